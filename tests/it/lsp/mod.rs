//! The language server as editors meet it: the built binary over pipes.

#![allow(clippy::needless_pass_by_value, reason = "a test's JSON is written where it is sent")]
#![allow(clippy::string_slice, clippy::cast_sign_loss, reason = "a surprise fails the test")]

mod client;
mod fence;
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

/// The place of a text in another, in UTF-16 columns, as a position with its document.
fn place(uri: &str, text: &str, at: &str) -> Value {
    let offset = text.find(at).unwrap_or_else(|| panic!("{at:?} is not in the text"));
    json!({"textDocument": {"uri": uri}, "position": position(text, offset, "utf-16")})
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
