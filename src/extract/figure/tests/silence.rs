//! Numbers that are no figures.
use std::sync::Arc;

use proptest::prelude::*;

use super::check_silence;
use crate::{
    extract::facts::Facts,
    text::{Document, Format},
};

#[test]
fn dates_times_names_and_references() {
    check_silence(&[
        "The envoy arrived on 4 July 2017 at 10:30.",
        "By 5 p.m. the hall was empty.",
        "The flight left at 0600 GMT.",
        "On May 27 another journalist was there.",
        "In 2013 people were killed by hunger and cold alone.",
        "Resolution 2254 was adopted.",
        "Article 7 of the treaty was cited.",
        "Chapter 12 tells of people killed.",
        "A Su-24 and a T-72 were seen beside the S-400.",
        "The Group of Seven met.",
        "The G7 met.",
        "The 7th Division moved.",
        "Call 555-0199 for help.",
        "He lives in room 12.",
        "The score was 3-2.",
        "The war erupted in 2011.",
        "Since 2011 the war goes on.",
        "The first three hours were calm.",
        "They met one step at a time.",
        "He is one of the best.",
        "A second time they failed.",
        "Of 12 trucks, two came through.",
        "The 1990s were calm.",
        "Version 2.5 of the text was read.",
        "The border is 12 km away.",
        "He was 101 and died of old age.",
        "The death toll rose with a 5.0 magnitude aftershock.",
        "The magnitude-6.3 tremor left the town dark.",
        "At No. 10 the lights were on.",
        "There are 12 members in the choir.",
        "A quarter of the town was dark.",
        "He ran 500m from the gate.",
        "Two thirds of the people were displaced.",
        "One-fifth of the people were killed.",
        "One in five people was displaced.",
        "Two out of three fighters were killed.",
        "The next one was killed too.",
        "حضر ١٢ شخصا",
    ]);
}

#[test]
fn furniture_and_odd_input_never_panic() {
    for text in [
        "",
        "12",
        "½",
        "-",
        "between",
        "from 12 to",
        "a",
        "1,2,3,4",
        "million million",
        "99999999999999999999 dead",
        "more than",
        "½ ½ ½ dead",
        "one one one",
        "2-1/0 year war",
        "XVI",
        "1/0 people dead",
    ] {
        let _ = super::figures(text);
    }
}

proptest! {
    /// Any text is read, and what is found stands in it.
    #[test]
    fn any_text_is_read(text in "((a|an|the|12|2\\.5|1/2|two|hundred|million|dozens|fifth|half|third|minus|less than|and|or|between|from|to|killed|dead|people|of|in|war|round|talks|Geneva|V|,|-|\\.|%|\\$|½|ü|Monday|said|was|more than|at least)( |)){0,24}") {
        let document = Document::read(Arc::from(text.as_str()), Format::Plain);
        let mut facts = Facts { mentions: super::rough_mentions(&document), ..Facts::default() };
        crate::extract::figure::read(&crate::extract::Marked::of(&document), &super::LEXICON, &mut facts);
        for figure in &facts.figures {
            prop_assert!(!document.at(figure.span).is_empty());
            prop_assert!(figure.quantity.low.is_none_or(|low| figure.quantity.high.is_none_or(|high| low <= high)));
        }
        prop_assert!(facts.figures.is_sorted_by_key(|figure| figure.span.start));
    }
}

#[test]
fn what_is_only_wished_for() {
    check_silence(&[
        "They fell short of their goal of $10,000.",
        "Families would have to wait for three months.",
        "All but one of the sixteen on board died.",
    ]);
}
