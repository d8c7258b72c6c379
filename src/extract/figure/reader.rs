//! The reader: puts numbers, hedges, frames, scopes and sources together to figures.

use std::collections::BTreeSet;

use super::{
    by_place, change,
    counted::Counted,
    frame::Offer,
    nth,
    number::{self, Number},
    parts,
    passage::Passage,
    process, repeat,
    scope::Setting,
    sentence::{Sentence, counts_people},
    table, tense, things,
    wording::Wordings,
};
use crate::{
    extract::{
        Lexicon, Marked,
        facts::{Change, Facts, Figure},
    },
    text::{TokenKind, fold},
};

/// How many sentences before a figure's are its neighbours.
const NEIGHBOURS: usize = 2;

/// Room that is used again for every sentence.
#[derive(Default)]
pub(super) struct Room {
    pub(super) numbers: Vec<Number>,
    pub(super) ages: Vec<Number>,
    pub(super) offer: Offer,
    pub(super) pairs: Vec<(usize, usize, Change, Change)>,
    pub(super) numerals: Vec<(usize, u32)>,
}

/// Reads the figures of a document.
pub(super) fn read(document: &Marked<'_>, lexicon: &Lexicon, facts: &mut Facts) {
    let (mut figures, mut counted, mut stated) = (Vec::new(), Vec::new(), BTreeSet::new());
    let (mut divisions, mut tallies, mut ordinals) = (Vec::new(), Vec::new(), Vec::new());
    let mut wordings = Wordings::default();
    let mut placed = Vec::new();
    {
        let setting = setting(document, lexicon, facts);
        let mut room = Room::default();
        for number in 0..document.sentences.len() {
            prepare(document, setting, number, &mut room, |sentence| {
                let found = read_one(sentence);
                let is_figure = |number: &&Number| {
                    let span = sentence.passage.span(number.tokens.clone());
                    found.iter().any(|(figure, _)| figure.number_span() == span)
                };
                let unread = sentence.room.numbers.iter().filter(|number| !is_figure(number));
                let before = tallies.len() + ordinals.len();
                tallies.extend(sentence.tallies(unread.clone()));
                by_place::read(sentence.passage, &sentence.room.numbers, sentence.number, &mut placed);
                nth::read(sentence.passage, &sentence.room.numbers, sentence.number, &mut ordinals);
                // Of a sentence of endless length, its first piece with figures stands for it.
                let has_numbers = !found.is_empty() || tallies.len() + ordinals.len() > before;
                if has_numbers && wordings.last().is_none_or(|last| last < sentence.number) {
                    let (passage, numbers) = (sentence.passage, &sentence.room.numbers);
                    wordings.push(passage, numbers, &document.links, sentence.number);
                }
                let unread = unread.filter(|number| !things::are_counted(sentence.passage, number));
                stated.extend(unread.cloned().flat_map(Number::stated));
                for (figure, own) in found {
                    figures.push(figure);
                    counted.push(own);
                }
                let before = sentence.neighbours.first().copied().filter(|_| sentence.number > 0);
                let numbers = &sentence.room.numbers;
                parts::read(sentence.passage, numbers, before, sentence.number, &mut divisions);
            });
        }
    }
    repeat::settle(document, &mut figures, &counted);
    facts.divisions = divisions.into();
    facts.tallies = tallies;
    facts.ordinals = ordinals.into();
    facts.by_place = placed.into();
    facts.figures = figures;
    let alone = table::read(document, setting(document, lexicon, facts), facts);
    facts.figures.extend(alone);
    facts.figures.sort_by_key(|figure| (figure.sentence, figure.span));
    facts.numbers = stated.into_iter().collect();
    facts.wordings = wordings;
}

/// What readers of figures know of a document beside the sentence.
pub(super) fn setting<'a>(document: &'a Marked<'a>, lexicon: &'a Lexicon, facts: &'a Facts) -> Setting<'a> {
    Setting {
        text: &document.text,
        dates: &[],
        conflict: facts.conflict.as_ref().or(facts.war_told.as_ref()),
        lexicon,
        mentions: &facts.mentions,
        today: facts.date.date,
        dateline: facts.dateline.as_ref(),
    }
}

/// Reads a sentence's numbers into the room, and lets it be asked if it has any; one of endless length in pieces.
pub(super) fn prepare(
    document: &Marked<'_>,
    setting: Setting<'_>,
    number: usize,
    room: &mut Room,
    mut ask: impl FnMut(&Sentence<'_>),
) {
    let Some(place) = document.sentences.get(number) else { return };
    for passage in Passage::of(document, place).pieces() {
        process::numerals(passage, &mut room.numerals);
        number::read_apart(passage, &mut room.numbers, &mut room.ages);
        if room.numbers.is_empty() && room.numerals.is_empty() && room.ages.is_empty() {
            continue;
        }
        setting.lexicon.measures().frames().look_up(passage, &mut room.offer);
        change::pairs(passage, &room.numbers, &mut room.pairs);
        let neighbours = neighbours(document, number);
        let dates = passage.dates();
        let setting = Setting { dates: &dates, ..setting };
        ask(&Sentence { passage, setting, number: number as u32, neighbours: &neighbours, room });
    }
}

/// Its figures by place, each with who is counted.
fn read_one(sentence: &Sentence<'_>) -> Vec<(Figure, Counted)> {
    let mut found = sentence.figures();
    found.sort_by_key(|(figure, _)| figure.span);
    if found.is_empty() {
        return found;
    }
    let passage = sentence.passage;
    let (masked, is_present) = (masked(passage, &sentence.room.numbers), tense::is_present(passage));
    let is_corrected = change::is_correction(passage);
    for (figure, _) in &mut found {
        figure.masked = masked;
        figure.is_present |= is_present;
        figure.corrected = is_corrected && counts_people(&figure.measure);
    }
    found
}

/// The sentences around one, the nearest before it first, then the next.
fn neighbours<'a>(document: &'a Marked<'_>, number: usize) -> Vec<Passage<'a>> {
    let before = (1..=NEIGHBOURS).filter_map(|back| number.checked_sub(back));
    before
        .chain([number + 1])
        .filter_map(|near| document.sentences.get(near))
        .map(|near| Passage::of(document, near).opening())
        .collect()
}

/// The fingerprint of a sentence's words with its numbers masked.
fn masked(passage: Passage<'_>, numbers: &[Number]) -> u64 {
    let (mut masked, mut ends_in_number, mut memory) = (fold::EMPTY, false, String::new());
    for (at, token) in passage.tokens.iter().enumerate() {
        if numbers.iter().any(|number| number.tokens.contains(&at)) {
            if !ends_in_number {
                masked = fold::go_on(masked, b"#");
            }
            ends_in_number = true;
        } else if token.kind == TokenKind::Word {
            masked = fold::go_on(fold::go_on_folded(masked, token, passage.text, &mut memory), b" ");
            ends_in_number = false;
        }
    }
    masked
}
