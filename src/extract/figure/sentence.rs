//! One sentence: numbers, hedges, frames, scopes and sources put together to figures.

use std::sync::Arc;

use super::{
    as_of,
    counted::{self, Counted, Who},
    frame::{Context, Fit},
    measure::MeasureKind,
    number::{Form, Number, Unit},
    over_time::Side,
    passage::Passage,
    process, qualifier,
    reader::Room,
    scope::{self, Reading, Setting},
    source, tier,
};
use crate::extract::{
    Decimal, Period,
    facts::{Change, Event, Figure, MentionKind, Particulars, Qualifier, Quantity, Reference, Scope},
};
use crate::text::{WordKey, words};

/// A sentence that is being read.
pub(super) struct Sentence<'a> {
    pub(super) passage: Passage<'a>,
    pub(super) setting: Setting<'a>,
    pub(super) number: u32,
    pub(super) neighbours: &'a [Passage<'a>],
    pub(super) room: &'a Room,
}

/// What one number was read as, before it is a figure.
struct Draft {
    hedge: qualifier::Found,
    fit: Fit,
    reading: Option<Reading>,
    /// Where its time is said, of a number in a row over time.
    side: Option<Side>,
}

impl Sentence<'_> {
    /// Its figures, in no order.
    pub(super) fn figures(&self) -> Vec<(Figure, Counted)> {
        let context = Context { passage: self.passage, offer: &self.room.offer, own_noun: None };
        let frames = self.setting.lexicon.measures().frames();
        let hedges: Vec<qualifier::Found> =
            self.room.numbers.iter().map(|number| qualifier::read(self.passage, number)).collect();
        let mut fits: Vec<Option<Fit>> = self
            .room
            .numbers
            .iter()
            .zip(&hedges)
            .map(|(number, hedge)| {
                frames.fit(context, number, hedge).filter(|fit| self.why_not(number, fit).is_none())
            })
            .collect();
        self.share_changes(&mut fits);
        self.share_lists(&hedges, &mut fits);
        let sides = self.share_over_time(&hedges, &mut fits);
        let mut figures = Vec::with_capacity(fits.iter().flatten().count());
        let mut earlier: Option<Reading> = None;
        for (((number, hedge), fit), side) in self.room.numbers.iter().zip(hedges).zip(fits).zip(sides) {
            let Some(fit) = fit else { continue };
            let mut draft = Draft { hedge, fit, reading: None, side };
            if let Some(figure) = self.figure(number, &mut draft, earlier.as_ref()) {
                figures.push(self.counted(figure, number, &draft.fit));
                earlier = draft.reading;
            }
        }
        let numerals = self.room.numerals.iter().filter_map(|(at, number)| self.numeral(*at, *number));
        let nobody = Counted { who: Who::Mixed(None), is_part: false, is_of_total: false };
        figures.extend(numerals.map(|figure| (figure, nobody.clone())));
        figures
    }

    /// A figure with who is counted.
    fn counted(&self, mut figure: Figure, number: &Number, fit: &Fit) -> (Figure, Counted) {
        if !counts_people(&figure.measure) {
            return (figure, Counted { who: Who::Mixed(None), is_part: false, is_of_total: false });
        }
        let counted = counted::read(self.passage, self.setting, number, fit);
        (figure.group, figure.noun) = match &counted.who {
            Who::Said(group, noun) if !is_own(&figure.measure, noun) => (Some(*group), Some(noun.clone())),
            // A part of a war's dead is no total of them, whoever they are.
            who if counted.is_of_total && figure.cumulative && !matches!(figure.scope, Scope::Event(_)) => {
                let noun = if let Who::Mixed(noun) = who { noun.clone() } else { None };
                (Some("part"), noun)
            }
            Who::Mixed(noun) => (None, noun.clone()),
            _ => (None, None),
        };
        (figure, counted)
    }

    fn figure(&self, number: &Number, draft: &mut Draft, earlier: Option<&Reading>) -> Option<Figure> {
        let (qualifier, quantity) = Self::quantity(number, draft)?;
        let fit = &draft.fit;
        let (start, end) = (fit.start.min(draft.hedge.start), fit.end.max(draft.hedge.end));
        let measure = &*fit.measure;
        if measure == "elapsed-years" && (self.is_history(number) || self.is_local(number, fit)) {
            return None;
        }
        let round =
            (measure == "round").then(|| process::of_round(self.passage, self.setting, fit, self.neighbours));
        let is_of_talks =
            || (0..self.passage.len()).any(|at| self.passage.any(at, words!["talks", "negotiations"]));
        if round == Some(None) && !fit.pattern.contains("@talks") && !is_of_talks() {
            return None;
        }
        let mut process = round.flatten();
        let reading = self.reading(number, fit, process.as_ref(), earlier);
        let of_user = self.setting.lexicon.measures().of_user(measure);
        if let (Scope::Entity(about), Some(MeasureKind::Ordinal)) =
            (&reading.scope, of_user.map(|own| own.kind))
        {
            process = Some(about.clone());
        }
        let at_war = !matches!(reading.scope, Scope::Event(_));
        let as_of = at_war.then(|| self.as_of(measure, (start, end), draft.side)).flatten();
        let index = self.room.numbers.iter().position(|other| other == number)?;
        let tier = (at_war && counts_people(measure))
            .then(|| tier::read(self.passage, &self.room.numbers, index, &draft.hedge, self.neighbours));
        let tier = tier.flatten();
        let (span, alone) = (self.span(number, measure), self.passage.span(number.tokens.clone()));
        let number_span = (alone != span).then_some(alone);
        let unit = self.unit(number, fit);
        let particulars = Particulars { unit, as_of, tier, process, number_span, group_cue: None };
        let figure = Figure {
            span,
            qualifier_span: draft.hedge.words.clone().map(|words| self.passage.span(words)),
            quantity,
            qualifier,
            measure: Arc::clone(&fit.measure),
            scope: reading.scope.clone(),
            cumulative: reading.cumulative,
            source: counts_people(measure)
                .then(|| source::read(self.passage, self.setting.mentions, start, end))
                .flatten()
                .map(Box::new),
            is_by_articles: number.form == Form::Articles,
            is_rest: self.is_rest(number, draft.hedge.start),
            planned: measure == "round" && process::is_planned(self.passage, self.setting, fit),
            group: None,
            noun: None,
            // "seven years ago" counts from the day of the words.
            is_present: fit.pattern.ends_with("ago"),
            corrected: false,
            change: self.change(index),
            is_nth_year: measure == "elapsed-years" && number.form == Form::Ordinal,
            sentence: self.number,
            masked: 0,
            tells_flight: fit.pattern.contains("@flee"),
            cue: Some(reading.cue),
            particulars: particulars.kept(),
        };
        draft.reading = Some(reading);
        Some(figure)
    }

    /// "The commander, his son and 20 other fighters": behind an "and" with no number before it.
    fn is_rest(&self, number: &Number, start: usize) -> bool {
        const NEAR: usize = 5;
        let before = start.saturating_sub(NEAR)..start;
        self.passage.any_before(start, words!["and"])
            && self.passage.any(number.tokens.end, words!["other", "others", "more"])
            && !before.into_iter().any(|at| super::number::may_be_number(self.passage, at))
    }

    /// "nearly four year conflict", "more than three-year-old": hedges of years are as of any number.
    fn quantity(number: &Number, draft: &Draft) -> Option<(Qualifier, Quantity)> {
        qualifier::quantity(number, draft.hedge.hedge)
    }

    fn reading(
        &self,
        number: &Number,
        fit: &Fit,
        process: Option<&Reference>,
        earlier: Option<&Reading>,
    ) -> Reading {
        let (passage, setting) = (self.passage, self.setting);
        let plain = |scope, cue| Reading { scope, cumulative: false, cue };
        match &*fit.measure {
            "deaths" | "wounded" | "missing" | "detained" | "displaced" | "besieged" => {
                let earlier = earlier.filter(|_| self.joins_earlier(fit));
                let index = self.room.numbers.iter().position(|other| other == number);
                let change = index.and_then(|index| self.change(index));
                scope::of_people(passage, setting, (fit, number, change), self.neighbours, earlier)
            }
            "refugees" => scope::of_refugees(passage, setting, fit),
            "population" => scope::of_population(passage, setting, fit),
            "elapsed-years" => scope::of_elapsed(passage, setting, fit),
            "members" => scope::of_members(passage, setting, number.tokens.end, fit),
            "round" => match process {
                Some(process) => plain(
                    Scope::Entity(process.clone()),
                    "the process that sentence, neighbours or dateline name",
                ),
                None => plain(Scope::Unknown, "no process is named"),
            },
            "zones" | "guarantors" => {
                let named = (0..passage.len()).find_map(|at| {
                    scope::mention_over(setting.mentions, passage.token(at)?.span, MentionKind::Process)
                });
                named.map_or_else(
                    || plain(Scope::Unknown, "neither process nor place is named"),
                    |mention| {
                        plain(
                            Scope::Entity(Reference::clone(&mention.reference)),
                            "the process that the sentence names",
                        )
                    },
                )
            }
            measure => self.reading_of_user(measure),
        }
    }

    /// A measure of the user's is about the conflict or process that the sentence names, else what the settings say.
    fn reading_of_user(&self, measure: &str) -> Reading {
        let Some(own) = self.setting.lexicon.measures().of_user(measure) else {
            return Reading { scope: Scope::Unknown, cumulative: false, cue: "not looked for" };
        };
        let cumulative = own.kind == MeasureKind::Cumulative;
        if own.kind == MeasureKind::Event {
            return Reading {
                scope: Scope::Event(Event::default()),
                cumulative,
                cue: "the measure is of events",
            };
        }
        let named = (0..self.passage.len()).find_map(|at| {
            let span = self.passage.token(at)?.span;
            let over = |kind| scope::mention_over(self.setting.mentions, span, kind);
            over(MentionKind::Process).or_else(|| over(MentionKind::Conflict))
        });
        let named = named.map(|mention| (Reference::clone(&mention.reference), "what the sentence names"));
        let set = own.scope.clone().map(|id| (Reference::Known(id), "the settings say so"));
        match named.or(set) {
            Some((reference, cue)) => Reading { scope: Scope::Entity(reference), cumulative, cue },
            None => Reading { scope: Scope::Unknown, cumulative, cue: "nothing is named" },
        }
    }

    /// Whether a figure goes on with the clause of the one before: no full stop or "but" between.
    fn joins_earlier(&self, fit: &Fit) -> bool {
        let before = self
            .room
            .numbers
            .iter()
            .rev()
            .find(|number| number.tokens.end <= fit.end && number.tokens.start < fit.start);
        before.is_some_and(|number| !(number.tokens.end..fit.start).any(|at| self.passage.ends_clause(at)))
    }

    fn as_of(&self, measure: &str, (start, end): (usize, usize), side: Option<Side>) -> Option<Period> {
        let timed = counts_people(measure) || matches!(measure, "population" | "refugees");
        let read = || match side {
            Some(Side::Before) => as_of::read_before(self.passage, start, self.setting),
            _ => as_of::read(self.passage, start, end, self.setting),
        };
        timed.then(read).flatten()
    }

    /// "three years of fighting" of a town, "the past three years Syria's pre-war hub": no age of a war.
    fn is_local(&self, number: &Number, fit: &Fit) -> bool {
        let has = |words: &[WordKey]| (fit.start..fit.end).any(|at| self.passage.any(at, words));
        has(words!["pre", "pre-war", "prewar", "post", "post-war"])
            || number.form != Form::Ordinal && has(words!["fighting"])
    }

    /// "since the first year of the war": a year that is over, and not the one that the war is in.
    fn is_history(&self, number: &Number) -> bool {
        if number.form != Form::Ordinal {
            return false;
        }
        let passage = self.passage;
        let mut start = number.tokens.start;
        let is_its = passage.any_before(start, words!["its"]);
        while passage.any_before(start, words!["the", "its", "this"]) {
            start -= 1;
        }
        let since = words!["since", "during", "after", "before", "until", "from", "throughout", "through"];
        passage.any_before(start, since) || !is_its && number.value == Decimal::ONE
    }

    fn change(&self, index: usize) -> Option<Change> {
        self.room.pairs.iter().find_map(|(a, b, from, to)| match index {
            index if index == *a => Some(*from),
            index if index == *b => Some(*to),
            _ => None,
        })
    }

    fn unit(&self, number: &Number, fit: &Fit) -> Option<Box<str>> {
        match (number.unit, &*fit.measure) {
            (Some(Unit::Percent), _) => Some("%".into()),
            (Some(Unit::Money(code)), _) => Some(code.into()),
            (None, "duration") => (number.tokens.end..fit.end)
                .map(|at| self.passage.word(at).to_lowercase())
                .find(|word| super::word::is_measure_noun(word))
                .map(|word| word.trim_end_matches('s').into()),
            (None, measure) => self.setting.lexicon.measures().of_user(measure)?.unit.clone(),
        }
    }

    /// The number words; for what is written as one word with its unit, all of it ("six-year", "22-nation", "six months").
    fn span(&self, number: &Number, measure: &str) -> crate::text::Span {
        let passage = self.passage;
        let mut end = number.tokens.end;
        if matches!(measure, "elapsed-years" | "members" | "duration") && number.form != Form::Ordinal {
            let hyphen = usize::from(passage.is(end, "-") && !passage.spaced(end));
            let word = end + hyphen;
            if passage.any(word, words!["year", "years", "nation", "member", "country", "state"])
                || super::word::is_measure_noun(passage.key(word))
            {
                end = word + 1;
                if passage.is(end, "-") && passage.any(end + 1, words!["old", "long"]) {
                    end += 2;
                }
            }
        }
        let currency = number.tokens.start.saturating_sub(1);
        let start = if passage.any(currency, words!["$", "€", "£", "¥"]) && currency < number.tokens.start
        {
            currency
        } else {
            number.tokens.start
        };
        passage.span(start..end)
    }

    /// "Geneva V", "round V": a round by its numeral.
    fn numeral(&self, at: usize, number: u32) -> Option<Figure> {
        let value = Decimal::small(number);
        let fit = Fit {
            measure: Arc::from("round"),
            pattern: "{place} {roman}".into(),
            start: at - 1,
            end: at + 1,
        };
        let process = if self.passage.is(at - 1, "round") {
            let is_told = process::is_told(self.passage, self.setting, &fit);
            process::of_round(self.passage, self.setting, &fit, self.neighbours).filter(|_| is_told)?
        } else {
            Reference::Known(process::id_of(&self.passage.word(at - 1).to_lowercase()))
        };
        let quantity =
            Quantity { stated: Some(value), low: Some(value), high: Some(value), precision: Decimal::ONE };
        let span = self.passage.token(at)?.span;
        Some(Figure {
            scope: Scope::Entity(process.clone()),
            planned: process::is_planned(self.passage, self.setting, &fit),
            particulars: Particulars { process: Some(process), ..Particulars::default() }.kept(),
            ..Figure::bare(span, (Qualifier::Exact, quantity), fit.measure, self.number)
        })
    }
}

pub(super) fn counts_people(measure: &str) -> bool {
    !matches!(
        measure,
        "round" | "elapsed-years" | "zones" | "guarantors" | "members" | "share" | "money" | "duration"
    )
}

/// "4.8 million refugees", "two million inhabitants": the measure's own noun names no part.
fn is_own(measure: &str, noun: &str) -> bool {
    let own: &[&str] = match measure {
        "refugees" => &["refugees"],
        "population" => &["inhabitants", "residents"],
        "detained" => &["prisoners", "detainees", "hostages", "captives", "inmates"],
        _ => &[],
    };
    own.contains(&noun)
}
