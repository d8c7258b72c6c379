//! Pasted pages fall into titles, captions, page lines, furniture and paragraphs.
use super::*;

/// The blocks as `K text`, K being the kind's letter: H1 H2 P C(aption) L(page line) F(urniture).
fn shown(text: &str) -> Vec<String> {
    let letter = |kind| match kind {
        BlockKind::Heading(level) => format!("H{level}"),
        BlockKind::Paragraph => "P".into(),
        BlockKind::Caption => "C".into(),
        BlockKind::PageLine => "L".into(),
        BlockKind::Furniture => "F".into(),
        other => format!("{other:?}"),
    };
    read(text, 0).iter().map(|block| format!("{} {}", letter(block.kind), block.span.of(text))).collect()
}

/// A page in which every line begins with the letters that it should get; ` ~ ` stands for a blank line.
fn check(page: &[&str]) {
    let text: Vec<&str> = page.iter().map(|line| line.split_once(' ').map_or("", |(_, text)| text)).collect();
    let expected: Vec<&str> = page.iter().copied().filter(|line| *line != "~").collect();
    assert_eq!(shown(&text.join("\n")), expected);
    assert_eq!(shown(&text.join("\r\n")), expected, "with CRLF");
}

const FIRST: &str = "P Delegates from six towns met on Tuesday to share the water of the valley.";
const SECOND: &str = "P They agreed on two wells, but not on the third, a mediator told reporters.";

#[test]
fn a_page_with_banner_byline_and_boxes() {
    check(&[
        "F You are here",
        "~",
        "H1 Six towns share the water of the valley",
        "~",
        "L By Wire - Aug 04,2015 - Last updated at Aug 05,2015",
        "~",
        "C A well near the old mill, seen late on Monday (Wire photo)",
        "~",
        FIRST,
        "~",
        "H2 ‘A long summer’",
        "~",
        SECOND,
        "~",
        "F up",
        "F 31 users have voted.",
        "~",
        "F Newsletter",
        "~",
        "F Get the best stories of the week emailed to you for free.",
        "~",
        "F PDF",
    ]);
}

#[test]
fn a_page_with_the_day_of_the_visit_and_repeated_captions() {
    check(&[
        "L Monday, 3rd June 2019",
        "L To valleynews.example",
        "F Search",
        "~",
        "H1 Mediator offers third well to save water plan",
        "~",
        "P The mediator was to hold a second day of talks on Friday in the hope of saving the plan.",
        "C The mediator (R) greets a mayor at the town hall, on May 15, 2015. / WIRE PHOTO / ANA RIOS",
        "~",
        "C The mediator (R) greets a mayor at the town hall, on May 15, 2015. / WIRE PHOTO / ANA RIOS",
        "~",
        SECOND,
        "~",
        "F In this article",
        "~",
        "F 0 Comments",
    ]);
}

#[test]
fn a_page_with_section_reading_time_and_counts() {
    check(&[
        "L 05/25/2017, 16.19",
        "L VALLEY – WATER",
        "F Send to a friend",
        "~",
        "H1 As the summer nears, mayors push for wells",
        "~",
        FIRST,
        SECOND,
        "F TAGs",
        "F Printable version",
        "F CLOSE X",
        "F See also",
    ]);
    check(&[
        "H1 Mayors take 'small sips' forward",
        "~",
        "H1 Mayors take 'small sips' forward",
        "L 3 min read",
        "L 24 March, 2016",
        FIRST,
        "C Little has changed since the last round of talks in May [Getty]",
        SECOND,
    ]);
    check(&[
        "H1 Mayors scramble to agree on a water plan",
        "~",
        "F 0",
        "F 150",
        "~",
        FIRST,
        "F Views 1430",
        "F Share 15 Tweet 3",
        SECOND,
    ]);
}

#[test]
fn bylines_dates_and_sites() {
    for (line, expected) in [
        ("By Ana Ríos and Tom Lee", "L"),
        ("By Ana Ríos in Portside", "L"),
        ("Reuters Staff", "L"),
        ("Published: 4 July 2017 at 10:30 GMT", "L"),
        ("Tue Jul 4, 2017 | 10:30am EDT", "L"),
        ("2017-07-04", "L"),
        ("Last updated on 25.04.2016, 16:20", "L"),
        ("Posted on August 3, 2013 by Tom Lee", "L"),
        ("Friday 21 August 2015 18:02 BST", "L"),
        ("www.valleynews.example", "L"),
        ("Reading time: 4 minutes", "L"),
    ] {
        let page = format!("{line}\n\nSix towns share the water\n\n{}", FIRST.trim_start_matches("P "));
        assert_eq!(shown(&page).first().map(String::as_str), Some(format!("{expected} {line}").as_str()));
    }
}

#[test]
fn furniture_of_many_sites() {
    for line in [
        "Home > News > Valley",
        "News | Sport | Culture",
        "Home News Opinion Video",
        "© 2017 Valley News. All rights reserved.",
        "Copyright 2016 by the Valley News Company.",
        "We use cookies to improve your experience on this site.",
        "Sign up for our morning briefing",
        "Subscribe to our newsletter and never miss a story.",
        "Enter your email address",
        "Read more: What the wells cost",
        "Also read: Ten years of drought",
        "Tags: water, wells, talks",
        "Facebook",
        "Share on Twitter",
        "1.2K shares",
        "No comments",
        "* * *",
        "Advertisement",
        "Follow us on Facebook",
        "Click here to subscribe.",
    ] {
        let page = format!(
            "Six towns share the water\n\n{}\n\n{line}\n\n{}",
            FIRST.trim_start_matches("P "),
            SECOND.trim_start_matches("P ")
        );
        assert_eq!(shown(&page).get(2), Some(&format!("F {line}")), "{line}");
    }
}

#[test]
fn captions_of_many_agencies() {
    for line in [
        "A child drinks at a well near the mill. (Tom Lee/Reuters)",
        "A child drinks at a well near the mill (AP Photo/Ana Rios)",
        "File photo of the old mill",
        "Photo: Tom Lee",
        "The mayor speaks at the town hall [File: Tom Lee/Reuters]",
        "The mayor speaks at the town hall, May 2015. Picture taken May 4. (Courtesy of the town hall/Handout)",
    ] {
        let page = format!("Six towns share the water\n\n{line}\n\n{}", FIRST.trim_start_matches("P "));
        assert_eq!(shown(&page).get(1), Some(&format!("C {line}")), "{line}");
    }
}

#[test]
fn prose_is_never_lost() {
    for line in [
        "By Monday evening, the talks had failed.",
        "Subscribe, he told them, or leave the valley for good and never come back to these wells.",
        "The mayors met the mediator (and his wife) in the town hall (the old one).",
        "More than 280,000 people have left the valley since the drought began in 2011.",
        "“Read more,” she said, “and shout less.”",
        "The plan, seen by Reuters, was dropped on 4 July 2017.",
        "Related families were told to leave before the water rose to the second mark.",
        "Talks go on. (Reuters)",
        "On July 4, 2017, ten people died.",
        "The committee [HNC]",
        "The Security Council, which met late, and the mediator, who had flown in from the coast, could not agree on",
        "Photographs of the well were shown to the mayors on Tuesday.",
        "Comments by the mayor angered the mediator, who left the room.",
        "He added: \"The cookies were stale.\"",
    ] {
        let page = format!(
            "Six towns share the water\n\n{}\n{line}\n{}",
            FIRST.trim_start_matches("P "),
            SECOND.trim_start_matches("P ")
        );
        assert_eq!(shown(&page).get(2), Some(&format!("P {line}")), "{line}");
    }
}

#[test]
fn wrapped_lines_are_one_paragraph() {
    let text = "Six towns share the water\n\nDelegates from six towns met on Tuesday to share the water of the\nvalley, which has fallen for ten years and may fall again before the\nnext rain. They agreed on two wells.\n\nThe third well, they said, was for the mediator to find, and he left\nfor the coast at once.\n\nSo they wait.\n";
    for text in [text.to_owned(), text.replace('\n', "\r\n")] {
        let blocks = shown(&text);
        assert_eq!(blocks.len(), 4, "{blocks:#?}");
        assert!(blocks.iter().skip(1).all(|block| block.starts_with('P')), "{blocks:#?}");
    }
    // Paragraphs of one line each are not wrapped text.
    let lines = "First mayors met here.\nThen the mediator came to them.\nIn the end nobody stayed.\n";
    assert_eq!(shown(lines).len(), 3);
}

#[test]
fn texts_that_are_no_pages() {
    assert_eq!(shown(""), [""; 0]);
    assert_eq!(shown("\n \n\t\n"), [""; 0]);
    assert_eq!(shown("The toll rose to 17 on Tuesday."), ["P The toll rose to 17 on Tuesday."]);
    assert_eq!(
        shown("Will the wells last?\n\nNobody knows."),
        ["H1 Will the wells last?", "P Nobody knows."]
    );
    assert_eq!(shown("the toll rose"), ["P the toll rose"]);
    assert_eq!(
        shown("\u{feff}Portside (Wire) – Mayors met on Monday.\nThey left."),
        ["P Portside (Wire) – Mayors met on Monday.", "P They left."]
    );
    assert_eq!(
        shown("مات خمسة أشخاص في المدينة.\n\nثم عادوا."),
        ["P مات خمسة أشخاص في المدينة.", "P ثم عادوا."]
    );
}
