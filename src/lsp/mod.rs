//! The language server: protocol in, protocol out, over standard input and output.
//!
//! A message changes the state before its handler first waits, on the order of arrival; a request reads an immutable
//! view, aside. Deliberately absent: knowledge about texts.

mod aside;
pub mod capabilities;
pub mod convert;
mod end;
mod fence;
mod inbox;
mod offer;
mod outbox;
mod progress;
mod publish;
mod reading;
mod request;
mod server;
mod session;
mod surrogate;
#[cfg(debug_assertions)]
mod trial;

use std::{
    io::Write,
    process::ExitCode,
    sync::{Arc, atomic::Ordering},
    time::Duration,
};

use tokio::{io::AsyncRead, sync::Notify};
use tower_lsp::LspService;

/// How long requests under way may take once the input has ended.
const LAST_ANSWERS: Duration = Duration::from_secs(2);

/// Requests that may be under way at once. At the limit nothing more is read, no `$/cancelRequest` either, so that it is
/// far above what editors ask.
const MOST_UNDER_WAY: usize = 64 * 1024;
/// Threads for answers and for the reading of files. More would only take the processors from each other.
const MOST_THREADS: usize = 32;

/// Serves one client over standard input and output, until it says `exit` or its end of the input is closed.
pub fn serve() -> ExitCode {
    quiet_panics();
    let mut builder = tokio::runtime::Builder::new_multi_thread();
    let runtime = builder.worker_threads(2).max_blocking_threads(MOST_THREADS).enable_time().build();
    match runtime {
        Ok(runtime) => {
            let code = runtime.block_on(converse(tokio::io::stdin(), std::io::stdout()));
            // A reader of standard input cannot be interrupted, and nobody waits for it.
            runtime.shutdown_background();
            code
        }
        Err(error) => {
            eprintln!("rapporteur: cannot start: {error}");
            ExitCode::from(2)
        }
    }
}

/// Talks with one client until the input ends; a client that says `exit` ends the process.
pub async fn converse(input: impl AsyncRead + Unpin, output: impl Write + Send + 'static) -> ExitCode {
    let ended = Arc::new(Notify::new());
    let outbox = outbox::Outbox::new(output);
    let inbox = inbox::Inbox::new(input, outbox.clone(), Arc::clone(&ended));
    let (service, socket) =
        server::methods(LspService::build(|client| server::Server::new(client, outbox.clone()))).finish();
    let session = Arc::clone(service.inner().session());
    let fence = fence::Fence::new(service, outbox.clone(), Arc::clone(&session));
    let serving =
        tower_lsp::Server::new(inbox, outbox.clone(), socket).concurrency_level(MOST_UNDER_WAY).serve(fence);
    let ending = async {
        ended.notified().await;
        tokio::time::sleep(LAST_ANSWERS).await;
    };
    tokio::select! {
        () = serving => {}
        () = ending => {}
    }
    outbox.drain(LAST_ANSWERS);
    // A client that goes without a word is no success.
    if session.is_shut_down.load(Ordering::SeqCst) { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// A panic's message may hold words of a document, and those are nobody's business: its place must do.
fn quiet_panics() {
    std::panic::set_hook(Box::new(|panic| match panic.location() {
        Some(place) => eprintln!("rapporteur: a bug at {place}"),
        None => eprintln!("rapporteur: a bug"),
    }));
}
