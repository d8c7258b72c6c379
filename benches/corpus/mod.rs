//! Makes a corpus of news-like articles, notes and profiles: the same files for the same numbers, on every machine.
//!
//! All of its sentences are our own. How dense they are is taken from real text, by what `rapporteur extract` and `check`
//! say of it: 285 articles on one war (FA-KES, "war"), 147 of general news (Wikinews, "news"), five long pages on talks
//! ("talks") and the sample corpus of this repository ("seeds").
//!
//! | rate | war | news | talks | seeds | made |
//! | --- | --- | --- | --- | --- | --- |
//! | words of an article, mean | 291 | 868 | 634 | 422 | 601 |
//! | mentions in 100 words | 9.3 | 4.0 | 10.1 | 7.9 | 8.0 |
//! | figures in 100 words | 1.9 | 0.15 | 0.66 | 1.4 | 0.89 |
//! | weekdays, months and years in 100 words | 1.25 | 0.65 | 1.26 | 1.6 | 1.6 |
//! | quotations in 100 words | 0.28 | 0.40 | 0.95 | 0.29 | 0.46 |
//! | names of an article, distinct | 13 | 14 | 27 | 24 | 15 |
//! | letters that are not ASCII, in 1,000 bytes | 0.1 | 26 | 5.8 | 1.0 | 1.7 |
//! | articles that state a total of the war | 24 % | | | | 20 % |
//! | articles that count an event which another counts | 13 % | | | | 23 % |
//! | of these counts, those that differ | 32 % | | | | 26 % |
//! | articles that are told to be a near copy of another | 7 % | 0 % | | | 4.5 % |
//! | citations of a note | | | | 7 | 4 |
//! | findings of `check`, for a document | 0.3 in all of these | | | | 0.13 |
//!
//! Names are unmarked, as in prose; six of ten persons have a profile, with aliases, and some are in many articles while
//! most are in few. Profiles are of persons, towns, armed groups, organisations, one process with 24 rounds, and the war,
//! which has one long series. A corpus of more files has more towns and persons, and as many years.

mod calendar;
mod desk;
mod dice;
mod names;
mod story;
mod words;

use std::{
    fs,
    path::{Path, PathBuf},
};

use dice::Dice;
use story::Press;

/// How many documents of each kind.
#[derive(Debug, Clone, Copy)]
pub struct Size {
    pub articles: usize,
    pub notes: usize,
    pub profiles: usize,
}

impl Size {
    /// Of so many files: one in eight is a profile, up to 2,000, and one in twelve a note.
    pub fn of(files: usize) -> Self {
        let profiles = 2_000.min(files / 8);
        let notes = files / 12;
        Self { articles: files - profiles - notes, notes, profiles }
    }

    /// Of so many files as the environment variable `FILES` says, or as a team gathers in some years.
    pub fn from_environment() -> Self {
        Self::all_from_environment()[0]
    }

    /// The same for several, with commas between them.
    pub fn all_from_environment() -> Vec<Self> {
        let files = std::env::var("FILES").unwrap_or_default();
        let sizes: Vec<Self> =
            files.split(',').filter_map(|files| files.parse().ok()).map(Self::of).collect();
        if sizes.is_empty() { vec![Self::of(11_784)] } else { sizes }
    }

    pub fn files(self) -> usize {
        self.articles + self.notes + self.profiles
    }
}

/// What to measure with.
pub struct Made {
    pub folder: PathBuf,
    /// A note that cites articles and states their figures.
    pub note: PathBuf,
    /// A profile of a person whom many articles name.
    pub profile: PathBuf,
    pub bytes: u64,
}

/// Where an article of a number lies. Half are pasted pages, half have front matter.
pub fn article_path(number: usize) -> String {
    format!(
        "articles/{:03}/{number:06}.{}",
        number / 500,
        if number.is_multiple_of(2) { "txt" } else { "md" }
    )
}

/// The texts of so many articles, as they would lie in a corpus of that size.
pub fn articles(size: Size, count: usize) -> Vec<String> {
    let mut press = Press::new(size);
    (0..count).map(|number| press.article(number)).collect()
}

/// The texts of all profiles with the names that their files have.
pub fn profiles(size: Size) -> Vec<(String, String)> {
    let text = |number: usize| (format!("profiles/one-{number:04}.md"), names::profile(number));
    let war = "---\nkind: conflict\nname: the Syrian war\naliases: [war in Syria]\nplace: syria\nstart: 2011-03-15\n---\n# The Syrian war\n";
    let more = [("profiles/syrian-war.md", war.to_owned()), ("profiles/lakeside-talks.md", names::talks())];
    let more = more.map(|(path, text)| (path.to_owned(), text));
    (0..size.profiles.saturating_sub(more.len())).map(text).chain(more).collect()
}

/// Writes the corpus below a folder; what lies there already is written again.
pub fn make(folder: &Path, size: Size) -> Made {
    let mut bytes = 0;
    let mut write = |path: &str, text: &str| {
        bytes += text.len() as u64;
        let file = folder.join(path);
        if let Some(above) = file.parent() {
            fs::create_dir_all(above).unwrap();
        }
        fs::write(&file, text).unwrap();
        file
    };
    write("rapporteur.toml", "[corpus]\nconflict = \"syrian-war\"\n");
    let mut press = Press::new(size);
    for number in 0..size.articles {
        write(&article_path(number), &press.article(number));
    }
    let (mut dice, mut note) = (Dice::new(2), PathBuf::new());
    for number in 0..size.notes {
        note = write(&format!("notes/{number:05}.md"), &desk::note(&mut dice, number, size));
    }
    let mut profile = None;
    for (number, (path, text)) in profiles(size).iter().enumerate() {
        let file = write(path, text);
        if profile.is_none() && matches!(names::subject(number), names::Subject::Person(_)) {
            profile = Some(file);
        }
    }
    Made { folder: folder.to_path_buf(), note, profile: profile.unwrap_or_default(), bytes }
}
