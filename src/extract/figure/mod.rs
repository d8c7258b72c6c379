//! Figures: numbers with qualifier, measure, scope, source and as-of.

pub mod measure;

use super::{facts::Facts, lexicon::Lexicon};
use crate::text::Document;

/// Reads them into `facts`; mentions are read before.
pub fn read(_document: &Document, _lexicon: &Lexicon, _facts: &mut Facts) {}
