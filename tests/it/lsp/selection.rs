//! Selections that grow: word, name or figure, clause, sentence, paragraph, section, document.

use serde_json::{Value, json};

use super::{Corpus, ENCODINGS, position, range};

const TEXT: &str = "---\nkind: note\n---\n# “🕊” Talks\n\nIntroductory words.\n\n## Toll\n\n“🕊” In Geneva, Russian Foreign Minister \
                    Sergei Lavrov said more than 320,000 people were killed in the war in Syria; nobody disagreed. The \
                    rest was silence.\n\nNext paragraph.\n\n## After\n\nLast words.\n";

/// The words of a chain of selections, the smallest first.
fn chain(text: &str, mut selection: &Value, encoding: &str) -> Vec<String> {
    let mut words = Vec::new();
    while selection.is_object() {
        let at = |end: &str| super::offset(text, &selection["range"][end], encoding);
        words.push(text[at("start")..at("end")].to_owned());
        selection = &selection["parent"];
    }
    words
}

fn ask(client: &mut super::Client, uri: &str, places: &[Value]) -> Vec<Value> {
    let params = json!({"textDocument": {"uri": uri}, "positions": places});
    client.request("textDocument/selectionRange", params).as_array().unwrap().clone()
}

#[test]
fn a_selection_grows_from_the_word_to_the_document() {
    for encoding in ENCODINGS {
        let desk = Corpus::new(&[("notes/a.md", TEXT)]);
        let mut client = desk.serve(json!({"general": {"positionEncodings": [encoding]}}));
        let uri = desk.uri("notes/a.md");
        let at = |words: &str| position(TEXT, TEXT.find(words).unwrap(), encoding);
        let found = ask(&mut client, &uri, &[at("gei Lavrov"), at("0,000")]);
        let name = chain(TEXT, &found[0], encoding);
        let paragraph = &TEXT[TEXT.find("“🕊” In").unwrap()..TEXT.find("\n\nNext").unwrap()];
        let sentence = &paragraph[..paragraph.find(" The rest").unwrap()];
        let clause = "Russian Foreign Minister Sergei Lavrov said more than 320,000 people were killed in the war in Syria";
        assert_eq!(
            name[..6],
            [
                "Sergei",
                "Sergei Lavrov",
                "Russian Foreign Minister Sergei Lavrov",
                clause,
                sentence,
                paragraph
            ],
            "{encoding}"
        );
        let section = &TEXT[TEXT.find("## Toll").unwrap()..TEXT.find("## After").unwrap()];
        let body = &TEXT[TEXT.find("# “🕊”").unwrap()..];
        assert_eq!(name[6..], [section, body, TEXT], "{encoding}");
        let figure = chain(TEXT, &found[1], encoding);
        assert_eq!(figure[..3], ["320,000", "more than 320,000", clause], "{encoding}");
    }
}

#[test]
fn every_place_has_a_chain_that_holds_it_and_grows() {
    let texts =
        [TEXT, "", "\n\n", "no end", "| a | b |\n| - | - |\n| 5 people killed | x |\n", "a\r\nb — “🕊”\r\n"];
    for text in texts {
        let desk = Corpus::new(&[("notes/a.md", text)]);
        let mut client = desk.serve(json!({"general": {"positionEncodings": ["utf-8"]}}));
        // Between CR and LF there is no place.
        let is_place = |at: &usize| text.is_char_boundary(*at) && !text[..*at].ends_with('\r');
        let places: Vec<usize> = (0..=text.len()).filter(is_place).collect();
        let asked: Vec<Value> = places.iter().map(|at| position(text, *at, "utf-8")).collect();
        let found = ask(&mut client, &desk.uri("notes/a.md"), &asked);
        assert_eq!(found.len(), asked.len());
        for (place, selection) in asked.iter().zip(&found) {
            let (mut inner, mut selection) = (json!({"start": place, "end": place}), selection);
            while selection.is_object() {
                let holds =
                    |end: &str| (&selection["range"][end]["line"], &selection["range"][end]["character"]);
                let of = |range: &Value, end: &str| {
                    (range[end]["line"].as_u64().unwrap(), range[end]["character"].as_u64().unwrap())
                };
                assert!(
                    of(&selection["range"], "start") <= of(&inner, "start"),
                    "{:?} {inner}",
                    holds("start")
                );
                assert!(of(&selection["range"], "end") >= of(&inner, "end"), "{text:?}: {selection} {inner}");
                inner = selection["range"].clone();
                selection = &selection["parent"];
            }
        }
    }
}

#[test]
fn a_row_of_a_table_stands_between_cell_and_section() {
    let text = "# T\n\n| Place | Dead |\n| --- | --- |\n| “🕊” Douma | 12 people |\n";
    let desk = Corpus::new(&[("notes/a.md", text)]);
    let mut client = desk.serve(json!({}));
    let at = range(text, "Douma", "utf-16")["start"].clone();
    let found = ask(&mut client, &desk.uri("notes/a.md"), &[at]);
    let words = chain(text, &found[0], "utf-16");
    assert!(
        words
            .iter()
            .any(|words| words.contains("Douma") && words.contains("12 people") && !words.contains("Place")),
        "{words:#?}"
    );
}
