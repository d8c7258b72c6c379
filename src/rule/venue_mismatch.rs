//! `venue-mismatch`: a round or meeting placed where neither the articles nor the profiles have it.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use super::{
    Check, Edit, Fix, Level, Related, Rule, Safety,
    telling::{self, Likeness, Weights},
};
use crate::{
    corpus::{Entry, describe},
    extract::{
        Decimal, DocumentKind, Figure, MentionKind, Placed, Reference, lexicon::gazetteer,
        profile::EntityKind,
    },
};

pub(super) static RULE: Rule = Rule {
    name: "venue-mismatch",
    summary: "a round or meeting placed where no article and no profile has it",
    level: Level::Warning,
    in_articles: Level::Off,
    manual: include_str!("venue_mismatch.md"),
    check,
};

fn check(check: &mut Check<'_>) {
    let entry = Arc::clone(check.entry);
    if entry.kind != DocumentKind::Note {
        return;
    }
    for placed in &entry.facts.placed {
        let told = round_of(&entry, placed).is_some_and(|round| against_round(check, placed, round));
        if !told && !against_cited(check, placed) {
            never_named(check, placed);
        }
    }
}

/// The round that a sentence says was held at a place: the only round in it, and the only place where it was held.
fn round_of<'a>(entry: &'a Entry, placed: &Placed) -> Option<&'a Figure> {
    let same = |one: &&Placed| one.sentence == placed.sentence && one.is_held;
    let held = entry.facts.placed.iter().filter(same).count();
    let is_round = |figure: &&Figure| figure.sentence == placed.sentence && &*figure.measure == "round";
    let mut rounds = entry.facts.figures.iter().filter(is_round);
    let round = rounds.next().filter(|figure| figure.process.is_some() && !figure.planned)?;
    (placed.is_held && held == 1 && rounds.next().is_none()).then_some(round)
}

/// A place that somebody has a round at, with where that stands.
type Known = BTreeMap<Arc<str>, (Reference, Vec<Related>)>;

/// Compares with what profile and articles have of the round; whether a finding was told.
fn against_round(check: &mut Check<'_>, placed: &Placed, round: &Figure) -> bool {
    let entry = Arc::clone(check.entry);
    let Some(number) = round.quantity.stated else { return false };
    let mut known = Known::new();
    from_profile(check, round, number, &mut known);
    from_articles(check, &entry, round, number, &mut known);
    if known.is_empty() {
        from_name(check, &entry, round, &mut known);
    }
    if known.is_empty() || !known.values().all(|(place, _)| are_other(check, &placed.place, place)) {
        return false;
    }
    let process = round.process.as_ref().map(|one| check.snapshot.name_of(one)).unwrap_or_default();
    let names: Vec<String> = known.values().map(|(place, _)| check.snapshot.name_of(place)).collect();
    let sources = sources(known.values().map(|(_, related)| related.len()).sum());
    let message = format!(
        "the note places the {} round of {process} in {}, {sources} in {}",
        describe::said(round),
        check.snapshot.name_of(&placed.place),
        names.join(" or ")
    );
    let related = known.values().flat_map(|(_, related)| related.iter().cloned()).take(RELATED).collect();
    let fixes = known.values().map(|(place, _)| fix(check, placed, place)).collect();
    check.find(placed.span, message, related, fixes);
    true
}

/// Related places that a finding shows.
const RELATED: usize = 4;

fn sources(count: usize) -> String {
    match count {
        0 => "its name has it".to_owned(),
        1 => "the corpus has it".to_owned(),
        more => format!("{more} places of the corpus have it"),
    }
}

fn from_profile(check: &mut Check<'_>, round: &Figure, number: Decimal, known: &mut Known) {
    check.report.reads.profiles = true;
    let Some(id) = round.process.as_ref().and_then(|process| check.snapshot.entity_id(process)) else {
        return;
    };
    let Some((entry, profile)) = check.snapshot.profile(&id) else { return };
    let own = profile.rounds.iter().find(|one| Decimal::small(one.number) == number);
    let Some(place) = own.and_then(|round| round.place.clone()).or_else(|| profile.venue.clone()) else {
        return;
    };
    let reference = Reference::Known(Arc::clone(&place));
    let message = format!("{}: held in {}", profile.names.name, check.snapshot.name_of(&reference));
    let related = Related { document: Arc::clone(&entry.path), span: profile.name_span, message };
    known.entry(place).or_insert((reference, Vec::new())).1.push(related);
}

/// Every article that states the round and a place for it in one sentence.
fn from_articles(check: &mut Check<'_>, note: &Entry, round: &Figure, number: Decimal, known: &mut Known) {
    let Some(key) = check.snapshot.series_key(note, round) else { return };
    let series = check.snapshot.series(&key);
    check.report.reads.series.insert(key);
    for stated in series.into_iter().flat_map(|series| series.stating(number)) {
        check.report.reads.documents.insert(Arc::clone(&stated.document));
        let Some((source, figure)) = check.snapshot.figure(stated) else { continue };
        for place in
            source.facts.placed.iter().filter(|place| place.sentence == figure.sentence && place.is_held)
        {
            let Some(id) = check.snapshot.entity_id(&place.place) else { continue };
            let message =
                format!("{} in {}", check.snapshot.name_of(&place.place), telling::credit(check, source));
            let related = Related { document: Arc::clone(&source.path), span: place.span, message };
            known.entry(id).or_insert((place.place.clone(), Vec::new())).1.push(related);
        }
    }
}

/// "the Astana talks" without a profile: the name says where.
fn from_name(check: &Check<'_>, note: &Entry, round: &Figure, known: &mut Known) {
    let own = || note.facts.mentions.iter().filter(|mention| mention.sentence == round.sentence);
    let process =
        own().find(|one| one.kind == MentionKind::Process && Some(&one.reference) == round.process.as_ref());
    let Some(process) = process else { return };
    let inner = own().find(|one| one.kind == MentionKind::Venue && process.span.covers(one.span));
    if let Some((id, venue)) =
        inner.and_then(|venue| Some((check.snapshot.entity_id(&venue.reference)?, venue)))
    {
        known.insert(id, (venue.reference.clone(), Vec::new()));
    }
}

/// A meeting in a place that the cited articles never name, while they have meetings in one other place only.
fn never_named(check: &mut Check<'_>, ours: &Placed) {
    let cited = telling::cited(check, ours.sentence);
    if !ours.is_held || cited.is_empty() {
        return;
    }
    let mut held: BTreeMap<Arc<str>, (Arc<Entry>, Placed)> = BTreeMap::new();
    for source in &cited {
        let places = source.facts.mentions.iter().filter(|one| one.kind != MentionKind::Conflict);
        let named = places.map(|one| &one.reference).chain(&source.facts.dateline);
        if named.into_iter().any(|place| are_related(check, &ours.place, place)) {
            return;
        }
        for place in source.facts.placed.iter().filter(|place| place.is_held) {
            let Some(id) = check.snapshot.entity_id(&place.place) else { return };
            held.entry(id).or_insert_with(|| (Arc::clone(source), place.clone()));
        }
    }
    let (Some((source, theirs)), 1) = (held.values().next(), held.len()) else { return };
    if !are_other(check, &ours.place, &theirs.place) {
        return;
    }
    let (here, there) = (check.snapshot.name_of(&ours.place), check.snapshot.name_of(&theirs.place));
    let credit = telling::credit(check, source);
    let message = format!(
        "the note has a meeting in {here}, which the cited article does not name; it has {there} ({credit})"
    );
    let related = Related {
        document: Arc::clone(&source.path),
        span: theirs.span,
        message: format!("{there} in {credit}"),
    };
    let fixes = vec![fix(check, ours, &theirs.place)];
    check.find(ours.span, message, vec![related], fixes);
}

/// Compares with the sentence of a cited article that tells of the same meeting; whether it agrees or a finding was told.
fn against_cited(check: &mut Check<'_>, ours: &Placed) -> bool {
    let entry = Arc::clone(check.entry);
    let cited = telling::cited(check, ours.sentence);
    if ours.words.len() < 2 {
        return false;
    }
    let mut best: Option<(Likeness, Arc<Entry>, Placed)> = None;
    for source in &cited {
        match nearest(check, &entry, ours, source) {
            Answer::Agrees => return true,
            Answer::Differs(likeness, theirs) if best.as_ref().is_none_or(|best| likeness > best.0) => {
                best = Some((likeness, Arc::clone(source), theirs.clone()));
            }
            _ => {}
        }
    }
    let Some((_, source, theirs)) = best else { return false };
    let (here, there) = (check.snapshot.name_of(&ours.place), check.snapshot.name_of(&theirs.place));
    let credit = telling::credit(check, &source);
    let message = format!("the note places this in {here}, the cited article in {there} ({credit})");
    let related = Related {
        document: Arc::clone(&source.path),
        span: theirs.span,
        message: format!("{there} in {credit}"),
    };
    let fixes = vec![fix(check, ours, &theirs.place)];
    check.find(ours.span, message, vec![related], fixes);
    true
}

/// What an article says of a note's place.
enum Answer<'a> {
    Nothing,
    Agrees,
    Differs(Likeness, &'a Placed),
}

fn nearest<'a>(check: &Check<'_>, note: &Entry, ours: &Placed, source: &'a Entry) -> Answer<'a> {
    let words: Vec<BTreeSet<u32>> =
        source.facts.placed.iter().map(|one| one.words.iter().copied().collect()).collect();
    let weights = Weights::of(words.iter());
    let alike: Vec<(Likeness, &Placed)> = source
        .facts
        .placed
        .iter()
        .zip(&words)
        .map(|(one, words)| (weights.likeness(&ours.words, words), one))
        .filter(|(likeness, one)| {
            likeness.is_alike() && !telling::count_differently((note, ours.sentence), (source, one.sentence))
        })
        .collect();
    let Some(best) = alike.iter().map(|(likeness, _)| *likeness).max() else { return Answer::Nothing };
    let near = || alike.iter().filter(|(likeness, _)| likeness.share * 10 >= best.share * 8);
    let is_copy = best.is_copy();
    let other = |place: &Reference| {
        if is_copy { !are_related(check, &ours.place, place) } else { are_other(check, &ours.place, place) }
    };
    if near().any(|(_, one)| !other(&one.place) || names(source, one.sentence).any(|place| !other(place))) {
        return Answer::Agrees;
    }
    // Of several places in one sentence, the one that the note does not have.
    let kept: BTreeSet<Arc<str>> =
        names(note, ours.sentence).filter_map(|one| check.snapshot.entity_id(one)).collect();
    let differs = alike.iter().filter(|(likeness, one)| {
        let id = check.snapshot.entity_id(&one.place);
        *likeness == best && one.is_held == ours.is_held && id.is_some_and(|id| !kept.contains(&id))
    });
    let mut differs = differs.map(|(likeness, one)| Answer::Differs(*likeness, one));
    if ours.is_held { differs.next().unwrap_or(Answer::Nothing) } else { Answer::Nothing }
}

/// The places that a sentence names, in whatever position.
fn names(entry: &Entry, sentence: u32) -> impl Iterator<Item = &Reference> {
    let first = entry.facts.mentions.partition_point(|mention| mention.sentence < sentence);
    let own = entry.facts.mentions.iter().skip(first).take_while(move |mention| mention.sentence == sentence);
    own.filter(|mention| mention.kind == MentionKind::Venue).map(|mention| &mention.reference)
}

/// Whether two places are known to be different ones: two towns, two countries, or a town and a country that it does
/// not lie in. A hotel, a region, a name that nobody knows may be within the other.
fn are_other(check: &Check<'_>, one: &Reference, other: &Reference) -> bool {
    let kind = |place: &Reference| check.snapshot.entity(place).and_then(|entity| entity.kind);
    let is_town = |kind: Option<EntityKind>| matches!(kind, Some(EntityKind::City | EntityKind::Town));
    let is_country = |kind: Option<EntityKind>| kind == Some(EntityKind::Country);
    let (a, b) = (kind(one), kind(other));
    let same_size = is_town(a) && is_town(b) || is_country(a) && is_country(b);
    let lies_elsewhere = |town: &Reference, country: &Reference| {
        let own = country_of(check, town);
        own.is_some() && own != check.snapshot.entity_id(country)
    };
    !are_related(check, one, other)
        && (same_size
            || is_town(a) && is_country(b) && lies_elsewhere(one, other)
            || is_country(a) && is_town(b) && lies_elsewhere(other, one))
}

/// Whether two places are one, or one is known to lie in the other.
fn are_related(check: &Check<'_>, one: &Reference, other: &Reference) -> bool {
    let (Some(a), Some(b)) = (check.snapshot.entity_id(one), check.snapshot.entity_id(other)) else {
        return true;
    };
    a == b || country_of(check, one).as_ref() == Some(&b) || country_of(check, other).as_ref() == Some(&a)
}

fn country_of(check: &Check<'_>, place: &Reference) -> Option<Arc<str>> {
    let id = check.snapshot.entity_id(place)?;
    let profiled = check.snapshot.profile(&id).and_then(|(_, profile)| profile.place.clone());
    profiled.or_else(|| gazetteer::place_of(&id).map(Arc::from))
}

fn fix(check: &Check<'_>, placed: &Placed, right: &Reference) -> Fix {
    let name = check.snapshot.name_of(right);
    let edit = Edit { document: Arc::clone(&check.entry.path), span: placed.span, new_text: name.clone() };
    Fix { title: format!("Write {name}"), safety: Safety::Choice, edits: vec![edit] }
}
