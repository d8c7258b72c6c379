//! What wears servers out: more than they expect, at once, and bugs in the midst of it.

use std::{
    fs,
    path::Path,
    thread,
    time::{Duration, Instant},
};

use serde_json::{Value, json};

use super::{
    Corpus, FIRST, NOTE, PROFILE, SECOND, alone,
    client::{Client, PATIENCE},
    desk, place,
};
use crate::terminal;

const PUSHED: &str = "textDocument/publishDiagnostics";
const UNDATED: &str = "---\nkind: article\n---\n# Undated\n\nWords.\n";
/// A debug build meets a bug in a document with this line.
const BUG: &str = "<!-- rapporteur-trial: a bug strikes here -->\n";

fn is_cancelled(answer: &Value) -> bool {
    answer["error"]["code"] == -32800
}

#[test]
fn ten_thousand_requests_that_take_long_are_cancelled() {
    let mut client = alone();
    let slow: Vec<i64> = (0..10_000).map(|_| client.ask("rapporteur/trial/sleep", json!(600_000))).collect();
    for id in &slow {
        client.notify("$/cancelRequest", json!({"id": id}));
    }
    for id in slow {
        assert!(is_cancelled(&client.answer(id)));
    }
}

#[test]
fn ten_thousand_questions_are_cancelled_before_or_behind_their_answers() {
    let desk = desk();
    let mut client = desk.serve(json!({}));
    let note = desk.uri(NOTE.0);
    client.open(&note, NOTE.1);
    let at = place(&note, NOTE.1, "Lavrov", "utf-16");
    let methods = ["hover", "definition", "documentSymbol", "documentHighlight", "foldingRange"];
    let asked: Vec<i64> = (0..10_000)
        .map(|number: usize| {
            let id = client.ask(&format!("textDocument/{}", methods[number % methods.len()]), at.clone());
            client.notify("$/cancelRequest", json!({"id": id}));
            id
        })
        .collect();
    let mut cancelled = 0;
    for id in asked {
        let answer = client.answer(id);
        let is_answered = answer.get("result").is_some();
        assert!(is_answered || is_cancelled(&answer), "{answer}");
        cancelled += usize::from(!is_answered);
    }
    assert!(cancelled > 1_000, "{cancelled} were cancelled in time");
    // Each was answered once, and the next is as ever.
    assert!(client.request("textDocument/hover", at).is_object());
}

#[test]
fn a_bug_in_a_query_costs_one_answer() {
    let desk = desk();
    let mut client = desk.serve(json!({}));
    let note = desk.uri(NOTE.0);
    client.open(&note, NOTE.1);
    let at = place(&note, NOTE.1, "Lavrov", "utf-16");
    for _ in 0..100 {
        let broken = client.ask("rapporteur/trial/panic", json!("query"));
        let whole = client.ask("textDocument/hover", at.clone());
        assert_eq!(client.answer(broken)["error"]["code"], -32603);
        assert!(client.answer(whole)["result"].is_object());
    }
}

#[test]
fn a_bug_in_the_midst_of_reading_costs_that_job() {
    let desk = desk();
    let mut client = desk.serve(json!({}));
    client.request("rapporteur/trial/panic", json!("job"));
    desk.write("articles/lost.md", UNDATED);
    let said = client.message("window/logMessage");
    assert!(said["params"]["message"].as_str().unwrap().contains("met a bug"), "{said}");
    // What changes thereafter is read.
    desk.write("articles/next.md", UNDATED);
    let next = desk.uri("articles/next.md");
    client.message_where(PUSHED, |params| params["uri"] == next && params["diagnostics"] != json!([]));
    assert_eq!(client.settle()["indexing"], false);
}

#[test]
fn a_document_over_which_reading_breaks_is_left_out_and_said_and_no_other() {
    let desk = desk();
    let broken = format!("{UNDATED}{BUG}");
    desk.write("articles/broken.md", &broken);
    let mut client = desk.serve(json!({}));
    let said = client.message("window/logMessage")["params"]["message"].clone();
    assert!(said.as_str().is_some_and(|said| said.contains("broken.md: reading it met a bug")), "{said}");
    assert_eq!(client.settle()["documents"], 5);
    let run = terminal::run(desk.path(), &["check", "--format", "concise"]);
    assert_eq!(run.code, 2, "{}", run.out);
    assert!(run.err.contains("broken.md: reading it met a bug"), "{}", run.err);
    // The same while somebody writes: no facts as long as it is so, no hold-up, and everything when it is over.
    let uri = desk.uri("articles/broken.md");
    client.open(&uri, &broken);
    let symbols = json!({"textDocument": {"uri": uri}});
    assert_eq!(client.request("textDocument/documentSymbol", symbols.clone()), Value::Null);
    let note = place(&desk.uri(NOTE.0), NOTE.1, "Lavrov", "utf-16");
    assert!(client.request("textDocument/hover", note).is_object());
    client.change(&uri, 2, json!([{"text": UNDATED}]));
    assert!(client.request("textDocument/documentSymbol", symbols).is_array());
    client.message_where(PUSHED, |params| params["uri"] == uri && params["diagnostics"] != json!([]));
}

/// The fastest of some, since other tests run beside these.
#[test]
fn exit_takes_less_than_fifty_milliseconds_with_the_input_open() {
    let took = (0..20).map(|_| {
        let mut client = alone();
        client.settle();
        let start = Instant::now();
        client.send(&json!({"jsonrpc": "2.0", "method": "exit"}));
        client.exit_status(PATIENCE);
        start.elapsed()
    });
    let least = took.min().unwrap();
    assert!(least < Duration::from_millis(50), "{least:?}");
}

#[test]
fn a_client_that_reads_nothing_for_ten_seconds_is_told_the_findings_of_now() {
    let desk = desk();
    let mut client = Client::start_deaf();
    client.ask("initialize", json!({"capabilities": {}, "rootUri": desk.root()}));
    client.notify("initialized", json!({}));
    let (first, second) = (desk.uri(FIRST.0), desk.uri(SECOND.0));
    client.open(&first, FIRST.1);
    // Each edit makes the other article's figure fall or not; the pipe is full long before the end.
    let start = Instant::now();
    let mut version = 1;
    while start.elapsed() < Duration::from_secs(10) {
        version += 1;
        let toll = if version % 2 == 0 { "170,000" } else { "470,000" };
        let mut text = FIRST.1.replace("470,000", toll);
        for number in 0..200 {
            text.push_str(&format!("\n[x](nowhere-{number}.md)\n"));
        }
        client.change(&first, version, json!([{"text": text}]));
        thread::sleep(Duration::from_millis(40));
    }
    client.taken();
    let falls = version % 2 == 1;
    let last = client.ask("rapporteur/status", Value::Null);
    client.resume();
    assert_eq!(client.answer(last)["result"]["open"][0]["version"], version);
    client.settle();
    let mut shown = None;
    for message in client.messages(PUSHED, |params| params["uri"] == second) {
        shown = Some(message["params"]["diagnostics"].to_string().contains("figure-falls"));
    }
    assert_eq!(shown, Some(falls));
    client.forget_unread();
}

/// A folder of many short articles.
fn many(files: usize) -> Corpus {
    let corpus = Corpus::new(&[PROFILE, NOTE, ("rapporteur.toml", "")]);
    for number in 0..files {
        corpus.write(&format!("articles/{}/{number}.md", number % 50), &article(number, 100));
    }
    corpus
}

fn article(number: usize, toll: usize) -> String {
    format!(
        "---\ndate: 2016-03-24\n---\n# Day {number}\n\nSergei Lavrov said {toll} people were killed in Homs.\n"
    )
}

fn read(status: &Value) -> (u64, u64) {
    (status["read"]["jobs"].as_u64().unwrap(), status["read"]["documents"].as_u64().unwrap())
}

/// A client that watches, told all at once, as after a `git checkout`.
#[test]
fn five_thousand_files_that_change_at_once_are_one_reading_of_those() {
    let corpus = many(5_500);
    let mut client = Client::start();
    let capabilities = json!({"workspace": {"didChangeWatchedFiles": {"dynamicRegistration": true}}});
    client.initialize(json!({"capabilities": capabilities, "rootUri": corpus.root()}));
    client.serve("client/registerCapability", Value::Null);
    let (jobs, documents) = read(&client.settle());
    assert_eq!((jobs, documents), (1, 5_502));
    let names: Vec<String> =
        (0..5_000).map(|number| format!("articles/{}/{number}.md", number % 50)).collect();
    for (number, name) in names.iter().enumerate() {
        corpus.write(name, &article(number, 200));
    }
    let changes: Vec<Value> = names.iter().map(|name| json!({"uri": corpus.uri(name), "type": 2})).collect();
    client.notify("workspace/didChangeWatchedFiles", json!({"changes": changes}));
    // Told again in small parts, as some clients do, it is still one.
    for name in &names {
        let change = json!({"uri": corpus.uri(name), "type": 2});
        client.notify("workspace/didChangeWatchedFiles", json!({"changes": [change]}));
    }
    let status = client.settle();
    let (now_jobs, now) = read(&status);
    let (more_jobs, more) = (now_jobs - jobs, now - documents);
    assert!(more_jobs <= 2 && (5_000..=10_000).contains(&more), "{more} documents in {more_jobs} jobs");
    assert_eq!(status["documents"], 5_503);
    client.forget_unread();
}

/// The same where the server watches.
#[test]
fn files_that_change_at_once_under_our_own_watch_are_read_once_or_twice() {
    let corpus = many(1_200);
    let mut client = corpus.serve(json!({}));
    // The watch is up when a change is seen.
    let (uri, start) = (corpus.uri("articles/seen.md"), Instant::now());
    let is_seen = |params: &Value| params["uri"] == uri;
    while client.message_within(PUSHED, Duration::from_millis(300), is_seen).is_none() {
        assert!(start.elapsed() < PATIENCE);
        corpus.write("articles/seen.md", UNDATED);
    }
    let (jobs, documents) = read(&client.settle());
    for number in 0..1_000 {
        corpus.write(&format!("articles/{}/{number}.md", number % 50), &article(number, 200));
    }
    let start = Instant::now();
    let (mut now_jobs, mut now) = read(&client.settle());
    while now < documents + 1_000 || client.settle()["settled"] != true {
        assert!(start.elapsed() < PATIENCE, "{now} of {documents} + 1000");
        thread::sleep(Duration::from_millis(100));
        (now_jobs, now) = read(&client.settle());
    }
    let (more_jobs, more) = (now_jobs - jobs, now - documents);
    assert!(more < 2_000 && more_jobs <= 4, "{more} documents in {more_jobs} jobs");
    client.forget_unread();
}

/// Somebody writes a file again and again, cutting it off first and not in one go, while it is being read.
#[test]
fn a_file_that_is_truncated_while_it_is_read_is_right_in_the_end() {
    let corpus = desk();
    let long = FIRST.1.to_owned() + &"Sergei Lavrov said that nobody was there.\n\n".repeat(4_000);
    let mut client = corpus.serve(json!({}));
    let file = corpus.path().join(FIRST.0);
    let writer = thread::spawn(move || {
        for round in 0..60 {
            write_slowly(&file, &long, round % 3);
        }
        fs::write(&file, FIRST.1.replace("470,000", "475,000")).unwrap();
    });
    let note = place(&corpus.uri(NOTE.0), NOTE.1, "Lavrov", "utf-16");
    while !writer.is_finished() {
        assert!(client.request("textDocument/hover", note.clone()).is_object());
    }
    writer.join().unwrap();
    let second = corpus.uri(SECOND.0);
    client.message_where(PUSHED, |params| {
        params["uri"] == second && params["diagnostics"].to_string().contains("475,000")
    });
    client.settle();
    assert_eq!(client.log(), "");
    client.forget_unread();
}

fn write_slowly(file: &Path, text: &str, way: usize) {
    let half = text.len() / 2;
    match way {
        0 => fs::write(file, "").unwrap(),
        1 => fs::File::options().write(true).open(file).unwrap().set_len(half as u64).unwrap(),
        _ => fs::write(file, &text[..half]).unwrap(),
    }
    thread::sleep(Duration::from_millis(5));
    fs::write(file, text).unwrap();
    thread::sleep(Duration::from_millis(20));
}
