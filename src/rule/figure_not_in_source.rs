//! `figure-not-in-source`: the cited article does not state the note's figure; which of its parts differs.

use std::sync::Arc;

use super::{Check, Edit, Fix, Level, Rule, Safety};
use crate::{
    corpus::{DocPath, Entry, FigurePlace, describe},
    extract::{
        Decimal, DocumentKind, Figure, Qualifier, Scope,
        figure::{measure::MeasureKind, people},
    },
};

pub(super) static RULE: Rule = Rule {
    name: "figure-not-in-source",
    summary: "the cited article does not state the note's figure",
    level: Level::Warning,
    in_articles: Level::Off,
    manual: include_str!("figure_not_in_source.md"),
    check,
};

/// What differs between a note's figure and its source's, the gravest first. The order is that in which a source's
/// figure counts as near: one that differs in its bound only is nearer than one that counts something else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Difference {
    Nothing,
    Attribution,
    Bound,
    Group,
    Status,
    Value,
    Process,
    Scope,
    Incomparable,
}

fn check(check: &mut Check<'_>) {
    let entry = Arc::clone(check.entry);
    if entry.kind != DocumentKind::Note {
        return;
    }
    for figure in &entry.facts.figures {
        let cited = check.snapshot.cited_by(&entry, figure.sentence);
        check.report.reads.targets |= !entry.facts.citations.is_empty();
        if cited.is_empty() || !is_checked(check, figure) {
            continue;
        }
        check.report.reads.documents.extend(cited.iter().cloned());
        compare(check, &entry, figure, &cited);
    }
}

/// Figures whose number is stated and which the source must state too. Elapsed years have their own rule, the two
/// sides of a stated change are what a series said before and after.
fn is_checked(check: &Check<'_>, figure: &Figure) -> bool {
    let kind = check.snapshot.policy().measures.kind(&figure.measure);
    figure.quantity.stated.is_some() && figure.change.is_none() && !matches!(kind, MeasureKind::Elapsed)
}

fn compare(check: &mut Check<'_>, note: &Arc<Entry>, figure: &Figure, cited: &[DocPath]) {
    let mut best: Option<(Difference, Decimal, FigurePlace)> = None;
    for path in cited {
        let Some(source) = check.snapshot.entry(path).cloned() else { continue };
        for (number, other) in source.facts.figures.iter().enumerate() {
            let difference = difference(check, note, figure, &source, other);
            if difference == Difference::Nothing {
                return;
            }
            let place = FigurePlace { document: Arc::clone(path), figure: number as u32 };
            let candidate = (difference, distance(figure, other), place);
            if difference < Difference::Incomparable && best.as_ref().is_none_or(|best| candidate < *best) {
                best = Some(candidate);
            }
        }
    }
    let stated_somewhere = cited.iter().any(|path| states_number(check, path, figure));
    // What has one fixed number, the article states in so many words: a "five" elsewhere in it makes no fifth zone.
    let kind = check.snapshot.policy().measures.kind(&figure.measure);
    let is_fixed = matches!(kind, MeasureKind::Constant | MeasureKind::Ordinal);
    match best {
        Some((Difference::Value, ..)) if stated_somewhere && !is_fixed => {}
        Some((difference, _, place)) => tell(check, figure, difference, &place),
        None if !stated_somewhere && is_tracked(check, figure) => tell_absent(check, figure, cited),
        None => {}
    }
}

/// Whether the number stands in the article at all, whatever it counts there. An article that does contain it may say
/// the same in words that were not understood: silence is better than a wrong accusation.
fn states_number(check: &Check<'_>, path: &str, figure: &Figure) -> bool {
    let Some(source) = check.snapshot.entry(path) else { return false };
    figure
        .quantity
        .stated
        .is_some_and(|stated| source.facts.numbers.iter().any(|number| rounds_to(*number, stated)))
}

/// Measures that articles state in ways that are read well enough to say that they do not.
fn is_tracked(check: &Check<'_>, figure: &Figure) -> bool {
    check.snapshot.policy().measures.kind(&figure.measure) != MeasureKind::Loose
}

fn distance(figure: &Figure, other: &Figure) -> Decimal {
    let (Some(a), Some(b)) = (figure.quantity.stated, other.quantity.stated) else {
        return Decimal::from_parts(i64::MAX);
    };
    a.max(b).minus(a.min(b)).unwrap_or(Decimal::from_parts(i64::MAX))
}

/// What differs between a note's figure and one of the source's.
fn difference(
    check: &Check<'_>,
    note: &Entry,
    figure: &Figure,
    source: &Entry,
    other: &Figure,
) -> Difference {
    let (Some(stated), Some(_)) = (figure.quantity.stated, other.quantity.stated) else {
        return Difference::Incomparable;
    };
    let same_value = same_value(figure, other);
    if figure.measure != other.measure {
        // Injured for killed is a slip only where the number is the source's.
        let swapped = same_value
            && same_scope(check, note, figure, source, other)
            && is_status(&figure.measure)
            && is_status(&other.measure);
        return if swapped && stated > Decimal::ONE { Difference::Status } else { Difference::Incomparable };
    }
    if figure.unit != other.unit {
        return Difference::Incomparable;
    }
    if figure.process.is_some() && other.process.is_some() && figure.process != other.process {
        return if same_value { Difference::Process } else { Difference::Incomparable };
    }
    if !same_scope(check, note, figure, source, other) {
        return if same_value { Difference::Scope } else { Difference::Incomparable };
    }
    if !same_value {
        return if figure.group == other.group { Difference::Value } else { Difference::Incomparable };
    }
    if counts_others(figure, other) {
        return Difference::Group;
    }
    if !same_bound(figure, other) {
        return Difference::Bound;
    }
    if same_attribution(check, figure, source, other) { Difference::Nothing } else { Difference::Attribution }
}

/// Another group; or fighters of the other side, soldiers for rebels.
fn counts_others(figure: &Figure, other: &Figure) -> bool {
    match (&figure.noun, &other.noun) {
        (Some(ours), Some(theirs)) if figure.group == other.group => people::are_opposed(ours, theirs),
        _ => figure.group != other.group && figure.group.is_some() && other.group.is_some(),
    }
}

/// Who is counted, as the text says it.
fn counted(figure: &Figure) -> &str {
    figure.noun.as_deref().or(figure.group.as_deref()).unwrap_or("people")
}

fn is_status(measure: &str) -> bool {
    matches!(measure, "deaths" | "wounded" | "missing" | "detained" | "displaced" | "refugees" | "besieged")
}

/// Equal, or the source rounded to the note's digits gives the note's number.
fn same_value(figure: &Figure, other: &Figure) -> bool {
    let (Some(stated), Some(source)) = (figure.quantity.stated, other.quantity.stated) else { return false };
    if figure.qualifier == Qualifier::Between || other.qualifier == Qualifier::Between {
        return figure.quantity.low == other.quantity.low && figure.quantity.high == other.quantity.high
            || other.qualifier == Qualifier::Between
                && figure.qualifier != Qualifier::Between
                && within(stated, other);
    }
    rounds_to(source, stated)
}

fn within(value: Decimal, range: &Figure) -> bool {
    range.quantity.low.is_some_and(|low| low <= value)
        && range.quantity.high.is_some_and(|high| value <= high)
}

fn rounds_to(source: Decimal, stated: Decimal) -> bool {
    if source == stated {
        return true;
    }
    let place = stated.precision();
    let Some(half) = place.divided_by(Decimal::small(2)) else { return false };
    // Small numbers are counted, not rounded; and a rounding that loses most of the number is none.
    let (low, high) = (stated.minus(half), stated.plus(half));
    stated >= Decimal::small(100)
        && half.times(Decimal::small(5)).is_some_and(|five| five <= stated)
        && low.is_some_and(|low| low <= source)
        && high.is_some_and(|high| source < high)
}

/// Which side a hedge bounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Bound {
    None,
    Below,
    Above,
    Both,
}

fn bound(qualifier: Qualifier) -> Bound {
    match qualifier {
        Qualifier::Exact | Qualifier::About => Bound::None,
        Qualifier::MoreThan | Qualifier::AtLeast | Qualifier::Vague => Bound::Below,
        Qualifier::UpTo | Qualifier::Nearly => Bound::Above,
        Qualifier::Between => Bound::Both,
    }
}

/// No bound is added, lost or turned round; a bound that the source's own exact number satisfies is true.
fn same_bound(figure: &Figure, other: &Figure) -> bool {
    let (ours, theirs) = (bound(figure.qualifier), bound(other.qualifier));
    let holds = || {
        let value = other.quantity.stated;
        value != figure.quantity.stated
            && value.is_some_and(|value| {
                figure.quantity.low.is_none_or(|low| low <= value)
                    && figure.quantity.high.is_none_or(|high| value <= high)
            })
    };
    ours == theirs || theirs == Bound::None && holds()
}

fn same_scope(check: &Check<'_>, note: &Entry, figure: &Figure, source: &Entry, other: &Figure) -> bool {
    let key = |entry: &Entry, figure: &Figure| check.snapshot.series_key(entry, figure).map(|key| key.scope);
    match (&figure.scope, &other.scope) {
        (Scope::Event(a), Scope::Event(b)) => {
            let differ = |a: Option<&crate::extract::Reference>, b: Option<&crate::extract::Reference>| matches!((a, b), (Some(a), Some(b)) if a != b);
            let apart = matches!((a.date, b.date), (Some(a), Some(b)) if !a.overlaps(b));
            !differ(a.place.as_ref(), b.place.as_ref()) && !apart
        }
        (Scope::Event(_), _) => other.scope == Scope::Unknown,
        (_, Scope::Event(_)) => figure.scope == Scope::Unknown,
        (Scope::Unknown, _) | (_, Scope::Unknown) => true,
        _ => match (key(note, figure), key(source, other)) {
            (Some(a), Some(b)) => a == b,
            _ => true,
        },
    }
}

/// Swapped only where both credit an estimator and the two are not one, and the note does not simply name the outlet.
fn same_attribution(check: &Check<'_>, figure: &Figure, source: &Entry, other: &Figure) -> bool {
    let id = |figure: &Figure| {
        figure
            .source
            .as_ref()
            .and_then(|one| one.reference.as_ref())
            .and_then(|one| check.snapshot.entity_id(one))
    };
    let (Some(ours), Some(theirs)) = (id(figure), id(other)) else { return true };
    let outlet = source.facts.outlet.as_deref().map(crate::corpus::slug);
    let relayed = other
        .source
        .as_ref()
        .and_then(|one| one.relayed_by.as_ref())
        .and_then(|one| check.snapshot.entity_id(one));
    ours == theirs || Some(&ours) == outlet.as_ref() || Some(&ours) == relayed.as_ref()
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
        Difference::Nothing | Difference::Incomparable => return,
    };
    let related = check.related(place).into_iter().collect();
    let fixes = fix(check, figure, &other, difference).into_iter().collect();
    check.find(figure.span, message, related, fixes);
}

/// Writes the source's figure, with its hedge, over the note's.
fn fix(check: &Check<'_>, figure: &Figure, other: &Figure, difference: Difference) -> Option<Fix> {
    if !matches!(difference, Difference::Value | Difference::Bound) {
        return None;
    }
    let new_text = describe::said(other);
    let is_ordinal = &*figure.measure == "round";
    let span = figure
        .qualifier_span
        .filter(|_| !is_ordinal)
        .map_or(figure.number_span, |qualifier| qualifier.join(figure.number_span));
    let edit = Edit { document: Arc::clone(&check.entry.path), span, new_text: new_text.clone() };
    Some(Fix {
        title: format!("Write {new_text}, as the cited article does"),
        safety: Safety::Choice,
        edits: vec![edit],
    })
}

fn tell_absent(check: &mut Check<'_>, figure: &Figure, cited: &[DocPath]) {
    let outlets: Vec<String> = cited
        .iter()
        .filter_map(|path| check.snapshot.entry(path))
        .map(|entry| check.snapshot.outlet(entry))
        .collect();
    let measure = describe::measure_words(&figure.measure);
    let message = format!(
        "the cited article ({}) states no {measure} of {}, nor that number at all",
        outlets.join(", "),
        describe::said(figure)
    );
    check.find(figure.span, message, Vec::new(), Vec::new());
}
