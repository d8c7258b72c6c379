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
