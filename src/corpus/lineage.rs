//! Lineages: which figures of a series continue one another, which fall, and which lineages contradict each other.
//!
//! A lineage belongs to the estimator whom the texts credit; figures without a credit join the lineage that they
//! continue. All of it is a pure function of the sorted cells, so the order in which documents arrive cannot matter.

use std::collections::BTreeMap;

use imbl::OrdSet;

use super::{Cell, FigurePlace, Policy};
use crate::extract::{Date, Decimal, Reference, date::days_between, figure::measure::MeasureKind};

/// Figures that continue one another.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Lineage {
    /// The estimator, where a text names one.
    pub name: Option<Reference>,
    /// Its cells, as numbers in the series' order.
    pub cells: Vec<usize>,
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
    /// Its lineage; the same for a fall.
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
    of_cell: Vec<usize>,
}

/// A cell with the figures that it stands for.
type Cells<'a> = Vec<(&'a Cell, &'a OrdSet<(Date, FigurePlace)>)>;

impl Lineages {
    /// The lineages of a series' cells, given in order.
    pub fn of<'a>(
        cells: impl Iterator<Item = (&'a Cell, &'a OrdSet<(Date, FigurePlace)>)>,
        kind: MeasureKind,
        policy: &Policy,
    ) -> Self {
        let cells: Cells<'a> = cells.collect();
        let mut lineages = Self::default();
        for (number, (cell, _)) in cells.iter().enumerate() {
            let chosen = match kind {
                MeasureKind::Cumulative => lineages.continued_by(cell, &cells, policy),
                _ => lineages.lineages.iter().position(|lineage| lineage.name == cell.witness),
            };
            lineages.add(number, cell, chosen);
        }
        match kind {
            MeasureKind::Cumulative => {
                lineages.falls = lineages.find_falls(&cells, policy);
                lineages.disputes =
                    lineages.find_disputes(&cells, policy, tolerance(policy), Direction::AlsoLater);
            }
            MeasureKind::Level => {
                lineages.disputes =
                    lineages.find_disputes(&cells, policy, tolerance(policy), Direction::WindowOnly);
            }
            MeasureKind::Constant => {
                lineages.disputes =
                    lineages.find_disputes(&cells, policy, Decimal::ONE, Direction::WindowOnly);
            }
            MeasureKind::Ordinal | MeasureKind::Elapsed | MeasureKind::Loose => {}
        }
        lineages
    }

    /// The lineage of the cell of that number.
    pub fn of_cell(&self, number: usize) -> Option<usize> {
        self.of_cell.get(number).copied()
    }

    fn add(&mut self, number: usize, cell: &Cell, chosen: Option<usize>) {
        let chosen = chosen.unwrap_or_else(|| {
            self.lineages.push(Lineage::default());
            self.lineages.len() - 1
        });
        if let Some(lineage) = self.lineages.get_mut(chosen) {
            lineage.cells.push(number);
            if lineage.name.is_none() {
                lineage.name.clone_from(&cell.witness);
            }
        }
        self.of_cell.push(chosen);
    }

    /// The lineage that a cumulative cell continues: its estimator's; else, for a cell without a credit, the one whose
    /// value is the nearest at or below; a credited cell may also continue, and name, an anonymous lineage.
    fn continued_by(&self, cell: &Cell, cells: &Cells<'_>, policy: &Policy) -> Option<usize> {
        let of_witness = || self.lineages.iter().position(|lineage| lineage.name == cell.witness);
        if let Some(found) = cell.witness.as_ref().and_then(|_| of_witness()) {
            return Some(found);
        }
        let value = cell.stated.or(cell.low)?;
        let candidates = self
            .lineages
            .iter()
            .enumerate()
            .filter(|(_, lineage)| cell.witness.is_none() || lineage.name.is_none());
        let continued = candidates.filter_map(|(number, lineage)| {
            let (last, _) = cells.get(*lineage.cells.last()?)?;
            let before = last.stated.or(last.low)?;
            let bound = grown(before, months_between(last.month, cell.month), policy)?;
            (before <= value && value <= bound).then_some((before, number))
        });
        // The nearest value wins; of equals the lineage that was there first.
        continued.max_by(|(a, m), (b, n)| (a, n).cmp(&(b, m))).map(|(_, number)| number)
    }

    fn find_falls(&self, cells: &Cells<'_>, policy: &Policy) -> Vec<Contradiction> {
        let mut falls = Vec::new();
        for (number, lineage) in self.lineages.iter().enumerate() {
            let mut highest: Option<usize> = None;
            for cell in &lineage.cells {
                let Some((now, _)) = cells.get(*cell) else { continue };
                let before = highest.and_then(|at| cells.get(at));
                let fell = before.is_some_and(|(before, _)| contradicts(before, now, tolerance(policy)));
                if fell && !now.corrected {
                    falls.extend(
                        highest
                            .and_then(|at| contradiction(cells, (at, number), (*cell, number), |_, _| true)),
                    );
                }
                // After a fall the lineage goes on from the lower value: one finding, not one for all that follow.
                if fell || before.is_none_or(|(before, _)| now.low >= before.low) {
                    highest = Some(*cell);
                }
            }
        }
        falls
    }

    fn find_disputes(
        &self,
        cells: &Cells<'_>,
        policy: &Policy,
        factor: Decimal,
        direction: Direction,
    ) -> Vec<Contradiction> {
        let mut closest: BTreeMap<(usize, usize), Contradiction> = BTreeMap::new();
        let highest: Vec<Vec<Option<Decimal>>> =
            self.lineages.iter().map(|lineage| prefix_maximum(lineage, cells)).collect();
        for (later, (cell, _)) in cells.iter().enumerate().filter(|(_, (cell, _))| cell.stated.is_some()) {
            let Some(own) = self.of_cell(later) else { continue };
            for (other, lineage) in self.lineages.iter().enumerate().filter(|(other, _)| *other != own) {
                let before = lineage.cells.partition_point(|earlier| *earlier < later);
                let greatest = before.checked_sub(1).and_then(|last| *highest.get(other)?.get(last)?);
                let falls = direction == Direction::AlsoLater && exceeds(greatest, cell, factor);
                let window = (policy.window_days / 28 + 1).unsigned_abs();
                for earlier in lineage.cells.iter().take(before).rev() {
                    let Some((one, _)) = cells.get(*earlier) else { continue };
                    let near = months_between(one.month, cell.month) <= window;
                    if !near && !falls {
                        break;
                    }
                    let disagrees = contradicts(one, cell, factor) || near && contradicts(cell, one, factor);
                    if one.stated.is_none() || !disagrees {
                        continue;
                    }
                    let apart = |a: &FigurePlace, b: &FigurePlace| a.document != b.document;
                    let Some(found) = contradiction(cells, (*earlier, other), (later, own), apart) else {
                        continue;
                    };
                    if counts(&found, cells, (*earlier, later), policy, factor, direction) {
                        let best =
                            closest.entry((own.min(other), own.max(other))).or_insert_with(|| found.clone());
                        if (found.days, &found) < (best.days, best) {
                            *best = found;
                        }
                        break;
                    }
                }
            }
        }
        closest.into_values().collect()
    }
}

/// The greatest `low` of a lineage's stated cells up to each of them.
fn prefix_maximum(lineage: &Lineage, cells: &Cells<'_>) -> Vec<Option<Decimal>> {
    let lows = lineage.cells.iter().map(|number| {
        cells.get(*number).filter(|(cell, _)| cell.stated.is_some()).and_then(|(cell, _)| cell.low)
    });
    lows.scan(None, |greatest: &mut Option<Decimal>, low| {
        *greatest = low.max(*greatest);
        Some(*greatest)
    })
    .collect()
}

/// Whether a pair that contradicts in one direction counts as a dispute, by the order and distance of its days.
fn counts(
    found: &Contradiction,
    cells: &Cells<'_>,
    (one, two): (usize, usize),
    policy: &Policy,
    factor: Decimal,
    direction: Direction,
) -> bool {
    let (Some((a, places)), Some((b, _))) = (cells.get(one), cells.get(two)) else { return false };
    let in_order = places.iter().any(|(_, place)| *place == found.earlier);
    let (first, second) = if in_order { (a, b) } else { (b, a) };
    let falls = contradicts(first, second, factor);
    let in_window = found.days <= policy.window_days;
    match direction {
        Direction::AlsoLater => falls || in_window && contradicts(second, first, factor),
        Direction::WindowOnly => in_window && (falls || contradicts(second, first, factor)),
    }
}

/// Whether only near dates may contradict, or an earlier value above a later one at any distance too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Direction {
    AlsoLater,
    WindowOnly,
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

/// The closest places of two cells that may be compared, put in the order of their dates. Two counts side by side in one
/// text are reporting, and no dispute.
fn contradiction(
    cells: &Cells<'_>,
    one: (usize, usize),
    two: (usize, usize),
    comparable: impl Fn(&FigurePlace, &FigurePlace) -> bool,
) -> Option<Contradiction> {
    let ((_, a), (_, b)) = (cells.get(one.0)?, cells.get(two.0)?);
    let mut pairs = a.iter().rev().flat_map(|a| b.iter().map(move |b| (a, b)));
    let (a, b) = pairs.find(|(a, b)| comparable(&a.1, &b.1))?;
    let (mut earlier, mut later) = ((a, one.1), (b, two.1));
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

fn months_between(from: (i16, i8), to: (i16, i8)) -> u32 {
    let months = (i32::from(to.0) - i32::from(from.0)) * 12 + i32::from(to.1) - i32::from(from.1);
    u32::try_from(months).unwrap_or_default()
}

/// The most that a value may have grown to after some months.
fn grown(value: Decimal, months: u32, policy: &Policy) -> Option<Decimal> {
    let percent =
        100_u32.checked_add(policy.growth)?.checked_add(policy.monthly_growth.checked_mul(months)?)?;
    value.times(Decimal::small(percent).divided_by(Decimal::small(100))?)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a missing value fails the test")]
    use std::sync::Arc;

    use imbl::OrdMap;

    use super::*;

    fn cell(month: (i16, i8), thousand: u32, witness: Option<&str>) -> (Cell, OrdSet<(Date, FigurePlace)>) {
        let stated = Decimal::small(thousand * 1000);
        let low = stated.plus(Decimal::from_parts(1)).unwrap();
        let high = stated.plus(Decimal::small(10_000)).unwrap();
        let witness = witness.map(|id| Reference::Known(Arc::from(id)));
        let cell =
            Cell { month, low: Some(low), high: Some(high), stated: Some(stated), witness, corrected: false };
        let place = FigurePlace { document: format!("{}-{}-{thousand}", month.0, month.1).into(), figure: 0 };
        (cell, OrdSet::unit((jiff::civil::date(month.0, month.1, 15), place)))
    }

    fn lineages(cells: &[(Cell, OrdSet<(Date, FigurePlace)>)]) -> Lineages {
        let ordered: OrdMap<Cell, OrdSet<(Date, FigurePlace)>> = cells.iter().cloned().collect();
        Lineages::of(ordered.iter(), MeasureKind::Cumulative, &Policy::default())
    }

    #[test]
    fn two_lineages_of_the_sample_and_one_dispute_at_the_closest_dates() {
        let found =
            lineages(&[cell((2016, 3), 470, None), cell((2016, 7), 280, None), cell((2017, 7), 320, None)]);
        assert_eq!(
            found.lineages.iter().map(|lineage| lineage.cells.clone()).collect::<Vec<_>>(),
            [vec![0], vec![1, 2]]
        );
        assert_eq!(found.disputes.len(), 1);
        assert_eq!(
            (&*found.disputes[0].earlier.document, &*found.disputes[0].later.document),
            ("2016-3-470", "2016-7-280")
        );
        assert!(found.falls.is_empty());
    }

    #[test]
    fn a_credited_figure_names_the_anonymous_lineage_that_it_continues() {
        let found = lineages(&[
            cell((2016, 7), 280, None),
            cell((2017, 7), 320, None),
            cell((2017, 12), 340, Some("sohr")),
        ]);
        assert_eq!(found.lineages.len(), 1);
        assert_eq!(found.lineages[0].name, Some(Reference::Known(Arc::from("sohr"))));
    }

    #[test]
    fn normal_growth_between_estimators_is_no_dispute() {
        let found = lineages(&[
            cell((2014, 9), 191, Some("un")),
            cell((2015, 2), 210, Some("sohr")),
            cell((2016, 7), 280, Some("sohr")),
        ]);
        assert!(found.disputes.is_empty() && found.falls.is_empty());
    }

    #[test]
    fn an_estimators_lower_total_falls_once() {
        let found = lineages(&[
            cell((2016, 1), 300, Some("sohr")),
            cell((2016, 6), 200, Some("sohr")),
            cell((2016, 8), 210, Some("sohr")),
        ]);
        assert_eq!(found.falls.len(), 1);
        assert_eq!(
            (&*found.falls[0].earlier.document, &*found.falls[0].later.document),
            ("2016-1-300", "2016-6-200")
        );
    }

    #[test]
    fn within_tolerance_nothing_contradicts() {
        let found = lineages(&[
            cell((2015, 7), 230, Some("sohr")),
            cell((2015, 8), 220, Some("sohr")),
            cell((2015, 8), 220, Some("un")),
        ]);
        assert!(found.falls.is_empty() && found.disputes.is_empty());
    }
}
