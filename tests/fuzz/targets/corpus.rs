//! A corpus that was changed step by step is the one that is built anew; and nothing that is shown of it is live Markdown.
//!
//! The input is documents, each below a line `=== PATH`, in the order in which they come; `=== PATH gone` takes one away.
#![no_main]

#[path = "../../it/inert.rs"]
mod inert;
#[path = "../../it/told.rs"]
#[allow(dead_code)]
mod told;

use std::collections::BTreeMap;

use libfuzzer_sys::fuzz_target;
use rapporteur::{
    corpus::{Change, Excerpt, Snapshot},
    query::{self, hover},
};

fuzz_target!(|input: &str| {
    let mut edited = told::corpus();
    let mut last: BTreeMap<&str, Option<&str>> = BTreeMap::new();
    for (path, text) in input.split("=== ").skip(1).take(12).map(document) {
        edited.apply([match text {
            Some(text) => Change::Put(told::entry(path, text)),
            None => Change::Remove(path.into()),
        }]);
        last.insert(path, text);
    }
    let mut rebuilt = told::corpus();
    if last.contains_key("profiles/syrian-war.md") {
        rebuilt.apply([Change::Remove("profiles/syrian-war.md".into())]);
    }
    let left = last.iter().rev().filter_map(|(path, text)| Some(Change::Put(told::entry(path, (*text)?))));
    rebuilt.apply(left);
    assert_eq!(told::told(&edited.snapshot()), told::told(&rebuilt.snapshot()));
    shown(&edited.snapshot(), &last);
});

fn document(block: &str) -> (&str, Option<&str>) {
    let (path, text) = block.split_once('\n').unwrap_or((block, ""));
    match path.strip_suffix(" gone") {
        Some(path) => (path, None),
        None => (path, Some(text)),
    }
}

/// Hovers on everything that was found.
fn shown(snapshot: &Snapshot, texts: &BTreeMap<&str, Option<&str>>) {
    let reading = |excerpt: &Excerpt| {
        let text = texts.get(&*excerpt.document).copied().flatten()?;
        text.get(excerpt.span.range()).map(str::to_owned)
    };
    for entry in snapshot.entries() {
        let facts = &entry.facts;
        let mentions = facts.mentions.iter().map(|one| one.span.start);
        let figures = facts.figures.iter().map(|one| one.span.start);
        let citations = facts.citations.iter().map(|one| one.span.start);
        for offset in mentions.chain(figures).chain(citations).chain([0]).take(24) {
            if let Some(found) = query::hover(snapshot, &entry.path, offset) {
                let markdown = found.markdown(&reading);
                assert_eq!(inert::live(&markdown), [""; 0], "{markdown:?}");
            }
        }
        if let Some(found) = hover::of_document(snapshot, &entry.path) {
            assert_eq!(inert::live(&found.markdown(&reading)), [""; 0]);
        }
        query::hints(snapshot, entry, rapporteur::text::Span::new(0, u32::MAX));
        query::outline(snapshot, entry, &reading);
    }
}
