//! Quick fixes, and the one action that applies all that are always right; corrections; and what articles say, made when it
//! is chosen where the client asks for it then.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use tower_lsp::{
    jsonrpc::{Error, ErrorCode, Result},
    lsp_types as lsp,
};

use crate::{
    corpus::{Entry, Excerpt},
    lsp::{
        capabilities::{CORRECTION, FIX_ALL, INSERTION},
        convert,
        publish::Settled,
        session::View,
    },
    query::{self, Insertion},
    rule::{self, Diagnostic, Edit, Report, Safety},
    text::Span,
};

/// `textDocument/codeAction`: the fixes of the findings that touch the range, then the one for all.
pub fn code_actions(
    view: &View,
    entry: &Arc<Entry>,
    params: &lsp::CodeActionParams,
    settled: &Settled,
) -> Vec<lsp::CodeActionOrCommand> {
    let asked = convert::span(&entry.lines, params.range, view.capabilities.encoding);
    let report = settled.report(view, entry);
    let findings = &report.diagnostics;
    let (mut actions, mut waivers_here) = (Vec::new(), Vec::new());
    if is_wanted(params, &lsp::CodeActionKind::QUICKFIX) {
        let touched = |found: &&Diagnostic| found.span.touches(asked.start) || found.span.overlaps(asked);
        let here: Vec<&Diagnostic> = findings.iter().filter(touched).collect();
        actions.extend(here.iter().flat_map(|found| quick_fixes(view, entry, found)));
        waivers_here = here.iter().flat_map(|found| waivers(view, entry, &report, found)).collect();
    }
    if is_wanted(params, &lsp::CodeActionKind::from(FIX_ALL)) {
        actions.extend(fix_all(view, findings));
    }
    actions.extend(corrections(view, entry, params, asked, findings));
    if is_wanted(params, &lsp::CodeActionKind::from(INSERTION)) {
        actions.extend(insertions(view, entry, asked.start));
    }
    actions.extend(waivers_here);
    actions.into_iter().map(lsp::CodeActionOrCommand::CodeAction).collect()
}

/// What the team may answer at a place: for a cursor, or for a selection within the words in question.
fn corrections(
    view: &View,
    entry: &Entry,
    params: &lsp::CodeActionParams,
    asked: Span,
    findings: &[Diagnostic],
) -> Vec<lsp::CodeAction> {
    let reading = |excerpt: &Excerpt| view.texts.excerpt(excerpt);
    let found = query::corrections(&view.snapshot, &entry.path, asked.start, &reading);
    let Some((span, offers)) = found.filter(|(span, _)| asked.is_empty() || span.covers(asked)) else {
        return Vec::new();
    };
    let author = author();
    let actions = offers.into_iter().filter_map(|offer| {
        let settled: Vec<lsp::Diagnostic> = findings
            .iter()
            .filter(|found| Some(found.rule) == offer.settles && found.span.touches(span.start))
            .map(|found| view.diagnostic(entry, found))
            .collect();
        let kind = if settled.is_empty() { CORRECTION.into() } else { lsp::CodeActionKind::QUICKFIX };
        if !is_wanted(params, &kind) {
            return None;
        }
        let amendment = view.amendment(&offer.correction, &author)?;
        Some(lsp::CodeAction {
            title: convert::words(&offer.title),
            kind: Some(kind),
            diagnostics: (!settled.is_empty()).then_some(settled),
            edit: Some(view.edit_of(&amendment)?),
            ..lsp::CodeAction::default()
        })
    });
    actions.collect()
}

/// The protocol's `ContentModified`: the answer would be one to an older text.
const CONTENT_MODIFIED: i64 = -32801;

/// Which insertion was offered, as it travels to the client and back.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Offered {
    uri: lsp::Url,
    offset: u32,
    /// The checksum of the text that it was offered for.
    text: String,
}

/// What articles say, to be put in at a place.
fn insertions(view: &View, entry: &Entry, offset: u32) -> Vec<lsp::CodeAction> {
    let text = checksum(entry);
    let action = |one: Insertion| {
        let mut action = lsp::CodeAction {
            title: convert::words(&one.title),
            kind: Some(INSERTION.into()),
            ..lsp::CodeAction::default()
        };
        if view.capabilities.resolves_edits {
            let offered = Offered { uri: view.url(&entry.path)?, offset, text: text.clone() };
            action.data = serde_json::to_value(offered).ok();
        } else {
            action.edit = Some(insertion(view, entry, &one)?);
        }
        Some(action)
    };
    view.insertions(entry, offset).into_iter().filter_map(action).collect()
}

fn insertion(view: &View, entry: &Entry, one: &Insertion) -> Option<lsp::WorkspaceEdit> {
    let new_text = one.words(&view.snapshot, entry)?;
    view.edit(&[Edit { document: Arc::clone(&entry.path), span: Span::new(one.at, one.at), new_text }])
}

fn checksum(entry: &Entry) -> String {
    format!("{:016x}", entry.facts.checksum)
}

/// `codeAction/resolve`: the edit of an insertion that was chosen; others have theirs already.
///
/// # Errors
///
/// Where the text is another by now.
pub fn resolve(view: &View, mut action: lsp::CodeAction) -> Result<lsp::CodeAction> {
    let offered = action.data.clone().and_then(|data| serde_json::from_value::<Offered>(data).ok());
    let Some(offered) = offered else { return Ok(action) };
    let entry = view.path(&offered.uri).and_then(|path| view.snapshot.entry(&path));
    let edit = entry.filter(|entry| checksum(entry) == offered.text).and_then(|entry| {
        let found = view
            .insertions(entry, offered.offset)
            .into_iter()
            .find(|one| convert::words(&one.title) == action.title);
        insertion(view, entry, &found?)
    });
    let changed = || Error {
        code: ErrorCode::ServerError(CONTENT_MODIFIED),
        message: "the text changed meanwhile; ask again".into(),
        data: None,
    };
    action.edit = Some(edit.ok_or_else(changed)?);
    Ok(action)
}

/// Whether the client wants that kind: it names none, the kind itself, or one that holds it.
fn is_wanted(params: &lsp::CodeActionParams, kind: &lsp::CodeActionKind) -> bool {
    let holds = |wanted: &lsp::CodeActionKind| {
        let rest = kind.as_str().strip_prefix(wanted.as_str());
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.') || wanted.as_str().is_empty())
    };
    params.context.only.as_ref().is_none_or(|only| only.iter().any(holds))
}

fn quick_fixes(view: &View, entry: &Entry, found: &Diagnostic) -> Vec<lsp::CodeAction> {
    let diagnostic = view.diagnostic(entry, found);
    let fixes = found.fixes.iter().enumerate().filter_map(|(number, fix)| {
        Some(lsp::CodeAction {
            title: convert::words(&fix.title),
            kind: Some(lsp::CodeActionKind::QUICKFIX),
            diagnostics: Some(vec![diagnostic.clone()]),
            edit: Some(view.edit(&fix.edits)?),
            is_preferred: (number == 0 && fix.safety == Safety::Safe && view.capabilities.preferred)
                .then_some(true),
            ..lsp::CodeAction::default()
        })
    });
    fixes.collect()
}

/// Ways to live with a finding, behind the ways to mend it.
fn waivers(view: &View, entry: &Entry, report: &Report, found: &Diagnostic) -> Vec<lsp::CodeAction> {
    let diagnostic = view.diagnostic(entry, found);
    let waivers = view.waivers(entry, report, found, &author()).into_iter().filter_map(|waiver| {
        Some(lsp::CodeAction {
            title: convert::words(&waiver.title),
            kind: Some(lsp::CodeActionKind::QUICKFIX),
            diagnostics: Some(vec![diagnostic.clone()]),
            edit: Some(view.edit_of(&waiver.amendment)?),
            ..lsp::CodeAction::default()
        })
    });
    waivers.collect()
}

/// Who signs what is written into shared files: the user of this machine, where that is known.
fn author() -> String {
    ["USER", "USERNAME"].iter().find_map(|name| std::env::var(name).ok()).unwrap_or_default()
}

/// Every fix that is always right.
fn fix_all(view: &View, findings: &[Diagnostic]) -> Option<lsp::CodeAction> {
    let mendings = rule::mendings(&view.snapshot, findings);
    let edits: Vec<Edit> = mendings.iter().flat_map(|made| made.fix.edits.iter().cloned()).collect();
    if edits.is_empty() {
        return None;
    }
    Some(lsp::CodeAction {
        title: "Apply every fix that is always right".to_owned(),
        kind: Some(FIX_ALL.into()),
        edit: Some(view.edit(&edits)?),
        ..lsp::CodeAction::default()
    })
}
