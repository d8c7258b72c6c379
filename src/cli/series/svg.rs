//! A series as a chart: a line for each lineage, a bar for the bounds of each figure, and marks where two do not agree. It
//! is one file without scripts, readable on light and dark pages, and the same bytes on every run.

use std::fmt::Write as _;

use super::{
    axis::{Days, Values, value},
    legend::{cut, escaped, width, wrapped},
    table,
};
use crate::{
    corpus::describe::counted,
    extract::{Date, Qualifier},
    query::series::{Course, Row},
    text::phrase::capitalized,
};

const WIDTH: f64 = 960.0;
const LEFT: f64 = 96.0;
const RIGHT: f64 = 32.0;
/// Width of the column for figures without a date.
const UNDATED: f64 = 88.0;
const HEIGHT: f64 = 340.0;
/// Length of a bar whose bound is open.
const OPEN: f64 = 16.0;
/// Colours of lineages; further ones begin again, with broken lines.
const COLOURS: usize = 8;

const STYLE: &str = "\
.rp{font:13px system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif;color-scheme:light dark}\
.rp .page{fill:#ffffff}.rp text{fill:#1f2933}.rp .soft{fill:#5f6c7b}.rp .title{font-size:20px;font-weight:600}\
.rp .grid{stroke:#e3e8ee;stroke-width:1}.rp .base{stroke:#9aa5b1;stroke-width:1}\
.rp .line{fill:none;stroke-width:2;stroke-linejoin:round;stroke-linecap:round}.rp .again{stroke-dasharray:7 5}\
.rp .bar{stroke-width:5;stroke-linecap:round;opacity:.32}.rp .dot{stroke:#ffffff;stroke-width:1.5}\
.rp .hollow{fill:#ffffff;stroke-width:2}\
.rp .clash{fill:none;stroke:#c0262d;stroke-width:1.75}.rp .pair{stroke:#c0262d;stroke-width:1.25;stroke-dasharray:3 4}\
.rp .badge{fill:#c0262d}.rp .number{fill:#ffffff;font-size:11px;font-weight:600;text-anchor:middle}\
.rp .end{text-anchor:end}.rp .middle{text-anchor:middle}";

/// The lineages' colours on light pages and, lighter, on dark ones.
const LIGHT: [&str; COLOURS] =
    ["#0b6fb8", "#c4560a", "#1b8a5a", "#8a3fb0", "#a8780a", "#c2397f", "#0d8f9c", "#5d6b7a"];
const DARK: [&str; COLOURS] =
    ["#6cb8f2", "#f29a5b", "#5fd0a0", "#cf9bf0", "#e4bd5c", "#f58cbc", "#5fd3de", "#aab6c3"];

/// A figure with its place in the chart.
struct Point<'a> {
    row: &'a Row,
    x: f64,
    y: f64,
    /// Number of its lineage, where it has one.
    lineage: Option<usize>,
}

/// Where things lie.
struct Frame {
    top: f64,
    right: f64,
    values: Values,
    days: Option<Days>,
}

impl Frame {
    fn bottom(&self) -> f64 {
        self.top + HEIGHT
    }

    fn y(&self, number: f64) -> f64 {
        self.bottom() - self.values.share(number) * HEIGHT
    }

    fn x(&self, date: Date) -> f64 {
        let share = self.days.as_ref().map_or(0.5, |days| days.share(date));
        LEFT + share * (self.right - LEFT)
    }
}

/// The chart of a series.
pub(super) fn chart(course: &Course) -> String {
    let mut legend = String::new();
    let top = write_legend(course, &mut legend) + 34.0;
    let frame = frame(course, top);
    let points = points(course, &frame);
    let mut body = String::new();
    write_axes(&frame, &points, &mut body);
    write_lines(course, &points, &mut body);
    write_figures(&frame, &points, &mut body);
    write_clashes(course, &points, &mut body);
    let height = write_notes(course, frame.bottom() + 52.0, &mut body);
    let title = escaped(&capitalized(&table::heading(course)));
    let mut out = String::new();
    let _ = writeln!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"rp\" role=\"img\" width=\"{WIDTH:.0}\" height=\"{height:.0}\" viewBox=\"0 0 {WIDTH:.0} {height:.0}\">\n<title>{title}</title>\n<desc>{}</desc>\n<style>{STYLE}{}</style>",
        escaped(&summary(course)),
        colours()
    );
    let _ = writeln!(out, "<rect class=\"page\" width=\"100%\" height=\"100%\"/>");
    let _ = writeln!(
        out,
        "<text class=\"title\" x=\"24\" y=\"38\">{}</text>",
        escaped(&cut(&capitalized(&table::heading(course)), 20.0, WIDTH - 48.0))
    );
    let _ = writeln!(out, "<text class=\"soft\" x=\"24\" y=\"60\">{}</text>", escaped(&summary(course)));
    out.push_str(&legend);
    out.push_str(&body);
    out.push_str("</svg>");
    out
}

/// The rules for the lineages' colours, on light pages and on dark ones.
fn colours() -> String {
    let rules = |colours: &[&str; COLOURS]| {
        let one = |(number, colour): (usize, &&str)| {
            format!(".rp .c{number}{{stroke:{colour}}}.rp .f{number}{{fill:{colour}}}")
        };
        colours.iter().enumerate().map(one).collect::<String>()
    };
    format!(
        "{}@media (prefers-color-scheme:dark){{.rp .page{{fill:#14181d}}.rp text{{fill:#e6ebf0}}.rp .soft{{fill:#9fabb8}}\
.rp .grid{{stroke:#2a323b}}.rp .base{{stroke:#5a6672}}.rp .dot{{stroke:#14181d}}.rp .hollow{{fill:#14181d}}\
.rp .clash,.rp .pair{{stroke:#ff7b80}}.rp .badge{{fill:#ff7b80}}.rp .number{{fill:#14181d}}{}}}",
        rules(&LIGHT),
        rules(&DARK)
    )
}

/// "12 figures, 3 lineages, 2016-03-15 to 2017-12-22".
fn summary(course: &Course) -> String {
    let mut words = vec![counted(course.rows.len(), "figure"), counted(course.lineages.len(), "lineage")];
    let dates = || course.rows.iter().filter_map(|row| row.date);
    if let (Some(first), Some(last)) = (dates().min(), dates().max()) {
        words.push(if first == last { first.to_string() } else { format!("{first} to {last}") });
    }
    if !course.clashes.is_empty() {
        words.push(format!("{} of figures that do not agree", counted(course.clashes.len(), "pair")));
    }
    words.join(" · ")
}

/// Writes the names of the lineages below the title, and says how far down they reach.
fn write_legend(course: &Course, out: &mut String) -> f64 {
    let (mut x, mut y) = (24.0, 90.0);
    for (number, one) in course.lineages.iter().enumerate() {
        let name = cut(table::strand(one), 13.0, 380.0);
        let wide = 34.0 + width(&name, 13.0) + 22.0;
        if x + wide > WIDTH - 24.0 && x > 24.0 {
            (x, y) = (24.0, y + 24.0);
        }
        let _ = writeln!(
            out,
            "<path class=\"line {}\" d=\"M{x:.1} {:.1}h24\"/><circle class=\"dot {}\" cx=\"{:.1}\" cy=\"{:.1}\" r=\"4\"/><text x=\"{:.1}\" y=\"{y:.1}\">{}</text>",
            stroke(number),
            y - 4.5,
            fill(Some(number)),
            x + 12.0,
            y - 4.5,
            x + 32.0,
            escaped(&name)
        );
        x += wide;
    }
    y
}

fn stroke(lineage: usize) -> String {
    let again = if lineage >= COLOURS { " again" } else { "" };
    format!("c{}{again}", lineage % COLOURS)
}

fn fill(lineage: Option<usize>) -> String {
    lineage.map_or_else(|| format!("f{}", COLOURS - 1), |lineage| format!("f{}", lineage % COLOURS))
}

fn frame(course: &Course, top: f64) -> Frame {
    let bounds = |row: &Row| {
        let ends = [row.stated, row.low, row.high.filter(|_| row.qualifier != Qualifier::UpTo)];
        ends.into_iter().flatten().map(value).collect::<Vec<f64>>()
    };
    let values: Vec<f64> = course.rows.iter().flat_map(bounds).collect();
    let dates = || course.rows.iter().filter_map(|row| row.date);
    let days = dates().min().zip(dates().max()).map(|(first, last)| Days::over(first, last));
    let has_undated = course.rows.iter().any(|row| row.date.is_none());
    let right = WIDTH - RIGHT - if has_undated { UNDATED } else { 0.0 };
    Frame { top, right, values: Values::over(values.iter().copied()), days }
}

fn points<'a>(course: &'a Course, frame: &Frame) -> Vec<Point<'a>> {
    let place = |row: &'a Row| {
        let number = row.stated.or(row.low).or(row.high).map_or(0.0, value);
        let x = row.date.map_or(WIDTH - RIGHT - UNDATED / 2.0, |date| frame.x(date));
        Point { row, x, y: frame.y(number), lineage: row.lineage }
    };
    course.rows.iter().map(place).collect()
}

fn write_axes(frame: &Frame, points: &[Point<'_>], out: &mut String) {
    for mark in &frame.values.marks {
        let y = frame.y(mark.at);
        let _ = writeln!(out, "<path class=\"grid\" d=\"M{LEFT:.1} {y:.1}H{:.1}\"/>", frame.right);
        let _ = writeln!(
            out,
            "<text class=\"soft end\" x=\"{:.1}\" y=\"{:.1}\">{}</text>",
            LEFT - 10.0,
            y + 4.5,
            mark.label
        );
    }
    let bottom = frame.bottom();
    let _ = writeln!(out, "<path class=\"base\" d=\"M{LEFT:.1} {bottom:.1}H{:.1}\"/>", frame.right);
    for mark in frame.days.iter().flat_map(|days| &days.marks) {
        let x = LEFT + mark.at * (frame.right - LEFT);
        let _ = writeln!(out, "<path class=\"base\" d=\"M{x:.1} {bottom:.1}v6\"/>");
        let _ = writeln!(
            out,
            "<text class=\"soft middle\" x=\"{x:.1}\" y=\"{:.1}\">{}</text>",
            bottom + 22.0,
            mark.label
        );
    }
    if points.iter().any(|point| point.row.date.is_none()) {
        let x = WIDTH - RIGHT - UNDATED / 2.0;
        let _ = writeln!(
            out,
            "<path class=\"grid\" d=\"M{:.1} {:.1}V{bottom:.1}\"/>",
            WIDTH - RIGHT - UNDATED + 12.0,
            frame.top
        );
        let _ = writeln!(
            out,
            "<text class=\"soft middle\" x=\"{x:.1}\" y=\"{:.1}\">undated</text>",
            bottom + 22.0
        );
    }
}

fn write_lines(course: &Course, points: &[Point<'_>], out: &mut String) {
    for number in 0..course.lineages.len() {
        let places = points.iter().filter(|point| point.lineage == Some(number) && point.row.date.is_some());
        let path: Vec<String> = places.map(|point| format!("{:.1} {:.1}", point.x, point.y)).collect();
        if path.len() > 1 {
            let _ = writeln!(out, "<path class=\"line {}\" d=\"M{}\"/>", stroke(number), path.join("L"));
        }
    }
}

/// Writes a bar for the bounds of each figure, and a dot with its words.
fn write_figures(frame: &Frame, points: &[Point<'_>], out: &mut String) {
    for point in points {
        let row = point.row;
        let colour = point.lineage.map_or(COLOURS - 1, |lineage| lineage % COLOURS);
        let low = row.low.map_or(point.y + OPEN, |low| frame.y(value(low)));
        let high = row.high.map_or(point.y - OPEN, |high| frame.y(value(high)));
        let low = if row.qualifier == Qualifier::UpTo { point.y + OPEN } else { low }.min(frame.bottom());
        if (low - high).abs() > 3.0 {
            let _ = writeln!(out, "<path class=\"bar c{colour}\" d=\"M{:.1} {low:.1}V{high:.1}\"/>", point.x);
        }
    }
    for point in points {
        let row = point.row;
        let colour = point.lineage.map_or(COLOURS - 1, |lineage| lineage % COLOURS);
        let class = if row.date.is_some() { format!("dot f{colour}") } else { format!("hollow c{colour}") };
        let by = row.estimator.as_ref().map_or_else(String::new, |one| format!("{}, ", one.name));
        let day = row
            .as_of
            .filter(|_| row.date.is_some())
            .map_or_else(|| "undated".to_owned(), |it| it.to_string());
        let words = format!("{} · {by}{}, {day}", row.said, row.outlet);
        let _ = writeln!(
            out,
            "<circle class=\"{class}\" cx=\"{:.1}\" cy=\"{:.1}\" r=\"5\"><title>{}</title></circle>",
            point.x,
            point.y,
            escaped(&words)
        );
    }
}

/// Writes a ring around both figures of each pair that does not agree, a line between them, and the pair's number.
fn write_clashes(course: &Course, points: &[Point<'_>], out: &mut String) {
    let mut taken: Vec<(f64, f64)> = Vec::new();
    for (number, clash) in course.clashes.iter().enumerate() {
        let (Some(one), Some(two)) = (points.get(clash.earlier), points.get(clash.later)) else { continue };
        let _ = writeln!(
            out,
            "<path class=\"pair\" d=\"M{:.1} {:.1}L{:.1} {:.1}\"/>",
            one.x, one.y, two.x, two.y
        );
        for point in [one, two] {
            let _ = writeln!(
                out,
                "<circle class=\"clash\" cx=\"{:.1}\" cy=\"{:.1}\" r=\"9\"/>",
                point.x, point.y
            );
        }
        let (x, mut y) = (f64::midpoint(one.x, two.x), f64::midpoint(one.y, two.y));
        while taken.iter().any(|(a, b)| (a - x).abs() < 18.0 && (b - y).abs() < 18.0) {
            y += 18.0;
        }
        taken.push((x, y));
        let _ = writeln!(
            out,
            "<circle class=\"badge\" cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"8.5\"/><text class=\"number\" x=\"{x:.1}\" y=\"{:.1}\">{}</text>",
            y + 4.0,
            number + 1
        );
    }
}

/// Writes what does not agree in words below the chart, and says how high all of it is.
fn write_notes(course: &Course, top: f64, out: &mut String) -> f64 {
    let mut y = top;
    for (number, clash) in course.clashes.iter().enumerate() {
        let words = course.clash_words(clash);
        let _ = writeln!(
            out,
            "<circle class=\"badge\" cx=\"33\" cy=\"{:.1}\" r=\"8.5\"/><text class=\"number\" x=\"33\" y=\"{:.1}\">{}</text>",
            y - 4.5,
            y - 0.5,
            number + 1
        );
        for line in wrapped(&words, 13.0, WIDTH - 84.0) {
            let _ = writeln!(out, "<text x=\"52\" y=\"{y:.1}\">{}</text>", escaped(&line));
            y += 19.0;
        }
        y += 7.0;
    }
    y + if course.clashes.is_empty() { -12.0 } else { 6.0 }
}
