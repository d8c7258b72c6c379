//! `role-mismatch`: an office that, by the profiles, the actor did not hold at the date that the text speaks of.

mod against;
mod circle;
mod in_article;
mod telling;

use std::sync::Arc;

use super::{Check, Level, Rule};
use crate::{
    corpus::Entry,
    extract::{
        DocumentKind, EntityId, Period, Reference,
        office::{self, Held, Office, Title},
        profile::{EntityKind, Profile, Role},
    },
};
use against::Against;
use circle::Circle;

pub(super) static RULE: Rule = Rule {
    name: "role-mismatch",
    summary: "an office that by the profiles the actor did not hold then",
    level: Level::Warning,
    in_articles: Level::Information,
    manual: include_str!("role_mismatch.md"),
    check,
};

/// Days by which offices and texts may miss each other: titles are used a little before and after.
const SLACK: i32 = 31;

/// What a text says of an actor's office, with the actor's profile.
struct Said<'a> {
    office: &'a Office,
    id: EntityId,
    home: Arc<Entry>,
    profile: Arc<Profile>,
    /// The countries and organisations that the office is said to be of, each with those that it belongs to.
    owners: Vec<Circle>,
    /// The days that the sentence speaks of.
    times: Vec<Period>,
    /// Whether the sentence itself says when.
    is_dated: bool,
}

fn check(check: &mut Check<'_>) {
    let entry = Arc::clone(check.entry);
    if entry.kind == DocumentKind::Profile || entry.facts.offices.is_empty() {
        return;
    }
    check.report.reads.profiles = true;
    for office in &entry.facts.offices {
        let Some(said) = said(check, &entry, office) else {
            in_article::check(check, &entry, office);
            continue;
        };
        let against = against::find(check, &entry, &said).or_else(|| against::in_source(check, &said));
        match against {
            Some(against) if !has_source(check, &said) => telling::tell(check, &said, &against),
            // An office of nobody's beside a profile that does not list it says little.
            None if !said.has_post() && !said.owners.is_empty() => in_article::check(check, &entry, office),
            _ => {}
        }
    }
}

impl Said<'_> {
    /// Whether the profile has such a post at all: then what the profile says of it counts.
    fn has_post(&self) -> bool {
        let post = self.office.title.post.plainly();
        self.profile.roles.iter().any(|role| title_of(role).is_some_and(|own| own.post.plainly() == post))
    }
}

fn said<'a>(check: &mut Check<'_>, entry: &Entry, office: &'a Office) -> Option<Said<'a>> {
    // Profiles list who held an office, not who stood in for somebody.
    if office.title.held == Held::Acting {
        return None;
    }
    let mention = entry.facts.mentions.iter().find(|mention| mention.span == office.name)?;
    let Reference::Known(id) = &*mention.reference else { return None };
    let (home, profile) = check.snapshot.profile(id)?;
    let (home, profile) = (Arc::clone(home), Arc::clone(profile));
    if profile.names.kind != EntityKind::Person || profile.roles.is_empty() {
        return None;
    }
    let (times, is_dated) = times(check, entry, office);
    let owners: Option<Vec<Circle>> = office.owners.iter().map(|owner| circle::of(check, owner)).collect();
    Some(Said { office, id: Arc::clone(id), home, profile, owners: owners?, times, is_dated })
}

/// The days that a sentence speaks of: those that it names, and those of the article that it cites or of the heading.
/// None where the office is said of another time.
fn times(check: &mut Check<'_>, entry: &Entry, office: &Office) -> (Vec<Period>, bool) {
    if office.title.held == Held::Once {
        return (Vec::new(), false);
    }
    if entry.kind == DocumentKind::Note && entry.facts.cites() {
        super::telling::cited(check, office.sentence);
    }
    let own = entry.facts.dated.iter().filter(|dated| dated.sentence == office.sentence);
    let mut times: Vec<Period> = own.filter_map(|dated| dated.period).collect();
    let is_dated = !times.is_empty();
    times.extend(check.snapshot.spoken_of(entry, office.sentence));
    (times, is_dated)
}

/// Whether a cited article gives the actor the same office: then the note says what its source says.
fn has_source(check: &mut Check<'_>, said: &Said<'_>) -> bool {
    let cited = super::telling::cited(check, said.office.sentence);
    cited.iter().any(|source| {
        source.facts.offices.iter().any(|other| {
            let mentions = &source.facts.mentions;
            let is_theirs = mentions.iter().any(|mention| {
                mention.span == other.name && *mention.reference == Reference::Known(Arc::clone(&said.id))
            });
            let is_of = said.owners.is_empty()
                || other
                    .owners
                    .iter()
                    .filter_map(|owner| circle::of(check, owner))
                    .any(|owner| said.owners.iter().any(|one| one.meets(&owner)));
            is_theirs && is_of && is_same_post(other.title, said.office.title)
        })
    })
}

/// Whether two titles are one post, with its rank.
fn is_same_post(one: Title, other: Title) -> bool {
    one.post.plainly() == other.post.plainly() && one.is_deputy == other.is_deputy
}

/// Whether a role was held at one of some days, or at any time where there are none.
fn is_held(role: &Role, times: &[Period]) -> bool {
    times.is_empty() || times.iter().any(|time| reaches(role, *time, SLACK))
}

fn reaches(role: &Role, time: Period, slack: i32) -> bool {
    let time = time.widened(slack);
    role.from.is_none_or(|from| from.from <= time.to) && role.to.is_none_or(|to| to.to >= time.from)
}

/// The title of a role, where it is a known post.
fn title_of(role: &Role) -> Option<Title> {
    office::title_of(&role.title).filter(|title| title.held != Held::Acting)
}
