//! Offices: what a title means, so that "minister of foreign affairs" and "Secretary of State" are one post.
//!
//! Data, not code: a post is a row, a wording is an item of it.

use super::facts::{EntityId, Reference};
use crate::text::Span;

/// A post that titles name, in whatever words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Post {
    /// A president.
    President,
    /// A king, queen, emir or sultan.
    Monarch,
    /// A head of government.
    PrimeMinister,
    /// A foreign minister.
    ForeignMinister,
    /// A defence minister.
    DefenceMinister,
    /// The head of the United Nations.
    SecretaryGeneral,
    /// An envoy, mediator or special representative.
    Envoy,
    /// An ambassador or permanent representative.
    Ambassador,
    /// A spokesman or spokeswoman.
    Spokesman,
    /// A negotiator.
    Negotiator,
    /// A senator.
    Senator,
}

impl Post {
    /// Whether a state has one holder at a time.
    pub fn is_exclusive(self) -> bool {
        self.is_of_state() || self == Self::SecretaryGeneral
    }

    /// Whether only a state has it, and one holder at a time.
    pub fn is_of_state(self) -> bool {
        matches!(
            self,
            Self::President
                | Self::Monarch
                | Self::PrimeMinister
                | Self::ForeignMinister
                | Self::DefenceMinister
        )
    }

    /// Its plain name.
    pub fn name(self) -> &'static str {
        match self {
            Self::President => "president",
            Self::Monarch => "monarch",
            Self::PrimeMinister => "prime minister",
            Self::ForeignMinister => "foreign minister",
            Self::DefenceMinister => "defence minister",
            Self::SecretaryGeneral => "secretary-general",
            Self::Envoy => "envoy",
            Self::Ambassador => "ambassador",
            Self::Spokesman => "spokesman",
            Self::Negotiator => "negotiator",
            Self::Senator => "senator",
        }
    }
}

/// How somebody stands to a post.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// Has it.
    Holds,
    /// Is below it: a deputy, an assistant.
    Deputy,
    /// Had it, will have it, or only acts: "former", "designate".
    Otherwise,
}

/// An office that a text gives to somebody whom the lexicon knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Office {
    /// Who.
    pub person: Reference,
    /// The name.
    pub name: Span,
    /// The words of the office, its country included.
    pub words: Span,
    /// Which post.
    pub post: Post,
    /// How they stand to it.
    pub standing: Standing,
    /// Of which country, or of the United Nations, where the words say so.
    pub of: Option<EntityId>,
    /// Whether the words stand directly before the name, and whose it is before them.
    pub is_before: bool,
    /// Whether the sentence speaks in the present.
    pub is_present: bool,
    /// The number of its sentence in [`super::Facts::sentences`].
    pub sentence: u32,
}

/// The wordings of each post, and whose it is where the wording says so by itself. The longest that fits counts.
const POSTS: &[(Post, Option<&str>, &str)] = &[
    (Post::President, None, "president|head of state"),
    (Post::Monarch, None, "king|queen|emir|sultan"),
    (Post::PrimeMinister, None, "prime minister|premier|pm|head of government|prime minster"),
    (
        Post::ForeignMinister,
        None,
        "foreign minister|minister of foreign affairs|minister for foreign affairs|foreign affairs minister|\
         minister of external affairs|external affairs minister|fm|top diplomat|chief diplomat|foreign policy chief",
    ),
    (Post::ForeignMinister, Some("united-states"), "secretary of state"),
    (Post::ForeignMinister, Some("united-kingdom"), "foreign secretary"),
    (
        Post::DefenceMinister,
        None,
        "defence minister|defense minister|minister of defence|minister of defense|minister for defence|\
         defence secretary|defense secretary|secretary of defence|secretary of defense|defence chief|defense chief",
    ),
    (Post::SecretaryGeneral, Some("united-nations"), "secretary general"),
    (Post::Envoy, None, "envoy|special representative|mediator"),
    (Post::Ambassador, None, "ambassador|permanent representative"),
    (Post::Spokesman, None, "spokesman|spokeswoman|spokesperson|press secretary"),
    (Post::Negotiator, None, "negotiator"),
    (Post::Senator, None, "senator|sen"),
];

const DEPUTY: &str = "deputy vice assistant under junior";
const OTHERWISE: &str = "former ex then late designate incoming outgoing interim acting elect nominee future next \
                         previous ousted exiled opposition shadow self proposed rebel would caretaker";
/// Words inside titles that change nothing.
const PLAIN: &str =
    "special top senior peace the a an chief longtime new veteran current state joint personal lead";

/// What the last words of a title say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Title {
    /// The post.
    pub post: Post,
    /// Whose it is by the wording alone.
    pub implied: Option<&'static str>,
    /// How many words name it.
    pub length: usize,
}

/// The post that folded words end in.
pub fn closing(words: &[&str]) -> Option<Title> {
    let wordings = POSTS.iter().flat_map(|(post, implied, list)| {
        list.split('|').map(move |one| (one.split(' ').collect::<Vec<_>>(), *post, *implied))
    });
    let fitting = wordings.filter(|(wording, _, _)| words.ends_with(wording));
    let title = |(wording, post, implied): (Vec<&str>, Post, Option<&'static str>)| Title {
        post,
        implied,
        length: wording.len(),
    };
    fitting.map(title).max_by_key(|title| title.length)
}

/// How a word before a post changes it; `None` for a word that is no part of a title.
pub fn modifier(word: &str) -> Option<Standing> {
    let is_in = |list: &str| list.split_whitespace().any(|one| one == word);
    if is_in(DEPUTY) {
        Some(Standing::Deputy)
    } else if is_in(OTHERWISE) {
        Some(Standing::Otherwise)
    } else {
        is_in(PLAIN).then_some(Standing::Holds)
    }
}

/// The words of a title, folded, hyphens taken for spaces.
pub fn words(title: &str) -> Vec<String> {
    let parts = title.split(|c: char| c.is_whitespace() || c == '-' || c == ',');
    parts.filter(|word| !word.is_empty()).map(crate::text::fold::fold).collect()
}

/// What a profile's title says: the post and how its holder stands to it.
pub fn of_title(title: &str) -> Option<(Post, Standing)> {
    let words = words(title);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let end = words.iter().position(|word| matches!(*word, "for" | "to" | "on")).unwrap_or(words.len());
    let whole = closing(&words).map(|title| (title, words.len()));
    let (title, end) = whole.or_else(|| Some((closing(words.get(..end)?)?, end)))?;
    let before = words.get(..end.checked_sub(title.length)?)?;
    let standing = before.iter().filter_map(|word| modifier(word)).max().unwrap_or(Standing::Holds);
    Some((title.post, standing))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_compared_by_meaning() {
        for (title, post, standing) in [
            ("Foreign Minister", Post::ForeignMinister, Standing::Holds),
            ("Minister of Foreign Affairs", Post::ForeignMinister, Standing::Holds),
            ("Secretary of State", Post::ForeignMinister, Standing::Holds),
            ("Deputy Foreign Minister", Post::ForeignMinister, Standing::Deputy),
            ("vice-president", Post::President, Standing::Deputy),
            ("former Premier", Post::PrimeMinister, Standing::Otherwise),
            ("Secretary-General", Post::SecretaryGeneral, Standing::Holds),
            ("Special Envoy for Syria", Post::Envoy, Standing::Holds),
            ("Permanent Representative to the United Nations", Post::Ambassador, Standing::Holds),
        ] {
            assert_eq!(of_title(title), Some((post, standing)), "{title}");
        }
    }

    #[test]
    fn other_titles_are_no_posts() {
        for title in ["governor of Homs", "commander", "Pope", "president-elect", "presidential candidate"] {
            assert_eq!(of_title(title), None, "{title}");
        }
    }
}
