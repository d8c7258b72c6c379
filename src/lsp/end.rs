//! The ways in which the server's process ends before `serve` returns, and the watch over the client's process.

use std::{path::PathBuf, time::Duration};

use crate::workspace::disk;

/// How often the client's process is looked for.
const WATCH_EVERY: Duration = Duration::from_secs(2);

/// Ends the process after trouble that nobody can be told of but the log.
pub fn leave_because(reason: &str) -> ! {
    eprintln!("rapporteur: leaving, since {reason}");
    std::process::exit(1)
}

/// Leaves when the client's process is gone. A process that is not visible now, as from inside a container, is not
/// watched; nor is any where the system has no `/proc`, and there the end of the input must do.
pub fn watch_client(process: u64) {
    if !is_alive(process) {
        return;
    }
    tokio::spawn(async move {
        while is_alive(process) {
            tokio::time::sleep(WATCH_EVERY).await;
        }
        leave_because("the client's process is gone");
    });
}

/// Whether a process runs. One that has ended and that nobody has asked how is still listed, and does not.
fn is_alive(process: u64) -> bool {
    let state = disk::text(&PathBuf::from(format!("/proc/{process}/stat")));
    state.is_some_and(|state| !state.rsplit_once(") ").is_some_and(|(_, rest)| rest.starts_with(['Z', 'X'])))
}
