//! What an editor waits for at scale, over the wire, each number beside its budget: `cargo bench --bench wire`.
//!
//! `FILES` says how many files (default 11,784), `KEEP` a folder in which the corpus is made, used again and left. Beside
//! the answers stands what the pipes alone cost in the same run: the same bytes there and back through `cat`. On a shared
//! machine trust the ratios; nothing here fails a build.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a surprise ends the bench")]
#![allow(clippy::cast_precision_loss, reason = "numbers to be looked at")]
#![allow(clippy::print_stdout, reason = "this is what a bench is for")]
#![allow(clippy::needless_pass_by_value, reason = "messages are made to be sent")]
#![allow(missing_docs, reason = "a program")]

#[path = "../corpus/mod.rs"]
#[allow(dead_code, reason = "each bench takes what it needs of what was made")]
mod corpus;
mod server;

use std::{
    io::{Read, Write},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use corpus::{Made, Size};
use serde_json::{Value, json};
use server::{Server, uri};

/// Answers of each kind that are timed.
const ASKED: usize = 200;
/// What is looked for among the symbols.
const QUERIES: [&str; 4] = ["Lav", "Geneva", "Orl", "Haddad"];
/// Edits that are timed.
const EDITS: i64 = 60;
/// Bytes of the note that is edited.
const NOTE: usize = 33_000;
/// What the server waits for after an edit, for more of them.
const PAUSE: Duration = Duration::from_millis(25);

fn main() {
    let size = Size::from_environment();
    let temporary = tempfile::tempdir().unwrap();
    let folder = std::env::var_os("KEEP").map_or_else(|| temporary.path().to_path_buf(), PathBuf::from);
    let made = corpus::make(&folder, size);
    let files = size.articles + size.notes + size.profiles;
    println!("{files} files, {:.1} MB", made.bytes as f64 / 1e6);
    let pipes = pipes(2_000);
    println!("  2 kB there and back through the pipes alone: p50 {:.3}, p99 {:.3} ms", pipes.0, pipes.1);
    let is_large = files > 20_000;
    let (ready_ms, memory) = if is_large { (5_000.0, 500.0) } else { (1_000.0, 150.0) };
    let mut server = ready(&made, ready_ms);
    println!(
        "  memory {:.0} MiB, peak {:.0} MiB   (budget {memory:.0} MiB)",
        server.status("VmRSS:"),
        server.status("VmHWM:")
    );
    answers(&mut server, &made, pipes.1);
    edits(&mut server, &made);
    row("exit, with its input open", &[server.exit()], (50.0, 50.0), None);
}

/// Until the first hover that shows what other documents say; and what hovers take while it reads.
fn ready(made: &Made, budget: f64) -> Server {
    let start = Instant::now();
    let mut server = Server::start(&made.folder);
    let text = std::fs::read_to_string(&made.note).unwrap();
    open(&mut server, &made.note, &text);
    let place = places(&text, &made.note).remove(0);
    let mut early = Vec::new();
    let is_there = |answer: &Value| answer.as_array().is_some_and(|all| !all.is_empty());
    while !is_there(&server.ask("textDocument/references", with_declaration(&place)).0) {
        early.push(server.ask("textDocument/hover", place.clone()).1);
        std::thread::sleep(Duration::from_millis(5));
    }
    let took = start.elapsed().as_secs_f64() * 1e3;
    println!("  ready: {took:.0} ms   (budget {budget:.0} ms: {:.2} times)", took / budget);
    row("hover while it reads", &early, (10.0, 10.0), None);
    server
}

fn answers(server: &mut Server, made: &Made, pipe: f64) {
    let text = std::fs::read_to_string(&made.note).unwrap();
    let places = places(&text, &made.note);
    let kinds: [(&str, &str, f64); 4] = [
        ("hover", "textDocument/hover", 1.5),
        ("definition", "textDocument/definition", 1.5),
        ("references", "textDocument/references", 5.0),
        ("workspace symbols", "workspace/symbol", 5.0),
    ];
    for (name, method, budget) in kinds {
        let took: Vec<Duration> = (0..ASKED)
            .map(|turn| {
                let place = &places[turn % places.len()];
                let params = match method {
                    "workspace/symbol" => json!({ "query": QUERIES[turn % QUERIES.len()] }),
                    "textDocument/references" => with_declaration(place),
                    _ => place.clone(),
                };
                server.ask(method, params).1
            })
            .collect();
        row(name, &took, (budget, budget), Some(pipe));
    }
}

fn edits(server: &mut Server, made: &Made) {
    let note = std::fs::read_to_string(&made.note).unwrap();
    let (head, body) = note.split_once("# Note").unwrap();
    let mut text = format!("{head}# Note");
    while text.len() < NOTE {
        text.push_str(body);
    }
    let file = made.note.with_file_name("long.md");
    std::fs::write(&file, &text).unwrap();
    open(server, &file, &text);
    let long = uri(&file);
    server.findings(&long, 1);
    let mut took = Vec::new();
    for version in 2..2 + EDITS {
        std::thread::sleep(PAUSE * 4);
        let start = server.tell("textDocument/didChange", change(&long, version, "x"));
        took.push((server.findings(&long, version) - start).saturating_sub(PAUSE));
    }
    row(
        &format!("edit of {} kB to its findings, pause left out", text.len() / 1000),
        &took,
        (5.0, 15.0),
        None,
    );
    std::thread::sleep(Duration::from_millis(500));
    server.forget();
    for version in 0..50 {
        server.tell("textDocument/didChange", change(&long, 100 + version, "y"));
    }
    let publishes = server.publishes(&long, Duration::from_secs(1));
    println!("  a burst of 50 edits: {publishes} publishes   (budget 2)");
    std::fs::remove_file(file).unwrap();
}

/// A character typed into the first heading.
fn change(uri: &str, version: i64, text: &str) -> Value {
    let place = json!({ "line": 5, "character": 6 });
    json!({
        "textDocument": { "uri": uri, "version": version },
        "contentChanges": [{ "range": { "start": place, "end": place }, "text": text }]
    })
}

fn open(server: &mut Server, file: &Path, text: &str) {
    let document = json!({ "uri": uri(file), "languageId": "markdown", "version": 1, "text": text });
    server.tell("textDocument/didOpen", json!({ "textDocument": document }));
}

/// Where a note names somebody: the beginnings of its sections' first lines.
fn places(text: &str, file: &Path) -> Vec<Value> {
    let lines: Vec<&str> = text.lines().collect();
    let follows = |line: usize| line > 1 && lines[line - 2].starts_with("## ");
    let named = (0..lines.len()).filter(|line| follows(*line));
    let place = |line: usize| json!({ "textDocument": { "uri": uri(file) }, "position": { "line": line, "character": 1 } });
    named.map(place).collect()
}

fn with_declaration(place: &Value) -> Value {
    let mut place = place.clone();
    place["context"] = json!({ "includeDeclaration": true });
    place
}

/// The middle and the nearly worst beside their budgets, and beside what the pipes alone cost.
fn row(what: &str, took: &[Duration], (half, worst): (f64, f64), pipe: Option<f64>) {
    if took.is_empty() {
        println!("  {what}: none");
        return;
    }
    let (p50, p99) = percentiles(took.to_vec());
    let pipes = pipe.map_or(String::new(), |pipe| format!(", {:.1} times the pipes", p99 / pipe));
    println!(
        "  {what}: p50 {p50:.2}, p99 {p99:.2} ms   (budget {half}, {worst} ms: {:.2} times{pipes})",
        p99 / worst
    );
}

fn percentiles(mut took: Vec<Duration>) -> (f64, f64) {
    took.sort();
    let at = |per_cent: usize| took[(took.len() - 1) * per_cent / 100].as_secs_f64() * 1e3;
    (at(50), at(99))
}

/// Milliseconds of so many bytes there and back through two pipes and a process that does nothing.
fn pipes(bytes: usize) -> (f64, f64) {
    let mut child = Command::new("cat").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let (mut input, mut output) = (child.stdin.take().unwrap(), child.stdout.take().unwrap());
    let mut room = vec![b'x'; bytes];
    let took = (0..ASKED).map(|_| {
        let start = Instant::now();
        input.write_all(&room).unwrap();
        output.read_exact(&mut room).unwrap();
        start.elapsed()
    });
    let took = percentiles(took.collect());
    drop(input);
    child.wait().unwrap();
    took
}

/// A line of a process's status, in MiB; nothing where the system has no such file.
fn status(file: &str, name: &str) -> f64 {
    let text = std::fs::read_to_string(file).unwrap_or_default();
    let line = text.lines().find_map(|line| line.strip_prefix(name));
    let kib = line.and_then(|line| line.split_whitespace().next()?.parse::<f64>().ok());
    kib.unwrap_or_default() / 1024.0
}
