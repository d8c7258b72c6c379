//! A small LSP client over pipes to the built binary. Nothing waits for ever, and dropping it fails the test over any
//! message of the server that nobody looked at. Only findings are taken as they come, as editors do, and looked at then:
//! none for a text that was never sent, no range that ends before it begins.

use std::{
    collections::{BTreeMap, VecDeque},
    io::{BufRead, BufReader, Read, Write},
    path::Path,
    process::{Child, ChildStdin, ChildStdout, Command, ExitStatus, Stdio},
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
        mpsc,
    },
    thread,
    time::{Duration, Instant},
};

use serde_json::{Value, json};

/// Far more than any answer takes, on a machine that is busy with other tests.
pub const PATIENCE: Duration = Duration::from_secs(120);

pub struct Client {
    child: Child,
    /// What a thread writes to the server, so that a server that does not read fails the test and does not stop it.
    input: Option<mpsc::Sender<Vec<u8>>>,
    unwritten: Arc<AtomicUsize>,
    messages: mpsc::Receiver<Value>,
    /// Messages of the server that nobody asked for yet.
    unread: VecDeque<Value>,
    answers: BTreeMap<i64, Value>,
    /// The last version of each document that was sent.
    versions: BTreeMap<String, i64>,
    /// What was wrong with findings that came.
    faults: Vec<String>,
    next_id: i64,
    log: Arc<Mutex<String>>,
    resume: Option<mpsc::Sender<()>>,
    is_over: bool,
    /// Whether unread messages are no fault.
    is_heedless: bool,
}

impl Client {
    /// Starts the server; nothing is sent yet.
    pub fn start() -> Self {
        Self::start_with(&[])
    }

    /// Starts the server with environment variables.
    pub fn start_with(environment: &[(&str, &str)]) -> Self {
        Self::spawn(environment, None)
    }

    /// Starts the server and reads nothing of what it says until [`Self::resume`].
    pub fn start_deaf() -> Self {
        let (resume, waiting) = mpsc::channel();
        let mut client = Self::spawn(&[], Some(waiting));
        client.resume = Some(resume);
        client
    }

    /// Starts another program that is a server.
    #[allow(dead_code, reason = "for the soak")]
    pub fn start_program(program: &Path, arguments: &[&str]) -> Self {
        Self::of(Command::new(program).args(arguments), None)
    }

    fn spawn(environment: &[(&str, &str)], gate: Option<mpsc::Receiver<()>>) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_rapporteur"));
        Self::of(command.args(["lsp", "--stdio"]).envs(environment.iter().copied()), gate)
    }

    fn of(command: &mut Command, gate: Option<mpsc::Receiver<()>>) -> Self {
        let mut child =
            command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let (sender, messages) = mpsc::channel();
        let output = child.stdout.take().unwrap();
        thread::spawn(move || {
            if let Some(gate) = gate {
                let _ = gate.recv();
            }
            read_messages(output, &sender);
        });
        let log = Arc::new(Mutex::new(String::new()));
        let (errors, written) = (child.stderr.take().unwrap(), Arc::clone(&log));
        thread::spawn(move || {
            for line in BufReader::new(errors).lines().map_while(Result::ok) {
                written.lock().unwrap().push_str(&(line + "\n"));
            }
        });
        let (input, unwritten) = writer(child.stdin.take().unwrap());
        Self {
            input: Some(input),
            unwritten,
            child,
            messages,
            unread: VecDeque::new(),
            answers: BTreeMap::new(),
            versions: BTreeMap::new(),
            faults: Vec::new(),
            next_id: 0,
            log,
            resume: None,
            is_over: false,
            is_heedless: false,
        }
    }

    /// Begins to read, after [`Self::start_deaf`].
    pub fn resume(&mut self) {
        self.resume.take().unwrap().send(()).unwrap();
    }

    /// Writes bytes as they are.
    pub fn write(&mut self, bytes: &[u8]) {
        self.unwritten.fetch_add(bytes.len(), Ordering::SeqCst);
        // A server that has ended is found out by what is awaited of it.
        let _ = self.input.as_ref().unwrap().send(bytes.to_vec());
    }

    /// Waits until the server has taken all that was written.
    pub fn taken(&self) {
        let start = Instant::now();
        while self.unwritten.load(Ordering::SeqCst) > 0 {
            assert!(start.elapsed() < PATIENCE, "the server does not read; it says:\n{}", self.log());
            thread::sleep(Duration::from_millis(5));
        }
    }

    /// Sends one message.
    pub fn send(&mut self, message: &Value) {
        self.write(frame(&message.to_string()).as_bytes());
    }

    pub fn notify(&mut self, method: &str, params: Value) {
        self.send(&json!({"jsonrpc": "2.0", "method": method, "params": params}));
    }

    /// Sends a request and gives its id, for [`Self::answer`].
    pub fn ask(&mut self, method: &str, params: Value) -> i64 {
        self.next_id += 1;
        self.send(&json!({"jsonrpc": "2.0", "id": self.next_id, "method": method, "params": params}));
        self.next_id
    }

    /// Waits for the whole answer to a request: with `result` or `error`.
    pub fn answer(&mut self, id: i64) -> Value {
        self.answer_within(id, PATIENCE)
            .unwrap_or_else(|| panic!("no answer to request {id}; the server says:\n{}", self.log()))
    }

    pub fn answer_within(&mut self, id: i64, patience: Duration) -> Option<Value> {
        self.wait(patience, |client| client.answers.remove(&id))
    }

    /// Sends a request and gives its result.
    pub fn request(&mut self, method: &str, params: Value) -> Value {
        let id = self.ask(method, params);
        let answer = self.answer(id);
        assert!(answer.get("error").is_none(), "{method} failed: {answer}; the server says:\n{}", self.log());
        answer["result"].clone()
    }

    /// Waits for a message of the server with that method, and gives it.
    pub fn message(&mut self, method: &str) -> Value {
        self.message_where(method, |_| true)
    }

    /// Waits for a message of the server with that method whose parameters fit.
    pub fn message_where(&mut self, method: &str, fits: impl Fn(&Value) -> bool) -> Value {
        self.message_within(method, PATIENCE, fits).unwrap_or_else(|| {
            panic!("no {method} that fits; unread: {:#?}; the server says:\n{}", self.unread, self.log())
        })
    }

    pub fn message_within(
        &mut self,
        method: &str,
        patience: Duration,
        fits: impl Fn(&Value) -> bool,
    ) -> Option<Value> {
        self.wait(patience, |client| {
            let found = |message: &Value| message["method"] == method && fits(&message["params"]);
            let place = client.unread.iter().position(found)?;
            client.unread.remove(place)
        })
    }

    /// All messages with that method that have come and fit.
    pub fn messages(&mut self, method: &str, fits: impl Fn(&Value) -> bool) -> Vec<Value> {
        self.take_messages(Duration::ZERO);
        let found = |message: &Value| message["method"] == method && fits(&message["params"]);
        let (found, left): (VecDeque<Value>, _) =
            std::mem::take(&mut self.unread).into_iter().partition(found);
        self.unread = left;
        found.into()
    }

    /// All requests of the server that have come.
    pub fn requests(&mut self) -> Vec<Value> {
        self.take_messages(Duration::ZERO);
        let is_request = |message: &Value| message.get("id").is_some() && message.get("method").is_some();
        let (found, left): (VecDeque<Value>, _) =
            std::mem::take(&mut self.unread).into_iter().partition(is_request);
        self.unread = left;
        found.into()
    }

    /// Waits for a request of the server and answers it; gives its parameters.
    pub fn serve(&mut self, method: &str, result: Value) -> Value {
        let request = self.message(method);
        self.send(&json!({"jsonrpc": "2.0", "id": request["id"], "result": result}));
        request["params"].clone()
    }

    /// Answers every request of the server that has come with nothing, and gives all that it said so far.
    pub fn serve_all(&mut self) -> Vec<Value> {
        self.take_messages(Duration::ZERO);
        let said: Vec<Value> = std::mem::take(&mut self.unread).into();
        for request in said.iter().filter(|message| message.get("id").is_some()) {
            self.send(&json!({"jsonrpc": "2.0", "id": request["id"], "result": null}));
        }
        said
    }

    /// Waits for an error that belongs to no request, as for a message that cannot be read, and gives it.
    pub fn error(&mut self) -> Value {
        self.error_within(PATIENCE).unwrap_or_else(|| panic!("no error; the server says:\n{}", self.log()))
    }

    pub fn error_within(&mut self, patience: Duration) -> Option<Value> {
        self.wait(patience, |client| {
            let place = client.unread.iter().position(|message| message.get("error").is_some());
            place.and_then(|place| client.unread.remove(place)).or_else(|| client.answers.remove(&77))
        })
    }

    /// The bytes of memory that the server holds, in the system's count.
    #[cfg(target_os = "linux")]
    pub fn resident(&self) -> usize {
        let pages = std::fs::read_to_string(format!("/proc/{}/statm", self.child.id())).unwrap();
        pages.split_whitespace().nth(1).unwrap().parse::<usize>().unwrap() * 4096
    }

    /// The processors' time that the server has taken, in the system's ticks, and how often its threads went to sleep.
    #[cfg(target_os = "linux")]
    pub fn work(&self) -> (u64, u64) {
        let folder = format!("/proc/{}", self.child.id());
        let stat = std::fs::read_to_string(format!("{folder}/stat")).unwrap();
        let fields = stat.rsplit_once(") ").unwrap().1.split(' ');
        let ticks = fields.skip(11).take(2).map(|field| field.parse::<u64>().unwrap()).sum();
        let threads = std::fs::read_dir(format!("{folder}/task")).unwrap();
        // A thread may end meanwhile.
        let told = threads.filter_map(|one| std::fs::read_to_string(one.ok()?.path().join("status")).ok());
        let slept = told.filter_map(|told| {
            let line = told.lines().find_map(|line| line.strip_prefix("voluntary_ctxt_switches:"));
            line?.trim().parse::<u64>().ok()
        });
        (ticks, slept.sum())
    }

    /// The bytes that the server has read, from files and from its input.
    #[cfg(target_os = "linux")]
    pub fn bytes_read(&self) -> u64 {
        let told = std::fs::read_to_string(format!("/proc/{}/io", self.child.id())).unwrap();
        told.lines().find_map(|line| line.strip_prefix("rchar: ")).unwrap().parse().unwrap()
    }

    /// Begins with these parameters of `initialize`, to which the process is added.
    pub fn initialize(&mut self, mut params: Value) -> Value {
        if params.get("capabilities").is_none() {
            params["capabilities"] = json!({});
        }
        let result = self.request("initialize", params);
        self.notify("initialized", json!({}));
        result
    }

    /// Waits until the server has indexed and found all that it can at the moment.
    pub fn settle(&mut self) -> Value {
        let start = Instant::now();
        loop {
            let status = self.request("rapporteur/status", Value::Null);
            if status["indexing"] == false && status["settled"] == true {
                return status;
            }
            assert!(start.elapsed() < PATIENCE, "not settled: {status}");
            thread::sleep(Duration::from_millis(10));
        }
    }

    pub fn open(&mut self, uri: &str, text: &str) {
        let language = if uri.ends_with("txt") { "plaintext" } else { "markdown" };
        let document = json!({"uri": uri, "languageId": language, "version": 1, "text": text});
        self.versions.entry(uri.to_owned()).or_insert(1);
        self.notify("textDocument/didOpen", json!({"textDocument": document}));
    }

    pub fn change(&mut self, uri: &str, version: i64, changes: Value) {
        let params = json!({"textDocument": {"uri": uri, "version": version}, "contentChanges": changes});
        let last = self.versions.entry(uri.to_owned()).or_insert(version);
        *last = version.max(*last);
        self.notify("textDocument/didChange", params);
    }

    pub fn close(&mut self, uri: &str) {
        self.notify("textDocument/didClose", json!({"textDocument": {"uri": uri}}));
    }

    /// What the server wrote to its log so far.
    pub fn log(&self) -> String {
        self.log.lock().unwrap().clone()
    }

    /// Closes the server's input.
    pub fn hang_up(&mut self) {
        self.input = None;
    }

    /// Waits until the process has ended.
    pub fn exit_status(&mut self, patience: Duration) -> ExitStatus {
        let start = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                self.is_over = true;
                return status;
            }
            assert!(start.elapsed() < patience, "still alive; the server says:\n{}", self.log());
            thread::sleep(Duration::from_millis(2));
        }
    }

    /// Forgets what the server said and nobody read, and what it will say, for tests in which that is no fault.
    pub fn forget_unread(&mut self) {
        self.take_messages(Duration::ZERO);
        self.unread.clear();
        self.answers.clear();
        self.is_heedless = true;
    }

    fn wait<T>(&mut self, patience: Duration, mut look: impl FnMut(&mut Self) -> Option<T>) -> Option<T> {
        let start = Instant::now();
        loop {
            if let Some(found) = look(self) {
                return Some(found);
            }
            let left = patience.checked_sub(start.elapsed())?;
            if !self.take_messages(left.min(Duration::from_millis(200))) {
                return look(self);
            }
        }
    }

    /// Sorts what has come; gives false when nothing more will come.
    fn take_messages(&mut self, patience: Duration) -> bool {
        let mut next = match self.messages.recv_timeout(patience) {
            Ok(message) => Some(message),
            Err(mpsc::RecvTimeoutError::Timeout) => return true,
            Err(mpsc::RecvTimeoutError::Disconnected) => return false,
        };
        while let Some(message) = next {
            if message["method"] == FINDINGS {
                self.faults.extend(fault(&message["params"], &self.versions));
            }
            match (message.get("method"), message["id"].as_i64()) {
                (None, Some(id)) => {
                    self.answers.insert(id, message);
                }
                _ => self.unread.push_back(message),
            }
            next = self.messages.try_recv().ok();
        }
        true
    }

    /// What nobody looked at.
    fn complaints(&mut self) -> Vec<Value> {
        self.take_messages(Duration::ZERO);
        let unread = self.unread.iter().filter(|message| message["method"] != FINDINGS);
        let unread = unread.chain(self.answers.values()).filter(|_| !self.is_heedless).cloned();
        unread.chain(self.faults.iter().map(|fault| json!(fault))).collect()
    }
}

const FINDINGS: &str = "textDocument/publishDiagnostics";

/// What is wrong with findings that no editor could show.
fn fault(params: &Value, versions: &BTreeMap<String, i64>) -> Option<String> {
    let sent = params["uri"].as_str().and_then(|uri| versions.get(uri));
    if params["version"].as_i64().zip(sent).is_some_and(|(told, sent)| told > *sent) {
        return Some(format!("findings for a text that was never sent: {params}"));
    }
    let at = |end: &Value| Some((end["line"].as_u64()?, end["character"].as_u64()?));
    let is_range = |found: &Value| {
        let (start, end) = (at(&found["range"]["start"]), at(&found["range"]["end"]));
        start.zip(end).is_some_and(|(start, end)| start <= end)
    };
    let found = params["diagnostics"].as_array().map(Vec::as_slice);
    let are_whole = found.is_some_and(|found| found.iter().all(is_range));
    (!are_whole).then(|| format!("findings that nobody can show: {params}"))
}

impl Drop for Client {
    fn drop(&mut self) {
        if thread::panicking() || self.is_over {
            let _ = self.child.kill();
            let _ = self.child.wait();
            return;
        }
        let id = self.ask("shutdown", Value::Null);
        let answer = self.answer_within(id, PATIENCE);
        let complaints = self.complaints();
        self.send(&json!({"jsonrpc": "2.0", "method": "exit"}));
        let status = self.exit_status(PATIENCE);
        assert!(complaints.is_empty(), "nobody looked at {complaints:#?}");
        assert_eq!(answer.map(|answer| answer["result"].clone()), Some(Value::Null), "shutdown");
        assert_eq!(status.code(), Some(0), "the server says:\n{}", self.log());
    }
}

fn writer(mut input: ChildStdin) -> (mpsc::Sender<Vec<u8>>, Arc<AtomicUsize>) {
    let (sender, parts) = mpsc::channel::<Vec<u8>>();
    let unwritten = Arc::new(AtomicUsize::new(0));
    let left = Arc::clone(&unwritten);
    thread::spawn(move || {
        for part in parts {
            if input.write_all(&part).and_then(|()| input.flush()).is_err() {
                return;
            }
            left.fetch_sub(part.len(), Ordering::SeqCst);
        }
    });
    (sender, unwritten)
}

pub fn frame(body: &str) -> String {
    format!("Content-Length: {}\r\n\r\n{body}", body.len())
}

fn read_messages(output: ChildStdout, messages: &mpsc::Sender<Value>) {
    let mut output = BufReader::new(output);
    loop {
        let mut length = 0;
        loop {
            let mut line = String::new();
            if output.read_line(&mut line).unwrap_or_default() == 0 {
                return;
            }
            if line == "\r\n" {
                break;
            }
            if let Some(number) = line.strip_prefix("Content-Length: ") {
                length = number.trim().parse().unwrap();
            }
        }
        let mut body = vec![0; length];
        if output.read_exact(&mut body).is_err() {
            return;
        }
        let message: Value = serde_json::from_slice(&body).unwrap();
        assert_eq!(message["jsonrpc"], "2.0");
        if messages.send(message).is_err() {
            return;
        }
    }
}
