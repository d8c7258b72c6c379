//! `round-order`: rounds of talks against their dates.

use std::sync::Arc;

use super::{Check, Fix, Level, Related, Rule, spelled};
use crate::{
    corpus::{DocPath, Entry, FigurePlace, Snapshot},
    extract::{Date, DocumentKind, Figure, Period, Reference, date_words::Said, round_date::RoundDate},
    text::Span,
};

pub(super) static RULE: Rule = Rule {
    name: "round-order",
    summary: "a round of talks at a date at which another one took place, or out of its order",
    level: Level::Warning,
    in_articles: Level::Information,
    manual: include_str!("round_order.md"),
    check,
};

/// A round with its date, as a profile or an article has it.
struct Sighting {
    number: u32,
    period: Period,
    document: DocPath,
    span: Span,
    /// Who says so: "the profile", an outlet.
    by: String,
}

fn check(check: &mut Check<'_>) {
    let entry = Arc::clone(check.entry);
    for dated in &entry.facts.round_dates {
        let Some(figure) = entry.facts.figures.get(dated.figure as usize) else { continue };
        let (Some(process), Some(number)) = (figure.process(), number(figure)) else { continue };
        check.report.reads.targets |= entry.facts.cites();
        // What a cited article says of a round is `figure-not-in-source`'s.
        if entry.kind != DocumentKind::Article && !check.snapshot.cited_by(&entry, figure.sentence).is_empty()
        {
            continue;
        }
        let Some(period) = period(check.snapshot, &entry, figure, dated) else { continue };
        let sightings = sightings(check, &entry, figure, process);
        compare(check, dated, figure, (number, period), &sightings);
    }
}

fn number(figure: &Figure) -> Option<u32> {
    u32::try_from(figure.quantity.stated?.to_whole()).ok()
}

/// The days that the words mean. A date without its year is seen from the article, or from what a note's heading says.
fn period(snapshot: &Snapshot, entry: &Entry, figure: &Figure, dated: &RoundDate) -> Option<Period> {
    match dated.said {
        Said::Period(period) => Some(period),
        Said::Relative(relative) => {
            let own = || entry.facts.date.date.filter(|_| entry.kind == DocumentKind::Article);
            let base: Date = own().or_else(|| Some(snapshot.spoken_of(entry, figure.sentence)?.from))?;
            relative.from(base)
        }
        Said::Either(..) | Said::Impossible => None,
    }
}

/// What profile and articles say of the rounds of a process, but for this document.
fn sightings(
    check: &mut Check<'_>,
    entry: &Arc<Entry>,
    figure: &Figure,
    process: &Reference,
) -> Vec<Sighting> {
    check.report.reads.profiles = true;
    let mut found = of_profile(check.snapshot, process);
    let Some(key) = check.snapshot.series_key(entry, figure) else { return found };
    for statement in check.snapshot.statements(&key) {
        if statement.place.document == entry.path {
            continue;
        }
        check.report.reads.documents.insert(Arc::clone(&statement.place.document));
        found.extend(of_article(check.snapshot, &statement.place));
    }
    check.report.reads.series.insert(key);
    found
}

fn of_profile(snapshot: &Snapshot, process: &Reference) -> Vec<Sighting> {
    let Some((page, profile)) = snapshot.entity_id(process).and_then(|id| snapshot.profile(&id)) else {
        return Vec::new();
    };
    let sighting = |round: &crate::extract::profile::Round| {
        Some(Sighting {
            number: round.number,
            period: round.period?,
            document: Arc::clone(&page.path),
            span: profile.name_span,
            by: format!("the profile of {}", profile.names.name),
        })
    };
    profile.rounds.iter().filter_map(sighting).collect()
}

fn of_article(snapshot: &Snapshot, place: &FigurePlace) -> Option<Sighting> {
    let (entry, figure) = snapshot.figure(place)?;
    let dated = entry.facts.round_dates.iter().find(|dated| dated.figure == place.figure)?;
    // A date that the page contradicts dates nothing.
    let is_sound = entry.facts.date.contradiction.is_none() || matches!(dated.said, Said::Period(_));
    Some(Sighting {
        number: number(figure)?,
        period: period(snapshot, entry, figure, dated).filter(|_| is_sound)?,
        document: Arc::clone(&place.document),
        span: figure.span,
        by: snapshot.outlet(entry),
    })
}

fn compare(
    check: &mut Check<'_>,
    dated: &RoundDate,
    figure: &Figure,
    (number, period): (u32, Period),
    sightings: &[Sighting],
) {
    let then = |one: &&Sighting| one.period.overlaps(period);
    if sightings.iter().any(|one| one.number == number && then(&one)) {
        return;
    }
    let ordinal = |number: u32| crate::corpus::describe::ordinal(number);
    let own = sightings.iter().find(|one| one.number == number);
    let elsewhere =
        own.map(|own| format!(", and the {} on {}", ordinal(number), own.period)).unwrap_or_default();
    let others: Vec<&Sighting> = sightings.iter().filter(then).collect();
    if let Some(first) = others.first() {
        let is_one = others.iter().all(|one| one.number == first.number);
        let (said, right) = (ordinal(number), ordinal(first.number));
        let message = format!(
            "the {said} round is dated {period} here; {} has the {right} on {}{elsewhere}",
            first.by, first.period
        );
        let fixes = if is_one { fix(check, dated, figure, first.number) } else { Vec::new() };
        // A profile's rounds stand in one place.
        let is_shown =
            |own: &&Sighting| others.iter().any(|one| one.document == own.document && one.span == own.span);
        let own = own.filter(|own| !is_shown(own));
        let related = others.iter().copied().chain(own).map(related).collect();
        check.find(figure.span, message, related, fixes);
        return;
    }
    let crossed = |one: &&Sighting| {
        one.number < number && period.to < one.period.from
            || one.number > number && one.period.to < period.from
    };
    if let Some(other) = sightings.iter().find(crossed) {
        let side = if other.number < number { "before" } else { "after" };
        let message = format!(
            "the {} round is dated {period} here, {side} the {} of {} ({}){elsewhere}",
            ordinal(number),
            ordinal(other.number),
            other.period,
            other.by
        );
        let related = std::iter::once(other).chain(own).map(related).collect();
        check.find(figure.span, message, related, Vec::new());
    }
}

fn related(one: &Sighting) -> Related {
    Related {
        document: Arc::clone(&one.document),
        span: one.span,
        message: format!(
            "{} has the {} round on {}",
            one.by,
            crate::corpus::describe::ordinal(one.number),
            one.period
        ),
    }
}

/// Writes the round that took place then, in words or digits as the text does.
fn fix(check: &Check<'_>, dated: &RoundDate, figure: &Figure, number: u32) -> Vec<Fix> {
    if check.entry.kind == DocumentKind::Article {
        return Vec::new();
    }
    vec![Fix::write(check.entry, figure.number_span(), written(number, &dated.words))]
}

/// An ordinal as a text writes another one: "sixth", "Sixth", "6th", "VI".
fn written(number: u32, like: &str) -> String {
    const ROMAN: [&str; 12] = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];
    let at = usize::try_from(number).unwrap_or_default().wrapping_sub(1);
    let is_roman = like.len() < 6 && like.chars().all(|c| matches!(c, 'I' | 'V' | 'X'));
    if is_roman && let Some(roman) = ROMAN.get(at) {
        return (*roman).to_owned();
    }
    if like.chars().all(char::is_alphabetic) {
        return spelled::ordinal(number, like.starts_with(char::is_uppercase));
    }
    crate::corpus::describe::ordinal(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinals_are_written_as_the_text_writes_them() {
        for (like, expected) in [("sixth", "fifth"), ("Sixth", "Fifth"), ("6th", "5th"), ("VI", "V")] {
            assert_eq!(written(5, like), expected);
        }
        assert_eq!(written(21, "sixth"), "21st");
    }
}
