//! `figure-not-in-source`: the cited article does not state the note's figure; which of its parts differs.

use super::{
    Check, Level, Rule,
    sourced::{self, Difference, Nearest, Stated, counted},
};
use crate::{
    corpus::{DocPath, describe},
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
    sourced::check_ordinals(check);
    sourced::check_places(check);
    let entry = check.entry;
    for found in sourced::disagreements(check).iter() {
        let Some(figure) = found.stated.of(&entry.facts) else { continue };
        match &found.nearest {
            // What a slip explains, `magnitude-slip` tells.
            Some(nearest) if sourced::slip_of(check, figure, nearest).is_some() => {}
            Some(nearest) if nearest.others.is_some() => tell_several(check, figure, nearest, &found.cited),
            Some(nearest) => tell(check, figure, nearest),
            None => tell_absent(check, figure, &found.cited),
        }
    }
}

fn tell(check: &mut Check<'_>, figure: &Figure, nearest: &Nearest) {
    let Some((source, other)) = nearest.witness.read(check) else { return };
    let difference = nearest.difference;
    let (ours, theirs) = (describe::said(figure), describe::said(other));
    let (amount, measure) = (sourced::amount(figure), describe::measure_words(&other.measure));
    let credit = check.snapshot.credit(source, other);
    let message = match difference {
        Difference::Value => {
            format!("the note says {amount}, the cited article says {theirs} ({credit})")
        }
        Difference::Bound => format!(
            "the note says {amount}, the cited article says {theirs}: the bound is not the source's ({credit})"
        ),
        Difference::Status => {
            let mine = describe::measure_words(&figure.measure);
            format!("the note counts {ours} as {mine}, the cited article as {measure} ({credit})")
        }
        Difference::Group => format!(
            "the note counts {ours} {}, the cited article {} ({credit})",
            counted(figure),
            counted(other)
        ),
        Difference::Process => format!(
            "the note speaks of the {ours} round of {}, the cited article of {} ({credit})",
            check.snapshot.scope_words(check.entry, figure),
            check.snapshot.scope_words(source, other)
        ),
        Difference::Scope if other.scope.place().is_none() => format!(
            "the note gives {amount} for {}, a place that the cited article never names ({credit})",
            check.snapshot.scope_words(check.entry, figure)
        ),
        Difference::Scope => format!(
            "the note gives {amount} for {}, the cited article for {} ({credit})",
            check.snapshot.scope_words(check.entry, figure),
            check.snapshot.scope_words(source, other)
        ),
        Difference::Attribution => format!(
            "the note credits {} with {amount}, the cited article {}",
            sourced::estimator(check, figure),
            sourced::estimator(check, other)
        ),
        Difference::AsOf => format!(
            "the note gives {amount} as of {}, the cited article as of {} ({credit})",
            figure.as_of().map(|period| period.to_string()).unwrap_or_default(),
            other.as_of().map(|period| period.to_string()).unwrap_or_default()
        ),
        Difference::Nothing | Difference::Incomparable => return,
    };
    let related = nearest.witness.related(check).into_iter().collect();
    let is_mended = matches!(difference, Difference::Value | Difference::Bound);
    let fixes = is_mended.then(|| sourced::fix(check, figure, other)).into_iter().collect();
    check.find(figure.span, message, related, fixes);
}

/// The article has other numbers of what the note counts, and none that is clearly the one: they are listed, not offered.
fn tell_several(check: &mut Check<'_>, figure: &Figure, nearest: &Nearest, cited: &[DocPath]) {
    let all = std::iter::once(&nearest.witness).chain(nearest.others.iter().flatten());
    let read: Vec<_> = all.filter_map(|one| Some((one, one.read(check)?.1))).collect();
    let listed: Vec<String> = read
        .iter()
        .map(|(one, other)| match (&other.noun, one.stated) {
            (Some(noun), Stated::Figure(_)) => format!("{} ({noun})", describe::said(other)),
            _ => describe::said(other),
        })
        .collect();
    let message = format!(
        "the cited article ({}) states no figure of {}: it has {}",
        outlets(check, cited),
        sourced::amount(figure),
        listed.join(", ")
    );
    let related = read.iter().filter_map(|(one, _)| one.related(check)).collect();
    check.find(figure.span, message, related, Vec::new());
}

fn tell_absent(check: &mut Check<'_>, figure: &Figure, cited: &[DocPath]) {
    let message = format!(
        "the cited article ({}) states no figure of {}",
        outlets(check, cited),
        sourced::amount(figure)
    );
    check.find(figure.span, message, Vec::new(), Vec::new());
}

fn outlets(check: &Check<'_>, cited: &[DocPath]) -> String {
    let entries = cited.iter().filter_map(|path| check.snapshot.entry(path));
    entries.map(|entry| check.snapshot.outlet(entry)).collect::<Vec<_>>().join(", ")
}
