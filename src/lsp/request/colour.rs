//! Semantic tokens. Their types are ours, so that a theme can tell them apart; editors map them to standard ones.

use tower_lsp::lsp_types as lsp;

use crate::{
    corpus::Entry,
    extract::MentionKind,
    lsp::{convert, session::View},
    query::{
        self,
        colour::{Colour, Names},
    },
    text::Span,
};

/// The types of tokens, in the order of their numbers.
pub const TYPES: [&str; 6] = ["figure", "date", "actor", "venue", "process", "conflict"];

/// `textDocument/semanticTokens/full` and `/range`: every coloured word, or those of a range.
pub fn colours(view: &View, entry: &Entry, range: Option<lsp::Range>) -> lsp::SemanticTokens {
    let encoding = view.capabilities.encoding;
    let within = range.map_or(Span::new(0, u32::MAX), |range| convert::span(&entry.lines, range, encoding));
    let names = if view.settings.editor.coloured_names { Names::Coloured } else { Names::Plain };
    let found = query::colours(&view.snapshot, entry, within, names);
    let (mut data, mut before) = (Vec::new(), lsp::Position::default());
    for (span, colour) in found.into_iter().flat_map(|(span, colour)| by_line(entry, span, colour)) {
        let at = view.range(entry, span);
        let delta_line = at.start.line - before.line;
        let from = if delta_line == 0 { before.character } else { 0 };
        data.push(lsp::SemanticToken {
            delta_line,
            delta_start: at.start.character - from,
            length: at.end.character.saturating_sub(at.start.character),
            token_type: number(colour),
            token_modifiers_bitset: 0,
        });
        before = at.start;
    }
    lsp::SemanticTokens { result_id: None, data }
}

/// A name that runs over the end of a line is one token a line.
fn by_line(entry: &Entry, span: Span, colour: Colour) -> impl Iterator<Item = (Span, Colour)> {
    let lines = entry.lines.line_of(span.start)..=entry.lines.line_of(span.end);
    let part = move |line: u32| {
        let line = entry.lines.line(line);
        Span::new(span.start.max(line.start), span.end.min(line.end).max(span.start.max(line.start)))
    };
    lines
        .map(part)
        .filter(|part| !part.is_empty())
        .map(move |part| (part, colour))
        .collect::<Vec<_>>()
        .into_iter()
}

fn number(colour: Colour) -> u32 {
    match colour {
        Colour::Figure => 0,
        Colour::Date => 1,
        Colour::Name(MentionKind::Actor) => 2,
        Colour::Name(MentionKind::Venue) => 3,
        Colour::Name(MentionKind::Process) => 4,
        Colour::Name(MentionKind::Conflict) => 5,
    }
}
