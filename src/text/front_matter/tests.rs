//! Front matter is found, read and rescued, with the place of every key and value.
#![allow(clippy::unwrap_used, reason = "a missing part fails the test")]
use super::*;

/// Entries as `key=value` with nested values in brackets; places are checked on the way.
fn shown(text: &str) -> String {
    let Some(front) = FrontMatter::read(text) else { return "none".into() };
    let problem = front.problem.as_ref().map_or(String::new(), |(at, _)| format!(" !{}", at.of(text)));
    entries(text, &front.entries) + &problem
}

fn entries(text: &str, list: &[Entry]) -> String {
    let one = |entry: &Entry| {
        assert!(entry.key_span.of(text).contains(&*entry.key), "{:?} in {text:?}", entry.key);
        format!("{}={}", entry.key, value(text, &entry.value, entry.value_span))
    };
    list.iter().map(one).collect::<Vec<_>>().join("; ")
}

fn value(text: &str, value: &Value, span: Span) -> String {
    match value {
        Value::Null => "~".into(),
        Value::Scalar(words) => {
            let written = span.of(text);
            assert!(
                written.contains(&**words)
                    || written.starts_with(['"', '\'', '*'])
                    || written.lines().count() > 1,
                "{words:?} stands at {written:?}"
            );
            words.to_string()
        }
        Value::List(items) => {
            let items: Vec<_> = items.iter().map(|(item, span)| self::value(text, item, *span)).collect();
            format!("[{}]", items.join(", "))
        }
        Value::Map(map) => format!("{{{}}}", entries(text, map)),
    }
}

#[test]
fn what_people_write() {
    for (text, expected) in [
        ("---\ntitle: Toll\ndate: 2016-03-24\n---\nBody", "title=Toll; date=2016-03-24"),
        ("---\r\ntitle: Toll\r\ndate: 2016-03-24\r\n---\r\nBody", "title=Toll; date=2016-03-24"),
        ("---\rtitle: Toll\r---\rBody", "title=Toll"),
        ("\u{feff}---\ntitle: Toll\n...\nBody", "title=Toll"),
        ("---\ntitle: \"A \\\"quoted\\\" word\"\nkey: 'it''s'\n---\n", "title=A \"quoted\" word; key=it's"),
        ("---\nkind: person # a comment\n# another\nname: حلب\n---\n", "kind=person; name=حلب"),
        ("---\nأسماء: ü\naliases: [ä, \"b c\", 5]\n---\n", "أسماء=ü; aliases=[ä, b c, 5]"),
        ("---\naliases:\n  - Élan\n  - two\n---\n", "aliases=[Élan, two]"),
        ("---\naliases:\n- one\n- 2017-07-04\n---\n", "aliases=[one, 2017-07-04]"),
        (
            "---\nroles:\n  - title: Envoy\n    from: 2014-07\n    to:\n---\n",
            "roles=[{title=Envoy; from=2014-07; to=~}]",
        ),
        ("---\nrounds: [{number: 5, from: 2017-07-04}]\n---\n", "rounds=[{number=5; from=2017-07-04}]"),
        ("---\nrapporteur: {ignore: [figure-falls]}\n---\n", "rapporteur={ignore=[figure-falls]}"),
        (
            "---\na: 5\nb: true\nc: 0x1F\nd: 1_000\ne: 1e999\nf: .nan\n---\n",
            "a=5; b=true; c=0x1F; d=1_000; e=1e999; f=.nan",
        ),
        ("---\na: ~\nb: null\nc:\n---\n", "a=~; b=~; c=~"),
        ("---\ntext: |\n  one\n  two\n---\n", "text=one\ntwo\n"),
        ("---\ntitle:\tTabbed\n---\n", "title=Tabbed"),
        ("---\nurl: https://example.org/a#b\n---\n", "url=https://example.org/a#b"),
        ("---\n---\nBody", ""),
        ("---\n# nothing yet\n---\nBody", ""),
        ("---\na: &x [1]\nb: *x\n---\n", "a=[1]; b=[1]"),
    ] {
        assert_eq!(shown(text), expected, "{text:?}");
    }
}

#[test]
fn what_is_no_front_matter() {
    for text in [
        "",
        "---",
        "title: x\n---\n",
        "Text\n\n---\n\nMore\n---\n",
        "---\n\nA paragraph between rules.\n\n---\n\nMore.",
        "---\n- a list\n- between rules\n---\n",
        "----\ntitle: x\n----\n",
        " ---\ntitle: x\n---\n",
        "---\nNothing that ends",
        "---\n\ntitle: x\n",
    ] {
        assert_eq!(shown(text), "none", "{text:?}");
    }
}

#[test]
fn broken_yaml_keeps_its_good_lines() {
    for (text, expected) in [
        (
            "---\ntitle: Syria: the talks\ndate: 2017-07-04\n---\nBody",
            "title=Syria: the talks; date=2017-07-04",
        ),
        ("---\ntitle: \"Open quote\ndate: 2017-07-04\n---\n", "title=Open quote; date=2017-07-04"),
        ("---\ntitle: @home\naliases:\n  - a\n  - b\n---\n", "title=@home; aliases=[a, b]"),
        ("---\ntitle: `x`\ntags: [a, b\n---\n", "title=`x`; tags=[a, b"),
        ("---\ndate: 2017-07-04\n\ttitle: tab\nkey: k\n---\n", "date=2017-07-04; key=k"),
    ] {
        let front = FrontMatter::read(text).unwrap();
        assert_eq!(entries(text, &front.entries), expected, "{text:?}");
        let (at, message) = front.problem.unwrap();
        assert!(front.block.covers(at), "{text:?}");
        assert!(message.contains("YAML"), "{message}");
    }
}

#[test]
fn keys_given_twice_and_blocks_left_open_are_said() {
    assert_eq!(shown("---\na: 1\na: 2\n---\n"), "a=1; a=2 !a");
    assert_eq!(shown("---\ntitle: x\ndate: 2017\n\nBody: no\n"), "title=x; date=2017 !---");
    let open = FrontMatter::read("---\ntitle: x\n\nBody").unwrap();
    assert_eq!(open.block, Span::new(0, 13));
}

#[test]
fn bombs_end_at_their_bounds() {
    let mut bomb = String::from("---\na: &a [x, x, x, x, x, x, x, x, x]\n");
    for (name, before) in ["b", "c", "d", "e", "f", "g"].iter().zip(["a", "b", "c", "d", "e", "f"]) {
        bomb.extend([name, ": &", name, " [", &vec![format!("*{before}"); 9].join(", "), "]\n"]);
    }
    bomb += "---\n";
    assert!(FrontMatter::read(&bomb).unwrap().problem.is_some());
    let deep = format!("---\na: {}\n---\n", "[".repeat(5000));
    assert!(FrontMatter::read(&deep).unwrap().problem.is_some());
    let long = format!("---\na: {}\n---\n", "x".repeat(LONGEST));
    assert_eq!(FrontMatter::read(&long), None);
}

#[test]
fn places_hold_behind_wide_letters() {
    let text = "---\ntitle: \"Ärger – 🕊\"\nrounds:\n  - {number: 5, place: Genève}\nmembers: [ä, b]\n---\n";
    let front = FrontMatter::read(text).unwrap();
    assert_eq!(front.get("title").unwrap().value_span.of(text), "\"Ärger – 🕊\"");
    let rounds = front.get("rounds").unwrap();
    assert_eq!(rounds.value_span.of(text), "- {number: 5, place: Genève}");
    let Value::List(items) = &rounds.value else { unreachable!("rounds are a list") };
    let (Value::Map(round), span) = items.first().unwrap() else { unreachable!("a round is a map") };
    assert_eq!(span.of(text), "{number: 5, place: Genève}");
    assert_eq!(round.last().unwrap().value_span.of(text), "Genève");
    assert_eq!(front.get("members").unwrap().value_span.of(text), "[ä, b]");
}

#[test]
fn plain_lines_and_the_parser_agree() {
    for inside in [
        "title: Toll rises\ndate: 2016-03-24\nurl: https://example.org/a?b=c:d\n",
        "a: it's\nb: 'single'\nc: \"double\"\nd:\ne: ~\n",
        "name: Jean-Luc Ü\r\nkey: x#y\r\n",
        "a: 1\n\nb: 2",
    ] {
        let span = Span::at(0, inside.len());
        let Outcome::Map(parsed) = yaml::read(inside, span) else { unreachable!("{inside} is a map") };
        let mut plain = rescue::simple(inside, span).unwrap();
        // An absent value has no place of its own.
        for (entry, other) in plain.iter_mut().zip(&parsed).filter(|(entry, _)| entry.value_span.is_empty()) {
            entry.value_span = other.value_span;
        }
        assert_eq!(plain, parsed, "{inside:?}");
    }
}
