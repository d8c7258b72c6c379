//! The spread of a series at a day: which count is the lowest, which the highest, and which most outlets give.
//!
//! Every lineage has one voice: its last figure up to the day, or else its first one behind it. Totals stand for a year, since
//! an estimator speaks seldom; levels and fixed numbers for the window of days in which figures are compared at all.

use std::collections::{BTreeMap, BTreeSet};

use super::{FigurePlace, MonthKey, SeriesKey, Snapshot, Statement};
use crate::extract::{
    Date,
    date::{day_after, days_between},
    figure::measure::MeasureKind,
};

/// Days for which the last total of a count stands.
const YEAR: i32 = 365;

/// What one count says at a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Voice {
    /// Its figure.
    pub place: FigurePlace,
    /// Its lineage.
    pub lineage: usize,
    /// How many outlets give it around that day.
    pub outlets: usize,
}

/// What the counts of a series say at a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spread {
    /// The day.
    pub day: Date,
    /// The voices by value, the lowest first; at least two that differ.
    pub voices: Vec<Voice>,
    /// The one that more than half of the outlets give, where there is one: as an index into `voices`.
    pub most: Option<usize>,
}

impl Spread {
    /// How many outlets were heard, each for every count that it gives.
    pub fn outlets(&self) -> usize {
        self.voices.iter().map(|voice| voice.outlets).sum()
    }
}

impl Snapshot {
    /// The spread of a series at a day; `None` where fewer than two counts speak, or all say one number.
    pub fn spread(&self, key: &SeriesKey, day: Date) -> Option<Spread> {
        let window = self.policy.window_days;
        let (back, ahead) = match self.policy.measures.kind(&key.measure) {
            MeasureKind::Cumulative => (YEAR.max(window), window),
            MeasureKind::Level | MeasureKind::Constant => (window, window),
            _ => return None,
        };
        let mut by_lineage: BTreeMap<usize, Vec<Statement>> = BTreeMap::new();
        for one in self.statements_within(key, month(day, -back)..=month(day, ahead)) {
            let is_near = one.date.is_some_and(|date| (-back..=ahead).contains(&days_between(day, date)));
            if let Some(lineage) = one.lineage.filter(|_| is_near && one.stated.is_some()) {
                by_lineage.entry(lineage).or_default().push(one);
            }
        }
        let mut voices: Vec<(_, Voice)> = Vec::new();
        for (lineage, told) in by_lineage {
            let spoken = told.iter().rev().find(|one| one.date.is_some_and(|date| date <= day));
            let Some(one) = spoken.or_else(|| told.first()) else { continue };
            let outlets: BTreeSet<String> = told
                .iter()
                .filter_map(|one| self.entry(&one.place.document))
                .map(|entry| self.outlet(entry))
                .collect();
            let voice = Voice { place: one.place.clone(), lineage, outlets: outlets.len() };
            voices.push((one.stated, voice));
        }
        voices.sort_by(|(a, one), (b, two)| (a, &one.place).cmp(&(b, &two.place)));
        let differ = voices.first().map(|(value, _)| *value) != voices.last().map(|(value, _)| *value);
        let voices: Vec<Voice> = voices.into_iter().map(|(_, voice)| voice).collect();
        let all: usize = voices.iter().map(|voice| voice.outlets).sum();
        let most = voices.iter().position(|voice| voice.outlets > 1 && voice.outlets * 2 > all);
        differ.then_some(Spread { day, voices, most })
    }

    /// "on 2016-03-24 the lowest count is more than 270,000 (...), the highest 470,000 (...), and most (4 of 6) say ...".
    pub fn spread_of_counts(&self, spread: &Spread) -> Option<String> {
        let words = |voice: &Voice| self.statement_words(&voice.place);
        let (low, high) = (spread.voices.first()?, spread.voices.last()?);
        let mut told = format!(
            "on {} the lowest of {} counts says {}, the highest {}",
            spread.day,
            spread.voices.len(),
            words(low)?,
            words(high)?
        );
        if let Some(most) = spread.most.and_then(|most| spread.voices.get(most)) {
            told.push_str(&format!(
                ", and most outlets ({} of {}) {}",
                most.outlets,
                spread.outlets(),
                words(most)?
            ));
        }
        Some(told)
    }
}

fn month(day: Date, days: i32) -> MonthKey {
    let there = day_after(day, days);
    (there.year(), there.month())
}
