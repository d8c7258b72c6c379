//! The language server as editors meet it: the built binary over pipes.

#![allow(clippy::needless_pass_by_value, reason = "a test's JSON is written where it is sent")]
#![allow(clippy::string_slice, clippy::cast_sign_loss, reason = "a surprise fails the test")]

mod actions;
mod arrivals;
mod client;
mod completion;
mod corrections;
mod fence;
mod files;
mod findings;
mod fire;
mod frames;
mod layouts;
mod matrix;
mod model;
mod moved;
mod navigate;
mod pages;
mod parity;
mod parts;
mod pull;
mod quiet;
mod rename;
mod repetition;
mod selection;
mod series;
mod sessions;
mod shown;
mod strangers;
mod symbols;
mod sync;

use std::path::Path;

use serde_json::{Value, json};
use tempfile::TempDir;

use client::Client;

/// A corpus on the disk.
struct Corpus {
    folder: TempDir,
}

impl Corpus {
    fn new(files: &[(&str, &str)]) -> Self {
        let corpus = Self { folder: tempfile::tempdir().unwrap() };
        for (path, text) in files {
            corpus.write(path, text);
        }
        corpus
    }

    /// So many documents of a folder, each with the same text.
    fn of_copies(folder: &str, count: usize, text: &str) -> Self {
        let corpus = Self::new(&[]);
        (0..count).for_each(|number| corpus.write(&format!("{folder}/{number}.md"), text));
        corpus
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    fn write(&self, path: &str, text: &str) {
        let file = self.path().join(path);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, text).unwrap();
    }

    fn remove(&self, path: &str) {
        std::fs::remove_file(self.path().join(path)).unwrap();
    }

    fn root(&self) -> String {
        format!("file://{}", self.path().display())
    }

    fn uri(&self, path: &str) -> String {
        format!("{}/{path}", self.root())
    }

    /// A server that works on this corpus and has read it, for a client with these capabilities.
    fn serve(&self, capabilities: Value) -> Client {
        let mut client = Client::start();
        client.initialize(json!({"capabilities": capabilities, "rootUri": self.root()}));
        client.settle();
        client
    }
}

/// A server on no folder.
fn alone() -> Client {
    let mut client = Client::start();
    client.initialize(json!({"capabilities": {}, "rootUri": null, "workspaceFolders": null}));
    client
}

const ENCODINGS: [&str; 3] = ["utf-8", "utf-16", "utf-32"];

/// The texts of a desk, with wide characters before everything that is asked for.
const FIRST: (&str, &str) = (
    "articles/first.md",
    "---\ndate: 2016-03-24\noutlet: Harbour Post\n---\n# Talks\n\nMOSCOW — “🕊” Russian Foreign Minister Sergei Lavrov \
     said the war in Syria has killed more than 470,000 people.\n",
);
const SECOND: (&str, &str) = (
    "articles/second.md",
    "---\ndate: 2017-07-04\noutlet: Levant Wire\n---\n# Round five\n\nASTANA — “🕊” Sergei Lavrov said the war in \
     Syria has killed an estimated 320,000 people.\n",
);
const NOTE: (&str, &str) = (
    "notes/note.md",
    "# Note — “🕊”\n\nCafé “🕊” — Lavrov was there. The war in Syria has killed 350,000 people \
     ([Round five](../articles/second.md)).\n",
);
const PROFILE: (&str, &str) = (
    "profiles/sergei-lavrov.md",
    "---\nkind: person\nname: Sergei Lavrov\naliases: [Lavrov]\n---\n# Sergei Lavrov\n\nA minister.\n",
);

fn desk() -> Corpus {
    Corpus::new(&[FIRST, SECOND, NOTE, PROFILE, ("rapporteur.toml", "")])
}

/// The place of a text in a document, as parameters of a request.
fn place(uri: &str, text: &str, at: &str, encoding: &str) -> Value {
    let offset = text.find(at).unwrap_or_else(|| panic!("{at:?} is not in the text"));
    json!({"textDocument": {"uri": uri}, "position": position(text, offset, encoding)})
}

/// Where a text stands in another.
fn range(text: &str, of: &str, encoding: &str) -> Value {
    let offset = text.find(of).unwrap_or_else(|| panic!("{of:?} is not in the text"));
    json!({"start": position(text, offset, encoding), "end": position(text, offset + of.len(), encoding)})
}

/// The position of a byte offset. Counted here by other means than in the server.
fn position(text: &str, offset: usize, encoding: &str) -> Value {
    let before = &text[..offset];
    let line = before.matches('\n').count();
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let column = match encoding {
        "utf-8" => offset - start,
        "utf-16" => before[start..].encode_utf16().count(),
        _ => before[start..].chars().count(),
    };
    json!({"line": line, "character": column})
}

/// The byte offset of a position, likewise.
fn offset(text: &str, position: &Value, encoding: &str) -> usize {
    let found = (0..=text.len())
        .filter(|at| text.is_char_boundary(*at))
        .find(|at| self::position(text, *at, encoding) == *position);
    found.unwrap_or_else(|| panic!("{position} is not in the text"))
}

/// The text with edits applied, as an editor does.
fn edited(text: &str, edits: &Value, encoding: &str) -> String {
    let at = |edit: &Value, end: &str| offset(text, &edit["range"][end], encoding);
    let mut edits: Vec<Value> = edits.as_array().unwrap().clone();
    edits.sort_by_key(|edit| std::cmp::Reverse(at(edit, "start")));
    let mut out = text.to_owned();
    for edit in edits {
        out.replace_range(at(&edit, "start")..at(&edit, "end"), edit["newText"].as_str().unwrap());
    }
    out
}
