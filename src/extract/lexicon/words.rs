//! The word table: each known word's number, the group of its spellings, and its classes.

use super::{class::Class, skeleton::skeleton_of_folded, vocabulary::LISTS};
use crate::text::{Case, ShortMap, Token, TokenKind, fold};

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
    numbers: ShortMap<Box<str>, u32>,
    spellings: ShortMap<Box<str>, u32>,
    entries: Vec<(u32, Class)>,
    /// The possessive ending, which some names hold ("Syria's war").
    possessive: Word,
}

/// Memory for folding, used again for each word.
#[derive(Debug, Default)]
pub struct Folding {
    folded: String,
    skeleton: String,
}

impl Words {
    /// The words of the language, without any name.
    pub fn of_vocabulary() -> Self {
        let mut words = Self { entries: vec![(0, Class::NONE)], ..Self::default() };
        for (class, list) in LISTS {
            for word in list.split_whitespace() {
                let number = words.number(&fold::fold(word));
                if let Some((_, of_word)) = words.entries.get_mut(number as usize) {
                    *of_word = of_word.with(*class);
                }
            }
        }
        let (exact, spelling) = words.learn(POSSESSIVE);
        words.possessive = Word { exact, spelling, ..Word::default() };
        words
    }

    /// The possessive ending as a word of names.
    pub fn possessive(&self) -> Word {
        self.possessive
    }

    /// The number of a folded word, new where it is not there yet.
    fn number(&mut self, folded: &str) -> u32 {
        if let Some(number) = self.numbers.get(folded) {
            return *number;
        }
        let number = self.entries.len() as u32;
        self.numbers.insert(folded.into(), number);
        self.entries.push((0, Class::NONE));
        number
    }

    /// Takes a word of a name in; gives its number and that of its spellings.
    pub fn learn(&mut self, folded: &str) -> (u32, u32) {
        let number = self.number(folded);
        let mut skeleton = String::new();
        skeleton_of_folded(folded, &mut skeleton);
        let next = self.spellings.len() as u32 + 1;
        let spelling = *self.spellings.entry(skeleton.into()).or_insert(next);
        if let Some((of_word, _)) = self.entries.get_mut(number as usize) {
            *of_word = spelling;
        }
        (number, spelling)
    }

    /// Joins given names of the vocabulary to the names' spellings, once all names are in: `Aleksandr` to `Alexander`.
    pub fn join_given_names(&mut self) {
        let mut skeleton = String::new();
        for (_, list) in LISTS.iter().filter(|(class, _)| *class == Class::GIVEN) {
            for word in list.split_whitespace() {
                let number = self.number(word);
                let Some((spelling, _)) = self.entries.get_mut(number as usize) else { continue };
                if *spelling == 0 {
                    skeleton_of_folded(word, &mut skeleton);
                    *spelling = self.spellings.get(skeleton.as_str()).copied().unwrap_or_default();
                }
            }
        }
    }

    /// How many groups of spellings there are; their numbers begin at 1.
    pub fn spelling_count(&self) -> usize {
        self.spellings.len()
    }

    /// Looks a token up. Folds once, allocates nothing for words in ASCII.
    pub fn find(&self, text: &str, token: Token, folding: &mut Folding) -> Word {
        match token.kind {
            TokenKind::Word | TokenKind::Number => {}
            TokenKind::Possessive => return self.possessive,
            TokenKind::Address | TokenKind::Mark => return Word::default(),
        }
        // Most words need no folding at all.
        if token.case == Case::Lower {
            if let Some(word) = self.exact(text) {
                return word;
            }
            if text.bytes().all(|byte| byte.is_ascii_lowercase()) {
                return Word::default();
            }
        }
        folding.folded.clear();
        if text.is_ascii() && !text.bytes().any(|b| matches!(b, b'\'' | b'`' | b'.')) {
            folding.folded.push_str(text);
            folding.folded.make_ascii_lowercase();
        } else {
            folding.folded.push_str(&fold::fold(text));
        }
        if let Some(word) = self.exact(&folding.folded) {
            return word;
        }
        if !token.case.begins_upper() || token.kind == TokenKind::Number {
            return Word::default();
        }
        self.variant(text, folding, token.case)
    }

    fn exact(&self, folded: &str) -> Option<Word> {
        let exact = *self.numbers.get(folded)?;
        let (spelling, class) = *self.entries.get(exact as usize)?;
        Some(Word { exact, spelling, class, lost_apostrophe: false })
    }

    fn variant(&self, text: &str, folding: &mut Folding, case: Case) -> Word {
        let Folding { folded, skeleton } = folding;
        // "ISs weapons", "the UNs envoy": an acronym with the letter of a possessive that lost its apostrophe.
        if case == Case::Mixed && folded.len() > 2 && is_acronym_with_s(text) {
            let bare = folded.strip_suffix('s').and_then(|bare| self.exact(bare));
            if let Some(word) = bare.filter(|word| word.spelling != 0) {
                return Word { lost_apostrophe: true, class: Class::NONE, ..word };
            }
        }
        if case != Case::Upper && folded.len() > 3 {
            let bare = folded.strip_suffix('s').and_then(|bare| self.exact(bare));
            match bare {
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
        skeleton_of_folded(folded, skeleton);
        let spelling = self.spellings.get(skeleton.as_str()).copied().unwrap_or_default();
        Word { spelling, ..Word::default() }
    }
}

fn is_acronym_with_s(text: &str) -> bool {
    text.strip_suffix('s').is_some_and(|bare| bare.bytes().all(|byte| byte.is_ascii_uppercase()))
}
