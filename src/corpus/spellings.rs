//! How the team's notes write each name: which spelling is the usual one, and which spellings are not.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use imbl::{OrdMap, OrdSet};

use super::{DocPath, Entry, Snapshot};
use crate::extract::{
    DocumentKind, NameKey, Reference,
    lexicon::gazetteer,
    profile::Profile,
    spelling::{Spelling, are_near, is_alike, sound},
};

/// How many documents are named for a spelling.
const SHOWN: usize = 3;

/// A spelling of a name: whose, and the words.
pub type SpellingKey = (Reference, Arc<str>);

/// How often notes write something.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Tally {
    /// Notes that do.
    pub notes: u32,
    /// How often all of them do.
    pub mentions: u32,
}

/// What makes a spelling the usual one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Preferred {
    /// More notes write it, or as many write it more often.
    ByNotes,
    /// Notes write both as often; the profile has it, and not the other one.
    ByProfile,
    /// Notes write both as often; more documents introduce the name in it.
    ByArticles,
    /// Notes write both as often; it is the name in the built-in list.
    ByName,
}

/// The spelling that the team's notes mostly use, beside one that they use less.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Usual {
    /// The name in it, and its words.
    pub key: SpellingKey,
    /// How often notes write it.
    pub tally: Tally,
    /// Why it is the usual one.
    pub preferred: Preferred,
    /// The first notes that write it, by path.
    pub documents: Vec<DocPath>,
}

/// The spellings in notes.
#[derive(Debug, Clone, Default)]
pub(super) struct Spellings {
    tallies: OrdMap<SpellingKey, Tally>,
    places: OrdSet<(SpellingKey, DocPath)>,
    /// The names that notes introduce by themselves, by what they sound like.
    sounds: OrdSet<(Box<str>, NameKey)>,
}

/// An entry's spellings with whose they are; only notes count.
fn spellings_of(entry: &Entry) -> impl Iterator<Item = (SpellingKey, &Spelling)> {
    let is_note = entry.kind == DocumentKind::Note;
    let all = entry.facts.spellings.iter().filter(move |_| is_note);
    all.filter_map(|spelling| {
        let mention = spelling.first(&entry.facts)?;
        Some(((Reference::clone(&mention.reference), Arc::clone(&spelling.written)), spelling))
    })
}

/// Whose names a document's spellings write.
pub(super) fn references(entry: &Entry) -> impl Iterator<Item = Reference> {
    spellings_of(entry).map(|((reference, _), _)| reference)
}

impl Spellings {
    pub fn learn(&mut self, entry: &Entry) {
        for (key, spelling) in spellings_of(entry) {
            let tally = self.tallies.get(&key).copied().unwrap_or_default();
            let mentions = tally.mentions + spelling.mentions.len() as u32;
            if let Reference::Named(name) = &key.0 {
                self.sounds.insert((sound(name), Arc::clone(name)));
            }
            self.tallies.insert(key.clone(), Tally { notes: tally.notes + 1, mentions });
            self.places.insert((key, Arc::clone(&entry.path)));
        }
    }

    pub fn forget(&mut self, entry: &Entry) {
        for (key, spelling) in spellings_of(entry) {
            self.places.remove(&(key.clone(), Arc::clone(&entry.path)));
            match self.tallies.get(&key).copied() {
                Some(tally) if tally.notes > 1 => {
                    let mentions = tally.mentions - spelling.mentions.len() as u32;
                    self.tallies.insert(key, Tally { notes: tally.notes - 1, mentions });
                }
                _ => {
                    self.tallies.remove(&key);
                    self.forget_sound(&key.0);
                }
            }
        }
    }

    fn forget_sound(&mut self, reference: &Reference) {
        let Reference::Named(name) = reference else { return };
        if self.of(reference).next().is_none() {
            self.sounds.remove(&(sound(name), Arc::clone(name)));
        }
    }

    /// The spellings of a reference.
    fn of<'a>(&'a self, reference: &Reference) -> impl Iterator<Item = (&'a SpellingKey, Tally)> + use<'a> {
        let from: SpellingKey = (reference.clone(), Arc::from(""));
        let reference = reference.clone();
        let all = self.tallies.range(from..).take_while(move |((found, _), _)| *found == reference);
        all.map(|(key, tally)| (key, *tally))
    }

    /// The first documents with a spelling.
    fn documents(&self, key: &SpellingKey) -> Vec<DocPath> {
        let from = (key.clone(), DocPath::from(""));
        let places = self.places.range(from..).take_while(|(found, _)| found == key);
        places.take(SHOWN).map(|(_, path)| Arc::clone(path)).collect()
    }

    /// Other names that notes introduce and that are nearly a reference's.
    fn near<'a>(&'a self, reference: &'a Reference) -> impl Iterator<Item = Reference> + 'a {
        let name = match reference {
            Reference::Named(name) => Some(name),
            _ => None,
        };
        name.into_iter().flat_map(move |name| {
            let from: (Box<str>, NameKey) = (sound(name), Arc::from(""));
            let all = self.sounds.range(from.clone()..).take_while(move |(found, _)| *found == from.0);
            all.filter(move |(_, other)| are_near(name, other))
                .map(|(_, other)| Reference::Named(Arc::clone(other)))
        })
    }
}

impl Snapshot {
    /// The spelling that notes use more than this one of the same name; `None` where they use this one mostly, where the
    /// profile has it, and where nothing decides.
    pub fn usual_spelling(&self, key: &SpellingKey) -> Option<Usual> {
        let (reference, written) = key;
        let profile = self.profile_of(reference);
        let is_listed = |written: &str| profile.is_some_and(|profile| has_name(profile, written));
        if is_listed(written) {
            return None;
        }
        let ours = self.spellings.tallies.get(key).copied()?;
        // Where documents name both is a longer question than how both are spelled.
        let near = self.spellings.near(reference);
        let near = near.map(|near| (self.alike(&near, written), near)).filter(|(alike, _)| !alike.is_empty());
        let near = near.filter(|(_, near)| !self.are_together(reference, near)).flat_map(|(alike, _)| alike);
        let alike = self.alike(reference, written).into_iter().chain(near);
        // What notes write decides; else what the profile has, what documents introduce, the built-in name.
        let rank = |key: &SpellingKey, tally: Tally| {
            (tally, is_listed(&key.1), self.names.documents_with(key), is_builtin_name(key))
        };
        let best =
            alike.map(|(key, tally)| (rank(key, tally), key)).max_by(|a, b| a.cmp(b).then(b.1.cmp(a.1)));
        let ((tally, ..), usual) = best.filter(|(best, _)| *best > rank(key, ours))?;
        let preferred = if tally > ours {
            Preferred::ByNotes
        } else if is_listed(&usual.1) {
            Preferred::ByProfile
        } else if self.names.documents_with(usual) > self.names.documents_with(key) {
            Preferred::ByArticles
        } else {
            Preferred::ByName
        };
        let documents = self.spellings.documents(usual);
        Some(Usual { key: usual.clone(), tally, preferred, documents })
    }

    /// The spellings of a name that are like one, and not that one.
    fn alike(&self, reference: &Reference, written: &str) -> Vec<(&SpellingKey, Tally)> {
        let all = self.spellings.of(reference);
        all.filter(|((_, other), _)| is_alike(written, other) && **other != *written).collect()
    }

    /// What is usual beside each spelling of some names, and of those that are nearly they.
    pub(super) fn usual_spellings(&self, references: &BTreeSet<Reference>) -> BTreeMap<SpellingKey, Usual> {
        let near = references.iter().flat_map(|one| self.spellings.near(one));
        let all: BTreeSet<Reference> = references.iter().cloned().chain(near).collect();
        let keys = all.iter().flat_map(|one| self.spellings.of(one));
        keys.filter_map(|(key, _)| Some((key.clone(), self.usual_spelling(key)?))).collect()
    }

    fn profile_of(&self, reference: &Reference) -> Option<&Profile> {
        let Reference::Known(id) = reference else { return None };
        self.profile(id).map(|(_, profile)| &**profile)
    }

    /// Whether one document names both: then they are two.
    fn are_together(&self, one: &Reference, two: &Reference) -> bool {
        let ours: BTreeSet<&DocPath> = self.documents_with(one).collect();
        self.documents_with(two).any(|path| ours.contains(path))
    }
}

/// Whether a profile has a name in just this spelling.
fn has_name(profile: &Profile, written: &str) -> bool {
    let names = std::iter::once(&profile.names.name).chain(&profile.names.aliases);
    names.into_iter().any(|name| name.replace(['’', 'ʼ', '‘'], "'") == *written)
}

fn is_builtin_name((reference, written): &SpellingKey) -> bool {
    let Reference::Known(id) = reference else { return false };
    gazetteer::name_and_kind(id).is_some_and(|(name, _)| *name == **written)
}
