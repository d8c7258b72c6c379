//! Answers in parts, word of how far they are, and work that ends when nobody waits for it any more.

use std::{
    thread,
    time::{Duration, Instant},
};

use serde_json::{Value, json};

use super::{Corpus, client::Client};

const PROGRESS: &str = "$/progress";

/// A corpus in which one name stands 900 times, and 500 persons have a page.
fn crowd() -> Corpus {
    let desk = Corpus::new(&[("rapporteur.toml", "")]);
    for number in 0..9 {
        let text = "“🕊” Aleppo lies there.\n\n".repeat(100);
        desk.write(&format!("notes/{number}.md"), &format!("# Note\n\n{text}"));
    }
    for number in 0..250 {
        let (first, last) = (letters(number), letters(number + 300));
        let page = format!("---\nkind: person\nname: {first} {last}\n---\n# {first} {last}\n");
        desk.write(&format!("profiles/p{number}.md"), &page);
    }
    desk
}

/// A name of its own for each number.
fn letters(number: u32) -> String {
    let letter = |part: u32| char::from(b'a' + u8::try_from(part % 26).unwrap());
    format!("K{}r{}v{}l", letter(number), letter(number / 26), letter(number / 7))
}

fn parts(client: &mut Client, token: &str) -> Vec<Value> {
    let parts = client.messages(PROGRESS, |params| params["token"] == token);
    parts.into_iter().map(|part| part["params"]["value"].clone()).collect()
}

fn joined(parts: &[Value]) -> Vec<Value> {
    parts.iter().flat_map(|part| part.as_array().unwrap().clone()).collect()
}

fn references(desk: &Corpus) -> Value {
    json!({
        "textDocument": {"uri": desk.uri("notes/0.md")},
        "position": {"line": 2, "character": 6},
        "context": {"includeDeclaration": true},
    })
}

#[test]
fn parts_make_the_whole_and_all_come_before_the_answer() {
    let desk = crowd();
    let mut client = desk.serve(json!({}));
    let document = json!({"textDocument": {"uri": desk.uri("notes/0.md")}});
    let outline = format!("# Long\n\n{}", "## Part\n\nWords.\n\n".repeat(500));
    client.open(&desk.uri("notes/long.md"), &outline);
    let long = json!({"textDocument": {"uri": desk.uri("notes/long.md")}});
    for (method, params, least) in [
        ("textDocument/references", references(&desk), 900),
        ("textDocument/documentSymbol", long, 500),
        ("textDocument/documentSymbol", document, 1),
    ] {
        let whole = client.request(method, params.clone());
        let whole = whole.as_array().unwrap_or_else(|| panic!("{method}: {whole}"));
        assert!(whole.len() >= least, "{method}: {}", whole.len());
        let mut offered = params;
        offered["partialResultToken"] = json!("parts");
        let rest = client.request(method, offered);
        let mut all = joined(&parts(&mut client, "parts"));
        assert_eq!(all.is_empty(), least < 200, "{method}: what is short needs no parts");
        assert!(all.is_empty() || rest == json!([]), "{method}: what was sent is not sent again");
        all.extend(rest.as_array().unwrap().clone());
        assert_eq!(&all, whole, "{method}");
        assert_eq!(client.message_within(PROGRESS, Duration::from_millis(50), |_| true), None, "{method}");
    }
}

#[test]
fn how_far_it_is_is_told_to_whoever_asks() {
    let desk = crowd();
    let mut client = desk.serve(json!({}));
    for (method, mut params) in [
        ("textDocument/references", references(&desk)),
        ("workspace/symbol", json!({"query": "aleppo"})),
        (
            "textDocument/rename",
            json!({
                "textDocument": {"uri": desk.uri("profiles/p1.md")},
                "position": {"line": 2, "character": 8},
                "newName": "Somebody Else",
            }),
        ),
    ] {
        params["workDoneToken"] = json!("course");
        let id = client.ask(method, params);
        client.answer(id);
        let steps = parts(&mut client, "course");
        let kinds: Vec<&str> = steps.iter().map(|step| step["kind"].as_str().unwrap()).collect();
        assert_eq!((kinds.first(), kinds.last()), (Some(&"begin"), Some(&"end")), "{method}: {kinds:?}");
        assert!(steps[0]["title"].is_string(), "{method}");
        assert_eq!(kinds.len() > 2, method.ends_with("references"), "{method}: {kinds:?}");
    }
    client.forget_unread();
}

fn answering(client: &mut Client) -> u64 {
    client.request("rapporteur/status", Value::Null)["answering"].as_u64().unwrap()
}

fn wait_until(client: &mut Client, count: u64) {
    let start = Instant::now();
    while answering(client) != count {
        assert!(start.elapsed() < super::client::PATIENCE, "{} still work", answering(client));
        thread::sleep(Duration::from_millis(5));
    }
}

#[test]
fn work_for_a_cancelled_request_ends() {
    let mut client = super::alone();
    let ids: Vec<i64> = (0..20).map(|_| client.ask("rapporteur/trial/work", Value::Null)).collect();
    wait_until(&mut client, 20);
    for id in &ids {
        client.notify("$/cancelRequest", json!({"id": id}));
    }
    for id in ids {
        assert_eq!(client.answer(id)["error"]["code"], -32800);
    }
    wait_until(&mut client, 0);
}

#[test]
fn a_cancelled_request_sends_no_more_parts() {
    let desk = crowd();
    let mut client = desk.serve(json!({}));
    for round in 0..30 {
        let mut params = references(&desk);
        params["partialResultToken"] = json!(format!("{round}"));
        params["workDoneToken"] = json!(format!("{round} course"));
        let id = client.ask("textDocument/references", params);
        client.notify("$/cancelRequest", json!({"id": id}));
        // Answered or cancelled, whichever came first; what is behind the answer would come before the next one.
        client.answer(id);
        client.messages(PROGRESS, |_| true);
        client.request("rapporteur/status", Value::Null);
        assert_eq!(client.messages(PROGRESS, |_| true), Vec::<Value>::new());
    }
    client.forget_unread();
}

#[test]
fn more_mentions_than_are_looked_through_are_left_off_with_a_word() {
    let desk = Corpus::new(&[("rapporteur.toml", "")]);
    for number in 0..25 {
        let text = "Aleppo lies there.\n\n".repeat(100);
        desk.write(
            &format!("articles/{number}.md"),
            &format!("---\ndate: 2017-01-{:02}\n---\n# A\n\n{text}", number + 1),
        );
    }
    desk.write("notes/0.md", "# N\n\nIn Aleppo.\n");
    let mut client = desk.serve(json!({}));
    let whole = client.request("textDocument/references", references(&desk));
    // Ten articles have 1,000; the undated note is behind them in the order of time, and the fifteen oldest are too many.
    let listed = whole.as_array().unwrap();
    assert_eq!(listed.len(), 1001);
    let is_listed = |path: &str| listed.iter().any(|one| one["uri"] == desk.uri(path));
    assert!(is_listed("articles/24.md") && is_listed("notes/0.md") && !is_listed("articles/14.md"));
    let told = client.message_within("window/showMessage", Duration::from_secs(5), |_| true).unwrap();
    let words = told["params"]["message"].as_str().unwrap();
    assert_eq!(
        words,
        "1001 places are listed, those in the newest documents; 15 older documents are left off."
    );
    let mut offered = references(&desk);
    offered["partialResultToken"] = json!("parts");
    client.request("textDocument/references", offered);
    assert_eq!(joined(&parts(&mut client, "parts")).len(), 2501, "all of it, where parts are taken");
    client.forget_unread();
}
