//! Words of strangers in what editors show.

use serde_json::{Value, json};

use super::{Corpus, client::Client, place};

/// Turns what follows, hides it, and clears a screen.
const HARM: &str = "\u{202e}O\u{2066}x\u{1b}[2J";
/// What the protocol's structures show to a person; other words are put into texts, or held against what is typed.
const SHOWN: [&str; 9] =
    ["message", "label", "detail", "title", "tooltip", "name", "containerName", "value", "placeholder"];
const NOTE: &str =
    "# N\n\nThe war in Syria has killed 900,000 people ([A](../articles/a.md)). Anna Keller left.\n";

/// The words that a person sees of a message, with their keys.
fn shown(message: &Value, key: &str, found: &mut Vec<(String, String)>) {
    match message {
        Value::String(words) if SHOWN.contains(&key) => found.push((key.to_owned(), words.clone())),
        Value::Array(items) => items.iter().for_each(|item| shown(item, key, found)),
        Value::Object(map) => map.iter().for_each(|(key, value)| shown(value, key, found)),
        _ => {}
    }
}

fn desk() -> Corpus {
    let article = |day: u8, number: u32| {
        format!(
            "---\ntitle: \"T {HARM}\"\noutlet: \"{HARM}\"\ndate: 2016-03-{day:02}\n---\n# T {HARM}\n\nThe war in Syria has killed {number} people.\n"
        )
        .replace('\u{1b}', "\\u001b")
    };
    let person =
        format!("---\nkind: person\nname: \"Anna Keller\"\naliases: [\"Anna {HARM}\"]\n---\n{HARM}\n")
            .replace('\u{1b}', "\\u001b");
    Corpus::new(&[
        (
            "rapporteur.toml",
            "[corpus]\nconflict = \"syrian-war\"\n[editor]\ninlay-hints = true\ncode-lenses = true\n",
        ),
        ("articles/a.md", &article(1, 470_000)),
        ("articles/b.md", &article(2, 280_000)),
        ("profiles/anna.md", &person),
        ("notes/n.md", NOTE),
    ])
}

#[test]
fn words_of_a_stranger_are_shown_in_an_editor() {
    let desk = desk();
    let mut client = Client::start();
    client.initialize(json!({"capabilities": {}, "rootUri": desk.root()}));
    client.settle();
    let uri = desk.uri("notes/n.md");
    let mut messages = vec![client.message_where("textDocument/publishDiagnostics", |params| {
        params["uri"] == uri && params["diagnostics"] != json!([])
    })];
    let document = json!({"textDocument": {"uri": uri}});
    let with = |more: Value| {
        let mut params = document.clone();
        params.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        params
    };
    let whole = json!({"start": {"line": 0, "character": 0}, "end": {"line": 9, "character": 0}});
    let figure = place(&uri, NOTE, "900,000", "utf-16")["position"].clone();
    let at_figure = json!({"start": figure, "end": figure});
    let asked = [
        ("textDocument/hover", with(json!({"position": figure}))),
        ("textDocument/inlayHint", with(json!({"range": whole}))),
        ("textDocument/codeLens", with(json!({}))),
        ("textDocument/documentLink", with(json!({}))),
        ("textDocument/documentSymbol", json!({"textDocument": {"uri": desk.uri("articles/a.md")}})),
        ("textDocument/codeAction", with(json!({"range": at_figure, "context": {"diagnostics": []}}))),
        (
            "textDocument/completion",
            with(json!({"position": place(&uri, NOTE, "a.md", "utf-16")["position"]})),
        ),
        (
            "textDocument/completion",
            with(json!({"position": place(&uri, NOTE, " left", "utf-16")["position"]})),
        ),
        ("workspace/symbol", json!({"query": ""})),
        ("workspace/symbol", json!({"query": "anna"})),
    ];
    messages.extend(asked.into_iter().map(|(method, params)| client.request(method, params)));
    let mut found = Vec::new();
    for message in &messages {
        shown(message, "", &mut found);
    }
    let is_obeyed = |c: char| {
        c.is_control() && c != '\n' || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    let live: Vec<_> = found.iter().filter(|(_, words)| words.contains(is_obeyed)).collect();
    assert_eq!(live, Vec::<&(String, String)>::new());
    let seen = found.iter().filter(|(_, words)| words.contains("<U+202E>")).count();
    assert!(seen > 4, "{found:#?}");
}
