//! `date-mismatch`: a note dates what its cited article dates differently.

mod absent;
mod verdict;

use std::sync::Arc;

use self::verdict::{Verdict, apart, comparable, is_doubtful, is_explicit, meant, verdict};
use super::{
    Check, Fix, Level, Rule, date_form,
    telling::{self, Likeness, Size, Weights},
};
use crate::{
    corpus::Entry,
    extract::{Dated, DayRole, Period, ToldWord},
};

pub(super) static RULE: Rule = Rule {
    name: "date-mismatch",
    summary: "a note dates an event differently from the article that it cites",
    level: Level::Warning,
    in_articles: Level::Off,
    manual: include_str!("date_mismatch.md"),
    check,
};

/// Per cent of an event's words that two sentences must share, where kind and place are the same.
const SAME_EVENT: u32 = 40;

/// A sentence of an article with its days.
struct Statement<'a> {
    source: &'a Arc<Entry>,
    sentence: u32,
    days: Vec<&'a Dated>,
    words: &'a [ToldWord],
}

fn check(check: &mut Check<'_>) {
    let entry = check.entry;
    for ours in &entry.facts.dated {
        let cited = telling::cited(check, ours.sentence);
        // "The fire was on 4 May": an event is told by one word.
        let is_told = ours.words().len() > 1 || !ours.words().is_empty() && ours.what.is_some();
        if cited.is_empty() || !is_told {
            continue;
        }
        let best = cited.iter().map(|source| nearest(check, entry, ours, source)).collect::<Vec<_>>();
        if best.iter().any(|answer| matches!(answer, Answer::Agrees)) {
            continue;
        }
        let differs = best.into_iter().filter_map(|answer| match answer {
            Answer::Differs(likeness, source, theirs) => Some((likeness, source, theirs)),
            _ => None,
        });
        let likest = differs.max_by_key(|(likeness, ..)| *likeness);
        let same = likest
            .filter(|(likeness, ..)| likeness.is_copy() || absent::are_towns_named(check, ours, &cited));
        let found = same.map(|(_, source, theirs)| (source, theirs));
        if let Some((source, theirs)) = found.or_else(|| absent::otherwise(check, ours, &cited)) {
            tell(check, ours, source, theirs);
        }
    }
}

/// What an article says of a note's day.
enum Answer<'a> {
    Nothing,
    Agrees,
    Differs(Likeness, &'a Arc<Entry>, &'a Dated),
}

fn statements(source: &Arc<Entry>) -> Vec<Statement<'_>> {
    let facts = &source.facts;
    let days = facts.dated.chunk_by(|one, other| one.sentence == other.sentence);
    let of_days = days.filter_map(|days| {
        let told = facts.told_in(days.first()?.sentence)?;
        Some(Statement { source, sentence: told.sentence, days: days.iter().collect(), words: told.words })
    });
    of_days.collect()
}

fn nearest<'a>(check: &Check<'_>, note: &Entry, ours: &Dated, source: &'a Arc<Entry>) -> Answer<'a> {
    let statements = statements(source);
    let weights = Weights::of(statements.iter().map(|statement| statement.words));
    let alike: Vec<(Likeness, &Statement<'a>)> = statements
        .iter()
        .map(|statement| (weights.likeness(ours.words(), statement.words), statement))
        .filter(|(likeness, statement)| tells_the_same(check, note, ours, *likeness, statement))
        .collect();
    let Some((best, statement)) = alike.iter().max_by_key(|(likeness, _)| *likeness) else {
        return Answer::Nothing;
    };
    let is_copy = best.is_copy();
    let own = |theirs: &&&Dated| weights.likeness(ours.words(), theirs.words());
    let comparable = |theirs: &&&Dated| are_of_one_sort(ours, theirs, source, statement, is_copy);
    let theirs = statement.days.iter().filter(comparable).max_by_key(own);
    // The same may be told twice, of two days: one of them is enough. A longer period is, where it tells of just that.
    let near = alike.iter().filter(|(likeness, _)| likeness.share * 10 >= best.share * 6);
    let meant = meant(note, ours, source);
    let counts = |one: &Dated| {
        let is_day = one.period.is_some_and(|period| period.is_day() || meant.contains(&period));
        let is_beside = theirs.is_some_and(|theirs| one.sentence == theirs.sentence && one != *theirs);
        let is_of_words = theirs.is_some_and(|theirs| is_day_of_words(ours, theirs, one));
        !is_beside || is_day && !is_of_words
    };
    let mut days = near.flat_map(|(_, one)| one.days.iter()).filter(|one| counts(one));
    if days.any(|theirs| verdict(note, ours, source, theirs, is_copy) == Verdict::Agree) {
        return Answer::Agrees;
    }
    match theirs {
        Some(theirs) if verdict(note, ours, source, theirs, is_copy) == Verdict::Differ => {
            Answer::Differs(*best, statement.source, theirs)
        }
        _ => Answer::Nothing,
    }
}

/// Whether a day is that of the words in a sentence that has a day for the note's event as well.
fn is_day_of_words(ours: &Dated, theirs: &Dated, other: &Dated) -> bool {
    let is_event = ours.role == DayRole::Event && theirs.role == DayRole::Event;
    is_event && ours.what.is_some() && ours.what == theirs.what && other.role == DayRole::Saying
}

/// Whether two days are days of the same: an event's, a plan's, a bound, or of words. A plan for a day before the article
/// was none; of the only day in a copied sentence nothing else can be meant.
fn are_of_one_sort(
    ours: &Dated,
    theirs: &Dated,
    source: &Entry,
    statement: &Statement<'_>,
    is_copy: bool,
) -> bool {
    let (Some(published), Some(period)) = (source.facts.date.date, theirs.period) else {
        return ours.role == theirs.role;
    };
    if ours.phase.zip(theirs.phase).is_some_and(|(one, other)| one != other) {
        return false;
    }
    let is_only_day = is_copy && statement.days.len() == 1;
    match (ours.role, theirs.role) {
        (one, other) if one == other => true,
        (DayRole::Event, DayRole::Plan) | (DayRole::Plan, DayRole::Event) => period.from <= published,
        (DayRole::Event, DayRole::Saying) | (DayRole::Saying, DayRole::Event) => is_only_day,
        _ => false,
    }
}

/// Nearly the same sentence; or the same kind of event at the same place, with enough in common.
fn tells_the_same(
    check: &Check<'_>,
    note: &Entry,
    ours: &Dated,
    likeness: Likeness,
    statement: &Statement<'_>,
) -> bool {
    let (here, there) = ((note, ours.sentence), (&**statement.source, statement.sentence));
    let is_same_event = || {
        let kinds = statement.days.iter().any(|day| ours.what.is_some() && day.what == ours.what);
        let shared = telling::places(check, here, Size::Town)
            .intersection(&telling::places(check, there, Size::Town))
            .count();
        kinds && shared > 0 && likeness.share >= SAME_EVENT && likeness.shared >= 3
    };
    (likeness.is_alike() || is_same_event()) && !telling::are_apart(check, here, there)
}

fn tell(check: &mut Check<'_>, ours: &Dated, source: &Arc<Entry>, theirs: &Dated) {
    let note = check.entry;
    let Some((meant, period)) = comparable(note, ours, source, theirs, true) else { return };
    let Some(mine) = meant.into_iter().min_by_key(|one| apart(*one, period)) else { return };
    let credit = telling::credit(check, source);
    let words = |one: &Dated| one.written().split_whitespace().collect::<Vec<_>>().join(" ");
    let is_resolved = theirs.period == Some(period);
    let (here, there) =
        if is_resolved { (mine.to_string(), period.to_string()) } else { (words(ours), words(theirs)) };
    let side = if mine.from > period.from { "later" } else { "earlier" };
    let off = match (apart(mine, period), months_apart(mine, period)) {
        (0, _) => "another range".to_owned(),
        (_, Some(1)) => format!("one month {side}"),
        (_, Some(months)) => format!("{months} months {side}"),
        (1, None) => format!("one day {side}"),
        (days, None) => format!("{days} days {side}"),
    };
    let said = if words(theirs) == there { String::new() } else { format!(" (“{}”)", words(theirs)) };
    let message = format!(
        "the note dates this {here}, {off} than the cited article, which has {there}{said} ({credit})"
    );
    let related = telling::there(check, source, theirs.span, &there);
    // Where the article's own date is in doubt, so is the day that its words mean.
    let is_sure = is_explicit(theirs.said) || !is_doubtful(source);
    let fixes = fix(note, ours, period).filter(|_| is_sure).into_iter().collect();
    check.find(ours.span, message, vec![related], fixes);
}

/// Months between two whole months; `None` of any other periods.
fn months_apart(one: Period, other: Period) -> Option<u32> {
    let number = |period: Period| {
        let month = (period.from.year(), period.from.month());
        (Period::month(month.0, month.1) == Some(period))
            .then(|| i32::from(month.0) * 12 + i32::from(month.1))
    };
    Some(number(one)?.abs_diff(number(other)?))
}

/// Writes the article's day as the note writes days.
fn fix(note: &Entry, ours: &Dated, period: Period) -> Option<Fix> {
    // "late May" has a word outside of the date that tells which part of the month.
    let is_part = ours.period.is_some_and(|one| {
        !one.is_day()
            && Period::month(one.from.year(), one.from.month())
                .is_some_and(|month| month != one && month.from <= one.from && one.to <= month.to)
    });
    if is_part {
        return None;
    }
    let new_text = date_form::written_like(ours.written(), period)?;
    let title = format!("Write {new_text}, as the cited article has it");
    Some(Fix::choice(title, note, ours.span, new_text))
}
