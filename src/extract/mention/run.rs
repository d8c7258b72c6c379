//! Runs of capitalised words that nobody holds: what may be a new name, or a part of one.

use std::ops::Range;

use super::{known::with_particle, page::Page};
use crate::{
    extract::lexicon::Class,
    text::{Case, WordKey, words},
};

/// Words in which no name of a person goes on.
const NO_NAME: Class = Class::FUNCTION
    .with(Class::CALENDAR)
    .with(Class::TITLE)
    .with(Class::TITLE_PART)
    .with(Class::ORGANISATION)
    .with(Class::PLACE)
    .with(Class::DIRECTION)
    .with(Class::COMMON)
    .with(Class::LANDMARK)
    .with(Class::SAYING)
    .with(Class::AUXILIARY);

/// A run of name words, with particles, hyphens and initials between them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run<'r> {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Its name words.
    pub words: &'r [usize],
    /// Its sentence.
    pub sentence: usize,
}

impl Run<'_> {
    /// Whether it begins its sentence, where any word is written upper case.
    pub fn opens(&self, page: &Page<'_>) -> bool {
        let start = page.range_of(self.sentence).start;
        let behind_speaker = self.tokens.start.checked_sub(1).is_some_and(|at| page.is_mark(at, words![")"]));
        behind_speaker || (start..self.tokens.start).all(|at| !page.is_lower(at) && !page.is_capital(at))
    }
}

/// The runs of sentences, in few pieces of memory.
#[derive(Debug)]
pub struct Runs {
    /// The name words of one behind those of the other.
    words: Vec<usize>,
    /// The tokens of each, and which words are its.
    places: Vec<(Range<usize>, Range<usize>)>,
    /// Which of them each sentence has.
    of_sentences: Vec<Range<usize>>,
}

impl Runs {
    /// None yet, with room for what some sentences have, mostly.
    pub fn with_room(sentences: usize) -> Self {
        Self {
            words: Vec::with_capacity(2 * sentences),
            places: Vec::with_capacity(sentences),
            of_sentences: Vec::with_capacity(sentences),
        }
    }

    /// Those of a page.
    pub fn of(page: &Page<'_>) -> Self {
        let mut runs = Self::with_room(page.document.sentences.len());
        (0..page.document.sentences.len()).for_each(|sentence| runs.find(page, sentence));
        runs
    }

    /// Finds those of a sentence, whatever was found there before.
    pub fn find(&mut self, page: &Page<'_>, sentence: usize) {
        let (range, first) = (page.range_of(sentence), self.places.len());
        let mut at = range.start;
        while let Some(capital) = page.next_capital(at, range.end) {
            at = capital;
            if !begins(page, at, range.end) || is_leading_particle(page, sentence, at) {
                at += 1;
                continue;
            }
            let words = self.words.len();
            let tokens = run(page, sentence, at, range.end, &mut self.words);
            at = tokens.end.max(at + 1);
            self.places.push((tokens, words..self.words.len()));
        }
        if self.of_sentences.len() <= sentence {
            self.of_sentences.resize(sentence + 1, 0..0);
        }
        if let Some(own) = self.of_sentences.get_mut(sentence) {
            *own = first..self.places.len();
        }
    }

    /// Those of a sentence, as they were found last.
    pub fn in_sentence(&self, sentence: usize) -> impl Iterator<Item = Run<'_>> {
        let own = self.of_sentences.get(sentence).cloned().unwrap_or_default();
        self.places.get(own).unwrap_or_default().iter().map(move |(tokens, words)| Run {
            tokens: tokens.clone(),
            words: self.words.get(words.clone()).unwrap_or_default(),
            sentence,
        })
    }
}

/// "[al-]Sheikh": behind an article that a hyphen joins, any word is a name's.
fn has_article(page: &Page<'_>, at: usize) -> bool {
    at > 1
        && is_hyphen(page, at - 1)
        && page.is(at - 2, Class::PARTICLE)
        && page.text(at - 2).len() == 2
        && !page.is(at, Class::PEOPLE)
}

fn is_plain_word(page: &Page<'_>, at: usize) -> bool {
    if !page.is_capital(at) || !page.is_free(at) {
        return false;
    }
    if has_article(page, at) || is_syllable(page, at) {
        return true;
    }
    (!page.is_people(at) || is_given_before_surname(page, at))
        && (!page.is(at, NO_NAME) || page.is(at, Class::GIVEN))
        && (!page.is(at, Class::CALENDAR) || is_given_before_surname(page, at))
        && !page.is(at, Class::FUNCTION)
}

/// "Khin Thu Kha": the short form of a day or month between two unknown words is a name's.
fn is_syllable(page: &Page<'_>, at: usize) -> bool {
    let is_unknown = |at: usize| page.is_capital(at) && page.class(at) == Class::NONE;
    let is_apart = |at: usize| page.token(at).is_some_and(|token| token.spaced);
    page.is(at, Class::CALENDAR)
        && page.text(at).len() == 3
        && at > 0
        && is_unknown(at - 1)
        && is_unknown(at + 1)
        && is_apart(at)
        && is_apart(at + 1)
}

/// "Jan Egeland": a month that is a given name too, before a name.
fn is_given_before_surname(page: &Page<'_>, at: usize) -> bool {
    page.is(at, Class::GIVEN)
        && page.is_capital(at + 1)
        && page.is_free(at + 1)
        && page.class(at + 1) == Class::NONE
        && !page.is_mark(at + 1, words!["."])
}

/// A particle at the start of a name belongs to the word behind it.
fn is_leading_particle(page: &Page<'_>, sentence: usize, at: usize) -> bool {
    let next = if is_hyphen(page, at + 1) { at + 2 } else { at + 1 };
    page.line(sentence).is_particle(at) && is_plain_word(page, next)
}

/// A name word, or a direction before one ("Eastern Ghouta"); not the second half of "PG&E".
fn begins(page: &Page<'_>, at: usize, end: usize) -> bool {
    if !page.is_capital(at) || !page.is_free(at) {
        return false;
    }
    if page.token(at).is_some_and(|token| !token.spaced) && at > 0 && page.is_mark(at - 1, words!["&"]) {
        return false;
    }
    is_plain_word(page, at)
        || (page.is(at, Class::DIRECTION.with(Class::TOPONYM))
            || page.is_word(at, words!["new", "old", "great", "greater", "mount"]))
            && at + 1 < end
            && is_plain_word(page, at + 1)
            && page.token(at + 1).is_some_and(|token| token.spaced)
}

/// The tokens of the run that begins with a word; its name words are put behind others.
fn run(page: &Page<'_>, sentence: usize, first: usize, end: usize, words: &mut Vec<usize>) -> Range<usize> {
    words.push(first);
    let (mut last, mut count) = (first, 1);
    while let Some(next) = next_word(page, sentence, last, count, end) {
        words.push(next);
        (last, count) = (next, count + 1);
    }
    let mut start = with_particle(page, sentence, first);
    let opener = page.range_of(sentence).start;
    // "De facto Kobani" has no particle of its name at the start of the sentence, "De Mistura" has.
    if start > opener && page.is_lower(start) && page.is_word(start, words!["la", "le", "du", "da", "do"]) {
        start = first;
    }
    start..last + 1
}

/// The next word of a run behind a space, a hyphen, a particle or an initial's dot.
fn next_word(page: &Page<'_>, sentence: usize, last: usize, count: usize, end: usize) -> Option<usize> {
    if page.words.get(last).is_some_and(|word| word.lost_apostrophe) {
        return None;
    }
    let mut at = last + 1;
    // "IM Dorsa Quell": an acronym before a name is a title or somebody else.
    if count == 1 && is_acronym(page, last) && !is_acronym(page, at) && !is_hyphen(page, at) {
        return None;
    }
    let is_initial = page.token(last).is_some_and(|token| token.span.len() == 1);
    if is_initial && page.is_mark(at, words!["."]) && page.token(at).is_some_and(|token| !token.spaced) {
        at += 1;
    }
    let is_hyphened = is_hyphen(page, at);
    if is_hyphened {
        at += 1;
        let is_given = count == 1 && page.is_capital(at + 1) && !page.is_word(last, PREFIXES);
        if page.is_lower(at) && (count >= 2 || is_given) && at < end && !is_compound(page, at) {
            return Some(at);
        }
    }
    let line = page.line(sentence);
    while at < end && line.is_particle(at) {
        at += 1;
        if is_hyphen(page, at) {
            at += 1;
        }
    }
    if at >= end || !page.is_capital(at) {
        return None;
    }
    // "Tal al-Wadi Tal Brava": two places where the text lost its commas.
    let has_more = page.is_capital(at + 1) || page.is(at + 1, Class::PARTICLE) || is_hyphen(page, at + 1);
    if !page.keeps.commas && page.is(at, Class::TOPONYM) && at == last + 1 && has_more {
        return None;
    }
    let behind_given = page.is(last, Class::GIVEN) && page.is_free(at) && !page.is_people(at);
    let is_numeral = matches!(page.text(at), "II" | "III" | "IV" | "VI" | "XIV" | "XVI" | "Jr" | "Sr");
    let is_landmark = page.is(at, Class::LANDMARK) && is_placed(page, sentence, last);
    let is_surname = !is_landmark
        && behind_given
        && !page.is(at, Class::FUNCTION)
        && !page.is_upper(at)
        && !is_month(page, at)
        || behind_given && page.text(at) == "May";
    (is_plain_word(page, at) || is_surname || is_numeral).then_some(at)
}

/// What stands before a hyphen and a small letter and is no name.
const PREFIXES: &[WordKey] = words![
    "anti", "pro", "post", "pre", "non", "ex", "mid", "co", "re", "self", "all", "multi", "semi", "trans",
    "inter", "counter", "cross", "half", "far", "long", "short", "high", "low", "two", "then", "vice", "one",
    "three", "four", "five", "six",
];

/// Whether a name stands behind a preposition of place or an article.
fn is_placed(page: &Page<'_>, sentence: usize, mut at: usize) -> bool {
    while let Some(before) = page.before(at, sentence) {
        if !page.is_capital(before) {
            return page.is(before, Class::IN.with(Class::AT)) || page.is_word(before, words!["the"]);
        }
        at = before;
    }
    false
}

/// A month or day behind a given name is a date, except for the one month that is a surname.
fn is_month(page: &Page<'_>, at: usize) -> bool {
    page.is(at, Class::CALENDAR) && page.text(at) != "May"
}

fn is_hyphen(page: &Page<'_>, at: usize) -> bool {
    page.is_mark(at, words!["-", "\u{2010}", "\u{2011}"])
        && page.token(at).is_some_and(|token| !token.spaced)
        && page.token(at + 1).is_some_and(|token| !token.spaced)
}

/// The second half of "-based", "-backed", "-held", which is no part of a name.
fn is_compound(page: &Page<'_>, at: usize) -> bool {
    let text = page.text(at);
    text.ends_with("ed")
        || text.len() > 5
        || matches!(text, "led" | "held" | "run" | "born" | "wide" | "era" | "style")
}

/// Whether a word is an acronym: two to six capitals.
pub fn is_acronym(page: &Page<'_>, at: usize) -> bool {
    page.token(at).is_some_and(|token| token.case == Case::Upper)
        && (2..=6).contains(&page.text(at).chars().filter(|c| c.is_alphanumeric()).count())
}
