//! What client and server can do: read once from the client's raw `initialize`, answered once, and kept.
//!
//! The raw JSON is read, not lsp-types' structures: those know `workspace.diagnostic` where clients write
//! `workspace.diagnostics`, and refuse a whole `initialize` over one word that is newer than they are.

use std::path::PathBuf;

use serde_json::Value;
use tower_lsp::lsp_types as lsp;

use super::{convert, request::colour::TYPES};
use crate::text::Encoding;

/// The kind of the code action that applies every fix that is always right.
pub const FIX_ALL: &str = "source.fixAll.rapporteur";
/// The kind of the code actions by which the team corrects what was read.
pub const CORRECTION: &str = "refactor.rewrite.rapporteur";

/// The kind of the code actions that put what articles say into a note.
pub const INSERTION: &str = "refactor.insert.rapporteur";

/// How findings reach the client: never both ways.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Delivery {
    /// The client asks, and asks again when told that something changed.
    Pull,
    /// They are sent.
    Push,
}

/// How a hover is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Markup {
    /// Markdown.
    Markdown,
    /// Plain text.
    Plain,
}

/// Who looks after files that others change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Watching {
    /// The client tells of them.
    Client,
    /// The server watches by itself.
    Own,
}

/// What the client asks for again when it is told to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Refreshes {
    /// Colours.
    pub tokens: bool,
    /// Hints.
    pub hints: bool,
    /// Lenses.
    pub lenses: bool,
}

/// What the client can take, and what it wants.
#[derive(Debug, Clone)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "the protocol's capabilities are independent of each other"
)]
pub struct Capabilities {
    /// How columns are counted.
    pub encoding: Encoding,
    /// How findings reach it.
    pub delivery: Delivery,
    /// Whether findings may name other places.
    pub related: bool,
    /// How hovers are written.
    pub markup: Markup,
    /// How what stands beside a completion is written.
    pub completion_markup: Markup,
    /// Whether a jump may say where its origin ends and what surrounds its target, for definition and declaration.
    pub links: [bool; 2],
    /// What it asks for again, besides findings.
    pub refreshes: Refreshes,
    /// Whether a rename may be prepared.
    pub prepares_rename: bool,
    /// Whether an outline may be a tree.
    pub tree_of_symbols: bool,
    /// Who watches files.
    pub watching: Watching,
    /// Whether progress may be shown.
    pub progress: bool,
    /// Whether edits may carry the version that they were made for.
    pub versioned_edits: bool,
    /// Whether edits may create files.
    pub creates: bool,
    /// Whether code actions may be more than commands.
    pub code_actions: bool,
    /// Whether settings are asked for with `workspace/configuration`.
    pub asks_settings: bool,
    /// The process to stay alive for.
    pub process: Option<u64>,
    /// The folders to work on; none where a single file was opened.
    pub folders: Vec<PathBuf>,
    /// The client's settings, as given at the start.
    pub settings: Option<Value>,
}

impl Capabilities {
    /// Reads the parameters of `initialize`. Total: what is missing or of another shape is not offered.
    pub fn read(params: &Value) -> Self {
        let offer = |path: &str| params.pointer(&format!("/capabilities{path}")).unwrap_or(&Value::Null);
        let can = |path: &str| offer(path) == &Value::Bool(true);
        let pulls = offer("/textDocument/diagnostic").is_object();
        let refreshes_findings =
            can("/workspace/diagnostics/refreshSupport") || can("/workspace/diagnostic/refreshSupport");
        Self {
            encoding: convert::encoding(offer("/general/positionEncodings")),
            delivery: if pulls && refreshes_findings { Delivery::Pull } else { Delivery::Push },
            related: can("/textDocument/publishDiagnostics/relatedInformation"),
            markup: markup(offer("/textDocument/hover/contentFormat")),
            completion_markup: markup(offer("/textDocument/completion/completionItem/documentationFormat")),
            links: ["definition", "declaration"]
                .map(|jump| can(&format!("/textDocument/{jump}/linkSupport"))),
            refreshes: Refreshes {
                tokens: can("/workspace/semanticTokens/refreshSupport"),
                hints: can("/workspace/inlayHint/refreshSupport"),
                lenses: can("/workspace/codeLens/refreshSupport"),
            },
            prepares_rename: can("/textDocument/rename/prepareSupport"),
            tree_of_symbols: can("/textDocument/documentSymbol/hierarchicalDocumentSymbolSupport"),
            watching: if can("/workspace/didChangeWatchedFiles/dynamicRegistration") {
                Watching::Client
            } else {
                Watching::Own
            },
            progress: can("/window/workDoneProgress"),
            versioned_edits: can("/workspace/workspaceEdit/documentChanges"),
            creates: can("/workspace/workspaceEdit/documentChanges")
                && offer("/workspace/workspaceEdit/resourceOperations")
                    .as_array()
                    .is_some_and(|operations| operations.iter().any(|one| one == "create")),
            code_actions: offer("/textDocument/codeAction/codeActionLiteralSupport").is_object(),
            asks_settings: can("/workspace/configuration"),
            process: params.get("processId").and_then(Value::as_u64),
            folders: folders(params),
            settings: params.get("initializationOptions").filter(|options| !options.is_null()).cloned(),
        }
    }

    /// What the server can do for this client.
    pub fn answer(&self) -> lsp::InitializeResult {
        let version = env!("CARGO_PKG_VERSION").to_owned();
        lsp::InitializeResult {
            capabilities: self.server(),
            server_info: Some(lsp::ServerInfo { name: "rapporteur".to_owned(), version: Some(version) }),
        }
    }

    fn server(&self) -> lsp::ServerCapabilities {
        lsp::ServerCapabilities {
            position_encoding: Some(convert::encoding_kind(self.encoding)),
            text_document_sync: Some(lsp::TextDocumentSyncCapability::Options(
                lsp::TextDocumentSyncOptions {
                    open_close: Some(true),
                    change: Some(lsp::TextDocumentSyncKind::INCREMENTAL),
                    save: Some(lsp::SaveOptions { include_text: Some(false) }.into()),
                    ..lsp::TextDocumentSyncOptions::default()
                },
            )),
            hover_provider: Some(true.into()),
            completion_provider: Some(lsp::CompletionOptions {
                // The starts of citations; a space would open lists in the middle of prose.
                trigger_characters: Some(["[", "(", "@", "/"].map(String::from).into()),
                resolve_provider: Some(true),
                ..lsp::CompletionOptions::default()
            }),
            definition_provider: Some(lsp::OneOf::Left(true)),
            declaration_provider: Some(lsp::DeclarationCapability::Simple(true)),
            implementation_provider: Some(lsp::ImplementationProviderCapability::Simple(true)),
            references_provider: Some(lsp::OneOf::Left(true)),
            document_highlight_provider: Some(lsp::OneOf::Left(true)),
            document_symbol_provider: Some(lsp::OneOf::Left(true)),
            workspace_symbol_provider: Some(lsp::OneOf::Left(true)),
            rename_provider: Some(if self.prepares_rename {
                lsp::OneOf::Right(lsp::RenameOptions {
                    prepare_provider: Some(true),
                    work_done_progress_options: lsp::WorkDoneProgressOptions::default(),
                })
            } else {
                lsp::OneOf::Left(true)
            }),
            inlay_hint_provider: Some(lsp::OneOf::Left(true)),
            code_lens_provider: Some(lsp::CodeLensOptions { resolve_provider: Some(false) }),
            semantic_tokens_provider: Some(tokens().into()),
            folding_range_provider: Some(true.into()),
            document_link_provider: Some(lsp::DocumentLinkOptions {
                resolve_provider: Some(false),
                work_done_progress_options: lsp::WorkDoneProgressOptions::default(),
            }),
            code_action_provider: self.code_actions.then(|| {
                lsp::CodeActionProviderCapability::Options(lsp::CodeActionOptions {
                    code_action_kinds: Some(vec![
                        lsp::CodeActionKind::QUICKFIX,
                        CORRECTION.into(),
                        INSERTION.into(),
                        FIX_ALL.into(),
                    ]),
                    ..lsp::CodeActionOptions::default()
                })
            }),
            diagnostic_provider: (self.delivery == Delivery::Pull).then(|| {
                lsp::DiagnosticServerCapabilities::Options(lsp::DiagnosticOptions {
                    identifier: Some("rapporteur".to_owned()),
                    inter_file_dependencies: true,
                    workspace_diagnostics: true,
                    work_done_progress_options: lsp::WorkDoneProgressOptions::default(),
                })
            }),
            workspace: Some(lsp::WorkspaceServerCapabilities {
                workspace_folders: Some(lsp::WorkspaceFoldersServerCapabilities {
                    supported: Some(true),
                    change_notifications: Some(lsp::OneOf::Left(true)),
                }),
                file_operations: None,
            }),
            ..lsp::ServerCapabilities::default()
        }
    }
}

fn tokens() -> lsp::SemanticTokensOptions {
    lsp::SemanticTokensOptions {
        legend: lsp::SemanticTokensLegend {
            token_types: TYPES.map(lsp::SemanticTokenType::new).into(),
            token_modifiers: Vec::new(),
        },
        range: Some(true),
        full: Some(lsp::SemanticTokensFullOptions::Bool(true)),
        ..lsp::SemanticTokensOptions::default()
    }
}

/// Markdown where the client takes it at all: it reads better, also raw.
fn markup(offered: &Value) -> Markup {
    let offers = |word: &str| offered.as_array().into_iter().flatten().any(|format| format == word);
    if offers("markdown") { Markup::Markdown } else { Markup::Plain }
}

/// The workspace folders, else the root; addresses that are no files are left out.
fn folders(params: &Value) -> Vec<PathBuf> {
    let path = |uri: &Value| lsp::Url::parse(uri.as_str()?).ok()?.to_file_path().ok();
    let listed = params.get("workspaceFolders").and_then(Value::as_array).into_iter().flatten();
    let mut folders: Vec<PathBuf> = listed.filter_map(|folder| folder.get("uri")).filter_map(path).collect();
    if folders.is_empty() {
        let root = params.get("rootUri").and_then(path);
        let old = || params.get("rootPath").and_then(Value::as_str).map(PathBuf::from);
        folders.extend(root.or_else(old).filter(|root| root.is_absolute()));
    }
    folders
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn pull_needs_a_client_that_can_be_told_to_ask_again() {
        let read = |workspace: Value| {
            let params =
                json!({"capabilities": {"textDocument": {"diagnostic": {}}, "workspace": workspace}});
            Capabilities::read(&params).delivery
        };
        assert_eq!(read(json!({"diagnostics": {"refreshSupport": true}})), Delivery::Pull);
        assert_eq!(read(json!({"diagnostic": {"refreshSupport": true}})), Delivery::Pull);
        assert_eq!(read(json!({"diagnostics": {"refreshSupport": false}})), Delivery::Push);
        assert_eq!(read(json!({})), Delivery::Push);
    }

    #[test]
    fn nonsense_offers_nothing() {
        for params in
            [Value::Null, json!([]), json!({"capabilities": 7, "workspaceFolders": 3, "rootUri": "x"})]
        {
            let read = Capabilities::read(&params);
            assert!(read.folders.is_empty() && !read.related && read.delivery == Delivery::Push);
        }
    }

    #[test]
    fn folders_come_before_the_root() {
        let params = json!({
            "rootUri": "file:///root",
            "workspaceFolders": [{"uri": "file:///a%20b", "name": ""}, {"uri": "vscode-vfs://x/y", "name": ""}],
        });
        assert_eq!(Capabilities::read(&params).folders, [PathBuf::from("/a b")]);
        let params = json!({"rootUri": "file:///root", "workspaceFolders": null});
        assert_eq!(Capabilities::read(&params).folders, [PathBuf::from("/root")]);
    }
}
