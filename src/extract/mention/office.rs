//! The offices that titles and appositions give to persons whom the lexicon knows.

use std::ops::Range;

use super::page::{Find, Page};
use crate::{
    extract::{
        facts::{EntityId, Reference},
        figure::tense,
        lexicon::Class,
        office::{Office, Standing, closing, modifier},
        profile::EntityKind,
    },
    text::{TokenKind, fold::fold},
};

/// Words before a post that are looked through for what changes it.
const MODIFIERS: usize = 6;

/// The offices of a document, by place. `told` has for each find of `order` the words of its role.
pub fn read(page: &Page<'_>, order: &[usize], told: &[Option<Range<usize>>]) -> Vec<Office> {
    let finds = order.iter().filter_map(|at| page.finds.get(*at)).zip(told);
    finds.filter_map(|(find, told)| office(page, find, told.clone()?)).collect()
}

/// A word of a title with its token.
type Piece = (String, usize);

fn office(page: &Page<'_>, find: &Find<'_>, told: Range<usize>) -> Option<Office> {
    let is_person = find.known.is_some_and(|known| known.kind == EntityKind::Person);
    if !is_person || !matches!(find.reference, Reference::Known(_)) {
        return None;
    }
    let is_before = told.end == find.tokens.start;
    let sentence = page.range_of(find.sentence);
    let first = if is_before { sentence.start } else { told.start };
    let (post_end, mut of) = end_of_post(page, told.clone())?;
    let pieces = pieces(page, first..post_end);
    let words: Vec<&str> = pieces.iter().map(|(word, _)| word.as_str()).collect();
    let title = closing(&words)?;
    let begin = pieces.len().checked_sub(title.length)?;
    let start = pieces.get(begin)?.1;
    let before = modifiers(page, find.sentence, first, start)?;
    of = of.or(before.of).or_else(|| behind_name(page, find).filter(|_| is_before));
    // "the US Secretary of State" is American whatever stands before it, but for other countries' secretaries.
    if title.implied.is_some_and(|implied| of.as_deref().is_some_and(|of| of != implied)) && !is_before {
        return None;
    }
    let of = of.or_else(|| title.implied.map(EntityId::from));
    Some(Office {
        person: find.reference.clone(),
        name: page.span(&find.tokens),
        words: page.span(&(before.start..told.end)),
        post: title.post,
        standing: before.standing,
        of,
        is_before: is_before && post_end == told.end,
        is_present: is_present(page, sentence),
        sentence: find.sentence as u32,
    })
}

/// Where the words of the post end, and the country behind them: "foreign minister [of Iran]".
fn end_of_post(page: &Page<'_>, told: Range<usize>) -> Option<(usize, Option<EntityId>)> {
    let ends = |end: usize| {
        let pieces = pieces(page, told.start..end);
        let words: Vec<&str> = pieces.iter().map(|(word, _)| word.as_str()).collect();
        closing(&words).is_some()
    };
    if ends(told.end) {
        return Some((told.end, None));
    }
    let link = told
        .clone()
        .rev()
        .find(|at| page.is_word(*at, &["of", "for", "to"]) && *at > told.start && ends(*at))?;
    let next = if page.is_word(link + 1, &["the"]) { link + 2 } else { link + 1 };
    let behind = page.find_at(next)?;
    let is_whole = behind.tokens.end == told.end;
    if page.is_word(link, &["of"]) {
        return Some((link, Some(state(behind)?))).filter(|_| is_whole);
    }
    // "envoy for Syria" says what for, "top diplomat for the region" is another post.
    let is_envoy = page.is_word(link - 1, &["envoy", "mediator", "representative"]);
    (is_envoy && is_whole).then_some((link, None))
}

fn pieces(page: &Page<'_>, tokens: Range<usize>) -> Vec<Piece> {
    let from = tokens.end.saturating_sub(12).max(tokens.start);
    let words = (from..tokens.end).filter(|at| page.token(*at).is_some_and(|t| t.kind == TokenKind::Word));
    let parts = |at: usize| page.text(at).split('-').map(move |word| (fold(word), at));
    words.flat_map(parts).filter(|(word, _)| !word.is_empty()).collect()
}

/// What stands before a post.
struct Before {
    start: usize,
    of: Option<EntityId>,
    standing: Standing,
}

/// Reads backwards from a post; `None` where it is the post of something else than a state.
fn modifiers(page: &Page<'_>, sentence: usize, first: usize, post: usize) -> Option<Before> {
    let mut before = Before { start: post, of: None, standing: Standing::Holds };
    let mut at = post;
    while let Some(previous) = page.before(at, sentence).filter(|p| *p >= first && post - *p <= MODIFIERS) {
        at = previous;
        if page.is_possessive(at) || page.is_mark(at, &["-", "."]) {
            continue;
        }
        if let Some(country) = country(page, at) {
            if before.of.is_some() {
                return None;
            }
            let joined = page.before(at, sentence).is_some_and(|and| {
                (page.is_word(and, &["and"]) || page.is_mark(and, &["-", "/", ","]))
                    && page.before(and, sentence).is_some_and(|other| country_before(page, other))
            });
            if joined {
                return None;
            }
            before.of = Some(country);
            before.start = page.find_at(at).map_or(at, |find| find.tokens.start);
            at = before.start;
            continue;
        }
        let word = fold(page.text(at));
        let parts: Vec<Standing> = word.split('-').filter_map(modifier).collect();
        match parts.iter().max() {
            Some(standing) => {
                before.standing = before.standing.max(*standing);
                if !page.is_word(at, &["the", "a", "an"]) {
                    before.start = before.start.min(at);
                }
            }
            None => {
                let is_other =
                    page.find_at(at).is_some() || page.is_capital(at) && at != page.range_of(sentence).start;
                // "Coalition President", "the party's leader": of something that is no state.
                return (before.of.is_some() || !is_other || page.is_mark(at + 1, &[","])).then_some(before);
            }
        }
    }
    Some(before)
}

fn country_before(page: &Page<'_>, at: usize) -> bool {
    let at = if page.is_possessive(at) { at.saturating_sub(1) } else { at };
    country(page, at).is_some()
}

/// The country, or the United Nations, of a word.
fn country(page: &Page<'_>, at: usize) -> Option<EntityId> {
    let people = page.country_of(at).map(|known| known.id.clone());
    people.or_else(|| page.find_at(at).and_then(state))
}

fn state(find: &Find<'_>) -> Option<EntityId> {
    let known = find.known?;
    (known.kind == EntityKind::Country || &*known.id == "united-nations").then(|| known.id.clone())
}

/// "Foreign Minister X Y [of Iran]".
fn behind_name(page: &Page<'_>, find: &Find<'_>) -> Option<EntityId> {
    let of = find.tokens.end;
    let next = if page.is_word(of + 1, &["the"]) { of + 2 } else { of + 1 };
    let behind = page.find_at(next).filter(|_| page.is_word(of, &["of"]))?;
    state(behind)
}

fn is_present(page: &Page<'_>, sentence: Range<usize>) -> bool {
    let tenses: Vec<bool> =
        sentence.filter(|at| !page.is(*at, Class::TITLE)).filter_map(|at| tense::of(page.text(at))).collect();
    !tenses.is_empty() && tenses.iter().all(|is_present| *is_present)
}
