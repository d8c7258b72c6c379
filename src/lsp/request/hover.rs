//! Hover.

use tower_lsp::lsp_types as lsp;

use super::page;
use crate::{
    corpus::Entry,
    lsp::{capabilities::Markup, session::View},
    query,
    text::plain_text,
};

/// `textDocument/hover`, in the mark-up that the client can show.
pub fn hover(view: &View, entry: &Entry, offset: u32) -> Option<lsp::Hover> {
    let manual = page::rule_at(view, entry, offset).map(|(span, rule)| (span, rule.manual.to_owned()));
    let (span, markdown) = manual.or_else(|| {
        let found = query::hover(&view.snapshot, &entry.path, offset)?;
        let words = found.markdown(&|excerpt| view.texts.excerpt(excerpt));
        Some((found.span, words))
    })?;
    let (kind, value) = match view.capabilities.markup {
        Markup::Markdown => (lsp::MarkupKind::Markdown, markdown),
        Markup::Plain => (lsp::MarkupKind::PlainText, plain_text(&markdown)),
    };
    (!value.trim().is_empty()).then(|| lsp::Hover {
        contents: lsp::HoverContents::Markup(lsp::MarkupContent { kind, value }),
        range: Some(view.range(entry, span)),
    })
}
