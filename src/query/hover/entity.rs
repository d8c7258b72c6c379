//! An actor, venue, process or conflict: who it is at the date that the text speaks of, and where it was introduced.

use std::collections::BTreeMap;

use super::{Page, quote, sparkline::sparkline};
use crate::{
    corpus::{Entry, Introduction, MonthKey, Snapshot, describe::counted},
    extract::{
        DocumentKind, EntityId, Mention, MentionKind, Period, Reference,
        lexicon::gazetteer,
        profile::{EntityKind, Profile, Role},
    },
};

/// Other names that are listed.
const LISTED: usize = 8;
/// Newest documents in which a last statement is looked for.
const NEWEST: usize = 200;

/// Who gives the date of a question: the text around a name, or the person who asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Asker {
    Text,
    Person,
}

pub(super) fn write(snapshot: &Snapshot, entry: &Entry, mention: &Mention, page: &mut Page) {
    let when = snapshot.spoken_of(entry, mention.sentence);
    let title = page.parts.len();
    write_entity(snapshot, &mention.reference, when, Asker::Text, page);
    if page.parts.len() == title {
        page.quoted("**", snapshot.excerpt(entry, mention.span), "**  \n");
        page.row("not told apart: several actors of this corpus fit, or none");
    }
}

/// The entity by itself; `when` is the date that the text speaks of.
pub(super) fn write_entity(
    snapshot: &Snapshot,
    reference: &Reference,
    when: Option<Period>,
    asker: Asker,
    page: &mut Page,
) {
    let Some(entity) = snapshot.entity(reference) else { return };
    let profile = snapshot.profile(&entity.id).map(|(_, profile)| profile.as_ref());
    let kind = entity.kind.map_or("", |kind| kind.name()).replace('-', " ");
    let kind = if kind.is_empty() { String::new() } else { format!(" · {kind}") };
    page.row(&format!("**{}**{kind}", quote(&entity.name)));
    if let Some(role) = profile.and_then(|profile| profile.role_at(when)) {
        page.row(&role_words(snapshot, role, when.filter(|_| asker == Asker::Text)));
    }
    belongs_to(snapshot, &entity.id, profile, page);
    let first = snapshot.introduction(reference);
    if let Some(first) = &first {
        introduced(snapshot, first, page);
    }
    let documents = snapshot.appearance_count(reference);
    if profile.is_some() || documents > 0 {
        page.rule();
    }
    if let Some((entry, profile)) = snapshot.profile(&entity.id) {
        if let Some(summary) = profile.summary {
            page.quoted("", snapshot.excerpt(entry, summary), "\n\n");
        }
        also_called(profile, page);
        rounds(profile, page);
    }
    held_here(snapshot, &entity.id, page);
    mentions(snapshot, (reference, entity.kind), documents, page);
    last_statement(snapshot, reference, when, page);
}

fn role_words(snapshot: &Snapshot, role: &Role, when: Option<Period>) -> String {
    let of = role
        .of
        .as_ref()
        .map(|id| format!(", {}", quote(&snapshot.name_of(&Reference::Known(id.clone())))))
        .unwrap_or_default();
    let from = role.from.map(|from| format!(" from {from}")).unwrap_or_default();
    let to = role.to.map(|to| format!(" to {to}")).unwrap_or_default();
    let at = when.map(|when| format!("; the text speaks of {when}")).unwrap_or_default();
    format!("{}{of} ({}{at})", quote(&role.title), format!("{from}{to}").trim_start())
        .replace("(; ", "(")
        .replace(" ()", "")
}

fn belongs_to(snapshot: &Snapshot, id: &str, profile: Option<&Profile>, page: &mut Page) {
    let name = |id: &EntityId| quote(&snapshot.name_of(&Reference::Known(id.clone())));
    let place = profile
        .and_then(|profile| profile.place.clone())
        .or_else(|| gazetteer::place_of(id).map(EntityId::from));
    match (profile.and_then(|profile| profile.affiliation.as_ref()), place) {
        (Some(affiliation), _) => page.row(&format!("of {}", name(affiliation))),
        (None, Some(place)) => page.row(&format!("in {}", name(&place))),
        (None, None) => {}
    }
    let Some(profile) = profile else { return };
    if let Some(start) = profile.start {
        let end = profile.end.map(|end| format!(", ended {end}")).unwrap_or_default();
        page.row(&format!("began {start}{end}"));
    }
    if !profile.members.is_empty() {
        page.row(&format!("members: {}", profile.members.iter().map(name).collect::<Vec<_>>().join(", ")));
    }
}

fn introduced(snapshot: &Snapshot, first: &Introduction, page: &mut Page) {
    let Some(entry) = snapshot.entry(&first.document) else { return };
    let date = first.date.map_or_else(|| "undated".to_owned(), |date| date.to_string());
    let head = format!("first introduced by {}, {date}", quote(&snapshot.outlet(entry)));
    page.quoted(&format!("{head}: “"), first.sentence.clone(), "”  \n");
}

fn also_called(profile: &Profile, page: &mut Page) {
    let names: Vec<String> = profile.names.aliases.iter().take(LISTED).map(|alias| quote(alias)).collect();
    if !names.is_empty() {
        page.line(&format!("also: {}\n", names.join(", ")));
    }
}

fn rounds(profile: &Profile, page: &mut Page) {
    let dated: Vec<String> = profile
        .rounds
        .iter()
        .map(|round| {
            round
                .period
                .map_or_else(|| format!("{}", round.number), |period| format!("{} ({period})", round.number))
        })
        .collect();
    if !dated.is_empty() {
        page.line(&format!("rounds: {}\n", dated.join(", ")));
    }
}

/// Processes whose venue this is, with their rounds.
fn held_here(snapshot: &Snapshot, id: &str, page: &mut Page) {
    for (_, profile) in snapshot.talks_at(id) {
        let here = profile.venue.as_deref() == Some(id);
        let count = profile
            .rounds
            .iter()
            .filter(|round| round.place.as_deref().map_or(here, |place| place == id))
            .count();
        if here || count > 0 {
            page.line(&format!("{}: {count} rounds here\n", quote(&profile.names.name)));
        }
    }
}

/// How many documents mention it, by month, and how many articles were written there. All of it is kept in step, so
/// that a country that ten thousand documents name is answered as fast as a village.
fn mentions(
    snapshot: &Snapshot,
    (reference, kind): (&Reference, Option<EntityKind>),
    documents: usize,
    page: &mut Page,
) {
    if documents == 0 {
        return;
    }
    let by_month = by_month(&snapshot.appearances_by_month(reference));
    let spark = if by_month.len() > 1 { format!(" {}", sparkline(&by_month)) } else { String::new() };
    page.line(&format!("mentioned in {}{spark}\n", counted(documents, "document")));
    if kind.is_some_and(|kind| kind.mention_kind() != MentionKind::Venue) {
        return;
    }
    let written = snapshot.written_at(reference);
    if written > 0 {
        page.line(&format!("{written} articles were written here\n"));
    }
}

/// Documents of every month from the first to the last, those without any too.
fn by_month(months: &BTreeMap<MonthKey, usize>) -> Vec<i64> {
    let (Some((first, _)), Some((last, _))) = (months.first_key_value(), months.last_key_value()) else {
        return Vec::new();
    };
    let number = |(year, month): MonthKey| i32::from(year) * 12 + i32::from(month) - 1;
    // A misread year must not make a row of ten thousand months.
    let start = number(*first).max(number(*last) - 600);
    (start..=number(*last))
        .map(|at| {
            let key =
                (i16::try_from(at / 12).unwrap_or_default(), i8::try_from(at % 12 + 1).unwrap_or_default());
            months.get(&key).and_then(|count| i64::try_from(*count).ok()).unwrap_or_default()
        })
        .collect()
}

/// The newest quotation of an actor in an article before the date that the text speaks of.
fn last_statement(snapshot: &Snapshot, reference: &Reference, when: Option<Period>, page: &mut Page) {
    let references = snapshot.references_of(reference);
    let said = |entry: &Entry| {
        let is_theirs = |who: &Reference| references.contains(who);
        entry.facts.quotes.iter().rev().find(|quote| quote.speaker.as_ref().is_some_and(is_theirs)).cloned()
    };
    let before = snapshot.newest_appearances(reference, when.map(|when| when.to)).take(NEWEST);
    let newest = before.into_iter().find_map(|one| {
        let entry = snapshot.entry(one.document()).filter(|entry| entry.kind == DocumentKind::Article)?;
        Some((one.date()?, said(entry)?, entry))
    });
    if let Some((date, words, entry)) = newest {
        page.quoted(&format!("last said, {date}: “"), snapshot.excerpt(entry, words.span), "”\n");
    }
}
