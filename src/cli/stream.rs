//! A document's facts as one JSON object.

use serde::Serialize;
use serde_json::Number;

use crate::{
    corpus::{Cited, Entry, Snapshot},
    extract::{
        Decimal, DocumentKind, Event, Figure, Mention, MentionKind, Reference, Scope,
        facts::{Certainty, DateReading},
    },
    text::Span,
};

/// How far identity reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Identity {
    /// All documents of a corpus say who is who.
    Corpus,
    /// The document stands alone: only profiles and built-in names have ids.
    Document,
}

/// A document that could not be read.
#[derive(Serialize)]
pub(super) struct Failed<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<u32>,
    pub path: Option<&'a str>,
    pub error: &'a str,
}

/// A text as it was read, and how much was written before the text that was given.
#[derive(Debug, Clone, Copy)]
pub(super) struct Given<'a> {
    pub whole: &'a str,
    pub before: u32,
}

impl<'a> Given<'a> {
    /// A text that was read as it is.
    pub fn as_is(text: &'a str) -> Self {
        Self { whole: text, before: 0 }
    }

    /// A place as whoever gave the text counts it; `None` for one before it.
    pub fn place(self, span: Span) -> Option<Span> {
        let start = span.start.checked_sub(self.before)?;
        Some(Span::new(start, span.end.checked_sub(self.before)?))
    }
}

/// A document.
#[derive(Serialize)]
pub(super) struct Shown {
    path: String,
    kind: &'static str,
    title: Option<String>,
    outlet: Option<String>,
    date: ShownDate,
    mentions: Vec<ShownMention>,
    figures: Vec<ShownFigure>,
    citations: Vec<ShownCitation>,
    quotes: Vec<ShownQuote>,
}

#[derive(Serialize)]
struct Words {
    start: u32,
    end: u32,
    text: String,
}

#[derive(Serialize)]
struct ShownDate {
    value: Option<String>,
    evidence: Option<Words>,
    certainty: &'static str,
}

#[derive(Serialize)]
struct ShownMention {
    #[serde(flatten)]
    words: Words,
    kind: &'static str,
    id: Option<String>,
    name: Option<String>,
    introduces: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    surface: Option<String>,
}

#[derive(Serialize)]
struct ShownFigure {
    #[serde(flatten)]
    words: Words,
    low: Option<Number>,
    high: Option<Number>,
    stated: Option<Number>,
    qualifier: &'static str,
    measure: String,
    unit: Option<String>,
    scope: Option<String>,
    cumulative: bool,
    as_of: Option<String>,
    source: Option<String>,
    process: Option<String>,
    group: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    event: Option<ShownEvent>,
}

#[derive(Serialize)]
struct ShownEvent {
    place: Option<String>,
    date: Option<String>,
    what: Option<String>,
}

#[derive(Serialize)]
struct ShownCitation {
    start: u32,
    end: u32,
    target: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    document: Option<String>,
}

#[derive(Serialize)]
struct ShownQuote {
    start: u32,
    end: u32,
    speaker: Option<String>,
}

impl Shown {
    /// The facts of a document.
    pub fn new(
        entry: &Entry,
        given: Given<'_>,
        path: String,
        snapshot: &Snapshot,
        identity: Identity,
    ) -> Self {
        let writer = Writer { given, entry, snapshot, identity };
        let facts = &entry.facts;
        let mentions = facts.mentions.iter().filter(|mention| snapshot.is_mention(mention));
        Self {
            path,
            kind: kind(entry.kind),
            title: facts.title.as_deref().map(str::to_owned),
            outlet: facts.outlet.as_deref().map(str::to_owned),
            date: writer.date(),
            mentions: mentions.map(|mention| writer.mention(mention)).collect(),
            figures: facts.figures.iter().map(|figure| writer.figure(figure)).collect(),
            citations: writer.citations(),
            quotes: facts
                .quotes
                .iter()
                .map(|quote| {
                    let Span { start, end } = writer.place(quote.span);
                    let speaker = quote.speaker.as_ref().and_then(|speaker| writer.id(speaker));
                    ShownQuote { start, end, speaker }
                })
                .collect(),
        }
    }
}

struct Writer<'a> {
    given: Given<'a>,
    entry: &'a Entry,
    snapshot: &'a Snapshot,
    identity: Identity,
}

impl Writer<'_> {
    fn words(&self, span: Span) -> Words {
        let Span { start, end } = self.place(span);
        Words { start, end, text: span.of(self.given.whole).to_owned() }
    }

    /// Nothing but a date's evidence stands before the text that was given.
    fn place(&self, span: Span) -> Span {
        self.given.place(span).unwrap_or_default()
    }

    /// Without a corpus a name that only this document knows has no id: another document may know more of it.
    fn id(&self, reference: &Reference) -> Option<String> {
        match reference {
            Reference::Known(id) => Some(id.to_string()),
            _ if self.identity == Identity::Document => None,
            reference => self.snapshot.entity_id(reference).map(|id| id.to_string()),
        }
    }

    fn date(&self) -> ShownDate {
        let date = &self.entry.facts.date;
        ShownDate {
            value: date.date.map(|date| date.to_string()),
            evidence: evidence_of(date, self.given).map(|span| self.words(span)),
            certainty: certainty(date.certainty),
        }
    }

    fn mention(&self, mention: &Mention) -> ShownMention {
        let words = self.words(mention.span);
        let id = self.id(&mention.reference);
        let entity = id.as_ref().and_then(|_| self.snapshot.entity(&mention.reference));
        ShownMention {
            kind: mention_kind(mention.kind),
            name: entity.map(|entity| entity.name.into()),
            introduces: mention.introduces,
            surface: id.is_none().then(|| words.text.clone()),
            id,
            words,
        }
    }

    fn figure(&self, figure: &Figure) -> ShownFigure {
        let quantity = &figure.quantity;
        ShownFigure {
            words: self.words(figure.span),
            low: quantity.low.and_then(bound),
            high: quantity.high.and_then(bound),
            stated: quantity.stated.and_then(number),
            qualifier: figure.qualifier.name(),
            measure: figure.measure.to_string(),
            unit: figure.unit().map(str::to_owned),
            scope: self.scope(&figure.scope),
            cumulative: figure.cumulative,
            as_of: self.snapshot.as_of(self.entry, figure).map(|period| period.to_string()),
            source: figure.source.as_ref().map(|source| {
                let id = source.reference.as_ref().and_then(|reference| self.id(reference));
                id.unwrap_or_else(|| source.span.of(self.given.whole).to_owned())
            }),
            process: figure.process().and_then(|process| self.id(process)),
            group: figure.group.map(str::to_owned),
            event: match &figure.scope {
                Scope::Event(event) => Some(self.event(event)),
                _ => None,
            },
        }
    }

    fn scope(&self, scope: &Scope) -> Option<String> {
        match scope {
            Scope::Entity(reference) => self.id(reference),
            Scope::TheConflict => {
                self.snapshot.conflict_of(self.entry).and_then(|conflict| self.id(&conflict))
            }
            Scope::Event(_) => Some("event".to_owned()),
            Scope::Unknown => None,
        }
    }

    fn event(&self, event: &Event) -> ShownEvent {
        ShownEvent {
            place: event.place.as_ref().and_then(|place| self.id(place)),
            date: event.date.map(|date| date.to_string()),
            what: event.what.map(|what| what.name().to_owned()),
        }
    }

    fn citations(&self) -> Vec<ShownCitation> {
        let citations = self.entry.facts.citations.iter();
        citations
            .map(|citation| ShownCitation {
                start: self.place(citation.span).start,
                end: self.place(citation.span).end,
                target: citation.target.to_string(),
                document: match self.snapshot.resolve_citation(&self.entry.path, citation) {
                    Cited::Document(path, _) | Cited::NoHeading(path) => Some(path.to_string()),
                    _ => None,
                },
            })
            .collect()
    }
}

/// The words that a date was taken from, where they stand in the text that was given.
pub(super) fn evidence_of(date: &DateReading, given: Given<'_>) -> Option<Span> {
    let first = date.evidence.first().filter(|first| Some(first.date) == date.date)?;
    given.place(first.span).map(|_| first.span)
}

pub(super) fn certainty(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::None => "none",
        Certainty::Weighed => "weighed",
        Certainty::Stated => "stated",
    }
}

pub(super) fn kind(kind: DocumentKind) -> &'static str {
    match kind {
        DocumentKind::Article => "article",
        DocumentKind::Note => "note",
        DocumentKind::Profile => "profile",
        DocumentKind::Configuration => "configuration",
    }
}

pub(super) fn mention_kind(kind: MentionKind) -> &'static str {
    match kind {
        MentionKind::Actor => "actor",
        MentionKind::Venue => "venue",
        MentionKind::Process => "process",
        MentionKind::Conflict => "conflict",
    }
}

/// A bound as a reader expects it.
pub(super) fn bound(value: Decimal) -> Option<Number> {
    number(value.at_bound())
}

/// A JSON number in shortest form, without exponent.
pub(super) fn number(value: Decimal) -> Option<Number> {
    if value.is_whole() {
        return Some(Number::from(value.to_whole()));
    }
    value.to_string().parse().ok().and_then(Number::from_f64)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failed parse fails the test")]
    use super::*;

    #[test]
    fn numbers_are_short_and_without_exponent() {
        for (text, shown) in
            [("470,000", "470000"), ("2.5", "2.5"), ("0.25", "0.25"), ("900000000000000", "900000000000000")]
        {
            assert_eq!(number(Decimal::parse(text).unwrap()).unwrap().to_string(), shown);
        }
        let above = Decimal::from_parts(Decimal::parse("470,000").unwrap().parts() + 1);
        assert_eq!(bound(above).unwrap().to_string(), "470000");
        let below = Decimal::from_parts(Decimal::parse("470,000").unwrap().parts() - 1);
        assert_eq!(bound(below).unwrap().to_string(), "470000");
        assert_eq!(bound(Decimal::parse("2.5").unwrap()).unwrap().to_string(), "2.5");
    }
}
