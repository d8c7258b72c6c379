//! `rapporteur/status`: what the server holds, for status bars, reports of bugs, and tests. No words of documents.

use std::sync::atomic::Ordering;

use serde_json::{Value, json};

use crate::{
    lsp::session::{Session, lock},
    text::fold,
};

/// The state in short. An open document's fingerprint tells whether client and server hold the same text.
pub fn status(session: &Session) -> Value {
    let change = *session.changes.borrow();
    let view = session.view();
    let settled = session.settled.borrow().clone();
    let read = *lock(&session.readings);
    let is_reading = session.is_reading.load(Ordering::SeqCst);
    let open = view.open.iter().map(|(path, open)| {
        let text = open.buffer.text();
        json!({
            "path": &**path,
            "uri": open.uri,
            "version": open.version,
            "inStep": open.in_step,
            "length": text.len(),
            "fingerprint": format!("{:016x}", fold::fingerprint(text.as_bytes())),
        })
    });
    json!({
        "version": env!("CARGO_PKG_VERSION"),
        "documents": view.snapshot.entries().count(),
        "findings": settled.reports.values().map(|report| report.diagnostics.len()).sum::<usize>(),
        "read": {"jobs": read.jobs, "documents": read.documents},
        "indexing": is_reading,
        "answering": session.working.count(),
        "settled": settled.is_complete && settled.change == change && !is_reading,
        "open": open.collect::<Vec<_>>(),
    })
}
