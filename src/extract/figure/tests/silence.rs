//! Numbers that are no figures.
use super::check_silence;

#[test]
fn dates_times_names_and_references() {
    check_silence(&[
        "The envoy arrived on 4 July 2017 at 10:30.",
        "By 5 p.m. the hall was empty.",
        "The flight left at 0600 GMT.",
        "On May 27 another journalist was killed.",
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
        "At No. 10 the lights were on.",
        "There are 12 members in the choir.",
        "A quarter of the town was dark.",
        "He ran 500m from the gate.",
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
