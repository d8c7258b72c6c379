//! What real editors said, said again: no request fails, and the server writes nothing besides.
//!
//! `tests/editors/record` has recorded it on a copy of `seeds/`, and `tests/editors/session.py` says what a line means.

use std::{
    collections::{BTreeMap, BTreeSet, VecDeque},
    fs,
    path::{Path, PathBuf},
};

use serde_json::{Value, json};
use tempfile::TempDir;

use super::client::Client;

/// How a session is said again.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Pace {
    /// Answers are waited for where the editor had them before it went on.
    Recorded,
    /// Everything at once.
    Headlong,
}

/// Copies the sample corpus into a folder.
pub fn seeds(into: &Path) {
    let mut folders = vec![PathBuf::new()];
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    while let Some(folder) = folders.pop() {
        fs::create_dir_all(into.join(&folder)).unwrap();
        for item in fs::read_dir(from.join(&folder)).unwrap() {
            let item = item.unwrap();
            let inside = folder.join(item.file_name());
            if item.path().is_dir() {
                folders.push(inside);
            } else {
                fs::copy(item.path(), into.join(inside)).unwrap();
            }
        }
    }
}

/// A session that is being said again.
struct Replay {
    client: Client,
    corpus: TempDir,
    /// The requests that are not answered yet: the editor's id, ours, the method.
    under_way: BTreeMap<String, (i64, String)>,
    cancelled: BTreeSet<String>,
    /// What the editor answered to each sort of request of the server.
    answers: BTreeMap<String, VecDeque<Value>>,
    requests: usize,
}

impl Replay {
    fn new() -> Self {
        let corpus = tempfile::tempdir().unwrap();
        seeds(corpus.path());
        Self {
            client: Client::start(),
            corpus,
            under_way: BTreeMap::new(),
            cancelled: BTreeSet::new(),
            answers: BTreeMap::new(),
            requests: 0,
        }
    }

    fn line(&mut self, line: &Value, pace: Pace) {
        if let Some(message) = line.get("client") {
            return self.say(message);
        }
        self.serve();
        if pace == Pace::Recorded && line.get("answered").is_some() {
            self.hear(&line["answered"].to_string());
        }
    }

    fn say(&mut self, message: &Value) {
        let method = message["method"].as_str().unwrap();
        let mut params = message.get("params").cloned().unwrap_or(Value::Null);
        if matches!(method, "shutdown" | "exit") {
            return; // They are said at the end, after everything was looked at.
        }
        if method == "$/cancelRequest" {
            let id = params["id"].to_string();
            let Some((ours, _)) = self.under_way.get(&id) else { return };
            params["id"] = json!(ours);
            self.cancelled.insert(id);
        }
        match message.get("id") {
            Some(id) => {
                let ours = self.client.ask(method, params);
                self.under_way.insert(id.to_string(), (ours, method.to_owned()));
                self.requests += 1;
            }
            None => self.client.notify(method, params),
        }
    }

    /// Answers what the server asks as the editor did; it may ask more or less often than then, since nobody changes files.
    fn serve(&mut self) {
        for request in self.client.requests() {
            let method = request["method"].as_str().unwrap();
            let answers = self.answers.get_mut(method);
            let answers = answers.unwrap_or_else(|| panic!("the editor was never asked {method}"));
            let answer = if answers.len() > 1 { answers.pop_front() } else { answers.front().cloned() };
            let mut message = json!({"jsonrpc": "2.0", "id": request["id"]});
            for (key, value) in answer.unwrap().as_object().unwrap() {
                message[key] = value.clone();
            }
            self.client.send(&message);
        }
    }

    /// Waits for the answer to a request. A held one may come later than it did.
    fn hear(&mut self, id: &str) {
        let Some((ours, method)) = self.under_way.get(id).cloned() else { return };
        if method == "workspace/diagnostic" {
            return;
        }
        self.under_way.remove(id);
        let answer = self.client.answer(ours);
        let is_cancelled = self.cancelled.contains(id) && answer["error"]["code"] == -32800;
        assert!(answer.get("error").is_none() || is_cancelled, "{method}: {answer}");
    }

    /// Waits for what is left, and gives how many requests there were.
    fn end(mut self) -> usize {
        let left: Vec<String> = self.under_way.keys().cloned().collect();
        for id in left {
            self.hear(&id);
        }
        // What is still held is answered by the end.
        for (ours, _) in std::mem::take(&mut self.under_way).into_values() {
            self.client.notify("$/cancelRequest", json!({"id": ours}));
            self.client.answer(ours);
        }
        self.client.settle();
        self.serve();
        assert_eq!(self.client.log(), "");
        self.client.forget_unread();
        self.requests
    }
}

fn said_again(name: &str, pace: Pace) -> usize {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/sessions").join(name);
    let mut replay = Replay::new();
    let corpus = replay.corpus.path().canonicalize().unwrap();
    let text = fs::read_to_string(file).unwrap().replace("{corpus}", corpus.to_str().unwrap());
    let lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    for line in &lines {
        if let Some(method) = line["asked"].as_str() {
            replay.answers.entry(method.to_owned()).or_default().push_back(line["answer"].clone());
        }
    }
    for line in &lines {
        replay.line(line, pace);
    }
    replay.end()
}

fn names() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/sessions");
    let items = fs::read_dir(folder).unwrap().map(|item| item.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = items.collect();
    names.sort();
    names
}

#[test]
fn sessions_of_real_editors_are_served_at_their_pace() {
    for editor in ["emacs", "nvim", "vscode"] {
        assert!(names().iter().any(|name| name.starts_with(editor)), "no session of {editor}");
    }
    for name in names() {
        let requests = said_again(&name, Pace::Recorded);
        assert!(requests > 2, "{name}: {requests} requests");
    }
}

#[test]
fn sessions_of_real_editors_are_served_headlong() {
    for name in names() {
        said_again(&name, Pace::Headlong);
    }
}
