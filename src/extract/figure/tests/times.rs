//! Elapsed years, durations, as-of dates, changes and corrections.
use super::{check, check_silence};

#[test]
fn elapsed_years() {
    check(&[
        (
            "An end to the six-year conflict is near.",
            &["six-year exact elapsed-years the-conflict .. stated=6 .. number=six"],
        ),
        ("An end to the five year war is near.", &["five year exact elapsed-years"]),
        ("An end to the bloody five-year-old civil war is near.", &["five-year-old exact elapsed-years"]),
        ("An end to Syria's six-year civil war is near.", &["six-year exact elapsed-years syrian-war"]),
        ("Lebanon's 15-year civil war ended.", &["15-year exact elapsed-years lebanese-war"]),
        ("The war is in its seventh year.", &["seventh exact elapsed-years .. nth-year=yes"]),
        (
            "The conflict will enter its fifth year next month.",
            &["fifth exact elapsed-years .. nth-year=yes"],
        ),
        ("They live with six years of war.", &["six years exact elapsed-years"]),
        ("It is a nearly four year conflict.", &["four year nearly elapsed-years"]),
        ("It is a more than three-year-old war.", &["three-year-old more-than elapsed-years"]),
        ("Six years after the conflict began, nothing is solved.", &["Six years exact elapsed-years"]),
        ("The war, now five years old, goes on.", &["five years exact elapsed-years .. stated=5"]),
        ("The conflict has lasted for five years.", &["five years exact elapsed-years"]),
        ("The war has been going on for more than five years.", &["five years more-than elapsed-years"]),
        ("The war has dragged on for six years.", &["six years exact elapsed-years"]),
        ("More than six years have passed since the war began.", &["six years more-than elapsed-years"]),
        ("The war began almost seven years ago.", &["seven years nearly elapsed-years"]),
        ("The war's seventh year begins.", &["seventh exact elapsed-years .. nth-year=yes"]),
        ("It is the fifth winter of the war.", &["fifth exact elapsed-years .. nth-year=yes"]),
    ]);
    check_silence(&[
        "A five-year-old boy spoke.",
        "He spent 15 years fighting for a holiday.",
        "She signed a five-year contract.",
        "The six-year plan was dropped.",
        "The 72-hour race ended.",
        "The two-day talks ended.",
        "He is 12 years old.",
        "The World War ended 70 years ago.",
        "The court heard of ten year war crimes.",
        "It is the fifth year in a row.",
        "In its first year the firm lost money.",
    ]);
}

#[test]
fn rows_over_time() {
    check(&[
        (
            "The war had killed 280,000 people by July 2016, 300,000 by December and at least 312,000 by this May.",
            &[
                "280,000 exact deaths .. as-of=2016-07",
                "300,000 exact deaths .. as-of=2016-12",
                "312,000 at-least deaths .. as-of=2017-05",
            ],
        ),
        (
            "In 2014 the war had killed 150,000 people, in 2015 250,000 and in 2016 more than 300,000.",
            &[
                "150,000 exact deaths .. as-of=2014",
                "250,000 exact deaths .. as-of=2015",
                "300,000 more-than deaths .. as-of=2016",
            ],
        ),
        (
            "The agency counted 4.2 million refugees in 2015 and 4.8 million in 2016.",
            &["4.2 million exact refugees .. as-of=2015", "4.8 million exact refugees .. as-of=2016"],
        ),
        (
            "It had more than 280,000 dead in July 2016 (page), over 300,000 in September [@b], and 312,000 by this May.",
            &[
                "280,000 more-than deaths .. as-of=2016-07",
                "300,000 more-than deaths .. as-of=2016-09",
                "312,000 exact deaths .. as-of=2017-05",
            ],
        ),
        // What is no row, or counts something of its own, goes on being nothing or that.
        (
            "The war had killed 250,000 people by 2015 and 300 in 2016 went home.",
            &["250,000 exact deaths .. as-of=2015"],
        ),
        (
            "The war had killed 250,000 people by 2015, and the town planted 300 trees in 2016.",
            &["250,000 exact deaths .. as-of=2015"],
        ),
        (
            "The war had killed 250,000 people by 2015, and 60 % in 2016 feared more.",
            &["250,000 exact deaths .. as-of=2015"],
        ),
    ]);
}

#[test]
fn as_of_dates() {
    check(&[
        ("By July 2016 the war had killed 280,000 people.", &["280,000 exact deaths .. as-of=2016-07"]),
        (
            "As of 3 May 2017, the war has killed 320,000 people.",
            &["320,000 exact deaths .. as-of=2017-05-03"],
        ),
        ("The war had killed 250,000 people by the end of 2015.", &["250,000 exact deaths .. as-of=2015"]),
        ("Last year 250,000 people lived in the city.", &["250,000 exact population .. as-of=2016"]),
        ("9,000 people lived in the port three years ago.", &["9,000 exact population .. as-of=2014"]),
        ("9,000 people lived in the port this month.", &["9,000 exact population .. as-of=2017-07"]),
        (
            "9,000 people lived in the port in the past two weeks.",
            &["9,000 exact population .. as-of=2017-06-20/2017-07-04"],
        ),
    ]);
    for text in [
        "The war has killed 320,000 people since 2011.",
        "The war, which began in March 2011, has killed 320,000 people.",
        "320,000 people have been killed since the start of the rising against the old dictator Juan Diaz in March 2011.",
        "The war has killed 320,000 people, the agency reported last week.",
    ] {
        let found = super::figures(text);
        assert!(found.len() == 1 && !found.iter().any(|figure| figure.contains("as-of")), "{found:?}");
    }
}

#[test]
fn changes_and_corrections() {
    check(&[
        (
            "The toll of the war fell from 470,000 to 280,000.",
            &["470,000 exact deaths .. change=FellFrom", "280,000 exact deaths .. change=FellTo"],
        ),
        (
            "The death toll rose from 31 to 32.",
            &["31 exact deaths .. change=RoseFrom", "32 exact deaths .. change=RoseTo"],
        ),
        (
            "The number of refugees has dropped from 3 million refugees to 2.5 million.",
            &["3 million exact refugees .. change=FellFrom", "2.5 million exact refugees .. change=FellTo"],
        ),
        (
            "The death toll was revised from 41 to 38.",
            &[
                "41 exact deaths .. corrected=yes .. change=FellFrom",
                "38 exact deaths .. corrected=yes .. change=FellTo",
            ],
        ),
        ("The ministry lowered its count: 38 people were killed.", &["38 exact deaths .. corrected=yes"]),
        ("The agency had earlier put the death toll at 41.", &["41 exact deaths .. corrected=yes"]),
        ("From 8 to 10 people were killed.", &["8 to 10 between deaths"]),
    ]);
}

#[test]
fn durations() {
    check(&[
        ("The two sides agreed on a 72-hour truce.", &["72-hour exact duration .. unit=hour"]),
        ("The ceasefire holds for six months.", &["six months exact duration .. unit=month"]),
        ("The siege lasted three days.", &["three days exact duration .. unit=day"]),
    ]);
    check_silence(&[
        "He left three days ago.",
        "Two hours later it rained.",
        "The 24-hour news channel said so.",
    ]);
}
