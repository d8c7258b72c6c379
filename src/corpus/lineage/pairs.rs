//! Pairs of cells that contradict each other, and the places that stand for them.

use std::{collections::BTreeMap, sync::Arc};

use super::{
    Contradiction, contradicts, exceeds,
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
    pub kind: MeasureKind,
    pub policy: &'a Policy,
}

/// The cells of a month near by, of one lineage: what they span, so that most are passed over at once.
struct Span {
    lowest_high: Option<Decimal>,
    highest_low: Option<Decimal>,
}

/// A month near by, with the lineage of each of its cells.
struct Near<'a> {
    month: &'a Month,
    of_cell: &'a [usize],
    spans: Vec<Span>,
    is_own: bool,
}

impl InMonth<'_> {
    /// The disputes and conflicts whose later cell is of this month.
    pub fn pairs(&self) -> Vec<CellPair> {
        if matches!(self.kind, MeasureKind::Ordinal | MeasureKind::Elapsed | MeasureKind::Loose) {
            return Vec::new();
        }
        let near = self.near();
        let Some(own) = near.first() else { return Vec::new() };
        let lineages =
            near.iter().map(|one| one.spans.len()).max().unwrap_or_default().max(self.before.len());
        // One pair of two lineages in a month is enough: the closest.
        let mut closest: BTreeMap<(usize, usize), (i32, CellPair)> = BTreeMap::new();
        for (number, cell) in own.month.cells.keys().enumerate().filter(|(_, cell)| cell.stated.is_some()) {
            let Some(lineage) = self.of_cell.get(number).copied() else { continue };
            for other in 0..lineages {
                let found = match self.kind {
                    MeasureKind::Cumulative if other == lineage => None,
                    _ if other == lineage => self.conflict(&near, (cell, number), lineage),
                    _ => self.dispute(&near, (cell, number), lineage, other),
                };
                let Some((days, pair)) = found else { continue };
                let best = closest.entry((lineage.min(other), lineage.max(other)));
                let best = best.or_insert_with(|| (days, pair.clone()));
                if days < best.0 {
                    *best = (days, pair);
                }
            }
        }
        let mut pairs: Vec<CellPair> = closest.into_values().map(|(_, pair)| pair).collect();
        if self.kind == MeasureKind::Cumulative {
            pairs.extend(self.conflicts_of_days(own.month));
        }
        pairs
    }

    /// This month and those before it within the window, the nearest first.
    fn near(&self) -> Vec<Near<'_>> {
        let reach = window_months(self.policy);
        let months = self.series.months.range(..=self.key).rev();
        let near = months.take_while(|(key, _)| months_between(**key, self.key) <= reach);
        near.map(|(key, month)| {
            let is_own = *key == self.key;
            let of_cell = if is_own { self.of_cell } else { &month.reading.of_cell };
            Near { month, of_cell, spans: spans(month, of_cell), is_own }
        })
        .collect()
    }

    fn factor(&self) -> Decimal {
        if self.kind == MeasureKind::Constant { Decimal::ONE } else { tolerance(self.policy) }
    }

    /// Levels and fixed numbers of one lineage that cannot both be right.
    fn conflict(&self, near: &[Near<'_>], (cell, number): (&Cell, usize), own: usize) -> Found {
        let counts = |days: i32, _: bool| days <= self.policy.window_days;
        let (days, earlier) = self.find(near, (cell, number), own, counts)?;
        Some((days, CellPair::new(Ground::Conflict, (earlier, own), (cell, own))))
    }

    /// Totals of one lineage and day that cannot both be right. A total grows from day to day, and falls are told as such.
    fn conflicts_of_days(&self, month: &Month) -> Vec<CellPair> {
        let mut days: BTreeMap<(Date, usize), Vec<&Cell>> = BTreeMap::new();
        let stated = month.cells.iter().zip(self.of_cell).filter(|((cell, _), _)| cell.stated.is_some());
        for ((cell, places), lineage) in stated {
            let mut last = None;
            for (date, _) in places.iter().filter(|(date, _)| last.replace(*date) != Some(*date)) {
                days.entry((*date, *lineage)).or_default().push(cell);
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
    fn dispute(&self, near: &[Near<'_>], (cell, number): (&Cell, usize), own: usize, other: usize) -> Found {
        let may_be_far = self.kind == MeasureKind::Cumulative;
        let counts = |days: i32, falls: bool| days <= self.policy.window_days || may_be_far && falls;
        let far = || {
            let earlier = self.before.get(other).filter(|_| may_be_far)?.last_above(cell, self.factor())?;
            // The days of months long past may change without this month being read anew, so only the month counts.
            let month = Date::new(earlier.month.0, earlier.month.1, 1).ok()?;
            let (first, _) = near.first()?.month.cells.get(cell)?.get_min()?;
            Some((days_between(month, *first), earlier))
        };
        let (days, earlier) = self.find(near, (cell, number), other, counts).or_else(far)?;
        Some((days, CellPair::new(Ground::Dispute, (earlier, other), (cell, own))))
    }

    /// The nearest earlier cell of a lineage that contradicts a cell, where `counts` says so of the days between them and
    /// of whether the earlier exceeds the later.
    fn find<'b>(
        &self,
        near: &'b [Near<'_>],
        (cell, number): (&Cell, usize),
        lineage: usize,
        counts: impl Fn(i32, bool) -> bool,
    ) -> Option<(i32, &'b Cell)> {
        let factor = self.factor();
        let places = near.first()?.month.cells.get(cell)?;
        for one in near {
            let Some(span) = one.spans.get(lineage) else { continue };
            if !span.may_contradict(cell, factor) {
                continue;
            }
            let limit = if one.is_own { number } else { usize::MAX };
            let cells = one.month.cells.iter().zip(one.of_cell).take(limit).collect::<Vec<_>>();
            let of_lineage = cells
                .into_iter()
                .rev()
                .filter(|((earlier, _), of)| **of == lineage && earlier.stated.is_some());
            for ((earlier, there), _) in of_lineage {
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

impl Span {
    fn may_contradict(&self, cell: &Cell, factor: Decimal) -> bool {
        let rises = matches!(
            (cell.low, self.lowest_high.and_then(|high| high.times(factor))),
            (Some(low), Some(limit)) if low > limit
        );
        rises || exceeds(self.highest_low, cell, factor)
    }
}

/// What the stated cells of each lineage span in a month.
fn spans(month: &Month, of_cell: &[usize]) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    for (cell, lineage) in month.cells.keys().zip(of_cell).filter(|(cell, _)| cell.stated.is_some()) {
        if spans.len() <= *lineage {
            spans.resize_with(lineage + 1, || Span { lowest_high: None, highest_low: None });
        }
        let Some(span) = spans.get_mut(*lineage) else { continue };
        span.highest_low = span.highest_low.max(cell.low);
        span.lowest_high = match (span.lowest_high, cell.high) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        };
    }
    spans
}
