//! Hover, definition, declaration, references: over a corpus on the disk, in each encoding.

use serde_json::{Value, json};

use super::{ENCODINGS, FIRST, NOTE, PROFILE, SECOND, alone, client::Client, desk, place, range};

fn encoded(encoding: &str) -> Value {
    json!({
        "general": {"positionEncodings": [encoding]},
        "textDocument": {"hover": {"contentFormat": ["markdown", "plaintext"]}},
    })
}

/// The words of a location, with the columns counted in an encoding.
fn at(desk: &super::Corpus, document: (&str, &str), words: &str, encoding: &str) -> Value {
    json!({"uri": desk.uri(document.0), "range": range(document.1, words, encoding)})
}

fn hover(client: &mut Client, place: Value) -> Value {
    client.request("textDocument/hover", place)
}

#[test]
fn a_hover_says_who_and_covers_the_name() {
    for encoding in ENCODINGS {
        let desk = desk();
        let mut client = desk.serve(encoded(encoding));
        let note = desk.uri(NOTE.0);
        for at in ["Lavrov", "rov was"] {
            let found = hover(&mut client, place(&note, NOTE.1, at, encoding));
            assert_eq!(found["contents"]["kind"], "markdown");
            let words = found["contents"]["value"].as_str().unwrap();
            assert!(words.contains("**Sergei Lavrov**"), "{encoding}: {words}");
            assert_eq!(found["range"], range(NOTE.1, "Lavrov", encoding), "{encoding}");
        }
    }
}

#[test]
fn a_hover_tells_a_figure_with_its_series() {
    let desk = desk();
    let mut client = desk.serve(encoded("utf-16"));
    let found = hover(&mut client, place(&desk.uri(NOTE.0), NOTE.1, "350,000", "utf-16"));
    let words = found["contents"]["value"].as_str().unwrap();
    for expected in ["350,000", "470,000", "320,000", "2016-03-24", "2017-07-04"] {
        assert!(words.contains(expected), "{expected} in {words}");
    }
}

#[test]
fn a_hover_on_the_qualifier_is_that_of_its_figure_and_covers_both() {
    let desk = desk();
    let mut client = desk.serve(encoded("utf-16"));
    let (uri, text) = (desk.uri(NOTE.0), "“🕊” The war in Syria has killed more than 350,000 people.\n");
    client.open(&uri, text);
    let figure = hover(&mut client, place(&uri, text, "350,000", "utf-16"));
    for words in ["more than 350,000", "than 350,000", " 350,000"] {
        let found = hover(&mut client, place(&uri, text, words, "utf-16"));
        assert_eq!(found["contents"], figure["contents"], "{words}");
        assert_eq!(found["range"], range(text, "more than 350,000", "utf-16"), "{words}");
    }
    assert_eq!(figure["range"], range(text, "350,000", "utf-16"));
}

#[test]
fn a_client_without_markdown_gets_plain_words() {
    let desk = desk();
    let mut client = desk.serve(json!({"textDocument": {"hover": {"contentFormat": ["plaintext"]}}}));
    let found = hover(&mut client, place(&desk.uri(NOTE.0), NOTE.1, "Lavrov", "utf-16"));
    assert_eq!(found["contents"]["kind"], "plaintext");
    let words = found["contents"]["value"].as_str().unwrap();
    assert!(words.contains("Sergei Lavrov") && !words.contains("**"), "{words}");
}

#[test]
fn where_nothing_stands_there_is_no_answer() {
    let desk = desk();
    let mut client = desk.serve(json!({}));
    let note = desk.uri(NOTE.0);
    for (line, character) in [(2, 5), (1, 0), (99, 0), (1, 9999), (u32::MAX / 2, u32::MAX / 2)] {
        let place =
            json!({"textDocument": {"uri": note}, "position": {"line": line, "character": character}});
        for method in ["hover", "definition", "declaration"] {
            let answer = client.request(&format!("textDocument/{method}"), place.clone());
            assert_eq!(answer, Value::Null, "{method} at {line}:{character}");
        }
        let mut references = place;
        references["context"] = json!({"includeDeclaration": true});
        assert_eq!(client.request("textDocument/references", references), Value::Null);
    }
}

#[test]
fn a_definition_is_the_introduction_in_the_earliest_article() {
    for encoding in ENCODINGS {
        let desk = desk();
        let mut client = desk.serve(encoded(encoding));
        for (document, words) in [(NOTE, "Lavrov"), (SECOND, "Sergei"), (FIRST, "Lavrov")] {
            let from = place(&desk.uri(document.0), document.1, words, encoding);
            let found = client.request("textDocument/definition", from);
            assert_eq!(found, at(&desk, FIRST, "Sergei Lavrov", encoding), "{encoding}, from {}", document.0);
        }
    }
}

#[test]
fn a_jump_carries_its_origin_where_the_client_can() {
    let desk = desk();
    let capabilities = json!({"textDocument": {"definition": {"linkSupport": true}}});
    let mut client = desk.serve(capabilities);
    let from = place(&desk.uri(NOTE.0), NOTE.1, "Lavrov", "utf-16");
    let found = client.request("textDocument/definition", from.clone());
    let target = at(&desk, FIRST, "Sergei Lavrov", "utf-16");
    assert_eq!(found[0]["originSelectionRange"], range(NOTE.1, "Lavrov", "utf-16"));
    assert_eq!(found[0]["targetUri"], target["uri"]);
    assert_eq!(found[0]["targetSelectionRange"], target["range"]);
    assert_eq!(found[0]["targetRange"]["end"], range(FIRST.1, "people.", "utf-16")["end"]);
    // The two kinds of jump are offered each by itself.
    assert!(client.request("textDocument/declaration", from).is_object());
}

#[test]
fn a_declaration_is_the_profile() {
    for encoding in ENCODINGS {
        let desk = desk();
        let mut client = desk.serve(encoded(encoding));
        let from = place(&desk.uri(NOTE.0), NOTE.1, "Lavrov", encoding);
        let found = client.request("textDocument/declaration", from);
        assert_eq!(found, at(&desk, PROFILE, "Sergei Lavrov", encoding), "{encoding}");
    }
}

#[test]
fn implementations_are_the_other_introductions() {
    for encoding in ENCODINGS {
        let desk = desk();
        let mut client = desk.serve(encoded(encoding));
        let from = place(&desk.uri(NOTE.0), NOTE.1, "Lavrov", encoding);
        let found = client.request("textDocument/implementation", from);
        assert_eq!(found, json!([at(&desk, SECOND, "Sergei Lavrov", encoding)]), "{encoding}");
        let figure = place(&desk.uri(NOTE.0), NOTE.1, "350,000", encoding);
        assert_eq!(client.request("textDocument/implementation", figure), Value::Null);
    }
}

/// A desk whose minister belongs to a ministry, and whose talks have a venue.
fn offices() -> super::Corpus {
    let desk = desk();
    desk.write(MINISTER.0, MINISTER.1);
    desk.write(MINISTRY.0, MINISTRY.1);
    desk.write(TALKS.0, TALKS.1);
    desk.write(ABOUT_TALKS.0, ABOUT_TALKS.1);
    desk
}

const MINISTER: (&str, &str) = (
    PROFILE.0,
    "---\nkind: person\nname: Sergei Lavrov\naliases: [Lavrov]\naffiliation: river-ministry\n---\n# Sergei Lavrov\n",
);
const MINISTRY: (&str, &str) = (
    "profiles/river-ministry.md",
    "---\nkind: organisation\nname: River Ministry\n---\n# “🕊” River Ministry\n",
);
const TALKS: (&str, &str) = (
    "profiles/astana-talks.md",
    "---\nkind: process\nname: Astana talks\nvenue: astana\n---\n# Astana talks\n",
);
const ABOUT_TALKS: (&str, &str) = (
    "notes/talks.md",
    "“🕊” The Astana talks went on. Nobody stayed in Astana. The war in Syria has killed 320,000 people.\n",
);

#[test]
fn a_type_definition_is_whom_a_name_belongs_to() {
    for encoding in ENCODINGS {
        let desk = offices();
        let mut client = desk.serve(encoded(encoding));
        let mut ask = |document: (&str, &str), words: &str| {
            let from = place(&desk.uri(document.0), document.1, words, encoding);
            client.request("textDocument/typeDefinition", from)
        };
        assert_eq!(
            ask(NOTE, "Lavrov"),
            json!([at(&desk, MINISTRY, "River Ministry", encoding)]),
            "{encoding}"
        );
        let talks = json!([at(&desk, TALKS, "Astana talks", encoding)]);
        for words in ["Astana talks", "talks", "Astana."] {
            assert_eq!(ask(ABOUT_TALKS, words), talks, "{encoding}: {words}");
        }
        assert_eq!(ask(ABOUT_TALKS, "stayed"), Value::Null);
        let toll = ask(ABOUT_TALKS, "320,000");
        assert!(toll.is_null() || toll.as_array().is_some_and(|places| places.len() == 1), "{toll}");
    }
}

#[test]
fn every_jump_is_rich_where_the_client_can_and_only_there() {
    let jumps = ["definition", "declaration", "typeDefinition", "implementation"];
    for rich in jumps {
        let desk = offices();
        let mut client = desk.serve(json!({"textDocument": {rich: {"linkSupport": true}}}));
        for jump in jumps {
            let from = place(&desk.uri(NOTE.0), NOTE.1, "Lavrov", "utf-16");
            let found = client.request(&format!("textDocument/{jump}"), from);
            let first = found.get(0).unwrap_or(&found).clone();
            assert_eq!(first.get("targetUri").is_some(), jump == rich, "{jump} for {rich}: {found}");
            assert_eq!(first.get("uri").is_some(), jump != rich, "{jump} for {rich}: {found}");
            if jump == rich {
                assert_eq!(first["originSelectionRange"], range(NOTE.1, "Lavrov", "utf-16"));
            }
        }
    }
}

#[test]
fn references_are_all_mentions_in_order() {
    for encoding in ENCODINGS {
        let desk = desk();
        let mut client = desk.serve(encoded(encoding));
        let mut from = place(&desk.uri(SECOND.0), SECOND.1, "Lavrov", encoding);
        from["context"] = json!({"includeDeclaration": false});
        let found = client.request("textDocument/references", from.clone());
        let mentions = [
            at(&desk, FIRST, "Sergei Lavrov", encoding),
            at(&desk, SECOND, "Sergei Lavrov", encoding),
            at(&desk, NOTE, "Lavrov", encoding),
        ];
        let found = found.as_array().unwrap();
        assert_eq!(found.get(..3).unwrap(), mentions, "{encoding}");
        let declaration = at(&desk, PROFILE, "Sergei Lavrov", encoding);
        assert!(!found.contains(&declaration), "{encoding}: {found:#?}");
        from["context"] = json!({"includeDeclaration": true});
        let more = client.request("textDocument/references", from);
        assert!(more.as_array().unwrap().contains(&declaration), "{encoding}");
    }
}

#[test]
fn answers_follow_what_is_typed_in_another_document() {
    let desk = desk();
    let mut client = desk.serve(json!({}));
    let first = desk.uri(FIRST.0);
    client.open(&first, FIRST.1);
    let moved = FIRST.1.replace("# Talks\n", "# Talks\n\nOne line more.\n");
    client.change(&first, 2, json!([{"text": moved}]));
    let from = place(&desk.uri(NOTE.0), NOTE.1, "Lavrov", "utf-16");
    let found = client.request("textDocument/definition", from.clone());
    assert_eq!(found, at(&desk, (FIRST.0, &moved), "Sergei Lavrov", "utf-16"));
    client.change(&first, 3, json!([{"text": "Nobody.\n"}]));
    let found = client.request("textDocument/definition", from.clone());
    assert_eq!(found, at(&desk, SECOND, "Sergei Lavrov", "utf-16"));
    client.close(&first);
    let found = client.request("textDocument/definition", from);
    assert_eq!(found, at(&desk, FIRST, "Sergei Lavrov", "utf-16"));
}

#[test]
fn an_answer_keeps_the_address_that_the_client_wrote() {
    let desk = desk();
    let mut client = desk.serve(json!({}));
    let spelled = format!("{}/articles/%66irst.md", desk.root());
    client.open(&spelled, FIRST.1);
    let from = place(&desk.uri(NOTE.0), NOTE.1, "Lavrov", "utf-16");
    assert_eq!(client.request("textDocument/definition", from)["uri"], spelled);
}

#[test]
fn a_document_without_a_folder_is_understood_by_itself() {
    let mut client = alone();
    let text = "# Draft\n\nMOSCOW — Russian Foreign Minister Sergei Lavrov spoke. Lavrov left.\n";
    client.open("untitled:Untitled-1", text);
    let from = place("untitled:Untitled-1", text, "Lavrov left", "utf-16");
    let found = hover(&mut client, from);
    assert!(found["contents"]["value"].as_str().unwrap().contains("Sergei Lavrov"), "{found}");
}

#[test]
fn the_rule_that_a_suppression_names_is_explained() {
    let mut client = alone();
    let text = "# Note\n\n<!-- rapporteur-ignore figure-falls: “🕊” -->\nWords.\n";
    client.open("untitled:a", text);
    let found = hover(&mut client, place("untitled:a", text, "falls", "utf-16"));
    assert_eq!(found["range"], range(text, "figure-falls", "utf-16"));
    assert!(found["contents"]["value"].as_str().unwrap().contains("How to fix"), "{found}");
}

#[test]
fn a_citation_and_a_date_are_explained() {
    for encoding in ENCODINGS {
        let desk = desk();
        let mut client = desk.serve(encoded(encoding));
        let cited = hover(&mut client, place(&desk.uri(NOTE.0), NOTE.1, "articles/second", encoding));
        let words = cited["contents"]["value"].as_str().unwrap();
        for expected in ["Round five", "Levant Wire", "2017-07-04", "320,000 deaths"] {
            assert!(words.contains(expected), "{encoding}: {expected} in {words}");
        }
        assert_eq!(cited["range"], range(NOTE.1, "[Round five](../articles/second.md)", encoding));
        let dated = hover(&mut client, place(&desk.uri(FIRST.0), FIRST.1, "2016-03-24", encoding));
        let words = dated["contents"]["value"].as_str().unwrap();
        assert!(words.contains("dated 2016-03-24, as stated") && words.contains("front matter"), "{words}");
        assert_eq!(dated["range"], range(FIRST.1, "2016-03-24", encoding), "{encoding}");
    }
}

#[test]
fn explain_tells_what_spoke_for_and_against_in_the_clients_columns() {
    for encoding in ENCODINGS {
        let desk = desk();
        let mut client = desk.serve(encoded(encoding));
        let note = desk.uri(NOTE.0);
        let found = client.request("rapporteur/explain", place(&note, NOTE.1, "350,000", encoding));
        let readings = found["readings"].as_array().unwrap();
        let [figure] = &readings[..] else { panic!("{encoding}: {found}") };
        assert_eq!((&figure["topic"], &figure["text"]), (&json!("figure"), &json!("350,000")), "{encoding}");
        assert_eq!(figure["range"], range(NOTE.1, "350,000", encoding), "{encoding}");
        let sides: Vec<&str> =
            figure["grounds"].as_array().unwrap().iter().map(|one| one["side"].as_str().unwrap()).collect();
        assert!(sides.contains(&"for"), "{found}");
        let all = client.request("rapporteur/explain", json!({"textDocument": {"uri": note}}));
        let topics: Vec<&str> =
            all["readings"].as_array().unwrap().iter().map(|one| one["topic"].as_str().unwrap()).collect();
        assert_eq!(topics.first(), Some(&"date"));
        assert!(topics.contains(&"mention") && topics.len() > readings.len(), "{topics:?}");
    }
}

#[test]
fn explain_of_places_that_do_not_exist_is_no_error() {
    let desk = desk();
    let mut client = desk.serve(encoded("utf-16"));
    let note = desk.uri(NOTE.0);
    let far = json!({"textDocument": {"uri": note}, "position": {"line": 90_000, "character": 4_000_000}});
    assert_eq!(client.request("rapporteur/explain", far)["readings"], json!([]));
    let nowhere = json!({"textDocument": {"uri": "file:///nowhere/at/all.md"}});
    assert_eq!(client.request("rapporteur/explain", nowhere), Value::Null);
    let wrong = client.ask("rapporteur/explain", json!({"textDocument": 7}));
    assert_eq!(client.answer(wrong)["error"]["code"], -32602);
}
