//! Errors in figures: value, bound, status, group, scope, attribution, magnitude, transposed digits, ordinal, elapsed
//! years, a part over its whole.

use std::sync::LazyLock;

use rapporteur::{
    corpus::Snapshot,
    extract::{Figure, Mention, MentionKind, Qualifier, Reference, Scope, profile::EntityKind},
    text::Span,
};
use regex::Regex;

use super::{
    number::{Manner, Number, ORDINALS, precision},
    statement::{Mutation, Statement},
};

/// Figures of counts: no rounds, no elapsed years.
fn counts(one: &Statement) -> impl Iterator<Item = (&Figure, Number)> {
    one.figures().filter(|figure| !matches!(&*figure.measure, "round" | "elapsed-years")).filter_map(
        |figure| {
            let number = Number::parse(one.at(figure.number_span()))?;
            let is_read =
                figure.quantity.stated.is_some_and(|stated| stated.parts() == (number.value * 1e4) as i64);
            (is_read && figure.change.is_none()).then_some((figure, number))
        },
    )
}

/// Whether no number of the article is this value, nor rounds to it.
fn is_nowhere(one: &Statement, value: f64) -> bool {
    let near = (precision(value) / 2.0).max(0.5);
    one.source.facts.numbers.iter().all(|number| (number.parts() as f64 / 1e4 - value).abs() > near)
}

/// The number of a figure exchanged, in its manner; a capital stays one.
fn exchanged(one: &Statement, figure: &Figure, number: Number, value: f64) -> Mutation {
    let mut words = number.write(value);
    if one.at(figure.number_span()).starts_with(char::is_uppercase) {
        words = capital(&words);
    }
    Mutation::of(figure.number_span(), words)
}

fn capital(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// The value by a share greater or less.
fn by(one: &Statement, share: f64) -> Vec<Mutation> {
    let mut made = Vec::new();
    for (figure, number) in counts(one).filter(|(figure, _)| figure.unit().is_none()) {
        let first = if one.rank.is_multiple_of(2) { 1.0 } else { -1.0 };
        let other = [first, -first].into_iter().find_map(|sign| {
            let value = moved(number, share * sign)?;
            let change = ((value - number.value) / number.value).abs();
            (change > share * 0.6 && change < share * 1.5 && value >= 2.0 && is_nowhere(one, value))
                .then_some(value)
        });
        made.extend(other.map(|value| exchanged(one, figure, number, value)));
    }
    made
}

/// A value moved by a share, with digits as round as that allows.
fn moved(number: Number, share: f64) -> Option<f64> {
    let change = number.value * share;
    let mut place = precision(number.value).max(number.step());
    while place > number.step() && place > change.abs() {
        place /= 10.0;
    }
    let change = (change / place).round() * place;
    (change != 0.0 && number.value > 1.0).then_some(number.value + change)
}

pub fn value_3(one: &Statement) -> Vec<Mutation> {
    by(one, 0.03)
}

pub fn value_12(one: &Statement) -> Vec<Mutation> {
    by(one, 0.12)
}

pub fn value_50(one: &Statement) -> Vec<Mutation> {
    by(one, 0.5)
}

/// Ten times as much or a tenth; thousands for millions.
pub fn magnitude(one: &Statement) -> Vec<Mutation> {
    let mut made = Vec::new();
    for (figure, number) in
        counts(one).filter(|(figure, number)| figure.unit().is_none() && number.value >= 2.0)
    {
        if let Manner::Scaled(name, _) = number.manner {
            let (other, factor) = if name == "million" { ("thousand", 1e-3) } else { ("million", 1e3) };
            if name != "billion" && is_nowhere(one, number.value * factor) {
                let words = one.at(figure.number_span()).to_lowercase().replace(name, other);
                made.push(Mutation::of(figure.number_span(), words));
            }
            continue;
        }
        let tenth = number.value / 10.0;
        let less = number.value >= 200.0 && tenth.fract() == 0.0 && one.rank.is_multiple_of(2);
        let value = if less { tenth } else { number.value * 10.0 };
        if is_nowhere(one, value) {
            made.push(exchanged(one, figure, number, value));
        }
    }
    made
}

/// Two neighbouring digits exchanged.
pub fn transposed(one: &Statement) -> Vec<Mutation> {
    let mut made = Vec::new();
    for (figure, number) in counts(one).filter(|(figure, _)| figure.unit().is_none()) {
        if !matches!(number.manner, Manner::Grouped | Manner::Plain) {
            continue;
        }
        let digits: Vec<char> = format!("{:.0}", number.value).chars().collect();
        let pairs = (1..digits.len()).filter(|n| digits[*n] != digits[n - 1] && (*n > 1 || digits[1] != '0'));
        let other = pairs.into_iter().find_map(|n| {
            let mut digits = digits.clone();
            digits.swap(n, n - 1);
            let value: f64 = digits.iter().collect::<String>().parse().ok()?;
            is_nowhere(one, value).then_some(value)
        });
        made.extend(other.map(|value| exchanged(one, figure, number, value)));
    }
    made
}

/// Which side a hedge bounds: below, above, or neither.
fn side(qualifier: Qualifier) -> Option<i8> {
    match qualifier {
        Qualifier::Exact | Qualifier::About => Some(0),
        Qualifier::MoreThan | Qualifier::AtLeast => Some(1),
        Qualifier::UpTo | Qualifier::Nearly => Some(-1),
        Qualifier::Between | Qualifier::Vague => None,
    }
}

/// Whether the article says this number of the measure with a bound of that side too.
fn says_also(one: &Statement, figure: &Figure, wanted: i8) -> bool {
    one.source.facts.figures.iter().any(|other| {
        other.quantity.stated == figure.quantity.stated
            && side(other.qualifier).is_none_or(|side| side == wanted)
    })
}

/// A bound dropped, added or turned round.
pub fn bound(one: &Statement) -> Vec<Mutation> {
    let mut made = Vec::new();
    for (figure, _) in counts(one).filter(|(_, number)| number.value >= 5.0) {
        let (Some(side), Some(qualifier)) = (side(figure.qualifier), figure.qualifier_span) else {
            made.extend(bound_added(one, figure));
            continue;
        };
        let between = Span::new(qualifier.end, figure.number_span().start.max(qualifier.end));
        let is_before = qualifier.end < figure.number_span().start && one.at(between).trim().is_empty();
        if side == 0 || !is_before {
            continue;
        }
        let is_first = one.at(qualifier).starts_with(char::is_uppercase);
        if one.rank.is_multiple_of(2) {
            let other = if side > 0 { "nearly" } else { "more than" };
            let other = if is_first { capital(other) } else { other.to_owned() };
            if !says_also(one, figure, -side) {
                made.push(Mutation::of(qualifier, other));
            }
        } else if !says_also(one, figure, 0) {
            let words = one.at(figure.number_span());
            let words = if is_first { capital(words) } else { words.to_owned() };
            made.push(Mutation::of(qualifier.join(figure.number_span()), words));
        }
    }
    made
}

fn bound_added(one: &Statement, figure: &Figure) -> Option<Mutation> {
    if figure.qualifier != Qualifier::Exact || says_also(one, figure, 1) {
        return None;
    }
    let before = Span::new(one.sentence.start, figure.number_span().start);
    let last = one.at(before).split_whitespace().last().unwrap_or_default().to_lowercase();
    let fits = [
        "",
        "killed",
        "killing",
        "kills",
        "wounded",
        "wounding",
        "injured",
        "injuring",
        "left",
        "displaced",
        "that",
        "with",
        "and",
        "said",
        "of",
        "to",
        "including",
        "were",
        "are",
        "has",
        "have",
        "had",
    ];
    let is_apart = one.at(before).ends_with(' ') || last.is_empty();
    if !is_apart || !fits.contains(&last.as_str()) || figure.span.len() > figure.number_span().len() {
        return None;
    }
    let bound = if one.rank.is_multiple_of(2) { "more than" } else { "at least" };
    let words = one.at(figure.number_span()).to_lowercase();
    let bound = if last.is_empty() { capital(bound) } else { bound.to_owned() };
    Some(Mutation::of(figure.number_span(), format!("{bound} {words}")))
}

const FATES: [(&str, &str, bool); 8] = [
    ("killed", "wounded", true),
    ("killing", "wounding", true),
    ("killed", "injured", true),
    ("killing", "injuring", true),
    ("dead", "wounded", false),
    ("dead", "injured", false),
    ("people died", "people were wounded", false),
    ("have died", "have been wounded", false),
];

/// The word of a fate exchanged: killed for wounded. Where the sentence has both, the two change places.
pub fn status(one: &Statement) -> Vec<Mutation> {
    let figures: Vec<&Figure> = one.figures().collect();
    let of = |measure: &str| figures.iter().filter(|figure| &*figure.measure == measure).count();
    let (dead, wounded) = (of("deaths"), of("wounded"));
    let stated: Vec<_> = figures
        .iter()
        .filter(|figure| matches!(&*figure.measure, "deaths" | "wounded"))
        .filter_map(|figure| figure.quantity.stated)
        .collect();
    let is_clear = |measure: &str, other: &str| {
        let mut source = one.source.facts.figures.iter();
        !source.any(|figure| {
            &*figure.measure == other
                && figure.quantity.stated.is_some_and(|value| stated.contains(&value))
                && figures.iter().any(|ours| &*ours.measure == measure)
        })
    };
    let mut made = Vec::new();
    for (killed, hurt, turns) in FATES {
        let (first, second) = (fates(one, killed), fates(one, hurt));
        match (first.as_slice(), second.as_slice(), dead, wounded) {
            ([at], [], 1, 0) if is_clear("deaths", "wounded") && stated[0].to_whole() > 1 => {
                made.push(Mutation::of(*at, hurt));
            }
            ([], [at], 0, 1) if turns && is_clear("wounded", "deaths") && stated[0].to_whole() > 1 => {
                made.push(Mutation::of(*at, killed));
            }
            ([a], [b], 1, 1) if stated[0] != stated[1] && (turns || killed == "dead") => {
                made.push(Mutation { edits: vec![(*a, hurt.to_owned()), (*b, killed.to_owned())] });
            }
            _ => {}
        }
    }
    made
}

/// Where a word of a fate stands; "shot dead" and "seriously wounded" are not exchanged by a word.
fn fates(one: &Statement, word: &str) -> Vec<Span> {
    let mut places = places(one, word);
    let is_bound = |at: &Span| {
        let before = one.at(Span::new(one.sentence.start, at.start));
        let last = before.split_whitespace().last().unwrap_or_default();
        last.ends_with("ly") || last == "shot"
    };
    if places.iter().any(is_bound) {
        places.clear();
    }
    places
}

/// Where a word stands in the sentence, whole.
pub fn places(one: &Statement, word: &str) -> Vec<Span> {
    let words = one.words();
    let is_part = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    words
        .match_indices(word)
        .filter(|(at, _)| {
            let (before, behind) = (&words[..*at], &words[at + word.len()..]);
            !is_part(before.chars().next_back()) && !is_part(behind.chars().next())
        })
        .map(|(at, _)| one.span(at, at + word.len()))
        .collect()
}

const GROUPS: [(&str, &str); 13] = [
    ("civilians", "soldiers"),
    ("children", "fighters"),
    ("women", "children"),
    ("soldiers", "civilians"),
    ("troops", "civilians"),
    ("rebels", "civilians"),
    ("fighters", "civilians"),
    ("militants", "civilians"),
    ("insurgents", "civilians"),
    ("gunmen", "civilians"),
    ("policemen", "civilians"),
    ("journalists", "soldiers"),
    ("residents", "soldiers"),
];

/// Those who are counted exchanged: soldiers for civilians.
pub fn group(one: &Statement) -> Vec<Mutation> {
    let mut made = Vec::new();
    for (figure, _) in counts(one).filter(|(figure, number)| figure.group.is_some() && number.value > 1.0) {
        let behind = Span::new(figure.number_span().end, one.sentence.end);
        let is_apart =
            |word: &str| matches!(word.trim(), "including" | "and" | "of" | "were" | "have" | "in");
        let near: usize = one
            .at(behind)
            .split_inclusive(' ')
            .take(4)
            .take_while(|word| !is_apart(word))
            .map(str::len)
            .sum();
        let end = behind.start + near as u32;
        for (noun, other) in GROUPS {
            let at = places(one, noun).into_iter().find(|at| at.start >= behind.start && at.end <= end);
            let also = one.source.facts.figures.iter().any(|theirs| {
                theirs.quantity.stated == figure.quantity.stated && theirs.noun.as_deref() == Some(other)
            });
            let stands = !places(one, other).is_empty();
            made.extend(at.filter(|_| !also && !stands).map(|at| Mutation::of(at, other)));
        }
    }
    made
}

static WAR: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"\b(Syrian|Syria's) (civil war|war|conflict|crisis)").unwrap());

const CITIES: [&str; 9] =
    ["Homs", "Hama", "Raqqa", "Aleppo", "Mosul", "Benghazi", "Kabul", "Nairobi", "Lyon"];
const COUNTRIES: [&str; 6] = ["Yemen", "Libya", "Afghanistan", "Peru", "Norway", "Kenya"];

/// A place that the article does not name, of the kind of another.
pub fn other_place(one: &Statement, reference: &Reference) -> Option<&'static str> {
    let entity = one.snapshot.entity(reference)?;
    let places = match entity.kind {
        Some(EntityKind::Country) => &COUNTRIES[..],
        Some(EntityKind::City | EntityKind::Town | EntityKind::Region) => &CITIES[..],
        _ => return None,
    };
    let skip = (one.rank % places.len() as u64) as usize;
    places.iter().cycle().skip(skip).take(places.len()).find(|place| !one.source_has(place)).copied()
}

/// The place or the war of a figure exchanged.
pub fn scope(one: &Statement) -> Vec<Mutation> {
    let mut made = Vec::new();
    for (figure, _) in counts(one) {
        let place = match &figure.scope {
            Scope::Entity(reference) => Some(reference),
            Scope::Event(event) => event.place.as_ref(),
            _ => None,
        };
        let is_it = |mention: &&Mention| {
            Some(&*mention.reference) == place
                && mention.kind == MentionKind::Venue
                && one.entry.facts.role(mention.span).is_none()
        };
        let mentions: Vec<&Mention> = one.mentions().filter(is_it).collect();
        if let [mention] = mentions.as_slice()
            && stands_alone(one, mention)
            && let Some(other) = other_place(one, &mention.reference)
        {
            made.push(Mutation::of(mention.span, other));
        }
    }
    for found in WAR.captures_iter(one.words()).filter_map(|found| found.get(1)) {
        if counts(one).next().is_some() && !one.source_has("Yemen") {
            let other = if found.as_str() == "Syrian" { "Yemeni" } else { "Yemen's" };
            made.push(Mutation::of(one.span(found.start(), found.end()), other));
        }
    }
    made
}

/// Whether a name of a place can be exchanged without more: "in Aleppo", not "in Aleppos east" nor "Paris, France".
pub fn stands_alone(one: &Statement, mention: &Mention) -> bool {
    let before = one.at(Span::new(one.sentence.start, mention.span.start));
    let behind = one.at(Span::new(mention.span.end, one.sentence.end));
    let next = behind.trim_start_matches([',', ' ']).chars().next();
    let is_part = behind.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '-' | '\'' | '’'))
        || behind.starts_with(' ') && next.is_some_and(char::is_uppercase)
        || behind.starts_with(", ") && next.is_some_and(char::is_uppercase)
        || [" town", " village", " in ", " del "].iter().any(|word| behind.starts_with(word));
    !is_part && !before.ends_with("the ")
}

const ESTIMATORS: [&str; 5] = [
    "the United Nations",
    "Human Rights Watch",
    "Amnesty International",
    "the Syrian Network for Human Rights",
    "Save the Children",
];

/// The estimator of a figure exchanged.
pub fn attribution(one: &Statement) -> Vec<Mutation> {
    let mut made = Vec::new();
    for (figure, _) in counts(one) {
        let Some((source, reference)) =
            figure.source.as_ref().and_then(|source| Some((source.span, source.reference.as_ref()?)))
        else {
            continue;
        };
        let Some(mention) =
            one.mentions().find(|mention| source.overlaps(mention.span) && *mention.reference == *reference)
        else {
            continue;
        };
        if one.snapshot.entity(reference).is_none_or(|entity| {
            matches!(entity.kind, Some(EntityKind::Person | EntityKind::Outlet))
                || is_united_nations(&one.snapshot, reference)
        }) {
            continue;
        }
        let skip = (one.rank % 5) as usize;
        let other = ESTIMATORS
            .iter()
            .cycle()
            .skip(skip)
            .take(5)
            .find(|other| !one.source_has(other.trim_start_matches("the ")));
        let Some(other) = other else { continue };
        let before = one.at(Span::new(one.sentence.start, mention.span.start));
        let behind = one.at(Span::new(mention.span.end, one.sentence.end));
        let lower = before.to_lowercase();
        let bare = lower.strip_suffix("the ").unwrap_or(&lower);
        let article = lower.len() - bare.len();
        let says =
            [" said", " says", " told", " has ", " reported", " documented", " estimates", " put ", ",", "."];
        let stands = bare.is_empty()
            || bare.ends_with("according to ")
            || bare.ends_with(' ') && bare.trim_end().len() > 3;
        let is_whole = behind.trim().is_empty() || says.iter().any(|word| behind.starts_with(word));
        if !stands || !is_whole || bare.ends_with("based ") || bare.ends_with("opposition ") {
            continue;
        }
        let span = Span::new(mention.span.start - article as u32, mention.span.end);
        let words = if span.start == one.sentence.start { capital(other) } else { (*other).to_owned() };
        made.push(Mutation::of(span, words));
    }
    made
}

/// The United Nations have many bodies: one for another may be right.
fn is_united_nations(snapshot: &Snapshot, reference: &Reference) -> bool {
    snapshot.entity_id(reference).is_some_and(|id| id.contains("united-nations") || id.starts_with("un-"))
}

/// Another number of a round.
pub fn ordinal(one: &Statement) -> Vec<Mutation> {
    let mut made = Vec::new();
    for figure in one.figures().filter(|figure| &*figure.measure == "round") {
        let words = one.at(figure.number_span()).to_lowercase();
        let Some(number) = ORDINALS.iter().position(|ordinal| *ordinal == words) else { continue };
        let said = |value: usize| {
            let mut rounds = one.source.facts.figures.iter().filter(|other| &*other.measure == "round");
            rounds.any(|other| other.quantity.stated.is_some_and(|it| it.to_whole() == value as i64))
        };
        let step = 1 + (one.rank % 3) as usize;
        let other = [number + step, number + 4, number.saturating_sub(1)]
            .into_iter()
            .find(|other| *other > 0 && *other < ORDINALS.len() && *other != number && !said(*other));
        made.extend(other.and_then(|other| Some(Mutation::of(figure.number_span(), *ORDINALS.get(other)?))));
    }
    made
}

/// Another number of years since the start of a war.
pub fn elapsed(one: &Statement) -> Vec<Mutation> {
    let mut made = Vec::new();
    for figure in one.figures().filter(|figure| &*figure.measure == "elapsed-years") {
        let Some(number) = Number::parse(one.at(figure.number_span())) else { continue };
        let more = number.value + 3.0;
        let less = number.value - 2.0;
        let value = if less >= 2.0 && one.rank.is_multiple_of(2) { less } else { more };
        if figure.unit().is_none_or(|unit| unit.starts_with("year")) && is_nowhere(one, value) {
            made.push(exchanged(one, figure, number, value));
        }
    }
    made
}

/// A part that is greater than its whole.
pub fn part(one: &Statement) -> Vec<Mutation> {
    let figures: Vec<(&Figure, Number)> = counts(one).collect();
    let mut made = Vec::new();
    for pair in figures.windows(2) {
        let [(whole, total), (figure, number)] = pair else { continue };
        let between = one.at(Span::new(whole.span.end, figure.span.start));
        let is_part = (between.contains(" including ") || between.contains("among them"))
            && whole.measure == figure.measure
            && figure.unit().is_none()
            && between.len() < 40;
        let value = (total.value * 1.4).ceil() + 1.0;
        if is_part && number.value > 1.0 && is_nowhere(one, value) {
            made.push(exchanged(one, figure, *number, value));
        }
    }
    made
}
