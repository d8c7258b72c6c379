//! Outline, symbols, highlights, folds, links.

use serde_json::{Value, json};

use super::{Corpus, ENCODINGS, FIRST, NOTE, PROFILE, SECOND, desk, place, range};

const LONG: (&str, &str) = (
    "notes/long.md",
    "---\nkind: note\n---\n# “🕊” Talks\n\nRussian Foreign Minister Sergei Lavrov came.\n\n## Figures\n\nThe war in Syria has \
     killed more than 320,000 people ([five](../articles/second.md)).\n\n# Rest\n\nNothing.\n",
);

fn long() -> Corpus {
    let corpus = desk();
    corpus.write(LONG.0, LONG.1);
    corpus
}

fn names(symbols: &Value) -> Vec<String> {
    let one = |symbol: &Value| {
        let name = symbol["name"].as_str().unwrap();
        match symbol.get("children") {
            Some(children) => format!("{name}({})", names(children).join(", ")),
            None => name.to_owned(),
        }
    };
    symbols.as_array().unwrap().iter().map(one).collect()
}

#[test]
fn an_outline_is_a_tree_of_headings_introductions_and_figures() {
    for encoding in ENCODINGS {
        let desk = long();
        let capabilities = json!({
            "general": {"positionEncodings": [encoding]},
            "textDocument": {"documentSymbol": {"hierarchicalDocumentSymbolSupport": true}},
        });
        let mut client = desk.serve(capabilities);
        let document = json!({"textDocument": {"uri": desk.uri(LONG.0)}});
        let found = client.request("textDocument/documentSymbol", document);
        assert_eq!(
            names(&found),
            ["“🕊” Talks(Sergei Lavrov, Figures(Syrian war, Syria, more than 320,000 deaths))", "Rest"]
        );
        assert_eq!(found[0]["selectionRange"], range(LONG.1, "“🕊” Talks", encoding));
        assert_eq!(found[0]["range"]["end"], range(LONG.1, "# Rest", encoding)["start"]);
        let lavrov = &found[0]["children"][0];
        assert_eq!(lavrov["selectionRange"], range(LONG.1, "Sergei Lavrov", encoding));
        assert_eq!(lavrov["detail"], "Russian Foreign Minister");
    }
}

#[test]
fn a_client_without_trees_gets_a_list() {
    let desk = long();
    let mut client = desk.serve(json!({}));
    let document = json!({"textDocument": {"uri": desk.uri(LONG.0)}});
    let found = client.request("textDocument/documentSymbol", document);
    assert_eq!(
        names(&found),
        ["“🕊” Talks", "Sergei Lavrov", "Figures", "Syrian war", "Syria", "more than 320,000 deaths", "Rest"]
    );
    assert_eq!(found[5]["containerName"], "Figures");
    assert_eq!(found[5]["location"]["range"], range(LONG.1, "320,000", "utf-16"));
}

#[test]
fn symbols_of_the_corpus_are_found_by_letters() {
    let desk = desk();
    let mut client = desk.serve(json!({}));
    let mut ask = |letters: &str| client.request("workspace/symbol", json!({"query": letters}));
    let lavrov = ask("lavr");
    assert_eq!(lavrov[0]["name"], "Sergei Lavrov");
    assert_eq!(lavrov[0]["location"]["uri"], desk.uri(FIRST.0), "the introduction");
    assert_eq!(lavrov[0]["location"]["range"], range(FIRST.1, "Sergei Lavrov", "utf-16"));
    let deaths = ask("deaths");
    assert_eq!((&deaths[0]["name"], &deaths[0]["containerName"]), (&json!("deaths"), &json!("Syrian war")));
    assert_eq!(deaths[0]["location"]["range"], range(FIRST.1, "470,000", "utf-16"));
    assert_eq!(ask("xyzzy"), json!([]));
    let all = names(&ask(""));
    assert!(all.contains(&"Moscow".to_owned()) && all.contains(&"deaths".to_owned()), "{all:?}");
}

#[test]
fn the_same_is_marked_in_the_document() {
    for encoding in ENCODINGS {
        let desk = long();
        let mut client = desk.serve(json!({"general": {"positionEncodings": [encoding]}}));
        let from = place(&desk.uri(FIRST.0), FIRST.1, "Lavrov", encoding);
        let found = client.request("textDocument/documentHighlight", from);
        assert_eq!(found, json!([{"range": range(FIRST.1, "Sergei Lavrov", encoding), "kind": 3}]));
        let from = place(&desk.uri(NOTE.0), NOTE.1, "350,000", encoding);
        let found = client.request("textDocument/documentHighlight", from);
        assert_eq!(found, json!([{"range": range(NOTE.1, "350,000", encoding), "kind": 2}]));
    }
    let desk = desk();
    let mut client = desk.serve(json!({}));
    let nowhere = json!({"textDocument": {"uri": desk.uri(NOTE.0)}, "position": {"line": 1, "character": 0}});
    assert_eq!(client.request("textDocument/documentHighlight", nowhere), Value::Null);
}

#[test]
fn front_matter_and_sections_fold() {
    let desk = long();
    let mut client = desk.serve(json!({}));
    let document = json!({"textDocument": {"uri": desk.uri(LONG.0)}});
    let found = client.request("textDocument/foldingRange", document);
    let folds: Vec<(u64, u64)> = found
        .as_array()
        .unwrap()
        .iter()
        .map(|fold| (fold["startLine"].as_u64().unwrap(), fold["endLine"].as_u64().unwrap()))
        .collect();
    assert_eq!(folds, [(0, 2), (3, 9), (7, 9), (11, 13)]);
}

#[test]
fn a_citation_is_a_link_to_what_it_cites() {
    for encoding in ENCODINGS {
        let desk = desk();
        let mut client = desk.serve(json!({
            "general": {"positionEncodings": [encoding]},
            "textDocument": {"documentLink": {"tooltipSupport": true}},
        }));
        let document = json!({"textDocument": {"uri": desk.uri(NOTE.0)}});
        let found = client.request("textDocument/documentLink", document);
        assert_eq!(found.as_array().unwrap().len(), 1);
        assert_eq!(found[0]["target"], desk.uri(SECOND.0));
        assert_eq!(found[0]["range"], range(NOTE.1, "../articles/second.md", encoding));
        assert_eq!(found[0]["tooltip"], "Round five (Levant Wire)");
    }
    let desk = desk();
    let mut client = desk.serve(json!({}));
    let document = json!({"textDocument": {"uri": desk.uri(PROFILE.0)}});
    assert_eq!(client.request("textDocument/documentLink", document), json!([]));
}
