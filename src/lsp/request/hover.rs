//! Hover.

use tower_lsp::lsp_types as lsp;

use crate::{
    corpus::Entry,
    lsp::{capabilities::Markup, session::View},
    query,
    text::plain_text,
};

/// `textDocument/hover`, in the mark-up that the client can show.
pub fn hover(view: &View, entry: &Entry, offset: u32) -> Option<lsp::Hover> {
    let found = query::hover(&view.snapshot, &entry.path, offset)?;
    let markdown = found.markdown(&|excerpt| view.texts.excerpt(excerpt));
    let (kind, value) = match view.capabilities.markup {
        Markup::Markdown => (lsp::MarkupKind::Markdown, markdown),
        Markup::Plain => (lsp::MarkupKind::PlainText, plain_text(&markdown)),
    };
    (!value.trim().is_empty()).then(|| lsp::Hover {
        contents: lsp::HoverContents::Markup(lsp::MarkupContent { kind, value }),
        range: Some(view.range(entry, found.span)),
    })
}
