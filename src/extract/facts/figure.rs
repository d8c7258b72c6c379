//! A figure as a document asserts it: the number with its hedge, what it counts and is about, when, and by whom.

use std::sync::Arc;

use super::Reference;
use crate::{
    extract::{
        date::Period,
        decimal::Decimal,
        figure::{EventKind, Voice},
    },
    text::Span,
};

/// How a number is hedged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Qualifier {
    /// No hedge.
    Exact,
    /// About, some, around, roughly, an estimated.
    About,
    /// More than, over, upwards of.
    MoreThan,
    /// At least, N or more, no fewer than.
    AtLeast,
    /// Up to, at most, as many as; and fewer than, which excludes N itself.
    UpTo,
    /// Nearly, almost, close to.
    Nearly,
    /// Between A and B, A to B, A-B.
    Between,
    /// Dozens, hundreds, thousands, millions: a lower bound only.
    Vague,
}

impl Qualifier {
    /// The word of the output formats.
    pub fn name(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::About => "about",
            Self::MoreThan => "more-than",
            Self::AtLeast => "at-least",
            Self::UpTo => "up-to",
            Self::Nearly => "nearly",
            Self::Between => "between",
            Self::Vague => "vague",
        }
    }
}

/// How a count of people came about, as far as a text or a profile says: counts of different tiers may differ for ever.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tier {
    /// Each one is documented, verified or known by name.
    Documented,
    /// It is estimated, from surveys or models.
    Estimated,
    /// It is estimated, and holds those who died for want of food and care, too.
    Indirect,
}

impl Tier {
    /// Every tier with its word in front matter and output.
    pub const ALL: [(&'static str, Self); 3] =
        [("documented", Self::Documented), ("estimated", Self::Estimated), ("indirect", Self::Indirect)];

    /// The tier of a word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.iter().find(|(name, _)| *name == word).map(|(_, tier)| *tier)
    }

    /// The word of this tier.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, tier)| *tier == self).map_or("", |(name, _)| name)
    }
}

/// A decimal interval with what was said. Bounds are closed; an open bound is moved by the smallest step that the
/// decimal can hold (so that "more than 470,000" begins just above 470,000). A missing bound is unlimited.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Quantity {
    /// The number as stated; `None` for a vague one ("millions"); the lower one of a range.
    pub stated: Option<Decimal>,
    /// Lowest value that the words allow.
    pub low: Option<Decimal>,
    /// Highest value that the words allow.
    pub high: Option<Decimal>,
    /// Implied precision: the value of the last non-zero digit's place.
    pub precision: Decimal,
}

impl Quantity {
    /// Whether any value satisfies both.
    pub fn meets(self, other: Self) -> bool {
        let is_below = |low: Option<Decimal>, high: Option<Decimal>| match (low, high) {
            (Some(low), Some(high)) => low <= high,
            _ => true,
        };
        is_below(self.low, other.high) && is_below(other.low, self.high)
    }
}

/// What a figure is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// A conflict, process, place or organisation that the text names.
    Entity(Reference),
    /// "the war", "the conflict": the corpus's default conflict, or the one that the document is about.
    TheConflict,
    /// One event.
    Event(Event),
    /// Nothing that could be told.
    Unknown,
}

impl Scope {
    /// The place of an event; `None` for everything else.
    pub fn place(&self) -> Option<&Reference> {
        match self {
            Self::Event(event) => event.place.as_ref(),
            _ => None,
        }
    }
}

/// An event: a place, a day and a kind, each where known.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Event {
    /// Where.
    pub place: Option<Reference>,
    /// When.
    pub date: Option<Period>,
    /// What.
    pub what: Option<EventKind>,
}

/// Whom the text credits with a figure or a quotation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The words that name the source ("the Syrian Observatory for Human Rights", "a medical source").
    pub span: Span,
    /// The entity, where the words are a mention.
    pub reference: Option<Reference>,
    /// Which kind of witness the words name, as far as they tell.
    pub voice: Option<Voice>,
    /// The outlet that was told, in "a medical source told AFP"; it lies apart, since few are.
    pub relayed_by: Option<Box<Reference>>,
}

/// A quantity that the document asserts.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools, reason = "each is a feature of its own that the text has or has not")]
pub struct Figure {
    /// The number words, without the qualifier; with the noun, where the two are one word ("22-nation").
    pub span: Span,
    /// The qualifier's words, where there are any.
    pub qualifier_span: Option<Span>,
    /// The number.
    pub quantity: Quantity,
    /// The hedge.
    pub qualifier: Qualifier,
    /// What it counts: a row of [`crate::extract::figure::measure::Measures`], or a user's measure.
    pub measure: Arc<str>,
    /// What it is about.
    pub scope: Scope,
    /// Whether it counts since a start ("has killed", "since 2011").
    pub cumulative: bool,
    /// Whom the text credits.
    pub source: Option<Box<Source>>,
    /// Who is counted, where it is a part: `civilians`, `children`, `women`, `fighters` ...; `part` for others of a total.
    pub group: Option<&'static str>,
    /// The noun that was said for them, in lower case, where it tells more than "people": `soldiers`, `rebels`, `pilots`.
    pub noun: Option<Box<str>>,
    /// Whether articles count it: "a woman and a child". The text need not count them elsewhere: it may give their names.
    pub is_by_articles: bool,
    /// Whether it counts others besides some that the text tells of by themselves: "the commander and 20 other fighters".
    pub is_rest: bool,
    /// Whether the round or event is still to come at the document's date.
    pub planned: bool,
    /// Whether its sentence speaks in the present, as `figure::tense` tells.
    pub is_present: bool,
    /// Whether the text marks it as a correction ("revised", "lowered", "earlier put at").
    pub corrected: bool,
    /// For "from A to B" behind a verb of change: which side of the change this figure is.
    pub change: Option<Change>,
    /// For elapsed years in the form "in its Nth year".
    pub is_nth_year: bool,
    /// The number of its sentence in [`super::Facts::sentences`].
    pub sentence: u32,
    /// Fingerprint of the sentence with its numbers masked, to find near-duplicate sentences.
    pub masked: u64,
    /// Whether the words tell of flight, and so of those who left.
    pub tells_flight: bool,
    /// What decided what it is about, for `--explain`.
    pub cue: Option<&'static str>,
    /// What few figures have; `None` where it has nothing of it.
    pub particulars: Option<Box<Particulars>>,
}

/// What few figures have. It lies apart, since there are very many figures.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Particulars {
    /// The unit, where the measure has one: `month`, `USD`, `%`.
    pub unit: Option<Box<str>>,
    /// The date or period that the text gives for it, resolved against the document's date.
    pub as_of: Option<Period>,
    /// How the count came about, where the text tells.
    pub tier: Option<Tier>,
    /// The process of an ordinal round.
    pub process: Option<Reference>,
    /// The number alone, where the figure's words hold more: "22" of "22-nation".
    pub number_span: Option<Span>,
    /// What in another sentence gave it its group, for `--explain`.
    pub group_cue: Option<&'static str>,
}

impl Particulars {
    /// The same as a figure has it: nothing where nothing is told.
    pub fn kept(self) -> Option<Box<Self>> {
        (self != Self::default()).then(|| Box::new(self))
    }
}

impl Figure {
    /// The number alone: what a corrected number takes the place of.
    pub fn number_span(&self) -> Span {
        self.particulars.as_ref().and_then(|one| one.number_span).unwrap_or(self.span)
    }

    /// Its words with the qualifier's, where there are any.
    pub fn hedged_span(&self) -> Span {
        self.qualifier_span.map_or(self.span, |words| words.join(self.span))
    }

    /// The unit, where the measure has one: `month`, `USD`, `%`.
    pub fn unit(&self) -> Option<&str> {
        self.particulars.as_ref()?.unit.as_deref()
    }

    /// The date or period that the text gives for it, resolved against the document's date; `None`: the fallbacks of
    /// [`crate::corpus`] apply.
    pub fn as_of(&self) -> Option<Period> {
        self.particulars.as_ref()?.as_of
    }

    /// How the count came about, where the text tells.
    pub fn tier(&self) -> Option<Tier> {
        self.particulars.as_ref()?.tier
    }

    /// The process of an ordinal round.
    pub fn process(&self) -> Option<&Reference> {
        self.particulars.as_ref()?.process.as_ref()
    }

    /// What in another sentence gave it its group, for `--explain`.
    pub fn group_cue(&self) -> Option<&'static str> {
        self.particulars.as_ref()?.group_cue
    }
}

/// A side of a change "from A to B".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Change {
    /// A of a fall from A to B.
    FellFrom,
    /// B of a fall from A to B.
    FellTo,
    /// A of a rise.
    RoseFrom,
    /// B of a rise.
    RoseTo,
}
