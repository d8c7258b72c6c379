//! Figures: numbers with qualifier, measure, scope, source and as-of.
//!
//! One pass a sentence: numbers first, frames only around them, and everything else only where a frame fits.

mod as_of;
mod change;
mod frame;
mod frames;
mod group;
pub mod measure;
mod number;
mod passage;
mod process;
mod qualifier;
mod reader;
#[cfg(test)]
mod reality;
mod scope;
mod source;
mod unreal;
mod when;
mod word;

use super::{facts::Facts, lexicon::Lexicon};
use crate::text::Document;

/// Reads them into `facts`; mentions and the date are read before.
pub fn read(document: &Document, lexicon: &Lexicon, facts: &mut Facts) {
    reader::read(document, lexicon, facts);
}
