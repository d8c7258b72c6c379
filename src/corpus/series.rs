//! Series: all articles' figures of one measure and scope, by as-of date.

use std::sync::Arc;

use imbl::{OrdMap, OrdSet};

use super::{DocPath, lineage::Lineages};
use crate::extract::{Date, Decimal, Reference};

/// What a series counts.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SeriesKey {
    /// The measure.
    pub measure: Arc<str>,
    /// The conflict, process, place or body that it is about.
    pub scope: Reference,
    /// Who is counted, where it is a part.
    pub group: Option<Box<str>>,
}

/// A figure of a document.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FigurePlace {
    /// The document.
    pub document: DocPath,
    /// The figure's number in [`crate::extract::Facts::figures`].
    pub figure: u32,
}

/// Figures that are one to the lineages: same month, same bounds, same witness.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cell {
    /// Year and month of the as-of date.
    pub month: (i16, i8),
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

/// The figures of one key. Ordered, so that neighbours in time are found in O(log n).
#[derive(Debug, Clone, Default)]
pub struct Series {
    /// Dated figures by cell, and within a cell by date and place.
    pub cells: OrdMap<Cell, OrdSet<(Date, FigurePlace)>>,
    /// Undated documents' figures: listed, never compared over time.
    pub undated: OrdSet<FigurePlace>,
    /// The lineages of the cells.
    pub lineages: Arc<Lineages>,
}
