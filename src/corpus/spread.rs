//! The spread of a series at a day: which count is the lowest, which the highest, and which most outlets give.
//!
//! Every lineage has one voice: its last figure up to the day, or else its first one behind it. Totals stand for a year, since
//! an estimator speaks seldom; levels and fixed numbers for the window of days in which figures are compared at all.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

use super::{Cell, FigurePlace, SeriesKey, Snapshot, describe::outlet_of};
use crate::extract::{Date, Decimal, date::day_after, figure::measure::MeasureKind};

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
        let (from, to) = (day_after(day, -back), day_after(day, ahead));
        let series = self.series(key)?;
        let published = series.published_within(from, to).map(|(outlet, place)| (lies_at(place), outlet));
        let outlets: BTreeMap<(usize, u32), &str> = published.collect();
        let mut by_lineage: BTreeMap<usize, Heard<'_>> = BTreeMap::new();
        for (lineage, cell, places) in series.counted_within(from, to) {
            let heard = by_lineage.entry(lineage).or_default();
            for one in places {
                let voices = heard.voice.into_iter().chain([(cell, one)]);
                heard.voice = voices.min_by_key(|(_, one)| order_at(day, one));
                let named = outlets.get(&lies_at(&one.1)).copied();
                heard.outlets.extend(named.or_else(|| Some(outlet_of(self.entry(&one.1.document)?))));
            }
        }
        let voices = by_lineage.into_iter().filter_map(|(lineage, heard)| {
            let (cell, (_, place)) = heard.voice?;
            Some((cell.stated, Voice { place: place.clone(), lineage, outlets: heard.outlets.len() }))
        });
        let mut voices: Vec<(Option<Decimal>, Voice)> = voices.collect();
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

/// What is heard of one count around a day.
#[derive(Default)]
struct Heard<'a> {
    /// The figure that is its voice.
    voice: Option<(&'a Cell, &'a (Date, FigurePlace))>,
    /// Who gives it.
    outlets: BTreeSet<&'a str>,
}

/// Tells places apart faster than the letters of their paths do. Of a document whose path lies in memory twice the document
/// itself must be asked.
fn lies_at(place: &FigurePlace) -> (usize, u32) {
    (place.document.as_ptr().addr(), place.figure)
}

/// The order of a count's figures at a day, its voice first: those up to the day, the last of them first, then those behind.
fn order_at(day: Date, (date, place): &(Date, FigurePlace)) -> impl Ord {
    let said = (*date, place);
    let (before, behind) = if *date <= day { (Some(Reverse(said)), None) } else { (None, Some(said)) };
    (before.is_none(), before, behind)
}
