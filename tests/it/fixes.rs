//! A fix is followed by silence: every fix that the fixtures and the manual's examples offer is applied and checked.

use std::{collections::BTreeMap, fs, path::Path};

use rapporteur::{
    rule::{Diagnostic, Edit, Fix, Level},
    text::Span,
};

use super::{
    fixture::{Case, File},
    world::{Desk, World},
};

/// A corpus as texts by path.
type Texts = BTreeMap<String, String>;

/// The texts of a case: what all of its page share with what it adds.
fn texts_of(file: &File, case: &Case) -> Texts {
    let own = case.documents.iter().map(|one| (one.path.clone(), one.text.clone()));
    file.shared.iter().cloned().chain(own).collect()
}

/// A world of texts: opened on the desk of the page's shared ones, where only articles and notes differ from them.
fn world(desk: &mut Desk, file: &File, texts: &Texts) -> World {
    let pairs = || texts.iter().map(|(path, text)| (path.as_str(), text.as_str()));
    let is_shared = |(path, text): &(&str, &str)| {
        file.shared.iter().any(|(other, shared)| other == path && shared == text)
    };
    let differing: Vec<(&str, &str)> = pairs().filter(|one| !is_shared(one)).collect();
    let is_plain = |(path, _): &(&str, &str)| path.starts_with("articles/") || path.starts_with("notes/");
    if differing.iter().all(is_plain) { desk.with(differing.into_iter()) } else { World::of(pairs()) }
}

/// The texts after a fix, and where in each document it wrote.
fn fixed(texts: &Texts, fix: &Fix) -> (Texts, Vec<(String, Span)>) {
    let (mut texts, mut places) = (texts.clone(), Vec::new());
    let mut edits: Vec<&Edit> = fix.edits.iter().collect();
    edits.sort_by_key(|edit| std::cmp::Reverse(edit.span.start));
    for edit in edits {
        let text = texts.get_mut(&*edit.document).expect("a fix edits a document that is there");
        text.replace_range(edit.span.start as usize..edit.span.end as usize, &edit.new_text);
        let (gone, come) = (edit.span.len(), edit.new_text.len() as u32);
        for (_, place) in places.iter_mut().filter(|(path, _)| *path == *edit.document) {
            let moved: &mut Span = place;
            (moved.start, moved.end) = (moved.start + come - gone, moved.end + come - gone);
        }
        let end = edit.span.start + edit.new_text.len() as u32;
        places.push((edit.document.to_string(), Span::new(edit.span.start, end)));
    }
    (texts, places)
}

fn findings(world: &World, path: &str) -> Vec<Diagnostic> {
    world.report(path).diagnostics
}

/// How often a document has findings of a rule, and those at certain places that are loud.
fn count(found: &[Diagnostic], rule: &str) -> usize {
    found.iter().filter(|one| one.rule == rule).count()
}

/// What is tried: a finding of a document of a case.
struct Trial<'a> {
    file: &'a File,
    texts: &'a Texts,
    path: &'a str,
    before: &'a [Diagnostic],
}

impl Trial<'_> {
    /// What a fix leaves behind, in words; nothing where it is followed by silence.
    fn trouble(&self, desk: &mut Desk, one: &Diagnostic, fix: &Fix) -> Option<String> {
        let (texts, places) = fixed(self.texts, fix);
        let world = world(desk, self.file, &texts);
        let after = findings(&world, self.path);
        if count(&after, one.rule) >= count(self.before, one.rule) {
            let left = after.iter().find(|left| left.rule == one.rule).map(|left| left.message.clone());
            return Some(format!("the finding stays: {}", left.unwrap_or_default()));
        }
        let was = |new: &Diagnostic| {
            self.before.iter().any(|old| old.rule == new.rule && old.message == new.message)
        };
        places.iter().find_map(|(path, place)| {
            let new = findings(&world, path).into_iter().find(|new| {
                let is_here = new.span.overlaps(*place) || place.covers(new.span);
                new.level >= Level::Warning && is_here && !was(new)
            });
            new.map(|new| format!("a new finding comes: {}: {}", new.rule, new.message))
        })
    }
}

/// Tries every fix of a folder's pages; gives how many there are.
fn hold(folder: &str) -> usize {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut pages: Vec<_> = fs::read_dir(root).unwrap().map(|item| item.unwrap().path()).collect();
    pages.retain(|page| page.extension().is_some_and(|ending| ending == "md"));
    pages.sort();
    let (mut tried, mut troubles) = (0, String::new());
    for page in &pages {
        let file = File::read(page);
        let mut desk = Desk::of(file.shared.iter().map(|(path, text)| (path.as_str(), text.as_str())));
        for case in &file.cases {
            let texts = texts_of(&file, case);
            let now = world(&mut desk, &file, &texts);
            for path in texts.keys() {
                let before = findings(&now, path);
                let trial = Trial { file: &file, texts: &texts, path, before: &before };
                for (one, fix) in before.iter().flat_map(|one| one.fixes.iter().map(move |fix| (one, fix))) {
                    tried += 1;
                    if let Some(trouble) = trial.trouble(&mut desk, one, fix) {
                        troubles += &format!(
                            "{}: {}: {path}: {}: \"{}\": {trouble}\n",
                            file.name, case.title, one.rule, fix.title
                        );
                    }
                }
            }
        }
    }
    assert!(troubles.is_empty(), "\n{troubles}");
    tried
}

#[test]
fn every_fix_of_the_fixtures_is_followed_by_silence() {
    assert!(hold("tests/cases") > 20, "fixes were tried");
}

#[test]
fn every_fix_of_the_manuals_examples_is_followed_by_silence() {
    assert!(hold("src/rule") > 3, "fixes were tried");
}
