//! Any bytes on the server's input: it takes them or leaves them out, and answers with whole messages, none of which
//! speaks of a bug.
//!
//! The input's lines are messages, for which frames are made, and `ROOT` in them is the corpus's address; a line that
//! begins with `!` is passed as it stands, with `\r` and `\n` for the breaks of a header.
#![no_main]

use std::{
    io::Write,
    sync::{Arc, LazyLock, Mutex},
    time::Duration,
};

use libfuzzer_sys::fuzz_target;
use serde_json::Value;
use tempfile::TempDir;

/// What ends the process, opens other folders, waits as it should, or is there to be a bug.
const LEFT_OUT: [&str; 6] =
    ["exit", "WorkspaceFolders", "workspace/diagnostic", "trial", "initialize", "processId"];

const FILES: [(&str, &str); 4] = [
    (
        "rapporteur.toml",
        "[corpus]\nconflict = \"syrian-war\"\n[editor]\ninlay-hints = true\ncode-lenses = true\n",
    ),
    (
        "articles/a.md",
        "---\ndate: 2016-03-24\noutlet: O\nkey: k\n---\n# A\n\nThe war in Syria has killed 470,000 people, Anna Keller said.\n",
    ),
    (
        "notes/n.md",
        "# N\n\nThe war in Syria has killed 350,000 people ([A](../articles/a.md)). Keller left.\n",
    ),
    (
        "profiles/syrian-war.md",
        "---\nkind: conflict\nname: Syrian war\naliases: [war in Syria]\nstart: 2011-03-15\n---\nA war.\n",
    ),
];

static CORPUS: LazyLock<TempDir> = LazyLock::new(|| {
    let folder = tempfile::tempdir().expect("a folder");
    for (path, text) in FILES {
        let file = folder.path().join(path);
        std::fs::create_dir_all(file.parent().expect("a parent")).expect("a folder");
        std::fs::write(file, text).expect("a file");
    }
    folder
});

/// What the server says.
#[derive(Clone, Default)]
struct Heard(Arc<Mutex<Vec<u8>>>);

impl Write for Heard {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().expect("nobody panics with it").extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

fuzz_target!(|bytes: &[u8]| {
    let root = format!("file://{}", CORPUS.path().display());
    let hello = format!(
        r#"{{"jsonrpc":"2.0","id":"hello","method":"initialize","params":{{"rootUri":"{root}","capabilities":{{"workspace":{{"didChangeWatchedFiles":{{"dynamicRegistration":true}}}},"textDocument":{{"hover":{{"contentFormat":["markdown"]}}}}}}}}}}"#
    );
    let mut input = framed(hello.as_bytes());
    input.extend(framed(br#"{"jsonrpc":"2.0","method":"initialized","params":{}}"#));
    for line in bytes.split(|byte| *byte == b'\n') {
        let words = String::from_utf8_lossy(line);
        // A backslash may spell any word in another way.
        if LEFT_OUT.iter().any(|word| words.contains(word)) || words.contains("\\u") {
            continue;
        }
        match words.strip_prefix('!') {
            Some(raw) => input.extend(raw.replace("\\r", "\r").replace("\\n", "\n").into_bytes()),
            None if words.contains("ROOT") => input.extend(framed(words.replace("ROOT", &root).as_bytes())),
            None => input.extend(framed(line)),
        }
    }
    let heard = Heard::default();
    // The clock stands while there is work, and leaps where the server would wait: for quiet, for a client that went.
    let mut runtime = tokio::runtime::Builder::new_current_thread();
    let runtime = runtime.enable_time().start_paused(true).build().expect("a runtime");
    runtime.block_on(rapporteur::lsp::converse(&*input, heard.clone()));
    runtime.shutdown_timeout(Duration::from_secs(1));
    let said = heard.0.lock().expect("nobody panics with it").clone();
    understood(&said);
});

fn framed(body: &[u8]) -> Vec<u8> {
    [format!("Content-Length: {}\r\n\r\n", body.len()).as_bytes(), body].concat()
}

/// Whatever the server says is whole, and no bug is confessed.
fn understood(mut said: &[u8]) {
    while !said.is_empty() {
        let text = String::from_utf8_lossy(&said[..said.len().min(64)]).into_owned();
        let (header, _) = text.split_once("\r\n\r\n").expect("a header");
        let length: usize = header.trim_start_matches("Content-Length: ").parse().expect("a length");
        let start = header.len() + 4;
        let message: Value = serde_json::from_slice(&said[start..start + length]).expect("a message");
        assert_ne!(message["error"]["code"], -32603, "{message}");
        said = &said[start + length..];
    }
}
