//! Every key of `rapporteur.toml` as a row: name, shape, default, meaning. Reading, the manual and completion use it.

use super::Settings;
use crate::extract::figure::measure::MeasureKind;

/// A key with its documentation.
#[derive(Debug, Clone, Copy)]
pub struct Key {
    /// The table that it stands in (`corpus`), or the array of tables (`measures`).
    pub table: &'static str,
    /// Its name; empty where the table's own keys are rules' names.
    pub name: &'static str,
    /// What it takes, in words.
    pub takes: &'static str,
    /// The default as it would be written; empty where there is none.
    pub default: &'static str,
    /// What it does.
    pub meaning: &'static str,
    pub(super) shape: Shape,
}

/// How a value is read and where it goes.
#[derive(Debug, Clone, Copy)]
pub(super) enum Shape {
    Globs(fn(&mut Settings) -> &mut super::Globs),
    Id(fn(&mut Settings) -> &mut Option<crate::extract::EntityId>),
    Number {
        bounds: (i64, i64),
        set: fn(&mut Settings, i64),
    },
    Flag(fn(&mut Settings) -> &mut bool),
    /// A rule's name to a level.
    Levels,
    /// A key of a table of an array; read by the array's own reader.
    Inner,
    /// A list of tables with these fields, one a line.
    Rows(&'static [Field]),
}

/// A field of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    /// Its name.
    pub name: &'static str,
    /// Whether a row is nothing without it.
    pub is_needed: bool,
    /// Whether it takes a whole number from 1 on; else a string.
    pub is_number: bool,
}

const fn needed(name: &'static str) -> Field {
    Field { name, is_needed: true, is_number: false }
}

const fn free(name: &'static str) -> Field {
    Field { name, is_needed: false, is_number: false }
}

const GLOBS: &str = "list of globs, relative to the root";
const FLAG: &str = "true or false";
const PERCENT: &str = "whole number of per cent, 0 to 1000";

/// Every key, in the order of the manual.
pub const KEYS: &[Key] = &[
    Key {
        table: "corpus",
        name: "articles",
        takes: GLOBS,
        default: "[\"articles/**\"]",
        meaning: "Documents that outlets published. A document's own `kind:` goes before every glob.",
        shape: Shape::Globs(|settings| &mut settings.articles),
    },
    Key {
        table: "corpus",
        name: "notes",
        takes: GLOBS,
        default: "[\"notes/**\"]",
        meaning: "Documents that the team writes.",
        shape: Shape::Globs(|settings| &mut settings.notes),
    },
    Key {
        table: "corpus",
        name: "profiles",
        takes: GLOBS,
        default: "[\"profiles/**\"]",
        meaning: "Pages about one actor, venue, process or conflict.",
        shape: Shape::Globs(|settings| &mut settings.profiles),
    },
    Key {
        table: "corpus",
        name: "exclude",
        takes: GLOBS,
        default: "[]",
        meaning: "Files and folders that are no part of the corpus, besides what ignore files name.",
        shape: Shape::Globs(|settings| &mut settings.exclude),
    },
    Key {
        table: "corpus",
        name: "conflict",
        takes: "id of a conflict: a profile's file name without its ending",
        default: "",
        meaning: "What \"the war\", \"the conflict\" and \"the crisis\" mean where a text names no other.",
        shape: Shape::Id(|settings| &mut settings.policy.conflict),
    },
    Key {
        table: "rules",
        name: "",
        takes: "\"off\", \"hint\", \"information\", \"warning\" or \"error\"",
        default: "",
        meaning: "How loudly a rule speaks: one line a rule, as in `figure-disputed = \"warning\"`.",
        shape: Shape::Levels,
    },
    Key {
        table: "overrides",
        name: "paths",
        takes: GLOBS,
        default: "",
        meaning: "The documents that the levels beside it are for.",
        shape: Shape::Inner,
    },
    Key {
        table: "overrides",
        name: "rules",
        takes: "table of rules and levels",
        default: "",
        meaning: "Levels for these documents; of several overrides that fit, the last one decides.",
        shape: Shape::Inner,
    },
    Key {
        table: "ignore",
        name: "paths",
        takes: GLOBS,
        default: "",
        meaning: "The documents in which findings are silenced; articles too, which nobody writes comments into.",
        shape: Shape::Inner,
    },
    Key {
        table: "ignore",
        name: "rules",
        takes: "list of rules",
        default: "",
        meaning: "The rules whose findings are silenced there. One that silences nothing is told.",
        shape: Shape::Inner,
    },
    Key {
        table: "ignore",
        name: "reason",
        takes: "string",
        default: "",
        meaning: "Why, for others to read.",
        shape: Shape::Inner,
    },
    Key {
        table: "ignore",
        name: "author",
        takes: "string",
        default: "",
        meaning: "Who decided it.",
        shape: Shape::Inner,
    },
    Key {
        table: "tolerance",
        name: "tolls",
        takes: "whole number of per cent, 0 to 100",
        default: "10",
        meaning: "By how much an earlier toll may exceed a later one before they contradict each other.",
        shape: Shape::Number {
            bounds: (0, 100),
            set: |settings, number| {
                settings.policy.toll_tolerance = u32::try_from(number).unwrap_or_default();
            },
        },
    },
    Key {
        table: "tolerance",
        name: "growth",
        takes: PERCENT,
        default: "25",
        meaning: "By how much a toll without a source may exceed the estimate that it is taken to continue.",
        shape: Shape::Number {
            bounds: (0, 1000),
            set: |settings, number| settings.policy.growth = u32::try_from(number).unwrap_or_default(),
        },
    },
    Key {
        table: "tolerance",
        name: "monthly-growth",
        takes: PERCENT,
        default: "10",
        meaning: "What is added to that for each month between the two.",
        shape: Shape::Number {
            bounds: (0, 1000),
            set: |settings, number| {
                settings.policy.monthly_growth = u32::try_from(number).unwrap_or_default();
            },
        },
    },
    Key {
        table: "series",
        name: "window",
        takes: "whole number of days, 0 to 3660",
        default: "31",
        meaning: "Within how many days figures of different sources, or of a level, are compared.",
        shape: Shape::Number {
            bounds: (0, 3660),
            set: |settings, number| settings.policy.window_days = i32::try_from(number).unwrap_or_default(),
        },
    },
    Key {
        table: "editor",
        name: "inlay-hints",
        takes: FLAG,
        default: "false",
        meaning: "Whether editors show beside a note's figure what supports or contradicts it.",
        shape: Shape::Flag(|settings| &mut settings.editor.inlay_hints),
    },
    Key {
        table: "editor",
        name: "code-lenses",
        takes: FLAG,
        default: "false",
        meaning: "Whether editors show above a document what it holds: date, figures, findings, mentions.",
        shape: Shape::Flag(|settings| &mut settings.editor.code_lenses),
    },
    Key {
        table: "editor",
        name: "coloured-names",
        takes: FLAG,
        default: "false",
        meaning: "Whether editors colour names too, where they colour figures and dates.",
        shape: Shape::Flag(|settings| &mut settings.editor.coloured_names),
    },
    Key {
        table: "measures",
        name: "name",
        takes: "string",
        default: "",
        meaning: "The name of a measure of your own.",
        shape: Shape::Inner,
    },
    Key {
        table: "measures",
        name: "kind",
        takes: "\"cumulative\", \"level\", \"constant\", \"ordinal\", \"event\" or \"loose\"",
        default: "\"loose\"",
        meaning: "How its figures relate over time: may only rise, may change, are fixed, number rounds, are of one event each, are never compared.",
        shape: Shape::Inner,
    },
    Key {
        table: "measures",
        name: "words",
        takes: "list of strings",
        default: "",
        meaning: "The words beside the number, as in [\"checkpoints\", \"checkpoint\"]. It needs these or `frames`.",
        shape: Shape::Inner,
    },
    Key {
        table: "measures",
        name: "frames",
        takes: "list of strings, each with one `N`, `Nth` or `N%` for the number",
        default: "",
        meaning: "Whole phrases, as in [\"closed N checkpoints\", \"N checkpoints were closed\"]: one of several words is written with a bar between them, a word that may be missing `army?`, up to four others `...`.",
        shape: Shape::Inner,
    },
    Key {
        table: "measures",
        name: "unit",
        takes: "string",
        default: "",
        meaning: "The unit of its figures.",
        shape: Shape::Inner,
    },
    Key {
        table: "measures",
        name: "scope",
        takes: "id of a conflict, process or place",
        default: "",
        meaning: "What its figures are about where the sentence names neither conflict nor process.",
        shape: Shape::Inner,
    },
    Key {
        table: "corrections",
        name: "not-names",
        takes: "list of tables with `name`, and with `reason` and `author` for others to read",
        default: "[]",
        meaning: "Words that are no name, as they are written; no document reads them as a mention.",
        shape: Shape::Rows(&[needed("name"), free("reason"), free("author")]),
    },
    Key {
        table: "corrections",
        name: "not-one",
        takes: "list of tables with `name`, `not`, and where it is for one only `document`; `reason`, `author`",
        default: "[]",
        meaning: "Names, as they are written, that do not mean the entity of the id in `not`.",
        shape: Shape::Rows(&[
            needed("name"),
            needed("not"),
            free("document"),
            free("reason"),
            free("author"),
        ]),
    },
    Key {
        table: "corrections",
        name: "sources",
        takes: "list of tables with `document`, `figure`, `source`, and of several alike `number`; `reason`, `author`",
        default: "[]",
        meaning: "Whose a figure is: the words of a figure in a document, and the id or name of its source.",
        shape: Shape::Rows(&[
            needed("document"),
            needed("figure"),
            needed("source"),
            Field { name: "number", is_needed: false, is_number: true },
            free("reason"),
            free("author"),
        ]),
    },
    Key {
        table: "corrections",
        name: "dates",
        takes: "list of tables with `document`, `date`; `reason`, `author`",
        default: "[]",
        meaning: "Days of publication, `YYYY-MM-DD`, that go before all that a document says.",
        shape: Shape::Rows(&[needed("document"), needed("date"), free("reason"), free("author")]),
    },
];

impl Key {
    /// The line above the key's table: `[corpus]`, `[[measures]]`.
    pub fn heading(&self) -> String {
        heading(self.table)
    }
}

/// The line above a table.
pub(super) fn heading(table: &str) -> String {
    if ARRAYS.contains(&table) { format!("[[{table}]]") } else { format!("[{table}]") }
}

/// The tables that are written `[[so]]`, as often as is wanted.
pub(super) const ARRAYS: [&str; 3] = ["overrides", "ignore", "measures"];

/// The words for kinds of measures.
pub const KINDS: [(&str, MeasureKind); 6] = [
    ("cumulative", MeasureKind::Cumulative),
    ("event", MeasureKind::Event),
    ("level", MeasureKind::Level),
    ("constant", MeasureKind::Constant),
    ("ordinal", MeasureKind::Ordinal),
    ("loose", MeasureKind::Loose),
];

/// The tables in order, each once.
pub(super) fn tables() -> Vec<&'static str> {
    let mut tables: Vec<&str> = KEYS.iter().map(|key| key.table).collect();
    tables.dedup();
    tables
}

/// The keys of a table.
pub(super) fn keys_of(table: &str) -> impl Iterator<Item = &'static Key> {
    KEYS.iter().filter(move |key| key.table == table)
}
