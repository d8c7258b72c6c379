//! What an editor waits for at scale, over the wire, each number beside its budget: `cargo bench --bench wire`.
//!
//! `FILES` says how many files (11,784 unless it does; several with commas), `KEEP` a folder in which the corpora are made,
//! used again and left. The limits are measured in the same run: the same bytes there and back through `cat`, and every
//! file walked, read and looked at by all cores. On a shared machine trust the ratios; nothing here fails a build.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::missing_panics_doc,
    reason = "a surprise ends the bench"
)]
#![allow(clippy::cast_precision_loss, reason = "numbers to be looked at")]
#![allow(clippy::print_stdout, reason = "this is what a bench is for")]
#![allow(clippy::needless_pass_by_value, reason = "messages are made to be sent")]
#![allow(missing_docs, reason = "a program")]

#[path = "../corpus/mod.rs"]
#[allow(dead_code, reason = "each bench takes what it needs of what was made")]
mod corpus;
#[path = "../ledger/mod.rs"]
#[allow(dead_code, reason = "likewise")]
mod ledger;
#[path = "../limits/mod.rs"]
mod limits;
mod server;
mod terminal;

use std::{
    path::{Path, PathBuf},
    thread,
    time::{Duration, Instant},
};

use corpus::{Made, Size};
use ledger::{Bar, Ledger, Limit, NONE, at_most, ms, percentiles};
use serde_json::{Value, json};
use server::{Server, uri};

/// Answers of each kind that are timed.
const ASKED: usize = 400;
/// How often the server is started to see when it is ready; the best counts.
const STARTS: usize = 3;
/// How often it is asked whether it is ready: as often as the others were.
const POLL: Duration = Duration::from_millis(20);
/// What is looked for among the symbols.
const QUERIES: [&str; 4] = ["Lav", "Geneva", "Tell Ab", "front"];
/// Edits that are timed.
const EDITS: i64 = 100;
/// Bytes of the note that is edited.
const NOTE: usize = 33_000;
/// What the server waits for after an edit, for more of them.
const PAUSE: Duration = Duration::from_millis(25);
/// How long nothing is asked, to see what it does of itself.
const IDLE: Duration = Duration::from_secs(3);

fn main() {
    for size in Size::all_from_environment() {
        measure(size);
    }
}

fn measure(size: Size) {
    let temporary = tempfile::tempdir().unwrap();
    let folder = std::env::var_os("KEEP").map_or_else(|| temporary.path().to_path_buf(), PathBuf::from);
    let folder = folder.join(size.files().to_string());
    std::fs::create_dir_all(&folder).unwrap();
    let made = corpus::make(&folder.canonicalize().unwrap(), size);
    let megabytes = made.bytes as f64 / 1e6;
    let mut ledger = Ledger::new(
        &format!("wire-{}", size.files()),
        &format!("over the wire: {} files, {megabytes:.1} MB", size.files()),
    );
    let (_, worst) = percentiles(limits::pipes(2_000, ASKED));
    let pipes = Limit { value: worst, what: "2 kB through the pipes alone, p99" };
    let mut server = ready(&made, size, &mut ledger, pipes);
    ledger.row("resident, when all is found", server.status("VmRSS:"), "MiB", NONE, None);
    let disk = Limit { value: made.bytes as f64 / 1024.0 / 1024.0, what: "MiB on the disk" };
    let bar = for_size(size, (150.0, 100.0), (500.0, 300.0));
    ledger.row("peak memory, until all is found", server.status("VmHWM:"), "MiB", bar, Some(disk));
    ledger.row("processors' time while nothing happens, 3 s", idle(&server), "ms", at_most(0.0, 0.0), None);
    answers(&mut server, &made, &mut ledger, pipes);
    edits(&mut server, &made, &mut ledger);
    ledger.row("exit, its input left open", ms(server.exit()), "ms", at_most(50.0, 10.0), None);
    terminal::check(&made, size, &mut ledger);
    ledger.finish();
}

/// Bounds for the two sizes that have any.
fn for_size(size: Size, small: (f64, f64), large: (f64, f64)) -> Bar {
    match size.files() {
        11_784 => at_most(small.0, small.1),
        51_784 => at_most(large.0, large.1),
        _ => NONE,
    }
}

/// Starts it some times: until the first right answer that needs the whole corpus, and until all findings are there; and
/// once more to see what hovers take meanwhile, since so many of them take a good part of a processor.
fn ready(made: &Made, size: Size, ledger: &mut Ledger, pipes: Limit) -> Server {
    let text = std::fs::read_to_string(&made.note).unwrap();
    let named = places(&text, &made.note).remove(0);
    let mut early = Vec::new();
    let mut server = Server::start(&made.folder);
    server.open(&made.note, &text);
    while !is_whole(&mut server, &named) {
        for _ in 0..8 {
            early.push(server.ask("textDocument/hover", named.clone()).1);
            thread::sleep(Duration::from_micros(500));
        }
    }
    let (mut took, mut found) = (Vec::new(), Vec::new());
    for _ in 0..STARTS {
        Server::exit(server);
        let start = Instant::now();
        server = Server::start(&made.folder);
        server.open(&made.note, &text);
        while !is_whole(&mut server, &named) {
            thread::sleep(POLL);
        }
        took.push(start.elapsed());
        server.settle();
        found.push(start.elapsed());
    }
    let floor = Limit { value: ms(limits::walk_and_read(&made.folder)), what: "ms to walk and read all" };
    let bar = for_size(size, (1_000.0, 600.0), (5_000.0, 3_000.0));
    ledger.row("ready: a right answer about all", best(&took), "ms", bar, Some(floor));
    ledger.row("all findings of all documents are there", best(&found), "ms", NONE, Some(floor));
    let (half, worst) = percentiles(early);
    ledger.row("hover while it reads, p50", half, "ms", NONE, Some(pipes));
    ledger.row("hover while it reads, p99", worst, "ms", at_most(10.0, 5.0), Some(pipes));
    server
}

/// Whether it knows of a person's mentions in other documents.
fn is_whole(server: &mut Server, named: &Value) -> bool {
    let answer = server.ask("textDocument/references", with_declaration(named)).0;
    answer.as_array().is_some_and(|all| all.iter().any(|one| one["uri"] != named["textDocument"]["uri"]))
}

fn best(took: &[Duration]) -> f64 {
    took.iter().min().copied().map_or(f64::NAN, ms)
}

/// Milliseconds that its threads work while nobody asks anything.
fn idle(server: &Server) -> f64 {
    thread::sleep(Duration::from_secs(2));
    let before = server.worked();
    thread::sleep(IDLE);
    ms(server.worked().saturating_sub(before))
}

fn answers(server: &mut Server, made: &Made, ledger: &mut Ledger, pipes: Limit) {
    let text = std::fs::read_to_string(&made.note).unwrap();
    let places = places(&text, &made.note);
    let near = at_most(1.5, 0.8);
    let far = at_most(5.0, 3.0);
    let kinds: [(&str, &str, Bar); 5] = [
        ("hover", "textDocument/hover", near),
        ("definition", "textDocument/definition", near),
        ("references", "textDocument/references", far),
        ("workspace symbols", "workspace/symbol", far),
        ("completion", "textDocument/completion", NONE),
    ];
    for (name, method, bar) in kinds {
        let (mut took, mut empty) = (Vec::new(), 0);
        for turn in 0..ASKED {
            let place = &places[turn % places.len()];
            let params = match method {
                "workspace/symbol" => json!({ "query": QUERIES[turn % QUERIES.len()] }),
                "textDocument/references" => with_declaration(place),
                _ => place.clone(),
            };
            let (answer, time) = server.ask(method, params);
            empty += usize::from(answer.is_null() || answer.as_array().is_some_and(Vec::is_empty));
            took.push(time);
        }
        let (half, worst) = percentiles(took);
        let told = if empty == 0 { String::new() } else { format!(" ({} % empty)", empty * 100 / ASKED) };
        ledger.row(&format!("{name}, p50{told}"), half, "ms", NONE, Some(pipes));
        ledger.row(&format!("{name}, p99"), worst, "ms", bar, Some(pipes));
    }
}

fn edits(server: &mut Server, made: &Made, ledger: &mut Ledger) {
    let note = std::fs::read_to_string(&made.note).unwrap();
    let (head, body) = note.split_once("# Note").unwrap();
    let mut text = format!("{head}# Note");
    while text.len() < NOTE {
        text.push_str(body);
    }
    // Something to find: a document in which nothing is wrong is told of once, and not after each edit.
    text.push_str("\nThey met on 31 June 2016.\n");
    let file = made.note.with_file_name("long.md");
    std::fs::write(&file, &text).unwrap();
    server.open(&file, &text);
    let long = uri(&file);
    server.findings(&long, 1);
    server.settle();
    let mut took = Vec::new();
    for version in 2..2 + EDITS {
        thread::sleep(PAUSE * 4);
        let start = server.tell("textDocument/didChange", change(&long, version, "x"));
        took.push((server.findings(&long, version) - start).saturating_sub(PAUSE));
    }
    let (half, worst) = percentiles(took);
    let (_, through) = percentiles(limits::pipes(NOTE, ASKED));
    let limit = Limit { value: through, what: "the note through the pipes, p99" };
    let what = format!("edit of {} kB to its findings, without the pause", text.len() / 1000);
    ledger.row(&format!("{what}, p50"), half, "ms", at_most(5.0, 3.0), Some(limit));
    ledger.row(&format!("{what}, p99"), worst, "ms", at_most(15.0, 8.0), Some(limit));
    thread::sleep(Duration::from_millis(500));
    server.forget();
    for version in 0..50 {
        server.tell("textDocument/didChange", change(&long, 1_000 + version, "y"));
    }
    let publishes = server.publishes(&long, Duration::from_secs(1));
    ledger.row("publishes after a burst of 50 edits", publishes as f64, "", at_most(2.0, 1.0), None);
    server.close(&file);
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

/// Where a note names somebody, at the beginnings of its sections' first lines, and where it states how many people.
fn places(text: &str, file: &Path) -> Vec<Value> {
    let lines: Vec<&str> = text.lines().collect();
    let follows = |line: usize| line > 1 && lines[line - 2].starts_with("## ");
    let named = (0..lines.len()).filter(|line| follows(*line)).map(|line| (line, 1));
    let counted = (0..lines.len()).filter_map(|line| Some((line, lines[line].find(" people")? - 1)));
    let place = |(line, column): (usize, usize)| json!({ "textDocument": { "uri": uri(file) }, "position": { "line": line, "character": column } });
    named.chain(counted).map(place).collect()
}

fn with_declaration(place: &Value) -> Value {
    let mut place = place.clone();
    place["context"] = json!({ "includeDeclaration": true });
    place
}
