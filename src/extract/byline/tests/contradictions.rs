//! Front matter, date lines and files' names that do not agree.
use super::{STORY, dated, facts};
use crate::{
    extract::{byline::weigh_file_name, facts::EvidenceKind},
    text::{Format, Span},
};

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
        ("Feb. 3 (Wire) - Mayors met on Tuesday. The drought began in 2014.", "2015-02-03 Dateline"),
        ("# Water\n\nTuesday, Feb. 3\n\nMayors met. The drought began in 2014.", "2015-02-03 Dateline"),
        ("# Water\n\nFeb. 3\n\nMayors met. The drought began in 2014.", "none"),
        // What is to come says nothing about the year.
        (
            "PORTSIDE, Feb. 3 (Wire) - Mayors met on Tuesday. The drought began in 2014 and will end by 2020.",
            "2015-02-03 Dateline",
        ),
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
    assert_eq!(*self::facts("---\ndate: soon\n---\nText.", Format::Markdown).problems, []);
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
