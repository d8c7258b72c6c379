//! A small client of the language server over pipes, with a limit on every wait.

use std::{
    collections::VecDeque,
    io::{BufRead, BufReader, Read, Write},
    process::{Child, ChildStdin, ChildStdout, Command, Stdio},
    sync::mpsc::{Receiver, Sender, channel},
    thread,
    time::{Duration, Instant},
};

use serde_json::{Value, json};

/// No answer takes as long as this; more than ten thousand documents would be read meanwhile.
const PATIENCE: Duration = Duration::from_secs(20);

/// A running server.
#[derive(Debug)]
pub(super) struct Client {
    child: Child,
    input: ChildStdin,
    messages: Receiver<Value>,
    /// Notifications that nobody asked for yet.
    unread: VecDeque<Value>,
    next_id: i64,
}

impl Client {
    /// Starts this very program as a server.
    pub fn start() -> Result<Self, String> {
        let program = std::env::current_exe().map_err(|error| format!("where is this program? {error}"))?;
        let mut child = Command::new(program)
            .arg("lsp")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::inherit())
            .spawn()
            .map_err(|error| format!("the server does not start: {error}"))?;
        let (sender, messages) = channel();
        let pipes = child.stdin.take().zip(child.stdout.take());
        let (input, output) = pipes.ok_or_else(|| "the server has no pipes".to_owned())?;
        thread::spawn(move || read(output, &sender));
        Ok(Self { child, input, messages, unread: VecDeque::new(), next_id: 0 })
    }

    fn send(&mut self, message: &Value) -> Result<(), String> {
        let text = message.to_string();
        let framed = format!("Content-Length: {}\r\n\r\n{text}", text.len());
        let sent = self.input.write_all(framed.as_bytes()).and_then(|()| self.input.flush());
        sent.map_err(|error| format!("the server hung up: {error}"))
    }

    /// Sends a notification.
    pub fn notify(&mut self, method: &str, params: &Value) -> Result<(), String> {
        self.send(&json!({"jsonrpc": "2.0", "method": method, "params": params}))
    }

    /// Asks, and waits for the answer.
    pub fn ask(&mut self, method: &str, params: &Value) -> Result<Value, String> {
        self.next_id += 1;
        let id = self.next_id;
        self.send(&json!({"jsonrpc": "2.0", "id": id, "method": method, "params": params}))?;
        let end = Instant::now() + PATIENCE;
        loop {
            let message = self.next(end).map_err(|why| format!("{method}: {why}"))?;
            if message["id"] == id && message.get("method").is_none() {
                return match message.get("error") {
                    Some(error) => Err(format!("{method}: {}", error["message"])),
                    None => Ok(message["result"].clone()),
                };
            }
            self.take(message)?;
        }
    }

    /// Waits for a notification that fits, and gives its parameters.
    pub fn wait_for(&mut self, method: &str, fits: impl Fn(&Value) -> bool) -> Result<Value, String> {
        let end = Instant::now() + PATIENCE;
        loop {
            let is_it = |message: &Value| message["method"] == method && fits(&message["params"]);
            if let Some(message) = self.unread.iter().position(is_it).and_then(|at| self.unread.remove(at)) {
                return Ok(message["params"].clone());
            }
            let message = self.next(end).map_err(|why| format!("{method}: {why}"))?;
            self.take(message)?;
        }
    }

    fn next(&mut self, end: Instant) -> Result<Value, String> {
        let left = end.saturating_duration_since(Instant::now());
        self.messages.recv_timeout(left).map_err(|_| format!("no answer within {} s", PATIENCE.as_secs()))
    }

    /// Answers the server's own requests, and keeps its notifications.
    fn take(&mut self, message: Value) -> Result<(), String> {
        match (message.get("method").is_some(), message.get("id")) {
            (true, Some(id)) => {
                let result = match message["method"].as_str() {
                    Some("workspace/configuration") => {
                        let items = message["params"]["items"].as_array().map_or(0, Vec::len);
                        Value::Array(vec![Value::Null; items])
                    }
                    _ => Value::Null,
                };
                self.send(&json!({"jsonrpc": "2.0", "id": id, "result": result}))
            }
            (true, None) => {
                self.unread.push_back(message);
                Ok(())
            }
            _ => Ok(()),
        }
    }

    /// Ends the server as an editor does.
    pub fn end(mut self) -> Result<(), String> {
        self.ask("shutdown", &Value::Null)?;
        self.notify("exit", &Value::Null)?;
        let end = Instant::now() + PATIENCE;
        while Instant::now() < end {
            match self.child.try_wait() {
                Ok(Some(status)) if status.success() => return Ok(()),
                Ok(Some(status)) => return Err(format!("the server ended with {status}")),
                Ok(None) => thread::sleep(Duration::from_millis(5)),
                Err(error) => return Err(format!("the server is lost: {error}")),
            }
        }
        Err("the server does not end".to_owned())
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        // Whatever went wrong, no process stays behind.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Reads messages until the server closes its output.
fn read(output: ChildStdout, messages: &Sender<Value>) {
    let mut output = BufReader::new(output);
    while let Some(message) = read_one(&mut output) {
        if messages.send(message).is_err() {
            return;
        }
    }
}

fn read_one(output: &mut impl BufRead) -> Option<Value> {
    let mut length = None;
    loop {
        let mut line = String::new();
        if output.read_line(&mut line).ok()? == 0 {
            return None;
        }
        match line.trim_end().split_once(':') {
            Some((name, value)) if name.eq_ignore_ascii_case("content-length") => {
                length = value.trim().parse::<u64>().ok();
            }
            Some(_) => {}
            None => break,
        }
    }
    let mut body = Vec::new();
    output.take(length?).read_to_end(&mut body).ok()?;
    serde_json::from_slice(&body).ok()
}
