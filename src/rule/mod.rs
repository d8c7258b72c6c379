//! Diagnostic rules: one file a rule, with its manual page beside it.
//!
//! A rule reads a snapshot and one document and says what does not agree there. Deliberately absent: texts of other
//! documents, files, protocol, colours.

use crate::{corpus::DocPath, text::Span};

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
