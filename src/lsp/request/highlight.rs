//! The same in this document.

use tower_lsp::lsp_types as lsp;

use crate::{
    corpus::Entry,
    lsp::session::View,
    query::{self, highlight::Part},
};

/// `textDocument/documentHighlight`: an introduction is marked as a place that is written, the rest as read.
pub fn highlights(view: &View, entry: &Entry, offset: u32) -> Option<Vec<lsp::DocumentHighlight>> {
    let found = query::highlights(&view.snapshot, &entry.path, offset);
    let highlight = |(span, part)| lsp::DocumentHighlight {
        range: view.range(entry, span),
        kind: Some(match part {
            Part::Introduction => lsp::DocumentHighlightKind::WRITE,
            Part::Mention => lsp::DocumentHighlightKind::READ,
        }),
    };
    (!found.is_empty()).then(|| found.into_iter().map(highlight).collect())
}
