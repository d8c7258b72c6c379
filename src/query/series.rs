//! A series as it is shown: its figures by date with who says them, its lineages, and what does not agree in it.

use std::sync::Arc;

use super::find::{Meaning, Named, Wanted, find};
use crate::{
    corpus::{
        Contradicted, Entry, FigurePlace, Minority, SeriesKey, Snapshot, Statement, Voice, describe,
        lineage::Contradiction, series::Series,
    },
    extract::{
        Date, Decimal, EntityId, Figure, Period, Qualifier, Reference, Tier, figure::measure::MeasureKind,
    },
    text::{Span, nearest::nearest},
};

/// Somebody or something with a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Party {
    /// Its id, where it has one.
    pub id: Option<EntityId>,
    /// The name to show.
    pub name: Box<str>,
}

/// A figure of a series.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Where it is stated.
    pub place: FigurePlace,
    /// The words there.
    pub span: Span,
    /// What it speaks of; `None` for figures of undated documents.
    pub as_of: Option<Period>,
    /// The day by which it stands in the series; `None` for those that are listed only.
    pub date: Option<Date>,
    /// "more than 280,000".
    pub said: Box<str>,
    /// The hedge.
    pub qualifier: Qualifier,
    /// The number as stated.
    pub stated: Option<Decimal>,
    /// The lowest value that the words allow.
    pub low: Option<Decimal>,
    /// The highest one.
    pub high: Option<Decimal>,
    /// Whom the text credits, where that is a name.
    pub estimator: Option<Party>,
    /// Who published it.
    pub outlet: Box<str>,
    /// Its lineage, as an index into [`Course::lineages`].
    pub lineage: Option<usize>,
    /// What it takes part in, as indices into [`Course::clashes`].
    pub clashes: Vec<usize>,
}

/// Figures of a series that continue one another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Strand {
    /// The estimator; `None` where no text names one.
    pub estimator: Option<Party>,
    /// How many figures it has.
    pub figures: usize,
    /// How it came about, where a profile or its texts tell.
    pub tier: Option<Tier>,
    /// Whether it is the far minority of its series.
    pub minority: Option<Minority>,
}

/// How two figures do not agree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ClashKind {
    /// A total lower than its own lineage said before.
    Fall,
    /// Two figures of one lineage that cannot both be right.
    Conflict,
    /// Two lineages that contradict each other.
    Dispute,
}

impl ClashKind {
    /// The word of the output formats.
    pub fn name(self) -> &'static str {
        match self {
            Self::Fall => "fall",
            Self::Conflict => "conflict",
            Self::Dispute => "dispute",
        }
    }
}

/// Two figures that do not agree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clash {
    /// How.
    pub kind: ClashKind,
    /// The earlier figure, as an index into [`Course::rows`].
    pub earlier: usize,
    /// The later one.
    pub later: usize,
    /// Days between the two.
    pub days: i32,
    /// What else there is to say of two counts: how they came about, who went from one to the other, which is the outlier.
    pub remarks: Vec<String>,
}

/// What the counts of a series say on its last day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Range {
    /// The day.
    pub day: Date,
    /// The lowest count's figure, as an index into [`Course::rows`].
    pub lowest: usize,
    /// The highest one's.
    pub highest: usize,
    /// That of the count which more than half of the outlets give, where there is one.
    pub most: Option<usize>,
    /// All of it in words.
    pub words: String,
}

/// A series with all that there is to show of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Course {
    /// Which series.
    pub key: SeriesKey,
    /// What its figures are about.
    pub scope: Party,
    /// How its figures relate over time.
    pub kind: MeasureKind,
    /// Its figures: dated ones by date, then the undated.
    pub rows: Vec<Row>,
    /// Its lineages, in the order of their first figures.
    pub lineages: Vec<Strand>,
    /// What does not agree: falls, disputes, conflicts.
    pub clashes: Vec<Clash>,
    /// Lowest, highest and what most say, where several counts speak on its last day.
    pub range: Option<Range>,
}

/// A series in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Which series.
    pub key: SeriesKey,
    /// What its figures are about.
    pub scope: Party,
    /// How many figures it has.
    pub figures: usize,
    /// The day of the first dated one.
    pub first: Option<Date>,
    /// The day of the last.
    pub last: Option<Date>,
    /// How many pairs of figures do not agree.
    pub clashes: usize,
}

/// What is asked for; what is `None` is not decided.
#[derive(Debug, Clone, Copy, Default)]
pub struct Question<'a> {
    /// A measure's name, or the words for it.
    pub measure: Option<&'a str>,
    /// An id, a name or an alias of what the figures are about.
    pub scope: Option<&'a str>,
    /// Who is counted.
    pub group: Option<&'a str>,
}

/// What a question leads to.
#[derive(Debug, Clone)]
pub enum Choice {
    /// The one series that fits.
    One(SeriesKey),
    /// All that fit, the fullest first.
    Several(Vec<Listed>),
    /// None: in words, with what else may be meant.
    None(String),
}

impl Course {
    /// A pair that does not agree, in words.
    pub fn clash_words(&self, one: &Clash) -> String {
        let (Some(earlier), Some(later)) = (self.rows.get(one.earlier), self.rows.get(one.later)) else {
            return String::new();
        };
        let what = match one.kind {
            ClashKind::Fall => "later fell to",
            ClashKind::Conflict => "cannot stand beside",
            ClashKind::Dispute => "does not agree with",
        };
        let days = match one.days {
            0 => "the same day".to_owned(),
            1 => "1 day apart".to_owned(),
            days => format!("{days} days apart"),
        };
        let told = format!("{} {what} {}, {days}", earlier.credited(), later.credited());
        [&[told], one.remarks.as_slice()].concat().join("; ")
    }
}

impl Row {
    /// "more than 280,000 (Syrian Observatory for Human Rights in The Gazette, 2016-07-15)".
    pub fn credited(&self) -> String {
        let date = self.as_of.map_or_else(|| "undated".to_owned(), |period| period.to_string());
        let by = match &self.estimator {
            Some(estimator) if estimator.name != self.outlet => {
                format!("{} in {}", estimator.name, self.outlet)
            }
            _ => self.outlet.to_string(),
        };
        format!("{} ({by}, {date})", self.said)
    }
}

/// The course of a series; `None` where there is no such series.
pub fn course(snapshot: &Snapshot, key: &SeriesKey) -> Option<Course> {
    let series = snapshot.series(key)?;
    let statements = snapshot.statements(key);
    let mut rows: Vec<Row> = Vec::new();
    for statement in &statements {
        let Some((entry, figure)) = snapshot.figure(&statement.place) else { continue };
        let mut row = row(snapshot, entry, figure, statement.place.clone());
        row.date = statement.date;
        row.lineage = statement.lineage;
        rows.push(row);
    }
    let clashes = clashes(snapshot, key, &statements, &mut rows);
    let strand = |(number, lineage): (usize, &crate::corpus::Lineage)| Strand {
        estimator: lineage.name.as_ref().map(|name| party(snapshot, name)),
        figures: rows.iter().filter(|row| row.lineage == Some(number)).count(),
        tier: snapshot.tier(key, number),
        minority: lineage.minority,
    };
    let range = rows.iter().filter_map(|row| row.date).max().and_then(|day| range(snapshot, key, day, &rows));
    let lineages = series.lineages.lineages.iter().enumerate().map(strand).collect();
    Some(Course {
        key: key.clone(),
        scope: party(snapshot, &key.scope),
        kind: snapshot.policy().measures.kind(&key.measure),
        rows,
        lineages,
        clashes,
        range,
    })
}

fn range(snapshot: &Snapshot, key: &SeriesKey, day: Date, rows: &[Row]) -> Option<Range> {
    let spread = snapshot.spread(key, day)?;
    let at = |voice: &Voice| rows.iter().position(|row| row.place == voice.place);
    Some(Range {
        day,
        lowest: at(spread.voices.first()?)?,
        highest: at(spread.voices.last()?)?,
        most: spread.most.and_then(|most| at(spread.voices.get(most)?)),
        words: snapshot.spread_of_counts(&spread)?,
    })
}

fn row(snapshot: &Snapshot, entry: &Entry, figure: &Figure, place: FigurePlace) -> Row {
    let estimator = figure.source.as_ref().and_then(|source| source.reference.as_ref());
    Row {
        place,
        span: figure.span,
        as_of: snapshot.as_of(entry, figure),
        date: None,
        said: describe::said(figure).into(),
        qualifier: figure.qualifier,
        stated: figure.quantity.stated,
        low: figure.quantity.low,
        high: figure.quantity.high,
        estimator: estimator.map(|one| party(snapshot, one)),
        outlet: snapshot.outlet(entry).into(),
        lineage: None,
        clashes: Vec::new(),
    }
}

fn party(snapshot: &Snapshot, reference: &Reference) -> Party {
    Party { id: snapshot.entity_id(reference), name: snapshot.name_of(reference).into() }
}

/// The pairs that do not agree, by their rows; the rows learn of them.
fn clashes(snapshot: &Snapshot, key: &SeriesKey, statements: &[Statement], rows: &mut [Row]) -> Vec<Clash> {
    let mut clashes = Vec::new();
    for one in &snapshot.contradictions(key) {
        let (kind, pair): (ClashKind, &Contradiction) = match one {
            Contradicted::Fell(pair) => (ClashKind::Fall, pair),
            Contradicted::Conflicting(pair) => (ClashKind::Conflict, pair),
            Contradicted::Disputed(pair) => (ClashKind::Dispute, pair),
        };
        let at = |place: &FigurePlace| rows.iter().position(|row| row.place == *place);
        let (Some(earlier), Some(later)) = (at(&pair.earlier), at(&pair.later)) else { continue };
        for row in [earlier, later] {
            if let Some(row) = rows.get_mut(row) {
                row.clashes.push(clashes.len());
            }
        }
        let remarks = match kind {
            ClashKind::Dispute => snapshot.remarks(key, pair, &snapshot.switches(statements, pair)),
            ClashKind::Fall | ClashKind::Conflict => Vec::new(),
        };
        clashes.push(Clash { kind, earlier, later, days: pair.days, remarks });
    }
    clashes
}

/// All series, by measure, then the fullest first.
pub fn list(snapshot: &Snapshot) -> Vec<Listed> {
    listed_where(snapshot, &|_| true)
}

/// The series about an entity, in the same order.
pub fn about(snapshot: &Snapshot, id: &EntityId) -> Vec<Listed> {
    listed_where(snapshot, &|key| snapshot.entity_id(&key.scope).as_ref() == Some(id))
}

fn listed_where(snapshot: &Snapshot, is_wanted: &dyn Fn(&SeriesKey) -> bool) -> Vec<Listed> {
    let wanted = snapshot.all_series().filter(|(key, _)| is_wanted(key));
    let mut listed: Vec<Listed> = wanted.map(|(key, series)| listed(snapshot, key, series)).collect();
    listed.retain(|one| one.figures > 0);
    listed.sort_by(|a, b| {
        (&a.key.measure, b.figures, &a.scope.name, &a.key).cmp(&(
            &b.key.measure,
            a.figures,
            &b.scope.name,
            &b.key,
        ))
    });
    listed
}

fn listed(snapshot: &Snapshot, key: &SeriesKey, series: &Series) -> Listed {
    let days = series.days();
    Listed {
        key: key.clone(),
        scope: party(snapshot, &key.scope),
        figures: series.figure_count(),
        first: days.map(|(first, _)| first),
        last: days.map(|(_, last)| last),
        clashes: snapshot.contradictions(key).len(),
    }
}

/// The series that a question means. Where it names no scope, the corpus's usual conflict goes before others; where it
/// names no group, the whole before its parts.
pub fn choose(snapshot: &Snapshot, question: Question<'_>) -> Choice {
    let mut fitting = list(snapshot);
    if let Some(measure) = question.measure {
        let words = folded(measure);
        let is_it = |name: &str| folded(name) == words || folded(&describe::measure_words(name)) == words;
        let before = names_of(&fitting, |one| one.key.measure.to_string());
        fitting.retain(|one| is_it(&one.key.measure));
        if fitting.is_empty() {
            return Choice::None(no_measure(snapshot, measure, &words, &before));
        }
    }
    if let Some(scope) = question.scope {
        let before = names_of(&fitting, |one| one.scope.name.to_string());
        let ids = match find(snapshot, scope, Wanted::Anything) {
            Meaning::One(one) => vec![one.entity.id],
            Meaning::Several(all) => all.into_iter().map(|Named { entity, .. }| entity.id).collect(),
            Meaning::Nobody(alike) => return Choice::None(nobody(scope, &alike)),
        };
        fitting.retain(|one| one.scope.id.as_ref().is_some_and(|id| ids.contains(id)));
        if fitting.is_empty() {
            return Choice::None(format!("there are no figures about `{scope}`{}", offer(scope, &before)));
        }
    }
    if let Some(group) = question.group {
        let before = names_of(&fitting, |one| one.key.group.unwrap_or("all").to_owned());
        fitting.retain(|one| one.key.group.unwrap_or("all").eq_ignore_ascii_case(group));
        if fitting.is_empty() {
            return Choice::None(format!("there are no figures of `{group}`{}", offer(group, &before)));
        }
    }
    narrowed(snapshot, question, fitting)
}

/// What remains to be decided is decided by what is usual; else all of it fits.
fn narrowed(snapshot: &Snapshot, question: Question<'_>, fitting: Vec<Listed>) -> Choice {
    let usual = snapshot.policy().conflict.clone();
    let mut left: Vec<&Listed> = fitting.iter().collect();
    let mut keep = |is_usual: &dyn Fn(&Listed) -> bool| {
        if left.iter().any(|one| is_usual(one)) {
            left.retain(|one| is_usual(one));
        }
    };
    if question.measure.is_some() && question.scope.is_none() && usual.is_some() {
        keep(&|one| one.scope.id == usual);
    }
    if question.measure.is_some() && question.group.is_none() {
        keep(&|one| one.key.group.is_none());
    }
    match left.as_slice() {
        [] => Choice::None("there are no series in this corpus".to_owned()),
        [one] if question.measure.is_some() || fitting.len() == 1 => Choice::One(one.key.clone()),
        _ => Choice::Several(fitting),
    }
}

fn nobody(scope: &str, alike: &[Box<str>]) -> String {
    let hint = if alike.is_empty() { String::new() } else { format!("; did you mean {}?", alike.join(", ")) };
    format!("nothing here is called `{scope}`{hint}")
}

fn names_of(listed: &[Listed], name: impl Fn(&Listed) -> String) -> Vec<String> {
    let mut names: Vec<String> = listed.iter().map(name).collect();
    names.sort();
    names.dedup();
    names
}

/// "; did you mean `deaths`?", or what there is where that is not much.
fn offer(word: &str, names: &[String]) -> String {
    match nearest(word, names.iter().map(String::as_str)) {
        Some(meant) => format!("; did you mean `{meant}`?"),
        None if names.is_empty() || names.len() > 12 => String::new(),
        None => format!("; there are {}", names.join(", ")),
    }
}

fn no_measure(snapshot: &Snapshot, measure: &str, words: &str, names: &[String]) -> String {
    let known = snapshot.policy().measures.kind(words);
    if matches!(known, MeasureKind::Elapsed) {
        return format!("figures of `{measure}` make no series: they are compared with a start");
    }
    format!("there are no figures of `{measure}`{}", offer(measure, names))
}

fn folded(words: &str) -> Arc<str> {
    Arc::from(words.trim().to_lowercase().replace([' ', '_'], "-"))
}
