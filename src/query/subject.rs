//! What stands at a place: the innermost mention, figure, citation, date or rule name.

use crate::{
    corpus::{Entry, Snapshot},
    extract::{Mention, facts::EvidenceKind},
    text::Span,
};

/// The subject at a place, with its number in the document's facts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// A mention; `outer` is one that holds it ("the Astana talks").
    Mention {
        /// Number in `facts.mentions`.
        inner: usize,
        /// Number in `facts.mentions`.
        outer: Option<usize>,
    },
    /// A definite description, by its number in `facts.descriptions`.
    Description(usize),
    /// A figure.
    Figure {
        /// Number in `facts.figures`.
        number: usize,
        /// Its words; with the qualifier, where that is what stands at the place.
        span: Span,
    },
    /// A citation, by its number in `facts.citations`.
    Citation(usize),
    /// The document's date: its first line, or words that are evidence for it.
    Date(Span),
    /// The rule's name in a suppression, by its number in `facts.suppressions`.
    Suppression(usize),
}

impl Subject {
    /// Where it stands.
    pub fn span(self, entry: &Entry) -> Span {
        let facts = &entry.facts;
        match self {
            Self::Mention { inner, .. } => facts.mentions.get(inner).map(|mention| mention.span),
            Self::Description(number) => facts.descriptions.get(number).map(|description| description.span),
            Self::Citation(number) => facts.citations.get(number).map(|citation| citation.span),
            Self::Figure { span, .. } | Self::Date(span) => Some(span),
            Self::Suppression(number) => {
                facts.suppressions.get(number).map(|suppression| suppression.rule_span)
            }
        }
        .unwrap_or_default()
    }

    /// The mention or description of an entity that stands here, the innermost.
    pub fn mention(self, entry: &Entry) -> Option<&Mention> {
        match self {
            Self::Mention { inner, .. } => entry.facts.mentions.get(inner),
            Self::Description(number) => entry.facts.descriptions.get(number),
            _ => None,
        }
    }
}

/// What stands at a byte offset of a document. A figure wins over a mention, a mention over the citation that holds
/// it, and of nested mentions the innermost; behind the last letter still counts. A figure's qualifier ("more than") stands
/// for it where nothing else is.
pub fn subject_at(snapshot: &Snapshot, document: &str, offset: u32) -> Option<Subject> {
    let entry = snapshot.entry(document)?;
    let facts = &entry.facts;
    if let Some(number) =
        facts.suppressions.iter().position(|suppression| suppression.rule_span.touches(offset))
    {
        return Some(Subject::Suppression(number));
    }
    let shortest = |spans: &mut dyn Iterator<Item = (usize, Span)>| {
        spans
            .filter(|(_, span)| span.touches(offset))
            .min_by_key(|(_, span)| (!span.contains(offset), span.len()))
            .map(|(n, _)| n)
    };
    let figure = shortest(&mut facts.figures.iter().map(|figure| figure.span).enumerate());
    let mentions = facts.mentions.iter().enumerate().filter(|(_, mention)| snapshot.is_mention(mention));
    let mention = shortest(&mut mentions.map(|(number, mention)| (number, mention.span)));
    match (figure, mention) {
        // "22-nation": the cursor decides where two touch.
        (Some(figure), Some(mention))
            if contains(facts.mentions.get(mention).map(|m| m.span), offset)
                && !contains(facts.figures.get(figure).map(|f| f.span), offset) =>
        {
            Some(with_outer(entry, mention))
        }
        (Some(number), _) => {
            facts.figures.get(number).map(|figure| Subject::Figure { number, span: figure.span })
        }
        (None, Some(mention)) => Some(with_outer(entry, mention)),
        (None, None) => {
            shortest(&mut facts.descriptions.iter().map(|description| description.span).enumerate())
                .map(Subject::Description)
                .or_else(|| hedged(entry, offset))
                .or_else(|| citation_or_date(entry, offset))
        }
    }
}

/// The figure whose qualifier stands at a place.
fn hedged(entry: &Entry, offset: u32) -> Option<Subject> {
    entry.facts.figures.iter().enumerate().find_map(|(number, figure)| {
        let span = figure.hedged_span();
        span.contains(offset).then_some(Subject::Figure { number, span })
    })
}

fn citation_or_date(entry: &Entry, offset: u32) -> Option<Subject> {
    let citations = entry.facts.citations.iter().map(|citation| citation.span).enumerate();
    let touching = citations.filter(|(_, span)| span.touches(offset));
    touching
        .min_by_key(|(_, span)| (!span.contains(offset), span.len()))
        .map(|(number, _)| Subject::Citation(number))
        .or_else(|| date_at(entry, offset))
}

fn contains(span: Option<Span>, offset: u32) -> bool {
    span.is_some_and(|span| span.contains(offset))
}

fn with_outer(entry: &Entry, inner: usize) -> Subject {
    let mentions = &entry.facts.mentions;
    let span = mentions.get(inner).map(|mention| mention.span).unwrap_or_default();
    let outer =
        mentions.iter().enumerate().filter(|(number, mention)| *number != inner && mention.span.covers(span));
    Subject::Mention {
        inner,
        outer: outer.min_by_key(|(_, mention)| mention.span.len()).map(|(number, _)| number),
    }
}

/// The words that are evidence for the document's date, or its first line (a weak guess from the file's name has no words).
fn date_at(entry: &Entry, offset: u32) -> Option<Subject> {
    let has_words = |kind| !matches!(kind, EvidenceKind::FileName | EvidenceKind::Team);
    let evidence = entry.facts.date.evidence.iter().filter(|evidence| has_words(evidence.kind));
    let words = evidence.map(|evidence| evidence.span).find(|span| span.touches(offset));
    let first_line = entry.lines.line(entry.lines.line_of(entry.facts.body_start));
    let line = entry.lines.line(0);
    words.or_else(|| [line, first_line].into_iter().find(|line| line.touches(offset))).map(Subject::Date)
}
