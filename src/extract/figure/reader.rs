//! The reader: puts numbers, hedges, frames, scopes and sources together to figures.

use std::sync::Arc;

use super::{
    as_of, change,
    frame::{Context, Fit},
    group,
    number::{self, Form, Number, Unit},
    passage::Passage,
    process,
    qualifier::{self, Hedge},
    scope::{self, Reading, Setting},
    source,
};
use crate::{
    extract::{
        Decimal, Lexicon, Period,
        facts::{Change, Facts, Figure, MentionKind, Qualifier, Quantity, Reference, Scope},
    },
    text::{Document, TokenKind, fold},
};

/// How many sentences before a figure's are its neighbours.
const NEIGHBOURS: usize = 2;

/// Room that is used again for every sentence.
#[derive(Default)]
struct Room {
    numbers: Vec<Number>,
    ids: Vec<u16>,
    pairs: Vec<(usize, usize, Change, Change)>,
    numerals: Vec<(usize, u32)>,
}

/// Reads the figures of a document.
pub(super) fn read(document: &Document, lexicon: &Lexicon, facts: &mut Facts) {
    let (mut figures, mut conflict) = (Vec::new(), facts.conflict.take());
    {
        let setting = Setting {
            text: &document.text,
            lexicon,
            mentions: &facts.mentions,
            today: facts.date.date,
            dateline: facts.dateline.as_ref(),
        };
        let mut room = Room::default();
        for number in 0..document.sentences.len() {
            sentence(document, setting, number, &mut room, &mut figures);
        }
        conflict = conflict.or_else(|| conflict_of(document, setting));
    }
    facts.figures = figures;
    facts.conflict = conflict;
}

fn sentence(
    document: &Document,
    setting: Setting<'_>,
    number: usize,
    room: &mut Room,
    figures: &mut Vec<Figure>,
) {
    let Some(place) = document.sentences.get(number) else { return };
    let passage = Passage::of(document, place);
    process::numerals(passage, &mut room.numerals);
    if room.numerals.is_empty() && !(0..passage.len()).any(|at| number::may_be_number(passage, at)) {
        return;
    }
    number::read(passage, &mut room.numbers);
    if room.numbers.is_empty() && room.numerals.is_empty() {
        return;
    }
    setting.lexicon.measures().frames().look_up(passage, &mut room.ids);
    change::pairs(passage, &room.numbers, &mut room.pairs);
    let neighbours = neighbours(document, number);
    let sentence = Sentence { passage, setting, number: number as u32, neighbours: &neighbours, room };
    let mut found = sentence.figures();
    found.sort_by_key(|figure| figure.span);
    let masked = if found.is_empty() { 0 } else { masked(passage, &room.numbers) };
    for figure in &mut found {
        figure.masked = masked;
    }
    figures.append(&mut found);
}

/// The sentences around one, the nearest before it first, then the next.
fn neighbours(document: &Document, number: usize) -> Vec<Passage<'_>> {
    let before = (1..=NEIGHBOURS).filter_map(|back| number.checked_sub(back));
    before
        .chain([number + 1])
        .filter_map(|near| document.sentences.get(near))
        .map(|near| Passage::of(document, near))
        .collect()
}

/// The conflict that a document names most often, the first of equals.
fn conflict_of(document: &Document, setting: Setting<'_>) -> Option<Reference> {
    let mut counts: Vec<(Reference, usize)> = Vec::new();
    let mut count = |reference: Reference| match counts.iter_mut().find(|(known, _)| *known == reference) {
        Some((_, times)) => *times += 1,
        None => counts.push((reference, 1)),
    };
    for mention in setting.mentions.iter().filter(|mention| mention.kind == MentionKind::Conflict) {
        count(mention.reference.clone());
    }
    for place in &document.sentences {
        let passage = Passage::of(document, place);
        if let Some((_, Scope::Entity(reference))) = scope::war_between(passage, setting, 0, passage.len(), 0)
        {
            count(reference);
        }
    }
    let most = counts.iter().map(|(_, times)| *times).max()?;
    counts.into_iter().find(|(_, times)| *times == most).map(|(reference, _)| reference)
}

/// The fingerprint of a sentence's words with its numbers masked.
fn masked(passage: Passage<'_>, numbers: &[Number]) -> u64 {
    let mut bytes = Vec::with_capacity(256);
    for (at, token) in passage.tokens.iter().enumerate() {
        if numbers.iter().any(|number| number.tokens.contains(&at)) {
            if bytes.last() != Some(&b'#') {
                bytes.push(b'#');
            }
        } else if token.kind == TokenKind::Word {
            bytes.extend_from_slice(fold::fold(passage.word(at)).as_bytes());
            bytes.push(b' ');
        }
    }
    fold::fingerprint(&bytes)
}

/// A sentence that is being read.
struct Sentence<'a> {
    passage: Passage<'a>,
    setting: Setting<'a>,
    number: u32,
    neighbours: &'a [Passage<'a>],
    room: &'a Room,
}

/// What one number was read as, before it is a figure.
struct Draft {
    hedge: qualifier::Found,
    fit: Fit,
    reading: Option<Reading>,
}

impl Sentence<'_> {
    fn figures(&self) -> Vec<Figure> {
        let context = Context { passage: self.passage, ids: &self.room.ids };
        let frames = self.setting.lexicon.measures().frames();
        let hedges: Vec<qualifier::Found> =
            self.room.numbers.iter().map(|number| qualifier::read(self.passage, number)).collect();
        let mut fits: Vec<Option<Fit>> = self
            .room
            .numbers
            .iter()
            .zip(&hedges)
            .map(|(number, hedge)| {
                frames.fit(context, number, hedge.start, hedge.end).filter(|fit| self.may_stand(number, fit))
            })
            .collect();
        self.share_changes(&mut fits);
        self.share_lists(&hedges, &mut fits);
        let mut figures = Vec::new();
        let mut earlier: Option<Reading> = None;
        for ((number, hedge), fit) in self.room.numbers.iter().zip(hedges).zip(fits) {
            let Some(fit) = fit else { continue };
            let mut draft = Draft { hedge, fit, reading: None };
            if let Some(figure) = self.figure(number, &mut draft, earlier.as_ref()) {
                figures.push(figure);
                earlier = draft.reading;
            }
        }
        figures.extend(self.room.numerals.iter().filter_map(|(at, number)| self.numeral(*at, *number)));
        figures
    }

    /// Refuses what is only feared, planned or denied.
    fn may_stand(&self, number: &Number, fit: &Fit) -> bool {
        if &*fit.measure == "round" {
            return self.is_round(number, fit);
        }
        if matches!(
            &*fit.measure,
            "elapsed-years" | "zones" | "guarantors" | "members" | "share" | "money" | "duration"
        ) {
            return true;
        }
        !is_hypothetical(self.passage, number, fit)
    }

    /// A round is one of talks: "a second round with Lavrov", "the first round of voting" are none.
    fn is_round(&self, number: &Number, fit: &Fit) -> bool {
        let passage = self.passage;
        let of_talks = fit.pattern.contains("@talks");
        if number.value < Decimal::ONE || number.value > Decimal::small(99) {
            return false;
        }
        let with = passage.is(fit.end, "with");
        if of_talks {
            return !with;
        }
        let behind = passage.any(
            fit.end,
            &["with", "of", "knockout", "match", "election", "vote", "voting", "runoff", "pick", "draft"],
        );
        let talks = |near: &Passage<'_>| (0..near.len()).any(|at| near.any(at, &["talks", "negotiations"]));
        let votes = |near: &Passage<'_>| {
            (0..near.len()).any(|at| {
                near.any(
                    at,
                    &["vote", "voting", "election", "elections", "match", "tournament", "cup", "ballot"],
                )
            })
        };
        !behind && !votes(&passage) && (talks(&passage) || self.neighbours.first().is_some_and(talks))
    }

    /// Both sides of a change count the same.
    fn share_changes(&self, fits: &mut [Option<Fit>]) {
        for (a, b, _, _) in &self.room.pairs {
            let (first, second) = (fits.get(*a).cloned().flatten(), fits.get(*b).cloned().flatten());
            let shared = first.or(second);
            for index in [*a, *b] {
                let (Some(slot), Some(number), Some(shared)) =
                    (fits.get_mut(index), self.room.numbers.get(index), &shared)
                else {
                    continue;
                };
                if slot.is_none() {
                    let (start, end) = (number.tokens.start, number.tokens.end);
                    *slot = Some(Fit {
                        start: shared.start.min(start),
                        end: shared.end.max(end),
                        ..shared.clone()
                    });
                }
            }
        }
    }

    /// "killed 12 soldiers and three civilians", "killed 12, including three children": the second counts what the first does.
    fn share_lists(&self, hedges: &[qualifier::Found], fits: &mut [Option<Fit>]) {
        for index in 1..fits.len() {
            if fits.get(index).is_none_or(Option::is_some) {
                continue;
            }
            let (Some(Some(previous)), Some(before), Some(hedge), Some(number)) = (
                fits.get(index - 1),
                self.room.numbers.get(index - 1),
                hedges.get(index),
                self.room.numbers.get(index),
            ) else {
                continue;
            };
            let counts_people =
                matches!(&*previous.measure, "deaths" | "wounded" | "missing" | "detained" | "displaced");
            if !counts_people
                || number.unit.is_some()
                || number.form == Form::Ordinal
                || !number.value.is_whole()
            {
                continue;
            }
            let measure = previous.measure.clone();
            if self.is_listed(before, hedge.start, number.tokens.end) {
                if let Some(slot) = fits.get_mut(index) {
                    let end = group::people(self.passage, number.tokens.end)
                        .map_or(number.tokens.end, |people| people.end);
                    *slot = Some(Fit {
                        measure,
                        pattern: "a list with the number before".into(),
                        start: hedge.start,
                        end,
                    });
                }
            }
        }
    }

    /// Whether the words between a number and the next only join the two, and people are counted by the next too.
    fn is_listed(&self, before: &Number, start: usize, end: usize) -> bool {
        const JOINTS: &[&str] = &[
            ",",
            "and",
            "plus",
            "including",
            "among",
            "as",
            "well",
            "along",
            "with",
            "together",
            "(",
            "at",
            "least",
            "them",
            "another",
            "–",
            "—",
        ];
        let passage = self.passage;
        let people = group::people(passage, before.tokens.end);
        let mut at = people.map_or(before.tokens.end, |people| people.end);
        let inside = (at..start).find(|place| passage.any(*place, &["including", "among"]));
        if let Some(place) = inside.filter(|place| {
            place - at <= 8 && !(at..*place).any(|between| passage.any(between, group::VERBS))
        }) {
            at = place;
        }
        at = at.max(
            (at..start)
                .take_while(|place| passage.any(*place, group::PARTICIPLES))
                .last()
                .map_or(at, |last| last + 1),
        );
        if at >= start || !(at..start).all(|place| passage.any(place, JOINTS)) {
            return false;
        }
        let next = group::people(passage, end);
        next.is_some()
            && !next.is_some_and(|people| {
                (people.end..people.end + 3).any(|place| {
                    passage.any(place, &["was", "were", "fled", "fired", "killed", "attacked", "captured"])
                })
            })
    }

    fn figure(&self, number: &Number, draft: &mut Draft, earlier: Option<&Reading>) -> Option<Figure> {
        let (qualifier, quantity) = self.quantity(number, draft)?;
        let fit = &draft.fit;
        let (start, end) = (fit.start.min(draft.hedge.start), fit.end.max(draft.hedge.end));
        let measure = &*fit.measure;
        let round =
            (measure == "round").then(|| process::of_round(self.passage, self.setting, fit, self.neighbours));
        if round == Some(None) && !fit.pattern.contains("@talks") {
            return None;
        }
        let process = round.flatten();
        let reading = self.reading(number, fit, process.as_ref(), earlier);
        let at_war = !matches!(reading.scope, Scope::Event(_));
        let as_of = at_war.then(|| self.as_of(measure, start, end)).flatten();
        let people = group::people(self.passage, number.tokens.end).filter(|_| counts_people(measure));
        let index = self.room.numbers.iter().position(|other| other == number)?;
        let figure = Figure {
            span: self.span(number, measure),
            qualifier_span: draft.hedge.words.clone().map(|words| self.passage.span(words)),
            quantity,
            qualifier,
            measure: Arc::clone(&fit.measure),
            unit: self.unit(number, fit),
            scope: reading.scope.clone(),
            cumulative: reading.cumulative,
            as_of,
            source: counts_people(measure)
                .then(|| source::read(self.passage, self.setting.mentions, start, end))
                .flatten(),
            planned: measure == "round" && process::is_planned(self.passage, self.setting, fit),
            process,
            group: people.and_then(|people| group::label(self.passage, people)),
            corrected: counts_people(measure) && change::is_correction(self.passage),
            change: self.change(index),
            is_nth_year: measure == "elapsed-years" && number.form == Form::Ordinal,
            sentence: self.number,
            masked: 0,
            evidence: format!("{} · {}", fit.pattern, reading.cue).into(),
        };
        draft.reading = Some(reading);
        Some(figure)
    }

    /// "nearly four year conflict", "more than three-year-old": hedges of years are as of any number.
    fn quantity(&self, number: &Number, draft: &Draft) -> Option<(Qualifier, Quantity)> {
        let hedge = if number.form == Form::Vague { Hedge::Plain } else { draft.hedge.hedge };
        qualifier::quantity(number, hedge)
    }

    fn reading(
        &self,
        number: &Number,
        fit: &Fit,
        process: Option<&Reference>,
        earlier: Option<&Reading>,
    ) -> Reading {
        let (passage, setting) = (self.passage, self.setting);
        let plain = |scope, cue| Reading { scope, cumulative: false, cue };
        match &*fit.measure {
            "deaths" | "wounded" | "missing" | "detained" | "displaced" | "besieged" => {
                let earlier = earlier.filter(|_| self.joins_earlier(fit));
                scope::of_people(passage, setting, (fit, number), self.neighbours, earlier)
            }
            "refugees" => scope::of_refugees(passage, setting, fit),
            "population" => scope::of_population(passage, setting, fit),
            "elapsed-years" => scope::of_elapsed(passage, setting, fit),
            "members" => scope::of_members(passage, setting, number.tokens.end, fit),
            "round" => match process {
                Some(process) => plain(
                    Scope::Entity(process.clone()),
                    "the process that sentence, neighbours or dateline name",
                ),
                None => plain(Scope::Unknown, "no process is named"),
            },
            "zones" | "guarantors" => {
                let named = (0..passage.len()).find_map(|at| {
                    scope::mention_over(setting.mentions, passage.token(at)?.span, MentionKind::Process)
                });
                named.map_or_else(
                    || plain(Scope::Unknown, "neither process nor place is named"),
                    |mention| {
                        plain(Scope::Entity(mention.reference.clone()), "the process that the sentence names")
                    },
                )
            }
            _ => plain(Scope::Unknown, "not looked for"),
        }
    }

    /// Whether a figure goes on with the clause of the one before: no full stop or "but" between.
    fn joins_earlier(&self, fit: &Fit) -> bool {
        let before = self
            .room
            .numbers
            .iter()
            .rev()
            .find(|number| number.tokens.end <= fit.end && number.tokens.start < fit.start);
        before.is_some_and(|number| !(number.tokens.end..fit.start).any(|at| self.passage.ends_clause(at)))
    }

    fn as_of(&self, measure: &str, start: usize, end: usize) -> Option<Period> {
        let timed = counts_people(measure) || matches!(measure, "population" | "refugees");
        timed.then(|| as_of::read(self.passage, start, end, self.setting.today)).flatten()
    }

    fn change(&self, index: usize) -> Option<Change> {
        self.room.pairs.iter().find_map(|(a, b, from, to)| match index {
            index if index == *a => Some(*from),
            index if index == *b => Some(*to),
            _ => None,
        })
    }

    fn unit(&self, number: &Number, fit: &Fit) -> Option<Box<str>> {
        match (number.unit, &*fit.measure) {
            (Some(Unit::Percent), _) => Some("%".into()),
            (Some(Unit::Money(code)), _) => Some(code.into()),
            (None, "duration") => (number.tokens.end..fit.end)
                .map(|at| self.passage.word(at).to_lowercase())
                .find(|word| super::word::is_measure_noun(word))
                .map(|word| word.trim_end_matches('s').into()),
            _ => None,
        }
    }

    /// The number words; for what is written as one word with its unit, all of it ("six-year", "22-nation", "six months").
    fn span(&self, number: &Number, measure: &str) -> crate::text::Span {
        let passage = self.passage;
        let mut end = number.tokens.end;
        if matches!(measure, "elapsed-years" | "members" | "duration") && number.form != Form::Ordinal {
            let hyphen = usize::from(passage.is(end, "-") && !passage.spaced(end));
            let word = end + hyphen;
            if passage.any(word, &["year", "years", "nation", "member", "country", "state"])
                || super::word::is_measure_noun(passage.word(word))
            {
                end = word + 1;
                if passage.is(end, "-") && passage.any(end + 1, &["old", "long"]) {
                    end += 2;
                }
            }
        }
        let currency = number.tokens.start.saturating_sub(1);
        let start = if passage.any(currency, &["$", "€", "£", "¥"]) && currency < number.tokens.start {
            currency
        } else {
            number.tokens.start
        };
        passage.span(start..end)
    }

    /// "Geneva V": a round by its Roman numeral.
    fn numeral(&self, at: usize, number: u32) -> Option<Figure> {
        let value = Decimal::small(number);
        let fit = Fit {
            measure: Arc::from("round"),
            pattern: "{place} {roman}".into(),
            start: at - 1,
            end: at + 1,
        };
        let process = Reference::Known(process::id_of(&self.passage.word(at - 1).to_lowercase()));
        let quantity =
            Quantity { stated: Some(value), low: Some(value), high: Some(value), precision: Decimal::ONE };
        Some(Figure {
            span: self.passage.token(at)?.span,
            qualifier_span: None,
            quantity,
            qualifier: Qualifier::Exact,
            measure: Arc::clone(&fit.measure),
            unit: None,
            scope: Scope::Entity(process.clone()),
            cumulative: false,
            as_of: None,
            source: None,
            process: Some(process),
            group: None,
            planned: process::is_planned(self.passage, self.setting, &fit),
            corrected: false,
            change: None,
            is_nth_year: false,
            sentence: self.number,
            masked: 0,
            evidence: "a Roman numeral behind the place of talks".into(),
        })
    }
}

fn counts_people(measure: &str) -> bool {
    !matches!(
        measure,
        "round" | "elapsed-years" | "zones" | "guarantors" | "members" | "share" | "money" | "duration"
    )
}

/// Whether a frame tells of what may be, not of what is: "could uproot", "threatens to displace", "no one was killed".
fn is_hypothetical(passage: Passage<'_>, number: &Number, fit: &Fit) -> bool {
    const MODALS: &[&str] =
        &["could", "would", "may", "might", "should", "will", "can", "cannot", "wo", "must", "shall"];
    const FEARS: &[&str] = &[
        "threatens",
        "threaten",
        "threatened",
        "threatening",
        "risk",
        "risks",
        "risking",
        "fear",
        "fears",
        "plan",
        "plans",
        "planned",
        "planning",
        "vowed",
        "vows",
        "intends",
        "hopes",
        "aims",
        "if",
        "unless",
        "to",
        "prevent",
        "without",
        "not",
        "never",
        "deny",
        "denied",
        "goal",
        "target",
        "predicted",
        "predicts",
        "projected",
    ];
    if (number.tokens.end..fit.end).any(|at| passage.any(at, MODALS) || passage.any(at, &["not", "never"])) {
        return true;
    }
    let verb = fit.start;
    for at in (verb.saturating_sub(5)..verb).rev() {
        if passage.any(at, MODALS) {
            return true;
        }
        if passage.any(at, FEARS) {
            // "to" counts only where the verb is its infinitive.
            return !passage.is(at, "to")
                || at + 1 == verb
                    && !passage.any(verb, &["killed", "killing"])
                    && fit.start < number.tokens.start
                    && is_infinitive(passage, verb);
        }
        if !passage.any(
            at,
            &[
                "have",
                "has",
                "be",
                "been",
                "the",
                "also",
                "further",
                "another",
                "of",
                "potentially",
                "possibly",
                "even",
                "immediately",
            ],
        ) {
            return false;
        }
    }
    false
}

fn is_infinitive(passage: Passage<'_>, verb: usize) -> bool {
    passage.any(verb, &["kill", "wound", "injure", "displace", "uproot", "hold", "claim", "cost", "hurt"])
}
