//! A series as a table for reading.

use super::Places;
use crate::{
    cli::{
        Failure,
        out::{Out, visible},
    },
    corpus::describe::{measure_words, tier_words},
    query::series::{Course, Listed, Strand},
};

/// Columns of a name; longer ones are cut.
const WIDEST: usize = 36;

/// "deaths of civilians, Syrian war".
pub(super) fn title(one: &Listed) -> String {
    let group = one.key.group.map(|group| format!(" of {group}")).unwrap_or_default();
    format!("{}{group}, {}", measure_words(&one.key.measure), one.scope.name)
}

/// "deaths of civilians · Syrian war".
pub(super) fn heading(course: &Course) -> String {
    let group = course.key.group.map(|group| format!(" of {group}")).unwrap_or_default();
    format!("{}{group} · {}", measure_words(&course.key.measure), course.scope.name)
}

/// The letter of a lineage: A, B, ... Z, AA, ...
pub(super) fn letter(lineage: usize) -> String {
    let last = char::from(b'A' + u8::try_from(lineage % 26).unwrap_or_default());
    if lineage < 26 { last.to_string() } else { format!("{}{last}", letter(lineage / 26 - 1)) }
}

/// The name of a lineage.
pub(super) fn strand(one: &Strand) -> &str {
    one.estimator.as_ref().map_or("no estimator named", |estimator| &estimator.name)
}

/// Writes a series: its figures, then its lineages, then what does not agree.
pub(super) fn course(course: &Course, places: &mut Places<'_>, out: &mut Out) -> Result<(), Failure> {
    let count = course.rows.len();
    let figures = if count == 1 { "1 figure".to_owned() } else { format!("{count} figures") };
    out.line(&visible(&format!("{} · {figures}", heading(course))))?;
    out.line("")?;
    let mut lines = vec![["as of", "figure", "estimator", "outlet", "", "where"].map(str::to_owned)];
    for row in &course.rows {
        let marks: Vec<String> = row.clashes.iter().map(|number| format!("[{}]", number + 1)).collect();
        let lineage = row.lineage.map(letter).unwrap_or_default();
        lines.push([
            row.as_of
                .filter(|_| row.date.is_some())
                .map_or_else(|| "undated".to_owned(), |it| it.to_string()),
            row.said.to_string(),
            row.estimator.as_ref().map(|one| one.name.to_string()).unwrap_or_default(),
            row.outlet.to_string(),
            format!("{lineage} {}", marks.concat()).trim().to_owned(),
            places.words(&row.place.document, row.span.start),
        ]);
    }
    columns(&lines, out)?;
    if !course.lineages.is_empty() {
        out.line("")?;
        for (number, one) in course.lineages.iter().enumerate() {
            let figures = if one.figures == 1 { "figure" } else { "figures" };
            let tier = one.tier.map(|tier| format!(", {}", tier_words(tier))).unwrap_or_default();
            let few = one.minority.map(|few| format!("; the outlier, {} of {} statements", few.own, few.all));
            out.line(&visible(&format!(
                "{}  {}, {} {figures}{tier}{}",
                letter(number),
                strand(one),
                one.figures,
                few.unwrap_or_default()
            )))?;
        }
    }
    if let Some(range) = &course.range {
        out.line("")?;
        out.line(&visible(&range.words))?;
    }
    if !course.clashes.is_empty() {
        out.line("")?;
        for (number, one) in course.clashes.iter().enumerate() {
            let words = course.clash_words(one);
            out.line(&visible(&format!("[{}] {words}", number + 1)))?;
        }
    }
    Ok(())
}

/// Writes the list of series.
pub(super) fn list(listed: &[Listed], out: &mut Out) -> Result<(), Failure> {
    let mut lines =
        vec![["measure", "of", "scope", "id", "figures", "from", "to", "findings"].map(str::to_owned)];
    for one in listed {
        let date =
            |date: Option<crate::extract::Date>| date.map_or_else(String::new, |date| date.to_string());
        let clashes = if one.clashes == 0 { String::new() } else { one.clashes.to_string() };
        lines.push([
            one.key.measure.to_string(),
            one.key.group.unwrap_or_default().to_owned(),
            one.scope.name.to_string(),
            one.scope.id.as_deref().unwrap_or_default().to_owned(),
            one.figures.to_string(),
            date(one.first),
            date(one.last),
            clashes,
        ]);
    }
    columns(&lines, out)
}

/// Writes cells in columns as wide as their widest cell.
fn columns<const N: usize>(lines: &[[String; N]], out: &mut Out) -> Result<(), Failure> {
    let shown: Vec<Vec<String>> =
        lines.iter().map(|line| line.iter().map(|cell| cut(cell)).collect()).collect();
    let width = |column: usize| {
        let cells = shown.iter().filter_map(|line| line.get(column));
        cells.map(|cell| cell.chars().count()).max().unwrap_or_default()
    };
    let widths: Vec<usize> = (0..N).map(width).collect();
    for line in &shown {
        let cells = line.iter().zip(&widths).filter(|(_, width)| **width > 0);
        let words: Vec<String> = cells.map(|(cell, width)| format!("{cell:width$}")).collect();
        out.line(words.join("  ").trim_end())?;
    }
    Ok(())
}

/// A cell in one line that no terminal obeys, cut where it is too long. Paths stay whole: they are copied.
fn cut(cell: &str) -> String {
    let cell = visible(cell);
    if cell.chars().count() <= WIDEST || cell.contains('/') {
        return cell.into_owned();
    }
    let mut short: String = cell.chars().take(WIDEST - 1).collect();
    short.push('…');
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lineages_have_letters() {
        assert_eq!([0, 1, 25, 26, 27, 701, 702].map(letter), ["A", "B", "Z", "AA", "AB", "ZZ", "AAA"]);
    }

    #[test]
    fn long_names_are_cut_and_paths_are_not() {
        assert_eq!(cut("short"), "short");
        assert_eq!(cut(&"é".repeat(40)).chars().count(), WIDEST);
        let path = format!("articles/{}.md:1", "a".repeat(40));
        assert_eq!(cut(&path), path);
    }
}
