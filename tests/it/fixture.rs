//! Fixtures: Markdown in which fenced blocks are documents and marks under a line say what is expected there.
//!
//! A heading begins a case, prose says why, and a fence whose info string ends in a path holds the document of that
//! path. Below a line of a document stand marks, their columns those of the characters above:
//!
//! ```text
//! The four-year war goes on.
//!     ^^^^ warning[elapsed-mismatch]: part of the message
//!     ^^^^ fix: part of a fix's title that this finding offers
//!     ~~~~ related: part of what a finding says of this place
//!     ^^^^ target               where go to definition leads from the cursor, `<|>`
//!     ^^^^ reference            one of the cursor's references; all of them are marked
//!     ^^^^ hover: part of the hover at the cursor
//! ```
//!
//! Documents under the file's first heading (`#`) belong to every case of the file, which stand under `##`.
//!
//! A finding without a mark fails like a mark without a finding. Related places and fixes are compared in the cases that
//! mark any. A cursor without marks for it asserts that nothing stands there.

use std::{fmt::Write, fs, path::Path};

use rapporteur::{
    query::{self, references::Declaration},
    text::{Encoding, Position, Span},
};

use super::world::{Desk, World};

const CURSOR: &str = "<|>";

/// A file of cases.
pub struct File {
    pub name: String,
    lines: Vec<String>,
    pub cases: Vec<Case>,
    /// Path and text of the documents that all cases have.
    pub shared: Vec<(String, String)>,
}

/// What stands under one heading.
pub struct Case {
    pub title: String,
    pub documents: Vec<Fenced>,
}

/// A document in a fence.
pub struct Fenced {
    pub path: String,
    /// The text without marks and cursor.
    pub text: String,
    /// Lines of the file between the fences: first, and one past the last.
    place: (usize, usize),
    /// Line, and column in characters.
    cursor: Option<(u32, u32)>,
    pub marks: Vec<Mark>,
}

/// What is expected, or was found, at a place of a document.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mark {
    pub line: u32,
    pub start: u32,
    pub end: u32,
    /// `warning[figure-falls]`, `related`, `target`, `reference`, `hover`, `fix`.
    pub what: String,
    /// Part of the message; all of it in what was found.
    pub part: String,
}

impl File {
    /// Reads a file of cases.
    pub fn read(path: &Path) -> Self {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        Self::parse(name, &fs::read_to_string(path).unwrap())
    }

    /// Reads the text of a file of cases.
    pub fn parse(name: String, text: &str) -> Self {
        let lines: Vec<String> = text.lines().map(str::to_owned).collect();
        let mut cases = Vec::new();
        let mut open: Option<(String, Option<String>, usize)> = None;
        for (number, line) in lines.iter().enumerate() {
            let ticks: String = line.chars().take_while(|c| *c == '`').collect();
            match &open {
                Some((fence, path, first)) if ticks.len() >= fence.len() && line.trim_end() == ticks => {
                    if let Some(path) = path {
                        let case: &mut Case = cases.last_mut().expect("a heading above the first document");
                        case.documents.push(Fenced::parse(path, &lines, (*first, number)));
                    }
                    open = None;
                }
                Some(_) => {}
                None if ticks.len() >= 3 => {
                    let info = line.trim_start_matches('`').split_once(' ');
                    open = Some((ticks, info.map(|(_, path)| path.trim().to_owned()), number + 1));
                }
                None => {
                    if let Some(title) = line.strip_prefix('#') {
                        let title = title.trim_start_matches('#').trim().to_owned();
                        cases.push(Case { title, documents: Vec::new() });
                    }
                }
            }
        }
        assert!(open.is_none(), "{name}: a fence is not closed");
        let has_shared = cases.len() > 1 && !cases[0].documents.is_empty();
        let shared = if has_shared { cases.remove(0).documents } else { Vec::new() };
        let shared = shared.into_iter().map(|one| (one.path, one.text)).collect();
        cases.retain(|case| !case.documents.is_empty());
        Self { name, lines, cases, shared }
    }

    /// What does not hold, for a reader: empty where all does.
    pub fn failures(&self) -> String {
        let mut out = String::new();
        let mut desk = self.desk();
        for case in &self.cases {
            for (document, trouble) in case.troubles(self.found(&mut desk, case)) {
                let at = document.place.0 + 1;
                let _ = writeln!(out, "{}:{at}: {} ({}): {trouble}", self.name, case.title, document.path);
            }
        }
        out
    }

    /// The file with the marks that would hold. Parts that do hold are kept as they are written.
    pub fn updated(&self) -> String {
        let mut lines = self.lines.clone();
        let mut documents: Vec<(&Fenced, Vec<Mark>)> = Vec::new();
        let mut desk = self.desk();
        for case in &self.cases {
            let found = self.found(&mut desk, case);
            for (document, found) in case.documents.iter().zip(found) {
                let found = found.into_iter().filter(|mark| case.compares(mark));
                let kept = found.map(|mark| document.kept(&mark));
                documents.push((document, kept.collect()));
            }
        }
        for (document, marks) in documents.into_iter().rev() {
            lines.splice(document.place.0..document.place.1, document.rendered(marks));
        }
        lines.join("\n") + "\n"
    }

    /// What all cases share, read once.
    fn desk(&self) -> Desk {
        Desk::of(self.shared.iter().map(|(path, text)| (path.as_str(), text.as_str())))
    }

    /// What the product says in a case, in the order of its documents. Articles and notes are opened on the desk of all
    /// cases; profiles and settings decide how everything is read, so a case that brings its own has a folder of its own.
    fn found(&self, desk: &mut Desk, case: &Case) -> Vec<Vec<Mark>> {
        let own = || case.documents.iter().map(|one| (one.path.as_str(), one.text.as_str()));
        let is_plain = |(path, _): (&str, &str)| path.starts_with("articles/") || path.starts_with("notes/");
        if own().all(is_plain) {
            return case.found(&desk.with(own()));
        }
        let shared = self.shared.iter().map(|(path, text)| (path.as_str(), text.as_str()));
        case.found(&World::of(shared.chain(own())))
    }
}

impl Case {
    /// Marks and findings that have no counterpart, in words.
    fn troubles(&self, found: Vec<Vec<Mark>>) -> Vec<(&Fenced, String)> {
        let mut troubles = Vec::new();
        for (document, found) in self.documents.iter().zip(found) {
            let mut found: Vec<Mark> = found.into_iter().filter(|mark| self.compares(mark)).collect();
            for mark in &document.marks {
                match found.iter().position(|one| mark.is_met_by(one)) {
                    Some(at) => drop(found.remove(at)),
                    None => troubles.push((document, format!("missing {}", document.shown(mark)))),
                }
            }
            let more = found.iter().map(|mark| (document, format!("unexpected {}", document.shown(mark))));
            troubles.extend(more);
        }
        troubles
    }

    /// The marks of a kind anywhere in the case.
    pub fn marks<'a>(&'a self, what: &'a str) -> impl Iterator<Item = (&'a Fenced, &'a Mark)> {
        let all = self.documents.iter().flat_map(|one| one.marks.iter().map(move |mark| (one, mark)));
        all.filter(move |(_, mark)| mark.what == what)
    }

    fn compares(&self, mark: &Mark) -> bool {
        match mark.what.as_str() {
            "related" | "fix" => self.marks(&mark.what).next().is_some(),
            "target" | "reference" | "hover" => {
                let asked = ["target", "reference", "hover"]
                    .into_iter()
                    .any(|what| self.marks(what).next().is_some());
                !asked || self.marks(&mark.what).next().is_some()
            }
            _ => true,
        }
    }

    /// What the product says of the case's documents, in their order.
    fn found(&self, world: &World) -> Vec<Vec<Mark>> {
        let mut found: Vec<Vec<Mark>> = vec![Vec::new(); self.documents.len()];
        let mut put = |path: &str, span: Span, what: &str, part: &str| {
            // Shared documents are sound in every case.
            let at = self.documents.iter().position(|one| one.path == path);
            assert!(
                at.is_some() || !what.ends_with(']'),
                "{}: {what} in the shared {path}: {part}",
                self.title
            );
            if let Some(at) = at {
                found[at].push(mark(world, path, span, what, part));
            }
        };
        for path in world.texts.keys() {
            for one in world.report(path).diagnostics {
                put(path, one.span, &format!("{}[{}]", one.level.name(), one.rule), &one.message);
                for related in &one.related {
                    put(&related.document, related.span, "related", &related.message);
                }
                for fix in &one.fixes {
                    put(path, one.span, "fix", &fix.title);
                }
            }
        }
        for document in &self.documents {
            if let Some((line, column)) = document.cursor {
                let at = world.lines(&document.path).offset(Position { line, column }, Encoding::Utf32);
                let path = document.path.as_str();
                if let Some(target) = query::definition(&world.snapshot, path, at) {
                    put(&target.document, target.span, "target", "");
                }
                let declared = Declaration::Included;
                for found in query::all_references(&world.snapshot, path, at, declared).1 {
                    for span in &found.spans {
                        put(&found.entry.path, *span, "reference", "");
                    }
                }
                if let Some(hover) = query::hover(&world.snapshot, path, at) {
                    let words = |excerpt: &rapporteur::corpus::Excerpt| {
                        Some(excerpt.span.of(world.text(&excerpt.document)).to_owned())
                    };
                    put(path, hover.span, "hover", &hover.markdown(&words));
                }
            }
        }
        for marks in &mut found {
            marks.sort();
            marks.dedup();
        }
        found
    }
}

/// A place in a document as a mark shows it: on one line, at least one character wide.
fn mark(world: &World, path: &str, span: Span, what: &str, part: &str) -> Mark {
    let lines = world.lines(path);
    let start = lines.position(span.start, Encoding::Utf32);
    let end = lines.position(span.end.min(lines.line(start.line).end), Encoding::Utf32);
    let end = end.column.max(start.column + 1);
    Mark { line: start.line, start: start.column, end, what: what.to_owned(), part: part.to_owned() }
}

impl Mark {
    fn is_met_by(&self, found: &Self) -> bool {
        let place = |mark: &Self| (mark.line, mark.start, mark.end);
        place(self) == place(found) && self.what == found.what && found.part.contains(&self.part)
    }

    /// Reads `   ^^^ what: part`.
    fn parse(line: &str, under: u32) -> Option<Self> {
        let body = line.trim_start();
        let sign = body.chars().next().filter(|c| matches!(c, '^' | '~'))?;
        let width = body.chars().take_while(|c| *c == sign).count();
        let rest = body.get(width..)?;
        let (what, part) = rest.split_once(": ").unwrap_or((rest, ""));
        let what = what.trim();
        let known =
            matches!(what, "related" | "target" | "reference" | "hover" | "fix") || what.ends_with(']');
        let known = known && (sign == '~') == (what == "related");
        let start = (line.len() - body.len()) as u32;
        known.then(|| Self {
            line: under,
            start,
            end: start + width as u32,
            what: what.to_owned(),
            part: part.trim_end().to_owned(),
        })
    }

    fn rendered(&self) -> String {
        let sign = if self.what == "related" { "~" } else { "^" };
        let signs = sign.repeat((self.end - self.start) as usize);
        let part = if self.part.is_empty() { String::new() } else { format!(": {}", self.part) };
        format!("{}{signs} {}{part}", " ".repeat(self.start as usize), self.what)
    }
}

impl Fenced {
    fn parse(path: &str, lines: &[String], place: (usize, usize)) -> Self {
        let (mut text, mut marks, mut cursor) = (String::new(), Vec::new(), None);
        let mut count = 0_u32;
        for line in &lines[place.0..place.1] {
            let mark = count.checked_sub(1).and_then(|under| Mark::parse(line, under));
            if let Some(mut mark) = mark {
                if let Some((_, column)) = cursor.filter(|(line, _)| *line == mark.line) {
                    mark.start = without_cursor(mark.start, column);
                    mark.end = without_cursor(mark.end, column);
                }
                marks.push(mark);
                continue;
            }
            let rest = match line.split_once(CURSOR) {
                Some((before, after)) => {
                    assert!(cursor.is_none(), "{path}: one cursor a document");
                    cursor = Some((count, before.chars().count() as u32));
                    format!("{before}{after}")
                }
                None => line.clone(),
            };
            text.push_str(&rest);
            text.push('\n');
            count += 1;
        }
        Self { path: path.to_owned(), text, place, cursor, marks }
    }

    /// The mark as it was written, where it holds, else as it should be written.
    fn kept(&self, found: &Mark) -> Mark {
        let written = self.marks.iter().find(|mark| mark.is_met_by(found));
        let part = written.map_or_else(|| found.part.lines().next().unwrap_or_default(), |mark| &mark.part);
        Mark { part: part.to_owned(), ..found.clone() }
    }

    fn rendered(&self, mut marks: Vec<Mark>) -> Vec<String> {
        marks.sort();
        marks.dedup();
        let mut out = Vec::new();
        for (number, line) in (0..).zip(self.text.lines()) {
            let cursor = self.cursor.filter(|(line, _)| *line == number).map(|(_, column)| column);
            out.push(cursor.map_or_else(
                || line.to_owned(),
                |column| {
                    let at = line.char_indices().nth(column as usize).map_or(line.len(), |(at, _)| at);
                    let (before, behind) = line.split_at(at);
                    format!("{before}{CURSOR}{behind}")
                },
            ));
            for mark in marks.iter().filter(|mark| mark.line == number) {
                let mut mark = mark.clone();
                if let Some(column) = cursor {
                    mark.start += if mark.start < column { 0 } else { CURSOR.len() as u32 };
                    mark.end += if mark.end <= column { 0 } else { CURSOR.len() as u32 };
                }
                out.push(mark.rendered());
            }
        }
        out
    }

    fn shown(&self, mark: &Mark) -> String {
        let line = self.text.lines().nth(mark.line as usize).unwrap_or_default();
        format!("\n    {line}\n    {}", mark.rendered())
    }
}

fn without_cursor(column: u32, cursor: u32) -> u32 {
    if column <= cursor { column } else { column.saturating_sub(CURSOR.len() as u32).max(cursor) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WRONG: &str = "# A case\n\nWhy.\n\n```md notes/x.md\nA first line.\n\nNothing is <|>wrong here.\n           ^^^^^^^^ warning[figure-falls]: so\n```\n";

    #[test]
    fn a_mark_without_a_finding_fails_and_updating_takes_it_out() {
        let file = File::parse("x.md".to_owned(), WRONG);
        assert!(file.failures().contains("missing"), "{}", file.failures());
        assert_eq!(file.cases[0].documents[0].marks[0].start, 11);
        assert_eq!(
            file.updated(),
            WRONG
                .lines()
                .filter(|line| !line.contains("^^"))
                .fold(String::new(), |all, line| all + line + "\n")
        );
    }

    #[test]
    fn a_finding_without_a_mark_fails_and_updating_writes_it() {
        let text = "# A case\n\n```md profiles/é.md\n---\nkind: person\nroles: [{title: délégué, form: 2016}]\n---\n```\n";
        let file = File::parse("x.md".to_owned(), text);
        assert!(file.failures().contains("unexpected"), "{}", file.failures());
        let updated = file.updated();
        assert!(updated.contains("\n                         ^^^^ error[config]: "), "{updated}");
        assert_eq!(File::parse("x.md".to_owned(), &updated).failures(), "");
    }
}
