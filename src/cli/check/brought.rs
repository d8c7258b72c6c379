//! `check --since REV`: the corpus is checked as it was and as it is; what is there now and was not there then is shown.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

use super::{
    super::{Failure, corpus::Loaded, finding::Finding},
    Check,
};
use crate::workspace::{Options, Workspace, disk::git::Past};

/// A finding's rule and name.
type Known = (&'static str, u64);

/// The findings that are there now and were not at a revision. A document that is new since then has the findings of
/// one that is gone since, where they are named alike: it was renamed.
pub(super) fn since(
    check: &Check,
    loaded: &Loaded,
    revision: &str,
    now: Vec<Finding>,
) -> Result<Vec<Finding>, Failure> {
    let base = &loaded.view.roots.base;
    let past = Past::of(base, revision).map_err(Failure::Trouble)?;
    let then = Then::of(check, loaded, &past.folder());
    let here: BTreeSet<String> =
        loaded.view.snapshot.entries().map(|entry| name(base, &entry.path)).collect();
    let lost: BTreeSet<Known> =
        then.found.iter().filter(|(path, _)| !here.contains(path)).map(|(_, known)| *known).collect();
    let is_old = |one: &Finding| {
        let known = (one.diagnostic.rule, one.fingerprint);
        let path = name(base, &one.document.path);
        let is_new_file = !then.documents.contains(&path);
        then.found.contains(&(path, known)) || is_new_file && lost.contains(&known)
    };
    Ok(now.into_iter().filter(|one| !is_old(one)).collect())
}

/// The corpus as it was.
struct Then {
    documents: BTreeSet<String>,
    found: BTreeSet<(String, Known)>,
}

impl Then {
    fn of(check: &Check, loaded: &Loaded, folder: &Path) -> Self {
        let roots = &loaded.view.roots;
        let moved = |path: &PathBuf| match path.strip_prefix(&roots.base) {
            Ok(inside) => folder.join(inside),
            Err(_) => path.clone(),
        };
        let read: Vec<PathBuf> = roots.read.iter().map(moved).filter(|path| path.exists()).collect();
        let options = Options {
            profiles: roots.profiles.as_ref().map(moved).filter(|path| path.exists()),
            baseline: Some(moved(&roots.baseline)),
            ..Options::default()
        };
        let mut workspace = Workspace::new(&read, options);
        let job = workspace.index_job();
        // What cannot be read of the past is not told: nobody can mend it.
        if let Some(batch) = job.run(&|_| {}, &|| false) {
            workspace.absorb(batch);
        }
        let view = workspace.view();
        let entries: Vec<_> = view.snapshot.entries().cloned().collect();
        let path = |path: &str| {
            name(
                folder,
                &view.roots.file_path(path).map_or_else(|| path.into(), |file| file.display().to_string()),
            )
        };
        let documents = entries.iter().map(|entry| path(&entry.path)).collect();
        let found = check.findings_of(&view, &entries);
        let open = found.iter().filter(|one| one.silenced.is_none());
        let found = open.map(|one| (path(&one.document.path), (one.diagnostic.rule, one.fingerprint)));
        Self { documents, found: found.collect() }
    }
}

/// A document's path from the corpus's folder.
fn name(base: &Path, path: &str) -> String {
    Path::new(path).strip_prefix(base).map_or_else(|_| path.to_owned(), |inside| inside.display().to_string())
}
