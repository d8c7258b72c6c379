//! Citations in notes: links, wiki links, footnotes and Pandoc keys.

use super::facts::Facts;
use crate::text::Document;

/// Reads them into `facts`.
pub fn read(_document: &Document, _facts: &mut Facts) {}
