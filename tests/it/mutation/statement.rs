//! Clean statements: a sentence in a note that cites the article which states it.

use std::sync::Arc;

use rapporteur::{
    corpus::{Entry, Snapshot},
    extract::{Figure, Mention},
    rule::Diagnostic,
    text::Span,
};

/// A note of one statement with the article that it cites.
#[derive(Debug, Clone)]
pub struct Statement {
    /// The article and the place of the statement, to find it again.
    pub id: String,
    /// The rank by which it is drawn.
    pub rank: u64,
    /// The article.
    pub source: Arc<Entry>,
    /// The article's text.
    pub source_text: Arc<str>,
    /// The note.
    pub note: String,
    /// What is read in the note.
    pub entry: Arc<Entry>,
    /// The sentence in the note.
    pub sentence: Span,
    /// All documents, for names.
    pub snapshot: Snapshot,
}

/// Edits that make an error of a statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mutation {
    /// Places in the note and what stands there then, by place.
    pub edits: Vec<(Span, String)>,
}

impl Mutation {
    /// One edit.
    pub fn of(span: Span, new_text: impl Into<String>) -> Self {
        Self { edits: vec![(span, new_text.into())] }
    }
}

impl Statement {
    /// The words of the sentence.
    pub fn words(&self) -> &str {
        self.sentence.of(&self.note)
    }

    /// The words at a place of the note.
    pub fn at(&self, span: Span) -> &str {
        span.of(&self.note)
    }

    /// The figures of the sentence with a stated number.
    pub fn figures(&self) -> impl Iterator<Item = &Figure> {
        let figures = self.entry.facts.figures.iter();
        figures.filter(|one| self.sentence.covers(one.span) && one.quantity.stated.is_some())
    }

    /// The mentions of the sentence.
    pub fn mentions(&self) -> impl Iterator<Item = &Mention> {
        self.entry.facts.mentions.iter().filter(|one| self.sentence.covers(one.span))
    }

    /// Whether the article has these words anywhere, in any case of letters.
    pub fn source_has(&self, words: &str) -> bool {
        self.source_text.to_lowercase().contains(&words.to_lowercase())
    }

    /// A span of the sentence, from offsets in its words.
    pub fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.sentence.start + start as u32, self.sentence.start + end as u32)
    }

    /// Whether the error is in words that somebody is quoted with.
    pub fn is_quoted(&self, mutation: &Mutation) -> bool {
        let is_inside = |span: &Span| self.entry.facts.quotes.iter().any(|quote| quote.span.covers(*span));
        mutation.edits.iter().any(|(span, _)| is_inside(span))
    }

    /// The note with the error, and where the sentence stands in it.
    pub fn with(&self, mutation: &Mutation) -> (String, Span) {
        let mut edits = mutation.edits.clone();
        edits.sort_by_key(|(span, _)| std::cmp::Reverse(span.start));
        let (mut note, mut end) = (self.note.clone(), i64::from(self.sentence.end));
        for (span, new_text) in edits {
            note.replace_range(span.range(), &new_text);
            end += new_text.len() as i64 - i64::from(span.len());
        }
        (note, Span::new(self.sentence.start, u32::try_from(end).unwrap()))
    }
}

/// What a check says of an error.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// A fitting rule found it.
    Found,
    /// Another rule speaks at the sentence.
    Otherwise,
    /// Nothing speaks at the sentence.
    Missed,
}

/// The verdict on the findings at a sentence.
pub fn verdict(findings: &[Diagnostic], sentence: Span, rules: &[&str]) -> Verdict {
    let mut here = findings.iter().filter(|one| one.span.overlaps(sentence)).peekable();
    if here.peek().is_none() {
        return Verdict::Missed;
    }
    if here.any(|one| rules.contains(&one.rule)) { Verdict::Found } else { Verdict::Otherwise }
}
