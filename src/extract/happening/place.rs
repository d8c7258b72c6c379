//! The places of a sentence: which of them a meeting or an event was at.

use std::{ops::Range, sync::LazyLock};

use super::{Places, Telling, Words};
use crate::{
    extract::{
        facts::{Mention, MentionKind, Placed, Reference, Stay},
        figure::event_kind,
        lexicon::{Lexicon, gazetteer},
        mark::Marks,
    },
    text::{Span, WordKey, WordTable, words},
};

/// Tokens between a word of meeting and the place.
const REACH: usize = 8;

/// Tokens between a verb of travelling and "to".
const TRAVEL: usize = 4;

/// Words of meetings, and of their being held.
const MEETINGS: &str = "talks round rounds meeting meetings met meet meets summit conference negotiations session \
     sessions congress held hold gathered gather gathers convened consultations";
static MEETS: LazyLock<WordTable<()>> = LazyLock::new(|| WordTable::of_texts(&[MEETINGS]));

/// Words that make a place "in" which they are that of a meeting, by themselves.
const MET: &str = "met meet meets meeting meetings gathered gather gathers talks round rounds summit conference \
     negotiations session congress convened hosted";
static MEET: LazyLock<WordTable<()>> = LazyLock::new(|| WordTable::of_texts(&[MET]));

/// Words of a meeting's length.
const LENGTHS: [&str; 3] = ["hour", "hours", "minutes"];
const LENGTH_KEYS: [WordKey; 3] = WordKey::all(LENGTHS);

/// The words that may tell of a meeting, or say where one was.
pub fn meeting_words() -> impl Iterator<Item = &'static str> {
    MEETINGS.split_whitespace().chain(MET.split_whitespace()).chain(LENGTHS)
}

/// The words that may be the capital of a country.
pub fn capital_words() -> impl Iterator<Item = &'static str> {
    [CAPITAL].into_iter()
}

const CAPITAL: &str = "capital";

/// Nouns of meetings that go by a place's name.
static NAMED: LazyLock<WordTable<()>> = LazyLock::new(|| {
    WordTable::of_texts(&["talks round meeting summit conference negotiations congress session"])
});

/// Words that make it a place where somebody was received or something was signed.
static VISITS: LazyLock<WordTable<()>> = LazyLock::new(|| {
    WordTable::of_texts(&[
        "signed received briefed briefing conversation expected visit seen saw greeted sit sits sat",
    ])
});

/// Words that do so in a sentence of a meeting.
static HOLDS: LazyLock<WordTable<()>> = LazyLock::new(|| {
    WordTable::of_texts(&[
        "held hold place opened opens open ended ends closed concluded began begins started starts due \
         set back",
    ])
});

/// Words behind which something else than the meeting is spoken of.
static BREAKS: LazyLock<WordTable<()>> = LazyLock::new(|| {
    WordTable::of_texts(&[
        "on about over for against to that which who where when after before while since because as",
    ])
});

/// Words that set one meeting behind another.
static JOINTS: LazyLock<WordTable<()>> =
    LazyLock::new(|| WordTable::of_texts(&["followed following preceded after before while"]));

/// Parts of a place.
static DIRECTIONS: LazyLock<WordTable<()>> = LazyLock::new(|| {
    WordTable::of_texts(&["eastern western northern southern central rural east west north south"])
});

/// Verbs of travelling.
static TRAVELS: LazyLock<WordTable<()>> = LazyLock::new(|| {
    WordTable::of_texts(&["flew flown flies fly travelled traveled travels went came come invited returned"])
});

/// A place with what it is to the sentence.
#[derive(Debug, Clone)]
pub(super) struct Place {
    pub(super) tokens: Range<usize>,
    span: Span,
    what: Reference,
    stay: Stay,
}

/// What kind of sentence places stand in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tells {
    Meeting,
    Other,
}

impl Telling<'_> {
    /// Reads the places, behind the days.
    pub(super) fn read_places(&mut self, found: &mut Vec<Placed>) {
        // Where no word of a meeting stands, no place can be one at which a meeting was held.
        let is_left = self.words == Words::Left && !self.has(Marks::MEETING);
        if is_left || self.capitals.is_empty() && self.facts.mentions_in(self.number).next().is_none() {
            return;
        }
        let mut marked = Marks::places(self.marks, Marks::MEETING);
        let meets =
            self.has(Marks::MEETING) && marked.any(|at| MEETS.has(self.key(at)) || self.is_audience(at));
        let tells = if meets { Tells::Meeting } else { Tells::Other };
        let mut places: Vec<Place> =
            self.facts.mentions_in(self.number).filter_map(|one| self.place_of(one, tells)).collect();
        let capitals = self.capitals.iter();
        places.extend(capitals.filter_map(|(tokens, id)| self.place_of_capital(tokens, id, tells)));
        places.sort_by_key(|place| place.tokens.start);
        self.hold_fronted(&mut places, tells);
        self.places = places;
        if self.places.is_empty() {
            return;
        }
        // Most places of a sentence have all of its words.
        let (mut window, mut words) = (0..0, Box::default());
        for place in &self.places {
            let own = self.place_window(&place.tokens);
            if own != window {
                words = self.words(own.clone(), Places::LeftOut);
                window = own;
            }
            found.push(Placed {
                span: place.span,
                place: place.what.clone(),
                sentence: self.number,
                stay: place.stay,
                words: Box::clone(&words),
            });
        }
    }

    /// The tokens that tell of the same as a place: where a sentence has two meetings, one after the other, those of the
    /// place's.
    fn place_window(&self, place: &Range<usize>) -> Range<usize> {
        let meets = |mut range: Range<usize>| range.any(|at| MEET.has(self.key(at)));
        let (mut start, mut end) = (0, self.tokens.len());
        for joint in (0..self.tokens.len()).filter(|at| JOINTS.has(self.key(*at))) {
            if joint < place.start && meets(0..joint) && meets(joint..place.start) {
                start = joint;
            } else if joint >= place.end && meets(joint..self.tokens.len()) {
                end = end.min(joint);
            }
        }
        start..end
    }

    pub(super) fn tokens_in(&self, span: Span) -> Option<Range<usize>> {
        let start = self.tokens.partition_point(|token| token.span.start < span.start);
        let inside = self.tokens.get(start..).filter(|tokens| !tokens.is_empty())?;
        Some(start..start + inside.iter().take_while(|token| token.span.end <= span.end).count())
    }

    fn place_of(&self, mention: &Mention, tells: Tells) -> Option<Place> {
        let tokens = self.tokens_in(mention.span)?;
        let hosts = tells == Tells::Meeting && self.is_host(&tokens);
        let host = hosts.then(|| hosting(mention, mention.span.of(&self.document.text)));
        if let Some(place) = host.flatten() {
            return Some(Place { tokens, span: mention.span, what: place, stay: Stay::Held });
        }
        let stay = (mention.kind == MentionKind::Venue).then(|| self.stay(&tokens, tells)).flatten()?;
        Some(Place { tokens, span: mention.span, what: Reference::clone(&mention.reference), stay })
    }

    fn stay(&self, tokens: &Range<usize>, tells: Tells) -> Option<Stay> {
        // "in eastern Aleppo"
        let near = tokens.start.checked_sub(1).map_or(WordKey::default(), |at| self.key(at));
        let back = 1 + usize::from(DIRECTIONS.has(near));
        let lead = self.before(tokens.start, back);
        let is_in = matches!(lead, "in" | "In" | "at" | "At");
        let is_near = is_in || matches!(lead, "on" | "near" | "Near" | "outside" | "of" | "against");
        let met = if is_in { self.met_before(tokens.start.saturating_sub(back), tells) } else { None };
        if met.is_some() {
            met
        } else if lead == "to" && self.is_goal(tokens.start) {
            Some(Stay::Visited)
        } else if self.names_meeting(tokens.end) {
            Some(Stay::Named)
        } else if tells == Tells::Other && is_near {
            Some(Stay::Event)
        } else {
            (tells == Tells::Meeting && is_in).then_some(Stay::Beside)
        }
    }

    /// What a word of meeting before "in" says, where nothing stands between them that the place could belong to.
    fn met_before(&self, lead: usize, tells: Tells) -> Option<Stay> {
        let between = (lead.saturating_sub(REACH)..lead).rev();
        let mut between = between.filter(|at| !self.is_of_day(*at)).take_while(|at| !self.breaks(*at));
        between.find_map(|at| match self.key(at) {
            word if MEET.has(word) || tells == Tells::Meeting && HOLDS.has(word) => Some(Stay::Held),
            _ if self.is_audience(at) => Some(Stay::Held),
            word => VISITS.has(word).then_some(Stay::Visited),
        })
    }

    /// "hours" of "had three hours with the president": a meeting by its length.
    #[inline]
    fn is_audience(&self, at: usize) -> bool {
        LENGTH_KEYS.contains(&self.key(at))
            && LENGTHS.contains(&self.word(at))
            && self.is(at + 1, words!["with"])
            && (2..=4).any(|back| self.is_before(at, back, words!["had", "spent", "has", "having", "spend"]))
    }

    /// "on 5 July" of "was signed on 5 July in Vienna".
    fn is_of_day(&self, at: usize) -> bool {
        let is_lead = self.is(at, words!["on", "in", "of", "the"]);
        self.days.iter().any(|day| {
            day.tokens.contains(&at) || is_lead && (at + 1 == day.tokens.start || at + 2 == day.tokens.start)
        })
    }

    /// Whether the place behind a word may belong to what that word tells of, instead of a meeting before it: "dealt with
    /// the fighting in", but not "met with the envoys in".
    fn breaks(&self, at: usize) -> bool {
        let before = at.checked_sub(1).map_or(WordKey::default(), |at| self.key(at));
        let is_met = MEET.has(before) || at.checked_sub(1).is_some_and(|at| self.is_audience(at));
        let is_of_topic = self.is(at, words!["with"]) && !is_met;
        self.is(at, words![",", ";", ":"])
            || BREAKS.has(self.key(at))
            || is_of_topic
            || event_kind(self.key(at)).is_some()
    }

    /// "flew to", "had travelled to".
    fn is_goal(&self, at: usize) -> bool {
        let before = at.saturating_sub(TRAVEL)..at;
        before.into_iter().any(|at| TRAVELS.has(self.key(at)))
    }

    /// "the Geneva talks", "the Geneva peace talks".
    fn names_meeting(&self, behind: usize) -> bool {
        let is_lower = |at: usize| self.word(at).starts_with(|c: char| c.is_ascii_lowercase());
        is_lower(behind)
            && (NAMED.has(self.key(behind))
                || is_lower(behind + 1)
                    && self.is(behind, words!["peace"])
                    && NAMED.has(self.key(behind + 1)))
    }

    /// "hosted by Vienna", "Vienna hosts", "Vienna will host".
    fn is_host(&self, tokens: &Range<usize>) -> bool {
        let aux = self.is(tokens.end, words!["will", "has", "had", "is", "was", "would", "to"]);
        let hosts = self.is(tokens.end + usize::from(aux), words!["hosted", "hosts", "host", "hosting"]);
        hosts
            || self.is_before(tokens.start, 1, words!["by"])
                && self.is_before(tokens.start, 2, words!["hosted"])
    }

    /// "in the Kazakh capital", "in the capital of Kazakhstan".
    pub(super) fn find_capitals(&self, lexicon: &Lexicon) -> Vec<(Range<usize>, &'static str)> {
        let capital = |at: usize| {
            let (country, tokens) = if self.word(at + 1) == "of" {
                (self.word(at + 2), at.checked_sub(1)?..at + 3)
            } else {
                (self.before(at, 1), at.checked_sub(2)?..at + 1)
            };
            let capital = gazetteer::capital_of(lexicon.country_of(country)?)?;
            (self.word(tokens.start) == "the").then_some((tokens, capital))
        };
        if !self.has(Marks::CAPITAL) {
            return Vec::new();
        }
        let places = Marks::places(self.marks, Marks::CAPITAL).filter(|at| self.word(*at) == CAPITAL);
        places.filter_map(capital).collect()
    }

    fn place_of_capital(&self, tokens: &Range<usize>, id: &str, tells: Tells) -> Option<Place> {
        let stay = self.stay(tokens, tells)?;
        let what = Reference::Known(id.into());
        Some(Place { span: self.span(tokens), tokens: tokens.clone(), what, stay })
    }

    /// "In Geneva, a fifth round of talks ended": the place at the head is the meeting's, where no other is.
    fn hold_fronted(&self, places: &mut [Place], tells: Tells) {
        if tells == Tells::Other || places.iter().any(|place| place.stay == Stay::Held) {
            return;
        }
        let head = places.first_mut().filter(|place| place.stay == Stay::Beside && place.tokens.start <= 2);
        if let Some(head) = head.filter(|head| self.word(head.tokens.end) != "'") {
            head.stay = Stay::Held;
        }
    }
}

/// The place that hosts: a town named as its country's government is the town.
fn hosting(mention: &Mention, surface: &str) -> Option<Reference> {
    let Reference::Known(id) = &*mention.reference else {
        return (mention.kind == MentionKind::Venue).then(|| Reference::clone(&mention.reference));
    };
    let capital = gazetteer::capital_of(id)
        .filter(|capital| gazetteer::name_and_kind(capital).is_some_and(|(name, _)| name == surface));
    let is_place = mention.kind == MentionKind::Venue || gazetteer::capital_of(id).is_some();
    match capital {
        Some(capital) => Some(Reference::Known(capital.into())),
        None => is_place.then(|| Reference::clone(&mention.reference)),
    }
}
