//! Frames of people killed, wounded, missing and held.
use super::{check, check_silence};

#[test]
fn the_dead() {
    check(&[
        ("A blast killed 12 people.", &["12 exact deaths event(,,bombing)"]),
        ("A blast left more than 12 dead.", &["12 more-than deaths"]),
        ("A blast left 12 people dead.", &["12 exact deaths"]),
        ("The blast claimed at least 40 lives.", &["40 at-least deaths"]),
        ("The blast claimed the lives of 40 villagers.", &["40 exact deaths"]),
        ("The death toll of the blast reached 41.", &["41 exact deaths"]),
        ("The death toll from the quake stands at 41.", &["41 exact deaths"]),
        ("The toll has risen to 41.", &["41 exact deaths"]),
        ("Twelve people have died in the blast.", &["Twelve exact deaths"]),
        ("474 killed in blast at market", &["474 exact deaths"]),
        ("Air raids kill 42 near the capital", &["42 exact deaths"]),
        ("Rebels stormed the base, killing 9 guards.", &["9 exact deaths .. noun=guards"]),
        ("Nine were killed.", &["Nine exact deaths"]),
        ("The police reported the deaths of nine hikers.", &["nine exact deaths .. noun=hikers"]),
        (
            "A woman and a child were killed in the raid.",
            &["A woman and a child exact deaths event(,,raid) .. stated=2"],
        ),
        (
            "A raid killed a man, a woman and a child.",
            &["a man, a woman and a child exact deaths .. stated=3"],
        ),
        ("Twelve people in a crowded market in the old town were killed.", &["Twelve exact deaths"]),
        ("Among the dead were 11 children.", &["11 exact deaths .. group=children"]),
        (
            "In May more than 60 civilians were killed by air.",
            &["60 more-than deaths unknown .. group=civilians .. as-of=2017-05"],
        ),
        ("Three children were among the dead.", &["Three exact deaths .. group=children"]),
        (
            "It left 95 civilians and hundreds of Taliban killed.",
            &["95 exact deaths .. group=civilians", "hundreds vague deaths"],
        ),
        ("The strike killed five government forces.", &["five exact deaths"]),
        ("The storm cost 12 lives.", &["12 exact deaths"]),
        ("The army lost 40 civilians in one day.", &["40 exact deaths .. group=civilians"]),
        ("At least five of those injured were soldiers.", &["five at-least wounded"]),
        ("Two officers were among those injured.", &["Two exact wounded .. group=fighters"]),
        ("Among the wounded were 11 children.", &["11 exact wounded .. group=children"]),
        (
            "Of 76 people killed, 28 were civilians.",
            &["76 exact deaths", "28 exact deaths .. group=civilians"],
        ),
        ("Twelve civilians lost their lives.", &["Twelve exact deaths .. group=civilians"]),
    ]);
}

#[test]
fn several_counts_in_one_sentence() {
    check(&[
        (
            "The raid killed 12, including three children, and wounded 30.",
            &["12 exact deaths", "three exact deaths .. group=children", "30 exact wounded"],
        ),
        ("Twelve people were killed and 30 wounded.", &["Twelve exact deaths", "30 exact wounded"]),
        ("3 killed, 38 injured in rocket attack", &["3 exact deaths", "38 exact wounded"]),
        ("3 killed 38 injured in rocket attack", &["3 exact deaths", "38 exact wounded"]),
        (
            "It killed nine soldiers and four civilians.",
            &["nine exact deaths .. group=fighters", "four exact deaths .. group=civilians"],
        ),
        (
            "Seven men and three women were killed.",
            &["Seven exact deaths .. group=men", "three exact deaths .. group=women"],
        ),
        ("The raid killed 23 people, 10 of them children.", &["23 exact deaths", "10 exact deaths"]),
        (
            "Six people were killed and 10 others were badly wounded.",
            &["Six exact deaths", "10 exact wounded"],
        ),
        ("Two gunmen killed five people.", &["five exact deaths"]),
        (
            "It killed 60 people and displaced millions more.",
            &["60 exact deaths", "millions vague displaced"],
        ),
    ]);
}

#[test]
fn the_wounded_the_missing_and_those_held() {
    check(&[
        ("The blast wounded 30 people.", &["30 exact wounded"]),
        ("The blast left 30 injured.", &["30 exact wounded"]),
        ("Ten others were badly wounded.", &["Ten exact wounded"]),
        ("Four people suffered serious injuries.", &["Four exact wounded"]),
        ("Twenty people are still missing.", &["Twenty exact missing"]),
        ("Police arrested 30 protesters.", &["30 exact detained .. group=protesters"]),
        ("At least 71 people were arrested.", &["71 at-least detained"]),
        ("The group holds 200 hostages.", &["200 exact detained"]),
    ]);
}

#[test]
fn what_counts_nobody() {
    check_silence(&[
        "He was killed 12 days ago.",
        "They were killed two weeks after the deal.",
        "The hunters killed 12 deer.",
        "Killed in 2013, he left a daughter.",
        "A raid could kill 12 people.",
        "The plan might uproot 700,000 people.",
        "The offensive could displace 700,000 people.",
        "It threatens to displace 2 million people.",
        "Nobody was killed in the 12 raids.",
        "The army lost 40 villages in one day.",
        "The army lost 40 vehicles and a base.",
        "Those injured were treated in five hospitals.",
        "Of 76 villages, 28 were empty.",
        "Of the 76 delegates, 28 were women.",
        "No one was killed.",
        "A 25-year-old man was killed.",
        "The raid killed 25-year-old Omar.",
        "Omar Haddad, 31, was killed.",
        "More than 40 people were killed or wounded.",
        "The blast killed or wounded 40 people.",
        "The report lists 12 killed or injured.",
        "Three tanks were destroyed near the two dead trees.",
        "There are two missing pieces in the puzzle.",
        "The gunman, aged 30, was killed.",
        "He left two villages behind.",
        "They said 12 rockets hit the town.",
        "Twelve shells were fired at the town where he was killed.",
        "If 12 people were killed, it would be a crime.",
        "They denied killing 12 people.",
        "One of the men was killed.",
        "Group of Seven leaders mourned the man killed.",
    ]);
}

#[test]
fn counts_at_the_end_of_their_clause() {
    check(&[
        (
            "She put the number of families displaced from the city since June at 76,000.",
            &["76,000 exact displaced .. group=families"],
        ),
        ("We have lost 43 men since June, the general said.", &["43 exact deaths .. group=men"]),
        (
            "Three-quarters of the people need aid, and between 1.8 and 2.8 million have been uprooted.",
            &["1.8 and 2.8 million between displaced"],
        ),
    ]);
}
