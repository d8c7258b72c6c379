//! Tallies: how many speak for each lineage of a series, and how they say that it came about.

use std::collections::{BTreeMap, BTreeSet};

use super::{Lineage, Minority};
use crate::{corpus::series::Month, extract::Tier};

/// A minority is far where it has at most one of so many statements.
const FAR: usize = 5;

/// What the cells of one lineage add up to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Tally {
    /// Stated cells.
    cells: usize,
    documented: bool,
    estimated: bool,
    indirect: bool,
}

impl Tally {
    /// The tier that the texts agree on. Whoever counts indirect deaths estimates them.
    pub fn tier(self) -> Option<Tier> {
        match (self.documented, self.estimated, self.indirect) {
            (false, _, true) => Some(Tier::Indirect),
            (true, false, false) => Some(Tier::Documented),
            (false, true, false) => Some(Tier::Estimated),
            _ => None,
        }
    }

    fn add(&mut self, other: Self) {
        self.cells += other.cells;
        self.documented |= other.documented;
        self.estimated |= other.estimated;
        self.indirect |= other.indirect;
    }
}

/// The tallies of a month's cells by lineage.
pub(super) fn of_month(month: &Month, of_cell: &[usize]) -> Vec<Tally> {
    let own = month.cells.keys().zip(of_cell).filter(|(cell, _)| cell.stated.is_some());
    let mut tallies: Vec<Tally> = Vec::new();
    for (cell, lineage) in own {
        let Some(tally) = of_lineage(&mut tallies, *lineage) else { continue };
        tally.cells += 1;
        match cell.tier {
            Some(Tier::Documented) => tally.documented = true,
            Some(Tier::Estimated) => tally.estimated = true,
            Some(Tier::Indirect) => tally.indirect = true,
            None => {}
        }
    }
    tallies
}

/// The sums of months' tallies.
pub(super) fn sums<'a>(months: impl Iterator<Item = &'a [Tally]>) -> Vec<Tally> {
    let mut sums = Vec::new();
    for month in months {
        for (lineage, tally) in month.iter().enumerate() {
            if let Some(own) = of_lineage(&mut sums, lineage) {
                own.add(*tally);
            }
        }
    }
    sums
}

fn of_lineage(tallies: &mut Vec<Tally>, lineage: usize) -> Option<&mut Tally> {
    if tallies.len() <= lineage {
        tallies.resize(lineage + 1, Tally::default());
    }
    tallies.get_mut(lineage)
}

/// Finds the lineages that contradict others while far fewer speak for them: on the side of a lineage are those that
/// dispute with it what it disputes, on the other side those that it contradicts.
pub(super) fn find_minorities(
    lineages: &mut [Lineage],
    tallies: &[Tally],
    disputes: &BTreeSet<(usize, usize)>,
) {
    let mut against: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for (a, b) in disputes {
        against.entry(*a).or_default().insert(*b);
        against.entry(*b).or_default().insert(*a);
    }
    let of = |some: &BTreeSet<usize>| -> usize {
        some.iter().filter_map(|one| tallies.get(*one)).map(|tally| tally.cells).sum()
    };
    for (number, rivals) in &against {
        let of_rivals = rivals.iter().filter_map(|rival| against.get(rival)).flatten().copied();
        let with: BTreeSet<usize> = of_rivals.filter(|other| !rivals.contains(other)).collect();
        let (own, all) = (of(&with), of(&with) + of(rivals));
        if let Some(lineage) = lineages.get_mut(*number) {
            lineage.minority = (own * FAR <= all).then_some(Minority { own, all });
        }
    }
}
