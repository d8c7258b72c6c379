//! Whether a sentence speaks in the present: then a note's own date dates it.

use crate::text::{Document, Sentence, TokenKind, WordSet};

const PRESENT: WordSet = WordSet::of(&[
    "is",
    "are",
    "has",
    "have",
    "remains",
    "remain",
    "stands",
    "stand",
    "continues",
    "continue",
    "says",
    "say",
    "puts",
    "put",
    "counts",
    "holds",
    "keeps",
    "lives",
    "live",
    "rages",
    "goes",
    "enters",
    "now",
    "today",
]);
const PAST: WordSet = WordSet::of(&[
    "was", "were", "had", "did", "said", "told", "met", "began", "ended", "stood", "became", "took", "held",
    "agreed", "fell",
]);

/// Whether it has a verb of the present and none of the past. In doubt it does not: rules about time are silent then.
pub(super) fn is_present(document: &Document, sentence: &Sentence) -> bool {
    let mut present = false;
    for token in document.tokens_of(sentence).iter().filter(|token| token.kind == TokenKind::Word) {
        let word = token.text(&document.text);
        if PAST.has(word) {
            return false;
        }
        present |= PRESENT.has(word);
    }
    present
}
