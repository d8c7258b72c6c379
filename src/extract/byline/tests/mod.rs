//! Titles, outlets and dates of pages as outlets print them.
#![allow(clippy::unwrap_used, reason = "a missing part fails the test")]
mod contradictions;

use std::sync::{Arc, LazyLock};

use super::*;
use crate::extract::figure::measure::Measures;
use crate::text::Format;

/// Compiled once: the gazetteer is large.
static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new(&[], Measures::default()));

fn facts(text: &str, format: Format) -> Facts {
    let document = Document::read(Arc::from(text), format);
    let mut facts = Facts::skeleton(&document);
    read(&Marked::of(&document), &LEXICON, &mut facts);
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
    assert_eq!(*facts.keys, [Box::from("w15"), Box::from("wire2015")]);
    let dates: Vec<_> =
        facts.headings.iter().map(|heading| heading.date.map(|date| date.to_string())).collect();
    let expected = [None, Some("2014-07-04"), Some("2015-03-12"), Some("2016"), None];
    assert_eq!(dates, expected.map(|date| date.map(str::to_owned)));
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
        read(&Marked::of(&document), &LEXICON, &mut facts);
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
