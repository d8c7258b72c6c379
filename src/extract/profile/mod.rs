//! Profiles: Markdown pages about one entity. *Names* go into the lexicon, *facts* into the corpus only.

mod form;
pub mod keys;
mod reader;
pub mod writing;

use super::{
    date::Period,
    facts::{EntityId, MentionKind, Tier},
};
use crate::text::Span;
pub use reader::{names, read};

/// What a profile is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntityKind {
    /// One human being.
    Person,
    /// An organisation, institution or office.
    Organisation,
    /// A government.
    Government,
    /// An armed group.
    ArmedGroup,
    /// A publisher of articles.
    Outlet,
    /// A state: a place, and a government that acts.
    Country,
    /// A city.
    City,
    /// A town, village or district.
    Town,
    /// A region or province.
    Region,
    /// Any other place.
    Place,
    /// A series of talks.
    Process,
    /// A war or crisis.
    Conflict,
}

impl EntityKind {
    /// Every kind with its word in front matter and gazetteer.
    pub const ALL: [(&'static str, Self); 12] = [
        ("person", Self::Person),
        ("organisation", Self::Organisation),
        ("government", Self::Government),
        ("armed-group", Self::ArmedGroup),
        ("outlet", Self::Outlet),
        ("country", Self::Country),
        ("city", Self::City),
        ("town", Self::Town),
        ("region", Self::Region),
        ("place", Self::Place),
        ("process", Self::Process),
        ("conflict", Self::Conflict),
    ];

    /// The kind of a word; `organization` and `venue` are understood too.
    pub fn parse(word: &str) -> Option<Self> {
        let word = match word {
            "organization" => "organisation",
            "venue" => "place",
            other => other,
        };
        Self::ALL.iter().find(|(name, _)| *name == word).map(|(_, kind)| *kind)
    }

    /// The word of this kind.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, kind)| *kind == self).map_or("", |(name, _)| name)
    }

    /// The kind of mention where no context decides; a country's is a venue.
    pub fn mention_kind(self) -> MentionKind {
        match self {
            Self::Person | Self::Organisation | Self::Government | Self::ArmedGroup | Self::Outlet => {
                MentionKind::Actor
            }
            Self::Country | Self::City | Self::Town | Self::Region | Self::Place => MentionKind::Venue,
            Self::Process => MentionKind::Process,
            Self::Conflict => MentionKind::Conflict,
        }
    }
}

/// A role held over a time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Role {
    /// "Foreign Minister".
    pub title: Box<str>,
    /// Of which country or organisation.
    pub of: Option<EntityId>,
    /// Since when; `None`: not known.
    pub from: Option<Period>,
    /// Until when; `None`: still, or not known.
    pub to: Option<Period>,
    /// Where it stands in the profile.
    pub span: Span,
}

/// One round of a process.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Round {
    /// Its number.
    pub number: u32,
    /// First to last day.
    pub period: Option<Period>,
    /// Where, if not at the process's venue.
    pub place: Option<EntityId>,
}

/// A dispute that the team has settled: these lineages of a conflict's or process's figures may differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Acknowledgement {
    /// Why they differ.
    pub reason: Box<str>,
    /// Who says so.
    pub author: Option<Box<str>>,
    /// Since when.
    pub date: Option<Period>,
    /// The measure, where it is for one only.
    pub measure: Option<Box<str>>,
    /// The sources whose lineages are covered, by id or name; none means all.
    pub lineages: Vec<Box<str>>,
    /// The source that the team prefers.
    pub prefer: Option<Box<str>>,
    /// Where it stands in the profile.
    pub span: Span,
}

/// The names of a profile: all that the lexicon needs.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ProfileNames {
    /// The profile's file stem. Facts of one text do not know it: there it is the name's slug, and the corpus puts the
    /// stem in its place.
    pub id: EntityId,
    /// What it is about.
    pub kind: EntityKind,
    /// Its full name.
    pub name: Box<str>,
    /// Other surfaces.
    pub aliases: Vec<Box<str>>,
    /// Names of places that stand for this government when they act.
    pub metonyms: Vec<Box<str>>,
    /// A country's capital, by id: its name in an actor's position is the country's government.
    pub capital: Option<EntityId>,
    /// Adjectives and nouns of a country's people ("Syrian", "Syrians").
    pub demonyms: Vec<Box<str>>,
}

/// What a profile says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    /// Its names.
    pub names: ProfileNames,
    /// The country or organisation that an actor belongs to.
    pub affiliation: Option<EntityId>,
    /// A venue's country, a conflict's place.
    pub place: Option<EntityId>,
    /// A process's venue.
    pub venue: Option<EntityId>,
    /// Start of a process or conflict.
    pub start: Option<Period>,
    /// Its end.
    pub end: Option<Period>,
    /// Roles in order.
    pub roles: Vec<Role>,
    /// Rounds by number.
    pub rounds: Vec<Round>,
    /// Guarantors of a process, members of an organisation.
    pub members: Vec<EntityId>,
    /// Disputes that the team has settled.
    pub acknowledged: Vec<Acknowledgement>,
    /// How an estimator counts.
    pub tier: Option<Tier>,
    /// Wikidata id.
    pub wikidata: Option<Box<str>>,
    /// The first paragraph of its prose.
    pub summary: Option<Span>,
    /// The name where it stands (front matter or first heading), for go to declaration.
    pub name_span: Span,
}

impl Profile {
    /// The role held at a date: the latest that had begun and not ended; without a date the latest of all.
    pub fn role_at(&self, when: Option<Period>) -> Option<&Role> {
        let held = |role: &&Role| {
            let Some(when) = when else { return true };
            role.from.is_none_or(|from| from.from <= when.to) && role.to.is_none_or(|to| when.from <= to.to)
        };
        self.roles.iter().filter(held).max_by_key(|role| role.from)
    }
}
