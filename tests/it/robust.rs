//! Bad files, bad folders, bad settings: said where that helps, never a crash, never a hang.

use std::path::Path;

use serde_json::Value;

use super::terminal::{Run, run, written};

fn kinds(run: &Run) -> Vec<(String, String)> {
    run.out
        .lines()
        .map(|line| {
            let line: Value = serde_json::from_str(line).unwrap();
            let word = |key: &str| line[key].as_str().unwrap().to_owned();
            (word("path"), word("kind"))
        })
        .collect()
}

fn paths(run: &Run) -> Vec<String> {
    kinds(run).into_iter().map(|(path, _)| path).collect()
}

#[test]
fn an_empty_corpus_is_clean() {
    let folder = written(&[]);
    let checked = run(folder.path(), &["check"]);
    assert_eq!((checked.code, checked.out.as_str()), (0, ""));
    assert_eq!(run(folder.path(), &["check", "--format", "json"]).out, "[]\n");
    let extracted = run(folder.path(), &["extract", "."]);
    assert_eq!((extracted.code, extracted.out.as_str()), (0, ""));
}

#[test]
fn empty_binary_and_odd_files_harm_nobody() {
    let folder = written(&[
        ("articles/empty.txt", b""),
        ("articles/blank.txt", b"\n\n \t\n"),
        ("articles/binary.txt", b"\x7fELF\x00\x01\x02"),
        ("articles/picture.png", b"\x89PNG\x00"),
        ("notes/only-front.md", b"---\n"),
        ("notes/open-front.md", b"---\ntitle: x\n"),
        ("notes/no-break.md", b"no line break at the end"),
        ("notes/carriage.md", b"# One\r\rTwo \r\n\r\nThree\r"),
    ]);
    let run = run(folder.path(), &["extract", "."]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(!paths(&run).iter().any(|path| path.contains("binary") || path.contains("picture")));
    assert_eq!(paths(&run).len(), 6);
    assert_eq!(run.err, "");
}

#[test]
fn encodings_are_decoded_and_it_is_said() {
    let folder = written(&[
        ("articles/mark.txt", b"\xEF\xBB\xBFPARIS. Words."),
        ("articles/windows.txt", b"\x93Words\x94 \x96 caf\xE9."),
        ("articles/wide.txt", b"\xFF\xFEW\0o\0r\0d\0s\0"),
    ]);
    let extracted = run(folder.path(), &["extract", "."]);
    assert_eq!((extracted.code, paths(&extracted).len()), (0, 3), "{}", extracted.err);
    let said: Vec<&str> = extracted.err.lines().collect();
    assert_eq!(said.len(), 2, "{said:?}");
    assert!(said.iter().any(|line| line.contains("windows.txt") && line.contains("windows-1252")));
    assert!(said.iter().any(|line| line.contains("wide.txt") && line.contains("UTF-16LE")));
}

#[test]
fn a_line_of_fifty_megabytes_is_passed_over_with_a_word() {
    let long = "word ".repeat(10 * 1024 * 1024);
    let folder = written(&[("articles/long.txt", long.as_bytes()), ("articles/short.txt", b"Words.")]);
    let run = run(folder.path(), &["extract", "."]);
    assert_eq!((run.code, paths(&run)), (0, vec!["articles/short.txt".to_owned()]));
    assert!(run.err.contains("long.txt: larger than 10 MiB"), "{}", run.err);
}

#[test]
fn a_line_of_some_megabytes_is_read() {
    let long = "Some words of 1,000 people. ".repeat(100 * 1024);
    let folder = written(&[("notes/long.md", long.as_bytes())]);
    let run = run(folder.path(), &["check"]);
    assert_eq!(run.code, 0, "{}", run.err);
}

#[test]
fn positions_in_a_file_with_a_mark_and_crlf_are_the_editors() {
    let profile = "\u{feff}---\r\nkind: person\r\n\"n\u{e9}me\": x\r\n---\r\n";
    let folder = written(&[("profiles/a.md", profile.as_bytes())]);
    let run = run(folder.path(), &["check", "--format", "json"]);
    let findings: Vec<Value> = serde_json::from_str(&run.out).unwrap();
    assert_eq!(findings.len(), 1, "{}", run.out);
    let (start, end) = (&findings[0]["range"]["start"], &findings[0]["range"]["end"]);
    let words = findings[0]["text"].as_str().unwrap();
    assert_eq!((start["line"].as_u64(), end["line"].as_u64()), (Some(3), Some(3)));
    assert_eq!(words.trim_matches('"'), "n\u{e9}me");
    assert_eq!(
        end["column"].as_u64().unwrap() - start["column"].as_u64().unwrap(),
        words.chars().count() as u64
    );
}

#[cfg(unix)]
#[test]
fn folders_that_may_not_be_read_are_said_once() {
    use std::os::unix::fs::PermissionsExt;
    let folder = written(&[("closed/a.md", b"# A\n"), ("notes/b.md", b"# B\n")]);
    let closed = folder.path().join("closed");
    let mode = |mode| std::fs::set_permissions(&closed, std::fs::Permissions::from_mode(mode)).unwrap();
    mode(0o000);
    let is_almighty = std::fs::read_dir(&closed).is_ok();
    let run = run(folder.path(), &["extract", "."]);
    mode(0o755);
    if is_almighty {
        return; // Root reads everything, so there is nothing to be said.
    }
    assert_eq!((run.code, paths(&run)), (2, vec!["notes/b.md".to_owned()]));
    assert_eq!(run.err.matches("closed: cannot be read").count(), 1, "{}", run.err);
}

#[cfg(unix)]
#[test]
fn links_lead_nowhere() {
    use std::os::unix::fs::symlink;
    let outside = written(&[("secret.md", b"# Secret\n")]);
    let folder = written(&[("notes/a.md", b"# A\n")]);
    symlink(folder.path(), folder.path().join("notes/loop")).unwrap();
    symlink(outside.path(), folder.path().join("out")).unwrap();
    symlink(outside.path().join("secret.md"), folder.path().join("notes/out.md")).unwrap();
    symlink("nowhere", folder.path().join("notes/broken.md")).unwrap();
    let extracted = run(folder.path(), &["extract", "."]);
    assert_eq!((extracted.code, paths(&extracted)), (0, vec!["notes/a.md".to_owned()]), "{}", extracted.err);
    // A root that is a link itself was meant.
    let elsewhere = written(&[]);
    symlink(folder.path(), elsewhere.path().join("corpus")).unwrap();
    let extracted = run(elsewhere.path(), &["extract", "corpus"]);
    assert_eq!(paths(&extracted), ["corpus/notes/a.md"]);
}

#[cfg(unix)]
#[test]
fn pipes_and_sockets_are_no_documents() {
    let folder = written(&[("notes/a.md", b"# A\n")]);
    let made = std::process::Command::new("mkfifo").arg(folder.path().join("notes/pipe.md")).status();
    if made.is_ok_and(|status| status.success()) {
        assert_eq!(paths(&run(folder.path(), &["extract", "."])), ["notes/a.md"]);
    }
}

#[test]
fn every_wrong_key_is_told_at_its_place() {
    let config = r#"colour = "red"
corpus.articles = 3
corpus.notes = ["["]
corpus.profiles = [1]
corpus.exclude = true
corpus.conflict = []
corpus.profile = []

[rules]
figure-fals = "off"
figure-falls = "loud"
config = 1

[tolerance]
tolls = 101
growth = -1
monthly-growth = "10"

[series]
window = 1.5

[[overrides]]
rules = { undated-article = "off" }

[[overrides]]
paths = ["a/**"]
rules = { undatd-article = "off" }

[[measures]]
name = ""
kind = "rising"
words = 5

[[measures]]
kind = "level"
"#;
    let folder = written(&[("rapporteur.toml", config.as_bytes()), ("notes/a.md", b"# A\n")]);
    let run = run(folder.path(), &["check", "--format", "json"]);
    assert_eq!(run.code, 2, "{}", run.err);
    let findings: Vec<Value> = serde_json::from_str(&run.out).unwrap();
    let found: Vec<(u64, String)> = findings
        .iter()
        .map(|one| {
            (one["range"]["start"]["line"].as_u64().unwrap(), one["text"].as_str().unwrap().to_owned())
        })
        .collect();
    let expected = [
        (1, "colour"),
        (2, "3"),
        (3, "\"[\""),
        (4, "1"),
        (5, "true"),
        (6, "[]"),
        (7, "profile"),
        (10, "figure-fals"),
        (11, "\"loud\""),
        (12, "1"),
        (15, "101"),
        (16, "-1"),
        (17, "\"10\""),
        (20, "1.5"),
        (22, "[[overrides]]"),
        (27, "undatd-article"),
        (30, "\"\""),
        (31, "\"rising\""),
        (32, "5"),
        (34, "[[measures]]"),
    ];
    let expected: Vec<(u64, String)> = expected.map(|(line, text)| (line, text.to_owned())).into();
    assert_eq!(found, expected);
}

#[test]
fn a_configuration_that_is_no_toml_is_told_and_the_defaults_hold() {
    for config in ["[corpus\n", "= 1\n", "\u{0}", "corpus = \"x\"\n", "[corpus]\narticles = [\"a/**\"\n"] {
        let folder = written(&[("rapporteur.toml", config.as_bytes()), ("notes/a.md", b"# A\n")]);
        let run = run(folder.path(), &["check", "--format", "json"]);
        assert!(run.code == 2 || config.contains('\u{0}'), "{config:?}: {}{}", run.out, run.err);
    }
}

#[test]
fn deep_folders_and_long_names_are_walked() {
    let deep = "d/".repeat(100) + "a.md";
    let folder = written(&[(&deep, b"# A\n"), (&format!("notes/{}.md", "n".repeat(200)), b"# B\n")]);
    assert_eq!(paths(&run(folder.path(), &["extract", "."])).len(), 2);
}

#[test]
fn a_root_that_vanished_is_trouble() {
    let folder = written(&[]);
    let gone: &Path = &folder.path().join("gone");
    assert_eq!(run(folder.path(), &["extract", gone.to_str().unwrap()]).code, 2);
}

#[test]
fn paths_together_are_one_corpus_without_a_configuration() {
    let folder = written(&[
        ("articles/a.md", b"---\ndate: 2017-07-04\n---\n# A\n"),
        ("notes/b.md", b"# B\n\n[a](../articles/a.md) and [c](../other/c.md)\n"),
        ("other/c.md", b"# C\n"),
    ]);
    let extracted = run(folder.path(), &["extract", "articles", "notes"]);
    let expected = [("articles/a.md", "article"), ("notes/b.md", "note")];
    assert_eq!(kinds(&extracted), expected.map(|(path, kind)| (path.to_owned(), kind.to_owned())));
    let checked = run(folder.path(), &["check", "articles", "notes", "--format", "concise"]);
    let broken = checked.out.lines().filter(|line| line.contains("[broken-citation]")).count();
    assert_eq!(broken, 1, "only what was named is there: {}", checked.out);
}

#[test]
fn profiles_from_elsewhere_are_profiles() {
    let profiles = written(&[("ford-prefect.md", b"---\nkind: person\nname: Ford Prefect\n---\n# Ford\n")]);
    let folder = written(&[("articles/a.txt", b"LONDON. Ford Prefect left on Monday.\n")]);
    let given = profiles.path().to_str().unwrap();
    let extracted = run(folder.path(), &["extract", ".", "--profiles", given]);
    assert_eq!(paths(&extracted), ["articles/a.txt"], "profiles are known, but were not asked for");
    assert_eq!(run(folder.path(), &["check", "--profiles", given]).code, 0);
}
