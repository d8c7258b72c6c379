//! What ministers are for: "Health Minister", "Minister for Emergency Situations", "Secretary of the Treasury".
//!
//! Deliberately absent: the ministers that have a post of their own, as those of foreign affairs.

use std::sync::LazyLock;

use super::Phrases;

/// What a minister is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Portfolio {
    /// What to call the minister.
    pub name: &'static str,
    /// The portfolios that one ministry often has together with this one.
    kin: Kin,
}

/// Portfolios that governments put together as they like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Kin {
    Culture,
    Economy,
    Health,
    Labour,
    Land,
    Law,
    Order,
}

impl Portfolio {
    /// Whether one minister may well have both.
    pub fn goes_with(self, other: Self) -> bool {
        self.kin == other.kin
    }

    /// Whether the minister of the interior may well have it too.
    pub fn is_of_interior(self) -> bool {
        matches!(self.kin, Kin::Order | Kin::Law)
    }
}

/// Words of a portfolio, its minister, and what goes with it.
const PORTFOLIOS: &[(&str, &str, Kin)] = &[
    ("health", "health minister", Kin::Health),
    ("public health", "health minister", Kin::Health),
    ("emergencies", "emergencies minister", Kin::Order),
    ("emergency", "emergencies minister", Kin::Order),
    ("emergency situations", "emergencies minister", Kin::Order),
    ("security", "security minister", Kin::Order),
    ("homeland security", "security minister", Kin::Order),
    ("public security", "security minister", Kin::Order),
    ("justice", "justice minister", Kin::Law),
    ("finance", "finance minister", Kin::Economy),
    ("treasury", "finance minister", Kin::Economy),
    ("economy", "economy minister", Kin::Economy),
    ("trade", "trade minister", Kin::Economy),
    ("commerce", "trade minister", Kin::Economy),
    ("industry", "industry minister", Kin::Economy),
    ("planning", "planning minister", Kin::Economy),
    ("oil", "oil minister", Kin::Land),
    ("petroleum", "oil minister", Kin::Land),
    ("energy", "energy minister", Kin::Land),
    ("electricity", "electricity minister", Kin::Land),
    ("environment", "environment minister", Kin::Land),
    ("agriculture", "agriculture minister", Kin::Land),
    ("water", "water minister", Kin::Land),
    ("transport", "transport minister", Kin::Land),
    ("transportation", "transport minister", Kin::Land),
    ("housing", "housing minister", Kin::Land),
    ("education", "education minister", Kin::Culture),
    ("higher education", "education minister", Kin::Culture),
    ("culture", "culture minister", Kin::Culture),
    ("information", "information minister", Kin::Culture),
    ("communications", "communications minister", Kin::Culture),
    ("tourism", "tourism minister", Kin::Culture),
    ("sports", "sports minister", Kin::Culture),
    ("labour", "labour minister", Kin::Labour),
    ("labor", "labour minister", Kin::Labour),
    ("social affairs", "social affairs minister", Kin::Labour),
    ("migration", "migration minister", Kin::Labour),
    ("immigration", "migration minister", Kin::Labour),
];

/// The portfolio of a minister whose words these begin with, and how many of them are.
pub fn at(words: &[&str]) -> Option<(Portfolio, usize)> {
    if let Some((portfolio, length)) = longest(words) {
        return is_minister(words.get(length)).then_some((portfolio, length + 1));
    }
    let is_of = is_minister(words.first()) && matches!(words.get(1), Some(&"of" | &"for"));
    let start = if words.get(2) == Some(&"the") { 3 } else { 2 };
    let (portfolio, length) = longest(words.get(start..)?).filter(|_| is_of)?;
    Some((portfolio, start + length))
}

fn is_minister(word: Option<&&str>) -> bool {
    matches!(word, Some(&"minister" | &"secretary"))
}

/// The longest portfolio that words begin with.
fn longest(words: &[&str]) -> Option<(Portfolio, usize)> {
    static WORDS: LazyLock<Phrases<Portfolio>> = LazyLock::new(|| {
        Phrases::of(PORTFOLIOS.iter().map(|(words, name, kin)| (*words, Portfolio { name, kin: *kin })))
    });
    WORDS.longest(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_minister_is_for_what_stands_before_or_behind() {
        for (written, name) in [
            ("health minister", Some("health minister")),
            ("minister of health", Some("health minister")),
            ("minister for emergency situations", Some("emergencies minister")),
            ("emergencies minister", Some("emergencies minister")),
            ("secretary of the treasury", Some("finance minister")),
            ("health official", None),
            ("minister of state", None),
            ("minister", None),
        ] {
            let words: Vec<&str> = written.split(' ').collect();
            assert_eq!(at(&words).map(|(portfolio, _)| portfolio.name), name, "{written}");
        }
    }
}
