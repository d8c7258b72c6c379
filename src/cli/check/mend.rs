//! `check --fix`: applies the fixes that are always right, and checks again until nothing is left to mend.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::PathBuf,
    sync::Arc,
};

use super::{
    super::{
        corpus::Loaded,
        finding::{Finding, Pages},
        out::visible,
    },
    Check,
};
use crate::{
    corpus::{DocPath, describe::counted},
    rule::{self, Edit, Mending},
    workspace::disk,
};

/// A fix can uncover another finding, but no chain of ours is as long as this.
const ROUNDS: usize = 10;

/// Mends what can be mended, and says on standard error what was done and what was refused.
pub(super) fn mend(check: &Check, loaded: &mut Loaded) {
    let mut refused: BTreeSet<DocPath> = BTreeSet::new();
    let (mut fixed, mut files) = (0, BTreeSet::new());
    for _ in 0..ROUNDS {
        let findings = check.findings(loaded);
        let changed = round(loaded, &findings, &mut refused, &mut fixed);
        if changed.is_empty() {
            break;
        }
        files.extend(changed.iter().cloned());
        loaded.refresh(&changed);
    }
    loaded.is_in_trouble |= !refused.is_empty();
    eprintln!("{} in {}", counted_fixes(fixed), counted(files.len(), "file"));
}

fn counted_fixes(count: usize) -> String {
    format!("{count} {} applied", if count == 1 { "fix" } else { "fixes" })
}

/// One round; gives the files that changed.
fn round(
    loaded: &Loaded,
    findings: &[Finding],
    refused: &mut BTreeSet<DocPath>,
    fixed: &mut usize,
) -> Vec<PathBuf> {
    let snapshot = &loaded.view.snapshot;
    let open = findings.iter().filter(|one| one.silenced.is_none());
    let mendings = rule::mendings(snapshot, open.map(|one| &one.diagnostic));
    let is_refused = |mending: &Mending<'_>, refused: &BTreeSet<DocPath>| {
        mending.fix.edits.iter().any(|edit| refused.contains(&edit.document))
    };
    let mut by_document: BTreeMap<DocPath, Vec<&Edit>> = BTreeMap::new();
    for edit in mendings.iter().filter(|one| !is_refused(one, refused)).flat_map(|one| &one.fix.edits) {
        by_document.entry(Arc::clone(&edit.document)).or_default().push(edit);
    }
    let mut changed = Vec::new();
    let mut written = BTreeSet::new();
    let mut pages = Pages::new(loaded);
    // The pages as they were read: what is told of them is told before they change.
    let told: Vec<(&Mending<'_>, String)> = mendings
        .iter()
        .filter(|one| !is_refused(one, refused))
        .filter_map(|one| Some((one, told(findings, one, &mut pages)?)))
        .collect();
    for (document, edits) in by_document {
        match replaced(loaded, &mut pages, &document, &edits) {
            Ok(file) => {
                changed.push(file);
                written.insert(document);
            }
            Err(why) => {
                eprintln!("rapporteur: {}: {}", visible(&loaded.shown(&document)), visible(&why));
                refused.insert(document);
            }
        }
    }
    for (mending, words) in told {
        if mending.fix.edits.iter().all(|edit| written.contains(&edit.document)) {
            *fixed += 1;
            eprintln!("{}", visible(&words));
        }
    }
    changed
}

fn replaced(
    loaded: &Loaded,
    pages: &mut Pages<'_>,
    document: &DocPath,
    edits: &[&Edit],
) -> Result<PathBuf, String> {
    let gone = || "it changed meanwhile, so nothing was written".to_owned();
    let page = pages.page(document).ok_or_else(gone)?;
    let file = loaded.view.roots.file_path(document).ok_or_else(gone)?;
    let text = rule::edited(&page.text, edits.iter().copied());
    disk::replace(&file, &page.text, &text).map_err(|refusal| refusal.to_string())?;
    Ok(file)
}

/// "fixed notes/a.md:3:1: unused-suppression: Remove the suppression".
fn told(findings: &[Finding], mending: &Mending<'_>, pages: &mut Pages<'_>) -> Option<String> {
    let one = findings.iter().find(|one| std::ptr::eq(&raw const one.diagnostic, mending.diagnostic))?;
    let page = pages.page(&one.document.path)?;
    let (line, column) = page.place(one.diagnostic.span.start);
    Some(format!("fixed {}:{line}:{column}: {}: {}", page.shown, one.diagnostic.rule, mending.fix.title))
}
