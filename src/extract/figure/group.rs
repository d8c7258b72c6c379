//! People: the noun of people behind a number, and what may stand between a noun and its verb.

use super::{fate, passage::Passage, people, word};
use crate::text::{Case, TokenKind, WordKey, words};

/// A noun of people with its adjectives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct People {
    /// The noun's place.
    pub(super) head: usize,
    /// One past the last token.
    pub(super) end: usize,
}

/// Whether a number stands at a place with what became of those counted right behind: "38 injured", "over 100 people wounded".
pub(super) fn is_counted_state(passage: Passage<'_>, at: usize) -> bool {
    let first = (at..at + 4).find(|place| super::number::may_be_number(passage, *place));
    let Some(first) = first.filter(|first| {
        !(at..*first).any(|place| passage.any(place, words!["in", "on", "and", "by", "the"]))
    }) else {
        return false;
    };
    (first + 1..first + 6)
        .take_while(|place| {
            fate::is_state(passage.key(*place))
                || is_modifier(passage, *place)
                || passage.is_kind(*place, TokenKind::Number)
        })
        .any(|place| fate::is_state(passage.key(place)))
}

/// Words by which a postmodifier begins: "12 people [in a market] were killed".
pub(super) const POSTMODIFIERS: &[WordKey] = words![
    "in",
    "on",
    "from",
    "of",
    "at",
    "across",
    "near",
    "around",
    "inside",
    "outside",
    "with",
    "among",
    "including",
    "mostly",
    "mainly",
    "many",
    "most",
    "some",
    ",",
    "(",
    "–",
    "—",
    "-",
    "and",
    "or",
    "between",
    "belonging",
    "loyal",
    "aboard",
    "all",
    "both",
    "as",
    "plus",
    "along",
    "\"",
    "“",
    "‘",
    "half",
];

/// Whether a word ends a postmodifier: a verb, or what begins a clause.
pub(super) fn ends_postmodifier(passage: Passage<'_>, at: usize) -> bool {
    const WORDS: &[WordKey] = words![
        "was", "were", "have", "has", "had", "is", "are", "be", "been", "that", "which", "who", "said",
        "says", "told", "reported", "when", "after", "while", "where", ";", ":", "but", "will", "would",
        "could", "may", "might", "did", "if", "because",
    ];
    let text = passage.word(at);
    passage.any(at, WORDS) && text != "IS"
        || fate::is_casualty(text)
        || passage.any(at, words!["displaced", "fled"])
}

/// Whether words that stand between a noun and its verb begin at a place.
pub(super) fn begins_postmodifier(passage: Passage<'_>, at: usize) -> bool {
    passage.any(at, POSTMODIFIERS)
        || passage.any(at, words!["more", "over", "nearly", "almost", "about"])
            && (at + 1..at + 4).any(|place| passage.any(place, words!["half", "of"]))
        || is_part(passage, at + 1) && super::number::may_be_number(passage, at)
}

/// "of them", "of whom" behind a number: a part of those counted before.
pub(super) fn is_part(passage: Passage<'_>, at: usize) -> bool {
    passage.is(at, "of") && passage.any(at + 1, words!["them", "whom", "those", "these"])
}

/// Whether a word can be an adjective or a noun before a noun.
pub(super) fn is_modifier(passage: Passage<'_>, at: usize) -> bool {
    let Some(token) = passage.token(at) else { return false };
    match token.kind {
        TokenKind::Word => {
            let word = passage.key(at);
            !passage.is_function(at)
                && !fate::is_participle(word)
                && word::weekday(word).is_none()
                && !word::is_measure_noun(word)
                && !word::is_month(passage.word(at))
                || passage.any(at, words!["displaced", "besieged", "wounded", "captured", "detained"])
                    && people::is_people(passage.word(at + 1))
        }
        TokenKind::Mark => passage.any(at, words!["-", "–", "\"", "“", "”", "‘", "’", "'", "/"]),
        TokenKind::Possessive => true,
        _ => false,
    }
}

/// The people behind a number: "Syrian army soldiers", "of them children", "more", "others".
pub(super) fn people(passage: Passage<'_>, at: usize) -> Option<People> {
    let at = behind_of(passage, at);
    let mut place = at;
    while place < at + 7 {
        let text = passage.word(place);
        let is_word = passage.is_kind(place, TokenKind::Word);
        let is_noun =
            people::is_people(text) || people::is_one_person(passage.key(place)) && is_one(passage, at);
        if is_word && is_noun && !is_adjectival(passage, place) {
            let mut head = place;
            while passage.is_kind(head + 1, TokenKind::Word)
                && people::is_people(passage.word(head + 1))
                && !passage.is_capital(head + 1)
            {
                head += 1;
            }
            return Some(People { head, end: head + 1 });
        }
        if !is_modifier(passage, place)
            || word::is_measure_noun(text)
            || (place == at && passage.is(place, "-"))
        {
            break;
        }
        place += 1;
    }
    // "12 Taliban were killed", "hundreds of Taliban killed": a name that is the verb's subject.
    let verb =
        passage.any(at + 1, words!["was", "were", "have", "had"]) || fate::is_state(passage.key(at + 1));
    if verb && passage.is_capital(at) && is_modifier(passage, at) {
        return Some(People { head: at, end: at + 1 });
    }
    // "of them", "of whom", "more", "others" stand for the noun.
    if at > 0
        && passage.any_before(at, words!["of"])
        && passage.any(at, words!["them", "whom", "those", "these"])
    {
        return Some(People { head: at, end: at + 1 });
    }
    passage.any(at, words!["more", "other"]).then_some(People { head: at, end: at + 1 })
}

/// Whether the number before a place is one, so that one human being is counted.
fn is_one(passage: Passage<'_>, at: usize) -> bool {
    passage.any_before(at, words!["one", "1", "single"])
}

/// A capitalised demonym before another noun of people: "Iranians" is a noun, "Syrian" in "Syrian soldiers" an adjective.
fn is_adjectival(passage: Passage<'_>, at: usize) -> bool {
    passage.is(at + 1, "-") && !passage.spaced(at + 1)
}

/// The place behind "of the", "of them", "of its".
fn behind_of(passage: Passage<'_>, at: usize) -> usize {
    if !passage.is(at, "of") {
        return at;
    }
    if passage.any(at + 1, words!["the", "its", "their", "his", "these", "those", "our"]) {
        at + 2
    } else {
        at + 1
    }
}

/// Words that stand where a noun is left out.
const LEFT_OUT: &[WordKey] = words![
    "others",
    "elsewhere",
    "overnight",
    "alone",
    "far",
    "more",
    "mostly",
    "many",
    "most",
    "shot",
    "gunned",
    "martyrs",
];

/// Who is credited at the end of a headline: "raid kills 12 - Monitor", whatever became of the dash.
const CREDITS: &[WordKey] =
    words!["monitor", "ngo", "reports", "activists", "officials", "police", "sources", "witnesses", "army"];

/// Whether the noun behind a number may be missing: what follows is no noun that would be counted instead.
pub(super) fn may_be_left_out(passage: Passage<'_>, at: usize) -> bool {
    let Some(token) = passage.token(at) else { return true };
    let text = passage.word(at);
    match token.kind {
        TokenKind::Mark => (token.spaced || text != "-") && !matches!(text, "/" | "%" | ":"),
        TokenKind::Word => {
            passage.is_function(at) && !passage.is(at, "of") && !passage.is(at, "per")
                || fate::is_participle(token.key)
                || word::weekday(token.key).is_some()
                || word::is_month(text)
                || text.len() > 4 && text.ends_with("ly")
                || passage.any(at, LEFT_OUT)
                || passage.is_capital(at) && passage.any(at, CREDITS)
                // "killed 12 Observatory says": a name behind a lost comma.
                || token.case != Case::Lower && passage.any(at + 1, words!["said", "says", "reported"])
        }
        _ => false,
    }
}
