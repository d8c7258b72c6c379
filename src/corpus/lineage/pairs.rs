//! Pairs of cells that contradict each other, and the places that stand for them.

use std::{collections::BTreeMap, sync::Arc};

use super::{
    Contradiction, contradicts,
    standing::{Standing, months_between},
    tolerance,
};
use crate::{
    corpus::{
        Cell, FigurePlace, Policy,
        series::{Month, MonthKey, Places, Series},
    },
    extract::{Date, Decimal, date::days_between, figure::measure::MeasureKind},
};

/// Why two cells are a pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ground {
    /// A total of one lineage is lower than before.
    Fall,
    /// Two figures of one lineage cannot both be right.
    Conflict,
    /// Two lineages contradict.
    Dispute,
}

/// Two cells that contradict, each with the number of its lineage, the earlier month first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct CellPair {
    pub ground: Ground,
    one: (Cell, usize),
    two: (Cell, usize),
}

impl CellPair {
    pub fn new(ground: Ground, one: (&Cell, usize), two: (&Cell, usize)) -> Self {
        Self { ground, one: (one.0.clone(), one.1), two: (two.0.clone(), two.1) }
    }

    /// The places that stand for the cells, in the order of their dates. Two counts side by side in one text are
    /// reporting, and no dispute.
    pub fn places(&self, series: &Series) -> Option<Contradiction> {
        let (a, b) = (series.places(&self.one.0)?, series.places(&self.two.0)?);
        let (a, b) = match self.ground {
            Ground::Fall => closest(a, b, |_, _| true)?,
            Ground::Conflict | Ground::Dispute => closest(a, b, apart)?,
        };
        let (mut earlier, mut later) = ((a, self.one.1), (b, self.two.1));
        if earlier.0.0 > later.0.0 {
            // Both cells are of one month: then the order of the days decides.
            (earlier, later) = (later, earlier);
        }
        Some(Contradiction {
            earlier: earlier.0.1.clone(),
            earlier_lineage: earlier.1,
            later: later.0.1.clone(),
            later_lineage: later.1,
            days: days_between(earlier.0.0, later.0.0),
        })
    }
}

type Place = (Date, FigurePlace);
/// A pair with the days between its places.
type Found = Option<(i32, CellPair)>;

fn apart(a: &FigurePlace, b: &FigurePlace) -> bool {
    a.document != b.document
}

/// Of two cells' places the last of the one and the first of the other that may be compared. Of very many places that
/// may not, only so many are looked at.
fn closest<'a>(
    a: &'a Places,
    b: &'a Places,
    comparable: impl Fn(&FigurePlace, &FigurePlace) -> bool,
) -> Option<(&'a Place, &'a Place)> {
    const LOOKED_AT: usize = 8;
    let mut pairs =
        a.iter().rev().take(LOOKED_AT).flat_map(|a| b.iter().take(LOOKED_AT).map(move |b| (a, b)));
    pairs.find(|(a, b)| comparable(&a.1, &b.1))
}

/// How many months back a window of days may reach.
pub(super) fn window_months(policy: &Policy) -> u32 {
    (policy.window_days / 28 + 1).unsigned_abs()
}

/// One month whose cells have found their lineages.
pub(super) struct InMonth<'a> {
    pub series: &'a Series,
    pub key: MonthKey,
    /// The lineages before this month.
    pub before: &'a Arc<Vec<Standing>>,
    pub of_cell: &'a [usize],
    /// What each lineage's cells span.
    pub extents: &'a [Extent],
    pub kind: MeasureKind,
    pub policy: &'a Policy,
}

/// What the stated cells of one lineage span in a month, so that most pairs are passed over at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Extent {
    lowest_high: Option<Decimal>,
    highest_low: Option<Decimal>,
}

/// A month near by, with the lineage of each of its cells.
#[derive(Clone, Copy)]
struct Near<'a> {
    month: &'a Month,
    of_cell: &'a [usize],
    extents: &'a [Extent],
    is_own: bool,
}

/// A cell with its number in its month and its figures' places.
type Numbered<'a> = (usize, &'a Cell, &'a Places);

impl<'a> InMonth<'a> {
    /// The disputes and conflicts whose later cell is of this month.
    pub fn pairs(&self) -> Vec<CellPair> {
        if matches!(
            self.kind,
            MeasureKind::Ordinal | MeasureKind::Elapsed | MeasureKind::Event | MeasureKind::Loose
        ) {
            return Vec::new();
        }
        let near = self.near();
        let Some(own) = near.first().copied() else { return Vec::new() };
        let lineages =
            near.iter().map(|one| one.extents.len()).max().unwrap_or_default().max(self.before.len());
        // One pair of two lineages in a month is enough: the closest.
        let mut closest: BTreeMap<(usize, usize), (i32, CellPair)> = BTreeMap::new();
        for (lineage, extent) in own.extents.iter().enumerate() {
            for other in (0..lineages).filter(|other| self.may_meet(&near, *extent, *other)) {
                for cell in own.of_lineage(lineage) {
                    let Some((days, pair)) = self.pair(&near, cell, lineage, other) else { continue };
                    let best = closest.entry((lineage.min(other), lineage.max(other)));
                    let best = best.or_insert_with(|| (days, pair.clone()));
                    if days < best.0 {
                        *best = (days, pair);
                    }
                }
            }
        }
        let mut pairs: Vec<CellPair> = closest.into_values().map(|(_, pair)| pair).collect();
        if self.kind == MeasureKind::Cumulative {
            pairs.extend(self.conflicts_of_days(own));
        }
        pairs
    }

    /// Whether a cell of a lineage's extent in this month may contradict any of another's near by or before.
    fn may_meet(&self, near: &[Near<'_>], extent: Extent, other: usize) -> bool {
        let factor = self.factor();
        let meets =
            |one: &Near<'_>| one.extents.get(other).is_some_and(|there| there.may_contradict(extent, factor));
        let before = self.before.get(other).filter(|_| self.kind == MeasureKind::Cumulative);
        let is_exceeded = || {
            let peak = Extent { lowest_high: None, highest_low: before.and_then(Standing::highest_peak) };
            peak.may_contradict(extent, factor)
        };
        near.iter().any(meets) || is_exceeded()
    }

    fn pair(&self, near: &[Near<'_>], cell: Numbered<'_>, lineage: usize, other: usize) -> Found {
        match self.kind {
            MeasureKind::Cumulative if other == lineage => None,
            _ if other == lineage => self.conflict(near, cell, lineage),
            _ => self.dispute(near, cell, lineage, other),
        }
    }

    /// This month and those before it within the window, the nearest first.
    fn near(&self) -> Vec<Near<'a>> {
        let reach = window_months(self.policy);
        let months = self.series.months.range(..=self.key).rev();
        let near = months.take_while(|(key, _)| months_between(**key, self.key) <= reach);
        near.map(|(key, month)| {
            if *key == self.key {
                return Near { month, of_cell: self.of_cell, extents: self.extents, is_own: true };
            }
            let reading = &month.reading;
            Near { month, of_cell: &reading.of_cell, extents: &reading.extents, is_own: false }
        })
        .collect()
    }

    fn factor(&self) -> Decimal {
        if self.kind == MeasureKind::Constant { Decimal::ONE } else { tolerance(self.policy) }
    }

    /// Levels and fixed numbers of one lineage that cannot both be right.
    fn conflict(&self, near: &[Near<'_>], cell: Numbered<'_>, own: usize) -> Found {
        let counts = |days: i32, _: bool| days <= self.policy.window_days;
        let (days, earlier) = self.find(near, cell, own, counts)?;
        Some((days, CellPair::new(Ground::Conflict, (earlier, own), (cell.1, own))))
    }

    /// Totals of one lineage and day that cannot both be right. A total grows from day to day, and falls are told as such.
    fn conflicts_of_days(&self, own: Near<'_>) -> Vec<CellPair> {
        let mut days: BTreeMap<(Date, usize), Vec<&Cell>> = BTreeMap::new();
        let factor = self.factor();
        let split =
            own.extents.iter().enumerate().filter(|(_, extent)| extent.may_contradict(**extent, factor));
        for (lineage, _) in split {
            for (_, cell, places) in own.of_lineage(lineage) {
                let mut last = None;
                for (date, _) in places.iter().filter(|(date, _)| last.replace(*date) != Some(*date)) {
                    days.entry((*date, lineage)).or_default().push(cell);
                }
            }
        }
        let of_day = |((_, lineage), cells): ((Date, usize), Vec<&Cell>)| {
            // The cells are in the order of their bounds: if any two contradict, the first and the last do.
            let (low, high) = (*cells.first()?, *cells.last()?);
            let is_meant = !low.corrected && !high.corrected && contradicts(high, low, self.factor());
            is_meant.then(|| CellPair::new(Ground::Conflict, (low, lineage), (high, lineage)))
        };
        days.into_iter().filter_map(of_day).collect()
    }

    /// A cell of another lineage that contradicts: near by in either direction, further off only where the earlier one
    /// is the greater and the measure cannot fall.
    fn dispute(&self, near: &[Near<'_>], later: Numbered<'_>, own: usize, other: usize) -> Found {
        let (_, cell, places) = later;
        let may_be_far = self.kind == MeasureKind::Cumulative;
        let counts = |days: i32, falls: bool| days <= self.policy.window_days || may_be_far && falls;
        let far = || {
            let earlier = self.before.get(other).filter(|_| may_be_far)?.last_above(cell, self.factor())?;
            // The days of months long past may change without this month being read anew, so only the month counts.
            let month = Date::new(earlier.month.0, earlier.month.1, 1).ok()?;
            let (first, _) = places.get_min()?;
            Some((days_between(month, *first), earlier))
        };
        let (days, earlier) = self.find(near, later, other, counts).or_else(far)?;
        Some((days, CellPair::new(Ground::Dispute, (earlier, other), (cell, own))))
    }

    /// The nearest earlier cell of a lineage that contradicts a cell, where `counts` says so of the days between them and
    /// of whether the earlier exceeds the later.
    fn find<'b>(
        &self,
        near: &[Near<'b>],
        (number, cell, places): Numbered<'_>,
        lineage: usize,
        counts: impl Fn(i32, bool) -> bool,
    ) -> Option<(i32, &'b Cell)> {
        let factor = self.factor();
        let extent = Extent { lowest_high: cell.high, highest_low: cell.low };
        for one in near {
            if !one.extents.get(lineage).is_some_and(|there| there.may_contradict(extent, factor)) {
                continue;
            }
            let limit = if one.is_own { number } else { usize::MAX };
            for (_, earlier, there) in one.of_lineage(lineage).rev().skip_while(|(at, ..)| *at >= limit) {
                let (falls, rises) = (contradicts(earlier, cell, factor), contradicts(cell, earlier, factor));
                if !falls && !rises {
                    continue;
                }
                let Some((a, b)) = closest(there, places, apart) else { continue };
                let days = days_between(a.0, b.0);
                // Within a month the order of the days may be the other way round.
                let falls = if days < 0 { rises } else { falls };
                if counts(days.abs(), falls) {
                    return Some((days.abs(), earlier));
                }
            }
        }
        None
    }
}

impl<'a> Near<'a> {
    /// The stated cells of a lineage, in order.
    fn of_lineage(&self, lineage: usize) -> impl DoubleEndedIterator<Item = Numbered<'a>> + use<'a> {
        let cells = self.month.cells.iter().zip(self.of_cell).enumerate();
        let own = cells.filter(|(_, ((cell, _), of))| **of == lineage && cell.stated.is_some());
        let own: Vec<Numbered<'a>> =
            own.map(|(number, ((cell, places), _))| (number, cell, places)).collect();
        own.into_iter()
    }
}

impl Extent {
    /// Whether any of these cells may contradict any of others, whichever is the earlier.
    pub fn may_contradict(self, other: Self, factor: Decimal) -> bool {
        let exceeds = |low: Option<Decimal>, high: Option<Decimal>| matches!((low, high.and_then(|high| high.times(factor))), (Some(low), Some(limit)) if low > limit);
        exceeds(self.highest_low, other.lowest_high) || exceeds(other.highest_low, self.lowest_high)
    }
}

/// What the stated cells of each lineage span in a month.
pub(super) fn extents(month: &Month, of_cell: &[usize]) -> Vec<Extent> {
    let mut extents: Vec<Extent> = Vec::new();
    for (cell, lineage) in month.cells.keys().zip(of_cell).filter(|(cell, _)| cell.stated.is_some()) {
        if extents.len() <= *lineage {
            extents.resize(lineage + 1, Extent::default());
        }
        let Some(extent) = extents.get_mut(*lineage) else { continue };
        extent.highest_low = extent.highest_low.max(cell.low);
        extent.lowest_high = match (extent.lowest_high, cell.high) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        };
    }
    extents
}
