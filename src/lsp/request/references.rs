//! Find references.

use tower_lsp::lsp_types as lsp;

use crate::{
    corpus::Entry,
    lsp::session::View,
    query::{self, references::Declaration},
};

/// `textDocument/references`: every mention in the corpus, by path and place.
pub fn references(
    view: &View,
    entry: &Entry,
    offset: u32,
    declaration: Declaration,
) -> Option<Vec<lsp::Location>> {
    let found = query::references(&view.snapshot, &entry.path, offset, declaration);
    (!found.is_empty()).then(|| view.places(&found))
}
