//! What speaks against an office: the actor held it at another time, holds one of another owner, or somebody else has it.

use std::sync::Arc;

use super::{Check, Circle, Entry, Said, circle, is_held, is_same_post, title_of};
use crate::{
    corpus::Snapshot,
    extract::{
        DocumentKind, EntityId, Reference,
        office::{Held, Post},
        profile::{EntityKind, Profile, Role},
    },
    text::Span,
};

/// What speaks against an office.
pub enum Against {
    /// The actor held it, at another time.
    Time(Role),
    /// The actor's roles then are of another country or organisation.
    Owner(Role),
    /// Another post of the same owner, which does not go with it.
    Post(Role),
    /// Somebody else held it then.
    Holder(Role),
    /// The cited article gives it to somebody else, and does not know the actor.
    Source(Role, Other),
}

/// Whom an article gives an office to.
pub struct Other {
    /// The article.
    pub article: Arc<Entry>,
    /// Where.
    pub span: Span,
    /// Who.
    pub name: String,
}

impl Against {
    /// The role of the actor's profile that speaks against it.
    pub fn role(&self) -> &Role {
        match self {
            Self::Time(role)
            | Self::Owner(role)
            | Self::Post(role)
            | Self::Holder(role)
            | Self::Source(role, _) => role,
        }
    }
}

/// What speaks against what is said, if anything.
pub fn find(check: &Check<'_>, entry: &Entry, said: &Said<'_>) -> Option<Against> {
    let same: Vec<&Role> =
        said.profile.roles.iter().filter(|role| is_same(check.snapshot, said, role)).collect();
    if same.iter().any(|role| is_held(role, &said.times)) {
        return None;
    }
    if let Some(role) = same.first() {
        return is_other_time(entry, said, &same).then(|| Against::Time((*role).clone()));
    }
    let shown = shown(said)?;
    if is_other_owner(check, said) {
        return Some(Against::Owner(shown.clone()));
    }
    let title = said.office.title;
    if !title.post.is_exclusive() || title.is_deputy || !title.is_plain {
        return None;
    }
    let is_held_by_other = if said.owners.is_empty() {
        // "President" alone is that of the actor's own country, if of any that the profile knows.
        shown.of.as_ref().is_some_and(|of| is_country(check, of) && holder(check, said, Some(of)).is_some())
    } else {
        holder(check, said, None).is_some()
    };
    if is_held_by_other {
        return Some(Against::Holder(shown.clone()));
    }
    other_post(check, said).map(|role| Against::Post(role.clone()))
}

/// Somebody else to whom the one cited article gives an office that the actor by his profile never held.
pub fn in_source(check: &mut Check<'_>, said: &Said<'_>) -> Option<Against> {
    let title = said.office.title;
    let had_it = |role: &Role| title_of(role).is_none_or(|own| own.post.plainly() == title.post.plainly());
    if title.post == Post::Head || said.profile.roles.iter().any(had_it) {
        return None;
    }
    let cited = super::super::telling::cited(check, said.office.sentence);
    let [article] = cited.as_slice() else { return None };
    let own = Reference::Known(Arc::clone(&said.id));
    if article.facts.mentions.iter().any(|mention| *mention.reference == own) {
        return None;
    }
    let theirs = article.facts.offices.iter().find(|office| {
        let owners: Vec<Circle> = office.owners.iter().filter_map(|owner| circle::of(check, owner)).collect();
        office.title.held != Held::Acting
            && is_same_post(office.title, title)
            && (owners.is_empty() || owners.iter().any(|owner| meets(&said.owners, owner)))
    })?;
    let mention = article.facts.mentions.iter().find(|mention| mention.span == theirs.name)?;
    let name = check.snapshot.name_of(&mention.reference);
    let other = Other { article: Arc::clone(article), span: theirs.span.join(theirs.name), name };
    shown(said).map(|role| Against::Source(role.clone(), other))
}

/// The role to show against what is said: one held then before others, an exclusive one before others.
fn shown<'a>(said: &'a Said<'_>) -> Option<&'a Role> {
    let is_exclusive = |role: &Role| title_of(role).is_some_and(|title| title.post.is_exclusive());
    let rank = |role: &&Role| (!is_held(role, &said.times), !is_exclusive(role));
    said.profile.roles.iter().min_by_key(rank)
}

/// A role held then that does not go with the said one.
fn other_post<'a>(check: &Check<'_>, said: &'a Said<'_>) -> Option<&'a Role> {
    let post = said.office.title.post;
    let clashes = |role: &&Role| {
        let own = title_of(role).filter(|own| own.is_plain && !own.is_deputy && own.post.is_of_state());
        own.is_some_and(|own| post.is_of_state() && !own.post.combines_with(post))
            && role.of.as_ref().is_some_and(|of| is_country(check, of))
    };
    let is_of_none =
        |role: &&Role| role.of.as_ref().is_some_and(|of| circle::of_id(check.snapshot, of).country.is_none());
    let is_minister = matches!(post.plainly(), Post::ForeignMinister | Post::DefenceMinister);
    let is_alone = said.owners.is_empty() && is_minister && !said.times.is_empty();
    let roles = || said.profile.roles.iter().filter(|role| is_held(role, &said.times));
    roles().find(clashes).or_else(|| roles().find(|role| is_alone && is_of_none(role)))
}

fn is_country(check: &Check<'_>, id: &EntityId) -> bool {
    circle::of_id(check.snapshot, id).country.as_ref() == Some(id)
}

/// Whether a role is the one that is said, of the same owner where one is said.
fn is_same(snapshot: &Snapshot, said: &Said<'_>, role: &Role) -> bool {
    let is_post = title_of(role).is_some_and(|own| is_same_post(own, said.office.title));
    let owner = role.of.as_ref().map(|of| circle::of_id(snapshot, of));
    is_post && owner.is_none_or(|owner| meets(&said.owners, &owner))
}

fn meets(owners: &[Circle], owner: &Circle) -> bool {
    owners.is_empty() || owners.iter().any(|one| one.meets(owner))
}

/// Whether an office was held at other times only, and the text speaks of one where it was not. What articles tell
/// without a date may be long past.
fn is_other_time(entry: &Entry, said: &Said<'_>, same: &[&Role]) -> bool {
    let title = said.office.title;
    let is_before = same
        .iter()
        .all(|role| role.from.is_some_and(|from| said.times.iter().all(|time| time.to < from.from)));
    title.post.is_exclusive()
        && title.is_plain
        && !said.times.is_empty()
        && (entry.kind == DocumentKind::Note || said.is_dated || is_before)
}

/// Whether every role that the actor had then is of other countries or organisations than the said one.
fn is_other_owner(check: &Check<'_>, said: &Said<'_>) -> bool {
    let snapshot = check.snapshot;
    let roles: Vec<&Role> = said.profile.roles.iter().collect();
    let owners: Option<Vec<Circle>> =
        roles.iter().map(|role| role.of.as_ref().map(|of| circle::of_id(snapshot, of))).collect();
    let Some(mut owners) = owners else { return false };
    owners.extend(said.profile.affiliation.iter().map(|id| circle::of_id(snapshot, id)));
    if said.owners.is_empty()
        || owners.iter().any(|owner| meets(&said.owners, owner))
        || is_subject(check, said)
    {
        return false;
    }
    let all_of_countries = owners.iter().all(|owner| owner.country.is_some());
    let post = said.office.title.post;
    said.owners.iter().all(|owner| match &owner.country {
        Some(_) if all_of_countries => true,
        // The sides of a war within a country are all of that country.
        Some(country) => {
            post.is_of_state() && said.office.title.is_plain
                || check.snapshot.knows_conflicts() && !circle::is_at_war(check, country)
        }
        None if all_of_countries => {
            !matches!(post, Post::Head | Post::Commander | Post::Ambassador | Post::HeadOfState)
        }
        None => matches!(post, Post::Envoy | Post::SecretaryGeneral | Post::HighCommissioner),
    })
}

/// Whether a said owner is what a role of the actor is about: "Special Envoy for Syria".
fn is_subject(check: &Check<'_>, said: &Said<'_>) -> bool {
    said.office.owners.iter().any(|owner| {
        let name = check.snapshot.name_of(owner);
        let roles = said.profile.roles.iter().filter(|role| is_held(role, &said.times));
        roles.into_iter().any(|role| role.title.contains(name.as_str()))
    })
}

/// Somebody else who by a profile held the office then.
pub fn holder(
    check: &Check<'_>,
    said: &Said<'_>,
    owner: Option<&EntityId>,
) -> Option<(Arc<Entry>, Arc<Profile>, Role)> {
    let implied: Vec<Circle>;
    let owners = match owner {
        Some(owner) => {
            implied = vec![circle::of_id(check.snapshot, owner)];
            &implied
        }
        None => &said.owners,
    };
    if owners.is_empty() || said.times.is_empty() || !said.office.title.post.is_exclusive() {
        return None;
    }
    let others = check
        .snapshot
        .profiles()
        .filter(|(_, profile)| profile.names.kind == EntityKind::Person && profile.names.id != said.id);
    let holds = |role: &&Role| {
        title_of(role).is_some_and(|own| is_same_post(own, said.office.title))
            && role
                .of
                .as_ref()
                .is_some_and(|of| owners.iter().any(|one| one.meets(&circle::of_id(check.snapshot, of))))
            && (role.from.is_some() || role.to.is_some())
            && said.times.iter().all(|time| super::reaches(role, *time, 0))
    };
    others.into_iter().find_map(|(entry, profile)| {
        let role = profile.roles.iter().find(holds)?;
        Some((Arc::clone(entry), Arc::clone(profile), role.clone()))
    })
}
