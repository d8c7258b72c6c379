//! The directory: whom and what a corpus knows, with all their names ready to be searched by typed letters.
//!
//! It is made when somebody first asks, and kept in step from then on: an edit costs the rows of those whom it names more
//! or less often than before, not all of them.

mod block;
mod fit;

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Bound,
    sync::{Arc, OnceLock},
};

use imbl::{OrdMap, OrdSet};

use super::{Entity, Entry, Snapshot, entities::last_word};
use crate::{
    extract::{EntityId, NameKey, Reference, lexicon::gazetteer},
    text::fold::fold,
};
use block::{Block, ROWS, Sought};
pub use fit::{Fit, fit};

/// Documents of a batch up to which the directory is kept in step; behind more it is made anew when somebody asks.
const FEW: usize = 64;

/// An entity with its names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// The reference that its identity rests on.
    pub reference: Reference,
    /// What the corpus knows of it.
    pub entity: Entity,
    /// The name to show, then the others.
    pub names: Box<[Box<str>]>,
    /// How many documents mention it.
    pub documents: usize,
    /// The names folded, in the same order, a line each.
    folded: Box<str>,
}

impl Known {
    /// Its names as [`fold`] writes them, in their order.
    pub fn folded(&self) -> impl Iterator<Item = &str> {
        self.folded.split('\n')
    }

    /// How folded letters fit the name that they fit best.
    pub fn fit(&self, letters: &str) -> Option<Fit> {
        self.folded().filter_map(|name| fit(letters, name)).min()
    }
}

/// All of them by reference.
#[derive(Debug, Clone, Default)]
struct Rows {
    /// By the first reference of each block.
    blocks: OrdMap<Reference, Arc<Block>>,
    ids: OrdSet<(EntityId, Reference)>,
}

impl Rows {
    fn new(all: Vec<Known>) -> Self {
        let mut rows = Self::default();
        rows.ids.extend(all.iter().map(|one| (Arc::clone(&one.entity.id), one.reference.clone())));
        rows.shelve(&all.into_iter().map(Arc::new).collect::<Vec<_>>());
        rows
    }

    /// Puts neighbouring rows into blocks of their own.
    fn shelve(&mut self, rows: &[Arc<Known>]) {
        let length = if rows.len() < 2 * ROWS { 2 * ROWS } else { ROWS };
        for part in rows.chunks(length) {
            let first = part.first().map(|one| one.reference.clone());
            self.blocks.extend(first.map(|first| (first, Arc::new(Block::new(part.iter().cloned())))));
        }
    }

    /// The first reference of the block where one stands or would stand.
    fn place(&self, reference: &Reference) -> Option<Reference> {
        let before = self.blocks.range::<_, Reference>(..=reference).next_back();
        before
            .or_else(|| self.blocks.get_min().map(|(first, block)| (first, block)))
            .map(|(first, _)| first.clone())
    }

    /// Takes rows for others, or out.
    fn exchange(&mut self, changes: BTreeMap<Reference, Option<Known>>) {
        let mut changes = changes.into_iter().peekable();
        while let Some((reference, _)) = changes.peek() {
            let place = self.place(reference);
            let block = place.as_ref().and_then(|place| self.blocks.remove(place));
            let next = place.as_ref().and_then(|place| {
                let behind = (Bound::Excluded(place), Bound::Unbounded);
                self.blocks.range::<_, Reference>(behind).next().map(|(first, _)| first.clone())
            });
            let old = block.iter().flat_map(|block| block.rows().cloned());
            let mut rows: BTreeMap<Reference, Arc<Known>> =
                old.map(|one| (one.reference.clone(), one)).collect();
            while let Some((reference, new)) =
                changes.next_if(|(reference, _)| next.as_ref().is_none_or(|next| reference < next))
            {
                let old = match new {
                    Some(new) => {
                        self.ids.insert((Arc::clone(&new.entity.id), reference.clone()));
                        let id = Arc::clone(&new.entity.id);
                        rows.insert(reference.clone(), Arc::new(new)).filter(|old| old.entity.id != id)
                    }
                    None => rows.remove(&reference),
                };
                if let Some(old) = old {
                    self.ids.remove(&(Arc::clone(&old.entity.id), reference));
                }
            }
            self.shelve(&rows.into_values().collect::<Vec<_>>());
        }
    }

    fn get(&self, reference: &Reference) -> Option<&Known> {
        let (_, block) = self.blocks.range::<_, Reference>(..=reference).next_back()?;
        block.rows().find(|one| one.reference == *reference).map(|one| &**one)
    }

    /// The references of those who have an id.
    fn with_id(&self, id: &EntityId) -> impl Iterator<Item = &Reference> + use<'_> {
        let from = (Arc::clone(id), Reference::Known(Arc::from("")));
        let id = Arc::clone(id);
        self.ids.range(from..).take_while(move |(other, _)| *other == id).map(|(_, reference)| reference)
    }
}

/// Whose rows may be other ones after a batch of changes.
#[derive(Debug, Default)]
pub(super) struct Changed {
    /// Those whom a document names that did not, or does no more.
    references: BTreeSet<Reference>,
    /// The ids of profiles that came, went or have other names.
    ids: BTreeSet<EntityId>,
}

impl Changed {
    /// Notes what differs between two states of a document.
    pub fn note<'a>(&mut self, old: Option<&'a Entry>, new: Option<&'a Entry>) {
        let named = |entry: Option<&'a Entry>| {
            entry.into_iter().flat_map(|entry| &entry.facts.mentions).map(|one| &*one.reference)
        };
        // Most of what is typed names nobody.
        if !named(old).eq(named(new)) {
            let [before, after] = [old, new].map(|entry| named(entry).collect::<BTreeSet<_>>());
            self.references.extend(before.symmetric_difference(&after).copied().cloned());
        }
        let [before, after] = [old, new].map(|entry| Some(&entry?.facts.profile.as_ref()?.names));
        if before != after {
            self.ids.extend([before, after].into_iter().flatten().map(|names| Arc::clone(&names.id)));
        }
    }
}

/// The rows; none until somebody asks.
#[derive(Debug, Clone, Default)]
pub(super) struct Directory {
    rows: Arc<OnceLock<Rows>>,
}

impl Directory {
    /// Whether changes of so many documents are worth to be noted.
    pub fn follows(&self, documents: usize) -> bool {
        documents <= FEW && self.rows.get().is_some()
    }

    /// The directory of a corpus in which no more changed than was noted, and these names.
    pub fn renewed(&self, snapshot: &Snapshot, changed: &Changed, names: &BTreeSet<NameKey>) -> Self {
        // What nobody has asked of the old one is asked of the new one alone.
        let Some(rows) = self.rows.get() else { return Self::default() };
        let profiled = changed
            .ids
            .iter()
            .flat_map(|id| rows.with_id(id).cloned().chain([Reference::Known(Arc::clone(id))]));
        let mentioned = changed.references.iter().filter_map(|one| snapshot.canonical(one));
        let spelled = names.iter().flat_map(|name| snapshot.spelled_by(name, names));
        let all: BTreeSet<Reference> = profiled.chain(mentioned).chain(spelled).collect();
        if all.is_empty() {
            return self.clone();
        }
        let mut rows = rows.clone();
        rows.exchange(all.into_iter().map(|one| (one.clone(), snapshot.read_known(&one))).collect());
        Self { rows: Arc::new(OnceLock::from(rows)) }
    }
}

impl Snapshot {
    /// Whom and what the corpus knows, by reference: everything with a profile, and every full name that documents mention.
    pub fn directory(&self) -> impl Iterator<Item = &Known> {
        self.rows().blocks.values().flat_map(|block| block.rows()).map(|known| &**known)
    }

    /// Those in a name of whom folded letters stand, and how they fit at their best.
    pub fn known_with<'a>(&'a self, letters: &'a str) -> impl Iterator<Item = (Fit, &'a Known)> {
        let sought = Sought::new(letters);
        self.rows().blocks.values().flat_map(move |block| block.holding(&sought))
    }

    /// Those in a name of whom a word begins with folded letters, by reference.
    pub fn known_by<'a>(&'a self, letters: &'a str) -> impl Iterator<Item = &'a Known> {
        let sought = Sought::new(letters);
        self.rows().blocks.values().flat_map(move |block| block.begun(&sought)).map(|(_, known)| known)
    }

    /// Those whose names have folded letters in their order, and in no better way, by reference.
    pub fn known_loosely<'a>(&'a self, letters: &'a str) -> impl Iterator<Item = &'a Known> {
        let sought = Arc::new(Sought::new(letters));
        self.rows().blocks.values().flat_map(move |block| block.scattered(&sought).collect::<Vec<_>>())
    }

    /// Those who have the id of one, and come before it.
    pub fn namesakes_before<'a>(&'a self, known: &'a Known) -> impl Iterator<Item = &'a Known> {
        let references = self.rows().with_id(&known.entity.id);
        references.take_while(|one| **one < known.reference).filter_map(|one| self.rows().get(one))
    }

    fn rows(&self) -> &Rows {
        self.directory.rows.get_or_init(|| {
            let profiled = self.profiles().map(|(_, profile)| Reference::Known(profile.names.id.clone()));
            let all = profiled.chain(self.references().cloned());
            let all: BTreeSet<Reference> = all.chain(self.names.keys().map(Reference::Named)).collect();
            Rows::new(all.iter().filter_map(|one| self.read_known(one)).collect())
        })
    }

    /// The rows that rest on a full name, or a last word, that some document spells no more, or now.
    fn spelled_by(&self, name: &NameKey, changed: &BTreeSet<NameKey>) -> Vec<Reference> {
        let ending = changed.iter().filter(|other| last_word(other).as_ref() == Some(name)).count();
        let mut rows = vec![Reference::Named(Arc::clone(name))];
        // Where two others end in it, it was and is nobody's by itself.
        if self.names.wholes(name).nth(ending + 1).is_none() {
            rows.extend(self.names.wholes(name).cloned().map(Reference::Named));
        }
        rows
    }

    /// A short form is nobody by itself.
    fn read_known(&self, reference: &Reference) -> Option<Known> {
        let is_named = match reference {
            Reference::Known(id) => self.profile(id).is_some(),
            Reference::Named(key) => self.names.surface(key).is_some(),
            Reference::Short(_) => return None,
        };
        let is_there = is_named || self.postings.count(reference) > 0;
        let entity = self.entity(reference).filter(|_| is_there)?;
        let documents = self.appearance_count(reference);
        if documents == 0 && self.profile(&entity.id).is_none() {
            return None;
        }
        let names = self.names_of(&entity);
        let folded: Vec<String> = names.iter().map(|name| fold(name).replace('\n', " ")).collect();
        let folded = folded.join("\n").into();
        Some(Known { reference: reference.clone(), entity, names, documents, folded })
    }

    fn names_of(&self, entity: &Entity) -> Box<[Box<str>]> {
        let profile = self.profile(&entity.id);
        let aliases = profile.into_iter().flat_map(|(_, profile)| profile.names.aliases.iter().cloned());
        let built_in = gazetteer::aliases_of(&entity.id).iter().map(|alias| Box::from(*alias));
        std::iter::once(entity.name.clone()).chain(aliases).chain(built_in).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(number: u32, turn: u32) -> Known {
        let name = format!("Person {number:04}");
        let id = Arc::from(format!("person-{}", number % 50 + turn % 3));
        Known {
            reference: Reference::Named(Arc::from(name.to_lowercase())),
            entity: Entity { id, name: name.as_str().into(), kind: None },
            folded: name.to_lowercase().into(),
            names: [name.into()].into(),
            documents: turn as usize,
        }
    }

    #[test]
    fn rows_that_come_and_go_stand_as_if_made_at_once() {
        let mut all: BTreeMap<Reference, Known> = BTreeMap::new();
        let mut rows = Rows::default();
        let mut seed = 7_u32;
        for turn in 0..400 {
            let mut changes = BTreeMap::new();
            for _ in 0..40 {
                seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                let one = known(seed / 65_536 % 2_000, turn);
                // More come than go at first, and then they all go.
                let stays = seed % 10 < if turn < 200 { 7 } else { 2 };
                changes.insert(one.reference.clone(), stays.then_some(one));
            }
            for (reference, new) in &changes {
                match new {
                    Some(new) => drop(all.insert(reference.clone(), new.clone())),
                    None => drop(all.remove(reference)),
                }
            }
            rows.exchange(changes);
            let found = rows.blocks.values().flat_map(|block| block.rows()).map(|known| &**known);
            assert!(found.eq(all.values()));
            assert!(rows.blocks.iter().all(|(first, block)| {
                block.rows().next().is_some_and(|one| one.reference == *first)
                    && block.rows().count() < 2 * ROWS
            }));
            let ids: BTreeSet<_> = all.values().map(|one| (&one.entity.id, &one.reference)).collect();
            assert!(rows.ids.iter().map(|(id, reference)| (id, reference)).eq(ids));
        }
        assert!(all.keys().all(|reference| rows.get(reference) == all.get(reference)));
    }
}
