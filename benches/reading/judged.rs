//! Precision on news that nobody annotated: readings drawn at random and judged by a second reader who did not see the
//! code. Verdicts stand in `tests/judged`; they hold for a reading at a place, and a changed reading asks for a new one.

use std::{collections::BTreeMap, fmt::Write as _, fs, path::Path};

use super::{
    read::{Document, Figure, Mention, Shared, own, rows},
    table::{Bar, Table, Value},
};

/// Draws are by a hash of a seed, the document and the place: a reading that changes leaves the others where they were.
const FIRST: &str = "rapporteur-judged-1";

/// The seed of what was drawn when the faults of the first draw were mended: mending cannot have been for these.
const AFTERWARDS: &str = "rapporteur-judged-2";

/// What is drawn and judged.
struct Draw {
    name: &'static str,
    folder: &'static str,
    title: &'static str,
    seed: &'static str,
    bar: f64,
    pick: fn(&str, &Shared, &BTreeMap<String, Document>) -> Vec<Reading>,
}

const DRAWS: &[Draw] = &[
    Draw {
        name: "wikinews-figures",
        folder: "data/wikinews",
        title: "100 figures of general news",
        seed: FIRST,
        bar: 0.95,
        pick: hundred_figures,
    },
    Draw {
        name: "wikinews-mentions",
        folder: "data/wikinews",
        title: "100 mentions of general news",
        seed: FIRST,
        bar: 0.95,
        pick: hundred_mentions,
    },
    Draw {
        name: "wikinews-figures-afterwards",
        folder: "data/wikinews",
        title: "100 figures drawn afterwards",
        seed: AFTERWARDS,
        bar: 0.9,
        pick: hundred_figures,
    },
    Draw {
        name: "wikinews-mentions-afterwards",
        folder: "data/wikinews",
        title: "100 mentions drawn afterwards",
        seed: AFTERWARDS,
        bar: 0.9,
        pick: hundred_mentions,
    },
    Draw {
        name: "deaths",
        folder: "data/syria-news",
        title: "deaths in 40 articles",
        seed: FIRST,
        bar: 0.9,
        pick: deaths,
    },
];

/// A reading at its place, in the words that are judged.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Reading {
    document: String,
    start: usize,
    end: usize,
    words: String,
}

pub fn score(shared: &Shared, table: &mut Table) {
    for draw in DRAWS {
        let drawn = (draw.pick)(draw.seed, shared, &shared.read(draw.folder, None));
        let verdicts = verdicts(draw.name);
        let known: Vec<(&Reading, &Verdict)> =
            drawn.iter().filter_map(|one| Some((one, verdicts.get(one)?))).collect();
        let right = known.iter().filter(|(_, verdict)| verdict.is_right).count();
        let set = "judged by a second reader";
        table.row(set, draw.title, Value::Share { hits: right, of: known.len() }, Bar::AtLeast(draw.bar));
        table.row(
            set,
            "  not judged yet",
            Value::Count(drawn.len() - known.len()),
            Bar::AtMost(drawn.len() as f64 * 0.1),
        );
        for (one, verdict) in known.iter().filter(|(_, verdict)| !verdict.is_right) {
            table.miss(|| {
                format!("{} {}..{} {}: {}", one.document, one.start, one.end, one.words, verdict.cause)
            });
        }
    }
}

/// Writes a sheet a draw: what was drawn and not judged, with its surroundings.
pub fn sheets(shared: &Shared, folder: &Path) {
    fs::create_dir_all(folder).unwrap();
    for draw in DRAWS {
        let drawn = (draw.pick)(draw.seed, shared, &shared.read(draw.folder, None));
        let verdicts = verdicts(draw.name);
        let mut sheet = String::new();
        let mut open = 0;
        for one in drawn.iter().filter(|one| !verdicts.contains_key(one)) {
            open += 1;
            let text = fs::read(shared.path(draw.folder).join(&one.document)).unwrap();
            let part = |from: usize, to: usize| {
                let part = text.get(from..to.min(text.len())).unwrap_or_default();
                String::from_utf8_lossy(part).replace('\n', "⏎")
            };
            let Reading { document, start, end, words } = one;
            writeln!(sheet, "{document}\t{start}\t{end}\t{words}").unwrap();
            let (before, behind) = (part(start.saturating_sub(260), *start), part(*end, end + 200));
            writeln!(sheet, "    …{before}⟦{}⟧{behind}…", part(*start, *end)).unwrap();
        }
        println!("{}: {} drawn, {open} to judge", draw.name, drawn.len());
        fs::write(folder.join(format!("{}.txt", draw.name)), sheet).unwrap();
    }
}

struct Verdict {
    is_right: bool,
    cause: String,
}

fn verdicts(name: &str) -> BTreeMap<Reading, Verdict> {
    let text = fs::read_to_string(own("tests/judged").join(format!("{name}.tsv"))).unwrap_or_default();
    rows(&text)
        .skip(1)
        .map(|row| {
            let [document, start, end, words, verdict, rest @ ..] = row.as_slice() else { panic!("{row:?}") };
            let reading = Reading {
                document: document.clone(),
                start: start.parse().unwrap(),
                end: end.parse().unwrap(),
                words: words.clone(),
            };
            (reading, Verdict { is_right: verdict == "right", cause: rest.join(" ") })
        })
        .collect()
}

type Words = (usize, usize, String);

fn readings(read: &BTreeMap<String, Document>, of: impl Fn(&Document) -> Vec<Words>) -> Vec<Reading> {
    let of_one = |(name, document): (&String, &Document)| {
        let name = name.clone();
        of(document).into_iter().map(move |(start, end, words)| Reading {
            document: name.clone(),
            start,
            end,
            words,
        })
    };
    read.iter().flat_map(of_one).collect()
}

fn of_figure(one: &Figure) -> Words {
    let number = |value: Option<f64>| value.map_or_else(|| "None".to_owned(), |value| value.to_string());
    let value = if one.qualifier == "between" {
        format!("{}-{}", number(one.low), number(one.high))
    } else {
        number(one.stated)
    };
    let word = |word: &Option<String>| word.clone().unwrap_or_else(|| "None".to_owned());
    let cumulative = if one.cumulative { "yes" } else { "no" };
    let words = format!(
        "{} {value} {} scope={} cumulative={cumulative} group={}",
        one.measure,
        one.qualifier,
        word(&one.scope),
        word(&one.group)
    );
    (one.start, one.end, words)
}

fn of_mention(one: &Mention) -> Words {
    (one.start, one.end, format!("{} {}", one.kind, one.id.as_deref().unwrap_or("None")))
}

fn hundred_figures(seed: &str, _: &Shared, read: &BTreeMap<String, Document>) -> Vec<Reading> {
    hundred(seed, readings(read, |document| document.figures.iter().map(of_figure).collect()))
}

fn hundred_mentions(seed: &str, _: &Shared, read: &BTreeMap<String, Document>) -> Vec<Reading> {
    hundred(seed, readings(read, |document| document.names().map(of_mention).collect()))
}

/// The hundred that the seed draws, by place.
fn hundred(seed: &str, mut readings: Vec<Reading>) -> Vec<Reading> {
    readings.sort_by_key(|one| rank(seed, &format!("{}:{}", one.document, one.start)));
    readings.truncate(100);
    readings.sort();
    readings
}

/// Every count of the dead in forty articles, which the seed draws among those with known casualties.
fn deaths(seed: &str, shared: &Shared, read: &BTreeMap<String, Document>) -> Vec<Reading> {
    let lines = shared.text("data/syria-news-casualties.jsonl");
    let file = |line: &str| {
        let row: serde_json::Value = serde_json::from_str(line).unwrap();
        row["file"].as_str().unwrap().to_owned()
    };
    let mut files: Vec<String> = lines.lines().map(file).filter(|name| read.contains_key(name)).collect();
    files.sort_by_key(|name| rank(seed, name));
    files.dedup();
    files.truncate(40);
    let forty =
        read.iter().filter(|(name, _)| files.contains(name)).map(|(name, one)| (name.clone(), one.clone()));
    let mut all = readings(&forty.collect(), |document| {
        document.figures.iter().filter(|one| one.measure == "deaths").map(of_figure).collect()
    });
    all.sort();
    all
}

/// FNV-1a, and the end of murmur so that neighbours scatter.
fn rank(seed: &str, words: &str) -> u64 {
    let mut hash = rapporteur::text::fold::fingerprint(format!("{seed}/{words}").as_bytes());
    hash ^= hash >> 33;
    hash = hash.wrapping_mul(0xff51_afd7_ed55_8ccd);
    hash ^= hash >> 33;
    hash = hash.wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    hash ^ (hash >> 33)
}
