//! Much at once: hovers beside the index, thousands of files, cancelled questions, a client that does not read.

use std::{
    fs, thread,
    time::{Duration, Instant},
};

use serde_json::{Value, json};

use crate::{
    Sum, begin,
    client::{Client, PATIENCE},
    corpus::{self, Made},
    heap::mib,
    settle, uri,
};

/// What an editor may wait for an answer while everything is being read.
const HOVER: Duration = Duration::from_millis(10);

/// How long each of some questions took.
struct Times(Vec<Duration>);

impl Times {
    fn at(&self, part: f64) -> Duration {
        let mut sorted = self.0.clone();
        sorted.sort();
        sorted[((sorted.len() - 1) as f64 * part) as usize]
    }

    fn words(&self) -> String {
        let ms = |part| self.at(part).as_secs_f64() * 1e3;
        format!(
            "{} hovers, p50 {:.2} ms, p99 {:.2} ms, worst {:.2} ms",
            self.0.len(),
            ms(0.5),
            ms(0.99),
            ms(1.0)
        )
    }
}

/// The places of a note at which something is to be told.
fn places(uri: &str, text: &str) -> Vec<Value> {
    let words = text.lines().enumerate().flat_map(|(line, words)| {
        words.match_indices(" people").map(move |(at, _)| (line, words[..at].chars().count() - 1))
    });
    words
        .map(|(line, character)| {
            json!({"textDocument": {"uri": uri}, "position": {"line": line, "character": character}})
        })
        .collect()
}

/// Hovers, one behind the other with a little pause as from a person's hand, until `is_over`.
fn hover(client: &mut Client, places: &[Value], mut is_over: impl FnMut(&mut Client) -> bool) -> Times {
    let mut times = Vec::new();
    for place in places.iter().cycle() {
        let start = Instant::now();
        client.request("textDocument/hover", place.clone());
        times.push(start.elapsed());
        thread::sleep(Duration::from_micros(500));
        if times.len() % 16 == 0 && is_over(client) {
            return Times(times);
        }
    }
    Times(times)
}

fn is_read(client: &mut Client) -> bool {
    client.request("rapporteur/status", Value::Null)["indexing"] == false
}

pub fn hovers_while_indexing(made: &Made, sum: &mut Sum) {
    let text = fs::read_to_string(&made.note).unwrap();
    let uri = uri(&made.note);
    let mut client = Client::start();
    let start = Instant::now();
    begin(&mut client, made);
    client.open(&uri, &text);
    let times = hover(&mut client, &places(&uri, &text), is_read);
    let took = start.elapsed();
    sum.row(
        times.at(0.99) < HOVER,
        &format!("while indexing for {:.2} s: {}   (bound {HOVER:?})", took.as_secs_f64(), times.words()),
    );
    let mut left = 100;
    let rest = hover(&mut client, &places(&uri, &text), |_| {
        left -= 1;
        left == 0
    });
    let resident = mib(client.resident() as f64);
    println!("        beside the first check of everything: {}; {resident:.0} MiB resident", rest.words());
    client.forget_unread();
}

/// Waits until all is read, and gives how much that was.
fn read(client: &mut Client) -> Value {
    loop {
        let status = client.request("rapporteur/status", Value::Null);
        if status["indexing"] == false {
            return status;
        }
        thread::sleep(Duration::from_millis(50));
    }
}

/// A `git checkout` of half the corpus.
pub fn many_files_at_once(made: &Made, sum: &mut Sum) {
    let mut client = Client::start();
    begin(&mut client, made);
    let text = fs::read_to_string(&made.note).unwrap();
    let note = uri(&made.note);
    client.open(&note, &text);
    let before = read(&mut client);
    let files = (0..5_000).map(|number| made.folder.join(corpus::article_path(number)));
    let files: Vec<_> = files.filter(|file| file.exists()).collect();
    for file in &files {
        let words = fs::read_to_string(file).unwrap();
        fs::write(file, words + "\nNobody said more.\n").unwrap();
    }
    let start = Instant::now();
    let changes: Vec<Value> = files.iter().map(|file| json!({"uri": uri(file), "type": 2})).collect();
    client.notify("workspace/didChangeWatchedFiles", json!({"changes": changes}));
    let times = hover(&mut client, &places(&note, &text), is_read);
    let took = start.elapsed();
    let after = read(&mut client);
    let grown = |key: &str| after["read"][key].as_u64().unwrap() - before["read"][key].as_u64().unwrap();
    let (jobs, documents) = (grown("jobs"), grown("documents"));
    sum.row(
        jobs == 1 && documents == files.len() as u64,
        &format!(
            "{} files changed at once: {documents} documents read in {jobs} job, {:.2} s   (bound: those, once)",
            files.len(),
            took.as_secs_f64()
        ),
    );
    sum.row(times.at(0.99) < HOVER, &format!("meanwhile: {}   (bound {HOVER:?})", times.words()));
    client.forget_unread();
}

pub fn cancelled(made: &Made, sum: &mut Sum) {
    let mut client = Client::start();
    begin(&mut client, made);
    let text = fs::read_to_string(&made.note).unwrap();
    let note = uri(&made.note);
    client.open(&note, &text);
    settle(&mut client);
    let (places, before, start) = (places(&note, &text), client.resident(), Instant::now());
    let asked: Vec<i64> = places
        .iter()
        .cycle()
        .take(10_000)
        .map(|place| {
            let mut place = place.clone();
            place["context"] = json!({"includeDeclaration": true});
            let id = client.ask("textDocument/references", place);
            client.notify("$/cancelRequest", json!({"id": id}));
            id
        })
        .collect();
    let mut left = 0;
    for id in asked {
        left += usize::from(client.answer(id).get("error").is_some());
    }
    let took = start.elapsed();
    let next = Instant::now();
    client.request("textDocument/hover", places[0].clone());
    let next = next.elapsed();
    let grown = client.resident().saturating_sub(before);
    sum.row(
        next < Duration::from_millis(100) && grown < 64 << 20,
        &format!(
            "10,000 questions cancelled: all answered after {:.2} s, {left} of them as cancelled; the next took {:.2} ms; {:.1} MiB more resident   (bounds 100 ms, 64 MiB)",
            took.as_secs_f64(),
            next.as_secs_f64() * 1e3,
            mib(grown as f64)
        ),
    );
    client.forget_unread();
}

/// A client that reads nothing for ten seconds while its edits change findings.
pub fn deaf(made: &Made, sum: &mut Sum) {
    let mut client = Client::start_deaf();
    client.ask("initialize", json!({"capabilities": {}, "rootUri": uri(&made.folder)}));
    client.notify("initialized", json!({}));
    let (note, text) = (uri(&made.note), fs::read_to_string(&made.note).unwrap());
    client.open(&note, &text);
    let (start, mut version) = (Instant::now(), 1);
    while start.elapsed() < Duration::from_secs(10) {
        version += 1;
        let text = format!("{text}\nThe war has killed {version},000 people.\n");
        client.change(&note, version, json!([{"text": text}]));
        client.ask("textDocument/documentSymbol", json!({"textDocument": {"uri": note}}));
        thread::sleep(Duration::from_millis(2));
    }
    client.taken();
    let resident = client.resident();
    let last = client.ask("rapporteur/status", Value::Null);
    client.resume();
    let held = client.answer(last)["result"]["open"][0]["version"].as_i64();
    settle(&mut client);
    sum.row(held == Some(version), &format!("a client that reads nothing for 10 s: {version} edits taken, {:.0} MiB resident then, all of it told after   (bound: no edit lost)", mib(resident as f64)));
    client.forget_unread();
}

pub fn exit(sum: &mut Sum) {
    let mut times: Vec<Duration> = (0..50)
        .map(|_| {
            let mut client = Client::start();
            client.initialize(json!({"rootUri": null}));
            client.request("rapporteur/status", Value::Null);
            let start = Instant::now();
            client.send(&json!({"jsonrpc": "2.0", "method": "exit"}));
            client.exit_status(PATIENCE);
            start.elapsed()
        })
        .collect();
    times.sort();
    let ms = |at: usize| times[at].as_secs_f64() * 1e3;
    sum.row(
        times[48] < Duration::from_millis(50),
        &format!(
            "exit with the input open: p50 {:.1} ms, p98 {:.1} ms, worst {:.1} ms   (bound 50 ms)",
            ms(25),
            ms(48),
            ms(49)
        ),
    );
}
