//! Which mention introduces an entity, and the role or apposition beside it.

use std::ops::Range;

use super::{find::Find, page::Page};
use crate::{
    extract::{
        facts::{MentionKind, Reference},
        lexicon::Class,
    },
    text::{ShortMap, Span, short_map::with_room, words},
};

/// Words of an apposition that are looked through for a role.
const APPOSITION: usize = 9;
/// The longest role that is kept, in tokens.
const LONGEST_ROLE: usize = 24;

/// The role beside a find: a title before it, an apposition behind it, an apposition before it.
pub fn role(page: &Page<'_>, find: &Find<'_>) -> Option<Range<usize>> {
    if find.kind == MentionKind::Process || find.kind == MentionKind::Conflict {
        return None;
    }
    title_before(page, find.sentence, find.tokens.start)
        .filter(|_| find.kind == MentionKind::Actor)
        .or_else(|| apposition_behind(page, find.sentence, find.tokens.end))
        .or_else(|| apposition_before(page, find.sentence, find.tokens.start))
}

/// Titles and roles directly before a name, with whose they are: "Russian Foreign Minister", "head of the HNC".
pub fn title_before(page: &Page<'_>, sentence: usize, start: usize) -> Option<Range<usize>> {
    let range = page.range_of(sentence);
    let (mut first, mut has_title, mut at) = (start, false, start);
    while at > range.start && start - at < LONGEST_ROLE {
        at -= 1;
        let class = page.class(at);
        let is_dot = page.is_mark(at, words!["."]) && at > range.start && page.is(at - 1, Class::TITLE);
        let is_joint = page.is_mark(at, words!["-", "\u{2010}"]) || page.is_possessive(at) || is_dot;
        let is_link = page.is_word(at, words!["of", "for", "to", "the", "and", "on", "in"]);
        let is_whose = page.is_people(at) || page.find_at(at).is_some();
        let is_title = class.has(Class::TITLE) && !page.is_word(at, words!["opposition"]);
        let is_part = class.has(Class::TITLE_PART) || class.has(Class::PEOPLE);
        if is_title || is_part || is_whose {
            has_title |= is_title;
            first = at;
        } else if !(is_joint || is_link && first < start) {
            break;
        }
    }
    let has_title_near = (first..start).rev().take(8).any(|at| page.is(at, Class::TITLE));
    (has_title && has_title_near).then_some(first..start)
}

/// ", the top US diplomat for the Middle East,": from behind the comma to the next.
pub fn apposition_behind(page: &Page<'_>, sentence: usize, end: usize) -> Option<Range<usize>> {
    let range = page.range_of(sentence);
    let end = if page.is_mark(end, words![")", "]"]) { end + 1 } else { skip_brackets(page, &range, end) };
    if !page.is_mark(end, words![","]) || end >= range.end {
        return None;
    }
    let first = end + 1;
    let is_article =
        page.is_word(first, words!["the", "a", "an", "his", "her", "its", "their", "one", "another", "who"]);
    let begins = is_article || opens_role(page, first);
    let stop =
        (first..range.end).find(|at| page.is_mark(*at, words![",", "—", "–", ";", ":", ".", "\"", "”", "("]));
    let stop = stop.unwrap_or(range.end);
    let says_role = (first..stop.min(first + APPOSITION)).any(|at| names_role(page, at));
    (begins
        && says_role
        && stop > first
        && stop - first <= LONGEST_ROLE
        && !page.is_word(first, words!["who"]))
    .then_some(first..stop)
}

fn skip_brackets(page: &Page<'_>, range: &Range<usize>, at: usize) -> usize {
    if !page.is_mark(at, words!["(", "["]) {
        return at;
    }
    (at..range.end.min(at + 5)).find(|at| page.is_mark(*at, words![")", "]"])).map_or(at, |close| close + 1)
}

/// "Russia's chief negotiator at the talks, Alexander Lavrentiev,": the clause before the comma.
pub fn apposition_before(page: &Page<'_>, sentence: usize, start: usize) -> Option<Range<usize>> {
    let range = page.range_of(sentence);
    let comma = page.before(start, sentence).filter(|at| page.is_mark(*at, words![","]))?;
    let from = comma.saturating_sub(APPOSITION).max(range.start);
    let first = (from..comma)
        .rev()
        .take_while(|at| !page.is_mark(*at, words![",", ";", "—", "–", "\"", "”", "“"]))
        .last()?;
    let role = (first..comma).find(|at| page.is(*at, Class::TITLE))?;
    let has_verb = (role..comma).any(|at| page.is(at, Class::SAYING) || page.is(at, Class::AUXILIARY));
    // "The decree was signed by the current president, Rana Saleh": the role begins behind the verb.
    let is_verb = |at: &usize| page.is(*at, Class::SAYING) || page.is(*at, Class::AUXILIARY);
    let behind = (first..role).rev().find(is_verb).map_or(first, |verb| verb + 1);
    let begins = (behind..=role).find(|at| opens_role(page, *at)).unwrap_or(role);
    let is_whole = first == range.start
        || page.is_word(first, words!["the", "a", "an", "its"])
        || opens_role(page, first);
    (!has_verb && is_whole && names_role(page, role)).then_some(begins..comma)
}

fn opens_role(page: &Page<'_>, at: usize) -> bool {
    let class = page.class(at);
    class.has(Class::TITLE)
        || class.has(Class::TITLE_PART)
        || page.is_people(at)
        || page.find_at(at).is_some()
        || page.is_word(at, words!["the", "its", "leading", "prominent"])
}

fn names_role(page: &Page<'_>, at: usize) -> bool {
    page.is_lower(at) && (page.is(at, Class::TITLE) || page.is(at, Class::GROUP) || page.is(at, Class::PLACE))
        || page.is_capital(at) && page.is(at, Class::TITLE)
}

/// Marks the introductions: the first full name with a role, else the first full name; one for each entity.
pub fn choose(page: &Page<'_>, order: &[usize], roles: &[Option<Span>]) -> Vec<bool> {
    let mut best: ShortMap<&Reference, (usize, bool)> = with_room(order.len() / 2);
    for (place, number) in order.iter().enumerate() {
        let Some(find) = page.finds.get(*number) else { continue };
        let is_short = matches!(find.reference, Reference::Short(_));
        if is_short || !find.is_full {
            continue;
        }
        // A country's face as a place and its government are introduced together, by the first of them.
        let has_role = roles.get(place).is_some_and(Option::is_some);
        let entry = best.entry(&find.reference).or_insert((place, has_role));
        if has_role && !entry.1 {
            *entry = (place, true);
        }
    }
    let is_chosen = |(place, number): (usize, &usize)| {
        let best = page.finds.get(*number).and_then(|find| best.get(&find.reference));
        best.is_some_and(|(chosen, _)| *chosen == place)
    };
    order.iter().enumerate().map(is_chosen).collect()
}
