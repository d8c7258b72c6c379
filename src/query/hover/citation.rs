//! What a citation leads to.

use super::{Page, quote};
use crate::{
    corpus::{Cited, Entry, Snapshot, describe},
    extract::Citation,
};

/// How many of the cited article's figures are listed.
const FIGURES: usize = 8;

pub(super) fn write(snapshot: &Snapshot, entry: &Entry, citation: &Citation, page: &mut Page) -> Option<()> {
    match snapshot.resolve_citation(&entry.path, citation) {
        Cited::Document(path, _) | Cited::NoHeading(path) => document(snapshot, snapshot.entry(&path)?, page),
        Cited::Ambiguous(paths) => {
            page.line("Several documents have this name:\n");
            for path in paths {
                page.line(&format!("- {}", quote(&path)));
            }
        }
        Cited::Nothing => page.line("There is no such document."),
        Cited::Outside => return None,
    }
    Some(())
}

pub(super) fn document(snapshot: &Snapshot, cited: &Entry, page: &mut Page) {
    let facts = &cited.facts;
    page.row(&format!("**{}**", quote(facts.title.as_deref().unwrap_or(&cited.path))));
    let date = facts.date.date.map_or_else(|| "undated".to_owned(), |date| date.to_string());
    page.line(&format!("{}, {date}", quote(&snapshot.outlet(cited))));
    let figures = facts.figures.iter().filter(|figure| figure.quantity.stated.is_some()).take(FIGURES);
    let lines: Vec<String> = figures
        .map(|figure| {
            let measure = quote(&describe::measure_words(&figure.measure));
            format!("- {} {measure}: {}", describe::said(figure), quote(&snapshot.scope_words(cited, figure)))
        })
        .collect();
    if !lines.is_empty() {
        page.line(&format!("\nIts figures:\n\n{}", lines.join("\n")));
    }
}
