//! Lines that were wrapped at a fixed width, as mail and old pages are, joined to paragraphs again.

use super::{Line, ends_sentence};

/// Widths, in characters, at which texts are wrapped.
const WIDTHS: std::ops::RangeInclusive<usize> = 40..=130;

/// Joins wrapped lines. A line was wrapped if the next line's first word would not have fitted on it; a run of lines is
/// wrapped text if most of its lines were.
pub(super) fn join<'a>(text: &'a str, lines: Vec<Line<'a>>) -> Vec<Line<'a>> {
    let Some(width) = width(&lines) else { return lines };
    let mut joined: Vec<Line<'a>> = Vec::with_capacity(lines.len());
    let mut last_length = 0;
    for line in lines {
        let length = line.text.chars().count();
        match joined.last_mut() {
            Some(before)
                if !line.blank_above && length <= width && was_wrapped(before, last_length, &line, width) =>
            {
                before.span = before.span.join(line.span);
                before.text = before.span.of(text);
                before.blank_below = line.blank_below;
            }
            _ => joined.push(line),
        }
        last_length = length;
    }
    joined
}

fn was_wrapped(before: &Line<'_>, length: usize, line: &Line<'_>, width: usize) -> bool {
    // Right margins are ragged by a few characters where words were hyphenated or typed by hand.
    let slack = 3;
    let fits_not = overhang(length, line, width + 1 - slack.min(width));
    let is_item = line.text.starts_with(['-', '*', '•', '–', '·']);
    fits_not && length <= width && !(is_item && ends_sentence(before.text))
}

/// Whether the line's first word would have gone beyond `width` on a line of `length`.
fn overhang(length: usize, line: &Line<'_>, width: usize) -> bool {
    let word = line.text.split_whitespace().next().map_or(0, |word| word.chars().count());
    length + 1 + word > width
}

/// The width at which the text is wrapped, if it is: the longest line of those runs of three lines and more of which
/// nearly all lines but the last are as long as can be.
fn width(lines: &[Line<'_>]) -> Option<usize> {
    let mut widths: Vec<usize> = Vec::new();
    let mut start = 0;
    while start < lines.len() {
        let length = 1 + lines.iter().skip(start + 1).take_while(|line| !line.blank_above).count();
        let run = lines.get(start..start + length).unwrap_or_default();
        widths.extend(run_width(run));
        start += length;
    }
    widths.into_iter().max()
}

fn run_width(run: &[Line<'_>]) -> Option<usize> {
    if run.len() < 3 {
        return None;
    }
    let lengths: Vec<usize> = run.iter().map(|line| line.text.chars().count()).collect();
    let width = lengths.iter().copied().max().filter(|width| WIDTHS.contains(width))?;
    let wrapped =
        run.iter().skip(1).zip(&lengths).filter(|(line, length)| overhang(**length, line, width)).count();
    let runs_on = run.iter().rev().skip(1).filter(|line| !ends_sentence(line.text)).count();
    let pairs = run.len() - 1;
    (wrapped * 4 >= pairs * 3 && runs_on * 2 >= pairs).then_some(width)
}
