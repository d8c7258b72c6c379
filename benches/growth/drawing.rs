//! Curves as a picture: both axes logarithmic, so that a straight line is a power and its slope the exponent. Readable on
//! light and dark pages; no script, no font from elsewhere.

use std::fmt::Write as _;

use rapporteur::extract::Decimal;

use super::{curve::Curve, ledger::short};

/// Panels in a row, and the size of each with its margins.
const ACROSS: usize = 2;
const WIDTH: f64 = 400.0;
const HEIGHT: f64 = 250.0;
/// The room for words left of, above, right of and below the axes.
const LEFT: f64 = 58.0;
const TOP: f64 = 48.0;
const RIGHT: f64 = 18.0;
const BOTTOM: f64 = 44.0;

const STYLE: &str = "<style>\
.page{fill:#fff}.word{fill:#24292f;font:12px system-ui,sans-serif}.head{fill:#24292f;font:600 13px system-ui,sans-serif}\
.small{fill:#57606a;font:11px system-ui,sans-serif}.grid{stroke:#d0d7de;stroke-width:1}.fit{stroke:#8250df;stroke-width:2;\
fill:none}.dot{fill:#0969da}@media(prefers-color-scheme:dark){.page{fill:#0d1117}.word,.head{fill:#e6edf3}.small{fill:\
#9198a1}.grid{stroke:#30363d}.fit{stroke:#be8fff}.dot{fill:#4493f8}}</style>";

/// One axis: from the smallest value to the largest, in powers.
struct Axis {
    least: f64,
    most: f64,
    from: f64,
    to: f64,
}

impl Axis {
    fn at(&self, value: f64) -> f64 {
        let part = (value.max(1e-6).ln() - self.least.ln()) / (self.most.ln() - self.least.ln());
        self.from + part * (self.to - self.from)
    }

    /// Whole powers of ten on it, and between them 2 and 5 where they are few.
    fn ticks(&self) -> Vec<f64> {
        let decades = (self.most / self.least).log10();
        let steps: &[f64] = if decades < 1.5 { &[1.0, 2.0, 5.0] } else { &[1.0] };
        let powers = (self.least.log10().floor() as i32)..=(self.most.log10().ceil() as i32);
        let all = powers.flat_map(|power| steps.iter().map(move |step| step * 10_f64.powi(power)));
        all.filter(|tick| *tick >= self.least * 0.999 && *tick <= self.most * 1.001).collect()
    }
}

/// The picture of some curves, a panel each.
pub fn draw(curves: &[Curve]) -> String {
    let rows = curves.len().div_ceil(ACROSS);
    let (width, height) = (WIDTH * ACROSS as f64, HEIGHT * rows as f64);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" role=\"img\"><title>How cost grows</title>{STYLE}<rect class=\"page\" width=\"{width}\" height=\"{height}\"/>\n"
    );
    for (number, curve) in curves.iter().enumerate().filter(|(_, curve)| !curve.points.is_empty()) {
        let (x, y) = ((number % ACROSS) as f64 * WIDTH, (number / ACROSS) as f64 * HEIGHT);
        let _ = write!(svg, "<g transform=\"translate({x} {y})\">");
        panel(&mut svg, curve);
        svg.push_str("</g>\n");
    }
    svg + "</svg>\n"
}

fn panel(svg: &mut String, curve: &Curve) {
    let (x, y) = axes(curve);
    let _ = write!(
        svg,
        "<text class=\"head\" x=\"{LEFT}\" y=\"20\">{}, {}</text><text class=\"word\" x=\"{LEFT}\" y=\"37\">grows with power {:.2} of the {}</text>",
        curve.what,
        curve.unit,
        // Without the sign of what is rounded to nothing.
        (curve.exponent() * 100.0).round() / 100.0 + 0.0,
        curve.of
    );
    for tick in x.ticks() {
        let at = x.at(tick);
        let _ = write!(
            svg,
            "<line class=\"grid\" x1=\"{at:.1}\" x2=\"{at:.1}\" y1=\"{:.1}\" y2=\"{:.1}\"/><text class=\"small\" text-anchor=\"middle\" x=\"{at:.1}\" y=\"{:.1}\">{}</text>",
            y.from,
            y.to,
            y.from + 16.0,
            grouped(tick)
        );
    }
    for tick in y.ticks() {
        let at = y.at(tick);
        let _ = write!(
            svg,
            "<line class=\"grid\" x1=\"{:.1}\" x2=\"{:.1}\" y1=\"{at:.1}\" y2=\"{at:.1}\"/><text class=\"small\" text-anchor=\"end\" x=\"{:.1}\" y=\"{:.1}\">{}</text>",
            x.from,
            x.to,
            x.from - 6.0,
            at + 4.0,
            grouped(tick)
        );
    }
    let _ = write!(
        svg,
        "<text class=\"small\" text-anchor=\"middle\" x=\"{:.1}\" y=\"{:.1}\">{}</text>",
        f64::midpoint(x.from, x.to),
        y.from + 32.0,
        curve.of
    );
    points(svg, curve, &x, &y);
}

fn points(svg: &mut String, curve: &Curve, x: &Axis, y: &Axis) {
    let place = |at: f64| format!("{:.1} {:.1}", x.at(at), y.at(curve.fitted(at)));
    if let Some((first, last)) = curve.points.first().zip(curve.points.last()) {
        let _ = write!(svg, "<path class=\"fit\" d=\"M{} L{}\"/>", place(first.0), place(last.0));
    }
    for (number, value) in &curve.points {
        let _ = write!(
            svg,
            "<circle class=\"dot\" cx=\"{:.1}\" cy=\"{:.1}\" r=\"4\"><title>{} {}: {} {}</title></circle>",
            x.at(*number),
            y.at(*value),
            grouped(*number),
            curve.of,
            short(*value),
            curve.unit
        );
    }
}

/// Axes with some room around the points; what hardly changes is not drawn as if it did.
fn axes(curve: &Curve) -> (Axis, Axis) {
    // Nothing at all has no logarithm.
    let range = |values: &[f64]| {
        let least = values.iter().copied().fold(f64::INFINITY, f64::min).max(1e-6);
        (least, values.iter().copied().fold(1e-6, f64::max))
    };
    let (numbers, values): (Vec<f64>, Vec<f64>) = curve.points.iter().copied().unzip();
    let fitted: Vec<f64> = numbers.iter().map(|at| curve.fitted(*at)).chain(values).collect();
    let ((few, many), (low, high)) = (range(&numbers), range(&fitted));
    let middle = (low * high).sqrt();
    let x = Axis { least: few / 1.3, most: many * 1.3, from: LEFT, to: WIDTH - RIGHT };
    let y = Axis {
        least: (low / 1.5).min(middle / 6.0),
        most: (high * 1.5).max(middle * 6.0),
        from: HEIGHT - BOTTOM,
        to: TOP,
    };
    (x, y)
}

/// A number of a tick, with commas.
fn grouped(value: f64) -> String {
    if value < 1_000.0 {
        return format!("{}", (value * 1e4).round() / 1e4);
    }
    Decimal::small(value.round() as u32).grouped()
}
