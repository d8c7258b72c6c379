//! Strangers' texts: a corpus that was written to do harm. What `SECURITY.md` promises is held here.

use std::{
    path::Path,
    sync::Arc,
    time::{Duration, Instant},
};

use rapporteur::{
    corpus::{Cited, Excerpt},
    query::{self, hover},
    text::{Document, Format, front_matter::FrontMatter},
    workspace::{Options, View, Workspace},
};
use serde_json::Value;
use tempfile::TempDir;

use super::{
    inert::live,
    ladder::{TRAPS, ratio},
    terminal::{run, written},
};

/// Markup of every kind that Markdown knows, with characters that turn and hide words.
const LIVE: &str = "[x](command:rm) ![p](https://a.org/p.png) <img src=x onerror=y> `c` **b** ~~d~~ | e | &lt; $m$ https://b.org www.c.org \
     d@e.org [[w]] [^1] {#i} \u{202e}r\u{2066}s\u{1b}[2J\u{e0041}";

/// A corpus in which everything that can be named is named to do harm.
fn corpus() -> TempDir {
    let quoted = LIVE.replace('\\', "\\\\").replace('"', "\\\"").replace('\u{1b}', "\\u001b");
    let toml = format!(
        "[corpus]\nconflict = \"w\"\n[[measures]]\nname = \"{quoted}\"\nkind = \"level\"\nwords = [\"checkpoints\"]\nunit = \"{quoted}\"\nscope = \
         \"w\"\n[editor]\ninlay-hints = true\n"
    );
    let article = |day: u8, number: u32| {
        format!(
            "---\ntitle: \"{quoted}\"\noutlet: \"- {quoted}\"\ndate: 2016-03-{day:02}\nkey: k{day}\n---\n# {LIVE}\n\nASTANA — The war in Wonder \
             has killed {number} people, Anna Keller, {LIVE}, said. There were {number} checkpoints of [a](../x.md) <b>. “We {LIVE} left the \
             lake,” Keller said.\n"
        )
    };
    let profile = format!(
        "---\nkind: conflict\nname: \"1. {quoted}\"\naliases: [war in Wonder, \"{quoted}\"]\nstart: 2011-03-15\nacknowledge:\n  - {{reason: \
         \"{quoted}\", author: \"{quoted}\", measure: deaths}}\n---\n---\n\n=== {LIVE}\n\n{LIVE}\n"
    );
    let person = format!(
        "---\nkind: person\nname: Anna Keller\naliases: [\"{quoted}\"]\nroles:\n  - {{title: \"{quoted}\", of: w, from: 2001}}\n---\n- {LIVE}\n"
    );
    let note = "# N\n\nThe war in Wonder has killed 900,000 people ([A](../articles/a.md)). Anna Keller saw 12 checkpoints [@k2].\n";
    written(&[
        ("rapporteur.toml", toml.as_bytes()),
        ("articles/a.md", article(1, 470_000).as_bytes()),
        ("articles/[x](y) <b>|.md", article(2, 280_000).as_bytes()),
        ("profiles/w.md", profile.as_bytes()),
        ("profiles/anna.md", person.as_bytes()),
        ("notes/n.md", note.as_bytes()),
    ])
}

fn view(folder: &Path) -> View {
    let mut workspace = Workspace::new(&[folder.to_path_buf()], Options::default());
    let batch = workspace.index_job().run(&|_| {}, &|| false).unwrap();
    workspace.absorb(batch);
    workspace.view()
}

#[test]
fn nothing_of_a_stranger_is_live_in_a_hover() {
    let corpus = corpus();
    let view = view(corpus.path());
    let reading = |excerpt: &Excerpt| view.texts.excerpt(excerpt);
    let mut seen = 0;
    let mut hold = |markdown: String| {
        assert_eq!(live(&markdown), [""; 0], "{markdown}");
        seen += usize::from(markdown.contains("onerror"));
    };
    for entry in view.snapshot.entries() {
        if let Some(found) = hover::of_document(&view.snapshot, &entry.path) {
            hold(found.markdown(&reading));
        }
        let text = view.texts.text(&entry.path).unwrap();
        for (offset, _) in text.char_indices() {
            if let Some(found) = query::hover(&view.snapshot, &entry.path, offset as u32) {
                hold(found.markdown(&reading));
            }
        }
        for mention in &entry.facts.mentions {
            hold(hover::of_entity(&view.snapshot, &mention.reference, None).markdown(&reading));
        }
        for figure in 0..entry.facts.figures.len() as u32 {
            let place = rapporteur::corpus::FigurePlace { document: Arc::clone(&entry.path), figure };
            if let Some(found) = hover::of_figure(&view.snapshot, &place) {
                hold(found.markdown(&reading));
            }
        }
    }
    assert!(seen > 100, "the harm was looked at {seen} times");
}

#[test]
fn nothing_of_a_stranger_is_obeyed_by_a_terminal() {
    let corpus = corpus();
    let is_obeyed = |c: char| {
        c.is_control() && c != '\n'
            || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{e0041}')
    };
    let mut seen = 0;
    for arguments in [
        &["check"][..],
        &["check", "--format", "concise"],
        &["check", "--format", "github"],
        &["series"],
        &["series", "deaths"],
        &["series", "deaths", "--format", "csv"],
        &["series", "deaths", "--format", "svg"],
        &["who", "Anna Keller"],
        &["extract", "--explain", "articles/a.md:9"],
        &["init", "."],
    ] {
        let run = run(corpus.path(), arguments);
        for out in [&run.out, &run.err] {
            assert!(!out.contains(is_obeyed), "{arguments:?}: {out:?}");
            seen += usize::from(out.contains("onerror"));
        }
    }
    assert!(seen > 4, "the harm was looked at {seen} times");
    let svg = run(corpus.path(), &["series", "deaths", "--format", "svg"]).out;
    assert!(!svg.contains("<img") && svg.contains("&lt;img"), "{svg}");
    let github = run(corpus.path(), &["check", "--format", "github"]).out;
    assert!(github.lines().all(|line| line.starts_with("::") && line.matches("::").count() == 2), "{github}");
}

#[test]
fn json_is_whole_for_any_text() {
    let corpus = corpus();
    for arguments in [
        &["check", "--format", "json"][..],
        &["check", "--format", "sarif"],
        &["series", "deaths", "--format", "json"],
    ] {
        let run = run(corpus.path(), arguments);
        let value: Value =
            serde_json::from_str(&run.out).unwrap_or_else(|error| panic!("{arguments:?}: {error}"));
        assert!(value.to_string().contains("onerror"), "{arguments:?}");
    }
    for line in run(corpus.path(), &["extract", "."]).out.lines() {
        serde_json::from_str::<Value>(line).unwrap();
    }
}

/// Ways to name what lies outside of a corpus beside which `secret.md` lies.
const OUTSIDE: &[&str] = &[
    "../../secret.md",
    "../../../../../../../../etc/passwd",
    "/etc/passwd",
    "//server/share/x.md",
    "\\\\server\\share\\x.md",
    "..\\..\\secret.md",
    "C:\\secret.md",
    "C:/secret.md",
    "file:///etc/passwd",
    "file://server/x.md",
    "%2e%2e/%2e%2e/secret.md",
    "..%2f..%2fsecret.md",
    "%2Fetc%2Fpasswd",
    "notes/../../secret",
    "../../secret",
];

#[test]
fn no_citation_leads_out() {
    let around = written(&[(
        "secret.md",
        b"---\nkey: secret\ntitle: S3CRET\n---\n# S3CRET\n\nThe war killed 5 people.\n",
    )]);
    let root = around.path().join("corpus/notes");
    std::fs::create_dir_all(&root).unwrap();
    let mut note = String::from("---\nsources:\n");
    for path in OUTSIDE {
        note += &format!("  - '{path}'\n");
    }
    note += "---\n# N\n\n";
    for (number, path) in OUTSIDE.iter().enumerate() {
        note += &format!(
            "It killed 5 people ([a]({path}), [b](<{path}>), [[{path}]], [@{path}], [@secret])[^{number}].\n\n[^{number}]: {path}\n\n"
        );
    }
    std::fs::write(root.join("n.md"), &note).unwrap();
    std::fs::write(
        around.path().join("corpus/rapporteur.toml"),
        "[corpus]\narticles = [\"../**\", \"/**\"]\nprofiles = [\"../../**\"]\n[corrections]\ndates = [{ document = \"../secret.md\", date = \
         \"2016-01-01\" }]\n",
    )
    .unwrap();
    std::fs::write(
        around.path().join("corpus/rapporteur-baseline.toml"),
        "findings = [{ path = \"../secret.md\", rule = \"figure-falls\", fingerprint = \"1\" }]\n",
    )
    .unwrap();
    let view = view(&around.path().join("corpus"));
    let entry = view.snapshot.entry("notes/n.md").unwrap();
    let all: Vec<_> = entry.facts.citations.iter().chain(&entry.facts.sources).collect();
    assert!(all.len() > OUTSIDE.len() * 3, "{}", all.len());
    for citation in all {
        let found = view.snapshot.resolve_citation(&entry.path, citation);
        assert!(matches!(found, Cited::Nothing | Cited::Outside), "{citation:?}: {found:?}");
    }
    let corpus = around.path().join("corpus");
    for arguments in
        [&["check", "--format", "json"][..], &["extract", "."], &["check", "--fix"], &["init", "."]]
    {
        let run = run(&corpus, arguments);
        assert!(!(run.out + &run.err).contains("S3CRET"), "{arguments:?}");
    }
}

#[cfg(unix)]
#[test]
fn settings_that_are_a_link_out_are_not_followed() {
    use std::os::unix::fs::symlink;
    let outside = written(&[("secret", b"password = \"S3CRET\"\n")]);
    let corpus = written(&[("notes/a.md", b"# A\n")]);
    for name in ["rapporteur.toml", "rapporteur-baseline.toml"] {
        symlink(outside.path().join("secret"), corpus.path().join(name)).unwrap();
    }
    let checked = run(corpus.path(), &["check", "--format", "json"]);
    assert!(
        !(checked.out + &checked.err).contains("S3CRET") && !checked.err.contains("password"),
        "{}",
        checked.err
    );
    assert!(
        checked.err.contains("rapporteur.toml: a link that leads out of the corpus, not followed"),
        "{}",
        checked.err
    );
    // What is written goes into the corpus, not through the link.
    run(corpus.path(), &["check", "--write-baseline"]);
    assert_eq!(std::fs::read(outside.path().join("secret")).unwrap(), b"password = \"S3CRET\"\n");
    // A link within the corpus was meant.
    let inside = written(&[("notes/a.md", b"# A\n"), ("settings/own.toml", b"nonsense = 1\n")]);
    symlink("settings/own.toml", inside.path().join("rapporteur.toml")).unwrap();
    assert!(run(inside.path(), &["check"]).out.contains("nonsense"));
}

#[cfg(unix)]
#[test]
fn no_file_is_made_outside() {
    use std::os::unix::fs::symlink;
    let text = "Anna Keller, a mediator, met Peter Weber. Anna Keller left Geneva.\n";
    let (outside, corpus) =
        (written(&[]), written(&[("notes/a.md", text.as_bytes()), ("notes/b.md", text.as_bytes())]));
    symlink(outside.path(), corpus.path().join("profiles")).unwrap();
    let made = run(corpus.path(), &["init", "--profiles", "3", "."]);
    assert_eq!(std::fs::read_dir(outside.path()).unwrap().count(), 0, "{}{}", made.out, made.err);
    let view = view(corpus.path());
    for (path, expected) in [
        ("notes/new.md", true),
        ("new/deep/er.md", true),
        ("profiles/new.md", false),
        ("../new.md", false),
        ("notes/../../new.md", false),
        ("/tmp/new.md", false),
        ("..\\new.md", false),
        ("\\\\server\\share\\new.md", false),
        ("C:\\new.md", false),
        ("C:new.md", false),
        ("untitled:new.md", false),
    ] {
        assert_eq!(view.roots.may_hold(path), expected, "{path}");
    }
}

#[test]
fn front_matter_is_bounded() {
    let mut bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n".to_owned();
    let mut last = "a".to_owned();
    for number in 0..30 {
        bomb += &format!(
            "b{number}: &b{number} [*{last}, *{last}, *{last}, *{last}, *{last}, *{last}, *{last}]\n"
        );
        last = format!("b{number}");
    }
    let deep = format!("a: {}x{}\n", "[".repeat(20_000), "]".repeat(20_000));
    let anchors: Vec<String> = (0..5_000).map(|number| format!("a{number}: &a{number} x\n")).collect();
    let anchors = anchors.concat();
    let maps = format!("a: {}\n", "{a: ".repeat(15_000));
    for yaml in [
        bomb,
        deep,
        anchors,
        maps,
        "? ".repeat(30_000),
        "- ".repeat(30_000),
        "!!a ".repeat(16_000),
        "*a ".repeat(20_000),
    ] {
        let text = format!("---\nkind: person\nname: Anna Keller\n{yaml}---\n# A\n");
        let start = Instant::now();
        let front = FrontMatter::read(&text);
        assert!(start.elapsed() < Duration::from_secs(20), "{} bytes took {:?}", text.len(), start.elapsed());
        if let Some(front) = front {
            assert!(front.entries.len() < 6_000 && format!("{front:?}").len() < 4_000_000);
        }
    }
    let of =
        |length: usize| FrontMatter::read(&format!("---\ntitle: {}\n---\n", "x".repeat(length))).is_some();
    assert!(of(64 * 1024 - 100) && !of(64 * 1024 + 1), "64 KiB are read, more is text");
}

/// Depths that overflow a stack where anything calls itself for each.
#[test]
fn deep_nesting_is_read() {
    for unit in [
        "> ", "- ", "1. ", "[", "![", "*", "**", "_a ", "((", "“", "[[", "<b>", "> - ", "#", "Al-",
        "of the ", "- > 1. ",
    ] {
        for format in [Format::Markdown, Format::Plain] {
            let text = unit.repeat(10_000) + "Anna Keller said 5 people were killed.\n";
            let document = Document::read(Arc::from(text.as_str()), format);
            super::told::read(&document);
        }
    }
    for lists in ["- a\n".to_owned(), "> a\n".to_owned()] {
        let text: String = (0..300).map(|depth| " ".repeat(depth * 2) + &lists).collect();
        Document::read(Arc::from(text.as_str()), Format::Markdown);
    }
}

#[test]
fn huge_numbers_are_numbers_or_nothing() {
    let long = "9".repeat(200_000);
    for number in [
        long.clone(),
        long.clone() + ".5",
        "0.".to_owned() + &long,
        long.replace("999", "999,"),
        "1e999999".to_owned(),
        "٩".repeat(50_000),
    ] {
        for sentence in [
            format!("It killed {number} people."),
            format!("The {number}th round."),
            format!("{number}% left on {number} July {number}."),
        ] {
            let document = Document::read(Arc::from(sentence.as_str()), Format::Plain);
            let facts = super::told::read(&document);
            assert!(
                facts.figures.iter().all(|figure| figure.span.of(&sentence).len() < 100),
                "{}",
                sentence.len()
            );
        }
    }
    let settings = format!("[tolerance]\ntolls = {long}\n[series]\nwindow = 99999999999999999999\n");
    assert_eq!(rapporteur::config::Settings::read(Some(&settings), None).problems.len(), 2);
}

#[test]
fn a_line_of_ten_megabytes_is_read() {
    let line = "word ".repeat(1_990_000);
    let long_word = "a".repeat(9_900_000);
    for text in [line, long_word] {
        let document = Document::read(Arc::from(text.as_str()), Format::Markdown);
        assert!(document.sentences.iter().all(|one| one.tokens.len() <= rapporteur::text::sentence::LONGEST));
        assert_eq!(document.sentences.last().map(|one| one.span.end), Some(text.trim_end().len() as u32));
    }
}

#[test]
fn patterns_of_a_stranger_are_bounded() {
    let settings = |key: &str, value: &str| {
        let text = format!("[corpus]\n{key} = [\"{value}\"]\n");
        rapporteur::config::Settings::read(Some(&text), None)
    };
    let start = Instant::now();
    for glob in [
        "{a,b}".repeat(2_000),
        "**/".repeat(2_000),
        "*a".repeat(5_000),
        "{".repeat(5_000),
        "[".repeat(5_000),
        "[a-z]".repeat(20_000),
    ] {
        let read = settings("articles", &glob);
        read.settings.kind_by_glob(&"a/".repeat(2_000));
    }
    let frame = format!("[[measures]]\nname = \"m\"\nframes = [\"N {}\"]\n", "... a ".repeat(40));
    assert_eq!(rapporteur::config::Settings::read(Some(&frame), None).problems.len(), 1);
    assert!(start.elapsed() < Duration::from_secs(30), "{:?}", start.elapsed());
}

#[test]
fn what_each_holds_of_all_is_bounded() {
    let read = |text: &str| super::told::read(&Document::read(Arc::from(text), Format::Markdown));
    let comments = read(&"<!-- rapporteur-ignore figure-falls: x -->\n\nWords.\n\n".repeat(5_000));
    assert_eq!(comments.suppressions.len(), 1_000);
    let one = read(&format!(
        "<!-- rapporteur-ignore {}: {} -->\n\nWords.\n",
        "a ".repeat(10_000),
        "why ".repeat(10_000)
    ));
    assert_eq!(one.suppressions.len(), 64);
    assert!(
        one.suppressions.iter().all(|one| one.reason.as_ref().is_some_and(|reason| reason.len() == 1_000))
    );
    let cited = read(&("It killed 5 people. ".repeat(1_000) + &"[a](b.md) ".repeat(1_000)));
    assert_eq!(cited.citations.len(), 1_000);
    assert_eq!(cited.supports.iter().map(|one| one.citations.len()).max(), Some(200));
    let footnote =
        read(&("It killed 5 people[^1]. ".repeat(1_000) + "\n\n[^1]: " + &"[a](b.md) ".repeat(1_000)));
    assert!(footnote.citations.len() <= 1_000 + 1_000 * 32, "{}", footnote.citations.len());
}

#[test]
fn the_extension_trusts_no_hover() {
    let client =
        std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("editors/vscode/src/client.ts"))
            .unwrap();
    assert!(client.contains("markdown: { isTrusted: false, supportHtml: false }"));
}

/// Twice the text costs about twice the time.
#[test]
fn no_trap_grows_with_the_square() {
    let slow = |traps: &[(&str, &str, &str)]| -> Vec<String> {
        let told = traps.iter().filter_map(|trap| Some(format!("{}: {:.1}", trap.0, ratio(*trap)?)));
        told.collect()
    };
    let (some, others) = TRAPS.split_at(TRAPS.len() / 2);
    let slow: Vec<String> = std::thread::scope(|scope| {
        let aside = scope.spawn(|| slow(some));
        slow(others).into_iter().chain(aside.join().unwrap()).collect()
    });
    assert!(slow.is_empty(), "four times the text took so many times as long: {slow:?}");
}
