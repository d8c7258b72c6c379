//! Marks: which readers a token may concern. It is asked once for each token, and readers look at theirs only.
//!
//! Deliberately absent: what the words are. Each reader says it itself, beside what they mean.

use std::{
    collections::BTreeMap,
    ops::{Deref, Range},
    sync::LazyLock,
};

use super::{
    date_words::{self, DateWords, find_marked_dates},
    enumeration, figure, happening,
};
use crate::text::{Document, Sentence, Token, TokenKind, WordKey, WordTable};

/// Readers, a bit each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Marks(u16);

impl Marks {
    /// A date may begin or end with it.
    pub(super) const DATE: Self = Self(1);
    /// It names a month or a weekday, or is digits: what is said of a date may be said with it.
    pub(super) const CALENDAR: Self = Self(1 << 1);
    /// It may count from a day told before.
    pub(super) const OFFSET: Self = Self(1 << 2);
    /// A number may begin with it.
    pub(super) const NUMBER: Self = Self(1 << 3);
    /// The count of an enumeration may begin with it.
    pub(super) const COUNT: Self = Self(1 << 4);
    /// It may tell of a meeting, or say where one was.
    pub(super) const MEETING: Self = Self(1 << 5);
    /// It may be the capital of a country.
    pub(super) const CAPITAL: Self = Self(1 << 6);
    /// It may say who gives a figure.
    pub(super) const SOURCE: Self = Self(1 << 7);
    /// It may tell of what is still to come.
    pub(super) const PLAN: Self = Self(1 << 8);

    /// Digits.
    const DIGITS: Self = Self::DATE.with(Self::CALENDAR).with(Self::NUMBER).with(Self::COUNT);

    /// Those of some tokens.
    pub(super) fn of_all(tokens: &[Token]) -> Vec<Self> {
        static TABLE: LazyLock<WordTable<Marks>> = LazyLock::new(table);
        let table = &*TABLE;
        let of = |token: &Token| match token.kind {
            TokenKind::Number => Self::DIGITS,
            _ => table.get(token.key).unwrap_or_default(),
        };
        tokens.iter().map(of).collect()
    }

    /// Whether the two share a reader.
    #[inline]
    pub(super) const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Both.
    pub(super) const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The places of those among some that have a mark.
    #[inline]
    pub(super) fn places(marks: &[Self], mark: Self) -> impl Iterator<Item = usize> {
        let mut free = 0;
        std::iter::from_fn(move || {
            let at = Self::next(marks, free, mark)?;
            free = at + 1;
            Some(at)
        })
    }

    /// The first place at or behind another whose token has a mark.
    #[inline]
    pub(super) fn next(marks: &[Self], at: usize, mark: Self) -> Option<usize> {
        let next = marks.get(at..)?.iter().position(|own| own.has(mark))?;
        Some(at + next)
    }
}

/// The words of all readers.
fn table() -> WordTable<Marks> {
    let mut words: BTreeMap<WordKey, Marks> = BTreeMap::new();
    let mut give = |mark: Marks, of_reader: &mut dyn Iterator<Item = &'static str>| {
        for word in of_reader {
            let own = words.entry(word.into()).or_default();
            *own = own.with(mark);
        }
    };
    give(Marks::DATE, &mut date_words::seed_words());
    give(Marks::CALENDAR, &mut date_words::calendar_words());
    give(Marks::OFFSET, &mut date_words::offset_words());
    give(Marks::NUMBER, &mut figure::number_words());
    give(Marks::COUNT, &mut enumeration::count_words());
    give(Marks::MEETING, &mut happening::meeting_words());
    give(Marks::CAPITAL, &mut happening::capital_words());
    give(Marks::SOURCE, &mut figure::source_words());
    give(Marks::PLAN, &mut happening::plan_words());
    WordTable::of(words)
}

/// A document whose tokens are marked.
#[derive(Debug)]
pub struct Marked<'a> {
    document: &'a Document,
    /// Of each token.
    marks: Vec<Marks>,
    /// Of each sentence all that its tokens have.
    of_sentences: Vec<Marks>,
}

impl<'a> Marked<'a> {
    /// Marks the tokens of a document.
    pub fn of(document: &'a Document) -> Self {
        let marks = Marks::of_all(&document.tokens);
        let all = |sentence: &Sentence| {
            let marks = marks.get(sentence.tokens.clone()).unwrap_or_default();
            marks.iter().fold(Marks::default(), |all, own| all.with(*own))
        };
        let of_sentences = document.sentences.iter().map(all).collect();
        Self { document, marks, of_sentences }
    }

    /// The marks of some tokens.
    pub(super) fn marks(&self, tokens: Range<usize>) -> &[Marks] {
        self.marks.get(tokens).unwrap_or_default()
    }

    /// The dates in a run of tokens.
    pub(super) fn dates(&self, tokens: Range<usize>) -> Vec<DateWords> {
        let marks = self.marks(tokens.clone());
        find_marked_dates(&self.text, self.tokens.get(tokens).unwrap_or_default(), marks)
    }

    /// Whether a sentence has a token with a mark.
    pub(super) fn has(&self, sentence: usize, mark: Marks) -> bool {
        self.of_sentences.get(sentence).is_some_and(|own| own.has(mark))
    }
}

impl Deref for Marked<'_> {
    type Target = Document;

    fn deref(&self) -> &Document {
        self.document
    }
}
