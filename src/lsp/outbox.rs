//! Standard output as a queue: whoever writes never waits for a client that does not read.
//!
//! tower-lsp's reading, handling and writing share one task; a client that stops reading would stop the edits that it
//! sends itself, and then both sides wait for each other.

use std::{
    io::Write,
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
        mpsc,
    },
    task::{Context, Poll},
    thread,
    time::{Duration, Instant},
};

use serde_json::{Value, json};
use tokio::io::AsyncWrite;
use tower_lsp::jsonrpc::Id;

use super::{end, inbox};

/// Bytes that may wait for the client; one that leaves more unread is gone, in all but name.
const MOST_WAITING: usize = 512 * 1024 * 1024;

/// The queue's entrance.
#[derive(Clone)]
pub struct Outbox {
    queue: mpsc::Sender<Vec<u8>>,
    waiting: Arc<AtomicUsize>,
}

impl Outbox {
    /// A queue in front of `output`, with a thread of its own that writes.
    pub fn new(mut output: impl Write + Send + 'static) -> Self {
        let (queue, messages) = mpsc::channel::<Vec<u8>>();
        let waiting = Arc::new(AtomicUsize::new(0));
        let left = Arc::clone(&waiting);
        thread::spawn(move || {
            for bytes in messages {
                if output.write_all(&bytes).and_then(|()| output.flush()).is_err() {
                    end::leave_because("the client no longer reads");
                }
                left.fetch_sub(bytes.len(), Ordering::SeqCst);
            }
        });
        Self { queue, waiting }
    }

    /// Answers with an error, past tower-lsp.
    pub fn error(&self, id: &Value, code: i64, message: &str) {
        self.message(&json!({"jsonrpc": "2.0", "id": id, "error": {"code": code, "message": message}}));
    }

    /// Tells the client something, past tower-lsp: before whatever is answered from now on.
    pub fn notify(&self, method: &str, params: &Value) {
        self.message(&json!({"jsonrpc": "2.0", "method": method, "params": params}));
    }

    /// Answers with JSON that is written already, past tower-lsp.
    pub fn answer(&self, id: &Id, result: &str) {
        let id = serde_json::to_string(id).unwrap_or_default();
        self.body(&format!(r#"{{"jsonrpc":"2.0","result":{result},"id":{id}}}"#));
    }

    fn message(&self, body: &Value) {
        self.body(&body.to_string());
    }

    fn body(&self, body: &str) {
        let mut bytes = Vec::new();
        inbox::frame(body.as_bytes(), &mut bytes);
        self.put(bytes);
    }

    /// Waits until all is written, or for `patience`.
    pub fn drain(&self, patience: Duration) {
        let start = Instant::now();
        while self.waiting.load(Ordering::SeqCst) > 0 && start.elapsed() < patience {
            thread::sleep(Duration::from_millis(1));
        }
    }

    fn put(&self, bytes: Vec<u8>) {
        if self.waiting.fetch_add(bytes.len(), Ordering::SeqCst) > MOST_WAITING {
            end::leave_because("the client does not read");
        }
        if self.queue.send(bytes).is_err() {
            end::leave_because("nothing can be written any more");
        }
    }
}

impl AsyncWrite for Outbox {
    fn poll_write(self: Pin<&mut Self>, _: &mut Context<'_>, bytes: &[u8]) -> Poll<std::io::Result<usize>> {
        self.put(bytes.to_vec());
        Poll::Ready(Ok(bytes.len()))
    }

    fn poll_flush(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<std::io::Result<()>> {
        Poll::Ready(Ok(()))
    }

    fn poll_shutdown(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<std::io::Result<()>> {
        Poll::Ready(Ok(()))
    }
}
