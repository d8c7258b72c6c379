//! When and where: the days and places of what sentences tell, with the words that tell of what.
//!
//! Whether two documents tell of the same thing is `corpus`'s and the rules' to find; here are the means.

mod day;
mod place;
mod words;

use std::ops::Range;

pub(super) use self::{
    day::plan_words,
    place::{capital_words, meeting_words},
    words::{name, number, number_of},
};

use self::{
    day::{Anchor, Day},
    place::Place,
};
use super::{
    facts::{Dated, Facts, Placed, Tellings, ToldWord},
    lexicon::Lexicon,
    mark::{Marked, Marks},
};
use crate::{
    extract::MentionKind,
    text::{Case, Document, Span, Token, TokenKind, WordKey},
};

/// Tokens of the longest sentence that is read; only what is no prose is cut.
const LONGEST: usize = 300;

/// Words of a citation's label that are its author's own.
const LABEL: usize = 2;

/// Reads days, and places at which meetings were held, into `facts`; mentions, citations and the date are read before.
/// All that is told of them is left to [`read_words`].
pub fn read(document: &Marked<'_>, lexicon: &Lexicon, facts: &mut Facts) {
    let (dated, placed, _) = happenings(document, lexicon, facts, Words::Left);
    (facts.dated, facts.placed) = (dated, placed.into_iter().filter(Placed::is_held).collect());
}

/// Reads what a document tells of its days, which are read before, all of its places, and its words by sentence. This is
/// by far the most of what a text tells, and only ever asked of a note and of the articles that it cites.
pub fn read_words(document: &Document, lexicon: &Lexicon, facts: &mut Facts) {
    let (dated, placed, told) = happenings(&Marked::of(document), lexicon, facts, Words::Read);
    for (own, read) in facts.dated.iter_mut().zip(dated) {
        own.told = read.told;
    }
    (facts.placed, facts.told) = (placed.into(), told);
}

/// Whether words are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Words {
    Read,
    Left,
}

/// Days, places, and words by sentence: none where no sentence has a day or a place.
type Happenings = (Vec<Dated>, Vec<Placed>, Tellings);

fn happenings(document: &Marked<'_>, lexicon: &Lexicon, facts: &Facts, words: Words) -> Happenings {
    let (mut dated, mut placed, mut told) = (Vec::new(), Vec::new(), Tellings::default());
    let (mut anchor, mut room) = (Anchor::default(), Room::default());
    let any = Marks::DATE.with(Marks::OFFSET).with(Marks::MEETING);
    for number in 0..document.sentences.len() {
        if words == Words::Left && !document.has(number, any) {
            continue;
        }
        let Some(mut telling) = Telling::of(document, facts, number, words) else { continue };
        telling.look(lexicon, std::mem::take(&mut room.told));
        telling.read_days(&mut anchor, &mut dated);
        telling.read_places(&mut placed);
        telling.put_words(0..telling.tokens.len(), Places::Kept, &mut room.words);
        told.push(telling.number, &room.words);
        room.told = telling.told;
    }
    if dated.is_empty() && placed.is_empty() {
        told = Tellings::default();
    }
    (dated, placed, told)
}

/// Room that is used again for every sentence.
#[derive(Default)]
struct Room {
    told: Vec<Option<ToldWord>>,
    words: Vec<ToldWord>,
}

/// What becomes of the places among a sentence's words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Places {
    Kept,
    LeftOut,
}

/// A sentence that is read.
struct Telling<'a> {
    document: &'a Marked<'a>,
    facts: &'a Facts,
    number: u32,
    words: Words,
    /// The number of its block.
    block: usize,
    tokens: &'a [Token],
    marks: &'a [Marks],
    days: Vec<Day>,
    places: Vec<Place>,
    /// "the Kazakh capital", with the capital's id.
    capitals: Vec<(Range<usize>, &'static str)>,
    /// What each token tells; nothing for dates, and for keys and short labels of citations ("page"), which are no words
    /// of the sentence. Empty where words are not read.
    told: Vec<Option<ToldWord>>,
}

impl<'a> Telling<'a> {
    fn of(document: &'a Marked<'a>, facts: &'a Facts, number: usize, words: Words) -> Option<Self> {
        let sentence = document.sentences.get(number)?;
        let tokens = document.tokens_of(sentence);
        let tokens = tokens.get(..LONGEST).unwrap_or(tokens);
        let (number, block) = (number as u32, sentence.block);
        let (days, places, capitals, told) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let marks = document.marks(sentence.tokens.start..sentence.tokens.start + tokens.len());
        Some(Self { document, facts, number, words, block, tokens, marks, days, places, capitals, told })
    }

    /// Looks for capitals, and for what the tokens tell where words are read; `room` is memory for that.
    fn look(&mut self, lexicon: &Lexicon, room: Vec<Option<ToldWord>>) {
        self.told = room;
        self.told.clear();
        self.capitals = self.find_capitals(lexicon);
        if self.words == Words::Read {
            self.find_told();
        }
    }

    /// Whether a reader has a word in it.
    fn has(&self, mark: Marks) -> bool {
        self.document.has(self.number as usize, mark)
    }

    fn word(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |token| token.text(&self.document.text))
    }

    fn key(&self, at: usize) -> WordKey {
        self.tokens.get(at).map_or(WordKey::default(), |token| token.key)
    }

    /// Whether the token at a place is one of these words or marks, without a capital.
    #[inline]
    fn is(&self, at: usize, words: &[WordKey]) -> bool {
        self.tokens.get(at).is_some_and(|token| token.case == Case::Lower && words.contains(&token.key))
    }

    /// Whether the token so far before a place is one of these words.
    fn is_before(&self, at: usize, back: usize, words: &[WordKey]) -> bool {
        at.checked_sub(back).is_some_and(|at| self.is(at, words))
    }

    fn before(&self, at: usize, back: usize) -> &'a str {
        at.checked_sub(back).map_or("", |at| self.word(at))
    }

    /// The words from one token to the one before another.
    fn span(&self, range: &Range<usize>) -> Span {
        let at = |at: usize| self.tokens.get(at).map(|token| token.span).unwrap_or_default();
        at(range.start).join(at(range.end.saturating_sub(1).max(range.start)))
    }

    fn find_labels(&self) -> Vec<Span> {
        let own = self.facts.citations.iter().filter(|citation| citation.sentence == Some(self.number));
        let words = |span: Span| {
            let inside = self.tokens.iter().filter(|token| span.covers(token.span));
            inside.filter(|token| token.kind == TokenKind::Word).count()
        };
        own.map(|citation| citation.span).filter(|span| words(*span) <= LABEL).collect()
    }

    /// What some tokens tell: each word once, in order.
    fn words(&self, range: Range<usize>, of_places: Places) -> Box<[ToldWord]> {
        let mut words = Vec::with_capacity(range.len().min(self.told.len()));
        self.put_words(range, of_places, &mut words);
        words.into()
    }

    /// The same, put in the place of other words.
    fn put_words(&self, range: Range<usize>, of_places: Places, words: &mut Vec<ToldWord>) {
        let range = range.start..range.end.min(self.told.len());
        let told = self.told.get(range.clone()).unwrap_or_default();
        words.clear();
        match of_places {
            Places::Kept => words.extend(told.iter().flatten()),
            Places::LeftOut => {
                let is_place = |at: usize| self.places.iter().any(|place| place.tokens.contains(&at));
                words.extend(
                    told.iter().zip(range).filter(|(_, at)| !is_place(*at)).filter_map(|(word, _)| *word),
                );
            }
        }
        words.sort_unstable_by_key(|word| u64::from(word.stem) << 32 | u64::from(word.name));
        words.dedup_by_key(|word: &mut ToldWord| word.stem);
    }

    /// Finds what each token tells, with the name that the innermost mention over it has.
    fn find_told(&mut self) {
        let labels = self.find_labels();
        let is_word = |token: &Token| {
            matches!(token.kind, TokenKind::Word | TokenKind::Number)
                && (labels.is_empty() || !labels.iter().any(|label| label.covers(token.span)))
        };
        let stem = |token: &Token| {
            let stem = is_word(token).then(|| words::number(&self.document.text, token))??;
            Some(ToldWord { stem, name: 0 })
        };
        let mut told = std::mem::take(&mut self.told);
        told.extend(self.tokens.iter().map(stem));
        let mut give = |tokens: Range<usize>, name: u32| {
            let words = told.get_mut(tokens).unwrap_or_default();
            words.iter_mut().flatten().for_each(|word| word.name = name);
        };
        let mentions = self.facts.mentions_in(self.number);
        for mention in mentions.filter(|one| matches!(one.kind, MentionKind::Actor | MentionKind::Venue)) {
            if let Some(tokens) = self.tokens_in(mention.span) {
                give(tokens, words::name(mention.reference.words()));
            }
        }
        for (tokens, id) in self.capitals.iter().rev() {
            give(tokens.clone(), words::name(id));
        }
        self.told = told;
    }
}

#[cfg(test)]
mod tests;
