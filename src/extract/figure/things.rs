//! Things: whether a number plainly counts something else than people.

use super::{group, number::Number, passage::Passage, people, word};
use crate::text::{TokenKind, WordKey, words};

/// Plural nouns that look like things' and count people, or may.
const MAYBE_PEOPLE: &[WordKey] = words![
    "deaths",
    "fatalities",
    "casualties",
    "injuries",
    "losses",
    "bodies",
    "corpses",
    "remains",
    "lives",
    "souls",
    "victims",
    "martyrs",
    "killings",
    "cases",
    "others",
    "ones",
    "names",
    "heads",
    "arrests",
    "executions",
    "wounds",
    "burials",
    "funerals",
    "graves",
    "coffins",
    "hundreds",
    "thousands",
    "dozens",
    "millions",
    "odd",
    "was",
    "is",
    "has",
    "thus",
];

/// Whether the noun behind a number, adjectives passed over, is one of things: "12 buses", "40 artillery shells".
pub(super) fn are_counted(passage: Passage<'_>, number: &Number) -> bool {
    if number.unit.is_some() {
        return true;
    }
    for at in number.tokens.end..number.tokens.end + 4 {
        let text = passage.word(at);
        if !passage.is_kind(at, TokenKind::Word) || people::noun(text).is_some() || people::is_people(text) {
            return false;
        }
        if word::is_measure_noun(text) {
            return true;
        }
        if text.len() > 3 && text.ends_with('s') && !passage.is_capital(at) {
            return !text.ends_with("ss") && !passage.any(at, MAYBE_PEOPLE);
        }
        if !group::is_modifier(passage, at) {
            return false;
        }
    }
    false
}
