//! The team's answers as edits: a correction becomes a line of `rapporteur.toml` or of a profile's front matter, or a new
//! profile. Nothing is written here; whoever asked gets the edits.

use std::{path::Path, sync::Arc};

use super::View;
use crate::{
    config::corrections::{Row, Written, insertion},
    corpus::DocPath,
    extract::{
        EntityId,
        profile::{
            EntityKind,
            writing::{self, Item, scalar},
        },
    },
    query::Correction,
    rule::Edit,
    text::Span,
};

/// What makes a correction hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Amendment {
    /// An edit of a document that is there.
    Edit(Edit),
    /// A new document with its text.
    New(DocPath, String),
}

impl View {
    /// What makes a correction hold, signed by `author` where corrections are signed. `None` where it holds already, or
    /// where a file is written in a way that has no place for it.
    pub fn amendment(&self, correction: &Correction, author: &str) -> Option<Amendment> {
        let text = |words: &str| Written::Text(words.to_owned());
        let row = match correction {
            Correction::NotName { name } => Row { list: "not-names", fields: vec![("name", text(name))] },
            Correction::NotOne { name, not, document } => {
                let mut fields = vec![("name", text(name)), ("not", text(not))];
                fields.extend(document.as_ref().map(|document| ("document", text(document))));
                Row { list: "not-one", fields }
            }
            Correction::Credit { document, figure, number, source } => {
                let mut fields =
                    vec![("document", text(document)), ("figure", text(figure)), ("source", text(source))];
                if *number > 1 {
                    fields.push(("number", Written::Number(*number)));
                }
                Row { list: "sources", fields }
            }
            Correction::Date { document, date } => {
                let fields = vec![("document", text(document)), ("date", text(&date.to_string()))];
                Row { list: "dates", fields }
            }
            Correction::Alias { profile, alias } => {
                return self.of_profile(profile, "aliases", &Item::Text(alias.clone()));
            }
            Correction::NewProfile { id, kind, name, aliases } => {
                return self.new_profile(id, *kind, name, &aliases_line(aliases));
            }
            Correction::Acknowledge { scope, name, kind, .. } => {
                let item = acknowledgement(correction, author)?;
                if let Some((page, _)) = self.snapshot.profile(scope) {
                    return self.of_profile(&page.path, "acknowledge", &item);
                }
                let page = format!("---\nkind: {}\n---\n", kind.name());
                let (_, lines) = writing::add(&page, "acknowledge", &item)?;
                return self.new_profile(scope, *kind, name, &lines);
            }
        };
        self.of_settings(&self.roots.config, |text| insertion(text, &row, author))
    }

    /// What `write` puts into a file of the settings, or into a new one where it is missing. `None` without a folder that
    /// it could lie in, and where the file is not what was read.
    pub(super) fn of_settings(
        &self,
        file: &Path,
        write: impl Fn(&str) -> Option<(Span, String)>,
    ) -> Option<Amendment> {
        if self.roots.base.as_os_str().is_empty() {
            return None;
        }
        let path = self.roots.doc_path(file);
        let Some(entry) = self.snapshot.entry(&path) else {
            let (_, text) = write("")?;
            let is_free = self.texts.text(&path).is_none() && self.roots.may_hold(&path);
            return is_free.then_some(Amendment::New(path, text));
        };
        let (span, new_text) = write(&self.text_as_read(entry)?)?;
        Some(Amendment::Edit(Edit { document: path, span, new_text }))
    }

    fn of_profile(&self, path: &DocPath, key: &str, item: &Item) -> Option<Amendment> {
        let entry = self.snapshot.entry(path)?;
        let (span, new_text) = writing::add(&self.text_as_read(entry)?, key, item)?;
        Some(Amendment::Edit(Edit { document: Arc::clone(path), span, new_text }))
    }

    /// A page in the folder of the other profiles, else in the one that the settings' first glob names.
    fn new_profile(&self, id: &EntityId, kind: EntityKind, name: &str, more: &str) -> Option<Amendment> {
        let inside = |path: &DocPath| self.roots.holds(path) && !path.starts_with('/');
        let others = self.snapshot.profiles().map(|(page, _)| &page.path).find(|path| inside(path));
        let folder = others.map(|path| path.rsplit_once('/').map_or("", |(folder, _)| folder));
        let pattern = self.settings.profiles.patterns().first().map_or("profiles", String::as_str);
        let from_glob =
            || pattern.split(['*', '?', '[', '{']).next().unwrap_or_default().trim_end_matches('/');
        let folder = folder.unwrap_or_else(from_glob);
        let path: DocPath = match folder {
            "" => Arc::from(format!("{id}.md")),
            folder => Arc::from(format!("{folder}/{id}.md")),
        };
        let is_free = self.snapshot.entry(&path).is_none() && self.texts.text(&path).is_none();
        let page =
            format!("---\nkind: {}\nname: {}\n{more}---\n# {}\n", kind.name(), scalar(name), heading(name));
        (is_free && self.roots.holds(&path) && self.roots.may_hold(&path))
            .then_some(Amendment::New(path, page))
    }
}

fn aliases_line(aliases: &[String]) -> String {
    let aliases: Vec<String> = aliases.iter().map(|alias| scalar(alias)).collect();
    if aliases.is_empty() { String::new() } else { format!("aliases: [{}]\n", aliases.join(", ")) }
}

/// A name as a heading: its words, which mean nothing to Markdown.
fn heading(name: &str) -> String {
    name.chars().filter(|c| !matches!(c, '#' | '<' | '>' | '[' | ']' | '`' | '*' | '\n')).collect()
}

fn acknowledgement(correction: &Correction, author: &str) -> Option<Item> {
    let Correction::Acknowledge { measure, estimators, reason, prefer, .. } = correction else { return None };
    let mut fields = vec![("reason", Item::Text(reason.clone()))];
    if !author.is_empty() {
        fields.push(("author", Item::Text(author.to_owned())));
    }
    fields.push(("measure", Item::Text(measure.to_string())));
    if !estimators.is_empty() {
        fields.push(("lineages", Item::List(estimators.iter().map(ToString::to_string).collect())));
    }
    fields.extend(prefer.as_ref().map(|one| ("prefer", Item::Text(one.to_string()))));
    Some(Item::Map(fields))
}
