//! `rapporteur.toml` and the client's settings, read into one [`Settings`]: the only place that reads either.
//!
//! Nothing here fails: an unknown key or a bad value is a problem at its place, and the default holds for that key.

pub mod baseline;
mod completion;
pub mod corrections;
mod globs;
pub mod ignores;
pub mod keys;
mod measures;
mod raw;
mod reader;
pub mod schema;
pub mod starter;

use std::collections::BTreeMap;

use crate::{
    corpus::Policy,
    extract::{Corrections, DocumentKind, EntityId, facts::Problem, figure::measure::UserMeasure},
    rule::Level,
    text::Span,
};
pub use baseline::Baseline;
pub use completion::{Suggestion, suggestions};
pub use globs::Globs;
pub use ignores::Ignore;

/// The name of the file at the root of a corpus.
pub const FILE: &str = "rapporteur.toml";

/// The name of the baseline beside it.
pub const BASELINE: &str = "rapporteur-baseline.toml";

/// Everything that can be set.
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    /// Documents that are articles.
    pub articles: Globs,
    /// Documents that are notes.
    pub notes: Globs,
    /// Documents that are profiles.
    pub profiles: Globs,
    /// What is no part of the corpus.
    pub exclude: Globs,
    /// What decides when figures disagree, the measures included.
    pub policy: Policy,
    /// The team's corrections of what was read.
    pub corrections: Corrections,
    measures: Vec<UserMeasure>,
    levels: BTreeMap<String, Level>,
    overrides: Vec<Override>,
    /// The ids that the file names, for whoever knows which there are.
    pub ids: Vec<NamedId>,
    /// What is silenced for some documents, one rule an entry.
    pub ignores: Vec<Ignore>,
    /// What editors show besides what they are asked for.
    pub editor: Editor,
}

/// What editors show besides what they are asked for; all of it is off until wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Editor {
    /// Beside a note's figure, what supports or contradicts it.
    pub inlay_hints: bool,
    /// Above a document, what it holds.
    pub code_lenses: bool,
    /// Colours of names, besides those of figures and dates.
    pub coloured_names: bool,
}

/// An id with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedId {
    /// The id.
    pub id: EntityId,
    /// What it should be, in words.
    pub what: &'static str,
    /// Where it stands; empty for a client's setting.
    pub span: Span,
}

/// Levels for some documents.
#[derive(Debug, Clone, PartialEq)]
struct Override {
    paths: Globs,
    levels: BTreeMap<String, Level>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            articles: Globs::of(&["articles/**"]),
            notes: Globs::of(&["notes/**"]),
            profiles: Globs::of(&["profiles/**"]),
            exclude: Globs::default(),
            policy: Policy::default(),
            corrections: Corrections::default(),
            measures: Vec::new(),
            levels: BTreeMap::new(),
            overrides: Vec::new(),
            ids: Vec::new(),
            ignores: Vec::new(),
            editor: Editor::default(),
        }
    }
}

/// Settings with what was wrong where they were written.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Reading {
    /// The settings in force.
    pub settings: Settings,
    /// What is wrong in the file.
    pub problems: Vec<Problem>,
    /// What is wrong in the client's settings, in words.
    pub client_problems: Vec<String>,
    /// The baseline beside the file; whoever reads that file puts it here.
    pub baseline: std::sync::Arc<Baseline>,
}

impl Settings {
    /// Reads the text of `rapporteur.toml`, where there is one, with a client's settings laid over it: an object of the
    /// same shape, alone or under the key `rapporteur`.
    pub fn read(file: Option<&str>, client: Option<&serde_json::Value>) -> Reading {
        reader::read(file, client)
    }

    /// What a document is by the first glob that fits its path from the root: articles, notes, profiles.
    pub fn kind_by_glob(&self, path: &str) -> Option<DocumentKind> {
        let globs = [
            (&self.articles, DocumentKind::Article),
            (&self.notes, DocumentKind::Note),
            (&self.profiles, DocumentKind::Profile),
        ];
        globs.into_iter().find(|(globs, _)| globs.fit(path)).map(|(_, kind)| kind)
    }

    /// The folder, from the root, that new articles go into: the first of their globs that begins with one, `articles`
    /// where none does.
    pub fn articles_folder(&self) -> String {
        self.articles.folder().unwrap_or_else(|| "articles".to_owned())
    }

    /// The level that is set for a rule in a document; of several overrides that fit, the last one decides.
    pub fn level_set(&self, path: &str, rule: &str) -> Option<Level> {
        let overridden = self.overrides.iter().rev().filter(|one| one.paths.fit(path));
        let mut levels = overridden.map(|one| &one.levels).chain([&self.levels]);
        levels.find_map(|levels| levels.get(rule).copied())
    }

    /// How loudly a rule speaks in a document, where its default is `default`.
    pub fn level(&self, path: &str, rule: &str, default: Level) -> Level {
        self.level_set(path, rule).unwrap_or(default)
    }

    /// Whether all documents must be read anew when these settings follow `old`: what decides kinds or reading differs.
    pub fn reads_differently(&self, old: &Self) -> bool {
        (&self.articles, &self.notes, &self.profiles, &self.exclude, &self.measures)
            != (&old.articles, &old.notes, &old.profiles, &old.exclude, &old.measures)
    }
}
