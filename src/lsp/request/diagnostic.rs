//! Findings for clients that ask for them: of one document at once, of the workspace when something changed.

use std::{
    cell::{Cell, RefCell},
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, atomic::Ordering},
};

use serde_json::json;
use tower_lsp::{jsonrpc::Result, lsp_types as lsp};

use crate::{
    corpus::{DocPath, Entry},
    lsp::{
        aside::{Asker, Tokens},
        publish::{Settled, diagnostics, fingerprint},
        session::{Session, View, lock},
    },
    rule::Report,
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

/// `workspace/diagnostic`: the documents whose findings differ from those that the client has, part by part where it takes
/// parts. Where none do, the answer waits until one does; only the first is given at once.
pub async fn workspace(
    session: &Arc<Session>,
    params: lsp::WorkspaceDiagnosticParams,
) -> Result<lsp::WorkspaceDiagnosticReport> {
    let is_first = !session.is_pulled.swap(true, Ordering::SeqCst);
    if is_first {
        // What was sent until now is taken back.
        session.changed();
    }
    let tokens = Tokens::of(params.partial_result_params, params.work_done_progress_params);
    let mut settled = session.settled.subscribe();
    let previous = Arc::new(params.previous_result_ids);
    loop {
        let now = settled.borrow_and_update().clone();
        if now.is_complete {
            let asker = session.asker(tokens.clone());
            let (known, desk, job) = (Arc::clone(&previous), Arc::clone(session), asker.clone());
            let work = move || {
                let _course = is_first.then(|| job.begin("Gathering findings"));
                reports(&desk, &now, &known, &job)
            };
            let (found, differ) = asker.work(&session.working, work).await?;
            if is_first || differ {
                return Ok(lsp::WorkspaceDiagnosticReport { items: found });
            }
        }
        if settled.changed().await.is_err() {
            return Ok(lsp::WorkspaceDiagnosticReport::default());
        }
    }
}

/// What a client has of a document, by the document's path, as far as it says.
type Known<'a> = BTreeMap<DocPath, &'a lsp::PreviousResultId>;

/// The reports that differ from the known ones, as far as they were not sent already, and whether any do. What is gone is
/// reported empty, also where the client no longer says that it was told. Clients write addresses in their own way, also
/// those that they got from us, so documents are told apart by their paths.
fn reports(
    session: &Session,
    settled: &Settled,
    known: &[lsp::PreviousResultId],
    asker: &Asker,
) -> (Vec<lsp::WorkspaceDocumentDiagnosticReport>, bool) {
    let Some(view) = &settled.view else { return (Vec::new(), false) };
    let told = lock(&session.told).clone();
    let path = |id: &lsp::PreviousResultId| view.path(&id.uri).unwrap_or_else(|| id.uri.as_str().into());
    let known: Known<'_> = known.iter().map(|id| (path(id), id)).collect();
    let is_silent = |path: &DocPath, report: &Report| {
        !known.contains_key(path) && report.diagnostics.is_empty() && !told.contains(path)
    };
    let looked_at = settled.reports.iter().filter(|(path, report)| !is_silent(path, report));
    let mut looked_at: Vec<(&DocPath, Option<&Report>)> =
        looked_at.map(|(path, report)| (path, Some(report.as_ref()))).collect();
    looked_at
        .extend(known.keys().filter(|path| !settled.reports.contains_key(*path)).map(|path| (path, None)));
    let (holds, differ) = (RefCell::new(told.clone()), Cell::new(false));
    let one = |(path, report): (&DocPath, Option<&Report>)| {
        let found = match report {
            Some(report) => of_document(view, (path, report), (&known, &told), &holds),
            None => gone(known.get(path)?),
        };
        differ.set(differ.get() || found.is_some());
        found
    };
    let found = asker.deliver(looked_at, one, |part| json!({"items": part}));
    *lock(&session.told) = holds.into_inner();
    (found, differ.get())
}

/// The report of a document, if its client has another.
fn of_document(
    view: &View,
    (path, report): (&DocPath, &Report),
    (known, told): (&Known<'_>, &BTreeSet<DocPath>),
    holds: &RefCell<BTreeSet<DocPath>>,
) -> Option<lsp::WorkspaceDocumentDiagnosticReport> {
    let (entry, uri) = (view.snapshot.entry(path)?, view.url(path)?);
    let items = diagnostics(view, entry, report);
    let result_id = result_id(&items);
    if items.is_empty() {
        holds.borrow_mut().remove(path);
    } else {
        holds.borrow_mut().insert(Arc::clone(path));
    }
    let before = known.get(path).map(|id| id.value.as_str());
    let differs = before.map_or(told.contains(path) || !items.is_empty(), |before| before != result_id);
    let version = view.open.get(path).map(|open| i64::from(open.version));
    differs.then(|| report_of(uri, version, items, result_id))
}

fn gone(id: &lsp::PreviousResultId) -> Option<lsp::WorkspaceDocumentDiagnosticReport> {
    let empty = result_id(&[]);
    (id.value != empty).then(|| report_of(id.uri.clone(), None, Vec::new(), empty))
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
