//! The facts of one document: what it says, where, in surfaces and features. Identity across documents is `corpus`'s.

mod few;
mod figure;
mod happening;
mod mention;

use std::{cmp::Reverse, sync::Arc};

use super::{
    date::{Date, Period},
    date_claim::PlacedClaim,
    decimal::Decimal,
    enumeration::Enumeration,
    figure::Division,
    figure::scene::Scene,
    figure::{AtPlace, Nth, Wordings},
    office::Office,
    profile::Profile,
    round_date::RoundDate,
    shingle::Sketch,
    spelling::Spelling,
};
use crate::text::{BlockKind, Document, Span, fold};
pub use few::Few;
pub use figure::{Change, Event, Figure, Particulars, Qualifier, Quantity, Scope, Source, Tier};
pub use happening::{Clause, Dated, DayRole, DayWords, Phase, Placed, Stay, Tellings, Told, ToldWord};
pub use mention::{Mention, MentionKind, Reference, Role};

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

impl EvidenceKind {
    /// Where it stands, in words.
    pub fn place(self) -> &'static str {
        match self {
            Self::FrontMatter => "front matter",
            Self::Byline => "byline",
            Self::PageDate => "date line of the page",
            Self::Dateline => "dateline",
            Self::Caption => "caption",
            Self::Text => "text",
            Self::Banner => "banner",
            Self::FileName => "file name",
            Self::Team => "the team's settings",
        }
    }
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
    /// The number of its block, and in the last bit whether a full stop ends it: there are many sentences.
    rest: u32,
}

impl SentencePlace {
    /// A sentence of a block; whether a full stop ends it is told by the text's bytes.
    fn of(span: Span, block: usize, text: &[u8]) -> Self {
        let last = span.end.checked_sub(1).and_then(|at| text.get(at as usize));
        let ends = matches!(last, Some(b'.' | b'!' | b'?'));
        Self { span, rest: (block as u32) << 1 | u32::from(ends) }
    }

    /// The number of its block, so that sentences of one paragraph are known.
    pub fn block(self) -> u32 {
        self.rest >> 1
    }

    /// Where the full stop stands that ends it, or else its end: what is put in there belongs to it.
    pub fn stop(self) -> u32 {
        self.span.end - (self.rest & 1)
    }
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
    /// Whether it reads as English, or is too short to tell; others write and inflect names their own way.
    pub is_english: bool,
    /// The title's words, where the document has a title.
    pub title: Option<Box<str>>,
    /// The outlet's name, as written.
    pub outlet: Option<Box<str>>,
    /// Where the dateline says that the article was written.
    pub dateline: Option<Reference>,
    /// The date, with evidence.
    pub date: DateReading,
    /// Keys by which notes may cite it (`key:`, `citekey:`).
    pub keys: Few<Box<str>>,
    /// Sentences in order.
    pub sentences: Vec<SentencePlace>,
    /// Mentions by place; where they nest, the outer first.
    pub mentions: Vec<Mention>,
    /// The roles of those that have one, in the mentions' order: most have none.
    pub roles: Vec<Role>,
    /// Definite descriptions of actors whom the document names elsewhere ("the UN envoy"), by place. They are no
    /// mentions: only a cursor on one finds whom it means.
    pub descriptions: Few<Mention>,
    /// Offices that the text gives to known persons, by place.
    pub offices: Vec<Office>,
    /// How the prose writes the names of actors and venues, by first place. Of articles the corpus keeps none.
    pub spellings: Few<Spelling>,
    /// The full names that the document introduces without the lexicon: key and surface, for the names that entities show.
    pub names: Vec<(NameKey, Box<str>)>,
    /// Figures by place.
    pub figures: Vec<Figure>,
    /// Numbers that no measure is of, each as a figure whose measure is its noun ("41 breaches"), if it has one, by sentence.
    /// They belong to no series: a note's are compared with those of the article that it cites.
    pub tallies: Vec<Figure>,
    /// Ordinals of what no measure is of ("the fourth step"), by sentence; they, too, only for comparing.
    pub ordinals: Few<Nth>,
    /// Numbers with the places that they are given for, by sentence; only for comparing.
    pub by_place: Few<AtPlace>,
    /// The words of the sentences that state figures, tallies or ordinals, by sentence: to know which sentence another one repeats.
    pub wordings: Wordings,
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
    pub citations: Few<Citation>,
    /// The citations that hold for sentences without their own, by sentence.
    pub supports: Few<Support>,
    /// What the front matter names as the sources of the whole (`source:`, `sources:`).
    pub sources: Few<Citation>,
    /// Quotations by place.
    pub quotes: Vec<Quote>,
    /// What the text says of dates that cannot be, or that only their year can decide, by place.
    pub date_claims: Few<PlacedClaim>,
    /// Days and periods that sentences tell, by place.
    pub dated: Vec<Dated>,
    /// Places of meetings and events, by place; those alone at which a meeting was held, until [`super::read_words`] has
    /// read what is told of all.
    pub placed: Few<Placed>,
    /// The words of the sentences, by sentence; none where no sentence has a day or a place, and until
    /// [`super::read_words`] has read them.
    pub told: Tellings,
    /// Stated counts with the items beside them, by place.
    pub enumerations: Few<Enumeration>,
    /// Wholes with their parts, by place.
    pub divisions: Few<Division>,
    /// When rounds of talks are said to have taken place, by place.
    pub round_dates: Few<RoundDate>,
    /// Headings by place.
    pub headings: Vec<Heading>,
    /// Suppressions by place.
    pub suppressions: Few<Suppression>,
    /// What is wrong in the front matter.
    pub problems: Few<Problem>,
    /// What a profile says; `None` where the document is none.
    pub profile: Option<Arc<Profile>>,
    /// Where the prose begins, behind the front matter.
    pub body_start: u32,
    /// Checksum of the whole text, to know whether an excerpt still fits.
    pub checksum: u64,
    /// The sketch of its running text, by which copies of one story are known.
    pub sketch: Sketch,
}

impl Facts {
    /// The parts that need no reading: sentences, headings without dates, the checksum.
    pub(super) fn skeleton(document: &Document) -> Self {
        let text = document.text.as_bytes();
        let sentences = document.sentences.iter();
        let sentences = sentences.map(|sentence| SentencePlace::of(sentence.span, sentence.block, text));
        let headings = document.blocks.iter().filter_map(|block| match block.kind {
            BlockKind::Heading(level) => {
                let span = block.prose.iter().copied().reduce(Span::join).unwrap_or(block.span);
                Some(Heading { span, level, anchor: anchor(document.at(span)).into(), date: None })
            }
            _ => None,
        });
        Self {
            sentences: sentences.collect(),
            headings: headings.collect(),
            body_start: document.body_start(),
            checksum: fold::checksum(&document.text),
            ..Self::default()
        }
    }

    /// The words of the role beside the mention that stands at a span.
    pub fn role(&self, mention: Span) -> Option<Span> {
        let order = |span: Span| (span.start, Reverse(span.end));
        let at = self.roles.binary_search_by_key(&order(mention), |role| order(role.of)).ok()?;
        self.roles.get(at).map(|role| role.span)
    }

    /// Whether they are those of this text.
    pub fn are_of(&self, text: &str) -> bool {
        self.checksum == fold::checksum(text)
    }

    /// The mentions of a sentence.
    pub fn mentions_in(&self, sentence: u32) -> impl Iterator<Item = &Mention> + Clone {
        let first = self.mentions.partition_point(|mention| mention.sentence < sentence);
        self.mentions.iter().skip(first).take_while(move |mention| mention.sentence == sentence)
    }

    /// The figures of a sentence.
    pub fn figures_in(&self, sentence: u32) -> impl Iterator<Item = &Figure> + Clone {
        let first = self.figures.partition_point(|figure| figure.sentence < sentence);
        self.figures.iter().skip(first).take_while(move |figure| figure.sentence == sentence)
    }

    /// What a sentence tells; `None` where it has no words that tell anything.
    pub fn told_in(&self, sentence: u32) -> Option<Told<'_>> {
        self.told.of(sentence)
    }

    /// The heading that ends the section of the heading of that number: the next of its level or above.
    pub fn next_section(&self, number: usize) -> Option<&Heading> {
        let own = self.headings.get(number)?;
        self.headings.iter().skip(number + 1).find(|next| next.level <= own.level)
    }

    /// Whether it names sources, in its text or in its front matter.
    pub fn cites(&self) -> bool {
        !self.citations.is_empty() || !self.sources.is_empty()
    }

    /// The span of the sentence of that number.
    pub fn sentence(&self, number: u32) -> Span {
        self.sentences.get(number as usize).map(|sentence| sentence.span).unwrap_or_default()
    }
}

/// The anchor of a heading's text: lower case, spaces to hyphens, other marks dropped.
pub fn anchor(heading: &str) -> String {
    let kept = heading.trim().chars().filter_map(|c| match c {
        ' ' | '\u{a0}' => Some('-'),
        '-' | '_' => Some(c),
        c if c.is_alphanumeric() => Some(c),
        _ => None,
    });
    let mut anchor = String::with_capacity(heading.len());
    anchor.extend(kept.flat_map(char::to_lowercase));
    anchor
}
