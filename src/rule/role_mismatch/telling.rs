//! What a finding says: the office, what the profile has instead, who held it, and what to write.

use std::sync::Arc;

use super::{
    super::{Check, Fix, Related},
    Against, Said,
    against::holder,
};
use crate::extract::{
    DocumentKind, EntityId, Reference,
    lexicon::gazetteer,
    office::Held,
    profile::{EntityKind, Role},
};

/// Tells it.
pub fn tell(check: &mut Check<'_>, said: &Said<'_>, against: &Against) {
    let role = against.role();
    let name = said.profile.names.name.clone();
    let own = in_words(check, role);
    let owners: Vec<String> = said.office.owners.iter().map(|owner| check.snapshot.name_of(owner)).collect();
    let of = if owners.is_empty() { String::new() } else { format!(" of {}", owners.join(" and ")) };
    let deputy = if said.office.title.is_deputy { "deputy " } else { "" };
    let mut message = format!(
        "{name} is called {deputy}{}{of}{}, the profile has {own}",
        said.office.title.post.name(),
        when(said)
    );
    let home = said.home.clone();
    let mut related = vec![Related {
        document: Arc::clone(&home.path),
        span: role.span,
        message: format!("{name}: {own}"),
    }];
    let other = other(check, said, against, &mut message, &mut related);
    let fixes = fixes(check, said, against, other);
    let office = &said.office;
    let span = if office.span.end <= office.name.start { office.span.join(office.name) } else { office.span };
    check.find(span, message, related, fixes);
}

/// Who else has the office, by the cited article or by a profile; told in the message and as a place.
fn other(
    check: &Check<'_>,
    said: &Said<'_>,
    against: &Against,
    message: &mut String,
    related: &mut Vec<Related>,
) -> Option<String> {
    if let Against::Source(_, other) = against {
        let credit = super::super::telling::credit(check, &other.article);
        message.push_str(&format!("; the cited article gives that office to {} ({credit})", other.name));
        related.push(Related {
            document: Arc::clone(&other.article.path),
            span: other.span,
            message: format!("{} in {credit}", other.name),
        });
        return Some(other.name.clone());
    }
    let role = against.role();
    let implied = role.of.as_ref().filter(|_| said.owners.is_empty() || matches!(against, Against::Time(_)));
    let (entry, profile, held) = holder(check, said, implied)?;
    message.push_str(&format!("; {} held that office", profile.names.name));
    related.push(Related {
        document: Arc::clone(&entry.path),
        span: held.span,
        message: format!("{}: {}", profile.names.name, in_words(check, &held)),
    });
    Some(profile.names.name.to_string())
}

/// " in 2016-07", " at 2017-07-05", or nothing.
fn when(said: &Said<'_>) -> String {
    match said.times.first() {
        _ if said.office.title.held == Held::Once => " of another time".to_owned(),
        Some(time) => format!(" ({time})"),
        None => String::new(),
    }
}

/// "Secretary of State of United States, 2013-02-01 to 2017-01-20".
fn in_words(check: &Check<'_>, role: &Role) -> String {
    let mut words = role.title.to_string();
    if let Some(of) = &role.of {
        words.push_str(&format!(" of {}", check.snapshot.name_of(&Reference::Known(Arc::clone(of)))));
    }
    match (role.from, role.to) {
        (Some(from), Some(to)) => words.push_str(&format!(", {from} to {to}")),
        (Some(from), None) => words.push_str(&format!(", since {from}")),
        (None, Some(to)) => words.push_str(&format!(", until {to}")),
        (None, None) => {}
    }
    words
}

fn fixes(check: &Check<'_>, said: &Said<'_>, against: &Against, other: Option<String>) -> Vec<Fix> {
    if check.entry.kind != DocumentKind::Note {
        return Vec::new();
    }
    let write = |span, new_text: String| Fix::write(check.entry, span, new_text);
    let office = said.office;
    let is_before = office.span.end <= office.name.start;
    let role = against.role();
    let mut fixes = Vec::new();
    // A role that ended is written as a former one; one that is to come is nothing to write.
    let is_over = role.to.is_some_and(|to| said.times.iter().all(|time| to.to < time.from));
    let is_now = super::is_held(role, &said.times) && !said.times.is_empty();
    if is_before && (is_now || is_over) {
        let former = if is_now { "" } else { "former " };
        fixes.push(write(office.span, format!("{former}{}{}", owner(check, role.of.as_ref()), role.title)));
    }
    fixes.extend(other.map(|name| write(office.name, name)));
    fixes
}

/// "Russian ", "US ", "UN ", "Kremlin ": whose an office is, before its title.
fn owner(check: &Check<'_>, of: Option<&EntityId>) -> String {
    let Some(id) = of else { return String::new() };
    let row = gazetteer::rows().iter().find(|row| row.id == *id);
    let profile = check.snapshot.profile(id).map(|(_, profile)| profile);
    let aliases = profile.iter().flat_map(|profile| profile.names.aliases.iter().map(|alias| &**alias));
    let aliases = aliases.chain(row.iter().flat_map(|row| row.aliases.iter().copied()));
    let mut acronyms =
        aliases.filter(|alias| alias.len() < 5 && alias.bytes().all(|b| b.is_ascii_uppercase()));
    let is_country = check.snapshot.entity(&Reference::Known(Arc::clone(id))).and_then(|one| one.kind)
        == Some(EntityKind::Country);
    let name = check.snapshot.name_of(&Reference::Known(Arc::clone(id)));
    let is_long = name.contains(' ');
    let acronym = acronyms.next().filter(|_| is_long).map(str::to_owned);
    let demonym = profile.and_then(|profile| profile.names.demonyms.first().map(ToString::to_string));
    let demonym = demonym.or_else(|| row.and_then(|row| row.demonyms.first().map(|word| (*word).to_owned())));
    let adjective = acronym.or_else(|| demonym.filter(|_| is_country)).unwrap_or(name);
    format!("{adjective} ")
}
