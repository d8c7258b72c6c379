//! `figure-falls`: a cumulative total lower than its own lineage said before, or stated to have fallen.

use std::sync::Arc;

use super::{Check, Level, Rule, contradictions};
use crate::{
    corpus::{Contradicted, FigurePlace, SeriesKey, describe, lineage::Contradiction},
    extract::{Decimal, DocumentKind, Figure, Reference, Scope, facts::Change, figure::measure::MeasureKind},
};

pub(super) static RULE: Rule = Rule {
    name: "figure-falls",
    summary: "a cumulative total lower than its own count said before, or stated to have fallen",
    level: Level::Warning,
    in_articles: Level::Information,
    manual: include_str!("figure_falls.md"),
    check,
};

/// How many statements of a value a message names.
const SHOWN: usize = 2;

fn check(check: &mut Check<'_>) {
    stated_falls(check);
    if check.entry.kind == DocumentKind::Article {
        falls_of_lineages(check);
    }
}

/// Articles: the two figures of one lineage of which the later is lower beyond tolerance.
fn falls_of_lineages(check: &mut Check<'_>) {
    for (key, found) in contradictions(check) {
        let Contradicted::Fell(fall) = found else { continue };
        let series = check.snapshot.series(&key);
        let name = series.and_then(|series| series.lineages.name(fall.later_lineage)).cloned();
        if check.snapshot.acknowledged(&key, [name.as_ref(), name.as_ref()]).is_some() {
            continue;
        }
        for (own, other) in [(&fall.earlier, &fall.later), (&fall.later, &fall.earlier)] {
            if own.document == check.entry.path {
                tell_fall(check, &key, &fall, name.as_ref(), own, other);
            }
        }
    }
}

fn tell_fall(
    check: &mut Check<'_>,
    key: &SeriesKey,
    fall: &Contradiction,
    estimator: Option<&Reference>,
    own: &FigurePlace,
    other: &FigurePlace,
) {
    let snapshot = check.snapshot;
    let (Some((entry, figure)), Some(rival)) = (snapshot.figure(own), snapshot.statement_words(other)) else {
        return;
    };
    let whose = estimator
        .map_or_else(|| "of one count".to_owned(), |name| format!("counted by {}", snapshot.name_of(name)));
    let (when, than) = if *own == fall.later { ("earlier", "lower") } else { ("later", "higher") };
    let message = format!(
        "{} {} {whose} ({}) is {than} than {rival}, {} days {when}: a total since the start cannot fall",
        describe::said(figure),
        describe::measure_words(&key.measure),
        snapshot.credit(entry, figure),
        fall.days
    );
    let related = check.related(other).into_iter().collect();
    check.find(figure.span, message, related, Vec::new());
}

/// Any document: a sentence that states a fall of a total since a start.
fn stated_falls(check: &mut Check<'_>) {
    let entry = Arc::clone(check.entry);
    for (number, figure) in entry.facts.figures.iter().enumerate() {
        if figure.change != Some(Change::FellTo) || figure.corrected || !is_total(check, figure) {
            continue;
        }
        let before = from_side(&entry.facts.figures, number);
        let key = check.snapshot.series_key(&entry, figure).or_else(|| {
            let cumulative = Figure { cumulative: true, ..figure.clone() };
            check.snapshot.series_key(&entry, &cumulative)
        });
        let mut message =
            format!("a total of {} since the start cannot fall", describe::measure_words(&figure.measure));
        match before {
            Some(from) => message.push_str(&format!(
                ": this says that it fell from {} to {}",
                describe::said(from),
                describe::said(figure)
            )),
            None => message.push_str(&format!(": this says that it fell to {}", describe::said(figure))),
        }
        let places = key.map(|key| stated_elsewhere(check, &key, before, figure)).unwrap_or_default();
        if !places.is_empty() {
            let words: Vec<String> =
                places.iter().filter_map(|place| check.snapshot.statement_words(place)).collect();
            message.push_str(&format!("; the articles say {}", words.join(", ")));
        }
        let related = places.iter().filter_map(|place| check.related(place)).collect();
        check.find(figure.span, message, related, Vec::new());
    }
}

/// What the figure of that number is said to have fallen from: before it ("from A to B") or behind it ("to B from A").
fn from_side(figures: &[Figure], number: usize) -> Option<&Figure> {
    let to = figures.get(number)?;
    let neighbours =
        [number.checked_sub(1), Some(number + 1)].into_iter().flatten().filter_map(|at| figures.get(at));
    neighbours.into_iter().find(|from| from.change == Some(Change::FellFrom) && from.sentence == to.sentence)
}

/// Whether a figure is a total since a start: not of one event, not a level that may change.
fn is_total(check: &Check<'_>, figure: &Figure) -> bool {
    let cumulative = check.snapshot.policy().measures.kind(&figure.measure) == MeasureKind::Cumulative;
    cumulative && !matches!(figure.scope, Scope::Event(_))
}

/// Where articles state the two values, the earliest of each count.
fn stated_elsewhere(
    check: &mut Check<'_>,
    key: &SeriesKey,
    from: Option<&Figure>,
    to: &Figure,
) -> Vec<FigurePlace> {
    check.report.reads.series.insert(key.clone());
    let series = check.snapshot.series(key);
    let values: Vec<Decimal> =
        [from, Some(to)].into_iter().flatten().filter_map(|figure| figure.quantity.stated).collect();
    let of = |value: Decimal| {
        series.into_iter().flat_map(move |series| series.stating(value)).take(SHOWN).cloned()
    };
    values.into_iter().flat_map(of).collect()
}
