//! Quick fixes, and the action that applies all safe ones.

use serde_json::{Value, json};

use super::{Corpus, ENCODINGS, NOTE, SECOND, client::Client, desk, edited, range};

fn capabilities(encoding: &str) -> Value {
    json!({
        "general": {"positionEncodings": [encoding]},
        "workspace": {"workspaceEdit": {"documentChanges": true}},
        "textDocument": {"codeAction": {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": []}}}},
    })
}

fn actions(client: &mut Client, uri: &str, range: Value, only: &[&str]) -> Vec<Value> {
    let mut context = json!({"diagnostics": []});
    if !only.is_empty() {
        context["only"] = json!(only);
    }
    let params = json!({"textDocument": {"uri": uri}, "range": range, "context": context});
    client.request("textDocument/codeAction", params).as_array().unwrap().clone()
}

/// An article whose date stands on the page only, so that there is a fix for it.
const DATED_TWICE: &str = "---\ndate: 2016-05-02\noutlet: Harbour Post\n---\n# “🕊” Talks\n\nBy AFP - Jul 04,2017 - Last updated at Jul 04,2017\n\n\
     ASTANA — Talks went on.\n";

fn note_of_the_desk(client: &mut Client, desk: &Corpus) -> String {
    let note = desk.uri(NOTE.0);
    client.open(&note, NOTE.1);
    note
}

#[test]
fn the_sources_figure_is_offered_and_mends_the_finding() {
    for encoding in ENCODINGS {
        let desk = desk();
        let mut client = desk.serve(capabilities(encoding));
        let note = note_of_the_desk(&mut client, &desk);
        client.change(&note, 5, json!([{"text": NOTE.1}]));
        let found = actions(&mut client, &note, range(NOTE.1, "50,000", encoding), &["quickfix"]);
        let fix = found.iter().find(|fix| fix["title"].as_str().unwrap().contains("320,000"));
        let fix = fix.unwrap_or_else(|| panic!("{encoding}: {found:#?}"));
        assert_eq!(fix["kind"], "quickfix");
        assert_eq!(fix["diagnostics"][0]["code"], "figure-not-in-source");
        let change = &fix["edit"]["documentChanges"][0];
        assert_eq!(change["textDocument"], json!({"uri": note, "version": 5}));
        let mended = edited(NOTE.1, &change["edits"], encoding);
        assert!(mended.contains("320,000 people ([") && !mended.contains("350,000"), "{mended}");
        client.change(&note, 6, json!([{"text": mended}]));
        let left = actions(&mut client, &note, range(&mended, "320,000", encoding), &["quickfix"]);
        assert_eq!(left, Vec::<Value>::new());
    }
}

#[test]
fn a_date_is_written_where_the_page_tells_another() {
    let desk = Corpus::new(&[("articles/a.md", DATED_TWICE)]);
    let mut client = desk.serve(capabilities("utf-16"));
    let uri = desk.uri("articles/a.md");
    let everywhere = json!({"start": {"line": 0, "character": 0}, "end": {"line": 99, "character": 0}});
    let found = actions(&mut client, &uri, everywhere, &[]);
    let fix = found.iter().find(|fix| fix["title"].as_str().unwrap().contains("2017-07-04"));
    let change = &fix.unwrap_or_else(|| panic!("{found:#?}"))["edit"]["documentChanges"][0];
    // The client has no version of a closed document.
    assert_eq!(change["textDocument"], json!({"uri": uri, "version": null}));
    assert!(edited(DATED_TWICE, &change["edits"], "utf-16").starts_with("---\ndate: 2017-07-04\n"));
}

#[test]
fn every_safe_fix_is_one_action_that_is_offered_when_asked_for() {
    let text = "# Note\n\n<!-- rapporteur-ignore figure-falls: “🕊” -->\nNothing here.\n\n\
                <!-- rapporteur-ignore round-order: old -->\nNor here.\n";
    let desk = Corpus::new(&[("notes/a.md", text)]);
    let mut client = desk.serve(capabilities("utf-16"));
    let uri = desk.uri("notes/a.md");
    client.open(&uri, text);
    let start = json!({"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 0}});
    for only in ["source", "source.fixAll", "source.fixAll.rapporteur"] {
        let found = actions(&mut client, &uri, start.clone(), &[only]);
        assert_eq!(found.len(), 1, "{only}: {found:#?}");
        assert_eq!(found[0]["kind"], "source.fixAll.rapporteur");
        let change = &found[0]["edit"]["documentChanges"][0];
        let mended = edited(text, &change["edits"], "utf-16");
        assert!(!mended.contains("rapporteur-ignore"), "{mended}");
    }
    assert_eq!(actions(&mut client, &uri, start.clone(), &["source.organizeImports"]), Vec::<Value>::new());
    assert_eq!(actions(&mut client, &uri, start, &["quickfix"]), Vec::<Value>::new());
}

#[test]
fn a_document_out_of_step_is_offered_no_edit() {
    let desk = Corpus::new(&[("articles/a.md", DATED_TWICE)]);
    let mut client = desk.serve(capabilities("utf-16"));
    let uri = desk.uri("articles/a.md");
    client.open(&uri, DATED_TWICE);
    let everywhere = json!({"start": {"line": 0, "character": 0}, "end": {"line": 99, "character": 0}});
    assert_ne!(actions(&mut client, &uri, everywhere.clone(), &[]), Vec::<Value>::new());
    client.change(
        &uri,
        1,
        json!([{"range": range(DATED_TWICE, "Talks went", "utf-16"), "text": "Talks went"}]),
    );
    assert_eq!(actions(&mut client, &uri, everywhere.clone(), &[]), Vec::<Value>::new());
    client.change(&uri, 2, json!([{"text": DATED_TWICE}]));
    assert_ne!(actions(&mut client, &uri, everywhere, &[]), Vec::<Value>::new());
}

#[test]
fn a_client_without_versioned_edits_gets_plain_ones() {
    let desk = Corpus::new(&[("articles/a.md", DATED_TWICE)]);
    let mut abilities = capabilities("utf-16");
    abilities["workspace"] = json!({});
    let mut client = desk.serve(abilities);
    let uri = desk.uri("articles/a.md");
    let everywhere = json!({"start": {"line": 0, "character": 0}, "end": {"line": 99, "character": 0}});
    let found = actions(&mut client, &uri, everywhere, &[]);
    assert_eq!(found[0]["edit"].get("documentChanges"), None);
    assert!(edited(DATED_TWICE, &found[0]["edit"]["changes"][&uri], "utf-16").contains("2017-07-04\n"));
}

#[test]
fn a_client_without_code_actions_is_offered_none() {
    let desk = desk();
    let mut client = Client::start();
    let answer = client.initialize(json!({"rootUri": desk.root()}));
    assert_eq!(answer["capabilities"].get("codeActionProvider"), None);
    client.open(&desk.uri(SECOND.0), SECOND.1);
}

#[test]
fn a_sentence_without_a_source_is_offered_those_that_state_it() {
    for encoding in ENCODINGS {
        let desk = desk();
        let mut client = desk.serve(capabilities(encoding));
        let uri = desk.uri("notes/new.md");
        for (text, at, expected) in [
            (
                "“🕊” The war in Syria has killed about 320,000 people.\n",
                "war",
                "320,000 people ([Levant Wire](../articles/second.md)).",
            ),
            (
                "“🕊” Sergei Lavrov spoke of Syria in Astana.\n",
                "spoke",
                "in Astana ([Levant Wire](../articles/second.md)).",
            ),
        ] {
            client.open(&uri, text);
            let found = actions(&mut client, &uri, range(text, at, encoding), &["refactor.insert"]);
            let cite = found.iter().find(|one| one["title"] == "Cite Levant Wire, 2017-07-04");
            let cite = cite.unwrap_or_else(|| panic!("{encoding}: {found:#?}"));
            let cited = edited(text, &cite["edit"]["documentChanges"][0]["edits"], encoding);
            assert!(cited.contains(expected), "{cited}");
            client.change(&uri, 9, json!([{"text": cited}]));
            let left = actions(&mut client, &uri, range(&cited, at, encoding), &["refactor.insert"]);
            assert!(!left.iter().any(|one| one["title"].as_str().unwrap().starts_with("Cite")), "{left:#?}");
            client.close(&uri);
        }
        let none =
            actions(&mut client, &desk.uri(NOTE.0), range(NOTE.1, "350,000", encoding), &["quickfix.none"]);
        assert_eq!(none, Vec::<Value>::new());
    }
}

#[test]
fn what_articles_say_is_put_in_as_a_sentence_or_a_table() {
    let desk = desk();
    let mut client = desk.serve(capabilities("utf-16"));
    let uri = desk.uri("notes/new.md");
    let text = "# Toll\n\nThe Syrian war goes on.\n\nThe end.\n";
    client.open(&uri, text);
    let found = actions(&mut client, &uri, range(text, "Syrian war", "utf-16"), &["refactor"]);
    let made = |title: &str| {
        let action = found.iter().find(|one| one["title"].as_str().unwrap().starts_with(title));
        let action = action.unwrap_or_else(|| panic!("{title} in {found:#?}"));
        edited(text, &action["edit"]["documentChanges"][0]["edits"], "utf-16")
    };
    let sentence = made("Add what Sergei Lavrov said of deaths");
    assert!(
        sentence.contains(
            "goes on. Sergei Lavrov put the number of deaths in the Syrian war at about 320,000 on 4 July 2017 ([Levant Wire](../articles/second.md)).\n\nThe end."
        ),
        "{sentence}"
    );
    let table = made("Add a table of deaths");
    let rows = "\n\n| Date | Deaths in the Syrian war | According to | Article |\n| --- | --- | --- | --- |\n\
         | 2016-03-24 | more than 470,000 | Sergei Lavrov | [Harbour Post](../articles/first.md) |\n\
         | 2017-07-04 | about 320,000 | Sergei Lavrov | [Levant Wire](../articles/second.md) |\n\nThe end.";
    assert!(table.contains(rows), "{table}");
    // What is put in is read as it was meant: nothing in it disagrees with its source.
    for made in [sentence, table] {
        client.change(&uri, 5, json!([{"text": made}]));
        let document = json!({"textDocument": {"uri": uri}});
        let found = actions(
            &mut client,
            &uri,
            json!({"start": {"line": 0, "character": 0}, "end": {"line": 99, "character": 0}}),
            &["quickfix"],
        );
        assert_eq!(found, Vec::<Value>::new(), "{document}");
    }
}

#[test]
fn an_insertion_is_made_when_it_is_chosen_where_the_client_asks_then() {
    for encoding in ENCODINGS {
        let desk = desk();
        let mut lazy = capabilities(encoding);
        lazy["textDocument"]["codeAction"]["dataSupport"] = json!(true);
        lazy["textDocument"]["codeAction"]["resolveSupport"] = json!({"properties": ["edit"]});
        let (mut eager, mut client) = (desk.serve(capabilities(encoding)), desk.serve(lazy));
        let uri = desk.uri("notes/new.md");
        let text =
            "# “🕊” Toll of the Syrian war\n\n“🕊” The Syrian war goes on in Syria and Astana.\n\nThe end.\n";
        for at in ["Syrian war goes", "Toll of the Syrian war"] {
            let place = range(text, at, encoding);
            let [given, offered] = [&mut eager, &mut client].map(|client| {
                client.open(&uri, text);
                actions(client, &uri, place.clone(), &["refactor.insert"])
            });
            assert_eq!(given.len(), offered.len());
            assert!(!given.is_empty() || at.starts_with("Toll"), "{at}");
            for (given, offered) in given.iter().zip(offered) {
                assert_eq!(offered.get("edit"), None, "{offered}");
                let resolved = client.request("codeAction/resolve", offered.clone());
                assert_eq!((&resolved["title"], &resolved["edit"]), (&given["title"], &given["edit"]));
                assert_eq!(given.get("data"), None);
            }
        }
        // What was offered for an older text is refused, not put somewhere.
        let offered =
            actions(&mut client, &uri, range(text, "Syrian war goes", encoding), &["refactor.insert"]);
        client.change(&uri, 2, json!([{"text": format!("Words.\n{text}")}]));
        let id = client.ask("codeAction/resolve", offered[0].clone());
        assert_eq!(client.answer(id)["error"]["code"], -32801);
        // Others come back as they are.
        let own = json!({"title": "of somebody else", "kind": "quickfix", "data": {"of": "them"}});
        assert_eq!(client.request("codeAction/resolve", own.clone()), own);
    }
}

#[test]
fn what_is_put_in_splits_no_sentence_heading_or_table() {
    const SAID: &str = "Sergei Lavrov put the number of deaths in the Syrian war at about 320,000 on 4 July 2017 \
                        ([Levant Wire](../articles/second.md)).";
    let desk = desk();
    let mut client = desk.serve(capabilities("utf-16"));
    let uri = desk.uri("notes/new.md");
    for (text, expected) in [
        ("# The Syrian war\n\nThe end.\n", "# The Syrian war\n\nSAID\n\nThe end.\n"),
        (
            "“🕊” The Syrian war goes\non and on. Nobody\nwins.\n",
            "“🕊” The Syrian war goes\non and on. SAID Nobody\nwins.\n",
        ),
        (
            "The Syrian war goes on. [@someone] It\nis long.\n",
            "The Syrian war goes on. [@someone] SAID It\nis long.\n",
        ),
        ("- The Syrian war\n- Other wars\n", "- The Syrian war SAID\n- Other wars\n"),
        (
            "| What | Where |\n| --- | --- |\n| Syrian war | Syria |\n| Other | Elsewhere |\n\nThe end.\n",
            "| What | Where |\n| --- | --- |\n| Syrian war | Syria |\n| Other | Elsewhere |\n\nSAID\n\nThe end.\n",
        ),
    ] {
        client.open(&uri, text);
        let found = actions(&mut client, &uri, range(text, "Syrian war", "utf-16"), &["refactor.insert"]);
        let action = found.iter().find(|one| one["title"].as_str().unwrap().starts_with("Add what"));
        let action = action.unwrap_or_else(|| panic!("{text}: {found:#?}"));
        let made = edited(text, &action["edit"]["documentChanges"][0]["edits"], "utf-16");
        assert_eq!(made.replace(SAID, "SAID"), expected);
        client.close(&uri);
    }
}
