//! Findings as JSON: an array in stable order, lines and columns counted from 1, columns in characters.

use serde::Serialize;

use super::{
    Failure,
    finding::{Finding, Page, Pages},
};
use crate::text::Span;

#[derive(Serialize)]
struct Shown<'a> {
    path: String,
    rule: &'a str,
    level: &'a str,
    message: &'a str,
    range: Range,
    text: String,
    related: Vec<Related<'a>>,
    fixes: Vec<Fix<'a>>,
    fingerprint: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    silenced: Option<Silenced<'a>>,
}

#[derive(Serialize)]
struct Silenced<'a> {
    by: &'a str,
    reason: Option<&'a str>,
}

#[derive(Serialize)]
struct Range {
    start: Place,
    end: Place,
}

#[derive(Serialize)]
struct Place {
    line: u32,
    column: u32,
}

#[derive(Serialize)]
struct Related<'a> {
    path: String,
    range: Range,
    text: String,
    message: &'a str,
}

#[derive(Serialize)]
struct Fix<'a> {
    title: &'a str,
    edits: Vec<Edit<'a>>,
}

#[derive(Serialize)]
struct Edit<'a> {
    path: String,
    range: Range,
    new_text: &'a str,
}

/// The findings as a JSON array, one finding a line.
pub(super) fn findings(findings: &[&Finding], pages: &mut Pages<'_>) -> Result<String, Failure> {
    let mut lines = Vec::new();
    for one in findings {
        if let Some(shown) = shown(one, pages) {
            lines.push(to_json(&shown)?);
        }
    }
    Ok(if lines.is_empty() { "[]".to_owned() } else { format!("[\n{}\n]", lines.join(",\n")) })
}

/// Any value of ours as one line of JSON.
pub(super) fn to_json(value: &impl Serialize) -> Result<String, Failure> {
    serde_json::to_string(value).map_err(|error| Failure::Trouble(error.to_string()))
}

fn shown<'a>(one: &'a Finding, pages: &mut Pages<'_>) -> Option<Shown<'a>> {
    let diagnostic = &one.diagnostic;
    let related = diagnostic.related.iter().filter_map(|related| {
        let page = pages.page(&related.document)?;
        Some(Related {
            path: page.shown.clone(),
            range: range(page, related.span),
            text: page.words(related.span).to_owned(),
            message: &related.message,
        })
    });
    let related = related.collect();
    let mut fixes = Vec::new();
    for fix in &diagnostic.fixes {
        let edits = fix.edits.iter().map(|edit| {
            let page = pages.page(&edit.document)?;
            Some(Edit { path: page.shown.clone(), range: range(page, edit.span), new_text: &edit.new_text })
        });
        // A fix is whole or not at all.
        if let Some(edits) = edits.collect() {
            fixes.push(Fix { title: &fix.title, edits });
        }
    }
    let page = pages.page(&one.document.path)?;
    Some(Shown {
        path: page.shown.clone(),
        rule: diagnostic.rule,
        level: diagnostic.level.name(),
        message: &diagnostic.message,
        range: range(page, diagnostic.span),
        text: page.words(diagnostic.span).to_owned(),
        related,
        fixes,
        fingerprint: format!("{:016x}", one.fingerprint),
        silenced: one.silencer().map(|by| Silenced { by, reason: one.reason() }),
    })
}

fn range(page: &Page, span: Span) -> Range {
    let place = |offset| {
        let (line, column) = page.place(offset);
        Place { line, column }
    };
    Range { start: place(span.start), end: place(span.end) }
}
