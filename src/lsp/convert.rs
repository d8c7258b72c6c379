//! The only place with protocol positions and addresses: to and from documents' paths and byte offsets.

use std::{collections::BTreeMap, path::PathBuf};

use serde_json::{Value, json};
use tower_lsp::lsp_types as lsp;

use super::{capabilities::Capabilities, session::View};
use crate::{
    corpus::Entry,
    extract::DocumentKind,
    query::Target,
    rule::{Diagnostic, Edit, Level, Related},
    text::{Encoding, LineIndex, Position, Span, visible::visible},
    workspace::Amendment,
};

/// Where a client's address leads.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Address {
    /// A file, whichever way its address was percent-encoded.
    File(PathBuf),
    /// A document that has no file yet, by its whole address.
    Unsaved(String),
}

/// Reads an address; `None` for schemes that are other people's business: versions in a history, archives, output panes.
pub fn address(uri: &lsp::Url) -> Option<Address> {
    match uri.scheme() {
        "file" => uri.to_file_path().ok().map(Address::File),
        "untitled" => Some(Address::Unsaved(uri.to_string())),
        _ => None,
    }
}

/// The scheme of texts that the server has and no file.
pub const SCHEME: &str = "rapporteur";
/// The part of such an address that says what follows: the name of a rule.
const RULE: &str = "rule";

/// The address of a rule's manual page: `rapporteur://rule/figure-falls.md`.
pub fn page(rule: &str) -> Option<lsp::Url> {
    lsp::Url::parse(&format!("{SCHEME}://{RULE}/{rule}.md")).ok()
}

/// The name of the rule whose page has an address.
pub fn rule_of(page: &lsp::Url) -> Option<&str> {
    let is_ours = page.scheme() == SCHEME && page.host_str() == Some(RULE);
    page.path().strip_prefix('/').filter(|_| is_ours)?.strip_suffix(".md")
}

/// The first encoding of a client's list that we know; the protocol's own where it has none.
pub fn encoding(offered: &Value) -> Encoding {
    let known = |word: &Value| match word.as_str()? {
        "utf-8" => Some(Encoding::Utf8),
        "utf-16" => Some(Encoding::Utf16),
        "utf-32" => Some(Encoding::Utf32),
        _ => None,
    };
    offered.as_array().into_iter().flatten().find_map(known).unwrap_or_default()
}

/// An encoding in the protocol's word.
pub fn encoding_kind(encoding: Encoding) -> lsp::PositionEncodingKind {
    match encoding {
        Encoding::Utf8 => lsp::PositionEncodingKind::UTF8,
        Encoding::Utf16 => lsp::PositionEncodingKind::UTF16,
        Encoding::Utf32 => lsp::PositionEncodingKind::UTF32,
    }
}

/// Words for the client to show as they stand: what its screen would obey, a document's characters included, is shown.
pub fn words(words: &str) -> String {
    visible(words).into_owned()
}

/// A protocol position as the text's own.
pub fn position(position: lsp::Position) -> Position {
    Position { line: position.line, column: position.character }
}

/// Where an offset stands.
pub fn to_position(lines: &LineIndex, offset: u32, encoding: Encoding) -> lsp::Position {
    let position = lines.position(offset, encoding);
    lsp::Position { line: position.line, character: position.column }
}

/// Where a span stands.
pub fn to_range(lines: &LineIndex, span: Span, encoding: Encoding) -> lsp::Range {
    lsp::Range {
        start: to_position(lines, span.start, encoding),
        end: to_position(lines, span.end, encoding),
    }
}

/// The bytes between two positions; a reversed pair is put in order.
pub fn span(lines: &LineIndex, range: lsp::Range, encoding: Encoding) -> Span {
    let [a, b] = [range.start, range.end].map(|end| lines.offset(position(end), encoding));
    Span::new(a.min(b), a.max(b))
}

impl View {
    /// The offset of a protocol position in a document.
    pub fn offset(&self, entry: &Entry, at: lsp::Position) -> u32 {
        entry.lines.offset(position(at), self.capabilities.encoding)
    }

    /// Where a span of a document stands.
    pub fn range(&self, entry: &Entry, span: Span) -> lsp::Range {
        to_range(&entry.lines, span, self.capabilities.encoding)
    }

    /// A place in a document; `None` where the document has no address.
    pub fn place(&self, document: &str, span: Span) -> Option<lsp::Location> {
        let entry = self.snapshot.entry(document)?;
        Some(lsp::Location { uri: self.url(document)?, range: self.range(entry, span) })
    }

    /// Places to go to, with their origin and surroundings where the client can take them; `None` where there are none.
    pub fn jump(&self, from: &Entry, targets: &[Target], rich: bool) -> Option<lsp::GotoDefinitionResponse> {
        if rich {
            let links: Vec<_> = targets.iter().filter_map(|target| self.link(from, target)).collect();
            return (!links.is_empty()).then_some(lsp::GotoDefinitionResponse::Link(links));
        }
        let place = |target: &Target| self.place(&target.document, target.span);
        let places: Vec<lsp::Location> = targets.iter().filter_map(place).collect();
        (!places.is_empty()).then_some(lsp::GotoDefinitionResponse::Array(places))
    }

    fn link(&self, from: &Entry, target: &Target) -> Option<lsp::LocationLink> {
        let place = self.place(&target.document, target.span)?;
        let around = self.place(&target.document, target.context.join(target.span))?;
        Some(lsp::LocationLink {
            origin_selection_range: Some(self.range(from, target.origin)),
            target_uri: place.uri,
            target_range: around.range,
            target_selection_range: place.range,
        })
    }

    /// A finding.
    pub fn diagnostic(&self, entry: &Entry, found: &Diagnostic) -> lsp::Diagnostic {
        let (related, rest) = self.related(&found.related);
        lsp::Diagnostic {
            range: self.range(entry, found.span),
            severity: Some(severity(found.level, entry.kind)),
            code: Some(lsp::NumberOrString::String(found.rule.to_owned())),
            code_description: (self.capabilities.pages && self.capabilities.rule_links)
                .then(|| page(found.rule))
                .flatten()
                .map(|href| lsp::CodeDescription { href }),
            source: Some("rapporteur".to_owned()),
            message: std::iter::once(words(&found.message)).chain(rest).collect::<Vec<_>>().join("\n"),
            related_information: (!related.is_empty()).then_some(related),
            tags: (found.rule == "unused-suppression" && self.capabilities.tags)
                .then(|| vec![lsp::DiagnosticTag::UNNECESSARY]),
            data: (!found.fixes.is_empty() && self.capabilities.data)
                .then(|| json!({"fixes": found.fixes.len()})),
        }
    }

    /// The other places of a finding, and lines for the message where the client takes none.
    fn related(&self, related: &[Related]) -> (Vec<lsp::DiagnosticRelatedInformation>, Vec<String>) {
        let (mut places, mut lines) = (Vec::new(), Vec::new());
        for one in related {
            match self.place(&one.document, one.span) {
                Some(location) if self.capabilities.related => {
                    let message = words(&one.message);
                    places.push(lsp::DiagnosticRelatedInformation { location, message });
                }
                Some(location) => {
                    let line = location.range.start.line + 1;
                    lines.push(words(&format!("{}:{line}: {}", one.document, one.message)));
                }
                None => lines.push(words(&format!("{}: {}", one.document, one.message))),
            }
        }
        (places, lines)
    }

    /// A fix's edits. `None` where a document is gone, or where the client's text and ours may differ.
    pub fn edit(&self, edits: &[Edit]) -> Option<lsp::WorkspaceEdit> {
        let mut documents: BTreeMap<&str, Vec<lsp::TextEdit>> = BTreeMap::new();
        for edit in edits {
            let entry = self.snapshot.entry(&edit.document)?;
            let range = self.range(entry, edit.span);
            let edit_there = lsp::TextEdit { range, new_text: edit.new_text.clone() };
            documents.entry(&edit.document).or_default().push(edit_there);
        }
        let documents = documents.into_iter().map(|(path, edits)| {
            let open = self.open.get(path);
            let in_step = open.is_none_or(|open| open.in_step);
            let version = open.map(|open| open.version);
            in_step.then_some(())?;
            Some((lsp::OptionalVersionedTextDocumentIdentifier { uri: self.url(path)?, version }, edits))
        });
        let documents = documents.collect::<Option<Vec<_>>>()?;
        Some(workspace_edit(documents, &self.capabilities))
    }
}

impl View {
    /// A correction's edit. `None` where the client cannot make it, or where its text and ours may differ.
    pub fn edit_of(&self, amendment: &Amendment) -> Option<lsp::WorkspaceEdit> {
        let (path, text) = match amendment {
            Amendment::Edit(edit) => return self.edit(std::slice::from_ref(edit)),
            Amendment::New(path, text) => (path, text),
        };
        if !self.capabilities.creates || self.open.contains_key(path) {
            return None;
        }
        let uri = self.url(path)?;
        let create = lsp::CreateFile {
            uri: uri.clone(),
            options: Some(lsp::CreateFileOptions { overwrite: Some(false), ignore_if_exists: Some(false) }),
            annotation_id: None,
        };
        let written = lsp::TextDocumentEdit {
            text_document: lsp::OptionalVersionedTextDocumentIdentifier { uri, version: None },
            edits: vec![lsp::OneOf::Left(lsp::TextEdit {
                range: lsp::Range::default(),
                new_text: text.clone(),
            })],
        };
        Some(lsp::WorkspaceEdit {
            document_changes: Some(lsp::DocumentChanges::Operations(vec![
                lsp::DocumentChangeOperation::Op(lsp::ResourceOp::Create(create)),
                lsp::DocumentChangeOperation::Edit(written),
            ])),
            ..lsp::WorkspaceEdit::default()
        })
    }
}

type Edits = (lsp::OptionalVersionedTextDocumentIdentifier, Vec<lsp::TextEdit>);

fn workspace_edit(documents: Vec<Edits>, capabilities: &Capabilities) -> lsp::WorkspaceEdit {
    if !capabilities.versioned_edits {
        let changes = documents.into_iter().map(|(document, edits)| (document.uri, edits)).collect();
        return lsp::WorkspaceEdit { changes: Some(changes), ..lsp::WorkspaceEdit::default() };
    }
    let documents = documents.into_iter().map(|(text_document, edits)| lsp::TextDocumentEdit {
        text_document,
        edits: edits.into_iter().map(lsp::OneOf::Left).collect(),
    });
    lsp::WorkspaceEdit {
        document_changes: Some(lsp::DocumentChanges::Edits(documents.collect())),
        ..lsp::WorkspaceEdit::default()
    }
}

/// Nobody edits articles, so what is worth knowing there shows as mildly as can be.
fn severity(level: Level, kind: DocumentKind) -> lsp::DiagnosticSeverity {
    match (level, kind) {
        (Level::Error, _) => lsp::DiagnosticSeverity::ERROR,
        (Level::Warning, _) => lsp::DiagnosticSeverity::WARNING,
        (Level::Information, DocumentKind::Article) | (Level::Hint | Level::Off, _) => {
            lsp::DiagnosticSeverity::HINT
        }
        (Level::Information, _) => lsp::DiagnosticSeverity::INFORMATION,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail")]

    use super::*;

    fn read(uri: &str) -> Option<Address> {
        address(&lsp::Url::parse(uri).unwrap())
    }

    #[test]
    fn the_clients_first_known_encoding_is_taken() {
        assert_eq!(encoding(&json!(["utf-7", "utf-32", "utf-8"])), Encoding::Utf32);
        assert_eq!(encoding(&json!(["utf-8", "utf-16"])), Encoding::Utf8);
        assert_eq!(encoding(&json!([])), Encoding::Utf16);
        assert_eq!(encoding(&Value::Null), Encoding::Utf16);
    }

    #[test]
    fn ways_to_encode_one_path_are_one_address() {
        let plain = read("file:///a/b%20c%2Bd.md");
        assert_eq!(plain, Some(Address::File("/a/b c+d.md".into())));
        for twin in ["file:///a/b%20c+d.md", "file:///%61/b%20c%2bd.md", "file://localhost/a/./b%20c+d.md"] {
            assert_eq!(read(twin), plain, "{twin}");
        }
    }

    #[test]
    fn other_schemes_are_left_alone() {
        assert_eq!(read("untitled:Untitled-1"), Some(Address::Unsaved("untitled:Untitled-1".to_owned())));
        for uri in
            ["git:/a/b.md?%7B%7D", "output:rapporteur", "file://server/share/x.md", "vscode-vfs://x/y.md"]
        {
            assert_eq!(read(uri), None, "{uri}");
        }
    }

    #[test]
    fn pages_of_rules_have_addresses() {
        let page = page("figure-falls").unwrap();
        assert_eq!(
            (page.as_str(), rule_of(&page)),
            ("rapporteur://rule/figure-falls.md", Some("figure-falls"))
        );
        for other in [
            "rapporteur://rule/figure-falls",
            "rapporteur:/rule/x.md",
            "file:///rule/x.md",
            "rapporteur://x/y.md",
        ] {
            assert_eq!(rule_of(&lsp::Url::parse(other).unwrap()), None, "{other}");
        }
    }

    #[test]
    fn spans_and_ranges_are_inverse() {
        let text = "a — b\r\n“🕊” c\rend";
        let lines = LineIndex::new(text);
        let places: Vec<u32> = text.char_indices().map(|(at, _)| at as u32).collect();
        for encoding in [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32] {
            for (number, start) in places.iter().enumerate() {
                for end in places.iter().skip(number) {
                    let wanted = Span::new(*start, *end);
                    let inside_a_break = |at: u32| text.as_bytes().get(at as usize) == Some(&b'\n');
                    if inside_a_break(*start) || inside_a_break(*end) {
                        continue;
                    }
                    let range = to_range(&lines, wanted, encoding);
                    assert_eq!(span(&lines, range, encoding), wanted, "{encoding:?}");
                }
            }
        }
    }
}
