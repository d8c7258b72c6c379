//! Whom and what a corpus knows, by a few typed letters: actors, venues, processes, conflicts, and series of figures.

use std::{
    cmp::Ordering,
    collections::{BTreeMap, BinaryHeap},
    iter,
    sync::Arc,
};

use super::Location;
use crate::{
    corpus::{Fit, Known, SeriesKey, Snapshot, describe, fit, series::Series},
    extract::{MentionKind, profile::EntityKind},
    text::fold::fold,
};

/// Answers at most; a longer list is no help to anybody.
const MOST: usize = 200;

/// What a symbol is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// An entity with what is known of its kind.
    Entity(Option<EntityKind>, MentionKind),
    /// A series of figures.
    Series,
}

/// An entity or series that typed letters fit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Symbol {
    /// The name, or "deaths".
    pub name: String,
    /// What else the letters fit (an alias), or what a series is about; may be empty.
    pub detail: String,
    /// What it is.
    pub kind: Kind,
    /// The introduction, else the profile, else the first mention; the first figure of a series.
    pub place: Location,
}

/// The entities and series that `letters` fit, the best first; all of them for no letters, those first that most
/// documents mention. At most 200.
pub fn symbols(snapshot: &Snapshot, letters: &str) -> Vec<Symbol> {
    let letters = &*fold(letters.trim());
    let mut fitting: BTreeMap<Fit, Vec<Hit<'_>>> = BTreeMap::new();
    let entities = snapshot.known_with(letters).map(|(fit, known)| (fit, Hit::entity(known, letters)));
    let series =
        snapshot.all_series().filter_map(|(key, series)| Hit::series(snapshot, key, series, letters));
    for (fit, hit) in entities.chain(series) {
        fitting.entry(fit).or_default().push(hit);
    }
    let mut found = Vec::new();
    // Names that fit worse than enough others are not even looked for.
    for fit in Fit::ALL {
        if found.len() == MOST {
            break;
        }
        let mut hits = fitting.remove(&fit).unwrap_or_default();
        if fit == Fit::Scattered {
            hits.extend(snapshot.known_loosely(letters).map(|known| Hit::entity(known, letters)));
        }
        let symbols = in_order(hits).filter(|hit| hit.is_first(snapshot, fit));
        found.extend(symbols.filter_map(|hit| hit.symbol(snapshot)).take(MOST - found.len()));
    }
    found
}

/// Hits that fit equally well, those first that stand in most documents, then by name. Only as many are put in order as
/// are asked for.
fn in_order(hits: Vec<Hit<'_>>) -> impl Iterator<Item = Hit<'_>> {
    let mut heap = BinaryHeap::from(hits);
    iter::from_fn(move || heap.pop())
}

/// What letters fit.
struct Hit<'a> {
    /// How many documents mention it, or figures state it.
    count: usize,
    letters: &'a str,
    what: What<'a>,
}

/// What is hit.
enum What<'a> {
    /// An entity.
    Entity(&'a Known),
    /// A series, with its name and what it is about.
    Series(&'a SeriesKey, String, String),
}

impl<'a> Hit<'a> {
    fn entity(known: &'a Known, letters: &'a str) -> Self {
        Self { count: known.documents, letters, what: What::Entity(known) }
    }

    fn series(
        snapshot: &Snapshot,
        key: &'a SeriesKey,
        series: &'a Series,
        letters: &'a str,
    ) -> Option<(Fit, Self)> {
        let group = key.group.map(|group| format!(" ({group})")).unwrap_or_default();
        let name = format!("{}{group}", describe::measure_words(&key.measure));
        let scope = snapshot.name_of(&key.scope);
        let texts = [fold(&name), fold(&format!("{name} {scope}"))];
        let fit = texts.iter().filter_map(|text| fit(letters, text)).min()?;
        let count = series.figure_count();
        (count > 0).then_some((fit, Self { count, letters, what: What::Series(key, name, scope) }))
    }

    fn id(&self) -> Option<&'a str> {
        match self.what {
            What::Entity(known) => Some(&known.entity.id),
            What::Series(..) => None,
        }
    }

    /// Whether it stands for its entity: of several names that fit equally well the first does.
    fn is_first(&self, snapshot: &Snapshot, fit: Fit) -> bool {
        let What::Entity(known) = self.what else { return true };
        snapshot.namesakes_before(known).all(|other| other.fit(self.letters) != Some(fit))
    }

    /// Name and detail: the alias that the letters fit best where it is not the name, or what a series is about.
    fn words(&self) -> (&str, &str) {
        match &self.what {
            What::Entity(known) => {
                let names = (0..).zip(known.folded());
                let fitting = names.filter_map(|(number, name)| Some((fit(self.letters, name)?, number)));
                let number: usize = fitting.min().map_or(0, |(_, number)| number);
                let alias = known.names.get(number).filter(|_| number > 0);
                (&known.entity.name, alias.map(|alias| &**alias).unwrap_or_default())
            }
            What::Series(_, name, scope) => (name, scope),
        }
    }

    fn name(&self) -> &str {
        match &self.what {
            What::Entity(known) => &known.entity.name,
            What::Series(_, name, _) => name,
        }
    }

    fn symbol(&self, snapshot: &Snapshot) -> Option<Symbol> {
        let (place, kind) = match self.what {
            What::Entity(known) => {
                let (place, kind) = place(snapshot, known)?;
                (place, Kind::Entity(known.entity.kind, kind))
            }
            What::Series(key, ..) => (first_figure(snapshot, key)?, Kind::Series),
        };
        let (name, detail) = self.words();
        Some(Symbol { name: name.to_owned(), detail: detail.to_owned(), kind, place })
    }
}

impl Ord for Hit<'_> {
    /// The greatest comes first: by how many there are, then by name, detail and id; of those that are called alike,
    /// entities come before series.
    fn cmp(&self, other: &Self) -> Ordering {
        let by_name = || other.name().cmp(self.name());
        let by_detail = || other.words().1.cmp(self.words().1);
        let by_id = || (other.id().is_none(), other.id()).cmp(&(self.id().is_none(), self.id()));
        self.count.cmp(&other.count).then_with(by_name).then_with(by_detail).then_with(by_id)
    }
}

impl PartialOrd for Hit<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Hit<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Hit<'_> {}

/// The introduction, else the profile, else the first mention.
fn place(snapshot: &Snapshot, one: &Known) -> Option<(Location, MentionKind)> {
    let first = || snapshot.first_occurrence(&one.reference);
    // What is known needs no look at how it is mentioned first.
    let of_first = || Some(snapshot.mention(&first()?)?.1.kind);
    let kind = one.entity.kind.map(EntityKind::mention_kind).or_else(of_first);
    let introduced = snapshot.introduction(&one.reference).map(|found| (found.document, found.span));
    let profiled = || {
        let (entry, profile) = snapshot.profile(&one.entity.id)?;
        Some((Arc::clone(&entry.path), profile.name_span))
    };
    let mentioned = || {
        let (entry, mention) = snapshot.mention(&first()?)?;
        Some((Arc::clone(&entry.path), mention.span))
    };
    let (document, span) = introduced.or_else(profiled).or_else(mentioned)?;
    Some((Location { document, span }, kind.unwrap_or(MentionKind::Actor)))
}

fn first_figure(snapshot: &Snapshot, key: &SeriesKey) -> Option<Location> {
    let dated = snapshot.statements_within(key, ..).next().map(|first| first.place);
    let place = dated.or_else(|| snapshot.series(key)?.undated.get_min().cloned())?;
    let (entry, figure) = snapshot.figure(&place)?;
    Some(Location { document: Arc::clone(&entry.path), span: figure.span })
}
