//! Two faces of a country or capital: a place, or a government that acts. Decided by weighed evidence.

use std::ops::Range;

use super::{
    find::Find,
    page::Page,
    subject::{behind_subject, is_participle, skip_adverbs},
};
use crate::{
    extract::{
        facts::{MentionKind, Reference},
        lexicon::Class,
        profile::EntityKind,
    },
    text::{WordKey, words},
};

/// Evidence with its weight: positive for an actor, negative for a place.
pub type Evidence = (i32, &'static str);

/// What tells nothing.
pub const NONE: Evidence = (0, "no evidence");

/// Decides for every country and capital of a sentence; those that a list joins decide together. `weighed` hears of each
/// what decided.
pub fn decide(
    page: &mut Page<'_>,
    sentence: usize,
    finds: &[usize],
    weighed: &mut impl FnMut(usize, &[Evidence]),
) {
    let mut at = 0;
    while at < finds.len() {
        let mut end = at + 1;
        while end < finds.len() && joins(page, finds, end - 1) {
            end += 1;
        }
        decide_group(page, sentence, finds.get(at..end).unwrap_or_default(), weighed);
        at = end;
    }
}

fn get<'p, 'a>(page: &'p Page<'a>, number: usize) -> Option<&'p Find<'a>> {
    page.finds.get(number)
}

/// Whether a list goes on from the find at `at` to the next: by commas, "and", "or", articles.
fn joins(page: &Page<'_>, finds: &[usize], at: usize) -> bool {
    let pair = finds.get(at).zip(finds.get(at + 1)).and_then(|(a, b)| get(page, *a).zip(get(page, *b)));
    let Some((a, b)) = pair else { return false };
    let between = a.tokens.end..b.tokens.start;
    // "Kenya Uganda and Peru", where commas were lost.
    if between.is_empty() && !page.keeps.commas && !a.lost_apostrophe {
        return has_faces(a)
            && has_faces(b)
            && (page.is_word(b.tokens.end, words!["and"]) || has_faces_behind(page, b));
    }
    let (mut has_joint, mut has_and) = (false, false);
    for token in between {
        let is_joint = page.is_mark(token, words![",", "&", "/"]) || page.is_word(token, words!["and", "or"]);
        if !is_joint && !page.is_word(token, words!["the", "both"]) && !page.is(token, Class::DIRECTION) {
            return false;
        }
        has_joint |= is_joint;
        has_and |= is_joint && !page.is_mark(token, words![","]);
    }
    // "Since the fall of Aleppo, Damascus has ...": a comma alone joins what goes on as a list does.
    let goes_on =
        page.is_mark(b.tokens.end, words![",", "&", "/"]) || page.is_word(b.tokens.end, words!["and", "or"]);
    has_joint && (has_and || goes_on || lies_in(a, b))
}

fn has_faces_behind(page: &Page<'_>, find: &Find<'_>) -> bool {
    page.find_at(find.tokens.end).is_some_and(has_faces)
}

fn has_faces(find: &Find<'_>) -> bool {
    find.kind == MentionKind::Venue
        && find.known.is_some_and(|known| known.kind == EntityKind::Country || known.government.is_some())
}

fn decide_group(
    page: &mut Page<'_>,
    sentence: usize,
    group: &[usize],
    weighed: &mut impl FnMut(usize, &[Evidence]),
) {
    if !group.iter().filter_map(|number| get(page, *number)).any(has_faces) {
        return;
    }
    let members: Vec<&Find<'_>> = group.iter().filter_map(|number| get(page, *number)).collect();
    let (Some(first), Some(last)) = (members.first(), members.last()) else { return };
    let mut evidence = vec![left(page, sentence, first), right(page, sentence, first, last, members.len())];
    if members.iter().any(|find| find.kind == MentionKind::Venue && !has_faces(find)) {
        evidence.push((-3, "in a list of places"));
    }
    if members.len() > 1 && members.iter().any(|find| find.kind == MentionKind::Actor) {
        evidence.push((2, "in a list of actors"));
    }
    if members.windows(2).any(|pair| pair.first().zip(pair.last()).is_some_and(|(a, b)| lies_in(a, b))) {
        evidence.push((-6, "a city and its country"));
    }
    let weight: i32 = evidence.iter().map(|(weight, _)| weight).sum();
    let strongest =
        evidence.iter().max_by_key(|(weight, _)| if *weight > 0 { weight * 2 + 1 } else { weight * -2 });
    let because = strongest.map_or("no evidence", |(_, because)| because);
    let end = last.tokens.end;
    for number in group {
        let Some(find) = get(page, *number).filter(|find| has_faces(find)) else { continue };
        let own = own_possessive(page, find, end);
        weighed(*number, own.as_ref().map_or(&evidence, std::slice::from_ref));
        let (weight, because) = own.unwrap_or((weight, because));
        let is_default_actor = weight == 0
            && page.is_upper(find.tokens.start)
            && find.tokens.len() == 1
            && page.is_lower(find.tokens.end)
            && !page.is_all_upper(sentence);
        show(page, *number, weight > 0 || is_default_actor, because);
    }
}

/// A possessive inside a list decides for its own name: "Russia's and Iran's envoys".
fn own_possessive(page: &Page<'_>, find: &Find<'_>, end: usize) -> Option<Evidence> {
    (find.tokens.end != end && page.is_possessive(find.tokens.end))
        .then(|| possessive(page, find.tokens.end + 1))
}

fn show(page: &mut Page<'_>, number: usize, acts: bool, because: &'static str) {
    let Some(find) = page.finds.get_mut(number) else { return };
    find.evidence = because;
    if !acts {
        return;
    }
    find.kind = MentionKind::Actor;
    if let Some(government) = find.known.and_then(|known| known.government.as_ref()) {
        find.reference = Reference::Known(government.clone());
        find.is_full = false;
    }
}

/// "Astana, Kazakhstan".
fn lies_in(city: &Find<'_>, country: &Find<'_>) -> bool {
    let (Some(city), Some(country)) = (city.known, country.known) else { return false };
    city.kind != EntityKind::Country
        && country.kind == EntityKind::Country
        && city.country.as_ref() == Some(&country.id)
}

fn left(page: &Page<'_>, sentence: usize, find: &Find<'_>) -> Evidence {
    let range = page.range_of(sentence);
    let Some(at) = word_before(page, &range, find.tokens.start) else { return NONE };
    let class = page.class(at);
    let is_country = find.known.is_some_and(|known| known.kind == EntityKind::Country);
    if is_country && page.is_mark(at, words![","]) && is_place_before(page, &range, at) {
        return (-7, "behind a place in it");
    }
    let owner = if page.is_possessive(at) { at.checked_sub(1) } else { Some(at) };
    let is_in_country = owner
        .and_then(|owner| page.find_at(owner))
        .is_some_and(|owner| (page.is_possessive(at) || owner.lost_apostrophe) && lies_in(find, owner));
    if is_in_country {
        return (-7, "in a country");
    }
    if page.is_word(at, words!["by"]) {
        return (4, "behind \"by\"");
    }
    if class.has(Class::IN) {
        return (-5, "behind a preposition of place");
    }
    if page.is_word(at, words!["with", "between", "against"]) {
        let is_border = at > range.start && page.is_word(at - 1, words!["border", "borders", "frontier"]);
        return if is_border { (-4, "a border") } else { (2, "one side of a relation") };
    }
    if class.has(Class::AT) {
        return behind_preposition(page, &range, at);
    }
    if page.is_word(at, words!["like", "including", "as", "namely", "mainly", "notably"])
        || page.is_mark(at, words![":"])
    {
        return behind_example(page, &range, at);
    }
    if class.has(Class::ALLY) && page.is_lower(at) {
        return (4, "named as an ally or power");
    }
    if class.has(Class::PLACE) || class.has(Class::DIRECTION) {
        return (-4, "behind a noun or direction of a place");
    }
    if class.has(Class::ADDRESS) {
        return (4, "somebody is told, asked or blamed");
    }
    let is_verb = class.has(Class::VERB) || !class.has(Class::FUNCTION) && is_participle(page, at);
    if is_verb && page.is_lower(at) { (-2, "what a verb is done to") } else { NONE }
}

/// "the governor of Tyumen Oblast, [Russia]": a place or an unknown name stands before the comma.
fn is_place_before(page: &Page<'_>, range: &Range<usize>, comma: usize) -> bool {
    let Some(before) = comma.checked_sub(1).filter(|at| range.contains(at) && *at > range.start) else {
        return false;
    };
    let is_name =
        page.is_free(before) && !page.is(before, Class::FUNCTION) && !page.is(before, Class::CALENDAR);
    let is_venue =
        page.find_at(before).is_some_and(|find| find.kind == MentionKind::Venue && find.known.is_none());
    let follows_place_word = (range.start..before).rev().take(4).any(|at| {
        page.is_lower(at) && (page.is(at, Class::IN) || page.is(at, Class::AT) || page.is(at, Class::PLACE))
    });
    page.is_capital(before) && !page.is_people(before) && (is_venue || is_name) && follows_place_word
}

/// The token before, over articles and opening quotation marks.
fn word_before(page: &Page<'_>, range: &Range<usize>, start: usize) -> Option<usize> {
    let mut at = start;
    while at > range.start {
        at -= 1;
        if !page.is_word(at, words!["the", "both", "an", "a"])
            && !page.is_mark(at, words!["\"", "“", "‘", "'"])
        {
            return Some(at);
        }
    }
    None
}

/// What is done for a government, and for no place.
const SPEAKING: &[WordKey] = words![
    "spoke",
    "speaks",
    "speak",
    "speaking",
    "lead",
    "leads",
    "led",
    "negotiate",
    "negotiates",
    "negotiated",
    "signed",
];

fn behind_preposition(page: &Page<'_>, range: &Range<usize>, at: usize) -> Evidence {
    for (distance, back) in (range.start..at).rev().take(3).enumerate() {
        let class = page.class(back);
        if class.has(Class::RAID) || page.is_mark(back, words![",", ".", ";"]) {
            break;
        }
        // "said from Oslo" tells where somebody speaks.
        let is_from = page.is_word(at, words!["from", "at"]) && class.has(Class::SAYING);
        let is_direct = distance == 0 && class.has(Class::ADDRESS.with(Class::SAYING)) && !is_from;
        let is_for = page.is_word(at, words!["for"]) && page.is_word(back, SPEAKING);
        if distance == 0 && is_for {
            return (4, "somebody speaks for it");
        }
        let is_topic = page.is_word(at, words!["on"])
            && !page.is_word(back, words!["pressure", "sanctions", "call", "calls"]);
        if class.has(Class::ACT) && !is_topic || is_direct {
            return (4, "behind a noun or verb of dealing with somebody");
        }
    }
    match page.text(at).to_ascii_lowercase().as_str() {
        "of" | "at" | "over" => (-3, "behind a preposition"),
        _ => (-2, "behind a preposition"),
    }
}

fn behind_example(page: &Page<'_>, range: &Range<usize>, at: usize) -> Evidence {
    for back in (range.start..at).rev().take(10) {
        let class = page.class(back);
        if class.has(Class::PARTY) || class.has(Class::ALLY) {
            return (3, "an example of parties");
        }
        if class.has(Class::PLACE) {
            return (-3, "an example of places");
        }
    }
    NONE
}

fn is_oblique(page: &Page<'_>, sentence: usize, find: &Find<'_>) -> bool {
    let range = page.range_of(sentence);
    word_before(page, &range, find.tokens.start).is_some_and(|at| {
        let class = page.class(at);
        class.has(Class::IN)
            || class.has(Class::AT)
            || page.is_word(at, words!["by", "with", "between", "against"])
    })
}

fn opens_clause(page: &Page<'_>, sentence: usize, find: &Find<'_>) -> bool {
    let range = page.range_of(sentence);
    word_before(page, &range, find.tokens.start).is_none_or(|at| {
        page.is(at, Class::CLAUSE) && !page.is_word(at, words!["and", "or"])
            || page.is_mark(at, words![",", ":", ";", "—", "–", "\"", "“"])
    })
}

fn right(page: &Page<'_>, sentence: usize, first: &Find<'_>, last: &Find<'_>, count: usize) -> Evidence {
    let range = page.range_of(sentence);
    let at = last.tokens.end;
    if page.is_possessive(at) && at < range.end || last.lost_apostrophe {
        return possessive(page, at + usize::from(!last.lost_apostrophe));
    }
    if at < range.end
        && page.is_mark(at, words!["-", "\u{2010}", "\u{2011}"])
        && page.token(at).is_some_and(|t| !t.spaced)
    {
        let is_place = page.is_word(at + 1, words!["based", "born", "wide", "bound", "area", "side"]);
        return if is_place { (-4, "a compound of place") } else { (4, "a compound of acting") };
    }
    if at < range.end && page.is_lower(at) && page.is(at, Class::PLACE) {
        return (-6, "before a noun of places");
    }
    if first.tokens.start == range.start && is_dateline(page, &range, at) {
        return (-8, "a dateline");
    }
    if is_oblique(page, sentence, first) {
        let acts = page.token(at).is_some() && at < range.end && skip_adverbs(page, &range, at, &["ing"]);
        let is_with =
            word_before(page, &range, first.tokens.start).is_some_and(|at| page.is_word(at, words!["with"]));
        let is_for =
            word_before(page, &range, first.tokens.start).is_some_and(|at| page.is_word(at, words!["for"]));
        let is_about_to =
            is_for && page.is_word(at, words!["to"]) && at + 1 < range.end && page.is_lower(at + 1);
        return match (acts && is_with, is_about_to) {
            (true, _) => (3, "\"with\" somebody doing"),
            (_, true) => (6, "\"for\" somebody to act"),
            _ => NONE,
        };
    }
    behind_subject(page, &range, at, opens_clause(page, sentence, first), count)
}

fn possessive(page: &Page<'_>, from: usize) -> Evidence {
    // "in Syria's Quneitra".
    if page.find_at(from).is_some_and(|find| find.kind == MentionKind::Venue) {
        return (-9, "what a place has");
    }
    for at in from..from + 6 {
        let class = page.class(at);
        if class.has(Class::LANDSCAPE) || class.has(Class::PLACE) || class.has(Class::CONFLICT) {
            return (-9, "what a place has");
        }
        let goes_on = page.is_lower(at) || page.is_capital(at) || page.is_mark(at, words!["-"]);
        let is_number = page.token(at).is_some_and(|token| token.kind == crate::text::TokenKind::Number);
        if !goes_on && !is_number
            || class.has(Class::IN.with(Class::AT).with(Class::CLAUSE).with(Class::AUXILIARY))
            || page.is_word(
                at,
                words!["the", "a", "an", "his", "her", "its", "their", "who", "which", "by", "with"],
            )
        {
            break;
        }
    }
    (9, "what an actor has")
}

/// Behind the name and its country: an outlet or day in brackets, then a dash.
fn is_dateline(page: &Page<'_>, range: &Range<usize>, end: usize) -> bool {
    let until = range.end.min(end + 12);
    for at in end..until {
        if page.is_mark(at, words!["—", "–", "-", "--", "―"]) {
            return page.token(at).is_some_and(|token| token.spaced);
        }
        let passes = page.is_mark(at, words![",", "(", ")", "/", "."])
            || page.is_capital(at)
            || page.token(at).is_some_and(|token| token.kind == crate::text::TokenKind::Number);
        if !passes {
            return false;
        }
    }
    false
}
