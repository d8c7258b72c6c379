//! Rounds of talks and their processes.
use super::{check, check_silence};

#[test]
fn rounds() {
    check(&[
        (
            "A fifth round of talks opened in Geneva.",
            &["fifth exact round geneva-talks .. process=geneva-talks"],
        ),
        ("The 5th round of peace talks opened in Astana.", &["5th exact round astana-talks .. stated=5"]),
        ("Fifth round of Kazakh Syria talks focuses on borders", &["Fifth exact round astana-talks"]),
        (
            "The last round of talks held by the UN in Geneva – the eighth – failed.",
            &["eighth exact round geneva-talks"],
        ),
        ("Geneva V ended without a deal.", &["V exact round geneva-talks .. stated=5"]),
        ("Round six of the talks opened in Geneva.", &["six exact round geneva-talks"]),
        (
            "Envoys met in Geneva. The seventh round of negotiations ended soon.",
            &["seventh exact round geneva-talks"],
        ),
        (
            "A twenty-first round of talks was held in Oslo.",
            &["twenty-first exact round oslo-talks .. stated=21"],
        ),
        ("A third round of talks in Vienna ended.", &["third exact round vienna-talks"]),
        ("In Geneva, a fifth round of talks ended.", &["fifth exact round geneva-talks"]),
        ("The fifth Geneva round ended without a map.", &["fifth exact round geneva-talks"]),
        ("The Swiss-hosted talks went into a fifth round.", &["fifth exact round geneva-talks"]),
        ("Astana's seventh round closed.", &["seventh exact round astana-talks"]),
        ("Round five in Astana brought no map.", &["five exact round astana-talks"]),
        ("Round VIII of the Geneva talks went by.", &["VIII exact round geneva-talks .. stated=8"]),
        ("Astana 7 ended with a paper.", &["7 exact round astana-talks .. stated=7"]),
        ("It was raised in Geneva 8, too.", &["8 exact round geneva-talks"]),
        ("The fifth meeting in Astana ended.", &["fifth exact round astana-talks"]),
        ("The fifth Astana meeting ended.", &["fifth exact round astana-talks"]),
        ("They met for the sixth time in Astana.", &["sixth exact round astana-talks"]),
        (
            "The next Astana round, the eighth, is planned for May.",
            &["eighth exact round astana-talks .. planned=yes"],
        ),
        (
            "After the seventh round the eighth will be held in Astana.",
            &["seventh exact round astana-talks", "eighth exact round astana-talks .. planned=yes"],
        ),
        ("The talks' fifth round ended without a map.", &["fifth exact round unknown"]),
    ]);
}

#[test]
fn planned_rounds() {
    check(&[
        (
            "A seventh round of meetings is set for August in Geneva.",
            &["seventh exact round geneva-talks .. planned=yes"],
        ),
        ("The sixth round of talks will open in Geneva.", &["sixth exact round .. planned=yes"]),
        (
            "They agreed to a seventh round of political talks sometime in August in Geneva.",
            &["seventh exact round .. planned=yes"],
        ),
        (
            "The fourth round of talks in Geneva is due to begin on Monday.",
            &["fourth exact round .. planned=yes"],
        ),
    ]);
    let held = super::figures("The fifth round of talks opened in Geneva in May.");
    assert!(!held.iter().any(|figure| figure.contains("planned")), "{held:?}");
}

#[test]
fn rounds_by_dateline_and_clause() {
    check(&[
        (
            "GENEVA - A fifth round of Ruritania peace talks opened.",
            &["fifth exact round .. process=geneva-talks"],
        ),
        (
            "After a week in Astana he left for Geneva, where the seventh round of talks began.",
            &["seventh exact round .. process=geneva-talks"],
        ),
    ]);
}

#[test]
fn what_is_no_round() {
    check_silence(&[
        "He was due for a second round with the minister in Geneva.",
        "He held a first three hours of talks with the president in Geneva.",
        "The first round of voting is on Sunday.",
        "He lost in the second round of the tournament.",
        "The second day of talks in Geneva ended.",
        "Pope Benedict XVI spoke about the talks in Geneva.",
        "After World War II the city grew.",
        "A second round of talks with the ambassador went well.",
        "Rounds of fire were heard in Geneva.",
        "She was the first to speak at the talks in Geneva.",
    ]);
}

#[test]
fn a_dateline_lends_its_process_to_no_round_held_elsewhere() {
    check(&[(
        "OSLO, Norway — Envoys came home. A fifth round of talks, planned for Lisbon, is in doubt.",
        &["fifth exact round unknown"],
    )]);
}

#[test]
fn meetings_and_numbers_that_are_no_round() {
    check_silence(&[
        "A fifth meeting with the envoy in Geneva was cut short.",
        "The ministers held a second meeting in Geneva.",
        "The ministers met for the third time in Geneva.",
        "The second meeting in Astana between the two colonels was short.",
        "In Geneva 8 delegates fell ill.",
        "He comes to Geneva 8 December.",
        "Geneva 2, Basel 1.",
        "It is open all year round five days a week.",
        "The fifth round went to the champion.",
    ]);
}
