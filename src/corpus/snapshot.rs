//! The readers' side: an immutable view of all documents' facts.

use std::{
    cmp::{Ordering, Reverse},
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use imbl::{OrdMap, OrdSet};

use super::{
    DocPath, Entry, Excerpt, FigurePlace, Policy, SeriesKey, Statement,
    appearance::merged,
    directory::Directory,
    entities::Names,
    event::Events,
    lineage::Contradiction,
    postings::{Posting, Postings},
    series::{Month, MonthKey, Series},
    sorted::Sorted,
    spellings::Spellings,
    story::Bands,
};
use crate::{
    extract::{
        Citation, CitationKind, Date, DocumentKind, EntityId, Figure, Mention, Period, Reference,
        profile::{EntityKind, Profile},
    },
    text::Span,
};

/// Headings of a document that citations may lead to: the first ones.
const HEADINGS: usize = 2_000;

/// An immutable view of the corpus; clones share everything.
#[derive(Debug, Clone, Default)]
pub struct Snapshot {
    pub(super) policy: Arc<Policy>,
    pub(super) documents: OrdMap<DocPath, Arc<Entry>>,
    pub(super) by_stem: Sorted<(Box<str>, DocPath)>,
    pub(super) by_key: Sorted<(Box<str>, DocPath)>,
    pub(super) by_age: Sorted<Aged>,
    pub(super) profiles: OrdMap<EntityId, OrdSet<DocPath>>,
    pub(super) conflicts: OrdSet<(EntityId, DocPath)>,
    /// The places of talks, with the documents of their profiles.
    pub(super) venues: OrdSet<(EntityId, DocPath)>,
    pub(super) spelled: OrdSet<(Box<str>, DocPath)>,
    pub(super) postings: Postings,
    pub(super) names: Names,
    pub(super) spellings: Spellings,
    pub(super) series: OrdMap<SeriesKey, Series>,
    pub(super) stories: Bands,
    pub(super) events: Events,
    pub(super) directory: Directory,
}

/// A document's kind, date and path.
pub(super) type Aged = (DocumentKind, Reverse<Option<Date>>, DocPath);

/// A mention at a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occurrence {
    /// The document.
    pub document: DocPath,
    /// The mention's number in [`crate::extract::Facts::mentions`].
    pub mention: u32,
}

/// The place that introduces an entity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Introduction {
    /// The document.
    pub document: DocPath,
    /// Its date.
    pub date: Option<Date>,
    /// The name.
    pub span: Span,
    /// The sentence.
    pub sentence: Excerpt,
}

/// An entity, as all documents together know it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entity {
    /// The profile's stem, the gazetteer's id, or the slug of the fullest name.
    pub id: EntityId,
    /// The name to show.
    pub name: Box<str>,
    /// What it is, where a profile or the gazetteer says.
    pub kind: Option<EntityKind>,
}

/// A contradiction within a series.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Contradicted {
    /// A total lower than its own lineage said before.
    Fell(Contradiction),
    /// Two lineages that contradict.
    Disputed(Contradiction),
    /// Two figures of one lineage that cannot both be right.
    Conflicting(Contradiction),
}

impl Contradicted {
    /// The two figures.
    pub fn pair(&self) -> &Contradiction {
        match self {
            Self::Fell(pair) | Self::Disputed(pair) | Self::Conflicting(pair) => pair,
        }
    }
}

/// What a citation leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cited {
    /// A document of the corpus, and the heading's number in it where the citation names one.
    Document(DocPath, Option<usize>),
    /// The document is there, the heading is not.
    NoHeading(DocPath),
    /// Several documents fit a bare name.
    Ambiguous(Vec<DocPath>),
    /// Something outside the corpus that is none of our business: a web page, a picture.
    Outside,
    /// No document.
    Nothing,
}

impl Snapshot {
    /// The policy in force.
    pub fn policy(&self) -> &Policy {
        &self.policy
    }

    /// A document.
    pub fn entry(&self, path: &str) -> Option<&Arc<Entry>> {
        self.documents.get(path)
    }

    /// All documents by path.
    pub fn entries(&self) -> impl Iterator<Item = &Arc<Entry>> {
        self.documents.values()
    }

    /// All documents by kind, the newest first.
    pub fn entries_by_age(&self) -> impl Iterator<Item = &Arc<Entry>> {
        self.by_age.iter().filter_map(|(.., path)| self.documents.get(path))
    }

    /// The documents that can be cited by a key, by kind, the newest first. Where most cannot, no other is looked at.
    pub fn entries_with_keys(&self) -> Box<dyn Iterator<Item = &Arc<Entry>> + '_> {
        if self.by_key.len() * 16 > self.documents.len() {
            return Box::new(self.entries_by_age().filter(|entry| !entry.facts.keys.is_empty()));
        }
        let keyed = self.by_key.iter().filter_map(|(_, path)| self.documents.get(path));
        let keyed: BTreeMap<Aged, &Arc<Entry>> = keyed.map(|entry| (by_age(entry), entry)).collect();
        Box::new(keyed.into_values())
    }

    /// Words of a document, to be shown.
    pub fn excerpt(&self, entry: &Entry, span: Span) -> Excerpt {
        Excerpt { document: Arc::clone(&entry.path), span, checksum: entry.facts.checksum }
    }

    /// A mention.
    pub fn mention(&self, occurrence: &Occurrence) -> Option<(&Arc<Entry>, &Mention)> {
        let entry = self.documents.get(&occurrence.document)?;
        Some((entry, entry.facts.mentions.get(occurrence.mention as usize)?))
    }

    /// A figure.
    pub fn figure(&self, place: &FigurePlace) -> Option<(&Arc<Entry>, &Figure)> {
        let entry = self.documents.get(&place.document)?;
        Some((entry, entry.facts.figures.get(place.figure as usize)?))
    }

    /// The profile of an entity, with the document that holds it.
    pub fn profile(&self, id: &str) -> Option<(&Arc<Entry>, &Arc<Profile>)> {
        let entry = self.documents.get(self.profiles.get(id)?.get_min()?)?;
        Some((entry, entry.facts.profile.as_ref()?))
    }

    /// The profiles of actors in whose names of several words a word stands, folded as by [`super::name_words`].
    pub fn profiles_named(&self, word: &str) -> impl Iterator<Item = (&Arc<Entry>, &Arc<Profile>)> {
        let from: (Box<str>, DocPath) = (word.into(), Arc::from(""));
        let found = self.spelled.range(from.clone()..).take_while(move |(found, _)| *found == from.0);
        found.filter_map(|(_, path)| {
            let entry = self.documents.get(path)?;
            Some((entry, entry.facts.profile.as_ref()?))
        })
    }

    /// The profiles of talks of which rounds were held at a place, or whose venue it is, by id.
    pub fn talks_at(&self, place: &str) -> Vec<(&Arc<Entry>, &Arc<Profile>)> {
        let from: (EntityId, DocPath) = (Arc::from(place), Arc::from(""));
        let paths = self.venues.range(from..).take_while(|(id, _)| **id == *place).map(|(_, path)| path);
        let pages = paths.filter_map(|path| {
            let entry = self.documents.get(path)?;
            Some((entry, entry.facts.profile.as_ref()?))
        });
        let mut pages: Vec<_> = pages.collect();
        pages.sort_by_key(|(entry, profile)| (Arc::clone(&profile.names.id), Arc::clone(&entry.path)));
        pages
    }

    /// Whether a conflict has a profile.
    pub fn knows_conflicts(&self) -> bool {
        !self.conflicts.is_empty()
    }

    /// All profiles by id.
    pub fn profiles(&self) -> impl Iterator<Item = (&Arc<Entry>, &Arc<Profile>)> {
        self.profiles.values().flatten().filter_map(|path| {
            let entry = self.documents.get(path)?;
            Some((entry, entry.facts.profile.as_ref()?))
        })
    }

    /// The documents that mention exactly this reference, in the order of definition.
    pub(super) fn documents_with(&self, reference: &Reference) -> impl Iterator<Item = &DocPath> {
        self.postings.mentioning(reference).map(Posting::document)
    }

    /// Everything that documents mention, each reference once.
    pub fn references(&self) -> impl Iterator<Item = &Reference> {
        self.postings.references()
    }

    /// Every mention of an entity, by path and place. Capped by the caller: the iterator is lazy in documents.
    pub fn occurrences(&self, reference: &Reference) -> impl Iterator<Item = Occurrence> {
        let references = self.references_of(reference);
        let documents: BTreeSet<DocPath> =
            references.iter().flat_map(|one| self.documents_with(one).cloned()).collect();
        documents.into_iter().flat_map(move |document| {
            let mentions = self
                .documents
                .get(&document)
                .map(|entry| entry.facts.mentions.as_slice())
                .unwrap_or_default();
            let numbers: Vec<u32> = (0..)
                .zip(mentions)
                .filter(|(_, m)| references.contains(&m.reference))
                .map(|(n, _)| n)
                .collect();
            numbers.into_iter().map(move |mention| Occurrence { document: Arc::clone(&document), mention })
        })
    }

    /// The first mention of an entity, by path and place.
    pub fn first_occurrence(&self, reference: &Reference) -> Option<Occurrence> {
        let references = self.references_of(reference);
        let count: usize = references.iter().map(|one| self.postings.count(one)).sum();
        // Of a name that stands in very many documents, one of the first by path has it. To ask one takes as long as to look
        // at some of its own.
        let is_hot = count.saturating_mul(count) > 16 * self.documents.len();
        let has_it = |entry: &&Arc<Entry>| references.iter().any(|one| self.postings.has(one, entry));
        let early = self.documents.values().take(if is_hot { count } else { 0 }).find(has_it);
        let first = || self.documents.get(references.iter().flat_map(|one| self.documents_with(one)).min()?);
        let entry = early.or_else(first)?;
        let mut mentions = entry.facts.mentions.iter();
        let mention = mentions.position(|mention| references.contains(&mention.reference))?;
        Some(Occurrence { document: Arc::clone(&entry.path), mention: mention as u32 })
    }

    /// The corpus's introduction of an entity: the earliest dated article that introduces it, ties by path, undated
    /// last, notes never. Where no article introduces it with a full name, the earliest article that mentions it.
    pub fn introduction(&self, reference: &Reference) -> Option<Introduction> {
        let places = self.references_of(reference);
        let introducing = places.iter().filter_map(|one| self.postings.introducing(one).next());
        let first = introducing.min_by(|a, b| a.order().cmp(&b.order()));
        first.and_then(|first| self.introduced_in(first.document(), &places)).or_else(|| {
            let first = places
                .iter()
                .filter_map(|one| self.first_place(one))
                .min_by(|a, b| a.order().cmp(&b.order()))?;
            let entry = self.documents.get(first.document())?;
            let mention = entry.facts.mentions.iter().find(|mention| places.contains(&mention.reference))?;
            Some(self.introduction_at(entry, mention))
        })
    }

    /// Every article's introduction of an entity, the corpus's first.
    pub fn introductions(&self, reference: &Reference) -> impl Iterator<Item = Introduction> {
        let references = self.references_of(reference);
        let all = references.iter().map(|one| self.postings.introducing(one)).collect();
        merged(all, Ordering::Less).filter_map(move |place| self.introduced_in(place.document(), &references))
    }

    fn introduced_in(&self, document: &str, references: &[Reference]) -> Option<Introduction> {
        let entry = self.documents.get(document)?;
        let mut mentions = entry.facts.mentions.iter();
        let mention = mentions.find(|one| one.introduces && references.contains(&one.reference))?;
        Some(self.introduction_at(entry, mention))
    }

    /// The first article that mentions exactly this reference.
    fn first_place(&self, reference: &Reference) -> Option<&Posting> {
        let is_article = |place: &&Posting| {
            self.documents.get(place.document()).is_some_and(|entry| entry.kind == DocumentKind::Article)
        };
        self.postings.mentioning(reference).find(is_article)
    }

    fn introduction_at(&self, entry: &Arc<Entry>, mention: &Mention) -> Introduction {
        Introduction {
            document: Arc::clone(&entry.path),
            date: entry.facts.date.date,
            span: mention.span,
            sentence: self.excerpt(entry, entry.facts.sentence(mention.sentence)),
        }
    }

    /// A series.
    pub fn series(&self, key: &SeriesKey) -> Option<&Series> {
        self.series.get(key)
    }

    /// All series by key.
    pub fn all_series(&self) -> impl Iterator<Item = (&SeriesKey, &Series)> {
        self.series.iter()
    }

    /// What contradicts in a series: falls, then disputes.
    pub fn contradictions(&self, key: &SeriesKey) -> Vec<Contradicted> {
        let Some(series) = self.series.get(key) else { return Vec::new() };
        let lineages = &series.lineages;
        let falls = lineages.falls.iter().cloned().map(Contradicted::Fell);
        let conflicts = lineages.conflicts.iter().cloned().map(Contradicted::Conflicting);
        falls.chain(conflicts).chain(lineages.disputes.iter().cloned().map(Contradicted::Disputed)).collect()
    }

    /// The statements of a series: dated ones by date, then the undated, ties by path.
    pub fn statements(&self, key: &SeriesKey) -> Vec<Statement> {
        self.newest_statements(key, usize::MAX)
    }

    /// The last statements of a series, at most so many, in the same order. What is before them is not looked at.
    pub fn newest_statements(&self, key: &SeriesKey, most: usize) -> Vec<Statement> {
        let Some(series) = self.series.get(key) else { return Vec::new() };
        let undated = series.undated.iter().rev().map(|place| Statement {
            place: place.clone(),
            date: None,
            stated: self.figure(place).and_then(|(_, figure)| figure.quantity.stated),
            lineage: None,
        });
        let dated = series.months.values().rev().flat_map(|month| of_month(month, most).into_iter().rev());
        let mut newest: Vec<Statement> = undated.chain(dated).take(most).collect();
        newest.reverse();
        newest
    }

    /// The dated statements of a series whose months are among these, by date, ties by path.
    pub fn statements_within(
        &self,
        key: &SeriesKey,
        months: impl std::ops::RangeBounds<MonthKey>,
    ) -> impl DoubleEndedIterator<Item = Statement> {
        let months = self.series.get(key).map(|series| series.months.range(months));
        months.into_iter().flatten().flat_map(|(_, month)| of_month(month, usize::MAX))
    }

    /// The date that a figure speaks of. In an article: said, or else the article's date. In a note: said; the as-of of
    /// the cited article; a date in the heading above; else unknown.
    pub fn as_of(&self, entry: &Entry, figure: &Figure) -> Option<Period> {
        if figure.as_of().is_some() {
            return figure.as_of();
        }
        if entry.kind == DocumentKind::Article {
            return entry.facts.date.date.map(Period::day);
        }
        self.spoken_of(entry, figure.sentence)
    }

    /// The date that a sentence of a note speaks of: that of the one article it cites, or of the heading above.
    pub fn spoken_of(&self, entry: &Entry, sentence: u32) -> Option<Period> {
        if entry.kind == DocumentKind::Article {
            return entry.facts.date.date.map(Period::day);
        }
        let cited: BTreeSet<Date> = self
            .cited_by(entry, sentence)
            .iter()
            .filter_map(|path| self.documents.get(path)?.facts.date.date)
            .collect();
        if let (1, Some(date)) = (cited.len(), cited.first()) {
            return Some(Period::day(*date));
        }
        let start = entry.facts.sentence(sentence).start;
        let above = entry.facts.headings.iter().take_while(|heading| heading.span.start <= start);
        above.filter_map(|heading| heading.date).last()
    }

    /// The articles that a sentence cites: in it, or else by what holds for it, its paragraph's end, its table's row, its
    /// list's lead, its section, and at last the note's own list of sources.
    pub fn cited_by(&self, entry: &Entry, sentence: u32) -> Vec<DocPath> {
        let facts = &entry.facts;
        let mut citations: Vec<&Citation> =
            facts.citations.iter().filter(|citation| citation.sentence == Some(sentence)).collect();
        if citations.is_empty() {
            let support = facts.supports.binary_search_by_key(&sentence, |support| support.sentence);
            let support = support.ok().and_then(|at| facts.supports.get(at));
            let numbers = support.map(|support| &*support.citations).unwrap_or_default();
            citations.extend(numbers.iter().filter_map(|number| facts.citations.get(*number as usize)));
        }
        if citations.is_empty() {
            citations.extend(&facts.sources);
        }
        let mut cited: Vec<DocPath> = citations
            .iter()
            .filter_map(|citation| match self.resolve_citation(&entry.path, citation) {
                Cited::Document(path, _) | Cited::NoHeading(path) => Some(path),
                _ => None,
            })
            .filter(|path| self.documents.get(path).is_some_and(|cited| cited.kind == DocumentKind::Article))
            .collect();
        cited.sort();
        cited.dedup();
        cited
    }

    /// What a citation in the document at `from` leads to.
    pub fn resolve_citation(&self, from: &str, citation: &Citation) -> Cited {
        let found = match citation.kind {
            CitationKind::Key => self.with_key(&citation.target),
            CitationKind::Wiki => self.with_wiki_name(from, &citation.target),
            CitationKind::Link | CitationKind::Footnote => match citation.target.split_once(':') {
                Some((scheme, _))
                    if scheme.len() > 1 && scheme.bytes().all(|b| b.is_ascii_alphanumeric()) =>
                {
                    return Cited::Outside;
                }
                _ if citation.target.starts_with('@') => {
                    self.with_key(citation.target.trim_start_matches('@'))
                }
                _ => self.at_path(from, &citation.target),
            },
        };
        match (found.as_slice(), &citation.heading) {
            ([], _) if is_asset(&citation.target) => Cited::Outside,
            ([], _) => Cited::Nothing,
            ([one], None) => Cited::Document(Arc::clone(one), None),
            ([one], Some(heading)) => {
                let wanted = crate::extract::facts::anchor(heading);
                let headings =
                    self.documents.get(one).map(|entry| entry.facts.headings.as_slice()).unwrap_or_default();
                let number = headings.iter().take(HEADINGS).position(|heading| *heading.anchor == *wanted);
                number.map_or_else(
                    || Cited::NoHeading(Arc::clone(one)),
                    |n| Cited::Document(Arc::clone(one), Some(n)),
                )
            }
            _ => Cited::Ambiguous(found),
        }
    }

    fn with_key(&self, key: &str) -> Vec<DocPath> {
        let from: (Box<str>, DocPath) = (key.into(), Arc::from(""));
        self.by_key
            .from(from)
            .take_while(|(found, _)| **found == *key)
            .map(|(_, path)| Arc::clone(path))
            .collect()
    }

    /// The documents that a wiki name means: a path from the root or from here, with or without ending, else a stem anywhere.
    pub fn with_wiki_name(&self, from: &str, name: &str) -> Vec<DocPath> {
        for root in ["", from] {
            for ending in ["", ".md", ".txt"] {
                let found = self.at_path(root, &format!("{name}{ending}"));
                if !found.is_empty() {
                    return found;
                }
            }
        }
        let name = name.rsplit('/').next().unwrap_or(name);
        let stem =
            name.strip_suffix(".md").or_else(|| name.strip_suffix(".txt")).unwrap_or(name).to_lowercase();
        let from: (Box<str>, DocPath) = (stem.as_str().into(), Arc::from(""));
        self.by_stem
            .from(from)
            .take_while(|(found, _)| **found == *stem)
            .map(|(_, path)| Arc::clone(path))
            .collect()
    }

    /// The document at a relative path, from the folder of `from`, or from the root where it begins with `/`.
    fn at_path(&self, from: &str, target: &str) -> Vec<DocPath> {
        let path = join(from, target);
        path.and_then(|path| self.documents.get(path.as_str()))
            .map(|entry| Arc::clone(&entry.path))
            .into_iter()
            .collect()
    }
}

/// The last statements of a month by date, ties by path; those of each cell are in that order.
fn of_month(month: &Month, most: usize) -> Vec<Statement> {
    let cells = month.cells.iter().enumerate();
    let statements = cells.flat_map(|(number, (cell, places))| {
        let lineage = month.reading.of_cell(number);
        places.iter().rev().take(most).map(move |(date, place)| Statement {
            place: place.clone(),
            date: Some(*date),
            stated: cell.stated,
            lineage,
        })
    });
    let mut statements: Vec<Statement> = statements.collect();
    statements.sort_by(|a, b| (a.date, &a.place).cmp(&(b.date, &b.place)));
    statements.drain(..statements.len().saturating_sub(most));
    statements
}

/// By what a document stands among the others of its kind.
pub(super) fn by_age(entry: &Entry) -> Aged {
    (entry.kind, Reverse(entry.facts.date.date), Arc::clone(&entry.path))
}

fn is_asset(target: &str) -> bool {
    let ending = target.rsplit_once('.').map_or("", |(_, ending)| ending);
    ["png", "jpg", "jpeg", "gif", "svg", "webp", "pdf", "csv", "html", "bib"]
        .iter()
        .any(|asset| ending.eq_ignore_ascii_case(asset))
}

/// Joins a target to the folder of `from`; `None` where it leaves the root.
pub fn join(from: &str, target: &str) -> Option<String> {
    let (base, target) = match target.strip_prefix('/') {
        Some(rooted) => ("", rooted),
        None => (from.rsplit_once('/').map_or("", |(folder, _)| folder), target),
    };
    let mut parts: Vec<&str> = base.split('/').filter(|part| !part.is_empty()).collect();
    for part in target.split(['/', '\\']) {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    let absolute = if from.starts_with('/') && !base.is_empty() { "/" } else { "" };
    Some(format!("{absolute}{}", parts.join("/")))
}
