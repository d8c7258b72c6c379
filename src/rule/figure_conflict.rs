//! `figure-conflict`: two figures of one count that cannot both be right at one time.

use std::{collections::BTreeMap, sync::Arc};

use super::{Check, Level, Rule, contradictions};
use crate::{
    corpus::{
        Cell, Contradicted, FigurePlace, SeriesKey, Snapshot, describe,
        lineage::{Contradiction, contradicts},
    },
    extract::{Decimal, DocumentKind, Figure, Period, Qualifier, Reference, figure::measure::MeasureKind},
};

pub(super) static RULE: Rule = Rule {
    name: "figure-conflict",
    summary: "two figures of one count that cannot both be right at one time",
    level: Level::Warning,
    in_articles: Level::Information,
    manual: include_str!("figure_conflict.md"),
    check,
};

/// Figures of one series in one text that a later one is held against: the first ones.
const HELD: usize = 64;

fn check(check: &mut Check<'_>) {
    if check.entry.kind == DocumentKind::Article {
        between_documents(check);
    }
    within_document(check);
}

/// Articles: figures of one lineage that its series holds against each other.
fn between_documents(check: &mut Check<'_>) {
    for (key, found) in contradictions(check) {
        let Contradicted::Conflicting(pair) = found else { continue };
        if is_part(&key) || is_acknowledged(check.snapshot, &key, &pair) {
            continue;
        }
        for (own, other) in [(&pair.earlier, &pair.later), (&pair.later, &pair.earlier)] {
            if own.document == check.entry.path {
                tell(check, &key, own, other, pair.days);
            }
        }
    }
}

/// One text that gives one thing two numbers at one time, both as its own or both as one source's. Two sources side by
/// side are reporting, a change from one number to another is news, and of a corrected number the text says so.
fn within_document(check: &mut Check<'_>) {
    let entry = Arc::clone(check.entry);
    let figures = &entry.facts.figures;
    let stated: Vec<(u32, &Figure, SeriesKey)> = (0..)
        .zip(figures)
        .filter(|(_, figure)| is_plain(figure))
        .filter_map(|(number, figure)| Some((number, figure, check.snapshot.series_key(&entry, figure)?)))
        .filter(|(.., key)| {
            !is_part(key) && check.snapshot.policy().measures.kind(&key.measure) != MeasureKind::Ordinal
        })
        .collect();
    if entry.kind != DocumentKind::Article && !stated.is_empty() {
        check.report.reads.targets |= entry.facts.cites();
    }
    if stated.len() > 1 {
        let place = |number: u32| FigurePlace { document: Arc::clone(&entry.path), figure: number };
        let places: Vec<FigurePlace> = stated.iter().map(|(number, ..)| place(*number)).collect();
        check.read_credits(&places);
    }
    let mut held: BTreeMap<&SeriesKey, Vec<(u32, &Figure, Period)>> = BTreeMap::new();
    for (number, figure, key) in &stated {
        // One without a time is held against none; asked once, since a long note has many.
        let Some(when) = check.snapshot.as_of(&entry, figure) else { continue };
        let earlier = held.entry(key).or_default();
        let rival = earlier.iter().find(|(_, earlier, then)| {
            when == *then
                && are_one_count(check.snapshot, earlier, figure)
                && disagree(check, key, earlier, figure)
        });
        let rival = rival.map(|(earlier, ..)| *earlier);
        if earlier.len() < HELD {
            earlier.push((*number, figure, when));
        }
        let Some(earlier) = rival else { continue };
        let place = |number: u32| FigurePlace { document: Arc::clone(&entry.path), figure: number };
        let (first, second) = (place(earlier), place(*number));
        for (own, other) in [(&first, &second), (&second, &first)] {
            tell(check, key, own, other, 0);
        }
    }
}

/// Whether a series counts a part only. Nouns for parts are many ("journalists", "citizen journalists"), and two of them
/// may well be one group to us and two to the text.
fn is_part(key: &SeriesKey) -> bool {
    key.group.is_some()
}

/// Whether the team says that this estimator's figures may differ.
fn is_acknowledged(snapshot: &Snapshot, key: &SeriesKey, pair: &Contradiction) -> bool {
    let series = snapshot.series(key);
    let name = series.and_then(|series| series.lineages.name(pair.later_lineage));
    snapshot.acknowledged(key, [name, name]).is_some()
}

/// A figure that the text states of the present state of things, with a number.
fn is_plain(figure: &Figure) -> bool {
    figure.quantity.stated.is_some()
        && figure.change.is_none()
        && !figure.planned
        && !figure.corrected
        && figure.qualifier != Qualifier::Vague
}

/// Whether two figures of a series in one text come from one estimator, or both from nobody, and count one thing.
fn are_one_count(snapshot: &Snapshot, one: &Figure, two: &Figure) -> bool {
    // A surname that could be anybody's is somebody's all the same, and so no figure of the text's own.
    let source = |figure: &Figure| match &figure.source {
        None => Some(None),
        Some(source) => source
            .reference
            .as_ref()
            .map(|one| Some(snapshot.entity_id(one).map_or_else(|| Err(one.clone()), Ok))),
    };
    let is_one_source = matches!((source(one), source(two)), (Some(a), Some(b)) if a == b);
    is_one_source && one.unit() == two.unit() && one.noun == two.noun
}

/// Whether two figures have no value in common, beyond what the series' kind tolerates.
fn disagree(check: &Check<'_>, key: &SeriesKey, one: &Figure, two: &Figure) -> bool {
    let policy = check.snapshot.policy();
    let percent = match policy.measures.kind(&key.measure) {
        MeasureKind::Constant => 100,
        _ => 100 + policy.toll_tolerance,
    };
    let Some(factor) = Decimal::small(percent).divided_by(Decimal::small(100)) else { return false };
    let (a, b) = (cell(one), cell(two));
    contradicts(&a, &b, factor) || contradicts(&b, &a, factor)
}

fn cell(figure: &Figure) -> Cell {
    let quantity = figure.quantity;
    let (low, high, stated) = (quantity.low, quantity.high, quantity.stated);
    Cell { month: (0, 1), low, high, stated, witness: None::<Reference>, corrected: false, tier: None }
}

fn tell(check: &mut Check<'_>, key: &SeriesKey, own: &FigurePlace, other: &FigurePlace, days: i32) {
    let snapshot = check.snapshot;
    let (Some((entry, figure)), Some(rival)) = (snapshot.figure(own), snapshot.statement_words(other)) else {
        return;
    };
    let measure = describe::measure_words(&key.measure);
    let scope = snapshot.name_of(&key.scope);
    let when = match days {
        0 if own.document == other.document => "in the same text".to_owned(),
        0 => "of the same day".to_owned(),
        1 => "a day apart".to_owned(),
        days => format!("{days} days apart"),
    };
    let message = format!(
        "{} {measure} ({scope}) by {} cannot stand beside {rival}, {when}: one count, two numbers",
        describe::said(figure),
        snapshot.credit(entry, figure),
    );
    let span = figure.span;
    let related = check.related(other).into_iter().collect();
    check.find(span, message, related, Vec::new());
}
