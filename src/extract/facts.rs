//! The facts of one document: what it says, where, in surfaces and features. Identity across documents is `corpus`'s.

use std::sync::Arc;

use super::{
    date::{Date, Period},
    date_claim::PlacedClaim,
    date_words::Said,
    decimal::Decimal,
    enumeration::Enumeration,
    figure::Division,
    figure::Wording,
    figure::scene::Scene,
    office::Office,
    profile::Profile,
    round_date::RoundDate,
    shingle::Sketch,
};
use crate::text::{BlockKind, Document, Span, fold};

/// Identifier of an entity: a profile's file stem, a gazetteer id, or the slug of a name.
pub type EntityId = Arc<str>;

/// The folded spelling of a name: words by [`super::lexicon::skeleton`], joined by a space. Spellings of one name share it.
pub type NameKey = Arc<str>;

/// Which kind of document it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DocumentKind {
    /// Published by an outlet at a date; evidence.
    Article,
    /// Written by the team; cites articles.
    Note,
    /// About one actor, venue, process or conflict.
    Profile,
    /// `rapporteur.toml`, whose problems are findings like others.
    Configuration,
}

/// What a mention refers to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MentionKind {
    /// A person, organisation, government, armed group or outlet.
    Actor,
    /// A place.
    Venue,
    /// A series of talks.
    Process,
    /// A war or crisis with a start.
    Conflict,
}

/// What a surface says about identity. Whether two references are one entity is decided by the corpus.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reference {
    /// The lexicon knows it: a profile's or the gazetteer's id.
    Known(EntityId),
    /// A full name that this document introduces by itself; the key of the name.
    Named(NameKey),
    /// A part of a name (`Kerry`) that this document does not resolve; the key of the part.
    Short(NameKey),
}

/// A span of text that refers to an actor, venue, process or conflict.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// The name, without titles, without "the", without the possessive ending.
    pub span: Span,
    /// The face that this mention shows: "in Moscow" is a venue, "Moscow has pushed" an actor.
    pub kind: MentionKind,
    /// Whom or what it refers to.
    pub reference: Reference,
    /// Whether it introduces: the first full name in this document, with role or apposition where there is one.
    pub introduces: bool,
    /// The words of the role or apposition beside it ("Russian Foreign Minister", "a Britain-based monitor").
    pub role: Option<Span>,
    /// The number of its sentence in [`Facts::sentences`].
    pub sentence: u32,
    /// The evidence that decided the reading, for `--explain`: short phrases, the strongest first.
    pub evidence: &'static str,
}

impl Mention {
    /// Evidence of a capitalised word of a note that is a mention only if the corpus knows exactly one such surname.
    pub const PERHAPS: &'static str = "a surname that the corpus knows";

    /// Whether it is a mention only if the corpus resolves it.
    pub fn is_tentative(&self) -> bool {
        self.evidence == Self::PERHAPS
    }
}

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

/// An event: a place, a day and a kind, each where known.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Event {
    /// Where.
    pub place: Option<Reference>,
    /// When.
    pub date: Option<Period>,
    /// What: `raid`, `attack`, `bombing`, `battle`, `shelling` ..., in the singular.
    pub what: Option<Box<str>>,
}

/// Whom the text credits with a figure or a quotation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The words that name the source ("the Syrian Observatory for Human Rights", "a medical source").
    pub span: Span,
    /// The entity, where the words are a mention.
    pub reference: Option<Reference>,
    /// The outlet that was told, in "a medical source told AFP".
    pub relayed_by: Option<Reference>,
}

/// A quantity that the document asserts.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools, reason = "each is a feature of its own that the text has or has not")]
pub struct Figure {
    /// The number words, without the qualifier; with the noun, where the two are one word ("22-nation").
    pub span: Span,
    /// The number alone ("22" of "22-nation"): what a corrected number takes the place of.
    pub number_span: Span,
    /// The qualifier's words, where there are any.
    pub qualifier_span: Option<Span>,
    /// The number.
    pub quantity: Quantity,
    /// The hedge.
    pub qualifier: Qualifier,
    /// What it counts: a row of [`super::figure::measure::Measures`], or a user's measure.
    pub measure: Arc<str>,
    /// The unit, where the measure has one: `month`, `USD`, `%`.
    pub unit: Option<Box<str>>,
    /// What it is about.
    pub scope: Scope,
    /// Whether it counts since a start ("has killed", "since 2011").
    pub cumulative: bool,
    /// The date or period that the text gives for it, resolved against the document's date; `None`: the fallbacks of
    /// [`crate::corpus`] apply.
    pub as_of: Option<Period>,
    /// Whom the text credits.
    pub source: Option<Source>,
    /// The process of an ordinal round.
    pub process: Option<Reference>,
    /// Who is counted, where it is a part: `civilians`, `children`, `women`, `fighters` ...; `part` for others of a total.
    pub group: Option<Box<str>>,
    /// The noun that was said for them, in lower case, where it tells more than "people": `soldiers`, `rebels`, `pilots`.
    pub noun: Option<Box<str>>,
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
    /// The number of its sentence in [`Facts::sentences`].
    pub sentence: u32,
    /// Fingerprint of the sentence with its numbers masked, to find near-duplicate sentences.
    pub masked: u64,
    /// The evidence that decided the reading, for `--explain`: the frame and the scope cue.
    pub evidence: Box<str>,
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

/// How certain a document's date is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Certainty {
    /// There is none.
    #[default]
    None,
    /// Weighed from evidence on the page.
    Weighed,
    /// Front matter says so and nothing contradicts.
    Stated,
}

/// Where a candidate for a document's date was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EvidenceKind {
    /// Front matter `date:` or `published:`.
    FrontMatter,
    /// A byline or "Last updated at".
    Byline,
    /// A line of its own near the title.
    PageDate,
    /// A dateline's date.
    Dateline,
    /// A photo caption.
    Caption,
    /// A full date in the running text.
    Text,
    /// A banner with the day of the visit.
    Banner,
    /// The file's name.
    FileName,
    /// The team's settings; there are no words in the document for it.
    Team,
}

/// One candidate for a document's date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateEvidence {
    /// The words.
    pub span: Span,
    /// The date that they say.
    pub date: Date,
    /// Where they stand.
    pub kind: EvidenceKind,
    /// Why it was taken or not, for the hover: "the caption's Friday fits", "a banner of the visit".
    pub verdict: &'static str,
}

/// A document's date with its evidence.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DateReading {
    /// The date; `None` is better than a guess.
    pub date: Option<Date>,
    /// How certain it is.
    pub certainty: Certainty,
    /// Every candidate; the one taken first.
    pub evidence: Vec<DateEvidence>,
    /// A candidate that contradicts the date taken, as an index into `evidence`.
    pub contradiction: Option<usize>,
}

/// How a citation is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CitationKind {
    /// A Markdown link.
    Link,
    /// A wiki link.
    Wiki,
    /// A Pandoc key, `[@key]`.
    Key,
    /// A reference to a footnote, resolved to the link in its definition.
    Footnote,
}

/// A citation of another document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation {
    /// All of it.
    pub span: Span,
    /// Where the target stands, for jumping and for fixes.
    pub target_span: Span,
    /// Where the target stands with its heading.
    pub whole_target_span: Span,
    /// How it is written.
    pub kind: CitationKind,
    /// The target: a path as written (percent-decoded), a wiki name or a key; without the heading.
    pub target: Box<str>,
    /// The heading in the target, behind `#`.
    pub heading: Option<Box<str>>,
    /// The number of the sentence that it belongs to: its own, or for a citation behind the paragraph's last full stop
    /// the last sentence. `None` outside of sentences (a footnote's definition).
    pub sentence: Option<u32>,
}

/// The citations that hold for a sentence which has none of its own: those of its paragraph's end, its row, its list's
/// lead, its section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Support {
    /// The sentence's number.
    pub sentence: u32,
    /// Numbers of citations in [`Facts::citations`].
    pub citations: Box<[u32]>,
}

/// A quotation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    /// The words between the quotation marks.
    pub span: Span,
    /// Who said them, where a mention beside a verb of saying tells.
    pub speaker: Option<Reference>,
    /// The number of the sentence in which it begins.
    pub sentence: u32,
}

/// What a day in a sentence is the day of. Days of different roles say nothing against each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DayRole {
    /// Of what happened.
    Event,
    /// Of what was to happen.
    Plan,
    /// A bound: "before", "since", "until".
    Bound,
    /// Of the words: "said on Monday".
    Saying,
}

/// A day or period that a sentence tells, with the words that tell of what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dated {
    /// The words of the date, a weekday beside it included.
    pub span: Span,
    /// The same words, so that a corrected date can be written in their way.
    pub written: Box<str>,
    /// What they say.
    pub said: Said,
    /// The period that they mean, seen from the document's date where they need one.
    pub period: Option<Period>,
    /// What it is the day of.
    pub role: DayRole,
    /// The kind of event that stands beside it: `attack`, `raid`, `battle` ...
    pub what: Option<&'static str>,
    /// The words around it that carry meaning, each as a number, in order.
    pub words: Box<[u32]>,
    /// The number of its sentence in [`Facts::sentences`].
    pub sentence: u32,
}

/// A place in which a sentence of a meeting has something, with the words that tell what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    /// The name of the place.
    pub span: Span,
    /// The place.
    pub place: Reference,
    /// Whether the words before it say that the meeting was there ("held in", "talks in").
    pub is_held: bool,
    /// The sentence's words that carry meaning, without the places, each as a number, in order.
    pub words: Box<[u32]>,
    /// The number of its sentence in [`Facts::sentences`].
    pub sentence: u32,
}

/// A heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// Its text, without markup at the ends.
    pub span: Span,
    /// 1 to 6.
    pub level: u8,
    /// The anchor that links use (`#three-guarantors`), as GitHub and Obsidian make it.
    pub anchor: Box<str>,
    /// A date in it, which dates the sentences below ("## 4 July 2017").
    pub date: Option<Period>,
}

/// A sentence of prose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SentencePlace {
    /// Where it stands.
    pub span: Span,
    /// The number of its block, so that sentences of one paragraph are known.
    pub block: u32,
    /// Where the full stop stands that ends it, or else its end: what is put in there belongs to it.
    pub stop: u32,
}

/// A comment or front-matter entry that silences findings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suppression {
    /// The whole comment or entry, for the finding that it silences nothing.
    pub span: Span,
    /// The rule named.
    pub rule: Box<str>,
    /// Where the rule's name stands.
    pub rule_span: Span,
    /// The reason given, where there is one.
    pub reason: Option<Box<str>>,
    /// What it covers: `None` the whole document, else the span of the next line or block.
    pub covers: Option<Span>,
}

/// Something wrong in a document's own front matter, for the rule `config`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The key or value.
    pub span: Span,
    /// What is wrong and what is allowed.
    pub message: String,
}

/// The facts of one document.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Facts {
    /// `kind:` of the front matter, where it names a kind of document or of entity (then it is a profile).
    pub declared_kind: Option<DocumentKind>,
    /// Whether the page has an outlet, byline or dateline, as articles have.
    pub reads_as_article: bool,
    /// The title's words, where the document has a title.
    pub title: Option<Box<str>>,
    /// The outlet's name, as written.
    pub outlet: Option<Box<str>>,
    /// Where the dateline says that the article was written.
    pub dateline: Option<Reference>,
    /// The date, with evidence.
    pub date: DateReading,
    /// Keys by which notes may cite it (`key:`, `citekey:`).
    pub keys: Vec<Box<str>>,
    /// Sentences in order.
    pub sentences: Vec<SentencePlace>,
    /// Mentions by place; where they nest, the outer first.
    pub mentions: Vec<Mention>,
    /// Definite descriptions of actors whom the document names elsewhere ("the UN envoy"), by place. They are no
    /// mentions: only a cursor on one finds whom it means.
    pub descriptions: Vec<Mention>,
    /// Offices that the text gives to known persons, by place.
    pub offices: Vec<Office>,
    /// The full names that the document introduces without the lexicon: key and surface, for the names that entities show.
    pub names: Vec<(NameKey, Box<str>)>,
    /// Figures by place.
    pub figures: Vec<Figure>,
    /// The words of the sentences that state figures, by sentence: to know which sentence another one repeats.
    pub wordings: Vec<Wording>,
    /// What it tells of events whose place and day are known.
    pub scenes: Vec<Scene>,
    /// Every number that the prose states and that no figure was read from, unless it plainly counts things, in order and
    /// each once: what it counts may not have been understood.
    pub numbers: Box<[Decimal]>,
    /// The conflict that the text names ("Syria's civil war"), the one named most often.
    pub conflict: Option<Reference>,
    /// The war of the country that the text tells most of, for documents that name no conflict: a guess, used only
    /// where neither settings nor profiles say what "the war" is.
    pub war_told: Option<Reference>,
    /// Citations by place.
    pub citations: Vec<Citation>,
    /// The citations that hold for sentences without their own, by sentence.
    pub supports: Vec<Support>,
    /// What the front matter names as the sources of the whole (`source:`, `sources:`).
    pub sources: Vec<Citation>,
    /// Quotations by place.
    pub quotes: Vec<Quote>,
    /// What the text says of dates that cannot be, or that only their year can decide, by place.
    pub date_claims: Vec<PlacedClaim>,
    /// Days and periods that sentences tell, by place.
    pub dated: Vec<Dated>,
    /// Places of meetings, by place.
    pub placed: Vec<Placed>,
    /// Stated counts with the items beside them, by place.
    pub enumerations: Vec<Enumeration>,
    /// Wholes with their parts, by place.
    pub divisions: Vec<Division>,
    /// When rounds of talks are said to have taken place, by place.
    pub round_dates: Vec<RoundDate>,
    /// Headings by place.
    pub headings: Vec<Heading>,
    /// Suppressions by place.
    pub suppressions: Vec<Suppression>,
    /// What is wrong in the front matter.
    pub problems: Vec<Problem>,
    /// What a profile says; `None` where the document is none.
    pub profile: Option<Arc<Profile>>,
    /// Where the prose begins, behind the front matter.
    pub body_start: u32,
    /// Fingerprint of the whole text, to know whether an excerpt still fits.
    pub fingerprint: u64,
    /// The sketch of its running text, by which copies of one story are known.
    pub sketch: Sketch,
}

impl Facts {
    /// The parts that need no reading: sentences, headings without dates, fingerprints.
    pub(super) fn skeleton(document: &Document) -> Self {
        let sentences = document
            .sentences
            .iter()
            .map(|sentence| {
                let (span, block) = (sentence.span, sentence.block as u32);
                let ends = document.at(span).ends_with(['.', '!', '?']);
                SentencePlace { span, block, stop: span.end - u32::from(ends) }
            })
            .collect();
        let headings = document.blocks.iter().filter_map(|block| match block.kind {
            BlockKind::Heading(level) => {
                let span = block.prose.iter().copied().reduce(Span::join).unwrap_or(block.span);
                Some(Heading { span, level, anchor: anchor(document.at(span)).into(), date: None })
            }
            _ => None,
        });
        Self {
            sentences,
            headings: headings.collect(),
            body_start: document.body_start(),
            fingerprint: fold::fingerprint(document.text.as_bytes()),
            ..Self::default()
        }
    }

    /// The span of the sentence of that number.
    pub fn sentence(&self, number: u32) -> Span {
        self.sentences.get(number as usize).map(|sentence| sentence.span).unwrap_or_default()
    }
}

/// The anchor of a heading's text: lower case, spaces to hyphens, other marks dropped.
pub fn anchor(heading: &str) -> String {
    heading
        .trim()
        .chars()
        .filter_map(|c| match c {
            ' ' | '\u{a0}' => Some('-'),
            '-' | '_' => Some(c),
            c if c.is_alphanumeric() => Some(c),
            _ => None,
        })
        .flat_map(char::to_lowercase)
        .collect()
}

#[cfg(test)]
impl Figure {
    /// A figure of elapsed years of the conflict, for tests of rules.
    pub(crate) fn for_test(years: Decimal, qualifier: Qualifier, is_nth_year: bool) -> Self {
        Self {
            span: Span::default(),
            number_span: Span::default(),
            qualifier_span: None,
            quantity: Quantity {
                stated: Some(years),
                low: Some(years),
                high: Some(years),
                precision: years.precision(),
            },
            qualifier,
            measure: Arc::from("elapsed-years"),
            unit: None,
            scope: Scope::TheConflict,
            cumulative: false,
            as_of: None,
            source: None,
            process: None,
            group: None,
            noun: None,
            planned: false,
            is_present: false,
            corrected: false,
            change: None,
            is_nth_year,
            sentence: 0,
            masked: 0,
            evidence: Box::default(),
        }
    }
}
