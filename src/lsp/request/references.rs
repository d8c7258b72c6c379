//! Find references.

use serde_json::json;
use tower_lsp::lsp_types as lsp;

use crate::{
    corpus::{Entry, describe::counted},
    lsp::{aside::Asker, session::View},
    query::{
        self,
        references::{Declaration, MOST},
    },
};

/// `textDocument/references`: the mentions in the corpus, by path and place; all of them for a client that takes parts. To
/// others it is told when there are more.
pub fn references(
    view: &View,
    entry: &Entry,
    offset: u32,
    (declaration, asker): (Declaration, &Asker),
) -> Option<Vec<lsp::Location>> {
    let _course = asker.begin("Looking for mentions");
    let most = if asker.takes_parts() { usize::MAX } else { MOST };
    let found = query::references(&view.snapshot, &entry.path, offset, declaration, most);
    if found.places.is_empty() {
        return None;
    }
    if found.left_off > 0 {
        asker.remark(&format!(
            "{} places are listed, those in the newest documents; {} are left off.",
            found.places.len(),
            counted(found.left_off, "older document")
        ));
    }
    Some(asker.deliver(found.places, |one| view.place(&one.document, one.span), |part| json!(part)))
}
