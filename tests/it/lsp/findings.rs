//! Findings that are sent, for clients that do not ask.

use serde_json::{Value, json};

use super::{Corpus, ENCODINGS, FIRST, NOTE, SECOND, alone, client::Client, desk, range};

const METHOD: &str = "textDocument/publishDiagnostics";

/// The next findings of a document that fit.
fn findings(client: &mut Client, uri: &str, fits: impl Fn(&[Value]) -> bool) -> Value {
    client.message_where(METHOD, |params| {
        params["uri"] == uri && fits(params["diagnostics"].as_array().unwrap())
    })["params"]
        .clone()
}

fn has(rule: &str) -> impl Fn(&[Value]) -> bool {
    move |found| found.iter().any(|one| one["code"] == rule)
}

fn none(found: &[Value]) -> bool {
    found.is_empty()
}

fn one(params: &Value, rule: &str) -> Value {
    let found: Vec<&Value> =
        params["diagnostics"].as_array().unwrap().iter().filter(|one| one["code"] == rule).collect();
    assert_eq!(found.len(), 1, "{rule} in {params:#}");
    found[0].clone()
}

#[test]
fn closed_documents_have_findings_with_their_evidence() {
    for encoding in ENCODINGS {
        let desk = desk();
        let mut client = desk.serve(json!({
            "general": {"positionEncodings": [encoding]},
            "textDocument": {"publishDiagnostics": {"relatedInformation": true}},
        }));
        let sent = findings(&mut client, &desk.uri(SECOND.0), has("figure-falls"));
        assert_eq!(sent.get("version"), None);
        let found = one(&sent, "figure-falls");
        assert_eq!(found["source"], "rapporteur");
        assert_eq!(found["range"], range(SECOND.1, "320,000", encoding), "{encoding}");
        assert_eq!(found["severity"], 4, "nobody edits articles");
        let related = &found["relatedInformation"][0];
        assert_eq!(related["location"]["uri"], desk.uri(FIRST.0));
        assert_eq!(related["location"]["range"], range(FIRST.1, "470,000", encoding), "{encoding}");
        assert!(related["message"].as_str().unwrap().contains("470,000"));
    }
}

#[test]
fn other_places_are_told_in_the_message_where_they_cannot_be_told_otherwise() {
    let desk = desk();
    let mut client = desk.serve(json!({}));
    let found = one(&findings(&mut client, &desk.uri(SECOND.0), has("figure-falls")), "figure-falls");
    assert_eq!(found.get("relatedInformation"), None);
    let message = found["message"].as_str().unwrap();
    assert!(message.contains("\narticles/first.md:7: "), "{message}");
}

#[test]
fn findings_carry_the_version_that_they_were_found_in() {
    let desk = desk();
    let mut client = desk.serve(json!({}));
    let second = desk.uri(SECOND.0);
    client.open(&second, SECOND.1);
    client.message_where(METHOD, |params| params["uri"] == second && params["version"] == 1);
    let longer = SECOND.1.replace("ASTANA", "ASTANA, Kazakhstan");
    client.change(&second, 7, json!([{"text": longer}]));
    let sent = client.message_where(METHOD, |params| params["uri"] == second && params["version"] == 7);
    let found = one(&sent["params"], "figure-falls");
    assert_eq!(found["range"], range(&longer, "320,000", "utf-16"));
    client.change(&second, 8, json!([{"text": longer.replace("320,000", "520,000")}]));
    assert_eq!(findings(&mut client, &second, none)["version"], 8);
}

#[test]
fn an_open_document_without_findings_is_told_of_once() {
    let mut client = alone();
    client.open("untitled:a", "Nothing is wrong.\n");
    assert_eq!(findings(&mut client, "untitled:a", none)["version"], 1);
}

#[test]
fn what_is_typed_in_one_document_changes_the_findings_of_others() {
    let desk = desk();
    let mut client = desk.serve(json!({}));
    let (first, second) = (desk.uri(FIRST.0), desk.uri(SECOND.0));
    findings(&mut client, &first, has("figure-falls"));
    findings(&mut client, &second, has("figure-falls"));
    client.open(&first, FIRST.1);
    client.change(&first, 2, json!([{"text": FIRST.1.replace("470,000", "170,000")}]));
    findings(&mut client, &second, none);
    client.change(&first, 3, json!([{"text": FIRST.1}]));
    findings(&mut client, &second, has("figure-falls"));
    // Closed without saving: what the file says holds again.
    client.change(&first, 4, json!([{"text": FIRST.1.replace("470,000", "170,000")}]));
    findings(&mut client, &second, none);
    client.close(&first);
    findings(&mut client, &second, has("figure-falls"));
    findings(&mut client, &first, has("figure-falls"));
}

#[test]
fn a_heading_that_is_renamed_breaks_the_links_to_it_and_no_others() {
    let desk = desk();
    let plan = "# Plan\n\n## Next steps\n\nNothing.\n";
    desk.write("notes/plan.md", plan);
    desk.write("notes/steps.md", "# Steps\n\nAs [planned](plan.md#next-steps), and [all](plan.md).\n");
    let mut client = desk.serve(json!({}));
    let (plan_uri, steps) = (desk.uri("notes/plan.md"), desk.uri("notes/steps.md"));
    client.open(&plan_uri, plan);
    client.change(&plan_uri, 2, json!([{"text": plan.replace("Next", "Last")}]));
    let sent = findings(&mut client, &steps, has("broken-citation"));
    assert!(one(&sent, "broken-citation")["message"].as_str().unwrap().contains("#next-steps"));
    client.change(&plan_uri, 3, json!([{"text": format!("Above.\n\n{plan}")}]));
    findings(&mut client, &steps, none);
}

#[test]
fn a_burst_of_edits_is_one_or_a_few_messages_and_the_last_is_right() {
    let desk = desk();
    let mut client = desk.serve(json!({}));
    let second = desk.uri(SECOND.0);
    client.open(&second, SECOND.1);
    for version in 2..=201 {
        let number = if version % 2 == 0 { "520,000" } else { "320,000" };
        client.change(&second, version, json!([{"text": SECOND.1.replace("320,000", number)}]));
    }
    let sent = client.message_where(METHOD, |params| params["uri"] == second && params["version"] == 201);
    assert!(has("figure-falls")(sent["params"]["diagnostics"].as_array().unwrap()));
    client.settle();
    let more = client.messages(METHOD, |params| params["uri"] == second);
    assert!(more.len() < 20, "{} messages", more.len());
    assert!(more.iter().all(|message| message["params"]["version"] != 201), "the last came first");
}

#[test]
fn documents_outside_are_cleared_when_they_are_closed() {
    let desk = desk();
    let outside = Corpus::new(&[]);
    let mut client = desk.serve(json!({}));
    let text = "---\nkind: article\n---\n# Undated\n\nNobody knows when.\n";
    for uri in ["untitled:Untitled-1".to_owned(), outside.uri("elsewhere.md")] {
        client.open(&uri, text);
        findings(&mut client, &uri, has("undated-article"));
        client.close(&uri);
        findings(&mut client, &uri, none);
    }
}

#[test]
fn a_document_that_is_deleted_is_cleared_and_so_is_what_it_caused() {
    let desk = desk();
    let mut client = desk.serve(json!({}));
    let (first, second) = (desk.uri(FIRST.0), desk.uri(SECOND.0));
    findings(&mut client, &first, has("figure-falls"));
    findings(&mut client, &second, has("figure-falls"));
    desk.remove(FIRST.0);
    client.notify("workspace/didChangeWatchedFiles", json!({"changes": [{"uri": first, "type": 3}]}));
    findings(&mut client, &first, none);
    findings(&mut client, &second, none);
}

#[test]
fn a_note_is_told_what_its_source_says() {
    let desk = desk();
    let mut client = desk.serve(json!({}));
    let found =
        one(&findings(&mut client, &desk.uri(NOTE.0), has("figure-not-in-source")), "figure-not-in-source");
    assert_eq!(found["severity"], 2);
    assert_eq!(found["range"], range(NOTE.1, "350,000", "utf-16"));
    assert!(found["message"].as_str().unwrap().contains("320,000"));
}

#[test]
fn a_document_that_is_opened_again_at_once_is_told_of_again() {
    let desk = desk();
    let mut client = desk.serve(json!({}));
    let note = desk.uri(NOTE.0);
    client.open(&note, NOTE.1);
    let told = |params: &Value| params["uri"] == note && params["version"] == 1;
    let first = client.message_where(METHOD, told);
    client.settle();
    client.forget_unread();
    client.close(&note);
    client.open(&note, NOTE.1);
    assert_eq!(client.message_where(METHOD, told), first);
}
