//! Measures: what figures count, and the frames of words that say so. Data, not code paths; users add rows.

use std::sync::Arc;

use super::frame::Frames;

/// How figures of a measure relate over time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MeasureKind {
    /// Since a start: may only rise.
    Cumulative,
    /// A state now: change is normal outside the window.
    Level,
    /// Fixed: four zones, three guarantors.
    Constant,
    /// An ordinal of a process's rounds.
    Ordinal,
    /// Years since a conflict's start.
    Elapsed,
    /// Read and shown, never compared (money, durations, shares).
    Loose,
}

/// A measure that the user adds in `rapporteur.toml`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UserMeasure {
    /// Its name.
    pub name: Arc<str>,
    /// How its figures relate.
    pub kind: MeasureKind,
    /// Words that follow or precede the number ("checkpoints", "prisoners exchanged").
    pub words: Vec<Box<str>>,
}

/// The built-in measures and the user's, with their frames compiled.
#[derive(Debug, Clone)]
pub struct Measures {
    user: Vec<UserMeasure>,
    frames: Arc<Frames>,
}

/// The built-in measures alone.
impl Default for Measures {
    fn default() -> Self {
        Self::with(Vec::new())
    }
}

/// Frames follow from the user's measures, so these decide.
impl PartialEq for Measures {
    fn eq(&self, other: &Self) -> bool {
        self.user == other.user
    }
}

impl Eq for Measures {}

impl Measures {
    /// The built-in measures with the user's behind them.
    pub fn with(user: Vec<UserMeasure>) -> Self {
        let frames = Arc::new(Frames::new(&user));
        Self { user, frames }
    }

    /// The frames of all measures.
    pub(super) fn frames(&self) -> &Frames {
        &self.frames
    }

    /// The user's measures.
    pub fn user(&self) -> &[UserMeasure] {
        &self.user
    }

    /// How figures of a measure relate; [`MeasureKind::Loose`] for a name that nobody knows.
    pub fn kind(&self, measure: &str) -> MeasureKind {
        let user = self.user.iter().find(|row| &*row.name == measure).map(|row| row.kind);
        user.unwrap_or(match measure {
            "deaths" | "wounded" => MeasureKind::Cumulative,
            "displaced" | "refugees" | "detained" | "population" | "missing" | "besieged" => {
                MeasureKind::Level
            }
            "zones" | "guarantors" | "members" => MeasureKind::Constant,
            "round" => MeasureKind::Ordinal,
            "elapsed-years" => MeasureKind::Elapsed,
            _ => MeasureKind::Loose,
        })
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a missing figure fails the test")]
    use super::*;
    use crate::{
        extract::{Lexicon, facts::Facts, figure},
        text::{Document, Format},
    };

    #[test]
    fn rows_of_users_count_too() {
        let words = vec!["checkpoints".into(), "prisoners exchanged".into()];
        let own = UserMeasure { name: "checkpoints".into(), kind: MeasureKind::Level, words };
        let measures = Measures::with(vec![own]);
        assert_eq!(measures.kind("checkpoints"), MeasureKind::Level);
        assert_eq!(
            (measures.kind("deaths"), measures.kind("unheard")),
            (MeasureKind::Cumulative, MeasureKind::Loose)
        );
        let lexicon = Lexicon::new(&[], measures);
        let read = |text: &str| {
            let document = Document::read(Arc::from(text), Format::Plain);
            let mut facts = Facts::default();
            figure::read(&document, &lexicon, &mut facts);
            facts
                .figures
                .iter()
                .map(|figure| (figure.measure.to_string(), figure.quantity.stated.unwrap().to_string()))
                .collect::<Vec<_>>()
        };
        assert_eq!(
            read("They counted about 40 army checkpoints on the road."),
            [("checkpoints".to_owned(), "40".to_owned())]
        );
        assert_eq!(read("Checkpoints: 41 at noon."), [("checkpoints".to_owned(), "41".to_owned())]);
        assert!(read("The 40 soldiers left the checkpoint.").is_empty());
    }
}
