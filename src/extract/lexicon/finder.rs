//! Finds out whether a text may use one of some names: after a change of names only such texts are read anew.

use std::{
    cell::RefCell,
    collections::{BTreeSet, HashMap},
};

use super::skeleton;
use crate::extract::profile::ProfileNames;

/// Names to be searched for, by the folded spelling of their words. It may find too much (the words of a name apart
/// from each other), never too little.
#[derive(Debug, Clone, Default)]
pub struct Finder {
    /// For each name its words' numbers.
    names: Vec<BTreeSet<usize>>,
    words: HashMap<String, usize>,
}

impl Finder {
    /// A finder of all names of some profiles.
    pub fn new<'a>(profiles: impl IntoIterator<Item = &'a ProfileNames>) -> Self {
        let mut finder = Self::default();
        for names in profiles {
            let surfaces = [&names.name].into_iter().chain(&names.aliases).chain(&names.metonyms);
            for surface in surfaces.chain(&names.demonyms) {
                finder.add(surface);
            }
            // A name that is known by its id alone is written like it.
            finder.add(&names.id);
        }
        finder
    }

    fn add(&mut self, surface: &str) {
        let name: BTreeSet<usize> = words(surface)
            .map(|word| {
                let next = self.words.len();
                *self.words.entry(skeleton(word)).or_insert(next)
            })
            .collect();
        if !name.is_empty() && !self.names.contains(&name) {
            self.names.push(name);
        }
    }

    /// Whether all words of a name stand in the text.
    pub fn finds_in(&self, text: &str) -> bool {
        thread_local! {
            // Skeletons cost more than lookups, and texts repeat their words.
            static SEEN: RefCell<HashMap<String, String>> = RefCell::new(HashMap::new());
        }
        let mut found = BTreeSet::new();
        SEEN.with_borrow_mut(|seen| {
            if seen.len() > 200_000 {
                seen.clear();
            }
            for word in words(text) {
                let number = match seen.get(word) {
                    Some(skeleton) => self.words.get(skeleton),
                    None => self.words.get(seen.entry(word.to_owned()).or_insert_with(|| skeleton(word))),
                };
                found.extend(number);
            }
        });
        self.names.iter().any(|name| name.is_subset(&found))
    }
}

/// The runs of letters and digits.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}
