//! Findings for clients that ask for them: of one document at once, of the workspace when something changed.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, atomic::Ordering},
};

use tower_lsp::lsp_types as lsp;

use crate::{
    corpus::{DocPath, Entry},
    lsp::{
        publish::{Settled, diagnostics, fingerprint},
        session::{Session, View, lock},
    },
};

/// `textDocument/diagnostic`: all findings, or word that they are those of the last time.
pub fn document(
    view: &View,
    entry: &Arc<Entry>,
    previous: Option<&str>,
    settled: &Settled,
    session: &Session,
) -> lsp::DocumentDiagnosticReport {
    // Until the corpus was read once, most citations lead nowhere; the client is told to ask again when it is.
    if !session.is_indexed.load(Ordering::SeqCst) {
        return nothing();
    }
    let items = diagnostics(view, entry, &settled.report(view, entry));
    if !items.is_empty() {
        lock(&session.told).insert(Arc::clone(&entry.path));
    }
    let result_id = result_id(&items);
    if previous == Some(&*result_id) {
        return lsp::RelatedUnchangedDocumentDiagnosticReport {
            related_documents: None,
            unchanged_document_diagnostic_report: lsp::UnchangedDocumentDiagnosticReport { result_id },
        }
        .into();
    }
    full(items, result_id)
}

/// No findings, for a document that is no business of ours.
pub fn nothing() -> lsp::DocumentDiagnosticReport {
    full(Vec::new(), result_id(&[]))
}

fn full(items: Vec<lsp::Diagnostic>, result_id: String) -> lsp::DocumentDiagnosticReport {
    lsp::RelatedFullDocumentDiagnosticReport {
        related_documents: None,
        full_document_diagnostic_report: lsp::FullDocumentDiagnosticReport {
            result_id: Some(result_id),
            items,
        },
    }
    .into()
}

fn result_id(items: &[lsp::Diagnostic]) -> String {
    format!("{:016x}", fingerprint(items, None))
}

/// `workspace/diagnostic`: the documents whose findings differ from those that the client has. Where none do, the answer
/// waits until one does; only the first is given at once. It comes in one piece: tower-lsp writes an answer and the
/// notifications before it in no certain order, so that a last part could come behind its end.
pub async fn workspace(
    session: &Session,
    params: lsp::WorkspaceDiagnosticParams,
) -> lsp::WorkspaceDiagnosticReport {
    let is_first = !session.is_pulled.swap(true, Ordering::SeqCst);
    if is_first {
        // What was sent until now is taken back.
        session.changed();
    }
    let mut settled = session.settled.subscribe();
    let previous = Arc::new(params.previous_result_ids);
    loop {
        let now = settled.borrow_and_update().clone();
        if now.is_complete {
            let (known, told) = (Arc::clone(&previous), std::mem::take(&mut *lock(&session.told)));
            let found = tokio::task::spawn_blocking(move || reports(&now, &known, &told)).await;
            let (found, told) = found.unwrap_or_default();
            lock(&session.told).extend(told);
            if is_first || !found.is_empty() {
                return lsp::WorkspaceDiagnosticReport { items: found };
            }
        }
        if settled.changed().await.is_err() {
            return lsp::WorkspaceDiagnosticReport::default();
        }
    }
}

/// The reports that differ from the known ones, and the documents of which the client holds findings then; what is gone is
/// reported empty, also where the client no longer says that it was told. Clients write addresses in their own way, also
/// those that they got from us, so documents are told apart by their paths.
fn reports(
    settled: &Settled,
    known: &[lsp::PreviousResultId],
    told: &BTreeSet<DocPath>,
) -> (Vec<lsp::WorkspaceDocumentDiagnosticReport>, BTreeSet<DocPath>) {
    let Some(view) = &settled.view else { return (Vec::new(), told.clone()) };
    let path = |id: &lsp::PreviousResultId| view.path(&id.uri).unwrap_or_else(|| id.uri.as_str().into());
    let mut known: BTreeMap<DocPath, &lsp::PreviousResultId> =
        known.iter().map(|id| (path(id), id)).collect();
    let (mut out, mut holds) = (Vec::new(), BTreeSet::new());
    for (path, report) in &settled.reports {
        let before = known.remove(path).map(|id| id.value.as_str());
        let was_told = told.contains(path);
        if before.is_none() && report.diagnostics.is_empty() && !was_told {
            continue;
        }
        let (Some(entry), Some(uri)) = (view.snapshot.entry(path), view.url(path)) else { continue };
        let items = diagnostics(view, entry, report);
        let result_id = result_id(&items);
        if !items.is_empty() {
            holds.insert(Arc::clone(path));
        }
        if before.map_or(was_told || !items.is_empty(), |before| before != result_id) {
            let version = view.open.get(path).map(|open| i64::from(open.version));
            out.push(report_of(uri, version, items, result_id));
        }
    }
    let empty = result_id(&[]);
    let gone = known.into_values().filter(|id| id.value != empty);
    out.extend(gone.map(|id| report_of(id.uri.clone(), None, Vec::new(), empty.clone())));
    (out, holds)
}

fn report_of(
    uri: lsp::Url,
    version: Option<i64>,
    items: Vec<lsp::Diagnostic>,
    result_id: String,
) -> lsp::WorkspaceDocumentDiagnosticReport {
    let result_id = Some(result_id);
    lsp::WorkspaceFullDocumentDiagnosticReport {
        uri,
        version,
        full_document_diagnostic_report: lsp::FullDocumentDiagnosticReport { result_id, items },
    }
    .into()
}
