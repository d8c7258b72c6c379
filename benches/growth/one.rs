//! One corpus, in a process of its own: index, memory, edits, hovers.

use std::{path::Path, sync::Arc};

use rapporteur::{
    corpus::Excerpt,
    query,
    workspace::{Options, Workspace},
};

use super::{clock::Watch, ledger};

/// What is measured, and in what.
pub const COLUMNS: [(&str, &str); 6] = [
    ("index", "s of processors"),
    ("memory", "MiB"),
    ("check of everything", "s of processors"),
    ("edit of a note", "ms"),
    ("hover", "ms"),
    ("workspace symbols", "ms"),
];

/// Edits and hovers, of which the mean counts: the processors' clock is too coarse for one.
const TIMES: i32 = 400;

/// The columns with spaces between them.
pub fn measure(folder: &Path, files: usize) -> String {
    let before = ledger::status("self", "VmRSS:");
    let watch = Watch::over_all();
    let mut workspace = Workspace::new(&[folder.to_path_buf()], Options::default());
    let batch = workspace.index_job().run(&|_| {}, &|| false).unwrap();
    workspace.absorb(batch);
    let index = watch.took().processors.as_secs_f64();
    let memory = ledger::status("self", "VmRSS:") - before;
    let note = folder.join(format!("notes/{:05}.md", files / 12 - 1));
    let edit = edit(&mut workspace, &note);
    let hover = hover(&workspace, &note);
    let (check, symbols) = (check(&workspace), symbols(&workspace));
    format!("{index:.3} {memory:.1} {check:.3} {edit:.4} {hover:.4} {symbols:.4}")
}

fn check(workspace: &Workspace) -> f64 {
    let view = workspace.view();
    let entries: Vec<_> = view.snapshot.entries().cloned().collect();
    let watch = Watch::over_all();
    std::hint::black_box(view.check_all(&entries, &|_, level| level, &|_| {}).len());
    watch.took().processors.as_secs_f64()
}

/// What is looked for among all names, by a few letters.
fn symbols(workspace: &Workspace) -> f64 {
    let snapshot = workspace.snapshot();
    let letters = ["Lav", "Geneva", "Tell Ab", "front"];
    let watch = Watch::over_this_thread();
    for turn in 0..40 {
        std::hint::black_box(query::symbols(&snapshot, letters[turn % letters.len()]).len());
    }
    ledger::ms(watch.took().processors) / 40.0
}

/// A figure of a note is changed and changed back: until the findings of all that rests on it are there.
fn edit(workspace: &mut Workspace, note: &Path) -> f64 {
    let path = workspace.doc_path(note);
    let text = std::fs::read_to_string(note).unwrap();
    let watch = Watch::over_this_thread();
    for turn in 0..TIMES {
        let edited = text.replace(",000 people", &format!(",{:03} people", turn % 2));
        let touched = workspace.change(Arc::clone(&path), Arc::from(edited), turn);
        let view = workspace.view();
        for document in &touched.documents {
            if let Some(entry) = view.snapshot.entry(document) {
                std::hint::black_box(view.check(entry).diagnostics.len());
            }
        }
    }
    ledger::ms(watch.took().processors) / f64::from(TIMES)
}

/// Every figure and name of a note, excerpts read from the disk included.
fn hover(workspace: &Workspace, note: &Path) -> f64 {
    let view = workspace.view();
    let path = workspace.doc_path(note);
    let entry = Arc::clone(view.snapshot.entry(&path).unwrap());
    let mentions = entry.facts.mentions.iter().map(|mention| mention.span.start);
    let places: Vec<u32> =
        mentions.chain(entry.facts.figures.iter().map(|figure| figure.span.start)).collect();
    let reading = |excerpt: &Excerpt| view.texts.excerpt(excerpt);
    let watch = Watch::over_this_thread();
    for place in places.iter().cycle().take(TIMES as usize) {
        let hover = query::hover(&view.snapshot, &path, *place);
        std::hint::black_box(hover.map(|hover| hover.markdown(&reading)));
    }
    ledger::ms(watch.took().processors) / f64::from(TIMES)
}
