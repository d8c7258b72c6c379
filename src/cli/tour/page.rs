//! A document of the tour as an editor holds it: its text, its URI, and edits that the server proposes.

use std::path::Path;

use serde_json::{Value, json};

use crate::text::{Encoding, LineIndex, Position, Span};

/// An open document.
#[derive(Debug, Clone)]
pub(super) struct Page {
    pub name: &'static str,
    pub uri: String,
    pub text: String,
}

impl Page {
    pub fn new(folder: &Path, name: &'static str, text: String) -> Self {
        Self { name, uri: uri(&folder.join(name)), text }
    }

    /// The position of some words, where they stand first behind others.
    pub fn find(&self, behind: &str, words: &str) -> Option<Value> {
        let from = self.text.find(behind)? + behind.len();
        let at = from + self.text.get(from..)?.find(words)?;
        let position = LineIndex::new(&self.text).position(at as u32, Encoding::Utf8);
        Some(json!({"line": position.line, "character": position.column}))
    }

    /// A span of a range of the protocol.
    pub fn span(&self, range: &Value) -> Option<Span> {
        let lines = LineIndex::new(&self.text);
        let offset = |place: &Value| -> Option<u32> {
            let line = u32::try_from(place["line"].as_u64()?).ok()?;
            let column = u32::try_from(place["character"].as_u64()?).ok()?;
            Some(lines.offset(Position { line, column }, Encoding::Utf8))
        };
        Some(Span::new(offset(&range["start"])?, offset(&range["end"])?))
    }

    /// The words of a range.
    pub fn words(&self, range: &Value) -> Option<&str> {
        Some(self.span(range)?.of(&self.text))
    }

    /// The line that a range begins on, with its number counted from 1.
    pub fn line(&self, range: &Value) -> Option<(u32, &str)> {
        let lines = LineIndex::new(&self.text);
        let number = lines.line_of(self.span(range)?.start);
        Some((number + 1, lines.line(number).of(&self.text)))
    }

    /// Applies text edits, from the last to the first, and says how many there were.
    pub fn apply(&mut self, edits: &[Value]) -> Option<usize> {
        let mut spans: Vec<(Span, &str)> = Vec::new();
        for edit in edits {
            spans.push((self.span(&edit["range"])?, edit["newText"].as_str()?));
        }
        spans.sort();
        for (span, new_text) in spans.iter().rev() {
            self.text.replace_range(span.range(), new_text);
        }
        Some(spans.len())
    }
}

/// The edits that a workspace edit has for a document, in either of its two forms.
pub(super) fn edits_for(edit: &Value, uri: &str) -> Vec<Value> {
    let in_changes = edit["changes"][uri].as_array().cloned().unwrap_or_default();
    let documents = edit["documentChanges"].as_array().cloned().unwrap_or_default();
    let ours = documents.into_iter().filter(|change| change["textDocument"]["uri"] == uri);
    let in_documents = ours.filter_map(|change| change["edits"].as_array().cloned()).flatten();
    in_changes.into_iter().chain(in_documents).collect()
}

/// The URI of a file.
pub(super) fn uri(path: &Path) -> String {
    let mut uri = String::from("file://");
    let text = path.to_string_lossy().replace('\\', "/");
    if !text.starts_with('/') {
        uri.push('/');
    }
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'_' | b'.' | b'~' => {
                uri.push(byte.into());
            }
            _ => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri
}

/// The path of a document below a folder, from its URI.
pub(super) fn below(folder: &Path, target: &str) -> Option<String> {
    let rest = target.strip_prefix(&format!("{}/", uri(folder)))?;
    Some(rest.replace("%20", " "))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failed step fails the test")]
    use super::*;

    #[test]
    fn edits_land_where_the_server_meant() {
        let text = "Hé — 280,000 people\n".to_owned();
        let mut page = Page::new(Path::new("/a b"), "n.md", text);
        assert_eq!(page.uri, "file:///a%20b/n.md");
        let at = page.find("—", "280,000").unwrap();
        assert_eq!(at, json!({"line": 0, "character": 8}));
        page.apply(&[json!({"range": {"start": at, "end": at}, "newText": "more than "})]).unwrap();
        assert_eq!(page.text, "Hé — more than 280,000 people\n");
    }
}
