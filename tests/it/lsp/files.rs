//! Files that others change, folders that come and go, settings, and what is shown meanwhile.

use serde_json::{Value, json};

use super::{Corpus, FIRST, NOTE, PROFILE, SECOND, alone, client::Client, desk, place, range};

const PUSHED: &str = "textDocument/publishDiagnostics";
const UNDATED: &str = "---\nkind: article\n---\n# Undated\n\nWords.\n";

fn sent(client: &mut Client, uri: &str, fits: impl Fn(&Value) -> bool) {
    client.message_where(PUSHED, |params| params["uri"] == uri && fits(&params["diagnostics"]));
}

fn is_empty(found: &Value) -> bool {
    *found == json!([])
}

fn has(rule: &'static str) -> impl Fn(&Value) -> bool {
    move |found| found.as_array().unwrap().iter().any(|one| one["code"] == rule)
}

#[test]
fn files_are_watched_from_here_where_the_client_does_not() {
    let desk = desk();
    let mut client = desk.serve(json!({}));
    let second = desk.uri(SECOND.0);
    sent(&mut client, &second, has("figure-falls"));
    desk.write(FIRST.0, &FIRST.1.replace("470,000", "170,000"));
    sent(&mut client, &second, is_empty);
    desk.write("articles/deep/er/new.md", UNDATED);
    sent(&mut client, &desk.uri("articles/deep/er/new.md"), has("undated-article"));
    std::fs::remove_dir_all(desk.path().join("articles/deep")).unwrap();
    sent(&mut client, &desk.uri("articles/deep/er/new.md"), is_empty);
    // Editors write a new file and move it over the old one.
    desk.write("articles/.first.tmp", FIRST.1);
    std::fs::rename(desk.path().join("articles/.first.tmp"), desk.path().join(FIRST.0)).unwrap();
    sent(&mut client, &second, has("figure-falls"));
}

#[test]
fn a_client_that_can_watch_is_asked_to_and_believed() {
    let desk = desk();
    let mut client = Client::start();
    let capabilities = json!({"workspace": {"didChangeWatchedFiles": {"dynamicRegistration": true}}});
    client.initialize(json!({"capabilities": capabilities, "rootUri": desk.root()}));
    let asked = client.serve("client/registerCapability", Value::Null);
    let registration = &asked["registrations"][0];
    assert_eq!(registration["method"], "workspace/didChangeWatchedFiles");
    let globs = registration["registerOptions"]["watchers"].to_string();
    assert!(globs.contains("txt") && globs.contains("rapporteur*.toml"), "{globs}");
    client.settle();
    let second = desk.uri(SECOND.0);
    sent(&mut client, &second, has("figure-falls"));
    desk.write(FIRST.0, &FIRST.1.replace("470,000", "170,000"));
    let changes = json!([{"uri": desk.uri(FIRST.0), "type": 2}]);
    client.notify("workspace/didChangeWatchedFiles", json!({"changes": changes}));
    sent(&mut client, &second, is_empty);
}

/// VS Code says yes at once, and its watch begins some seconds later.
#[test]
fn what_a_client_misses_before_its_watch_begins_is_seen() {
    let desk = desk();
    let mut client = Client::start();
    let capabilities = json!({"workspace": {"didChangeWatchedFiles": {"dynamicRegistration": true}}});
    client.initialize(json!({"capabilities": capabilities, "rootUri": desk.root()}));
    client.settle();
    let second = desk.uri(SECOND.0);
    sent(&mut client, &second, has("figure-falls"));
    desk.remove(FIRST.0);
    desk.write("articles/new.md", UNDATED);
    client.serve("client/registerCapability", Value::Null);
    sent(&mut client, &second, is_empty);
    sent(&mut client, &desk.uri("articles/new.md"), has("undated-article"));
}

#[test]
fn a_client_that_refuses_to_watch_is_not_needed() {
    let desk = desk();
    let mut client = Client::start();
    let capabilities = json!({"workspace": {"didChangeWatchedFiles": {"dynamicRegistration": true}}});
    client.initialize(json!({"capabilities": capabilities, "rootUri": desk.root()}));
    let request = client.message("client/registerCapability");
    let error = json!({"code": -32601, "message": "no"});
    client.send(&json!({"jsonrpc": "2.0", "id": request["id"], "error": error}));
    client.settle();
    let second = desk.uri(SECOND.0);
    sent(&mut client, &second, has("figure-falls"));
    // The watch may begin a moment later, so the file is written until it is seen.
    for number in 0..100 {
        desk.write(FIRST.0, &FIRST.1.replace("470,000", &format!("170,{number:03}")));
        let patience = std::time::Duration::from_millis(300);
        let fits = |params: &Value| params["uri"] == second && is_empty(&params["diagnostics"]);
        if client.message_within(PUSHED, patience, fits).is_some() {
            return;
        }
    }
    panic!("no change was seen");
}

#[test]
fn an_open_buffer_wins_over_its_file() {
    let desk = desk();
    let mut client = desk.serve(json!({}));
    let (first, second) = (desk.uri(FIRST.0), desk.uri(SECOND.0));
    sent(&mut client, &second, has("figure-falls"));
    client.open(&first, FIRST.1);
    desk.write(FIRST.0, "Something else.\n");
    client.notify("workspace/didChangeWatchedFiles", json!({"changes": [{"uri": first, "type": 2}]}));
    client.settle();
    let from = place(&first, FIRST.1, "Lavrov", "utf-16");
    assert_eq!(
        client.request("textDocument/definition", from)["range"],
        range(FIRST.1, "Sergei Lavrov", "utf-16")
    );
    client.close(&first);
    sent(&mut client, &second, is_empty);
}

#[test]
fn the_configuration_takes_effect_when_it_changes() {
    let desk = desk();
    let mut client = desk.serve(json!({}));
    let second = desk.uri(SECOND.0);
    sent(&mut client, &second, has("figure-falls"));
    desk.write("rapporteur.toml", "[rules]\nfigure-falls = \"off\"\n");
    sent(&mut client, &second, |found| !has("figure-falls")(found));
    desk.write("rapporteur.toml", "[rules]\nfigure-falls = \"loud\"\n");
    sent(&mut client, &desk.uri("rapporteur.toml"), has("config"));
    desk.remove("rapporteur.toml");
    sent(&mut client, &desk.uri("rapporteur.toml"), is_empty);
    sent(&mut client, &second, has("figure-falls"));
}

#[test]
fn a_profile_takes_effect_when_it_changes() {
    let desk = desk();
    let mut client = desk.serve(json!({}));
    let text = "# Other\n\nThe Fisherman of Murmansk was there.\n";
    desk.write("notes/other.md", text);
    desk.write(PROFILE.0, &PROFILE.1.replace("[Lavrov]", "[Lavrov, Fisherman of Murmansk]"));
    let from = place(&desk.uri("notes/other.md"), text, "Fisherman", "utf-16");
    let start = std::time::Instant::now();
    loop {
        let found = client.request("textDocument/definition", from.clone());
        if found["uri"] == desk.uri(FIRST.0) {
            break;
        }
        assert!(start.elapsed() < super::client::PATIENCE, "{found}");
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
}

#[test]
fn an_open_profile_takes_effect_when_nobody_types() {
    let desk = desk();
    let text = "# Other\n\nThe Fisherman of Murmansk was there.\n";
    desk.write("notes/other.md", text);
    let mut client = desk.serve(json!({}));
    let profile = desk.uri(PROFILE.0);
    client.open(&profile, PROFILE.1);
    let named = PROFILE.1.replace("[Lavrov]", "[Lavrov, Fisherman of Murmansk]");
    client.change(&profile, 2, json!([{"text": named}]));
    let from = place(&desk.uri("notes/other.md"), text, "Fisherman", "utf-16");
    let start = std::time::Instant::now();
    while client.request("textDocument/definition", from.clone())["uri"] != desk.uri(FIRST.0) {
        assert!(start.elapsed() < super::client::PATIENCE);
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
}

#[test]
fn the_clients_settings_are_used_and_used_anew() {
    let desk = desk();
    let mut client = Client::start();
    let off = json!({"rapporteur": {"rules": {"figure-falls": "off"}}});
    client.initialize(json!({"rootUri": desk.root(), "initializationOptions": off}));
    client.settle();
    let second = desk.uri(SECOND.0);
    let silence = std::time::Duration::from_millis(500);
    let fits = |params: &Value| params["uri"] == second && has("figure-falls")(&params["diagnostics"]);
    assert_eq!(client.message_within(PUSHED, silence, fits), None);
    let on = json!({"rapporteur": {"rules": {"figure-falls": "error"}}});
    client.notify("workspace/didChangeConfiguration", json!({"settings": on}));
    sent(&mut client, &second, has("figure-falls"));
}

#[test]
fn a_client_that_keeps_its_settings_is_asked_for_them() {
    let desk = desk();
    let mut client = Client::start();
    let capabilities = json!({"workspace": {"configuration": true}});
    client.initialize(json!({"capabilities": capabilities, "rootUri": desk.root()}));
    let asked = client.serve("workspace/configuration", json!([{"rules": {"figure-falls": "off"}}]));
    assert_eq!(asked["items"][0]["section"], "rapporteur");
    client.settle();
    client.notify("workspace/didChangeConfiguration", json!({"settings": null}));
    client.serve("workspace/configuration", json!([{"rules": {"figure-falls": "warning"}}]));
    sent(&mut client, &desk.uri(SECOND.0), has("figure-falls"));
}

#[test]
fn a_client_that_tells_of_settings_only_when_asked_to_is_asked_to() {
    let registers = json!({"dynamicRegistration": true});
    for (workspace, expected) in [
        (json!({"didChangeConfiguration": registers, "configuration": true}), true),
        (json!({"didChangeConfiguration": registers}), false),
        (json!({"configuration": true}), false),
    ] {
        let mut client = Client::start();
        client.initialize(json!({"capabilities": {"workspace": workspace}, "rootUri": null}));
        if expected {
            let asked = client.serve("client/registerCapability", Value::Null);
            assert_eq!(asked["registrations"][0]["method"], "workspace/didChangeConfiguration");
            // No section: the values are asked for, and nothing is told that the client's defaults are mixed into.
            assert_eq!(asked["registrations"][0]["registerOptions"], json!({}));
        }
        if workspace.get("configuration").is_some() {
            client.serve("workspace/configuration", json!([null]));
        }
        client.settle();
        assert!(expected || client.messages("client/registerCapability", |_| true).is_empty(), "{workspace}");
    }
}

#[test]
fn wrong_settings_are_told_once() {
    let mut client = Client::start();
    client.initialize(json!({"rootUri": null, "initializationOptions": {"rulez": {}}}));
    client.settle();
    let told = client.message("window/logMessage");
    assert_eq!(told["params"]["type"], 2);
    assert!(told["params"]["message"].as_str().unwrap().contains("rulez"), "{told}");
}

#[test]
fn several_folders_are_one_corpus() {
    let (one, two) = (Corpus::new(&[FIRST, PROFILE]), Corpus::new(&[SECOND, NOTE]));
    let mut client = Client::start();
    let folder = |corpus: &Corpus| json!({"uri": corpus.root(), "name": "x"});
    client.initialize(json!({"rootUri": null, "workspaceFolders": [folder(&one), folder(&two)]}));
    client.settle();
    let from = place(&two.uri(NOTE.0), NOTE.1, "Lavrov", "utf-16");
    assert_eq!(client.request("textDocument/definition", from)["uri"], one.uri(FIRST.0));
    sent(&mut client, &two.uri(SECOND.0), has("figure-falls"));
}

#[test]
fn folders_come_and_go() {
    let (one, two) = (Corpus::new(&[FIRST]), Corpus::new(&[SECOND]));
    let mut client = one.serve(json!({}));
    let draft = "# Draft\n\nSergei Lavrov spoke.\n";
    client.open("untitled:draft", draft);
    let event = |added: Value, removed: Value| json!({"event": {"added": added, "removed": removed}});
    let folder = |corpus: &Corpus| json!([{"uri": corpus.root(), "name": "x"}]);
    client.notify("workspace/didChangeWorkspaceFolders", event(folder(&two), json!([])));
    sent(&mut client, &two.uri(SECOND.0), has("figure-falls"));
    let from = place("untitled:draft", draft, "Lavrov", "utf-16");
    client.settle();
    assert_eq!(client.request("textDocument/definition", from.clone())["uri"], one.uri(FIRST.0));
    client.notify("workspace/didChangeWorkspaceFolders", event(json!([]), folder(&one)));
    sent(&mut client, &two.uri(SECOND.0), is_empty);
    client.settle();
    assert_eq!(client.request("textDocument/definition", from)["uri"], two.uri(SECOND.0));
    // The folders of now are watched.
    two.write("articles/new.md", UNDATED);
    sent(&mut client, &two.uri("articles/new.md"), has("undated-article"));
}

#[test]
fn a_folder_in_a_folder_is_read_once() {
    let desk = desk();
    let mut client = Client::start();
    let folders = json!([
        {"uri": desk.root(), "name": "x"},
        {"uri": format!("{}/articles", desk.root()), "name": "y"},
    ]);
    client.initialize(json!({"workspaceFolders": folders}));
    assert_eq!(client.settle()["documents"], 5);
}

#[test]
fn a_folder_that_is_not_there_is_no_fault() {
    let mut client = Client::start();
    client.initialize(json!({"rootUri": "file:///nowhere/at/all"}));
    client.settle();
    client.open("untitled:a", "Sergei Lavrov spoke.\n");
    client.forget_unread();
}

#[test]
fn reading_is_shown_and_can_be_stopped() {
    let desk = Corpus::of_copies("notes", 300, NOTE.1);
    let mut client = Client::start();
    let capabilities = json!({"window": {"workDoneProgress": true}});
    client.initialize(json!({"capabilities": capabilities, "rootUri": desk.root()}));
    let token = client.serve("window/workDoneProgress/create", Value::Null)["token"].clone();
    let kind = |wanted: &'static str, token: Value| {
        move |params: &Value| params["token"] == token && params["value"]["kind"] == wanted
    };
    let begin = client.message_where("$/progress", kind("begin", token.clone()));
    assert_eq!(begin["params"]["value"]["cancellable"], true);
    client.notify("window/workDoneProgress/cancel", json!({"token": "somebody else's"}));
    client.notify("window/workDoneProgress/cancel", json!({"token": token}));
    client.message_where("$/progress", kind("end", token));
    client.settle();
    // How far it was, and whether it was stopped in time, hangs on the machine.
    client.forget_unread();
}

#[test]
fn a_client_that_answers_no_progress_is_not_waited_for() {
    let desk = desk();
    let mut client = Client::start();
    let capabilities = json!({"window": {"workDoneProgress": true}});
    client.initialize(json!({"capabilities": capabilities, "rootUri": desk.root()}));
    assert_eq!(client.settle()["documents"], 5);
    let asked = client.message("window/workDoneProgress/create");
    let error = json!({"code": -32601, "message": "no"});
    client.send(&json!({"jsonrpc": "2.0", "id": asked["id"], "error": error}));
    let silence = std::time::Duration::from_millis(300);
    assert_eq!(client.message_within("$/progress", silence, |_| true), None);
}

#[test]
fn what_was_read_with_a_doubt_is_said() {
    let desk = desk();
    std::fs::write(desk.path().join("articles/old.txt"), b"He said \x93no\x94.\n").unwrap();
    let mut client = desk.serve(json!({}));
    let told = client.message("window/logMessage");
    let words = told["params"]["message"].as_str().unwrap();
    assert!(
        words.contains("old.txt") && words.contains("windows-1252") && !words.contains("said"),
        "{words}"
    );
}

#[test]
fn an_answer_needs_no_index() {
    let mut client = alone();
    let text = "MOSCOW — Russian Foreign Minister Sergei Lavrov spoke.\n";
    client.open("untitled:a", text);
    let from = place("untitled:a", text, "Lavrov", "utf-16");
    assert!(client.request("textDocument/hover", from).is_object());
}
