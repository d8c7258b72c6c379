//! Whom a note credits with a number, beside whom its source credits.

use super::{difference::Pair, stated::Stated};
use crate::{
    corpus::slug,
    extract::{Figure, Reference, Source, figure::Voice, profile::EntityKind},
};

/// What two credits say of each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Credit {
    /// One witness, or one that may pass for the other.
    Same,
    /// At least one of the two names nobody who is known.
    Unsaid,
    /// Two witnesses.
    Other,
}

/// Compares whom two numbers are credited to. A note may name the outlet instead, or somebody of the source's sentence.
pub(super) fn credit(pair: Pair<'_>) -> Credit {
    let (Some(ours), Some(theirs)) = (&pair.figure.source, &pair.other.source) else { return Credit::Unsaid };
    if let (Some(one), Some(two)) = (&ours.reference, &theirs.reference)
        && let (Some(a), Some(b)) = (pair.snapshot.entity_id(one), pair.snapshot.entity_id(two))
    {
        let relayed = theirs.relayed_by.as_deref().and_then(|one| pair.snapshot.entity_id(one));
        let outlet = pair.source.facts.outlet.as_deref().map(slug);
        let is_same = a == b || Some(&a) == outlet.as_ref() || Some(&a) == relayed.as_ref();
        if is_same || is_short_for(pair, one, two) || are_united_nations(&a, &b) || is_beside(pair, one) {
            return Credit::Same;
        }
        return if is_person(pair, one) == is_person(pair, two) { Credit::Other } else { Credit::Unsaid };
    }
    let is_there = ours.reference.as_ref().is_some_and(|one| is_beside(pair, one));
    match (voice(pair, ours), voice(pair, theirs)) {
        (Some(a), Some(b)) if a == b => Credit::Same,
        (Some(a), Some(b)) if a.excludes(b) && !is_there => Credit::Other,
        _ => Credit::Unsaid,
    }
}

/// What kind of witness somebody is: by the words, or as a state that speaks for itself.
fn voice(pair: Pair<'_>, source: &Source) -> Option<Voice> {
    source.voice.or_else(|| {
        let kind = pair.snapshot.entity(source.reference.as_ref()?)?.kind;
        matches!(kind, Some(EntityKind::Country | EntityKind::Government)).then_some(Voice::Officials)
    })
}

/// Whether the note's witness is named in the source's sentence, and gives no number of its own there.
fn is_beside(pair: Pair<'_>, witness: &Reference) -> bool {
    let Some(id) = pair.snapshot.entity_id(witness) else { return false };
    let is_it = |reference: &Reference| pair.snapshot.entity_id(reference).as_ref() == Some(&id);
    let facts = &pair.source.facts;
    let is_named = facts.mentions_in(pair.other.sentence).any(|mention| is_it(&mention.reference));
    let has_own = |other: &Figure| {
        let source = other.source.as_ref().and_then(|source| source.reference.as_ref());
        other.sentence == pair.other.sentence && source.is_some_and(is_it)
    };
    is_named && !Stated::all(facts).any(|(_, other)| has_own(other))
}

/// "The Refugee Council" for the Norwegian one: all words of one name are the other's, too.
fn is_short_for(pair: Pair<'_>, one: &Reference, other: &Reference) -> bool {
    let (a, b) = (pair.snapshot.name_of(one).to_lowercase(), pair.snapshot.name_of(other).to_lowercase());
    let has_all = |long: &str, short: &str| {
        short.split_whitespace().all(|word| long.split_whitespace().any(|other| other == word))
    };
    has_all(&a, &b) || has_all(&b, &a)
}

fn is_person(pair: Pair<'_>, witness: &Reference) -> bool {
    let kind = |one: &Reference| pair.snapshot.entity(one).and_then(|entity| entity.kind);
    kind(witness) == Some(EntityKind::Person)
}

/// The United Nations speak by many bodies, and notes name the whole.
fn are_united_nations(a: &str, b: &str) -> bool {
    const BODIES: &[&str] = &["unhcr", "unicef", "ocha", "ohchr", "unrwa", "world-food-programme"];
    let whole = |id: &str| id == "united-nations";
    let is_body = |id: &str| id.starts_with("un-") || id.contains("united-nations") || BODIES.contains(&id);
    whole(a) && is_body(b) || whole(b) && is_body(a)
}

/// The words that name whom a number is credited to.
pub(in crate::rule) fn estimator(check: &super::Check<'_>, figure: &Figure) -> String {
    let Some(source) = &figure.source else { return String::new() };
    let named = source.reference.as_ref().map(|one| check.snapshot.name_of(one));
    named.or_else(|| source.voice.map(|voice| voice.name().to_owned())).unwrap_or_default()
}
