//! The lexicon: the gazetteer's and the profiles' names, compiled to one automaton over words.
//!
//! Deliberately absent: what profiles say beyond names. A change of roles or dates makes no new lexicon.

mod class;
mod compile;
mod finder;
pub mod gazetteer;
mod given;
mod skeleton;
mod trie;
mod vocabulary;
mod words;

use std::{
    collections::BTreeMap,
    sync::{Arc, LazyLock},
};

use super::{
    facts::{EntityId, NameKey, Reference},
    figure::measure::Measures,
    profile::{EntityKind, ProfileNames},
};
use crate::text::{Case, Document, Token, TokenKind, fold};
pub use class::Class;
pub use finder::Finder;
use skeleton::Speller;
pub use skeleton::{name_key, skeleton};
use trie::Trie;
pub use trie::{Hit, Line, Meaning};
pub use vocabulary::is_particle;
pub use words::Word;
use words::Words;

/// Names and measures: all that reading a document needs to know of the world. Immutable; a change of names makes a new one.
#[derive(Debug)]
pub struct Lexicon {
    measures: Measures,
    words: Words,
    trie: Trie,
    /// Sorted by id.
    entities: Vec<Known>,
    /// What mentions of the entities refer to, in their order; mentions share it.
    references: Vec<Arc<Reference>>,
    /// Countries by their folded demonyms and names of one word; of several, the first by id.
    countries: BTreeMap<String, u32>,
    /// Sorted by id.
    profiles: Vec<ProfileNames>,
    hash: u64,
}

/// An entity that the lexicon knows by name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// Its id.
    pub id: EntityId,
    /// What it is.
    pub kind: EntityKind,
    /// Its name.
    pub name: Box<str>,
    /// The key of its name.
    pub key: NameKey,
    /// Adjectives and nouns of a country's people, the adjective first.
    pub demonyms: Vec<Box<str>>,
    /// The first of them in lower case with hyphens.
    pub adjective: Option<Box<str>>,
    /// The country in which a place lies.
    pub country: Option<EntityId>,
    /// Who acts when this place's name acts: the government that claims the name, or the country whose capital it is.
    pub government: Option<EntityId>,
}

impl Default for Lexicon {
    fn default() -> Self {
        Self::new(&[], Measures::default())
    }
}

impl Lexicon {
    /// A lexicon of the profiles' names; that of no profiles and no measures of the user is compiled once in a process.
    pub fn shared(profiles: &[ProfileNames], measures: &Measures) -> Arc<Self> {
        static BUILT_IN: LazyLock<Arc<Lexicon>> = LazyLock::new(Arc::default);
        if profiles.is_empty() && measures.user().is_empty() {
            return Arc::clone(&BUILT_IN);
        }
        Arc::new(Self::new(profiles, measures.clone()))
    }

    /// Compiles a lexicon from the profiles' names on top of the gazetteer. The order of the profiles does not matter.
    pub fn new(profiles: &[ProfileNames], measures: Measures) -> Self {
        let mut profiles = profiles.to_vec();
        profiles.sort();
        profiles.dedup();
        let entities = compile::entities(&profiles);
        let (words, trie) = compile::automaton(&entities);
        let hash = fold::fingerprint(format!("{profiles:?}").as_bytes());
        let entities: Vec<Known> = entities.into_iter().map(|entity| entity.known).collect();
        let mut countries = BTreeMap::new();
        for (entity, number) in entities.iter().zip(0..) {
            let is_country = entity.kind == EntityKind::Country;
            let name = is_country.then_some(&entity.name).into_iter();
            for word in entity.demonyms.iter().chain(name).filter(|word| !word.contains(' ')) {
                countries.entry(fold::fold(word)).or_insert(number);
            }
        }
        let references = entities.iter().map(|entity| Arc::new(Reference::Known(Arc::clone(&entity.id))));
        let references = references.collect();
        Self { measures, words, trie, entities, references, countries, profiles, hash }
    }

    /// The measures and frames.
    pub fn measures(&self) -> &Measures {
        &self.measures
    }

    /// A fingerprint of the profiles' names; equal for equal names on every machine.
    pub fn hash(&self) -> u64 {
        self.hash
    }

    /// The entity of a hit's number.
    pub fn entity(&self, number: u32) -> Option<&Known> {
        self.entities.get(number as usize)
    }

    /// The entity of an id.
    pub fn get(&self, id: &str) -> Option<&Known> {
        self.entities.get(self.number_of(id)?)
    }

    fn number_of(&self, id: &str) -> Option<usize> {
        self.entities.binary_search_by(|entity| (*entity.id).cmp(id)).ok()
    }

    /// A reference as mentions share it.
    pub fn shared_reference(&self, reference: &Reference) -> Arc<Reference> {
        let known = match reference {
            Reference::Known(id) => self.number_of(id),
            Reference::Named(_) | Reference::Short(_) => None,
        };
        let known = known.and_then(|at| self.references.get(at));
        known.map_or_else(|| Arc::new(reference.clone()), Arc::clone)
    }

    /// What an id is.
    pub fn kind(&self, id: &str) -> Option<EntityKind> {
        self.get(id).map(|entity| entity.kind)
    }

    /// The name of an id.
    pub fn name(&self, id: &str) -> Option<&str> {
        self.get(id).map(|entity| &*entity.name)
    }

    /// The adjective of a country in lower case with hyphens, as ids have it: `syrian`, `south-sudanese`.
    pub fn demonym_of(&self, country: &str) -> Option<&str> {
        self.get(country).and_then(|entity| entity.adjective.as_deref())
    }

    /// The country that a single word names, or whose adjective or people it is. Names begin upper case; the
    /// possessive "s" of texts that lost their apostrophes is passed over.
    pub fn country_of(&self, word: &str) -> Option<&str> {
        if !word.chars().next().is_some_and(char::is_uppercase) {
            return None;
        }
        let folded = fold::fold(word);
        let bare = folded.strip_suffix('s').unwrap_or(&folded);
        let number = self.countries.get(&folded).or_else(|| self.countries.get(bare))?;
        self.entity(*number).map(|entity| &*entity.id)
    }

    /// Who acts when a place's name acts.
    pub fn government_of(&self, place: &str) -> Option<&EntityId> {
        self.get(place).and_then(|entity| entity.government.as_ref())
    }

    /// The id of a country's war without a profile: `syrian-war`.
    pub fn war_of(&self, country: &str) -> Option<EntityId> {
        Some([self.demonym_of(country)?, "-war"].concat().into())
    }

    /// Looks all tokens of a document up; one word for each token. `capital` hears of each word that begins upper case,
    /// by its token's number, and what its spellings share where the lexicon does not have it as it is written.
    pub fn words_of(&self, document: &Document, mut capital: impl FnMut(usize, Option<&str>)) -> Vec<Word> {
        let mut speller = Speller::default();
        let look_up = |(at, token): (usize, &Token)| {
            let word = self.words.find(token);
            if token.kind != TokenKind::Word || !token.case.begins_upper() {
                return word.unwrap_or_default();
            }
            if let Some(word) = word {
                capital(at, None);
                return word;
            }
            let text = document.at(token.span);
            let spelling = speller.spell(text);
            capital(at, Some(spelling.skeleton));
            self.words.variant(text, token.case, spelling)
        };
        document.tokens.iter().enumerate().map(look_up).collect()
    }

    /// What the spellings of a word share; `None` for words that the lexicon does not have as they are written.
    pub fn skeleton_of(&self, word: Word) -> Option<&str> {
        self.words.skeleton(word)
    }

    /// The possessive ending as a word of names.
    pub fn possessive(&self) -> Word {
        self.words.possessive()
    }

    /// Whether a name may begin with a word, written so.
    #[inline]
    pub fn may_begin(&self, word: Word, case: Case) -> bool {
        self.trie.may_begin(word.spelling, case)
    }

    /// The longest name that begins at a token of a line, with its entity.
    pub fn longest(&self, line: &Line<'_>, start: usize) -> Option<(Hit, &Known)> {
        let hit = self.trie.longest(line, start)?;
        self.entities.get(hit.entity as usize).map(|entity| (hit, entity))
    }

    /// Every surface whose meaning differs between two lexicons, sorted: names and aliases of profiles that came,
    /// went or changed, their last words, the places that they claim, and their people's adjectives. Documents that
    /// contain none of these, in any spelling, read the same with both.
    pub fn changed_surfaces(old: &Self, new: &Self) -> Vec<Box<str>> {
        let gone = old.profiles.iter().filter(|names| new.profiles.binary_search(names).is_err());
        let come = new.profiles.iter().filter(|names| old.profiles.binary_search(names).is_err());
        let mut surfaces: Vec<Box<str>> = gone
            .flat_map(|names| old.surfaces(names))
            .chain(come.flat_map(|names| new.surfaces(names)))
            .collect();
        surfaces.sort();
        surfaces.dedup();
        surfaces
    }

    fn surfaces(&self, names: &ProfileNames) -> Vec<Box<str>> {
        let own = [&names.name].into_iter().chain(&names.aliases);
        let last = names.name.rsplit([' ', '-']).next().map(Box::from);
        let capital = names.capital.as_ref().and_then(|id| self.name(id)).map(Box::from);
        // A profile hides and extends the gazetteer's row of its id.
        let known = self.get(&names.id).into_iter().flat_map(|entity| &entity.demonyms);
        let all = own.chain(&names.metonyms).chain(&names.demonyms).chain(known).cloned();
        all.chain(last).chain(capital).filter(|surface| !surface.is_empty()).collect()
    }
}

#[cfg(test)]
mod tests;
