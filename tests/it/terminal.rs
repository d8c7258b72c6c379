//! The program in a terminal: what it prints, where, and its exit codes.

use std::{
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

use serde_json::Value;

/// A folder with these files.
pub fn written(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, bytes) in files {
        let file = folder.path().join(path);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, bytes).unwrap();
    }
    folder
}

/// What a run gave.
pub struct Run {
    pub code: i32,
    pub out: String,
    pub err: String,
}

/// Runs the program in a folder, with some bytes on standard input.
pub fn run_with(folder: &Path, arguments: &[&str], input: &[u8]) -> Run {
    let mut child = Command::new(env!("CARGO_BIN_EXE_rapporteur"))
        .args(arguments)
        .current_dir(folder)
        .env("COLUMNS", "100")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    let writer = std::thread::spawn(move || {
        // A program that does not read its input is no failure.
        let _ = stdin.write_all(&input);
    });
    let Output { status, stdout, stderr } = child.wait_with_output().unwrap();
    writer.join().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Run { code: status.code().unwrap_or(-1), out: text(stdout), err: text(stderr) }
}

/// Runs the program in a folder.
pub fn run(folder: &Path, arguments: &[&str]) -> Run {
    run_with(folder, arguments, b"")
}

fn seeds() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds")
}

fn json(run: &Run) -> Vec<Value> {
    serde_json::from_str(&run.out).unwrap_or_else(|error| panic!("{error}: {}", run.out))
}

fn lines(run: &Run) -> Vec<Value> {
    run.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn exit_codes_tell_clean_findings_and_trouble_apart() {
    let clean = written(&[("notes/a.md", b"# A\n\nNothing to see.\n")]);
    let wrong = written(&[("profiles/a.md", b"---\nkind: person\nnmae: A\n---\n")]);
    let misconfigured = written(&[("rapporteur.toml", b"x = 1\n")]);
    for (folder, arguments, code) in [
        (&clean, vec!["check"], 0),
        (&wrong, vec!["check"], 1),
        (&wrong, vec!["check", "--fail-on", "off"], 0),
        (&wrong, vec!["check", "--ignore", "config"], 0),
        (&wrong, vec!["check", "--select", "figure-falls"], 0),
        (&wrong, vec!["check", "--select", "figure-falls,config"], 1),
        (&misconfigured, vec!["check"], 2),
        (&clean, vec!["check", "nowhere"], 2),
        (&clean, vec!["check", "--profiles", "nowhere"], 2),
        (&clean, vec!["check", "--select", "figure-fall"], 2),
        (&clean, vec!["check", "--fail-on", "loud"], 2),
        (&clean, vec!["chekc"], 2),
        (&clean, vec!["extract", "-", "notes"], 2),
        (&clean, vec!["rule", "figure-fals"], 2),
        (&clean, vec!["rule"], 0),
        (&clean, vec!["--help"], 0),
        (&clean, vec!["check", "--help"], 0),
        (&clean, vec!["--version"], 0),
    ] {
        let run = run(folder.path(), &arguments);
        assert_eq!(run.code, code, "{arguments:?}: {}{}", run.out, run.err);
        assert!(!(code == 2 && run.err.is_empty()), "trouble is told on standard error: {arguments:?}");
    }
}

#[test]
fn trouble_names_the_path_and_what_was_meant() {
    let folder = written(&[]);
    assert!(run(folder.path(), &["check", "nowhere"]).err.contains("nowhere: "));
    assert!(run(folder.path(), &["rule", "figure-fals"]).err.contains("did you mean `figure-falls`"));
}

#[test]
fn json_has_both_places_in_characters_and_a_fix() {
    let run = run(&seeds(), &["check", "--format", "json"]);
    let findings = json(&run);
    assert!(!findings.is_empty());
    for finding in &findings {
        let path = finding["path"].as_str().unwrap();
        let text = std::fs::read_to_string(seeds().join(path)).unwrap();
        let shown = finding["text"].as_str().unwrap();
        assert_eq!(words(&text, &finding["range"]), shown, "{finding}");
        for related in finding["related"].as_array().unwrap() {
            let text = std::fs::read_to_string(seeds().join(related["path"].as_str().unwrap())).unwrap();
            assert_eq!(words(&text, &related["range"]), related["text"].as_str().unwrap());
        }
        for key in ["rule", "level", "message", "fingerprint"] {
            assert!(finding[key].is_string(), "{key}: {finding}");
        }
    }
    let order: Vec<(String, u64, u64, String)> = findings
        .iter()
        .map(|one| {
            let start = &one["range"]["start"];
            let number = |key: &str| start[key].as_u64().unwrap();
            let word = |key: &str| one[key].as_str().unwrap().to_owned();
            (word("path"), number("line"), number("column"), word("rule"))
        })
        .collect();
    assert!(order.is_sorted(), "{order:?}");
    let fingerprints: std::collections::BTreeSet<&str> =
        findings.iter().map(|one| one["fingerprint"].as_str().unwrap()).collect();
    assert!(fingerprints.len() * 10 >= findings.len() * 9, "fingerprints tell findings apart");
}

/// The words of a range, counted in characters.
fn words(text: &str, range: &Value) -> String {
    let at = |place: &Value| (place["line"].as_u64().unwrap(), place["column"].as_u64().unwrap());
    let (start, end) = (at(&range["start"]), at(&range["end"]));
    let (mut place, mut words) = ((1, 1), String::new());
    for c in text.chars() {
        if place >= start && place < end {
            words.push(c);
        }
        place = if c == '\n' { (place.0 + 1, 1) } else { (place.0, place.1 + 1) };
    }
    words
}

#[test]
fn two_runs_print_the_same_bytes() {
    for arguments in [vec!["check"], vec!["check", "--format", "json"], vec!["extract", "."]] {
        let (one, two) = (run(&seeds(), &arguments), run(&seeds(), &arguments));
        assert_eq!(one.out, two.out);
        assert!(!one.out.is_empty());
    }
}

#[test]
fn a_part_of_a_corpus_is_checked_with_all_of_it() {
    let whole = json(&run(&seeds(), &["check", "--format", "json"]));
    let part = json(&run(&seeds(), &["check", "--format", "json", "notes/2016-07-18-after-moscow.md"]));
    let of_note = |one: &&Value| one["path"].as_str().unwrap().starts_with("notes/2016-07-18");
    assert_eq!(whole.iter().filter(of_note).collect::<Vec<_>>(), part.iter().collect::<Vec<_>>());
}

#[test]
fn a_stream_answers_line_by_line() {
    let folder = written(&[]);
    let input = concat!(
        "{\"path\": \"a.txt\", \"text\": \"PARIS — One.\"}\n",
        "\n",
        "{bad\n",
        "{\"path\": \"b.txt\"}\n",
        "{\"text\": \"\\u0000 \\ud83d\\udd4a\"}\n",
    );
    let run = run_with(folder.path(), &["extract", "-"], input.as_bytes());
    let lines = lines(&run);
    assert_eq!(run.code, 0, "{}", run.err);
    assert_eq!(lines.len(), 4);
    assert_eq!(lines[0]["path"], "a.txt");
    assert!(lines[1]["error"].is_string() && lines[1]["path"].is_null());
    assert!(lines[2]["error"].is_string() && lines[2]["path"] == "b.txt");
    assert!(lines[3]["mentions"].is_array());
}

#[test]
fn rows_for_engines_come_in_the_columns_of_their_page() {
    let folder = written(&[]);
    let input = concat!(
        "{\"id\": 17, \"kind\": \"article\", \"outlet\": \"Post\", \"date\": \"2016-07-15\", ",
        "\"text\": \"The war in Syria has killed more than 280,000 people.\"}\n",
        "{bad\n",
    );
    let run = run_with(folder.path(), &["extract", "-", "--format", "facts"], input.as_bytes());
    let lines = lines(&run);
    assert_eq!((run.code, lines.len()), (0, 2), "{}", run.err);
    assert!(run.err.contains("1 of 2 lines could not be read"), "{}", run.err);
    let figure = &lines[0]["figures"][0];
    assert_eq!(
        (&lines[0]["path"], &lines[0]["outlet"], &lines[0]["date"]),
        (&"17".into(), &"Post".into(), &"2016-07-15".into())
    );
    assert_eq!((&figure["start_byte"], &figure["last_day"]), (&38.into(), &"2016-07-15".into()));
    assert_eq!((&lines[1]["version"], &lines[1]["path"]), (&1.into(), &Value::Null));
    let page = self::run(folder.path(), &["extract", "--schema"]).out;
    assert!(
        page.contains("## Columns, version 1\n") && page.contains("\n| `is_witness` | BOOLEAN |"),
        "{page}"
    );
}

#[test]
fn rows_of_a_stream_are_those_of_the_folder() {
    let folder = seeds();
    let profiles = folder.join("profiles");
    let files = run(&folder, &["extract", "articles", "--format", "facts"]);
    let documents = lines(&files).into_iter().map(|row| {
        let text = std::fs::read_to_string(folder.join(row["path"].as_str().unwrap())).unwrap();
        serde_json::json!({"path": row["path"], "text": text}).to_string()
    });
    let input = documents.collect::<Vec<_>>().join("\n");
    let arguments = ["extract", "-", "--format", "facts", "--profiles", profiles.to_str().unwrap()];
    let stream =
        run_with(&folder, &[&arguments[..], &["--config", "rapporteur.toml"]].concat(), input.as_bytes());
    assert_eq!(stream.out, files.out);
    assert!(files.out.lines().count() > 10);
}

#[test]
fn wrong_settings_end_a_stream_before_the_first_document() {
    let folder = written(&[("settings.toml", b"[series]\n\nwindow = \"long\"\n")]);
    let line = b"{\"text\": \"A\"}\n";
    let wrong = run_with(folder.path(), &["extract", "-", "--config", "settings.toml"], line);
    assert_eq!((wrong.code, wrong.out.as_str()), (2, ""));
    assert!(wrong.err.contains("settings.toml:3: "), "{}", wrong.err);
    for arguments in [["--config", "nowhere.toml"], ["--profiles", "nowhere"]] {
        let run = run_with(folder.path(), &[&["extract", "-"][..], &arguments].concat(), line);
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{}", run.err);
        assert!(run.err.contains("nowhere"), "{}", run.err);
    }
}

#[test]
#[cfg(debug_assertions)]
fn a_bug_over_one_line_of_a_stream_costs_its_row() {
    let folder = written(&[]);
    let input = concat!(
        "{\"path\": \"a.md\", \"text\": \"A\"}\n",
        "{\"path\": \"b.md\", \"text\": \"<!-- rapporteur-trial: a bug strikes here -->\"}\n",
        "{\"path\": \"c.md\", \"text\": \"C\"}\n",
    );
    for format in ["json", "facts"] {
        let run = run_with(folder.path(), &["extract", "-", "--format", format], input.as_bytes());
        let errors: Vec<bool> = lines(&run).iter().map(|line| line["error"].is_string()).collect();
        assert_eq!((run.code, errors), (0, vec![false, true, false]), "{}", run.err);
    }
}

#[test]
fn long_streams_keep_their_order() {
    let folder = written(&[]);
    let documents = (0..1000).map(|n| format!("{{\"path\":\"{n}.txt\",\"text\":\"Number {n}.\"}}"));
    let input = documents.collect::<Vec<_>>().join("\n");
    let run = run_with(folder.path(), &["extract", "-"], input.as_bytes());
    let paths: Vec<String> =
        lines(&run).iter().map(|line| line["path"].as_str().unwrap().to_owned()).collect();
    assert_eq!(paths, (0..1000).map(|n| format!("{n}.txt")).collect::<Vec<_>>());
}

#[test]
fn plain_text_on_standard_input_is_one_document() {
    let folder = written(&[]);
    for input in ["Some words.\n\nMore words.\n", "", "\n\n"] {
        let run = run_with(folder.path(), &["extract"], input.as_bytes());
        assert_eq!((run.code, lines(&run).len()), (0, 1), "{input:?} {}", run.err);
    }
    assert_eq!(run_with(folder.path(), &["extract"], b"\x00\x01").code, 2);
}

#[test]
fn control_characters_of_documents_are_shown_not_obeyed() {
    let profile = "---\nkind: person\nna\u{202e}m\u{9b}e: \u{200f}A\n---\n";
    let folder = written(&[("profiles/a.md", profile.as_bytes())]);
    for format in ["full", "concise"] {
        let run = run(folder.path(), &["check", "--format", format]);
        assert_eq!(run.code, 1, "{}", run.err);
        let obeyed = |c: char| c != '\n' && c.is_control() || matches!(c, '\u{202e}' | '\u{200f}');
        assert!(!run.out.contains(obeyed), "{:?}", run.out);
    }
}

#[test]
fn a_reader_who_leaves_early_is_no_trouble() {
    let status = Command::new("sh")
        .arg("-c")
        .arg(format!(
            "'{}' extract . 2>err.txt | head -c 10 >/dev/null; cat err.txt",
            env!("CARGO_BIN_EXE_rapporteur")
        ))
        .current_dir(written(&[("notes/a.md", b"# A\n")]).path())
        .output()
        .unwrap();
    assert_eq!(String::from_utf8_lossy(&status.stdout), "");
}

#[test]
fn explain_tells_the_evidence_of_a_line() {
    let note = "notes/2016-07-18-after-moscow.md";
    let text = std::fs::read_to_string(seeds().join(note)).unwrap();
    let number = text.lines().position(|line| line.contains("280,000")).unwrap() + 1;
    let run = run(&seeds(), &["extract", "--explain", &format!("{note}:{number}")]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.out.starts_with(&format!("{note}:{number}: ")), "{}", run.out);
    assert!(run.out.contains("\ndate: "), "{}", run.out);
}
