//! From front matter to a profile, with what is wrong in it.

use std::sync::Arc;

use super::{Acknowledgement, EntityKind, Profile, ProfileNames, Role, Round, form::Form, keys};
use crate::extract::{
    date::Period,
    facts::{DocumentKind, EntityId, Facts, Problem, Tier, anchor},
};
use crate::text::{
    BlockKind, Document, Span,
    front_matter::{Entry, FrontMatter, Value},
};

/// The names of a profile without reading the rest: the first of two passes, since a lexicon is made of all profiles'
/// names before any document is read. To be called for documents that declare the kind of an entity and for those that
/// the workspace's globs take for profiles; of these, one that declares to be an article or note is none. `stem` is the
/// file's stem, and the name where nothing else tells one.
pub fn names(document: &Document, stem: &str) -> Option<ProfileNames> {
    let front = document.front_matter.as_ref();
    if matches!(declared(front), Declared::Document(DocumentKind::Article | DocumentKind::Note)) {
        return None;
    }
    let name = name(document).map_or_else(|| stem.replace(['-', '_'], " ").into(), |(name, _)| name);
    Some(read_names(front, stem.into(), name))
}

/// Reads what the front matter declares, and a profile's facts, into `facts`. A document without a usable `kind` is read
/// as a profile if its front matter has keys that only profiles have.
pub fn read(document: &Document, facts: &mut Facts) {
    let Some(front) = &document.front_matter else { return };
    if let Some((span, message)) = &front.problem {
        facts.problems.push(Problem { span: *span, message: message.clone() });
    }
    let declared = declared(Some(front));
    facts.declared_kind = match declared {
        Declared::Document(kind) => Some(kind),
        Declared::Entity => Some(DocumentKind::Profile),
        Declared::Nothing | Declared::Unknown => None,
    };
    let has_profile_keys = front.entries.iter().any(|entry| is_of_profiles(&entry.key));
    let is_profile = match declared {
        Declared::Entity | Declared::Document(DocumentKind::Profile) => true,
        Declared::Document(_) => false,
        Declared::Nothing | Declared::Unknown => has_profile_keys,
    };
    let mut form = Form { problems: &mut facts.problems };
    form.kind(front, &declared, is_profile);
    if is_profile {
        form.keys(front);
        facts.profile = Some(Arc::new(profile(document, front)));
    }
    facts.problems.sort_by_key(|problem| problem.span);
}

/// Keys that hold of profiles alone; `start` and `end` stand in calendars' front matter too, `name` and `members` nowhere
/// near articles.
fn is_of_profiles(key: &str) -> bool {
    const SHARED: &[&str] = &["start", "end", "place", "country", "venue"];
    keys::PROFILE.iter().any(|known| known.name == key) && !SHARED.contains(&key)
}

/// What `kind` says.
pub(super) enum Declared {
    Nothing,
    Document(DocumentKind),
    Entity,
    Unknown,
}

fn declared(front: Option<&FrontMatter>) -> Declared {
    let Some(word) = front.and_then(|front| front.get("kind")).and_then(|entry| entry.value.as_str()) else {
        return Declared::Nothing;
    };
    match word.trim().to_lowercase().as_str() {
        "article" => Declared::Document(DocumentKind::Article),
        "note" => Declared::Document(DocumentKind::Note),
        "profile" => Declared::Document(DocumentKind::Profile),
        word if EntityKind::parse(word).is_some() => Declared::Entity,
        _ => Declared::Unknown,
    }
}

/// The kind that `kind` names, or else the one that the other keys are most likely of.
pub(super) fn kind(front: Option<&FrontMatter>) -> EntityKind {
    let Some(front) = front else { return EntityKind::Organisation };
    let declared = front.get("kind").and_then(|entry| entry.value.as_str());
    let declared = declared.and_then(|word| EntityKind::parse(&word.trim().to_lowercase()));
    let has = |key| front.get(key).is_some();
    declared.unwrap_or_else(|| match () {
        () if has("rounds") || has("venue") => EntityKind::Process,
        () if has("capital") || has("demonyms") => EntityKind::Country,
        () if has("metonyms") => EntityKind::Government,
        () if has("roles") => EntityKind::Person,
        () if has("start") && has("place") => EntityKind::Conflict,
        () if has("country") => EntityKind::Place,
        () => EntityKind::Organisation,
    })
}

/// The name and where it stands: `name`, `title`, or the first heading.
fn name(document: &Document) -> Option<(Box<str>, Span)> {
    let front = document.front_matter.as_ref();
    let entry = |key| {
        let entry = front?.get(key)?;
        let words = entry.value.as_str().filter(|words| !words.trim().is_empty())?;
        Some((words.trim().into(), entry.value_span))
    };
    entry("name").or_else(|| entry("title")).or_else(|| {
        let heading = document.blocks.iter().find(|block| matches!(block.kind, BlockKind::Heading(_)))?;
        let span = heading.prose.iter().copied().reduce(Span::join)?;
        Some((document.at(span).trim().into(), span))
    })
}

fn read_names(front: Option<&FrontMatter>, id: EntityId, name: Box<str>) -> ProfileNames {
    let entry = |key| front.and_then(|front| front.get(key));
    let list = |key| entry(key).map(|entry| texts(&entry.value)).unwrap_or_default();
    let mut aliases = list("aliases");
    if aliases.is_empty() {
        aliases = list("alias");
    }
    ProfileNames {
        id,
        kind: kind(front),
        aliases: aliases.into_iter().filter(|alias| *alias != name).collect(),
        name,
        metonyms: list("metonyms"),
        capital: entry("capital").and_then(|entry| id_of(&entry.value)),
        demonyms: list("demonyms"),
    }
}

/// The words of a list, or of a scalar in its place.
fn texts(value: &Value) -> Vec<Box<str>> {
    let words = |value: &Value| {
        let words = value.as_str()?.trim();
        (!words.is_empty()).then(|| words.into())
    };
    match value {
        Value::List(items) => items.iter().filter_map(|(item, _)| words(item)).collect(),
        other => words(other).into_iter().collect(),
    }
}

/// An id: a file's stem, as it is or in a wiki link. Unquoted, YAML takes `[[x]]` for a list in a list.
pub(super) fn id_of(value: &Value) -> Option<EntityId> {
    match value {
        Value::Scalar(words) => {
            let words = words.trim();
            let inner = words.strip_prefix("[[").and_then(|rest| rest.strip_suffix("]]")).unwrap_or(words);
            let target = inner.split(['|', '#']).next().unwrap_or_default().trim();
            let stem = target.rsplit('/').next().unwrap_or_default();
            let stem = stem.strip_suffix(".md").unwrap_or(stem);
            (!stem.is_empty()).then(|| stem.into())
        }
        Value::List(items) => match items.as_slice() {
            [(Value::List(inner), _)] => match inner.as_slice() {
                [(only @ Value::Scalar(_), _)] => id_of(only),
                _ => None,
            },
            _ => None,
        },
        _ => None,
    }
}

/// The entries of a map, by key.
pub(super) struct Fields<'a>(pub(super) &'a [Entry]);

impl<'a> Fields<'a> {
    pub(super) fn get(&self, key: &str) -> Option<&'a Entry> {
        self.0.iter().find(|entry| &*entry.key == key)
    }

    fn text(&self, key: &str) -> Option<Box<str>> {
        self.get(key)?.value.as_str().map(|words| words.trim().into())
    }

    fn id(&self, key: &str) -> Option<EntityId> {
        id_of(&self.get(key)?.value)
    }

    pub(super) fn date(&self, key: &str) -> Option<Period> {
        Period::parse(self.get(key)?.value.as_str()?)
    }

    fn texts(&self, key: &str) -> Vec<Box<str>> {
        self.get(key).map(|entry| texts(&entry.value)).unwrap_or_default()
    }

    /// The maps of a list, each with its place.
    pub(super) fn maps(&self, key: &str) -> Vec<(Fields<'a>, Span)> {
        let Some(Value::List(items)) = self.get(key).map(|entry| &entry.value) else { return Vec::new() };
        let map = |(item, span): &'a (Value, Span)| match item {
            Value::Map(entries) => Some((Fields(entries), *span)),
            _ => None,
        };
        items.iter().filter_map(map).collect()
    }
}

fn profile(document: &Document, front: &FrontMatter) -> Profile {
    let fields = Fields(&front.entries);
    let first_key = front.entries.first().map_or(front.block, |entry| entry.key_span);
    let (name, name_span) = name(document).unwrap_or_else(|| (Box::default(), first_key));
    let names = read_names(Some(front), anchor(&name).into(), name);
    let members = fields.get("members").map(|entry| ids(&entry.value)).unwrap_or_default();
    let role = |(fields, span): (Fields<'_>, Span)| {
        let title = fields.text("title")?;
        Some(Role { title, of: fields.id("of"), from: fields.date("from"), to: fields.date("to"), span })
    };
    let mut rounds: Vec<Round> =
        fields.maps("rounds").iter().filter_map(|(fields, _)| round(fields)).collect();
    rounds.sort_by_key(|round| round.number);
    rounds.dedup_by_key(|round| round.number);
    Profile {
        names,
        affiliation: fields.id("affiliation"),
        place: fields.id("country").or_else(|| fields.id("place")),
        venue: fields.id("venue"),
        start: fields.date("start"),
        end: fields.date("end"),
        roles: fields.maps("roles").into_iter().filter_map(role).collect(),
        rounds,
        members,
        acknowledged: fields
            .maps("acknowledge")
            .iter()
            .filter_map(|(fields, span)| acknowledgement(fields, *span))
            .collect(),
        tier: fields.text("tier").and_then(|word| Tier::parse(&word)),
        wikidata: fields.text("wikidata"),
        summary: summary(document),
        name_span,
    }
}

/// The first paragraph of prose.
fn summary(document: &Document) -> Option<Span> {
    let is_prose = |span: &Span| !document.at(*span).trim().is_empty();
    let paragraph = document
        .blocks
        .iter()
        .find(|block| block.kind == BlockKind::Paragraph && block.prose.iter().any(is_prose))?;
    Some(paragraph.span)
}

fn ids(value: &Value) -> Vec<EntityId> {
    match value {
        Value::List(items) => items.iter().filter_map(|(item, _)| id_of(item)).collect(),
        other => id_of(other).into_iter().collect(),
    }
}

fn round(fields: &Fields<'_>) -> Option<Round> {
    let number = fields.text("number")?.parse().ok().filter(|number| *number > 0)?;
    let period = match (fields.date("from"), fields.date("to")) {
        (Some(from), Some(to)) if from.from <= to.to => Some(Period { from: from.from, to: to.to }),
        (Some(only), _) | (None, Some(only)) => Some(only),
        (None, None) => None,
    };
    Some(Round { number, period, place: fields.id("place") })
}

fn acknowledgement(fields: &Fields<'_>, span: Span) -> Option<Acknowledgement> {
    Some(Acknowledgement {
        reason: fields.text("reason")?,
        author: fields.text("author"),
        date: fields.date("date"),
        measure: fields.text("measure"),
        lineages: fields.texts("lineages"),
        prefer: fields.text("prefer"),
        span,
    })
}

#[cfg(test)]
mod tests;
