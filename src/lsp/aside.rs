//! Work aside: an answer that takes time is made on a thread of its own, as long as somebody waits for it.
//!
//! Who waits may take parts of the answer and word of how far it is. Both leave by the queue that the answer leaves by
//! later: tower-lsp writes notifications and answers in no certain order, and a part behind its answer is lost.

use std::sync::{
    Arc, Mutex,
    atomic::{AtomicUsize, Ordering},
};

use serde::Serialize;
use serde_json::{Value, json};
use tokio::{sync::Semaphore, task::AbortHandle};
use tower_lsp::{
    jsonrpc::{Error, Result},
    lsp_types as lsp,
};

use super::{outbox::Outbox, session::lock};

/// Items of a part. Whether anybody still waits is looked at between two parts.
pub const PART: usize = 200;

/// Answers made at once. Fewer than there are threads, so that reading and checking always have some.
const MOST_AT_ONCE: usize = 24;

/// The tokens that a request offers.
#[derive(Debug, Clone, Default)]
pub struct Tokens {
    /// Where parts of the answer go.
    pub parts: Option<lsp::ProgressToken>,
    /// Where word of the progress goes.
    pub progress: Option<lsp::ProgressToken>,
}

impl Tokens {
    /// The tokens of a request's parameters.
    pub fn of(parts: lsp::PartialResultParams, progress: lsp::WorkDoneProgressParams) -> Self {
        Self { parts: parts.partial_result_token, progress: progress.work_done_token }
    }
}

/// Whoever waits for an answer.
#[derive(Clone)]
pub struct Asker {
    outbox: Outbox,
    tokens: Tokens,
    /// Held while something is said, so that nothing is said once the answer is given up.
    waits: Arc<Mutex<bool>>,
}

/// Ends an asker's wait when it is dropped, as it is by tower-lsp when its request is cancelled or answered. Work that has
/// not begun by then never does.
struct Waiting {
    waits: Arc<Mutex<bool>>,
    work: Option<AbortHandle>,
}

impl Drop for Waiting {
    fn drop(&mut self) {
        *lock(&self.waits) = false;
        if let Some(work) = &self.work {
            work.abort();
        }
    }
}

impl Asker {
    /// Somebody who begins to wait.
    pub fn new(outbox: Outbox, tokens: Tokens) -> Self {
        Self { outbox, tokens, waits: Arc::new(Mutex::new(true)) }
    }

    /// Waits as long as the result lives.
    fn waiting(&self) -> Waiting {
        Waiting { waits: Arc::clone(&self.waits), work: None }
    }

    /// Whether nobody waits any more.
    pub fn is_gone(&self) -> bool {
        !*lock(&self.waits)
    }

    /// Whether the answer may go part by part.
    pub fn takes_parts(&self) -> bool {
        self.tokens.parts.is_some()
    }

    /// Says something about the answer where a person sees it.
    pub fn remark(&self, words: &str) {
        let waits = lock(&self.waits);
        if *waits {
            let kind = lsp::MessageType::INFO;
            self.outbox.notify("window/showMessage", &json!({"type": kind, "message": words}));
        }
    }

    /// Works aside when its turn comes; what it comes to is for whoever still waits.
    ///
    /// # Errors
    ///
    /// Where the work met a bug.
    pub async fn work<T: Send + 'static>(
        &self,
        working: &Working,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T> {
        let mut waiting = self.waiting();
        // Held until the answer is taken, so that thousands of answers never lie in wait.
        let _turn = working.turns.acquire().await.map_err(|_| Error::internal_error())?;
        let running = Arc::clone(&working.running);
        let job = tokio::task::spawn_blocking(move || {
            let _counted = Counted::new(running);
            work()
        });
        waiting.work = Some(job.abort_handle());
        job.await.map_err(|_| Error::internal_error())
    }

    /// Begins to tell how far the work is, where that is wanted; dropped, it tells that it is over.
    pub fn begin(&self, title: &str) -> Course<'_> {
        self.tell(self.tokens.progress.as_ref(), &json!({"kind": "begin", "title": title, "percentage": 0}));
        Course { asker: self }
    }

    /// Makes an answer of what was found, one by one: sends it part by part where parts are taken and there is more than
    /// one, and then nothing is left to answer. Stops where nobody waits any more.
    pub fn deliver<T, U: Serialize>(
        &self,
        found: Vec<T>,
        make: impl Fn(T) -> Option<U>,
        part: impl Fn(&[U]) -> Value,
    ) -> Vec<U> {
        self.deliver_groups((found.len(), found), make, part)
    }

    /// Likewise, of so many finds of which each may give several items; what is found last need not be known at first.
    pub fn deliver_groups<T, U: Serialize, I: IntoIterator<Item = U>>(
        &self,
        (total, found): (usize, impl IntoIterator<Item = T>),
        make: impl Fn(T) -> I,
        part: impl Fn(&[U]) -> Value,
    ) -> Vec<U> {
        let (mut rest, mut all) = (found.into_iter().peekable(), Vec::new());
        let (mut done, parts) = (0, self.tokens.parts.as_ref());
        while rest.peek().is_some() && !self.is_gone() {
            let (start, before) = (all.len(), done);
            while all.len() < start + PART
                && done < before + PART
                && let Some(one) = rest.next()
            {
                all.extend(make(one));
                done += 1;
            }
            if before == 0 && rest.peek().is_none() {
                break;
            }
            if parts.is_some() {
                if !all.is_empty() {
                    self.tell(parts, &part(&all));
                }
                all.clear();
            }
            let percentage = done * 100 / total.max(1);
            let told =
                json!({"kind": "report", "percentage": percentage, "message": format!("{done} of {total}")});
            self.tell(self.tokens.progress.as_ref(), &told);
        }
        all
    }

    fn tell(&self, token: Option<&lsp::ProgressToken>, value: &Value) {
        let Some(token) = token else { return };
        let waits = lock(&self.waits);
        if *waits {
            self.outbox.notify("$/progress", &json!({"token": token, "value": value}));
        }
    }
}

/// The course of some work, as it is told.
pub struct Course<'a> {
    asker: &'a Asker,
}

impl Drop for Course<'_> {
    fn drop(&mut self) {
        self.asker.tell(self.asker.tokens.progress.as_ref(), &json!({"kind": "end"}));
    }
}

/// The answers that are being made aside.
#[derive(Debug)]
pub struct Working {
    running: Arc<AtomicUsize>,
    turns: Semaphore,
}

impl Default for Working {
    fn default() -> Self {
        Self { running: Arc::default(), turns: Semaphore::new(MOST_AT_ONCE) }
    }
}

impl Working {
    /// How many run.
    pub fn count(&self) -> usize {
        self.running.load(Ordering::SeqCst)
    }
}

/// Counts work while it runs, however it ends.
struct Counted(Arc<AtomicUsize>);

impl Counted {
    fn new(count: Arc<AtomicUsize>) -> Self {
        count.fetch_add(1, Ordering::SeqCst);
        Self(count)
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::SeqCst);
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail")]

    use std::{
        cell::Cell,
        sync::{atomic::AtomicBool, mpsc},
    };

    use futures::FutureExt;

    use super::*;

    fn asker() -> Asker {
        Asker::new(Outbox::new(std::io::sink()), Tokens::default())
    }

    #[test]
    fn work_stops_with_the_part_in_which_its_asker_goes() {
        let asker = asker();
        let waiting = Cell::new(Some(asker.waiting()));
        let count = Cell::new(0);
        let make = |number: usize| {
            count.set(count.get() + 1);
            if number == PART + 7 {
                waiting.take();
            }
            Some(number)
        };
        asker.deliver((0..10 * PART).collect(), make, |_| Value::Null);
        assert_eq!(count.get(), 2 * PART);
    }

    #[test]
    fn nobody_who_takes_no_parts_gets_any() {
        let made = asker().deliver((0..3 * PART).collect(), Some, |_| Value::Null);
        assert_eq!(made.len(), 3 * PART);
    }

    #[test]
    fn work_that_nobody_waits_for_never_begins() {
        let runtime = tokio::runtime::Builder::new_current_thread().max_blocking_threads(1).build().unwrap();
        runtime.block_on(async {
            let (release, gate) = mpsc::channel::<()>();
            let before = tokio::task::spawn_blocking(move || gate.recv());
            let (begun, asker) = (Arc::new(AtomicBool::new(false)), asker());
            let (is_begun, working) = (Arc::clone(&begun), Working::default());
            let mut work = Box::pin(asker.work(&working, move || is_begun.store(true, Ordering::SeqCst)));
            assert!((&mut work).now_or_never().is_none());
            assert!(!asker.is_gone());
            drop(work);
            assert!(asker.is_gone());
            release.send(()).unwrap();
            before.await.unwrap().unwrap();
            // One thread does them in order: what is done by now was done before this.
            tokio::task::spawn_blocking(|| ()).await.unwrap();
            assert!(!begun.load(Ordering::SeqCst));
        });
    }
}
