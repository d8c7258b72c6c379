//! Findings for clients that ask: of a document, of the workspace, and again when told to.

use std::time::Duration;

use serde_json::{Value, json};

use super::{Corpus, FIRST, NOTE, SECOND, client::Client, desk};

const PUSHED: &str = "textDocument/publishDiagnostics";
const REFRESH: &str = "workspace/diagnostic/refresh";
const NEVER: Duration = Duration::from_millis(700);

fn capabilities() -> Value {
    json!({
        "textDocument": {"diagnostic": {}},
        "workspace": {"diagnostics": {"refreshSupport": true}},
    })
}

/// A client that pulls, and has been told to ask again after the index.
fn puller(desk: &Corpus) -> Client {
    let mut client = desk.serve(capabilities());
    client.serve(REFRESH, Value::Null);
    client
}

fn document(client: &mut Client, uri: &str, previous: Option<&Value>) -> Value {
    let params = json!({"textDocument": {"uri": uri}, "previousResultId": previous});
    client.request("textDocument/diagnostic", params)
}

fn codes(report: &Value) -> Vec<&str> {
    report["items"].as_array().unwrap().iter().map(|one| one["code"].as_str().unwrap()).collect()
}

fn ask_workspace(client: &mut Client, known: &[(Value, Value)]) -> i64 {
    let known: Vec<Value> = known.iter().map(|(uri, id)| json!({"uri": uri, "value": id})).collect();
    client.ask("workspace/diagnostic", json!({"previousResultIds": known}))
}

fn items(answer: &Value) -> Vec<Value> {
    answer["result"]["items"].as_array().unwrap_or_else(|| panic!("{answer}")).clone()
}

fn ids(items: &[Value]) -> Vec<(Value, Value)> {
    items.iter().map(|item| (item["uri"].clone(), item["resultId"].clone())).collect()
}

#[test]
fn pull_is_offered_only_to_clients_that_can_be_told_to_ask_again() {
    let answer = |capabilities: Value| {
        let mut client = Client::start();
        let answer = client.initialize(json!({"capabilities": capabilities, "rootUri": null}));
        answer["capabilities"]["diagnosticProvider"].clone()
    };
    assert_eq!(answer(capabilities())["workspaceDiagnostics"], true);
    assert_eq!(answer(capabilities())["interFileDependencies"], true);
    assert_eq!(answer(json!({"textDocument": {"diagnostic": {}}})), Value::Null);
    assert_eq!(answer(json!({"workspace": {"diagnostics": {"refreshSupport": true}}})), Value::Null);
}

#[test]
fn a_document_is_reported_whole_then_unchanged_then_whole_again() {
    let desk = desk();
    let mut client = puller(&desk);
    let uri = desk.uri(SECOND.0);
    client.open(&uri, SECOND.1);
    let report = document(&mut client, &uri, None);
    assert_eq!(report["kind"], "full");
    assert!(codes(&report).contains(&"figure-falls"));
    let again = document(&mut client, &uri, Some(&report["resultId"]));
    assert_eq!(again, json!({"kind": "unchanged", "resultId": report["resultId"]}));
    client.change(&uri, 2, json!([{"text": SECOND.1.replace("320,000", "520,000")}]));
    let mended = document(&mut client, &uri, Some(&report["resultId"]));
    assert_eq!(mended["kind"], "full");
    assert!(!codes(&mended).contains(&"figure-falls"));
    let unknown = document(&mut client, "git:/x.md", None);
    assert_eq!((&unknown["kind"], &unknown["items"]), (&json!("full"), &json!([])));
}

#[test]
fn findings_of_open_documents_are_not_sent_too() {
    let desk = desk();
    let mut client = puller(&desk);
    let uri = desk.uri(SECOND.0);
    // Closed, it was sent; open, that is taken back.
    client.message_where(PUSHED, |params| params["uri"] == uri && params["diagnostics"] != json!([]));
    client.open(&uri, SECOND.1);
    client.message_where(PUSHED, |params| params["uri"] == uri && params["diagnostics"] == json!([]));
    client.change(&uri, 2, json!([{"text": SECOND.1}]));
    client.settle();
    assert_eq!(client.message_within(PUSHED, NEVER, |params| params["uri"] == uri), None);
}

#[test]
fn closed_documents_are_sent_until_the_workspace_is_asked_for() {
    let desk = desk();
    let mut client = puller(&desk);
    let uri = desk.uri(SECOND.0);
    client.message_where(PUSHED, |params| params["uri"] == uri && params["diagnostics"] != json!([]));
    let id = ask_workspace(&mut client, &[]);
    let found = items(&client.answer(id));
    assert!(found.iter().any(|item| item["uri"] == uri && codes(item).contains(&"figure-falls")));
    client.message_where(PUSHED, |params| params["uri"] == uri && params["diagnostics"] == json!([]));
    client.settle();
    client.messages(PUSHED, |_| true);
    desk.write("articles/third.md", "---\nkind: article\n---\n# Undated\n\nWords.\n");
    client.settle();
    client.serve(REFRESH, Value::Null);
    let late = client.message_within(PUSHED, NEVER, |params| params["diagnostics"] != json!([]));
    assert_eq!(late, None);
}

#[test]
fn the_workspace_is_answered_again_when_something_changes() {
    let desk = desk();
    let mut client = puller(&desk);
    let id = ask_workspace(&mut client, &[]);
    let first = items(&client.answer(id));
    let uri = desk.uri(FIRST.0);
    assert!(first.iter().any(|item| item["uri"] == uri));
    assert!(first.iter().all(|item| item["kind"] == "full" && item["version"] == Value::Null));

    let id = ask_workspace(&mut client, &ids(&first));
    assert_eq!(client.answer_within(id, NEVER), None, "nothing changed");
    client.open(&uri, FIRST.1);
    client.change(&uri, 2, json!([{"text": FIRST.1.replace("470,000", "170,000")}]));
    let second = items(&client.answer(id));
    let changed = second.iter().find(|item| item["uri"] == uri).unwrap();
    assert_eq!((&changed["version"], &changed["items"]), (&json!(2), &json!([])));
    assert!(second.iter().any(|item| item["uri"] == desk.uri(SECOND.0) && item["items"] == json!([])));
}

#[test]
fn clients_may_write_addresses_in_their_own_way() {
    let text = "---\nkind: article\n---\n# Undated\n\nWords.\n";
    let desk = Corpus::new(&[("articles/it's (old), new.md", text)]);
    let mut client = puller(&desk);
    let id = ask_workspace(&mut client, &[]);
    let first = items(&client.answer(id));
    let spelled = json!(desk.uri("articles/it%27s%20%28old%29%2C%20new.md"));
    let id = ask_workspace(&mut client, &[(spelled, first[0]["resultId"].clone())]);
    assert_eq!(client.answer_within(id, NEVER), None, "nothing changed");
}

#[test]
fn what_is_gone_is_reported_empty() {
    let desk = desk();
    let mut client = puller(&desk);
    let id = ask_workspace(&mut client, &[]);
    let known = ids(&items(&client.answer(id)));
    let id = ask_workspace(&mut client, &known);
    desk.remove(FIRST.0);
    client.serve(REFRESH, Value::Null);
    let found = items(&client.answer(id));
    let gone = found.iter().find(|item| item["uri"] == desk.uri(FIRST.0)).unwrap();
    assert_eq!(gone["items"], json!([]));
}

#[test]
fn a_held_request_can_be_cancelled() {
    let desk = desk();
    let mut client = puller(&desk);
    let id = ask_workspace(&mut client, &[]);
    let known = ids(&items(&client.answer(id)));
    let id = ask_workspace(&mut client, &known);
    client.notify("$/cancelRequest", json!({"id": id}));
    assert_eq!(client.answer(id)["error"]["code"], -32800);
}

#[test]
fn a_held_request_holds_up_no_shutdown() {
    let desk = desk();
    let mut client = puller(&desk);
    let id = ask_workspace(&mut client, &[]);
    let known = ids(&items(&client.answer(id)));
    ask_workspace(&mut client, &known);
    client.request("shutdown", Value::Null);
    client.send(&json!({"jsonrpc": "2.0", "method": "exit"}));
    assert_eq!(client.exit_status(Duration::from_secs(5)).code(), Some(0));
}

#[test]
fn many_reports_come_in_parts_where_the_client_takes_parts() {
    let desk = Corpus::of_copies("articles", 450, "---\nkind: article\n---\n# Undated\n\nWords.\n");
    let mut client = puller(&desk);
    let offered = json!({"previousResultIds": [], "partialResultToken": "parts", "workDoneToken": 7});
    let id = client.ask("workspace/diagnostic", offered);
    assert_eq!(items(&client.answer(id)), Vec::<Value>::new(), "all of it came in parts");
    // Whatever came before the answer is there by now: nothing may come behind it.
    let parts = client.messages("$/progress", |params| params["token"] == "parts");
    let sizes: Vec<usize> =
        parts.iter().map(|part| part["params"]["value"]["items"].as_array().unwrap().len()).collect();
    assert_eq!(sizes, [200, 200, 50]);
    let course = client.messages("$/progress", |params| params["token"] == 7);
    let kinds: Vec<&str> =
        course.iter().map(|step| step["params"]["value"]["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["begin", "report", "report", "report", "end"]);
    assert_eq!(course[1]["params"]["value"]["message"], "200 of 450");
    let told = parts.iter().flat_map(|part| part["params"]["value"]["items"].as_array().unwrap().clone());
    let known = ids(&told.collect::<Vec<Value>>());
    // Known all, it is held; by a client without tokens it is given whole.
    let held = ask_workspace(&mut client, &known);
    assert_eq!(client.answer_within(held, NEVER), None);
    client.notify("$/cancelRequest", json!({"id": held}));
    client.answer(held);
    let id = ask_workspace(&mut client, &[]);
    assert_eq!(items(&client.answer(id)).len(), 450);
}

#[test]
fn a_mended_document_is_reported_empty_though_the_client_forgot_that_it_was_told() {
    let desk = desk();
    let mut client = puller(&desk);
    let uri = desk.uri(NOTE.0);
    client.open(&uri, NOTE.1);
    assert!(codes(&document(&mut client, &uri, None)).contains(&"figure-not-in-source"));
    client.close(&uri);
    let first = ask_workspace(&mut client, &[]);
    items(&client.answer(first));
    desk.write(NOTE.0, "# Note\n\nNothing to see.\n");
    let changed = json!({"changes": [{"uri": uri, "type": 2}]});
    client.notify("workspace/didChangeWatchedFiles", changed);
    client.settle();
    let next = ask_workspace(&mut client, &[]);
    let found = items(&client.answer(next));
    let of_note = found.iter().find(|one| one["uri"] == uri).unwrap_or_else(|| panic!("{found:#?}"));
    assert_eq!(of_note["items"], json!([]));
    client.forget_unread();
}
