//! The server and `check` give the same findings for the same bytes.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use serde_json::{Value, json};
use tower_lsp::lsp_types::Url;

use super::client::Client;
use crate::terminal;

/// A finding as both can say it: place, rule, level, message, and the places beside it.
pub type Said = (String, u64, u64, u64, u64, String, String, String, Vec<(String, u64, u64, String)>);

fn number(value: &Value) -> u64 {
    value.as_u64().unwrap()
}

fn word(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

/// A corpus as both are asked for it.
pub struct Place<'a> {
    /// Where paths begin.
    pub here: &'a Path,
    /// The folders, below that; none for itself.
    pub folders: &'a [&'a str],
}

impl Place<'_> {
    fn paths(&self) -> Vec<PathBuf> {
        if self.folders.is_empty() {
            return vec![self.here.to_path_buf()];
        }
        self.folders.iter().map(|folder| self.here.join(folder)).collect()
    }

    /// What the terminal says.
    pub fn of_terminal(&self) -> Vec<Said> {
        let arguments = ["check", "--format", "json"].iter().chain(self.folders).copied();
        let run = terminal::run(self.here, &arguments.collect::<Vec<_>>());
        let findings: Vec<Value> =
            serde_json::from_str(&run.out).unwrap_or_else(|error| panic!("{error}: {}", run.err));
        let kinds = self.kinds();
        sorted(findings.iter().map(|one| said_in_terminal(one, &kinds)).collect())
    }

    /// Whether each document is an article, as `extract` says.
    fn kinds(&self) -> BTreeMap<String, bool> {
        let folders = if self.folders.is_empty() { &["."] } else { self.folders };
        let arguments: Vec<&str> = ["extract"].iter().chain(folders).copied().collect();
        let run = terminal::run(self.here, &arguments);
        let lines = run.out.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
        lines.map(|line| (word(&line["path"]), line["kind"] == "article")).collect()
    }

    /// A server on these folders that has settled.
    pub fn served(&self) -> Served<'_> {
        let mut client = Client::start();
        let capabilities = json!({
            "general": {"positionEncodings": ["utf-32"]},
            "textDocument": {"publishDiagnostics": {"relatedInformation": true}},
        });
        let folders: Vec<Value> =
            self.paths().iter().map(|path| json!({"uri": address(path), "name": "x"})).collect();
        client.initialize(json!({"capabilities": capabilities, "workspaceFolders": folders}));
        client.settle();
        Served { place: self, client, last: BTreeMap::new() }
    }
}

/// The address of a file.
pub fn address(path: &Path) -> String {
    Url::from_file_path(path).unwrap().to_string()
}

/// A server, with the findings that a client of it shows.
pub struct Served<'a> {
    place: &'a Place<'a>,
    pub client: Client,
    last: BTreeMap<String, Value>,
}

impl Served<'_> {
    fn path(&self, uri: &Value) -> String {
        let file = Url::parse(uri.as_str().unwrap()).unwrap().to_file_path().unwrap();
        let near = file.strip_prefix(self.place.here).unwrap_or(&file);
        near.to_str().unwrap().to_owned()
    }

    /// Whether the terminal was asked for a document: it tells only of the folders that it is given, and of settings.
    fn is_asked(&self, document: &str) -> bool {
        let file = self.place.here.join(document);
        file.extension().is_some_and(|ending| ending == "toml")
            || self.place.paths().iter().any(|path| file.starts_with(path))
    }

    /// What the server has sent for documents, counted in characters from 1.
    pub fn said(&mut self) -> Vec<Said> {
        for message in self.client.messages("textDocument/publishDiagnostics", |_| true) {
            let params = &message["params"];
            self.last.insert(self.path(&params["uri"]), params["diagnostics"].clone());
        }
        let kinds = self.place.kinds();
        let mut said = Vec::new();
        for (document, found) in self.last.iter().filter(|(document, _)| self.is_asked(document)) {
            let is_article = kinds.get(document).copied().unwrap_or(false);
            for one in found.as_array().unwrap() {
                said.push(self.said_of(document, one, is_article));
            }
        }
        sorted(said)
    }

    fn said_of(&self, document: &str, one: &Value, is_article: bool) -> Said {
        let (start, end) = (&one["range"]["start"], &one["range"]["end"]);
        let related = one["relatedInformation"].as_array().cloned().unwrap_or_default();
        let related = related.iter().map(|other| {
            let start = &other["location"]["range"]["start"];
            let at = (number(&start["line"]) + 1, number(&start["character"]) + 1);
            (self.path(&other["location"]["uri"]), at.0, at.1, word(&other["message"]))
        });
        (
            document.to_owned(),
            number(&start["line"]) + 1,
            number(&start["character"]) + 1,
            number(&end["line"]) + 1,
            number(&end["character"]) + 1,
            word(&one["code"]),
            level(&one["severity"], is_article),
            word(&one["message"]),
            related.collect(),
        )
    }
}

fn said_in_terminal(one: &Value, kinds: &BTreeMap<String, bool>) -> Said {
    let (start, end) = (&one["range"]["start"], &one["range"]["end"]);
    let related = one["related"].as_array().unwrap().iter().map(|other| {
        let start = &other["range"]["start"];
        (word(&other["path"]), number(&start["line"]), number(&start["column"]), word(&other["message"]))
    });
    let path = word(&one["path"]);
    let level = word(&one["level"]);
    let is_mild = kinds.get(&path) == Some(&true) && matches!(level.as_str(), "information" | "hint");
    (
        path,
        number(&start["line"]),
        number(&start["column"]),
        number(&end["line"]),
        number(&end["column"]),
        word(&one["rule"]),
        if is_mild { "mild".to_owned() } else { level },
        word(&one["message"]),
        related.collect(),
    )
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

/// What only one of both says; nothing where they agree.
pub fn difference(terminal: &[Said], server: &[Said]) -> Option<String> {
    let only =
        |a: &[Said], b: &[Said]| -> Vec<Said> { a.iter().filter(|one| !b.contains(one)).cloned().collect() };
    let (of_one, of_other) = (only(terminal, server), only(server, terminal));
    let agree = of_one.is_empty() && of_other.is_empty() && terminal.len() == server.len();
    (!agree).then(|| format!("terminal only: {of_one:#?}\nserver only: {of_other:#?}"))
}

fn hold(root: &Path) -> usize {
    let place = Place { here: root, folders: &[] };
    let (terminal, server) = (place.of_terminal(), place.served().said());
    if let Some(difference) = difference(&terminal, &server) {
        panic!("{difference}");
    }
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
