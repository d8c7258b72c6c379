//! Parts and their wholes: "1,500 observers: 500 Russian, 500 Turkish and 600 Iranian", "30 people, 12 of them children".
//!
//! Deliberately absent: whether they add up. Parts may be fewer than their whole, and groups may overlap: only parts that
//! cannot be the same people are ever added.

mod across;
mod kin;
mod lead;

use super::{
    number::{Form, Number, Unit},
    passage::Passage,
    people, qualifier,
};
use crate::text::words;
use crate::{extract::Decimal, text::Span};
use lead::{Lead, breaks};

/// A whole or a part, with what the words allow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Portion {
    /// The number's words.
    pub span: Span,
    /// The number with its noun, as the text has them.
    pub words: Box<str>,
    /// The number as stated.
    pub stated: Decimal,
    /// The least that the words allow.
    pub low: Decimal,
    /// The most that they allow; `None` is unlimited.
    pub high: Option<Decimal>,
}

/// How parts bind their whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bond {
    /// Groups may overlap: each alone is no more than the whole.
    Each,
    /// Nobody is in two of them: together they are no more than the whole.
    Apart,
    /// They are the whole, as the rows of a table are of its total.
    Total,
}

/// A whole with parts that the text gives beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Division {
    /// The whole; none for shares of a hundred.
    pub whole: Option<Portion>,
    /// Its parts in order, one or more.
    pub parts: Vec<Portion>,
    /// How the parts bind the whole.
    pub bond: Bond,
    /// The number of its sentence.
    pub sentence: u32,
}

/// Tokens of a part's words behind its number.
const PART: usize = 8;

/// Reads the divisions of a sentence, whose numbers are read; `before` is the sentence before it.
pub(super) fn read(
    passage: Passage<'_>,
    numbers: &[Number],
    before: Option<Passage<'_>>,
    sentence: u32,
    found: &mut Vec<Division>,
) {
    let page = Page { passage, numbers };
    let across = before.and_then(|before| page.of_whole_before(before));
    found.extend(across.map(|division| Division { sentence, ..division }));
    for at in 0..numbers.len() {
        let division = page.of_whole(at).or_else(|| page.part_of(at)).or_else(|| page.share(at));
        found.extend(division.map(|division| Division { sentence, ..division }));
    }
    found.extend(page.shares().map(|division| Division { sentence, ..division }));
}

struct Page<'a> {
    passage: Passage<'a>,
    numbers: &'a [Number],
}

impl Page<'_> {
    /// A whole with the parts behind it.
    fn of_whole(&self, at: usize) -> Option<Division> {
        let whole = self.numbers.get(at).filter(|number| is_count(number))?;
        let (lead, first) = self.lead(at, whole)?;
        let parts = self.parts(first, lead);
        let count = parts.len();
        let is_enough = count >= if matches!(lead, Lead::Colon | Lead::Are | Lead::Apposed) { 2 } else { 1 };
        let is_whole = lead != Lead::Apposed || parts.last().is_some_and(|last| self.ends(*last));
        let are_of_it =
            parts.iter().filter_map(|at| self.numbers.get(*at)).all(|part| self.is_of(whole, part, lead));
        if !is_enough || !is_whole || !are_of_it || self.has_rival(at, lead) {
            return None;
        }
        let are_apart = count > 1 && self.are_apart(&parts, lead);
        Some(self.division(Some(whole), &parts, if are_apart { Bond::Apart } else { Bond::Each }))
    }

    fn division(&self, whole: Option<&Number>, parts: &[usize], bond: Bond) -> Division {
        let part = |at: &usize| self.numbers.get(*at).and_then(|number| self.portion(number));
        Division {
            whole: whole.and_then(|number| self.portion(number)),
            parts: parts.iter().filter_map(part).collect(),
            bond,
            sentence: 0,
        }
    }

    fn portion(&self, number: &Number) -> Option<Portion> {
        let hedge = qualifier::read(self.passage, number).hedge;
        let (_, quantity) = qualifier::quantity(number, hedge)?;
        let is_plain = number.form == Form::Cardinal && hedge == qualifier::Hedge::Plain
            || number.form == Form::Articles;
        let end = number.tokens.end;
        let last = (end..end + 3).take_while(|place| is_label(self.passage, *place)).last();
        let low = if is_plain { number.value } else { quantity.low? };
        let high = if is_plain { Some(number.value) } else { quantity.high };
        Some(Portion {
            span: self.passage.span(number.tokens.clone()),
            words: self
                .passage
                .span(number.tokens.start..last.map_or(end, |last| last + 1))
                .of(self.passage.text)
                .into(),
            stated: number.value,
            low,
            // "more than 30" has no upper end; what its precision implies is none either.
            high: high.filter(|_| !matches!(hedge, qualifier::Hedge::MoreThan | qualifier::Hedge::AtLeast)),
        })
    }

    /// The indices of the parts that stand in a row from one on.
    fn parts(&self, first: usize, lead: Lead) -> Vec<usize> {
        let mut parts = Vec::new();
        let mut at = first;
        while self.numbers.get(at).is_some_and(is_count) && (at == first || self.follows(at, lead)) {
            parts.push(at);
            at += 1;
        }
        parts
    }

    /// Whether a number goes on with the row of the one before: only its words and a joint stand between.
    fn follows(&self, at: usize, lead: Lead) -> bool {
        let (Some(before), Some(number)) =
            (at.checked_sub(1).and_then(|at| self.numbers.get(at)), self.numbers.get(at))
        else {
            return false;
        };
        let (passage, end, start) = (self.passage, before.tokens.end, self.start_of(number));
        let joint =
            start.checked_sub(1).filter(|place| *place >= end && passage.any(*place, words![",", "and"]));
        let Some(joint) = joint else { return false };
        let last = if passage.is(joint, "and") && passage.any_before(joint, words![","]) {
            joint - 1
        } else {
            joint
        };
        let is_short = last.saturating_sub(end) <= PART;
        let is_joined = (end..last)
            .all(|place| !breaks(passage, place) && !passage.any(place, words!["including", "and", ","]));
        // Behind "including" the row ends with a clause: "including two women, and 12 were wounded".
        let acts = (number.tokens.end..number.tokens.end + 4).any(|place| {
            lead != Lead::Of && super::fate::is_state(passage.key(place))
                || passage.any(place, words!["wounded", "injured", "missing", "arrested", "detained"])
        });
        is_short
            && is_joined
            && !acts
            && (matches!(lead, Lead::Colon | Lead::Are | Lead::Of | Lead::Apposed)
                || self.counts_people(number)
                || self.is_row_adjective(number))
    }

    fn is_row_adjective(&self, number: &Number) -> bool {
        self.passage.is_capital(number.tokens.end)
    }

    /// The first token of a number's hedge, or of the number.
    fn start_of(&self, number: &Number) -> usize {
        qualifier::read(self.passage, number)
            .words
            .map_or(number.tokens.start, |words| words.start.min(number.tokens.start))
    }

    /// "120 per cent of the refugees": a share above a hundred.
    fn share(&self, at: usize) -> Option<Division> {
        let number = self.numbers.get(at).filter(|number| number.unit == Some(Unit::Percent))?;
        let (passage, end) = (self.passage, number.tokens.end);
        let first = end + 2;
        let is_of =
            passage.is(end, "of") && passage.any(end + 1, words!["the", "all", "its", "their", "those"]);
        let counts = (first..first + 4).take_while(|place| is_label(passage, *place)).any(|at| {
            people::is_people(passage.word(at))
                || passage.any(at, words!["population", "seats", "territory", "votes"])
        });
        (is_of && counts && number.form == Form::Cardinal).then(|| self.division(None, &[at], Bond::Each))
    }

    /// "60 per cent were women, 30 per cent men and 20 per cent children": shares that nobody has two of.
    fn shares(&self) -> Option<Division> {
        let is_share =
            |at: &usize| self.numbers.get(*at).is_some_and(|number| number.unit == Some(Unit::Percent));
        let first = (0..self.numbers.len()).find(is_share)?;
        let mut parts = vec![first];
        parts.extend(
            (first + 1..self.numbers.len()).take_while(|at| is_share(at) && self.follows(*at, Lead::Of)),
        );
        if parts.len() < 2 {
            return None;
        }
        let apart = if self.are_apart(&parts, Lead::Of) { parts } else { self.rest_and_most(&parts)? };
        Some(self.division(None, &apart, Bond::Apart))
    }

    /// "75 per cent for neither side, 30 per cent for the government": whoever is for neither is in no other share.
    fn rest_and_most(&self, parts: &[usize]) -> Option<Vec<usize>> {
        let end = |at: &usize| self.numbers.get(*at).map_or(usize::MAX, |number| number.tokens.end);
        let is_rest = |at: &&usize| {
            (end(at)..end(at) + 4)
                .take_while(|place| !self.passage.any(*place, words![",", ";", "and"]))
                .any(|place| self.passage.any(place, words!["neither", "none", "undecided"]))
        };
        // What has a verb of its own may be told of others.
        let is_of_same = |at: &&usize| self.passage.any(end(at), words!["the", "for", "a"]);
        let rest = parts.iter().find(is_rest)?;
        let others = parts.iter().filter(|at| *at != rest && is_of_same(at));
        let most = others.max_by_key(|at| self.numbers.get(**at).map(|number| number.value))?;
        Some(vec![*rest.min(most), *rest.max(most)])
    }
}

/// Whether a number counts single things or people.
fn is_count(number: &Number) -> bool {
    let is_form = matches!(number.form, Form::Cardinal | Form::Articles | Form::Range(_));
    is_form && number.unit.is_none() && number.value.is_whole() && number.value > Decimal::ZERO
}

/// Whether a token may belong to the noun that a number counts.
fn is_label(passage: Passage<'_>, at: usize) -> bool {
    passage.is_kind(at, crate::text::TokenKind::Word)
        && (!passage.is_function(at) || passage.is(at, "others"))
}

fn is_verb(word: &str) -> bool {
    super::saying::counts(word)
        || word.ends_with("ed")
        || matches!(word, "is" | "are" | "was" | "were" | "has" | "have" | "had" | "to" | "at" | "on")
}
