//! Pieces of a quotation: what stands between ellipses and bracketed insertions, each word for word.

use super::Words;
use crate::text::{Document, Span, Token, TokenKind};

/// Words of the article that a bracketed insertion may stand for.
pub(super) const INSERTED: usize = 12;

/// Tokens within one pair of brackets.
const BRACKETED: usize = 24;

/// What stands between a piece and the next one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::rule) enum Joint {
    /// An ellipsis: anything was left out.
    Left,
    /// Brackets: the note's own words stand for few of the article's, or for none.
    Inserted,
}

/// Words of a quotation that must stand together.
#[derive(Debug)]
pub(in crate::rule) struct Piece {
    /// The words.
    pub words: Words,
    /// What separates it from the next.
    pub joint: Joint,
}

/// The pieces of the quotation at `span` of a note.
pub(in crate::rule) fn pieces(note: &Document, span: Span) -> Vec<Piece> {
    let first = note.tokens.partition_point(|token| token.span.start < span.start);
    let tokens: Vec<Token> =
        note.tokens.iter().skip(first).take_while(|token| token.span.end <= span.end).copied().collect();
    let reader = Reader { text: &note.text, tokens: &tokens };
    let (mut pieces, mut words, mut at) = (Vec::new(), Words::default(), 0);
    while at < tokens.len() {
        match reader.joint(at) {
            Some((Some(joint), next)) => {
                pieces.push(Piece { words: std::mem::take(&mut words), joint });
                at = next;
            }
            Some((None, next)) => at = next,
            None => {
                if let Some(token) = tokens.get(at) {
                    words.push(&note.text, *token);
                }
                at += 1;
            }
        }
    }
    pieces.push(Piece { words, joint: Joint::Left });
    // Two joints side by side: the wider one holds.
    let mut kept: Vec<Piece> = Vec::new();
    for piece in pieces {
        match kept.last_mut() {
            Some(last) if piece.words.len() == 0 => {
                if piece.joint == Joint::Left {
                    last.joint = Joint::Left;
                }
            }
            _ if piece.words.len() == 0 => {}
            _ => kept.push(piece),
        }
    }
    kept
}

struct Reader<'a> {
    text: &'a str,
    tokens: &'a [Token],
}

impl Reader<'_> {
    fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| token.text(self.text))
    }

    /// The joint that begins at a token, with the token behind it; without one for what only has to be passed over.
    fn joint(&self, at: usize) -> Option<(Option<Joint>, usize)> {
        match self.word(at) {
            "…" => Some((Some(Joint::Left), at + 1)),
            "." if self.word(at + 1) == "." && self.word(at + 2) == "." => {
                let dots = (at..self.tokens.len()).take_while(|at| self.word(*at) == ".").count();
                Some((Some(Joint::Left), at + dots))
            }
            "[" | "(" => self.bracket(at),
            _ => None,
        }
    }

    fn bracket(&self, at: usize) -> Option<(Option<Joint>, usize)> {
        let close = if self.word(at) == "[" { "]" } else { ")" };
        let end = (at + 1..self.tokens.len().min(at + BRACKETED)).find(|end| self.word(*end) == close)?;
        let inside = self.tokens.get(at + 1..end)?;
        let is_word = |token: &&Token| token.kind == TokenKind::Word;
        let words = inside.iter().filter(is_word).count();
        let has_dots = inside.iter().any(|token| matches!(token.text(self.text), "." | "…"));
        if words == 0 && has_dots {
            return Some((Some(Joint::Left), end + 1));
        }
        if words == 1 && self.word(at + 1).eq_ignore_ascii_case("sic") {
            return Some((None, end + 1));
        }
        // "[T]he": a letter in the case that the note's sentence needs.
        let is_glued = |at: usize| {
            self.tokens.get(at).is_some_and(|token| !token.spaced && token.kind == TokenKind::Word)
        };
        if words == 1 && inside.len() == 1 && self.word(at + 1).chars().count() == 1 && is_glued(end + 1) {
            return Some((None, at + 1));
        }
        Some((Some(Joint::Inserted), end + 1))
    }
}
