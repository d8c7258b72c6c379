//! The built server as an editor drives it: messages over pipes, each stamped when it arrives.

use std::{
    collections::BTreeMap,
    io::{BufRead, BufReader, Read, Write},
    path::Path,
    process::{Child, ChildStdin, ChildStdout, Command, Stdio},
    sync::mpsc,
    thread,
    time::{Duration, Instant},
};

use serde_json::{Value, json};

/// Far more than any answer takes.
const PATIENCE: Duration = Duration::from_secs(600);

pub struct Server {
    child: Child,
    input: ChildStdin,
    messages: mpsc::Receiver<(Instant, Value)>,
    /// Messages that nobody has asked for yet.
    unread: Vec<(Instant, Value)>,
    next_id: i64,
}

impl Server {
    /// Starts it on a folder; it begins to read.
    pub fn start(folder: &Path) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_rapporteur"))
            .args(["lsp", "--stdio"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let (input, output) = (child.stdin.take().unwrap(), child.stdout.take().unwrap());
        let (sender, messages) = mpsc::channel();
        thread::spawn(move || read(output, &sender));
        let mut server = Self { child, input, messages, unread: Vec::new(), next_id: 0 };
        let root = uri(folder);
        let folders = json!([{ "uri": root, "name": "corpus" }]);
        server.ask(
            "initialize",
            json!({ "processId": null, "rootUri": root, "capabilities": {}, "workspaceFolders": folders }),
        );
        server.tell("initialized", json!({}));
        server
    }

    /// Sends a notification; when.
    pub fn tell(&mut self, method: &str, params: Value) -> Instant {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": params }))
    }

    /// Sends a request; its answer and how long it took.
    pub fn ask(&mut self, method: &str, params: Value) -> (Value, Duration) {
        self.next_id += 1;
        let id = self.next_id;
        let start = self.send(&json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params }));
        let is_answer = |message: &Value| message["id"] == id && message.get("method").is_none();
        let (at, answer) = self.wait(is_answer, PATIENCE).unwrap();
        (answer["result"].clone(), at - start)
    }

    /// Waits for the findings of a version of a document; when they came.
    pub fn findings(&mut self, uri: &str, version: i64) -> Instant {
        let fits = |message: &Value| {
            message["method"] == "textDocument/publishDiagnostics"
                && message["params"]["uri"] == uri
                && message["params"]["version"] == version
        };
        self.wait(fits, PATIENCE).unwrap().0
    }

    pub fn open(&mut self, file: &Path, text: &str) {
        let document = json!({ "uri": uri(file), "languageId": "markdown", "version": 1, "text": text });
        self.tell("textDocument/didOpen", json!({ "textDocument": document }));
    }

    pub fn close(&mut self, file: &Path) {
        self.tell("textDocument/didClose", json!({ "textDocument": { "uri": uri(file) } }));
    }

    /// Waits until it has read everything and found all that is to be found.
    pub fn settle(&mut self) {
        loop {
            let status = self.ask("rapporteur/status", Value::Null).0;
            if status["indexing"] == false && status["settled"] == true {
                return;
            }
            thread::sleep(Duration::from_millis(5));
        }
    }

    /// The processors' time of all of its threads.
    pub fn worked(&self) -> Duration {
        let threads = std::fs::read_dir(format!("/proc/{}/task", self.child.id())).into_iter().flatten();
        let told = threads.filter_map(|one| std::fs::read_to_string(one.ok()?.path().join("schedstat")).ok());
        Duration::from_nanos(told.filter_map(|told| told.split(' ').next()?.parse::<u64>().ok()).sum())
    }

    /// How often findings of a document came until none came for a while.
    pub fn publishes(&mut self, uri: &str, quiet: Duration) -> usize {
        let fits = |message: &Value| {
            message["method"] == "textDocument/publishDiagnostics" && message["params"]["uri"] == uri
        };
        std::iter::from_fn(|| self.wait(fits, quiet)).count()
    }

    /// Forgets what it said so far.
    pub fn forget(&mut self) {
        self.unread.clear();
        while self.messages.try_recv().is_ok() {}
    }

    /// A line of its status, in MiB.
    pub fn status(&self, name: &str) -> f64 {
        super::ledger::status(&self.child.id().to_string(), name)
    }

    /// Ends it with its input left open; how long it takes.
    pub fn exit(mut self) -> Duration {
        self.ask("shutdown", Value::Null);
        let start = self.tell("exit", Value::Null);
        self.child.wait().unwrap();
        start.elapsed()
    }

    fn send(&mut self, message: &Value) -> Instant {
        let body = message.to_string();
        let start = Instant::now();
        write!(self.input, "Content-Length: {}\r\n\r\n{body}", body.len()).unwrap();
        self.input.flush().unwrap();
        start
    }

    fn wait(&mut self, fits: impl Fn(&Value) -> bool, patience: Duration) -> Option<(Instant, Value)> {
        let end = Instant::now() + patience;
        loop {
            if let Some(at) = self.unread.iter().position(|(_, message)| fits(message)) {
                return Some(self.unread.remove(at));
            }
            let left = end.saturating_duration_since(Instant::now());
            let (at, message) = self.messages.recv_timeout(left).ok()?;
            // What the server asks is granted, without a word.
            if let (Some(id), Some(_)) = (message.get("id"), message.get("method")) {
                self.send(&json!({ "jsonrpc": "2.0", "id": id, "result": null }));
            }
            self.unread.push((at, message));
        }
    }
}

/// The URI of a file.
pub fn uri(file: &Path) -> String {
    format!("file://{}", file.display())
}

fn read(output: ChildStdout, messages: &mpsc::Sender<(Instant, Value)>) {
    let mut output = BufReader::new(output);
    loop {
        let mut head = BTreeMap::new();
        let mut line = String::new();
        while output.read_line(&mut line).is_ok_and(|length| length > 2) {
            let (name, value) = line.trim().split_once(": ").unwrap();
            head.insert(name.to_lowercase(), value.to_owned());
            line.clear();
        }
        let Some(length) = head.get("content-length") else { return };
        let mut body = vec![0; length.parse().unwrap()];
        output.read_exact(&mut body).unwrap();
        // What the client makes of it is the client's time.
        let arrived = Instant::now();
        let message = serde_json::from_slice(&body).unwrap();
        if messages.send((arrived, message)).is_err() {
            return;
        }
    }
}
