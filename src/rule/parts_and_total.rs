//! `parts-and-total`: parts that are more than their whole, and totals that their rows do not make.

use std::sync::Arc;

use super::{Check, Fix, Level, Related, Rule};
use crate::extract::{
    Decimal, DocumentKind,
    figure::{Bond, Division, Portion},
};

pub(super) static RULE: Rule = Rule {
    name: "parts-and-total",
    summary: "parts that are more than their whole, shares over a hundred, a table's total that its rows do not make",
    level: Level::Warning,
    in_articles: Level::Information,
    manual: include_str!("parts_and_total.md"),
    check,
};

fn check(check: &mut Check<'_>) {
    let entry = Arc::clone(check.entry);
    for division in &entry.facts.divisions {
        let Some(most) = most(division) else { continue };
        if let Some(part) = division.parts.iter().find(|part| part.low > most) {
            tell_part(check, division, part);
        } else if let (Some(sum), Bond::Apart | Bond::Total) = (sum(division), division.bond) {
            let is_less =
                division.bond == Bond::Total && division.whole.as_ref().is_some_and(|whole| sum < whole.low);
            if sum > most || is_less {
                tell_sum(check, division, sum);
            }
        }
    }
}

/// The most that the whole may be. A whole that is rounder than its parts may have been rounded.
fn most(division: &Division) -> Option<Decimal> {
    let Some(whole) = &division.whole else { return Some(Decimal::small(100)) };
    let high = whole.high?;
    let is_finer = |part: &Portion| part.stated.precision() < whole.stated.precision();
    let is_rounded = division.bond != Bond::Total
        && whole.stated >= Decimal::small(100)
        && division.parts.iter().any(is_finer);
    let slack = whole.stated.precision().min(whole.stated.divided_by(Decimal::small(5))?);
    if is_rounded { high.plus(slack.divided_by(Decimal::small(2))?) } else { Some(high) }
}

/// The least that the parts are together.
fn sum(division: &Division) -> Option<Decimal> {
    let sum = division.parts.iter().try_fold(Decimal::ZERO, |sum, part| sum.plus(part.low))?;
    // Shares are rounded one by one.
    let is_share = division.whole.is_none();
    let slack = Decimal::small(if is_share { division.parts.len() as u32 } else { 0 })
        .divided_by(Decimal::small(2))?;
    sum.minus(slack)
}

fn tell_part(check: &mut Check<'_>, division: &Division, part: &Portion) {
    let message = match &division.whole {
        Some(whole) => format!("{} are a part here of {}, and more than it", part.words, whole.words),
        None => format!("{} is more than the whole", part.words),
    };
    let related = division.whole.iter().map(|whole| related(check, whole, "the whole".to_owned())).collect();
    check.find(part.span, message, related, Vec::new());
}

fn tell_sum(check: &mut Check<'_>, division: &Division, sum: Decimal) {
    let parts: Vec<String> = division.parts.iter().map(|part| part.stated.grouped()).collect();
    let stated = division.parts.iter().try_fold(Decimal::ZERO, |sum, part| sum.plus(part.stated));
    let stated = stated.unwrap_or(sum);
    let whole =
        division.whole.as_ref().map_or_else(|| "100 per cent".to_owned(), |whole| whole.words.to_string());
    let message = format!("the parts make {}, not {whole}: {}", stated.grouped(), parts.join(" + "));
    let (first, last) = (division.parts.first(), division.parts.last());
    let is_table = division.bond == Bond::Total;
    // A table's total is blamed at the total, parts in a sentence at the parts.
    let span = match (&division.whole, first, last) {
        (Some(whole), ..) if is_table => whole.span,
        (_, Some(first), Some(last)) => first.span.join(last.span),
        _ => return,
    };
    let others =
        if is_table { division.parts.iter().collect() } else { division.whole.iter().collect::<Vec<_>>() };
    let what = if is_table { "a part" } else { "the whole" };
    let related =
        others.into_iter().map(|one| related(check, one, format!("{what}: {}", one.words))).collect();
    let fixes =
        if check.entry.kind == DocumentKind::Article { Vec::new() } else { fix(check, division, stated) };
    check.find(span, message, related, fixes);
}

fn related(check: &Check<'_>, portion: &Portion, message: String) -> Related {
    Related { document: Arc::clone(&check.entry.path), span: portion.span, message }
}

/// Writes the sum over a whole in digits.
fn fix(check: &Check<'_>, division: &Division, sum: Decimal) -> Vec<Fix> {
    let Some(whole) =
        division.whole.as_ref().filter(|whole| whole.words.starts_with(|c: char| c.is_ascii_digit()))
    else {
        return Vec::new();
    };
    let is_plain = whole.low == whole.stated && whole.high == Some(whole.stated);
    let new_text =
        if whole.words.contains(',') || sum < Decimal::small(1000) { sum.grouped() } else { sum.to_string() };
    let title = format!("Write {new_text}, the sum of the parts");
    if is_plain { vec![Fix::choice(title, check.entry, whole.span, new_text)] } else { Vec::new() }
}
