//! Groups and outlets without a noun of organisations in their names: by the nouns beside them, by their banners.

use std::ops::Range;

use super::{
    page::Page,
    run::{Run, is_acronym},
};
use crate::{extract::lexicon::Class, text::words};

/// Whether a run is a group's or outlet's name, and why.
pub fn evidence(page: &Page<'_>, run: &Run<'_>) -> Option<&'static str> {
    let range = page.range_of(run.sentence);
    let mut at = run.tokens.end;
    if page.is_mark(at, words!["("]) && is_acronym(page, at + 1) && page.is_mark(at + 2, words![")"]) {
        at += 3;
    }
    let is_loud = run.words.iter().all(|at| is_acronym(page, *at));
    let is_medium = |noun: usize| is_loud && page.is_word(noun, words!["channel", "network"]);
    let is_kind = kind_behind(page, &range, at).is_some_and(|noun| !is_medium(noun));
    let is_adjective = run.words.iter().all(|at| page.is(*at, Class::KIND_PART));
    let opens = is_adjective || run.opens(page) && run.words.len() == 1;
    if is_kind && !opens && !introduces_place(page, run) {
        return Some("the noun of a group behind it");
    }
    if raises_banner(page, run) {
        return Some("the first word of a group's name");
    }
    if is_described(page, run) {
        return Some("an apposition that names an organisation");
    }
    let before = page.before(run.tokens.start, run.sentence)?;
    let is_given = run.words.first().is_some_and(|at| page.is(*at, Class::GIVEN));
    let is_cut = page.is_capital(run.tokens.end) && page.is(run.tokens.end, Class::COMMON);
    if page.is_lower(before) && page.is(before, Class::KIND) && !is_cut && !is_given && is_unknown(page, run)
    {
        return Some("the noun of a group before it");
    }
    let is_such = page.is_word(before, words!["as", "like", "including"])
        && (range.start..before).rev().take(4).any(|at| {
            page.is_word(
                at,
                words![
                    "groups",
                    "factions",
                    "organisations",
                    "organizations",
                    "militias",
                    "outlets",
                    "parties"
                ],
            )
        });
    if is_such {
        return Some("an example of groups");
    }
    let told = if page.is_word(before, words!["the"]) { before.checked_sub(1) } else { Some(before) };
    let is_told = told.is_some_and(|at| page.is_word(at, words!["told"]));
    let looks_like_outlet = page.is_capital(before) && page.is_word(before, words!["the"])
        || run.words.iter().any(|at| is_acronym(page, *at) || is_mixed(page, *at));
    (is_told && looks_like_outlet).then_some("an outlet that was told")
}

fn kind_behind(page: &Page<'_>, range: &Range<usize>, from: usize) -> Option<usize> {
    let noun = (from..range.end.min(from + 3)).find(|at| !page.is(*at, Class::KIND_PART));
    noun.filter(|at| page.is_lower(*at) && page.is(*at, Class::KIND))
}

/// "Tarsk martyrs brigade": where the name of a run ends whose noun is written small and belongs to it.
pub fn with_noun(page: &Page<'_>, run: &Run<'_>) -> Range<usize> {
    let (start, end) = (run.tokens.start, run.tokens.end);
    let noun = if page.is_word(end, words!["martyrs"]) { end + 1 } else { end };
    let is_unit = page.is_word(noun, words!["brigade", "brigades", "battalion", "battalions", "division"]);
    if is_unit && page.is_lower(noun) { start..noun + 1 } else { start..end }
}

fn is_mixed(page: &Page<'_>, at: usize) -> bool {
    page.token(at)
        .is_some_and(|token| matches!(token.case, crate::text::Case::Mixed | crate::text::Case::Inner))
}

fn introduces_place(page: &Page<'_>, run: &Run<'_>) -> bool {
    page.before(run.tokens.start, run.sentence)
        .is_some_and(|at| page.is(at, Class::IN) || page.is(at, Class::PLACE))
}

/// "Jaish al-Wadi", "Liwa al-Bahr": an Arabic noun of armed groups, and of what.
fn raises_banner(page: &Page<'_>, run: &Run<'_>) -> bool {
    let first = run.words.first().copied().unwrap_or_default();
    let is_place = page.is(run.tokens.end, Class::PLACE) && page.is_lower(run.tokens.end);
    run.words.len() > 1 && page.is(first, Class::BANNER) && !is_place
}

/// "Met Tide, the national weather service for Norway,".
fn is_described(page: &Page<'_>, run: &Run<'_>) -> bool {
    let comma = run.tokens.end;
    let range = page.range_of(run.sentence);
    if !page.is_mark(comma, words![","]) || !page.is_word(comma + 1, words!["a", "an", "the"]) {
        return false;
    }
    let mut words = (comma + 2..range.end.min(comma + 9)).take_while(|at| {
        (page.is_lower(*at) && !page.is(*at, Class::FUNCTION))
            || page.is_people(*at)
            || page.is_mark(*at, words!["-"])
    });
    let is_given = run.words.first().is_some_and(|at| page.is(*at, Class::GIVEN));
    let last = words.by_ref().last();
    !is_given && last.is_some_and(|at| page.is_lower(at) && page.is(at, Class::KIND.with(Class::BODY)))
}

/// Whether no word of the run is a plain word of the language.
fn is_unknown(page: &Page<'_>, run: &Run<'_>) -> bool {
    run.words.iter().all(|at| page.class(*at) == Class::NONE)
}
