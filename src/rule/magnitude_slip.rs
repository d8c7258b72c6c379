//! `magnitude-slip`: a figure that is its source's by a power of ten, or with two digits exchanged.

use std::sync::Arc;

use super::{
    Check, Level, Rule,
    sourced::{self, Nearest, Slip},
};
use crate::{
    corpus::{FigurePlace, Statement, describe},
    extract::{
        DocumentKind, Figure, Period,
        date::{day_after, days_between},
    },
};

pub(super) static RULE: Rule = Rule {
    name: "magnitude-slip",
    summary: "a figure off by a power of ten or by a digit, against its source or its series",
    level: Level::Warning,
    in_articles: Level::Off,
    manual: include_str!("magnitude_slip.md"),
    check,
};

fn check(check: &mut Check<'_>) {
    let entry = check.entry;
    for found in sourced::disagreements(check).iter() {
        let Some(figure) = found.stated.of(&entry.facts) else { continue };
        if let Some(nearest) = &found.nearest {
            tell_of_source(check, figure, nearest);
        }
    }
    if entry.kind == DocumentKind::Note {
        for figure in entry.facts.figures.iter().filter(|figure| figure.quantity.stated.is_some()) {
            if check.snapshot.cited_by(entry, figure.sentence).is_empty() {
                against_series(check, figure);
            }
        }
    }
}

fn tell_of_source(check: &mut Check<'_>, figure: &Figure, nearest: &Nearest) {
    let Some(slip) = sourced::slip_of(check, figure, nearest) else { return };
    let Some((source, other)) = nearest.witness.read(check) else { return };
    let message = format!(
        "the note says {}, the cited article says {} ({}): {}",
        sourced::amount(figure),
        describe::said(other),
        check.snapshot.credit(source, other),
        slip.words()
    );
    let related = nearest.witness.related(check).into_iter().collect();
    let fixes = vec![sourced::fix(check, figure, other)];
    check.find(figure.span, message, related, fixes);
}

/// A figure without a citation, against its series around the day that it speaks of: told only where nobody there
/// says anything like it, and a slip would explain it.
fn against_series(check: &mut Check<'_>, figure: &Figure) {
    let (snapshot, entry) = (check.snapshot, check.entry);
    let Some(key) = snapshot.series_key(entry, figure) else { return };
    check.report.reads.series.insert(key.clone());
    check.report.reads.targets = true;
    let own = snapshot.as_of(entry, figure);
    let today = entry.facts.date.date.filter(|_| figure.is_present).map(Period::day);
    let Some(day) = own.or(today) else { return };
    let window = snapshot.policy().window_days;
    let is_near = |one: &Statement| {
        one.date
            .is_some_and(|date| days_between(day.to, date).abs() <= window || day.overlaps(Period::day(date)))
    };
    let (first, last) = (day_after(day.from, -window), day_after(day.to, window));
    let months = (first.year(), first.month())..=(last.year(), last.month());
    let mut explained: Option<(Slip, FigurePlace, &Figure, String)> = None;
    for one in snapshot.statements_within(&key, months).filter(is_near) {
        check.report.reads.documents.insert(Arc::clone(&one.place.document));
        let Some((source, other)) = snapshot.figure(&one.place) else { continue };
        if !sourced::disagree(figure, other, snapshot.policy().toll_tolerance) {
            return;
        }
        if let Some(slip) = sourced::slip(figure, other).filter(|_| explained.is_none()) {
            explained = Some((slip, one.place.clone(), other, snapshot.credit(source, other)));
        }
    }
    let Some((slip, place, other, credit)) = explained else { return };
    let message = format!(
        "the note says {}, the articles of that time {} ({credit}): {}",
        sourced::amount(figure),
        describe::said(other),
        slip.words()
    );
    let related = check.related(&place).into_iter().collect();
    let fixes = vec![sourced::fix(check, figure, other)];
    check.find(figure.span, message, related, fixes);
}
