//! What the words around a date in running text say: whether it is the page's own, or a day that the text tells of.

use std::sync::LazyLock;

use super::candidate::Place;
use crate::extract::{date_words::DateWords, facts::EvidenceKind};
use crate::text::{Case, Token, TokenKind, WordTable};

/// Verbs of the past that do not end in "ed".
static PAST: LazyLock<WordTable<()>> =
    LazyLock::new(|| WordTable::of_texts(&["was were had said told took made began held met came"]));

/// Words of sentences that speak of what is to come, or of a day as a limit.
static AHEAD: LazyLock<WordTable<()>> = LazyLock::new(|| {
    WordTable::of_texts(&[
        "will would shall should could by until till before beyond than deadline due scheduled expected planned set if expires through",
    ])
});

/// Words before a day that a sentence speaks of.
static SPOKEN: LazyLock<WordTable<()>> = LazyLock::new(|| {
    WordTable::of_texts(&[
        "on in since until by from of after before to for late early through between the and till dated a this that last as his her its their 's",
    ])
});

/// Words before a day on which a page was printed.
static PRINTED: LazyLock<WordTable<()>> = LazyLock::new(|| WordTable::of_texts(&["published posted issued"]));

/// A date with the words around it.
pub(super) struct Opening<'a> {
    pub text: &'a str,
    pub tokens: &'a [Token],
    pub date: &'a DateWords,
}

impl Opening<'_> {
    fn word(&self, at: Option<usize>) -> &str {
        at.and_then(|at| self.tokens.get(at)).map_or("", |token| token.text(self.text))
    }

    /// Whether the date is the page's, or one that the text speaks of.
    pub(super) fn read(&self) -> (EvidenceKind, Place) {
        let start = self.date.tokens.start;
        let before = |back| self.word(start.checked_sub(back));
        for back in 1..=3 {
            if before(back).eq_ignore_ascii_case("updated") {
                return (EvidenceKind::Byline, Place::Update);
            }
            if PRINTED.has(before(back)) {
                return (EvidenceKind::Byline, Place::Head);
            }
        }
        let is_signed = self.date.weekday.is_some() && self.follows_agency();
        if SPOKEN.has(before(1)) || !self.is_set_off() && !is_signed && !self.precedes_clock() {
            return (EvidenceKind::Text, Place::Inside);
        }
        let is_marked =
            start <= 6 || self.date.weekday.is_some() || self.follows_agency() || self.precedes_clock();
        if is_marked { (EvidenceKind::Dateline, Place::Head) } else { (EvidenceKind::Text, Place::Inside) }
    }

    /// Whether a day without a year stands where a wire's story begins: "March 24 (Wire) -".
    pub(super) fn heads_a_story(&self) -> bool {
        let next = self.word(Some(self.date.tokens.end));
        self.date.tokens.start == 0 && matches!(next, "(" | "-" | "–" | "—")
    }

    /// "the July 15, 2016 coup" speaks of a day; a page's date is followed by a new beginning.
    fn is_set_off(&self) -> bool {
        let Some(next) = self.tokens.get(self.date.tokens.end) else { return true };
        let text = next.text(self.text);
        match next.kind {
            TokenKind::Word => {
                next.case != Case::Lower || matches!(text, "at" | "by" | "title" | "updated") || !next.spaced
            }
            // A colon is a chronicle's: "May 3, 2015: Mayors meet".
            TokenKind::Mark => !matches!(text, "," | ")" | ":") || self.date.weekday.is_some(),
            _ => true,
        }
    }

    /// "31-08-2014 0742 PM", "May 3, 2014, 10:45": stories do not tell of days by the minute.
    fn precedes_clock(&self) -> bool {
        let end = self.date.tokens.end;
        let at = end + usize::from(matches!(self.word(Some(end)), "," | "-" | "|" | "at" | "–"));
        let is_number = |at| self.tokens.get(at).is_some_and(|token: &Token| token.kind == TokenKind::Number);
        let behind = if self.word(Some(at + 1)) == ":" && is_number(at + 2) { at + 3 } else { at + 1 };
        is_number(at)
            && (behind > at + 1
                || matches!(
                    self.word(Some(behind)),
                    "am" | "pm" | "AM" | "PM" | "a" | "p" | "GMT" | "UTC" | "hrs" | "h"
                ))
    }

    /// Whether the date's sentence tells what happened: a verb of the past, and no word that looks ahead.
    pub(super) fn is_told(&self) -> bool {
        let is_end = |at: usize| matches!(self.word(Some(at)), "." | "?" | "!" | ";");
        let (from, to) = (self.date.tokens.start, self.date.tokens.end);
        let first = (0..from).rev().find(|at| is_end(*at)).map_or(0, |at| at + 1);
        let last = (to..self.tokens.len()).find(|at| is_end(*at)).unwrap_or(self.tokens.len());
        let mut words = (first..last).map(|at| self.word(Some(at)));
        let is_past = |word: &str| PAST.has(word) || word.len() > 4 && word.ends_with("ed");
        words.clone().any(is_past) && !words.any(|word| word == "may" || AHEAD.has(word))
    }

    fn follows_agency(&self) -> bool {
        let Some(before) = self.date.tokens.start.checked_sub(1).and_then(|at| self.tokens.get(at)) else {
            return false;
        };
        let text = before.text(self.text);
        before.kind == TokenKind::Word
            && (before.case == Case::Upper || matches!(text, "Reuters" | "Agencies" | "Xinhua" | "Anadolu"))
            || text == "|"
    }
}
