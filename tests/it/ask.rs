//! `series`, `who` and `where` in a terminal: what they print, their exit codes, and what documents cannot do to them.

use std::path::{Path, PathBuf};

use serde_json::Value;

use super::terminal::{Run, run, written};

fn seeds() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds")
}

fn asked(arguments: &[&str]) -> Run {
    run(&seeds(), arguments)
}

/// Two estimators who do not agree, with names that would be markup, formulas or commands elsewhere.
fn hostile() -> tempfile::TempDir {
    let article = |outlet: &str, date: &str, words: &str| {
        format!("---\ntitle: A\noutlet: \"{outlet}\"\ndate: {date}\n---\n\n# A\n\nDAMASCUS — {words}\n")
    };
    let one = article("=SUM(A1)<b>", "2016-03-24", "The Syrian war has killed more than 470,000 people.");
    let two =
        article("@x \u{202e}\u{9b}2J", "2016-07-15", "The Syrian war has killed more than 280,000 people.");
    written(&[("articles/a.md", one.as_bytes()), ("articles/b.md", two.as_bytes())])
}

#[test]
fn exit_codes_tell_found_nobody_and_trouble_apart() {
    for (arguments, code) in [
        (vec!["series"], 0),
        (vec!["series", "deaths"], 0),
        (vec!["series", "inhabitants"], 0),
        (vec!["series", "deaths", "--scope", "Syrian war"], 0),
        (vec!["series", "deaths", "--scope", "syrian-war", "--group", "civilians"], 0),
        (vec!["series", "daeths"], 2),
        (vec!["series", "deaths", "--scope", "Narnia"], 2),
        (vec!["series", "deaths", "--group", "pilots"], 2),
        (vec!["series", "--format", "svg"], 2),
        (vec!["series", "deaths", "--corpus", "nowhere"], 2),
        (vec!["who", "Lavrov"], 0),
        (vec!["who", "Staffan", "de", "Mistura"], 0),
        (vec!["who", "Lovrav"], 1),
        (vec!["where", "Geneva"], 0),
        (vec!["where", "Atlantis"], 1),
        (vec!["who"], 2),
        (vec!["who", "Kerry", "--at", "yesterday"], 2),
        (vec!["series", "--help"], 0),
        (vec!["who", "--help"], 0),
        (vec!["where", "--help"], 0),
    ] {
        let run = asked(&arguments);
        assert_eq!(run.code, code, "{arguments:?}: {}{}", run.out, run.err);
        assert!(code == 0 || !run.err.is_empty(), "trouble is told: {arguments:?}");
    }
}

#[test]
fn what_was_meant_is_told() {
    assert!(asked(&["series", "daeths"]).err.contains("did you mean `deaths`?"));
    assert!(asked(&["series", "deaths", "--scope", "Syrian wr"]).err.contains("Syrian war"));
    assert!(asked(&["who", "Lovrav"]).err.contains("did you mean Sergei Lavrov?"));
}

#[test]
fn one_series_is_the_same_in_all_formats() {
    let json: Value = serde_json::from_str(&asked(&["series", "deaths", "--format", "json"]).out).unwrap();
    let figures = json["figures"].as_array().unwrap();
    assert_eq!(
        (json["measure"].as_str(), json["scope"]["id"].as_str()),
        (Some("deaths"), Some("syrian-war"))
    );
    assert!(figures.len() > 5 && figures.iter().all(|one| one["low"].is_number() || one["high"].is_number()));
    for one in figures {
        let text = std::fs::read_to_string(seeds().join(one["path"].as_str().unwrap())).unwrap();
        let place = one["start"].as_u64().unwrap() as usize..one["end"].as_u64().unwrap() as usize;
        let line = text.lines().nth(one["line"].as_u64().unwrap() as usize - 1).unwrap();
        assert!(line.contains(text.get(place).unwrap()), "{one}");
    }
    let csv = asked(&["series", "deaths", "--format", "csv"]).out;
    assert_eq!(csv.lines().count(), figures.len() + 1);
    let table = asked(&["series", "deaths"]).out;
    let svg = asked(&["series", "deaths", "--format", "svg"]).out;
    assert_eq!(svg.matches("<title>").count(), figures.len() + 1);
    for (number, one) in json["findings"].as_array().unwrap().iter().enumerate() {
        let message = one["message"].as_str().unwrap();
        assert!(table.contains(&format!("[{}] {message}", number + 1)), "{message}");
        let ends = ["earlier", "later"].map(|end| &figures[one[end].as_u64().unwrap() as usize - 1]);
        assert!(ends.iter().all(|end| end["findings"].as_array().unwrap().contains(&one["number"])));
    }
    assert!(!json["findings"].as_array().unwrap().is_empty());
}

#[test]
fn dates_of_figures_do_not_go_back() {
    let json: Value = serde_json::from_str(&asked(&["series", "deaths", "--format", "json"]).out).unwrap();
    let days: Vec<&str> =
        json["figures"].as_array().unwrap().iter().filter_map(|one| one["to"].as_str()).collect();
    assert!(days.is_sorted(), "{days:?}");
}

#[test]
fn two_runs_print_the_same_bytes() {
    for format in ["table", "json", "csv", "svg"] {
        let arguments = ["series", "deaths", "--format", format];
        assert_eq!(asked(&arguments).out, asked(&arguments).out, "{format}");
    }
    assert_eq!(asked(&["series"]).out, asked(&["series"]).out);
}

#[test]
fn names_of_documents_are_shown_and_not_obeyed() {
    let folder = hostile();
    let of = |format: &str| run(folder.path(), &["series", "deaths", "--format", format]);
    let svg = of("svg");
    assert_eq!(svg.code, 0, "{}", svg.err);
    assert!(
        svg.out.contains("=SUM(A1)&lt;b&gt;") && !svg.out.contains("<b>") && !svg.out.contains("<script")
    );
    let csv = of("csv").out;
    assert!(csv.contains("\"'=SUM(A1)<b>\"") && csv.contains("\"'@x "), "{csv}");
    let obeyed = |c: char| c != '\n' && c.is_control() || c == '\u{202e}';
    for format in ["table", "csv", "svg"] {
        let run = of(format);
        assert!(!run.out.contains(obeyed), "{format}: {:?}", run.out);
    }
    let err = run(folder.path(), &["who", "\u{1b}[2J\u{202e}"]).err;
    assert!(!err.contains(obeyed), "{err:?}");
}

#[test]
fn a_corpus_without_figures_has_no_series() {
    let folder = written(&[("notes/a.md", b"# A\n\nNothing to see.\n")]);
    let list = run(folder.path(), &["series"]);
    assert_eq!((list.code, list.out.as_str()), (2, ""));
    assert!(list.err.contains("no series"), "{}", list.err);
}

#[test]
fn who_tells_the_role_at_a_date() {
    let then = asked(&["who", "Kerry", "--at", "2016"]).out;
    let before = asked(&["who", "kerry", "--at", "2010-05"]).out;
    assert!(then.contains("Secretary of State") && before.contains("Senator"), "{then}\n{before}");
    for out in [&then, &before, &asked(&["where", "geneva"]).out] {
        assert!(!out.contains("**") && !out.contains('\\') && !out.contains("---"), "{out}");
    }
}

#[test]
fn a_name_that_fits_several_lists_them() {
    let profile = |name: &str| format!("---\nkind: person\nname: {name}\n---\n");
    let folder = written(&[
        ("profiles/a.md", profile("Anna Berg").as_bytes()),
        ("profiles/b.md", profile("Bruno Berg").as_bytes()),
    ]);
    let run = run(folder.path(), &["who", "Berg"]);
    assert_eq!(run.code, 1);
    assert_eq!(run.out, "a  Anna Berg, person, 0 documents\nb  Bruno Berg, person, 0 documents\n");
    assert!(run.err.contains("several"), "{}", run.err);
}
