//! Completion: names, citations, figures, keys; and what is shown beside them.

use serde_json::{Value, json};

use super::{Corpus, ENCODINGS, client::Client, desk, position, range};

/// A note that is being written, with the cursor at `<|>`.
fn write(corpus: &Corpus, client: &mut Client, path: &str, marked: &str, encoding: &str) -> (String, Value) {
    let at = marked.find("<|>").unwrap();
    let text = marked.replace("<|>", "");
    let uri = corpus.uri(path);
    client.open(&uri, &text);
    let place = json!({"textDocument": {"uri": uri}, "position": position(&text, at, encoding)});
    let found = client.request("textDocument/completion", place);
    client.close(&uri);
    (text, found)
}

fn labels(found: &Value) -> Vec<String> {
    let items = found["items"].as_array().unwrap_or_else(|| panic!("a list: {found}"));
    items.iter().map(|item| item["label"].as_str().unwrap().to_owned()).collect()
}

fn item<'a>(found: &'a Value, label: &str) -> &'a Value {
    let mut items = found["items"].as_array().unwrap().iter();
    items.find(|item| item["label"] == label).unwrap_or_else(|| panic!("{label} in {:?}", labels(found)))
}

#[test]
fn a_name_is_completed_from_any_of_its_words() {
    for encoding in ENCODINGS {
        let desk = desk();
        let mut client = desk.serve(json!({"general": {"positionEncodings": [encoding]}}));
        for (marked, replaced) in
            [("“🕊” He met Lav<|> there.", "Lav"), ("“🕊” He met Sergei La<|>", "Sergei La"), ("ser<|>", "ser")]
        {
            let (text, found) = write(&desk, &mut client, "notes/new.md", marked, encoding);
            let lavrov = item(&found, "Sergei Lavrov");
            assert_eq!(lavrov["textEdit"]["newText"], "Sergei Lavrov");
            assert_eq!(lavrov["textEdit"]["range"], range(&text, replaced, encoding), "{marked}");
            assert_eq!(found["isIncomplete"], true);
        }
        let (_, found) = write(&desk, &mut client, "notes/new.md", "It was la<|>", encoding);
        assert_eq!(labels(&found), Vec::<String>::new(), "short words of prose are left alone");
    }
}

#[test]
fn what_is_known_is_shown_beside_an_item() {
    let desk = desk();
    let capabilities =
        json!({"textDocument": {"completion": {"completionItem": {"documentationFormat": ["markdown"]}}}});
    let mut client = desk.serve(capabilities);
    for (marked, label, expected) in [
        ("Lav<|>", "Sergei Lavrov", "Russian Foreign Minister"),
        ("See ([x](<|>", "Round five", "Levant Wire"),
        ("The war in Syria has killed <|> people.", "about 320,000", "ASTANA"),
    ] {
        let (_, found) = write(&desk, &mut client, "notes/new.md", marked, "utf-16");
        let item = item(&found, label).clone();
        assert!(item.get("documentation").is_none(), "it is read when it is looked at");
        let resolved = client.request("completionItem/resolve", item);
        let shown = &resolved["documentation"];
        assert_eq!(shown["kind"], "markdown");
        let words = shown["value"].as_str().unwrap();
        assert!(words.contains(expected), "{expected}: {words}");
    }
    let strange = json!({"label": "x", "data": {"known": 7}});
    assert_eq!(client.request("completionItem/resolve", strange.clone()), strange);
}

#[test]
fn citations_are_completed_in_the_way_in_which_they_are_begun() {
    let desk = desk();
    desk.write(
        "articles/keyed.md",
        "---\ndate: 2017-07-05\noutlet: Bay News\nkey: bay17\n---\n# Keyed\n\nText.\n",
    );
    let mut client = desk.serve(json!({}));
    for (marked, label, expected) in [
        ("It grew ([wire](<|>", "Round five", "../articles/second.md)"),
        ("It grew ([wire](../art<|>).", "Round five", "../articles/second.md"),
        ("It grew [[<|>", "Round five", "second]]"),
        ("It grew [[sec<|>]].", "Round five", "second"),
        ("It grew [@<|>]", "Keyed", "bay17"),
    ] {
        let (_, found) = write(&desk, &mut client, "notes/new.md", marked, "utf-16");
        assert_eq!(item(&found, label)["textEdit"]["newText"], expected, "{marked}");
        assert!(!labels(&found).contains(&"new".to_owned()), "no document cites itself");
    }
    let (_, found) = write(&desk, &mut client, "notes/new.md", "It grew [@<|>]", "utf-16");
    assert_eq!(labels(&found), ["Keyed"], "only what has a key");
}

#[test]
fn behind_a_frame_stand_the_figures_of_the_series() {
    let desk = desk();
    let mut client = desk.serve(json!({}));
    for (marked, expected) in [
        ("The war in Syria has killed <|> people.", "about 320,000"),
        ("The war in Syria has killed 3<|>", "about 320,000"),
        ("The war in Syria has killed more than <|> people.", "320,000"),
    ] {
        let (_, found) = write(&desk, &mut client, "notes/new.md", marked, "utf-16");
        assert_eq!(labels(&found), ["about 320,000", "more than 470,000"], "{marked}");
        assert_eq!(found["items"][0]["textEdit"]["newText"], expected, "{marked}");
        assert!(found["items"][0]["detail"].as_str().unwrap().contains("2017-07-04"));
    }
    for marked in ["He arrived in <|>", "The ship is <|> metres long.", "The plan has <|> "] {
        let (_, found) = write(&desk, &mut client, "notes/new.md", marked, "utf-16");
        assert_eq!(labels(&found), Vec::<String>::new(), "{marked}");
    }
}

#[test]
fn keys_of_front_matter_and_settings_are_completed() {
    let desk = desk();
    let mut client = desk.serve(json!({}));
    for (path, marked, expected) in [
        ("notes/new.md", "---\nda<|>\n---\nText.", "date"),
        ("notes/new.md", "---\nkind: <|>\n---\nText.", "note"),
        ("profiles/new.md", "---\nkind: person\naff<|>\n---\n", "affiliation"),
        ("profiles/new.md", "---\nkind: person\naffiliation: <|>\n---\n", "sergei-lavrov"),
        ("profiles/new.md", "---\nkind: person\nroles:\n  - {ti<|>\n---\n", "title"),
        ("rapporteur.toml", "[rules]\nfig<|>", "figure-falls"),
    ] {
        let (_, found) = write(&desk, &mut client, path, marked, "utf-16");
        assert!(labels(&found).iter().any(|label| label == expected), "{marked}: {:?}", labels(&found));
    }
    let (_, found) = write(&desk, &mut client, "notes/new.md", "---\ntitle: x\nt<|>\n---\n", "utf-16");
    assert!(!labels(&found).contains(&"title".to_owned()), "what is there is not offered again");
}
