//! Who is counted: groups by nouns, parts, repeats and signs; and where no group is to be given.

use super::{check, check_silence};

#[test]
fn groups_by_their_nouns() {
    check(&[
        ("The ambush killed six soldiers.", &["six exact deaths .. group=fighters .. noun=soldiers"]),
        ("The ambush killed six rebels.", &["six exact deaths .. group=fighters .. noun=rebels"]),
        ("Nine villagers were killed.", &["Nine exact deaths .. group=civilians .. noun=villagers"]),
        ("Nine school children were killed.", &["Nine exact deaths .. group=children"]),
        ("Three police officers were killed.", &["Three exact deaths .. group=police"]),
        ("Three relief workers were killed.", &["Three exact deaths .. group=aid-workers"]),
        ("Two hospital staff were wounded.", &["Two exact wounded .. group=medics"]),
        ("Four rebel leaders were killed.", &["Four exact deaths .. group=fighters"]),
        (
            "Seven members of the Harbour Brigade were killed.",
            &["Seven exact deaths .. group=fighters .. noun=members"],
        ),
        ("The army lost 12 soldiers.", &["12 exact deaths .. group=fighters"]),
        ("The gang killed 12 of its fighters.", &["12 exact deaths .. group=fighters"]),
        ("Five armed men were killed.", &["Five exact deaths .. group=fighters"]),
    ]);
}

#[test]
fn groups_by_what_stands_beside() {
    check(&[
        ("Nine people, all civilians, were killed.", &["Nine exact deaths .. group=civilians"]),
        ("Nine people, all of them rebels, were killed.", &["Nine exact deaths .. group=fighters"]),
        (
            "Nine people were killed, four of them children.",
            &["Nine exact deaths", "four exact deaths .. group=children"],
        ),
        (
            "Nine people were killed, four of whom were soldiers.",
            &["Nine exact deaths", "four exact deaths .. group=fighters"],
        ),
        ("The guild counts 16 journalist deaths.", &["16 exact deaths .. group=journalists"]),
        ("Four of the dead were policemen.", &["Four exact deaths .. group=police"]),
        ("Six of those killed were insurgents.", &["Six exact deaths .. group=fighters"]),
        (
            "Two children were among seven people killed.",
            &["Two exact deaths .. group=children", "seven exact deaths"],
        ),
        (
            "The number of rebels killed in the siege of the old harbour has risen to 19.",
            &["19 exact deaths .. group=fighters"],
        ),
        (
            "It killed 40 people: 25 soldiers, 12 villagers and three nurses.",
            &["40", "25 .. group=fighters", "12 .. group=civilians", "three .. group=medics"],
        ),
    ]);
}

#[test]
fn no_single_group() {
    let silent: &[(&str, &[&str])] = &[
        ("The raid killed 12 Ruritanians.", &["12 exact deaths event(,,raid) stated=12 low=12 high=12"]),
        (
            "Twelve people, mostly rebels, were killed.",
            &["Twelve exact deaths event(,,) stated=12 low=12 high=12"],
        ),
        (
            "Twelve people, most of them children, were killed.",
            &["Twelve exact deaths event(,,) stated=12 low=12 high=12"],
        ),
        (
            "Twelve troops and port clerks were killed.",
            &["Twelve exact deaths event(,,) stated=12 low=12 high=12"],
        ),
        (
            "Twelve people, both rebels and villagers, were killed.",
            &["Twelve exact deaths event(,,) stated=12 low=12 high=12"],
        ),
        (
            "Hundreds killed in the quake.",
            &["Hundreds vague deaths event(,,disaster) stated=- low=200 high=-"],
        ),
    ];
    check(silent);
    for (text, _) in silent {
        assert!(!super::figures(text).concat().contains("group="), "{text}");
    }
    let both = "Twelve soldiers and gunmen were killed.";
    check(&[(both, &["Twelve exact deaths .. group=fighters"])]);
}

#[test]
fn one_by_the_article() {
    check(&[
        ("A soldier was killed in the valley.", &["A soldier exact deaths .. stated=1 .. group=fighters"]),
        ("The mine killed a shepherd.", &["a shepherd exact deaths .. stated=1 .. group=civilians"]),
        ("The shell left a child dead and a nurse wounded.", &["a child .. deaths", "a nurse .. wounded"]),
        ("It led to the death of one person.", &["one exact deaths .. stated=1"]),
        ("It killed two men and a girl.", &["two .. group=men", "a girl .. group=children"]),
        ("Villager killed by a mine", &["Villager exact deaths .. stated=1"]),
    ]);
    check_silence(&[
        "A soldier guarded the bridge.",
        "A rebel attack was feared.",
        "A gunman killed Mayor Rios.",
        "They are survived by a child.",
        "A general strike ended the year.",
    ]);
}

#[test]
fn the_dead_by_other_words() {
    check(&[
        ("The bodies of 12 people were found in the well.", &["12 exact deaths"]),
        ("Rescuers recovered nine bodies.", &["nine exact deaths"]),
        ("The blast claimed six martyrs.", &["six exact deaths"]),
        ("Police shot dead two protesters.", &["two exact deaths .. group=protesters"]),
        ("Forty men were rounded up and executed.", &["Forty exact deaths"]),
        ("It caused injury to 14 people.", &["14 exact wounded"]),
    ]);
}

#[test]
fn repeats_say_who() {
    check(&[(
        "Eighteen killed in raid on Portside. The raid killed 18 villagers on Monday.",
        &["Eighteen exact deaths .. group=civilians", "18 exact deaths .. group=civilians"],
    )]);
    let rival =
        "Eighteen killed in raid on Portside. The raid killed 18 rebels. The raid killed 18 villagers.";
    assert!(!super::figures(rival).first().unwrap().contains("group="), "{rival}");
}

#[test]
fn signs_of_civilians() {
    check(&[
        ("The air strike on a market killed 15 people.", &["15 exact deaths .. group=civilians"]),
        (
            "The shelling killed 15 people, including women and children.",
            &["15 exact deaths .. group=civilians"],
        ),
    ]);
    for open in [
        "The air strike killed 15 people.",
        "The air strike on a market killed 15 people, including three rebels.",
        "Clashes near the market killed 15 people.",
        "The bus crash killed 15 people.",
        "The air strike on an army school killed 15 people.",
    ] {
        assert!(!super::figures(open).concat().contains("civilians"), "{open}: {:?}", super::figures(open));
    }
}
