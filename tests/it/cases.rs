//! The fixtures of `tests/cases` and the examples of the rules' manual pages hold.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use rapporteur::rule::RULES;

use super::fixture::{Case, File};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn pages(folder: &str) -> Vec<PathBuf> {
    let files = fs::read_dir(root().join(folder)).unwrap().map(|item| item.unwrap().path());
    let mut pages: Vec<PathBuf> = files.filter(|path| path.extension().is_some_and(|e| e == "md")).collect();
    pages.sort();
    pages
}

/// `RAPPORTEUR_UPDATE=1` writes what would hold, to be read before it is kept; the test fails all the same.
fn hold(folder: &str) {
    let mut failures = String::new();
    for page in pages(folder) {
        let file = File::read(&page);
        let failed = file.failures();
        if !failed.is_empty() && env::var_os("RAPPORTEUR_UPDATE").is_some() {
            fs::write(&page, file.updated()).unwrap();
        }
        failures.push_str(&failed);
    }
    assert!(failures.is_empty(), "\n{failures}RAPPORTEUR_UPDATE=1 writes the marks that would hold");
}

#[test]
fn fixtures_hold() {
    hold("tests/cases");
}

#[test]
fn the_manuals_examples_hold() {
    hold("src/rule");
}

/// The fixtures of a rule.
fn file_of(rule: &str) -> File {
    let path = root().join("tests/cases").join(format!("{rule}.md"));
    assert!(path.exists(), "{rule} has no fixtures in tests/cases/{rule}.md");
    File::read(&path)
}

fn hits<'a>(case: &'a Case, rule: &str) -> Vec<(&'a str, u32)> {
    let ending = format!("[{rule}]");
    let all = case.documents.iter().flat_map(|one| one.marks.iter().map(move |mark| (one, mark)));
    all.filter(|(_, mark)| mark.what.ends_with(&ending))
        .map(|(one, mark)| (one.path.as_str(), mark.line))
        .collect()
}

#[test]
fn every_rule_is_shown_where_it_speaks_and_where_it_is_silent() {
    let mut lacking = Vec::new();
    for rule in RULES {
        let file = file_of(rule.name);
        let (speaks, silent): (Vec<&Case>, Vec<&Case>) =
            file.cases.iter().partition(|case| !hits(case, rule.name).is_empty());
        let beyond_ascii = |case: &&Case| {
            hits(case, rule.name).iter().any(|(path, line)| {
                let document = case.documents.iter().find(|one| one.path == *path);
                document
                    .and_then(|one| one.text.lines().nth(*line as usize))
                    .is_some_and(|line| !line.is_ascii())
            })
        };
        let across = |case: &&Case| case.documents.len() + file.shared.len() > 1;
        for (wanted, has) in [
            ("3 cases with a finding", speaks.len() >= 3),
            ("6 silent cases", silent.len() >= 6),
            ("a finding on a line that is not ASCII", speaks.iter().any(beyond_ascii)),
            ("a finding across documents", speaks.iter().any(across)),
        ] {
            if !has {
                lacking.push(format!("{} lacks {wanted}", rule.name));
            }
        }
    }
    assert!(lacking.is_empty(), "\n{}", lacking.join("\n"));
}

#[test]
fn every_manual_page_has_an_example_and_the_same_sections() {
    let mut lacking = Vec::new();
    for rule in RULES {
        let sections = [
            "## Example",
            "## How to fix it",
            "## How it can be wrong",
            "## Configuration",
            "## How to silence it",
        ];
        let mut from = 0;
        for section in sections {
            match rule.manual.get(from..).and_then(|rest| rest.find(section)) {
                Some(at) => from += at,
                None => lacking.push(format!("{}: no section \"{section}\", or not in its place", rule.name)),
            }
        }
        let file = File::parse(rule.name.to_owned(), rule.manual);
        if !file.cases.iter().any(|case| !hits(case, rule.name).is_empty()) {
            lacking.push(format!("{}: no example with a finding", rule.name));
        }
        if !rule.manual.starts_with(&format!("# {}\n", rule.name)) || !rule.manual.contains(rule.level.name())
        {
            lacking.push(format!("{}: the page begins with its name and tells its level", rule.name));
        }
    }
    assert!(lacking.is_empty(), "\n{}", lacking.join("\n"));
}
