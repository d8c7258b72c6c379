//! Whether a toll is a war's or an event's, and which.
use super::{check, check_silence};

#[test]
fn tolls_of_wars() {
    check(&[
        (
            "A war that has claimed an estimated 320,000 lives goes on.",
            &["320,000 about deaths the-conflict .. cumulative=yes"],
        ),
        (
            "Syria's war has killed more than 280,000 people.",
            &["280,000 more-than deaths syrian-war .. cumulative=yes"],
        ),
        (
            "The war in Yemen has left more than 10,000 people dead.",
            &["10,000 more-than deaths yemeni-war .. cumulative=yes"],
        ),
        (
            "The Iraqi conflict has killed 150,000 people.",
            &["150,000 exact deaths iraqi-war .. cumulative=yes"],
        ),
        (
            "More than 140,000 people have been killed in Syria since 2011.",
            &["140,000 more-than deaths syrian-war .. cumulative=yes"],
        ),
        (
            "More than 140,000 people have been killed since the uprising began in March 2011.",
            &["140,000 more-than deaths the-conflict .. cumulative=yes"],
        ),
        (
            "The conflict that has killed more than 470,000 and displaced millions more must end.",
            &[
                "470,000 more-than deaths the-conflict",
                "millions vague displaced the-conflict .. cumulative=yes",
            ],
        ),
        (
            "More than 200,000 people have died in the conflict.",
            &["200,000 more-than deaths the-conflict .. cumulative=yes"],
        ),
        (
            "The conflict began in 2011. More than 200,000 people have been killed.",
            &["200,000 more-than deaths the-conflict .. cumulative=yes"],
        ),
    ]);
}

#[test]
fn tolls_of_events() {
    check(&[
        ("Air strikes killed 29 people on Sunday.", &["29 exact deaths event(,2017-07-02,strike)"]),
        (
            "A car bomb killed nine people in Homs on Monday.",
            &["nine exact deaths event(homs,2017-07-03,bombing)"],
        ),
        ("In an attack on Douma, nine people were killed.", &["nine exact deaths event(douma,,attack)"]),
        (
            "Nine people were killed in the war-torn town on Monday.",
            &["Nine exact deaths event(,2017-07-03,)"],
        ),
        ("Nine people have been killed since Monday.", &["Nine exact deaths event("]),
        (
            "The gang has killed 40 people in raids since the offensive began.",
            &["40 exact deaths event(,,raid)"],
        ),
        (
            "In the sixth year of fighting a mine killed nine people in Homs.",
            &["sixth", "nine exact deaths event(homs"],
        ),
        (
            "The conflict goes on: a raid on Monday killed nine.",
            &["nine exact deaths event(,2017-07-03,raid)"],
        ),
        (
            "More than 1,000 people have been killed since the protests began in June.",
            &["1,000 more-than deaths unknown .. cumulative=yes"],
        ),
        ("The opioid crisis has killed 15,393 people.", &["15,393 exact deaths unknown"]),
    ]);
}

#[test]
fn sums_that_are_no_event() {
    check(&[
        (
            "To date, 53 deaths from measles have been recorded.",
            &["53 exact deaths unknown .. cumulative=yes"],
        ),
        ("The virus killed 12 people in the last 24 hours.", &["12 exact deaths unknown"]),
        (
            "The guild has killed 40 people since it was founded.",
            &["40 exact deaths unknown .. cumulative=yes"],
        ),
        ("Cars kill 500 people every year.", &["500 exact deaths unknown"]),
        ("In 2016, 500 people died on the roads.", &["500 exact deaths unknown"]),
        ("They were blamed for the deaths of hundreds of sailors.", &["hundreds vague deaths unknown"]),
        ("Half of the population of 22 million has been uprooted.", &["22 million exact population"]),
        (
            "As of May 30, the army said, 790 rebels had been killed.",
            &["790 exact deaths unknown .. cumulative=yes"],
        ),
        // One event keeps its scope.
        ("The town, besieged for more than a year, lost 12 soldiers on Monday.", &["12 exact deaths event("]),
        ("Before the epidemic a raid killed 12 people.", &["12 exact deaths event(,,raid)"]),
    ]);
    check_silence(&[
        "The virus may cause 32,000 more deaths.",
        "The toll could reach 200.",
        "He was 91 and died at home.",
        "A 5.0 magnitude quake killed nobody.",
        "On August 24 2014 hundreds of shops were closed.",
        "Published July 20 2015 Two shops were closed.",
    ]);
}

#[test]
fn a_day_behind_a_toll_makes_an_event_of_the_next_number() {
    check(&[(
        "The war in Yemen has left more than 9,000 people dead, and 35 soldiers were killed in Aden on Thursday.",
        &["9,000 more-than deaths yemeni-war .. cumulative=yes", "35 exact deaths event(aden,2017-06-29,)"],
    )]);
}
