//! Dates of articles: what front matter says, what the page says, and whether we notice that they differ.
//!
//! Files' names say the day, too; the copies that are read here have names that say nothing.

use std::{collections::BTreeMap, fs};

use serde::Deserialize;

use super::{
    read::{Shared, own, rows, run},
    table::{Bar, Table, Value},
};

const SET: &str = "dates of 285 articles";

/// One article of the table.
struct Article {
    file: String,
    /// The table's date, and the front matter's.
    dates: (String, String),
}

/// What the page allows, where it speaks against the table.
struct Verdict {
    days: Vec<String>,
    is_contradicted: bool,
    reason: String,
}

/// What we say: the date, and whether the page contradicts its front matter.
#[derive(Debug, Default, Clone)]
struct Answer {
    date: Option<String>,
    is_contradicted: bool,
}

#[derive(Deserialize)]
struct Found {
    path: String,
    message: String,
}

pub fn score(shared: &Shared, table: &mut Table) {
    let articles: Vec<Article> = shared
        .rows("data/syria-news-dates.tsv")
        .into_iter()
        .map(|row| Article { file: row[0].clone(), dates: (row[1].clone(), row[2].clone()) })
        .collect();
    let files: Vec<&str> = articles.iter().map(|article| &*article.file).collect();
    let answers = answers(shared, "data/syria-news", &files, str::to_owned);
    as_judged(&articles, &answers, table);
    as_the_table_has_it(&articles, &answers, table);
    by_text_alone(shared, table);
}

fn as_judged(articles: &[Article], answers: &[Answer], table: &mut Table) {
    let verdicts = verdicts();
    let (mut days, mut found, mut wanted, mut false_ones) = ([0, 0], 0, 0, 0);
    for (Article { file, dates: (day, front) }, answer) in articles.iter().zip(answers) {
        let verdict = verdicts.get(file);
        let allowed = verdict.map_or_else(|| vec![day.clone()], |verdict| verdict.days.clone());
        let is_known = allowed.iter().all(|day| day != "unknown");
        let is_right = answer.date.as_ref().is_some_and(|date| allowed.contains(date));
        let is_wanted = verdict.map_or(day != front, |verdict| verdict.is_contradicted);
        days[0] += usize::from(is_known && is_right);
        days[1] += usize::from(is_known);
        wanted += usize::from(is_wanted);
        found += usize::from(is_wanted && answer.is_contradicted);
        false_ones += usize::from(!is_wanted && answer.is_contradicted);
        if is_known && !is_right || is_wanted != answer.is_contradicted {
            table.miss(|| {
                let reason = verdict.map_or("", |verdict| &verdict.reason);
                let reported = if answer.is_contradicted { "reported" } else { "not reported" };
                format!("{file}: {allowed:?}, front matter {front}; {:?}, {reported}; {reason}", answer.date)
            });
        }
    }
    let share = |hits, of| Value::Share { hits, of };
    table.row(SET, "true date found", share(days[0], days[1]), Bar::AtLeast(0.95));
    table.row(SET, "contradictions found", share(found, wanted), Bar::AtLeast(0.9));
    table.row(SET, "false reports", Value::Count(false_ones), Bar::AtMost(3.0));
}

/// The same without our verdicts.
fn as_the_table_has_it(articles: &[Article], answers: &[Answer], table: &mut Table) {
    let pairs = || articles.iter().map(|article| &article.dates).zip(answers);
    let right = pairs().filter(|((day, _), answer)| answer.date.as_ref() == Some(day)).count();
    let wanted = pairs().filter(|((day, front), _)| day != front).count();
    let reported = |is_wanted: bool| {
        let counts = |((day, front), answer): &(&(String, String), &Answer)| {
            answer.is_contradicted && (day != front) == is_wanted
        };
        pairs().filter(counts).count()
    };
    let of = articles.len();
    table.row(SET, "  as the table has it: dates", Value::Share { hits: right, of }, Bar::None);
    let found = Value::Share { hits: reported(true), of: wanted };
    table.row(SET, "  as the table has it: found", found, Bar::None);
    table.row(SET, "  as the table has it: false", Value::Count(reported(false)), Bar::None);
}

/// General news, whose front matter is right, without their front matter.
fn by_text_alone(shared: &Shared, table: &mut Table) {
    let mut names: Vec<String> = fs::read_dir(shared.path("data/wikinews"))
        .unwrap()
        .map(|item| item.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    let files: Vec<&str> = names.iter().map(String::as_str).collect();
    let body = |text: &str| text.splitn(3, "---\n").nth(2).unwrap_or(text).to_owned();
    let answers = answers(shared, "data/wikinews", &files, body);
    let dated: Vec<(&str, &str)> = files
        .iter()
        .zip(&answers)
        .filter_map(|(file, answer)| Some((*file, answer.date.as_deref()?)))
        .collect();
    let right = dated.iter().filter(|(file, date)| file.starts_with(date)).count();
    for (file, date) in dated.iter().filter(|(file, date)| !file.starts_with(date)) {
        table.miss(|| format!("{file}: {date} by its text alone"));
    }
    let set = "dates of 147 general news by their text alone";
    table.row(
        set,
        "right, where we say one",
        Value::Share { hits: right, of: dated.len() },
        Bar::AtLeast(0.98),
    );
    table.row(set, "  none said", Value::Count(files.len() - dated.len()), Bar::None);
}

/// What we say of each file of a folder, under a name without a date.
fn answers(shared: &Shared, inside: &str, files: &[&str], change: fn(&str) -> String) -> Vec<Answer> {
    let corpus = tempfile::tempdir().unwrap();
    let folder = corpus.path().join("articles");
    fs::create_dir(&folder).unwrap();
    for (number, file) in files.iter().enumerate() {
        let text = change(&shared.text(&format!("{inside}/{file}")));
        fs::write(folder.join(format!("a{number:04}.md")), text).unwrap();
    }
    let place = |path: &str| path.rsplit('a').next().unwrap().get(..4).unwrap().parse::<usize>().unwrap();
    let mut answers = vec![Answer::default(); files.len()];
    let root = corpus.path().to_str().unwrap();
    for line in run(&["extract", root]).lines() {
        let value: serde_json::Value = serde_json::from_str(line).unwrap();
        let date = value["date"]["value"].as_str().map(str::to_owned);
        answers[place(value["path"].as_str().unwrap())].date = date;
    }
    let found =
        run(&["check", root, "--select", "undated-article", "--severity", "hint", "--format", "json"]);
    let found: Vec<Found> = serde_json::from_str(&found).unwrap();
    for one in found.iter().filter(|one| !one.message.contains("no trustworthy date")) {
        answers[place(&one.path)].is_contradicted = true;
    }
    answers
}

fn verdicts() -> BTreeMap<String, Verdict> {
    let text = fs::read_to_string(own("tests/judged/dates.tsv")).unwrap();
    rows(&text)
        .skip(1)
        .map(|row| {
            let [file, days, front, _, reason] = row.as_slice() else { panic!("{row:?}") };
            let days = days.split('|').map(str::to_owned).collect();
            (file.clone(), Verdict { days, is_contradicted: front == "wrong", reason: reason.clone() })
        })
        .collect()
}
