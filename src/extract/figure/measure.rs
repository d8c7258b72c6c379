//! Measures: what figures count, and the frames of words that say so. Data, not code paths; users add rows.

use std::sync::{Arc, LazyLock};

use super::frame::Frames;
use crate::extract::facts::EntityId;

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
    /// Of one event each: compared with the article that is cited, and with nothing else.
    Event,
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
    /// Whole frames around the number, as [`pattern`] makes them.
    pub frames: Vec<Box<str>>,
    /// The unit, where its figures have one.
    pub unit: Option<Box<str>>,
    /// What its figures are about, where the sentence names nothing.
    pub scope: Option<EntityId>,
}

/// Parts of a frame at most.
const PARTS: usize = 24;
/// Gaps of a frame at most, and words that may be missing: each is tried in every way beside every other.
const GAPS: usize = 2;
const OPTIONAL: usize = 4;

/// The pattern of a frame as users write it: words, `N`, `Nth` or `N%` for the number once, `a|b` for one of several
/// words, `word?` for one that may be missing, `...` for up to four others. `None` for what is none, or has too many parts,
/// gaps, or words that may be missing.
pub fn pattern(frame: &str) -> Option<String> {
    let (mut parts, mut numbers, mut words, mut gaps, mut optional) = (Vec::new(), 0, 0, 0, 0);
    for part in frame.split_whitespace().take(PARTS + 1) {
        let number = match part {
            "N" => "{n} {mods}",
            "Nth" => "{nth} {mods}",
            "N%" => "{%}",
            "..." | "…" => {
                parts.push("{0-4}".to_owned());
                gaps += 1;
                continue;
            }
            word => {
                let bare = word.strip_suffix('?').unwrap_or(word);
                let is_plain =
                    |c: char| c.is_alphanumeric() || matches!(c, '|' | '\'' | '’' | '-' | ',' | '%' | ':');
                if bare.is_empty() || bare.split('|').any(str::is_empty) || !bare.chars().all(is_plain) {
                    return None;
                }
                words += usize::from(!word.ends_with('?'));
                optional += usize::from(word.ends_with('?'));
                parts.push(apart(word));
                continue;
            }
        };
        numbers += 1;
        parts.push(number.to_owned());
    }
    let is_short = parts.len() <= PARTS && gaps <= GAPS && optional <= OPTIONAL;
    (numbers == 1 && words > 0 && is_short).then(|| parts.join(" "))
}

/// A word with hyphens as the tokens that it is read as.
fn apart(word: &str) -> String {
    if word.contains(['|', '?']) {
        word.to_owned()
    } else {
        word.replace('-', " - ").replace(',', " ,").trim().to_owned()
    }
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
        static BUILT_IN: LazyLock<Arc<Frames>> = LazyLock::new(|| Arc::new(Frames::new(&[])));
        let frames = if user.is_empty() { Arc::clone(&BUILT_IN) } else { Arc::new(Frames::new(&user)) };
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

    /// A measure of the user's, by its name.
    pub(super) fn of_user(&self, measure: &str) -> Option<&UserMeasure> {
        self.user.iter().find(|row| &*row.name == measure)
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
        extract::{Lexicon, Marked, facts::Facts, figure},
        text::{Document, Format},
    };

    #[test]
    fn rows_of_users_count_too() {
        let words = vec!["checkpoints".into(), "prisoners exchanged".into()];
        let frames = vec![];
        let own = UserMeasure {
            name: "checkpoints".into(),
            kind: MeasureKind::Level,
            words,
            frames,
            unit: None,
            scope: None,
        };
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
            figure::read(&Marked::of(&document), &lexicon, &mut facts);
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

    #[test]
    fn frames_of_users_are_read_actively_and_passively() {
        let frame = |text: &str| pattern(text).unwrap().into_boxed_str();
        let frames = vec![
            frame("N checkpoints were|are closed"),
            frame("closed N checkpoints"),
            frame("share of ... N%"),
        ];
        let own = UserMeasure {
            name: "closed".into(),
            kind: MeasureKind::Cumulative,
            words: Vec::new(),
            frames,
            unit: Some("post".into()),
            scope: Some("syrian-war".into()),
        };
        let lexicon = Lexicon::new(&[], Measures::with(vec![own]));
        let read = |text: &str| {
            let document = Document::read(Arc::from(text), Format::Plain);
            let mut facts = Facts::default();
            figure::read(&Marked::of(&document), &lexicon, &mut facts);
            let own = facts.figures.into_iter().filter(|figure| &*figure.measure == "closed");
            own.map(|figure| {
                let unit = figure.unit().map(Box::<str>::from);
                (figure.quantity.stated.unwrap().to_string(), figure.cumulative, unit, figure.scope)
            })
            .collect::<Vec<_>>()
        };
        let scope = crate::extract::facts::Scope::Entity(crate::extract::facts::Reference::Known(
            "syrian-war".into(),
        ));
        let expected = |number: &str| vec![(number.to_owned(), true, Some("post".into()), scope.clone())];
        assert_eq!(read("In the north 12 army checkpoints were closed."), expected("12"));
        assert_eq!(read("They have closed more than 14 checkpoints."), expected("14"));
        assert_eq!(read("The 12 checkpoints were opened."), []);
    }

    #[test]
    fn a_frame_is_short() {
        let of = |gaps: usize, optional: usize, words: usize| {
            format!("N {}{}{}", "... a ".repeat(gaps), "b? ".repeat(optional), "c ".repeat(words))
        };
        for (gaps, optional, words, expected) in [
            (2, 4, 8, true),
            (3, 0, 1, false),
            (0, 5, 1, false),
            (0, 0, 23, true),
            (0, 0, 24, false),
            (9999, 9999, 9999, false),
        ] {
            assert_eq!(pattern(&of(gaps, optional, words)).is_some(), expected, "{gaps} {optional} {words}");
        }
    }

    #[test]
    fn what_is_no_frame() {
        for frame in ["", "N", "checkpoints closed", "N closed N", "N {who}", "N @dead", "N a||b", "N word?"]
        {
            assert_eq!(pattern(frame), None, "{frame}");
        }
        assert_eq!(
            pattern("N check-points were|are closed").unwrap(),
            "{n} {mods} check - points were|are closed"
        );
    }
}
