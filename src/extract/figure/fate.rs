//! Fates: the verbs and participles that say what became of people. One table; frames and readers of groups share it.

use std::sync::LazyLock;

use crate::text::{WordKey, WordTable};

/// Classes of words by what became of those counted, under the names that frames call them by.
pub(super) const FATES: &[(&str, &str)] = &[
    (
        "killing",
        "killed killing kills kill slaughtered slaughtering massacred massacring executed executing executes \
     beheaded beheading murdered murdering martyred martyring assassinated assassinating \
     crucified crucifying hanged lynched slaughters \
     massacres beheads murders assassinates crucifies",
    ),
    (
        "dead",
        "killed slain murdered massacred executed beheaded martyred slaughtered assassinated crucified hanged \
     lynched dead",
    ),
    ("died", "died perished die drowned"),
    ("wounding", "wounded wounding wounds wound injured injuring injures injure hurt hurting maimed maiming"),
    ("hurt", "wounded injured hurt maimed"),
    ("missing", "missing"),
    (
        "detaining",
        "detained detaining arrested arresting imprisoned jailed captured capturing kidnapped kidnapping \
     abducted abducting rounded",
    ),
    ("detained", "detained arrested imprisoned jailed captured kidnapped abducted"),
    ("displacing", "displaced displacing displaces uprooted uprooting uproots"),
    ("displaced", "displaced uprooted homeless"),
    ("besieged", "besieged trapped"),
    ("flee", "fled flee fleeing escaped"),
];

/// Classes whose words stand behind a number as what became of those counted: "38 injured".
const STATES: &[&str] = &["dead", "hurt", "missing", "detained", "displaced", "besieged"];

/// The members of a class; empty for a name that is none.
pub(super) fn class(name: &str) -> &'static str {
    FATES.iter().find(|(class, _)| *class == name).map_or("", |(_, members)| members)
}

/// The table of the words of some classes, and of further words.
fn table(classes: &[&str], others: &'static str) -> WordTable<()> {
    let texts: Vec<&str> = classes.iter().map(|name| class(name)).chain([others]).collect();
    WordTable::of_texts(&texts)
}

/// Whether a word says behind a number what became of those counted.
pub(super) fn is_state(word: impl Into<WordKey>) -> bool {
    static WORDS: LazyLock<WordTable<()>> = LazyLock::new(|| table(STATES, ""));
    WORDS.has(word)
}

/// Whether a word is a participle that tells what happened to people.
pub(super) fn is_participle(word: impl Into<WordKey>) -> bool {
    static WORDS: LazyLock<WordTable<()>> =
        LazyLock::new(|| table(STATES, "died perished drowned fled killing wounding injuring"));
    WORDS.has(word)
}

/// Whether a word tells of killing or wounding, in any form.
pub(super) fn is_casualty(word: impl Into<WordKey>) -> bool {
    static WORDS: LazyLock<WordTable<()>> =
        LazyLock::new(|| table(&["killing", "dead", "died", "wounding"], "death deaths killings"));
    WORDS.has(word)
}
