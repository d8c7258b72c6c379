//! The directory: whom and what a corpus knows, with all their names ready to be searched by typed letters.
//!
//! It is made when somebody first asks, and kept in step from then on: a letter typed into a name costs the entry of that
//! name, not all of them.

use std::{
    collections::BTreeSet,
    sync::{Arc, OnceLock},
};

use imbl::OrdMap;

use super::{Entity, Snapshot};
use crate::{
    extract::{Reference, lexicon::gazetteer},
    text::fold::fold,
};

/// An entity with its names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// The reference that its identity rests on.
    pub reference: Reference,
    /// What the corpus knows of it.
    pub entity: Entity,
    /// The name to show, then the others.
    pub names: Box<[Box<str>]>,
    /// The names folded, in the same order, a line each.
    folded: Box<str>,
}

impl Known {
    /// Its names as [`fold`] writes them, in their order.
    pub fn folded(&self) -> impl Iterator<Item = &str> {
        self.folded.split('\n')
    }
}

/// All of them by reference; empty until somebody asks.
#[derive(Debug, Clone, Default)]
pub(super) struct Directory {
    known: Arc<OnceLock<OrdMap<Reference, Arc<Known>>>>,
}

impl Directory {
    /// The directory of a changed corpus, in which all but these entries are the same.
    pub fn renewed(&self, snapshot: &Snapshot, changed: &BTreeSet<Reference>) -> Self {
        // What nobody has asked of the old one is asked of the new one alone.
        let Some(known) = self.known.get() else { return Self::default() };
        if changed.is_empty() {
            return self.clone();
        }
        let mut known = known.clone();
        for reference in changed {
            match snapshot.read_known(reference) {
                Some(one) => known.insert(reference.clone(), Arc::new(one)),
                None => known.remove(reference),
            };
        }
        Self { known: Arc::new(OnceLock::from(known)) }
    }
}

impl Snapshot {
    /// Whom and what the corpus may know, by reference: everything with a profile, and every full name. Ask
    /// [`Snapshot::is_known`] of those that are wanted.
    pub fn directory(&self) -> impl Iterator<Item = &Known> {
        let known = self.directory.known.get_or_init(|| {
            let profiled = self.profiles().map(|(_, profile)| Reference::Known(profile.names.id.clone()));
            let all = profiled.chain(self.references().cloned());
            let all: BTreeSet<Reference> = all.chain(self.names.keys().map(Reference::Named)).collect();
            let known =
                all.into_iter().filter_map(|one| Some((one.clone(), Arc::new(self.read_known(&one)?))));
            known.collect()
        });
        known.values().map(|known| &**known)
    }

    /// Whether it has a profile, or documents mention it.
    pub fn is_known(&self, one: &Known) -> bool {
        self.profile(&one.entity.id).is_some() || self.appearance_count(&one.reference) > 0
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
        let names = self.names_of(&entity);
        let folded: Vec<String> = names.iter().map(|name| fold(name).replace('\n', " ")).collect();
        let folded = folded.join("\n").into();
        Some(Known { reference: reference.clone(), entity, names, folded })
    }

    fn names_of(&self, entity: &Entity) -> Box<[Box<str>]> {
        let profile = self.profile(&entity.id);
        let aliases = profile.into_iter().flat_map(|(_, profile)| profile.names.aliases.iter().cloned());
        let built_in = gazetteer::aliases_of(&entity.id).iter().map(|alias| Box::from(*alias));
        std::iter::once(entity.name.clone()).chain(aliases).chain(built_in).collect()
    }
}
