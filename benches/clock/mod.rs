//! Time on the clock and time on the processors: on a busy machine only the second means something.

use std::time::{Duration, Instant};

/// What something took.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Took {
    pub clock: Duration,
    pub processors: Duration,
}

/// A running watch over this thread, or over all of them.
pub struct Watch {
    clock: Instant,
    processors: Duration,
    read: fn() -> Duration,
}

#[allow(dead_code, reason = "each bench watches in its own way")]
impl Watch {
    pub fn over_this_thread() -> Self {
        Self { clock: Instant::now(), processors: this_thread(), read: this_thread }
    }

    pub fn over_all() -> Self {
        Self { clock: Instant::now(), processors: all_threads(), read: all_threads }
    }

    pub fn took(&self) -> Took {
        Took { clock: self.clock.elapsed(), processors: (self.read)().saturating_sub(self.processors) }
    }
}

/// The time that this thread spent on a processor.
fn this_thread() -> Duration {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanoseconds = text.split_whitespace().next().and_then(|word| word.parse().ok());
    Duration::from_nanos(nanoseconds.unwrap_or_default())
}

/// The time that all threads spent on processors, in ticks of 10 ms.
fn all_threads() -> Duration {
    let text = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields = text.rsplit_once(") ").map(|(_, fields)| fields.split(' ')).into_iter().flatten();
    let ticks: u64 = fields.skip(11).take(2).filter_map(|field| field.parse::<u64>().ok()).sum();
    Duration::from_millis(ticks * 10)
}
