//! Makes a corpus of news-like articles, notes and profiles: the same files for the same numbers, on every machine.

use std::{
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

/// How many documents of each kind.
#[derive(Debug, Clone, Copy)]
pub struct Size {
    pub articles: usize,
    pub notes: usize,
    pub profiles: usize,
}

impl Size {
    /// As many files as a team gathers in some years, unless the environment variable `FILES` says otherwise.
    pub fn from_environment() -> Self {
        let files = std::env::var("FILES").ok().and_then(|files| files.parse().ok()).unwrap_or(11_784);
        let profiles = 600.min(files / 10);
        let notes = files / 12;
        Self { articles: files - profiles - notes, notes, profiles }
    }
}

/// What to measure with.
pub struct Made {
    pub folder: PathBuf,
    /// A note that cites an article and states two figures.
    pub note: PathBuf,
    /// A profile of a person whom a few hundred articles name.
    pub profile: PathBuf,
    pub bytes: u64,
}

/// Numbers that look random and are not.
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        self.0 >> 33
    }

    fn below(&mut self, bound: usize) -> usize {
        self.next() as usize % bound.max(1)
    }

    fn pick<'a, T: ?Sized>(&mut self, items: &[&'a T]) -> &'a T {
        items[self.below(items.len())]
    }
}

const FIRST: [&str; 30] = [
    "Adnan", "Basel", "Clara", "Dimitri", "Elena", "Farid", "Gustav", "Hanan", "Ivan", "Jamil", "Karim",
    "Lena", "Marwan", "Nadia", "Omar", "Pavel", "Qasim", "Rima", "Samir", "Tarek", "Ulrich", "Vera", "Walid",
    "Xenia", "Yasin", "Zeina", "Anton", "Bashir", "Dalia", "Emil",
];
const LAST: [&str; 40] = [
    "Abboud",
    "Barsky",
    "Chalabi",
    "Dorn",
    "Eskander",
    "Farouk",
    "Gerber",
    "Hamdan",
    "Ibrahimov",
    "Jarrah",
    "Karlov",
    "Lindqvist",
    "Makhlouf",
    "Nassar",
    "Orlov",
    "Petrov",
    "Qabbani",
    "Rashid",
    "Sabbagh",
    "Tahan",
    "Ustinov",
    "Volkov",
    "Wahbeh",
    "Yazbek",
    "Zaytsev",
    "Azmeh",
    "Belov",
    "Cherif",
    "Darwish",
    "Fedorov",
    "Ghanem",
    "Haddad",
    "Jouma",
    "Khatib",
    "Lavrov",
    "Mansour",
    "Nikitin",
    "Osman",
    "Romanov",
    "Shami",
];
const ROLES: [&str; 8] = [
    "Foreign Minister",
    "special envoy",
    "the head of the delegation",
    "the rebels' spokesman",
    "a senior negotiator",
    "Deputy Prime Minister",
    "the monitor's director",
    "the mission's chief",
];
const PLACES: [&str; 24] = [
    "Aleppo", "Homs", "Idlib", "Daraa", "Damascus", "Raqqa", "Hama", "Latakia", "Palmyra", "Tartus",
    "Geneva", "Astana", "Moscow", "Ankara", "Tehran", "Vienna", "Amman", "Beirut", "Baghdad", "Paris",
    "London", "Riyadh", "Doha", "Cairo",
];
const OUTLETS: [&str; 5] = ["Northern Gazette", "Levant Courier", "AFP", "Lakeside Monitor", "Harbour Times"];
const SAID: [&str; 6] = ["said", "told reporters", "warned", "insisted", "conceded", "repeated"];
const FILLER: [&str; 16] = [
    "the two delegations would not meet in one room before the weekend",
    "nobody had seen the maps that both sides spoke of",
    "the ceasefire had held for most of the day in spite of shelling after dark",
    "talks would go on for as long as anybody stayed at the table",
    "aid convoys were still waiting for letters that nobody wanted to sign",
    "the proposal was a beginning and not a plan",
    "observers had not been given access to the road",
    "prisoners' families had been promised lists and had received none",
    "the border crossing stayed closed to everything but ambulances",
    "a committee would look at the wording again",
    "the hospital had run out of fuel for its generators",
    "schools in the eastern districts opened for three hours a day",
    "the truce was a matter for those who had signed it",
    "no date had been agreed for the next meeting",
    "the envoy had carried the same paper between the same two buildings for a week",
    "neither side had asked for the room with the larger table",
];

/// The person of a number.
fn person(number: usize) -> (String, &'static str) {
    let (first, last) = (FIRST[number % FIRST.len()], LAST[(number / FIRST.len() + number * 7) % LAST.len()]);
    let middle = char::from(b'A' + (number / (FIRST.len() * LAST.len()) % 26) as u8);
    if number < FIRST.len() * LAST.len() {
        (format!("{first} {last}"), last)
    } else {
        (format!("{first} {middle}. {last}"), last)
    }
}

fn date(number: usize, of: usize) -> (u32, u32, u32) {
    // From January 2012 to December 2017.
    let day = number * 2190 / of.max(1);
    (2012 + (day / 365) as u32, 1 + (day % 365 / 31) as u32, 1 + (day % 28) as u32)
}

/// What the observatory counted by then: from 10,000 to 350,000.
fn toll(number: usize, of: usize) -> usize {
    (10_000 + number * 340_000 / of.max(1)) / 1000 * 1000
}

fn grouped(number: usize) -> String {
    if number < 1000 { number.to_string() } else { format!("{},{:03}", number / 1000, number % 1000) }
}

/// Writes the corpus below a folder.
pub fn make(folder: &Path, size: Size) -> Made {
    for name in ["articles", "notes", "profiles"] {
        fs::create_dir_all(folder.join(name)).unwrap();
    }
    fs::write(folder.join("rapporteur.toml"), "[corpus]\nconflict = \"syrian-war\"\n").unwrap();
    let mut bytes = 0;
    let mut write = |path: PathBuf, text: String| {
        bytes += text.len() as u64;
        fs::write(&path, text).unwrap();
        path
    };
    let mut dice = Dice(2017);
    for number in 0..size.articles {
        let path =
            folder.join(format!("articles/{number:05}.{}", if number % 2 == 0 { "txt" } else { "md" }));
        write(path, article(&mut dice, number, size));
    }
    let mut note = PathBuf::new();
    for number in 0..size.notes {
        note = write(folder.join(format!("notes/{number:05}.md")), self::note(&mut dice, number, size));
    }
    let mut profile = PathBuf::new();
    for number in 0..size.profiles {
        let path = write(folder.join(format!("profiles/person-{number:04}.md")), self::profile(number));
        if number == size.profiles / 2 {
            profile = path;
        }
    }
    let war =
        "---\nkind: conflict\nname: the Syrian war\nplace: syria\nstart: 2011-03-15\n---\n# The Syrian war\n";
    write(folder.join("profiles/syrian-war.md"), war.to_owned());
    Made { folder: folder.to_path_buf(), note, profile, bytes }
}

fn article(dice: &mut Dice, number: usize, size: Size) -> String {
    let (year, month, day) = date(number, size.articles);
    let (place, outlet) = (dice.pick(&PLACES), dice.pick(&OUTLETS));
    let mut text = String::new();
    if number % 2 == 1 {
        let _ = write!(
            text,
            "---\ntitle: Day {number} of the talks\noutlet: {outlet}\ndate: {year}-{month:02}-{day:02}\nkey: a{number}\n---\n\n"
        );
    } else {
        let _ = write!(text, "Day {number} of the talks\n\n{outlet} - {year}-{month:02}-{day:02}\n\n");
    }
    let _ = write!(text, "{} — ", place.to_uppercase());
    let actors: Vec<(String, &str)> =
        (0..4).map(|_| person(dice.below(size.profiles.max(1) * 4 / 3))).collect();
    for (at, (name, _)) in actors.iter().enumerate() {
        let _ = write!(
            text,
            "{name}, {}, {} in {} that {}. ",
            dice.pick(&ROLES),
            dice.pick(&SAID),
            dice.pick(&PLACES),
            dice.pick(&FILLER)
        );
        if at % 2 == 1 {
            text.push_str("\n\n");
        }
    }
    for paragraph in 0..9 {
        for _ in 0..3 {
            let (_, last) = &actors[dice.below(actors.len())];
            let _ = write!(
                text,
                "{last} {} that {}, and that {}. ",
                dice.pick(&SAID),
                dice.pick(&FILLER),
                dice.pick(&FILLER)
            );
        }
        match paragraph {
            2 => {
                let _ = write!(
                    text,
                    "At least {} people were killed and {} wounded in an air raid on {} on Tuesday. ",
                    2 + dice.below(60),
                    3 + dice.below(90),
                    dice.pick(&PLACES)
                );
            }
            4 => {
                let _ = write!(
                    text,
                    "The UN says that {} million people have been displaced. ",
                    4 + dice.below(3)
                );
            }
            6 if number.is_multiple_of(3) => {
                let _ = write!(
                    text,
                    "A {} round of the Astana talks is to open next month. ",
                    ["fourth", "fifth", "sixth"][dice.below(3)]
                );
            }
            8 if number.is_multiple_of(2) => {
                let _ = write!(
                    text,
                    "The war has killed more than {} people, according to the Syrian Observatory for Human Rights. ",
                    grouped(toll(number, size.articles))
                );
            }
            _ => {}
        }
        text.push_str("\n\n");
    }
    text
}

fn note(dice: &mut Dice, number: usize, size: Size) -> String {
    let article = dice.below(size.articles) / 2 * 2;
    let (year, month, day) = date(article, size.articles);
    let mut text =
        format!("---\ntitle: Note {number}\ndate: {year}-{month:02}-{day:02}\n---\n\n# Note {number}\n\n");
    for section in 0..12 {
        let (name, _) = person(dice.below(size.profiles.max(1)));
        let _ = write!(
            text,
            "## Section {section}\n\n{name} {} in {} that {}. The war has killed more than {} people ([page](../articles/{article:05}.txt)). ",
            dice.pick(&SAID),
            dice.pick(&PLACES),
            dice.pick(&FILLER),
            grouped(toll(article, size.articles))
        );
        let _ = write!(
            text,
            "After {} rounds, {}. Some {} people were wounded in {}, {}.\n\n",
            2 + section,
            dice.pick(&FILLER),
            10 + dice.below(80),
            dice.pick(&PLACES),
            dice.pick(&FILLER)
        );
    }
    text
}

fn profile(number: usize) -> String {
    let (name, last) = person(number);
    format!(
        "---\nkind: person\nname: {name}\naliases: [\"Mr {last}\"]\nroles:\n  - {{title: special envoy, of: russia, from: 2015}}\n---\n# {name}\n\nSomebody who takes part in the talks.\n"
    )
}
