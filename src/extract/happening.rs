//! When and where: the days and the meeting places that sentences tell, with the words that tell of what.
//!
//! Whether two documents tell of the same thing is `corpus`'s and the rules' to find; here are the means.

use std::sync::LazyLock;

use super::{
    date::Period,
    date_words::{DateWords, Said, find_dates},
    facts::{Dated, DayRole, Facts, Mention, MentionKind, Placed},
    figure::{event_kind, saying},
};
use crate::text::{Document, Span, Token, TokenKind, WordTable, fold};

/// Tokens of the longest sentence that is read; only what is no prose is cut.
const LONGEST: usize = 300;

/// Tokens between a verb of saying and a day that is the day of the words.
const SAID: usize = 4;

/// Tokens between a word of meeting and the place.
const HELD: usize = 4;

/// Words that are in every text: they tell nothing of what happened.
static COMMON: LazyLock<WordTable<()>> = LazyLock::new(|| {
    WordTable::of_texts(&[
        "the and for that with was were has have had are been being its their his her they them this these \
         those from into over under after before when while which who whom whose what where there than then \
         but not also said says say saying told would could should will may might can about more most other \
         others some any all one out off such only just since during between against among who how on in at \
         by of to a an is it he she we our you your as or so if no did does do be st nd rd th monday tuesday \
         wednesday thursday friday saturday sunday early late mid day days week weeks month months year years",
    ])
});

/// Words of what is still to come.
static PLANS: LazyLock<WordTable<()>> =
    LazyLock::new(|| WordTable::of_texts(&["will shall planned plans scheduled expected tomorrow next"]));

/// Words of meetings, and of their being held.
static MEETINGS: LazyLock<WordTable<()>> = LazyLock::new(|| {
    WordTable::of_texts(&[
        "talks round rounds meeting meetings met meet meets summit conference negotiations session sessions \
         congress held hold hosted gathered convened consultations",
    ])
});

/// Verbs and nouns directly before "in" that make a place that of a meeting.
static HOLDS: LazyLock<WordTable<()>> = LazyLock::new(|| {
    WordTable::of_texts(&[
        "held hold place met meet meets convened opened opens open ended ends concluded began begins started \
         starts gathered gather talks round meeting summit conference negotiations session congress",
    ])
});

/// Reads them into `facts`; mentions, citations and the date are read before.
pub fn read(document: &Document, facts: &mut Facts) {
    let (mut dated, mut placed) = (Vec::new(), Vec::new());
    for number in 0..document.sentences.len() {
        let Some(telling) = Telling::of(document, facts, number) else { continue };
        telling.dated(&mut dated);
        telling.placed(&mut placed);
    }
    facts.dated = dated;
    facts.placed = placed;
}

/// What becomes of the places behind "in" and "at" among a sentence's words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Places {
    Kept,
    LeftOut,
}

/// A sentence that tells a day or a meeting.
struct Telling<'a> {
    document: &'a Document,
    facts: &'a Facts,
    number: u32,
    /// The first token, as an index into the document's.
    tokens: &'a [Token],
    dates: Vec<DateWords>,
    /// Tokens that are the names of places with "in" or "at" before them.
    places: Vec<(std::ops::Range<usize>, &'a Mention)>,
    meets: bool,
    /// Keys and short labels of citations ("page"), which are no words of the sentence.
    labels: Vec<Span>,
}

/// Words of a citation's label that are its author's own.
const LABEL: usize = 2;

impl<'a> Telling<'a> {
    fn of(document: &'a Document, facts: &'a Facts, number: usize) -> Option<Self> {
        let sentence = document.sentences.get(number)?;
        let tokens = document.tokens_of(sentence);
        let tokens = tokens.get(..LONGEST).unwrap_or(tokens);
        let dates = find_dates(&document.text, tokens);
        let meets = tokens.iter().any(|token| MEETINGS.has(token.text(&document.text)));
        if dates.is_empty() && !meets {
            return None;
        }
        let mut telling = Self {
            document,
            facts,
            number: number as u32,
            tokens,
            dates,
            places: Vec::new(),
            meets,
            labels: Vec::new(),
        };
        telling.labels = telling.find_labels();
        telling.places = telling.find_places();
        (!telling.dates.is_empty() || !telling.places.is_empty()).then_some(telling)
    }

    fn word(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |token| token.text(&self.document.text))
    }

    fn find_labels(&self) -> Vec<Span> {
        let own = self.facts.citations.iter().filter(|citation| citation.sentence == Some(self.number));
        let words = |span: Span| {
            let inside = self.tokens.iter().filter(|token| span.covers(token.span));
            inside.filter(|token| token.kind == TokenKind::Word).count()
        };
        own.map(|citation| citation.span).filter(|span| words(*span) <= LABEL).collect()
    }

    fn find_places(&self) -> Vec<(std::ops::Range<usize>, &'a Mention)> {
        let first = self.facts.mentions.partition_point(|mention| mention.sentence < self.number);
        let own = self.facts.mentions.iter().skip(first).take_while(|one| one.sentence == self.number);
        let venues = own.filter(|mention| mention.kind == MentionKind::Venue);
        venues
            .filter_map(|mention| {
                let start = self.tokens.iter().position(|token| token.span.start >= mention.span.start)?;
                let inside = self.tokens.iter().skip(start);
                let end = start + inside.take_while(|token| token.span.end <= mention.span.end).count();
                let leads = matches!(self.word(start.checked_sub(1)?), "in" | "In" | "at" | "At");
                leads.then_some((start..end, mention))
            })
            .collect()
    }

    fn dated(&self, found: &mut Vec<Dated>) {
        for (number, date) in self.dates.iter().enumerate() {
            if matches!(date.said, Said::Impossible) {
                continue;
            }
            let window = self.window(number);
            found.push(Dated {
                span: date.span,
                written: date.span.of(&self.document.text).into(),
                said: date.said,
                period: date.period(self.facts.date.date).or_else(|| either(date.said)),
                sentence: self.number,
                role: self.role(date.tokens.start, &window),
                what: window.clone().find_map(|at| event_kind(self.word(at))),
                words: self.words_around(window),
            });
        }
    }

    fn placed(&self, found: &mut Vec<Placed>) {
        if !self.meets {
            return;
        }
        for (tokens, mention) in &self.places {
            let before = (tokens.start.saturating_sub(HELD)..tokens.start).rev();
            found.push(Placed {
                span: mention.span,
                place: mention.reference.clone(),
                sentence: self.number,
                is_held: before.into_iter().any(|at| HOLDS.has(self.word(at))),
                words: self.words(0..self.tokens.len(), Places::LeftOut),
            });
        }
    }

    /// The tokens that tell of the same as a date: up to the joint between it and its neighbours.
    fn window(&self, number: usize) -> std::ops::Range<usize> {
        let joint = |one: usize| {
            let (Some(before), Some(after)) = (self.dates.get(one), self.dates.get(one + 1)) else {
                return self.tokens.len();
            };
            let (from, to) = (before.tokens.end, after.tokens.start);
            let last = |marks: &[&str]| (from..to).rev().find(|at| marks.contains(&self.word(*at)));
            last(&[",", ";"]).or_else(|| last(&["and", "but", "while", "after", "before"])).unwrap_or(to)
        };
        let start = number.checked_sub(1).map_or(0, joint);
        start..joint(number)
    }

    fn role(&self, at: usize, window: &std::ops::Range<usize>) -> DayRole {
        let before = |words: &[&str]| {
            let near = at.saturating_sub(2).max(window.start)..at;
            near.into_iter().any(|at| words.iter().any(|word| self.word(at).eq_ignore_ascii_case(word)))
        };
        if self.is_of_saying(at, window) {
            DayRole::Saying
        } else if before(&[
            "before", "after", "since", "until", "till", "by", "from", "through", "than", "to",
        ]) {
            DayRole::Bound
        } else if window.clone().any(|at| PLANS.has(self.word(at))) {
            DayRole::Plan
        } else {
            DayRole::Event
        }
    }

    /// "said on Saturday", "told reporters on Tuesday", "in a statement on Friday": the day of the words.
    fn is_of_saying(&self, at: usize, window: &std::ops::Range<usize>) -> bool {
        let says = |at: usize| {
            let word = self.word(at);
            saying::quotes(word) || matches!(word, "statement" | "reported" | "published" | "wrote")
        };
        let before = at.saturating_sub(SAID).max(window.start)..at;
        // "On Saturday X said": the day opens the sentence, the verb is near.
        let opens = at <= window.start + 1;
        before.into_iter().any(says) || opens && (at..(at + SAID + 4).min(window.end)).any(says)
    }

    /// The words of a window; where it is too small to tell anything, those of the sentence.
    fn words_around(&self, window: std::ops::Range<usize>) -> Box<[u32]> {
        let own = self.words(window, Places::Kept);
        if own.len() > 2 { own } else { self.words(0..self.tokens.len(), Places::Kept) }
    }

    /// What some tokens tell, without dates: each word once, as a number, in order.
    fn words(&self, range: std::ops::Range<usize>, of_places: Places) -> Box<[u32]> {
        let is_date = |at: usize| self.dates.iter().any(|date| date.tokens.contains(&at));
        let is_place = |at: usize| {
            of_places == Places::LeftOut && self.places.iter().any(|(tokens, _)| tokens.contains(&at))
        };
        let mut words: Vec<u32> = range
            .filter(|at| !(is_date(*at) || is_place(*at)))
            .filter_map(|at| self.tokens.get(at))
            .filter(|token| !self.labels.iter().any(|label| label.covers(token.span)))
            .filter(|token| matches!(token.kind, TokenKind::Word | TokenKind::Number))
            .map(|token| token.text(&self.document.text))
            .filter_map(told)
            .collect();
        words.sort_unstable();
        words.dedup();
        words.into()
    }
}

/// Both readings of "04/07/2017", so that neither is a contradiction.
fn either(said: Said) -> Option<Period> {
    match said {
        Said::Either(a, b) => Some(Period { from: a.min(b), to: a.max(b) }),
        _ => None,
    }
}

/// What a word tells, as a number: without the endings of number and tense. `None` for what stands in every text.
pub(super) fn told(word: &str) -> Option<u32> {
    (!COMMON.has(word)).then(|| stemmed(word))
}

/// A word as a number, without the endings of number and tense.
fn stemmed(word: &str) -> u32 {
    let mut folded = fold::fold(word);
    if word.bytes().any(|b| b.is_ascii_digit()) {
        folded.retain(|c| c != ',');
    }
    for ending in ["ing", "ed", "es", "s"] {
        if let Some(stem) = folded.strip_suffix(ending).filter(|stem| stem.len() > 3) {
            folded.truncate(stem.len());
            break;
        }
    }
    if folded.ends_with('e') && folded.len() > 4 {
        folded.pop();
    }
    fold::fingerprint(folded.as_bytes()) as u32
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::{
        extract::{Lexicon, extract},
        text::Format,
    };

    fn facts(text: &str) -> Facts {
        let document =
            Document::read(Arc::from(format!("---\ndate: 2017-07-04\n---\n{text}")), Format::Markdown);
        extract(&document, &Lexicon::default())
    }

    fn days(text: &str) -> Vec<String> {
        let shown = |one: &Dated| {
            let period = one.period.map_or_else(|| "?".to_owned(), |period| period.to_string());
            format!("{} {period} {:?} {}", one.written, one.role, one.what.unwrap_or("-"))
        };
        facts(text).dated.iter().map(shown).collect()
    }

    #[test]
    fn days_with_what_they_are_of() {
        for (text, expected) in [
            (
                "The convoy was attacked on 19 September 2016.",
                vec!["19 September 2016 2016-09-19 Event attack"],
            ),
            ("The mayor said on Monday that nobody left.", vec!["Monday 2017-07-03 Saying -"]),
            ("On Monday, the mayor said that nobody left.", vec!["Monday 2017-07-03 Saying -"]),
            (
                "A raid hit the port on Monday, and talks began on June 12.",
                vec!["Monday 2017-07-03 Event raid", "June 12 2017-06-12 Event -"],
            ),
            ("Nobody has left the port since 12 June.", vec!["12 June 2017-06-12 Bound -"]),
            ("The talks will begin on July 20.", vec!["July 20 2017-07-20 Plan -"]),
            ("It met on 30 February 2017.", vec![]),
            ("The port has two wells.", vec![]),
        ] {
            assert_eq!(days(text), expected, "{text}");
        }
    }

    #[test]
    fn places_of_meetings() {
        for (text, expected) in [
            ("The fifth round was held in Vienna on Monday.", vec![("Vienna", true)]),
            (
                "Diplomats met in Geneva to speak of the war in Yemen.",
                vec![("Geneva", true), ("Yemen", false)],
            ),
            ("A bridge in Vienna was closed.", vec![]),
        ] {
            let facts = facts(text);
            let text = format!("---\ndate: 2017-07-04\n---\n{text}");
            let found: Vec<(&str, bool)> =
                facts.placed.iter().map(|one| (one.span.of(&text), one.is_held)).collect();
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn two_ways_of_telling_share_their_words() {
        let one = facts("The convoy at Urum was attacked on 19 September 2016.");
        let other = facts("What broke the truce was the attack of September 19 on a convoy at Urum.");
        let words = |facts: &Facts| facts.dated.first().map(|one| one.words.to_vec()).unwrap_or_default();
        let (one, other) = (words(&one), words(&other));
        assert_eq!(one.len(), 3);
        assert!(one.iter().all(|word| other.contains(word)), "{one:?} {other:?}");
    }
}
