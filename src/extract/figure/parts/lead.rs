//! How a text leads from a whole to its parts.

use super::Division;
use super::{Page, is_count, is_label, is_verb};
use crate::{
    extract::{
        Decimal,
        figure::{
            number::{Form, Number},
            passage::Passage,
            unreal, word,
        },
    },
    text::{TokenKind, WordKey, words},
};

/// Tokens between a whole and the words that lead to its parts.
const REACH: usize = 14;

/// How the text leads from a whole to its parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lead {
    /// A colon: every number behind it is a part.
    Colon,
    /// "three people, a nurse and two guards", "three lives, those of a nurse and two guards": all of them, to the sentence's end.
    Apposed,
    /// "The 36 delegates were 28 from Riyadh and eight from Cairo".
    Are,
    /// "Of the 1,500 observers, 500 ...".
    Of,
    /// "including", "among them", "the 150 dead included": some of the whole.
    Including,
    /// "12 of them", "of which 12".
    OfThem,
}

impl Page<'_> {
    /// How the words behind a number lead to its parts, and the index of the first.
    pub(super) fn lead(&self, at: usize, whole: &Number) -> Option<(Lead, usize)> {
        let next = self.numbers.get(at + 1)?;
        let end = whole.tokens.end;
        let start = self.start_of(next);
        if start < end || start - end > REACH {
            return None;
        }
        let leads = [
            (Lead::OfThem, Self::is_of_them as fn(&Self, usize, usize, &Number) -> bool),
            (Lead::Including, Self::is_including),
            (Lead::Colon, Self::is_colon),
            (Lead::Are, Self::are_told),
            (Lead::Apposed, Self::is_apposed),
            (Lead::Of, Self::is_led_by_of),
        ];
        leads.into_iter().find(|(_, is)| is(self, at, start, next)).map(|(lead, _)| (lead, at + 1))
    }

    /// "12 of them", "12 of which", "of which 12".
    fn is_of_them(&self, at: usize, start: usize, next: &Number) -> bool {
        let (passage, end) = (self.passage, self.end_of(at));
        let behind = passage.is(next.tokens.end, "of")
            && passage.any(next.tokens.end + 1, words!["them", "whom", "which"]);
        let ahead = passage.reads_before(start, words!["of", "which"]).is_some_and(|of| of >= end);
        if !behind && !ahead {
            return false;
        }
        let is_plain = (end..start).all(|place| {
            (!breaks(passage, place) || passage.any(place, words![";", "which"]))
                && !passage.any(place, words!["other", "others"])
        });
        let is_of_things = ahead || passage.is(next.tokens.end + 1, "which");
        is_plain && (!is_of_things || self.is_only_whole(at))
    }

    /// "including 12", "among them 12", "of whom 12", "the 150 dead included 12", "among the 150 dead were 12", "12 children among
    /// them".
    fn is_including(&self, at: usize, start: usize, next: &Number) -> bool {
        let passage = self.passage;
        let (Some(whole), end) = (self.numbers.get(at), self.end_of(at)) else { return false };
        if !self.counts_people(whole) || !self.counts_people(next) {
            return false;
        }
        let said = |back: usize, words: &[WordKey]| {
            start.checked_sub(back).is_some_and(|place| place >= end && passage.any(place, words))
        };
        let are_labels = |last: usize| (end..last).all(|place| is_label(passage, place));
        let includes = said(1, words!["include", "included", "includes"]) && are_labels(start - 1);
        let among = said(1, words!["were", "was", "are"]) && are_labels(start - 1) && self.is_among(whole);
        let behind = (next.tokens.end..next.tokens.end + 4)
            .take_while(|place| is_label(passage, *place))
            .last()
            .is_some_and(|last| passage.reads(last + 1, words!["among", "them"]));
        let leads = said(1, words!["including"])
            || said(1, words!["them", "whom"]) && said(2, words!["among", "of"])
            || behind;
        includes || among || leads && (end..start).all(|place| !breaks(passage, place))
    }

    /// "Among the 150 dead".
    fn is_among(&self, whole: &Number) -> bool {
        let start = self.start_of(whole);
        self.passage.reads_before(start, words!["among", "the"]).is_some()
    }

    /// "1,500 observers: 500 Russian".
    fn is_colon(&self, at: usize, start: usize, _: &Number) -> bool {
        let (passage, end) = (self.passage, self.end_of(at));
        let is_one = start > end
            && passage.is(start - 1, ":")
            && (end..start).filter(|place| passage.is(*place, ":")).count() == 1;
        // "11 besieged places:", where the participle is the noun's.
        let is_verb = |place: usize| {
            let word = passage.word(place);
            is_verb(word) && !(word.ends_with("ed") && is_label(passage, place + 1))
        };
        let is_noun =
            || (end..start - 1).all(|place| passage.is_kind(place, TokenKind::Word) && !is_verb(place));
        is_one && start - end <= 8 && is_noun()
    }

    /// "three people, a nurse and two guards": people of no group, and at once who they are. "Three civilians, two guards" may
    /// be a row of others.
    fn is_apposed(&self, at: usize, start: usize, _: &Number) -> bool {
        let (passage, end) = (self.passage, self.end_of(at));
        let noun = start.checked_sub(2).filter(|noun| *noun == end);
        let is_noun = |noun: usize| passage.any(noun, words!["people", "persons", "lives"]);
        let is_of =
            passage.reads_before(start, words![",", "those", "of"]).is_some_and(|comma| comma == end + 1);
        is_of && is_noun(end) || noun.is_some_and(|noun| is_noun(noun) && passage.is(noun + 1, ","))
    }

    /// Whether a part is the sentence's last word but for its noun and a citation.
    pub(super) fn ends(&self, at: usize) -> bool {
        let end = self.end_of(at);
        let last = (end..end + 4).find(|place| !is_label(self.passage, *place)).unwrap_or(end);
        last >= self.passage.len() || self.passage.any(last, words![".", "(", "["])
    }

    /// "The 36 delegates were 28 from Riyadh, four from Cairo": all of them, by where they are from.
    fn are_told(&self, at: usize, start: usize, next: &Number) -> bool {
        let (passage, end) = (self.passage, self.end_of(at));
        let is_row = |number: &Number| {
            passage.any(number.tokens.end, words!["from", "in", "of"])
                && passage.is_capital(number.tokens.end + 1)
        };
        start > end + 1
            && passage.any(start - 1, words!["were", "are"])
            && (end..start - 1).all(|place| is_label(passage, place))
            && is_row(next)
            && self.numbers.get(at + 2).is_some_and(is_row)
    }

    /// "Of the 1,500 observers, 500", "of Aleppo's ten hospitals, six", "of 24 meetings, 13".
    fn is_led_by_of(&self, at: usize, start: usize, _: &Number) -> bool {
        let (passage, end) = (self.passage, self.end_of(at));
        let Some(whole) = self.numbers.get(at) else { return false };
        let first = self.start_of(whole);
        let opens = |of: usize| of == 0 || passage.any(of - 1, words![",", ";", ".", ":", "”", "“", "\""]);
        let is_determined = first >= 2
            && passage.any(first - 1, words!["the", "those", "these", "its"])
            && passage.is(first - 2, "of")
            && (first < 4 || opens(first - 2));
        let is_owned = || self.owner(first).is_some_and(|of| passage.is(of, "of") && opens(of));
        let is_bare =
            || first >= 1 && passage.is(first - 1, "of") && opens(first - 1) && has_plural(passage, end);
        let is_noun =
            || (end..start.saturating_sub(1)).all(|place| !breaks(passage, place) && !passage.is(place, ","));
        start > end && passage.is(start - 1, ",") && (is_determined || is_owned() || is_bare()) && is_noun()
    }

    /// The place before the owner of what is counted: the "of" of "of the opposition's 36 delegates".
    fn owner(&self, first: usize) -> Option<usize> {
        let passage = self.passage;
        let own = first.checked_sub(1)?;
        if passage.any(own, words!["his", "her", "their", "its", "our"]) {
            return own.checked_sub(1);
        }
        let is_noun = |place: &usize| is_label(passage, *place) || passage.is(*place, "the");
        let owner = own.checked_sub(1).filter(|_| passage.is_kind(own, TokenKind::Possessive))?;
        let start = (owner.saturating_sub(3)..=owner).rev().take_while(is_noun).last()?;
        start.checked_sub(1)
    }

    /// Whether another count of people before the whole may be what the parts are of: "killed 40 and wounded 10, including".
    pub(super) fn has_rival(&self, at: usize, lead: Lead) -> bool {
        let is_loose = matches!(lead, Lead::Including | Lead::OfThem);
        let rival = at.checked_sub(1).and_then(|before| self.numbers.get(before));
        is_loose && rival.is_some_and(|rival| is_count(rival) && self.counts_people(rival))
    }

    /// Whether a number counts things, and no other count stands before it: of which else could "of which" be?
    fn is_only_whole(&self, at: usize) -> bool {
        let is_alone = self.numbers.iter().take(at).all(|number| !is_count(number));
        is_alone && has_plural(self.passage, self.end_of(at))
    }

    fn end_of(&self, at: usize) -> usize {
        self.numbers.get(at).map_or(usize::MAX, |number| number.tokens.end)
    }

    /// "12 of the 10 wounded": a part with its whole behind it.
    pub(super) fn part_of(&self, at: usize) -> Option<Division> {
        let (part, whole) = (self.numbers.get(at)?, self.numbers.get(at + 1)?);
        let passage = self.passage;
        let (end, start) = (part.tokens.end, self.start_of(whole));
        let is_of = passage.is(end, "of")
            && start == end + 2
            && passage.any(end + 1, words!["the", "those", "these", "its", "their"])
            || passage.reads(end, words!["out", "of"])
                && (start == end + 2 || start == end + 3 && passage.is(end + 2, "the"))
            || passage.is(end, "of") && start == end + 1 && self.is_plain_whole(part, whole)
            || passage.is(end, "of") && self.owner(start) == Some(end);
        let is_largest = passage.any(
            whole.tokens.end,
            words!["largest", "biggest", "most", "best", "top", "worst", "first", "last"],
        );
        let are_counts =
            is_count(part) && is_count(whole) && part.form == Form::Cardinal && whole.form == Form::Cardinal;
        (is_of && are_counts && !is_largest && !is_score(passage, whole) && !is_cut(passage, whole))
            .then(|| self.division(Some(whole), &[at], super::Bond::Each))
    }

    /// "18 of 31 lorries were hit": things with a verb behind them, and no year before "of".
    fn is_plain_whole(&self, part: &Number, whole: &Number) -> bool {
        let passage = self.passage;
        let first = whole.tokens.end;
        // "of twelve planned posts": adjectives stand before the noun.
        let noun = (first..first + 4)
            .take_while(|place| is_label(passage, *place))
            .find(|place| passage.word(*place).ends_with('s'))
            .unwrap_or(first);
        let may_be_year = part.value >= Decimal::small(1900) && part.value <= Decimal::small(2100);
        let is_plural = passage.word(noun).ends_with('s') && !passage.is_capital(noun);
        let is_named = part.tokens.start.checked_sub(1).is_some_and(|before| {
            passage.is_capital(before) && before > 0
                || passage.any(
                    before,
                    words!["resolution", "article", "paragraph", "chapter", "page", "number", "rule", "of"],
                )
        });
        !may_be_year
            && is_plural
            && !is_named
            && !word::is_measure_noun(passage.key(noun))
            && passage.any(noun + 1, words!["were", "was", "are", "had", "have"])
    }
}

/// Whether a number is only the beginning of one that is misspelt: "200,0000".
fn is_cut(passage: Passage<'_>, number: &Number) -> bool {
    let end = number.tokens.end;
    passage.any(end, words![",", "."])
        && !passage.spaced(end)
        && !passage.spaced(end + 1)
        && passage.is_kind(end + 1, TokenKind::Number)
}

/// Whether the plural noun of things follows, and no measure: "ten hospitals".
fn has_plural(passage: Passage<'_>, first: usize) -> bool {
    let labels = (first..first + 4).take_while(|place| is_label(passage, *place));
    labels
        .filter(|place| passage.word(*place).ends_with('s'))
        .any(|place| !word::is_measure_noun(passage.key(place)) && !passage.is_capital(place))
}

/// "12 of the 10th", "three of the 2016 rounds" and the like: what stands behind is no whole.
fn is_score(passage: Passage<'_>, whole: &Number) -> bool {
    unreal::year(passage, whole).is_some()
        || passage.any(whole.tokens.end, words!["-", "years", "days", "months", "weeks", "hours", "minutes"])
}

/// Words that begin a clause of its own between a whole and its parts.
pub(super) fn breaks(passage: Passage<'_>, at: usize) -> bool {
    passage.any(
        at,
        words![
            ";", ":", "but", "while", "after", "before", "when", "as", "since", "who", "which", "wounding",
            "injuring", "wounded", "injured", "missing", "said", "–", "—",
        ],
    )
}
