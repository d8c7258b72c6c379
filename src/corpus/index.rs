//! The writer's side: takes changes, keeps every index in step with the documents that it lost and gained.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use imbl::OrdMap;

use super::{
    Change, DocPath, Entry, FigurePlace, Policy, SeriesKey, entities,
    lineage::Lineages,
    series::Cell,
    snapshot::{ByDate, Snapshot},
    stem,
};
use crate::extract::{
    DocumentKind, EntityId, Facts, Figure, Reference, Scope, facts::Change as FigureChange,
    figure::measure::MeasureKind, lexicon::gazetteer, profile::EntityKind,
};

/// What a batch of changes touched: the documents whose diagnostics may differ are those that read any of this.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Touched {
    /// Documents that were put or removed.
    pub documents: BTreeSet<DocPath>,
    /// Series of which a cell or place changed.
    pub series: BTreeSet<SeriesKey>,
    /// Whether names, keys or paths by which documents are cited changed.
    pub targets: bool,
    /// Whether profiles' facts changed (roles, starts, rounds).
    pub profiles: bool,
}

impl Touched {
    /// Adds what another batch touched.
    pub fn merge(&mut self, other: Self) {
        self.documents.extend(other.documents);
        self.series.extend(other.series);
        self.targets |= other.targets;
        self.profiles |= other.profiles;
    }
}

/// What becomes of one document in a batch.
struct Exchange {
    old: Option<Arc<Entry>>,
    new: Option<Arc<Entry>>,
}

/// All documents' facts, with one writer.
#[derive(Debug, Default)]
pub struct Corpus {
    state: Snapshot,
}

impl Corpus {
    /// An empty corpus.
    pub fn new(policy: Policy) -> Self {
        Self { state: Snapshot { policy: Arc::new(policy), ..Snapshot::default() } }
    }

    /// A corpus that goes on from a snapshot, which stays as it is.
    pub fn from_snapshot(snapshot: Snapshot) -> Self {
        Self { state: snapshot }
    }

    /// What readers work on: immutable, O(1) to make.
    pub fn snapshot(&self) -> Snapshot {
        self.state.clone()
    }

    /// Changes the policy. Series are made anew, since scopes and lineages rest on it.
    pub fn set_policy(&mut self, policy: Policy) -> Touched {
        if *self.state.policy == policy {
            return Touched::default();
        }
        let entries: Vec<Arc<Entry>> = self.state.documents.values().cloned().collect();
        *self = Self::new(policy);
        self.apply(entries.iter().map(|entry| Change::Put(Entry::clone(entry))))
    }

    /// Applies a batch of changes.
    pub fn apply(&mut self, changes: impl IntoIterator<Item = Change>) -> Touched {
        let mut touched = Touched::default();
        let usual = self.state.usual_conflict_and_place();
        let mut pairs: BTreeMap<DocPath, Exchange> = BTreeMap::new();
        for change in changes {
            let (path, entry) = match change {
                Change::Put(entry) => (Arc::clone(&entry.path), Some(Arc::new(entry))),
                Change::Remove(path) => (path, None),
            };
            let old = self.state.documents.get(&path).cloned();
            pairs.entry(path).or_insert(Exchange { old, new: None }).new = entry;
        }
        // Figures leave while everything that their series rest on still stands, and come when all of it is in place.
        for old in pairs.values().filter_map(|exchange| exchange.old.as_ref()) {
            self.take_figures(old, &mut touched);
        }
        for (path, Exchange { old, new }) in &pairs {
            touched.targets |= is_cited_otherwise(old.as_deref(), new.as_deref());
            touched.profiles |= [old, new].into_iter().flatten().any(|entry| entry.facts.profile.is_some());
            if let Some(old) = old {
                self.forget(old);
            }
            if let Some(new) = new {
                self.learn(new);
            }
            touched.documents.insert(Arc::clone(path));
        }
        if usual == self.state.usual_conflict_and_place() {
            for new in pairs.values().filter_map(|exchange| exchange.new.as_ref()) {
                self.put_figures(new, &mut touched);
            }
        } else {
            self.put_all_figures(&mut touched);
        }
        for key in &touched.series {
            self.relate(key);
        }
        touched
    }

    fn learn(&mut self, entry: &Arc<Entry>) {
        let state = &mut self.state;
        state.documents.insert(Arc::clone(&entry.path), Arc::clone(entry));
        state.by_stem.insert((stem(&entry.path).to_lowercase().into(), Arc::clone(&entry.path)));
        for key in &entry.facts.keys {
            state.by_key.insert((key.clone(), Arc::clone(&entry.path)));
        }
        if let Some(profile) = &entry.facts.profile {
            let place = (Arc::clone(&profile.names.id), Arc::clone(&entry.path));
            if profile.names.kind == EntityKind::Conflict {
                state.conflicts.insert(place.clone());
            }
            state.profiles.insert(place);
        }
        for place in places(entry) {
            state.postings.insert(place);
        }
        for place in introductions(entry) {
            state.introductions.insert(place);
        }
        for (key, surface) in entities::names_in(entry) {
            state.names.learn(key, surface);
        }
    }

    fn forget(&mut self, entry: &Arc<Entry>) {
        let state = &mut self.state;
        state.documents.remove(&entry.path);
        state.by_stem.remove(&(stem(&entry.path).to_lowercase().into(), Arc::clone(&entry.path)));
        for key in &entry.facts.keys {
            state.by_key.remove(&(key.clone(), Arc::clone(&entry.path)));
        }
        if let Some(profile) = &entry.facts.profile {
            let place = (Arc::clone(&profile.names.id), Arc::clone(&entry.path));
            state.conflicts.remove(&place);
            state.profiles.remove(&place);
        }
        for place in places(entry) {
            state.postings.remove(&place);
        }
        for place in introductions(entry) {
            state.introductions.remove(&place);
        }
        for (key, surface) in entities::names_in(entry) {
            state.names.forget(&key, &surface);
        }
    }

    fn put_figures(&mut self, entry: &Entry, touched: &mut Touched) {
        for (figure, key) in series_of(&self.state, entry) {
            self.state.put_figure(entry, figure, &key);
            touched.series.insert(key);
        }
    }

    fn take_figures(&mut self, entry: &Entry, touched: &mut Touched) {
        for (figure, key) in series_of(&self.state, entry) {
            self.state.take_figure(entry, figure, &key);
            touched.series.insert(key);
        }
    }

    /// What "the war" means has changed: every series is made anew.
    fn put_all_figures(&mut self, touched: &mut Touched) {
        touched.series.extend(self.state.series.keys().cloned());
        self.state.series = OrdMap::default();
        let entries: Vec<Arc<Entry>> = self.state.documents.values().cloned().collect();
        for entry in entries {
            self.put_figures(&entry, touched);
        }
    }

    /// Makes the lineages of a series anew; a series without figures is dropped.
    fn relate(&mut self, key: &SeriesKey) {
        let Some(series) = self.state.series.get(key) else { return };
        if series.cells.is_empty() && series.undated.is_empty() {
            self.state.series.remove(key);
            return;
        }
        let kind = self.state.policy.measures.kind(&key.measure);
        let lineages = Lineages::of(series.cells.iter(), kind, &self.state.policy);
        if *series.lineages != lineages {
            let mut series = series.clone();
            series.lineages = Arc::new(lineages);
            self.state.series.insert(key.clone(), series);
        }
    }
}

/// Whether citations of a document may lead elsewhere than before.
fn is_cited_otherwise(old: Option<&Entry>, new: Option<&Entry>) -> bool {
    match (old, new) {
        (Some(old), Some(new)) => {
            old.kind != new.kind
                || old.facts.keys != new.facts.keys
                || old.facts.headings != new.facts.headings
        }
        (None, None) => false,
        _ => true,
    }
}

fn places(entry: &Entry) -> BTreeSet<ByDate> {
    entry.facts.mentions.iter().map(|mention| ByDate::of(&mention.reference, entry)).collect()
}

/// Only articles introduce.
fn introductions(entry: &Entry) -> BTreeSet<ByDate> {
    if entry.kind != DocumentKind::Article {
        return BTreeSet::new();
    }
    let introducing = entry.facts.mentions.iter().filter(|mention| mention.introduces);
    introducing.map(|mention| ByDate::of(&mention.reference, entry)).collect()
}

/// The series that an entry's figures belong to, by the figure's number. Only articles are witnesses.
fn series_of(state: &Snapshot, entry: &Entry) -> Vec<(u32, SeriesKey)> {
    if entry.kind != DocumentKind::Article {
        return Vec::new();
    }
    let keys = entry.facts.figures.iter().enumerate().filter_map(|(number, figure)| {
        let key = state.series_key(entry, figure)?;
        // "from A to B": A is what was said before, B the statement.
        let is_past = matches!(figure.change, Some(FigureChange::FellFrom | FigureChange::RoseFrom));
        (!figure.planned && !is_past).then_some((number as u32, key))
    });
    keys.collect()
}

impl Snapshot {
    /// The series that a figure would belong to, whoever states it; `None` for events, loose measures and figures
    /// whose scope could not be told.
    pub fn series_key(&self, entry: &Entry, figure: &Figure) -> Option<SeriesKey> {
        let scope = match self.policy.measures.kind(&figure.measure) {
            MeasureKind::Loose | MeasureKind::Elapsed => return None,
            MeasureKind::Ordinal => figure.process.clone()?,
            MeasureKind::Cumulative if !figure.cumulative => return None,
            _ => match &figure.scope {
                Scope::Entity(reference) => reference.clone(),
                Scope::TheConflict => self.conflict_of(entry)?,
                Scope::Event(_) | Scope::Unknown => return None,
            },
        };
        Some(SeriesKey { measure: Arc::clone(&figure.measure), scope, group: figure.group.clone() })
    }

    /// What "the war" means in a document: the conflict that its text names; else the configured one, or the only one
    /// that a profile describes, where the document is at all about its place; else the war that it tells most of.
    pub fn conflict_of(&self, entry: &Entry) -> Option<Reference> {
        let facts = &entry.facts;
        if facts.conflict.is_some() {
            return facts.conflict.clone();
        }
        // The team's own pages mean their usual war by "the war", wherever they meet to speak of it.
        let is_ours = entry.kind != DocumentKind::Article;
        let fits =
            |conflict: &EntityId| is_ours || facts.war_told.is_none() || self.is_about(facts, conflict);
        let usual = self.usual_conflict().filter(fits).map(Reference::Known);
        if is_ours {
            return usual.or_else(|| self.most_told_conflict());
        }
        usual.or_else(|| facts.war_told.clone())
    }

    /// The conflict of which articles state most different tolls: what a team without settings writes about.
    fn most_told_conflict(&self) -> Option<Reference> {
        let tolls = self.series.iter().filter(|(key, _)| &*key.measure == "deaths" && key.group.is_none());
        let most = tolls
            .max_by(|(a, m), (b, n)| m.cells.len().cmp(&n.cells.len()).then_with(|| b.scope.cmp(&a.scope)));
        most.map(|(key, _)| key.scope.clone())
    }

    /// The configured conflict, else the only one with a profile.
    fn usual_conflict(&self) -> Option<EntityId> {
        self.policy.conflict.clone().or_else(|| match self.conflicts.iter().collect::<Vec<_>>().as_slice() {
            [(id, _)] => Some(Arc::clone(id)),
            _ => None,
        })
    }

    /// All that series of "the war" rest on: when it changes, they are made anew.
    fn usual_conflict_and_place(&self) -> Option<(EntityId, Option<EntityId>)> {
        let conflict = self.usual_conflict()?;
        let place = self.profile(&conflict).and_then(|(_, profile)| profile.place.clone());
        Some((conflict, place))
    }

    /// Whether a document names the place of a conflict, or anything in it; a conflict without a place is everywhere.
    fn is_about(&self, facts: &Facts, conflict: &EntityId) -> bool {
        let Some(place) = self.profile(conflict).and_then(|(_, profile)| profile.place.clone()) else {
            return true;
        };
        let is_there = |id: &EntityId| *id == place || gazetteer::place_of(id) == Some(&*place);
        facts
            .mentions
            .iter()
            .any(|mention| matches!(&mention.reference, Reference::Known(id) if is_there(id)))
    }

    fn put_figure(&mut self, entry: &Entry, number: u32, key: &SeriesKey) {
        let mut series = self.series.get(key).cloned().unwrap_or_default();
        let place = FigurePlace { document: Arc::clone(&entry.path), figure: number };
        match cell_of(entry, number) {
            Some((cell, date)) => {
                let mut places = series.cells.get(&cell).cloned().unwrap_or_default();
                places.insert((date, place));
                series.cells.insert(cell, places);
            }
            None => {
                series.undated.insert(place);
            }
        }
        self.series.insert(key.clone(), series);
    }

    fn take_figure(&mut self, entry: &Entry, number: u32, key: &SeriesKey) {
        let Some(mut series) = self.series.get(key).cloned() else { return };
        let place = FigurePlace { document: Arc::clone(&entry.path), figure: number };
        match cell_of(entry, number) {
            Some((cell, date)) => {
                let mut places = series.cells.get(&cell).cloned().unwrap_or_default();
                places.remove(&(date, place));
                if places.is_empty() {
                    series.cells.remove(&cell);
                } else {
                    series.cells.insert(cell, places);
                }
            }
            None => {
                series.undated.remove(&place);
            }
        }
        self.series.insert(key.clone(), series);
    }
}

fn cell_of(entry: &Entry, number: u32) -> Option<(Cell, crate::extract::Date)> {
    let figure: &Figure = entry.facts.figures.get(number as usize)?;
    let date = figure.as_of.map(|period| period.to).or(entry.facts.date.date)?;
    let cell = Cell {
        month: (date.year(), date.month()),
        low: figure.quantity.low,
        high: figure.quantity.high,
        stated: figure.quantity.stated,
        witness: figure.source.as_ref().and_then(|source| source.reference.clone()),
        corrected: figure.corrected,
    };
    Some((cell, date))
}
