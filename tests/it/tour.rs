//! `rapporteur tour`: every answer comes, from the server that editors start.

use super::terminal::{run, written};

#[test]
fn the_tour_gets_every_answer_and_says_how_to_go_on() {
    let folder = written(&[]);
    for _ in 0..2 {
        let run = run(folder.path(), &["tour", "desk"]);
        assert_eq!(run.code, 0, "{}{}", run.out, run.err);
        for shown in [
            "**John Kerry**",
            "**Damascus**",
            "more than 280,000",
            "[figure-not-in-source]",
            "The finding is gone",
            "nvim ",
            "code ",
        ] {
            assert!(run.out.contains(shown), "{shown}: {}", run.out);
        }
        assert!(run.out.contains("articles/2016-02-11"), "introduced in another article: {}", run.out);
    }
    // What it fixed was a buffer: the corpus still has what `check` is to find.
    let checked = run(folder.path(), &["check", "desk/notes/2016-07-18-after-moscow.md"]);
    assert!(checked.code == 1 && checked.out.contains("280,000"), "{}", checked.out);
}

#[test]
fn the_tour_writes_into_nobodys_folder() {
    let folder = written(&[("desk/rapporteur.toml", b"# mine\n"), ("desk/notes/a.md", b"# Mine\n")]);
    let run = run(folder.path(), &["tour", "desk"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("is not empty"), "{}", run.err);
    assert!(!folder.path().join("desk/articles").exists());
}
