//! Hover.

use tower_lsp::lsp_types as lsp;

use crate::{
    corpus::Entry,
    lsp::{capabilities::Markup, session::View},
    query::{self, Subject},
    rule,
    text::{Span, plain_text},
};

/// `textDocument/hover`, in the mark-up that the client can show.
pub fn hover(view: &View, entry: &Entry, offset: u32) -> Option<lsp::Hover> {
    let (span, markdown) = rule_named(view, entry, offset).or_else(|| {
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

/// The manual of the rule that a suppression names: rules and queries do not know each other, so they meet here.
fn rule_named(view: &View, entry: &Entry, offset: u32) -> Option<(Span, String)> {
    let Subject::Suppression(number) = query::subject_at(&view.snapshot, &entry.path, offset)? else {
        return None;
    };
    let suppression = entry.facts.suppressions.get(number)?;
    Some((suppression.rule_span, rule::rule(&suppression.rule)?.manual.to_owned()))
}
