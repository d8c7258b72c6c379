//! Offices by meaning: "Secretary of State" and "foreign minister" are one post, "deputy foreign minister" is another.
//!
//! Deliberately absent: who held which office when. Profiles say that, and the corpus compares.

mod portfolio;

use std::sync::LazyLock;

use super::facts::Reference;
use crate::text::{ShortMap, Span};
use portfolio::Portfolio;

/// A post, whatever it is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Post {
    /// President, head of state.
    HeadOfState,
    /// King, queen, emir.
    Monarch,
    /// Prime minister, premier, chancellor.
    HeadOfGovernment,
    /// Foreign minister, foreign secretary, top diplomat.
    ForeignMinister,
    /// Secretary of State, where no country is said: the foreign minister of the United States.
    SecretaryOfState,
    /// Defence minister, secretary of defence.
    DefenceMinister,
    /// Interior minister.
    InteriorMinister,
    /// Any other minister.
    Minister(Portfolio),
    /// Secretary-general.
    SecretaryGeneral,
    /// High commissioner.
    HighCommissioner,
    /// Pope.
    Pope,
    /// Envoy, special representative, mediator.
    Envoy,
    /// Ambassador, permanent representative: to somebody, so that two names stand beside it.
    Ambassador,
    /// Spokesman, spokeswoman, press secretary.
    Spokesman,
    /// Negotiator, head of a delegation.
    Negotiator,
    /// Adviser.
    Adviser,
    /// Commander.
    Commander,
    /// Governor.
    Governor,
    /// Senator, member of a parliament.
    Legislator,
    /// Head, leader, chief, director of something.
    Head,
}

impl Post {
    /// The same post under one name: a Secretary of State is a foreign minister.
    #[must_use]
    pub fn plainly(self) -> Self {
        if self == Self::SecretaryOfState { Self::ForeignMinister } else { self }
    }

    /// Whether a state has one such post, and one holder at a time.
    pub fn is_of_state(self) -> bool {
        matches!(
            self.plainly(),
            Self::HeadOfState
                | Self::Monarch
                | Self::HeadOfGovernment
                | Self::ForeignMinister
                | Self::DefenceMinister
                | Self::InteriorMinister
                | Self::Minister(_)
        )
    }

    /// Whether there is one holder at a time.
    pub fn is_exclusive(self) -> bool {
        self.is_of_state() || matches!(self, Self::SecretaryGeneral | Self::HighCommissioner | Self::Pope)
    }

    /// Whether one person may hold both at once: a head of government is often a minister too.
    pub fn combines_with(self, other: Self) -> bool {
        let (a, b) = (self.plainly(), other.plainly());
        let ruler = |post| matches!(post, Self::HeadOfState | Self::Monarch | Self::HeadOfGovernment);
        let minister =
            |post| matches!(post, Self::DefenceMinister | Self::InteriorMinister | Self::Minister(_));
        a == b || ruler(a) && minister(b) || ruler(b) && minister(a) || both_govern(a, b) || both_serve(a, b)
    }

    /// What to call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::HeadOfState => "president",
            Self::Monarch => "monarch",
            Self::HeadOfGovernment => "prime minister",
            Self::ForeignMinister => "foreign minister",
            Self::SecretaryOfState => "Secretary of State",
            Self::DefenceMinister => "defence minister",
            Self::InteriorMinister => "interior minister",
            Self::Minister(portfolio) => portfolio.name,
            Self::SecretaryGeneral => "secretary-general",
            Self::HighCommissioner => "high commissioner",
            Self::Pope => "pope",
            Self::Envoy => "envoy",
            Self::Ambassador => "ambassador",
            Self::Spokesman => "spokesman",
            Self::Negotiator => "negotiator",
            Self::Adviser => "adviser",
            Self::Commander => "commander",
            Self::Governor => "governor",
            Self::Legislator => "member of parliament",
            Self::Head => "head",
        }
    }
}

fn both_govern(a: Post, b: Post) -> bool {
    let pair = [a, b];
    pair.contains(&Post::HeadOfGovernment) && !pair.contains(&Post::HeadOfState)
}

/// Whether two ministries are often one.
fn both_serve(a: Post, b: Post) -> bool {
    match (a, b) {
        (Post::Minister(one), Post::Minister(other)) => one.goes_with(other),
        (Post::Minister(one), Post::InteriorMinister) | (Post::InteriorMinister, Post::Minister(one)) => {
            one.is_of_interior()
        }
        _ => false,
    }
}

/// When an office is said to be held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Held {
    /// At the time that the text speaks of.
    Now,
    /// For a while, in somebody's place: acting, interim.
    Acting,
    /// At some other time: former, then.
    Once,
}

/// An office that words name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Title {
    /// The post.
    pub post: Post,
    /// Whether it is a deputy's: a post of its own, which several may hold.
    pub is_deputy: bool,
    /// When.
    pub held: Held,
    /// Whether nothing stands beside the post that could make it another ("council president").
    pub is_plain: bool,
}

/// An office that the text gives to somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Office {
    /// The words of the office.
    pub span: Span,
    /// The name of who holds it; the span of a mention.
    pub name: Span,
    /// The office.
    pub title: Title,
    /// Whose it is: the countries and organisations that the words name.
    pub owners: Vec<Reference>,
    /// The number of its sentence in [`super::facts::Facts::sentences`].
    pub sentence: u32,
}

/// Names of posts, each with its post; of two that begin at one word the longer counts.
const POSTS: &[(&str, Post)] = &[
    ("president", Post::HeadOfState),
    ("head of state", Post::HeadOfState),
    ("king", Post::Monarch),
    ("queen", Post::Monarch),
    ("emir", Post::Monarch),
    ("sultan", Post::Monarch),
    ("prime minister", Post::HeadOfGovernment),
    ("premier", Post::HeadOfGovernment),
    ("head of government", Post::HeadOfGovernment),
    ("head of the government", Post::HeadOfGovernment),
    ("chancellor", Post::HeadOfGovernment),
    ("foreign minister", Post::ForeignMinister),
    ("fm", Post::ForeignMinister),
    ("foreign affairs minister", Post::ForeignMinister),
    ("minister of foreign affairs", Post::ForeignMinister),
    ("minister for foreign affairs", Post::ForeignMinister),
    ("minister of external affairs", Post::ForeignMinister),
    ("foreign secretary", Post::ForeignMinister),
    ("top diplomat", Post::ForeignMinister),
    ("chief diplomat", Post::ForeignMinister),
    ("secretary of state", Post::SecretaryOfState),
    ("defence minister", Post::DefenceMinister),
    ("defense minister", Post::DefenceMinister),
    ("minister of defence", Post::DefenceMinister),
    ("minister of defense", Post::DefenceMinister),
    ("defence secretary", Post::DefenceMinister),
    ("defense secretary", Post::DefenceMinister),
    ("secretary of defence", Post::DefenceMinister),
    ("secretary of defense", Post::DefenceMinister),
    ("interior minister", Post::InteriorMinister),
    ("minister of the interior", Post::InteriorMinister),
    ("minister of interior", Post::InteriorMinister),
    ("secretary general", Post::SecretaryGeneral),
    ("high commissioner", Post::HighCommissioner),
    ("pope", Post::Pope),
    ("pontiff", Post::Pope),
    ("envoy", Post::Envoy),
    ("representative", Post::Envoy),
    ("mediator", Post::Envoy),
    ("ambassador", Post::Ambassador),
    ("permanent representative", Post::Ambassador),
    ("spokesman", Post::Spokesman),
    ("spokeswoman", Post::Spokesman),
    ("spokesperson", Post::Spokesman),
    ("press secretary", Post::Spokesman),
    ("negotiator", Post::Negotiator),
    ("head of delegation", Post::Negotiator),
    ("head of the delegation", Post::Negotiator),
    ("delegation head", Post::Negotiator),
    ("delegation leader", Post::Negotiator),
    ("adviser", Post::Adviser),
    ("advisor", Post::Adviser),
    ("commander", Post::Commander),
    ("governor", Post::Governor),
    ("senator", Post::Legislator),
    ("congressman", Post::Legislator),
    ("congresswoman", Post::Legislator),
    ("lawmaker", Post::Legislator),
    ("head", Post::Head),
    ("leader", Post::Head),
    ("chief", Post::Head),
    ("chairman", Post::Head),
    ("chairwoman", Post::Head),
    ("director", Post::Head),
    ("coordinator", Post::Head),
];

/// Words that make a deputy's post of one.
const DEPUTY: &[&str] = &["deputy", "vice", "assistant", "under", "associate", "junior", "lieutenant"];

/// Words by which an office was held at another time.
const ONCE: &[&str] = &[
    "former",
    "ex",
    "late",
    "onetime",
    "erstwhile",
    "ousted",
    "deposed",
    "past",
    "previous",
    "retired",
    "then",
    "outgoing",
    "first",
    "last",
];

/// Words by which somebody holds an office in another's place.
const ACTING: &[&str] = &["acting", "interim", "caretaker"];

/// Words by which nobody holds the office yet, or fully, or at all.
const NOT_HELD: &[&str] = &[
    "designate",
    "elect",
    "incoming",
    "next",
    "future",
    "nominee",
    "candidate",
    "hopeful",
    "contender",
    "shadow",
    "would",
    "self",
    "likely",
    "possible",
    "potential",
    "pick",
    "rival",
    "no",
    "honorary",
    "counterpart",
    "not",
];

/// Words beside a post that change nothing.
const HARMLESS: &[&str] = &[
    "the",
    "a",
    "an",
    "his",
    "her",
    "its",
    "their",
    "new",
    "current",
    "veteran",
    "longtime",
    "serving",
    "mr",
    "mrs",
    "dr",
    "sir",
    "prince",
    "princess",
    "sheikh",
    "general",
    "of",
    "embattled",
    "co",
];

/// The office that words name, in lower case and without the names of countries; `None` where they name none, several,
/// or one that is not held.
pub fn title(words: &[&str]) -> Option<Title> {
    if words.iter().any(|word| NOT_HELD.contains(word)) {
        return None;
    }
    let mut found: Option<(Post, usize, usize)> = None;
    let mut at = 0;
    while at < words.len() {
        let Some((post, length)) = post_at(words, at) else {
            at += 1;
            continue;
        };
        let next = match found {
            // "chief negotiator": the last word says what he is.
            Some((Post::Head, start, end)) if end == at => (post, start, at + length),
            // "special envoy of the president": whose office it is cannot be told.
            Some((other, _, _)) if other != post => return None,
            Some((_, start, _)) => (post, start, at + length),
            None => (post, at, at + length),
        };
        found = Some(next);
        at += length;
    }
    let (post, start, end) = found?;
    let before = words.get(..start).unwrap_or_default();
    let behind = words.get(end..).unwrap_or_default();
    let is_deputy = before.iter().any(|word| DEPUTY.contains(word));
    let is_once = words.iter().any(|word| ONCE.contains(word));
    let is_acting = words.iter().any(|word| ACTING.contains(word));
    let is_known = |word: &&str| [HARMLESS, DEPUTY, ONCE, ACTING].iter().any(|all| all.contains(word));
    Some(Title {
        post,
        is_deputy,
        held: match (is_once, is_acting) {
            (true, _) => Held::Once,
            (false, true) => Held::Acting,
            (false, false) => Held::Now,
        },
        is_plain: before.iter().all(is_known) && behind.iter().all(|word| HARMLESS.contains(word)),
    })
}

/// The longest post that begins at a word.
fn post_at(words: &[&str], at: usize) -> Option<(Post, usize)> {
    static NAMES: LazyLock<Phrases<Post>> = LazyLock::new(|| Phrases::of(POSTS.iter().copied()));
    let rest = words.get(at..)?;
    let minister = portfolio::at(rest).map(|(portfolio, length)| (Post::Minister(portfolio), length));
    NAMES.longest(rest).into_iter().chain(minister).max_by_key(|(_, length)| *length)
}

/// Phrases with what they mean, by their first words.
struct Phrases<T>(ShortMap<&'static str, Vec<(&'static str, T)>>);

impl<T: Copy> Phrases<T> {
    fn of(rows: impl Iterator<Item = (&'static str, T)>) -> Self {
        let mut by_first: ShortMap<_, Vec<_>> = ShortMap::default();
        for (phrase, meaning) in rows {
            let first = phrase.split(' ').next().unwrap_or_default();
            by_first.entry(first).or_default().push((phrase, meaning));
        }
        Self(by_first)
    }

    /// The meaning of the longest phrase that words begin with, and how many of them it has.
    fn longest(&self, words: &[&str]) -> Option<(T, usize)> {
        let rows = self.0.get(words.first()?)?;
        let found = rows.iter().filter_map(|(phrase, meaning)| Some((*meaning, length_of(phrase, words)?)));
        found.max_by_key(|(_, length)| *length)
    }
}

/// How many words a phrase has, where these words begin with it.
fn length_of(phrase: &str, words: &[&str]) -> Option<usize> {
    let count = phrase.split(' ').count();
    (words.len() >= count && phrase.split(' ').zip(words).all(|(a, b)| a == *b)).then_some(count)
}

/// The office of a profile's title.
pub fn title_of(written: &str) -> Option<Title> {
    let lower = written.to_lowercase();
    let words: Vec<&str> =
        lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    title(&words)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a title that is none fails the test")]
    use super::*;

    #[test]
    fn titles_of_one_post_are_one() {
        for (title, post) in [
            ("Foreign Minister", Post::ForeignMinister),
            ("Minister of Foreign Affairs", Post::ForeignMinister),
            ("Secretary of State", Post::SecretaryOfState),
            ("the top diplomat", Post::ForeignMinister),
            ("Permanent Representative to the United Nations", Post::Ambassador),
            ("Secretary-General", Post::SecretaryGeneral),
            ("Minister of Defence", Post::DefenceMinister),
            ("head of the rebel delegation", Post::Head),
        ] {
            assert_eq!(title_of(title).map(|title| title.post), Some(post), "{title}");
        }
    }

    #[test]
    fn words_beside_a_post_change_it() {
        assert!(title_of("Deputy Foreign Minister").unwrap().is_deputy);
        assert_eq!(title_of("former president").unwrap().held, Held::Once);
        assert_eq!(title_of("acting president").unwrap().held, Held::Acting);
        assert!(title_of("acting prime minister").unwrap().is_plain);
        assert!(title_of("Minister of Health").unwrap().is_plain);
        assert!(!title_of("Minister of Health and Population").unwrap().is_plain);
        assert_eq!(title_of("president-elect"), None);
        assert_eq!(title_of("envoy of the president"), None);
        assert!(!title_of("top diplomat for the Middle East").unwrap().is_plain);
        assert!(!title_of("council president").unwrap().is_plain);
        assert!(title_of("new Foreign Minister").unwrap().is_plain);
    }
}
