//! Numbers beside what they are held against: a budget, a stretch, a limit that was measured in the same run. Each row is
//! printed as it comes; at the end all of them are left in `target/benches/NAME.tsv`, of which `benches/record` makes the
//! tables of `benches/README.md`.

use std::{fmt::Write as _, fs, path::Path, time::Duration};

/// Which way is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Better {
    Less,
    More,
}

/// What a number is held against.
#[derive(Debug, Clone, Copy)]
pub struct Bar {
    better: Better,
    /// What it should be, and what would be fine.
    bounds: Option<(f64, f64)>,
}

pub const NONE: Bar = Bar { better: Better::Less, bounds: None };

pub fn at_most(budget: f64, stretch: f64) -> Bar {
    Bar { better: Better::Less, bounds: Some((budget, stretch)) }
}

pub fn at_least(budget: f64, stretch: f64) -> Bar {
    Bar { better: Better::More, bounds: Some((budget, stretch)) }
}

impl Bar {
    fn holds(self, value: f64, bound: f64) -> bool {
        match self.better {
            Better::Less => value <= bound,
            Better::More => value >= bound,
        }
    }

    fn verdict(self, value: f64) -> &'static str {
        match self.bounds {
            None => "",
            Some((_, stretch)) if self.holds(value, stretch) => "OK, stretch",
            Some((budget, _)) if self.holds(value, budget) => "OK",
            Some(_) => "MISSED",
        }
    }
}

/// What stands at the limit, measured in the same run.
#[derive(Debug, Clone, Copy)]
pub struct Limit {
    pub value: f64,
    pub what: &'static str,
}

/// The rows of a bench.
pub struct Ledger {
    name: String,
    lines: String,
}

impl Ledger {
    pub fn new(name: &str, title: &str) -> Self {
        println!("{title}   (load {})", load());
        println!(
            "  {:<58} {:>10} {:>6} {:>9} {:>9}  {:<11} limit in this run",
            "", "", "", "budget", "stretch", ""
        );
        let lines = "what\tvalue\tunit\tbudget\tstretch\tverdict\tlimit\tlimit of what\ttimes\n".to_owned();
        Self { name: name.to_owned(), lines }
    }

    /// One number, with as many times as the limit it takes, or is below it.
    pub fn row(&mut self, what: &str, value: f64, unit: &str, bar: Bar, limit: Option<Limit>) {
        let (budget, stretch) =
            bar.bounds.map_or((String::new(), String::new()), |(one, two)| (short(one), short(two)));
        let verdict = bar.verdict(value);
        let (at, of, times) = limit.map_or((String::new(), "", String::new()), |limit| {
            let times = if value > limit.value { value / limit.value } else { limit.value / value };
            (short(limit.value), limit.what, short(times))
        });
        let beside = if of.is_empty() { String::new() } else { format!("{at} {of}: {times} times") };
        println!(
            "  {what:<58} {:>10} {unit:>6} {budget:>9} {stretch:>9}  {verdict:<11} {beside}",
            short(value)
        );
        let value = short(value);
        let _ = writeln!(
            self.lines,
            "{what}\t{value}\t{unit}\t{budget}\t{stretch}\t{verdict}\t{at}\t{of}\t{times}"
        );
    }

    /// Leaves the rows for the page.
    pub fn finish(self) {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/benches");
        let written = fs::create_dir_all(&folder)
            .and_then(|()| fs::write(folder.join(format!("{}.tsv", self.name)), self.lines));
        if let Err(error) = written {
            println!("  not left in {}: {error}", folder.display());
        }
    }
}

/// A number as it is read: three digits, or all of those before the point.
pub fn short(value: f64) -> String {
    match value.abs() {
        large if large >= 100.0 => format!("{value:.0}"),
        middle if middle >= 10.0 => format!("{value:.1}"),
        small if small >= 0.1 => format!("{value:.2}"),
        0.0 => "0".to_owned(),
        _ => format!("{value:.4}"),
    }
}

pub fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

/// The middle and the nearly worst, in milliseconds.
pub fn percentiles(mut took: Vec<Duration>) -> (f64, f64) {
    took.sort();
    let at =
        |per_cent: usize| took.get((took.len().max(1) - 1) * per_cent / 100).copied().map_or(f64::NAN, ms);
    (at(50), at(99))
}

/// How busy the machine is: processes that want to run, in the last minute.
pub fn load() -> String {
    let text = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    text.split(' ').next().unwrap_or_default().to_owned()
}

/// A line of a process's status, in MiB; 0 where the system has no such file.
pub fn status(process: &str, name: &str) -> f64 {
    let text = fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = text.lines().find_map(|line| line.strip_prefix(name));
    let kib = line.and_then(|line| line.split_whitespace().next()?.parse::<f64>().ok());
    kib.unwrap_or_default() / 1024.0
}
