//! The live heap over a hundred thousand edits: it must not grow.

use std::{alloc::System, fs, path::PathBuf, process::ExitCode, thread, time::Duration};

use cap::Cap;
use serde_json::{Value, json};

use crate::{
    Sum, begin,
    client::Client,
    corpus::Made,
    model::{Dice, Model, PIECES},
    settle, uri,
};

/// Counts what is allocated and not freed, to the byte.
#[global_allocator]
static HEAP: Cap<System> = Cap::new(System, usize::MAX);

const EDITS: usize = 100_000;
const STEP: usize = 10_000;
/// What the heap may differ by from one step to another: tables that are half full, a document that is being read.
const NOISE: f64 = 512.0 * 1024.0;

/// The server in this process, which tells a file how much it holds.
pub fn serve(file: PathBuf) -> ExitCode {
    thread::spawn(move || {
        let beside = file.with_extension("new");
        loop {
            if fs::write(&beside, HEAP.allocated().to_string())
                .and_then(|()| fs::rename(&beside, &file))
                .is_err()
            {
                return;
            }
            thread::sleep(Duration::from_millis(20));
        }
    });
    rapporteur::lsp::serve()
}

/// The least that was held within a while.
fn held(file: &std::path::Path) -> f64 {
    let mut least = f64::INFINITY;
    for _ in 0..20 {
        thread::sleep(Duration::from_millis(25));
        least = fs::read_to_string(file).unwrap().parse::<f64>().unwrap().min(least);
    }
    least
}

pub fn edits(made: &Made, sum: &mut Sum) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("heap");
    let program = std::env::current_exe().unwrap();
    let mut client = Client::start_program(&program, &["serve", file.to_str().unwrap()]);
    begin(&mut client, made);
    let (uri, mut model) =
        (uri(&made.note), Model { text: fs::read_to_string(&made.note).unwrap(), encoding: "utf-16" });
    client.open(&uri, &model.text);
    let mut dice = Dice(6);
    let mut typed = None;
    let mut steps: Vec<f64> = Vec::new();
    for number in 0..=EDITS {
        if number % STEP == 0 {
            settle(&mut client);
            // Names take effect after a second of quiet.
            thread::sleep(Duration::from_millis(1_500));
            settle(&mut client);
            let held = held(&file);
            println!(
                "        {number} edits: {:.2} MiB live, {:.2} MiB resident",
                mib(held),
                mib(client.resident() as f64)
            );
            steps.push(held);
        }
        let change = edit(&mut model, number, &mut typed, &mut dice);
        client.change(&uri, number as i64 + 2, json!([change]));
        if number % 200 == 0 {
            // No faster than it is read, and the findings are taken as they come.
            client.request(
                "textDocument/hover",
                json!({
                    "textDocument": {"uri": uri}, "position": {"line": 10, "character": 3}
                }),
            );
            client.messages("textDocument/publishDiagnostics", |_| true);
        }
    }
    let late = &steps[steps.len() / 2..];
    let slope = slope(late) * (late.len() - 1) as f64;
    sum.row(
        slope < NOISE,
        &format!(
            "live heap from 50,000 to 100,000 edits: {:+.1} KiB by a straight line, {:.2} MiB to {:.2} MiB   (bound {:.0} KiB)",
            slope / 1024.0,
            mib(late[0]),
            mib(late[late.len() - 1]),
            NOISE / 1024.0
        ),
    );
    client.forget_unread();
}

/// Types something, and takes it away with the next edit, so that the text is the same at each step.
fn edit(model: &mut Model, number: usize, typed: &mut Option<(Place, usize)>, dice: &mut Dice) -> Value {
    if let Some((place, length)) = typed.take() {
        let end = model.position(model.offset(place.0, place.1) + length);
        return model.change(place, end, "");
    }
    let words = ["470,000 people ", "Sergei Lavrov ", "- ", "x"][dice.below(4)];
    let piece = if number.is_multiple_of(20) { PIECES[dice.below(7)] } else { words };
    let place = model.position(model.text.rfind("people").unwrap());
    *typed = Some((place, piece.len()));
    model.change(place, place, piece)
}

/// A line and a column.
type Place = (usize, usize);

/// The slope of a straight line through values at even distances.
fn slope(values: &[f64]) -> f64 {
    let middle = (values.len() - 1) as f64 / 2.0;
    let mean = values.iter().sum::<f64>() / values.len() as f64;
    let rise: f64 = values.iter().enumerate().map(|(at, value)| (at as f64 - middle) * (value - mean)).sum();
    let run: f64 = (0..values.len()).map(|at| (at as f64 - middle).powi(2)).sum();
    rise / run
}

pub fn mib(bytes: f64) -> f64 {
    bytes / 1024.0 / 1024.0
}
