//! Days and places of sentences.

use std::sync::Arc;

use crate::{
    extract::{Dated, Facts, Lexicon, Stay, extract, read_words},
    text::{Document, Format},
};

fn facts(text: &str) -> Facts {
    let document = Document::read(Arc::from(format!("---\ndate: 2017-07-04\n---\n{text}")), Format::Markdown);
    let mut facts = extract(&document, &Lexicon::default());
    read_words(&document, &Lexicon::default(), &mut facts);
    facts
}

fn days(text: &str) -> Vec<String> {
    let shown = |one: &Dated| {
        let period = one.period.map_or_else(|| "?".to_owned(), |period| period.to_string());
        format!("{} {period} {:?} {}", one.written(), one.role, one.what.map_or("-", |what| what.name()))
    };
    facts(text).dated.iter().map(shown).collect()
}

#[test]
fn days_with_what_they_are_of() {
    for (text, expected) in [
        ("The convoy was attacked on 19 September 2016.", vec!["19 September 2016 2016-09-19 Event attack"]),
        ("The mayor said on Monday that nobody left.", vec!["Monday 2017-07-03 Saying -"]),
        ("On Monday, the mayor said that nobody left.", vec!["Monday 2017-07-03 Saying -"]),
        (
            "A raid hit the port on Monday, and talks began on June 12.",
            vec!["Monday 2017-07-03 Event raid", "June 12 2017-06-12 Event -"],
        ),
        ("Nobody has left the port since 12 June.", vec!["12 June 2017-06-12 Edge -"]),
        ("The talks will begin on July 20.", vec!["July 20 2017-07-20 Plan -"]),
        ("It met on 30 February 2017.", vec![]),
        ("The port has two wells.", vec![]),
    ] {
        assert_eq!(days(text), expected, "{text}");
    }
}

#[test]
fn days_counted_from_the_one_before() {
    for (text, expected) in [
        (
            "The pact was signed on 26 June. Two days later it was broken.",
            vec!["26 June 2017-06-26 Event -", "Two days later 2017-06-28 Event -"],
        ),
        (
            "On Monday they left under a pact that they had signed two days earlier.",
            vec!["Monday 2017-07-03 Event -", "two days earlier 2017-07-01 Event -"],
        ),
        ("The next day it burned.", vec!["next day ? Event -"]),
        (
            "He spoke on 26 June.\n\nA day later it burned.",
            vec!["26 June 2017-06-26 Event -", "A day later ? Event -"],
        ),
        ("In early June it burned.", vec!["June 2017-06-01/2017-06-14 Event -"]),
        ("Envoys are to meet on 20 July.", vec!["20 July 2017-07-20 Plan -"]),
        ("The talks are set for 20 July.", vec!["20 July 2017-07-20 Plan -"]),
    ] {
        assert_eq!(days(text), expected, "{text}");
    }
}

#[test]
fn places_of_meetings_and_events() {
    use Stay::{Beside, Event, Held, Named, Visited};
    for (text, expected) in [
        ("The fifth round was held in Vienna on Monday.", vec![("Vienna", Held)]),
        ("Diplomats met in Geneva to speak of the war in Yemen.", vec![("Geneva", Held), ("Yemen", Beside)]),
        ("The meeting of the Security Council in New York was short.", vec![("New York", Held)]),
        ("Talks on the raids in Yemen broke down.", vec![("Yemen", Beside)]),
        ("In Geneva, a fifth round of talks ended.", vec![("Geneva", Held)]),
        ("The Geneva meeting was short.", vec![("Geneva", Named)]),
        ("The minister flew to Moscow on Monday.", vec![("Moscow", Visited)]),
        ("The king received the minister in Riyadh.", vec![("Riyadh", Visited)]),
        ("Envoys met in the Kazakh capital.", vec![("the Kazakh capital", Held)]),
        ("Envoys met in the capital of Kazakhstan.", vec![("the capital of Kazakhstan", Held)]),
        ("The conference was hosted by Vienna.", vec![("Vienna", Held)]),
        ("The envoy had three hours with the minister in Vienna.", vec![("Vienna", Held)]),
        ("The shop had three hours of trade in Vienna.", vec![("Vienna", Event)]),
        ("A train derailed near Vienna.", vec![("Vienna", Event)]),
        ("A bridge in Vienna was closed.", vec![("Vienna", Event)]),
        ("The mayor of the town is from Vienna.", vec![]),
    ] {
        let facts = facts(text);
        let text = format!("---\ndate: 2017-07-04\n---\n{text}");
        let found: Vec<(&str, Stay)> =
            facts.placed.iter().map(|one| (one.span.of(&text), one.stay)).collect();
        assert_eq!(found, expected, "{text}");
    }
}

#[test]
fn two_ways_of_telling_share_their_words() {
    let one = facts("The convoy at Urum was attacked on 19 September 2016.");
    let other = facts("What broke the truce was the attack of September 19 on a convoy at Urum.");
    let words = |facts: &Facts| facts.dated.first().map(|one| one.words().to_vec()).unwrap_or_default();
    let (one, other) = (words(&one), words(&other));
    assert_eq!(one.len(), 3);
    assert!(one.iter().all(|word| other.iter().any(|other| word.is_told_by(*other))), "{one:?} {other:?}");
}

#[test]
fn weekdays_of_plans_lie_ahead() {
    // 4 July 2017 is a Tuesday.
    for (text, expected) in [
        ("The parties will vote on Sunday.", "2017-07-09"),
        ("On Sunday the parties will vote.", "2017-07-09"),
        ("The parties are to vote on Tuesday.", "2017-07-04"),
        ("The parties, which will vote, left on Sunday.", "2017-07-02"),
        ("The parties voted on Sunday.", "2017-07-02"),
    ] {
        let period = facts(text).dated.first().and_then(|one| one.period);
        assert_eq!(period.map(|one| one.to_string()).as_deref(), Some(expected), "{text}");
    }
}

#[test]
fn deadlines_are_bounds_and_relative_clauses_stand_beside() {
    use crate::extract::{
        Clause::{Aside, Main},
        DayRole,
    };
    for (text, role, clause) in [
        ("The parties failed to meet a June 4 deadline.", DayRole::Bound, Main),
        ("The parties missed the deadline of 4 June.", DayRole::Bound, Main),
        ("Officials spoke to inspectors who arrived three days ago.", DayRole::Event, Aside),
        ("Inspectors, who live here, arrived on 4 June.", DayRole::Event, Main),
    ] {
        let found = facts(text).dated.first().map(|one| (one.role, one.clause));
        assert_eq!(found, Some((role, clause)), "{text}");
    }
}
