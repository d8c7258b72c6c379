//! Titles, outlets and dates of pages as outlets print them.
#![allow(clippy::unwrap_used, reason = "a missing part fails the test")]
use std::sync::{Arc, LazyLock};

use super::*;
use crate::extract::figure::measure::Measures;
use crate::text::Format;

/// Compiled once: the gazetteer is large.
static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new(&[], Measures::default()));

fn facts(text: &str, format: Format) -> Facts {
    let document = Document::read(Arc::from(text), format);
    let mut facts = Facts::skeleton(&document);
    read(&document, &LEXICON, &mut facts);
    facts
}

/// The date of a page with its certainty, and what contradicts it.
fn dated(text: &str, format: Format) -> String {
    let reading = facts(text, format).date;
    let date = reading.date.map_or("none".into(), |date| date.to_string());
    let kind =
        reading.date.and(reading.evidence.first()).map_or(String::new(), |one| format!(" {:?}", one.kind));
    let against = reading.contradiction.and_then(|at| reading.evidence.get(at));
    date + &kind + &against.map_or(String::new(), |one| format!(" against {:?} {}", one.kind, one.date))
}

const STORY: &str = "Delegates from six towns met on Friday to share the water of the valley.\n\nThey agreed late Thursday on two wells, a mediator said.\n";

fn page(head: &str) -> String {
    format!("{head}\n\n{STORY}")
}

#[test]
fn dates_of_pasted_pages() {
    for (head, expected) in [
        (
            "05/15/2015, 16.19\nVALLEY – WATER\nSend to a friend\n\nMayors of six towns push for wells",
            "2015-05-15 PageDate",
        ),
        (
            "Six towns share the water\n\nBy Wire - May 15,2015 - Last updated at May 16,2015",
            "2015-05-15 Byline",
        ),
        ("Six towns share the water\n3 min read\n15 May, 2015", "2015-05-15 PageDate"),
        ("Six towns share the water\n\nPublished: 15.05.2015", "2015-05-15 Byline"),
        // 5 June 2015 is a Friday, 6 May a Wednesday.
        ("Six towns share the water\n\n05/06/2015", "2015-06-05 PageDate"),
        // A Monday and a Friday; a Thursday and a Friday, which the text names both.
        ("Six towns share the water\n\n11/09/2015", "2015-09-11 PageDate"),
        ("Six towns share the water\n\n04/09/2015", "none"),
        // A Tuesday and a Saturday: nothing decides.
        ("Six towns share the water\n\n07/11/2015", "none"),
        ("Six towns share the water", "none"),
    ] {
        assert_eq!(dated(&page(head), Format::Plain), expected, "{head}");
    }
}

#[test]
fn the_day_of_the_visit_is_no_date() {
    let caption = "The mayor greets a mediator, on May 15, 2015. / WIRE PHOTO / ANA RIOS";
    for (head, expected) in [
        (format!("Thursday, 6th June 2019\nTo valley.press\nSearch\n\nSix towns share the water\n\n{caption}"), "2015-05-15 Caption"),
        ("Thursday, 6th June 2019\n\nSix towns share the water\n\nThe drought, which began in 2011, goes on.".into(), "none"),
        ("Friday, 15 May 2015\n\nSix towns share the water\n\nThe drought, which began in 2014, goes on.".into(), "2015-05-15 PageDate"),
        (format!("Six towns share the water\n\n{}", caption.replace("on May", "in this file photo of May")), "none"),
        // The caption's day is a Wednesday; the text knows Thursday and Friday only.
        (format!("Six towns share the water\n\n{}", caption.replace("May 15", "May 13")), "none"),
        (format!("Six towns share the water\n\n{caption}\n\nThe drought of July 2018 went on."), "none"),
    ] {
        assert_eq!(dated(&page(&head), Format::Plain), expected, "{head}");
    }
}

#[test]
fn front_matter_stands_unless_the_page_says_otherwise() {
    let front =
        |date: &str, body: &str| format!("---\ntitle: Water\ndate: {date}\n---\n\n# Water\n\n{body}\n");
    for (date, body, expected) in [
        ("2015-05-15", STORY, "2015-05-15 FrontMatter"),
        ("May 15, 2015", STORY, "2015-05-15 FrontMatter"),
        (
            "2015-05-15T10:00:00Z",
            "May 16 2015 Six towns share the water. A mediator left.",
            "2015-05-15 FrontMatter",
        ),
        (
            "2015-08-01",
            "May 15 2015 Six towns share the water. A mediator left on Friday.",
            "2015-05-15 Dateline against FrontMatter 2015-08-01",
        ),
        (
            "2015-08-01",
            "Six towns share the water AFP Friday 15 May 2015 Mayors met.",
            "2015-05-15 Dateline against FrontMatter 2015-08-01",
        ),
        (
            "2015-08-01",
            "Posted on May 15 2015 by Ana Six towns share the water.",
            "2015-05-15 Byline against FrontMatter 2015-08-01",
        ),
        ("2015-08-01", "On May 15, 2015, six towns shared the water.", "2015-08-01 FrontMatter"),
        ("2015-08-01", "The May 15, 2015 deal was signed on Friday.", "2015-08-01 FrontMatter"),
        ("2015-05-15", "Last updated at May 20 2015 Six towns share the water.", "2015-05-15 FrontMatter"),
        ("2015-08-01", "May 15 2015: what [the wire](a.md) says.", "2015-08-01 FrontMatter"),
        (
            "2015-08-01",
            "6-07-2015 Six towns share the water. They left on Monday.",
            "2015-07-06 Dateline against FrontMatter 2015-08-01",
        ),
        ("true", STORY, "none"),
        ("2015", STORY, "none"),
    ] {
        assert_eq!(dated(&front(date, body), Format::Markdown), expected, "{date} {body}");
    }
    assert_eq!(
        dated("# Water\n\nFriday, May 15, 2015\n\nSix towns met.", Format::Markdown),
        "2015-05-15 PageDate"
    );
    let both = "---\ndate: 2020-01-01\npublished: 2015-05-15\n---\nText.";
    assert_eq!(dated(both, Format::Markdown), "2015-05-15 FrontMatter");
}

#[test]
fn a_day_of_difference_is_no_contradiction() {
    // 15 May 2015 is a Friday.
    for (date, body, expected) in [
        (
            "2015-05-16",
            "May 15 2015 Six towns share the water. Mayors met on Friday.",
            "2015-05-16 FrontMatter",
        ),
        ("2015-05-14", "May 15 2015 Six towns share the water.", "2015-05-14 FrontMatter"),
        // What is told of the next day was not written the day before.
        (
            "2015-05-14",
            "May 15 2015 Six towns share the water. Mayors met on Friday.",
            "2015-05-15 Dateline against FrontMatter 2015-05-14",
        ),
        (
            "2015-05-14",
            "Last updated at May 15 2015 Six towns share the water. Mayors met on Friday.",
            "2015-05-15 Byline against FrontMatter 2015-05-14",
        ),
        ("2015-05-14", "Last updated at May 15 2015 Six towns share the water.", "2015-05-14 FrontMatter"),
    ] {
        let text = format!("---\ndate: {date}\n---\n\n# Water\n\n{body}\n");
        assert_eq!(dated(&text, Format::Markdown), expected, "{date} {body}");
    }
}

#[test]
fn an_unclear_date_line_can_still_contradict() {
    for (date, body, expected) in [
        // Read either way it is not of May; the nearer reading stands for it.
        (
            "2015-05-15",
            "03-09-2015 Six towns share the water.",
            "2015-05-15 FrontMatter against Dateline 2015-03-09",
        ),
        // Day first, it is four days off, and the text's weekday is its own.
        (
            "2015-09-07",
            "03-09-2015 Six towns share the water, mayors said on Thursday.",
            "2015-09-03 Dateline against FrontMatter 2015-09-07",
        ),
        // A digit of the day is lost: the text's weekday is the front matter's.
        (
            "2015-09-13",
            "3-09-2015 Six towns share the water, mayors said on Sunday.",
            "2015-09-13 FrontMatter",
        ),
        ("2015-09-03", "03-09-2015 Six towns share the water.", "2015-09-03 FrontMatter"),
    ] {
        let text = format!("---\ndate: {date}\n---\n\n# Water\n\n{body}\n");
        assert_eq!(dated(&text, Format::Markdown), expected, "{date} {body}");
    }
}

#[test]
fn a_text_cannot_tell_of_later_days_as_past() {
    let late = "On May 3, 2016, the mayors opened a well. A second one was dug on June 12, 2016.";
    for (body, expected) in [
        (late, "2015-05-15 FrontMatter against Text 2016-06-12"),
        ("The mayors opened a well on May 3, 2016.", "2015-05-15 FrontMatter"),
        (
            "The mayors will open a well on May 3, 2016. The second is due on June 12, 2016.",
            "2015-05-15 FrontMatter",
        ),
        (
            "The mayors agreed to dig until May 3, 2016. They promised a road by June 12, 2016.",
            "2015-05-15 FrontMatter",
        ),
    ] {
        let text = format!("---\ndate: 2015-05-15\n---\n\n# Water\n\n{body}\n");
        assert_eq!(dated(&text, Format::Markdown), expected, "{body}");
    }
}

#[test]
fn chronicles_are_not_dated_by_their_first_day() {
    for body in [
        "May 3 2011 Mayors of six towns meet.\n\nJune 4 2011 A well is dug.\n\nMay 5 2012 The well falls dry.",
        "3 May 2011\n\nMayors of six towns meet.\n\n4 June 2011\n\nA well is dug.\n\n5 May 2012\n\nThe well falls dry.",
        "May 3 2011: Mayors of six towns meet.",
        "- May 3, 2011 – Mayors of six towns meet.\n- June 4, 2011 – A well is dug.\n- May 5, 2012 – The well falls dry.",
    ] {
        let text = format!("---\ndate: 2015-05-15\n---\n\n# Six towns: a chronicle\n\n{body}\n");
        assert_eq!(dated(&text, Format::Markdown), "2015-05-15 FrontMatter", "{body}");
    }
}

#[test]
fn datelines_of_wires_have_no_year() {
    for (text, expected) in [
        // 3 February 2015 is a Tuesday.
        (
            "PORTSIDE, Feb. 3 (Wire) - Mayors met on Tuesday. The drought of 2014 goes on, they said in 2015.",
            "2015-02-03 Dateline",
        ),
        (
            "PORTSIDE, Feb. 3 (Wire) - Mayors met on Tuesday. The drought began in 2014.",
            "2015-02-03 Dateline",
        ),
        ("PORTSIDE, Feb. 3 (Wire) - Mayors met. The drought of 2014 goes on.", "none"),
        ("---\ndate: 2015-02-04\n---\nPORTSIDE, Feb. 3 (Wire) - Mayors met.", "2015-02-04 FrontMatter"),
        (
            "---\ndate: 2015-02-08\n---\nPORTSIDE, Feb. 3 (Wire) - Mayors met on Tuesday.",
            "2015-02-03 Dateline against FrontMatter 2015-02-08",
        ),
        (
            "---\ndate: 2015-08-08\n---\nPORTSIDE, Feb. 3 (Wire) - Mayors met on Tuesday.",
            "2015-02-03 Dateline against FrontMatter 2015-08-08",
        ),
        (
            "---\ndate: 2015-08-08\n---\nPORTSIDE, Feb. 3 (Wire) - Mayors met on Monday and Wednesday.",
            "2015-08-08 FrontMatter against Dateline 2015-02-03",
        ),
    ] {
        assert_eq!(dated(text, Format::Markdown), expected, "{text}");
    }
}

#[test]
fn a_clock_beside_a_date_makes_it_the_pages() {
    for (text, expected) in [
        (
            "Six towns share the water Valley News Water 31-08-2014 0742 PM Mayors of six towns met",
            "2014-08-31 Dateline",
        ),
        (
            "Six towns share the water Valley News Water August 31, 2014, 10:45 Mayors of six towns met",
            "2014-08-31 Dateline",
        ),
        ("Six towns share the water that August 31, 2014 12 people spilt in the valley", "none"),
    ] {
        assert_eq!(dated(&format!("# Water\n\n{text}\n"), Format::Markdown), expected, "{text}");
    }
}

#[test]
fn days_that_no_calendar_has_are_said() {
    let text = "---\ndate: 2015-02-30\n---\nText.";
    let facts = facts(text, Format::Markdown);
    assert_eq!(facts.problems.first().map(|problem| problem.span.of(text)), Some("2015-02-30"));
    assert_eq!(facts.date.date, None);
    assert_eq!(self::facts("---\ndate: soon\n---\nText.", Format::Markdown).problems, []);
}

#[test]
fn outlets_and_what_reads_like_an_article() {
    for (text, outlet, is_article) in [
        ("Water\n\nBy WIRE - May 15,2015\n\nText here.", Some("WIRE"), true),
        ("Water\n\nBy Ana Ríos\n\nText here.", None, true),
        ("To valley.press\n\nSix towns share the water\n\nText here.", Some("valley.press"), true),
        ("Six towns share the water\n\nPortside (ValleyNews) – Mayors met.", Some("ValleyNews"), true),
        ("Six towns share the water\n\nPORTSIDE (Wire) - Mayors met.", Some("Wire"), true),
        ("Six towns share the water\n\nPORTSIDE, Northland — Mayors met.", None, true),
        (
            "Six towns share the water\n\nThe mayor told The New Valley. He told The New Valley more.",
            Some("The New Valley"),
            false,
        ),
        ("Six towns share the water\n\nKerry – who came late – left (early) – by car.", None, false),
        ("Six towns share the water\n\nThe mayor told reporters.", None, false),
    ] {
        let facts = facts(text, Format::Plain);
        assert_eq!((facts.outlet.as_deref(), facts.reads_as_article), (outlet, is_article), "{text}");
    }
    for (front, outlet, is_article) in [
        ("outlet: Valley News", Some("Valley News"), true),
        ("source: https://www.valley.example/a/b", Some("valley.example"), true),
        ("author: Ana", None, false),
        ("published: 2015-05-15", None, true),
        ("tags: [x]", None, false),
    ] {
        let facts = facts(&format!("---\n{front}\n---\nText."), Format::Markdown);
        assert_eq!((facts.outlet.as_deref(), facts.reads_as_article), (outlet, is_article), "{front}");
    }
}

#[test]
fn datelines() {
    let read = |text: &str| {
        let document =
            Document::read(Arc::from(format!("Six towns share the water\n\n{text}\n")), Format::Plain);
        let line = dateline(&document)?;
        let outlet = line.outlet.map_or("", |span| document.at(span)).to_owned();
        Some((document.at(line.place).to_owned(), outlet, line.date.is_some()))
    };
    for (text, expected) in [
        ("ASTANA, Kazakhstan — Mayors met.", Some(("ASTANA, Kazakhstan", "", false))),
        ("Damascus (AsiaNews) – Mayors met.", Some(("Damascus", "AsiaNews", false))),
        ("BEIRUT (Reuters) - Mayors met.", Some(("BEIRUT", "Reuters", false))),
        ("MOSCOW, October 18 (RIA Novosti) - Mayors met.", Some(("MOSCOW", "RIA Novosti", true))),
        ("NEW YORK — Mayors met.", Some(("NEW YORK", "", false))),
        ("Deir al-Zor – Mayors met.", None),
        ("Kerry – who came late – left.", None),
        ("Mayors met in the port – late.", None),
        ("The UN (United Nations) said so.", None),
    ] {
        let expected = expected.map(|(place, outlet, date)| (place.to_owned(), outlet.to_owned(), date));
        assert_eq!(read(text), expected, "{text}");
    }
}

#[test]
fn titles_keys_and_headings() {
    let facts = facts(
        "---\nkey: wire2015\ncitekey: '@w15'\ndate: 2015-05-15\n---\n# The *toll*\n\n## 4 July 2014\n\n## 12 March\n\n## 2016\n\n## Zones\n",
        Format::Markdown,
    );
    assert_eq!(facts.title.as_deref(), Some("The toll"));
    assert_eq!(facts.keys, [Box::from("w15"), Box::from("wire2015")]);
    let dates: Vec<_> =
        facts.headings.iter().map(|heading| heading.date.map(|date| date.to_string())).collect();
    let expected = [None, Some("2014-07-04"), Some("2015-03-12"), Some("2016"), None];
    assert_eq!(dates, expected.map(|date| date.map(str::to_owned)));
}

#[test]
fn copies_share_a_fingerprint() {
    let copy = |text: &str| facts(text, Format::Plain).copy_of;
    let long = "Delegates from six towns met on Friday to share the water of the valley.\n\nThey agreed after 40 hours on two wells but not on the third one.\n\nThe mediator left for the coast and said he would come back in June.\n\nNobody in the valley believed him, and the mayors went home at once.";
    let a = copy(&format!("One title of a paper here\n\nPORTSIDE (Wire) – {long}\n\nCut here."));
    let b = copy(&format!("Another title\n\nMay 15, 2015\n\n{}\n", long.replace("40", "41")));
    assert_eq!(a, b);
    assert_ne!(a, 0);
    assert_ne!(a, copy(&long.replace("two wells", "three wells")));
    assert_eq!(copy("Too short to tell."), 0);
}

#[test]
fn file_names_are_weak_evidence() {
    let weighed = |text: &str, stem: &str| {
        let mut reading = facts(text, Format::Markdown).date;
        weigh_file_name(&mut reading, stem, Span::new(0, 1));
        (reading.date.map(|date| date.to_string()), reading.evidence.first().map(|one| one.kind))
    };
    let date = |text: &str| Some(text.to_owned());
    assert_eq!(weighed("Text.", "2015-05-15-water"), (date("2015-05-15"), Some(EvidenceKind::FileName)));
    assert_eq!(weighed("Text.", "2015-05-155"), (None, None));
    assert_eq!(weighed("Text.", "water-2015"), (None, None));
    assert_eq!(
        weighed("---\ndate: 2014-01-01\n---\n", "2015-05-15"),
        (date("2014-01-01"), Some(EvidenceKind::FrontMatter))
    );
    assert_eq!(
        weighed("# Water\n\n07/11/2015\n\nText.", "2015-11-07"),
        (date("2015-11-07"), Some(EvidenceKind::PageDate))
    );
    assert_eq!(weighed("# Water\n\n07/11/2015\n\nText.", "2016-01-01").0, None);
}
proptest::proptest! {
    /// Nonsense gives facts or nothing, and every place is one of the text.
    #[test]
    fn any_text_can_be_read(
        pieces in proptest::collection::vec(proptest::sample::select(&[
            "---\n", "\n", "\r\n", "\n\n", " ", "title: ", "date: ", "rapporteur: {ignore: [a]}", "kind: process", "rounds: [{number: ", "}]",
            "[[", "]]", "[@", "]", "[^1]", "[^1]: ", "(a%2.md)", "<!-- rapporteur-ignore a:", "-->", "“", "”", "\"", "‘", "«", "🕊", "é", "\u{2028}",
            "July ", "4", ",", "2017", "31/12/2016", "30 February 2016", "Jul 152015", "Friday", " said ", "By AFP", "ASTANA", " (Reuters) ", "—",
            "last ", "year", "/ AFP PHOTO /", "![a](b)", "*", "# ", "| a |", "`", "0 Comments", "3 min read", "حلب", "Mayors met.",
        ]), 0..40),
        is_plain in proptest::bool::ANY,
    ) {
        let text = pieces.concat();
        let format = if is_plain { Format::Plain } else { Format::Markdown };
        let document = Document::read(Arc::from(&*text), format);
        let mut facts = Facts::skeleton(&document);
        read(&document, &LEXICON, &mut facts);
        crate::extract::citation::read(&document, &mut facts);
        crate::extract::quote::read(&document, &mut facts);
        crate::extract::suppression::read(&document, &mut facts);
        crate::extract::profile::read(&document, &mut facts);
        let spans = facts.date.evidence.iter().map(|one| one.span)
            .chain(facts.citations.iter().flat_map(|one| [one.span, one.target_span]))
            .chain(facts.quotes.iter().map(|one| one.span))
            .chain(facts.suppressions.iter().flat_map(|one| [Some(one.span), Some(one.rule_span), one.covers]).flatten())
            .chain(facts.problems.iter().map(|one| one.span))
            .chain(document.blocks.iter().map(|one| one.span));
        for span in spans {
            proptest::prop_assert!(text.get(span.range()).is_some(), "{span:?} of {text:?}");
        }
    }
}
