//! `ambiguous-mention`: a surname that fits two persons whom this document introduces.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use super::{Check, Fix, Level, Related, Rule};
use crate::{
    corpus::{Entry, Snapshot},
    extract::{
        DocumentKind, EntityId, Mention, MentionKind, Reference, lexicon::name_key, profile::EntityKind,
    },
    text::Span,
};

pub(super) static RULE: Rule = Rule {
    name: "ambiguous-mention",
    summary: "a surname that fits two persons whom this document introduces",
    level: Level::Hint,
    in_articles: Level::Off,
    manual: include_str!("ambiguous_mention.md"),
    check,
};

/// How many persons a message names.
const NAMED: usize = 4;

/// A person whom the document introduces.
struct Introduced {
    name: String,
    span: Span,
}

fn check(check: &mut Check<'_>) {
    let entry = Arc::clone(check.entry);
    if entry.kind == DocumentKind::Article {
        return;
    }
    let is_short =
        |mention: &&Mention| matches!(*mention.reference, Reference::Short(_)) && !mention.is_tentative;
    if !entry.facts.mentions.iter().any(|mention| is_short(&mention)) {
        return;
    }
    let persons = introduced(check.snapshot, &entry);
    // Where a surname stood alone while one person only was introduced, it goes on meaning that person.
    let mut settled: BTreeSet<&str> = BTreeSet::new();
    for mention in entry.facts.mentions.iter().filter(is_short) {
        let Reference::Short(key) = &*mention.reference else { continue };
        let Some(all) = persons.get(&**key) else { continue };
        let before = all.values().filter(|person| person.span.start < mention.span.start).count();
        if before == 1 {
            settled.insert(key);
        } else if before > 1 && !settled.contains(&**key) {
            tell(check, &entry, mention, all);
        }
    }
}

/// The persons whom a document names in full, by the last word of their names; of each the first place.
fn introduced(snapshot: &Snapshot, entry: &Entry) -> BTreeMap<String, BTreeMap<EntityId, Introduced>> {
    let mut persons: BTreeMap<String, BTreeMap<EntityId, Introduced>> = BTreeMap::new();
    let whole = |mention: &&Mention| {
        mention.kind == MentionKind::Actor && !matches!(*mention.reference, Reference::Short(_))
    };
    for mention in entry.facts.mentions.iter().filter(whole) {
        let Some(entity) = snapshot.entity(&mention.reference) else { continue };
        let key = name_key(&entity.name);
        let Some((_, last)) = key.rsplit_once(' ').filter(|_| is_person(entity.kind)) else { continue };
        let namesakes = persons.entry(last.to_owned()).or_default();
        if !namesakes.values().any(|other| are_one(&key, &name_key(&other.name))) {
            let person = || Introduced { name: entity.name.to_string(), span: mention.span };
            namesakes.entry(Arc::clone(&entity.id)).or_insert_with(person);
        }
    }
    persons
}

/// "Brian Carroll" and "Brian T. Carroll": one of two names has the other's first and last word, and more between.
fn are_one(one: &str, other: &str) -> bool {
    let [one, other] = [one, other].map(|key| key.split(' ').collect::<Vec<&str>>());
    let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
    short.len() < long.len() && short.first() == long.first() && short.last() == long.last()
}

/// Whom no profile knows has no kind; the reader of names takes none but persons for namesakes.
fn is_person(kind: Option<EntityKind>) -> bool {
    matches!(kind, None | Some(EntityKind::Person))
}

fn tell(check: &mut Check<'_>, entry: &Entry, mention: &Mention, persons: &BTreeMap<EntityId, Introduced>) {
    let names: Vec<&str> = persons.values().take(NAMED).map(|person| &*person.name).collect();
    let message = format!("this may be {}: both are named here", names.join(" or "));
    let message = if names.len() > 2 { message.replace("both are", "all are") } else { message };
    let related = persons.values().take(NAMED).map(|person| Related {
        document: Arc::clone(&entry.path),
        span: person.span,
        message: person.name.clone(),
    });
    let related = related.collect();
    let fix = |person: &Introduced| Fix::write(entry, mention.span, person.name.clone());
    let fixes = persons.values().take(NAMED).map(fix).collect();
    check.find(mention.span, message, related, fixes);
}
