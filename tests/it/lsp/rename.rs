//! Rename: a spelling across notes and the profile, never in articles.

use serde_json::{Value, json};

use super::{Corpus, ENCODINGS, FIRST, NOTE, PROFILE, SECOND, client::Client, desk, place, range};

const QUOTING: (&str, &str) = (
    "notes/quoting.md",
    "# “🕊”\n\nLavrov said: “Lavrov is no name of mine.” Sergei Lavrov left, and Lavrov's plane with him.\n",
);

fn rename(client: &mut Client, place: Value, new: &str) -> Value {
    let mut params = place;
    params["newName"] = json!(new);
    client.request("textDocument/rename", params)
}

/// The texts of a desk after an edit.
fn edited(desk: &Corpus, edit: &Value, document: (&str, &str)) -> String {
    let mut text = document.1.to_owned();
    let Some(edits) = edit["changes"].get(desk.uri(document.0)) else { return text };
    let offset = |text: &str, at: &Value| {
        let line = at["line"].as_u64().unwrap() as usize;
        let start: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
        start + at["character"].as_u64().unwrap() as usize
    };
    let mut edits: Vec<(usize, usize, &str)> = edits
        .as_array()
        .unwrap()
        .iter()
        .map(|edit| {
            let (start, end) = (&edit["range"]["start"], &edit["range"]["end"]);
            (offset(&text, start), offset(&text, end), edit["newText"].as_str().unwrap())
        })
        .collect();
    edits.sort_unstable();
    for (start, end, new) in edits.into_iter().rev() {
        text.replace_range(start..end, new);
    }
    text
}

#[test]
fn a_name_is_prepared_as_it_is_spelled() {
    for encoding in ENCODINGS {
        let desk = desk();
        let capabilities = json!({
            "general": {"positionEncodings": [encoding]},
            "textDocument": {"rename": {"prepareSupport": true}},
        });
        let mut client = desk.serve(capabilities);
        let from = place(&desk.uri(NOTE.0), NOTE.1, "Lavrov", encoding);
        let found = client.request("textDocument/prepareRename", from);
        assert_eq!(found, json!({"range": range(NOTE.1, "Lavrov", encoding), "placeholder": "Lavrov"}));
        let from = place(&desk.uri(NOTE.0), NOTE.1, "350,000", encoding);
        assert_eq!(client.request("textDocument/prepareRename", from), Value::Null);
    }
}

#[test]
fn a_spelling_changes_in_notes_and_profile_and_nowhere_else() {
    let desk = desk();
    desk.write(QUOTING.0, QUOTING.1);
    let mut client = desk.serve(json!({"general": {"positionEncodings": ["utf-8"]}}));
    let from = place(&desk.uri(NOTE.0), NOTE.1, "Lavrov", "utf-8");
    let edit = rename(&mut client, from, "Lawrow");
    assert_eq!(edited(&desk, &edit, NOTE), NOTE.1.replace("Lavrov", "Lawrow"));
    assert_eq!(
        edited(&desk, &edit, QUOTING),
        QUOTING.1.replace("Lavrov said", "Lawrow said").replace("Lavrov's", "Lawrow's"),
        "neither the quotation nor the full name"
    );
    assert_eq!(
        edited(&desk, &edit, PROFILE),
        PROFILE.1.replace("[Lavrov]", "[Lavrov, Lawrow]"),
        "articles go on writing Lavrov"
    );
    for article in [FIRST, SECOND] {
        assert_eq!(edited(&desk, &edit, article), article.1);
    }
}

#[test]
fn a_profiles_name_changes_and_the_old_one_stays_an_alias() {
    let desk = desk();
    desk.write(QUOTING.0, QUOTING.1);
    let mut client = desk.serve(json!({"general": {"positionEncodings": ["utf-8"]}}));
    let from = place(&desk.uri(FIRST.0), FIRST.1, "Sergei Lavrov", "utf-8");
    let edit = rename(&mut client, from, "Sergey Lavrov");
    let page = edited(&desk, &edit, PROFILE);
    assert_eq!(
        page,
        "---\nkind: person\nname: Sergey Lavrov\naliases: [Lavrov, Sergei Lavrov]\n---\n# Sergey Lavrov\n\nA minister.\n"
    );
    assert!(edited(&desk, &edit, QUOTING).contains("Sergey Lavrov left"));
    assert_eq!(edited(&desk, &edit, FIRST), FIRST.1);
}

#[test]
fn what_cannot_be_is_refused_in_words() {
    let desk = desk();
    let mut client = desk.serve(json!({}));
    let name = place(&desk.uri(NOTE.0), NOTE.1, "Lavrov", "utf-16");
    let city = place(&desk.uri(FIRST.0), FIRST.1, "MOSCOW", "utf-16");
    let number = place(&desk.uri(NOTE.0), NOTE.1, "350,000", "utf-16");
    for (place, new, expected) in [
        (&name, "", "a name is one line of words"),
        (&name, "a\u{7}b", "a name is one line of words"),
        (&name, "[x](y)", "a name is one line of words"),
        (&name, "Moscow", "is called already"),
        (&name, "Lavrov", "how it is spelled"),
        (&city, "Moskva", "only articles write MOSCOW"),
        (&number, "Four", "no name stands here"),
    ] {
        let mut params = place.clone();
        params["newName"] = json!(new);
        let id = client.ask("textDocument/rename", params);
        let error = client.answer(id);
        assert_eq!(error["error"]["code"], -32803, "{error}");
        let words = error["error"]["message"].as_str().unwrap();
        assert!(words.contains(expected), "{new}: {words}");
    }
}
