//! What the words behind a country or capital tell: the verb of which it is the subject, the noun that it describes.

use std::ops::Range;

use super::{
    face::{Evidence, NONE},
    page::Page,
};
use crate::{extract::lexicon::Class, text::words};

/// Longer words in plain form are nouns more often than verbs.
const LONGEST_PLAIN_VERB: usize = 7;

/// What stands behind a name of `count` members that ends before the token `end`; `opens` where a clause begins with it.
pub fn behind_subject(
    page: &Page<'_>,
    range: &Range<usize>,
    end: usize,
    opens: bool,
    count: usize,
) -> Evidence {
    let Some(at) = verb_place(page, range, end) else {
        let is_alone = range.len() <= 3;
        return if is_alone { (-2, "a name alone") } else { NONE };
    };
    let class = page.class(at);
    if class.has(Class::AUXILIARY) {
        return behind_auxiliary(page, range, at);
    }
    if page.is_mark(at, words![","]) {
        return match page.text(at + 1) {
            "where" => (-4, "a place where"),
            "which" | "who" if opens => (2, "the subject of a sentence"),
            _ if opens && count > 1 => (2, "the subject of a sentence"),
            _ => NONE,
        };
    }
    if page.is_word(at, words!["and", "or"]) && opens {
        return if others_act(page, range, at + 1) { (3, "one of several that act") } else { NONE };
    }
    if page.is_word(at, words!["to"]) && opens {
        return (3, "about to act");
    }
    if page.is_capital(at) && class.has(Class::TITLE.with(Class::TITLE_PART)) {
        return (1, "before an office");
    }
    if !page.is_lower(at) {
        return NONE;
    }
    if page.is_word(at, words!["responsible", "accountable"]) {
        return (5, "held responsible");
    }
    if class.has(Class::HAPPENING) {
        return (-2, "what happens to a place");
    }
    // "Kenya and Peru follow": what several do at the start of a clause needs no ending.
    let is_noun = class.has(
        Class::FUNCTION
            .with(Class::PLACE)
            .with(Class::LANDSCAPE)
            .with(Class::PROCESS)
            .with(Class::CONFLICT)
            .with(Class::RAID),
    );
    if opens && count > 1 && !is_noun && page.text(at).len() <= LONGEST_PLAIN_VERB {
        return (2, "the subjects of a verb");
    }
    let is_plain_form = class.has(Class::VERB) && !page.text(at).ends_with('s') && !is_past(page.text(at));
    if is_plain_form && count == 1 && !opens {
        return (1, "before a verb or noun");
    }
    if class.has(Class::VERB) || class.has(Class::SAYING) || is_participle(page, at) {
        return (5, "the subject of a verb");
    }
    if class.has(Class::STATE) {
        return (3, "before its government or forces");
    }
    let is_topic = class.has(Class::PROCESS)
        || class.has(Class::CONFLICT)
        || class.has(Class::PLACE)
        || page.is(at, Class::RAID);
    if is_topic || page.is_word(at, words!["envoy", "peace", "border", "summit", "trip"]) {
        return (-3, "before a noun of talks, war or place");
    }
    NONE
}

/// "Damascus and the armed factions have ...": a verb behind the other subject.
fn others_act(page: &Page<'_>, range: &Range<usize>, from: usize) -> bool {
    let window = from..range.end.min(from + 7);
    let stop =
        window.clone().find(|at| page.is_mark(*at, words![","]) || page.is(*at, Class::IN.with(Class::AT)));
    let mut words = window.start..stop.unwrap_or(window.end);
    words.any(|at| {
        page.is(at, Class::AUXILIARY)
            || page.is(at, Class::VERB) && page.is_lower(at)
            || is_participle(page, at)
    })
}

fn verb_place(page: &Page<'_>, range: &Range<usize>, end: usize) -> Option<usize> {
    let mut at = end;
    while at < range.end {
        let is_day = page.is(at, Class::CALENDAR) && page.is_capital(at)
            || page.is_word(at, words!["on", "in"])
                && page.is(at + 1, Class::CALENDAR)
                && page.is_capital(at + 1);
        let is_quote = page.is_mark(at, words!["\"", "”", "’", "'"]);
        if !is_adverb(page, at) && !is_day && !is_quote {
            return Some(at);
        }
        at += 1;
    }
    None
}

fn behind_auxiliary(page: &Page<'_>, range: &Range<usize>, at: usize) -> Evidence {
    let is_being = page.is_word(at, words!["is", "are", "was", "were", "isn't", "wasn't"]);
    let Some(next) = verb_place(page, range, at + 1) else { return (1, "before an auxiliary") };
    let window = next..range.end.min(next + 2);
    let is_stricken = window.clone().any(|at| page.is(at, Class::STRICKEN))
        && (is_being || page.is_word(next, words!["been"]));
    if is_stricken || window.clone().any(|at| page.is(at, Class::HAPPENING)) {
        return (-3, "what happens to a place");
    }
    if !is_being || page.text(next).ends_with("ing") {
        return (5, "the subject of a verb");
    }
    if page.is_word(next, words!["to"]) {
        return (4, "about to act");
    }
    if page.is(next, Class::IN) || page.is(next, Class::AT) || page.is(next, Class::FUNCTION) {
        return (-1, "described, not acting");
    }
    (2, "the subject of a verb")
}

/// Whether a word is a past form or participle in -ed, and not of what is done to places.
pub fn is_participle(page: &Page<'_>, at: usize) -> bool {
    page.is_lower(at)
        && page.text(at).len() > 4
        && page.text(at).ends_with("ed")
        && !page.is(at, Class::STRICKEN)
}

fn is_past(text: &str) -> bool {
    matches!(
        text,
        "gave"
            | "took"
            | "made"
            | "held"
            | "began"
            | "put"
            | "set"
            | "kept"
            | "led"
            | "brought"
            | "met"
            | "went"
            | "came"
            | "got"
            | "left"
            | "found"
            | "thought"
            | "knew"
            | "became"
            | "fought"
            | "won"
            | "lost"
            | "paid"
            | "sold"
            | "bought"
            | "struck"
            | "shot"
            | "broke"
            | "withdrew"
            | "understood"
            | "spoke"
            | "saw"
            | "stood"
            | "laid"
            | "chose"
    )
}

/// Whether the next word, over adverbs, has one of these endings.
pub fn skip_adverbs(page: &Page<'_>, range: &Range<usize>, at: usize, endings: &[&str]) -> bool {
    (at..range.end.min(at + 3))
        .find(|at| !is_adverb(page, *at))
        .is_some_and(|at| page.is_lower(at) && endings.iter().any(|ending| page.text(at).ends_with(ending)))
}

fn is_adverb(page: &Page<'_>, at: usize) -> bool {
    page.is_lower(at)
        && (page.text(at).ends_with("ly")
            || page.is_word(
                at,
                words![
                    "also",
                    "now",
                    "then",
                    "still",
                    "again",
                    "once",
                    "even",
                    "just",
                    "never",
                    "always",
                    "often",
                    "not",
                    "soon",
                    "all",
                    "both",
                    "already",
                    "today",
                    "yesterday",
                ],
            ))
}
