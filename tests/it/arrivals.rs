//! `rapporteur import`: pages, paper and copied words become articles that the rest of the program reads.

use std::path::Path;

use serde_json::Value;

use crate::terminal::{Run, run, run_with, written};

/// A news site's page: data, a cookie banner, a menu, the day of the visit, boxes, other stories.
const NEWS: &str = r##"<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>Ministers leave Porthaven without a word | Harbour Post</title>
<link rel="canonical" href="https://www.harbourpost.example/2017/07/ministers">
<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebPage","datePublished":"2017-07-04T21:30:00+02:00"},
{"@type":"NewsArticle","headline":"Ministers leave Porthaven without a word","datePublished":"2017-07-04T21:30:00+02:00","dateModified":"2017-07-09",
"author":[{"@type":"Person","name":"Ana Ríos"}],"publisher":{"@type":"Organization","name":"Harbour Post"}}]}</script></head><body>
<div role="dialog"><p>We use cookies to improve your experience. Accept all cookies or change your preferences.</p><button>OK</button></div>
<header><div>Thursday, 25th April 2024</div><nav><a href="/">Home</a> <a href="/world">World</a></nav></header>
<main><article><h1>Ministers leave Porthaven without a word</h1>
<div><span>By <a href="/ana">Ana Ríos</a></span><time datetime="2017-07-04T21:30:00+02:00">4 July 2017</time></div>
<p>3 min read</p><div><a href="#">Share on Facebook 38</a> <a href="#">Tweet 114</a></div>
<p>PORTHAVEN — The two ministers left the capital on Tuesday after two days of talks that produced no document, and Foreign Minister Oleg Sorentiev would not say when they meet again.</p>
<p>The war in Syria has killed more than 320,000 people, the Observatory said on Tuesday.</p>
<h2>Flour is short</h2><p>“We are not far from each other,” he said, and added that forty officers would watch the truce.</p>
<div><p>Sign up for our newsletter and never miss a story.</p></div></article>
<section><h3>More stories</h3><ul><li><a href="/b">Envoy waits for an answer</a> <time datetime="2017-07-01">1 July</time></li></ul></section></main>
<footer>© 2024 Harbour Post. All rights reserved.</footer></body></html>"##;

/// A page that says where it is from by `OpenGraph` only, in an old encoding.
const OLD: &[u8] = b"<html><head><meta http-equiv=\"Content-Type\" content=\"text/html; charset=windows-1252\">\
<meta property=\"og:title\" content=\"Caf\xe9s close in the north - Levant Wire\"><meta property=\"og:site_name\" content=\"Levant Wire\">\
<meta property=\"article:published_time\" content=\"2016-03-24 08:00\"></head><body><table><tr><td><a href=/>Home</a></td><td>\
<h1>Caf\xe9s close in the north</h1><p>\x93Nobody has flour,\x94 a baker said on Thursday \x96 he had closed his caf\xe9 in the morning, and did not know \
for how long it would be.<br><br>Eleven others closed on the same street, neighbours said, and two bakeries with them.</p></td></tr></table></body></html>";

/// A blog that has no data at all.
const BLOG: &str = "<html><head><title>What I saw at the checkpoint - Notes from the coast</title></head><body><div id=header><h1><a \
    href=/>Notes from the coast</a></h1></div><div class=post><h2>What I saw at the checkpoint</h2><div>Posted on <a href=/x>March 24, \
    2016</a> by <span class=author-name>Maro Tell</span></div><p>On Wednesday I walked from the harbour to the checkpoint, which is two \
    kilometres, and counted eleven buses on the way.</p><p>The soldiers said that 47 people had been let through in the morning and none \
    since.</p></div><div id=sidebar><ul><li><a href=/a>February 2016</a></li></ul></div></body></html>";

/// A PDF's text.
const PAPER: &str = "Harbour Post\n\n4 July 2017\n\nFlour is short in the north, bakers say\n\nBakers in the four towns of the north closed \
    their shops on Tuesday morn-\ning, since there was no flour, and nobody could say for how long that would\nbe. The govern-\nment promised \
    three ships, of which one had come by noon, it was said in the\n\n1\n\u{c}Harbour Post\n\nport. The US-\nbacked council asked for two \
    more.\n\n2\n\u{c}";

fn read(folder: &Path, path: &str) -> String {
    std::fs::read_to_string(folder.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// What `extract` reads of a file: title, outlet, date and how certain it is.
fn known(folder: &Path, path: &str) -> [String; 4] {
    let run = run(folder, &["extract", path]);
    assert_eq!(run.code, 0, "{}", run.err);
    let line: Value = serde_json::from_str(&run.out).unwrap();
    let word = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    [
        word(&line["title"]),
        word(&line["outlet"]),
        word(&line["date"]["value"]),
        word(&line["date"]["certainty"]),
    ]
}

#[test]
fn pages_of_every_sort_are_put_among_the_articles() {
    let files: [(&str, &[u8]); 4] = [
        ("saved/news.html", NEWS.as_bytes()),
        ("saved/old.htm", OLD),
        ("saved/blog.html", BLOG.as_bytes()),
        ("saved/paper.txt", PAPER.as_bytes()),
    ];
    let folder = written(&files);
    let done = run(
        folder.path(),
        &["import", "saved/news.html", "saved/old.htm", "saved/blog.html", "saved/paper.txt"],
    );
    assert_eq!(done.code, 0, "{}{}", done.out, done.err);
    assert_eq!(done.err, "rapporteur: saved/old.htm: read as windows-1252\n");
    let expected = [
        "wrote articles/2017-07-04-ministers-leave-porthaven-without-a-word.txt: “Ministers leave Porthaven without a word”, Harbour Post, dated 2017-07-04",
        "wrote articles/2016-03-24-cafes-close-in-the-north.txt: “Cafés close in the north”, Levant Wire, dated 2016-03-24",
        "wrote articles/2016-03-24-what-i-saw-at-the-checkpoint.txt: “What I saw at the checkpoint”, Notes from the coast, dated 2016-03-24 by its words",
        "wrote articles/2017-07-04-flour-is-short-in-the-north-bakers-say.txt: “Flour is short in the north, bakers say”, no outlet, dated 2017-07-04 by its words",
    ];
    assert_eq!(done.out.lines().collect::<Vec<_>>(), expected);
    for (line, day, outlet) in [
        (expected[0], "2017-07-04", "Harbour Post"),
        (expected[1], "2016-03-24", "Levant Wire"),
        (expected[2], "2016-03-24", "Notes from the coast"),
        (expected[3], "2017-07-04", ""),
    ] {
        let (path, rest) = line.strip_prefix("wrote ").unwrap().split_once(": ").unwrap();
        let title = rest.trim_start_matches('“').split('”').next().unwrap();
        assert_eq!(
            known(folder.path(), path),
            [title, outlet, day, "stated"],
            "{}",
            read(folder.path(), path)
        );
    }
    let news = read(folder.path(), "articles/2017-07-04-ministers-leave-porthaven-without-a-word.txt");
    for gone in
        ["cookies", "Home", "2024", "min read", "Facebook", "newsletter", "Envoy waits", "rights reserved"]
    {
        assert!(!news.contains(gone), "{gone} in {news}");
    }
    for kept in [
        "author: Ana Ríos\n",
        "# date: JSON-LD datePublished says “2017-07-04T21:30:00+02:00”\n",
        "\n\nFlour is short\n\n“We are",
    ] {
        assert!(news.contains(kept), "{kept} in {news}");
    }
    let old = read(folder.path(), "articles/2016-03-24-cafes-close-in-the-north.txt");
    assert!(old.contains("“Nobody has flour,” a baker said on Thursday – he had closed his café"), "{old}");
    let paper = read(folder.path(), "articles/2017-07-04-flour-is-short-in-the-north-bakers-say.txt");
    assert!(paper.contains("The government promised three ships, of which one had come by noon, it was said in the port. The US-backed council"), "{paper}");
}

#[test]
fn nothing_is_overwritten_and_the_same_text_is_not_written_twice() {
    let folder = written(&[
        ("a.html", NEWS.as_bytes()),
        ("rapporteur.toml", b"[corpus]\narticles = [\"*.md\", \"press/**/*.txt\"]\n"),
    ]);
    let path = "press/2017-07-04-ministers-leave-porthaven-without-a-word.txt";
    let first = run(folder.path(), &["import", "a.html"]);
    assert!(first.out.starts_with(&format!("wrote {path}: ")), "{}{}", first.out, first.err);
    let again = run(folder.path(), &["import", "a.html"]);
    assert_eq!((again.code, again.out), (0, format!("{path} holds the same text already\n")));
    let other = NEWS.replace("320,000", "330,000");
    let second = run_with(folder.path(), &["import", "-"], other.as_bytes());
    assert!(
        second.out.starts_with("wrote press/2017-07-04-ministers-leave-porthaven-without-a-word-2.txt"),
        "{}",
        second.out
    );
    assert!(read(folder.path(), path).contains("320,000"));
    let elsewhere = run_with(folder.path(), &["import", "-", "--to", "new/place"], NEWS.as_bytes());
    assert!(elsewhere.out.starts_with("wrote new/place/2017-07-04-"), "{}", elsewhere.out);
    let outside = written(&[]);
    let corpus = folder.path().join("press");
    let from =
        run_with(outside.path(), &["import", "-", "--corpus", corpus.to_str().unwrap()], NEWS.as_bytes());
    assert!(from.out.ends_with("holds the same text already\n"), "{}{}", from.out, from.err);
}

#[test]
fn doubts_are_told_and_printing_writes_no_file() {
    let folder = written(&[]);
    let words = "Ministers leave Porthaven without a word\n04/07/2017\n\nThe two ministers left the capital after two days of talks.\n";
    let printed = run_with(folder.path(), &["import", "--print", "-"], words.as_bytes());
    assert_eq!(printed.code, 0);
    assert!(printed.out.ends_with(&format!("---\n\n{words}")), "{}", printed.out);
    assert!(
        printed.err.contains("candidates: 2017-04-07 ") && printed.err.contains("2017-07-04 "),
        "{}",
        printed.err
    );
    let against = NEWS.replace("4 July 2017", "4 July 2016");
    let told = run_with(folder.path(), &["import", "--print", "-"], against.as_bytes());
    let expected = "JSON-LD datePublished says “2017-07-04T21:30:00+02:00”, but the byline “By Ana Ríos 4 July 2016” says 2016-07-04";
    assert!(told.code == 0 && told.err.contains(expected), "{}", told.err);
    assert!(!told.out.contains("\ndate:"), "{}", told.out);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn what_cannot_be_imported_is_told_and_the_rest_is_done() {
    let links =
        "<html><body><ul><li><a href=/1>Ministers leave Porthaven without a word</a></li></ul></body></html>";
    let folder = written(&[
        ("a.pdf", b"%PDF-1.7\n\x00\x01"),
        ("b.docx", b"PK\x03\x04\x00"),
        ("c.png", b"\x89PNG\x00"),
        ("d.bin", b"\x00\x01\x02"),
        ("e.html", links.as_bytes()),
        ("f.txt", b""),
        ("g.html", NEWS.as_bytes()),
    ]);
    let Run { code, out, err } = run(
        folder.path(),
        &["import", "a.pdf", "b.docx", "c.png", "d.bin", "e.html", "f.txt", "missing", "g.html"],
    );
    assert_eq!(code, 2);
    assert_eq!(out.lines().count(), 1, "{out}");
    let told: Vec<&str> = err.lines().collect();
    for (line, expected) in told.iter().zip([
        "a.pdf: a PDF: convert it with pdftotext first",
        "b.docx: a packed file",
        "c.png: a picture",
        "d.bin: not a text",
        "e.html: no article was found",
        "f.txt: there are no words",
        "missing: ",
    ]) {
        assert!(line.starts_with(&format!("rapporteur: {expected}")), "{line}");
    }
    assert_eq!(told.len(), 7, "{err}");
    assert_eq!(run(folder.path(), &["import"]).code, 2);
    assert_eq!(run(folder.path(), &["import", "--print", "f.txt", "g.html"]).code, 2);
    assert_eq!(run(folder.path(), &["import", "--corpus", "nowhere", "g.html"]).code, 2);
}

#[test]
fn shells_complete_it() {
    let folder = written(&[]);
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let run = run(folder.path(), &["completions", shell]);
        assert!(run.code == 0 && run.out.contains("import") && run.out.contains("print"), "{shell}");
    }
}
