//! `rapporteur/import` and `rapporteur/init`: texts for the client to put into files; the server writes none.

use serde_json::{Value, json};

use super::{Corpus, alone, client::Client, desk};

const PAGE: &str = "<html><head><title>Ministers leave | Harbour Post</title><meta property=\"og:site_name\" \
    content=\"Harbour Post\"><meta property=\"article:published_time\" content=\"2017-07-04T21:30:00+02:00\"></head><body>\
    <nav><a href=\"/\">Home</a></nav><article><h1>Ministers leave</h1><p>PORTHAVEN — The two ministers left the capital on \
    Tuesday after two days of talks that produced no document.</p><p>The war has killed more than 320,000 people, the \
    Observatory said on Tuesday.</p></article></body></html>";

fn refusal(client: &mut Client, method: &str, params: Value) -> String {
    let id = client.ask(method, params);
    let error = client.answer(id)["error"].take();
    assert_eq!(error["code"], json!(-32803), "{error}");
    error["message"].as_str().unwrap().to_owned()
}

#[test]
fn a_copied_page_comes_back_as_an_article_and_nothing_is_written() {
    let desk = desk();
    let mut client = desk.serve(json!({}));
    let found = client.request("rapporteur/import", json!({"text": PAGE}));
    assert_eq!(found["uri"], desk.uri("articles/2017-07-04-ministers-leave.txt"));
    assert_eq!((&found["title"], &found["outlet"]), (&json!("Ministers leave"), &json!("Harbour Post")));
    assert_eq!(
        found["date"],
        json!({
            "value": "2017-07-04",
            "certainty": "stated",
            "evidence": "article:published_time says “2017-07-04T21:30:00+02:00”"
        })
    );
    assert_eq!((&found["doubts"], &found["exists"]), (&json!([]), &json!(false)));
    let text = found["text"].as_str().unwrap();
    assert!(text.contains("\n\nPORTHAVEN — The two ministers left"), "{text}");
    assert!(!desk.path().join("articles/2017-07-04-ministers-leave.txt").exists());

    // The client writes it: the same words have their place then, others get a number.
    desk.write("articles/2017-07-04-ministers-leave.txt", text);
    let again = client.request("rapporteur/import", json!({"text": PAGE}));
    assert_eq!((&again["uri"], &again["exists"]), (&found["uri"], &json!(true)));
    let other = client.request("rapporteur/import", json!({"text": PAGE.replace("320,000", "330,000")}));
    assert_eq!(other["uri"], desk.uri("articles/2017-07-04-ministers-leave-2.txt"));
    assert_eq!(other["exists"], json!(false));
}

#[test]
fn words_without_a_day_come_back_with_doubts() {
    let desk = desk();
    let mut client = desk.serve(json!({}));
    let words = "Flour is short in the north\n\nBakers closed their shops, and nobody could say for how long they would.\n";
    let found = client.request(
        "rapporteur/import",
        json!({"text": words, "name": "clipboard", "folder": desk.uri("press")}),
    );
    assert_eq!(found["uri"], desk.uri("press/undated-flour-is-short-in-the-north.txt"));
    assert_eq!((&found["date"], &found["outlet"]), (&Value::Null, &Value::Null));
    assert!(
        found["doubts"][0].as_str().unwrap().starts_with("no date was taken: the page says none"),
        "{found}"
    );
}

#[test]
fn a_workspace_folder_means_its_articles_and_a_buffer_takes_its_name() {
    let desk = Corpus::new(&[("rapporteur.toml", "[corpus]\narticles = [\"press/2017/**\"]\n")]);
    let mut client = desk.serve(json!({}));
    let found = client.request("rapporteur/import", json!({"text": PAGE, "folder": desk.root()}));
    assert_eq!(found["uri"], desk.uri("press/2017/2017-07-04-ministers-leave.txt"));
    client.open(found["uri"].as_str().unwrap(), "");
    let found = client.request("rapporteur/import", json!({"text": PAGE}));
    assert_eq!(found["uri"], desk.uri("press/2017/2017-07-04-ministers-leave-2.txt"));
}

#[test]
fn what_is_no_article_is_told_in_words() {
    let desk = desk();
    let mut client = desk.serve(json!({}));
    for (text, expected) in [
        ("", "no words"),
        ("%PDF-1.7 ...", "pdftotext"),
        (
            "<html><body><ul><li><a href='/1'>One story</a></li><li><a href='/2'>Two stories</a></li></ul></body></html>",
            "no article",
        ),
    ] {
        let told = refusal(&mut client, "rapporteur/import", json!({"text": text}));
        assert!(told.contains(expected), "{told}");
    }
    let elsewhere = json!({"text": PAGE, "folder": "https://example.org/"});
    assert!(refusal(&mut client, "rapporteur/import", elsewhere).contains("no folder on this machine"));
    let mut alone = alone();
    assert!(refusal(&mut alone, "rapporteur/import", json!({"text": PAGE})).contains("no folder is open"));
    assert!(refusal(&mut alone, "rapporteur/init", json!({})).contains("no folder is open"));
}

#[test]
fn a_corpus_gets_its_settings_once() {
    let desk = Corpus::new(&[("notes/a.md", "# A\n")]);
    let mut client = desk.serve(json!({}));
    let found = client.request("rapporteur/init", json!({}));
    let files = found["files"].as_array().unwrap();
    assert_eq!((files.len(), &files[0]["uri"]), (1, &json!(desk.uri("rapporteur.toml"))));
    let text = files[0]["text"].as_str().unwrap();
    assert!(
        text.lines().all(|line| line.is_empty() || line.starts_with('#')) && text.contains("[corpus]"),
        "{text}"
    );
    assert!(!desk.path().join("rapporteur.toml").exists());
    desk.write("rapporteur.toml", text);
    assert_eq!(client.request("rapporteur/init", json!({})), json!({"files": []}));
}
