//! What must not happen: work while nobody asks, other files read while somebody types, huge files taken for documents.
//! A checkout that changes thousands of files is in `fire.rs`.

use std::fs;

use serde_json::{Value, json};

use super::{Corpus, client::Client, desk, sessions};
use crate::terminal;

const PUSHED: &str = "textDocument/publishDiagnostics";

/// The system counts in ticks of ten milliseconds; a loop that looks for something ten times a second would sleep more
/// often than is allowed here. A thread of the pool that is no longer needed may end meanwhile.
#[cfg(target_os = "linux")]
#[test]
fn a_server_that_is_asked_nothing_does_nothing() {
    use std::{thread, time::Duration};
    let corpus = Corpus::new(&[]);
    sessions::seeds(corpus.path());
    let mut client = Client::start();
    // With the client's process, which is looked for from time to time.
    client.initialize(json!({"rootUri": corpus.root(), "processId": std::process::id()}));
    client.settle();
    let name = "notes/2016-12-22-toll-trend.md";
    let (note, text) = (corpus.uri(name), fs::read_to_string(corpus.path().join(name)).unwrap());
    client.open(&note, &text);
    // The meter runs: typing takes time.
    let (before, mut version) = (client.work().0, 1);
    while client.work().0 < before + 5 {
        version += 1;
        client.change(&note, version, json!([{"text": format!("{text}\nMore {version}.\n")}]));
        client.settle();
    }
    // Names take effect after a second of quiet.
    thread::sleep(Duration::from_millis(2_500));
    let status = client.settle();
    assert!(
        status["documents"].as_u64().unwrap() > 100 && status["findings"].as_u64().unwrap() > 10,
        "{status}"
    );
    thread::sleep(Duration::from_millis(500));
    let (ticks, slept) = client.work();
    thread::sleep(Duration::from_millis(2_500));
    let (ticks_later, slept_later) = client.work();
    // What woke up may have turned the meter by its last microsecond.
    assert!(ticks_later <= ticks + 1, "{} ticks of a processor", ticks_later - ticks);
    assert!(slept_later.saturating_sub(slept) < 20, "its threads woke up {} times", slept_later - slept);
    client.forget_unread();
}

/// Closed documents keep no text, so whoever would look at one again has to read its file. The system counts what is read.
#[cfg(target_os = "linux")]
#[test]
fn typing_in_a_note_reads_that_note_and_what_it_cites_and_nothing_else() {
    const FILES: u64 = 500;
    const EDITS: i64 = 30;
    let corpus = Corpus::new(&[("rapporteur.toml", "")]);
    let mut all = 0;
    for number in 0..FILES {
        let text = article(number);
        all += text.len() as u64;
        corpus.write(&format!("articles/{number}.md"), &text);
    }
    let cited = article(7).len() as u64;
    let note = |toll: usize| {
        format!("# Note\n\nThe war in Syria has killed {toll},000 people ([one](../articles/7.md)).\n")
    };
    corpus.write("notes/note.md", &note(107));
    let mut client = corpus.serve(json!({}));
    let uri = corpus.uri("notes/note.md");
    // The meter runs: reading the corpus is counted.
    assert!(client.bytes_read() > all, "{} of {all}", client.bytes_read());
    client.open(&uri, &note(107));
    let status = client.settle();
    let (read, before) = (status["read"].clone(), client.bytes_read());
    let mut sent = 0;
    for version in 2..2 + EDITS {
        let toll = if version % 2 == 0 { 177 } else { 107 };
        client.change(&uri, version, json!([{"text": note(toll)}]));
        client.message_where(PUSHED, |params| params["uri"] == uri && params["version"] == version);
        sent += note(toll).len() as u64 + 400;
    }
    let status = client.settle();
    assert_eq!(status["read"], read, "jobs that read files");
    let grown = client.bytes_read() - before;
    let most = sent + 2 * EDITS as u64 * cited + 64 * 1024;
    assert!(most < all / 2, "the bound means something: {most} of {all}");
    assert!(grown < most, "{grown} bytes read for {sent} sent; {most} are allowed, the corpus has {all}");
    // The typing had its effect each time.
    client.change(&uri, 2 + EDITS, json!([{"text": note(177)}]));
    let fits = |params: &Value| {
        params["version"] == 2 + EDITS && params["diagnostics"].to_string().contains("figure-not-in-source")
    };
    client.message_where(PUSHED, fits);
    client.forget_unread();
}

/// Of 4 KB.
#[cfg(target_os = "linux")]
fn article(number: u64) -> String {
    let toll = 100 + number % 300;
    let words =
        "Nobody at the harbour had seen the ferry, and those who waited went home before dark. ".repeat(45);
    format!(
        "---\ndate: 2016-03-24\n---\n# Day {number}\n\nThe war in Syria has killed {toll},000 people.\n\n{words}\n"
    )
}

#[test]
fn files_that_are_too_large_or_too_long_are_passed_over_with_a_word() {
    let desk = desk();
    let huge = fs::File::create(desk.path().join("articles/huge.txt")).unwrap();
    huge.set_len(100 * 1024 * 1024).unwrap();
    drop(huge);
    let lines = "x\n".repeat(1_000_000);
    desk.write("articles/lines.txt", &lines);
    let mut client = desk.serve(json!({}));
    let said = client.message("window/logMessage")["params"]["message"].clone();
    let said = said.as_str().unwrap();
    let words = ["huge.txt: larger than 10 MiB, not read", "lines.txt: longer than 250000 lines, not read"];
    assert!(words.iter().all(|words| said.contains(words)), "{said}");
    assert_eq!(client.settle()["documents"], 5);
    #[cfg(target_os = "linux")]
    assert!(client.bytes_read() < 20 * 1024 * 1024, "{} bytes read", client.bytes_read());
    // Opened in an editor, it is as little a document.
    let uri = desk.uri("articles/lines.txt");
    client.open(&uri, &lines);
    let symbols = json!({"textDocument": {"uri": uri}});
    assert_eq!(client.request("textDocument/documentSymbol", symbols), Value::Null);
    assert_eq!(client.settle()["documents"], 5);
    let run = terminal::run(desk.path(), &["check"]);
    assert!(words.iter().all(|words| run.err.contains(words)), "{}", run.err);
    client.forget_unread();
}
