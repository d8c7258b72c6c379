//! `rapporteur extract --explain FILE:LINE`: how a line was read, and why.

use std::{path::Path, process::ExitCode, sync::Arc};

use super::{
    Answer, Failure, corpus,
    extract::split_place,
    finding::{Page, Pages},
    out::{Out, visible},
};
use crate::{
    extract::Side,
    query::explain::{Explanation, Topic},
};

pub(super) fn run(place: &str, profiles: Option<&Path>, out: &mut Out) -> Answer {
    let Some((file, line)) = split_place(place) else {
        return Err(Failure::Trouble(format!("`{place}` is no FILE:LINE")));
    };
    let loaded = corpus::load(&[file.to_path_buf()], profiles)?;
    let path = loaded.view.roots.doc_path(file);
    let Some(entry) = loaded.view.snapshot.entry(&path).cloned() else {
        return Err(Failure::Trouble(format!("{}: no document of the corpus", file.display())));
    };
    let mut pages = Pages::new(&loaded);
    let Some(page) = pages.page(&entry.path).cloned() else {
        return Err(Failure::Trouble(format!("{}: it changed while it was read", file.display())));
    };
    if line > page.lines.line_count() {
        let words = format!("{}: it has {} lines", file.display(), page.lines.line_count());
        return Err(Failure::Trouble(words));
    }
    let span = page.lines.line(line - 1);
    let Some(explanations) = loaded.view.explain(&entry, Arc::clone(&page.text), span) else {
        return Err(Failure::Trouble(format!("{}: it changed while it was read", file.display())));
    };
    out.line(&format!("{}:{line}: {}", visible(&page.shown), visible(page.words(span))))?;
    for explanation in &explanations {
        show(explanation, &page, out)?;
    }
    Ok(ExitCode::SUCCESS)
}

/// One reading: where, what, and the evidence, `+` for it and `-` against it.
fn show(explanation: &Explanation, page: &Page, out: &mut Out) -> Result<(), Failure> {
    let Explanation { span, topic, reading, grounds } = explanation;
    let head = if *topic == Topic::Date {
        format!("date: {reading}")
    } else {
        format!("{}: \"{}\" {}: {reading}", page.place(span.start).1, page.words(*span), topic.name())
    };
    out.line(&visible(&head))?;
    for ground in grounds {
        let sign = if ground.side == Side::For { '+' } else { '-' };
        let weight = ground.weight.map_or_else(String::new, |weight| format!(" ({weight})"));
        let place = ground.at.map_or_else(String::new, |at| format!("line {}: ", page.place(at.start).0));
        out.line(&visible(&format!("  {sign} {place}{}{weight}", ground.words)))?;
    }
    Ok(())
}
