//! The team's own pages when documents and folders get other names: their links follow. Articles are never touched.

use super::View;
use crate::{
    corpus::{Cited, Entry, encoded},
    extract::DocumentKind,
    query::{self, Moves},
    rule::Edit,
};

impl View {
    /// The edits by which notes and profiles go on leading where they led, by document and place. Documents outside of the
    /// corpus's folders are left alone, and so is what is not the text that was read; none where `is_given_up`.
    pub fn relocated(&self, moves: &Moves, is_given_up: &dyn Fn() -> bool) -> Vec<Edit> {
        let folders: Vec<&str> = moves.old().filter(|old| self.snapshot.entry(old).is_none()).collect();
        let mut edits = Vec::new();
        for entry in self.snapshot.entries() {
            if is_given_up() {
                return Vec::new();
            }
            let is_ours = matches!(entry.kind, DocumentKind::Note | DocumentKind::Profile);
            if !is_ours || !self.roots.holds(&entry.path) || !self.may_change(entry, moves, &folders) {
                continue;
            }
            let Some(document) = self.document(entry) else { continue };
            let changed = query::relocations(&self.snapshot, entry, &document, moves).into_iter();
            edits.extend(changed.map(|(span, new_text)| Edit {
                document: entry.path.clone(),
                span,
                new_text,
            }));
        }
        edits
    }

    /// Whether a page gets another name itself, cites what does, or has a folder's name in its text: pictures and other
    /// files are no documents of the corpus.
    fn may_change(&self, entry: &Entry, moves: &Moves, folders: &[&str]) -> bool {
        let leads_there = || {
            let citations = entry.facts.citations.iter().chain(&entry.facts.sources);
            citations.into_iter().any(|one| match self.snapshot.resolve_citation(&entry.path, one) {
                Cited::Document(path, _) | Cited::NoHeading(path) => moves.of(&path).is_some(),
                Cited::Ambiguous(_) | Cited::Outside | Cited::Nothing => false,
            })
        };
        let names_a_folder = || {
            let text = if folders.is_empty() { None } else { self.texts.text(&entry.path) };
            let is_named = |text: &str, folder: &str| {
                let name = folder.rsplit('/').next().unwrap_or(folder);
                text.contains(name) || text.contains(&encoded(name))
            };
            text.is_some_and(|text| folders.iter().any(|folder| is_named(&text, folder)))
        };
        moves.of(&entry.path).is_some() || leads_there() || names_a_folder()
    }
}
