//! `stale-figure`: a note gives as present what an article before its date has counted further.

use std::sync::Arc;

use super::{Check, Edit, Fix, Level, Rule, Safety, sourced};
use crate::{
    corpus::{DocPath, Entry, FigurePlace, SeriesKey, Snapshot, Statement, describe, link_to, stem},
    extract::{
        Citation, CitationKind, Date, DocumentKind, Figure, date::days_between, figure::measure::MeasureKind,
    },
};

pub(super) static RULE: Rule = Rule {
    name: "stale-figure",
    summary: "a note gives as present a figure that the same count had passed by the note's date",
    level: Level::Hint,
    in_articles: Level::Off,
    manual: include_str!("stale_figure.md"),
    check,
};

fn check(check: &mut Check<'_>) {
    let note = Arc::clone(check.entry);
    let Some(today) = note.facts.date.date.filter(|_| note.kind == DocumentKind::Note) else { return };
    for figure in &note.facts.figures {
        if !speaks_of_now(check, &note, figure) {
            continue;
        }
        let Some(key) = check.snapshot.series_key(&note, figure) else { continue };
        check.report.reads.targets = true;
        check.report.reads.series.insert(key.clone());
        if let Some((old, new)) = overtaken(check, &note, figure, &key, today) {
            tell(check, figure, &old, &new, today);
        }
    }
}

/// A total or a level in the present, with a number and without a day of its own.
fn speaks_of_now(check: &Check<'_>, note: &Entry, figure: &Figure) -> bool {
    let kind = check.snapshot.policy().measures.kind(&figure.measure);
    let start = figure.span.start;
    let is_under_a_date =
        note.facts.headings.iter().any(|heading| heading.span.start <= start && heading.date.is_some());
    figure.is_present
        && figure.as_of().is_none()
        && figure.change.is_none()
        && figure.quantity.stated.is_some()
        && !is_under_a_date
        && matches!(kind, MeasureKind::Cumulative | MeasureKind::Level)
}

/// The statement that the figure repeats, and the newest of its lineage by the note's date, where that one says otherwise.
fn overtaken(
    check: &mut Check<'_>,
    note: &Arc<Entry>,
    figure: &Figure,
    key: &SeriesKey,
    today: Date,
) -> Option<(Statement, Statement)> {
    let snapshot = check.snapshot;
    let cited = snapshot.cited_by(note, figure.sentence);
    let witness = |figure: &Figure| figure.source.as_ref().and_then(|source| source.reference.clone());
    let own = witness(figure);
    let repeats = |place: &&FigurePlace| {
        let other = snapshot.figure(place).map(|(_, other)| other);
        (cited.is_empty() || cited.contains(&place.document))
            && (own.is_none()
                || other.is_some_and(|other| witness(other).is_none_or(|theirs| Some(theirs) == own)))
    };
    // A series may be long: only those that state this number are looked at, and then the newest months first.
    let stating = snapshot.series(key)?.stating(figure.quantity.stated?).filter(repeats);
    let dated = stating.filter_map(|place| statement(snapshot, key, place));
    let old = dated.filter(|one| one.date <= Some(today)).max_by_key(|one| one.date)?;
    let (lineage, before) = (old.lineage?, old.date?);
    let months = (before.year(), before.month())..=(today.year(), today.month());
    let mut later = snapshot
        .statements_within(key, months)
        .rev()
        .filter(|one| one.lineage == Some(lineage) && one.date > old.date && one.date <= Some(today));
    let newest = later.next()?;
    let same_day = later.take_while(|one| one.date == newest.date);
    let new = same_day.last().unwrap_or_else(|| newest.clone());
    check.report.reads.documents.extend([&old, &new].map(|one| Arc::clone(&one.place.document)));
    let (_, theirs) = check.snapshot.figure(&new.place)?;
    sourced::disagree(figure, theirs, check.snapshot.policy().toll_tolerance).then_some((old, new))
}

/// The dated statement at a place.
fn statement(snapshot: &Snapshot, key: &SeriesKey, place: &FigurePlace) -> Option<Statement> {
    let (entry, figure) = snapshot.figure(place)?;
    let date = figure.as_of().map(|period| period.to).or(entry.facts.date.date)?;
    let month = (date.year(), date.month());
    snapshot.statements_within(key, month..=month).find(|one| one.place == *place)
}

fn tell(check: &mut Check<'_>, figure: &Figure, old: &Statement, new: &Statement, today: Date) {
    let Some((entry, theirs)) =
        check.snapshot.figure(&new.place).map(|(entry, figure)| (Arc::clone(entry), figure.clone()))
    else {
        return;
    };
    let (Some(before), Some(after)) = (old.date, new.date) else { return };
    let message = format!(
        "the note of {today} speaks in the present of {} {}, said of {before}; the same count had {} by {after} ({}), {} days later",
        describe::said(figure),
        describe::measure_words(&figure.measure),
        describe::said(&theirs),
        check.snapshot.credit(&entry, &theirs),
        days_between(before, after)
    );
    let related = [new, old].into_iter().filter_map(|one| check.related(&one.place)).collect();
    let fixes = fix(check, figure, &theirs, &new.place).into_iter().collect();
    check.find(figure.span, message, related, fixes);
}

/// Writes the newer figure, and cites the newer article where the sentence cites one.
fn fix(check: &Check<'_>, figure: &Figure, newer: &Figure, place: &FigurePlace) -> Option<Fix> {
    let note = check.entry;
    let own: Vec<&Citation> =
        note.facts.citations.iter().filter(|one| one.sentence == Some(figure.sentence)).collect();
    let cites_newer = check.snapshot.cited_by(note, figure.sentence).contains(&place.document);
    let citation = match own.as_slice() {
        _ if cites_newer => None,
        [] if check.snapshot.cited_by(note, figure.sentence).is_empty() => None,
        [one] => Some(cite_instead(check, one, &place.document)?),
        _ => return None,
    };
    let mut fix = sourced::fix(check, figure, newer);
    fix.title = match &citation {
        Some(_) => format!("Write {} and cite {}", describe::said(newer), stem(&place.document)),
        None => format!("Write {}", describe::said(newer)),
    };
    fix.edits.extend(citation);
    fix.safety = Safety::Choice;
    Some(fix)
}

/// The target of a citation written anew, in the way in which it is written.
fn cite_instead(check: &Check<'_>, citation: &Citation, document: &DocPath) -> Option<Edit> {
    let new_text = match citation.kind {
        CitationKind::Link => link_to(&check.entry.path, document),
        CitationKind::Wiki => stem(document).to_owned(),
        CitationKind::Key => check.snapshot.entry(document)?.facts.keys.first()?.to_string(),
        CitationKind::Footnote => return None,
    };
    // A reference link has its target elsewhere.
    let is_placed = citation.target_span != citation.span || citation.kind == CitationKind::Key;
    let edit = Edit { document: Arc::clone(&check.entry.path), span: citation.whole_target_span, new_text };
    is_placed.then_some(edit)
}
