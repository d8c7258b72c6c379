//! Find references.

use serde_json::json;
use tower_lsp::lsp_types as lsp;

use crate::{
    corpus::Entry,
    lsp::{aside::Asker, session::View},
    query::{self, references::Declaration},
};

/// `textDocument/references`: every mention in the corpus, by path and place.
pub fn references(
    view: &View,
    entry: &Entry,
    offset: u32,
    (declaration, asker): (Declaration, &Asker),
) -> Option<Vec<lsp::Location>> {
    let _course = asker.begin("Looking for mentions");
    let found = query::references(&view.snapshot, &entry.path, offset, declaration);
    if found.is_empty() {
        return None;
    }
    Some(asker.deliver(found, |one| view.place(&one.document, one.span), |part| json!(part)))
}
