//! Whom the text credits.
use super::check;

#[test]
fn credits() {
    check(&[
        (
            "The war has killed 340,000 people, according to the Syrian Observatory for Human Rights.",
            &["340,000 exact deaths .. source=the Syrian Observatory for Human Rights"],
        ),
        (
            "According to the Red Crescent, the blast killed 12 people.",
            &["12 exact deaths .. source=the Red Crescent"],
        ),
        ("The Observatory said 12 people were killed.", &["12 exact deaths .. source=The Observatory"]),
        (
            "Twelve people were killed, the Observatory said.",
            &["Twelve exact deaths .. source=the Observatory"],
        ),
        (
            "Twelve people were killed, said the Observatory.",
            &["Twelve exact deaths .. source=the Observatory"],
        ),
        (
            "A medical source told AFP a man and a child were killed.",
            &["a man and a child exact deaths .. source=A medical source relay=afp"],
        ),
        (
            "A doctor told AFP 12 people were killed, a toll confirmed by the Observatory, which also said that 10 others were wounded.",
            &["12 exact deaths .. source=A doctor relay=afp", "10 exact wounded .. source=the Observatory"],
        ),
        (
            "The Observatory says 12 people were killed while the United Nations puts the toll at 15.",
            &["12 exact deaths .. source=The Observatory", "15 exact deaths .. source=the United Nations"],
        ),
        (
            "Shells killed 12 people, the Portside Relief Council (PRC) said.",
            &["12 exact deaths .. source=the Portside Relief Council"],
        ),
        (
            "State television also reported the blast, saying 12 people had been killed.",
            &["12 exact deaths .. source=State television"],
        ),
        (
            "The ministry denied the report, saying 12 people had been wounded.",
            &["12 exact wounded .. source=The ministry"],
        ),
        (
            "The ministry first said some were killed, but it later said that 12 people were hurt.",
            &["12 exact wounded .. source=The ministry"],
        ),
        (
            "The Observatory reported that one person had been killed.",
            &["one exact deaths .. source=The Observatory"],
        ),
        ("The U.N. says 12 people were killed.", &["12 exact deaths .. source=The U.N."]),
        (
            "According to a report by the Policy Centre the war has killed 470,000 people.",
            &["470,000 exact deaths .. source=the Policy Centre"],
        ),
    ]);
}

#[test]
fn those_who_can_say_something() {
    check(&[
        ("In the north state television said 12 people were killed.", &["12 .. source=state television"]),
        (
            "Twelve people were killed, a source at the harbour hospital said.",
            &["Twelve .. source=a source at the"],
        ),
        (
            "Twelve people were killed when rebels attacked, said the Observatory.",
            &["Twelve exact deaths .. source=the Observatory"],
        ),
        ("The Observatory based in Portside said 12 people were killed.", &["12 .. source=The Observatory"]),
        (
            "Activists in Portside said 12 people were killed.",
            &["12 exact deaths .. source=Activists in Portside"],
        ),
        ("Twelve people were killed, two residents said.", &["Twelve exact deaths .. source=two residents"]),
    ]);
}

#[test]
fn no_credit() {
    for text in [
        "Twelve people were killed in the raid.",
        "He said nothing. Twelve people were killed.",
        "The war has killed 340,000 people.",
        "The blast was reported to have killed 12 people.",
        "Twelve people were killed, he said.",
        "Twelve people were killed a day after the truce, names and all, and one says so.",
        "The toll from army raids rose to 12 dead.",
        "Twelve people were killed, according to preliminary counts.",
    ] {
        let found = super::figures(text);
        assert!(
            found.len() == 1 && !found.iter().any(|figure| figure.contains("source=")),
            "{text}: {found:?}"
        );
    }
}
