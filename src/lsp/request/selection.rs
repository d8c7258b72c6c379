//! Selection ranges.

use tower_lsp::lsp_types as lsp;

use crate::{corpus::Entry, lsp::session::View, query};

/// `textDocument/selectionRange`: one chain a position. A text that is not the one that was read has only itself.
pub fn selections(view: &View, entry: &Entry, places: &[lsp::Position]) -> Vec<lsp::SelectionRange> {
    let document = view.document(entry);
    let chain = |place: &lsp::Position| {
        let offset = view.offset(entry, *place);
        let spans = document
            .as_ref()
            .map(|document| query::selections(&view.snapshot, entry, document, offset))
            .unwrap_or_default();
        let ranges = spans.into_iter().rev().map(|span| view.range(entry, span));
        let nested = ranges.fold(None, |parent: Option<lsp::SelectionRange>, range| {
            Some(lsp::SelectionRange { range, parent: parent.map(Box::new) })
        });
        nested
            .unwrap_or(lsp::SelectionRange { range: lsp::Range { start: *place, end: *place }, parent: None })
    };
    places.iter().map(chain).collect()
}
