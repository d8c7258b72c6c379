//! Words that count, and the few classes of words that every reader of figures asks for.

use crate::extract::Decimal;

/// What a word says in a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NumberWord {
    /// Zero to nineteen.
    Unit(i64),
    /// Twenty to ninety.
    Tens(i64),
    /// Hundred (2), thousand (3), million (6) ...: a power of ten.
    Magnitude(u32),
    /// A dozen or a score counts; only `dozen` is read.
    Dozen,
    /// `dozens`, `hundreds`: vague, by the magnitude.
    Plural(i64),
    /// First to nineteenth.
    OrdinalUnit(i64),
    /// Twentieth to ninetieth.
    OrdinalTens(i64),
}

/// A word in lower case on the stack; `None` where it is longer than any number word or not ASCII.
fn lower<'b>(word: &str, buffer: &'b mut [u8; 12]) -> Option<&'b str> {
    let bytes = word.as_bytes();
    let target = buffer.get_mut(..bytes.len())?;
    for (to, from) in target.iter_mut().zip(bytes) {
        if !from.is_ascii_alphabetic() {
            return None;
        }
        *to = from.to_ascii_lowercase();
    }
    std::str::from_utf8(target).ok()
}

/// What a word says in a number, whatever its case.
pub(super) fn number_word(word: &str) -> Option<NumberWord> {
    use NumberWord::{Dozen, Magnitude, OrdinalTens, OrdinalUnit, Plural, Tens, Unit};
    let mut buffer = [0; 12];
    Some(match lower(word, &mut buffer)? {
        "zero" => Unit(0),
        "one" => Unit(1),
        "two" => Unit(2),
        "three" => Unit(3),
        "four" => Unit(4),
        "five" => Unit(5),
        "six" => Unit(6),
        "seven" => Unit(7),
        "eight" => Unit(8),
        "nine" => Unit(9),
        "ten" => Unit(10),
        "eleven" => Unit(11),
        "twelve" => Unit(12),
        "thirteen" => Unit(13),
        "fourteen" => Unit(14),
        "fifteen" => Unit(15),
        "sixteen" => Unit(16),
        "seventeen" => Unit(17),
        "eighteen" => Unit(18),
        "nineteen" => Unit(19),
        "twenty" => Tens(20),
        "thirty" => Tens(30),
        "forty" | "fourty" => Tens(40),
        "fifty" => Tens(50),
        "sixty" => Tens(60),
        "seventy" => Tens(70),
        "eighty" => Tens(80),
        "ninety" => Tens(90),
        "hundred" => Magnitude(2),
        "thousand" => Magnitude(3),
        "million" => Magnitude(6),
        "billion" => Magnitude(9),
        "trillion" => Magnitude(12),
        "dozen" => Dozen,
        "tens" => Plural(10),
        "dozens" => Plural(10),
        "scores" => Plural(20),
        "hundreds" => Plural(100),
        "thousands" => Plural(1000),
        "millions" => Plural(1_000_000),
        "billions" => Plural(1_000_000_000),
        "first" => OrdinalUnit(1),
        "second" => OrdinalUnit(2),
        "third" => OrdinalUnit(3),
        "fourth" => OrdinalUnit(4),
        "fifth" => OrdinalUnit(5),
        "sixth" => OrdinalUnit(6),
        "seventh" => OrdinalUnit(7),
        "eighth" => OrdinalUnit(8),
        "ninth" => OrdinalUnit(9),
        "tenth" => OrdinalUnit(10),
        "eleventh" => OrdinalUnit(11),
        "twelfth" => OrdinalUnit(12),
        "thirteenth" => OrdinalUnit(13),
        "fourteenth" => OrdinalUnit(14),
        "fifteenth" => OrdinalUnit(15),
        "sixteenth" => OrdinalUnit(16),
        "seventeenth" => OrdinalUnit(17),
        "eighteenth" => OrdinalUnit(18),
        "nineteenth" => OrdinalUnit(19),
        "twentieth" => OrdinalTens(20),
        "thirtieth" => OrdinalTens(30),
        "fortieth" => OrdinalTens(40),
        "fiftieth" => OrdinalTens(50),
        "sixtieth" => OrdinalTens(60),
        "seventieth" => OrdinalTens(70),
        "eightieth" => OrdinalTens(80),
        "ninetieth" => OrdinalTens(90),
        _ => return None,
    })
}

/// Ten to this power.
pub(super) fn power(power: u32) -> Option<Decimal> {
    Decimal::whole(10_i64.checked_pow(power)?)
}

/// The value of a fraction in one character.
pub(super) fn fraction_mark(word: &str) -> Option<Decimal> {
    let parts = match word {
        "½" => 5000,
        "¼" => 2500,
        "¾" => 7500,
        "⅓" => 3333,
        "⅔" => 6667,
        "⅛" => 1250,
        _ => return None,
    };
    Some(Decimal::from_parts(parts))
}

/// The number of a Roman numeral from II to XXX in capitals; I is a pronoun.
pub(super) fn roman(word: &str) -> Option<u32> {
    if word.is_empty() || word.len() > 5 || word == "I" {
        return None;
    }
    let (mut total, mut previous) = (0, 0);
    for letter in word.bytes().rev() {
        let value = match letter {
            b'I' => 1,
            b'V' => 5,
            b'X' => 10,
            _ => return None,
        };
        if value < previous {
            total -= value;
        } else {
            total += value;
            previous = value;
        }
    }
    (2..=39).contains(&total).then_some(total as u32)
}

/// The months' names; `May` and `March` count with a capital only.
pub(super) fn month(word: &str) -> Option<i8> {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    if !word.starts_with(|c: char| c.is_ascii_uppercase()) || word.len() < 3 {
        return None;
    }
    let found = MONTHS.iter().position(|name| {
        name.eq_ignore_ascii_case(word)
            || word.len() == 3 && name.get(..3).is_some_and(|short| short.eq_ignore_ascii_case(word))
            || word == "Sept" && *name == "September"
    })?;
    i8::try_from(found + 1).ok()
}

/// Whether a word is a month's name.
pub(super) fn is_month(word: &str) -> bool {
    month(word).is_some()
}

/// The weekday of a word, Monday being 1.
pub(super) fn weekday(word: &str) -> Option<i8> {
    const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    // "Mondays" is what is left of "Monday's" where apostrophes were lost.
    let word = word.strip_suffix('s').unwrap_or(word);
    let found = DAYS.iter().position(|name| name.eq_ignore_ascii_case(word))?;
    i8::try_from(found + 1).ok()
}

/// Whether a word is one of those that hold sentences together and never name or describe what is counted.
pub(super) fn is_function(word: &str) -> bool {
    let mut buffer = [0; 12];
    let Some(word) = lower(word, &mut buffer) else { return false };
    matches!(
        word,
        "a" | "an"
            | "the"
            | "and"
            | "or"
            | "but"
            | "of"
            | "in"
            | "on"
            | "at"
            | "by"
            | "to"
            | "for"
            | "from"
            | "with"
            | "into"
            | "onto"
            | "over"
            | "under"
            | "after"
            | "before"
            | "since"
            | "during"
            | "as"
            | "than"
            | "that"
            | "which"
            | "who"
            | "whom"
            | "whose"
            | "is"
            | "are"
            | "was"
            | "were"
            | "be"
            | "been"
            | "being"
            | "has"
            | "have"
            | "had"
            | "will"
            | "would"
            | "could"
            | "may"
            | "might"
            | "must"
            | "shall"
            | "should"
            | "can"
            | "not"
            | "no"
            | "it"
            | "its"
            | "he"
            | "she"
            | "they"
            | "them"
            | "their"
            | "his"
            | "her"
            | "we"
            | "our"
            | "you"
            | "this"
            | "these"
            | "those"
            | "when"
            | "where"
            | "while"
            | "if"
            | "so"
            | "then"
            | "there"
            | "here"
            | "including"
            | "among"
            | "between"
            | "across"
            | "near"
            | "around"
            | "inside"
            | "outside"
            | "through"
            | "within"
            | "until"
            | "per"
            | "also"
            | "both"
            | "because"
            | "against"
            | "amid"
            | "out"
            | "up"
            | "down"
            | "via"
            | "said"
            | "say"
            | "says"
            | "told"
            | "did"
            | "do"
            | "does"
            | "following"
            | "according"
            | "late"
            | "early"
            | "yesterday"
            | "today"
            | "far"
    )
}

/// Whether a noun means one human being.
pub(super) fn is_one_person(word: &str) -> bool {
    let mut buffer = [0; 12];
    let Some(word) = lower(word, &mut buffer) else { return false };
    matches!(
        word,
        "man"
            | "woman"
            | "child"
            | "boy"
            | "girl"
            | "baby"
            | "infant"
            | "person"
            | "civilian"
            | "soldier"
            | "fighter"
            | "policeman"
            | "officer"
            | "journalist"
            | "medic"
            | "doctor"
            | "nurse"
            | "teenager"
            | "father"
            | "mother"
            | "son"
            | "daughter"
            | "wife"
            | "husband"
            | "brother"
            | "sister"
            | "rebel"
            | "militant"
            | "guard"
            | "driver"
            | "general"
            | "colonel"
            | "commander"
            | "cameraman"
            | "photographer"
            | "reporter"
            | "passenger"
            | "gunman"
            | "bystander"
            | "toddler"
            | "grandmother"
            | "grandfather"
            | "student"
            | "teacher"
            | "worker"
            | "lawyer"
            | "resident"
            | "villager"
            | "farmer"
    )
}

/// Whether a plural noun means human beings: a word of the list, or one formed as such words are.
pub(super) fn is_people(word: &str) -> bool {
    let mut buffer = [0; 12];
    let lowered = lower(word, &mut buffer);
    let listed = lowered.is_some_and(|word| {
        matches!(
            word,
            "people"
                | "persons"
                | "civilians"
                | "children"
                | "women"
                | "men"
                | "boys"
                | "girls"
                | "babies"
                | "infants"
                | "others"
                | "soldiers"
                | "troops"
                | "fighters"
                | "rebels"
                | "militants"
                | "jihadists"
                | "jihadis"
                | "gunmen"
                | "insurgents"
                | "terrorists"
                | "militiamen"
                | "policemen"
                | "police"
                | "officers"
                | "personnel"
                | "members"
                | "guards"
                | "residents"
                | "villagers"
                | "demonstrators"
                | "protesters"
                | "protestors"
                | "activists"
                | "journalists"
                | "medics"
                | "doctors"
                | "nurses"
                | "staff"
                | "patients"
                | "students"
                | "pupils"
                | "teachers"
                | "worshippers"
                | "worshipers"
                | "passengers"
                | "prisoners"
                | "detainees"
                | "hostages"
                | "captives"
                | "inmates"
                | "victims"
                | "commanders"
                | "leaders"
                | "officials"
                | "generals"
                | "combatants"
                | "recruits"
                | "cadets"
                | "aides"
                | "adults"
                | "toddlers"
                | "teenagers"
                | "minors"
                | "youths"
                | "elders"
                | "relatives"
                | "families"
                | "martyrs"
                | "corpses"
                | "souls"
                | "individuals"
                | "citizens"
                | "nationals"
                | "foreigners"
                | "tourists"
                | "migrants"
                | "refugees"
                | "workers"
                | "employees"
                | "peacekeepers"
                | "sailors"
                | "pilots"
                | "bystanders"
                | "pilgrims"
                | "mercenaries"
                | "conscripts"
                | "operatives"
                | "partisans"
                | "peshmerga"
                | "firefighters"
                | "rescuers"
                | "males"
                | "females"
                | "defectors"
                | "reporters"
                | "loyalists"
                | "extremists"
                | "islamists"
                | "tribesmen"
                | "crew"
                | "countrymen"
                | "kurds"
                | "arabs"
                | "christians"
                | "muslims"
                | "shiites"
                | "sunnis"
                | "alawites"
                | "yazidis"
                | "druze"
                | "turkmen"
        )
    });
    if listed {
        return true;
    }
    let ends = |ends: &[&str]| ends.iter().any(|end| word.len() > end.len() + 2 && word.ends_with(end));
    if lowered.is_some_and(|word| {
        matches!(
            word,
            "helicopters"
                | "centers"
                | "shelters"
                | "containers"
                | "members"
                | "tankers"
                | "papers"
                | "mortars"
                | "numbers"
                | "computers"
                | "meters"
                | "towers"
                | "quarters"
                | "headquarters"
                | "launchers"
                | "bombers"
                | "hours"
                | "doors"
                | "sectors"
                | "borders"
                | "rivers"
                | "letters"
                | "orders"
                | "matters"
                | "others"
                | "tractors"
                | "motors"
                | "reactors"
                | "chapters"
                | "answers"
                | "offers"
                | "powers"
                | "flowers"
                | "dollars"
                | "bunkers"
                | "trailers"
                | "bulldozers"
                | "mothers"
                | "factors"
                | "corridors"
                | "errors"
                | "colors"
        )
    }) {
        return false;
    }
    let is_capital = word.starts_with(char::is_uppercase);
    ends(&["ers", "ors", "ists", "men", "ants"]) || is_capital && ends(&["is", "ans", "ians", "ese", "ians"])
}

/// Whether a noun means a time, a length or an amount: "killed 12 days ago" counts no dead.
pub(super) fn is_measure_noun(word: &str) -> bool {
    let mut buffer = [0; 12];
    let Some(word) = lower(word, &mut buffer) else { return false };
    matches!(
        word,
        "second"
            | "seconds"
            | "minute"
            | "minutes"
            | "hour"
            | "hours"
            | "day"
            | "days"
            | "week"
            | "weeks"
            | "month"
            | "months"
            | "year"
            | "years"
            | "decade"
            | "decades"
            | "km"
            | "kilometers"
            | "kilometres"
            | "miles"
            | "meters"
            | "metres"
            | "feet"
            | "tons"
            | "tonnes"
            | "times"
            | "am"
            | "pm"
            | "gmt"
            | "percent"
            | "yards"
            | "dollars"
            | "euros"
            | "points"
            | "degrees"
            | "kilograms"
            | "kg"
            | "barrels"
    )
}
