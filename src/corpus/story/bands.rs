//! Articles by the bands of their sketches: those that came together in rows, those that came since in a tree.
//!
//! Bands are hashes, so that their first bits say where in the row they stand: a band is looked up in a step, and an
//! article has some forty.

use std::{cmp::Ordering, iter, ptr, sync::Arc};

use imbl::{OrdMap, OrdSet};

use super::is_told_alike;
use crate::{
    corpus::{DocPath, Entry},
    extract::{DocumentKind, Sketch},
};

/// How many articles under one band are looked at: of more the first by path, so that a page that is saved a thousand
/// times costs no edit a thousand looks.
const WIDEST: usize = 64;
/// So many changes wait in the trees at least ...
const LEAST: usize = 64;
/// ... and one for each so many articles of the rows.
const PART: usize = 8;
/// Bands from one mark of the row to the next, about.
const APART: usize = 4;

/// What is kept of an article to find its copies.
#[derive(Debug, Clone)]
pub(in crate::corpus) struct Told {
    pub path: DocPath,
    pub sketch: Sketch,
}

impl Told {
    /// `None` for what is no article or too little text.
    pub fn of(entry: &Entry) -> Option<Self> {
        let is_told = entry.kind == DocumentKind::Article && !entry.facts.sketch.is_empty();
        is_told.then(|| Self { path: Arc::clone(&entry.path), sketch: entry.facts.sketch.clone() })
    }

    fn bands(&self) -> impl Iterator<Item = u32> + use<> {
        self.sketch.bands().into_iter().map(|band| (band >> 32) as u32)
    }
}

/// An article under one of its bands: by band, then by path. One without an article is where a band begins.
#[derive(Debug, Clone)]
struct Banded {
    band: u32,
    told: Option<Arc<Told>>,
}

impl Banded {
    fn order(&self) -> (u32, Option<&DocPath>) {
        (self.band, self.told.as_ref().map(|told| &told.path))
    }
}

impl Ord for Banded {
    fn cmp(&self, other: &Self) -> Ordering {
        self.order().cmp(&other.order())
    }
}

impl PartialOrd for Banded {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Banded {
    fn eq(&self, other: &Self) -> bool {
        self.order() == other.order()
    }
}

impl Eq for Banded {}

/// Articles that came together.
#[derive(Debug, Default)]
struct Rows {
    /// The articles by path; the place of one is its number.
    told: Box<[Told]>,
    /// Bands in order, each with the number of an article, these in order too.
    bands: Box<[(u32, u32)]>,
    /// Where in `bands` those begin whose first bits are the place here; the end of all stands last.
    marks: Box<[u32]>,
    /// How many bits of a band are not among its first ones.
    rest: u32,
}

impl Rows {
    fn of(mut told: Vec<Told>) -> Self {
        told.sort_unstable_by(|one, other| one.path.cmp(&other.path));
        let all = (0..).zip(&told).flat_map(|(number, told)| told.bands().map(move |band| (band, number)));
        let mut bands: Vec<(u32, u32)> = all.collect();
        bands.sort_unstable();
        let first = (bands.len() / APART).checked_ilog2().unwrap_or_default();
        let rest = u32::BITS - first;
        let mut counts = vec![0_u32; 1 << first];
        for (band, _) in &bands {
            if let Some(count) = counts.get_mut(mark(*band, rest)) {
                *count += 1;
            }
        }
        let sums = counts.iter().scan(0, |sum, count| {
            *sum += count;
            Some(*sum)
        });
        let marks = iter::once(0).chain(sums).collect();
        Self { told: told.into(), bands: bands.into(), marks, rest }
    }

    /// The articles under a band, by path, with their numbers.
    fn under(&self, band: u32) -> impl Iterator<Item = (u32, &Told)> {
        let mark = mark(band, self.rest);
        let place = |at: usize| self.marks.get(at).map_or(0, |place| *place as usize);
        let near = self.bands.get(place(mark)..place(mark + 1)).unwrap_or_default();
        let own = near.get(near.partition_point(|(other, _)| *other < band)..).unwrap_or_default();
        let own = own.iter().take_while(move |(other, _)| *other == band);
        own.filter_map(|(_, number)| Some((*number, self.told.get(*number as usize)?)))
    }

    fn number(&self, path: &DocPath) -> Option<u32> {
        self.told.binary_search_by(|told| told.path.cmp(path)).ok().map(|at| at as u32)
    }
}

/// The first bits of a band.
fn mark(band: u32, rest: u32) -> usize {
    (u64::from(band) >> rest) as usize
}

/// Articles by their bands.
#[derive(Debug, Clone, Default)]
pub(in crate::corpus) struct Bands {
    rows: Arc<Rows>,
    /// Articles of the rows that are gone or are told otherwise now, by number.
    gone: OrdSet<u32>,
    /// Articles that came since.
    since: OrdMap<DocPath, Arc<Told>>,
    /// The same under their bands.
    banded: OrdSet<Banded>,
}

impl Bands {
    /// Takes states of documents for others. Only articles are witnesses, and so only their copies matter.
    pub fn exchange<'a>(&mut self, changes: impl Iterator<Item = (Option<&'a Entry>, Option<&'a Entry>)>) {
        let mut come = Vec::new();
        for (old, new) in changes.filter(|(old, new)| !is_told_alike(*old, *new)) {
            if let Some(old) = old {
                self.take(&old.path);
            }
            come.extend(new.and_then(Told::of));
        }
        let waiting = self.gone.len() + self.since.len() + come.len();
        if waiting <= LEAST.max(self.rows.told.len() / PART) {
            for told in come {
                self.put(Arc::new(told));
            }
            return;
        }
        let rows = (0..).zip(&self.rows.told).filter(|(number, _)| !self.gone.contains(number));
        let here = rows.map(|(_, told)| told).chain(self.since.values().map(|told| &**told));
        let all = here.cloned().chain(come).collect();
        *self = Self { rows: Arc::new(Rows::of(all)), ..Self::default() };
    }

    fn put(&mut self, told: Arc<Told>) {
        let bands = told.bands().map(|band| Banded { band, told: Some(Arc::clone(&told)) });
        self.banded.extend(bands);
        self.since.insert(Arc::clone(&told.path), told);
    }

    fn take(&mut self, path: &DocPath) {
        let Some(told) = self.since.remove(path) else {
            self.gone.extend(self.rows.number(path));
            return;
        };
        for band in told.bands() {
            self.banded.remove(&Banded { band, told: Some(Arc::clone(&told)) });
        }
    }

    /// The articles that share a band with a sketch, each once, in no order.
    pub fn near(&self, told: &Told) -> Vec<&Told> {
        let mut near = Vec::new();
        told.bands().for_each(|band| self.add(band, &mut near));
        near.sort_unstable_by_key(|told| ptr::from_ref::<Told>(told));
        near.dedup_by(|one, other| ptr::eq::<Told>(*one, *other));
        near
    }

    /// Adds the first articles under a band.
    fn add<'a>(&'a self, band: u32, near: &mut Vec<&'a Told>) {
        let start = near.len();
        let rows = self.rows.under(band).filter(|(number, _)| !self.gone.contains(number));
        near.extend(rows.map(|(_, told)| told).take(WIDEST));
        let since = self.banded.range(Banded { band, told: None }..).take_while(|one| one.band == band);
        near.extend(since.filter_map(|one| one.told.as_deref()).take(WIDEST));
        if near.len() > start + WIDEST {
            near.get_mut(start..).unwrap_or_default().sort_unstable_by_key(|told| &told.path);
            near.truncate(start + WIDEST);
        }
    }
}
