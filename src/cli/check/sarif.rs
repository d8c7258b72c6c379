//! Findings as a SARIF 2.1.0 log: what code scanning and editors of other houses read.

use serde_json::{Value, json};

use super::super::{
    Failure,
    finding::{Finding, Page, Pages},
    json::to_json,
};
use crate::{
    rule::{Fix, Level, RULES, Silencer},
    text::Span,
};

/// The log of these findings.
pub(super) fn log(findings: &[&Finding], pages: &mut Pages<'_>) -> Result<String, Failure> {
    let results: Vec<Value> = findings.iter().filter_map(|one| result(one, pages)).collect();
    let rules: Vec<Value> = RULES
        .iter()
        .map(|rule| {
            json!({
                "id": rule.name,
                "shortDescription": {"text": rule.summary},
                "fullDescription": {"text": rule.summary},
                "help": {"text": rule.manual, "markdown": rule.manual},
                "defaultConfiguration": {"enabled": rule.level > Level::Off, "level": level(rule.level)},
            })
        })
        .collect();
    let driver = json!({"name": "rapporteur", "version": env!("CARGO_PKG_VERSION"), "rules": rules});
    to_json(&json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": driver},
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    }))
}

fn result(one: &Finding, pages: &mut Pages<'_>) -> Option<Value> {
    let diagnostic = &one.diagnostic;
    let page = pages.page(&one.document.path)?;
    let location = json!({"physicalLocation": place(page, diagnostic.span)});
    let mut result = json!({
        "ruleId": diagnostic.rule,
        "ruleIndex": RULES.iter().position(|rule| rule.name == diagnostic.rule),
        "level": level(diagnostic.level),
        "message": {"text": diagnostic.message},
        "locations": [location],
        "partialFingerprints": {"rapporteur/v1": format!("{:016x}", one.fingerprint)},
    });
    let mut related = Vec::new();
    for other in &diagnostic.related {
        if let Some(page) = pages.page(&other.document) {
            related.push(json!({
                "id": related.len() + 1,
                "physicalLocation": place(page, other.span),
                "message": {"text": other.message},
            }));
        }
    }
    let fixes: Vec<Value> = diagnostic.fixes.iter().filter_map(|one| fix(one, pages)).collect();
    let silenced: Vec<Value> =
        one.silenced.iter().map(|(by, reason)| suppression(*by, reason.as_deref())).collect();
    for (key, values) in [("relatedLocations", related), ("fixes", fixes), ("suppressions", silenced)] {
        if !values.is_empty() {
            result[key] = Value::Array(values);
        }
    }
    Some(result)
}

fn suppression(by: Silencer, reason: Option<&str>) -> Value {
    let kind = if matches!(by, Silencer::Comment(_)) { "inSource" } else { "external" };
    match reason {
        Some(reason) => json!({"kind": kind, "justification": reason}),
        None => json!({"kind": kind}),
    }
}

/// A fix is whole or not at all.
fn fix(fix: &Fix, pages: &mut Pages<'_>) -> Option<Value> {
    let changes = fix.edits.iter().map(|edit| {
        let page = pages.page(&edit.document)?;
        Some(json!({
            "artifactLocation": {"uri": uri(&page.shown)},
            "replacements": [{
                "deletedRegion": region(page, edit.span),
                "insertedContent": {"text": edit.new_text},
            }],
        }))
    });
    let changes: Vec<Value> = changes.collect::<Option<_>>()?;
    Some(json!({"description": {"text": fix.title}, "artifactChanges": changes}))
}

fn level(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Information | Level::Hint | Level::Off => "note",
    }
}

fn place(page: &Page, span: Span) -> Value {
    json!({"artifactLocation": {"uri": uri(&page.shown)}, "region": region(page, span)})
}

fn region(page: &Page, span: Span) -> Value {
    let ((line, column), (end_line, end_column)) = (page.place(span.start), page.place(span.end));
    json!({"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column})
}

/// A path as a URI reference: relative where it is.
fn uri(path: &str) -> String {
    let mut uri = String::from(if path.starts_with('/') { "file://" } else { "" });
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'.' | b'_' | b'~' => {
                uri.push(char::from(byte));
            }
            byte => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_uris() {
        assert_eq!(uri("notes/a b#c–.md"), "notes/a%20b%23c%E2%80%93.md");
        assert_eq!(uri("/x/a:b.md"), "file:///x/a%3Ab.md");
    }
}
