//! A figure as a sentence that a note can keep: who gives it, of what, when, and where that stands. Data: forms by measure,
//! of which the first one is taken that is read back as the same figure.

use std::sync::Arc;

use crate::{
    corpus::{Entry, FigurePlace, SeriesKey, Snapshot, citing::plain, describe},
    extract::{
        Decimal, Figure, Period, Qualifier, Quantity, Reference, date::month_name, profile::EntityKind,
    },
    text::phrase::capitalized,
};

/// Words in braces stand for what the figure says: `{who}` gives it, `{said}` is its number with the hedge, `{people}` those
/// counted, `{on}` its day; `{about}` is what it is about, `{in}`, `{of}`, `{by}` and `{from}` the same with that word before it,
/// `{name}` without an article.
const FORMS: &[(&str, &[&str])] = &[
    (
        "deaths",
        &[
            "{who} put the number of deaths {in} at {said} {on}",
            "{who} said {on} that {said} {people} had been killed {in}",
            "{who} said that {said} {people} had been killed {in} {on}",
        ],
    ),
    (
        "wounded",
        &[
            "{who} put the number of wounded {in} at {said} {on}",
            "{who} said {on} that {said} {people} had been wounded {in}",
            "{who} said that {said} {people} had been wounded {in} {on}",
        ],
    ),
    (
        "displaced",
        &[
            "{who} put the number of people displaced {by} at {said} {on}",
            "{who} put the number of people displaced {in} at {said} {on}",
            "{who} said {on} that {said} {people} had been displaced {in}",
        ],
    ),
    (
        "refugees",
        &[
            "{who} said {on} that {said} people had fled {about}",
            "{who} said {on} that {said} people had fled the war {in}",
        ],
    ),
    ("detained", &["{who} said {on} that {said} {people} were detained {in}"]),
    ("missing", &["{who} said {on} that {said} {people} were missing {in}"]),
    ("besieged", &["{who} said {on} that {said} {people} were besieged {in}"]),
    (
        "population",
        &[
            "{who} said {on} that {about} had a population of {said}",
            "{who} put the population {of} at {said} {on}",
            "{who} said {on} that {said} people lived {in}",
        ],
    ),
    ("zones", &["{who} spoke {on} of {said} de-escalation zones {in}"]),
    (
        "guarantors",
        &["{who} spoke {on} of {said} guarantors {of}", "{who} spoke {on} of the {said} guarantors {of}"],
    ),
    (
        "members",
        &["{who} spoke {on} of the {said}-member {name}", "{who} counted {said} member states {of} {on}"],
    ),
    ("round", &["{who} reported on the {said} round {of} {on}"]),
];

/// The sentence for a figure in a note; `None` where none would be read back as the same figure. `reread` reads a text as if
/// it were the note's.
pub(super) fn sentence(
    snapshot: &Snapshot,
    note: &Entry,
    (key, place): (&SeriesKey, &FigurePlace),
    reread: &dyn Fn(&str) -> Entry,
) -> Option<String> {
    let (article, figure) = snapshot.figure(place)?;
    let citation = snapshot.citation_words(note, &place.document);
    let parts = Parts::of(snapshot, key, article, figure);
    let own = own_forms(snapshot, &key.measure);
    // Of refugees at a place only those who fled from there are told so: others found refuge there.
    let is_told = &*key.measure != "refugees" || figure.tells_flight;
    let forms = FORMS.iter().filter(|(measure, _)| is_told && **measure == *key.measure);
    let forms = forms.flat_map(|(_, forms)| forms.iter().map(|form| (*form).to_owned())).chain(own);
    let whole = forms.filter(|form| parts.group.is_none() || form.contains("{people}"));
    let mut sentences = whole.map(|form| format!("{} {citation}.", parts.fill(&form)));
    sentences.find(|sentence| {
        let read = reread(sentence);
        is_read_as(snapshot, &read, (key, place), (article, figure))
    })
}

/// Who gives a figure: the estimator whom its text names, else the outlet.
pub(super) fn who(snapshot: &Snapshot, article: &Entry, figure: &Figure) -> String {
    let named = figure.source.as_ref().and_then(|source| source.reference.as_ref());
    match named.and_then(|reference| snapshot.entity(reference)) {
        Some(entity) => with_article(&entity.name, entity.kind),
        None => plain(&snapshot.outlet(article)),
    }
}

/// "the Syrian war", "Aleppo", "the Syrian Observatory for Human Rights".
pub(super) fn called(snapshot: &Snapshot, reference: &Reference) -> String {
    let kind = snapshot.entity(reference).and_then(|entity| entity.kind);
    with_article(&snapshot.name_of(reference), kind)
}

fn with_article(name: &str, kind: Option<EntityKind>) -> String {
    /// What bodies are called whose names are said with "the".
    const BODIES: &[&str] = &[
        "Agency",
        "Army",
        "Bank",
        "Bureau",
        "Center",
        "Centre",
        "Coalition",
        "Commission",
        "Committee",
        "Council",
        "Crescent",
        "Cross",
        "Defence",
        "Forces",
        "Front",
        "Fund",
        "League",
        "Ministry",
        "Mission",
        "Nations",
        "Network",
        "Observatory",
        "Office",
        "Organisation",
        "Organization",
        "Programme",
        "Union",
    ];
    let name = plain(name);
    let is_body = || {
        let has_body = name.split(' ').any(|word| BODIES.contains(&word));
        has_body
            && name.contains(' ')
            && kind.is_none_or(|kind| !is_place(kind) && kind != EntityKind::Person)
    };
    let is_event = matches!(kind, Some(EntityKind::Conflict | EntityKind::Process));
    let has_own = name.split(' ').next().is_some_and(|first| first.eq_ignore_ascii_case("the"));
    if !has_own && (is_event || is_body()) { format!("the {name}") } else { name }
}

fn is_place(kind: EntityKind) -> bool {
    matches!(
        kind,
        EntityKind::Country | EntityKind::City | EntityKind::Town | EntityKind::Region | EntityKind::Place
    )
}

/// A figure with its hedge, as [`describe::said`] has it; a bound that leaves the number itself out is told as one, and
/// small numbers are written out.
fn said(figure: &Figure) -> String {
    const SMALL: [&str; 10] = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    let Quantity { stated, high, .. } = figure.quantity;
    if figure.qualifier == Qualifier::Exact {
        let small = SMALL.iter().zip(1..).find(|(_, number)| stated == Some(Decimal::small(*number)));
        if let Some((word, _)) = small.filter(|_| &*figure.measure != "round") {
            return (*word).to_owned();
        }
    }
    let leaves_out = figure.qualifier == Qualifier::UpTo && high < stated;
    let words = describe::said(figure);
    words
        .strip_prefix("up to ")
        .filter(|_| leaves_out)
        .map(|number| format!("fewer than {number}"))
        .unwrap_or(words)
}

/// "on 4 July 2017", "in July 2017", "in 2017"; `None` for other periods.
fn day_words(when: Period) -> Option<String> {
    let (year, month) = (when.from.year(), when.from.month());
    if when.is_day() {
        return Some(format!("on {} {} {year}", when.from.day(), month_name(month)));
    }
    if Some(when) == Period::year(year) {
        return Some(format!("in {year}"));
    }
    (Some(when) == Period::month(year, month)).then(|| format!("in {} {year}", month_name(month)))
}

/// Sentences by the frames and words of a measure of the user's.
fn own_forms(snapshot: &Snapshot, measure: &str) -> Vec<String> {
    let Some(own) = snapshot.policy().measures.user().iter().find(|own| &*own.name == measure) else {
        return Vec::new();
    };
    let frame = |pattern: &str| {
        let words = pattern.split(' ').filter_map(|word| match word {
            "{n}" | "{nth}" | "{%}" => Some("{said}"),
            word if word.starts_with('{') || word.ends_with('?') => None,
            word => word.split('|').next(),
        });
        format!("{{who}} said {{on}} that {} {{in}}", words.collect::<Vec<_>>().join(" "))
    };
    let frames = own.frames.iter().map(|pattern| frame(pattern));
    let words = own.words.iter().map(|words| format!("{{who}} counted {{said}} {words} {{in}} {{on}}"));
    words.chain(frames).collect()
}

/// What takes the places of a form.
struct Parts {
    who: String,
    said: String,
    about: String,
    when: String,
    group: Option<Arc<str>>,
}

impl Parts {
    fn of(snapshot: &Snapshot, key: &SeriesKey, article: &Entry, figure: &Figure) -> Self {
        Self {
            who: capitalized(&who(snapshot, article, figure)),
            said: said(figure),
            about: called(snapshot, &key.scope),
            when: snapshot.as_of(article, figure).and_then(day_words).unwrap_or_default(),
            group: key.group.map(Arc::from),
        }
    }

    fn fill(&self, form: &str) -> String {
        let name = self.about.strip_prefix("the ").unwrap_or(&self.about);
        let word = |(before, word): (&str, &str)| match word {
            "{who}" => self.who.clone(),
            // "at at least" is no English.
            "{said}" if before == "at" => self.said.replacen("at least", "no fewer than", 1),
            "{said}" => self.said.clone(),
            "{said}-member" => format!("{}-member", self.said),
            "{about}" => self.about.clone(),
            "{name}" => name.to_owned(),
            "{on}" => self.when.clone(),
            "{people}" => self.group.as_deref().unwrap_or("people").to_owned(),
            "{in}" | "{of}" | "{by}" | "{from}" => {
                format!("{} {}", word.trim_matches(['{', '}']), self.about)
            }
            word => word.to_owned(),
        };
        let before = std::iter::once("").chain(form.split(' '));
        let words = before.zip(form.split(' ')).map(word).filter(|word| !word.is_empty());
        words.collect::<Vec<_>>().join(" ")
    }
}

/// Whether a sentence that was read says a figure of an article, says no other, and cites that article.
fn is_read_as(
    snapshot: &Snapshot,
    read: &Entry,
    (key, place): (&SeriesKey, &FigurePlace),
    (article, figure): (&Entry, &Figure),
) -> bool {
    let [own] = read.facts.figures.as_slice() else { return false };
    let bounds = |figure: &Figure| {
        let Quantity { stated, low, high, .. } = figure.quantity;
        (stated, low, high, figure.qualifier, figure.planned)
    };
    let named = |figure: &Figure| {
        let reference = figure.source.as_ref()?.reference.as_ref()?;
        snapshot.entity_id(reference)
    };
    snapshot.series_key(read, own).as_ref() == Some(key)
        && bounds(own) == bounds(figure)
        && snapshot.as_of(read, own) == snapshot.as_of(article, figure)
        && named(figure).is_none_or(|estimator| named(own) == Some(estimator))
        && snapshot.cited_by(read, own.sentence) == [Arc::clone(&place.document)]
}
