//! Nouns of human beings: one table that says which group a noun means, and on which side its fighters stand.

use std::sync::LazyLock;

use crate::text::{WordKey, WordTable};

/// On which side of a war those stand whom a noun means, as far as the noun tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// A state's: soldiers, troops.
    State,
    /// Against a state: rebels, insurgents.
    Rebel,
    /// The noun does not tell.
    Unsaid,
}

/// A group, the side of its people, and the nouns that mean it: plural, or plural and singular joined by a slash. Groups
/// without a name are people at large, or such as no group fits.
type Row = (&'static str, Side, &'static str);

const ROWS: &[Row] = &[
    (
        "",
        Side::Unsaid,
        "people persons/person others individuals/individual victims/victim souls corpses \
     members/member personnel nationals foreigners/foreigner relatives/relative sons/son \
     daughters/daughter fathers/father brothers/brother sisters/sister husbands/husband guards/guard \
     adults/adult teenagers/teenager teens/teen youths/youth elders/elder leaders/leader crew sailors/sailor \
     pilots/pilot drivers/driver firefighters/firefighter aides/aide staff elements volunteers/volunteer \
     countrymen kurds arabs christians muslims shiites sunnis alawites yazidis druze turkmen martyrs/martyr \
     suspects/suspect tribesmen/tribesman defectors/defector operatives/operative imams/imam clerics/cleric \
     survivors/survivor grandfathers/grandfather",
    ),
    (
        "civilians",
        Side::Unsaid,
        "civilians/civilian villagers/villager citizens/citizen residents/resident inhabitants/inhabitant \
     townspeople townsfolk noncombatants locals worshippers/worshipper worshipers/worshiper \
     bystanders/bystander mourners/mourner shoppers/shopper farmers/farmer shepherds/shepherd",
    ),
    (
        "children",
        Side::Unsaid,
        "children/child babies/baby infants/infant toddlers/toddler minors/minor boys/boy girls/girl kids/kid \
     schoolchildren schoolgirls/schoolgirl schoolboys/schoolboy newborns/newborn",
    ),
    ("women", Side::Unsaid, "women/woman females wives/wife mothers/mother grandmothers/grandmother"),
    ("men", Side::Unsaid, "men/man males"),
    ("families", Side::Unsaid, "families households"),
    (
        "fighters",
        Side::State,
        "soldiers/soldier troops/trooper conscripts/conscript recruits/recruit cadets/cadet servicemen \
     infantrymen commandos/commando airmen troopers servicemembers",
    ),
    (
        "fighters",
        Side::Rebel,
        "rebels/rebel militants/militant jihadists/jihadist jihadis/jihadi insurgents/insurgent \
     terrorists/terrorist extremists/extremist islamists/islamist guerrillas/guerrilla partisans/partisan \
     mujahideen mujahedin",
    ),
    (
        "fighters",
        Side::Unsaid,
        "fighters/fighter gunmen/gunman militiamen/militiaman combatants/combatant loyalists/loyalist \
     commanders/commander forces officers/officer generals/general colonels/colonel lieutenants/lieutenant \
     majors captains sergeants/sergeant peshmerga paramilitaries/paramilitary mercenaries/mercenary \
     warriors snipers/sniper taliban infiltrators",
    ),
    ("attackers", Side::Unsaid, "attackers/attacker assailants/assailant hijackers/hijacker bomber shooters"),
    ("police", Side::State, "police policemen/policeman policewomen/policewoman constables/constable"),
    ("peacekeepers", Side::Unsaid, "peacekeepers/peacekeeper"),
    (
        "journalists",
        Side::Unsaid,
        "journalists/journalist reporters/reporter cameramen/cameraman photographers/photographer \
     photojournalists correspondents/correspondent",
    ),
    (
        "medics",
        Side::Unsaid,
        "medics/medic doctors/doctor nurses/nurse paramedics/paramedic rescuers/rescuer surgeons/surgeon",
    ),
    ("activists", Side::Unsaid, "activists/activist"),
    (
        "protesters",
        Side::Unsaid,
        "protesters/protester protestors/protestor demonstrators/demonstrator marchers/marcher",
    ),
    ("students", Side::Unsaid, "students/student pupils/pupil"),
    ("teachers", Side::Unsaid, "teachers/teacher"),
    ("passengers", Side::Unsaid, "passengers/passenger commuters/commuter travellers/traveller"),
    ("tourists", Side::Unsaid, "tourists/tourist holidaymakers"),
    ("pilgrims", Side::Unsaid, "pilgrims/pilgrim"),
    ("patients", Side::Unsaid, "patients/patient"),
    (
        "prisoners",
        Side::Unsaid,
        "prisoners/prisoner detainees/detainee inmates/inmate captives/captive hostages/hostage",
    ),
    ("refugees", Side::Unsaid, "refugees/refugee"),
    ("migrants", Side::Unsaid, "migrants/migrant"),
    ("officials", Side::Unsaid, "officials/official lawmakers/lawmaker"),
    ("lawyers", Side::Unsaid, "lawyers/lawyer"),
    ("workers", Side::Unsaid, "workers/worker employees/employee labourers/labourer laborers/laborer"),
];

/// Words before a noun that give it another group: the words, the nouns, the group.
const TURNED: &[(&str, &str, &str)] = &[
    (
        "police",
        "officers officer personnel members member commanders commander cadets cadet recruits recruit forces \
     force men generals general chief",
        "police",
    ),
    (
        "rebel rebels militant militants jihadist jihadists jihadi insurgent insurgents terrorist terrorists \
     islamist islamists guerrilla army military armed militia paramilitary extremist extremists taliban regime",
        "members member leaders leader men man personnel elements operatives operative chiefs volunteers \
     tribesmen",
        "fighters",
    ),
    (
        "civilian civilians",
        "people persons person victims victim residents resident passengers workers men man others women",
        "civilians",
    ),
    ("aid relief humanitarian charity", "workers worker staff employees volunteers personnel", "aid-workers"),
    (
        "medical health hospital rescue ambulance healthcare",
        "workers worker staff personnel employees crew volunteers",
        "medics",
    ),
    ("media", "workers worker staff employees", "journalists"),
    ("revolutionary republican", "guards guard guardsmen", "fighters"),
];

/// Words that make a body of which people are members an armed one.
const ARMED: &str = "troops forces army militia militias brigade brigades battalion battalions militants \
     insurgents rebels jihadists extremists fighters terrorists military guerrillas";

/// What a noun of the table means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Noun {
    /// Its group; none for people at large.
    pub(super) group: Option<&'static str>,
    /// Whether it means one human being.
    pub(super) is_one: bool,
    side: Side,
}

/// The table by noun.
static NOUNS: LazyLock<WordTable<Noun>> = LazyLock::new(|| WordTable::of(nouns()));

fn nouns() -> Vec<(&'static str, Noun)> {
    let mut nouns = Vec::new();
    for (group, side, words) in ROWS {
        let group = Some(*group).filter(|group| !group.is_empty());
        for word in words.split_whitespace() {
            let forms = word.split_once('/');
            let many = forms.map_or(word, |(many, _)| many);
            nouns.push((many, Noun { group, is_one: false, side: *side }));
            nouns.extend(forms.map(|(_, one)| (one, Noun { group, is_one: true, side: *side })));
        }
    }
    nouns
}

/// What a noun means, whatever its case.
pub(super) fn noun(word: impl Into<WordKey>) -> Option<Noun> {
    NOUNS.get(word)
}

/// A row of [`TURNED`] with its words as tables.
type Turned = (WordTable<()>, WordTable<()>, &'static str);

/// The group that a word before a noun gives it: "police officers", "aid workers".
pub(super) fn turned(before: &str, noun: &str) -> Option<&'static str> {
    static ROWS: LazyLock<Vec<Turned>> = LazyLock::new(|| {
        let words = |words: &'static str| WordTable::of_texts(&[words]);
        TURNED.iter().map(|(before, nouns, group)| (words(before), words(nouns), *group)).collect()
    });
    let row = ROWS.iter().find(|(words, nouns, _)| words.has(before) && nouns.has(noun))?;
    Some(row.2)
}

/// Whether a word means a body of armed people.
pub(super) fn is_armed(word: impl Into<WordKey>) -> bool {
    static WORDS: LazyLock<WordTable<()>> = LazyLock::new(|| WordTable::of_texts(&[ARMED]));
    WORDS.has(word)
}

/// Whether a noun means fighters of any side.
pub(super) fn is_fighter(word: impl Into<WordKey>) -> bool {
    noun(word).is_some_and(|noun| noun.group == Some("fighters"))
}

/// Whether a noun means one human being.
pub(super) fn is_one_person(word: impl Into<WordKey>) -> bool {
    noun(word).is_some_and(|noun| noun.is_one)
}

/// Plural nouns that end as those of human beings do and are none.
static THINGS: LazyLock<WordTable<()>> = LazyLock::new(|| {
    WordTable::of_texts(&[
        "helicopters centers shelters containers tankers papers mortars numbers computers meters towers \
     quarters headquarters launchers bombers hours doors sectors borders rivers letters orders matters \
     tractors motors reactors chapters answers offers powers flowers dollars bunkers trailers bulldozers \
     factors corridors errors colors restaurants plants",
    ])
});

/// Whether a plural noun means human beings: a word of the table, or one formed as such words are.
pub(in crate::extract) fn is_people(word: &str) -> bool {
    let key = WordKey::from(word);
    if let Some(noun) = noun(key) {
        return !noun.is_one;
    }
    let ends = |ends: &[&str]| ends.iter().any(|end| word.len() > end.len() + 2 && word.ends_with(end));
    let is_capital = word.starts_with(char::is_uppercase);
    !THINGS.has(key)
        && (ends(&["ers", "ors", "ists", "men", "ants"]) || is_capital && ends(&["is", "ans", "ese"]))
}

/// Nouns of children that exclude each other.
const BOYS: &[&str] = &["boys", "boy", "schoolboys", "schoolboy"];
const GIRLS: &[&str] = &["girls", "girl", "schoolgirls", "schoolgirl"];

/// Whether two nouns of one group exclude each other: soldiers and rebels, girls and boys.
pub fn are_opposed(a: &str, b: &str) -> bool {
    if BOYS.contains(&a) && GIRLS.contains(&b) || GIRLS.contains(&a) && BOYS.contains(&b) {
        return true;
    }
    let side = |word: &str| noun(word).map_or(Side::Unsaid, |noun| noun.side);
    matches!((side(a), side(b)), (Side::State, Side::Rebel) | (Side::Rebel, Side::State))
}

/// Whether a group is one of civilians: "12 children" may be told as 12 civilians.
pub fn are_civilians(group: &str) -> bool {
    const FIGHTING: &[&str] =
        &["fighters", "attackers", "police", "peacekeepers", "prisoners", "men", "part"];
    !FIGHTING.contains(&group)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a missing noun fails the test")]
    use super::*;

    #[test]
    fn every_noun_stands_once() {
        let mut words: Vec<&str> = nouns().into_iter().map(|(word, _)| word).collect();
        words.sort_unstable();
        for pair in words.windows(2) {
            assert_ne!(pair[0], pair[1], "stands twice");
        }
    }

    #[test]
    fn nouns_and_their_groups() {
        for (word, group) in [
            ("Soldiers", Some("fighters")),
            ("villager", Some("civilians")),
            ("kids", Some("children")),
            ("people", None),
        ] {
            assert_eq!(noun(word).unwrap().group, group, "{word}");
        }
        assert!(noun("bridges").is_none());
        assert_eq!(turned("police", "officers"), Some("police"));
        assert_eq!(turned("relief", "Workers"), Some("aid-workers"));
        assert_eq!(turned("rebel", "children"), None);
    }

    #[test]
    fn sides_of_fighters() {
        assert!(are_opposed("soldiers", "rebels") && are_opposed("insurgents", "troops"));
        assert!(!are_opposed("soldiers", "troops") && !are_opposed("fighters", "rebels"));
        assert!(!are_opposed("soldiers", "villagers"));
        assert!(are_opposed("girls", "boys") && !are_opposed("girls", "children"));
    }
}
