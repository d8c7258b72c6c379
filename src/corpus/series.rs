//! Series: all articles' figures of one measure and scope, by as-of date.

use std::sync::Arc;

use imbl::{OrdMap, OrdSet};

use super::{
    DocPath,
    lineage::{Lineages, Reading},
};
use crate::extract::{Date, Decimal, Reference, Tier};

/// What a series counts.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SeriesKey {
    /// The measure.
    pub measure: Arc<str>,
    /// The conflict, process, place or body that it is about.
    pub scope: Reference,
    /// Who is counted, where it is a part.
    pub group: Option<&'static str>,
}

/// A figure of a document.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FigurePlace {
    /// The document.
    pub document: DocPath,
    /// The figure's number in [`crate::extract::Facts::figures`].
    pub figure: u32,
}

/// A year and a month.
pub type MonthKey = (i16, i8);

/// Figures that are one to the lineages: same month, same bounds, same witness.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cell {
    /// Year and month of the as-of date.
    pub month: MonthKey,
    /// Lowest value; `None` is unlimited.
    pub low: Option<Decimal>,
    /// Highest value.
    pub high: Option<Decimal>,
    /// The number as stated.
    pub stated: Option<Decimal>,
    /// The estimator whom the text credits.
    pub witness: Option<Reference>,
    /// Whether the text marks it as a correction.
    pub corrected: bool,
    /// How the count came about, where the text tells.
    pub tier: Option<Tier>,
}

/// One article's figure in a series.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// Where.
    pub place: FigurePlace,
    /// The day that it speaks of, the last one of a period; `None` for undated documents, whose figures are listed only.
    pub date: Option<Date>,
    /// The number as stated.
    pub stated: Option<Decimal>,
    /// The number of its lineage in [`Lineages::lineages`]; `None` for those that take no part.
    pub lineage: Option<usize>,
}

/// The figures that a cell stands for, by date and place.
pub type Places = OrdSet<(Date, FigurePlace)>;

/// The cells of one month, and what was made of them.
#[derive(Debug, Clone, Default)]
pub struct Month {
    /// Figures by cell.
    pub cells: OrdMap<Cell, Places>,
    pub(super) reading: Arc<Reading>,
}

/// A figure's place in a series.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Placed {
    pub cell: Option<(Cell, Date)>,
    pub stated: Option<Decimal>,
    pub place: FigurePlace,
    pub outlet: Option<Arc<str>>,
}

/// The figures of one key, in ordered structures: a figure comes and goes in time that grows with the logarithm of their
/// number, and what is made of them is made anew only from its month on, until nothing differs.
#[derive(Debug, Clone, Default)]
pub struct Series {
    /// Dated figures by month.
    pub months: OrdMap<MonthKey, Month>,
    /// Undated documents' figures: listed, never compared over time.
    pub undated: OrdSet<FigurePlace>,
    /// How many figures there are, the undated among them.
    figures: usize,
    /// Places by the number that they state; the undated last.
    values: OrdSet<Valued>,
    /// Dated places by who published them.
    outlets: OrdSet<Published>,
    /// The lineages, and what contradicts.
    pub lineages: Arc<Lineages>,
}

impl Series {
    /// Whether nothing is in it.
    pub fn is_empty(&self) -> bool {
        self.months.is_empty() && self.undated.is_empty()
    }

    /// How many distinct cells it has.
    pub fn cell_count(&self) -> usize {
        self.months.values().map(|month| month.cells.len()).sum()
    }

    /// How many figures it has, the undated among them.
    pub fn figure_count(&self) -> usize {
        self.figures
    }

    /// The highest number stated in each month that states any, by month.
    pub fn peaks(&self) -> impl Iterator<Item = Decimal> {
        self.months.values().filter_map(|month| month.reading.highest())
    }

    /// The first and the last day of its dated figures.
    pub fn days(&self) -> Option<(Date, Date)> {
        let places = |month: Option<(&MonthKey, &Month)>| -> Vec<Places> {
            month.map(|(_, month)| month.cells.values().cloned().collect()).unwrap_or_default()
        };
        let (first, last) = (places(self.months.iter().next()), places(self.months.iter().next_back()));
        let first = first.iter().filter_map(|places| places.get_min()).map(|(date, _)| *date).min()?;
        let last = last.iter().filter_map(|places| places.get_max()).map(|(date, _)| *date).max()?;
        Some((first, last))
    }

    /// Where a number is stated, or none: dated places by date, then the undated.
    pub fn stating(
        &self,
        value: impl Into<Option<Decimal>>,
    ) -> impl DoubleEndedIterator<Item = &FigurePlace> {
        let value = value.into();
        let first: Valued = (value, false, None, nowhere());
        // The undated have no day, and so stand before any.
        let end: Valued = (value, true, Some(Date::MIN), nowhere());
        self.values.range(first..end).map(|(.., place)| place)
    }

    /// The figures of a cell.
    pub fn places(&self, cell: &Cell) -> Option<&Places> {
        self.months.get(&cell.month)?.cells.get(cell)
    }

    /// The cells of a month, in order.
    pub fn cells_of(&self, month: MonthKey) -> Vec<&Cell> {
        self.months.get(&month).into_iter().flat_map(|month| month.cells.keys()).collect()
    }

    /// The lineage of a cell, given the cells of its month: that of its estimator; where nobody is credited, the one that
    /// it was found to continue.
    pub fn lineage_of(&self, cell: &Cell, cells: &[&Cell]) -> Option<usize> {
        if cell.witness.is_some() {
            return self.lineages.lineages.iter().position(|one| one.name == cell.witness);
        }
        self.months.get(&cell.month)?.reading.of_cell(cells.binary_search(&cell).ok()?)
    }

    /// The dated figures of an outlet after a day, the nearest first.
    pub fn after(&self, outlet: &str, day: Date) -> impl Iterator<Item = &FigurePlace> {
        let from = cut(outlet, day);
        self.outlets.range(from.clone()..).take_while(move |one| one.0 == from.0).map(|(.., place)| place)
    }

    /// The dated figures of an outlet from a day on back, the nearest first.
    pub fn until(&self, outlet: &str, day: Date) -> impl Iterator<Item = &FigurePlace> {
        let to = cut(outlet, day);
        self.outlets.range(..to.clone()).rev().take_while(move |one| one.0 == to.0).map(|(.., place)| place)
    }

    /// The figures from a day to another that belong to a lineage and state a number, by cell, with their lineage.
    pub(super) fn counted_within(
        &self,
        from: Date,
        to: Date,
    ) -> impl Iterator<Item = (usize, &Cell, impl Iterator<Item = &(Date, FigurePlace)>)> {
        let month_of = |day: Date| (day.year(), day.month());
        let months = self.months.range(month_of(from)..=month_of(to));
        let cells = months.flat_map(|(_, month)| {
            let counted = month.cells.iter().enumerate();
            counted.filter_map(|(number, one)| Some((month.reading.of_cell(number)?, one)))
        });
        let stated = cells.filter(|(_, (cell, _))| cell.stated.is_some());
        stated.map(move |(lineage, (cell, places))| {
            let near = places.range((from, nowhere())..).take_while(move |(date, _)| *date <= to);
            (lineage, cell, near)
        })
    }

    /// The dated figures from a day to another that have an outlet, with it.
    pub(super) fn published_within(
        &self,
        from: Date,
        to: Date,
    ) -> impl Iterator<Item = (&str, &FigurePlace)> {
        let outlets = std::iter::successors(self.outlets.get_min(), |(outlet, ..)| {
            // The next one cannot be nearer than by the least of all letters.
            let next: Published = (Arc::from(format!("{outlet}\0")), Date::MIN, nowhere());
            self.outlets.range(next..).next()
        });
        outlets.flat_map(move |(outlet, ..)| {
            let first: Published = (Arc::clone(outlet), from, nowhere());
            let near = self.outlets.range(first..);
            let near = near.take_while(move |(other, date, _)| other == outlet && *date <= to);
            near.map(move |(.., place)| (&**outlet, place))
        })
    }

    pub(super) fn put(&mut self, placed: &Placed) {
        if self.values.insert(value_of(placed)).is_none() {
            self.figures += 1;
        }
        self.outlets.extend(published(placed));
        let Some((cell, date)) = &placed.cell else {
            self.undated.insert(placed.place.clone());
            return;
        };
        let month = self.months.entry(cell.month).or_default();
        month.cells.entry(cell.clone()).or_default().insert((*date, placed.place.clone()));
    }

    /// Takes a figure out. A month without figures stays until [`super::lineage::relate`] has seen what it spanned.
    pub(super) fn take(&mut self, placed: &Placed) {
        if self.values.remove(&value_of(placed)).is_some() {
            self.figures -= 1;
        }
        if let Some(one) = published(placed) {
            self.outlets.remove(&one);
        }
        let Some((cell, date)) = &placed.cell else {
            self.undated.remove(&placed.place);
            return;
        };
        let Some(month) = self.months.get_mut(&cell.month) else { return };
        if let Some(places) = month.cells.get_mut(cell) {
            places.remove(&(*date, placed.place.clone()));
            if places.is_empty() {
                month.cells.remove(cell);
            }
        }
    }
}

/// The number that a figure states, whether it is undated, the day that it speaks of, and where it stands.
type Valued = (Option<Decimal>, bool, Option<Date>, FigurePlace);

fn value_of(placed: &Placed) -> Valued {
    let date = placed.cell.as_ref().map(|(_, date)| *date);
    (placed.stated, date.is_none(), date, placed.place.clone())
}

/// Who published a figure, the day that it speaks of, and where it stands.
type Published = (Arc<str>, Date, FigurePlace);

fn published(placed: &Placed) -> Option<Published> {
    let (_, date) = placed.cell.as_ref()?;
    Some((Arc::clone(placed.outlet.as_ref()?), *date, placed.place.clone()))
}

/// A place before all others.
fn nowhere() -> FigurePlace {
    FigurePlace { document: Arc::from(""), figure: 0 }
}

/// The place among an outlet's figures between a day and the next.
fn cut(outlet: &str, day: Date) -> Published {
    (Arc::from(outlet), day.tomorrow().unwrap_or(day), nowhere())
}
