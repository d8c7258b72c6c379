//! Hedges and the intervals that they allow.
use super::check;

#[test]
fn intervals_are_those_of_the_table() {
    check(&[
        ("The floods killed 17 people.", &["17 exact deaths .. low=17 high=17"]),
        ("The floods killed 470,000 people.", &["470,000 exact deaths .. low=465000 high=475000"]),
        ("The floods killed about 470,000 people.", &["470,000 about deaths .. low=460000 high=480000"]),
        ("The floods killed some 20 people.", &["20 about deaths .. low=16 high=24"]),
        ("The floods killed roughly 300 people.", &["300 about deaths .. low=240 high=360"]),
        (
            "The floods killed an estimated 320,000 people.",
            &["320,000 about deaths .. low=310000 high=330000"],
        ),
        (
            "The floods killed more than 470,000 people.",
            &["470,000 more-than deaths .. low=470000.0001 high=480000"],
        ),
        (
            "The floods killed over 2.5 million people.",
            &["2.5 million more-than deaths .. low=2500000.0001 high=2600000"],
        ),
        ("The floods killed upwards of 200 people.", &["200 more-than deaths .. low=200.0001 high=300"]),
        ("The floods killed at least 12 people.", &["12 at-least deaths .. low=12 high=-"]),
        ("The floods killed no fewer than 12 people.", &["12 at-least deaths .. low=12 high=-"]),
        ("The floods killed 12 or more people.", &["12 at-least deaths .. low=12 high=-"]),
        ("The floods killed 300+ people.", &["300 at-least deaths .. low=300 high=-"]),
        ("The floods killed 12 or so people.", &["12 about deaths .. low=11 high=13"]),
        (
            "The floods killed nearly a million people.",
            &["a million nearly deaths .. low=800000 high=999999.9999"],
        ),
        ("The floods killed almost 300 people.", &["300 nearly deaths .. low=240 high=299.9999"]),
        (
            "The floods killed close to 470,000 people.",
            &["470,000 nearly deaths .. low=460000 high=469999.9999"],
        ),
        ("The floods killed up to 300 people.", &["300 up-to deaths .. low=0 high=300"]),
        ("The floods killed as many as 300 people.", &["300 up-to deaths .. low=0 high=300"]),
        ("The floods killed fewer than 300 people.", &["300 up-to deaths .. low=0 high=299.9999"]),
        ("The floods killed no more than 300 people.", &["300 up-to deaths .. low=0 high=300"]),
        ("The floods killed at least some 300 people.", &["300 at-least deaths .. low=300 high=-"]),
        ("The floods killed at least another 12 people.", &["12 at-least deaths .. low=12 high=-"]),
        ("The floods killed dozens more.", &["dozens vague deaths .. low=20"]),
        ("The floods killed perhaps 300 people.", &["300 about deaths .. low=240 high=360"]),
        ("The floods killed thirty-odd people.", &["thirty about deaths .. low=24 high=36"]),
        ("The floods killed about 300 or more people.", &["300 at-least deaths .. low=300 high=-"]),
        ("The floods killed 500 and more than that were hurt.", &["500 exact deaths"]),
    ]);
}

#[test]
fn words_of_hedges_that_hedge_nothing() {
    check(&[
        ("The fight was over: 12 people were killed.", &["12 exact deaths"]),
        ("He spoke about the day. Twelve people were killed.", &["Twelve exact deaths"]),
        ("Those around were unhurt, 12 were killed.", &["12 exact deaths"]),
        ("They drove up to Homs, where 12 people were killed.", &["12 exact deaths"]),
    ]);
}

#[test]
fn marks_that_hedge() {
    check(&[
        ("The raid killed >30 people.", &["30 more-than deaths"]),
        ("The raid killed >= 30 people.", &["30 at-least deaths"]),
        ("The raid killed ≤30 people.", &["30 up-to deaths"]),
        ("The raid killed ~30 people.", &["30 about deaths"]),
    ]);
}
