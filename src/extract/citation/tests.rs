//! Citations of every form, and the sentence that each belongs to.
use std::sync::Arc;

use super::*;
use crate::text::Format;

fn read_from(text: &str) -> (Document, Facts) {
    let document = Document::read(Arc::from(text), Format::Markdown);
    let mut facts = Facts::skeleton(&document);
    read(&document, &mut facts);
    (document, facts)
}

/// Citations as `Kind target#heading < the first two words of their sentence`.
fn shown(text: &str) -> Vec<String> {
    let (document, facts) = read_from(text);
    let one = |citation: &Citation| {
        let heading = citation.heading.as_deref().map_or(String::new(), |heading| format!("#{heading}"));
        let words = citation.sentence.map(|number| {
            document.at(facts.sentence(number)).split_whitespace().take(2).collect::<Vec<_>>().join(" ")
        });
        format!("{:?} {}{heading} < {}", citation.kind, citation.target, words.as_deref().unwrap_or("none"))
    };
    facts.citations.iter().map(one).collect()
}

#[test]
fn links_and_wiki_links() {
    for (text, expected) in [
        ("The toll is [300](a/b.md).", vec!["Link a/b.md < The toll"]),
        ("The toll is [300](a%20b.md#the%20toll \"t\").", vec!["Link a b.md#the toll < The toll"]),
        ("The toll is [300](<a b.md>).", vec!["Link a b.md < The toll"]),
        ("The toll [[wire#Toll|says so]].", vec!["Wiki wire#Toll < The toll"]),
        ("The toll [[wire#A#B]] [[x#^a1]].", vec!["Wiki wire#B < The toll", "Wiki x < The toll"]),
        ("The toll [is][1].\n\n[1]: a.md", vec!["Link a.md < The toll"]),
        ("See <https://a.press/x#y>.", vec!["Link https://a.press/x#y < See <https"]),
        ("Now read [it](https://a.press/x%20y).", vec!["Link https://a.press/x%20y < Now read"]),
        ("[a](#top) [[#top]] [m](mailto:a@b.c) <a@b.c> ![p](p.png) `[[x]]` ![[x.png]]", vec![]),
        ("- One [a](a.md)\n- Two [b](b.md)", vec!["Link a.md < One [a", "Link b.md < Two [b"]),
        ("| toll | [a](a.md) |\n|---|---|\n| x | y |", vec!["Link a.md < a"]),
    ] {
        let found = shown(text);
        let found: Vec<&str> = found.iter().map(String::as_str).collect();
        if text.contains("https://a.press/x#y") {
            assert_eq!(
                found.first().and_then(|one| one.split(" < ").next()),
                Some("Link https://a.press/x#y")
            );
            continue;
        }
        assert_eq!(found, expected, "{text}");
    }
}

#[test]
fn keys() {
    for (text, expected) in [
        ("The toll is 300 [@wire2015].", vec!["Key wire2015 < The toll"]),
        (
            "The toll is 300 [see @wire2015, p. 3; @w:b.c-1].",
            vec!["Key wire2015 < The toll", "Key w:b.c-1 < The toll"],
        ),
        ("The toll is 300 [-@wire2015].", vec!["Key wire2015 < The toll"]),
        ("The toll is 300 [@{https://a.b/c}].", vec!["Key https://a.b/c < The toll"]),
        ("The toll, @wire said, is 300; a@b.c [@](x.md) `[@code]` [a@b.c]", vec!["Link x.md < The toll"]),
        ("The [@handle](https://a.press) said so.", vec!["Link https://a.press < The @"]),
    ] {
        let found = shown(text);
        let short: Vec<&str> = found.iter().map(|one| one.split(" < ").next().unwrap_or_default()).collect();
        let expected: Vec<&str> =
            expected.iter().map(|one| one.split(" < ").next().unwrap_or_default()).collect();
        assert_eq!(short, expected, "{text}");
    }
    let (document, facts) = read_from("It is so [@one] and [@two; @three].");
    let spans: Vec<_> =
        facts.citations.iter().map(|one| (document.at(one.span), document.at(one.target_span))).collect();
    assert_eq!(spans, [("[@one]", "one"), ("@two", "two"), ("@three", "three")]);
}

#[test]
fn footnotes_lead_to_what_they_define() {
    for (definition, expected) in [
        ("[Wire](a.md#toll), page 3", "Footnote a.md#toll"),
        ("See [[wire]].", "Wiki wire"),
        ("[@wire2015, p. 3]", "Key wire2015"),
        ("../articles/a.txt", "Footnote ../articles/a.txt"),
        ("https://a.press/x", "Footnote https://a.press/x"),
    ] {
        let text = format!("The toll is 300.[^1] It rose.\n\n[^1]: {definition}\n");
        let found = shown(&text);
        assert_eq!(
            found.first().map(String::as_str),
            Some(format!("{expected} < The toll").as_str()),
            "{definition}"
        );
        assert!(found.iter().skip(1).all(|one| one.ends_with("< none")), "{found:?}");
    }
    assert_eq!(shown("The toll is 300.[^1]\n\n[^1]: Said by nobody."), [""; 0]);
}

#[test]
fn a_citation_behind_the_stop_belongs_to_the_sentence_before() {
    for (text, expected) in [
        ("It began. The toll is 300. [@k]", vec!["Key k < The toll"]),
        ("It began. The toll is 300. ([Wire](a.md))", vec!["Link a.md < The toll"]),
        ("It began. The toll is 300. Source: [[wire]].", vec!["Wiki wire < The toll"]),
        (
            "It began. [@a] The toll is 300. [@b; @c]",
            vec!["Key a < It began.", "Key b < [@a] The", "Key c < [@a] The"],
        ),
        ("[@a] says the toll is 300.", vec!["Key a < [@a] says"]),
        ("Text.\n\n[@a]", vec!["Key a < [@a]"]),
        ("Text.\n\n[Wire](a.md)", vec!["Link a.md < Wire"]),
    ] {
        assert_eq!(shown(text), expected, "{text}");
    }
}

#[test]
fn odd_texts_do_no_harm() {
    for text in [
        "",
        "[@",
        "@",
        "[@]",
        "[[",
        "[[]]",
        "[](",
        "[a]()",
        "[^1]",
        "[@é]",
        "[%](%.md)",
        "[a](%ff%fe.md)",
        "[@a\n\n]",
        "🕊[@🕊]",
    ] {
        shown(text);
    }
    assert_eq!(shown("[a](100%.md)").first().map(String::as_str), Some("Link 100%.md < a"));
    let plain = Document::read(Arc::from("The toll [@k] is [[x]]."), Format::Plain);
    let mut facts = Facts::skeleton(&plain);
    read(&plain, &mut facts);
    assert_eq!(*facts.citations, []);
}

/// For each sentence that takes citations over, its first word and their targets.
fn supported(text: &str) -> Vec<String> {
    let (document, facts) = read_from(text);
    let one = |support: &crate::extract::facts::Support| {
        let word =
            document.at(facts.sentence(support.sentence)).split_whitespace().next().unwrap_or_default();
        let targets: Vec<&str> = support
            .citations
            .iter()
            .filter_map(|at| Some(&*facts.citations.get(*at as usize)?.target))
            .collect();
        format!("{word} < {}", targets.join(" "))
    };
    facts.supports.iter().map(one).collect()
}

#[test]
fn what_holds_for_a_sentence_without_a_citation() {
    for (text, expected) in [
        ("One fell. Two fell [@k].", vec!["One < k"]),
        ("One fell. Two fell. [@k]", vec!["One < k"]),
        ("One fell [@k]. Two fell.", vec![]),
        ("According to [@k], one fell. It also says that two fell. Three fell.", vec!["It < k"]),
        ("One fell [@k]. The report adds that two fell.", vec!["The < k"]),
        ("By [@k]:\n\n- one fell\n- two fell [@l]\n- three fell\n\nFour fell.", vec!["one < k", "three < k"]),
        ("| a | b |\n|---|---|\n| 5 | [@k] |\n| 6 | [@l] |", vec!["5 < k", "6 < l"]),
        ("| place | [@k] | [@l] |\n|---|---|---|\n| Homs | 5 | 6 |", vec!["place < k l", "5 < k", "6 < l"]),
        ("By [@k]:\n\n| a | b |\n|---|---|\n| 5 | 6 |", vec!["a < k", "b < k", "5 < k", "6 < k"]),
        ("One fell.\n\nSource: [@k]\n\nTwo fell.", vec!["One < k"]),
        ("Source: [@k]\n\nTwo fell.", vec!["Two < k"]),
        ("One fell.\n\nSee also [@k].", vec![]),
        ("# Day\n\nOne fell.\n\n## Night [@k]\n\nTwo fell.\n\n## Morning\n\nThree fell.", vec!["Two < k"]),
        ("One fell.\n\n## Sources\n\n- [@k]\n- [@l]", vec!["One < k l", "Sources < k l"]),
    ] {
        assert_eq!(supported(text), expected, "{text}");
    }
}

#[test]
fn sources_of_the_front_matter() {
    let sources = |value: &str| -> Vec<String> {
        let (_, facts) = read_from(&format!("---\nsources: {value}\n---\nOne fell.\n"));
        facts.sources.iter().map(|one| format!("{:?} {}", one.kind, one.target)).collect()
    };
    assert_eq!(sources("../articles/a.md"), ["Wiki ../articles/a.md"]);
    assert_eq!(sources("[\"[[a|b]]\", \"@k\"]"), ["Wiki a", "Key k"]);
    assert_eq!(sources("\"[AFP](a.md)\""), ["Link a.md"]);
    assert_eq!(sources("k1"), ["Wiki k1", "Key k1"]);
    assert_eq!(sources("https://example.org/a"), [""; 0]);
}
