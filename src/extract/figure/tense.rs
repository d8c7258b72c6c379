//! Tense: whether a sentence speaks in the present; then a note's own date dates its figures.

use std::sync::LazyLock;

use super::passage::Passage;
use crate::text::{TokenKind, WordTable};

/// Whether a verb, or an adverb of now, speaks in the present; other words have no tense.
static TENSES: LazyLock<WordTable<bool>> = LazyLock::new(|| {
    let present = "is are has have remains remain stands stand continues continue says say puts put counts holds keeps \
                   lives live rages goes enters now today";
    let past = "was were had did said told met began ended stood became took held agreed fell";
    let words =
        |words: &'static str, is_present: bool| words.split_whitespace().map(move |word| (word, is_present));
    WordTable::of(words(present, true).chain(words(past, false)))
});

/// Whether it has a verb of the present and none of the past. In doubt it does not: rules about time are silent then.
pub(super) fn is_present(passage: Passage<'_>) -> bool {
    let mut is_present = false;
    for at in (0..passage.len()).filter(|at| passage.is_kind(*at, TokenKind::Word)) {
        match TENSES.get(passage.key(at)) {
            Some(false) => return false,
            Some(true) => is_present = true,
            None => {}
        }
    }
    is_present
}
