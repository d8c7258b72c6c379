//! Frames of people who fled, live somewhere, belong to something; and of zones and guarantors.
use super::{check, check_silence};

#[test]
fn displaced_refugees_besieged_and_inhabitants() {
    check(&[
        ("The fighting displaced 60,000 people.", &["60,000 exact displaced"]),
        ("About 60,000 people were displaced.", &["60,000 about displaced"]),
        ("Some 60,000 people have been forced from their homes.", &["60,000 about displaced"]),
        ("More than 60,000 people fled their homes.", &["60,000 more-than displaced"]),
        ("In March 54,000 people fled the Northern province.", &["54,000 exact displaced"]),
        ("The country hosts about 2.9 million of them.", &["2.9 million about refugees"]),
        ("The country has 2.6 million registered refugees.", &["2.6 million exact refugees"]),
        ("Some 3 million people have become refugees.", &["3 million about refugees"]),
        ("Nearly 400,000 people live under siege.", &["400,000 nearly besieged"]),
        ("The city has a population of about 165,000.", &["165,000 about population"]),
        (
            "More than 2.5 million people are believed to live in the valley.",
            &["2.5 million more-than population"],
        ),
        ("The town is home to 40,000 people.", &["40,000 exact population"]),
        ("Some 40,000 residents remain.", &["40,000 about population"]),
        ("Idlib has a population of 165,000.", &["165,000 exact population"]),
    ]);
}

#[test]
fn zones_guarantors_and_members() {
    check(&[
        ("They agreed to set up four “de-escalation” zones.", &["four exact zones"]),
        ("The deal names four safe zones.", &["four exact zones"]),
        ("The three guarantors met again.", &["three exact guarantors"]),
        ("The three guarantor states met again.", &["three exact guarantors"]),
        ("The 22-nation contact group met.", &["22-nation exact members contact-group .. number=22"]),
        ("The 15-member Security Council met.", &["15-member exact members .. number=15"]),
    ]);
    check_silence(&[
        "The truce holds in one of the zones.",
        "One zone is calm.",
        "The country spans four time zones.",
        "The guarantors met three times.",
        "A 20-member team arrived.",
        "The group met 22 times.",
        "They crossed three war zones.",
        "The country hosts about five of the talks.",
        "In March 12 convoys left the Northern province.",
        "Nobody lives there for 12 months a year.",
        "The refugees waited 12 hours.",
        "Plans to resettle 10 families were dropped.",
        "The town could be home to 40,000 people.",
        "He lived there for 12 years.",
        "They built population models out of over thirty years of data.",
        "They tried to relieve two besieged Shiite villages.",
        "Over 2,000 residents have been moved.",
        "Besieged for nearly two years residents there starve.",
    ]);
}
