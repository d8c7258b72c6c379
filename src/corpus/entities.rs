//! Identity: which references are one entity, and what it is called. Nothing here depends on the order of arrival.

use std::{collections::BTreeSet, sync::Arc};

use imbl::{OrdMap, OrdSet};

use super::{DocPath, Entity, Entry, Snapshot, slug, spellings::SpellingKey};
use crate::{
    extract::{EntityId, Mention, MentionKind, NameKey, Reference, lexicon},
    text::{fold::fold, phrase::capitalized},
};

/// The surfaces of discovered names, with how often documents write them.
#[derive(Debug, Clone, Default)]
pub(super) struct Names {
    surfaces: OrdMap<(NameKey, Box<str>), u32>,
    /// The last word of each full name, with the full name: (part, whole).
    parts: OrdSet<(NameKey, NameKey)>,
}

/// The full names that an entry introduces by itself: key and surface.
pub(super) fn names_in(entry: &Entry) -> Vec<(NameKey, Box<str>)> {
    let mut names: Vec<(NameKey, Box<str>)> = entry.facts.names.clone();
    names.sort();
    names.dedup();
    names
}

/// The words of a name by which it is looked up: folded, without particles.
pub fn name_words(name: &str) -> Vec<Box<str>> {
    let words = name.split(|c: char| c.is_whitespace() || c == '-').map(|word| Box::<str>::from(fold(word)));
    words.filter(|word| word.chars().count() > 2).collect()
}

/// The words of a profile's names of several words, each with the profile's document.
pub(super) fn spelled(entry: &Entry) -> BTreeSet<(Box<str>, DocPath)> {
    let profile = entry.facts.profile.as_ref();
    let names =
        profile.map(|profile| &profile.names).filter(|names| names.kind.mention_kind() == MentionKind::Actor);
    let all = names.into_iter().flat_map(|names| [&names.name].into_iter().chain(&names.aliases));
    let words = all.map(|name| name_words(name)).filter(|words| words.len() > 1).flatten();
    words.map(|word| (word, Arc::clone(&entry.path))).collect()
}

/// The places where an entry's profile says that talks are held or were, each with the profile's document.
pub(super) fn venues(entry: &Entry) -> BTreeSet<(EntityId, DocPath)> {
    let profile = entry.facts.profile.iter();
    let places = profile
        .flat_map(|page| page.venue.iter().chain(page.rounds.iter().filter_map(|one| one.place.as_ref())));
    places.map(|place| (Arc::clone(place), Arc::clone(&entry.path))).collect()
}

impl Names {
    pub fn learn(&mut self, key: NameKey, surface: Box<str>) {
        if let Some(last) = last_word(&key) {
            self.parts.insert((last, Arc::clone(&key)));
        }
        let count = self.surfaces.get(&(Arc::clone(&key), surface.clone())).copied().unwrap_or_default();
        self.surfaces.insert((key, surface), count + 1);
    }

    pub fn forget(&mut self, key: &NameKey, surface: &str) {
        let place = (Arc::clone(key), Box::from(surface));
        match self.surfaces.get(&place).copied() {
            Some(count) if count > 1 => {
                self.surfaces.insert(place, count - 1);
            }
            _ => {
                self.surfaces.remove(&place);
            }
        }
        if let (None, Some(last)) = (self.surface(key), last_word(key)) {
            self.parts.remove(&(last, Arc::clone(key)));
        }
    }

    /// The fullest surface of a name: the longest, then the most frequent, then the first in order.
    pub fn surface(&self, key: &NameKey) -> Option<&str> {
        let from: (NameKey, Box<str>) = (Arc::clone(key), Box::from(""));
        let surfaces = self.surfaces.range(from..).take_while(|((found, _), _)| found == key);
        let best = surfaces
            .max_by(|((_, a), m), ((_, b), n)| (a.chars().count(), m, b).cmp(&(b.chars().count(), n, a)))?;
        Some(&best.0.1)
    }

    /// How many documents introduce a name in a spelling.
    pub fn documents_with(&self, (reference, written): &SpellingKey) -> u32 {
        let Reference::Named(key) = reference else { return 0 };
        let place = (Arc::clone(key), Box::from(&**written));
        self.surfaces.get(&place).copied().unwrap_or_default()
    }

    /// The keys of all names.
    pub fn keys(&self) -> impl Iterator<Item = NameKey> {
        let mut last: Option<&NameKey> = None;
        self.surfaces.keys().filter_map(move |(key, _)| {
            let is_new = last != Some(key);
            last = Some(key);
            is_new.then(|| Arc::clone(key))
        })
    }

    pub fn wholes(&self, part: &NameKey) -> impl Iterator<Item = &NameKey> {
        let from: (NameKey, NameKey) = (Arc::clone(part), Arc::from(""));
        let part = Arc::clone(part);
        self.parts.range(from..).take_while(move |(found, _)| *found == part).map(|(_, whole)| whole)
    }
}

pub(super) fn last_word(key: &NameKey) -> Option<NameKey> {
    key.rsplit_once(' ').map(|(_, last)| Arc::from(last))
}

/// The full name, or the last word of full names, on which it rests what a discovered name is shown as; what is known is
/// shown as its profile says.
pub fn name_read(reference: &Reference) -> Option<NameKey> {
    match reference {
        Reference::Known(_) => None,
        Reference::Named(key) => Some(Arc::clone(key)),
        Reference::Short(part) => Some(last_word(part).unwrap_or_else(|| Arc::clone(part))),
    }
}

impl Snapshot {
    /// The reference that identity rests on: a short form gives the only full name of the corpus that ends in it.
    /// `None` where several fit, or none.
    pub fn canonical(&self, reference: &Reference) -> Option<Reference> {
        let Reference::Short(part) = reference else { return Some(reference.clone()) };
        let part = last_word(part).unwrap_or_else(|| Arc::clone(part));
        let mut wholes = self.names.wholes(&part);
        let first = wholes.next()?;
        wholes.next().is_none().then(|| Reference::Named(Arc::clone(first)))
    }

    /// The full names of the corpus that a short form could mean, in the spelling that they are shown in.
    pub fn full_names(&self, reference: &Reference) -> Vec<Box<str>> {
        let Reference::Short(part) = reference else { return Vec::new() };
        let part = last_word(part).unwrap_or_else(|| Arc::clone(part));
        self.names.wholes(&part).map(|whole| self.names.surface(whole).unwrap_or(whole).into()).collect()
    }

    /// Whether a mention is one: a tentative surname is, where the corpus knows exactly one.
    pub fn is_mention(&self, mention: &Mention) -> bool {
        !mention.is_tentative || self.canonical(&mention.reference).is_some()
    }

    /// All references that are the entity of this one.
    pub fn references_of(&self, reference: &Reference) -> Vec<Reference> {
        let Some(canonical) = self.canonical(reference) else { return vec![reference.clone()] };
        let mut references = vec![canonical.clone()];
        if let Reference::Named(key) = &canonical {
            let short = last_word(key).map(Reference::Short);
            references.extend(short.filter(|short| self.canonical(short).as_ref() == Some(&canonical)));
            references.extend(
                Some(Reference::Short(Arc::clone(key)))
                    .filter(|whole| self.canonical(whole).as_ref() == Some(&canonical)),
            );
        }
        references.sort();
        references.dedup();
        references
    }

    /// The id of a reference; `None` for a short form that could be several or nobody.
    pub fn entity_id(&self, reference: &Reference) -> Option<EntityId> {
        match self.canonical(reference)? {
            Reference::Known(id) => Some(id),
            Reference::Named(key) | Reference::Short(key) => {
                Some(slug(self.names.surface(&key).unwrap_or(&key)))
            }
        }
    }

    /// The entity of a reference.
    pub fn entity(&self, reference: &Reference) -> Option<Entity> {
        let canonical = self.canonical(reference)?;
        let id = self.entity_id(&canonical)?;
        let known =
            self.profile(&id).map(|(_, profile)| (profile.names.name.clone(), Some(profile.names.kind)));
        let (name, kind) = known
            .or_else(|| lexicon::gazetteer::name_and_kind(&id).map(|(name, kind)| (name.into(), Some(kind))))
            .unwrap_or_else(|| match &canonical {
                Reference::Named(key) | Reference::Short(key) => {
                    (self.names.surface(key).unwrap_or(key).into(), None)
                }
                Reference::Known(id) => (title_case(id), None),
            });
        Some(Entity { id, name, kind })
    }
}

/// A name to show for an id that nobody named: `yemeni-war` gives "Yemeni war".
fn title_case(id: &str) -> Box<str> {
    capitalized(&id.replace('-', " ")).into()
}
