//! Names that the lexicon knows.

use std::ops::Range;

use super::{
    find::Find,
    page::{Holder, Page},
    place,
};
use crate::{
    extract::{
        facts::{MentionKind, Reference},
        lexicon::{Class, Hit, Known, Meaning},
        profile::EntityKind,
    },
    text::{WordKey, words},
};

/// Evidence of a name that the lexicon holds.
pub const A_KNOWN_NAME: &str = "a known name";

/// The evidence of a known name that is spelled as the lexicon does not have it.
pub const VARIANT: &str = "a known name in another spelling";

/// Finds the known names of a sentence.
pub fn read(page: &mut Page<'_>, sentence: usize) {
    let range = page.range_of(sentence);
    let mut at = range.start;
    while let Some(next) = page.next_beginning(at, range.end) {
        at = next;
        let lexicon = page.lexicon;
        let Some((hit, known)) = lexicon.longest(&page.line(sentence), at) else {
            at += 1;
            continue;
        };
        if hit.meaning == Meaning::Demonym {
            for holder in page.holders.get_mut(hit.start..hit.end).unwrap_or_default() {
                *holder = Holder::People(hit.entity);
            }
        } else if let Some(end) = landmark(page, sentence, &hit, known) {
            let first = page.before(hit.start, sentence).filter(|at| page.is_capital(*at));
            let given = first.filter(|at| page.is(*at, Class::GIVEN) && page.is_free(*at));
            add_landmark(page, sentence, given.unwrap_or(hit.start)..end);
            at = end;
            continue;
        } else if let Some(start) = longer_place(page, sentence, &hit, known) {
            add_landmark(page, sentence, start..hit.end);
        } else if !is_part_of_another_name(page, sentence, &hit, known) {
            add(page, sentence, &hit, known);
        }
        at = hit.end;
    }
}

/// "Java Sea", "Oslo Cathedral": where the name ends that a place begins.
fn landmark(page: &Page<'_>, sentence: usize, hit: &Hit, known: &Known) -> Option<usize> {
    let is_place = known.kind.mention_kind() == MentionKind::Venue;
    let end = place::behind_landmark(page, hit.end, page.range_of(sentence).end).filter(|_| is_place)?;
    page.is_plain(sentence).then_some(end)
}

/// "[Masaken] Barzeh neighbourhood": where a name begins that ends in a known place's, before a noun of places.
fn longer_place(page: &Page<'_>, sentence: usize, hit: &Hit, known: &Known) -> Option<usize> {
    let is_small = matches!(known.kind, EntityKind::City | EntityKind::Town | EntityKind::Place);
    let has_noun = page.is_lower(hit.end) && page.is(hit.end, Class::PLACE);
    let before = page.before(hit.start, sentence).filter(|_| is_small)?;
    let is_topical = page.is_capital(before) && page.is(before, Class::TOPONYM) && page.is_free(before);
    if is_topical && page.token(hit.start).is_some_and(|token| token.spaced) {
        return Some(before);
    }
    if !has_noun {
        return None;
    }
    let opens = before == page.range_of(sentence).start;
    (!opens && is_unknown_name(page, before) && page.is_free(before)).then_some(before)
}

fn add_landmark(page: &mut Page<'_>, sentence: usize, tokens: Range<usize>) {
    let key = page.name_key(&tokens, false);
    page.add(Find::named(key, tokens, sentence, MentionKind::Venue, "a noun of places in it"));
}

fn add<'a>(page: &mut Page<'a>, sentence: usize, hit: &Hit, known: &'a Known) {
    let kind = known.kind.mention_kind();
    let is_outer = matches!(kind, MentionKind::Process | MentionKind::Conflict);
    let start = match kind {
        _ if is_outer || known.kind == EntityKind::Country => hit.start,
        MentionKind::Venue => with_article(page, sentence, hit.start),
        _ => with_country(page, hit, known).unwrap_or_else(|| with_particle(page, sentence, hit.start)),
    };
    let end = without_noun(page, hit);
    // "Islamic States advance": the last word with the letter is a word too.
    let text = page.document.at(page.span(&(hit.start..end)));
    let is_owner = !page.keeps.apostrophes && text.strip_suffix('s') == Some(&known.name);
    let lost_apostrophe = is_owner || page.words.get(end - 1).is_some_and(|word| word.lost_apostrophe);
    page.add(Find {
        tokens: start..end,
        sentence,
        kind,
        reference: Reference::Known(known.id.clone()),
        known: Some(known),
        is_full: hit.meaning == Meaning::Name && is_full(page, hit, known),
        is_outer,
        lost_apostrophe,
        evidence: match hit.meaning {
            Meaning::Surname => "the surname of one known person",
            _ if !hit.is_exact => VARIANT,
            _ => A_KNOWN_NAME,
        },
    });
    if is_outer && hit.end > hit.start + 1 {
        inner(page, sentence, hit);
    }
}

/// "[United States] House of Representatives": where the name begins with the country whose body it is.
fn with_country(page: &Page<'_>, hit: &Hit, known: &Known) -> Option<usize> {
    let country = page.find_at(hit.start.checked_sub(1)?)?;
    let is_body = matches!(known.kind, EntityKind::Organisation | EntityKind::Government);
    let is_whose = known.country.is_some() && country.known.map(|of| &of.id) == known.country.as_ref();
    // "in Kenya Kenyan Shipping Union": a body that has its country in its name is named by itself.
    let first = page.text(hit.start);
    let says_so = country.known.is_some_and(|of| of.demonyms.iter().any(|demonym| **demonym == *first));
    let is_long = hit.end > hit.start + 1 && !says_so;
    (is_body && is_long && is_whose && !country.lost_apostrophe).then_some(country.tokens.start)
}

/// Where a place's name begins with an article that a hyphen joins: "[al]-Hasakah".
fn with_article(page: &Page<'_>, sentence: usize, start: usize) -> usize {
    let is_joined = page.before(start, sentence).is_some_and(|at| page.is_mark(at, words!["-"]));
    if is_joined { with_particle(page, sentence, start) } else { start }
}

/// The end of a name without the common noun behind it: "Idlib [province]", "Islamic State [group]".
fn without_noun(page: &Page<'_>, hit: &Hit) -> usize {
    let nouns = (hit.start..hit.end)
        .rev()
        .take_while(|at| page.is_lower(*at) && page.is_word(*at, words!["news", "agency"]));
    let bare = hit.end - nouns.count();
    if bare < hit.end
        && (hit.start..bare)
            .any(|at| page.is_capital(at) && !page.is_people(at) && !page.is(at, Class::PEOPLE))
    {
        return bare;
    }
    let last = hit.end - 1;
    let is_noun = page.is_lower(last)
        && page.is_word(last, words!["province", "governorate", "group", "region", "district"]);
    if is_noun && last > hit.start && page.is_capital(last - 1) { last } else { hit.end }
}

/// A person is introduced by more than a surname; anything else by any of its names but an acronym.
fn is_full(page: &Page<'_>, hit: &Hit, known: &Known) -> bool {
    match known.kind {
        EntityKind::Person => {
            hit.end > hit.start + 1 && known.name.contains(' ') || !known.name.contains(' ')
        }
        _ => hit.end > hit.start + 1 || !page.is_upper(hit.start) || known.name.len() <= 5,
    }
}

/// Names inside the name of a process or conflict: "the [Astana] talks".
fn inner(page: &mut Page<'_>, sentence: usize, outer: &Hit) {
    for at in outer.start..outer.end {
        let lexicon = page.lexicon;
        let hit = {
            let mut line = page.line(sentence);
            // The whole name again is no part of it.
            line.end = if at == outer.start { outer.end - 1 } else { outer.end };
            lexicon.longest(&line, at)
        };
        match hit {
            Some((hit, _)) if hit.meaning == Meaning::Demonym => {
                for holder in page.holders.get_mut(hit.start..hit.end).unwrap_or_default() {
                    *holder = Holder::People(hit.entity);
                }
            }
            Some((hit, known)) if known.kind.mention_kind() == MentionKind::Venue => {
                add(page, sentence, &hit, known);
            }
            _ => {}
        }
    }
}

/// Where a name begins with the particle before it: "[de] Mistura", "[al]-Zoabi".
pub fn with_particle(page: &Page<'_>, sentence: usize, start: usize) -> usize {
    let range = page.range_of(sentence);
    let mut at = start;
    while at > range.start {
        let joint = at - 1;
        let is_hyphen = page.is_mark(joint, words!["-", "\u{2010}", "\u{2011}"])
            && joint > range.start
            && page.token(at).is_some_and(|token| !token.spaced);
        let particle = if is_hyphen { joint - 1 } else { joint };
        if !(page.line(sentence).is_particle(particle) && page.is_free(particle)) {
            break;
        }
        at = particle;
    }
    at
}

/// "Maher al-Assad" is not the only known Assad, nor is "Michael Jordan" a country.
fn is_part_of_another_name(page: &Page<'_>, sentence: usize, hit: &Hit, known: &Known) -> bool {
    // "US$5,000".
    if page.is_mark(hit.end, words!["$"]) && page.token(hit.end).is_some_and(|token| !token.spaced) {
        return true;
    }
    if goes_on(page, hit, known) {
        return true;
    }
    if is_part_of_body(page, sentence, hit, known) {
        return true;
    }
    if hit.end > hit.start + 1 {
        return false;
    }
    // "CNN Philippines".
    let of_outlet = hit.start.checked_sub(1).and_then(|at| page.find_at(at)).is_some_and(|find| {
        find.sentence == sentence && find.known.is_some_and(|outlet| outlet.kind == EntityKind::Outlet)
    });
    if of_outlet && page.is_capital(hit.start - 1) && known.kind.mention_kind() == MentionKind::Venue {
        return true;
    }
    let is_person = known.kind == EntityKind::Person;
    let first = with_particle(page, sentence, hit.start);
    if let Some(before) = page.before(first, sentence) {
        let opens = before == page.range_of(sentence).start;
        let is_name_word = page.is_capital(before)
            && page.is_free(before)
            && !page.is(before, NO_NAME)
            && page.token(first).is_some_and(|token| token.spaced);
        let is_given = page.is(before, Class::GIVEN);
        if is_name_word && (is_given || is_person && !opens) && (is_person || !page.is_capital(hit.end)) {
            return true;
        }
    }
    // "Khatab town" is no militia of like sound.
    let is_place = known.kind.mention_kind() == MentionKind::Venue;
    if !hit.is_exact && !is_place && stands_as_place(page, sentence, hit) {
        return true;
    }
    if goes_before(page, sentence, first, known) || is_medium(page, hit) {
        return true;
    }
    if first < hit.start && ends_a_person(page, sentence, first, known) {
        return true;
    }
    let is_variant = !hit.is_exact || hit.meaning == Meaning::Surname;
    if (is_person || !hit.is_exact) && is_variant && is_unknown_name(page, hit.end) {
        return true;
    }
    !hit.is_exact && known.kind.mention_kind() == MentionKind::Venue && page.is(hit.end - 1, Class::GIVEN)
}

/// "Kenyan Red Crescent Society", "the Peace and Security Council": bodies whose names hold another one's.
fn is_part_of_body(page: &Page<'_>, sentence: usize, hit: &Hit, known: &Known) -> bool {
    let is_body = matches!(known.kind, EntityKind::Organisation | EntityKind::Government);
    if !is_body || hit.end < hit.start + 2 || !page.keeps.commas || !page.is_plain(sentence) {
        return false;
    }
    let is_noun = page.is_capital(hit.end)
        && page.is(hit.end, Class::ORGANISATION)
        && !page.is(hit.end, Class::MEDIA.with(Class::TITLE_PART))
        && page.token(hit.end).is_some_and(|token| token.spaced);
    let Some(before) = page.before(hit.start, sentence) else { return is_noun };
    let country = page.country_of(before).map(|country| &country.id);
    let is_others = country.is_some() && known.country.is_some() && country != known.country.as_ref();
    let behind_and = page.is_word(before, words!["and"])
        && page.before(before, sentence).is_some_and(|at| page.is_capital(at) && page.is(at, Class::COMMON));
    is_noun || is_others || behind_and
}

/// "Khatab town", "the village of Khatab".
fn stands_as_place(page: &Page<'_>, sentence: usize, hit: &Hit) -> bool {
    let is_noun = |at: usize| page.is_lower(at) && page.is(at, Class::PLACE);
    let before = page.before(hit.start, sentence);
    let is_of = before
        .is_some_and(|at| page.is_word(at, words!["of"]) && page.before(at, sentence).is_some_and(is_noun));
    is_noun(hit.end) || is_of || before.is_some_and(is_noun)
}

/// "Sudesh Amman": an unknown word directly before a place begins another name, where texts keep their commas.
fn goes_before(page: &Page<'_>, sentence: usize, first: usize, known: &Known) -> bool {
    let is_place = known.kind.mention_kind() == MentionKind::Venue;
    let before = page.before(first, sentence).filter(|_| is_place && page.keeps.commas);
    before.is_some_and(|at| {
        is_unknown_name(page, at)
            && page.token(first).is_some_and(|token| token.spaced)
            && !page.is_upper(at)
            && at > page.range_of(sentence).start
            && page.is_plain(sentence)
    })
}

/// "an IRC channel": a medium has the acronym of an organisation.
fn is_medium(page: &Page<'_>, hit: &Hit) -> bool {
    page.is_upper(hit.start)
        && page.is_word(hit.end, words!["channel", "channels", "chat", "server", "servers"])
}

/// "Thaer Murad al-Halabi": the name of a place, behind two unknown words and an article, ends a man's name.
fn ends_a_person(page: &Page<'_>, sentence: usize, first: usize, known: &Known) -> bool {
    let is_place = known.kind.mention_kind() == MentionKind::Venue;
    let before = first.checked_sub(2).filter(|at| page.range_of(sentence).contains(at));
    is_place && before.is_some_and(|at| is_unknown_name(page, at) && is_unknown_name(page, at + 1))
}

/// Whether a capitalised word stands here of which nobody knows anything.
fn is_unknown_name(page: &Page<'_>, at: usize) -> bool {
    page.is_capital(at)
        && page.class(at) == Class::NONE
        && page.words.get(at).is_some_and(|word| word.spelling == 0)
        && page.token(at).is_some_and(|token| token.spaced)
}

/// "Kenya Skylift", "the Kenya Constitution": a name that goes on behind a place is another one, where texts keep
/// their commas.
fn goes_on(page: &Page<'_>, hit: &Hit, known: &Known) -> bool {
    let is_place = known.kind.mention_kind() == MentionKind::Venue;
    // "CBS Radio", "Sky Sports": another house of the same name.
    let is_house = known.kind == EntityKind::Outlet
        && page.is_capital(hit.end)
        && page.is_word(
            hit.end,
            words!["radio", "sports", "television", "network", "studios", "records", "films"],
        );
    if is_house {
        return true;
    }
    let is_document = page.is_capital(hit.end) && page.is_word(hit.end, DOCUMENTS);
    // "President of Kenya Wanjiru Otieno": the name behind is the president's.
    let of_whom = (hit.start.saturating_sub(5)..hit.start).any(|at| page.is(at, Class::TITLE));
    is_place
        && page.keeps.commas
        && !of_whom
        && (is_document
            || is_unknown_name(page, hit.end) && page.is_plain(page.document.sentence_of(hit.start)))
}

/// What is named after the place where it was signed or holds, and is neither.
const DOCUMENTS: &[WordKey] = words![
    "constitution",
    "convention",
    "treaty",
    "accord",
    "accords",
    "agreement",
    "declaration",
    "protocol",
    "act",
    "code",
    "statute",
];

/// Classes of capitalised words that are no part of a person's name.
const NO_NAME: Class = Class::FUNCTION
    .with(Class::TITLE)
    .with(Class::TITLE_PART)
    .with(Class::CALENDAR)
    .with(Class::PEOPLE)
    .with(Class::COMMON)
    .with(Class::SAYING)
    .with(Class::VERB)
    .with(Class::DIRECTION)
    .with(Class::ORGANISATION);
