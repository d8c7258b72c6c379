//! Find references.

use serde_json::json;
use tower_lsp::lsp_types as lsp;

use crate::{
    corpus::{Entry, describe::counted},
    lsp::{aside::Asker, convert, session::View},
    query::{
        self,
        references::{Declaration, MOST, Places},
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
    let make = |one| places(view, one);
    if asker.takes_parts() {
        let (total, found) = query::all_references(&view.snapshot, &entry.path, offset, declaration);
        let mut found = found.peekable();
        found.peek()?;
        return Some(asker.deliver_groups((total, found), make, |part| json!(part)));
    }
    let found = query::references(&view.snapshot, &entry.path, offset, declaration, MOST);
    let count: usize = found.documents.iter().map(|one| one.spans.len()).sum();
    if let Some((older, what)) = found.left_off {
        asker.remark(&format!(
            "{count} places are listed, those in the newest documents; {} are left off.",
            counted(older, what)
        ));
    }
    (count > 0)
        .then(|| asker.deliver_groups((found.documents.len(), found.documents), make, |part| json!(part)))
}

/// The places of one document, whose address is looked up once.
fn places(view: &View, found: Places) -> Vec<lsp::Location> {
    let Some(uri) = view.url(&found.entry.path) else { return Vec::new() };
    let range = |span| convert::to_range(&found.entry.lines, span, view.capabilities.encoding);
    found.spans.into_iter().map(|span| lsp::Location { uri: uri.clone(), range: range(span) }).collect()
}
