//! The team's answers: offered at a place, applied as an editor would, written to the disk, and in force from then on.

use serde_json::{Value, json};

use super::{Corpus, client::Client, edited, place};

fn capabilities() -> Value {
    json!({
        "workspace": {
            "workspaceEdit": {"documentChanges": true, "resourceOperations": ["create"]},
            "didChangeWatchedFiles": {"dynamicRegistration": true},
        },
        "textDocument": {"codeAction": {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": []}}}},
    })
}

const WAR: (&str, &str) = (
    "profiles/syrian-war.md",
    "---\nkind: conflict\nname: Syrian war\nplace: syria\n# ours\n---\n# Syrian war\n",
);
const MARCH: (&str, &str) = (
    "articles/march.md",
    "---\ndate: 2016-03-24\noutlet: Harbour Post\n---\n# Talks\n\n“🕊” The war in Syria has killed more than 470,000 people. \
     The Harbour Centre for Counting, run by Jane Holloway, did not say how. Holloway left.\n",
);
const APRIL: (&str, &str) = (
    "articles/april.md",
    "---\ndate: 2016-04-02\noutlet: Levant Wire\n---\n# More talks\n\n“🕊” The war in Syria has killed more than 280,000 \
     people, the United Nations said.\n",
);
const UNDATED: (&str, &str) = (
    "articles/undated.txt",
    "Talks without a day\n\nThe war in Syria has killed more than 300,000 people, it was said on 5 May 2016.\n",
);

fn desk() -> Corpus {
    Corpus::new(&[WAR, MARCH, APRIL, UNDATED, ("rapporteur.toml", "# ours\n[series]\nwindow = 31\n")])
}

fn serve(desk: &Corpus) -> Client {
    let mut client = Client::start();
    client.initialize(json!({"capabilities": capabilities(), "rootUri": desk.root()}));
    client.serve("client/registerCapability", Value::Null);
    client.settle();
    client
}

/// What is offered at some words.
fn offered(client: &mut Client, desk: &Corpus, document: (&str, &str), at: &str) -> Vec<Value> {
    let place = place(&desk.uri(document.0), document.1, at, "utf-16");
    let range = json!({"start": place["position"], "end": place["position"]});
    let params =
        json!({"textDocument": place["textDocument"], "range": range, "context": {"diagnostics": []}});
    client.request("textDocument/codeAction", params).as_array().unwrap().clone()
}

/// Chooses what is offered by a part of its title, writes its edit to the disk and tells the server, which reads it.
fn choose(client: &mut Client, desk: &Corpus, document: (&str, &str), at: &str, title: &str) -> String {
    let found = offered(client, desk, document, at);
    let titles: Vec<&str> = found.iter().map(|one| one["title"].as_str().unwrap()).collect();
    let action = found.iter().find(|one| one["title"].as_str().unwrap().contains(title));
    let action = action.unwrap_or_else(|| panic!("no {title:?} in {titles:?}"));
    let mut written = String::new();
    for change in action["edit"]["documentChanges"].as_array().unwrap() {
        if change["kind"] == "create" {
            continue;
        }
        let uri = change["textDocument"]["uri"].as_str().unwrap().to_owned();
        let path = uri.strip_prefix(&format!("{}/", desk.root())).unwrap().to_owned();
        let old = std::fs::read_to_string(desk.path().join(&path)).unwrap_or_default();
        written = edited(&old, &change["edits"], "utf-16");
        desk.write(&path, &written);
        client.notify("workspace/didChangeWatchedFiles", json!({"changes": [{"uri": uri, "type": 2}]}));
        client.settle();
    }
    written
}

fn hover(client: &mut Client, desk: &Corpus, document: (&str, &str), at: &str) -> String {
    let answer = client.request("textDocument/hover", place(&desk.uri(document.0), document.1, at, "utf-16"));
    answer["contents"]["value"].as_str().unwrap_or_default().to_owned()
}

#[test]
fn what_is_no_name_is_none_any_more() {
    let desk = desk();
    let mut client = serve(&desk);
    assert!(hover(&mut client, &desk, MARCH, "Harbour Centre").contains("Harbour Centre for Counting"));
    let written = choose(&mut client, &desk, MARCH, "Harbour Centre", "is not a name");
    assert!(
        written.starts_with(
            "# ours\n[series]\nwindow = 31\n\n[corrections]\nnot-names = [\n  { name = \"Harbour"
        )
    );
    assert_eq!(hover(&mut client, &desk, MARCH, "Harbour Centre"), "");
    let again = offered(&mut client, &desk, MARCH, "Harbour Centre");
    assert_eq!(again, Vec::<Value>::new());
    // Taking the line out brings the name back.
    desk.write("rapporteur.toml", "");
    let changes = json!([{"uri": desk.uri("rapporteur.toml"), "type": 2}]);
    client.notify("workspace/didChangeWatchedFiles", json!({"changes": changes}));
    client.settle();
    assert!(hover(&mut client, &desk, MARCH, "Harbour Centre").contains("Harbour Centre for Counting"));
}

#[test]
fn a_part_of_a_name_can_be_kept_apart_in_one_document() {
    let desk = desk();
    let mut client = serve(&desk);
    assert!(hover(&mut client, &desk, MARCH, "Holloway left").contains("Jane Holloway"));
    let written =
        choose(&mut client, &desk, MARCH, "Holloway left", "does not mean Jane Holloway in this document");
    assert!(
        written.contains("name = \"Holloway\", not = \"jane-holloway\", document = \"articles/march.md\"")
    );
    assert!(!hover(&mut client, &desk, MARCH, "Holloway left").contains("Jane Holloway"));
    assert!(hover(&mut client, &desk, MARCH, "Jane Holloway").contains("Jane Holloway"));
}

#[test]
fn a_figure_is_credited_to_whom_the_team_knows() {
    let desk = desk();
    let mut client = serve(&desk);
    assert!(hover(&mut client, &desk, MARCH, "470,000").contains("source: Harbour Post"));
    choose(&mut client, &desk, MARCH, "470,000", "Harbour Centre for Counting's figure");
    assert!(hover(&mut client, &desk, MARCH, "470,000").contains("source: Harbour Centre for Counting"));
}

#[test]
fn the_team_dates_an_article_without_touching_it() {
    let desk = desk();
    let mut client = serve(&desk);
    let uri = desk.uri(UNDATED.0);
    assert!(hover(&mut client, &desk, UNDATED, "Talks without").contains("no trustworthy date"));
    let row =
        "[corrections]\ndates = [\n  { document = \"articles/undated.txt\", date = \"2016-05-06\" },\n]\n";
    desk.write("rapporteur.toml", row);
    let changes = json!([{"uri": desk.uri("rapporteur.toml"), "type": 2}]);
    client.notify("workspace/didChangeWatchedFiles", json!({"changes": changes}));
    client.settle();
    let dated = hover(&mut client, &desk, UNDATED, "Talks without");
    assert!(dated.contains("dated 2016-05-06, as stated") && dated.contains("the team says so"), "{dated}");
    client.message_where("textDocument/publishDiagnostics", |params| {
        params["uri"] == uri && !params["diagnostics"].to_string().contains("undated-article")
    });
    assert!(hover(&mut client, &desk, UNDATED, "300,000").contains("as of: 2016-05"));
}

#[test]
fn a_day_on_the_page_is_offered_for_the_configuration() {
    let desk = desk();
    let mut client = serve(&desk);
    let found = offered(&mut client, &desk, UNDATED, "Talks without");
    let title = |one: &&Value| one["title"].as_str().unwrap().contains("published on 2016-05-05");
    let action = found.iter().find(title).unwrap_or_else(|| panic!("{found:#?}"));
    assert_eq!(action["kind"], "quickfix");
    assert_eq!(action["diagnostics"][0]["code"], "undated-article");
    let edits = action["edit"]["documentChanges"][0].to_string();
    assert!(edits.contains("rapporteur.toml") && edits.contains("articles/undated.txt"), "{edits}");
}

#[test]
fn a_dispute_is_acknowledged_once_for_the_whole_corpus() {
    let desk = desk();
    let mut client = serve(&desk);
    let disputed = |params: &Value, document: &str| {
        params["uri"] == document && params["diagnostics"].to_string().contains("figure-disputed")
    };
    let (march, april) = (desk.uri(MARCH.0), desk.uri(APRIL.0));
    client.message_where("textDocument/publishDiagnostics", |params| disputed(params, &march));
    let written = choose(&mut client, &desk, APRIL, "280,000", "we go by United Nations");
    let lines: Vec<&str> = written.lines().collect();
    assert_eq!(lines[4], "# ours", "{written}");
    assert!(
        lines[6].starts_with("  - {reason: \"more than 470,000 (Harbour Post, 2016-03-24); "),
        "{written}"
    );
    assert!(lines[6].ends_with(", measure: deaths, prefer: united-nations}"), "{written}");
    client.message_where("textDocument/publishDiagnostics", |params| {
        params["uri"] == april && !params["diagnostics"].to_string().contains("figure-disputed")
    });
    let left = offered(&mut client, &desk, APRIL, "280,000");
    assert!(!left.iter().any(|one| one["title"].as_str().unwrap().contains("may differ")), "{left:#?}");
}

#[test]
fn a_name_gets_a_profile_and_then_an_alias() {
    let desk = desk();
    let mut client = serve(&desk);
    let page = choose(&mut client, &desk, MARCH, "Jane Holloway", "New profile of “Jane Holloway”, a person");
    assert_eq!(page, "---\nkind: person\nname: Jane Holloway\n---\n# Jane Holloway\n");
    assert!(desk.path().join("profiles/jane-holloway.md").exists());
    assert!(hover(&mut client, &desk, MARCH, "Jane Holloway").contains("person"));
    let later = (
        "articles/later.md",
        "---\ndate: 2016-06-01\noutlet: Levant Wire\n---\n# Later\n\nJean Holloway spoke in Moscow.\n",
    );
    desk.write(later.0, later.1);
    client.notify(
        "workspace/didChangeWatchedFiles",
        json!({"changes": [{"uri": desk.uri(later.0), "type": 1}]}),
    );
    client.settle();
    let written = choose(&mut client, &desk, later, "Jean Holloway", "is Jane Holloway: add it");
    assert!(written.contains("aliases: [Jean Holloway]"), "{written}");
    assert!(hover(&mut client, &desk, later, "Jean Holloway").contains("Jane Holloway"));
}

/// Two notes that write one man in two ways, and a third one that decides which is the usual one.
const COMMANDER: (&str, &str) =
    ("notes/commander.md", "# Commander\n\n“🕊” The commander Mohammad Zaroush left Moscow.\n");
const OTHERS: (&str, &str) =
    ("notes/others.md", "# Others\n\nThe commander Mohammed Zarroush came. Mohammed Zarroush spoke.\n");

/// Whether one of the actions answers a finding about the spelling of a name.
fn answers_spelling(action: &Value) -> bool {
    action["diagnostics"].as_array().is_some_and(|all| all.iter().any(|one| one["code"] == "name-variant"))
}

#[test]
fn a_spelling_is_taken_into_a_new_profile() {
    let desk = Corpus::new(&[COMMANDER, OTHERS, ("rapporteur.toml", "")]);
    let mut client = serve(&desk);
    let found = offered(&mut client, &desk, COMMANDER, "Mohammad");
    let titles: Vec<&str> = found
        .iter()
        .filter(|one| answers_spelling(one) && one["kind"] == "quickfix")
        .map(|one| one["title"].as_str().unwrap())
        .collect();
    assert_eq!(
        titles[..3],
        [
            "Write Mohammed Zarroush",
            "“Mohammad Zaroush” is right, too: new profile of Mohammed Zarroush, a person",
            "“Mohammad Zaroush” is right, too: new profile of Mohammed Zarroush, an organisation",
        ],
        "{titles:#?}"
    );
    let page =
        choose(&mut client, &desk, COMMANDER, "Mohammad", "new profile of Mohammed Zarroush, a person");
    assert_eq!(
        page,
        "---\nkind: person\nname: Mohammed Zarroush\naliases: [Mohammad Zaroush]\n---\n# Mohammed Zarroush\n"
    );
    assert!(
        !offered(&mut client, &desk, COMMANDER, "Mohammad").iter().any(answers_spelling),
        "it is settled"
    );
}

#[test]
fn a_spelling_becomes_an_alias_of_the_profile() {
    let profile = (
        "profiles/mohammed-zarroush.md",
        "---\nkind: person\nname: Mohammed Zarroush\n---\n# Mohammed Zarroush\n",
    );
    let desk = Corpus::new(&[COMMANDER, OTHERS, profile, ("rapporteur.toml", "")]);
    let mut client = serve(&desk);
    assert!(offered(&mut client, &desk, COMMANDER, "Mohammad").iter().any(answers_spelling));
    let page =
        choose(&mut client, &desk, COMMANDER, "Mohammad", "add it to the aliases of Mohammed Zarroush");
    assert!(page.contains("aliases: [Mohammad Zaroush]"), "{page}");
    assert!(
        !offered(&mut client, &desk, COMMANDER, "Mohammad").iter().any(answers_spelling),
        "it is settled"
    );
}

#[test]
fn nothing_is_created_for_a_client_that_cannot() {
    let desk = desk();
    let mut client = Client::start();
    let mut abilities = capabilities();
    abilities["workspace"]["workspaceEdit"] = json!({"documentChanges": true});
    client.initialize(json!({"capabilities": abilities, "rootUri": desk.root()}));
    client.serve("client/registerCapability", Value::Null);
    client.settle();
    let found = offered(&mut client, &desk, MARCH, "Jane Holloway");
    let titles: Vec<&str> = found.iter().map(|one| one["title"].as_str().unwrap()).collect();
    assert!(!titles.is_empty() && titles.iter().all(|title| !title.starts_with("New profile")), "{titles:?}");
}

#[test]
fn a_selection_beyond_the_words_asks_for_no_correction() {
    let desk = desk();
    let mut client = serve(&desk);
    let range = json!({"start": {"line": 0, "character": 0}, "end": {"line": 9, "character": 0}});
    let params =
        json!({"textDocument": {"uri": desk.uri(MARCH.0)}, "range": range, "context": {"diagnostics": []}});
    let found = client.request("textDocument/codeAction", params);
    assert!(!found.to_string().contains("refactor.rewrite.rapporteur"), "{found}");
}
