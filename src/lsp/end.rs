//! The ways in which the server's process ends before `serve` returns, and the watch over the client's process.

use std::{path::PathBuf, time::Duration};

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
    let folder = PathBuf::from(format!("/proc/{process}"));
    if !folder.exists() {
        return;
    }
    tokio::spawn(async move {
        while folder.exists() {
            tokio::time::sleep(WATCH_EVERY).await;
        }
        leave_because("the client's process is gone");
    });
}
