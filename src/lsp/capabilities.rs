//! What the client can do: read once from its raw `initialize`, and kept. What the server offers it stands in `offer`.
//!
//! The raw JSON is read, not lsp-types' structures: those know `workspace.diagnostic` where clients write
//! `workspace.diagnostics`, and refuse a whole `initialize` over one word that is newer than they are.

use std::{collections::BTreeSet, path::PathBuf};

use serde::Serialize;
use serde_json::Value;
use tower_lsp::lsp_types as lsp;

use super::convert;
use crate::text::Encoding;

/// The kind of the code action that applies every fix that is always right.
pub const FIX_ALL: &str = "source.fixAll.rapporteur";
/// The kind of the code actions by which the team corrects what was read.
pub const CORRECTION: &str = "refactor.rewrite.rapporteur";
/// The kind of the code actions that put what articles say into a note.
pub const INSERTION: &str = "refactor.insert.rapporteur";

/// The protocol's number of the tag for what can go.
const UNNECESSARY: u64 = 1;

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

/// Which jumps may say where their origin ends and what surrounds their target.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "the protocol's capabilities are independent of each other"
)]
pub struct Links {
    /// To the definition.
    pub definition: bool,
    /// To the declaration.
    pub declaration: bool,
    /// To the type's definition.
    pub type_definition: bool,
    /// To implementations.
    pub implementation: bool,
}

/// What the client tells of files that its user renames, makes and deletes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "the protocol's capabilities are independent of each other"
)]
pub struct FileOperations {
    /// That they are about to be renamed, so that links can follow.
    pub will_rename: bool,
    /// That they were renamed.
    pub did_rename: bool,
    /// That they were made.
    pub did_create: bool,
    /// That they were deleted.
    pub did_delete: bool,
}

/// The numbers of the kinds that a client has signs for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Kinds(Option<BTreeSet<u64>>);

impl Kinds {
    /// The last kind of the protocol's first version, which a client without a list knows all of.
    const FIRST_VERSION: u64 = 18;

    fn read(offered: &Value) -> Self {
        Self(offered.as_array().map(|all| all.iter().filter_map(Value::as_u64).collect()))
    }

    /// The first of some kinds that the client knows; the last where it knows none.
    pub fn first<T: Serialize + Copy, const N: usize>(&self, wanted: [T; N]) -> Option<T> {
        let is_known = |kind: &T| {
            let number = serde_json::to_value(kind).ok().and_then(|number| number.as_u64());
            number.is_some_and(|number| match &self.0 {
                Some(known) => known.contains(&number),
                None => number <= Self::FIRST_VERSION,
            })
        };
        wanted.iter().find(|kind| is_known(kind)).or(wanted.last()).copied()
    }
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
    /// Whether findings may be marked as about what can go.
    pub tags: bool,
    /// Whether findings may carry data that come back with a request for their fixes.
    pub data: bool,
    /// Which jumps may be rich.
    pub links: Links,
    /// What it asks for again, besides findings.
    pub refreshes: Refreshes,
    /// Whether a rename may be prepared.
    pub prepares_rename: bool,
    /// Whether it shows who calls what: who repeats whose figure.
    pub hierarchies: bool,
    /// Whether an outline may be a tree.
    pub tree_of_symbols: bool,
    /// The kinds of symbols that it draws, in an outline and in the workspace.
    pub symbol_kinds: [Kinds; 2],
    /// The kinds of completions that it draws.
    pub item_kinds: Kinds,
    /// Whether what changed of the colours may be told instead of all.
    pub token_changes: bool,
    /// Folds that it takes at most.
    pub most_folds: usize,
    /// Whether links may say where they lead.
    pub tooltips: bool,
    /// Whether it shows texts of the server's that have no file: the pages of rules.
    pub pages: bool,
    /// Whether the rule of a finding may have an address.
    pub rule_links: bool,
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
    /// Whether one of several fixes may be marked as the best.
    pub preferred: bool,
    /// Whether it asks for a code action's edit when that is chosen.
    pub resolves_edits: bool,
    /// What it tells of files.
    pub files: FileOperations,
    /// Whether settings are asked for with `workspace/configuration`.
    pub asks_settings: bool,
    /// Whether it tells of changed settings once that is registered.
    pub registers_settings: bool,
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
            tags: offer("/textDocument/publishDiagnostics/tagSupport/valueSet")
                .as_array()
                .is_some_and(|tags| tags.iter().any(|tag| *tag == UNNECESSARY)),
            data: can("/textDocument/publishDiagnostics/dataSupport"),
            links: links(&can),
            refreshes: Refreshes {
                tokens: can("/workspace/semanticTokens/refreshSupport"),
                hints: can("/workspace/inlayHint/refreshSupport"),
                lenses: can("/workspace/codeLens/refreshSupport"),
            },
            prepares_rename: can("/textDocument/rename/prepareSupport"),
            hierarchies: offer("/textDocument/callHierarchy").is_object(),
            tree_of_symbols: can("/textDocument/documentSymbol/hierarchicalDocumentSymbolSupport"),
            symbol_kinds: ["/textDocument/documentSymbol", "/workspace/symbol"]
                .map(|feature| Kinds::read(offer(&format!("{feature}/symbolKind/valueSet")))),
            item_kinds: Kinds::read(offer("/textDocument/completion/completionItemKind/valueSet")),
            token_changes: can("/textDocument/semanticTokens/requests/full/delta"),
            most_folds: limit(offer("/textDocument/foldingRange/rangeLimit")),
            tooltips: can("/textDocument/documentLink/tooltipSupport"),
            pages: offer("/workspace/textDocumentContent").is_object(),
            rule_links: can("/textDocument/publishDiagnostics/codeDescriptionSupport"),
            watching: if can("/workspace/didChangeWatchedFiles/dynamicRegistration") {
                Watching::Client
            } else {
                Watching::Own
            },
            progress: can("/window/workDoneProgress"),
            versioned_edits: can("/workspace/workspaceEdit/documentChanges"),
            creates: can("/workspace/workspaceEdit/documentChanges")
                && names(offer("/workspace/workspaceEdit/resourceOperations"), "create"),
            code_actions: offer("/textDocument/codeAction/codeActionLiteralSupport").is_object(),
            preferred: can("/textDocument/codeAction/isPreferredSupport"),
            resolves_edits: can("/textDocument/codeAction/dataSupport")
                && names(offer("/textDocument/codeAction/resolveSupport/properties"), "edit"),
            files: files(&can),
            asks_settings: can("/workspace/configuration"),
            registers_settings: can("/workspace/configuration")
                && can("/workspace/didChangeConfiguration/dynamicRegistration"),
            process: params.get("processId").and_then(Value::as_u64),
            folders: folders(params),
            settings: params.get("initializationOptions").filter(|options| !options.is_null()).cloned(),
        }
    }
}

fn links(can: &dyn Fn(&str) -> bool) -> Links {
    let rich = |jump: &str| can(&format!("/textDocument/{jump}/linkSupport"));
    Links {
        definition: rich("definition"),
        declaration: rich("declaration"),
        type_definition: rich("typeDefinition"),
        implementation: rich("implementation"),
    }
}

fn files(can: &dyn Fn(&str) -> bool) -> FileOperations {
    let tells = |what: &str| can(&format!("/workspace/fileOperations/{what}"));
    FileOperations {
        will_rename: tells("willRename"),
        did_rename: tells("didRename"),
        did_create: tells("didCreate"),
        did_delete: tells("didDelete"),
    }
}

/// Whether a list names a word.
fn names(list: &Value, word: &str) -> bool {
    list.as_array().into_iter().flatten().any(|one| one == word)
}

fn limit(number: &Value) -> usize {
    number.as_u64().and_then(|number| usize::try_from(number).ok()).unwrap_or(usize::MAX)
}

/// Markdown where the client takes it at all: it reads better, also raw.
fn markup(offered: &Value) -> Markup {
    if names(offered, "markdown") { Markup::Markdown } else { Markup::Plain }
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
