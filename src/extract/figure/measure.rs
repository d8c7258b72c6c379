//! Measures: what figures count, and the frames of words that say so. Data, not code paths; users add rows.

use std::sync::Arc;

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

/// The built-in measures and the user's.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Measures {
    user: Vec<UserMeasure>,
}

impl Measures {
    /// The built-in measures with the user's behind them.
    pub fn with(user: Vec<UserMeasure>) -> Self {
        Self { user }
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
