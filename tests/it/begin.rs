//! `init` and `completions`: what a newcomer runs first.

use crate::terminal::{run, written};

const ARTICLE: &[u8] = b"---\ndate: 2017-07-05\noutlet: Bay News\n---\n# Talks\n\nUN envoy Staffan Lindgren met Russian Foreign Minister \
      Oleg Sorentiev in Astana.\n";
const NOTE: &[u8] = b"# Note\n\nUN envoy Staffan Lindgren left Astana.\n";

#[test]
fn a_corpus_is_begun_and_what_is_there_is_left_alone() {
    let folder = written(&[("articles/a.md", ARTICLE), ("notes/n.md", NOTE)]);
    let first = run(folder.path(), &["init"]);
    assert_eq!((first.code, first.err.as_str()), (0, ""));
    assert!(first.out.contains("wrote ./rapporteur.toml"), "{}", first.out);
    for expected in ["Staffan Lindgren, person, 2 documents", "Astana, city, 2 documents"] {
        assert!(first.out.contains(expected), "{}", first.out);
    }
    assert!(!first.out.contains("Sorentiev"), "one document is too few: {}", first.out);
    assert!(
        !folder.path().join("profiles").exists(),
        "profiles are proposed, and written when they are asked for"
    );
    let again = run(folder.path(), &["init", "--profiles", "1"]);
    assert!(again.out.starts_with("./rapporteur.toml is there already\nwrote profiles/"), "{}", again.out);
    let check = run(folder.path(), &["check"]);
    assert_eq!(check.code, 0, "{}", check.out);
}

#[test]
fn the_commented_settings_are_the_settings() {
    let folder = written(&[("notes/n.md", NOTE)]);
    assert_eq!(run(folder.path(), &["init"]).code, 0);
    let text = std::fs::read_to_string(folder.path().join("rapporteur.toml")).unwrap();
    assert!(text.lines().all(|line| line.is_empty() || line.starts_with('#')));
    let tables: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("# ")).collect();
    for table in ["[corpus]", "[rules]", "[tolerance]", "[series]", "[editor]", "[corrections]"] {
        assert!(tables.contains(&table), "{table} in {tables:?}");
    }
}

#[test]
fn a_folder_that_is_none_is_told() {
    let folder = written(&[("notes/n.md", NOTE)]);
    let run = run(folder.path(), &["init", "notes/n.md"]);
    assert_eq!(run.code, 2);
    assert!(run.err.starts_with("rapporteur: notes/n.md"), "{}", run.err);
}

#[test]
fn every_shell_gets_its_completions() {
    let folder = written(&[]);
    for (shell, expected) in
        [("bash", "_rapporteur()"), ("zsh", "#compdef rapporteur"), ("fish", "complete -c rapporteur")]
    {
        let run = run(folder.path(), &["completions", shell]);
        assert_eq!(run.code, 0);
        assert!(run.out.contains(expected) && run.out.contains("series"), "{shell}");
    }
    assert_eq!(run(folder.path(), &["completions", "cmd"]).code, 2);
}
