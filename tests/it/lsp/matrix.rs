//! Every capability that the server advertises, asked by clients of five kinds: each answer has something in it, and nothing
//! that its client cannot take. A capability without a request here fails the test.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::{Corpus, FIRST, NOTE, SECOND, client::Client, desk, place, range};

/// What clients say of themselves at the start: three as their recorded sessions say it, two written down, from nothing at
/// all and from the source of Helix.
const CLIENTS: &[(&str, &str)] = &[
    ("bare", "{}"),
    ("neovim", include_str!("../../data/sessions/nvim-edit.jsonl")),
    ("vscode", include_str!("../../data/sessions/vscode.jsonl")),
    ("emacs", include_str!("../../data/sessions/emacs.jsonl")),
    ("helix", include_str!("../../data/clients/helix.json")),
];

/// The capabilities of a client: of a recorded session those in its first message.
fn capabilities_of(client: &str) -> Value {
    if let Ok(capabilities) = serde_json::from_str::<Value>(client) {
        return capabilities;
    }
    let first: Value = serde_json::from_str(client.lines().next().unwrap()).unwrap();
    assert_eq!(first["client"]["method"], "initialize");
    first["client"]["params"]["capabilities"].clone()
}

/// A note in which there is something to ask for everywhere.
const ASKED: (&str, &str) = (
    "notes/asked.md",
    "---\nkind: note\n---\n# “🕊” The Syrian war\n\n“🕊” Lavrov was in Geneva. The Syrian war goes on.\n\nThe war in Syria has killed \
     350,000 people ([five](../articles/second.md)).\n\n<!-- rapporteur-ignore round-order: old -->\nNothing of that.\n\nLav\n",
);
const PROFILE: (&str, &str) = (
    "profiles/sergei-lavrov.md",
    "---\nkind: person\nname: Sergei Lavrov\naliases: [Lavrov]\naffiliation: river-ministry\n---\n# Sergei Lavrov\n",
);
const MINISTRY: (&str, &str) =
    ("profiles/river-ministry.md", "---\nkind: organisation\nname: River Ministry\n---\n# River Ministry\n");

fn corpus() -> Corpus {
    let desk = desk();
    for (path, text) in [ASKED, PROFILE, MINISTRY] {
        desk.write(path, text);
    }
    desk
}

/// A client of a kind on the corpus, with everything shown that is shown only when it is wanted.
fn serve(desk: &Corpus, capabilities: &Value) -> (Client, Value, Vec<Value>) {
    let mut client = Client::start();
    let shown = json!({"coloured-names": true, "inlay-hints": true, "code-lenses": true});
    let answer = client.initialize(json!({
        "capabilities": capabilities,
        "rootUri": desk.root(),
        "initializationOptions": {"editor": shown},
    }));
    client.open(&desk.uri(ASKED.0), ASKED.1);
    client.settle();
    let said = client.serve_all();
    (client, answer["capabilities"].clone(), said)
}

/// The paths of what is advertised, down to what is true or named; what only describes it is left out.
fn advertised(value: &Value, path: &str, found: &mut BTreeSet<String>) {
    const DESCRIBES: &[&str] = &[
        "positionEncoding",
        "triggerCharacters",
        "legend",
        "filters",
        "codeActionKinds",
        "identifier",
        "workDoneProgress",
        "interFileDependencies",
        "change",
        "includeText",
    ];
    match value {
        Value::Object(members) => {
            let features = members.iter().filter(|(key, _)| !DESCRIBES.contains(&key.as_str()));
            let before = found.len();
            for (key, value) in features {
                advertised(value, &format!("{path}/{key}"), found);
            }
            if found.len() == before {
                found.insert(path.to_owned());
            }
        }
        Value::Bool(false) | Value::Null => {}
        _ => {
            found.insert(path.to_owned());
        }
    }
}

/// The requests for a capability: their methods and parameters. Empty for what is no request, and is dealt with below.
fn requests(desk: &Corpus, encoding: &str, capability: &str) -> Option<Vec<(&'static str, Value)>> {
    let uri = desk.uri(ASKED.0);
    let document = json!({"textDocument": {"uri": uri}});
    let at = |words: &str| place(&uri, ASKED.1, words, encoding);
    let with = |mut params: Value, key: &str, value: Value| {
        params[key] = value;
        params
    };
    let whole = json!({"start": {"line": 0, "character": 0}, "end": {"line": 99, "character": 0}});
    let end = json!({"textDocument": {"uri": uri}, "position": range(ASKED.1, "\nLav", encoding)["end"]});
    let action = |words: &str| json!({"textDocument": {"uri": uri}, "range": range(ASKED.1, words, encoding), "context": {"diagnostics": []}});
    Some(match capability {
        "/hoverProvider" => {
            let words = ["Lavrov", "350,000", "five]", "round-order", "Geneva"].map(at);
            let date = place(&desk.uri(FIRST.0), FIRST.1, "2016-03-24", encoding);
            words.into_iter().chain([date]).map(|place| ("textDocument/hover", place)).collect()
        }
        "/completionProvider" | "/completionProvider/resolveProvider" => {
            vec![("textDocument/completion", end)]
        }
        "/definitionProvider" => vec![("textDocument/definition", at("Lavrov"))],
        "/declarationProvider" => vec![("textDocument/declaration", at("Lavrov"))],
        "/typeDefinitionProvider" => vec![("textDocument/typeDefinition", at("Lavrov"))],
        "/implementationProvider" => vec![("textDocument/implementation", at("Lavrov"))],
        "/referencesProvider" => {
            vec![(
                "textDocument/references",
                with(at("Lavrov"), "context", json!({"includeDeclaration": true})),
            )]
        }
        "/documentHighlightProvider" => vec![("textDocument/documentHighlight", at("Lavrov"))],
        "/documentSymbolProvider" => vec![("textDocument/documentSymbol", document)],
        "/workspaceSymbolProvider" => vec![("workspace/symbol", json!({"query": ""}))],
        "/renameProvider" => vec![("textDocument/rename", with(at("Lavrov"), "newName", json!("Lawrow")))],
        "/renameProvider/prepareProvider" => vec![
            ("textDocument/prepareRename", at("Lavrov")),
            ("textDocument/rename", with(at("Lavrov"), "newName", json!("Lawrow"))),
        ],
        "/inlayHintProvider" => vec![("textDocument/inlayHint", with(document, "range", whole))],
        "/codeLensProvider" => vec![("textDocument/codeLens", document)],
        "/semanticTokensProvider/full" => vec![("textDocument/semanticTokens/full", document)],
        "/semanticTokensProvider/full/delta" => vec![
            ("textDocument/semanticTokens/full", document.clone()),
            ("textDocument/semanticTokens/full/delta", with(document, "previousResultId", json!("?"))),
        ],
        "/semanticTokensProvider/range" => {
            vec![("textDocument/semanticTokens/range", with(document, "range", whole))]
        }
        "/foldingRangeProvider" => vec![("textDocument/foldingRange", document)],
        "/selectionRangeProvider" => {
            vec![(
                "textDocument/selectionRange",
                with(document, "positions", json!([at("Lavrov")["position"]])),
            )]
        }
        "/callHierarchyProvider" => vec![("textDocument/prepareCallHierarchy", at("350,000"))],
        "/documentLinkProvider" => vec![("textDocument/documentLink", document)],
        "/codeActionProvider" | "/codeActionProvider/resolveProvider" => {
            ["350,000", "Syrian war goes", "round-order"]
                .map(|words| ("textDocument/codeAction", action(words)))
                .into()
        }
        "/diagnosticProvider/workspaceDiagnostics" => vec![
            ("textDocument/diagnostic", document),
            ("workspace/diagnostic", json!({"previousResultIds": []})),
        ],
        "/workspace/fileOperations/willRename" => {
            let moved = json!({"oldUri": desk.uri(SECOND.0), "newUri": desk.uri("articles/fifth.md")});
            vec![("workspace/willRenameFiles", json!({"files": [moved]}))]
        }
        "/workspace/textDocumentContent/schemes" => {
            vec![("workspace/textDocumentContent", json!({"uri": "rapporteur://rule/figure-falls.md"}))]
        }
        "/textDocumentSync/openClose"
        | "/textDocumentSync/save"
        | "/workspace/workspaceFolders/supported"
        | "/workspace/workspaceFolders/changeNotifications"
        | "/workspace/fileOperations/didRename"
        | "/workspace/fileOperations/didCreate"
        | "/workspace/fileOperations/didDelete" => Vec::new(),
        _ => return None,
    })
}

/// What is told without being asked for: sent, and then the server still answers and is as it was.
fn tell(desk: &Corpus, client: &mut Client, capability: &str) {
    let file = json!({"files": [{"uri": desk.uri(FIRST.0)}]});
    let folder = json!({"event": {"added": [{"uri": "file:///nowhere", "name": "x"}], "removed": []}});
    let back = json!({"event": {"removed": [{"uri": "file:///nowhere", "name": "x"}], "added": []}});
    match capability.rsplit('/').next().unwrap() {
        "didRename" => {
            let same = json!({"files": [{"oldUri": desk.uri(FIRST.0), "newUri": desk.uri(FIRST.0)}]});
            client.notify("workspace/didRenameFiles", same);
        }
        "didCreate" => client.notify("workspace/didCreateFiles", file),
        "didDelete" => client.notify("workspace/didDeleteFiles", file),
        "save" => client.notify("textDocument/didSave", json!({"textDocument": {"uri": desk.uri(ASKED.0)}})),
        "changeNotifications" => {
            client.notify("workspace/didChangeWorkspaceFolders", folder);
            client.notify("workspace/didChangeWorkspaceFolders", back);
        }
        _ => {
            client.close(&desk.uri(NOTE.0));
            client.open(&desk.uri(NOTE.0), NOTE.1);
        }
    }
    client.settle();
}

/// What a client can take, by the pointers of its capabilities.
struct Taker<'a>(&'a Value);

impl Taker<'_> {
    fn can(&self, path: &str) -> bool {
        self.0.pointer(path) == Some(&Value::Bool(true))
    }

    fn lists(&self, path: &str, what: &Value) -> bool {
        self.0.pointer(path).and_then(Value::as_array).is_some_and(|all| all.contains(what))
    }

    /// Whether a kind is one that the client knows: of its list, or of the protocol's first version.
    fn knows(&self, path: &str, kind: &Value) -> bool {
        match self.0.pointer(path) {
            Some(_) => self.lists(path, kind),
            None => kind.as_u64().is_some_and(|kind| kind <= 18),
        }
    }

    /// What of an answer the client cannot take.
    fn complaints(&self, method: &str, answer: &Value, found: &mut Vec<String>) {
        match answer {
            Value::Array(items) => items.iter().for_each(|item| self.complaints(method, item, found)),
            Value::Object(members) => {
                for (key, value) in members {
                    if let Some(what) = self.complaint(method, answer, key, value) {
                        found.push(format!("{method}: {what}: {answer}"));
                    }
                    self.complaints(method, value, found);
                }
            }
            _ => {}
        }
    }

    fn complaint(&self, method: &str, answer: &Value, key: &str, value: &Value) -> Option<&'static str> {
        let feature = method.strip_prefix("textDocument/").unwrap_or(method);
        let diagnostic = answer.get("severity").is_some();
        let markdown = match feature {
            "hover" => "/textDocument/hover/contentFormat",
            _ => "/textDocument/completion/completionItem/documentationFormat",
        };
        let kinds = match feature {
            "documentSymbol" => "/textDocument/documentSymbol/symbolKind/valueSet",
            "workspace/symbol" => "/workspace/symbol/symbolKind/valueSet",
            _ => "/textDocument/completion/completionItemKind/valueSet",
        };
        let is_symbol = matches!(feature, "documentSymbol" | "workspace/symbol" | "completion");
        let published = |what: &str| self.can(&format!("/textDocument/publishDiagnostics/{what}"));
        let fits = match (key, value) {
            ("kind", Value::String(kind)) if kind == "markdown" => self.lists(markdown, value),
            ("kind", Value::String(kind)) if ["create", "rename", "delete"].contains(&kind.as_str()) => {
                self.lists("/workspace/workspaceEdit/resourceOperations", value)
            }
            ("kind", Value::Number(_)) if is_symbol => self.knows(kinds, value),
            ("targetUri", _) => self.can(&format!("/textDocument/{feature}/linkSupport")),
            ("documentChanges", _) => self.can("/workspace/workspaceEdit/documentChanges"),
            ("insertTextFormat", format) => {
                format != 2 || self.can("/textDocument/completion/completionItem/snippetSupport")
            }
            ("relatedInformation", _) => published("relatedInformation"),
            ("tags", Value::Array(tags)) if diagnostic => {
                tags.iter().all(|tag| self.lists("/textDocument/publishDiagnostics/tagSupport/valueSet", tag))
            }
            ("codeDescription", _) => published("codeDescriptionSupport"),
            ("data", _) if diagnostic => published("dataSupport"),
            ("data", Value::Object(_)) if feature == "codeAction" => {
                self.can("/textDocument/codeAction/dataSupport")
            }
            ("isPreferred", _) => self.can("/textDocument/codeAction/isPreferredSupport"),
            ("tooltip", _) if feature == "documentLink" => {
                self.can("/textDocument/documentLink/tooltipSupport")
            }
            ("children", _) => self.can("/textDocument/documentSymbol/hierarchicalDocumentSymbolSupport"),
            ("startCharacter" | "endCharacter", _) => !self.can("/textDocument/foldingRange/lineFoldingOnly"),
            ("resultId", _) if feature.starts_with("semanticTokens") => {
                self.can("/textDocument/semanticTokens/requests/full/delta")
            }
            _ => true,
        };
        (!fits).then_some("the client cannot take it")
    }

    /// What the server asked or told that the client cannot take.
    fn said(&self, said: &[Value], pulls: bool, found: &mut Vec<String>) {
        for message in said {
            let params = &message["params"];
            let fits = match message["method"].as_str().unwrap_or_default() {
                "window/workDoneProgress/create" | "$/progress" => self.can("/window/workDoneProgress"),
                "workspace/configuration" => self.can("/workspace/configuration"),
                "client/registerCapability" => {
                    params["registrations"].as_array().unwrap().iter().all(|one| {
                        let method = one["method"].as_str().unwrap();
                        self.can(&format!("/{method}/dynamicRegistration"))
                    })
                }
                "workspace/diagnostic/refresh" => self.can("/workspace/diagnostics/refreshSupport"),
                method if method.ends_with("/refresh") => {
                    let feature = method.trim_end_matches("/refresh");
                    self.can(&format!("/{feature}/refreshSupport"))
                }
                "textDocument/publishDiagnostics" => {
                    self.complaints("textDocument/publishDiagnostics", params, found);
                    let is_open = params["uri"].as_str().unwrap().ends_with(ASKED.0);
                    !(pulls && is_open) || params["diagnostics"] == json!([])
                }
                "window/logMessage" => true,
                _ => false,
            };
            if !fits {
                found.push(format!("the client cannot take {message}"));
            }
        }
    }
}

fn has_something(answer: &Value) -> bool {
    match answer {
        Value::Null => false,
        Value::Array(items) => !items.is_empty(),
        Value::Object(members) => !members.is_empty(),
        _ => true,
    }
}

/// Asks for what is done when something of an answer is looked at or chosen.
fn resolve(client: &mut Client, capability: &str, answer: &Value) -> Vec<(&'static str, Value)> {
    match capability {
        "/completionProvider" | "/completionProvider/resolveProvider" => {
            let item = answer["items"][0].clone();
            vec![("textDocument/completion", client.request("completionItem/resolve", item))]
        }
        "/callHierarchyProvider" => {
            let item = json!({"item": answer[0]});
            let calls = ["incoming", "outgoing"]
                .map(|way| client.request(&format!("callHierarchy/{way}Calls"), item.clone()));
            assert!(calls.iter().all(Value::is_array), "{calls:?}");
            Vec::new()
        }
        "/codeActionProvider/resolveProvider" => {
            let lazy = answer.as_array().unwrap().iter().filter(|action| action.get("edit").is_none());
            let resolved = lazy.map(|action| client.request("codeAction/resolve", action.clone()));
            let resolved: Vec<Value> = resolved.collect();
            assert!(resolved.iter().all(|action| action["edit"].is_object()), "{resolved:#?}");
            resolved.into_iter().map(|action| ("textDocument/codeAction", action)).collect()
        }
        "/codeActionProvider" => {
            assert!(
                answer.as_array().unwrap().iter().all(|action| action.get("edit").is_some()),
                "{answer:#}"
            );
            Vec::new()
        }
        _ => Vec::new(),
    }
}

/// What the server still has to say, until it says nothing for a while.
fn until_quiet(client: &mut Client) -> Vec<Value> {
    let mut said = Vec::new();
    loop {
        client.settle();
        std::thread::sleep(std::time::Duration::from_millis(300));
        let late = client.serve_all();
        if late.is_empty() {
            return said;
        }
        said.extend(late);
    }
}

#[test]
fn every_advertised_capability_is_asked_and_its_answer_fits_its_client() {
    for (name, capabilities) in CLIENTS {
        let capabilities = capabilities_of(capabilities);
        let desk = corpus();
        let (mut client, server, mut said) = serve(&desk, &capabilities);
        let encoding = server["positionEncoding"].as_str().unwrap().to_owned();
        let offered = capabilities.pointer("/general/positionEncodings");
        assert_eq!(offered.map_or("utf-16", |all| all[0].as_str().unwrap()), encoding, "{name}");
        let mut features = BTreeSet::new();
        advertised(&server, "", &mut features);
        assert!(features.len() > 20, "{name}: {features:?}");
        let (taker, mut complaints) = (Taker(&capabilities), Vec::new());
        for feature in &features {
            let requests = requests(&desk, &encoding, feature)
                .unwrap_or_else(|| panic!("{name}: {feature} is advertised, and nothing here asks for it"));
            if requests.is_empty() {
                tell(&desk, &mut client, feature);
            }
            for (method, params) in requests {
                let answer = client.request(method, params.clone());
                assert!(has_something(&answer), "{name}: {method} of {params} has nothing to say");
                taker.complaints(method, &answer, &mut complaints);
                for (method, resolved) in resolve(&mut client, feature, &answer) {
                    taker.complaints(method, &resolved, &mut complaints);
                }
            }
            said.extend(client.serve_all());
        }
        said.extend(until_quiet(&mut client));
        let pulls = server.get("diagnosticProvider").is_some();
        taker.said(&said, pulls, &mut complaints);
        assert!(complaints.is_empty(), "{name}:\n{}", complaints.join("\n"));
        let told: Vec<&Value> =
            said.iter().filter(|one| one["method"] == "textDocument/publishDiagnostics").collect();
        assert!(
            pulls || told.iter().any(|one| one["params"]["diagnostics"] != json!([])),
            "{name}: no findings"
        );
        assert_eq!(client.log(), "", "{name}");
        assert_eq!(pulls, *name == "vscode", "{name}");
    }
}

#[test]
fn nothing_that_the_server_can_do_is_missing_from_its_offer() {
    let mut offered = BTreeSet::new();
    for (_, capabilities) in CLIENTS {
        let capabilities = capabilities_of(capabilities);
        let mut client = Client::start();
        let answer = client.request("initialize", json!({"capabilities": capabilities, "rootUri": null}));
        advertised(&answer["capabilities"], "", &mut offered);
    }
    for feature in [
        "/typeDefinitionProvider",
        "/callHierarchyProvider",
        "/selectionRangeProvider",
        "/semanticTokensProvider/full/delta",
        "/codeActionProvider/resolveProvider",
        "/renameProvider/prepareProvider",
        "/diagnosticProvider/workspaceDiagnostics",
        "/workspace/fileOperations/willRename",
        "/workspace/fileOperations/didDelete",
        "/workspace/textDocumentContent/schemes",
    ] {
        assert!(offered.contains(feature), "{feature} in {offered:#?}");
    }
}
