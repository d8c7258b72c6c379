//! The keys of front matter as data: what each may hold and what it means. Reading, documentation and completion
//! are made from this table.

use super::EntityKind;

/// What a key's value looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Words.
    Text,
    /// Words, or a list of words.
    Texts,
    /// The id of another profile (its file's stem), a gazetteer id, or a wiki link to a profile.
    Id,
    /// A list of ids.
    Ids,
    /// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    Date,
    /// A whole number from 1 on.
    Number,
    /// A kind of document or of entity.
    Kind,
    /// A tier of counts.
    Tier,
    /// A list of maps with these keys.
    Maps(&'static [Key]),
    /// Anything: the key belongs to another program.
    Any,
}

impl Shape {
    /// What to write, for messages and documentation.
    pub fn wording(self) -> &'static str {
        match self {
            Self::Text => "words",
            Self::Texts => "a list of words",
            Self::Id => "the name of a profile's file, without its ending",
            Self::Ids => "a list of names of profiles' files, without their endings",
            Self::Date => "a date: YYYY, YYYY-MM or YYYY-MM-DD",
            Self::Number => "a whole number from 1 on",
            Self::Kind => "a kind",
            Self::Tier => "one of documented, estimated, indirect",
            Self::Maps(_) => "a list of maps in braces",
            Self::Any => "anything",
        }
    }
}

/// One key of front matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Key {
    /// How it is written.
    pub name: &'static str,
    /// What its value looks like.
    pub shape: Shape,
    /// What it means, in one sentence.
    pub meaning: &'static str,
}

const fn key(name: &'static str, shape: Shape, meaning: &'static str) -> Key {
    Key { name, shape, meaning }
}

/// Keys that any document may carry.
pub const GENERAL: &[Key] = &[
    key("title", Shape::Text, "The title; otherwise the first heading is."),
    key("date", Shape::Any, "The day of publication."),
    key("published", Shape::Any, "The day of publication, as clippers write it."),
    key("source", Shape::Any, "The page's address, or the outlet's name."),
    key("url", Shape::Text, "The page's address."),
    key("author", Shape::Any, "Who wrote it."),
    key("outlet", Shape::Text, "Who published it."),
    key("key", Shape::Text, "The key by which notes cite it, as in `[@key]`."),
    key("citekey", Shape::Text, "The same as `key`."),
    key("kind", Shape::Kind, "article, note, or what a profile is about."),
    key("aliases", Shape::Texts, "Other names."),
    key("tags", Shape::Any, "Tags of the vault."),
    key("rapporteur", Shape::Any, "Settings for this document: `{ignore: [rule, ...]}`."),
];

/// Keys that only a profile has.
pub const PROFILE: &[Key] = &[
    key("name", Shape::Text, "The full name; otherwise the title or the first heading is."),
    key("metonyms", Shape::Texts, "Names of places that stand for this actor when they act (Damascus)."),
    key("demonyms", Shape::Texts, "What a country's people and things are called (Syrian, Syrians)."),
    key("affiliation", Shape::Id, "The country or organisation that an actor belongs to."),
    key("country", Shape::Id, "The country that a venue lies in."),
    key("place", Shape::Id, "Where a conflict takes place, or what a venue lies in."),
    key("capital", Shape::Id, "A country's capital; its name stands for the government when it acts."),
    key("venue", Shape::Id, "Where a process usually meets."),
    key("start", Shape::Date, "When a process or conflict began."),
    key("end", Shape::Date, "When it ended."),
    key("members", Shape::Ids, "Members of an organisation, guarantors of a process."),
    key("rounds", Shape::Maps(ROUND), "The rounds of a process."),
    key("roles", Shape::Maps(ROLE), "The roles of a person, with their dates."),
    key(
        "tier",
        Shape::Tier,
        "How an estimator counts: documented (one by one), estimated, or indirect (estimated, with those who died of \
         hunger or untreated disease).",
    ),
    key("acknowledge", Shape::Maps(ACKNOWLEDGEMENT), "Disputes between sources that the team has settled."),
    key("wikidata", Shape::Text, "The Wikidata id."),
];

/// Keys of a role.
pub const ROLE: &[Key] = &[
    key("title", Shape::Text, "What the role is called (Foreign Minister)."),
    key("of", Shape::Id, "Of which country or organisation."),
    key("from", Shape::Date, "Since when."),
    key("to", Shape::Date, "Until when; none means still, or not known."),
];

/// Keys of a round.
pub const ROUND: &[Key] = &[
    key("number", Shape::Number, "Its number."),
    key("from", Shape::Date, "Its first day."),
    key("to", Shape::Date, "Its last day."),
    key("place", Shape::Id, "Where, if not at the process's venue."),
];

/// Keys of an acknowledgement.
pub const ACKNOWLEDGEMENT: &[Key] = &[
    key("reason", Shape::Text, "Why the sources differ."),
    key("author", Shape::Text, "Who says so."),
    key("date", Shape::Date, "Since when."),
    key("measure", Shape::Text, "The measure, where it is for one only (deaths)."),
    key("lineages", Shape::Texts, "The sources that may differ, by profile or name; none means all."),
    key("prefer", Shape::Text, "The source that the team prefers."),
];

/// Keys of other programs that vaults and site generators carry; nobody is told off for them.
const FOREIGN: &[&str] = &[
    "alias",
    "banner",
    "bibliography",
    "categories",
    "category",
    "comments",
    "cover",
    "created",
    "csl",
    "cssclass",
    "cssclasses",
    "description",
    "draft",
    "editor",
    "format",
    "icon",
    "id",
    "image",
    "keywords",
    "lang",
    "language",
    "lastmod",
    "layout",
    "license",
    "modified",
    "params",
    "permalink",
    "publish",
    "slug",
    "subtitle",
    "summary",
    "tag",
    "type",
    "uid",
    "updated",
    "uuid",
    "weight",
];

/// The words that `kind` may be besides those of entities.
pub const DOCUMENT_KINDS: [&str; 3] = ["article", "note", "profile"];

/// The key of that name, of documents or of profiles.
pub fn find(name: &str) -> Option<&'static Key> {
    PROFILE.iter().chain(GENERAL).find(|key| key.name == name)
}

/// Whether a key belongs to another program.
pub fn is_foreign(name: &str) -> bool {
    FOREIGN.contains(&name) || name.starts_with(['.', '_']) || name.starts_with("x-")
}

/// Every word that `kind` may be.
pub fn kinds() -> impl Iterator<Item = &'static str> {
    EntityKind::ALL.iter().map(|(name, _)| *name).chain(DOCUMENT_KINDS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::nearest::nearest;

    #[test]
    fn slips_find_the_word_that_was_meant() {
        let names = || PROFILE.iter().chain(GENERAL).map(|key| key.name);
        for (typed, meant) in [
            ("alises", Some("aliases")),
            ("Name", Some("name")),
            ("naem", Some("name")),
            ("afiliation", Some("affiliation")),
            ("rouns", Some("rounds")),
            ("birthday", None),
            ("x", None),
        ] {
            assert_eq!(nearest(typed, names()), meant, "{typed}");
        }
        assert_eq!(nearest("armed group", kinds()), Some("armed-group"));
        assert_eq!(nearest("persn", kinds()), Some("person"));
    }

    #[test]
    fn every_key_is_written_once() {
        let mut names: Vec<_> = PROFILE.iter().chain(GENERAL).map(|key| key.name).collect();
        names.sort_unstable();
        let all = names.len();
        names.dedup();
        assert_eq!(names.len(), all);
        assert!(names.iter().all(|name| !is_foreign(name)));
    }
}
