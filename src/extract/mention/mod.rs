//! Mentions of actors, venues, processes and conflicts.

use super::{facts::Facts, lexicon::Lexicon};
use crate::text::Document;

/// Reads them into `facts`.
pub fn read(_document: &Document, _lexicon: &Lexicon, _facts: &mut Facts) {}
