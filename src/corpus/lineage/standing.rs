//! How a lineage stands at the end of a month: all that later months need to know of it.

use super::{contradicts, tolerance};
use crate::{
    corpus::{Cell, Policy, series::MonthKey},
    extract::{Decimal, Reference, figure::measure::MeasureKind},
};

/// A lineage behind its last cell.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Standing {
    /// The estimator, where a text named one.
    pub name: Option<Reference>,
    /// The month and the number of its last cell.
    pub last: Option<(MonthKey, Option<Decimal>)>,
    /// The total that later ones are held against: the highest, or the last one that had fallen.
    highest: Option<Cell>,
    /// Stated totals of which none later was as high, the oldest and highest first: in it the last total that exceeds a
    /// given one is found.
    peaks: Vec<Cell>,
}

impl Standing {
    /// The total from which this cell falls, where it falls beyond tolerance and no text corrects it.
    pub fn falls_to<'a>(&'a self, cell: &Cell, policy: &Policy) -> Option<&'a Cell> {
        self.highest.as_ref().filter(|before| !cell.corrected && contradicts(before, cell, tolerance(policy)))
    }

    /// The cell becomes the last one.
    pub fn take(&mut self, cell: &Cell, policy: &Policy) {
        if self.name.is_none() {
            self.name.clone_from(&cell.witness);
        }
        // After a fall the lineage goes on from the lower value: one finding, not one for all that follow.
        let goes_on = |before: &Cell| cell.low >= before.low || contradicts(before, cell, tolerance(policy));
        if self.highest.as_ref().is_none_or(goes_on) {
            self.highest = Some(cell.clone());
        }
        if cell.stated.is_some() {
            let overtaken =
                self.peaks.iter().position(|peak| peak.low <= cell.low).unwrap_or(self.peaks.len());
            self.peaks.truncate(overtaken);
            self.peaks.push(cell.clone());
        }
        self.last = Some((cell.month, cell.stated.or(cell.low)));
    }

    /// The lower bound of the greatest stated total.
    pub fn highest_peak(&self) -> Option<Decimal> {
        self.peaks.first().and_then(|peak| peak.low)
    }

    /// The last stated total that exceeds a cell by more than a factor allows.
    pub fn last_above(&self, cell: &Cell, factor: Decimal) -> Option<&Cell> {
        self.peaks.iter().rev().find(|peak| contradicts(peak, cell, factor))
    }
}

/// The number of the lineage that a cell belongs to; one more than there are where it opens one.
pub(super) fn lineage_of(standings: &[Standing], cell: &Cell, kind: MeasureKind, policy: &Policy) -> usize {
    let of_witness = || standings.iter().position(|standing| standing.name == cell.witness);
    let found = match kind {
        MeasureKind::Cumulative if cell.witness.is_none() => continued_by(standings, cell, policy),
        MeasureKind::Cumulative => of_witness().or_else(|| continued_by(standings, cell, policy)),
        _ => of_witness(),
    };
    found.unwrap_or(standings.len())
}

/// The lineage that a cumulative cell continues: the one whose value is the nearest at or below, within bounded growth; a
/// credited cell may continue, and then names, an anonymous lineage only.
fn continued_by(standings: &[Standing], cell: &Cell, policy: &Policy) -> Option<usize> {
    let value = cell.stated.or(cell.low)?;
    let candidates = standings
        .iter()
        .enumerate()
        .filter(|(_, standing)| cell.witness.is_none() || standing.name.is_none());
    let continued = candidates.filter_map(|(number, standing)| {
        let (month, before) = standing.last?;
        let before = before?;
        let bound = grown(before, months_between(month, cell.month), policy)?;
        (before <= value && value <= bound).then_some((before, number))
    });
    // The nearest value wins; of equals the lineage that was there first.
    continued.max_by(|(a, m), (b, n)| (a, n).cmp(&(b, m))).map(|(_, number)| number)
}

/// The months from one to another that is not before it; 0 where it is.
pub(super) fn months_between(from: MonthKey, to: MonthKey) -> u32 {
    let months = (i32::from(to.0) - i32::from(from.0)) * 12 + i32::from(to.1) - i32::from(from.1);
    u32::try_from(months).unwrap_or_default()
}

/// The most that a value may have grown to after some months.
fn grown(value: Decimal, months: u32, policy: &Policy) -> Option<Decimal> {
    let percent =
        100_u32.checked_add(policy.growth)?.checked_add(policy.monthly_growth.checked_mul(months)?)?;
    value.times(Decimal::small(percent).divided_by(Decimal::small(100))?)
}
