//! `venue-mismatch`: a round or meeting placed where neither the articles nor the profiles have it.

mod absent;
mod apposed;
mod cited;
mod round;

use std::sync::Arc;

use super::{Check, Fix, Level, Rule, telling};
use crate::{
    corpus::Entry,
    extract::{DocumentKind, Placed, Reference, Stay},
    text::Span,
};

pub(super) static RULE: Rule = Rule {
    name: "venue-mismatch",
    summary: "a round, meeting or event placed where no article and no profile has it",
    level: Level::Warning,
    in_articles: Level::Off,
    manual: include_str!("venue_mismatch.md"),
    check,
};

fn check(check: &mut Check<'_>) {
    let entry = check.entry;
    if entry.kind != DocumentKind::Note {
        return;
    }
    // "the prime minister of Iran": whose an office is, another rule compares.
    let is_owner = |placed: &&Placed| entry.facts.offices.iter().any(|one| one.span.covers(placed.span));
    let placed = entry.facts.placed.iter().filter(|placed| placed.stay != Stay::Beside && !is_owner(placed));
    for placed in placed {
        let told =
            round::round_of(entry, placed).is_some_and(|round| round::against_round(check, placed, round));
        if !told {
            cited::compare(check, placed);
        }
    }
    for pair in apposed::pairs(check, entry) {
        apposed::compare(check, &pair);
    }
}

/// Tells that a cited article has a note's place elsewhere.
fn tell(check: &mut Check<'_>, ours: &Placed, source: &Arc<Entry>, theirs: &Placed, naming: Naming) {
    let (here, there) = (check.snapshot.name_of(&ours.place), check.snapshot.name_of(&theirs.place));
    let credit = telling::credit(check, source);
    let message = match naming {
        Naming::Elsewhere => {
            format!("the note places this in {here}, the cited article in {there} ({credit})")
        }
        Naming::Never => format!(
            "the note places this in {here}, which the cited article does not name; it has {there} ({credit})"
        ),
    };
    let related = telling::there(check, source, theirs.span, &there);
    let fixes = vec![fix(check, ours.span, &theirs.place)];
    check.find(ours.span, message, vec![related], fixes);
}

/// Whether the cited articles name a note's place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Naming {
    /// For something else.
    Elsewhere,
    /// Nowhere.
    Never,
}

fn fix(check: &Check<'_>, span: Span, right: &Reference) -> Fix {
    Fix::write(check.entry, span, check.snapshot.name_of(right))
}
