//! `date-mismatch`: a note dates what its cited article dates differently.

use std::{collections::BTreeSet, sync::Arc};

use super::{
    Check, Edit, Fix, Level, Related, Rule, Safety, date_form,
    telling::{self, Likeness, Size, Weights},
};
use crate::{
    corpus::Entry,
    extract::{
        Certainty, Date, Dated, DayRole, Period,
        date::days_between,
        date_words::{Relative, Said, Unit},
    },
};

pub(super) static RULE: Rule = Rule {
    name: "date-mismatch",
    summary: "a note dates an event differently from the article that it cites",
    level: Level::Warning,
    in_articles: Level::Off,
    manual: include_str!("date_mismatch.md"),
    check,
};

/// Farther apart than this, a day that the article tells from its own date is more likely to be misread than misquoted.
const NEAR: i32 = 45;

/// Days of the longest range of days that is told exactly.
const RANGE: i32 = 25;

/// Per cent of an event's words that two sentences must share, where kind and place are the same.
const SAME_EVENT: u32 = 40;

/// A sentence of an article with its days.
struct Statement<'a> {
    source: &'a Arc<Entry>,
    sentence: u32,
    days: Vec<&'a Dated>,
    words: BTreeSet<u32>,
}

/// What two days say of each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verdict {
    Agree,
    Differ,
    Unknown,
}

fn check(check: &mut Check<'_>) {
    let entry = Arc::clone(check.entry);
    for ours in &entry.facts.dated {
        let cited = telling::cited(check, ours.sentence);
        if cited.is_empty() || ours.words.len() < 2 {
            continue;
        }
        let best = cited.iter().map(|source| nearest(check, &entry, ours, source)).collect::<Vec<_>>();
        if best.iter().any(|answer| matches!(answer, Answer::Agrees)) {
            continue;
        }
        let differs = best.into_iter().filter_map(|answer| match answer {
            Answer::Differs(likeness, source, theirs) => Some((likeness, source, theirs)),
            _ => None,
        });
        let found = differs.max_by_key(|(likeness, ..)| *likeness);
        if let Some((_, source, theirs)) = found.map(|(a, b, c)| (a, Arc::clone(b), c.clone())) {
            tell(check, ours, &source, &theirs);
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
    let mut statements: Vec<Statement<'_>> = Vec::new();
    for day in &source.facts.dated {
        if statements.last().is_none_or(|last| last.sentence != day.sentence) {
            let (days, words) = (Vec::new(), BTreeSet::new());
            statements.push(Statement { source, sentence: day.sentence, days, words });
        }
        if let Some(last) = statements.last_mut() {
            last.days.push(day);
            last.words.extend(day.words.iter().copied());
        }
    }
    statements
}

fn nearest<'a>(check: &Check<'_>, note: &Entry, ours: &Dated, source: &'a Arc<Entry>) -> Answer<'a> {
    let statements = statements(source);
    let weights = Weights::of(statements.iter().map(|statement| &statement.words));
    let alike: Vec<(Likeness, &Statement<'a>)> = statements
        .iter()
        .map(|statement| (weights.likeness(&ours.words, &statement.words), statement))
        .filter(|(likeness, statement)| tells_the_same(check, note, ours, *likeness, statement))
        .collect();
    let Some((best, statement)) = alike.iter().max_by_key(|(likeness, _)| *likeness) else {
        return Answer::Nothing;
    };
    let is_copy = best.is_copy();
    let own = |theirs: &&&Dated| weights.likeness(&ours.words, &theirs.words.iter().copied().collect());
    let comparable = |theirs: &&&Dated| are_of_one_sort(ours, theirs, source, statement, is_copy);
    let theirs = statement.days.iter().filter(comparable).max_by_key(own);
    // The same may be told twice, of two days: one of them is enough. A longer period is, where it tells of just that.
    let near = alike.iter().filter(|(likeness, _)| likeness.share * 10 >= best.share * 6);
    let counts = |one: &Dated| {
        one.period.is_some_and(Period::is_day)
            || theirs.is_none_or(|theirs| one.sentence != theirs.sentence || one == *theirs)
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

/// The periods that a note's words can mean: seen from the note's own date, or, copied as they are, from the article's.
fn meant(note: &Entry, ours: &Dated, source: &Entry) -> BTreeSet<Period> {
    let from = |date: Option<Date>| match ours.said {
        Said::Relative(relative) => relative.from(date?),
        _ => ours.period,
    };
    [from(note.facts.date.date), from(source.facts.date.date)].into_iter().flatten().collect()
}

/// What a note's day and an article's say of each other. Copies of a sentence are compared even where only their words
/// can be.
fn verdict(note: &Entry, ours: &Dated, source: &Entry, theirs: &Dated, is_copy: bool) -> Verdict {
    let Some((meant, period)) = comparable(note, ours, source, theirs, is_copy) else {
        return Verdict::Unknown;
    };
    let distance = meant.iter().map(|one| apart(*one, period)).min();
    let Some(distance) = distance else { return Verdict::Unknown };
    if distance <= slack(theirs.said) {
        let is_range = |one: Period| !one.is_day() && days_between(one.from, one.to) < RANGE;
        let differs = is_copy
            && is_explicit(ours.said)
            && is_explicit(theirs.said)
            && is_range(period)
            && meant.iter().all(|one| is_range(*one) && *one != period);
        return if differs { Verdict::Differ } else { Verdict::Agree };
    }
    // "Monday" on a Monday may be that of last week.
    let is_week_off = matches!(theirs.said, Said::Relative(Relative::Weekday(..)))
        && distance == 7
        && source.facts.date.date.is_some_and(|date| date.weekday() == period.from.weekday());
    if !is_explicit(theirs.said) && distance > NEAR || is_week_off {
        Verdict::Unknown
    } else {
        Verdict::Differ
    }
}

/// The periods to compare: the note's readings and the article's. `None` where the article's words need a date that is
/// in doubt; but of two weekdays in copies, and of two days of a year, the words alone tell.
fn comparable(
    note: &Entry,
    ours: &Dated,
    source: &Entry,
    theirs: &Dated,
    is_copy: bool,
) -> Option<(BTreeSet<Period>, Period)> {
    let reading = &source.facts.date;
    let is_doubtful = reading.contradiction.is_some() || reading.certainty == Certainty::None;
    let meant = meant(note, ours, source);
    match (ours.said, theirs.said) {
        (Said::Relative(one @ Relative::Weekday(..)), Said::Relative(other @ Relative::Weekday(..)))
            if is_doubtful && is_copy =>
        {
            let base = reading.date.unwrap_or(Date::constant(2000, 1, 5));
            Some((BTreeSet::from([one.from(base)?]), other.from(base)?))
        }
        (Said::Relative(one), Said::Relative(other)) if is_doubtful => {
            Some((BTreeSet::from([in_year(one, LEAP)?]), in_year(other, LEAP)?))
        }
        (_, Said::Relative(other)) if is_doubtful => {
            let year = meant.first()?.from.year();
            Some((meant, in_year(other, year)?))
        }
        _ => Some((meant, theirs.period?)),
    }
}

/// A year that has every day.
const LEAP: i16 = 2000;

/// "July 6" in a year; `None` for words that need more than a year.
fn in_year(relative: Relative, year: i16) -> Option<Period> {
    let Relative::MonthDay { month, day, last, .. } = relative else { return None };
    let (from, to) = (Date::new(year, month, day).ok()?, Date::new(year, month, last).ok()?);
    Some(Period { from, to: to.max(from) })
}

/// A day or range that stands in the calendar by itself, or but for its year.
fn is_explicit(said: Said) -> bool {
    match said {
        Said::Relative(relative) => matches!(relative, Relative::MonthDay { .. } | Relative::InYear { .. }),
        _ => true,
    }
}

/// Days between two periods; 0 where they overlap.
fn apart(one: Period, other: Period) -> i32 {
    days_between(one.to, other.from).max(days_between(other.to, one.from)).max(0)
}

/// Days by which words that count from the article's own date may miss.
fn slack(said: Said) -> i32 {
    match said {
        Said::Relative(Relative::Whole(Unit::Day, _) | Relative::Ago(Unit::Day, _)) => 1,
        Said::Relative(Relative::Ago(Unit::Week, _)) => 4,
        Said::Relative(Relative::Ago(..) | Relative::Stretch(..)) => 10,
        _ => 0,
    }
}

fn tell(check: &mut Check<'_>, ours: &Dated, source: &Arc<Entry>, theirs: &Dated) {
    let note = Arc::clone(check.entry);
    let Some((meant, period)) = comparable(&note, ours, source, theirs, true) else { return };
    let Some(mine) = meant.into_iter().min_by_key(|one| apart(*one, period)) else { return };
    let credit = telling::credit(check, source);
    let words = |one: &Dated| one.written.split_whitespace().collect::<Vec<_>>().join(" ");
    let is_resolved = theirs.period == Some(period);
    let (here, there) =
        if is_resolved { (mine.to_string(), period.to_string()) } else { (words(ours), words(theirs)) };
    let days = apart(mine, period);
    let side = if mine.from > period.from { "later" } else { "earlier" };
    let off = match days {
        0 => "another range".to_owned(),
        1 => format!("one day {side}"),
        days => format!("{days} days {side}"),
    };
    let said = if words(theirs) == there { String::new() } else { format!(" (“{}”)", words(theirs)) };
    let message = format!(
        "the note dates this {here}, {off} than the cited article, which has {there}{said} ({credit})"
    );
    let related = Related {
        document: Arc::clone(&source.path),
        span: theirs.span,
        message: format!("{there} in {credit}"),
    };
    let fixes = fix(&note, ours, period).into_iter().collect();
    check.find(ours.span, message, vec![related], fixes);
}

/// Writes the article's day as the note writes days.
fn fix(note: &Entry, ours: &Dated, period: Period) -> Option<Fix> {
    let new_text = date_form::written_like(&ours.written, period)?;
    let edit = Edit { document: Arc::clone(&note.path), span: ours.span, new_text: new_text.clone() };
    Some(Fix {
        title: format!("Write {new_text}, as the cited article has it"),
        safety: Safety::Choice,
        edits: vec![edit],
    })
}
