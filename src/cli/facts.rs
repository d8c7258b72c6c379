//! A document's facts as a row of a table, for engines that read many: `facts.md` beside this file lists the columns.
//!
//! A row says what one document can know. Names that neither profiles nor the gazetteer have stand by their keys, so that
//! rows of different runs, and of different machines, fit together; only the same profiles and settings must be given.

use std::cmp::Reverse;

use serde::Serialize;
use serde_json::Number;

use super::stream::{self, Given, bound, number};
use crate::{
    config::keys::KINDS,
    corpus::{Entry, Snapshot, is_witness},
    extract::{
        Decimal, Event, EventKind, Figure, Mention, Period, Reference, Scope,
        facts::{Change, Source, Tier},
        figure::measure::MeasureKind,
        profile::Profile,
    },
    text::{Span, fold},
};

/// The page that describes the columns.
pub(super) const PAGE: &str = include_str!("facts.md");

/// The version of the columns. A column that comes new leaves it as it is; one that goes, or means something else, does
/// not.
pub(super) const VERSION: u32 = 1;

/// A document.
#[derive(Serialize)]
pub(super) struct Row<'a> {
    version: u32,
    path: &'a str,
    error: Option<&'a str>,
    kind: &'static str,
    bytes: usize,
    fingerprint: String,
    title: Option<&'a str>,
    outlet: Option<&'a str>,
    date: Option<String>,
    certainty: &'static str,
    date_words: Option<Words<'a>>,
    figures: Vec<FigureRow<'a>>,
    mentions: Vec<MentionRow<'a>>,
    citations: Vec<CitationRow<'a>>,
    quotes: Vec<QuoteRow>,
    profile: Option<ProfileRow<'a>>,
}

#[derive(Serialize)]
struct Words<'a> {
    start_byte: u32,
    end_byte: u32,
    text: &'a str,
}

#[derive(Serialize)]
#[allow(clippy::struct_excessive_bools, reason = "each is a column of its own")]
struct FigureRow<'a> {
    #[serde(flatten)]
    words: Words<'a>,
    stated: Option<Number>,
    low: Option<Number>,
    low_is_open: bool,
    high: Option<Number>,
    high_is_open: bool,
    qualifier: &'static str,
    measure: &'a str,
    measure_kind: &'static str,
    unit: Option<&'a str>,
    subgroup: Option<&'a str>,
    cumulative: bool,
    first_day: Option<String>,
    last_day: Option<String>,
    scope: Option<String>,
    series: Option<String>,
    is_witness: bool,
    event: Option<EventRow<'a>>,
    estimator: Option<String>,
    estimator_name: Option<String>,
    source: Option<&'a str>,
    relayed_by: Option<String>,
    tier: Option<&'static str>,
    planned: bool,
    corrected: bool,
    change: Option<&'static str>,
    sentence: u32,
    sentence_start_byte: u32,
    sentence_end_byte: u32,
    sentence_text: &'a str,
}

#[derive(Serialize)]
struct EventRow<'a> {
    place: Option<String>,
    first_day: Option<String>,
    last_day: Option<String>,
    what: Option<&'a str>,
}

#[derive(Serialize)]
struct MentionRow<'a> {
    #[serde(flatten)]
    words: Words<'a>,
    kind: &'static str,
    key: String,
    name: Option<String>,
    introduces: bool,
    role: Option<&'a str>,
    sentence: u32,
}

#[derive(Serialize)]
struct CitationRow<'a> {
    start_byte: u32,
    end_byte: u32,
    target: &'a str,
    heading: Option<&'a str>,
}

#[derive(Serialize)]
struct QuoteRow {
    start_byte: u32,
    end_byte: u32,
    speaker: Option<String>,
    sentence: u32,
}

#[derive(Serialize)]
struct ProfileRow<'a> {
    id: &'a str,
    kind: &'static str,
    name: &'a str,
    acknowledged: Vec<Acknowledged<'a>>,
}

#[derive(Serialize)]
struct Acknowledged<'a> {
    measure: Option<&'a str>,
    estimators: &'a [Box<str>],
    reason: &'a str,
}

impl<'a> Row<'a> {
    /// The row of a document that was read.
    pub fn new(entry: &'a Entry, given: Given<'a>, path: &'a str, snapshot: &'a Snapshot) -> Self {
        let writer = Writer { entry, given, snapshot };
        let facts = &entry.facts;
        let text = given.whole.get(given.before as usize..).unwrap_or_default();
        let mentions = facts.mentions.iter().filter(|mention| snapshot.is_mention(mention));
        Self {
            version: VERSION,
            path,
            error: None,
            kind: stream::kind(entry.kind),
            bytes: text.len(),
            fingerprint: format!("{:016x}", fold::fingerprint(text.as_bytes())),
            title: facts.title.as_deref(),
            outlet: facts.outlet.as_deref(),
            date: facts.date.date.map(|date| date.to_string()),
            certainty: stream::certainty(facts.date.certainty),
            date_words: stream::evidence_of(&facts.date, given).map(|span| writer.words(span)),
            figures: facts.figures.iter().map(|figure| writer.figure(figure)).collect(),
            mentions: mentions.map(|mention| writer.mention(mention)).collect(),
            citations: writer.citations(),
            quotes: writer.quotes(),
            profile: facts.profile.as_deref().map(profile),
        }
    }
}

struct Writer<'a> {
    entry: &'a Entry,
    given: Given<'a>,
    snapshot: &'a Snapshot,
}

impl<'a> Writer<'a> {
    fn words(&self, span: Span) -> Words<'a> {
        let Span { start, end } = self.given.place(span).unwrap_or_default();
        Words { start_byte: start, end_byte: end, text: span.of(self.given.whole) }
    }

    /// The name of a reference: its profile's or the gazetteer's; else the longest that this text writes.
    fn name(&self, reference: &Reference) -> Option<String> {
        match reference {
            Reference::Known(_) => self.snapshot.entity(reference).map(|entity| entity.name.into()),
            Reference::Named(key) => {
                let names = self.entry.facts.names.iter().filter(|(found, _)| found == key);
                let longest =
                    names.map(|(_, name)| name).max_by_key(|name| (name.chars().count(), Reverse(*name)));
                longest.map(|name| name.clone().into())
            }
            Reference::Short(_) => None,
        }
    }

    fn figure(&self, figure: &'a Figure) -> FigureRow<'a> {
        let quantity = &figure.quantity;
        let sentence = self.words(self.entry.facts.sentence(figure.sentence));
        let source = figure.source.as_deref();
        let estimator = source.and_then(|source| source.reference.as_ref());
        let series = self.snapshot.series_key(self.entry, figure).map(|series| key(&series.scope));
        let [first_day, last_day] = days(self.snapshot.as_of(self.entry, figure));
        let event = if let Scope::Event(event) = &figure.scope { Some(event_row(event)) } else { None };
        FigureRow {
            words: self.words(figure.span),
            stated: quantity.stated.and_then(number),
            low: quantity.low.and_then(bound),
            low_is_open: is_open(quantity.low),
            high: quantity.high.and_then(bound),
            high_is_open: is_open(quantity.high),
            qualifier: figure.qualifier.name(),
            measure: &figure.measure,
            measure_kind: measure_kind(self.snapshot.policy().measures.kind(&figure.measure)),
            unit: figure.unit(),
            subgroup: figure.group,
            cumulative: figure.cumulative,
            first_day,
            last_day,
            scope: self.scope(figure),
            is_witness: series.is_some() && is_witness(self.entry, figure),
            series,
            event,
            estimator: estimator.map(key),
            estimator_name: estimator.and_then(|one| self.name(one)),
            source: source.map(|source| source.span.of(self.given.whole)),
            relayed_by: source.and_then(relayed_by),
            tier: figure.tier().map(Tier::name),
            planned: figure.planned,
            corrected: figure.corrected,
            change: figure.change.map(change),
            sentence: figure.sentence,
            sentence_start_byte: sentence.start_byte,
            sentence_end_byte: sentence.end_byte,
            sentence_text: sentence.text,
        }
    }

    /// What a figure is about: a process for rounds of it.
    fn scope(&self, figure: &Figure) -> Option<String> {
        if let Some(process) = figure.process() {
            return Some(key(process));
        }
        match &figure.scope {
            Scope::Entity(reference) => Some(key(reference)),
            Scope::TheConflict => self.snapshot.conflict_of(self.entry).as_ref().map(key),
            Scope::Event(_) | Scope::Unknown => None,
        }
    }

    fn mention(&self, mention: &'a Mention) -> MentionRow<'a> {
        MentionRow {
            words: self.words(mention.span),
            kind: stream::mention_kind(mention.kind),
            key: key(&mention.reference),
            name: self.name(&mention.reference),
            introduces: mention.introduces,
            role: self.entry.facts.role(mention.span).map(|role| role.of(self.given.whole)),
            sentence: mention.sentence,
        }
    }

    fn citations(&self) -> Vec<CitationRow<'a>> {
        let citations = self.entry.facts.citations.iter();
        let rows = citations.map(|citation| {
            let Words { start_byte, end_byte, .. } = self.words(citation.span);
            CitationRow {
                start_byte,
                end_byte,
                target: &citation.target,
                heading: citation.heading.as_deref(),
            }
        });
        rows.collect()
    }

    fn quotes(&self) -> Vec<QuoteRow> {
        let quotes = self.entry.facts.quotes.iter();
        let rows = quotes.map(|quote| {
            let Words { start_byte, end_byte, .. } = self.words(quote.span);
            QuoteRow {
                start_byte,
                end_byte,
                speaker: quote.speaker.as_ref().map(key),
                sentence: quote.sentence,
            }
        });
        rows.collect()
    }
}

/// A reference as all rows write it. The three words stand in the order in which references are sorted.
fn key(reference: &Reference) -> String {
    match reference {
        Reference::Known(id) => format!("known:{id}"),
        Reference::Named(name) => format!("named:{name}"),
        Reference::Short(part) => format!("short:{part}"),
    }
}

fn days(period: Option<Period>) -> [Option<String>; 2] {
    [period.map(|period| period.from.to_string()), period.map(|period| period.to.to_string())]
}

fn event_row(event: &Event) -> EventRow<'_> {
    let [first_day, last_day] = days(event.date);
    EventRow {
        place: event.place.as_ref().map(key),
        first_day,
        last_day,
        what: event.what.map(EventKind::name),
    }
}

fn is_open(bound: Option<Decimal>) -> bool {
    bound.is_some_and(|bound| bound.at_bound() != bound)
}

fn relayed_by(source: &Source) -> Option<String> {
    source.relayed_by.as_deref().map(key)
}

fn measure_kind(kind: MeasureKind) -> &'static str {
    KINDS.iter().find(|(_, known)| *known == kind).map_or("elapsed", |(word, _)| word)
}

fn change(change: Change) -> &'static str {
    match change {
        Change::FellFrom => "fell-from",
        Change::FellTo => "fell-to",
        Change::RoseFrom => "rose-from",
        Change::RoseTo => "rose-to",
    }
}

fn profile(profile: &Profile) -> ProfileRow<'_> {
    let acknowledged = profile.acknowledged.iter().map(|one| Acknowledged {
        measure: one.measure.as_deref(),
        estimators: &one.lineages,
        reason: &one.reason,
    });
    ProfileRow {
        id: &profile.names.id,
        kind: profile.names.kind.name(),
        name: &profile.names.name,
        acknowledged: acknowledged.collect(),
    }
}

#[cfg(test)]
mod tests;
