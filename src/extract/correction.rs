//! The team's corrections of what was read: words that are no name, names that are not one, whose a figure is, the date
//! of a document. `config` reads them from `rapporteur.toml`; here they take effect, on the text that they are about.

use std::{collections::BTreeSet, sync::Arc};

use super::{
    date::Date,
    facts::{
        Certainty, DateEvidence, DateReading, EntityId, EvidenceKind, Facts, Mention, NameKey, Reference,
        Source,
    },
    lexicon::{self, Lexicon},
};
use crate::text::{Document, Span, phrase::on_one_line};

/// Corrections, each list sorted and each entry once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Corrections {
    /// Words that are no name, as they are written.
    pub not_names: BTreeSet<Box<str>>,
    /// Names that do not mean an entity that they are taken for.
    pub not_one: BTreeSet<NotOne>,
    /// Figures of a known estimator.
    pub sources: BTreeSet<Credited>,
    /// Days of publication.
    pub dates: BTreeSet<Dated>,
}

/// A name that does not mean an entity.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct NotOne {
    /// The name, as it is written.
    pub name: Box<str>,
    /// Whom it does not mean.
    pub not: EntityId,
    /// The one document in which it does not; `None` for all.
    pub document: Option<Box<str>>,
}

/// A figure of a known estimator.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Credited {
    /// The document that states it.
    pub document: Box<str>,
    /// Its words, as they are written.
    pub figure: Box<str>,
    /// Which one, where the document has these words several times; from 1.
    pub number: u32,
    /// The estimator: a profile's or the gazetteer's id, or a name.
    pub source: Box<str>,
}

/// A document's day of publication.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Dated {
    /// The document.
    pub document: Box<str>,
    /// The day.
    pub date: Date,
}

/// What must be read anew when corrections changed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Affected {
    /// Words: every document that has one.
    pub surfaces: BTreeSet<Box<str>>,
    /// Documents.
    pub documents: BTreeSet<Box<str>>,
}

impl Corrections {
    /// Those that are about a document, which goes by some names.
    #[must_use]
    pub fn about(&self, names: &[Arc<str>]) -> Self {
        let is_meant = |document: &str| names.iter().any(|name| **name == *document);
        let everywhere_or_here = |one: &&NotOne| one.document.as_deref().is_none_or(is_meant);
        Self {
            not_names: self.not_names.clone(),
            not_one: self.not_one.iter().filter(everywhere_or_here).cloned().collect(),
            sources: self.sources.iter().filter(|one| is_meant(&one.document)).cloned().collect(),
            dates: self.dates.iter().filter(|one| is_meant(&one.document)).cloned().collect(),
        }
    }

    /// What differs between two states of the corrections.
    pub fn affected(old: &Self, new: &Self) -> Affected {
        let mut affected = Affected::default();
        affected.surfaces.extend(old.not_names.symmetric_difference(&new.not_names).cloned());
        for one in old.not_one.symmetric_difference(&new.not_one) {
            match &one.document {
                Some(document) => affected.documents.insert(document.clone()),
                None => affected.surfaces.insert(one.name.clone()),
            };
        }
        let sources = old.sources.symmetric_difference(&new.sources).map(|one| &one.document);
        let dates = old.dates.symmetric_difference(&new.dates).map(|one| &one.document);
        affected.documents.extend(sources.chain(dates).cloned());
        affected
    }

    /// Puts the team's day in the place of the one that was weighed.
    pub(super) fn date(&self, reading: &mut DateReading) {
        let Some(dated) = self.dates.last() else { return };
        let verdict = "the team says so";
        let evidence =
            DateEvidence { span: Span::default(), date: dated.date, kind: EvidenceKind::Team, verdict };
        reading.evidence.insert(0, evidence);
        *reading = DateReading {
            date: Some(dated.date),
            certainty: Certainty::Stated,
            evidence: std::mem::take(&mut reading.evidence),
            contradiction: None,
        };
    }

    /// Takes out what is no name, and parts names from whom they do not mean.
    pub(super) fn names(&self, document: &Document, facts: &mut Facts) {
        if self.not_names.is_empty() && self.not_one.is_empty() {
            return;
        }
        facts.mentions.retain(|mention| !self.not_names.contains(&*words(document, mention.span)));
        facts.names.retain(|(_, surface)| !self.not_names.contains(surface));
        for mention in &mut facts.mentions {
            let surface = words(document, mention.span);
            if self.not_one.iter().any(|one| *one.name == *surface && may_mean(mention, &one.not)) {
                let key = key_apart(&surface);
                mention.reference = Arc::new(Reference::Named(Arc::clone(&key)));
                facts.names.push((key, surface.into()));
            }
        }
        facts.names.sort();
        facts.names.dedup();
    }

    /// Credits figures to the estimators that the team knows.
    pub(super) fn figures(&self, document: &Document, lexicon: &Lexicon, facts: &mut Facts) {
        for credited in &self.sources {
            let reference = match lexicon.get(&credited.source) {
                Some(known) => Reference::Known(Arc::clone(&known.id)),
                None => Reference::Named(lexicon::name_key(&credited.source)),
            };
            if let Reference::Named(key) = &reference {
                facts.names.push((Arc::clone(key), credited.source.clone()));
            }
            let mut same =
                facts.figures.iter_mut().filter(|figure| *words(document, figure.span) == *credited.figure);
            let number = (credited.number as usize).saturating_sub(1);
            if let Some(figure) = same.nth(number) {
                figure.source = Some(Box::new(Source {
                    span: figure.span,
                    reference: Some(reference),
                    voice: None,
                    relayed_by: None,
                }));
            }
        }
    }
}

/// The words of a span, with single spaces.
pub fn words(document: &Document, span: Span) -> String {
    on_one_line(document.at(span))
}

/// Whether a mention may be of an entity: it is known to be, its name gives that id, or it is a part of a name, which the
/// corpus would resolve.
fn may_mean(mention: &Mention, id: &str) -> bool {
    match &*mention.reference {
        Reference::Known(known) => **known == *id,
        Reference::Named(key) => *lexicon::name_key(&id.replace('-', " ")) == **key,
        Reference::Short(_) => true,
    }
}

/// A key that no name's folded spelling is.
fn key_apart(surface: &str) -> NameKey {
    Arc::from(format!("{}!", lexicon::name_key(surface)))
}
