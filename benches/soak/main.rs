//! The server for as long, and under as much, as tests have no time for: `cargo bench --bench soak`, or `tests/run
//! --soak`. Each line is a figure beside its bound; the last one counts what held.
//!
//! `FILES` says how many files the corpus has (default 10,000), `KEEP` a folder in which it is made, used again and left.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::missing_panics_doc,
    reason = "a surprise ends the bench"
)]
#![allow(
    clippy::cast_precision_loss,
    clippy::cast_possible_wrap,
    clippy::cast_sign_loss,
    reason = "numbers to be looked at"
)]
#![allow(
    clippy::needless_pass_by_value,
    clippy::string_slice,
    reason = "a test's JSON is written where it is sent"
)]
#![allow(clippy::print_stdout, reason = "this is what a bench is for")]
#![allow(dead_code, reason = "shared with tests that need more")]
#![allow(missing_docs, reason = "a program")]

#[path = "../../tests/it/lsp/client.rs"]
mod client;
#[path = "../corpus/mod.rs"]
mod corpus;
mod heap;
#[path = "../../tests/it/lsp/model.rs"]
mod model;
mod storms;

use std::{
    fs,
    path::{Path, PathBuf},
    process::ExitCode,
    time::{Duration, Instant},
};

use serde_json::{Value, json};

use client::Client;
use corpus::{Made, Size};

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().collect();
    if let [_, word, file] = words.as_slice()
        && word == "serve"
    {
        return heap::serve(file.into());
    }
    let temporary = tempfile::tempdir().unwrap();
    let folder = std::env::var_os("KEEP").map_or_else(|| temporary.path().to_path_buf(), PathBuf::from);
    let mut sum = Sum::default();
    let large = match std::env::var_os("FILES") {
        Some(_) => Size::from_environment(),
        None => Size { articles: 8_600, notes: 800, profiles: 600 },
    };
    let made = made(&folder.join("large"), large);
    storms::hovers_while_indexing(&made, &mut sum);
    storms::many_files_at_once(&made, &mut sum);
    let made = self::made(&folder.join("small"), Size { articles: 860, notes: 80, profiles: 60 });
    storms::cancelled(&made, &mut sum);
    storms::deaf(&made, &mut sum);
    storms::exit(&mut sum);
    heap::edits(&made, &mut sum);
    println!("{} passed, {} failed", sum.passed, sum.failed);
    if sum.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn made(folder: &Path, size: Size) -> Made {
    fs::create_dir_all(folder).unwrap();
    let made = corpus::make(&folder.canonicalize().unwrap(), size);
    println!("{} files, {:.1} MB", size.articles + size.notes + size.profiles, made.bytes as f64 / 1e6);
    made
}

/// What held and what did not.
#[derive(Default)]
pub struct Sum {
    passed: usize,
    failed: usize,
}

impl Sum {
    /// A figure, whether it is within its bound, and both in words.
    pub fn row(&mut self, holds: bool, words: &str) {
        println!("{} {words}", if holds { "ok     " } else { "FAILED " });
        *if holds { &mut self.passed } else { &mut self.failed } += 1;
    }
}

/// The address of a file.
pub fn uri(file: &Path) -> String {
    format!("file://{}", file.display())
}

/// Begins a session over the corpus, for a client that watches files itself.
pub fn begin(client: &mut Client, made: &Made) {
    let capabilities = json!({"workspace": {"didChangeWatchedFiles": {"dynamicRegistration": true}}});
    client.initialize(json!({"capabilities": capabilities, "rootUri": uri(&made.folder)}));
    client.serve("client/registerCapability", Value::Null);
}

/// Waits until nothing is left to do; far more patiently than a test.
pub fn settle(client: &mut Client) -> Value {
    let start = Instant::now();
    loop {
        let status = client.request("rapporteur/status", Value::Null);
        if status["indexing"] == false && status["settled"] == true {
            return status;
        }
        assert!(start.elapsed() < Duration::from_secs(600), "not settled: {status}");
        std::thread::sleep(Duration::from_millis(50));
    }
}
