//! Lineages: which figures of a series continue one another, which fall, and which lineages contradict each other.
//!
//! A lineage belongs to the estimator whom the texts credit; figures without a credit join the lineage that they
//! continue. All of it is a pure function of the sorted cells, so the order in which documents arrive cannot matter. It is
//! read month by month, each from where the one before left the lineages: a month that changed is read anew, and those
//! behind it as long as they begin otherwise than before.

mod pairs;
mod standing;
mod tally;

use std::{collections::BTreeMap, sync::Arc};

use super::{
    Cell, FigurePlace, Policy,
    series::{MonthKey, Series},
};
use crate::extract::{Decimal, Reference, Tier, figure::measure::MeasureKind};
use pairs::{CellPair, Extent, Ground};
use standing::Standing;
use tally::Tally;

/// Figures that continue one another.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Lineage {
    /// The estimator, where a text names one.
    pub name: Option<Reference>,
    /// The month of its last cell.
    pub last: Option<MonthKey>,
    /// How it came about, where its texts agree on it.
    pub tier: Option<Tier>,
    /// Whether it is the far minority of its series.
    pub minority: Option<Minority>,
}

/// A count that contradicts others, and for which far fewer speak. Who speaks for a count are its cells: a number that is
/// said many times in a month and credited alike is one statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Minority {
    /// Statements of the count, and of those that agree with it against the others.
    pub own: usize,
    /// All statements of both sides.
    pub all: usize,
}

/// Two places that contradict each other, the earlier first.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Contradiction {
    /// The earlier figure.
    pub earlier: FigurePlace,
    /// Its lineage.
    pub earlier_lineage: usize,
    /// The later figure.
    pub later: FigurePlace,
    /// Its lineage; the same for a fall or a conflict.
    pub later_lineage: usize,
    /// Days between the two.
    pub days: i32,
}

/// The lineages of a series and what they contradict.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Lineages {
    /// In the order of their first cells.
    pub lineages: Vec<Lineage>,
    /// Different lineages that contradict: one pair per two lineages, at their closest contradicting dates.
    pub disputes: Vec<Contradiction>,
    /// Totals of one lineage that are lower than before.
    pub falls: Vec<Contradiction>,
    /// Figures of one lineage that cannot both be right: totals of one day; levels and fixed numbers within the window.
    pub conflicts: Vec<Contradiction>,
}

/// What was made of one month's cells.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reading {
    /// The lineage of each cell, in the cells' order.
    of_cell: Vec<usize>,
    /// What the cells of each lineage span.
    extents: Vec<Extent>,
    /// What the cells of each lineage add to what is known of it.
    tallies: Vec<Tally>,
    /// How the lineages stand behind this month.
    after: Arc<Vec<Standing>>,
    /// Pairs whose later cell is of this month.
    pairs: Vec<CellPair>,
    /// The highest number stated.
    highest: Option<Decimal>,
}

impl Reading {
    /// The highest number that a cell of the month states.
    pub fn highest(&self) -> Option<Decimal> {
        self.highest
    }

    /// The lineage of the cell of that number in the month.
    pub fn of_cell(&self, number: usize) -> Option<usize> {
        self.of_cell.get(number).copied()
    }
}

impl Lineages {
    /// All contradictions, each once.
    pub fn all(&self) -> impl Iterator<Item = &Contradiction> {
        self.falls.iter().chain(&self.conflicts).chain(&self.disputes)
    }

    /// The estimator of a lineage.
    pub fn name(&self, lineage: usize) -> Option<&Reference> {
        self.lineages.get(lineage)?.name.as_ref()
    }

    /// All that findings tell of a lineage.
    pub(super) fn told(&self, lineage: usize) -> Option<(Option<Reference>, Option<Tier>, Option<Minority>)> {
        let one = self.lineages.get(lineage)?;
        Some((one.name.clone(), one.tier, one.minority))
    }
}

/// Reads a series anew from the first of the months that changed, as far as anything differs.
pub(super) fn relate(series: &mut Series, changed: &[MonthKey], kind: MeasureKind, policy: &Policy) {
    let (Some(first), Some(last)) = (changed.iter().min(), changed.iter().max()) else { return };
    let reach = pairs::window_months(policy);
    let mut before = series.months.range(..*first).next_back().map(|(_, month)| month.reading.after.clone());
    // What the months that were read anew spanned before and span now: months near by that meet none of it keep their
    // pairs.
    let mut spanned: Vec<Extent> = Vec::new();
    let mut is_same = false;
    let keys: Vec<MonthKey> = series.months.range(*first..).map(|(key, _)| *key).collect();
    for key in keys {
        let Some(month) = series.months.get(&key) else { continue };
        let old = Arc::clone(&month.reading);
        if month.cells.is_empty() {
            spanned.extend(&old.extents);
            series.months.remove(&key);
            is_same = false;
            continue;
        }
        if is_same && key > *last {
            if standing::months_between(*last, key) > reach {
                break;
            }
            if !meet(&old.extents, &spanned, policy) {
                before = Some(Arc::clone(&old.after));
                continue;
            }
        }
        let reading = read(series, key, &before.unwrap_or_default(), kind, policy);
        is_same = old.after == reading.after;
        if key <= *last || !is_same {
            spanned.extend(old.extents.iter().chain(&reading.extents));
        }
        before = Some(Arc::clone(&reading.after));
        if let Some(month) = series.months.get_mut(&key).filter(|_| *old != reading) {
            month.reading = Arc::new(reading);
        }
    }
    series.lineages = Arc::new(summary(series));
}

/// Whether any cells of some extents may contradict any of others.
fn meet(extents: &[Extent], others: &[Extent], policy: &Policy) -> bool {
    let factor = tolerance(policy).min(Decimal::ONE);
    others.iter().any(|one| extents.iter().any(|extent| extent.may_contradict(*one, factor)))
}

fn read(
    series: &Series,
    key: MonthKey,
    before: &Arc<Vec<Standing>>,
    kind: MeasureKind,
    policy: &Policy,
) -> Reading {
    let Some(month) = series.months.get(&key) else { return Reading::default() };
    let mut standings = Vec::clone(before);
    let mut of_cell = Vec::with_capacity(month.cells.len());
    let mut pairs = Vec::new();
    for cell in month.cells.keys() {
        let own = standing::lineage_of(&standings, cell, kind, policy);
        if own == standings.len() {
            standings.push(Standing::default());
        }
        if let Some(standing) = standings.get_mut(own) {
            if kind == MeasureKind::Cumulative {
                let fallen_from = standing.falls_to(cell, policy);
                pairs.extend(
                    fallen_from.map(|earlier| CellPair::new(Ground::Fall, (earlier, own), (cell, own))),
                );
            }
            standing.take(cell, policy);
        }
        of_cell.push(own);
    }
    let extents = pairs::extents(month, &of_cell);
    let tallies = tally::of_month(month, &of_cell);
    let month_read =
        pairs::InMonth { series, key, before, of_cell: &of_cell, extents: &extents, kind, policy };
    pairs.extend(month_read.pairs());
    let highest = month.cells.keys().filter_map(|cell| cell.stated).max();
    Reading { of_cell, extents, tallies, after: Arc::new(standings), pairs, highest }
}

/// The lineages and contradictions of the months' readings, with the places that stand for the cells.
fn summary(series: &Series) -> Lineages {
    let standings =
        series.months.values().next_back().map(|month| Arc::clone(&month.reading.after)).unwrap_or_default();
    let tallies = tally::sums(series.months.values().map(|month| month.reading.tallies.as_slice()));
    let lineage = |(number, one): (usize, &Standing)| Lineage {
        name: one.name.clone(),
        last: one.last.map(|(month, _)| month),
        tier: tallies.get(number).and_then(|tally| tally.tier()),
        minority: None,
    };
    let found = standings.iter().enumerate().map(lineage).collect();
    let mut lineages = Lineages { lineages: found, ..Lineages::default() };
    let mut closest: BTreeMap<(usize, usize), Contradiction> = BTreeMap::new();
    for pair in series.months.values().flat_map(|month| &month.reading.pairs) {
        let Some(found) = pair.places(series) else { continue };
        match pair.ground {
            Ground::Fall if found.days == 0 => lineages.conflicts.push(found),
            Ground::Fall => lineages.falls.push(found),
            Ground::Conflict => lineages.conflicts.push(found),
            Ground::Dispute => {
                let (a, b) = (found.earlier_lineage, found.later_lineage);
                let best = closest.entry((a.min(b), a.max(b))).or_insert_with(|| found.clone());
                if (found.days, &found) < (best.days, best) {
                    *best = found;
                }
            }
        }
    }
    tally::find_minorities(&mut lineages.lineages, &tallies, &closest.keys().copied().collect());
    lineages.disputes = closest.into_values().collect();
    lineages.conflicts.sort();
    lineages.conflicts.dedup();
    lineages
}

/// The factor by which tolls may differ: 1.1 for 10 %.
fn tolerance(policy: &Policy) -> Decimal {
    let percent = Decimal::small(100 + policy.toll_tolerance);
    percent.divided_by(Decimal::small(100)).unwrap_or(Decimal::ONE)
}

/// Whether an earlier figure contradicts a later one: earlier.low > later.high x (1 + t).
pub fn contradicts(earlier: &Cell, later: &Cell, factor: Decimal) -> bool {
    exceeds(earlier.low, later, factor)
}

fn exceeds(low: Option<Decimal>, later: &Cell, factor: Decimal) -> bool {
    let limit = later.high.and_then(|high| high.times(factor));
    matches!((low, limit), (Some(low), Some(limit)) if low > limit)
}

#[cfg(test)]
mod tests;
