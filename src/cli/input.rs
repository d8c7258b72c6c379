//! Documents from standard input: one JSON object a line, or all of it as one document.

use std::io::{self, BufRead, Read};

use serde::Deserialize;

use super::{
    Failure, facts,
    json::to_json,
    stream::{self, Failed, Given, Identity},
};
use crate::{
    corpus::{Change, Corpus, DocPath, Entry, Snapshot},
    extract::profile::writing::scalar,
    text::{front_matter::FrontMatter, phrase::on_one_line},
    workspace::{Workspace, disk},
};

/// How many lines are read before they are answered, at most ...
const LINES: usize = 256;
/// ... and how many bytes: whichever comes first. So memory is bounded, whatever comes.
const BYTES: usize = 4 * 1024 * 1024;
/// The longest line that is looked at. JSON may write a byte of a text in six.
const LONGEST: u64 = 6 * disk::MAX_BYTES + 64 * 1024;
/// The longest front matter that a line's declarations may make, in bytes.
const LONGEST_HEADER: usize = 16 * 1024;
/// How much of a line that nothing could be read from is told, in characters.
const TOLD: usize = 60;

/// What a document is printed as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
pub(super) enum Layout {
    /// One object a document, for people and scripts
    #[default]
    Json,
    /// One row a document, in the columns that `--schema` lists, for engines
    Facts,
}

/// A line of the input.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Line {
    /// All of it.
    Whole(Vec<u8>),
    /// The first bytes of one that is too long.
    TooLong(Vec<u8>),
}

/// A line's answer.
pub(super) struct Answered {
    /// The line to print.
    pub line: String,
    /// Whether the document could be read.
    pub is_read: bool,
}

/// A document as a line gives it.
#[derive(Debug, Deserialize)]
struct Document {
    path: Option<Name>,
    id: Option<Name>,
    text: Option<String>,
    kind: Option<String>,
    title: Option<String>,
    outlet: Option<String>,
    date: Option<String>,
}

/// What a line calls its document, where nothing else of it can be read.
#[derive(Debug, Default, Deserialize)]
struct Named {
    path: Option<Name>,
    id: Option<Name>,
}

/// A document's name; archives number their documents.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Name {
    Words(String),
    Number(serde_json::Number),
}

/// Takes the white space before the first document.
pub(super) fn blank(input: &mut impl BufRead) -> io::Result<Vec<u8>> {
    let mut blank = Vec::new();
    loop {
        let here = input.fill_buf()?;
        let count = here.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
        let is_over = count < here.len() || here.is_empty() || blank.len() as u64 > disk::MAX_BYTES;
        blank.extend(here.iter().take(count));
        input.consume(count);
        if is_over {
            return Ok(blank);
        }
    }
}

/// The next lines, as many as are answered together, and none at the end. Blank lines are passed over.
pub(super) fn chunk(input: &mut impl BufRead) -> io::Result<Vec<Line>> {
    let (mut lines, mut bytes) = (Vec::new(), 0);
    while lines.len() < LINES && bytes < BYTES {
        let Some(line) = line(input)? else { break };
        let (Line::Whole(held) | Line::TooLong(held)) = &line;
        bytes += held.len();
        let is_blank = matches!(&line, Line::Whole(line) if line.iter().all(u8::is_ascii_whitespace));
        if !is_blank {
            lines.push(line);
        }
    }
    Ok(lines)
}

fn line(input: &mut impl BufRead) -> io::Result<Option<Line>> {
    let mut line = Vec::new();
    if input.by_ref().take(LONGEST).read_until(b'\n', &mut line)? == 0 {
        return Ok(None);
    }
    if line.len() as u64 == LONGEST && !line.ends_with(b"\n") {
        line.truncate(1024);
        line.shrink_to_fit();
        input.skip_until(b'\n')?;
        return Ok(Some(Line::TooLong(line)));
    }
    Ok(Some(Line::Whole(line)))
}

/// Answers a line: a document's facts, or why there are none.
pub(super) fn answer(workspace: &Workspace, layout: Layout, line: &Line) -> Result<Answered, Failure> {
    match read(line) {
        Ok((path, text, header)) => document(workspace, layout, &path, &text, &header),
        Err((path, error)) => failed(layout, path.as_deref(), &error),
    }
}

/// All of standard input as one document.
pub(super) fn plain(workspace: &Workspace, layout: Layout, bytes: Vec<u8>) -> Result<String, Failure> {
    if let Some(trouble) = disk::excess(&bytes) {
        return Err(Failure::Trouble(format!("standard input: {trouble}")));
    }
    match disk::decoded(bytes) {
        Some((text, encoding)) => {
            if let Some(encoding) = encoding {
                eprintln!("rapporteur: standard input: not UTF-8, read as {encoding}");
            }
            Ok(document(workspace, layout, "-", &text, "")?.line)
        }
        None => Err(Failure::Trouble("standard input: this is no text".to_owned())),
    }
}

/// A document that could be read: its path, its text, and the front matter that its line declares.
type Readable = (String, String, String);
/// One that could not: its path, where that is known, and why.
type Unreadable = (Option<String>, String);

fn read(line: &Line) -> Result<Readable, Unreadable> {
    let bytes = match line {
        Line::Whole(bytes) => bytes,
        Line::TooLong(bytes) => {
            let error = format!("the line is longer than {} MiB{}", LONGEST / 1024 / 1024, beginning(bytes));
            return Err((None, error));
        }
    };
    let document: Document = serde_json::from_slice(bytes).map_err(|error| {
        let named: Named = serde_json::from_slice(bytes).unwrap_or_default();
        let path = called(named.path, named.id);
        let begins = if path.is_none() { beginning(bytes) } else { String::new() };
        (path, format!("no JSON object with a text: {error}{begins}"))
    })?;
    let header = document.header();
    let path = called(document.path, document.id);
    let Some(text) = document.text else { return Err((path, "there is no `text`".to_owned())) };
    if let Some(trouble) = disk::excess(text.as_bytes()) {
        return Err((path, format!("the text is {trouble}")));
    }
    if header.len() > LONGEST_HEADER {
        let error = format!("what is declared of the text is larger than {} KiB", LONGEST_HEADER / 1024);
        return Err((path, error));
    }
    // A text's own front matter says more than what an archive has beside it, and there can be one only.
    let header = if FrontMatter::read(&text).is_some() { String::new() } else { header };
    Ok((path.unwrap_or_else(|| "-".to_owned()), text, header))
}

fn called(path: Option<Name>, id: Option<Name>) -> Option<String> {
    Some(match path.or(id)? {
        Name::Words(words) => words,
        Name::Number(number) => number.to_string(),
    })
}

/// The beginning of a line of which not even the name is known, so that whoever wrote it can find it.
fn beginning(line: &[u8]) -> String {
    let words = String::from_utf8_lossy(line.get(..TOLD * 4).unwrap_or(line));
    let words: String = words.chars().take(TOLD).collect();
    format!("; it begins with `{}`", words.trim_end())
}

impl Document {
    /// What the line declares, as the front matter that a file would have; nothing where it declares nothing.
    fn header(&self) -> String {
        let declared =
            [("kind", &self.kind), ("title", &self.title), ("outlet", &self.outlet), ("date", &self.date)];
        let values = declared.into_iter().filter_map(|(key, value)| {
            let value = on_one_line(value.as_deref()?);
            (!value.is_empty()).then(|| format!("{key}: {}\n", scalar(&value)))
        });
        let values: String = values.collect();
        if values.is_empty() { values } else { format!("---\n{values}---\n") }
    }
}

fn document(
    workspace: &Workspace,
    layout: Layout,
    path: &str,
    text: &str,
    header: &str,
) -> Result<Answered, Failure> {
    let name = DocPath::from(path);
    let whole = format!("{header}{text}");
    let Some(entry) = workspace.read(&name, &whole) else {
        return failed(layout, Some(path), "a bug of ours strikes over this text; please report it");
    };
    let given = Given { whole: &whole, before: header.len() as u32 };
    let snapshot = alone(workspace, &entry);
    let line = match layout {
        Layout::Json => {
            to_json(&stream::Shown::new(&entry, given, path.to_owned(), &snapshot, Identity::Document))
        }
        Layout::Facts => to_json(&facts::Row::new(&entry, given, path, &snapshot)),
    };
    Ok(Answered { line: line?, is_read: true })
}

/// The answer in place of a document that could not be read.
pub(super) fn failed(layout: Layout, path: Option<&str>, error: &str) -> Result<Answered, Failure> {
    let version = (layout == Layout::Facts).then_some(facts::VERSION);
    Ok(Answered { line: to_json(&Failed { version, path, error })?, is_read: false })
}

/// A snapshot of a document that stands alone: only profiles and built-in names have ids.
fn alone(workspace: &Workspace, entry: &Entry) -> Snapshot {
    let mut corpus = Corpus::from_snapshot(workspace.snapshot());
    corpus.apply([Change::Put(entry.clone())]);
    corpus.snapshot()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "bytes in memory are read without trouble")]
    use super::*;

    fn whole(text: &str) -> Line {
        Line::Whole(text.as_bytes().to_vec())
    }

    #[test]
    fn lines_come_in_chunks_of_so_many_or_so_many_bytes() {
        let mut input = io::Cursor::new("a\n\n \nb\nc".as_bytes());
        assert_eq!(chunk(&mut input).unwrap(), [whole("a\n"), whole("b\n"), whole("c")]);
        assert_eq!(chunk(&mut input).unwrap(), []);
        let many = "x\n".repeat(LINES + 1);
        let mut input = io::Cursor::new(many.as_bytes());
        assert_eq!([chunk(&mut input).unwrap().len(), chunk(&mut input).unwrap().len()], [LINES, 1]);
        let large = format!("{}\n", "x".repeat(BYTES)).repeat(2);
        let mut input = io::Cursor::new(large.as_bytes());
        assert_eq!([chunk(&mut input).unwrap().len(), chunk(&mut input).unwrap().len()], [1, 1]);
    }

    #[test]
    fn a_line_without_end_is_passed_over_and_the_next_one_is_read() {
        let endless = io::Read::take(io::repeat(b'x'), LONGEST + 70_000);
        let mut input = io::BufReader::new(endless.chain(&b"\nnext\n"[..]));
        let lines = chunk(&mut input).unwrap();
        assert!(matches!(&lines[0], Line::TooLong(begins) if begins.len() == 1024), "memory is given back");
        assert_eq!(lines[1], whole("next\n"));
        let (path, error) = read(&lines[0]).unwrap_err();
        assert!(path.is_none() && error.starts_with("the line is longer than 60 MiB"), "{error}");
    }

    #[test]
    fn white_space_before_documents_is_taken_and_no_more() {
        for (text, taken) in [("", ""), (" \n {", " \n "), ("a b", ""), ("\n\n", "\n\n")] {
            assert_eq!(blank(&mut text.as_bytes()).unwrap(), taken.as_bytes(), "{text:?}");
        }
    }

    #[test]
    fn names_are_paths_or_ids_in_words_or_numbers() {
        for (line, path) in [
            (r#"{"path": "a.txt", "text": ""}"#, "a.txt"),
            (r#"{"id": "a-1", "text": ""}"#, "a-1"),
            (r#"{"id": 17, "text": ""}"#, "17"),
            (r#"{"path": "a.txt", "id": 17, "text": "", "more": [1]}"#, "a.txt"),
            (r#"{"path": null, "text": ""}"#, "-"),
        ] {
            assert_eq!(read(&whole(line)).unwrap().0, path, "{line}");
        }
    }

    #[test]
    fn what_is_declared_becomes_front_matter_unless_the_text_has_its_own() {
        let header = |line: &str| read(&whole(line)).unwrap().2;
        assert_eq!(header(r#"{"text": "A", "date": null, "outlet": " "}"#), "");
        assert_eq!(
            header(r#"{"text": "A", "date": "2016-07-15", "outlet": "A: \"B\"\nC", "kind": "article"}"#),
            "---\nkind: article\noutlet: \"A: \\\"B\\\" C\"\ndate: \"2016-07-15\"\n---\n"
        );
        assert_eq!(header(r#"{"text": "---\ntitle: T\n---\nA", "date": "2016-07-15"}"#), "");
    }

    #[test]
    fn what_cannot_be_read_is_told_with_a_name_or_a_beginning() {
        for (line, path, says) in [
            ("{bad", None, "; it begins with `{bad`"),
            ("\u{1b}[2J", None, "begins with `\u{1b}[2J`"),
            (r#"{"path": "a.txt", "text": 5}"#, Some("a.txt"), "no JSON object with a text: invalid type"),
            (r#"{"id": 5, "text": "A", "date": 5}"#, Some("5"), "invalid type"),
            (r#"{"path": "a.txt"}"#, Some("a.txt"), "there is no `text`"),
            (r#"["a"]"#, None, "no JSON object"),
        ] {
            let (found, error) = read(&whole(line)).unwrap_err();
            assert_eq!(found.as_deref(), path, "{line}");
            assert!(error.contains(says), "{line}: {error}");
        }
        let long = format!(r#"{{"path": "a", "text": "", "title": "{}"}}"#, "x".repeat(LONGEST_HEADER));
        assert_eq!(read(&whole(&long)).unwrap_err().1, "what is declared of the text is larger than 16 KiB");
        let large = format!(r#"{{"path": "a", "text": "{}"}}"#, "x".repeat(disk::MAX_BYTES as usize + 1));
        assert_eq!(
            read(&whole(&large)).unwrap_err(),
            (Some("a".to_owned()), "the text is larger than 10 MiB, not read".to_owned())
        );
    }
}
