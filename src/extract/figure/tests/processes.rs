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
