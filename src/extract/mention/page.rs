//! A document as the readers of mentions see it: a class for each token, and who holds it.

use std::{borrow::Cow, ops::Range};

use super::{
    capital::Capitals,
    find::{BySentence, Find},
};
use crate::{
    extract::lexicon::{Class, Known, Lexicon, Line, Word, skeleton},
    text::{Case, Document, Sentence, Span, Token, TokenKind, WordKey, words},
};

/// Fewer function words than one in so many, and a text is not English.
const FUNCTION_WORDS_ONE_IN: usize = 9;
/// Shorter texts are not judged.
const WORDS_TO_JUDGE: usize = 20;

/// Most texts have fewer finds than one in so many tokens: for how many room is made at once.
const FINDS_ONE_IN: usize = 12;

/// Who holds a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holder {
    /// Nobody.
    Nobody,
    /// An adjective or noun of the people of the lexicon's entity of that number.
    People(u32),
    /// The find of that number.
    Find(u32),
}

/// The marks that a text has kept; some archives lost them all.
#[derive(Debug, Clone, Copy)]
pub struct Kept {
    /// Whether it has commas: where it lost them, one name may follow another directly.
    pub commas: bool,
    /// Whether it has possessives with their apostrophes: then no letter stands for one.
    pub apostrophes: bool,
}

/// The document, its words and finds.
pub struct Page<'a> {
    /// The document.
    pub document: &'a Document,
    /// The names.
    pub lexicon: &'a Lexicon,
    /// A word for each token.
    pub words: Vec<Word>,
    /// A holder for each token.
    pub holders: Vec<Holder>,
    /// The finds, in the order of finding.
    pub finds: Vec<Find<'a>>,
    /// Whether new names are looked for.
    pub is_english: bool,
    /// Whether it reads as a note, which speaks of people whom articles introduce.
    pub is_note: bool,
    /// Which marks the text has kept.
    pub keeps: Kept,
    /// Which sentences are written in capitals throughout.
    upper: Vec<bool>,
    /// What the words of each sentence can be, together.
    classes: Vec<Class>,
    capitals: Capitals,
}

impl<'a> Page<'a> {
    /// Looks all tokens up.
    pub fn new(document: &'a Document, lexicon: &'a Lexicon) -> Self {
        let mut capitals = Capitals::among(document.tokens.len());
        let mut words = lexicon.words_of(document, |at, key| capitals.add(at, key));
        let holders = vec![Holder::Nobody; words.len()];
        let is_comma = |token: &Token| token.kind == TokenKind::Mark && token.key == WordKey::of(",");
        let keeps = Kept {
            commas: document.tokens.iter().any(is_comma),
            apostrophes: document.tokens.iter().any(|token| token.kind == TokenKind::Possessive),
        };
        if keeps.apostrophes {
            for word in words.iter_mut().filter(|word| word.lost_apostrophe) {
                *word = Word::default();
            }
        }
        let is_english = is_english(document, &words);
        let class = |sentence: &Sentence| {
            let words = words.get(sentence.tokens.clone()).unwrap_or_default();
            words.iter().fold(Class::NONE, |all, word| all.with(word.class))
        };
        let classes = document.sentences.iter().map(class).collect();
        let upper = document.sentences.iter().map(|sentence| is_upper(document, sentence)).collect();
        Self {
            document,
            lexicon,
            words,
            holders,
            finds: Vec::with_capacity(document.tokens.len() / FINDS_ONE_IN),
            is_english,
            is_note: false,
            keeps,
            upper,
            classes,
            capitals,
        }
    }

    /// The token of a number.
    pub fn token(&self, at: usize) -> Option<Token> {
        self.document.tokens.get(at).copied()
    }

    /// The text of a token.
    pub fn text(&self, at: usize) -> &'a str {
        self.document.word(at)
    }

    /// What a token can be.
    pub fn class(&self, at: usize) -> Class {
        self.words.get(at).map_or(Class::NONE, |word| word.class)
    }

    /// Whether a token has a class.
    pub fn is(&self, at: usize, class: Class) -> bool {
        self.class(at).has(class)
    }

    /// Whether a word of a sentence has a class.
    pub fn has(&self, sentence: usize, class: Class) -> bool {
        self.classes.get(sentence).is_some_and(|own| own.has(class))
    }

    /// Whether a token is one of these words, in lower case or at the start of a sentence.
    pub fn is_word(&self, at: usize, words: &[WordKey]) -> bool {
        self.document.tokens.get(at).is_some_and(|token| words.contains(&token.key))
    }

    /// Whether a token is this mark.
    pub fn is_mark(&self, at: usize, marks: &[WordKey]) -> bool {
        let token = self.document.tokens.get(at);
        token.is_some_and(|token| token.kind == TokenKind::Mark && marks.contains(&token.key))
    }

    /// Whether a token is a possessive ending, or a name's lost one.
    pub fn is_possessive(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| token.kind == TokenKind::Possessive)
    }

    /// Whether a token is a word that begins upper case.
    pub fn is_capital(&self, at: usize) -> bool {
        self.token(at).is_some_and(|t| t.kind == TokenKind::Word && t.case.begins_upper())
    }

    /// Whether a token is a word in lower case.
    pub fn is_lower(&self, at: usize) -> bool {
        self.token(at).is_some_and(|t| t.kind == TokenKind::Word && !t.case.begins_upper())
    }

    /// Whether a token is a word all in capitals.
    pub fn is_upper(&self, at: usize) -> bool {
        self.token(at).is_some_and(|t| t.kind == TokenKind::Word && t.case == Case::Upper)
    }

    /// Who holds a token.
    pub fn holder(&self, at: usize) -> Holder {
        self.holders.get(at).copied().unwrap_or(Holder::Nobody)
    }

    /// Whether a token is an adjective or noun of a people ("Syrian", "Kurds").
    pub fn is_people(&self, at: usize) -> bool {
        matches!(self.holder(at), Holder::People(_)) || self.is(at, Class::PEOPLE) && self.is_capital(at)
    }

    /// The country of a people's adjective or noun.
    pub fn country_of(&self, at: usize) -> Option<&'a Known> {
        self.country(self.holder(at))
    }

    /// The country of a people that holds a token.
    pub fn country(&self, holder: Holder) -> Option<&'a Known> {
        match holder {
            Holder::People(number) => self.lexicon.entity(number),
            _ => None,
        }
    }

    /// Who holds the tokens of a sentence.
    pub fn holders_in(&self, tokens: &Range<usize>) -> &[Holder] {
        self.holders.get(tokens.clone()).unwrap_or_default()
    }

    /// Whether a token is of nobody.
    pub fn is_free(&self, at: usize) -> bool {
        self.holder(at) == Holder::Nobody
    }

    /// The find that holds a token.
    pub fn find_at(&self, at: usize) -> Option<&Find<'a>> {
        match self.holder(at) {
            Holder::Find(number) => self.finds.get(number as usize),
            _ => None,
        }
    }

    /// The sentence of a number.
    pub fn sentence(&self, number: usize) -> Option<&'a Sentence> {
        self.document.sentences.get(number)
    }

    /// The tokens of the sentence of a find.
    pub fn range_of(&self, sentence: usize) -> Range<usize> {
        self.sentence(sentence).map_or(0..0, |sentence| sentence.tokens.clone())
    }

    /// The token before, in the same sentence.
    pub fn before(&self, at: usize, sentence: usize) -> Option<usize> {
        at.checked_sub(1).filter(|before| self.range_of(sentence).contains(before))
    }

    /// The span of tokens.
    pub fn span(&self, tokens: &Range<usize>) -> Span {
        let (first, last) = (self.token(tokens.start), self.token(tokens.end.saturating_sub(1)));
        first.zip(last).map_or_else(Span::default, |(first, last)| first.span.join(last.span))
    }

    /// Adds a find and gives it its tokens; finds that it covers lose theirs and vanish.
    pub fn add(&mut self, find: Find<'a>) {
        let number = self.finds.len() as u32;
        if !find.is_outer {
            for at in find.tokens.clone() {
                self.release(at);
                if let Some(holder) = self.holders.get_mut(at) {
                    *holder = Holder::Find(number);
                }
            }
        }
        self.finds.push(find);
    }

    /// Empties the find that holds a token.
    pub fn release(&mut self, at: usize) {
        let Holder::Find(number) = self.holder(at) else { return };
        let Some(find) = self.finds.get_mut(number as usize) else { return };
        let tokens = std::mem::replace(&mut find.tokens, 0..0);
        for holder in self.holders.get_mut(tokens).unwrap_or_default() {
            if *holder == Holder::Find(number) {
                *holder = Holder::Nobody;
            }
        }
    }

    /// The finds of each sentence that are names and not talks or wars.
    pub fn finds_by_sentence(&self) -> BySentence {
        BySentence::of(&self.finds, |find| !find.is_outer)
    }

    /// The same of talks and wars.
    pub fn outers_by_sentence(&self) -> BySentence {
        BySentence::of(&self.finds, |find| find.is_outer)
    }

    /// The tokens of a sentence as the automaton reads them.
    pub fn line(&self, sentence: usize) -> Line<'_> {
        Line {
            text: &self.document.text,
            tokens: &self.document.tokens,
            words: &self.words,
            end: self.range_of(sentence).end,
            possessive: self.lexicon.possessive(),
            is_upper: self.is_all_upper(sentence),
        }
    }

    /// Whether a sentence is written in capitals throughout.
    pub fn is_all_upper(&self, sentence: usize) -> bool {
        self.upper.get(sentence).copied().unwrap_or_default()
    }

    /// Whether new names may be looked for in a sentence: no Title Case, no line in capitals, no other language.
    pub fn is_plain(&self, sentence: usize) -> bool {
        let range = self.range_of(sentence);
        let tokens = self.document.tokens.get(range.clone()).unwrap_or_default();
        let (mut words, mut lower, mut function) = (0, 0, 0);
        for (token, word) in tokens.iter().zip(self.words.get(range.clone()).unwrap_or_default()) {
            let is_function = word.class.has(Class::FUNCTION);
            function += usize::from(is_function);
            if token.kind != TokenKind::Word {
                continue;
            }
            words += 1;
            // Titles write short words of grammar small, and nothing else.
            let is_small = is_function && token.span.len() < 5 || word.class.has(Class::PARTICLE);
            lower += usize::from(!token.case.begins_upper() && !is_small);
        }
        // Titles have no full stop; a sentence that lists many names has one.
        let is_closed = range.end.checked_sub(1).is_some_and(|last| self.is_mark(last, words!["."]));
        let one_in = if is_closed && self.keeps.commas { 15 } else { 10 };
        self.is_english
            && !self.is_all_upper(sentence)
            && (words < 4 || lower * one_in > words)
            && reads_as_english(words, function)
    }

    /// The first word at or behind a token of a sentence that begins upper case.
    pub fn next_capital(&self, at: usize, end: usize) -> Option<usize> {
        self.capitals.next(at).filter(|next| *next < end)
    }

    /// The first token of a sentence at or behind another with which a known name may begin.
    pub fn next_beginning(&self, at: usize, end: usize) -> Option<usize> {
        let tokens = self.document.tokens.get(at..end)?.iter();
        let mut words = tokens.zip(self.words.get(at..end)?);
        let next = words.position(|(token, word)| self.lexicon.may_begin(*word, token.case))?;
        Some(at + next)
    }

    /// The spelling key of a token: what all transliterations of it share, without a possessive's s that lost its
    /// apostrophe.
    pub fn key(&self, at: usize, without_s: bool) -> Cow<'_, str> {
        let text = self.text(at);
        if let Some(bare) = text.strip_suffix('s').filter(|_| without_s) {
            return skeleton(bare).into();
        }
        let known = self.words.get(at).and_then(|word| self.lexicon.skeleton_of(*word));
        known.or_else(|| self.capitals.key(at)).map_or_else(|| skeleton(text).into(), Cow::from)
    }

    /// The key of a name: the keys of its words, without particles.
    pub fn name_key(&self, tokens: &Range<usize>, without_s: bool) -> String {
        let mut key = String::with_capacity(self.span(tokens).len() as usize);
        self.spell(tokens, without_s, &mut key);
        key
    }

    /// The same, put in the place of what is in `key` already.
    pub fn spell(&self, tokens: &Range<usize>, without_s: bool, key: &mut String) {
        key.clear();
        for word in self.keys(tokens, without_s) {
            if !key.is_empty() {
                key.push(' ');
            }
            key.push_str(&word);
        }
    }

    /// Whether the key of a name is this one.
    pub fn is_spelled(&self, tokens: &Range<usize>, without_s: bool, key: &str) -> bool {
        let mut rest = key;
        for word in self.keys(tokens, without_s) {
            let gap = if rest.len() < key.len() { " " } else { "" };
            let behind = rest.strip_prefix(gap).and_then(|rest| rest.strip_prefix(&*word));
            let Some(behind) = behind else { return false };
            rest = behind;
        }
        rest.is_empty()
    }

    /// The keys of a name's words, without particles.
    fn keys(&self, tokens: &Range<usize>, without_s: bool) -> impl Iterator<Item = Cow<'_, str>> {
        let end = tokens.end;
        tokens.clone().filter_map(move |at| {
            let is_word =
                self.token(at).is_some_and(|t| matches!(t.kind, TokenKind::Word | TokenKind::Number));
            let is_last = at + 1 == end;
            (is_word && (is_last || !self.is(at, Class::PARTICLE)))
                .then(|| self.key(at, without_s && is_last))
        })
    }
}

fn is_upper(document: &Document, sentence: &Sentence) -> bool {
    let tokens = document.tokens_of(sentence);
    let mut words = tokens.iter().filter(|token| token.kind == TokenKind::Word).peekable();
    tokens.len() > 2
        && words.peek().is_some()
        && words.all(|token| token.case == Case::Upper || token.span.len() == 1)
}

fn is_english(document: &Document, words: &[Word]) -> bool {
    let count = document.tokens.iter().filter(|token| token.kind == TokenKind::Word).count();
    let function = words.iter().filter(|word| word.class.has(Class::FUNCTION)).count();
    reads_as_english(count, function)
}

/// Whether a text of some words has as many function words as English has, or is too short to tell.
fn reads_as_english(words: usize, function: usize) -> bool {
    words < WORDS_TO_JUDGE || function * FUNCTION_WORDS_ONE_IN >= words
}
