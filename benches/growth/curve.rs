//! Measured points and the power by which they grow.

use std::fmt::Write as _;

/// Values of one kind against a number of things.
#[derive(Debug, Clone)]
pub struct Curve {
    pub what: String,
    pub unit: String,
    /// What there are so many of.
    pub of: &'static str,
    pub points: Vec<(f64, f64)>,
}

impl Curve {
    pub fn new(what: &str, unit: &str, of: &'static str) -> Self {
        Self { what: what.to_owned(), unit: unit.to_owned(), of, points: Vec::new() }
    }

    /// The power by which it grows: the slope of the straight line through the logarithms, by least squares.
    pub fn exponent(&self) -> f64 {
        self.line().0
    }

    /// The largest power that it should have: what reads everything grows with it, what answers hardly does.
    pub fn bar(&self) -> f64 {
        if matches!(&*self.what, "index" | "memory" | "check of everything") { 1.1 } else { 0.25 }
    }

    /// What the line says at a number of things.
    pub fn fitted(&self, at: f64) -> f64 {
        let (slope, start) = self.line();
        (start + slope * at.ln()).exp()
    }

    /// Slope and start of the line through the logarithms.
    fn line(&self) -> (f64, f64) {
        let points: Vec<(f64, f64)> = self.points.iter().map(|(x, y)| (x.ln(), y.max(1e-9).ln())).collect();
        let count = points.len().max(1) as f64;
        let (x, y) = points.iter().fold((0.0, 0.0), |(x, y), one| (x + one.0 / count, y + one.1 / count));
        let (above, below) = points.iter().fold((0.0, 0.0), |(above, below), one| {
            (above + (one.0 - x) * (one.1 - y), below + (one.0 - x).powi(2))
        });
        let slope = if below > 0.0 { above / below } else { 0.0 };
        (slope, y - slope * x)
    }
}

/// All points as a table.
pub fn csv(curves: &[Curve]) -> String {
    let mut text = "what,unit,of,number,value,fitted,exponent\n".to_owned();
    for curve in curves {
        let (what, unit, of, power) = (curve.what.replace(',', ""), &curve.unit, curve.of, curve.exponent());
        for (x, y) in &curve.points {
            let _ = writeln!(text, "{what},{unit},{of},{x},{y},{:.4},{power:.3}", curve.fitted(*x));
        }
    }
    text
}
