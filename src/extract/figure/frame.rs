//! The pattern language of the frames: compiled once, matched outward from a number.

use std::{collections::BTreeMap, sync::Arc};

use super::{
    fate,
    frames::{CLASSES, FRAMES},
    group,
    measure::UserMeasure,
    number::{Form, Number, Unit},
    passage::Passage,
    qualifier::Found,
    refusal,
};
use crate::text::{WordKey, WordTable, fold, words};

/// A word of the frames' vocabulary; 0 is any other word.
type WordId = u16;

/// How often an element may stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Times {
    Once,
    AtMostOnce,
    Any,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Element {
    Words(Box<[WordId]>, Times),
    People { needed: bool },
    Postmodifier,
    Modifiers,
    Gap(usize),
}

/// Which numbers a row takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Slot {
    Count,
    Ordinal,
    Percent,
    Money,
}

#[derive(Debug, Clone)]
struct Row {
    measure: Arc<str>,
    pattern: Arc<str>,
    slot: Slot,
    /// What stands before the number, nearest first.
    left: Box<[Element]>,
    /// What stands behind it.
    right: Box<[Element]>,
    /// The sets of words of which one each must stand somewhere in the sentence, by number; the smallest first.
    needed: Box<[u16]>,
}

/// What a sentence offers to the frames; room that is used again for every sentence.
#[derive(Debug, Default)]
pub(super) struct Offer {
    /// The vocabulary's number of each word; 0 is any other word.
    pub(super) ids: Vec<WordId>,
    /// For each set of words whether one of them stands in it.
    present: Vec<bool>,
    /// The rows whose needed words all stand in it. Most sentences have none of most rows' words.
    rows: Vec<u16>,
}

/// All rows, compiled.
#[derive(Debug, Default)]
pub(super) struct Frames {
    /// The vocabulary.
    words: WordTable<WordId>,
    rows: Vec<Row>,
    /// For each word of the vocabulary, by its number, the sets that it is in.
    sets_of: Vec<Vec<u16>>,
    /// For each set the rows of which it is the smallest.
    rows_of: Vec<Vec<u16>>,
    /// The rows that need no word.
    free: Vec<u16>,
}

/// The vocabulary while it grows: a number for each word.
#[derive(Debug, Default)]
struct Vocabulary(BTreeMap<Box<str>, WordId>);

/// A row that fits a number.
#[derive(Debug, Clone)]
pub(super) struct Fit {
    /// What is counted.
    pub(super) measure: Arc<str>,
    /// The row's pattern, as evidence.
    pub(super) pattern: Arc<str>,
    /// First token of what matched, hedge included.
    pub(super) start: usize,
    /// One past the last token.
    pub(super) end: usize,
}

impl Frames {
    /// Compiles the built-in rows and the users'.
    pub(super) fn new(user: &[UserMeasure]) -> Self {
        let mut frames = Self::default();
        let mut vocabulary = Vocabulary::default();
        for measure in user {
            for frame in &measure.frames {
                frames.add(&mut vocabulary, &measure.name, frame);
            }
            for words in &measure.words {
                for pattern in [
                    format!("{{n}} {{mods}} {words}"),
                    format!("{words} of|:|is|are|was|were|reached|to {{n}}"),
                ] {
                    frames.add(&mut vocabulary, &measure.name, &pattern);
                }
            }
        }
        for (measure, pattern) in FRAMES {
            frames.add(&mut vocabulary, measure, pattern);
        }
        frames.words = WordTable::of(vocabulary.0.iter().map(|(word, id)| (word, *id)));
        frames.sets_of = vec![Vec::new(); vocabulary.0.len() + 1];
        frames.number_sets();
        frames
    }

    /// Gives a number to each set of words that a row needs one of.
    fn number_sets(&mut self) {
        let mut sets: BTreeMap<Box<[WordId]>, u16> = BTreeMap::new();
        for row in &mut self.rows {
            let mut words: Vec<&[WordId]> = row.left.iter().chain(&row.right).filter_map(needed).collect();
            words.sort_by_key(|words| words.len());
            let numbers = words.into_iter().map(|words| {
                let next = sets.len() as u16;
                *sets.entry(words.into()).or_insert(next)
            });
            row.needed = numbers.collect();
        }
        self.rows_of = vec![Vec::new(); sets.len()];
        for (row, number) in self.rows.iter().zip(0..) {
            let smallest = row.needed.first().and_then(|set| self.rows_of.get_mut(usize::from(*set)));
            smallest.unwrap_or(&mut self.free).push(number);
        }
        for (words, set) in sets {
            for id in words {
                self.sets_of.get_mut(usize::from(id)).into_iter().for_each(|of| of.push(set));
            }
        }
    }

    fn add(&mut self, vocabulary: &mut Vocabulary, measure: &str, pattern: &str) {
        let (mut left, mut right, mut slot) = (Vec::new(), Vec::new(), None);
        for part in pattern.split_whitespace() {
            match part {
                "{n}" => slot = Some(Slot::Count),
                "{nth}" => slot = Some(Slot::Ordinal),
                "{%}" => slot = Some(Slot::Percent),
                "{$}" => slot = Some(Slot::Money),
                part => {
                    let element = vocabulary.element(part);
                    if slot.is_some() { right.push(element) } else { left.push(element) }
                }
            }
        }
        left.reverse();
        let Some(slot) = slot else { return };
        self.rows.push(Row {
            measure: Arc::from(measure),
            pattern: pattern.into(),
            slot,
            left: left.into(),
            right: right.into(),
            needed: Box::default(),
        });
    }

    /// What a passage offers: its words' numbers, and the rows that can fit at all.
    pub(super) fn look_up(&self, passage: Passage<'_>, offer: &mut Offer) {
        offer.ids.clear();
        offer.ids.extend(passage.tokens.iter().map(|token| self.words.get(token.key).unwrap_or(0)));
        if !passage.span(0..passage.len()).of(passage.text).is_ascii() {
            self.look_up_folded(passage, offer);
        }
        offer.present.clear();
        offer.present.resize(self.rows_of.len(), false);
        offer.rows.clear();
        offer.rows.extend(&self.free);
        let sets =
            offer.ids.iter().filter(|id| **id != 0).filter_map(|id| self.sets_of.get(usize::from(*id)));
        for set in sets.flatten().map(|set| usize::from(*set)) {
            if let Some(present @ false) = offer.present.get_mut(set) {
                *present = true;
                offer.rows.extend_from_slice(self.rows_of.get(set).map(Vec::as_slice).unwrap_or_default());
            }
        }
        let is_present = |set: &u16| offer.present.get(usize::from(*set)) == Some(&true);
        let is_possible = |row: &Row| row.needed.iter().all(is_present);
        offer.rows.retain(|row| self.rows.get(usize::from(*row)).is_some_and(is_possible));
        offer.rows.sort_unstable();
    }

    /// The numbers of words that are listed without their accents.
    fn look_up_folded(&self, passage: Passage<'_>, offer: &mut Offer) {
        for (at, id) in offer.ids.iter_mut().enumerate().filter(|(_, id)| **id == 0) {
            let word = passage.word(at);
            if !word.is_ascii() {
                *id = self.words.get(&fold::fold(word)).unwrap_or(0);
            }
        }
    }

    /// The first row that fits a number with its hedge and is not refused.
    pub(super) fn fit(&self, context: Context<'_>, number: &Number, hedge: &Found) -> Option<Fit> {
        self.fits(context, number, hedge).find(|(_, refusal)| refusal.is_none()).map(|(fit, _)| fit)
    }

    /// Every row that fits a number with its hedge, the first first, each with the reason why it is refused.
    pub(super) fn fits<'f>(
        &'f self,
        context: Context<'f>,
        number: &'f Number,
        hedge: &Found,
    ) -> impl Iterator<Item = (Fit, Option<&'static str>)> + use<'f> {
        let (start, end) = (hedge.start, hedge.end);
        let own_noun = (number.form == Form::Articles).then_some(number.tokens.end);
        let context = Context { own_noun, ..context };
        let slot = match (number.unit, number.form) {
            (Some(Unit::Percent), _) => Slot::Percent,
            (Some(Unit::Money(_)), _) => Slot::Money,
            (None, Form::Ordinal) => Slot::Ordinal,
            (None, _) => Slot::Count,
        };
        let possible = context.offer.rows.iter().filter_map(|number| self.rows.get(usize::from(*number)));
        possible.filter(move |row| row.slot == slot).filter_map(move |row| {
            let first = context.before(&row.left, start)?;
            let last = context.behind(&row.right, end)?;
            let fit = Fit {
                measure: Arc::clone(&row.measure),
                pattern: Arc::clone(&row.pattern),
                start: first,
                end: last,
            };
            let refusal = refusal::refusal(context.passage, &fit, number, start);
            Some((fit, refusal))
        })
    }
}

impl Vocabulary {
    fn element(&mut self, part: &str) -> Element {
        match part {
            "{who}" => return Element::People { needed: true },
            "{who?}" => return Element::People { needed: false },
            "{pp}" => return Element::Postmodifier,
            "{mods}" => return Element::Modifiers,
            _ => {}
        }
        if let Some(most) = part.strip_prefix("{0-").and_then(|rest| rest.strip_suffix('}')) {
            return Element::Gap(most.parse().unwrap_or(0));
        }
        let (part, times) = match (part.strip_suffix('?'), part.strip_suffix('*')) {
            (Some(part), _) if !part.is_empty() => (part, Times::AtMostOnce),
            (_, Some(part)) if !part.is_empty() => (part, Times::Any),
            _ => (part, Times::Once),
        };
        let mut ids = Vec::new();
        for word in part.split('|') {
            match word.strip_prefix('@') {
                Some(name) => ids.extend(members(name).split_whitespace().map(|member| self.id(member))),
                None => ids.push(self.id(word)),
            }
        }
        ids.sort_unstable();
        ids.dedup();
        Element::Words(ids.into(), times)
    }

    fn id(&mut self, word: &str) -> WordId {
        let next = self.0.len() as WordId + 1;
        *self.0.entry(word.to_lowercase().into()).or_insert(next)
    }
}

/// The members of a class of words.
fn members(name: &str) -> &'static str {
    let class = CLASSES.iter().find(|(class, _)| *class == name);
    class.map_or_else(|| fate::class(name), |(_, members)| members)
}

/// The words of an element of which one must stand in the sentence.
fn needed(element: &Element) -> Option<&[WordId]> {
    match element {
        Element::Words(words, Times::Once) => Some(words),
        _ => None,
    }
}

/// A passage with what it offers.
#[derive(Clone, Copy)]
pub(super) struct Context<'a> {
    /// The passage.
    pub(super) passage: Passage<'a>,
    /// Its words' numbers and the rows that can fit.
    pub(super) offer: &'a Offer,
    /// The end of a number that holds its own noun ("a woman and a child"): none of people follows there.
    pub(super) own_noun: Option<usize>,
}

impl Context<'_> {
    fn is_one_of(self, words: &[WordId], at: usize) -> bool {
        self.offer.ids.get(at).is_some_and(|id| *id != 0 && words.binary_search(id).is_ok())
    }

    /// Matches elements to the left, the nearest first; gives the first token of the match.
    fn before(self, elements: &[Element], at: usize) -> Option<usize> {
        let Some((element, rest)) = elements.split_first() else { return Some(at) };
        match element {
            Element::Words(words, times) => {
                let hit = at.checked_sub(1).filter(|place| self.is_one_of(words, *place));
                match (times, hit) {
                    (Times::Once, hit) => self.before(rest, hit?),
                    (Times::AtMostOnce, Some(hit)) => {
                        self.before(rest, hit).or_else(|| self.before(rest, at))
                    }
                    (Times::Any, Some(hit)) => self.before(elements, hit).or_else(|| self.before(rest, at)),
                    (_, None) => self.before(rest, at),
                }
            }
            Element::Gap(most) => self.gap_before(*most, rest, at),
            Element::Modifiers => self.gap_before(4, rest, at),
            Element::People { .. } | Element::Postmodifier => None,
        }
    }

    fn gap_before(self, most: usize, rest: &[Element], at: usize) -> Option<usize> {
        for skipped in 0..=most {
            let place = at.checked_sub(skipped)?;
            if skipped > 0 && self.passage.any(place, words![";", ":"]) {
                return None;
            }
            if let Some(found) = self.before(rest, place) {
                return Some(found);
            }
        }
        None
    }

    /// Matches elements to the right; gives one past the last token of the match.
    fn behind(self, elements: &[Element], at: usize) -> Option<usize> {
        let Some((element, rest)) = elements.split_first() else { return Some(at) };
        match element {
            Element::Words(words, times) => {
                let hit = self.is_one_of(words, at);
                match times {
                    Times::Once => hit.then(|| self.behind(rest, at + 1)).flatten(),
                    Times::AtMostOnce if hit => self.behind(rest, at + 1).or_else(|| self.behind(rest, at)),
                    Times::Any if hit => self.behind(elements, at + 1).or_else(|| self.behind(rest, at)),
                    Times::AtMostOnce | Times::Any => self.behind(rest, at),
                }
            }
            Element::People { .. } if self.own_noun == Some(at) => self.behind(rest, at),
            Element::People { needed } => match group::people(self.passage, at) {
                Some(people) => self.behind(rest, people.end),
                None if *needed => None,
                None => group::may_be_left_out(self.passage, at).then(|| self.behind(rest, at)).flatten(),
            },
            Element::Postmodifier => self.postmodifier(rest, at),
            Element::Modifiers => self.modifiers(rest, at),
            Element::Gap(most) => (0..=*most)
                .take_while(|skipped| {
                    *skipped == 0 || !self.passage.any(at + skipped - 1, words![";", ":", "."])
                })
                .find_map(|skipped| self.behind(rest, at + skipped)),
        }
    }

    fn modifiers(self, rest: &[Element], at: usize) -> Option<usize> {
        let mut place = at;
        loop {
            if let Some(found) = self.behind(rest, place) {
                return Some(found);
            }
            if place >= at + 6 || !group::is_modifier(self.passage, place) {
                return None;
            }
            place += 1;
        }
    }

    /// Nothing, or words that begin as what stands between noun and verb does, without a verb among them.
    fn postmodifier(self, rest: &[Element], at: usize) -> Option<usize> {
        if let Some(found) = self.behind(rest, at) {
            return Some(found);
        }
        if !group::begins_postmodifier(self.passage, at) {
            return None;
        }
        for place in at + 1..(at + 22).min(self.passage.len()) {
            if group::ends_postmodifier(self.passage, place - 1) {
                return None;
            }
            if self.has_own_subject(at, place) {
                return None;
            }
            if let Some(found) = self.behind(rest, place) {
                return Some(found);
            }
        }
        None
    }

    /// "13 people aboard, and at least seven [were killed]": a number alone before a verb is that verb's own subject.
    fn has_own_subject(self, from: usize, verb: usize) -> bool {
        const HEDGES: &[WordKey] =
            words!["at", "least", "most", "more", "than", "about", "some", "nearly", "up", "to"];
        let Some(number) = verb.checked_sub(1).filter(|at| *at > from) else { return false };
        let first = (from..number).rev().take_while(|at| self.passage.any(*at, HEDGES)).last();
        super::number::may_be_number(self.passage, number)
            && self.passage.any_before(first.unwrap_or(number), words!["and", "but", "while"])
    }
}
