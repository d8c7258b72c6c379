//! One short method a message. What changes the state does so before the first await; the rest reads a view, aside.

use std::sync::{Arc, atomic::Ordering};

use serde_json::Value;
use tower_lsp::{Client, LanguageServer, LspServiceBuilder, async_trait, jsonrpc::Result, lsp_types as lsp};

use super::{
    aside::{Asker, Tokens},
    capabilities::Capabilities,
    end, fence, offer,
    outbox::Outbox,
    request::{
        code_action, colour, completion, diagnostic, explain, files, fold, highlight, hint, hover, import,
        init, jump, lens, link, page, references, rename, repetition, selection, series, status, symbol,
    },
    session::{Session, View},
};
use crate::{corpus::Entry, query::references::Declaration};

/// The server that tower-lsp calls.
pub struct Server {
    session: Arc<Session>,
}

impl Server {
    /// A server for a client, to whom what must come before an answer leaves by `outbox`.
    pub fn new(client: Client, outbox: Outbox) -> Self {
        Self { session: Arc::new(Session::new(client, outbox)) }
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
        self.answer_in_parts(uri, Tokens::default(), move |view, entry, _| answer(view, entry)).await
    }

    /// Likewise, for whoever may take parts and word of the progress.
    async fn answer_in_parts<T: Send + 'static>(
        &self,
        uri: &lsp::Url,
        tokens: Tokens,
        answer: impl FnOnce(&View, &Arc<Entry>, &Asker) -> Option<T> + Send + 'static,
    ) -> Result<Option<T>> {
        let Some((view, entry)) = self.session.at(uri) else { return Ok(None) };
        self.aside(tokens, move |asker| answer(&view, &entry, asker)).await
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
    pub(super) async fn answer_for_all<T: Send + 'static>(
        &self,
        answer: impl FnOnce(&View) -> Option<T> + Send + 'static,
    ) -> Result<Option<T>> {
        self.answer_for_all_in_parts(Tokens::default(), move |view, _| answer(view)).await
    }

    /// Likewise, for whoever may take parts and word of the progress.
    async fn answer_for_all_in_parts<T: Send + 'static>(
        &self,
        tokens: Tokens,
        answer: impl FnOnce(&View, &Asker) -> Option<T> + Send + 'static,
    ) -> Result<Option<T>> {
        let view = self.session.view();
        self.aside(tokens, move |asker| answer(&view, asker)).await
    }

    /// Works aside as long as somebody waits.
    pub(super) async fn aside<T: Send + 'static>(
        &self,
        tokens: Tokens,
        work: impl FnOnce(&Asker) -> T + Send + 'static,
    ) -> Result<T> {
        let asker = self.session.asker(tokens);
        let job = asker.clone();
        asker.work(&self.session.working, move || work(&job)).await
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

    #[expect(clippy::unused_async, reason = "tower-lsp wants it so")]
    async fn page(&self, params: page::PageParams) -> Result<Value> {
        page::content(&params)
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

/// A long answer that is written already, in the place of what tower-lsp would write.
fn written<T>(words: Option<String>) -> Option<T> {
    fence::answer_with(words?);
    None
}

/// Adds the messages that tower-lsp has no method for.
pub fn methods(builder: LspServiceBuilder<Server>) -> LspServiceBuilder<Server> {
    let builder = builder
        .custom_method("rapporteur/status", Server::status)
        .custom_method("rapporteur/explain", Server::explain)
        .custom_method("rapporteur/import", Server::import)
        .custom_method("rapporteur/init", Server::init)
        .custom_method("rapporteur/series", Server::series)
        .custom_method("workspace/textDocumentContent", Server::page)
        .custom_method("window/workDoneProgress/cancel", Server::cancel_progress);
    #[cfg(debug_assertions)]
    let builder = super::trial::methods(builder);
    builder
}

#[async_trait]
impl LanguageServer for Server {
    async fn initialize(&self, params: lsp::InitializeParams) -> Result<lsp::InitializeResult> {
        let capabilities = Capabilities::read(&params.initialization_options.unwrap_or_default());
        let answer = offer::offer(&capabilities);
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

    async fn will_rename_files(&self, params: lsp::RenameFilesParams) -> Result<Option<lsp::WorkspaceEdit>> {
        self.answer_for_all_in_parts(Tokens::default(), move |view, asker| {
            files::will_rename(view, &params.files, asker)
        })
        .await
    }

    async fn did_rename_files(&self, params: lsp::RenameFilesParams) {
        self.session.files_named(params.files.iter().flat_map(|file| [&*file.old_uri, &*file.new_uri]));
    }

    async fn did_create_files(&self, params: lsp::CreateFilesParams) {
        self.session.files_named(params.files.iter().map(|file| &*file.uri));
    }

    async fn did_delete_files(&self, params: lsp::DeleteFilesParams) {
        self.session.files_named(params.files.iter().map(|file| &*file.uri));
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

    async fn goto_type_definition(
        &self,
        params: lsp::request::GotoTypeDefinitionParams,
    ) -> Result<Option<lsp::request::GotoTypeDefinitionResponse>> {
        self.answer_at(params.text_document_position_params, jump::type_definition).await
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
        let tokens = Tokens::of(params.partial_result_params, params.work_done_progress_params);
        let place = params.text_document_position;
        let found = self.answer_in_parts(&place.text_document.uri, tokens, move |view, entry, asker| {
            let offset = view.offset(entry, place.position);
            let found = references::references(view, entry, offset, (declaration, asker))?;
            serde_json::to_string(&found).ok()
        });
        Ok(written(found.await?))
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
        let tokens = Tokens::of(params.partial_result_params, params.work_done_progress_params);
        let found = self.answer_in_parts(&params.text_document.uri, tokens, |view, entry, asker| {
            Some(symbol::outline(view, entry, asker))
        });
        found.await
    }

    async fn symbol(
        &self,
        params: lsp::WorkspaceSymbolParams,
    ) -> Result<Option<Vec<lsp::SymbolInformation>>> {
        let tokens = Tokens::of(params.partial_result_params, params.work_done_progress_params);
        let found = self.answer_for_all_in_parts(tokens, move |view, asker| {
            serde_json::to_string(&symbol::symbols(view, &params.query, asker)).ok()
        });
        Ok(written(found.await?))
    }

    async fn folding_range(&self, params: lsp::FoldingRangeParams) -> Result<Option<Vec<lsp::FoldingRange>>> {
        let folds = |view: &View, entry: &Arc<Entry>| Some(fold::folds(entry, view.capabilities.most_folds));
        self.answer(&params.text_document.uri, folds).await
    }

    async fn selection_range(
        &self,
        params: lsp::SelectionRangeParams,
    ) -> Result<Option<Vec<lsp::SelectionRange>>> {
        let places = params.positions;
        self.answer(&params.text_document.uri, move |view, entry| {
            Some(selection::selections(view, entry, &places))
        })
        .await
    }

    async fn document_link(&self, params: lsp::DocumentLinkParams) -> Result<Option<Vec<lsp::DocumentLink>>> {
        self.answer(&params.text_document.uri, |view, entry| Some(link::links(view, entry))).await
    }

    async fn semantic_tokens_full(
        &self,
        params: lsp::SemanticTokensParams,
    ) -> Result<Option<lsp::SemanticTokensResult>> {
        let session = Arc::clone(&self.session);
        let found = self.answer(&params.text_document.uri, move |view, entry| {
            Some(lsp::SemanticTokensResult::Tokens(colour::whole(view, entry, &session.coloured)))
        });
        found.await
    }

    async fn semantic_tokens_full_delta(
        &self,
        params: lsp::SemanticTokensDeltaParams,
    ) -> Result<Option<lsp::SemanticTokensFullDeltaResult>> {
        let (session, before) = (Arc::clone(&self.session), params.previous_result_id);
        let found = self.answer(&params.text_document.uri, move |view, entry| {
            Some(colour::changes(view, entry, &before, &session.coloured))
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

    async fn prepare_call_hierarchy(
        &self,
        params: lsp::CallHierarchyPrepareParams,
    ) -> Result<Option<Vec<lsp::CallHierarchyItem>>> {
        self.answer_at(params.text_document_position_params, repetition::prepare).await
    }

    async fn incoming_calls(
        &self,
        params: lsp::CallHierarchyIncomingCallsParams,
    ) -> Result<Option<Vec<lsp::CallHierarchyIncomingCall>>> {
        self.answer_for_all(move |view| repetition::repeating(view, &params.item)).await
    }

    async fn outgoing_calls(
        &self,
        params: lsp::CallHierarchyOutgoingCallsParams,
    ) -> Result<Option<Vec<lsp::CallHierarchyOutgoingCall>>> {
        self.answer_for_all(move |view| repetition::repeated(view, &params.item)).await
    }

    async fn prepare_rename(
        &self,
        params: lsp::TextDocumentPositionParams,
    ) -> Result<Option<lsp::PrepareRenameResponse>> {
        self.answer_at(params, rename::prepare).await
    }

    async fn rename(&self, params: lsp::RenameParams) -> Result<Option<lsp::WorkspaceEdit>> {
        let tokens = Tokens { progress: params.work_done_progress_params.work_done_token, parts: None };
        let (new, place) = (params.new_name, params.text_document_position);
        let edit = self.answer_in_parts(&place.text_document.uri, tokens, move |view, entry, asker| {
            Some(rename::rename(view, entry, view.offset(entry, place.position), (&new, asker)))
        });
        edit.await?.transpose()
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

    async fn code_action_resolve(&self, action: lsp::CodeAction) -> Result<lsp::CodeAction> {
        let view = self.session.view();
        self.aside(Tokens::default(), move |_| code_action::resolve(&view, action)).await?
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
        Ok(diagnostic::workspace(&self.session, params).await?.into())
    }
}
