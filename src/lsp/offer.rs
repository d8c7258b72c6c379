//! What the server offers a client in its answer to `initialize`: only what that client can use.

use serde_json::{Value, json};
use tower_lsp::lsp_types as lsp;

use super::{
    capabilities::{CORRECTION, Capabilities, Delivery, FIX_ALL, INSERTION},
    convert,
    request::colour::TYPES,
};

/// What progress may be told of.
const TOLD: lsp::WorkDoneProgressOptions = lsp::WorkDoneProgressOptions { work_done_progress: Some(true) };
/// What is answered too fast to tell of it.
const UNTOLD: lsp::WorkDoneProgressOptions = lsp::WorkDoneProgressOptions { work_done_progress: None };

/// What the server can do for this client.
pub fn offer(client: &Capabilities) -> lsp::InitializeResult {
    let version = env!("CARGO_PKG_VERSION").to_owned();
    lsp::InitializeResult {
        capabilities: server(client),
        server_info: Some(lsp::ServerInfo { name: "rapporteur".to_owned(), version: Some(version) }),
    }
}

/// Adds to the answer to `initialize` what lsp-types 0.94 has no field for.
pub fn add_newer(client: &Capabilities, answer: &mut Value) {
    let workspace = answer.pointer_mut("/capabilities/workspace").and_then(Value::as_object_mut);
    if let Some(workspace) = workspace.filter(|_| client.pages) {
        workspace.insert("textDocumentContent".to_owned(), json!({"schemes": [convert::SCHEME]}));
    }
}

fn server(client: &Capabilities) -> lsp::ServerCapabilities {
    lsp::ServerCapabilities {
        position_encoding: Some(convert::encoding_kind(client.encoding)),
        text_document_sync: Some(synchronisation()),
        hover_provider: Some(true.into()),
        completion_provider: Some(lsp::CompletionOptions {
            // The starts of citations; a space would open lists in the middle of prose.
            trigger_characters: Some(["[", "(", "@", "/"].map(String::from).into()),
            resolve_provider: Some(true),
            ..lsp::CompletionOptions::default()
        }),
        definition_provider: Some(lsp::OneOf::Left(true)),
        declaration_provider: Some(lsp::DeclarationCapability::Simple(true)),
        type_definition_provider: Some(lsp::TypeDefinitionProviderCapability::Simple(true)),
        implementation_provider: Some(lsp::ImplementationProviderCapability::Simple(true)),
        references_provider: Some(lsp::OneOf::Right(lsp::ReferencesOptions {
            work_done_progress_options: TOLD,
        })),
        document_highlight_provider: Some(lsp::OneOf::Left(true)),
        document_symbol_provider: Some(lsp::OneOf::Left(true)),
        workspace_symbol_provider: Some(lsp::OneOf::Right(lsp::WorkspaceSymbolOptions {
            work_done_progress_options: TOLD,
            resolve_provider: None,
        })),
        rename_provider: Some(rename(client)),
        inlay_hint_provider: Some(lsp::OneOf::Left(true)),
        code_lens_provider: Some(lsp::CodeLensOptions { resolve_provider: Some(false) }),
        semantic_tokens_provider: Some(tokens(client).into()),
        folding_range_provider: Some(true.into()),
        selection_range_provider: Some(lsp::SelectionRangeProviderCapability::Simple(true)),
        call_hierarchy_provider: client
            .hierarchies
            .then_some(lsp::CallHierarchyServerCapability::Simple(true)),
        document_link_provider: Some(lsp::DocumentLinkOptions {
            resolve_provider: Some(false),
            work_done_progress_options: UNTOLD,
        }),
        code_action_provider: client.code_actions.then(|| code_actions(client)),
        diagnostic_provider: (client.delivery == Delivery::Pull).then(diagnostics),
        workspace: Some(lsp::WorkspaceServerCapabilities {
            workspace_folders: Some(lsp::WorkspaceFoldersServerCapabilities {
                supported: Some(true),
                change_notifications: Some(lsp::OneOf::Left(true)),
            }),
            file_operations: file_operations(client),
        }),
        ..lsp::ServerCapabilities::default()
    }
}

fn synchronisation() -> lsp::TextDocumentSyncCapability {
    lsp::TextDocumentSyncCapability::Options(lsp::TextDocumentSyncOptions {
        open_close: Some(true),
        change: Some(lsp::TextDocumentSyncKind::INCREMENTAL),
        save: Some(lsp::SaveOptions { include_text: Some(false) }.into()),
        ..lsp::TextDocumentSyncOptions::default()
    })
}

fn rename(client: &Capabilities) -> lsp::OneOf<bool, lsp::RenameOptions> {
    if client.prepares_rename {
        lsp::OneOf::Right(lsp::RenameOptions {
            prepare_provider: Some(true),
            work_done_progress_options: TOLD,
        })
    } else {
        lsp::OneOf::Left(true)
    }
}

fn code_actions(client: &Capabilities) -> lsp::CodeActionProviderCapability {
    lsp::CodeActionProviderCapability::Options(lsp::CodeActionOptions {
        code_action_kinds: Some(vec![
            lsp::CodeActionKind::QUICKFIX,
            CORRECTION.into(),
            INSERTION.into(),
            FIX_ALL.into(),
        ]),
        resolve_provider: client.resolves_edits.then_some(true),
        ..lsp::CodeActionOptions::default()
    })
}

fn diagnostics() -> lsp::DiagnosticServerCapabilities {
    lsp::DiagnosticServerCapabilities::Options(lsp::DiagnosticOptions {
        identifier: Some("rapporteur".to_owned()),
        inter_file_dependencies: true,
        workspace_diagnostics: true,
        work_done_progress_options: TOLD,
    })
}

fn tokens(client: &Capabilities) -> lsp::SemanticTokensOptions {
    lsp::SemanticTokensOptions {
        legend: lsp::SemanticTokensLegend {
            token_types: TYPES.map(lsp::SemanticTokenType::new).into(),
            token_modifiers: Vec::new(),
        },
        range: Some(true),
        full: Some(if client.token_changes {
            lsp::SemanticTokensFullOptions::Delta { delta: Some(true) }
        } else {
            lsp::SemanticTokensFullOptions::Bool(true)
        }),
        ..lsp::SemanticTokensOptions::default()
    }
}

/// What happens to documents and folders. Nothing is to be said before one is made or deleted.
fn file_operations(client: &Capabilities) -> Option<lsp::WorkspaceFileOperationsServerCapabilities> {
    let told = client.files;
    let on = |wanted: bool| wanted.then(|| lsp::FileOperationRegistrationOptions { filters: filters() });
    (told != super::capabilities::FileOperations::default()).then(|| {
        lsp::WorkspaceFileOperationsServerCapabilities {
            will_rename: on(told.will_rename),
            did_rename: on(told.did_rename),
            did_create: on(told.did_create),
            did_delete: on(told.did_delete),
            ..lsp::WorkspaceFileOperationsServerCapabilities::default()
        }
    })
}

fn filters() -> Vec<lsp::FileOperationFilter> {
    let filter = |glob: &str, kind| lsp::FileOperationFilter {
        scheme: Some("file".to_owned()),
        pattern: lsp::FileOperationPattern { glob: glob.to_owned(), matches: Some(kind), options: None },
    };
    vec![
        filter("**/*.{md,markdown,txt}", lsp::FileOperationPatternKind::File),
        filter("**", lsp::FileOperationPatternKind::Folder),
    ]
}
