//! Changes: "rose from A to B" is two figures, not a range; and what the text marks as a correction.

use std::sync::LazyLock;

use super::{number::Number, passage::Passage};
use crate::text::{WordKey, words};
use crate::{extract::facts::Change, text::WordTable};

/// Words of falling, in every form.
const FALL: &[WordKey] = words![
    "fall",
    "falls",
    "fell",
    "fallen",
    "falling",
    "drop",
    "drops",
    "dropped",
    "dropping",
    "decline",
    "declines",
    "declined",
    "declining",
    "decrease",
    "decreases",
    "decreased",
    "decreasing",
    "shrink",
    "shrinks",
    "shrank",
    "shrunk",
    "sink",
    "sinks",
    "sank",
    "slid",
    "slide",
    "plunged",
    "plummeted",
    "reduced",
    "reduces",
    "reducing",
    "reduction",
    "lowered",
    "lowers",
    "lowering",
    "down",
    "downgraded",
    "cut",
    "halved",
    "dwindled",
    "dwindling",
    "tumbled",
];
/// Words of rising, in every form.
const RISE: &[WordKey] = words![
    "rise",
    "rises",
    "rose",
    "risen",
    "rising",
    "raise",
    "raises",
    "raised",
    "raising",
    "grow",
    "grows",
    "grew",
    "grown",
    "growing",
    "increase",
    "increases",
    "increased",
    "increasing",
    "climb",
    "climbs",
    "climbed",
    "climbing",
    "jump",
    "jumps",
    "jumped",
    "jumping",
    "surge",
    "surges",
    "surged",
    "surging",
    "swell",
    "swelled",
    "swollen",
    "soar",
    "soared",
    "soaring",
    "up",
    "upped",
    "doubled",
    "tripled",
    "mounted",
];
/// Words of change without a direction.
const MOVE: &[WordKey] = words![
    "went",
    "gone",
    "goes",
    "going",
    "change",
    "changes",
    "changed",
    "changing",
    "move",
    "moved",
    "moves",
    "revise",
    "revised",
    "revises",
    "revising",
    "corrected",
    "adjusted",
    "updated",
    "shifted",
];

/// Which way a verb of change points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Direction {
    Fall,
    Rise,
    Either,
}

/// Whether the number that begins at `start` is the A of "from A to B" behind a verb of change.
pub(super) fn is_side_of_change(passage: Passage<'_>, start: usize) -> bool {
    from_before(passage, start).is_some_and(|from| direction(passage, from).is_some())
}

/// The place of the "from" that leads to a number, over the hedge between.
fn from_before(passage: Passage<'_>, start: usize) -> Option<usize> {
    (start.saturating_sub(4)..start).rev().find(|at| passage.is(*at, "from"))
}

/// The verb of change in the dozen words before "from".
fn direction(passage: Passage<'_>, from: usize) -> Option<Direction> {
    let first = passage.clause_start(from).max(from.saturating_sub(12));
    let verb = (first..from).rev().find_map(|at| {
        if passage.any(at, FALL) {
            Some(Direction::Fall)
        } else if passage.any(at, RISE) {
            Some(Direction::Rise)
        } else if passage.any(at, MOVE) {
            Some(Direction::Either)
        } else {
            None
        }
    })?;
    // "revised down from", "went up from".
    let nearer = if passage.any(from.saturating_sub(1), words!["down", "downward", "downwards"]) {
        Direction::Fall
    } else if passage.any(from.saturating_sub(1), words!["up", "upward", "upwards"]) {
        Direction::Rise
    } else {
        verb
    };
    Some(nearer)
}

/// The two numbers of each change of a passage, as indices into its numbers, with the side that each is.
pub(super) fn pairs(
    passage: Passage<'_>,
    numbers: &[Number],
    pairs: &mut Vec<(usize, usize, Change, Change)>,
) {
    pairs.clear();
    for (index, (a, b)) in numbers.iter().zip(numbers.iter().skip(1)).enumerate() {
        if let Some(falls) = turned(passage, a, b) {
            let sides =
                if falls { (Change::FellFrom, Change::FellTo) } else { (Change::RoseFrom, Change::RoseTo) };
            pairs.push((index + 1, index, sides.0, sides.1));
            continue;
        }
        let Some(from) = from_before(passage, a.tokens.start) else { continue };
        let joined = b.tokens.start.saturating_sub(a.tokens.end) <= 8
            && (a.tokens.end..b.tokens.start).any(|at| passage.is(at, "to"))
            && !(a.tokens.end..b.tokens.start).any(|at| passage.ends_clause(at));
        let Some(direction) = direction(passage, from).filter(|_| joined) else { continue };
        let falls = match direction {
            Direction::Fall => true,
            Direction::Rise => false,
            Direction::Either => b.value < a.value,
        };
        pairs.push(if falls {
            (index, index + 1, Change::FellFrom, Change::FellTo)
        } else {
            (index, index + 1, Change::RoseFrom, Change::RoseTo)
        });
    }
}

/// "fell to B from A": whether it is a fall, where the second number is what the first changed from.
fn turned(passage: Passage<'_>, to: &Number, from: &Number) -> Option<bool> {
    let before = to.tokens.start;
    let joint = (before.saturating_sub(4)..before).rev().find(|at| passage.is(*at, "to"))?;
    let gap = to.tokens.end..from.tokens.start;
    let has_from = gap.len() <= 6 && gap.clone().any(|at| passage.is(at, "from"));
    if !has_from || gap.into_iter().any(|at| passage.ends_clause(at)) || from_before(passage, joint).is_some()
    {
        return None;
    }
    Some(match direction(passage, joint)? {
        Direction::Fall => true,
        Direction::Rise => false,
        Direction::Either => to.value < from.value,
    })
}

/// Whether the passage marks what it says as a correction of an earlier figure.
pub(super) fn is_correction(passage: Passage<'_>) -> bool {
    (0..passage.len()).any(|at| {
        let Some(cue) = CUES.get(passage.key(at)) else { return false };
        let next = CUES.get(passage.key(at + 1));
        match cue {
            Cue::Corrects => true,
            Cue::Before => {
                next == Some(Cue::Says)
                    || passage.is(at, "earlier")
                        && passage.any(at + 1, words!["toll", "estimate", "figure", "count", "tally"])
            }
            Cue::Says => next == Some(Cue::Before),
        }
    })
}

/// What a word does in a correction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cue {
    /// It is one.
    Corrects,
    /// It says that something was so before.
    Before,
    /// It says something.
    Says,
}

static CUES: LazyLock<WordTable<Cue>> = LazyLock::new(|| {
    let rows = [
        (
            "revised revises revising revision lowered lowers lowering corrected correction corrects downgraded \
             recount retracted miscounted",
            Cue::Corrects,
        ),
        ("earlier previously initially originally", Cue::Before),
        ("put said reported gave given estimated stated announced", Cue::Says),
    ];
    WordTable::of(
        rows.into_iter().flat_map(|(words, cue)| words.split_whitespace().map(move |word| (word, cue))),
    )
});
