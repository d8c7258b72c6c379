//! The word table: each known word's number, the group of its spellings, and its classes.

use super::{
    class::Class,
    skeleton::{Spelling, skeleton_of_folded},
    vocabulary::LISTS,
};
use crate::text::{Case, ShortMap, Token, TokenKind, WordKey, WordTable, fold};

/// Words shorter than this have no other spelling.
const SHORTEST_VARIANT: usize = 5;

/// The possessive ending in the table; no folded word looks like it.
const POSSESSIVE: &str = "'s";

/// A word of a document as the lexicon sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Word {
    /// The number of exactly this word; 0 where the lexicon does not have it.
    pub exact: u32,
    /// The number of its spellings; 0 where none is known.
    pub spelling: u32,
    /// What it can be.
    pub class: Class,
    /// Whether a possessive's apostrophe was lost before its last letter ("Syrias"): then the rest is the word.
    pub lost_apostrophe: bool,
}

/// Words by their folded form.
#[derive(Debug, Default)]
pub(super) struct Words {
    numbers: WordTable<u32>,
    spellings: ShortMap<Box<str>, u32>,
    entries: Vec<Entry>,
    /// The possessive ending, which some names hold ("Syria's war").
    possessive: Word,
}

/// What is known of a word.
#[derive(Debug, Default)]
struct Entry {
    spelling: u32,
    class: Class,
    skeleton: Box<str>,
}

impl Words {
    /// The words of the language, without any name.
    pub fn of_vocabulary() -> Self {
        let mut words = Self { entries: vec![Entry::default()], ..Self::default() };
        for (class, list) in LISTS {
            for word in list.split_whitespace() {
                let folded = fold::fold(word);
                let number = words.number(WordKey::from(&folded), || folded);
                if let Some(entry) = words.entries.get_mut(number as usize) {
                    entry.class = entry.class.with(*class);
                }
            }
        }
        let (exact, spelling) = words.learn(POSSESSIVE.into(), || POSSESSIVE.to_owned());
        words.possessive = Word { exact, spelling, ..Word::default() };
        words
    }

    /// The possessive ending as a word of names.
    pub fn possessive(&self) -> Word {
        self.possessive
    }

    /// The number of a folded word by its key, new where it is not there yet.
    fn number(&mut self, key: WordKey, folded: impl FnOnce() -> String) -> u32 {
        let next = self.entries.len() as u32;
        let number = self.numbers.get_or_insert(key, next);
        if number == next {
            let mut skeleton = String::new();
            skeleton_of_folded(&folded(), &mut skeleton);
            self.entries.push(Entry { skeleton: skeleton.into(), ..Entry::default() });
        }
        number
    }

    /// Takes a word of a name in, by its key when it is folded; gives its number and that of its spellings.
    pub fn learn(&mut self, key: WordKey, folded: impl FnOnce() -> String) -> (u32, u32) {
        let number = self.number(key, folded);
        let Some(entry) = self.entries.get_mut(number as usize) else { return (0, 0) };
        if entry.spelling == 0 {
            let next = self.spellings.len() as u32 + 1;
            entry.spelling = *self.spellings.entry(entry.skeleton.clone()).or_insert(next);
        }
        (number, entry.spelling)
    }

    /// Joins given names of the vocabulary to the names' spellings, once all names are in: `Aleksandr` to `Alexander`.
    pub fn join_given_names(&mut self) {
        for (_, list) in LISTS.iter().filter(|(class, _)| *class == Class::GIVEN) {
            for word in list.split_whitespace() {
                let number = self.number(word.into(), || word.to_owned());
                if let Some(entry) = self.entries.get_mut(number as usize).filter(|entry| entry.spelling == 0)
                {
                    entry.spelling = self.spellings.get(&entry.skeleton).copied().unwrap_or_default();
                }
            }
        }
    }

    /// How many groups of spellings there are; their numbers begin at 1.
    pub fn spelling_count(&self) -> usize {
        self.spellings.len()
    }

    /// Looks a token up; `None` for a word that is not here as it is written.
    #[inline]
    pub fn find(&self, token: &Token) -> Option<Word> {
        match token.kind {
            TokenKind::Word | TokenKind::Number => self.exact(token.folded),
            TokenKind::Possessive => Some(self.possessive),
            TokenKind::Address | TokenKind::Mark => None,
        }
    }

    fn exact(&self, folded: impl Into<WordKey>) -> Option<Word> {
        let exact = self.numbers.get(folded)?;
        let entry = self.entries.get(exact as usize)?;
        Some(Word { exact, spelling: entry.spelling, class: entry.class, lost_apostrophe: false })
    }

    /// What the spellings of a word share; `None` for words that are not here as they are written.
    pub fn skeleton(&self, word: Word) -> Option<&str> {
        let entry =
            self.entries.get(word.exact as usize).filter(|_| word.exact != 0 && !word.lost_apostrophe);
        entry.map(|entry| &*entry.skeleton)
    }

    /// A capitalised word that is not here as it is written.
    #[inline(never)]
    pub fn variant(&self, text: &str, case: Case, spelling: Spelling<'_>) -> Word {
        let Spelling { folded, skeleton } = spelling;
        let without_s = || self.exact(folded.strip_suffix('s')?);
        // "ISs weapons", "the UNs envoy": an acronym with the letter of a possessive that lost its apostrophe.
        if case == Case::Mixed && folded.len() > 2 && is_acronym_with_s(text) {
            let bare = without_s();
            if let Some(word) = bare.filter(|word| word.spelling != 0) {
                return Word { lost_apostrophe: true, class: Class::NONE, ..word };
            }
        }
        if case != Case::Upper && folded.len() > 3 {
            match without_s() {
                Some(word) if word.spelling != 0 => {
                    return Word { lost_apostrophe: true, class: Class::NONE, ..word };
                }
                // "Wednesdays raid", "Ministers": the word with its s is as little a name as without.
                Some(word) if !word.class.has(Class::GIVEN.with(Class::FUNCTION)) => {
                    return Word { class: word.class, ..Word::default() };
                }
                _ => {}
            }
        }
        if folded.len() < SHORTEST_VARIANT {
            return Word::default();
        }
        let spelling = self.spellings.get(skeleton).copied().unwrap_or_default();
        Word { spelling, ..Word::default() }
    }
}

fn is_acronym_with_s(text: &str) -> bool {
    text.strip_suffix('s').is_some_and(|bare| bare.bytes().all(|byte| byte.is_ascii_uppercase()))
}
