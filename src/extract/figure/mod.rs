//! Figures: numbers with qualifier, measure, scope, source and as-of.
//!
//! One pass a sentence: numbers first, frames only around them, and everything else only where a frame fits.

mod account;
mod anchor;
mod as_of;
mod by_place;
mod change;
mod civilians;
mod counted;
mod credit;
mod digits;
mod doubt;
mod event;
mod fate;
mod fraction;
mod frame;
mod frames;
mod group;
mod listing;
pub mod measure;
mod money;
mod nth;
mod number;
pub mod number_word;
mod over_time;
mod parts;
pub(super) mod passage;
pub mod people;
mod process;
mod qualifier;
mod range;
mod reader;
mod refusal;
mod repeat;
#[cfg(test)]
mod sample;
pub(super) mod saying;
pub mod scene;
mod scope;
mod sentence;
mod source;
mod spoken;
mod stated;
mod sum;
mod table;
mod tally;
mod tense;
#[cfg(test)]
mod tests;
mod things;
mod tier;
mod unreal;
mod voice;
mod war;
mod when;
pub(super) mod word;
mod wording;

pub use by_place::AtPlace;
pub use event::EventKind;
pub(super) use event::event_kind;
pub use nth::Nth;
pub(super) use number_word::beginnings as number_words;
pub use parts::{Bond, Division, Portion};
pub(super) use source::words as source_words;
pub use stated::{NumberForm, StatedNumber, numbers};
pub use tally::stem;
pub use voice::Voice;
pub use wording::{Wording, Wordings};

use super::{Marked, account::Account, facts::Facts, lexicon::Lexicon};
use crate::text::{Document, Span};

/// Reads them into `facts`; mentions and the date are read before.
pub fn read(document: &Marked<'_>, lexicon: &Lexicon, facts: &mut Facts) {
    reader::read(document, lexicon, facts);
    facts.scenes = scene::read(document, facts);
}

/// Why the numbers within a span are figures, or none. `facts` are those of the document under that lexicon.
pub fn accounts(document: &Document, lexicon: &Lexicon, facts: &Facts, within: Span) -> Vec<Account> {
    account::accounts(&Marked::of(document), lexicon, facts, within)
}
