//! Accounts: why a piece of text was read as it was, or not read. Made on demand, by asking the readers' own questions
//! again, so that reading itself pays nothing for them.

use std::borrow::Cow;

use super::{facts::Facts, figure, lexicon::Lexicon, mention};
use crate::text::{Document, Span};

/// What an account is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reading {
    /// A mention, by its number in [`Facts::mentions`].
    Mention(usize),
    /// A figure, by its number in [`Facts::figures`].
    Figure(usize),
    /// A number that is no figure.
    Number,
    /// Capitalised words that are no mention.
    Name,
}

/// On which side evidence stands: for the reading that was chosen, or against it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// It speaks for the reading.
    For,
    /// It speaks against it.
    Against,
}

/// A piece of evidence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ground {
    /// Its side.
    pub side: Side,
    /// What it is, in a short phrase.
    pub words: Cow<'static, str>,
    /// How much it weighs, where evidence is weighed: above 0, the more the heavier.
    pub weight: Option<u32>,
    /// The words that it rests on, where they stand elsewhere.
    pub at: Option<Span>,
}

/// Why a piece of text was read as it was, or not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// The words read.
    pub span: Span,
    /// As what.
    pub reading: Reading,
    /// The evidence: what speaks for it first, the strongest first.
    pub grounds: Vec<Ground>,
}

impl Ground {
    /// Evidence for a reading.
    pub fn pro(words: impl Into<Cow<'static, str>>) -> Self {
        Self { side: Side::For, words: words.into(), weight: None, at: None }
    }

    /// Evidence against it.
    pub fn contra(words: impl Into<Cow<'static, str>>) -> Self {
        Self { side: Side::Against, words: words.into(), weight: None, at: None }
    }
}

impl Account {
    /// An account with its evidence put in order.
    pub(super) fn new(span: Span, reading: Reading, mut grounds: Vec<Ground>) -> Self {
        grounds.sort_by_key(|ground| (ground.side, std::cmp::Reverse(ground.weight)));
        Self { span, reading, grounds }
    }
}

/// The accounts of what stands within a span, by place. `facts` are those of the document under that lexicon.
pub fn accounts(document: &Document, lexicon: &Lexicon, facts: &Facts, within: Span) -> Vec<Account> {
    let mut accounts = mention::accounts(document, lexicon, facts, within);
    accounts.extend(figure::accounts(document, lexicon, facts, within));
    accounts.sort_by_key(|account| (account.span.start, account.span.end, account.reading));
    accounts
}
