//! What the team may answer where something was read wrongly, or where sources differ: offered at a place, as what is to
//! hold from then on. Where it is written down is `workspace`'s business.

mod spelled;

use std::{collections::BTreeSet, sync::Arc};

use super::{Reading, Subject, subject_at};
use crate::{
    corpus::{Contradicted, DocPath, Entry, FigurePlace, SeriesKey, Snapshot, describe, slug},
    extract::{
        Date, DocumentKind, EntityId, EvidenceKind, Figure, Mention, MentionKind, Reference,
        figure::measure::MeasureKind, lexicon::name_key, profile::EntityKind,
    },
    text::{Span, fold::fold, nearest::distance, phrase::on_one_line},
};

/// How many others a name, and how many sources a figure, is offered.
const OFFERED: usize = 3;
/// Names that differ by so many letters may be one.
const NEAR: usize = 2;

/// What is to hold from then on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Correction {
    /// These words are no name.
    NotName {
        /// The words.
        name: String,
    },
    /// A name does not mean an entity.
    NotOne {
        /// The name.
        name: String,
        /// Whom it does not mean.
        not: EntityId,
        /// The only document for which this holds, where the name is a part that others use rightly.
        document: Option<DocPath>,
    },
    /// A name is another one of an entity with a profile.
    Alias {
        /// The profile.
        profile: DocPath,
        /// The name.
        alias: String,
    },
    /// An entity gets a profile.
    NewProfile {
        /// Its id: the stem of the profile's file.
        id: EntityId,
        /// What it is.
        kind: EntityKind,
        /// Its name.
        name: String,
        /// Other names.
        aliases: Vec<String>,
    },
    /// A figure is an estimator's.
    Credit {
        /// The document.
        document: DocPath,
        /// The figure's words.
        figure: String,
        /// Which of equal ones in the document, from 1.
        number: u32,
        /// The estimator: an id, or a name that has none.
        source: String,
    },
    /// A document was published on a day.
    Date {
        /// The document.
        document: DocPath,
        /// The day.
        date: Date,
    },
    /// Counts of one thing may differ.
    Acknowledge {
        /// The conflict, process or place that is counted about.
        scope: EntityId,
        /// Its name.
        name: String,
        /// What it is, where it has no profile yet.
        kind: EntityKind,
        /// The measure.
        measure: Arc<str>,
        /// The estimators; none where a count is nobody's.
        estimators: Vec<EntityId>,
        /// What they say.
        reason: String,
        /// The estimator that the team goes by.
        prefer: Option<EntityId>,
    },
}

/// A correction with its title.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// What choosing it does.
    pub title: String,
    /// The correction.
    pub correction: Correction,
    /// The rule of the findings here that it settles.
    pub settles: Option<&'static str>,
}

impl Offer {
    fn new(title: String, correction: Correction) -> Self {
        Self { title, correction, settles: None }
    }
}

/// The corrections that are offered at a byte offset of a document, with the words that they are about. `reading` gives
/// the words of spans; where it has none, nothing is offered.
pub fn corrections(
    snapshot: &Snapshot,
    document: &str,
    offset: u32,
    reading: &Reading<'_>,
) -> Option<(Span, Vec<Offer>)> {
    let entry = snapshot.entry(document)?;
    let subject = subject_at(snapshot, document, offset)?;
    let words = |span: Span| reading(&snapshot.excerpt(entry, span)).map(|words| on_one_line(&words));
    let offers = match subject {
        Subject::Mention { inner, .. } => {
            let mention = entry.facts.mentions.get(inner)?;
            let mut offers = spelled::offers(snapshot, entry, inner as u32);
            offers.extend(of_mention(snapshot, entry, mention, &words(mention.span)?));
            offers
        }
        Subject::Figure { number, .. } => {
            let figure = entry.facts.figures.get(number)?;
            let mut offers = of_dispute(snapshot, entry, number as u32, figure);
            if entry.kind == DocumentKind::Article {
                offers.extend(of_source(snapshot, entry, number, figure, &words)?);
            }
            offers
        }
        Subject::Date(_) if entry.kind == DocumentKind::Article => of_date(entry),
        _ => return None,
    };
    Some((subject.span(entry), offers))
}

fn of_mention(snapshot: &Snapshot, entry: &Arc<Entry>, mention: &Mention, words: &str) -> Vec<Offer> {
    let mut offers = Vec::new();
    if let Some(entity) = snapshot.entity(&mention.reference) {
        let is_own_name = *entity.name == *words;
        let is_part = !words.contains(' ');
        if !is_own_name {
            let document = is_part.then(|| Arc::clone(&entry.path));
            let place = if is_part { " in this document" } else { "" };
            offers.push(Offer::new(
                format!("“{words}” does not mean {}{place}", entity.name),
                Correction::NotOne { name: words.to_owned(), not: entity.id, document },
            ));
        }
    }
    if let Reference::Named(key) = &*mention.reference {
        offers.splice(0..0, same_as(snapshot, key, words));
        offers.extend(new_profiles(snapshot, mention, words));
    }
    offers
        .push(Offer::new(format!("“{words}” is not a name"), Correction::NotName { name: words.to_owned() }));
    offers
}

/// "These two are one": the profiles, then the other names of the corpus, that a name without a profile may belong to.
fn same_as(snapshot: &Snapshot, key: &str, words: &str) -> Vec<Offer> {
    let with_profile = snapshot.profiles().filter_map(|(page, profile)| {
        let names = std::iter::once(&profile.names.name).chain(&profile.names.aliases);
        let rank = names.filter_map(|name| likeness(words, name)).min()?;
        Some((rank, profile.names.name.to_string(), Arc::clone(&page.path)))
    });
    let mut known: Vec<(usize, String, DocPath)> = with_profile.collect();
    known.sort();
    let mut offers: Vec<Offer> = known
        .into_iter()
        .take(OFFERED)
        .map(|(_, name, profile)| {
            let correction = Correction::Alias { profile, alias: words.to_owned() };
            Offer::new(format!("“{words}” is {name}: add it to the profile's aliases"), correction)
        })
        .collect();
    let last = key.rsplit(' ').next().unwrap_or(key);
    let others = snapshot.full_names(&Reference::Short(Arc::from(last)));
    let others =
        others.iter().filter(|name| *name_key(name) != *key && snapshot.profile(&slug(name)).is_none());
    offers.extend(others.take(OFFERED.saturating_sub(offers.len())).map(|other| {
        let (name, alias) =
            if other.chars().count() > words.chars().count() { (&**other, words) } else { (words, &**other) };
        let correction = Correction::NewProfile {
            id: slug(name),
            kind: EntityKind::Person,
            name: name.to_owned(),
            aliases: vec![alias.to_owned()],
        };
        Offer::new(format!("“{words}” and “{other}” are one: new profile"), correction)
    }));
    offers
}

/// How near two names are to being one: they share the last word, one is the other's initials, or few letters differ.
/// The smaller the nearer.
fn likeness(one: &str, two: &str) -> Option<usize> {
    let (a, b) = (fold(one), fold(two));
    if a == b {
        return None;
    }
    let initials = |name: &str| -> String {
        name.split([' ', '-']).filter(|word| word.len() > 3).filter_map(|word| word.chars().next()).collect()
    };
    let is_short_for =
        |short: &str, long: &str| short.len() > 1 && long.contains(' ') && initials(long) == short;
    if is_short_for(&a, &b) || is_short_for(&b, &a) {
        return Some(0);
    }
    let last = |name: &str| name.rsplit(' ').next().unwrap_or_default().to_owned();
    if last(&a) == last(&b) && last(&a).chars().count() > 3 {
        return Some(1);
    }
    let near = a.chars().count().abs_diff(b.chars().count()) <= NEAR && a.chars().count() > 5;
    near.then(|| distance(&a, &b)).filter(|changes| *changes <= NEAR).map(|changes| changes + 1)
}

fn new_profiles(snapshot: &Snapshot, mention: &Mention, words: &str) -> Vec<Offer> {
    let id = slug(words);
    if id.is_empty() || snapshot.profile(&id).is_some() {
        return Vec::new();
    }
    let offer = |(kind, what): &(EntityKind, &str)| {
        let (id, name) = (Arc::clone(&id), words.to_owned());
        let correction = Correction::NewProfile { id, kind: *kind, name, aliases: Vec::new() };
        Offer::new(format!("New profile of “{words}”, {what}"), correction)
    };
    kinds(mention.kind).iter().map(offer).collect()
}

/// What a name that is mentioned so may be, with the words for it.
fn kinds(kind: MentionKind) -> &'static [(EntityKind, &'static str)] {
    match kind {
        MentionKind::Actor => {
            &[(EntityKind::Person, "a person"), (EntityKind::Organisation, "an organisation")]
        }
        MentionKind::Venue => &[(EntityKind::Place, "a place")],
        MentionKind::Process => &[(EntityKind::Process, "a process")],
        MentionKind::Conflict => &[(EntityKind::Conflict, "a conflict")],
    }
}

/// "This figure is X's": the estimators of its series, then the actors that its paragraph names.
fn of_source(
    snapshot: &Snapshot,
    entry: &Arc<Entry>,
    number: usize,
    figure: &Figure,
    words: &dyn Fn(Span) -> Option<String>,
) -> Option<Vec<Offer>> {
    if matches!(
        snapshot.policy().measures.kind(&figure.measure),
        MeasureKind::Ordinal | MeasureKind::Elapsed | MeasureKind::Constant
    ) {
        return Some(Vec::new());
    }
    let said = words(figure.span)?;
    let before = entry.facts.figures.iter().take(number);
    let same = before.filter(|other| words(other.span).as_deref() == Some(&*said)).count();
    let current = figure.source.as_ref().and_then(|source| source.reference.as_ref());
    let current = current.and_then(|one| snapshot.entity_id(one));
    let mut seen: BTreeSet<EntityId> = current.into_iter().collect();
    let mut offers = Vec::new();
    for reference in estimators(snapshot, entry, figure) {
        let Some(entity) = snapshot.entity(&reference).filter(|entity| seen.insert(Arc::clone(&entity.id)))
        else {
            continue;
        };
        let source = match &reference {
            Reference::Known(id) => id.to_string(),
            _ => entity.name.to_string(),
        };
        offers.push(Offer::new(
            format!("{} is {}'s figure", describe::said(figure), entity.name),
            Correction::Credit {
                document: Arc::clone(&entry.path),
                figure: said.clone(),
                number: same as u32 + 1,
                source,
            },
        ));
        if offers.len() == OFFERED {
            break;
        }
    }
    Some(offers)
}

fn estimators(snapshot: &Snapshot, entry: &Entry, figure: &Figure) -> Vec<Reference> {
    let block = |sentence: u32| entry.facts.sentences.get(sentence as usize).map(|place| place.block());
    let here = block(figure.sentence);
    let near = entry
        .facts
        .mentions
        .iter()
        .filter(|mention| mention.kind == MentionKind::Actor && block(mention.sentence) == here);
    let near = near.filter_map(|mention| snapshot.canonical(&mention.reference));
    let key = snapshot.series_key(entry, figure);
    let series = key.and_then(|key| snapshot.series(&key));
    let named = series
        .into_iter()
        .flat_map(|series| series.lineages.lineages.iter())
        .filter_map(|one| one.name.clone());
    named.chain(near).collect()
}

/// "The date is ...": every day that the page offers, the one taken excepted.
fn of_date(entry: &Arc<Entry>) -> Vec<Offer> {
    let reading = &entry.facts.date;
    let days: BTreeSet<Date> = reading
        .evidence
        .iter()
        .filter(|one| !matches!(one.kind, EvidenceKind::Team))
        .map(|one| one.date)
        .filter(|date| reading.date != Some(*date) || reading.contradiction.is_some())
        .collect();
    let offer = |date: Date| {
        let mut offer = Offer::new(
            format!("This was published on {date}: write it into rapporteur.toml"),
            Correction::Date { document: Arc::clone(&entry.path), date },
        );
        offer.settles = Some("undated-article");
        offer
    };
    days.into_iter().map(offer).collect()
}

/// "These counts may differ", and whom the team goes by.
fn of_dispute(snapshot: &Snapshot, entry: &Arc<Entry>, number: u32, figure: &Figure) -> Vec<Offer> {
    let place = FigurePlace { document: Arc::clone(&entry.path), figure: number };
    let Some(key) = snapshot.series_key(entry, figure) else { return Vec::new() };
    let found = snapshot.contradictions(&key).into_iter().find_map(|found| match found {
        Contradicted::Disputed(pair) if pair.earlier == place || pair.later == place => Some(pair),
        _ => None,
    });
    let Some(pair) = found else { return Vec::new() };
    let Some(series) = snapshot.series(&key) else { return Vec::new() };
    let name = |lineage: usize| series.lineages.lineages.get(lineage).and_then(|one| one.name.clone());
    let named = [name(pair.earlier_lineage), name(pair.later_lineage)];
    if snapshot.acknowledged(&key, [named[0].as_ref(), named[1].as_ref()]).is_some() {
        return Vec::new();
    }
    let said = [&pair.earlier, &pair.later].map(|place| snapshot.statement_words(place).unwrap_or_default());
    let offers = acknowledgements(snapshot, &key, &named, &format!("{}; {}", said[0], said[1]));
    offers.unwrap_or_default()
}

fn acknowledgements(
    snapshot: &Snapshot,
    key: &SeriesKey,
    named: &[Option<Reference>; 2],
    reason: &str,
) -> Option<Vec<Offer>> {
    let scope = snapshot.entity(&key.scope)?;
    let kind = scope.kind.unwrap_or(match snapshot.policy().measures.kind(&key.measure) {
        MeasureKind::Ordinal => EntityKind::Process,
        _ => EntityKind::Conflict,
    });
    let estimators: Vec<_> = named.iter().flatten().filter_map(|one| snapshot.entity(one)).collect();
    let both = estimators.len() == named.len();
    let offer = |prefer: Option<&crate::corpus::Entity>| {
        let title = match prefer {
            Some(one) => format!("These counts may differ, and we go by {}: acknowledge it", one.name),
            None => "These counts may differ: acknowledge it".to_owned(),
        };
        let correction = Correction::Acknowledge {
            scope: Arc::clone(&scope.id),
            name: scope.name.to_string(),
            kind,
            measure: Arc::clone(&key.measure),
            estimators: if both {
                estimators.iter().map(|one| Arc::clone(&one.id)).collect()
            } else {
                Vec::new()
            },
            reason: reason.to_owned(),
            prefer: prefer.map(|one| Arc::clone(&one.id)),
        };
        Offer { title, correction, settles: Some("figure-disputed") }
    };
    Some(std::iter::once(offer(None)).chain(estimators.iter().map(|one| offer(Some(one)))).collect())
}
