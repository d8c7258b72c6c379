//! The date of a document with the evidence for and against it.

use super::{Page, quote};
use crate::{corpus::Entry, extract::facts::Certainty};

pub(super) fn write(entry: &Entry, page: &mut Page) -> Option<()> {
    let reading = &entry.facts.date;
    let outlet =
        entry.facts.outlet.as_deref().map(|outlet| format!(" · {}", quote(outlet))).unwrap_or_default();
    let title = entry.facts.title.as_deref().map(quote);
    if title.is_none() && reading.date.is_none() && reading.evidence.is_empty() {
        return None;
    }
    page.row(&format!("**{}**{outlet}", title.unwrap_or_else(|| quote(&entry.path))));
    match (reading.date, reading.certainty) {
        (Some(date), Certainty::Stated) => page.line(&format!("dated {date}, as stated")),
        (Some(date), _) => page.line(&format!("dated {date}, weighed from the evidence on the page")),
        (None, _) => page.line("no trustworthy date: its figures take part in no rule about time"),
    }
    if !reading.evidence.is_empty() {
        page.line("");
        for (number, evidence) in reading.evidence.iter().enumerate() {
            let mark = if reading.contradiction == Some(number) { " **contradicts**" } else { "" };
            page.line(&format!(
                "- {} by the {}: {}{mark}",
                evidence.date,
                evidence.kind.place(),
                evidence.verdict
            ));
        }
    }
    Some(())
}
