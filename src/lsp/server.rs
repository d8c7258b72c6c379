//! One short method a message. What changes the state does so before the first await; the rest reads a view, aside.

use std::sync::{Arc, atomic::Ordering};

use serde_json::Value;
use tower_lsp::{
    Client, LanguageServer, LspServiceBuilder, async_trait,
    jsonrpc::{Error, Result},
    lsp_types as lsp,
};

use super::{
    capabilities::Capabilities,
    end,
    request::{
        code_action, colour, completion, diagnostic, explain, fold, highlight, hint, hover, import, init,
        jump, lens, link, references, rename, series, status, symbol,
    },
    session::{Session, View},
};
use crate::{corpus::Entry, query::references::Declaration};

/// The server that tower-lsp calls.
pub struct Server {
    session: Arc<Session>,
}

impl Server {
    /// A server for a client.
    pub fn new(client: Client) -> Self {
        Self { session: Arc::new(Session::new(client)) }
    }

    /// The session.
    pub fn session(&self) -> &Arc<Session> {
        &self.session
    }

    /// Answers from a view and a document, aside; a document that is no business of ours has no answer.
    async fn answer<T: Send + 'static>(
        &self,
        uri: &lsp::Url,
        answer: impl FnOnce(&View, &Arc<Entry>) -> Option<T> + Send + 'static,
    ) -> Result<Option<T>> {
        let Some((view, entry)) = self.session.at(uri) else { return Ok(None) };
        aside(move || answer(&view, &entry)).await
    }

    /// Answers for a place in a document.
    async fn answer_at<T: Send + 'static>(
        &self,
        place: lsp::TextDocumentPositionParams,
        answer: impl FnOnce(&View, &Entry, u32) -> Option<T> + Send + 'static,
    ) -> Result<Option<T>> {
        let at = place.position;
        self.answer(&place.text_document.uri, move |view, entry| answer(view, entry, view.offset(entry, at)))
            .await
    }

    /// Answers from a view, aside.
    async fn answer_for_all<T: Send + 'static>(
        &self,
        answer: impl FnOnce(&View) -> Option<T> + Send + 'static,
    ) -> Result<Option<T>> {
        let view = self.session.view();
        aside(move || answer(&view)).await
    }

    async fn series(&self, params: series::SeriesParams) -> Result<Option<Value>> {
        self.answer_for_all(move |view| series::series(view, &params)).await
    }

    #[expect(clippy::unused_async, reason = "tower-lsp wants it so")]
    async fn status(&self, _: Value) -> Result<Value> {
        Ok(status::status(&self.session))
    }

    async fn import(&self, params: import::ImportParams) -> Result<Option<Value>> {
        self.answer_for_all(move |view| Some(import::import(view, &params))).await?.transpose()
    }

    async fn init(&self, _: Value) -> Result<Option<Value>> {
        self.answer_for_all(move |view| Some(init::init(view))).await?.transpose()
    }

    async fn explain(&self, params: explain::ExplainParams) -> Result<Option<Value>> {
        let uri = params.text_document.uri.clone();
        self.answer(&uri, move |view, entry| explain::explain(view, entry, &params)).await
    }

    #[expect(clippy::unused_async, reason = "tower-lsp wants it so")]
    async fn cancel_progress(&self, params: lsp::WorkDoneProgressCancelParams) {
        self.session.cancel_progress(&params.token);
    }
}

/// Works on another thread. Work that has not begun when its request is cancelled is left.
async fn aside<T: Send + 'static>(work: impl FnOnce() -> Option<T> + Send + 'static) -> Result<Option<T>> {
    let waiting = Arc::new(());
    let asked = Arc::downgrade(&waiting);
    let wanted = move || if asked.strong_count() > 0 { work() } else { None };
    let answer = tokio::task::spawn_blocking(wanted).await;
    drop(waiting);
    answer.map_err(|_| Error::internal_error())
}

/// Adds the messages that tower-lsp has no method for.
pub fn methods(builder: LspServiceBuilder<Server>) -> LspServiceBuilder<Server> {
    let builder = builder
        .custom_method("rapporteur/status", Server::status)
        .custom_method("rapporteur/explain", Server::explain)
        .custom_method("rapporteur/import", Server::import)
        .custom_method("rapporteur/init", Server::init)
        .custom_method("rapporteur/series", Server::series)
        .custom_method("window/workDoneProgress/cancel", Server::cancel_progress);
    #[cfg(debug_assertions)]
    let builder = trial::methods(builder);
    builder
}

#[async_trait]
impl LanguageServer for Server {
    async fn initialize(&self, params: lsp::InitializeParams) -> Result<lsp::InitializeResult> {
        let capabilities = Capabilities::read(&params.initialization_options.unwrap_or_default());
        let answer = capabilities.answer();
        self.session.begin(capabilities);
        Ok(answer)
    }

    async fn initialized(&self, _: lsp::InitializedParams) {
        if let Some(process) = self.session.capabilities().process {
            end::watch_client(process);
        }
        tokio::spawn(Arc::clone(&self.session).publish_for_ever());
        self.session.start_reading();
    }

    async fn shutdown(&self) -> Result<()> {
        self.session.is_shut_down.store(true, Ordering::SeqCst);
        self.session.stop_reading.store(true, Ordering::SeqCst);
        Ok(())
    }

    async fn did_open(&self, params: lsp::DidOpenTextDocumentParams) {
        self.session.open(params.text_document);
    }

    async fn did_change(&self, params: lsp::DidChangeTextDocumentParams) {
        self.session.change(params);
    }

    async fn did_close(&self, params: lsp::DidCloseTextDocumentParams) {
        self.session.close(&params.text_document.uri);
    }

    async fn did_save(&self, params: lsp::DidSaveTextDocumentParams) {
        self.session.files_changed([params.text_document.uri]);
        self.session.read_names();
    }

    async fn did_change_watched_files(&self, params: lsp::DidChangeWatchedFilesParams) {
        self.session.files_changed(params.changes.into_iter().map(|change| change.uri));
    }

    async fn did_change_configuration(&self, params: lsp::DidChangeConfigurationParams) {
        if params.settings.is_object() {
            self.session.change_settings(params.settings);
        }
        self.session.ask_for_settings();
    }

    async fn did_change_workspace_folders(&self, params: lsp::DidChangeWorkspaceFoldersParams) {
        self.session.change_folders(&params.event);
    }

    async fn hover(&self, params: lsp::HoverParams) -> Result<Option<lsp::Hover>> {
        self.answer_at(params.text_document_position_params, hover::hover).await
    }

    async fn goto_definition(
        &self,
        params: lsp::GotoDefinitionParams,
    ) -> Result<Option<lsp::GotoDefinitionResponse>> {
        self.answer_at(params.text_document_position_params, jump::definition).await
    }

    async fn goto_declaration(
        &self,
        params: lsp::request::GotoDeclarationParams,
    ) -> Result<Option<lsp::request::GotoDeclarationResponse>> {
        self.answer_at(params.text_document_position_params, jump::declaration).await
    }

    async fn goto_implementation(
        &self,
        params: lsp::request::GotoImplementationParams,
    ) -> Result<Option<lsp::request::GotoImplementationResponse>> {
        self.answer_at(params.text_document_position_params, jump::implementation).await
    }

    async fn references(&self, params: lsp::ReferenceParams) -> Result<Option<Vec<lsp::Location>>> {
        let declaration =
            if params.context.include_declaration { Declaration::Included } else { Declaration::Left };
        let place = params.text_document_position;
        self.answer_at(place, move |view, entry, at| references::references(view, entry, at, declaration))
            .await
    }

    async fn document_highlight(
        &self,
        params: lsp::DocumentHighlightParams,
    ) -> Result<Option<Vec<lsp::DocumentHighlight>>> {
        self.answer_at(params.text_document_position_params, highlight::highlights).await
    }

    async fn document_symbol(
        &self,
        params: lsp::DocumentSymbolParams,
    ) -> Result<Option<lsp::DocumentSymbolResponse>> {
        self.answer(&params.text_document.uri, |view, entry| Some(symbol::outline(view, entry))).await
    }

    async fn symbol(
        &self,
        params: lsp::WorkspaceSymbolParams,
    ) -> Result<Option<Vec<lsp::SymbolInformation>>> {
        self.answer_for_all(move |view| Some(symbol::symbols(view, &params.query))).await
    }

    async fn folding_range(&self, params: lsp::FoldingRangeParams) -> Result<Option<Vec<lsp::FoldingRange>>> {
        self.answer(&params.text_document.uri, |_, entry| Some(fold::folds(entry))).await
    }

    async fn document_link(&self, params: lsp::DocumentLinkParams) -> Result<Option<Vec<lsp::DocumentLink>>> {
        self.answer(&params.text_document.uri, |view, entry| Some(link::links(view, entry))).await
    }

    async fn semantic_tokens_full(
        &self,
        params: lsp::SemanticTokensParams,
    ) -> Result<Option<lsp::SemanticTokensResult>> {
        let found = self.answer(&params.text_document.uri, |view, entry| {
            Some(lsp::SemanticTokensResult::Tokens(colour::colours(view, entry, None)))
        });
        found.await
    }

    async fn semantic_tokens_range(
        &self,
        params: lsp::SemanticTokensRangeParams,
    ) -> Result<Option<lsp::SemanticTokensRangeResult>> {
        let range = params.range;
        let found = self.answer(&params.text_document.uri, move |view, entry| {
            Some(lsp::SemanticTokensRangeResult::Tokens(colour::colours(view, entry, Some(range))))
        });
        found.await
    }

    async fn inlay_hint(&self, params: lsp::InlayHintParams) -> Result<Option<Vec<lsp::InlayHint>>> {
        let range = params.range;
        self.answer(&params.text_document.uri, move |view, entry| Some(hint::hints(view, entry, range))).await
    }

    async fn code_lens(&self, params: lsp::CodeLensParams) -> Result<Option<Vec<lsp::CodeLens>>> {
        let settled = self.session.settled.borrow().clone();
        let uri = params.text_document.uri;
        self.answer(&uri, move |view, entry| Some(lens::lenses(view, entry, &settled))).await
    }

    async fn prepare_rename(
        &self,
        params: lsp::TextDocumentPositionParams,
    ) -> Result<Option<lsp::PrepareRenameResponse>> {
        self.answer_at(params, rename::prepare).await
    }

    async fn rename(&self, params: lsp::RenameParams) -> Result<Option<lsp::WorkspaceEdit>> {
        let new = params.new_name;
        let answer = move |view: &View, entry: &Entry, at| Some(rename::rename(view, entry, at, &new));
        self.answer_at(params.text_document_position, answer).await?.transpose()
    }

    async fn completion(&self, params: lsp::CompletionParams) -> Result<Option<lsp::CompletionResponse>> {
        let list = self.answer_at(params.text_document_position, completion::completions).await?;
        Ok(list.map(lsp::CompletionResponse::List))
    }

    async fn completion_resolve(&self, item: lsp::CompletionItem) -> Result<lsp::CompletionItem> {
        let plain = item.clone();
        let resolved = self.answer_for_all(move |view| Some(completion::resolve(view, item))).await?;
        Ok(resolved.unwrap_or(plain))
    }

    async fn code_action(&self, params: lsp::CodeActionParams) -> Result<Option<lsp::CodeActionResponse>> {
        let uri = params.text_document.uri.clone();
        let settled = self.session.settled.borrow().clone();
        self.answer(&uri, move |view, entry| Some(code_action::code_actions(view, entry, &params, &settled)))
            .await
    }

    async fn diagnostic(
        &self,
        params: lsp::DocumentDiagnosticParams,
    ) -> Result<lsp::DocumentDiagnosticReportResult> {
        let previous = params.previous_result_id;
        let settled = self.session.settled.borrow().clone();
        let session = Arc::clone(&self.session);
        let report = self.answer(&params.text_document.uri, move |view, entry| {
            Some(diagnostic::document(view, entry, previous.as_deref(), &settled, &session))
        });
        Ok(report.await?.unwrap_or_else(diagnostic::nothing).into())
    }

    async fn workspace_diagnostic(
        &self,
        params: lsp::WorkspaceDiagnosticParams,
    ) -> Result<lsp::WorkspaceDiagnosticReportResult> {
        Ok(diagnostic::workspace(&self.session, params).await.into())
    }
}

/// Requests by which tests bring about what must not happen. Not in a release.
#[cfg(debug_assertions)]
mod trial {
    use std::time::Duration;

    use super::{Error, LspServiceBuilder, Ordering, Result, Server, Value};
    use serde_json::json;

    pub fn methods(builder: LspServiceBuilder<Server>) -> LspServiceBuilder<Server> {
        builder.custom_method("rapporteur/trial/panic", panic).custom_method("rapporteur/trial/sleep", sleep)
    }

    #[expect(clippy::panic, reason = "that is what it is for")]
    async fn panic(server: &Server, place: Value) -> Result<Value> {
        match place.as_str() {
            Some("aside") => {
                let aside = tokio::task::spawn_blocking(|| panic!("as the test wants"));
                aside.await.map_err(|_| Error::internal_error())
            }
            Some("later") => {
                tokio::task::yield_now().await;
                panic!("as the test wants")
            }
            Some("query") => server
                .answer_for_all(|_| -> Option<u8> { panic!("as the test wants") })
                .await
                .map(Value::from),
            Some("job") => {
                server.session.is_tried.store(true, Ordering::SeqCst);
                Ok(Value::Null)
            }
            Some("locked") => server.session.with_workspace(|_, _, _| panic!("as the test wants")),
            _ => panic!("as the test wants"),
        }
    }

    async fn sleep(_: &Server, milliseconds: Value) -> Result<Value> {
        tokio::time::sleep(Duration::from_millis(milliseconds.as_u64().unwrap_or_default())).await;
        Ok(json!("awake"))
    }
}
