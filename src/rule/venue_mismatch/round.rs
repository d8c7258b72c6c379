//! Rounds of known processes, against what profiles and articles have of them.

use std::{collections::BTreeMap, sync::Arc};

use super::{
    super::{Check, Related, telling, whereabouts::are_other},
    fix,
};
use crate::{
    corpus::{Entry, describe},
    extract::{Decimal, Figure, MentionKind, Placed, Reference},
};

/// The round that a sentence says was held at a place: the only round in it, and the only place where it was held.
pub(super) fn round_of<'a>(entry: &'a Entry, placed: &Placed) -> Option<&'a Figure> {
    let same = |one: &&Placed| one.sentence == placed.sentence && one.is_held();
    let held = entry.facts.placed.iter().filter(same).count();
    let mut rounds = entry.facts.figures_in(placed.sentence).filter(|figure| &*figure.measure == "round");
    let round = rounds.next().filter(|figure| figure.process().is_some() && !figure.planned)?;
    (placed.is_held() && held == 1 && rounds.next().is_none()).then_some(round)
}

/// A place that somebody has a round at, with where that stands.
type Known = BTreeMap<Arc<str>, (Reference, Vec<Related>)>;

/// Compares with what profile and articles have of the round; whether a finding was told.
pub(super) fn against_round(check: &mut Check<'_>, placed: &Placed, round: &Figure) -> bool {
    let entry = check.entry;
    let Some(number) = round.quantity.stated else { return false };
    let mut known = Known::new();
    from_profile(check, round, number, &mut known);
    from_articles(check, entry, round, number, &mut known);
    if known.is_empty() {
        from_name(check, entry, round, &mut known);
    }
    if known.is_empty() || !known.values().all(|(place, _)| are_other(check, &placed.place, place)) {
        return false;
    }
    let process = round.process().map(|one| check.snapshot.name_of(one)).unwrap_or_default();
    let names: Vec<String> = known.values().map(|(place, _)| check.snapshot.name_of(place)).collect();
    let sources = sources(known.values().map(|(_, related)| related.len()).sum());
    let message = format!(
        "the note places the {} round of {process} in {}, {sources} in {}",
        describe::said(round),
        check.snapshot.name_of(&placed.place),
        names.join(" or ")
    );
    let related = known.values().flat_map(|(_, related)| related.iter().cloned()).take(RELATED).collect();
    let fixes = known.values().map(|(place, _)| fix(check, placed.span, place)).collect();
    check.find(placed.span, message, related, fixes);
    true
}

/// Related places that a finding shows.
const RELATED: usize = 4;

fn sources(count: usize) -> String {
    match count {
        0 => "its name has it".to_owned(),
        1 => "the corpus has it".to_owned(),
        more => format!("{more} places of the corpus have it"),
    }
}

fn from_profile(check: &mut Check<'_>, round: &Figure, number: Decimal, known: &mut Known) {
    check.report.reads.profiles = true;
    let Some(id) = round.process().and_then(|process| check.snapshot.entity_id(process)) else {
        return;
    };
    let Some((entry, profile)) = check.snapshot.profile(&id) else { return };
    let own = profile.rounds.iter().find(|one| Decimal::small(one.number) == number);
    let Some(place) = own.and_then(|round| round.place.clone()).or_else(|| profile.venue.clone()) else {
        return;
    };
    let reference = Reference::Known(Arc::clone(&place));
    let message = format!("{}: held in {}", profile.names.name, check.snapshot.name_of(&reference));
    let related = Related { document: Arc::clone(&entry.path), span: profile.name_span, message };
    known.entry(place).or_insert((reference, Vec::new())).1.push(related);
}

/// Every article that states the round and a place for it in one sentence.
fn from_articles(check: &mut Check<'_>, note: &Entry, round: &Figure, number: Decimal, known: &mut Known) {
    let Some(key) = check.snapshot.series_key(note, round) else { return };
    let series = check.snapshot.series(&key);
    check.report.reads.series.insert(key);
    for stated in series.into_iter().flat_map(|series| series.stating(number)) {
        check.report.reads.documents.insert(Arc::clone(&stated.document));
        let Some((source, figure)) = check.snapshot.figure(stated) else { continue };
        for place in
            source.facts.placed.iter().filter(|place| place.sentence == figure.sentence && place.is_held())
        {
            let Some(id) = check.snapshot.entity_id(&place.place) else { continue };
            let related = telling::there(check, source, place.span, &check.snapshot.name_of(&place.place));
            known.entry(id).or_insert((place.place.clone(), Vec::new())).1.push(related);
        }
    }
}

/// "the Astana talks" without a profile: the name says where.
fn from_name(check: &Check<'_>, note: &Entry, round: &Figure, known: &mut Known) {
    let mut own = note.facts.mentions_in(round.sentence);
    let process =
        own.clone().find(|one| one.kind == MentionKind::Process && Some(&*one.reference) == round.process());
    let Some(process) = process else { return };
    let inner = own.find(|one| one.kind == MentionKind::Venue && process.span.covers(one.span));
    if let Some((id, venue)) =
        inner.and_then(|venue| Some((check.snapshot.entity_id(&venue.reference)?, venue)))
    {
        known.insert(id, (Reference::clone(&venue.reference), Vec::new()));
    }
}
