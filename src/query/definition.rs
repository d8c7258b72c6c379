//! Go to: where an entity is introduced, where a figure comes from, what a citation cites, which profile declares.

use std::sync::Arc;

use super::{Subject, Target, subject_at};
use crate::{
    corpus::{Cited, Entry, FigurePlace, Introduction, Snapshot},
    extract::{DocumentKind, EntityId, Figure, Mention, MentionKind, Reference, Scope},
    text::Span,
};

/// The one place that the subject at `offset` leads to: the corpus's introduction of an entity, the cited article of a
/// citation, the cited article's sentence (else the earliest article's) with the figure.
pub fn definition(snapshot: &Snapshot, document: &str, offset: u32) -> Option<Target> {
    let entry = snapshot.entry(document)?;
    let subject = subject_at(snapshot, document, offset)?;
    let origin = subject.span(entry);
    match subject {
        Subject::Mention { .. } | Subject::Description(_) => {
            let mention = subject.mention(entry)?;
            introduction(snapshot, &mention.reference, origin)
                .or_else(|| profile(snapshot, &mention.reference, origin))
        }
        Subject::Citation(number) => cited(snapshot, entry, number, origin),
        Subject::Figure { number, .. } => figure_source(snapshot, entry, number, origin),
        Subject::Date(_) | Subject::Suppression(_) => None,
    }
}

/// The profile that declares the entity at `offset`.
pub fn declaration(snapshot: &Snapshot, document: &str, offset: u32) -> Option<Target> {
    let entry = snapshot.entry(document)?;
    let subject = subject_at(snapshot, document, offset)?;
    let inner = &subject.mention(entry)?.reference;
    let origin = subject.span(entry);
    let around = || {
        let Subject::Mention { outer, .. } = subject else { return None };
        profile(snapshot, &entry.facts.mentions.get(outer?)?.reference, origin)
    };
    profile(snapshot, inner, origin).or_else(around)
}

/// The profiles of what the subject at `offset` is of: of a person or group those whom it acts for at the date that the text
/// speaks of, of a place the talks held there, of a name within the name of talks those talks, of a figure what it is about.
/// Where there is no profile, the introduction.
pub fn type_definitions(snapshot: &Snapshot, document: &str, offset: u32) -> Vec<Target> {
    let Some(entry) = snapshot.entry(document) else { return Vec::new() };
    let Some(subject) = subject_at(snapshot, document, offset) else { return Vec::new() };
    let origin = subject.span(entry);
    let kinds: Vec<Reference> = match subject {
        Subject::Figure { number, .. } => about(snapshot, entry, number).into_iter().collect(),
        Subject::Mention { outer: Some(outer), .. } => {
            let outer = entry.facts.mentions.get(outer).into_iter();
            outer.map(|outer| Reference::clone(&outer.reference)).collect()
        }
        _ => subject.mention(entry).map(|mention| acts_for(snapshot, entry, mention)).unwrap_or_default(),
    };
    let place =
        |kind: &Reference| profile(snapshot, kind, origin).or_else(|| introduction(snapshot, kind, origin));
    let mut targets: Vec<Target> = kinds.iter().filter_map(place).collect();
    targets.dedup();
    targets
}

/// What a figure is about.
fn about(snapshot: &Snapshot, entry: &Entry, number: usize) -> Option<Reference> {
    let figure = entry.facts.figures.get(number)?;
    let named = || match &figure.scope {
        Scope::Entity(reference) => Some(reference.clone()),
        Scope::TheConflict => snapshot.conflict_of(entry),
        Scope::Event(event) => event.place.clone(),
        Scope::Unknown => None,
    };
    figure.process().cloned().or_else(named)
}

/// Whom or what a mention belongs to: the body of the role held at the date, the affiliation, the talks of a place; talks
/// and conflicts are of their own kind.
fn acts_for(snapshot: &Snapshot, entry: &Entry, mention: &Mention) -> Vec<Reference> {
    if matches!(mention.kind, MentionKind::Process | MentionKind::Conflict) {
        return vec![Reference::clone(&mention.reference)];
    }
    let Some(id) = snapshot.entity_id(&mention.reference) else { return Vec::new() };
    let when = snapshot.spoken_of(entry, mention.sentence);
    let page = snapshot.profile(&id).map(|(_, profile)| profile.as_ref());
    let role = page.and_then(|page| page.role_at(when)).and_then(|role| role.of.clone());
    let mut bodies: Vec<EntityId> = role.into_iter().collect();
    bodies.extend(page.and_then(|page| page.affiliation.clone()));
    if bodies.is_empty() {
        bodies.extend(snapshot.talks_at(&id).into_iter().map(|(_, profile)| profile.names.id.clone()));
    }
    let mut seen = Vec::new();
    for body in bodies {
        if !seen.contains(&body) {
            seen.push(body);
        }
    }
    seen.into_iter().map(Reference::Known).collect()
}

/// Every other introduction of the entity at `offset`: those of the articles behind the first, by date.
pub fn implementations(snapshot: &Snapshot, document: &str, offset: u32) -> Vec<Target> {
    let Some(entry) = snapshot.entry(document) else { return Vec::new() };
    let Some(subject) = subject_at(snapshot, document, offset) else { return Vec::new() };
    let Some(mention) = subject.mention(entry) else { return Vec::new() };
    let origin = subject.span(entry);
    let others = snapshot.introductions(&mention.reference).skip(1);
    others.map(|one| target(one, origin)).collect()
}

fn target(found: Introduction, origin: Span) -> Target {
    Target { document: found.document, span: found.span, context: found.sentence.span, origin }
}

fn introduction(snapshot: &Snapshot, reference: &Reference, origin: Span) -> Option<Target> {
    Some(target(snapshot.introduction(reference)?, origin))
}

fn profile(snapshot: &Snapshot, reference: &Reference, origin: Span) -> Option<Target> {
    let id = snapshot.entity_id(reference)?;
    let (entry, profile) = snapshot.profile(&id)?;
    let context = entry.lines.line(entry.lines.line_of(profile.name_span.start));
    Some(Target {
        document: Arc::clone(&entry.path),
        span: profile.name_span,
        context: context.join(profile.name_span),
        origin,
    })
}

fn cited(snapshot: &Snapshot, entry: &Entry, number: usize, origin: Span) -> Option<Target> {
    let citation = entry.facts.citations.get(number)?;
    let (path, heading) = match snapshot.resolve_citation(&entry.path, citation) {
        Cited::Document(path, heading) => (path, heading),
        Cited::NoHeading(path) => (path, None),
        Cited::Ambiguous(paths) => (paths.into_iter().next()?, None),
        Cited::Outside | Cited::Nothing => return None,
    };
    let target = snapshot.entry(&path)?;
    let wanted = heading
        .and_then(|number| target.facts.headings.get(number))
        .or_else(|| target.facts.headings.first());
    let first_line = target.lines.line(target.lines.line_of(target.facts.body_start));
    let span = wanted.map_or(first_line, |heading| heading.span);
    Some(Target { document: path, span, context: span, origin })
}

fn figure_source(snapshot: &Snapshot, entry: &Arc<Entry>, number: usize, origin: Span) -> Option<Target> {
    let figure = entry.facts.figures.get(number)?;
    let target = |place: &FigurePlace| {
        let (entry, figure) = snapshot.figure(place)?;
        let context = entry.facts.sentence(figure.sentence);
        Some(Target { document: Arc::clone(&entry.path), span: figure.span, context, origin })
    };
    if entry.kind != DocumentKind::Article {
        let cited = snapshot.cited_by(entry, figure.sentence);
        if let Some(place) = cited.iter().find_map(|path| same_figure(snapshot, path, figure)) {
            return target(&place);
        }
    }
    let series = snapshot.series(&snapshot.series_key(entry, figure)?)?;
    series.stating(figure.quantity.stated).next().and_then(target)
}

/// The figure of a document that states the same: same measure and value, the scope too where both know it.
pub(super) fn same_figure(snapshot: &Snapshot, document: &str, figure: &Figure) -> Option<FigurePlace> {
    let entry = snapshot.entry(document)?;
    let fits = |other: &Figure| {
        other.measure == figure.measure
            && other.quantity.stated == figure.quantity.stated
            && other.process() == figure.process()
    };
    let known = |scope: &Scope| !matches!(scope, Scope::Unknown);
    let numbered = || entry.facts.figures.iter().enumerate().filter(|(_, other)| fits(other));
    let same_scope = numbered().find(|(_, other)| other.scope == figure.scope && known(&other.scope));
    let (number, _) = same_scope.or_else(|| numbered().next())?;
    Some(FigurePlace { document: Arc::clone(&entry.path), figure: number as u32 })
}
