//! A figure: what was understood, then its series and what does not agree.

use std::sync::Arc;

use super::{Page, quote, sparkline::sparkline};
use crate::{
    corpus::{
        Contradicted, Entry, FigurePlace, SeriesKey, Snapshot, Switch,
        describe::{self, counted},
        lineage::Contradiction,
        series::Series,
    },
    extract::{Date, Decimal, DocumentKind, Figure, Qualifier},
};

/// Rows of a table, and pairs that do not agree; the rest is counted.
const ROWS: usize = 12;
/// Figures of a series that are all looked at: some for each column of a sparkline. Of a longer one the months tell the
/// course, and the outlets near by who changed sides.
const ALL: usize = 256;

pub(super) fn write(snapshot: &Snapshot, entry: &Entry, figure: &Figure, page: &mut Page) {
    understood(snapshot, entry, figure, page);
    event(snapshot, entry, figure, page);
    let Some(key) = snapshot.series_key(entry, figure) else { return };
    let count = snapshot.series(&key).map_or(0, Series::figure_count);
    if count == 0 || (count == 1 && entry.kind == DocumentKind::Article) {
        return;
    }
    page.rule();
    let day = snapshot.as_of(entry, figure).map(|period| period.to);
    series(snapshot, &key, count, day, page);
}

fn understood(snapshot: &Snapshot, entry: &Entry, figure: &Figure, page: &mut Page) {
    let unit = figure.unit().map(|unit| format!(" {}", quote(unit))).unwrap_or_default();
    let group = match (figure.group, figure.noun.as_deref()) {
        (Some(group), Some(noun)) if group != noun => format!(" ({}: {})", quote(group), quote(noun)),
        (Some(one), _) | (None, Some(one)) => format!(" ({})", quote(one)),
        (None, None) => String::new(),
    };
    let measure = quote(&describe::measure_words(&figure.measure));
    page.row(&format!("**{}{unit}** · {measure}{group}{}", describe::said(figure), bounds(figure)));
    page.row(&format!("about: {}", quote(&snapshot.scope_words(entry, figure))));
    let total = if figure.cumulative { ", a total since the start" } else { "" };
    let planned = if figure.planned { ", planned" } else { "" };
    match snapshot.as_of(entry, figure) {
        Some(period) => page.row(&format!("as of: {period}{total}{planned}")),
        None => page.row(&format!("as of: not known{total}{planned}")),
    }
    match &figure.source {
        Some(source) => match &source.reference {
            Some(reference) => page.row(&format!("source: {}", quote(&snapshot.name_of(reference)))),
            None => page.quoted("source: ", snapshot.excerpt(entry, source.span), "  \n"),
        },
        None => page.row(&format!("source: {}", quote(&snapshot.outlet(entry)))),
    }
    if let Some(tier) = snapshot.tier_of(entry, figure) {
        page.row(&format!("count: {}", describe::tier_words(tier)));
    }
}

/// The interval, where the words say more than the number.
fn bounds(figure: &Figure) -> String {
    // Behind "more than" the least value that the words allow is a hair above the number, which nobody would write.
    let is_whole = figure.quantity.stated.is_some_and(Decimal::is_whole);
    let number = |value: Decimal| {
        let whole = Decimal::whole(value.to_whole()).filter(|_| is_whole);
        whole.unwrap_or(value).grouped()
    };
    let quantity = figure.quantity;
    match (figure.qualifier, quantity.low, quantity.high) {
        (Qualifier::Exact, ..) if quantity.low == quantity.high => String::new(),
        (_, Some(low), Some(high)) => format!(" · {} to {}", number(low), number(high)),
        (_, Some(low), None) => format!(" · {} or more", number(low)),
        (_, None, Some(high)) => format!(" · {} or less", number(high)),
        (_, None, None) => String::new(),
    }
}

fn series(snapshot: &Snapshot, key: &SeriesKey, count: usize, day: Option<Date>, page: &mut Page) {
    let is_long = count > ALL;
    let statements = snapshot.newest_statements(key, if is_long { ROWS } else { ALL });
    let group = key.group.map(|group| format!(" of {}", quote(group))).unwrap_or_default();
    let measure = quote(&describe::measure_words(&key.measure));
    let scope = quote(&snapshot.name_of(&key.scope));
    page.line(&format!("{measure}{group} · {scope} · {count} statements\n"));
    page.line("| as of | figure | by |\n| --- | --- | --- |");
    // The newest say most; of a long series the beginning is counted only.
    for statement in statements.iter().skip(statements.len().saturating_sub(ROWS)) {
        let Some((entry, figure)) = snapshot.figure(&statement.place) else { continue };
        let date =
            snapshot.as_of(entry, figure).map_or_else(|| "undated".to_owned(), |period| period.to_string());
        let estimator = figure
            .source
            .as_ref()
            .and_then(|source| source.reference.as_ref())
            .map(|one| snapshot.name_of(one));
        let outlet = snapshot.outlet(entry);
        let by = estimator
            .filter(|name| *name != outlet)
            .map_or_else(|| outlet.clone(), |name| format!("{name}, in {outlet}"));
        page.line(&format!("| {date} | {} | {} |", describe::said(figure), quote(&by)));
    }
    if count > ROWS {
        page.line(&format!("\nand {} earlier", count - ROWS));
    }
    let peaks = snapshot.series(key).filter(|_| is_long).into_iter().flat_map(Series::peaks);
    let dated = statements.iter().filter(|one| !is_long && one.date.is_some());
    let values = peaks.chain(dated.filter_map(|one| one.stated)).map(Decimal::to_whole);
    let values: Vec<i64> = values.collect();
    if values.len() > 2 {
        page.line(&format!("\n{}", sparkline(&values)));
    }
    if let Some(spread) = day.and_then(|day| snapshot.spread(key, day)) {
        page.line(&format!("\n{}", quote(&snapshot.spread_of_counts(&spread).unwrap_or_default())));
    }
    let switches = |pair: &Contradiction| {
        if is_long { snapshot.switches_near(key, pair) } else { snapshot.switches(&statements, pair) }
    };
    disagreements(snapshot, key, &switches, page);
}

fn disagreements(
    snapshot: &Snapshot,
    key: &SeriesKey,
    switches: &dyn Fn(&Contradiction) -> Vec<Switch>,
    page: &mut Page,
) {
    let contradictions = snapshot.contradictions(key);
    let earlier = contradictions.len().saturating_sub(ROWS);
    for found in contradictions.into_iter().skip(earlier) {
        let (what, pair) = match &found {
            Contradicted::Disputed(pair) => ("does not agree with", pair),
            Contradicted::Conflicting(pair) => ("cannot stand beside", pair),
            Contradicted::Fell(pair) => ("later fell to", pair),
        };
        let (Some(one), Some(two)) =
            (snapshot.statement_words(&pair.earlier), snapshot.statement_words(&pair.later))
        else {
            continue;
        };
        let settled = answer(snapshot, key, pair);
        let more = match &found {
            Contradicted::Disputed(pair) => snapshot.remarks(key, pair, &switches(pair)),
            Contradicted::Conflicting(_) | Contradicted::Fell(_) => Vec::new(),
        };
        let more = more.iter().fold(String::new(), |told, one| told + "; " + &quote(one));
        let mark = if settled.is_some() { "✓" } else { "⚠" };
        page.line(&format!(
            "\n{mark} {} {what} {}{more}{}",
            quote(&one),
            quote(&two),
            settled.unwrap_or_default()
        ));
    }
    if earlier > 0 {
        page.line(&format!("\nand {} that do not agree", counted(earlier, "earlier pair")));
    }
}

/// How the team has settled a contradiction: why the counts may differ, who says so, and whom it goes by.
fn answer(snapshot: &Snapshot, key: &SeriesKey, pair: &Contradiction) -> Option<String> {
    let lineages = &snapshot.series(key)?.lineages;
    let counts = [pair.earlier_lineage, pair.later_lineage].map(|number| lineages.name(number));
    let settled = snapshot.acknowledged(key, counts)?;
    let author = settled.author.as_deref().filter(|author| !author.is_empty());
    let date = settled.date.map(|date| date.to_string());
    let signed: Vec<&str> = author.into_iter().chain(date.as_deref()).collect();
    let signed = if signed.is_empty() { String::new() } else { format!(" ({})", quote(&signed.join(", "))) };
    let preferred = settled.prefer.as_deref().filter(|prefer| !prefer.is_empty());
    let preferred = preferred.map(|id| {
        let name = snapshot.profile(id).map_or(id, |(_, profile)| &*profile.names.name);
        format!("; we go by {}", quote(name))
    });
    Some(format!(": settled, {}{signed}{}", quote(&settled.reason), preferred.unwrap_or_default()))
}

/// The other articles' figures of the same event: one a story, by value.
fn event(snapshot: &Snapshot, entry: &Entry, figure: &Figure, page: &mut Page) {
    let Some(number) = entry.facts.figures.iter().position(|one| one.span == figure.span) else { return };
    let place = FigurePlace { document: Arc::clone(&entry.path), figure: number as u32 };
    let witnesses = snapshot.event_figures(&place);
    if witnesses.iter().all(|witness| witness.document == entry.path) {
        return;
    }
    page.rule();
    page.line(&format!("one event · articles that tell of it: {}\n", witnesses.len()));
    page.line("| figure | by |\n| --- | --- |");
    for witness in witnesses.iter().take(ROWS) {
        let Some((entry, figure)) = snapshot.figure(witness) else { continue };
        page.line(&format!("| {} | {} |", describe::said(figure), quote(&snapshot.credit(entry, figure))));
    }
    if witnesses.len() > ROWS {
        page.line(&format!("\nand {} more", witnesses.len() - ROWS));
    }
    if witnesses.len() > 1 {
        page.line(&format!("\n{}", snapshot.spread_words(&witnesses)));
    }
}
