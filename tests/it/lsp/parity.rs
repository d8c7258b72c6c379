//! The server and `check` give the same findings for the same bytes.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use serde_json::{Value, json};

use super::client::Client;
use crate::terminal;

/// A finding as both can say it: place, rule, level, message, and the places beside it.
type Said = (String, u64, u64, u64, u64, String, String, String, Vec<(String, u64, u64, String)>);

fn number(value: &Value) -> u64 {
    value.as_u64().unwrap()
}

fn word(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

/// What the terminal says; `root` is where paths begin.
fn of_terminal(root: &Path) -> Vec<Said> {
    let run = terminal::run(root, &["check", "--format", "json"]);
    let findings: Vec<Value> =
        serde_json::from_str(&run.out).unwrap_or_else(|error| panic!("{error}: {}", run.err));
    let said = findings.iter().map(|one| {
        let (start, end) = (&one["range"]["start"], &one["range"]["end"]);
        let related = one["related"].as_array().unwrap().iter().map(|other| {
            let start = &other["range"]["start"];
            (word(&other["path"]), number(&start["line"]), number(&start["column"]), word(&other["message"]))
        });
        let path = word(&one["path"]);
        (
            path,
            number(&start["line"]),
            number(&start["column"]),
            number(&end["line"]),
            number(&end["column"]),
            word(&one["rule"]),
            word(&one["level"]),
            word(&one["message"]),
            related.collect(),
        )
    });
    sorted(said.collect())
}

/// What the server sends for all documents, counted in characters from 1.
fn of_server(root: &Path, kinds: &BTreeMap<String, bool>) -> Vec<Said> {
    let mut client = Client::start();
    let capabilities = json!({
        "general": {"positionEncodings": ["utf-32"]},
        "textDocument": {"publishDiagnostics": {"relatedInformation": true}},
    });
    let uri = format!("file://{}", root.display());
    client.initialize(json!({"capabilities": capabilities, "rootUri": uri}));
    client.settle();
    let path = |value: &Value| {
        let file = word(value).replace("%20", " ");
        file.strip_prefix(&format!("{uri}/")).unwrap_or(&file).to_owned()
    };
    let mut last: BTreeMap<String, Value> = BTreeMap::new();
    for message in client.messages("textDocument/publishDiagnostics", |_| true) {
        last.insert(path(&message["params"]["uri"]), message["params"]["diagnostics"].clone());
    }
    let mut said = Vec::new();
    for (document, found) in last {
        for one in found.as_array().unwrap() {
            let (start, end) = (&one["range"]["start"], &one["range"]["end"]);
            let related = one["relatedInformation"].as_array().cloned().unwrap_or_default();
            let related = related.iter().map(|other| {
                let start = &other["location"]["range"]["start"];
                let at = (number(&start["line"]) + 1, number(&start["character"]) + 1);
                (path(&other["location"]["uri"]), at.0, at.1, word(&other["message"]))
            });
            said.push((
                document.clone(),
                number(&start["line"]) + 1,
                number(&start["character"]) + 1,
                number(&end["line"]) + 1,
                number(&end["character"]) + 1,
                word(&one["code"]),
                level(&one["severity"], kinds.get(&document).copied().unwrap_or(false)),
                word(&one["message"]),
                related.collect(),
            ));
        }
    }
    sorted(said)
}

/// Nobody edits articles, so information and hints there are both sent as hints.
fn level(severity: &Value, is_article: bool) -> String {
    match (severity.as_u64().unwrap(), is_article) {
        (1, _) => "error".to_owned(),
        (2, _) => "warning".to_owned(),
        (3 | 4, true) => "mild".to_owned(),
        (3, false) => "information".to_owned(),
        (_, _) => "hint".to_owned(),
    }
}

fn sorted(mut said: Vec<Said>) -> Vec<Said> {
    said.sort();
    said
}

/// Whether each document is an article, as `extract` says.
fn kinds(root: &Path) -> BTreeMap<String, bool> {
    let run = terminal::run(root, &["extract", "."]);
    let lines = run.out.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    lines.map(|line| (word(&line["path"]), line["kind"] == "article")).collect()
}

fn hold(root: &Path) -> usize {
    let kinds = kinds(root);
    let mut terminal = of_terminal(root);
    for one in &mut terminal {
        if kinds.get(&one.0) == Some(&true) && matches!(one.6.as_str(), "information" | "hint") {
            "mild".clone_into(&mut one.6);
        }
    }
    let (terminal, server) = (sorted(terminal), of_server(root, &kinds));
    let only =
        |a: &[Said], b: &[Said]| -> Vec<Said> { a.iter().filter(|one| !b.contains(one)).cloned().collect() };
    let (of_one, of_other) = (only(&terminal, &server), only(&server, &terminal));
    assert!(
        of_one.is_empty() && of_other.is_empty(),
        "terminal only: {of_one:#?}\nserver only: {of_other:#?}"
    );
    assert_eq!(terminal.len(), server.len());
    terminal.len()
}

fn copied(from: &Path, to: &Path, most: usize) {
    let mut files: Vec<PathBuf> = fs::read_dir(from).unwrap().map(|item| item.unwrap().path()).collect();
    files.sort();
    for file in files.iter().take(most) {
        let target = to.join(file.file_name().unwrap());
        if file.is_dir() {
            fs::create_dir_all(&target).unwrap();
            copied(file, &target, most);
        } else {
            fs::copy(file, target).unwrap();
        }
    }
}

fn project() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn on_the_sample_corpus_with_suppressions_of_every_sort() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().canonicalize().unwrap();
    copied(&project().join("seeds"), &root, usize::MAX);
    assert!(hold(&root) > 30);
    terminal::run(
        &root,
        &["check", "--write-baseline", "--select", "figure-not-in-source,unused-suppression"],
    );
    let known = fs::read_to_string(root.join("rapporteur-baseline.toml")).unwrap();
    fs::write(
        root.join("rapporteur-baseline.toml"),
        known.replacen("fingerprint = \"", "fingerprint = \"f", 1),
    )
    .unwrap();
    let settings = fs::read_to_string(root.join("rapporteur.toml")).unwrap();
    let ignores = "\n[[ignore]]\npaths = [\"articles/**\"]\nrules = [\"figure-disputed\", \"config\"]\nreason = \"x\"\n";
    fs::write(root.join("rapporteur.toml"), settings + ignores).unwrap();
    assert!(hold(&root) > 5);
}

/// Real articles, read as notes, where they are there.
#[test]
fn on_real_articles_read_as_notes() {
    let articles = project().join("../shared/data/wikinews");
    if !articles.is_dir() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().canonicalize().unwrap();
    copied(&articles, &root, 60);
    fs::write(root.join("rapporteur.toml"), "[corpus]\nnotes = [\"**\"]\n").unwrap();
    hold(&root);
}
