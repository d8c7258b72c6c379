//! Numbers by themselves, in every form that prose gives them.
use std::{ops::Bound, sync::Arc};

use proptest::prelude::*;

use crate::{
    extract::{
        Decimal,
        figure::{NumberForm, StatedNumber, numbers},
    },
    text::{Document, Format},
};

/// Checks a table: a text, and its numbers as `words form value`; ranges and bounds as `[8, 10]`, `(30, )`.
fn check(table: &[(&str, &[&str])]) {
    let mut wrong = String::new();
    for (text, expected) in table {
        let document = Document::read(Arc::from(*text), Format::Plain);
        let found: Vec<String> = numbers(&document).iter().map(|number| short(&document, number)).collect();
        if found != *expected {
            wrong.push_str(&format!("\n{text}\n  wants {expected:?}\n  found {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

fn short(document: &Document, number: &StatedNumber) -> String {
    let form = match number.form {
        NumberForm::Cardinal => "cardinal",
        NumberForm::Ordinal => "ordinal",
        NumberForm::Fraction => "fraction",
        NumberForm::Range => "range",
        NumberForm::Vague => "vague",
        NumberForm::Articles => "articles",
    };
    let worth = match (number.low, number.high) {
        (Bound::Included(low), Bound::Included(high)) if low == high => low.to_string(),
        (low, high) => format!("{}, {}", end(low, '[', '('), end(high, ']', ')')),
    };
    let unit = number.unit.unwrap_or_default();
    let aside = number.aside.map(|aside| format!(" ({aside})")).unwrap_or_default();
    format!("{}: {form} {worth}{unit}{aside}", document.at(number.hedged))
}

fn end(bound: Bound<Decimal>, closed: char, open: char) -> String {
    match (bound, closed) {
        (Bound::Included(value), '[') => format!("[{value}"),
        (Bound::Included(value), _) => format!("{value}{closed}"),
        (Bound::Excluded(value), '[') => format!("{open}{value}"),
        (Bound::Excluded(value), _) => format!("{value}{open}"),
        (Bound::Unbounded, _) => open.to_string(),
    }
}

#[test]
fn digits_and_their_groups() {
    check(&[
        ("They sold 1,234.5 tonnes.", &["1,234.5: cardinal 1234.5"]),
        ("They sold 1 234 567.89 tonnes.", &["1 234 567.89: cardinal 1234567.89"]),
        ("They sold 12,34,567 bags of rice.", &["12,34,567: cardinal 1234567"]),
        ("The limit is .08 by law.", &[".08: cardinal 0.08"]),
        ("They sold 4.5 millions bags.", &["4.5 millions: cardinal 4500000"]),
        (
            "They sold 10 bln or 10 tln of these.",
            &["10 bln: cardinal 10000000000", "10 tln: cardinal 10000000000000"],
        ),
        ("They sold 3 million and a half bags.", &["3 million and a half: cardinal 3500000"]),
        ("They sold 4 thousand 3 hundred and 21 bags.", &["4 thousand 3 hundred and 21: cardinal 4321"]),
        ("They sold 6 crore and two hundred bags.", &["6 crore and two hundred: cardinal 60000200"]),
        ("They sold 3 dozens of eggs.", &["3 dozens: cardinal 36"]),
        ("They sold a 1.2-million share.", &["1.2-million: cardinal 1200000"]),
        ("They sold 2/3rds of it.", &["2/3rds: fraction 0.6667 (a part of something)"]),
        ("They sold 5pc of it, a 10-percent share.", &["5pc: cardinal 5%", "10-percent: cardinal 10%"]),
        (
            "He sold 12 per 100,000 in his 30s.",
            &[
                "12: cardinal 12 (a rate)",
                "100,000: cardinal 100000 (a rate)",
                "30: cardinal 30 (digits of something longer)",
            ],
        ),
        ("They feed 6.5 M people with $1.5 M.", &["6.5 M: cardinal 6500000", "1.5 M: cardinal 1500000USD"]),
        (
            "They met on page 45 M. Miller and ran a 5 k race.",
            &["45: cardinal 45 (a reference to something numbered)", "5: cardinal 5"],
        ),
        ("They feed 6.5m of its people.", &["6.5m: cardinal 6500000"]),
        ("They ran 100m races and stood within 50m of the gate, 500m from it.", &[]),
        ("A bottle holds 180ml and the road is 29km long.", &[]),
    ]);
}

#[test]
fn words_and_their_magnitudes() {
    check(&[
        (
            "They sold one hundred and twenty thousand bags.",
            &["one hundred and twenty thousand: cardinal 120000"],
        ),
        ("They sold hundred thousand bags.", &["hundred thousand: cardinal 100000"]),
        ("They sold two-hundred-and-five bags.", &["two-hundred-and-five: cardinal 205"]),
        (
            "They sold two hundred and three hundred bags.",
            &["two hundred: cardinal 200", "three hundred: cardinal 300"],
        ),
        ("They sold three lakh crore rupees of it.", &["three lakh crore: cardinal 3000000000000"]),
        ("They sold three thousands bags.", &["three thousands: cardinal 3000"]),
        ("They sold two point five million bags.", &["two point five million: cardinal 2500000"]),
        ("It grew by nine point zero four points.", &["nine point zero four: cardinal 9.04"]),
        ("It grew by two point seventy-one points.", &["two point seventy-one: cardinal 2.71"]),
        ("They sold two and a half million bags.", &["two and a half million: cardinal 2500000"]),
        ("They sold two-and-a-half million bags.", &["two-and-a-half million: cardinal 2500000"]),
        (
            "They sold two and three-quarter million bags.",
            &["two and three-quarter million: cardinal 2750000"],
        ),
        ("They sold a quarter million bags.", &["a quarter million: cardinal 250000"]),
        ("They sold two thirds of a million bags.", &["two thirds of a million: cardinal 666666.6667"]),
        (
            "They sold one billion and a quarter million bags.",
            &["one billion and a quarter million: cardinal 1000250000"],
        ),
        ("They sold forty and a third tonnes.", &["forty and a third: cardinal 40.3333"]),
        ("They sold one hundred and three quarters.", &["one hundred and three quarters: cardinal 100.75"]),
        (
            "They sold two hundred and half of the rest.",
            &["two hundred: cardinal 200", "half: fraction 0.5 (a part of something)"],
        ),
    ]);
}

#[test]
fn signs() {
    check(&[
        ("The mercury fell to minus five degrees.", &["minus five: cardinal -5"]),
        ("The mercury fell to -9.5 degrees.", &["-9.5: cardinal -9.5"]),
        (
            "The index stood at negative one half.",
            &["negative one half: fraction -0.5 (a part of something)"],
        ),
        ("Sales -1.5% on the year.", &["-1.5%: cardinal -1.5%"]),
        ("She tested negative 12 times.", &["12: cardinal 12"]),
        ("-12 people drowned", &["12: cardinal 12"]),
        ("In Homs -12 people drowned.", &["12: cardinal 12"]),
    ]);
}

#[test]
fn parts() {
    let part = |words: &str, value: &str| format!("{words}: fraction {value} (a part of something)");
    for (text, words, value) in [
        ("Two thirds of the town was dark.", "Two thirds", "0.6667"),
        ("It is dark in one-fifth of the town.", "one-fifth", "0.2"),
        ("Three quarters of the town was dark.", "Three quarters", "0.75"),
        ("More money went to a third of the town.", "a third", "0.3333"),
        ("It cost a third as much.", "a third", "0.3333"),
        ("The price fell by a fifth.", "a fifth", "0.2"),
        ("The dose is one twenty-fifth of that.", "one twenty-fifth", "0.04"),
        ("The dose is three hundredths of that.", "three hundredths", "0.03"),
        ("Half the town was dark.", "Half", "0.5"),
        ("It is dark in ⅚ of the town.", "⅚", "0.8333"),
        ("One in five shops was dark.", "One in five", "0.2"),
        ("They hold five - eighths of it.", "five - eighths", "0.625"),
        ("It passed by a two-third majority.", "two-third", "0.6667"),
        ("Two out of 500 shops were dark.", "Two out of 500", "0.004"),
        ("One in every four shops was dark.", "One in every four", "0.25"),
    ] {
        check(&[(text, &[&part(words, value)])]);
    }
    check(&[
        ("A third man left.", &["third: ordinal 3"]),
        ("It went by one third party.", &["one: cardinal 1 (a part of something)", "third: ordinal 3"]),
        ("The flag flew at half mast, as one would hope.", &[]),
        ("Two left in the morning and a third in the evening.", &["Two: cardinal 2", "third: ordinal 3"]),
        ("He missed the second half.", &["second: ordinal 2"]),
        ("They opened 12 in six days.", &["12: cardinal 12", "six: cardinal 6"]),
        ("They opened 8 in 5 towns.", &["8: cardinal 8", "5: cardinal 5"]),
    ]);
}

#[test]
fn places_in_a_row() {
    check(&[
        ("It was the hundred and third day.", &["hundred and third: ordinal 103"]),
        (
            "It was the twenty-fifth day and his thirty-third try.",
            &["twenty-fifth: ordinal 25", "thirty-third: ordinal 33"],
        ),
        ("It was the second to last day, not the third-to-last.", &[]),
        ("It was the two hundredth day.", &["two hundredth: ordinal 200"]),
        ("It was the one millionth visitor.", &["one millionth: ordinal 1000000"]),
        ("It was the twenty-first visitor, not the 22nd.", &["twenty-first: ordinal 21", "22nd: ordinal 22"]),
    ]);
}

#[test]
fn ranges_and_bounds() {
    check(&[
        ("They sold from 20 to 30 bags.", &["from 20 to 30: range [20, 30]"]),
        (
            "They sold between a quarter and a half.",
            &["between a quarter and a half: range [0.25, 0.5] (a part of something)"],
        ),
        ("They sold 20 through 30 bags.", &["20 through 30: range [20, 30]"]),
        ("They sold two or three hundred bags.", &["two or three hundred: range [200, 300]"]),
        (
            "They sold 200 to three hundred thousand bags.",
            &["200 to three hundred thousand: range [200000, 300000]"],
        ),
        ("They sold three or four dozen bags.", &["three or four dozen: range [36, 48]"]),
        ("They sold 5-6,000 bags.", &["5-6,000: range [5000, 6000]"]),
        ("They sold 500-1,000 bags.", &["500-1,000: range [500, 1000]"]),
        ("They sold 500-1,500 bags.", &["500-1,500: range [500, 1500]"]),
        (
            "It was 10%-20%, or from 10 percent to 20 percent.",
            &["10%-20%: range [10, 20]%", "from 10 percent to 20 percent: range [10, 20]%"],
        ),
        ("It rose 10% to 20%.", &["10%: cardinal 10%", "20%: cardinal 20%"]),
        ("It was between 10 and 20 percent.", &["between 10 and 20 percent: range [10, 20]%"]),
        ("They sold more than 5 and less than 10 bags.", &["more than 5 and less than 10: range (5, 10)"]),
        (
            "They sold at least 5, but no more than 10 bags.",
            &["at least 5, but no more than 10: range [5, 10]"],
        ),
        ("They sold less than 10 and more than 5 bags.", &["less than 10 and more than 5: range (5, 10)"]),
        (
            "They sold over 20, and under 10 were left.",
            &["over 20: cardinal (20, )", "under 10: cardinal (, 10)"],
        ),
        (
            "Up to 300, at least 20 of them red, were sold.",
            &["Up to 300: cardinal (, 300]", "at least 20: cardinal [20, )"],
        ),
        ("They sold less than or equal to 10 bags.", &["less than or equal to 10: cardinal (, 10]"]),
        ("They sold 500 or more.", &["500 or more: cardinal [500, )"]),
        ("They sold about 500 or fewer.", &["500 or fewer: cardinal (, 500]"]),
        ("Thirty-odd bags were sold.", &["Thirty-odd: cardinal 30"]),
        ("Prices exceed 3,000 there.", &["exceed 3,000: cardinal (3000, )"]),
        (
            "The code is 4-8-12.",
            &["4: cardinal 4", "8: cardinal 8 (a part of a name)", "12: cardinal 12 (a part of a name)"],
        ),
    ]);
}

#[test]
fn vague_ones() {
    check(&[
        ("They sold hundreds and hundreds of bags.", &["hundreds and hundreds: vague [200, )"]),
        ("They sold hundreds, if not thousands, of bags.", &["hundreds, if not thousands: vague [200, )"]),
        ("They sold dozens or even hundreds of bags.", &["dozens or even hundreds: vague [20, )"]),
        ("They sold 100s of bags.", &["100s: vague [200, )"]),
        ("They sold several dozen bags.", &["several dozen: vague [24, )"]),
        ("They sold a couple of hundred bags.", &["a couple of hundred: vague [200, )"]),
        ("They sold a handful of bags.", &["a handful: vague [2, )"]),
        ("They sold a few hundred thousand bags.", &["a few hundred thousand: vague [200000, )"]),
    ]);
}

#[test]
fn what_only_looks_like_a_number() {
    check(&[
        ("No one saw the one that he meant.", &[]),
        ("A half-brother of his met his other half.", &[]),
        ("He left one by one, at one point, at half past six.", &["six: cardinal 6 (a time of day)"]),
        ("He called 0800.", &["0800: cardinal 800 (digits of something longer)"]),
        ("He left on 4 May.", &["4: cardinal 4 (a date)"]),
        ("Article 7 was cited.", &["7: cardinal 7 (a reference to something numbered)"]),
    ]);
}

proptest! {
    /// Numbers of any text stand in order, do not overlap, and have no lower bound above their upper one.
    #[test]
    fn any_text_has_numbers_in_order(text in "((a|an|1|20|1,000|2\\.5|1/2|000|two|twenty|hundred|million|dozens|thousands|half|quarters|thirds|third|minus|negative|point|few|several|couple|of|and|or|in|out|between|from|to|through|more than|less than|at least|or more|equal to|people|%|percent|per|\\$|US|km|s|st|-|–|~|/|,|\\.|\\+|½)( |)){0,24}") {
        let document = Document::read(Arc::from(text.as_str()), Format::Plain);
        let numbers = numbers(&document);
        for number in &numbers {
            prop_assert!(number.words.start >= number.hedged.start && number.words.end <= number.hedged.end);
            if let (Bound::Included(low) | Bound::Excluded(low), Bound::Included(high) | Bound::Excluded(high)) = (number.low, number.high) {
                prop_assert!(low <= high, "{number:?}");
            }
        }
        prop_assert!(numbers.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start));
    }
}
