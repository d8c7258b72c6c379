//! Scenes: what a text tells of one event, its figures put together with the place, the day, the kind and the words.
//!
//! A text says the toll of one event many times, in the title without a day, in the first sentence without a place. Its
//! figures are one scene where they give the same number or stand in one sentence, and nothing sets them apart. Whether
//! scenes of two documents are of one event is the corpus's to say: [`Scene::likeness`] is what it has to go by.

use std::{collections::BTreeSet, sync::LazyLock};

use super::{anchor, event};
use crate::{
    extract::{
        Date, Marked, Period,
        date::days_between,
        facts::{Change, Facts, Figure, Mention, MentionKind, Reference, Scope},
        lexicon::gazetteer,
        profile::EntityKind,
    },
    text::{TokenKind, WordTable, fold},
};

/// Event figures of a document that are looked at: no text about events has more, and lists are no texts about events.
const MOST: usize = 64;
/// Sentences at the beginning, the title among them, that tell of the day's own event.
const OPENING: u32 = 4;
/// Words of a scene that are kept.
const WORDS: usize = 96;
/// Venues of a sentence that are kept; a list of places is no place.
const PLACES: usize = 8;

/// What a text tells of one event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scene {
    /// The day.
    pub day: Date,
    /// Whether the text says the day at the figures; else the article opens with them and names no other day.
    pub is_said: bool,
    /// Whether its day or place is that of another sentence, which it goes on from.
    pub is_inherited: bool,
    /// The towns, quarters and landmarks that its sentences name, in order; no countries and provinces.
    pub places: Box<[Reference]>,
    /// The family of the kinds that its figures are read as, a bit each.
    pub kinds: u16,
    /// The families of all kinds that its sentences name, a bit each.
    pub named: u16,
    /// Whether the text says that the toll was raised or revised.
    pub is_update: bool,
    /// Its words, then its words of the kind, then its figures: one row, since there are many scenes.
    row: Box<[u32]>,
    /// Where in the row the words of the kind begin.
    kind_words: u16,
    /// Where in the row the figures begin.
    figures: u16,
}

/// How much speaks for two scenes being of one event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Likeness {
    /// Content words that both have.
    pub words: usize,
    /// Whether they are of one family of kinds.
    pub is_of_kind: bool,
    /// Whether they name the kind by one word.
    pub is_named_alike: bool,
}

impl Likeness {
    /// The number of things that are alike.
    pub fn sum(self) -> usize {
        self.words + usize::from(self.is_of_kind) + usize::from(self.is_named_alike)
    }
}

impl Scene {
    /// What its sentences are about, as sorted fingerprints: content words that tell one event from another.
    pub fn words(&self) -> &[u32] {
        self.part(0, self.kind_words.into())
    }

    /// The words that name its kind, as sorted fingerprints.
    pub fn kind_words(&self) -> &[u32] {
        self.part(self.kind_words.into(), self.figures.into())
    }

    /// Its figures, by their numbers in [`Facts::figures`].
    pub fn figures(&self) -> &[u32] {
        self.part(self.figures.into(), self.row.len())
    }

    fn part(&self, start: usize, end: usize) -> &[u32] {
        self.row.get(start..end).unwrap_or_default()
    }

    /// Whether the kinds of two scenes do not exclude each other: an attack may be a bombing, a raid is no ambush.
    pub fn is_of_possible_kind(&self, other: &Self) -> bool {
        self.kinds == 0 || other.kinds == 0 || self.kinds & other.kinds != 0
    }

    /// Whether both name a place that the other does, and not each another one besides.
    pub fn is_at_place_of(&self, other: &Self) -> bool {
        let is_common = |place: &&Reference| other.places.contains(place);
        let common = self.places.iter().filter(is_common).count();
        common > 0 && (self.places.len() == common || other.places.len() == common)
    }

    /// What is alike in two scenes.
    pub fn likeness(&self, other: &Self) -> Likeness {
        Likeness {
            words: common(self.words(), other.words()),
            is_of_kind: (self.kinds | self.named) & (other.kinds | other.named) != 0,
            is_named_alike: common(self.kind_words(), other.kind_words()) > 0,
        }
    }
}

/// How many numbers two sorted lists share.
fn common(one: &[u32], two: &[u32]) -> usize {
    one.iter().filter(|word| two.binary_search(word).is_ok()).count()
}

/// Families of kinds of events: what one outlet calls a raid another calls a strike.
const FAMILIES: [&[&str]; 8] = [
    &["raid", "strike"],
    &["bombing"],
    &["shelling"],
    &["battle", "fighting", "offensive", "ambush"],
    &["massacre", "execution"],
    &["shooting"],
    &["crash"],
    &["disaster"],
];

/// The bit of a kind's family; none for an attack, which may be anything.
pub(super) fn family(kind: event::EventKind) -> u16 {
    FAMILIES.iter().position(|kinds| kinds.contains(&kind.name())).map_or(0, |number| 1 << number)
}

/// Words that texts about any event of a war have.
static COMMON: LazyLock<WordTable<()>> = LazyLock::new(|| {
    WordTable::of_texts(&[
        "the and for from with that this these those its his her their they who whom which what when where while has \
         have had was were are been being not but into out off over under about around near after before during since \
         until than more most least some any all other others another also one two three four five six seven eight \
         nine ten eleven twelve many several first second third",
        "people person persons killed kill kills killing dead death deaths died die dies toll wounded wound wounding \
         injured injuring injuries injure hurt casualties civilians civilian lives claimed claims claiming left \
         leaving victims bodies including among women children child woman man men number",
        "said say says saying told according reported report reports reportedly reporting sources source activists \
         activist witnesses officials official agency news media state television channel monitor monitoring group \
         observatory human rights director statement spokesman added confirmed",
        "monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun today yesterday morning \
         evening night overnight afternoon early late day days week hours hour january february march april may june \
         july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec year",
        "city town village area areas province region countryside district neighbourhood neighborhood suburb suburbs \
         central northern southern eastern western north south east west capital country held-by controlled",
        "government regime forces force army troops soldiers rebel rebels rebel-held opposition opposition-held \
         militants militant fighters fighter terrorists terrorist jihadists islamic islamist military units unit war \
         conflict attack attacks attacked attacking targeted targeting target hit air place took carried",
    ])
});

/// Words behind which a toll was raised or put right.
static UPDATES: LazyLock<WordTable<()>> = LazyLock::new(|| {
    WordTable::of_texts(&[
        "rises rose risen rising climbs climbed updated update revised mounts mounted lowered",
    ])
});

/// One event figure of a document, with its number.
struct Told<'a> {
    number: u32,
    figure: &'a Figure,
    place: Option<&'a Reference>,
    day: Option<Period>,
    kind: u16,
    /// The towns and quarters of its sentence, or of the one that it goes on from.
    venues: BTreeSet<&'a Reference>,
    /// The sentence that it goes on from, where its own names no place.
    anchor: Option<u32>,
    /// Whether its own sentence names the place.
    is_placed: bool,
}

/// The scenes of a document whose place and day are known, in the order of their first figures.
pub(super) fn read(document: &Marked<'_>, facts: &Facts) -> Vec<Scene> {
    let told: Vec<Told<'_>> = (0..)
        .zip(&facts.figures)
        .filter_map(|(number, figure)| Told::of(document, facts, number, figure))
        .take(MOST)
        .collect();
    let mut scenes = Vec::new();
    for group in groups(&told) {
        let members: Vec<&Told<'_>> = group.iter().filter_map(|at| told.get(*at)).collect();
        scenes.extend(scene(document, facts, &members));
    }
    scenes
}

impl<'a> Told<'a> {
    fn of(document: &Marked<'_>, facts: &'a Facts, number: u32, figure: &'a Figure) -> Option<Self> {
        let Scope::Event(event) = &figure.scope else { return None };
        let is_past = matches!(figure.change, Some(Change::FellFrom | Change::RoseFrom));
        if !matches!(&*figure.measure, "deaths" | "wounded") || figure.cumulative || figure.planned || is_past
        {
            return None;
        }
        let mut venues = venues(document, facts, figure.sentence);
        let (mut anchor, mut is_placed) = (None, true);
        // A sentence that says a day of its own may tell of another attack.
        let goes_on = |found: &anchor::Anchor<'_>| found.sentence.is_none() || event.date.is_none();
        if venues.is_empty()
            && let Some(found) = anchor::find(document, facts, figure.sentence).filter(goes_on)
        {
            (anchor, venues, is_placed) = (found.sentence, found.venues, false);
        }
        Some(Self {
            number,
            figure,
            place: event.place.as_ref().filter(|place| venues.contains(place)),
            day: event.date,
            kind: event.what.map_or(0, family),
            venues,
            anchor,
            is_placed,
        })
    }

    /// Whether nothing sets two figures of a document apart.
    fn may_be_with(&self, other: &Self) -> bool {
        let days = match (self.day, other.day) {
            (Some(one), Some(two)) => one == two,
            _ => true,
        };
        let places = match (self.place, other.place) {
            (Some(one), Some(two)) => one == two || self.venues.contains(two) || other.venues.contains(one),
            _ => true,
        };
        let is_anchored = !self.is_placed || !other.is_placed;
        let is_elsewhere = is_anchored && self.venues.is_disjoint(&other.venues);
        let are_told = !self.venues.is_empty() && !other.venues.is_empty();
        days && places && !(is_elsewhere && are_told)
    }

    /// Whether two figures of a document are of one event: one number of one group, or one sentence and place.
    fn is_with(&self, other: &Self) -> bool {
        let (one, two) = (self.figure, other.figure);
        let same_number = one.measure == two.measure
            && one.quantity.stated.is_some()
            && one.quantity.stated == two.quantity.stated
            && (one.group == two.group || one.group.is_none() || two.group.is_none());
        let same_sentence = one.sentence == two.sentence && self.place == other.place;
        // "The blast killed nine": of the event that the sentence before tells of.
        let goes_on = self.anchor == Some(two.sentence) || other.anchor == Some(one.sentence);
        (same_number || same_sentence || goes_on) && self.may_be_with(other)
    }
}

/// The figures that belong together, each group and all groups in order.
fn groups(told: &[Told<'_>]) -> Vec<Vec<usize>> {
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for (at, one) in told.iter().enumerate() {
        let is_with =
            |group: &Vec<usize>| group.iter().filter_map(|at| told.get(*at)).any(|other| one.is_with(other));
        let (with, apart): (Vec<_>, Vec<_>) = groups.into_iter().partition(is_with);
        groups = apart;
        let mut group: Vec<usize> = with.into_iter().flatten().collect();
        group.push(at);
        group.sort_unstable();
        groups.push(group);
    }
    groups.sort();
    groups
}

/// The scene of figures that belong together, where its day and place are known.
fn scene(document: &Marked<'_>, facts: &Facts, members: &[&Told<'_>]) -> Option<Scene> {
    let own = members.iter().map(|told| told.figure.sentence);
    let sentences: BTreeSet<u32> = own.clone().chain(members.iter().filter_map(|told| told.anchor)).collect();
    let told = day(document, facts, members, &sentences);
    let of_report = || {
        let last = own.max()?;
        anchor::day_of_report(document, facts, last, OPENING).map(|day| (day, false))
    };
    let is_inherited = told.is_none() || members.iter().all(|told| !told.is_placed);
    let (day, is_said) = told.or_else(of_report)?;
    let places: BTreeSet<&Reference> =
        members.iter().flat_map(|told| told.place.into_iter().chain(told.venues.iter().copied())).collect();
    if places.is_empty() || places.len() > PLACES {
        return None;
    }
    let names: BTreeSet<String> = places.iter().flat_map(|place| name_words(place)).collect();
    let words = Words::of(document, &sentences, &names);
    let mut row: Vec<u32> = words.content.into_iter().take(WORDS).collect();
    let kind_words = row.len() as u16;
    row.extend(words.kinds.into_iter().take(WORDS));
    let figures = row.len() as u16;
    row.extend(members.iter().map(|told| told.number));
    Some(Scene {
        day,
        is_said,
        is_inherited,
        places: places.into_iter().cloned().collect(),
        kinds: members.iter().fold(0, |kinds, told| kinds | told.kind),
        named: words.families,
        is_update: words.is_update || members.iter().any(|told| told.figure.corrected),
        row: row.into(),
        kind_words,
        figures,
    })
}

/// The day of a scene: the one that its figures say. Where they say none and the article opens with them, the article's
/// own, if the sentences name no other one but the eve.
fn day(
    document: &Marked<'_>,
    facts: &Facts,
    members: &[&Told<'_>],
    sentences: &BTreeSet<u32>,
) -> Option<(Date, bool)> {
    let said: BTreeSet<Period> = members.iter().filter_map(|told| told.day).collect();
    if let Some(period) = said.first() {
        return (said.len() == 1 && period.is_day()).then_some((period.from, true));
    }
    let today = facts.date.date?;
    let opens = sentences.first().is_some_and(|first| *first < OPENING);
    let is_of_today = |sentence: &u32| {
        let Some(sentence) = document.sentences.get(*sentence as usize) else { return false };
        let dates = document.dates(sentence.tokens.clone());
        let mut periods = dates.iter().filter_map(|date| date.period(Some(today)));
        periods.all(|period| period.is_day() && (0..=1).contains(&days_between(period.from, today)))
    };
    (opens && sentences.iter().all(is_of_today)).then_some((today, false))
}

/// The towns, quarters and landmarks that a sentence names.
pub(super) fn venues<'a>(document: &Marked<'_>, facts: &'a Facts, sentence: u32) -> BTreeSet<&'a Reference> {
    let towns = facts.mentions_in(sentence).filter(|mention| {
        mention.kind == MentionKind::Venue && !is_wide(&mention.reference) && !is_province(document, mention)
    });
    towns.map(|mention| &*mention.reference).take(PLACES + 1).collect()
}

/// Whether a place is too wide for one event: a country, a region.
fn is_wide(place: &Reference) -> bool {
    let Reference::Known(id) = place else { return false };
    let kind = gazetteer::name_and_kind(id).map(|(_, kind)| kind);
    matches!(kind, Some(EntityKind::Country | EntityKind::Region))
}

/// "Homs province", "the province of Homs", "rural Homs": the land around a town, and not the town; nor is the seat of
/// those who speak a place where something happened.
fn is_province(document: &Marked<'_>, mention: &Mention) -> bool {
    const LAND: &[&str] =
        &["province", "governorate", "countryside", "region", "county", "oblast", "state", "provinces"];
    let is = |word: Option<&str>, words: &[&str]| {
        word.is_some_and(|word| {
            let word = word.trim_matches(|c: char| !c.is_alphanumeric());
            words.iter().any(|one| one.eq_ignore_ascii_case(word))
        })
    };
    let (start, end) = (mention.span.start as usize, mention.span.end as usize);
    let behind = document.text.get(end..).and_then(|rest| rest.split_whitespace().next());
    let mut before = document.text.get(..start).unwrap_or_default().rsplit(char::is_whitespace);
    let mut last = before.find(|word| !word.is_empty());
    // "Istanbul-based activists": where they sit, not where it happened.
    let is_seat = document
        .text
        .get(end..)
        .is_some_and(|rest| ["-based", " based", "-born"].iter().any(|seat| rest.starts_with(seat)));
    if is_seat || is(last, &["rural"]) || is(behind, LAND) {
        return true;
    }
    if is(last, &["of"]) {
        last = before.find(|word| !word.is_empty());
        return is(last, LAND);
    }
    false
}

/// The words of a place's name, which say nothing beyond the place.
fn name_words(place: &Reference) -> Vec<String> {
    place.words().split(['-', ' ']).map(fold::fold).collect()
}

/// The words of some sentences.
#[derive(Default)]
struct Words {
    content: BTreeSet<u32>,
    kinds: BTreeSet<u32>,
    families: u16,
    is_update: bool,
}

impl Words {
    fn of(document: &Marked<'_>, sentences: &BTreeSet<u32>, names: &BTreeSet<String>) -> Self {
        let (mut words, mut memory) = (Self::default(), String::new());
        for sentence in sentences.iter().filter_map(|number| document.sentences.get(*number as usize)) {
            let mut before = "";
            for token in document.tokens_of(sentence).iter().filter(|token| token.kind == TokenKind::Word) {
                let word = token.text(&document.text);
                words.add(word, before, names, &mut memory);
                before = word;
            }
        }
        words
    }

    /// Takes a word in; `folded` is memory to fold it in.
    fn add(&mut self, word: &str, before: &str, names: &BTreeSet<String>, folded: &mut String) {
        let is_new = ["new", "latest", "higher"].iter().any(|new| before.eq_ignore_ascii_case(new));
        self.is_update |= UPDATES.has(word) || is_new && word.eq_ignore_ascii_case("toll");
        if word.chars().count() < 3 || COMMON.has(word) {
            return;
        }
        folded.clear();
        fold::fold_into(word, folded);
        let stem = folded.strip_suffix('s').unwrap_or(folded);
        let hash = fold::fingerprint(stem.as_bytes()) as u32;
        if let Some(kind) = event::event_kind(word) {
            self.families |= family(kind);
            self.kinds.insert(hash);
        } else if !names.contains(folded) {
            self.content.insert(hash);
        }
    }
}
