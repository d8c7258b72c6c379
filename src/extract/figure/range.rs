//! Two numbers that say one thing: ranges, and parts as "one in five".

use super::{
    change, money,
    number::{Form, Run, may_be_number, run, unit_after},
    passage::Passage,
    qualifier, unreal, word,
};
use crate::extract::Decimal;
use crate::text::words;

/// The number that a range's hyphen, dash or "to" leads to.
pub(super) fn second(passage: Passage<'_>, start: usize, first: Run) -> Option<Run> {
    if first.form != Form::Cardinal && first.form != Form::Fraction {
        return None;
    }
    let unit = unit_after(passage, first.end);
    let joint = unit.map_or(first.end, |(end, _)| end);
    let is_between = passage.is(joint, "and") && qualifier::is_between(passage, start);
    let is_joint = match unit {
        None => passage.any(joint, words!["-", "–", "—", "~", "to", "or", "through"]),
        // "rose 5% to 10%" is a change to 10%.
        Some(_) => {
            passage.any(joint, words!["-", "–", "—"])
                || passage.is(joint, "to") && passage.any_before(start, words!["from", "between"])
        }
    };
    if !is_joint && !is_between || passage.is(joint, "to") && change::is_side_of_change(passage, start) {
        return None;
    }
    let second = run(passage, money::skip(passage, joint + 1)).filter(|run| run.form == first.form)?;
    if unit.is_some_and(|(_, unit)| unit_after(passage, second.end).is_none_or(|(_, other)| other != unit)) {
        return None;
    }
    let low = first.value.times(shared_magnitude(first, second))?;
    let bare = second.value.divided_by(second.scale)?;
    // "two or three hundred" is a guess, "ten million or ten billion" a choice.
    let near = low.times(Decimal::small(10)).is_none_or(|tenfold| second.value <= tenfold);
    let is_guess = !passage.is(joint, "or") || bare.to_whole() < 100 && second.value.is_whole() && near;
    (low < second.value && is_guess && !is_chain(passage, start, second.end)).then_some(second)
}

/// `555-01-99`, "three-nought-four": numbers in a chain of hyphens are no range.
fn is_chain(passage: Passage<'_>, start: usize, end: usize) -> bool {
    let is_number = |at: usize| may_be_number(passage, at);
    let behind = passage.any(end, words!["-", "/"]) && !passage.spaced(end) && is_number(end + 1);
    let before = start >= 2
        && passage.any_before(start, words!["-", "/"])
        && !passage.spaced(start)
        && !passage.spaced(start - 1)
        && is_number(start - 2);
    behind && !passage.spaced(end + 1) || before
}

/// `1-1.5 million`, "two to three hundred thousand", `5-6,000`: the first number takes the magnitude of the second if it
/// has none of its own and is the smaller.
pub(super) fn shared_magnitude(first: Run, second: Run) -> Decimal {
    if first.scale > Decimal::ONE {
        return Decimal::ONE;
    }
    let tenfold = first.value.times(Decimal::small(10)).unwrap_or(first.value);
    [second.scale, second.magnitude]
        .into_iter()
        .find(|scale| {
            let bare = second.value.divided_by(*scale).filter(|bare| first.value < *bare);
            *scale > Decimal::ONE && bare.is_some_and(|bare| *scale == second.magnitude || bare <= tenfold)
        })
        .unwrap_or(Decimal::ONE)
}

/// "one in five", "two out of three", "one of every ten": the first number as a part of the second.
pub(super) fn share_of(passage: Passage<'_>, first: Run) -> Option<Run> {
    let counts = |run: Run| run.form == Form::Cardinal && run.value.is_whole();
    let small = counts(first) && first.value < Decimal::small(20) && first.value > Decimal::ZERO;
    let joint = first.end;
    let next = match passage.word(joint) {
        _ if !small => return None,
        "in" => joint + 1,
        "out" if passage.is(joint + 1, "of") => joint + 2,
        "of" if passage.is(joint + 1, "every") => joint + 1,
        _ => return None,
    };
    let next = next + usize::from(passage.is(next, "every"));
    let whole = run(passage, next).filter(|run| counts(*run) && first.value < run.value)?;
    if unreal::year_at(passage, next).is_some() || word::is_measure_noun(passage.key(whole.end)) {
        return None;
    }
    let value = first.value.share(1, whole.value.to_whole())?;
    Some(Run { form: Form::Fraction, ..Run::plain(whole.end, value, value.precision()) })
}
