//! `figure-not-in-source`: the cited article does not state the note's figure; which of its parts differs.

use std::sync::Arc;

use super::{
    Check, Level, Rule,
    sourced::{self, Difference, counted},
};
use crate::{
    corpus::{DocPath, FigurePlace, describe},
    extract::Figure,
};

pub(super) static RULE: Rule = Rule {
    name: "figure-not-in-source",
    summary: "the cited article does not state the note's figure",
    level: Level::Warning,
    in_articles: Level::Off,
    manual: include_str!("figure_not_in_source.md"),
    check,
};

fn check(check: &mut Check<'_>) {
    let entry = Arc::clone(check.entry);
    for found in sourced::disagreements(check) {
        let Some(figure) = entry.facts.figures.get(found.figure) else { continue };
        match found.nearest {
            // What a slip explains, `magnitude-slip` tells.
            Some((Difference::Value, place)) if sourced::is_slip(check, figure, &place) => {}
            Some((difference, place)) => tell(check, figure, difference, &place),
            None => tell_absent(check, figure, &found.cited),
        }
    }
}

fn tell(check: &mut Check<'_>, figure: &Figure, difference: Difference, place: &FigurePlace) {
    let Some((source, other)) =
        check.snapshot.figure(place).map(|(entry, other)| (Arc::clone(entry), other.clone()))
    else {
        return;
    };
    let (ours, theirs) = (describe::said(figure), describe::said(&other));
    let (mine, measure) = (describe::measure_words(&figure.measure), describe::measure_words(&other.measure));
    let credit = check.snapshot.credit(&source, &other);
    let estimator = |figure: &Figure| {
        figure
            .source
            .as_ref()
            .and_then(|one| one.reference.as_ref())
            .map(|one| check.snapshot.name_of(one))
            .unwrap_or_default()
    };
    let message = match difference {
        Difference::Value => {
            format!("the note says {ours} {mine}, the cited article says {theirs} ({credit})")
        }
        Difference::Bound => format!(
            "the note says {ours} {mine}, the cited article says {theirs}: the bound is not the source's ({credit})"
        ),
        Difference::Status => {
            format!("the note counts {ours} as {mine}, the cited article as {measure} ({credit})")
        }
        Difference::Group => format!(
            "the note counts {ours} {}, the cited article {} ({credit})",
            counted(figure),
            counted(&other)
        ),
        Difference::Process => format!(
            "the note speaks of the {ours} round of {}, the cited article of {} ({credit})",
            check.snapshot.scope_words(check.entry, figure),
            check.snapshot.scope_words(&source, &other)
        ),
        Difference::Scope => format!(
            "the note gives {ours} {mine} for {}, the cited article for {} ({credit})",
            check.snapshot.scope_words(check.entry, figure),
            check.snapshot.scope_words(&source, &other)
        ),
        Difference::Attribution => format!(
            "the note credits {} with {ours} {mine}, the cited article {}",
            estimator(figure),
            estimator(&other)
        ),
        Difference::AsOf => format!(
            "the note gives {ours} {mine} as of {}, the cited article as of {} ({credit})",
            figure.as_of.map(|period| period.to_string()).unwrap_or_default(),
            other.as_of.map(|period| period.to_string()).unwrap_or_default()
        ),
        Difference::Nothing | Difference::Incomparable => return,
    };
    let related = check.related(place).into_iter().collect();
    let is_mended = matches!(difference, Difference::Value | Difference::Bound);
    let fixes = is_mended.then(|| sourced::fix(check, figure, &other)).into_iter().collect();
    check.find(figure.span, message, related, fixes);
}

fn tell_absent(check: &mut Check<'_>, figure: &Figure, cited: &[DocPath]) {
    let outlets: Vec<String> = cited
        .iter()
        .filter_map(|path| check.snapshot.entry(path))
        .map(|entry| check.snapshot.outlet(entry))
        .collect();
    let measure = describe::measure_words(&figure.measure);
    let message = format!(
        "the cited article ({}) states no {measure} of {}",
        outlets.join(", "),
        describe::said(figure)
    );
    check.find(figure.span, message, Vec::new(), Vec::new());
}
