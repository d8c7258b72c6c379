//! Semantic tokens, whole, of a range, or what changed of them. Their types are ours, so that a theme can tell them apart; editors map them to standard ones.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex},
};

use serde_json::json;
use tower_lsp::lsp_types as lsp;

use crate::{
    corpus::{DocPath, Entry},
    extract::MentionKind,
    lsp::{
        convert,
        session::{View, lock},
    },
    query::{
        self,
        colour::{Colour, Names},
    },
    text::{Span, fold},
};

/// The types of tokens, in the order of their numbers.
pub const TYPES: [&str; 6] = ["figure", "date", "actor", "venue", "process", "conflict"];

/// Documents whose colours are kept to count changes from; an editor shows few at a time.
const KEPT: usize = 64;

type Tokens = Arc<[lsp::SemanticToken]>;

/// The colours that the client was told last, by document, with their ids.
#[derive(Debug, Default)]
pub struct Told(Mutex<BTreeMap<DocPath, (String, Tokens)>>);

impl Told {
    /// Keeps what is told now, and gives its id and what was told before under another.
    fn exchange(
        &self,
        path: &DocPath,
        now: &[lsp::SemanticToken],
        before: Option<&str>,
    ) -> (String, Option<Tokens>) {
        let mut told = lock(&self.0);
        let old = told.remove(path).filter(|(id, _)| Some(id.as_str()) == before);
        while told.len() >= KEPT {
            told.pop_first();
        }
        let id = format!("{:016x}", fold::fingerprint(json!(numbers(now)).to_string().as_bytes()));
        told.insert(Arc::clone(path), (id.clone(), Arc::from(now)));
        (id, old.map(|(_, tokens)| tokens))
    }
}

fn numbers(tokens: &[lsp::SemanticToken]) -> Vec<[u32; 4]> {
    let one =
        |token: &lsp::SemanticToken| [token.delta_line, token.delta_start, token.length, token.token_type];
    tokens.iter().map(one).collect()
}

/// `textDocument/semanticTokens/full`: every coloured word, with an id where the client can ask for changes by it.
pub fn whole(view: &View, entry: &Entry, told: &Told) -> lsp::SemanticTokens {
    let mut tokens = colours(view, entry, None);
    if view.capabilities.token_changes {
        tokens.result_id = Some(told.exchange(&entry.path, &tokens.data, None).0);
    }
    tokens
}

/// `textDocument/semanticTokens/full/delta`: what differs from what was told under an id; all where that is forgotten.
pub fn changes(view: &View, entry: &Entry, before: &str, told: &Told) -> lsp::SemanticTokensFullDeltaResult {
    let mut tokens = colours(view, entry, None);
    let (id, old) = told.exchange(&entry.path, &tokens.data, Some(before));
    let Some(old) = old else {
        tokens.result_id = Some(id);
        return lsp::SemanticTokensFullDeltaResult::Tokens(tokens);
    };
    let edits = edit(&old, &tokens.data).into_iter().collect();
    lsp::SemanticTokensFullDeltaResult::TokensDelta(lsp::SemanticTokensDelta { result_id: Some(id), edits })
}

/// The one edit that makes the old tokens the new ones; `None` where nothing differs. The protocol counts numbers, of
/// which a token has five.
fn edit(old: &[lsp::SemanticToken], new: &[lsp::SemanticToken]) -> Option<lsp::SemanticTokensEdit> {
    let same = |(one, other): &(&lsp::SemanticToken, &lsp::SemanticToken)| one == other;
    let first = old.iter().zip(new).take_while(same).count();
    let rest = old.len().min(new.len()) - first;
    let last = old.iter().rev().zip(new.iter().rev()).take(rest).take_while(same).count();
    let (gone, come) = (old.len() - first - last, new.get(first..new.len() - last).unwrap_or_default());
    let count = |tokens: usize| u32::try_from(tokens * 5).unwrap_or(u32::MAX);
    (gone > 0 || !come.is_empty()).then(|| lsp::SemanticTokensEdit {
        start: count(first),
        delete_count: count(gone),
        data: Some(come.to_vec()),
    })
}

/// `textDocument/semanticTokens/range`: every coloured word, or those of a range.
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

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(lengths: &[u32]) -> Vec<lsp::SemanticToken> {
        let token = |length: &u32| lsp::SemanticToken {
            delta_line: 1,
            delta_start: 0,
            length: *length,
            token_type: 0,
            token_modifiers_bitset: 0,
        };
        lengths.iter().map(token).collect()
    }

    #[test]
    fn one_edit_makes_the_old_tokens_the_new_ones() {
        let sequences: [&[u32]; 8] =
            [&[], &[1], &[1, 1], &[1, 2, 3], &[1, 3], &[2, 3], &[1, 1, 1], &[3, 2, 1, 2, 3]];
        for old in sequences {
            for new in sequences {
                let (from, to) = (tokens(old), tokens(new));
                let mut made = from.clone();
                if let Some(edit) = edit(&from, &to) {
                    let (start, gone) = (edit.start as usize / 5, edit.delete_count as usize / 5);
                    made.splice(start..start + gone, edit.data.unwrap_or_default());
                } else {
                    assert_eq!(old, new);
                }
                assert_eq!(made, to, "{old:?} to {new:?}");
            }
        }
    }
}
