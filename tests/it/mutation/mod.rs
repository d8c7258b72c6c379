//! Recall by kind of error. From clean statements, at least half of them drawn from real articles where those are at
//! hand, each kind of error is made and must be found by a rule that fits; the unmutated twin must be silent.
//!
//! `cargo test --test it mutation -- --nocapture` prints the table; `RAPPORTEUR_MISSES=1` lists every miss and every twin
//! that was not silent, `RAPPORTEUR_MISSES=bound` those of one kind.
#![allow(clippy::print_stdout, reason = "a table is printed")]
#![allow(clippy::string_slice, reason = "a place that is none fails the test")]
#![allow(
    clippy::cast_precision_loss,
    clippy::cast_possible_wrap,
    clippy::cast_sign_loss,
    clippy::float_cmp,
    reason = "counts and numbers of news texts are small and whole"
)]

mod drawn;
mod figures;
mod number;
mod own;
mod statement;
mod words;

use std::{collections::BTreeMap, env, fmt::Write};

use rapporteur::rule::Level;
use statement::{Mutation, Statement, Verdict, verdict};

use super::world::Desk;

/// A kind of error.
struct Kind {
    name: &'static str,
    /// The rules that may find it.
    rules: &'static [&'static str],
    make: fn(&Statement) -> Vec<Mutation>,
    /// The least share that is found today; the aim is 0.9.
    drawn: f64,
    /// The same for statements of our own.
    own: f64,
}

// A wrong number that stands beside the list which it counts is told by the list, too.
const VALUE: &[&str] = &["figure-not-in-source", "magnitude-slip", "count-mismatch"];
const SOURCE: &[&str] = &["figure-not-in-source"];

/// All kinds of errors, with the one table of bars.
const KINDS: &[Kind] = &[
    Kind { name: "value 3 %", rules: VALUE, make: figures::value_3, drawn: 0.95, own: 0.95 },
    Kind { name: "value 12 %", rules: VALUE, make: figures::value_12, drawn: 0.95, own: 0.95 },
    Kind { name: "value 50 %", rules: VALUE, make: figures::value_50, drawn: 0.95, own: 0.95 },
    Kind { name: "bound", rules: SOURCE, make: figures::bound, drawn: 0.95, own: 0.95 },
    Kind { name: "status", rules: SOURCE, make: figures::status, drawn: 0.9, own: 0.9 },
    Kind { name: "group", rules: SOURCE, make: figures::group, drawn: 0.9, own: 0.9 },
    Kind {
        name: "scope",
        rules: &["figure-not-in-source", "venue-mismatch", "date-mismatch"],
        make: figures::scope,
        drawn: 0.9,
        own: 0.9,
    },
    Kind { name: "attribution", rules: SOURCE, make: figures::attribution, drawn: 0.9, own: 0.9 },
    Kind { name: "magnitude", rules: VALUE, make: figures::magnitude, drawn: 0.95, own: 0.9 },
    Kind { name: "transposed", rules: VALUE, make: figures::transposed, drawn: 0.95, own: 0.95 },
    Kind {
        name: "ordinal",
        rules: &["figure-not-in-source", "round-order"],
        make: figures::ordinal,
        drawn: 0.9,
        own: 0.9,
    },
    Kind {
        name: "process",
        rules: &["figure-not-in-source", "round-order", "venue-mismatch"],
        make: words::process,
        drawn: 0.0,
        own: 0.9,
    },
    Kind {
        name: "date",
        rules: &["date-mismatch", "impossible-date"],
        make: words::date,
        drawn: 0.9,
        own: 0.85,
    },
    Kind {
        name: "elapsed",
        rules: &["elapsed-mismatch", "figure-not-in-source"],
        make: figures::elapsed,
        drawn: 0.9,
        own: 0.9,
    },
    Kind {
        name: "enumeration",
        rules: &["count-mismatch", "figure-not-in-source"],
        make: words::enumeration,
        drawn: 0.0,
        own: 0.9,
    },
    Kind {
        name: "part",
        rules: &["parts-and-total", "figure-not-in-source"],
        make: figures::part,
        drawn: 0.9,
        own: 0.9,
    },
    Kind { name: "role", rules: &["role-mismatch"], make: words::role, drawn: 0.9, own: 0.9 },
    Kind {
        name: "venue",
        rules: &["venue-mismatch", "figure-not-in-source"],
        make: words::venue,
        drawn: 0.85,
        own: 0.9,
    },
    Kind { name: "quote", rules: &["quote-not-in-source"], make: words::quote, drawn: 0.95, own: 0.95 },
];

/// Findings at clean statements that are still to be mended. The aim is none, not even a hint: a note that says what its
/// article says is right, however old the article is; only what a note says of its own day can be stale.
const NOISE: usize = 0;

/// Errors of a kind that are drawn from each corpus.
const DRAWN: usize = 90;

/// What was counted for a kind.
#[derive(Default)]
struct Score {
    found: usize,
    otherwise: usize,
    missed: usize,
}

impl Score {
    fn all(&self) -> usize {
        self.found + self.otherwise + self.missed
    }

    fn recall(&self) -> f64 {
        self.found as f64 / self.all().max(1) as f64
    }
}

/// All that was measured.
#[derive(Default)]
struct Measured {
    scores: BTreeMap<usize, Score>,
    /// Clean statements, and those at which a rule spoke.
    twins: usize,
    noisy: Vec<String>,
    misses: String,
}

impl Measured {
    /// Makes the errors of a corpus's statements and checks them.
    fn take(&mut self, desk: &mut Desk, statements: &[Statement]) {
        let mut clean: BTreeMap<&str, bool> = BTreeMap::new();
        for (number, kind) in KINDS.iter().enumerate() {
            let made = statements.iter().filter_map(|one| {
                let mut made = (kind.make)(one);
                let chosen = one.rank as usize % made.len().max(1);
                (!made.is_empty()).then(|| (one, made.swap_remove(chosen)))
            });
            for (one, mutation) in made.take(DRAWN).collect::<Vec<_>>() {
                if !clean.contains_key(one.id.as_str()) {
                    let silent = self.twin(desk, one);
                    clean.insert(&one.id, silent);
                }
                self.error(desk, number, one, &mutation);
            }
        }
    }

    /// The same for statements whose errors stand beside them.
    fn take_written(&mut self, desk: &mut Desk, written: &[own::Written]) {
        for one in written {
            self.twin(desk, &one.statement);
            for (name, mutation) in &one.errors {
                let kind = KINDS.iter().position(|kind| kind.name == name);
                let kind = kind.unwrap_or_else(|| panic!("{name} is a kind of error"));
                self.error(desk, kind, &one.statement, mutation);
            }
        }
    }

    fn twin(&mut self, desk: &mut Desk, one: &Statement) -> bool {
        self.twins += 1;
        let findings = desk.check("notes/drawn.md", &one.note);
        for finding in findings.iter().filter(|finding| finding.level >= Level::Hint) {
            self.noisy.push(format!(
                "noisy {} {}[{}] \"{}\": {}\n    {}\n",
                one.id,
                finding.level.name(),
                finding.rule,
                finding.span.of(&one.note),
                finding.message,
                one.words()
            ));
        }
        findings.is_empty()
    }

    fn error(&mut self, desk: &mut Desk, number: usize, one: &Statement, mutation: &Mutation) {
        let Some(kind) = KINDS.get(number) else { return };
        let (note, sentence) = one.with(mutation);
        let findings = desk.check("notes/drawn.md", &note);
        let mut rules = kind.rules.to_vec();
        rules.extend(one.is_quoted(mutation).then_some("quote-not-in-source"));
        let verdict = verdict(&findings, sentence, &rules);
        let score = self.scores.entry(number).or_default();
        match verdict {
            Verdict::Found => score.found += 1,
            Verdict::Otherwise => score.otherwise += 1,
            Verdict::Missed => score.missed += 1,
        }
        if verdict != Verdict::Found {
            let was: Vec<&str> = mutation.edits.iter().map(|(span, _)| one.at(*span)).collect();
            let said: Vec<&str> = findings.iter().map(|finding| finding.rule).collect();
            let _ = writeln!(
                self.misses,
                "{} missed at {} (was {}; found: {})\n    {}",
                kind.name,
                one.id,
                was.join(", "),
                said.join(", "),
                sentence.of(&note)
            );
        }
    }

    fn table(&self, title: &str, bar: impl Fn(&Kind) -> f64) -> String {
        let mut table = format!(
            "{title}\n{:14}{:>6}{:>7}{:>7}{:>8}{:>8}{:>6}\n",
            "kind", "made", "found", "other", "missed", "recall", "bar"
        );
        for (number, kind) in KINDS.iter().enumerate() {
            let none = Score::default();
            let score = self.scores.get(&number).unwrap_or(&none);
            let _ = writeln!(
                table,
                "{:14}{:>6}{:>7}{:>7}{:>8}{:>8.2}{:>6.2}",
                kind.name,
                score.all(),
                score.found,
                score.otherwise,
                score.missed,
                score.recall(),
                bar(kind)
            );
        }
        let _ = writeln!(table, "{} clean statements, {} findings at them", self.twins, self.noisy.len());
        table
    }

    /// Fails where a kind is found less often than its bar says, or rules speak at clean statements.
    fn hold(&self, bar: impl Fn(&Kind) -> f64, noise: usize) {
        for (number, kind) in KINDS.iter().enumerate() {
            let Some(score) = self.scores.get(&number) else { continue };
            let (recall, bar) = (score.recall(), bar(kind));
            assert!(recall >= bar, "{}: {recall:.2} is found, the bar is {bar}", kind.name);
        }
        assert!(self.noisy.len() <= noise, "clean statements are not silent:\n{}", self.noisy.join(""));
    }

    /// Prints the table, and the misses where they are asked for.
    fn print(&self, title: &str, bar: impl Fn(&Kind) -> f64) {
        println!("{}", self.table(title, bar));
        let Some(wanted) = env::var("RAPPORTEUR_MISSES").ok() else { return };
        let is_wanted = |line: &str| matches!(wanted.as_str(), "" | "1") || line.starts_with(&wanted);
        let mut shows = false;
        for line in self.misses.lines() {
            shows = if line.starts_with("    ") { shows } else { is_wanted(line) };
            if shows {
                println!("{line}");
            }
        }
        for noisy in self.noisy.iter().filter(|noisy| is_wanted(noisy)) {
            print!("{noisy}");
        }
    }
}

#[test]
fn errors_in_drawn_statements_are_found() {
    let Some(shared) = drawn::shared() else {
        println!("skipped: there are no real articles in ../shared");
        return;
    };
    let mut measured = Measured::default();
    for source in &drawn::SOURCES {
        let mut desk = drawn::desk(&shared, source);
        let statements = drawn::statements(&desk);
        measured.take(&mut desk, &statements);
    }
    measured.print("drawn from real articles", |kind| kind.drawn);
    measured.hold(|kind| kind.drawn, NOISE);
}

#[test]
fn errors_in_our_own_statements_are_found() {
    let mut measured = Measured::default();
    let mut desk = own::desk();
    let written = own::statements(&desk);
    measured.take_written(&mut desk, &written);
    let statements: Vec<Statement> = written.into_iter().map(|one| one.statement).collect();
    measured.take(&mut desk, &statements);
    measured.print("written for this test", |kind| kind.own);
    measured.hold(|kind| kind.own, NOISE);
}
