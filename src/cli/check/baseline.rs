//! `check --write-baseline`: the findings of today become known; authors and reasons that stand in the file are kept.

use std::{collections::BTreeSet, process::ExitCode};

use super::{
    super::{Answer, Failure, corpus::Loaded, finding::Finding, out::visible},
    Check,
};
use crate::{
    config::baseline::{Row, written},
    corpus::{DocPath, describe::counted},
    extract::DocumentKind,
    rule::Silencer,
    workspace::disk,
};

/// Writes the baseline.
pub(super) fn write(check: &Check, loaded: &Loaded) -> Answer {
    let file = &loaded.view.roots.baseline;
    let old = &loaded.view.baseline;
    if let Some(problem) = old.problems.first() {
        let words = format!("{}: mend it first: {}", file.display(), problem.message);
        return Err(Failure::Trouble(words));
    }
    let findings = check.findings(loaded);
    let checked: BTreeSet<DocPath> =
        loaded.selected().iter().map(|entry| DocPath::clone(&entry.path)).collect();
    let is_whole = checked.len() == loaded.view.snapshot.entries().count();
    // A row stays unseen where its document was not checked, or its rule not asked for.
    let is_kept = |row: &&Row| {
        let is_there = loaded.view.snapshot.entry(&row.path).is_some();
        let is_checked = if is_there { checked.contains(&*row.path) } else { is_whole };
        !is_checked || !check.asks(&row.rule)
    };
    let mut rows: Vec<Row> = old.rows().iter().filter(is_kept).cloned().collect();
    let before = old.rows().len();
    let kept = findings.iter().filter_map(|one| known(old.rows(), one));
    rows.extend(kept);
    let kept = count(&rows);
    rows.extend(findings.iter().filter(|one| is_new(check, one)).map(|one| row(check, one)));
    let (all, text) = (count(&rows), written(rows));
    if disk::text(file).as_ref() != Some(&text) {
        disk::write(file, &text).map_err(|error| Failure::Trouble(format!("{}: {error}", file.display())))?;
    }
    let gone = before.saturating_sub(kept);
    let name = loaded.shown(&loaded.view.roots.doc_path(file));
    let name = visible(&name);
    eprintln!("{name}: {}, {} new, {gone} gone", counted(all, "finding"), all - kept);
    Ok(ExitCode::SUCCESS)
}

fn count(rows: &[Row]) -> usize {
    rows.iter().map(|row| (&row.path, &row.rule, row.fingerprint)).collect::<BTreeSet<_>>().len()
}

/// The row that silences a finding, for the document as it is called now.
fn known(rows: &[Row], one: &Finding) -> Option<Row> {
    let Some((Silencer::Baseline(number), _)) = &one.silenced else { return None };
    let path = Box::from(&*one.document.path);
    Some(Row { path, ..rows.get(*number)?.clone() })
}

fn is_new(check: &Check, one: &Finding) -> bool {
    one.silenced.is_none()
        && one.document.kind != DocumentKind::Configuration
        && one.diagnostic.level >= check.severity
}

fn row(check: &Check, one: &Finding) -> Row {
    Row {
        path: Box::from(&*one.document.path),
        rule: one.diagnostic.rule.into(),
        fingerprint: one.fingerprint,
        author: check.author.as_deref().map(Box::from),
        reason: check.reason.as_deref().map(Box::from),
        ..Row::default()
    }
}
