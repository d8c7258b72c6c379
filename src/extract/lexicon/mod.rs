//! The lexicon: the gazetteer's and the profiles' names, compiled to one automaton over words.

mod demonym;
mod finder;
pub mod gazetteer;

pub use finder::Finder;

use super::{figure::measure::Measures, profile::ProfileNames};

/// Names and measures: all that reading a document needs to know of the world. Immutable; a change of names makes a new one.
#[derive(Debug, Default)]
pub struct Lexicon {
    measures: Measures,
}

impl Lexicon {
    /// Compiles a lexicon from the profiles' names on top of the gazetteer.
    pub fn new(_profiles: &[ProfileNames], measures: Measures) -> Self {
        Self { measures }
    }

    /// The measures and frames.
    pub fn measures(&self) -> &Measures {
        &self.measures
    }
}

/// The spelling of a word that transliterations share: `Lavrentiev` and `Lavrentyev`, `Hasakeh` and `Hassaka`.
pub fn skeleton(word: &str) -> String {
    crate::text::fold::fold(word)
}
