//! Errors in words: process, date, enumeration, role, venue, quotation.

use std::sync::LazyLock;

use rapporteur::{
    extract::{EntityId, Mention, Reference, profile::EntityKind},
    text::Span,
};
use regex::Regex;

use super::{
    figures::{other_place, places, stands_alone},
    number::Number,
    statement::{Mutation, Statement},
};

static TALKS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"\b(Geneva|Astana|Vienna)\b(?: (?:peace|Syria))* (?:talks|negotiations|process|conference|round)",
    )
    .unwrap()
});

/// Another series of talks.
pub fn process(one: &Statement) -> Vec<Mutation> {
    let mut made = Vec::new();
    if !one.figures().any(|figure| &*figure.measure == "round") {
        return made;
    }
    for found in TALKS.captures_iter(one.words()).filter_map(|found| found.get(1)) {
        let other = ["Astana", "Geneva", "Sochi"].into_iter().find(|other| !one.source_has(other));
        made.extend(other.map(|other| Mutation::of(one.span(found.start(), found.end()), other)));
    }
    made
}

const MONTHS: &str = "January|February|March|April|May|June|July|August|September|October|November|December";
const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

static DATED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(
        r"\b(?:(?P<weekday>{})(?:,| on)? )?(?:(?:{MONTHS}) (?P<behind>\d\d?)\b|(?P<before>\d\d?) (?:{MONTHS}))(?P<year>,? \d{{4}})?",
        WEEKDAYS.join("|")
    )).unwrap()
});

/// The day of a date changed, or the weekday before a date with a year.
pub fn date(one: &Statement) -> Vec<Mutation> {
    let mut made = Vec::new();
    for found in DATED.captures_iter(one.words()) {
        let part = |name: &str| found.name(name).map(|part| one.span(part.start(), part.end()));
        let Some(day) = part("behind").or_else(|| part("before")) else { continue };
        if let (Some(weekday), Some(_), true) = (part("weekday"), part("year"), one.rank.is_multiple_of(2)) {
            let number = WEEKDAYS.iter().position(|day| *day == one.at(weekday)).unwrap_or_default();
            made.push(Mutation::of(weekday, WEEKDAYS[(number + 2) % 7]));
            continue;
        }
        let Ok(number) = one.at(day).parse::<u32>() else { continue };
        let other = [number + 3, number + 5, number.saturating_sub(4)]
            .into_iter()
            .find(|other| (1..=28).contains(other) && !one.source_has(&other.to_string()));
        made.extend(other.map(|other| Mutation::of(day, other.to_string())));
    }
    made
}

static LISTED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"\b(?P<count>two|three|four|five|six|seven|eight) (?:[a-z-]+ ){0,3}[a-z]+(?:s|men|children|ies)(?:,| —|:| –| -) (?P<names>(?:(?:the )?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*, )*(?:the )?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*,? and (?:the )?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*)",
    ).unwrap()
});

/// A count that does not fit the names behind it.
pub fn enumeration(one: &Statement) -> Vec<Mutation> {
    let mut made = Vec::new();
    for found in LISTED.captures_iter(one.words()) {
        let (Some(count), Some(names)) = (found.name("count"), found.name("names")) else { continue };
        let Some(number) = Number::parse(count.as_str()) else { continue };
        let listed = names.as_str().replace(", and ", ", ").replace(" and ", ", ").split(", ").count();
        if listed as f64 != number.value {
            continue;
        }
        let other =
            if one.rank.is_multiple_of(2) || listed == 2 { number.value + 1.0 } else { number.value - 1.0 };
        made.push(Mutation::of(one.span(count.start(), count.end()), number.write(other)));
    }
    made
}

/// A title with the name of somebody who never held it.
pub fn role(one: &Statement) -> Vec<Mutation> {
    let mut made = Vec::new();
    for mention in one.mentions() {
        let (Some(role), Reference::Known(id)) = (one.entry.facts.role(mention.span), &*mention.reference)
        else {
            continue;
        };
        let is_before = role.end <= mention.span.start && mention.span.start - role.end <= 1;
        let words = one.at(mention.span);
        let has_roles = one.snapshot.profile(id).is_some_and(|(_, profile)| {
            profile.names.kind == EntityKind::Person && !profile.roles.is_empty()
        });
        if !is_before || !has_roles || !words.contains(' ') || role.start < one.sentence.start {
            continue;
        }
        made.extend(other_person(one, mention, one.at(role)).map(|name| Mutation::of(mention.span, name)));
    }
    made
}

/// A person with roles, none of which shares a word of weight with the title.
fn other_person(one: &Statement, mention: &Mention, title: &str) -> Option<String> {
    let own = |id: &EntityId| Reference::Known(id.clone()) == *mention.reference;
    let words = |text: &str| -> Vec<String> {
        text.to_lowercase()
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| word.len() > 3)
            .map(str::to_owned)
            .collect()
    };
    let title = words(title);
    let persons = one.snapshot.profiles().filter(|(_, profile)| {
        let roles: Vec<String> = profile.roles.iter().flat_map(|role| words(&role.title)).collect();
        profile.names.kind == EntityKind::Person
            && !roles.is_empty()
            && !own(&profile.names.id)
            && !roles.iter().any(|word| title.contains(word))
            && profile.names.name.contains(' ')
            && !one.source_has(profile.names.name.rsplit(' ').next().unwrap_or_default())
    });
    let names: Vec<&str> = persons.map(|(_, profile)| &*profile.names.name).collect();
    names.get((one.rank % names.len().max(1) as u64) as usize).map(|name| (*name).to_owned())
}

static MEETING: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"\b(?:talks|meeting|conference|negotiations|summit|round|met|gathered|congress)\b(?: \w+){0,4}? in (?:the (?:[A-Z]?\w+ )+of )?$",
    ).unwrap()
});

/// A round or meeting at another place.
pub fn venue(one: &Statement) -> Vec<Mutation> {
    let mut made = Vec::new();
    for mention in one.mentions() {
        let before = one.at(Span::new(one.sentence.start, mention.span.start));
        if MEETING.is_match(before)
            && stands_alone(one, mention)
            && let Some(other) = other_place(one, &mention.reference)
        {
            made.push(Mutation::of(mention.span, other));
        }
    }
    made
}

/// Words with others that turn a sentence's meaning and leave its grammar whole.
const TURNED: [(&str, &str); 38] = [
    ("is", "is not"),
    ("are", "are not"),
    ("was", "was not"),
    ("were", "were not"),
    ("will", "will not"),
    ("can", "cannot"),
    ("must", "must not"),
    ("should", "should not"),
    ("would", "would not"),
    ("could", "could not"),
    ("many", "few"),
    ("more", "less"),
    ("against", "for"),
    ("before", "after"),
    ("after", "before"),
    ("never", "always"),
    ("always", "never"),
    ("all", "some"),
    ("first", "last"),
    ("people", "soldiers"),
    ("war", "peace"),
    ("peace", "war"),
    ("government", "opposition"),
    ("opposition", "government"),
    ("good", "bad"),
    ("new", "old"),
    ("strong", "weak"),
    ("today", "tomorrow"),
    ("inside", "outside"),
    ("men", "women"),
    ("city", "village"),
    ("attack", "retreat"),
    ("political", "military"),
    ("military", "political"),
    ("support", "oppose"),
    ("killed", "wounded"),
    ("killing", "wounding"),
    ("great", "small"),
];

/// A word of a quotation changed, or a negation set or taken.
pub fn quote(one: &Statement) -> Vec<Mutation> {
    let mut made = Vec::new();
    let quotes = one.entry.facts.quotes.iter().filter(|quote| one.sentence.covers(quote.span));
    for quote in quotes {
        let words = one.at(quote.span);
        if words.split_whitespace().count() < 5 {
            continue;
        }
        if let Some(at) = words.find(" not ") {
            let start = quote.span.start + at as u32;
            made.push(Mutation::of(Span::new(start, start + 4), ""));
            continue;
        }
        let skip = (one.rank % TURNED.len() as u64) as usize;
        let turned = TURNED.iter().cycle().skip(skip).take(TURNED.len()).find_map(|(word, other)| {
            let behind = |at: &Span| one.at(Span::new(at.end, quote.span.end));
            let inner = |at: &Span| {
                let is_denied = [" no", " never"].iter().any(|word| behind(at).starts_with(word));
                quote.span.start < at.start && at.end < quote.span.end && !is_denied
            };
            let at = places(one, word).into_iter().find(inner)?;
            Some(Mutation::of(at, *other))
        });
        made.extend(turned);
    }
    made
}
