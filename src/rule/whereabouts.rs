//! How places lie to each other: whether two are known to be different ones.

use std::sync::Arc;

use super::Check;
use crate::{
    corpus::Entry,
    extract::{MentionKind, Reference, Told, ToldWord, lexicon::gazetteer, profile::EntityKind},
};

/// Whether two places are known to be different ones: two towns, two countries, or a town and a country that it does
/// not lie in. A hotel, a region, a name that nobody knows may be within the other.
pub(super) fn are_other(check: &Check<'_>, one: &Reference, other: &Reference) -> bool {
    let [is_town, is_other_town] = [one, other].map(|place| self::is_town(check, place));
    let [is_country, is_other_country] = [one, other].map(|place| self::is_country(check, place));
    let same_size = is_town && is_other_town || is_country && is_other_country;
    let lies_elsewhere = |town: &Reference, country: &Reference| {
        let own = country_of(check, town);
        own.is_some() && own != check.snapshot.entity_id(country)
    };
    !are_related(check, one, other)
        && (same_size
            || is_town && is_other_country && lies_elsewhere(one, other)
            || is_country && is_other_town && lies_elsewhere(other, one))
}

/// What kind of place it is, as far as anybody knows.
pub(super) fn kind(check: &Check<'_>, place: &Reference) -> Option<EntityKind> {
    check.snapshot.entity(place)?.kind
}

/// Whether a place is known to be a town.
pub(super) fn is_town(check: &Check<'_>, place: &Reference) -> bool {
    matches!(kind(check, place), Some(EntityKind::City | EntityKind::Town))
}

/// Whether a place is known to be a country.
pub(super) fn is_country(check: &Check<'_>, place: &Reference) -> bool {
    kind(check, place) == Some(EntityKind::Country)
}

/// Whether two places are one, or one is known to lie in the other.
pub(super) fn are_related(check: &Check<'_>, one: &Reference, other: &Reference) -> bool {
    let (Some(a), Some(b)) = (check.snapshot.entity_id(one), check.snapshot.entity_id(other)) else {
        return true;
    };
    a == b || country_of(check, one).as_ref() == Some(&b) || country_of(check, other).as_ref() == Some(&a)
}

fn country_of(check: &Check<'_>, place: &Reference) -> Option<Arc<str>> {
    let id = check.snapshot.entity_id(place)?;
    let profiled = check.snapshot.profile(&id).and_then(|(_, profile)| profile.place.clone());
    profiled.or_else(|| gazetteer::place_of(&id).map(Arc::from))
}

/// The words by which a place goes, and its people where it is a country.
fn surfaces(check: &Check<'_>, place: &Reference) -> Vec<ToldWord> {
    let id = check.snapshot.entity_id(place);
    let known = id.iter().flat_map(|id| gazetteer::surfaces_of(id)).map(str::to_owned);
    let all = known.chain([check.snapshot.name_of(place)]);
    let words = all.filter(|name| !name.contains(' ')).filter_map(|name| ToldWord::of(&name));
    words.chain(id.iter().map(|id| ToldWord::of_name(id))).collect()
}

fn has_any(told: Told<'_>, words: &[ToldWord]) -> bool {
    told.words.iter().any(|one| words.iter().any(|other| one.is_told_by(*other)))
}

/// The sentences of an article that name a place, a place that it lies in, or a place in it, also where the name stands
/// for a government.
pub(super) fn naming<'a>(check: &Check<'_>, source: &'a Entry, place: &Reference) -> Vec<Told<'a>> {
    let words = surfaces(check, place);
    let id = check.snapshot.entity_id(place);
    let is_named = |sentence: u32| {
        source.facts.mentions_in(sentence).any(|mention| match mention.kind {
            MentionKind::Venue => are_related(check, place, &mention.reference),
            MentionKind::Actor | MentionKind::Process => {
                id.is_some() && check.snapshot.entity_id(&mention.reference) == id
            }
            MentionKind::Conflict => false,
        })
    };
    source.facts.told.iter().filter(|told| has_any(*told, &words) || is_named(told.sentence)).collect()
}

/// Whether a sentence of an article names the country of a place or its people: it may be meant there.
pub(super) fn hints_at(check: &Check<'_>, source: &Entry, sentence: u32, place: &Reference) -> bool {
    let country = country_of(check, place).map(Reference::Known);
    let told = source.facts.told_in(sentence);
    country.zip(told).is_some_and(|(country, told)| has_any(told, &surfaces(check, &country)))
}

/// Whether an article names a place, be it in its dateline.
pub(super) fn is_named(check: &Check<'_>, source: &Entry, place: &Reference) -> bool {
    let is_at = |dateline: &Reference| are_related(check, place, dateline);
    source.facts.dateline.as_ref().is_some_and(is_at) || !naming(check, source, place).is_empty()
}

/// Whether an article names this very place, be it in its dateline, by its people or as "the capital".
pub(super) fn is_named_itself(check: &Check<'_>, source: &Entry, place: &Reference) -> bool {
    let id = check.snapshot.entity_id(place);
    let is_it = |other: &Reference| check.snapshot.entity_id(other) == id;
    let mut words = surfaces(check, place);
    let capital = id.as_deref().and_then(gazetteer::place_of).and_then(gazetteer::capital_of);
    if capital.is_some() && capital == id.as_deref() {
        words.extend(ToldWord::of("capital"));
    }
    let facts = &source.facts;
    facts.dateline.as_ref().is_some_and(is_it)
        || facts.mentions.iter().any(|mention| is_it(&mention.reference))
        || facts.told.iter().any(|told| has_any(told, &words))
}
