//! Diagnostic rules: one file a rule, with its manual page beside it.
//!
//! A rule reads a snapshot and one document and says what does not agree there. Deliberately absent: texts of other
//! documents, files, protocol, colours.

mod ambiguous_mention;
mod broken_citation;
mod config;
mod count_mismatch;
mod date_form;
mod date_mismatch;
mod duplicate_article;
mod elapsed_mismatch;
mod figure_conflict;
mod figure_disputed;
mod figure_falls;
mod figure_not_in_source;
mod impossible_date;
mod magnitude_slip;
mod name_variant;
mod parts_and_total;
mod quote_not_in_source;
mod reads;
mod role_mismatch;
mod round_order;
mod safe;
mod silence;
mod sourced;
mod spelled;
mod stale_figure;
mod telling;
mod uncited_figure;
mod undated_article;
mod unknown_actor;
mod unused_suppression;
mod venue_mismatch;
mod whereabouts;
mod wording;

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use reads::Draft;

use crate::{
    corpus::{Cited, Contradicted, DocPath, Entry, FigurePlace, SeriesKey, Snapshot, describe, name_read},
    extract::{DocumentKind, Reference},
    text::Span,
};
pub use reads::{Meeting, Reads};
pub use safe::{Mending, edited, mendings};
pub use silence::{Silenced, Silencer, fingerprints};
pub use unused_suppression::{Unused, unused};

/// How loudly a finding is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Not at all.
    Off,
    /// The mildest.
    Hint,
    /// Worth knowing; the most that an article's figures get.
    Information,
    /// Probably wrong.
    Warning,
    /// Certainly wrong.
    Error,
}

impl Level {
    /// Every level with its word in configuration and output, mildest first.
    pub const ALL: [(&'static str, Self); 5] = [
        ("off", Self::Off),
        ("hint", Self::Hint),
        ("information", Self::Information),
        ("warning", Self::Warning),
        ("error", Self::Error),
    ];

    /// The level of a word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.iter().find(|(name, _)| *name == word).map(|(_, level)| *level)
    }

    /// The word of this level.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, level)| *level == self).map_or("", |(name, _)| name)
    }
}

/// A place in a document with what it shows.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Related {
    /// The document.
    pub document: DocPath,
    /// Where in it.
    pub span: Span,
    /// What it shows: "320,000 by AFP, 2017-07-04".
    pub message: String,
}

/// A replacement of text.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Edit {
    /// The document; never an article, but for a date in its front matter.
    pub document: DocPath,
    /// What is replaced; empty to insert.
    pub span: Span,
    /// What stands there then.
    pub new_text: String,
}

/// Whether a fix may be applied unseen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Safety {
    /// Always right: also by `source.fixAll` and `check --fix`.
    Safe,
    /// One of several answers: the analyst chooses.
    Choice,
}

/// A way to mend a finding.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fix {
    /// What it does: "Write 320,000".
    pub title: String,
    /// Whether it may be applied unseen.
    pub safety: Safety,
    /// What it changes.
    pub edits: Vec<Edit>,
}

impl Fix {
    /// New words for a place of the document at hand, for the analyst to choose.
    fn choice(title: String, entry: &Entry, span: Span, new_text: String) -> Self {
        let edit = Edit { document: Arc::clone(&entry.path), span, new_text };
        Self { title, safety: Safety::Choice, edits: vec![edit] }
    }

    /// The same, where the words say all: "Write 320,000".
    fn write(entry: &Entry, span: Span, new_text: String) -> Self {
        Self::choice(format!("Write {new_text}"), entry, span, new_text)
    }
}

/// A finding: a rule, a place, the evidence and, where there is one, a fix.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The rule's name.
    pub rule: &'static str,
    /// How loudly.
    pub level: Level,
    /// Where.
    pub span: Span,
    /// What does not agree, with both places, dates, sources and the arithmetic. One line, no markup.
    pub message: String,
    /// The other places.
    pub related: Vec<Related>,
    /// Ways to mend it, the likeliest first.
    pub fixes: Vec<Fix>,
}

impl Diagnostic {
    /// The order of findings: by place, then rule, then words.
    pub fn order(&self, other: &Self) -> std::cmp::Ordering {
        (self.span, self.rule, &self.message).cmp(&(other.span, other.rule, &other.message))
    }
}

/// A rule as data. Its manual page says what it does, why that is bad, how to fix it and how it can be wrong.
#[derive(Debug)]
pub struct Rule {
    /// Kebab-case; reads well after "allow".
    pub name: &'static str,
    /// One line for lists.
    pub summary: &'static str,
    /// The level that its measured precision earns.
    pub level: Level,
    /// The loudest that it gets in an article: the corpus is evidence, and nobody edits it.
    pub in_articles: Level,
    /// The manual page, in Markdown.
    pub manual: &'static str,
    check: fn(&mut Check<'_>),
}

/// Every rule, by name.
pub static RULES: &[&Rule] = &[
    &ambiguous_mention::RULE,
    &broken_citation::RULE,
    &config::RULE,
    &count_mismatch::RULE,
    &date_mismatch::RULE,
    &duplicate_article::RULE,
    &elapsed_mismatch::RULE,
    &figure_conflict::RULE,
    &figure_disputed::RULE,
    &figure_falls::RULE,
    &figure_not_in_source::RULE,
    &impossible_date::RULE,
    &magnitude_slip::RULE,
    &name_variant::RULE,
    &parts_and_total::RULE,
    &quote_not_in_source::RULE,
    &role_mismatch::RULE,
    &round_order::RULE,
    &stale_figure::RULE,
    &uncited_figure::RULE,
    &undated_article::RULE,
    &unknown_actor::RULE,
    &unused_suppression::RULE,
    &venue_mismatch::RULE,
];

/// The rule of a name.
pub fn rule(name: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.name == name)
}

/// The findings of one document and what they rest on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// Sorted by place, then rule.
    pub diagnostics: Vec<Diagnostic>,
    /// What was found and is silenced.
    pub silenced: Vec<Silenced>,
    /// Everything that silenced something.
    pub used: BTreeSet<Silencer>,
    /// What they rest on.
    pub reads: Reads,
}

/// What the rules look words up in, by document; the corpus keeps facts only. Whoever checks reads the texts that
/// [`wanted`] names, and from their texts the words of the entries that [`wanted_words`] names. A text that is missing, or
/// not the one that was read, costs the findings that rest on it.
#[derive(Debug, Clone, Default)]
pub struct Pinned {
    texts: BTreeMap<DocPath, Arc<str>>,
    sources: BTreeMap<DocPath, Arc<Entry>>,
}

impl Pinned {
    /// Holds what was read for [`wanted`], each the text of its entry's fingerprint, and for [`wanted_words`].
    pub fn new(
        texts: impl IntoIterator<Item = (DocPath, Arc<str>)>,
        sources: impl IntoIterator<Item = (DocPath, Arc<Entry>)>,
    ) -> Self {
        Self { texts: texts.into_iter().collect(), sources: sources.into_iter().collect() }
    }

    /// The text of a document, where it was pinned.
    pub fn text(&self, path: &str) -> Option<&Arc<str>> {
        self.texts.get(path)
    }
}

/// The documents whose texts the rules need to check this one: none for most.
pub fn wanted(snapshot: &Snapshot, entry: &Entry) -> BTreeSet<DocPath> {
    quote_not_in_source::wanted(snapshot, entry)
}

/// The articles of which the rules need the words of what they tell to check this document: those that a note cites for
/// days, places, and figures at places.
pub fn wanted_words(snapshot: &Snapshot, entry: &Entry) -> BTreeSet<DocPath> {
    telling::wanted(snapshot, entry)
}

/// A rule at work on one document.
struct Check<'a> {
    snapshot: &'a Snapshot,
    entry: &'a Arc<Entry>,
    /// Words, for the few rules that facts are not enough for.
    pinned: &'a Pinned,
    rule: &'static Rule,
    level: Level,
    report: Draft,
    /// Where the document disagrees with what it cites; found once for all rules that tell of it.
    disagreements: Option<Arc<[sourced::Disagreement]>>,
}

impl<'a> Check<'a> {
    /// An article that the document cites, with the words of what it tells where these were wanted.
    fn source(&self, path: &DocPath) -> Option<&'a Arc<Entry>> {
        self.pinned.sources.get(path).or_else(|| self.snapshot.entry(path))
    }

    /// Tells a finding; the rule and its level are known.
    fn find(&mut self, span: Span, message: String, related: Vec<Related>, fixes: Vec<Fix>) {
        let level = if self.entry.kind == DocumentKind::Article {
            self.level.min(self.rule.in_articles)
        } else {
            self.level
        };
        self.report.diagnostics.push(Diagnostic {
            rule: self.rule.name,
            level,
            span,
            message,
            related,
            fixes,
        });
    }

    /// What figures are credited to rests on the names that other documents introduce, and on profiles.
    fn read_credits<'p>(&mut self, places: impl IntoIterator<Item = &'p FigurePlace>) {
        let sources = places.into_iter().filter_map(|place| {
            let (_, figure) = self.snapshot.figure(place)?;
            figure.source.as_ref()?.reference.clone()
        });
        let sources: Vec<Reference> = sources.collect();
        self.read_names(&sources);
    }

    /// The same for anything that is shown by its name.
    fn read_names(&mut self, references: &[Reference]) {
        self.report.reads.names.extend(references.iter().filter_map(name_read));
        self.report.reads.profiles |= references.iter().any(|one| matches!(one, Reference::Known(_)));
    }

    /// A heading that a citation names comes and goes with an edit of its document.
    fn read_cited_headings(&mut self) {
        let facts = &self.entry.facts;
        let cited = facts.citations.iter().chain(&facts.sources);
        let to_headings = cited.filter(|citation| citation.heading.is_some());
        let documents = to_headings.filter_map(|citation| {
            match self.snapshot.resolve_citation(&self.entry.path, citation) {
                Cited::Document(path, _) | Cited::NoHeading(path) => Some(path),
                Cited::Ambiguous(_) | Cited::Outside | Cited::Nothing => None,
            }
        });
        self.report.reads.documents.extend(documents);
    }

    /// A figure elsewhere, as related information.
    fn related(&self, place: &FigurePlace) -> Option<Related> {
        let (entry, figure) = self.snapshot.figure(place)?;
        let message = format!("{} by {}", describe::said(figure), self.snapshot.credit(entry, figure));
        Some(Related { document: Arc::clone(&place.document), span: figure.span, message })
    }
}

/// Checks one document. `pinned` holds the texts of [`wanted`]; `level` gives a rule's level for this document, from its
/// default.
pub fn check(
    snapshot: &Snapshot,
    entry: &Arc<Entry>,
    pinned: &Pinned,
    level: &dyn Fn(&Rule) -> Level,
) -> Report {
    let mut check = Check {
        snapshot,
        entry,
        pinned,
        rule: &unused_suppression::RULE,
        level: Level::Off,
        report: Draft::default(),
        disagreements: None,
    };
    check.read_cited_headings();
    for rule in RULES {
        check.rule = rule;
        check.level = level(rule);
        if check.level > Level::Off {
            (rule.check)(&mut check);
        }
    }
    let Draft { diagnostics, reads } = check.report;
    let mut report = Report { diagnostics, reads: Reads::of(reads), ..Report::default() };
    silence::by_comments(entry, &mut report);
    let level = level(&unused_suppression::RULE);
    if level > Level::Off {
        let found = std::mem::take(&mut report.diagnostics);
        report.diagnostics = unused_suppression::findings(entry, &report.used, level);
        silence::by_comments(entry, &mut report);
        report.diagnostics.extend(found);
    }
    report.diagnostics.sort_by(Diagnostic::order);
    report.diagnostics.dedup();
    report
}

/// The contradictions that a figure of this article is a side of, with their series; they count as read, and so does the
/// document on the other side.
fn contradictions(check: &mut Check<'_>) -> Vec<(SeriesKey, Contradicted)> {
    let entry = check.entry;
    let keys: BTreeSet<SeriesKey> =
        entry.facts.figures.iter().filter_map(|figure| check.snapshot.series_key(entry, figure)).collect();
    let mut found = Vec::new();
    for key in keys {
        check.report.reads.contradicted.insert(Arc::clone(&entry.path));
        for one in check.snapshot.contradictions(&key) {
            let pair = one.pair();
            if pair.earlier.document == entry.path || pair.later.document == entry.path {
                let documents = [&pair.earlier, &pair.later].map(|place| Arc::clone(&place.document));
                check.report.reads.documents.extend(documents);
                check.report.reads.profiles = true;
                check.read_credits([&pair.earlier, &pair.later]);
                let lineages = check.snapshot.series(&key).map(|series| Arc::clone(&series.lineages));
                let counts = [pair.earlier_lineage, pair.later_lineage];
                let names = lineages.iter().flat_map(|all| counts.map(|number| all.name(number).cloned()));
                let names: Vec<Reference> = names.flatten().chain([key.scope.clone()]).collect();
                check.read_names(&names);
                found.push((key.clone(), one));
            }
        }
    }
    found
}
