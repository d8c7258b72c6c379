//! Inlay hints, where the settings want them.

use tower_lsp::lsp_types as lsp;

use crate::{
    corpus::Entry,
    lsp::{convert, session::View},
    query,
};

/// `textDocument/inlayHint`: beside a note's figure what supports or contradicts it.
pub fn hints(view: &View, entry: &Entry, range: lsp::Range) -> Vec<lsp::InlayHint> {
    if !view.settings.editor.inlay_hints {
        return Vec::new();
    }
    let within = convert::span(&entry.lines, range, view.capabilities.encoding);
    let hint = |one: query::hint::Hint| lsp::InlayHint {
        position: convert::to_position(&entry.lines, one.at, view.capabilities.encoding),
        label: lsp::InlayHintLabel::String(convert::words(&one.words)),
        kind: None,
        text_edits: None,
        tooltip: Some(lsp::InlayHintTooltip::String(convert::words(&one.more))),
        padding_left: Some(true),
        padding_right: None,
        data: None,
    };
    query::hints(&view.snapshot, entry, within).into_iter().map(hint).collect()
}
