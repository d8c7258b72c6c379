//! Links that follow: what a page's links are to say once documents and folders have other names.
//!
//! Markdown links, pictures, reference definitions, wiki links, footnotes and the sources of front matter. Citation keys
//! stand in the articles themselves and stay as they are; nothing is written that leads out of the corpus.

use std::collections::BTreeMap;

use crate::{
    corpus::{Entry, Snapshot, encoded, join, relative, stem},
    extract::{
        CitationKind,
        citation::{has_scheme, percent_decoded},
    },
    text::{Document, LinkKind, Span, addresses},
};

/// Documents and folders that get other names.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Moves(BTreeMap<String, String>);

impl Moves {
    /// Old names and new ones, as paths from the root with forward slashes.
    pub fn new(renamed: impl IntoIterator<Item = (String, String)>) -> Self {
        Self(renamed.into_iter().filter(|(old, new)| old != new && !old.is_empty()).collect())
    }

    /// Whether nothing gets another name.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The old names, by path.
    pub fn old(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// The new name of a document or of anything else under a folder; `None` where it keeps its name.
    pub fn of(&self, path: &str) -> Option<String> {
        if let Some(new) = self.0.get(path) {
            return Some(new.clone());
        }
        let mut folders = path.rmatch_indices('/').filter_map(|(at, _)| path.split_at_checked(at));
        folders.find_map(|(folder, rest)| Some(format!("{}{rest}", self.0.get(folder)?)))
    }

    fn follow(&self, path: &str) -> String {
        self.of(path).unwrap_or_else(|| path.to_owned())
    }
}

/// How an address is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    Link,
    Wiki,
}

/// Where a page writes what it has to write otherwise, by place. `document` is the entry's text as it was read.
pub fn relocations(
    snapshot: &Snapshot,
    entry: &Entry,
    document: &Document,
    moves: &Moves,
) -> Vec<(Span, String)> {
    let page = Page { snapshot, moves, from: &entry.path, to: moves.follow(&entry.path) };
    let changed = places(entry, document).into_iter().filter_map(|(span, way)| {
        let written = document.at(span);
        let new = match way {
            Way::Link => page.link(written)?,
            Way::Wiki => page.wiki(written)?,
        };
        (new != written).then_some((span, new))
    });
    changed.collect()
}

/// Every address of a page, without the heading in it.
fn places(entry: &Entry, document: &Document) -> BTreeMap<Span, Way> {
    let mut places = BTreeMap::new();
    let more = addresses(document);
    for link in document.links.iter().chain(&more).filter(|link| link.target_span != link.span) {
        let way = match link.kind {
            LinkKind::Inline => Way::Link,
            LinkKind::Wiki => Way::Wiki,
            LinkKind::Auto | LinkKind::FootnoteReference | LinkKind::FootnoteDefinition => continue,
        };
        let path = document.at(link.target_span).split('#').next().unwrap_or_default().trim_end();
        places.insert(Span::new(link.target_span.start, link.target_span.start + path.len() as u32), way);
    }
    let facts = &entry.facts;
    for citation in facts.citations.iter().filter(|one| one.kind == CitationKind::Footnote) {
        if percent_decoded(document.at(citation.target_span)) == *citation.target {
            places.insert(citation.target_span, Way::Link);
        }
    }
    for source in &facts.sources {
        let way = match source.kind {
            CitationKind::Wiki => Way::Wiki,
            CitationKind::Link => Way::Link,
            CitationKind::Key | CitationKind::Footnote => continue,
        };
        let within = document.at(source.target_span);
        if let (Some(at), false) = (within.find(&*source.target), source.target.is_empty()) {
            let start = source.target_span.start + at as u32;
            places.insert(Span::new(start, start + source.target.len() as u32), way);
        }
    }
    places.retain(|span, _| !span.is_empty());
    places
}

/// A page with the names that it and others get.
struct Page<'a> {
    snapshot: &'a Snapshot,
    moves: &'a Moves,
    from: &'a str,
    to: String,
}

impl Page<'_> {
    /// A link's path, written so that it leads where it led. `None` where it stays.
    fn link(&self, written: &str) -> Option<String> {
        let target = percent_decoded(written);
        if has_scheme(&target) || target.starts_with('@') {
            return None;
        }
        let old = join(self.from, &target)?;
        let new = self.moves.follow(&old);
        if target.starts_with('/') {
            return (new != old).then(|| format!("/{}", encoded(&new)));
        }
        if new == old && folder(self.from) == folder(&self.to) {
            return None;
        }
        let path = relative(folder(&self.to), &new);
        let (lead, end) = (
            if target.starts_with("./") && !path.starts_with("..") { "./" } else { "" },
            if target.ends_with('/') { "/" } else { "" },
        );
        let path = format!("{lead}{path}{end}");
        (path != target).then(|| encoded(&path))
    }

    /// A wiki link's name, likewise: a path from the root, a path from here, or a bare name.
    fn wiki(&self, written: &str) -> Option<String> {
        let (old, is_from_root) = self.meant(written)?;
        let new = self.moves.follow(&old);
        if new == old && self.to == self.from {
            return None;
        }
        let whole = |path: &str| shortened(path, written);
        let name = if !written.contains('/') {
            self.bare(written, &new)
        } else if is_from_root {
            whole(&new)
        } else {
            whole(&relative(folder(&self.to), &new))
        };
        // Some marks cannot stand in a wiki link.
        let is_plain = !name.contains(['[', ']', '|', '#', '^']);
        (is_plain && !name.eq_ignore_ascii_case(written)).then_some(name)
    }

    /// The one document that a wiki name means, and whether as a path from the root.
    fn meant(&self, name: &str) -> Option<(String, bool)> {
        for from in ["", self.from] {
            for ending in ["", ".md", ".txt"] {
                let path = join(from, &format!("{name}{ending}"));
                if let Some(path) = path.filter(|path| self.snapshot.entry(path).is_some()) {
                    return Some((path, from.is_empty()));
                }
            }
        }
        match self.snapshot.with_wiki_name(self.from, name).as_slice() {
            [one] => Some((one.to_string(), true)),
            _ => None,
        }
    }

    /// A document's name alone, or the whole path where others have that name.
    fn bare(&self, written: &str, new: &str) -> String {
        let file = new.rsplit('/').next().unwrap_or(new);
        let is_near = folder(new).is_empty() || folder(new) == folder(&self.to);
        let has_name = |path: &str| path != new && stem(path).eq_ignore_ascii_case(stem(new));
        let is_taken = || {
            let mut paths = self.snapshot.entries().map(|other| self.moves.follow(&other.path));
            paths.any(|path| has_name(&path))
        };
        shortened(if !is_near && is_taken() { new } else { file }, written)
    }
}

/// A path with its ending only where another one was written with it.
fn shortened(path: &str, written: &str) -> String {
    let has_ending = [".md", ".txt"].iter().any(|ending| written.ends_with(ending));
    let bare = [".md", ".txt"].iter().find_map(|ending| path.strip_suffix(ending));
    bare.filter(|_| !has_ending).unwrap_or(path).to_owned()
}

fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lies_in_a_folder_moves_with_it() {
        let moves = Moves::new([
            ("articles".to_owned(), "sources/press".to_owned()),
            ("articles/a.md".to_owned(), "b.md".to_owned()),
            ("same.md".to_owned(), "same.md".to_owned()),
        ]);
        for (path, expected) in [
            ("articles/a.md", Some("b.md")),
            ("articles/2016/c.md", Some("sources/press/2016/c.md")),
            ("articles", Some("sources/press")),
            ("articles-old/a.md", None),
            ("same.md", None),
        ] {
            assert_eq!(moves.of(path).as_deref(), expected, "{path}");
        }
    }
}
