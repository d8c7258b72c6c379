//! `check --watch`: checks again whenever a file changes, and prints what differs.

use std::{
    collections::BTreeMap,
    path::PathBuf,
    process::ExitCode,
    sync::mpsc::{self, Sender},
    thread,
};

use super::{
    super::{
        Answer, Failure,
        corpus::Loaded,
        finding::Finding,
        out::{Out, visible},
    },
    Check, Format,
};

/// What the loop waits for.
enum Told {
    Files(Vec<PathBuf>),
    Stop,
}

/// Checks until somebody interrupts.
pub(super) fn run(check: &Check, mut loaded: Loaded, out: &mut Out) -> Answer {
    if !matches!(check.format, Format::Full | Format::Concise) {
        return Err(Failure::Trouble("--watch writes the formats full and concise".to_owned()));
    }
    let (sender, told) = mpsc::channel();
    stop_on_interrupt(sender.clone());
    let watch = loaded.workspace.watch(move |files| {
        // Nobody listens at the end.
        let _ = sender.send(Told::Files(files));
    });
    for notice in &watch.notices {
        eprintln!("rapporteur: {}", visible(&notice.to_string()));
    }
    let mut before = check.findings(&loaded);
    check.write(&before, &loaded, out)?;
    out.flush()?;
    while let Ok(Told::Files(mut files)) = told.recv() {
        while let Ok(next) = told.try_recv() {
            match next {
                Told::Files(more) => files.extend(more),
                Told::Stop => return Ok(ExitCode::SUCCESS),
            }
        }
        if !loaded.refresh(&files) {
            continue;
        }
        let now = check.findings(&loaded);
        tell(check, &before, &now, &loaded, out)?;
        before = now;
    }
    Ok(ExitCode::SUCCESS)
}

/// Prints what is gone, then what is new.
fn tell(
    check: &Check,
    before: &[Finding],
    now: &[Finding],
    loaded: &Loaded,
    out: &mut Out,
) -> Result<(), Failure> {
    let new = rest(check, now, before);
    let gone = rest(check, before, now);
    if new.is_empty() && gone.is_empty() {
        return Ok(());
    }
    for one in &gone {
        let (path, rule) = (loaded.shown(&one.document.path), one.diagnostic.rule);
        out.line(&visible(&format!("gone: {path}: [{rule}] {}", one.diagnostic.message)))?;
    }
    let new: Vec<Finding> = new.into_iter().cloned().collect();
    check.write(&new, loaded, out)
}

/// The findings of one list that the other has not.
fn rest<'a>(check: &Check, of: &'a [Finding], without: &[Finding]) -> Vec<&'a Finding> {
    let is_shown = |one: &&Finding| one.silenced.is_none() && one.diagnostic.level >= check.severity;
    let key = |one: &Finding| {
        let diagnostic = &one.diagnostic;
        (
            one.document.path.clone(),
            diagnostic.rule,
            one.fingerprint,
            diagnostic.level,
            diagnostic.message.clone(),
        )
    };
    let mut others: BTreeMap<_, usize> = BTreeMap::new();
    for one in without.iter().filter(is_shown) {
        *others.entry(key(one)).or_default() += 1;
    }
    let mut is_new = |one: &&Finding| match others.get_mut(&key(one)) {
        Some(count) if *count > 0 => {
            *count -= 1;
            false
        }
        _ => true,
    };
    of.iter().filter(is_shown).filter(|one| is_new(one)).collect()
}

/// Tells the loop when the user has had enough.
fn stop_on_interrupt(sender: Sender<Told>) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let Ok(runtime) = runtime else { return };
    thread::spawn(move || {
        if runtime.block_on(tokio::signal::ctrl_c()).is_ok() {
            let _ = sender.send(Told::Stop);
        }
    });
}
