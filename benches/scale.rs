//! How the whole behaves at scale, each number beside its budget: `cargo bench --bench scale`.
//!
//! `FILES` says how many files (default 11,784), `KEEP` a folder in which the corpus is made, used again and left. On a
//! shared machine trust ratios, not milliseconds; nothing here fails a build.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a surprise ends the bench")]
#![allow(clippy::cast_precision_loss, reason = "numbers to be looked at")]
#![allow(clippy::print_stdout, reason = "this is what a bench is for")]
#![allow(missing_docs, reason = "a program")]

mod clock;
mod corpus;

use std::{path::PathBuf, sync::Arc, time::Duration};

use clock::{Took, Watch};
use corpus::{Made, Size};
use rapporteur::{
    corpus::Excerpt,
    query,
    workspace::{Options, Workspace},
};

fn main() {
    let size = Size::from_environment();
    let temporary = tempfile::tempdir().unwrap();
    let folder = std::env::var_os("KEEP").map_or_else(|| temporary.path().to_path_buf(), PathBuf::from);
    let made = corpus::make(&folder, size);
    println!(
        "{} articles, {} notes, {} profiles, {:.1} MB",
        size.articles,
        size.notes,
        size.profiles,
        made.bytes as f64 / 1e6
    );
    let before = resident();
    let (mut workspace, ready) = index(&made);
    row("ready", ready, 3000.0);
    println!("  reading at {:.1} MB/s a processor", made.bytes as f64 / 1e6 / ready.processors.as_secs_f64());
    drop(workspace);
    (workspace, _) = index(&made);
    let after = resident();
    println!(
        "  memory before {before:.0} MiB, with the corpus {after:.0} MiB, peak {:.0} MiB   (budget 300 MiB)",
        peak()
    );
    facts(&workspace);
    profile_edit(&mut workspace, &made);
    note_edit(&mut workspace, &made);
    hover(&workspace, &made);
    check(&workspace);
}

fn row(what: &str, took: Took, budget_ms: f64) {
    let ms = |time: Duration| time.as_secs_f64() * 1e3;
    println!(
        "  {what}: {:.2} ms, {:.2} ms of processors   (budget {budget_ms} ms)",
        ms(took.clock),
        ms(took.processors)
    );
}

/// The middle and the nearly worst, by time on the processor.
fn median(mut times: Vec<Took>) -> (Took, Took) {
    times.sort_by_key(|took| took.processors);
    (times[times.len() / 2], times[times.len() * 99 / 100])
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
fn profile_edit(workspace: &mut Workspace, made: &Made) {
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
        times.push(start.took());
    }
    std::fs::write(&made.profile, text).unwrap();
    row(&format!("profile edit to effect ({read} documents read anew)"), median(times).0, 1000.0);
}

/// A character is typed into a note: until its findings are there, and those of the documents that rest on it.
fn note_edit(workspace: &mut Workspace, made: &Made) {
    let path = workspace.doc_path(&made.note);
    let text = std::fs::read_to_string(&made.note).unwrap();
    let mut times = Vec::new();
    let mut found = 0;
    for number in 0..100 {
        let edited = text.replace("# Note", &format!("# Edit {number} of note"));
        let start = Watch::over_this_thread();
        let touched = workspace.change(Arc::clone(&path), Arc::from(edited), number);
        let view = workspace.view();
        let mut count = 0;
        for document in &touched.documents {
            let Some(entry) = view.snapshot.entry(document) else { continue };
            count += view.check(entry).diagnostics.len();
        }
        times.push(start.took());
        found = count;
    }
    let (half, worst) = median(times);
    row(&format!("edit of a note of {} bytes to its {found} findings", text.len()), half, 50.0);
    row("  the slowest of a hundred", worst, 50.0);
}

/// Every mention and figure of the note is hovered, excerpts read from disk included.
fn hover(workspace: &Workspace, made: &Made) {
    let view = workspace.view();
    let path = workspace.doc_path(&made.note);
    let entry = Arc::clone(view.snapshot.entry(&path).unwrap());
    let mentions = entry.facts.mentions.iter().map(|mention| mention.span.start);
    let figures = entry.facts.figures.iter().map(|figure| figure.span.start);
    let offsets: Vec<u32> = mentions.chain(figures).collect();
    if offsets.is_empty() {
        println!("  nothing to hover");
        return;
    }
    let reading = |excerpt: &Excerpt| view.texts.excerpt(excerpt);
    let mut times = Vec::new();
    for offset in offsets.iter().cycle().take(offsets.len().max(100)) {
        let start = Watch::over_this_thread();
        let hover = query::hover(&view.snapshot, &path, *offset);
        let text = hover.map(|hover| hover.markdown(&reading));
        times.push(start.took());
        std::hint::black_box(text);
    }
    let (half, worst) = median(times);
    row("hover", half, 5.0);
    row("  the slowest of a hundred", worst, 5.0);
}

fn check(workspace: &Workspace) {
    let view = workspace.view();
    let entries: Vec<_> = view.snapshot.entries().cloned().collect();
    let start = Watch::over_all();
    let reports = view.check_all(&entries, &|_, level| level, &|_| {});
    let findings: usize = reports.iter().map(|report| report.diagnostics.len()).sum();
    row(&format!("check of everything ({findings} findings)"), start.took(), 2000.0);
}

/// A line of this process's status, in MiB; nothing where the system has no such file.
fn status(name: &str) -> f64 {
    let text = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = text.lines().find_map(|line| line.strip_prefix(name));
    let kib = line.and_then(|line| line.split_whitespace().next()?.parse::<f64>().ok());
    kib.unwrap_or_default() / 1024.0
}

fn resident() -> f64 {
    status("VmRSS:")
}

fn peak() -> f64 {
    status("VmHWM:")
}
