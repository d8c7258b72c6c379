//! Places that a document names and the lexicon does not know: by prepositions, nouns of places, lists, countries behind.

use super::{
    page::Page,
    run::{Run, is_acronym},
};
use crate::{
    extract::{facts::MentionKind, lexicon::Class, profile::EntityKind},
    text::words,
};

/// Why a run is a place; `None` where nothing says so.
pub fn evidence(page: &Page<'_>, run: &Run<'_>) -> Option<&'static str> {
    if run.words.len() > 3
        || run.words.iter().any(|at| is_acronym(page, *at) || page.is(*at, Class::NO_PLACE))
    {
        return None;
    }
    let range = page.range_of(run.sentence);
    let behind = run.tokens.end;
    let is_place_noun = |at: usize| page.is_lower(at) && page.is(at, Class::PLACE) && at < range.end;
    let is_between = page.is_lower(behind) && page.is(behind, Class::LAND_USE);
    let noun_behind = if is_between { behind + 1 } else { behind };
    let has_noun = is_place_noun(behind) || is_place_noun(noun_behind);
    if has_noun && !run.opens(page) || precedes_places(page, run) {
        return Some("a noun of places behind it");
    }
    if page.is_mark(behind, words![","]) && is_country(page, behind + 1) && !run.opens(page) {
        return Some("its country behind it");
    }
    if is_described(page, run) {
        return Some("a noun of places in the apposition behind it");
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
    if is_place_noun(before) && !page.is_word(before, words!["state", "border", "areas", "camps"]) {
        return Some("a noun of places before it");
    }
    let noun = page.before(before, run.sentence);
    let is_of = page.is_word(before, words!["of"]);
    if is_of && noun.is_some_and(|at| is_place_noun(at) || page.is_lower(at) && page.is(at, Class::DIRECTION))
    {
        return Some("a noun of places before it");
    }
    let is_village = run.words.first().is_some_and(|at| page.is_word(*at, words!["abu"]));
    let begins_given =
        !is_village && run.words.len() > 1 && run.words.first().is_some_and(|at| page.is(*at, Class::GIVEN));
    let is_possessive =
        page.is_possessive(behind) || page.words.get(behind - 1).is_some_and(|word| word.lost_apostrophe);
    let preposition = page.is(before, Class::IN)
        && page.is_word(before, words!["in", "near", "inside", "outside", "across"]);
    let is_goal = page.is_lower(before) && page.is_word(before, words!["towards", "toward"]);
    let is_held = is_goal
        || is_of && noun.is_some_and(|at| page.is(at, Class::HELD))
        || page.is_lower(before) && page.is(before, Class::SEIZED);
    let is_plain = !begins_given && !is_possessive && !is_compound(page, behind);
    if (preposition && !is_published(page, run) || is_held) && is_plain && is_usually_place(page, run) {
        return Some("a preposition of place before it");
    }
    let is_direction = page.is_lower(before) && page.is(before, Class::DIRECTION);
    let has_in = noun.is_some_and(|at| page.is(at, Class::IN) || page.is(at, Class::AT));
    (is_direction && has_in && !begins_given).then_some("a direction before it")
}

/// Whether a list of places goes on with the run: "in Hama, Homs and [Salma]".
pub fn goes_on(page: &Page<'_>, run: &Run<'_>) -> bool {
    let Some(before) = page.before(run.tokens.start, run.sentence) else { return false };
    if !(page.is_mark(before, words![","]) || page.is_word(before, words!["and", "or"])) || before == 0 {
        return false;
    }
    let behind = run.tokens.end;
    let closes = behind >= page.range_of(run.sentence).end
        || page.is_mark(behind, words![",", ".", ";", ")"])
        || page.is_word(behind, words!["and", "or"]);
    if page.is_mark(before, words![","]) && !closes {
        return false;
    }
    let neighbour = page.find_at(before - 1);
    let has_article = run.words.first().is_some_and(|at| *at > run.tokens.start);
    let is_place = neighbour.is_some_and(|find| {
        let is_town = find.known.is_some_and(|known| known.kind == EntityKind::City);
        find.kind == MentionKind::Venue && (find.evidence.contains("place") || is_town && has_article)
    });
    let says = page.is(run.tokens.end, Class::SAYING) || page.is(run.tokens.end, Class::AUXILIARY);
    is_place && !says && run.words.len() < 3 && !run.words.iter().any(|at| page.is(*at, Class::GIVEN))
}

/// "Velkomor, a small port town on the river".
fn is_described(page: &Page<'_>, run: &Run<'_>) -> bool {
    let comma = run.tokens.end;
    let range = page.range_of(run.sentence);
    if !page.is_mark(comma, words![","]) || !page.is_word(comma + 1, words!["a", "an", "the"]) {
        return false;
    }
    let words = (comma + 2..range.end.min(comma + 7)).take_while(|at| {
        page.is_lower(*at) && !page.is(*at, Class::FUNCTION)
            || page.is_people(*at)
            || page.is_mark(*at, words!["-"])
    });
    words.last().is_some_and(|at| page.is_lower(at) && page.is(at, Class::PLACE))
}

/// Whether the first word of a run begins names of places: "Deir al-Brava", "Mount Tarsk".
pub fn begins_so(page: &Page<'_>, run: &Run<'_>) -> bool {
    let is_apart = |at: &usize| page.token(*at).is_some_and(|token| token.spaced);
    let has_joint = run.tokens.len() > run.words.len();
    run.words.len() > 1
        && run.words.first().is_some_and(|at| page.is(*at, Class::TOPONYM))
        && (has_joint || run.words.iter().skip(1).all(is_apart))
}

/// A place with the capitalised noun of a landmark behind it, which belongs to the name: "Jefferson [Parish]".
pub fn landmark<'r>(page: &Page<'_>, run: &Run<'r>) -> Option<Run<'r>> {
    let end = behind_landmark(page, run.tokens.end, page.range_of(run.sentence).end)?;
    Some(Run { tokens: run.tokens.start..end, ..run.clone() })
}

/// Where the nouns of a landmark end that begin at a token.
pub fn behind_landmark(page: &Page<'_>, start: usize, end: usize) -> Option<usize> {
    let is_noun = |at: usize| {
        at < end
            && page.is_capital(at)
            && (page.is(at, Class::LANDMARK) || page.keeps.commas && page.is_word(at, words!["city"]))
            && page.token(at).is_some_and(|token| token.spaced)
    };
    let is_between = |at: &usize| {
        page.is_capital(*at) && page.is_word(*at, words!["international", "military", "national"])
    };
    let first = start + (start..end).take_while(is_between).count();
    let is_area = |at: usize| at > first && page.is_capital(at) && page.is_word(at, words!["area"]);
    let count = (first..end).take_while(|at| is_noun(*at) || is_area(*at)).count();
    (count > 0).then_some(first + count)
}

/// "[Tarsk] and Brava villages": the last of a list has the noun of all.
fn precedes_places(page: &Page<'_>, run: &Run<'_>) -> bool {
    let (and, range) = (run.tokens.end, page.range_of(run.sentence));
    if !page.is_word(and, words!["and"]) || run.opens(page) {
        return false;
    }
    let is_name =
        |at: &usize| page.is_capital(*at) || page.is_mark(*at, words!["-"]) || page.is(*at, Class::PARTICLE);
    let name = (and + 1..range.end.min(and + 6)).take_while(is_name).count();
    let noun = and + 1 + name;
    name > 0
        && noun < range.end
        && page.is_lower(noun)
        && page.is(noun, Class::PLACE)
        && page.text(noun).ends_with('s')
}

/// "findings published in Tidal Letters", "his role in Velkomor": works, not places.
fn is_published(page: &Page<'_>, run: &Run<'_>) -> bool {
    let range = page.range_of(run.sentence);
    let from = run.tokens.start.saturating_sub(7).max(range.start);
    (from..run.tokens.start).any(|at| {
        page.is_word(
            at,
            words![
                "published",
                "article",
                "paper",
                "wrote",
                "written",
                "role",
                "starred",
                "starring",
                "episode",
                "cast",
            ],
        )
    })
}

/// Fewer uses than one in so many behind a preposition of place, and a name is no place's.
const PLACED_ONE_IN: usize = 4;
/// Names that a text uses more rarely are not judged by their habits.
const USES_TO_JUDGE: usize = 4;

/// How far around a name its habits are looked at, in tokens.
const WINDOW: usize = 4000;

/// Whether the text uses a name as places are used: behind prepositions of place, and not as a thing that one makes,
/// plays or runs.
fn is_usually_place(page: &Page<'_>, run: &Run<'_>) -> bool {
    let name = page.document.at(page.span(&run.tokens));
    let at = run.tokens.start;
    let last = page.document.tokens.len().saturating_sub(1);
    let window = page.span(&(at.saturating_sub(WINDOW)..(at + WINDOW).min(last) + 1));
    let text = page.document.at(window);
    let (mut uses, mut placed) = (0, 0);
    for (at, _) in text.match_indices(name) {
        uses += 1;
        let before = text.get(..at).and_then(|before| before.trim_end().rsplit([' ', '\n']).next());
        placed += usize::from(before.is_some_and(|word| {
            matches!(word, "in" | "near" | "inside" | "outside" | "across" | "at" | "around")
        }));
    }
    uses < USES_TO_JUDGE || placed * PLACED_ONE_IN >= uses
}

fn is_compound(page: &Page<'_>, at: usize) -> bool {
    page.is_mark(at, words!["-"]) && page.token(at).is_some_and(|token| !token.spaced)
}

fn is_country(page: &Page<'_>, at: usize) -> bool {
    page.find_at(at)
        .and_then(|find| find.known)
        .is_some_and(|known| matches!(known.kind, EntityKind::Country | EntityKind::Region))
}
