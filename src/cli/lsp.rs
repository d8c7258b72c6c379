//! `rapporteur lsp`: the language server. The server itself is handed in by `main`: `cli` does not know it.

use clap::Args;

/// Serve one editor over standard input and output
#[derive(Debug, Args)]
pub struct Lsp {
    /// Accepted since editors add it; there is no other way to serve
    #[arg(long)]
    stdio: bool,
    /// Accepted since editors add it; the process that the editor names when it begins is watched
    #[arg(long, value_name = "PID")]
    #[allow(clippy::doc_markdown, reason = "it is help, not documentation")]
    client_process_id: Option<u32>,
}
