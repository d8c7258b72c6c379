//! Who and where: persons with and without a profile, towns, and the profiles themselves.

use super::{Size, words};

const FIRST: &[&str] = &[
    "Adnan", "Basel", "Clara", "Dimitri", "Elena", "Farid", "Gustav", "Hanan", "Ivan", "Jamil", "Karim",
    "Lena", "Marwan", "Nadia", "Omar", "Pavel", "Qasim", "Rima", "Samir", "Tarek", "Ulrich", "Vera", "Walid",
    "Xenia", "Yasin", "Zeina", "Anton", "Bashir", "Dalia", "Emil",
];
/// Surnames and the names of towns are put together from syllables: there are as many as anybody needs.
const BEGIN: &[&str] = &[
    "Ab", "Bar", "Chal", "Dor", "Esk", "Far", "Ger", "Ham", "Ib", "Jar", "Kar", "Lind", "Makh", "Nas", "Or",
    "Pet", "Qab", "Rash", "Sab", "Tah", "Ust", "Vol", "Wah", "Yaz", "Zay", "Az", "Bel", "Cher", "Dar", "Fed",
];
const MIDDLE: &[&str] = &["a", "e", "i", "o", "u", "ada", "eri", "imo", "ola", "una"];
const END: &[&str] =
    &["bi", "d", "din", "f", "kov", "l", "m", "n", "nov", "r", "rin", "s", "sky", "t", "wi", "z"];
const TOWN: &[&str] = &["ba", "dan", "kha", "lin", "mar", "ra", "sab", "tin", "ya", "zor"];

/// Kinds of profiles among a hundred, as the sample corpus has them; the rest are persons.
const TOWNS: usize = 22;
const GROUPS: usize = 24;

/// What a profile of a number is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    Person(usize),
    Town(usize),
    Group(usize),
}

/// The subject of a profile. Kinds are mixed evenly, so that any first part of the profiles has all of them.
pub fn subject(number: usize) -> Subject {
    let (hundred, one) = (number / 100, number * 37 % 100);
    if one < TOWNS {
        Subject::Town(hundred * TOWNS + one)
    } else if one < TOWNS + GROUPS {
        Subject::Group(hundred * GROUPS + one - TOWNS)
    } else {
        Subject::Person(hundred * (100 - TOWNS - GROUPS) + one - TOWNS - GROUPS)
    }
}

/// How many persons have a profile.
pub fn persons(size: Size) -> usize {
    (size.profiles * (100 - TOWNS - GROUPS) / 100).max(1)
}

/// How many towns have a profile.
pub fn towns(size: Size) -> usize {
    (size.profiles * TOWNS / 100).max(1)
}

/// How many groups have a profile.
pub fn groups(size: Size) -> usize {
    (size.profiles * GROUPS / 100).max(1)
}

/// The name of the person of a number, and the surname.
pub fn person(number: usize) -> (String, String) {
    let surname = surname(number / FIRST.len() * 7 + number);
    (format!("{} {surname}", FIRST[number % FIRST.len()]), surname)
}

/// The role that the profile of a person gives.
pub fn role(number: usize) -> &'static str {
    ["Foreign Minister", "special envoy", "ambassador", "spokesman"][number % 4]
}

fn surname(number: usize) -> String {
    let (begin, rest) = (number % BEGIN.len(), number / BEGIN.len());
    let (middle, rest) = (rest % MIDDLE.len(), rest / MIDDLE.len());
    let (end, rest) = ((rest * 5 + begin) % END.len(), rest / END.len());
    let more = if rest == 0 { String::new() } else { format!("{}l", MIDDLE[rest % MIDDLE.len()]) };
    format!("{}{}{more}{}", BEGIN[begin], MIDDLE[middle], END[end])
}

pub fn town(number: usize) -> String {
    let (begin, rest) = (number % BEGIN.len(), number / BEGIN.len());
    let (end, rest) = (rest % TOWN.len(), rest / TOWN.len());
    let more = if rest == 0 { "" } else { TOWN[rest % TOWN.len()] };
    format!("Tell {}{}{more}{}", BEGIN[begin], MIDDLE[number % 5], TOWN[end])
}

pub fn group(number: usize) -> String {
    format!("{} Front", surname(number * 11 + 3))
}

/// The text of a profile.
pub fn profile(number: usize) -> String {
    match subject(number) {
        Subject::Person(number) => {
            let (name, surname) = person(number);
            let role = role(number);
            let state = ["russia", "turkey", "iran", "united-states"][number / 4 % 4];
            let initial = char::from(b'A' + (number % 26) as u8);
            let first = name.split(' ').next().unwrap_or_default();
            format!(
                "---\nkind: person\nname: {name}\naliases: [\"{first} {initial}. {surname}\", \"Mr {surname}\"]\naffiliation: {state}\nroles:\n  - {{title: {role}, of: {state}, from: 2011}}\n---\n# {name}\n\nSomebody who takes part in the talks, and is in no hurry.\n"
            )
        }
        Subject::Town(number) => {
            let name = town(number);
            let short = name.trim_start_matches("Tell ");
            format!(
                "---\nkind: town\nname: {name}\naliases: [\"Tall {short}\", \"Tell al-{short}\"]\ncountry: syria\n---\n# {name}\n\nA town on the road to {}.\n",
                words::CITIES[number % 10]
            )
        }
        Subject::Group(number) => {
            let name = group(number);
            let kind = ["armed-group", "organisation"][number % 2];
            format!(
                "---\nkind: {kind}\nname: {name}\naliases: [\"{name} for Reform\", \"the {name} movement\"]\n---\n# {name}\n\nFounded in the second year of the war.\n"
            )
        }
    }
}

/// The talks of which articles tell, with a round in each quarter of a year.
pub fn talks() -> String {
    let mut text = "---\nkind: process\nname: Lakeside talks\naliases: [Lakeside process, Lakeside negotiations]\nvenue: geneva\nstart: 2012-01-10\nrounds:\n".to_owned();
    for round in 0..24 {
        let (year, month) = (2012 + round / 4, 1 + round % 4 * 3);
        text.push_str(&format!(
            "  - {{number: {}, from: {year}-{month:02}-10, to: {year}-{month:02}-12}}\n",
            round + 1
        ));
    }
    text + "---\n# Lakeside talks\n\nThey meet four times a year.\n"
}
