//! The table that is printed: a row a measure, with its bar.

/// How a row's number is made of its counts.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Value {
    /// So many of so many.
    Share { hits: usize, of: usize },
    /// Right ones, found ones, and those that were to be found: precision, recall and F1.
    F1 { hits: usize, found: usize, wanted: usize },
    /// A plain count, better if low.
    Count(usize),
    /// Something per something, better if high.
    Rate(f64),
}

/// What a row must reach.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Bar {
    AtLeast(f64),
    AtMost(f64),
    /// Shown, and nothing is asked of it.
    None,
}

struct Row {
    set: String,
    measure: String,
    value: Value,
    bar: Bar,
}

pub struct Table {
    rows: Vec<Row>,
    misses: bool,
}

impl Value {
    fn number(self) -> f64 {
        let share = |hits: usize, of: usize| if of == 0 { 1.0 } else { hits as f64 / of as f64 };
        match self {
            Self::Share { hits, of } => share(hits, of),
            Self::F1 { hits, found, wanted } => {
                let (precision, recall) = (share(hits, found), share(hits, wanted));
                if hits == 0 { 0.0 } else { 2.0 * precision * recall / (precision + recall) }
            }
            Self::Count(count) => count as f64,
            Self::Rate(rate) => rate,
        }
    }

    fn words(self) -> String {
        match self {
            Self::Share { hits, of } => format!("{:.3}  {hits} of {of}", self.number()),
            Self::F1 { hits, found, wanted } => {
                let share = |of: usize| if of == 0 { 1.0 } else { hits as f64 / of as f64 };
                format!(
                    "{:.3}  precision {:.3} ({hits} of {found}), recall {:.3} (of {wanted})",
                    self.number(),
                    share(found),
                    share(wanted)
                )
            }
            Self::Count(count) => format!("{count}"),
            Self::Rate(rate) => format!("{rate:.2}"),
        }
    }
}

impl Row {
    fn is_met(&self) -> bool {
        let number = self.value.number();
        match self.bar {
            Bar::AtLeast(bar) => number >= bar,
            Bar::AtMost(bar) => number <= bar,
            Bar::None => true,
        }
    }
}

impl Table {
    pub fn new(misses: bool) -> Self {
        Self { rows: Vec::new(), misses }
    }

    pub fn row(&mut self, set: &str, measure: &str, value: Value, bar: Bar) {
        self.rows.push(Row { set: set.to_owned(), measure: measure.to_owned(), value, bar });
    }

    /// One thing that was read wrongly, or not; shown with `--misses`.
    pub fn miss(&self, words: impl FnOnce() -> String) {
        if self.misses {
            println!("  {}", words());
        }
    }

    pub fn is_met(&self) -> bool {
        self.rows.iter().all(Row::is_met)
    }

    /// Prints how many rows met their bars, in the form of the other tests.
    fn print_sum(&self) {
        let asked = self.rows.iter().filter(|row| row.bar != Bar::None);
        let (met, missed): (Vec<&Row>, Vec<&Row>) = asked.partition(|row| row.is_met());
        println!("\n{} passed, {} failed", met.len(), missed.len());
    }

    pub fn print(&self) {
        let mut set = "";
        for row in &self.rows {
            if row.set != set {
                println!("\n{}", row.set);
                set = &row.set;
            }
            let bar = match row.bar {
                Bar::AtLeast(bar) => format!("bar {bar}"),
                Bar::AtMost(bar) => format!("at most {bar}"),
                Bar::None => String::new(),
            };
            let verdict = if row.is_met() { "" } else { "  MISSED" };
            println!("  {:34} {:10}{verdict:8} {}", row.measure, bar, row.value.words());
        }
        self.print_sum();
    }
}
