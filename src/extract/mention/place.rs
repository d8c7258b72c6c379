//! Places that a document names and the lexicon does not know: by prepositions, nouns of places, lists, countries behind.

use super::{
    page::Page,
    run::{Run, is_acronym},
};
use crate::extract::{facts::MentionKind, lexicon::Class, profile::EntityKind};

/// What stands behind "in" and is no place.
const NO_PLACES: &[&str] = &[
    "congress",
    "parliament",
    "english",
    "arabic",
    "ramadan",
    "islam",
    "facebook",
    "twitter",
    "brief",
    "photos",
    "god",
    "part",
    "christ",
    "heaven",
    "youtube",
    "whatsapp",
    "telegram",
    "english",
    "french",
    "russian",
];

/// Why a run is a place; `None` where nothing says so.
pub fn evidence(page: &Page<'_>, run: &Run) -> Option<&'static str> {
    if run.words.len() > 3 || run.words.iter().any(|at| is_acronym(page, *at) || page.is_word(*at, NO_PLACES))
    {
        return None;
    }
    let range = page.range_of(run.sentence);
    let behind = run.tokens.end;
    let is_place_noun = |at: usize| page.is_lower(at) && page.is(at, Class::PLACE) && at < range.end;
    if is_place_noun(behind) && !run.opens(page) {
        return Some("a noun of places behind it");
    }
    if page.is_mark(behind, &[","]) && is_country(page, behind + 1) && !run.opens(page) {
        return Some("its country behind it");
    }
    // "in Scientific Reports", "in Beast Mode": the name goes on.
    let goes_on = page.is_capital(behind)
        && page.is_free(behind)
        && !page.is_people(behind)
        && !page.is(behind, Class::CALENDAR)
        && !page.is(behind, Class::PLACE)
        && page.token(behind).is_some_and(|token| token.spaced);
    if goes_on && behind < range.end {
        return None;
    }
    let before = page.before(run.tokens.start, run.sentence)?;
    if is_place_noun(before) && !page.is_word(before, &["state", "border", "areas", "camps"]) {
        return Some("a noun of places before it");
    }
    let noun = page.before(before, run.sentence);
    if page.is_word(before, &["of"]) && noun.is_some_and(is_place_noun) {
        return Some("a noun of places before it");
    }
    let begins_given = run.words.len() > 1 && run.words.first().is_some_and(|at| page.is(*at, Class::GIVEN));
    let is_possessive =
        page.is_possessive(behind) || page.words.get(behind - 1).is_some_and(|word| word.lost_apostrophe);
    let preposition =
        page.is(before, Class::IN) && page.is_word(before, &["in", "near", "inside", "outside", "across"]);
    if preposition && !begins_given && !is_possessive && !is_compound(page, behind) {
        return Some("a preposition of place before it");
    }
    let is_direction = page.is_lower(before) && page.is(before, Class::DIRECTION);
    let has_in = noun.is_some_and(|at| page.is(at, Class::IN) || page.is(at, Class::AT));
    (is_direction && has_in && !begins_given).then_some("a direction before it")
}

/// Whether a list of places goes on with the run: "in Hama, Homs and [Salma]".
pub fn goes_on(page: &Page<'_>, run: &Run) -> bool {
    let Some(before) = page.before(run.tokens.start, run.sentence) else { return false };
    if !(page.is_mark(before, &[","]) || page.is_word(before, &["and", "or"])) || before == 0 {
        return false;
    }
    let neighbour = page.find_at(before - 1);
    let is_place =
        neighbour.is_some_and(|find| find.kind == MentionKind::Venue && find.evidence.contains("place"));
    let says = page.is(run.tokens.end, Class::SAYING) || page.is(run.tokens.end, Class::AUXILIARY);
    is_place && !says && run.words.len() < 3 && !run.words.iter().any(|at| page.is(*at, Class::GIVEN))
}

fn is_compound(page: &Page<'_>, at: usize) -> bool {
    page.is_mark(at, &["-"]) && page.token(at).is_some_and(|token| !token.spaced)
}

fn is_country(page: &Page<'_>, at: usize) -> bool {
    page.find_at(at)
        .and_then(|find| find.known)
        .is_some_and(|known| matches!(known.kind, EntityKind::Country | EntityKind::Region))
}
