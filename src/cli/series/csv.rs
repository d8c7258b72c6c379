//! A series as comma-separated values, one row a figure. No cell is a formula to a spreadsheet.

use super::Places;
use crate::{
    cli::{Failure, out::Out, stream::bound},
    extract::Decimal,
    query::series::{Course, Listed, Party, Row},
};

const COLUMNS: &str =
    "from,to,figure,qualifier,stated,low,high,estimator_id,estimator,outlet,lineage,findings,path,line";

/// Writes the figures of a series.
pub(super) fn course(course: &Course, places: &mut Places<'_>, out: &mut Out) -> Result<(), Failure> {
    out.line(COLUMNS)?;
    for row in &course.rows {
        let (path, line) = places.of(&row.place.document, row.span.start);
        let line = line.map_or_else(String::new, |line| line.to_string());
        let cells: Vec<String> = cells(row).into_iter().chain([path, line]).map(|it| cell(&it)).collect();
        out.line(&cells.join(","))?;
    }
    Ok(())
}

fn cells(row: &Row) -> Vec<String> {
    let number = |value: Option<Decimal>| value.and_then(bound).map_or_else(String::new, |it| it.to_string());
    let period = row.as_of.filter(|_| row.date.is_some());
    let id = |party: &Party| party.id.as_deref().unwrap_or_default().to_owned();
    let clashes: Vec<String> = row.clashes.iter().map(|number| (number + 1).to_string()).collect();
    vec![
        period.map_or_else(String::new, |period| period.from.to_string()),
        period.map_or_else(String::new, |period| period.to.to_string()),
        row.said.to_string(),
        row.qualifier.name().to_owned(),
        number(row.stated),
        number(row.low),
        number(row.high),
        row.estimator.as_ref().map(id).unwrap_or_default(),
        row.estimator.as_ref().map(|one| one.name.to_string()).unwrap_or_default(),
        row.outlet.to_string(),
        row.lineage.map_or_else(String::new, |lineage| (lineage + 1).to_string()),
        clashes.join(" "),
    ]
}

/// Writes the list of series.
pub(super) fn list(listed: &[Listed], out: &mut Out) -> Result<(), Failure> {
    out.line("measure,group,scope_id,scope,figures,first,last,findings")?;
    for one in listed {
        let date =
            |date: Option<crate::extract::Date>| date.map_or_else(String::new, |date| date.to_string());
        let cells = [
            one.key.measure.to_string(),
            one.key.group.unwrap_or_default().to_owned(),
            one.scope.id.as_deref().unwrap_or_default().to_owned(),
            one.scope.name.to_string(),
            one.figures.to_string(),
            date(one.first),
            date(one.last),
            one.clashes.to_string(),
        ];
        out.line(&cells.map(|it| cell(&it)).join(","))?;
    }
    Ok(())
}

/// A cell: quoted where it has to be, and with an apostrophe before what a spreadsheet would take for a formula. Control
/// characters are shown as such.
fn cell(text: &str) -> String {
    let shown = crate::cli::out::visible(text);
    // Full-width signs are the same to some spreadsheets, and leading space is nothing to others.
    let begins = text.trim_start();
    let is_formula =
        text.starts_with(['\t', '\r']) || begins.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    if is_formula {
        return format!("\"'{}\"", shown.replace('"', "\"\""));
    }
    if shown.contains(['"', ',', ';', '\'']) || shown.trim() != shown {
        return format!("\"{}\"", shown.replace('"', "\"\""));
    }
    shown.into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula() {
        for (text, expected) in [
            ("2016-07-15", "2016-07-15"),
            ("more than 280,000", "\"more than 280,000\""),
            ("The \"Gazette\"", "\"The \"\"Gazette\"\"\""),
            ("=HYPERLINK(\"x\")", "\"'=HYPERLINK(\"\"x\"\")\""),
            ("+1", "\"'+1\""),
            ("-1", "\"'-1\""),
            ("@SUM(A1)", "\"'@SUM(A1)\""),
            (" =1", "\"' =1\""),
            ("＝1", "\"'＝1\""),
            ("\t=1", "\"' =1\""),
            ("\r=1", "\"' =1\""),
            ("a\nb", "a b"),
            ("\u{202e}x", "<U+202E>x"),
        ] {
            assert_eq!(cell(text), expected);
        }
    }
}
