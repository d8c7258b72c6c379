//! `rapporteur/explain`: how words were understood, with the evidence for and against. For reports of faults, and for
//! whoever wonders.

use std::sync::Arc;

use serde::Deserialize;
use serde_json::{Value, json};
use tower_lsp::lsp_types as lsp;

use crate::{
    corpus::Entry,
    extract::Side,
    lsp::{convert, session::View},
    query::explain::{Explanation, Topic},
    text::Span,
};

/// A document with a place in it, or a range; with neither, all of the document.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ExplainParams {
    /// The document.
    pub text_document: lsp::TextDocumentIdentifier,
    /// The place whose words are asked for.
    pub position: Option<lsp::Position>,
    /// The range that holds them.
    pub range: Option<lsp::Range>,
}

/// `{readings: [{range, text, topic, reading, grounds: [{side, words, weight, range}]}]}`; weight and range of a ground may
/// be null. The document's date comes first,
/// unless a place is asked for. `None` where the text is no longer the one that was read.
pub fn explain(view: &View, entry: &Entry, params: &ExplainParams) -> Option<Value> {
    let encoding = view.capabilities.encoding;
    let within = match (params.position, params.range) {
        (Some(position), _) => {
            entry.lines.line(position.line.min(entry.lines.line_count().saturating_sub(1)))
        }
        (None, Some(range)) => convert::span(&entry.lines, range, encoding),
        (None, None) => Span::new(0, u32::MAX),
    };
    let offset = params.position.map(|position| view.offset(entry, position));
    let text = view.texts.text(&entry.path)?;
    let is_asked =
        |one: &Explanation| offset.is_none_or(|at| one.topic != Topic::Date && one.span.touches(at));
    let readings = view.explain(entry, Arc::clone(&text), within)?.into_iter().filter(is_asked).map(|one| {
        let grounds = one.grounds.iter().map(|ground| {
            let side = if ground.side == Side::For { "for" } else { "against" };
            let at = ground.at.map(|at| view.range(entry, at));
            json!({"side": side, "words": ground.words, "weight": ground.weight, "range": at})
        });
        json!({
            "range": view.range(entry, one.span),
            "text": one.span.of(&text),
            "topic": one.topic.name(),
            "reading": one.reading,
            "grounds": grounds.collect::<Vec<_>>(),
        })
    });
    Some(json!({ "readings": readings.collect::<Vec<_>>() }))
}
