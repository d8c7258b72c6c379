//! Sentences with counts and lists, and those that only look so.
#![allow(clippy::unwrap_used, reason = "a missing document fails the test")]
use std::sync::Arc;

use crate::{
    extract::{Lexicon, extract},
    text::{Document, Format},
};

fn found(text: &str) -> Vec<String> {
    let document = Document::read(Arc::from(text), Format::Markdown);
    let facts = extract(&document, &Lexicon::default());
    facts
        .enumerations
        .iter()
        .map(|one| {
            let items: Vec<&str> = one.items.iter().map(|item| item.of(text)).collect();
            format!("{} = {}", one.words, items.join(" + "))
        })
        .collect()
}

fn check(cases: &[(&str, &[&str])]) {
    for (text, expected) in cases {
        assert_eq!(found(text), *expected, "{text}");
    }
}

#[test]
fn names_beside_their_count() {
    check(&[
        (
            "The four guarantors, Russia, Turkey and Iran, signed it.",
            &["four guarantors = Russia + Turkey + Iran"],
        ),
        (
            "It has three neighbours: Jordan, Iraq, and Lebanon.",
            &["three neighbours = Jordan + Iraq + Lebanon"],
        ),
        ("They shelled two towns, Rastan and Talbiseh and Hama.", &["two towns = Rastan + Talbiseh + Hama"]),
        (
            "The 3 guarantors (Russia, Turkey and the United States) met.",
            &["3 guarantors = Russia + Turkey + the United States"],
        ),
        ("Russia, Turkey and Iran, the two guarantors, met.", &["two guarantors = Russia + Turkey + Iran"]),
        (
            "The three guarantors of the truce are Russia, Turkey and Iran.",
            &["three guarantors = Russia + Turkey + Iran"],
        ),
        (
            "Two of the three guarantors, Russia and Turkey, met.",
            &["Two of the three guarantors = Russia + Turkey"],
        ),
        ("It pleased both Russia, Turkey and Iran.", &["both = Russia + Turkey + Iran"]),
        (
            "Two countries, Bosnia and Herzegovina and Serbia, sent doctors.",
            &["Two countries = Bosnia and Herzegovina + Serbia"],
        ),
    ]);
}

#[test]
fn lists_behind_a_clause_and_counts_behind_a_list() {
    check(&[
        (
            "Four countries guarantee the zones: Russia, Turkey and Iran.",
            &["Four countries = Russia + Turkey + Iran"],
        ),
        ("Three themes were left open: prisoners and mines.", &["Three themes = prisoners + mines"]),
        (
            "Four roads lead out of the city: Castello, Ramouseh and Khanasser.",
            &["Four roads = Castello + Ramouseh + Khanasser"],
        ),
        (
            "A group of four states, made up of France, Jordan and Egypt, met.",
            &["four states = France + Jordan + Egypt"],
        ),
        ("France, Jordan and Egypt — four states in all — met.", &["four states = France + Jordan + Egypt"]),
        (
            "Castello, Ramouseh and Khanasser are the two roads out.",
            &["two roads = Castello + Ramouseh + Khanasser"],
        ),
        (
            "His three baskets were a truce, aid, elections and a charter.",
            &["three baskets = a truce + aid + elections + a charter"],
        ),
        (
            "Five subjects, aid, access, time and money, were treated.",
            &["Five subjects = aid + access + time + money"],
        ),
        ("The quartet of Russia, Turkey and Iran met.", &["a quartet = Russia + Turkey + Iran"]),
        (
            "They left from four cities: Riyadh, Cairo and also Moscow.",
            &["four cities = Riyadh + Cairo + Moscow"],
        ),
        ("Four zones were agreed:\n\n- Idlib\n- Homs\n", &["Four zones = Idlib + Homs"]),
    ]);
}

#[test]
fn lists_of_something_else() {
    check(&[
        ("Five countries signed a paper: Russia and Iran did not.", &[]),
        ("Four members of the committee left: Hariri and Aridi stayed.", &[]),
        ("Four countries guarantee the zones: Idlib and Homs.", &[]),
        ("The three guarantors agreed on the following: aid and access.", &[]),
        ("The three sides were tired and hungry.", &[]),
        ("Three ministers, aides and guards came by bus.", &[]),
        ("Smith, Jones and Brown were the two directors and their clerk.", &[]),
        ("Homs, Hama and Idlib are the two provinces' neighbours.", &[]),
        ("Three guarantors: Russia and Turkey as well as Iran.", &[]),
        ("There are 11 places: nine held by the army and two by rebels.", &[]),
    ]);
}

#[test]
fn lists_below_their_count() {
    check(&[
        (
            "The five parties:\n\n- Russia\n- Turkey\n  - its army\n- Iran\n\nMore.",
            &["five parties = Russia + Turkey + Iran"],
        ),
        (
            "There are three points:\n\n1. Access\n2. Aid\n\n   Much aid.\n3. Time\n",
            &["three points = Access + Aid + Time"],
        ),
    ]);
}

#[test]
fn open_lists_and_other_sentences() {
    check(&[
        ("Four guarantors, including Russia, Turkey and Iran, signed.", &[]),
        ("Five states, among them Russia, Turkey and Iran, signed.", &[]),
        ("Five states, such as Russia and Turkey, signed.", &[]),
        ("Five states, Russia and Turkey among them, signed.", &[]),
        ("Five states, Russia, Turkey and others, signed.", &[]),
        ("At least three states, Russia and Turkey, signed.", &[]),
        ("Of the three guarantors, Russia and Turkey spoke first.", &[]),
        ("After two rounds, Russia and Turkey and Iran agreed.", &[]),
        ("In three days, Russia and Turkey agreed.", &[]),
        ("Two ministers, Sergei Lavrov, the Foreign Minister, and Sergei Shoigu, met.", &[]),
        ("On 4 July, Russia, Turkey and Iran met.", &[]),
        ("The three guarantors agreed on:\n\n- Aid\n- Access\n", &[]),
        ("The five-nation group, Russia and Turkey said, will meet.", &[]),
    ]);
}
