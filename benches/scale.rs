//! How the library behaves at scale, without a wire, each number beside its budget: `cargo bench --bench scale`.
//!
//! `FILES` says how many files (11,784 unless it does; several with commas), `KEEP` a folder in which the corpora are made,
//! used again and left. The limit beside a number is measured in the same run. Taken is the processors' time where only
//! that means something; trust the ratios. Nothing here fails a build.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a surprise ends the bench")]
#![allow(clippy::cast_precision_loss, reason = "numbers to be looked at")]
#![allow(clippy::print_stdout, reason = "this is what a bench is for")]
#![allow(missing_docs, reason = "a program")]

mod clock;
#[allow(dead_code, reason = "each bench takes what it needs of what was made")]
mod corpus;
#[allow(dead_code, reason = "likewise")]
mod ledger;
#[allow(dead_code, reason = "likewise")]
mod limits;

use std::{path::PathBuf, sync::Arc, time::Duration};

use clock::{Took, Watch};
use corpus::{Made, Size};
use ledger::{Bar, Ledger, Limit, NONE, at_most, ms, percentiles, status};
use rapporteur::{
    corpus::Excerpt,
    query::{
        self,
        references::{Declaration, MOST},
    },
    workspace::{Options, View, Workspace},
};

/// Questions of each kind.
const ASKED: usize = 200;
/// Edits that are timed.
const EDITS: i32 = 200;
/// What is looked for among the symbols.
const QUERIES: [&str; 4] = ["Lav", "Geneva", "Tell Ab", "front"];

fn main() {
    for size in Size::all_from_environment() {
        measure(size);
    }
}

fn measure(size: Size) {
    let temporary = tempfile::tempdir().unwrap();
    let folder = std::env::var_os("KEEP").map_or_else(|| temporary.path().to_path_buf(), PathBuf::from);
    let folder = folder.join(size.files().to_string());
    let made = corpus::make(&folder, size);
    let megabytes = made.bytes as f64 / 1e6;
    let mut ledger = Ledger::new(
        &format!("scale-{}", size.files()),
        &format!(
            "in the library: {} articles, {} notes, {} profiles, {megabytes:.1} MB",
            size.articles, size.notes, size.profiles
        ),
    );
    let before = status("self", "VmRSS:");
    let (workspace, took) = index(&made);
    let floor = Limit { value: ms(limits::walk_and_read(&made.folder)), what: "ms to walk and read all" };
    ledger.row("index, clock", ms(took.clock), "ms", NONE, Some(floor));
    ledger.row("index, processors", ms(took.processors), "ms", NONE, None);
    ledger.row("index, a processor", megabytes / took.processors.as_secs_f64(), "MB/s", NONE, None);
    let memory = status("self", "VmRSS:") - before;
    let disk = Limit { value: made.bytes as f64 / size.files() as f64, what: "bytes on the disk" };
    ledger.row(
        "memory of a document",
        memory * 1024.0 * 1024.0 / size.files() as f64,
        "bytes",
        NONE,
        Some(disk),
    );
    ledger.row("peak memory", status("self", "VmHWM:"), "MiB", NONE, None);
    facts(&workspace);
    let mut workspace = workspace;
    profile_edit(&mut workspace, &made, &mut ledger);
    note_edit(&mut workspace, &made, &mut ledger);
    questions(&workspace, &made, &mut ledger);
    check(&workspace, &mut ledger);
    ledger.finish();
}

fn index(made: &Made) -> (Workspace, Took) {
    let start = Watch::over_all();
    let mut workspace = Workspace::new(std::slice::from_ref(&made.folder), Options::default());
    let job = workspace.index_job();
    let batch = job.run(&|_| {}, &|| false).unwrap();
    workspace.absorb(batch);
    (workspace, start.took())
}

fn facts(workspace: &Workspace) {
    let snapshot = workspace.snapshot();
    let (mut mentions, mut figures, mut documents) = (0, 0, 0);
    for entry in snapshot.entries() {
        documents += 1;
        mentions += entry.facts.mentions.len();
        figures += entry.facts.figures.len();
    }
    let longest =
        snapshot.all_series().map(|(key, _)| snapshot.statements(key).len()).max().unwrap_or_default();
    println!("  {documents} documents, {mentions} mentions, {figures} figures, longest series {longest}");
}

/// A profile gains an alias: until every document that uses it reads it.
fn profile_edit(workspace: &mut Workspace, made: &Made, ledger: &mut Ledger) {
    let text = std::fs::read_to_string(&made.profile).unwrap();
    let mut times = Vec::new();
    let mut read = 0;
    for number in 0..5 {
        let edited = text.replace("aliases: [", &format!("aliases: [\"Zaphod Beeblebrox {number}\", "));
        std::fs::write(&made.profile, edited).unwrap();
        let start = Watch::over_all();
        let job = workspace.files_changed(std::slice::from_ref(&made.profile)).unwrap();
        let batch = job.run(&|_| {}, &|| false).unwrap();
        read = batch.read;
        workspace.absorb(batch);
        times.push(start.took().clock);
    }
    std::fs::write(&made.profile, text).unwrap();
    let floor = Limit { value: ms(limits::walk_and_read(&made.folder)), what: "ms to walk and read all" };
    let what = format!("edit of a profile, {read} read anew");
    ledger.row(&what, percentiles(times).0, "ms", at_most(1_000.0, 500.0), Some(floor));
}

/// A figure of a note changes: until its findings are there, and those of the documents that rest on it.
fn note_edit(workspace: &mut Workspace, made: &Made, ledger: &mut Ledger) {
    let path = workspace.doc_path(&made.note);
    let text = std::fs::read_to_string(&made.note).unwrap();
    let (mut times, mut alone) = (Vec::new(), Vec::new());
    for number in 0..EDITS {
        let edited = text.replace(",000 people", &format!(",{:03} people", number % 2));
        let start = Watch::over_this_thread();
        std::hint::black_box(workspace.read(&path, &edited));
        alone.push(start.took().clock);
        let start = Watch::over_this_thread();
        let touched = workspace.change(Arc::clone(&path), Arc::from(edited), number);
        let view = workspace.view();
        for document in &touched.documents {
            let Some(entry) = view.snapshot.entry(document) else { continue };
            std::hint::black_box(view.check(entry).diagnostics.len());
        }
        times.push(start.took().clock);
    }
    let limit = Limit { value: percentiles(alone).0, what: "ms to read it alone, p50" };
    let (half, worst) = percentiles(times);
    ledger.row(
        &format!("edit of a note of {} bytes, p50", text.len()),
        half,
        "ms",
        at_most(5.0, 3.0),
        Some(limit),
    );
    ledger.row("edit of a note, p99", worst, "ms", at_most(15.0, 8.0), Some(limit));
}

/// One question at a place of a document.
type Question<'a> = Box<dyn Fn(usize) + 'a>;

/// Questions at every mention and figure of a note, excerpts read from the disk included.
fn questions(workspace: &Workspace, made: &Made, ledger: &mut Ledger) {
    let view = workspace.view();
    let (path, text) = (workspace.doc_path(&made.note), std::fs::read_to_string(&made.note).unwrap());
    let entry = Arc::clone(view.snapshot.entry(&path).unwrap());
    let mentions = entry.facts.mentions.iter().map(|mention| mention.span.start);
    let offsets: Vec<u32> =
        mentions.chain(entry.facts.figures.iter().map(|figure| figure.span.start)).collect();
    let at = |turn: usize| offsets[turn % offsets.len()];
    let (near, far) = (at_most(1.5, 0.8), at_most(5.0, 3.0));
    let reading = |excerpt: &Excerpt| view.texts.excerpt(excerpt);
    let View { snapshot, .. } = &view;
    let kinds: [(&str, Bar, Question<'_>); 5] = [
        (
            "hover",
            near,
            Box::new(|turn| {
                let hover = query::hover(snapshot, &path, at(turn));
                std::hint::black_box(hover.map(|hover| hover.markdown(&reading)));
            }),
        ),
        (
            "definition",
            near,
            Box::new(|turn| {
                std::hint::black_box(query::definition(snapshot, &path, at(turn)));
            }),
        ),
        (
            "references",
            far,
            Box::new(|turn| {
                std::hint::black_box(
                    query::references(snapshot, &path, at(turn), Declaration::Included, MOST).documents.len(),
                );
            }),
        ),
        (
            "workspace symbols",
            far,
            Box::new(|turn| {
                std::hint::black_box(query::symbols(snapshot, QUERIES[turn % QUERIES.len()]).len());
            }),
        ),
        (
            "completion",
            NONE,
            Box::new(|turn| {
                std::hint::black_box(view.completions(&entry, &text, at(turn) + 3).items.len());
            }),
        ),
    ];
    for (name, bar, ask) in kinds {
        let times: Vec<Duration> = (0..ASKED)
            .map(|turn| {
                let start = Watch::over_this_thread();
                ask(turn);
                start.took().clock
            })
            .collect();
        let (half, worst) = percentiles(times);
        ledger.row(&format!("{name}, p50"), half, "ms", NONE, None);
        ledger.row(&format!("{name}, p99"), worst, "ms", bar, None);
    }
}

fn check(workspace: &Workspace, ledger: &mut Ledger) {
    let view = workspace.view();
    let entries: Vec<_> = view.snapshot.entries().cloned().collect();
    let start = Watch::over_all();
    let reports = view.check_all(&entries, &|_, level| level, &|_| {});
    let findings: usize = reports.iter().map(|report| report.diagnostics.len()).sum();
    let took = start.took();
    let each = took.processors.as_secs_f64() * 1e6 / entries.len() as f64;
    ledger.row(&format!("check of everything, {findings} findings"), ms(took.clock), "ms", NONE, None);
    ledger.row("check of a document, processors", each, "µs", NONE, None);
}
