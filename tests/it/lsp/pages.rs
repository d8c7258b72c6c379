//! The manual pages of rules over the wire: addresses in findings, links and jumps, and the text behind them.

use serde_json::{Value, json};

use super::{Corpus, ENCODINGS, client::Client, desk, place, range};

const ASKED: (&str, &str) = (
    "notes/asked.md",
    "---\nkind: note\n---\n# “🕊”\n\n“🕊” <!-- rapporteur-ignore round-order: old -->\nNothing of that.\n\n\
     <!-- rapporteur-ignore no-such-rule: whatever -->\nAll that.\n",
);
const RULE: &str = "rapporteur://rule/round-order.md";
const CONTENT: &str = "workspace/textDocumentContent";

fn asked() -> Corpus {
    let desk = desk();
    desk.write(ASKED.0, ASKED.1);
    desk
}

/// A client that shows texts without a file, with other capabilities of text documents.
fn reader(desk: &Corpus, encoding: &str, documents: Value) -> Client {
    desk.serve(json!({
        "general": {"positionEncodings": [encoding]},
        "workspace": {"textDocumentContent": {}},
        "textDocument": documents,
    }))
}

fn text(client: &mut Client, uri: &str) -> String {
    client.request(CONTENT, json!({ "uri": uri }))["text"].as_str().unwrap().to_owned()
}

#[test]
fn the_name_of_a_rule_leads_to_its_page() {
    for encoding in ENCODINGS {
        let desk = asked();
        let uri = desk.uri(ASKED.0);
        let named = range(ASKED.1, "round-order", encoding);
        let documents =
            json!({"documentLink": {"tooltipSupport": true}, "definition": {"linkSupport": true}});
        let mut client = reader(&desk, encoding, documents);
        let links = client.request("textDocument/documentLink", json!({"textDocument": {"uri": uri}}));
        assert_eq!(links.as_array().unwrap().len(), 1, "a rule that there is not has no page: {links}");
        assert_eq!((&links[0]["target"], &links[0]["range"]), (&json!(RULE), &named));
        assert!(links[0]["tooltip"].as_str().unwrap().contains("round"), "{links}");
        let asked = place(&uri, ASKED.1, "round-order", encoding);
        let jump = client.request("textDocument/definition", asked.clone());
        assert_eq!((&jump[0]["targetUri"], &jump[0]["originSelectionRange"]), (&json!(RULE), &named));
        assert!(text(&mut client, RULE).starts_with("# round-order\n"));

        let mut client = reader(&desk, encoding, json!({}));
        let jump = client.request("textDocument/definition", asked);
        let start = json!({"line": 0, "character": 0});
        assert_eq!(jump, json!({"uri": RULE, "range": {"start": start, "end": start}}));
    }
}

#[test]
fn a_finding_has_the_address_of_its_rule() {
    let desk = desk();
    let uri = desk.uri(super::NOTE.0);
    let shown = json!({"publishDiagnostics": {"codeDescriptionSupport": true}});
    let mut client = reader(&desk, "utf-8", shown);
    client.open(&uri, super::NOTE.1);
    let told = client.message_where("textDocument/publishDiagnostics", |params| {
        params["uri"] == uri && params["diagnostics"] != json!([])
    });
    for finding in told["params"]["diagnostics"].as_array().unwrap() {
        let page = finding["codeDescription"]["href"].as_str().unwrap();
        let rule = finding["code"].as_str().unwrap();
        assert!(text(&mut client, page).starts_with(&format!("# {rule}\n")), "{page}");
    }
    client.forget_unread();
}

#[test]
fn the_list_of_rules_leads_to_every_page() {
    let desk = desk();
    let mut client = reader(&desk, "utf-8", json!({}));
    let index = text(&mut client, "rapporteur://rule/index.md");
    let pages: Vec<&str> = index.split("](").skip(1).filter_map(|rest| rest.split(')').next()).collect();
    assert!(pages.len() > 20, "{index}");
    for page in pages {
        let rule = page.strip_suffix(".md").unwrap();
        let text = text(&mut client, &format!("rapporteur://rule/{page}"));
        assert!(text.starts_with(&format!("# {rule}\n")), "{text}");
    }
    for other in ["rapporteur://rule/no-such-rule.md", "rapporteur://rule/../../x.md", "file:///etc/passwd"] {
        let asked = client.ask(CONTENT, json!({ "uri": other }));
        let answer = client.answer(asked);
        assert!(answer["error"]["message"].as_str().unwrap().contains("no rule"), "{answer}");
    }
}

#[test]
fn a_client_that_shows_no_such_text_gets_no_address_of_one() {
    let desk = asked();
    let uri = desk.uri(ASKED.0);
    let mut client = Client::start();
    let shown = json!({"textDocument": {"publishDiagnostics": {"codeDescriptionSupport": true}}});
    let answer = client.initialize(json!({"capabilities": shown, "rootUri": desk.root()}));
    assert_eq!(answer.pointer("/capabilities/workspace/textDocumentContent"), None);
    client.settle();
    let links = client.request("textDocument/documentLink", json!({"textDocument": {"uri": uri}}));
    assert_eq!(links, json!([]));
    let asked = place(&uri, ASKED.1, "round-order", "utf-16");
    assert_eq!(client.request("textDocument/definition", asked), Value::Null);
    let note = desk.uri(super::NOTE.0);
    client.open(&note, super::NOTE.1);
    let told = client.message_where("textDocument/publishDiagnostics", |params| {
        params["uri"] == note && params["diagnostics"] != json!([])
    });
    assert!(!told.to_string().contains("codeDescription"), "{told}");
    client.forget_unread();
}
