//! `rapporteur check` of the whole corpus, as a person or a build runs it.

use std::{
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use super::{
    corpus::{Made, Size},
    ledger::{self, Ledger, Limit, NONE, at_most},
    limits,
};

/// How often; the best counts.
const RUNS: usize = 2;

pub fn check(made: &Made, size: Size, ledger: &mut Ledger) {
    let mut runs: Vec<(Duration, f64)> = (0..RUNS).map(|_| once(made)).collect();
    runs.sort_by_key(|(took, _)| *took);
    let (took, peak) = runs[0];
    let floor = limits::walk_and_read(&made.folder).as_secs_f64();
    let limit = Limit { value: floor, what: "s to walk and read all" };
    let bar = if size.files() == 51_784 { at_most(6.0, 3.5) } else { NONE };
    ledger.row("`check` of everything", took.as_secs_f64(), "s", bar, Some(limit));
    ledger.row("`check` of everything, peak memory", peak, "MiB", NONE, None);
}

/// How long a run takes, and what memory it held at most, looked at as it runs.
fn once(made: &Made) -> (Duration, f64) {
    let start = Instant::now();
    let mut child = Command::new(env!("CARGO_BIN_EXE_rapporteur"))
        .args(["check", "--format", "concise"])
        .current_dir(&made.folder)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let (id, mut peak) = (child.id().to_string(), 0.0_f64);
    while child.try_wait().unwrap().is_none() {
        peak = peak.max(ledger::status(&id, "VmHWM:"));
        thread::sleep(Duration::from_millis(2));
    }
    (start.elapsed(), peak)
}
