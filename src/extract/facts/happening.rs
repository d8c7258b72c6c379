//! What sentences tell of happenings: their words, their days, their places.

use super::Reference;
use crate::{
    extract::{date::Period, date_words::Said, figure::EventKind, happening},
    text::Span,
};

/// What a day in a sentence is the day of. Days of different roles say nothing against each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DayRole {
    /// Of what happened.
    Event,
    /// Of what was to happen.
    Plan,
    /// A bound: "before", "by".
    Bound,
    /// The first or last day of what lasts: "since", "from", "until".
    Edge,
    /// Of the words: "said on Monday".
    Saying,
}

/// Where in a sentence a day stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Clause {
    /// In what the sentence tells.
    Main,
    /// In what it says beside: "experts which arrived three days ago".
    Aside,
}

/// The beginning or the end of what lasts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Phase {
    /// "opened", "began".
    Begin,
    /// "closed", "ended".
    End,
}

/// A word that carries meaning, as numbers that stay the same from document to document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ToldWord {
    /// The word without its endings; words that tell the same have one number.
    pub stem: u32,
    /// Whom or what the name means that it is part of; 0 where it is part of none.
    pub name: u32,
}

impl ToldWord {
    /// A word outside of any name; `None` for one that tells nothing.
    pub fn of(word: &str) -> Option<Self> {
        Some(Self { stem: happening::number_of(word)?, name: 0 })
    }

    /// A name without words, by what it refers to.
    pub fn of_name(key: &str) -> Self {
        Self { stem: 0, name: happening::name(key) }
    }

    /// Whether two words tell the same: by themselves, or as parts of two names of one.
    pub fn is_told_by(self, other: Self) -> bool {
        self.stem == other.stem || self.name != 0 && self.name == other.name
    }
}

/// The words of a sentence that carry meaning, without dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Told<'a> {
    /// The number of the sentence in [`super::Facts::sentences`].
    pub sentence: u32,
    /// Each word once, in order of their numbers.
    pub words: &'a [ToldWord],
}

/// What the sentences of a document tell, by sentence; nothing for most documents.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tellings(Option<Box<Rows>>);

/// All words in one row, since there are many sentences.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Rows {
    words: Vec<ToldWord>,
    /// Sentences, each with the end of its words.
    ends: Vec<(u32, u32)>,
}

impl Tellings {
    /// Puts a sentence behind the others; one without words tells nothing.
    pub fn push(&mut self, sentence: u32, words: &[ToldWord]) {
        if !words.is_empty() {
            let rows = self.0.get_or_insert_default();
            rows.words.extend(words);
            rows.ends.push((sentence, rows.words.len() as u32));
        }
    }

    /// All sentences that tell something.
    pub fn iter(&self) -> impl Iterator<Item = Told<'_>> {
        let rows = self.0.iter();
        rows.flat_map(|rows| (0..rows.ends.len()).filter_map(|at| rows.at(at)))
    }

    /// What a sentence tells; `None` where it has no words that tell anything.
    pub fn of(&self, sentence: u32) -> Option<Told<'_>> {
        let rows = self.0.as_ref()?;
        rows.at(rows.ends.binary_search_by_key(&sentence, |(sentence, _)| *sentence).ok()?)
    }
}

impl Rows {
    fn at(&self, at: usize) -> Option<Told<'_>> {
        let (sentence, end) = *self.ends.get(at)?;
        let start = at.checked_sub(1).and_then(|before| self.ends.get(before)).map_or(0, |(_, end)| *end);
        Some(Told { sentence, words: self.words.get(start as usize..end as usize)? })
    }
}

/// A day or period that a sentence tells, with the words that tell of what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dated {
    /// The words of the date, a weekday beside it included.
    pub span: Span,
    /// What they say; [`Said::Impossible`] where they count from another day which is not known ("the next day").
    pub said: Said,
    /// The period that they mean, seen from the document's date where they need one.
    pub period: Option<Period>,
    /// What it is the day of.
    pub role: DayRole,
    /// Where in its sentence it stands.
    pub clause: Clause,
    /// Whether the word nearest to it that tells of a beginning or an end tells of the one or the other.
    pub phase: Option<Phase>,
    /// The kind of event that stands beside it.
    pub what: Option<EventKind>,
    /// Its words; none until [`super::super::read_words`] has read them, since there are many days.
    pub told: Option<Box<DayWords>>,
    /// The number of its sentence in [`super::Facts::sentences`].
    pub sentence: u32,
}

/// The words of a day, and those around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayWords {
    /// The words of the date as they stand there.
    pub written: Box<str>,
    /// The words around it that carry meaning, in order.
    pub around: Box<[ToldWord]>,
}

impl Dated {
    /// The words of the date, so that a corrected one can be written in their way; empty until they are read.
    pub fn written(&self) -> &str {
        self.told.as_ref().map_or("", |told| &told.written)
    }

    /// The words around it that carry meaning, in order; none until they are read.
    pub fn words(&self) -> &[ToldWord] {
        self.told.as_ref().map_or(&[], |told| &told.around)
    }
}

/// What a place in a sentence is to what the sentence tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stay {
    /// The words say that a meeting was there: "held in", "talks in", "hosted by".
    Held,
    /// Somebody was received there, something was signed there: "received in", "flew to", "expected in".
    Visited,
    /// A meeting goes by its name: "the Geneva talks".
    Named,
    /// Something else was or happened there: a raid, an accident, a fire.
    Event,
    /// It stands in a sentence of a meeting, whatever it is to it.
    Beside,
}

/// A place at which a sentence has what it tells, with the words that tell of what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    /// The name of the place.
    pub span: Span,
    /// The place.
    pub place: Reference,
    /// What it is to the meeting or event.
    pub stay: Stay,
    /// The sentence's words that carry meaning, without the places, in order.
    pub words: Box<[ToldWord]>,
    /// The number of its sentence in [`super::Facts::sentences`].
    pub sentence: u32,
}

impl Placed {
    /// Whether the words say that a meeting was there.
    pub fn is_held(&self) -> bool {
        self.stay == Stay::Held
    }
}
