//! The writer's side: takes changes, keeps every index in step with the documents that it lost and gained.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use super::{
    Change, DocPath, Entry, FigurePlace, Lineages, Policy, SeriesKey,
    directory::{self, Directory},
    entities,
    event::{self, EventKey},
    lineage,
    series::{Cell, MonthKey, Placed},
    snapshot::{Snapshot, by_age},
    spellings::{self, SpellingKey, Usual},
    stem, story,
};
use crate::extract::{
    Date, DocumentKind, Figure, NameKey, Reference, facts::Change as FigureChange, profile::EntityKind,
};

/// How many documents' figures come at once into their series, where nothing goes.
const PART: usize = 1_024;

/// What a batch of changes touched: the documents whose diagnostics may differ are those that read any of this.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Touched {
    /// Documents that were put or removed.
    pub documents: BTreeSet<DocPath>,
    /// Series of which a cell or place changed.
    pub series: BTreeSet<SeriesKey>,
    /// Documents with a figure in a contradiction that came, went or is told otherwise.
    pub contradicted: BTreeSet<DocPath>,
    /// Days and places of events of which a scene changed.
    pub events: BTreeSet<EventKey>,
    /// Articles whose story lost or gained a copy.
    pub stories: BTreeSet<DocPath>,
    /// Full names that documents introduced by themselves and do no more, or do now, and their last words.
    pub names: BTreeSet<NameKey>,
    /// Spellings in notes beside which another one is the usual one now, or no more, or is told otherwise.
    pub spellings: BTreeSet<SpellingKey>,
    /// Whether names, keys or paths by which documents are cited changed.
    pub targets: bool,
    /// Whether profiles' facts changed (roles, starts, rounds).
    pub profiles: bool,
}

impl Touched {
    /// Whether only documents were touched, and nothing that is made of several: so it is for most of what is typed.
    pub fn is_documents_only(&self) -> bool {
        let Self { documents: _, series, contradicted, events, stories, names, spellings, targets, profiles } =
            self;
        series.is_empty()
            && contradicted.is_empty()
            && events.is_empty()
            && stories.is_empty()
            && names.is_empty()
            && spellings.is_empty()
            && !targets
            && !profiles
    }

    /// Adds what another batch touched.
    pub fn merge(&mut self, other: Self) {
        self.documents.extend(other.documents);
        self.series.extend(other.series);
        self.contradicted.extend(other.contradicted);
        self.names.extend(other.names);
        self.events.extend(other.events);
        self.stories.extend(other.stories);
        self.spellings.extend(other.spellings);
        self.targets |= other.targets;
        self.profiles |= other.profiles;
    }
}

/// Does two pieces of work: one after the other, or at once by who has threads for it. The core has none.
pub type Both = dyn Fn(&mut (dyn FnMut() + Send), &mut (dyn FnMut() + Send));

/// What becomes of one document in a batch.
struct Exchange {
    old: Option<Arc<Entry>>,
    new: Option<Arc<Entry>>,
}

impl Exchange {
    fn states(&self) -> (Option<&Entry>, Option<&Entry>) {
        (self.old.as_deref(), self.new.as_deref())
    }

    /// Whose names notes write before or after, and those that any document introduces only before or only after.
    fn written(&self) -> impl Iterator<Item = Reference> {
        let names = changed_names(self.old.as_deref(), self.new.as_deref());
        let entries = [&self.old, &self.new].into_iter().flatten();
        let written = entries.flat_map(|entry| spellings::references(entry));
        written.chain(names.into_iter().map(Reference::Named))
    }
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
        self.apply_with(changes, &|one, other| {
            one();
            other();
        })
    }

    /// Applies a large batch of changes, of which two parts may be worked on at once.
    pub fn apply_with(&mut self, changes: impl IntoIterator<Item = Change>, both: &Both) -> Touched {
        let mut touched = Touched::default();
        let usual = self.state.usual_conflict_and_place();
        let is_first = self.state.documents.is_empty();
        let mut pairs: BTreeMap<DocPath, Exchange> = BTreeMap::new();
        for change in changes {
            let (path, entry) = match change {
                Change::Put(entry) => (Arc::clone(&entry.path), Some(Arc::new(entry))),
                Change::Remove(path) => (path, None),
            };
            let old = self.state.documents.get(&path).cloned();
            pairs.entry(path).or_insert(Exchange { old, new: None }).new = entry;
        }
        // Nobody has read anything of a corpus that was empty.
        let retold: Vec<DocPath> = pairs
            .iter()
            .filter(|(_, pair)| !is_first && !story::is_told_alike(pair.old.as_deref(), pair.new.as_deref()))
            .map(|(path, _)| Arc::clone(path))
            .collect();
        touched.stories.extend(retold.iter().flat_map(|path| self.state.told_by(path)));
        // Where figures stood is asked while everything that their series rest on still stands, and where they go when
        // all of it is in place.
        let olds = pairs.values().filter_map(|exchange| exchange.old.as_ref());
        let before: BTreeSet<(SeriesKey, Placed)> = olds.flat_map(|old| placed(&self.state, old)).collect();
        let read = pairs.values().filter(|_| !is_first);
        let written: BTreeSet<Reference> = read.flat_map(Exchange::written).collect();
        let usual_before = self.state.usual_spellings(&written);
        let follows = self.state.directory.follows(pairs.len());
        let mut rows = directory::Changed::default();
        for (path, Exchange { old, new }) in &pairs {
            touched.targets |= is_cited_otherwise(old.as_deref(), new.as_deref());
            touched.profiles |= [old, new].into_iter().flatten().any(|entry| entry.facts.profile.is_some());
            if !is_first {
                touched.names.extend(changed_names(old.as_deref(), new.as_deref()));
                let scenes = [old, new].into_iter().flatten().flat_map(|entry| event::keys(entry));
                touched.events.extend(scenes.map(|(key, _)| key));
            }
            if follows {
                rows.note(old.as_deref(), new.as_deref());
            }
            touched.documents.insert(Arc::clone(path));
        }
        self.exchange_entries(&pairs, both);
        self.state.directory = if follows {
            self.state.directory.renewed(&self.state, &rows, &touched.names)
        } else {
            Directory::default()
        };
        touched.spellings = differing(&usual_before, &self.state.usual_spellings(&written));
        let mut moved = Months::new();
        touched.stories.extend(retold.iter().flat_map(|path| self.state.told_by(path)));
        if usual == self.state.usual_conflict_and_place() {
            let news: Vec<&Entry> = pairs.values().filter_map(|pair| pair.new.as_deref()).collect();
            self.put_figures(before, &news, &mut moved, &mut touched);
        } else {
            self.put_all_figures(&mut moved, &mut touched);
        }
        for (key, months) in &moved {
            let months: Vec<MonthKey> = months.iter().copied().collect();
            self.relate(key, &months, &mut touched);
        }
        touched
    }

    /// Takes the states of documents for others.
    fn exchange_entries(&mut self, pairs: &BTreeMap<DocPath, Exchange>, both: &Both) {
        // Postings are as much work as all the rest, and neither looks at the other.
        let mut postings = std::mem::take(&mut self.state.postings);
        both(&mut || postings.exchange(pairs.values().map(Exchange::states)), &mut || {
            for Exchange { old, new } in pairs.values() {
                if let Some(old) = old {
                    self.forget(old);
                }
                if let Some(new) = new {
                    self.learn(new);
                }
            }
            self.exchange_rows(pairs);
        });
        self.state.postings = postings;
    }

    /// Changes what is kept in rows: all of a batch at once.
    fn exchange_rows(&mut self, pairs: &BTreeMap<DocPath, Exchange>) {
        let olds = || pairs.values().filter_map(|pair| pair.old.as_deref());
        let news = || pairs.values().filter_map(|pair| pair.new.as_deref());
        let state = &mut self.state;
        state.stories.exchange(pairs.values().map(Exchange::states));
        state.events.exchange(olds().flat_map(event::keys).collect(), news().flat_map(event::keys).collect());
        state.by_stem.exchange(olds().map(by_stem).collect(), news().map(by_stem).collect());
        state.by_key.exchange(olds().flat_map(by_key).collect(), news().flat_map(by_key).collect());
        state.by_age.exchange(olds().map(by_age).collect(), news().map(by_age).collect());
    }

    fn learn(&mut self, entry: &Arc<Entry>) {
        let state = &mut self.state;
        state.documents.insert(Arc::clone(&entry.path), Arc::clone(entry));
        state.spellings.learn(entry);
        if let Some(profile) = &entry.facts.profile {
            let (id, path) = (Arc::clone(&profile.names.id), Arc::clone(&entry.path));
            if profile.names.kind == EntityKind::Conflict {
                state.conflicts.insert((Arc::clone(&id), Arc::clone(&path)));
            }
            state.profiles.entry(id).or_default().insert(path);
        }
        state.spelled.extend(entities::spelled(entry));
        state.venues.extend(entities::venues(entry));
        for (key, surface) in entities::names_in(entry) {
            state.names.learn(key, surface);
        }
    }

    fn forget(&mut self, entry: &Arc<Entry>) {
        let state = &mut self.state;
        state.documents.remove(&entry.path);
        state.spellings.forget(entry);
        if let Some(profile) = &entry.facts.profile {
            let id = &profile.names.id;
            state.conflicts.remove(&(Arc::clone(id), Arc::clone(&entry.path)));
            let others = state.profiles.get(id).map(|paths| paths.without(&entry.path));
            match others.filter(|paths| !paths.is_empty()) {
                Some(paths) => state.profiles.insert(Arc::clone(id), paths),
                None => state.profiles.remove(id),
            };
        }
        for word in entities::spelled(entry) {
            state.spelled.remove(&word);
        }
        for venue in entities::venues(entry) {
            state.venues.remove(&venue);
        }
        for (key, surface) in entities::names_in(entry) {
            state.names.forget(&key, &surface);
        }
    }

    /// Takes out the figures that are gone, and puts in those that came; what is the same stays.
    fn exchange(
        &mut self,
        before: &BTreeSet<(SeriesKey, Placed)>,
        after: &BTreeSet<(SeriesKey, Placed)>,
        changed: &mut Months,
    ) {
        let gone = before.difference(after).map(|one| (one, false));
        let come = after.difference(before).map(|one| (one, true));
        for ((key, placed), comes) in gone.chain(come) {
            let series = self.state.series.entry(key.clone()).or_default();
            if comes {
                series.put(placed);
            } else {
                series.take(placed);
            }
            let months = changed.entry(key.clone()).or_default();
            months.extend(placed.cell.as_ref().map(|(cell, _)| cell.month));
        }
    }

    /// Takes figures of documents for those that stood before. Where none did, they come in parts: all of a large corpus at
    /// once take much room.
    fn put_figures(
        &mut self,
        before: BTreeSet<(SeriesKey, Placed)>,
        news: &[&Entry],
        changed: &mut Months,
        touched: &mut Touched,
    ) {
        if before.is_empty() && news.len() > PART {
            for part in news.chunks(PART) {
                self.put_figures(BTreeSet::new(), part, changed, touched);
            }
            return;
        }
        let after = news.iter().flat_map(|new| placed(&self.state, new)).collect();
        self.exchange(&before, &after, changed);
        touched.series.extend(before.into_iter().chain(after).map(|(key, _)| key));
    }

    /// What "the war" means has changed: every series is made anew.
    fn put_all_figures(&mut self, changed: &mut Months, touched: &mut Touched) {
        touched.series.extend(self.state.series.keys().cloned());
        for (_, series) in std::mem::take(&mut self.state.series) {
            touched.contradicted.extend(sides(&series.lineages));
        }
        let entries: Vec<Arc<Entry>> = self.state.documents.values().cloned().collect();
        let all: Vec<&Entry> = entries.iter().map(|entry| &**entry).collect();
        self.put_figures(BTreeSet::new(), &all, changed, touched);
    }

    /// Makes what rests on some months of a series anew; a series without figures is dropped.
    fn relate(&mut self, key: &SeriesKey, months: &[MonthKey], touched: &mut Touched) {
        let Some(mut series) = self.state.series.get(key).cloned() else { return };
        let old = Arc::clone(&series.lineages);
        let kind = self.state.policy.measures.kind(&key.measure);
        lineage::relate(&mut series, months, kind, &self.state.policy);
        touched.contradicted.extend(retold(&old, &series.lineages));
        if series.is_empty() {
            self.state.series.remove(key);
        } else {
            self.state.series.insert(key.clone(), series);
        }
    }
}

/// The months of series in which a figure came or went.
type Months = BTreeMap<SeriesKey, BTreeSet<MonthKey>>;

/// The documents on either side of contradictions.
fn sides(lineages: &Lineages) -> impl Iterator<Item = DocPath> {
    let places = lineages.all().flat_map(|one| [&one.earlier, &one.later]);
    places.map(|place| Arc::clone(&place.document))
}

/// The documents on either side of contradictions that only one of two states has, or tells by other names.
fn retold(old: &Lineages, new: &Lineages) -> BTreeSet<DocPath> {
    let told = |lineages: &Lineages| -> BTreeSet<_> {
        let counts = |one: &lineage::Contradiction| {
            [one.earlier_lineage, one.later_lineage].map(|number| lineages.told(number))
        };
        lineages.all().map(|one| (one.clone(), counts(one))).collect()
    };
    let (old, new) = (told(old), told(new));
    let differ = old.symmetric_difference(&new);
    differ.flat_map(|(one, _)| [&one.earlier, &one.later].map(|place| Arc::clone(&place.document))).collect()
}

/// The name by which wiki links lead to a document wherever it lies, with the document.
fn by_stem(entry: &Entry) -> (Box<str>, DocPath) {
    (stem(&entry.path).to_lowercase().into(), Arc::clone(&entry.path))
}

/// The keys by which a document is cited, with the document.
fn by_key(entry: &Entry) -> impl Iterator<Item = (Box<str>, DocPath)> {
    entry.facts.keys.iter().map(|key| (key.clone(), Arc::clone(&entry.path)))
}

/// Whether citations of a document may lead elsewhere than before.
fn is_cited_otherwise(old: Option<&Entry>, new: Option<&Entry>) -> bool {
    match (old, new) {
        (Some(old), Some(new)) => old.kind != new.kind || old.facts.keys != new.facts.keys,
        (None, None) => false,
        _ => true,
    }
}

/// The series that an entry's figures belong to, with their places in them. Only articles are witnesses.
fn placed(state: &Snapshot, entry: &Entry) -> Vec<(SeriesKey, Placed)> {
    let figures = entry.facts.figures.iter().zip(0..).filter_map(|(figure, number)| {
        if !is_witness(entry, figure) {
            return None;
        }
        let key = state.series_key(entry, figure)?;
        let place = FigurePlace { document: Arc::clone(&entry.path), figure: number };
        let outlet = entry.facts.outlet.as_deref().map(Arc::from);
        let placed = Placed { cell: cell_of(entry, figure), stated: figure.quantity.stated, place, outlet };
        Some((key, placed))
    });
    figures.collect()
}

/// Whether a figure is a statement of its series, if it has one: an article's, of what has been. Of "from A to B" A is what
/// was said before, and B the statement.
pub fn is_witness(entry: &Entry, figure: &Figure) -> bool {
    let is_past = matches!(figure.change, Some(FigureChange::FellFrom | FigureChange::RoseFrom));
    entry.kind == DocumentKind::Article && !figure.planned && !is_past
}

pub(super) fn cell_of(entry: &Entry, figure: &Figure) -> Option<(Cell, Date)> {
    let date = figure.as_of().map(|period| period.to).or(entry.facts.date.date)?;
    let cell = Cell {
        month: (date.year(), date.month()),
        low: figure.quantity.low,
        high: figure.quantity.high,
        stated: figure.quantity.stated,
        witness: figure.source.as_ref().and_then(|source| source.reference.clone()),
        corrected: figure.corrected,
        tier: figure.tier(),
    };
    Some((cell, date))
}

/// The names that only one of two states of a document introduces, or in another spelling, and their last words, by which
/// they are called.
fn changed_names(old: Option<&Entry>, new: Option<&Entry>) -> BTreeSet<NameKey> {
    let names = |entry: Option<&Entry>| -> BTreeSet<(NameKey, Box<str>)> {
        entry.into_iter().flat_map(|entry| entry.facts.names.iter().cloned()).collect()
    };
    let (old, new) = (names(old), names(new));
    let changed: BTreeSet<NameKey> = old.symmetric_difference(&new).map(|(key, _)| Arc::clone(key)).collect();
    let last: Vec<NameKey> = changed.iter().filter_map(entities::last_word).collect();
    changed.into_iter().chain(last).collect()
}

/// The keys of which only one of two states has the value.
fn differing(
    old: &BTreeMap<SpellingKey, Usual>,
    new: &BTreeMap<SpellingKey, Usual>,
) -> BTreeSet<SpellingKey> {
    old.keys().chain(new.keys()).filter(|key| old.get(*key) != new.get(*key)).cloned().collect()
}
