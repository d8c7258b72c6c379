//! The fence around tower-lsp: what that library leaves open is closed here, before and behind each message.
//!
//! - Each handler is polled once inside `call`, so that state changes in the order of arrival whatever the queue does;
//!   a `$/cancelRequest` thereby works at once.
//! - A panic costs one answer: -32603, and the next request is served.
//! - `exit` ends the process, also while standard input is open.
//! - `shutdown` may carry `"params": null`; a notification that cannot be read is logged, and an edit among those told.
//! - `initialize` reaches its handler raw, as lsp-types 0.94 reads some capabilities under other names than clients write;
//!   to its answer is added what those types have no field for.

use std::{
    cell::RefCell,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{Arc, atomic::Ordering},
    task::{Context, Poll},
    time::Duration,
};

use futures::{
    FutureExt,
    future::{self, BoxFuture},
    task::noop_waker,
};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use tower_lsp::{
    ExitedError,
    jsonrpc::{Error, ErrorCode, Id, Request, Response},
    lsp_types as lsp,
};
use tower_service::Service;

use super::{offer, outbox::Outbox, session::Session};

/// How long the last answers may take to be read once `exit` has come.
const PARTING: Duration = Duration::from_millis(100);

/// A service that keeps the promises of the protocol around one that does not.
pub struct Fence<S> {
    inner: S,
    outbox: Outbox,
    session: Arc<Session>,
}

impl<S> Fence<S> {
    /// A fence around `inner`, whose answers leave through `outbox`.
    pub fn new(inner: S, outbox: Outbox, session: Arc<Session>) -> Self {
        Self { inner, outbox, session }
    }

    /// Ends the process: 0 after a `shutdown`, else 1, as the protocol has it.
    fn exit(&self) -> ! {
        self.outbox.drain(PARTING);
        std::process::exit(i32::from(!self.session.is_shut_down.load(Ordering::SeqCst)))
    }
}

type Answer = Result<Option<Response>, ExitedError>;

tokio::task_local! {
    /// The answer to the request at hand, where its handler has written it.
    static WRITTEN: RefCell<Option<String>>;
}

/// Answers the request at hand with JSON that is written already. tower-lsp would make a tree of the answer first, which for
/// thousands of places takes longer than to find them.
pub fn answer_with(words: String) {
    // Outside of any request nobody waits for an answer.
    let _ = WRITTEN.try_with(|written| written.replace(Some(words)));
}

/// The answer that tower-lsp makes; `None` where another was written, and is sent.
async fn answered(answer: impl Future<Output = Answer>, outbox: Outbox) -> Answer {
    let work = async { (answer.await, WRITTEN.with(RefCell::take)) };
    match WRITTEN.scope(RefCell::default(), work).await {
        (Ok(Some(answer)), Some(words)) if answer.is_ok() => {
            outbox.answer(answer.id(), &words);
            Ok(None)
        }
        (answer, _) => answer,
    }
}

impl<S> Service<Request> for Fence<S>
where
    S: Service<Request, Response = Option<Response>, Error = ExitedError>,
    S::Future: Send + 'static,
{
    type Response = Option<Response>;
    type Error = ExitedError;
    type Future = BoxFuture<'static, Answer>;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), ExitedError>> {
        self.inner.poll_ready(cx)
    }

    fn call(&mut self, request: Request) -> Self::Future {
        if request.method() == "exit" {
            self.exit();
        }
        if request.id().is_none() && !is_readable(request.method(), request.params()) {
            eprintln!("rapporteur: cannot read a {} notification", request.method());
            self.session.lost(request.method(), request.params());
        }
        let id = request.id().cloned();
        let begun = (request.method() == "initialize").then(|| Arc::clone(&self.session));
        let request = mended(request);
        let started = catch_unwind(AssertUnwindSafe(|| {
            let mut answer = answered(self.inner.call(request), self.outbox.clone()).boxed();
            match answer.poll_unpin(&mut Context::from_waker(&noop_waker())) {
                Poll::Ready(answer) => future::ready(answer).boxed(),
                Poll::Pending => answer,
            }
        }));
        match started {
            Ok(answer) => AssertUnwindSafe(answer)
                .catch_unwind()
                .map(move |answer| answer.unwrap_or_else(|_| Ok(broken(id))))
                .map(move |answer| match begun {
                    Some(session) => answer.map(|answer| answer.map(|answer| completed(&session, answer))),
                    None => answer,
                })
                .boxed(),
            Err(_) => future::ready(Ok(broken(id))).boxed(),
        }
    }
}

/// The answer to a request whose handler panicked; a notification gets none.
fn broken(id: Option<Id>) -> Option<Response> {
    let mut error = Error::new(ErrorCode::InternalError);
    error.message = "this request met a bug in rapporteur; others are answered".into();
    id.map(|id| Response::from_error(id, error))
}

/// The answer to `initialize` with all that is offered.
fn completed(session: &Session, answer: Response) -> Response {
    let (id, mut body) = answer.into_parts();
    if let Ok(result) = &mut body {
        offer::add_newer(&session.capabilities(), result);
    }
    Response::from_parts(id, body)
}

/// The request as tower-lsp can take it.
fn mended(request: Request) -> Request {
    let replaced = match (request.method(), request.params()) {
        ("initialize", params) => {
            Some(json!({"capabilities": {}, "initializationOptions": params.unwrap_or(&Value::Null)}))
        }
        ("shutdown", Some(_)) => None,
        ("rapporteur/status", None) => Some(Value::Null),
        _ => return request,
    };
    let (method, id, _) = request.into_parts();
    let mut mended = Request::build(method);
    if let Some(params) = replaced {
        mended = mended.params(params);
    }
    if let Some(id) = id {
        mended = mended.id(id);
    }
    mended.finish()
}

/// Whether a notification's parameters are what the protocol says; those of others are not looked at.
fn is_readable(method: &str, params: Option<&Value>) -> bool {
    fn fits<T: DeserializeOwned>(params: &Value) -> bool {
        T::deserialize(params).is_ok()
    }
    let params = params.unwrap_or(&Value::Null);
    match method {
        "textDocument/didOpen" => fits::<lsp::DidOpenTextDocumentParams>(params),
        "textDocument/didChange" => fits::<lsp::DidChangeTextDocumentParams>(params),
        "textDocument/didClose" => fits::<lsp::DidCloseTextDocumentParams>(params),
        "textDocument/didSave" => fits::<lsp::DidSaveTextDocumentParams>(params),
        "workspace/didChangeWatchedFiles" => fits::<lsp::DidChangeWatchedFilesParams>(params),
        "workspace/didChangeConfiguration" => fits::<lsp::DidChangeConfigurationParams>(params),
        "workspace/didChangeWorkspaceFolders" => fits::<lsp::DidChangeWorkspaceFoldersParams>(params),
        "workspace/didCreateFiles" => fits::<lsp::CreateFilesParams>(params),
        "workspace/didRenameFiles" => fits::<lsp::RenameFilesParams>(params),
        "workspace/didDeleteFiles" => fits::<lsp::DeleteFilesParams>(params),
        "window/workDoneProgress/cancel" => fits::<lsp::WorkDoneProgressCancelParams>(params),
        "$/cancelRequest" => fits::<lsp::CancelParams>(params),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::AtomicUsize;

    use tower_lsp::LspService;

    use super::*;
    use crate::lsp::server::Server;

    /// Counts the polls of its handlers, which never end.
    struct Endless(Arc<AtomicUsize>);

    impl Service<Request> for Endless {
        type Response = Option<Response>;
        type Error = ExitedError;
        type Future = BoxFuture<'static, Answer>;

        fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), ExitedError>> {
            Poll::Ready(Ok(()))
        }

        fn call(&mut self, _: Request) -> Self::Future {
            let polls = Arc::clone(&self.0);
            future::poll_fn(move |_| {
                polls.fetch_add(1, Ordering::SeqCst);
                Poll::Pending
            })
            .boxed()
        }
    }

    #[tokio::test]
    async fn a_handler_begins_before_the_next_message_is_read() {
        let outbox = Outbox::new(std::io::sink());
        let (service, _socket) = LspService::build(|client| Server::new(client, outbox.clone())).finish();
        let polls = Arc::new(AtomicUsize::new(0));
        let mut fence =
            Fence::new(Endless(Arc::clone(&polls)), outbox, Arc::clone(service.inner().session()));
        let answer = fence.call(Request::build("textDocument/didChange").finish());
        assert_eq!(polls.load(Ordering::SeqCst), 1);
        drop(answer);
    }

    #[test]
    fn shutdown_loses_its_null() {
        let request = Request::build("shutdown").params(Value::Null).id(1).finish();
        assert_eq!(mended(request).into_parts().2, None);
    }

    #[test]
    fn initialize_keeps_what_lsp_types_would_drop() {
        let params = json!({"capabilities": {"workspace": {"diagnostics": {"refreshSupport": true}}}});
        let request = Request::build("initialize").params(params.clone()).id(1).finish();
        let (_, _, mended) = mended(request).into_parts();
        assert_eq!(mended.as_ref().map(|mended| &mended["initializationOptions"]), Some(&params));
    }

    #[test]
    fn an_edit_without_a_version_is_not_readable() {
        let good = json!({"textDocument": {"uri": "file:///a", "version": 1}, "contentChanges": []});
        let bad = json!({"textDocument": {"uri": "file:///a"}, "contentChanges": []});
        assert!(is_readable("textDocument/didChange", Some(&good)));
        assert!(!is_readable("textDocument/didChange", Some(&bad)));
        assert!(!is_readable("textDocument/didChange", None));
        assert!(is_readable("$/setTrace", None));
    }
}
