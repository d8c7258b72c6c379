//! Events across documents: which articles tell of one event, and where their tolls cannot both be right.
//!
//! Scenes meet under their day and each of their places. They are of one event if their kinds may be one and enough of
//! their words are alike; where a text tells of two such scenes, nobody knows which is meant, and nothing is said.

mod toll;

use std::{
    cell::LazyCell,
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use super::{DocPath, Entry, FigurePlace, Snapshot, sorted::Sorted};
use crate::extract::{Date, DocumentKind, Figure, Reference, Scene, Scope};
use toll::{Toll, hedged};

/// How many scenes of one day and place are looked at, the first by path: where more meet, it is no single event.
const WIDEST: usize = 64;
/// How much must be alike in two scenes whose days are said at the figures ...
const ALIKE: usize = 2;
/// ... and where one is only taken from the article's date.
const ALIKE_UNSAID: usize = 3;

/// The day and one of the places of an event.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EventKey {
    /// The day.
    pub day: Date,
    /// A place that the text names.
    pub place: Reference,
}

/// A scene of a document.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ScenePlace {
    /// The document.
    pub document: DocPath,
    /// The scene's number in [`crate::extract::Facts::scenes`].
    pub scene: u32,
}

/// Scenes of articles by day and place.
pub(super) type Events = Sorted<(EventKey, ScenePlace)>;

/// Two figures of one event that cannot both be right, as one of the two articles sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventDispute {
    /// The figure of the article that was asked.
    pub own: FigurePlace,
    /// The figure that it contradicts the most.
    pub other: FigurePlace,
    /// All witnesses' figures of the event: one a story, by value and place.
    pub witnesses: Vec<FigurePlace>,
}

/// A scene with those that are of its event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Around {
    /// The scene.
    pub own: ScenePlace,
    /// The scenes of other articles that are of the same event, by path.
    pub same: Vec<ScenePlace>,
    /// The same for each of these.
    pub theirs: BTreeMap<ScenePlace, Vec<ScenePlace>>,
}

/// The keys under which a document's scenes are found.
pub(super) fn keys(entry: &Entry) -> Vec<(EventKey, ScenePlace)> {
    if entry.kind != DocumentKind::Article {
        return Vec::new();
    }
    let scenes = (0..).zip(&entry.facts.scenes);
    scenes
        .flat_map(|(number, scene)| {
            let place = ScenePlace { document: Arc::clone(&entry.path), scene: number };
            keys_of(scene).map(move |key| (key, place.clone()))
        })
        .collect()
}

/// The keys under which a scene is found.
pub fn keys_of(scene: &Scene) -> impl Iterator<Item = EventKey> {
    scene.places.iter().map(|place| EventKey { day: scene.day, place: place.clone() })
}

impl Snapshot {
    /// A scene.
    pub fn scene(&self, place: &ScenePlace) -> Option<(&Arc<Entry>, &Scene)> {
        let entry = self.documents.get(&place.document)?;
        Some((entry, entry.facts.scenes.get(place.scene as usize)?))
    }

    /// The scene that a figure of a document belongs to.
    pub fn scene_of(&self, place: &FigurePlace) -> Option<ScenePlace> {
        let scenes = &self.documents.get(&place.document)?.facts.scenes;
        let number = (0..).zip(scenes).find(|(_, scene)| scene.figures().contains(&place.figure))?.0;
        Some(ScenePlace { document: Arc::clone(&place.document), scene: number })
    }

    /// The scenes of other articles that are of the same event, one of each article, by path.
    pub fn same_event(&self, own: &ScenePlace) -> Vec<ScenePlace> {
        let Some((entry, scene)) = self.scene(own) else { return Vec::new() };
        let mut near: BTreeSet<&ScenePlace> = BTreeSet::new();
        for key in keys_of(scene) {
            let from = (key.clone(), ScenePlace { document: Arc::from(""), scene: 0 });
            let under = self.events.from(from).take_while(|(found, _)| *found == key);
            near.extend(under.take(WIDEST).map(|(_, place)| place));
        }
        let others = near.into_iter().filter(|other| other.document != entry.path);
        let same = others.filter(|other| {
            self.scene(other).is_some_and(|(their, other)| {
                is_one_event(scene, other)
                    && !has_rival(entry, scene, other)
                    && !has_rival(their, other, scene)
            })
        });
        same.cloned().collect()
    }

    /// A scene and those of other articles that are of the same event, each with the scenes that are of its event.
    pub fn around(&self, own: &ScenePlace) -> Around {
        let same = self.same_event(own);
        let theirs = same.iter().map(|place| (place.clone(), self.same_event(place)));
        let theirs: BTreeMap<ScenePlace, Vec<ScenePlace>> = theirs.collect();
        Around { own: own.clone(), same, theirs }
    }

    /// What an article's scene says that other articles' figures of the same event cannot be: at most one for each
    /// measure and group. The two that differ the most stand for the event, and each is told of the other.
    pub fn event_disputes(&self, around: &Around) -> Vec<EventDispute> {
        let Around { own, same: others, theirs: nears } = around;
        let tolls = self.tolls(own);
        let disputes = tolls.iter().filter_map(|toll| {
            let other = self.opponent(own, toll, others)?;
            // Of several pairs only the one is told of which each is the other's farthest.
            let theirs = self.tolls(&other.scene).into_iter().find(|theirs| theirs.is_of(toll))?;
            let near = nears.get(&other.scene)?;
            let back = self.opponent(&other.scene, &theirs, near)?;
            // Both sides count the same witnesses.
            let all: BTreeSet<&ScenePlace> = others.iter().chain(near).collect();
            (back.scene == *own).then(|| EventDispute {
                own: toll.place.clone(),
                other: other.place.clone(),
                witnesses: self.witnesses(&[toll, &other], all),
            })
        });
        disputes.collect()
    }

    /// What the articles that tell of an event give for a toll, one figure a story, by value and place.
    pub fn event_figures(&self, own: &FigurePlace) -> Vec<FigurePlace> {
        let Some(scene) = self.scene_of(own) else { return Vec::new() };
        let Some((_, figure)) = self.figure(own) else { return Vec::new() };
        let is_same = |toll: &Toll| {
            toll.measure == figure.measure
                && toll.values.iter().any(|value| value.stated == figure.quantity.stated)
        };
        let Some(toll) = self.tolls(&scene).into_iter().find(is_same) else { return Vec::new() };
        let mut witnesses = self.witnesses(&[&toll], &self.same_event(&scene));
        // Notes are no witnesses, though one may ask what they say.
        let is_article = |path: &DocPath| {
            self.documents.get(path).is_some_and(|entry| entry.kind == DocumentKind::Article)
        };
        witnesses.retain(|place| is_article(&place.document));
        witnesses
    }

    /// The tolls of a scene, one for each measure and group.
    fn tolls(&self, place: &ScenePlace) -> Vec<Toll> {
        let Some((entry, scene)) = self.scene(place) else { return Vec::new() };
        let mut tolls: Vec<Toll> = Vec::new();
        for number in scene.figures() {
            let Some(figure) = entry.facts.figures.get(*number as usize) else { continue };
            if figure.quantity.stated.is_none() {
                continue;
            }
            let is_title = entry.facts.headings.iter().any(|heading| heading.span.covers(figure.span));
            let own = Toll {
                is_title,
                scene: place.clone(),
                place: FigurePlace { document: Arc::clone(&entry.path), figure: *number },
                measure: Arc::clone(&figure.measure),
                noun: figure.noun.clone(),
                group: figure.group,
                values: vec![hedged(entry, figure)],
            };
            match tolls.iter_mut().find(|toll| toll.is_of(&own)) {
                Some(toll) => toll.add(own),
                None => tolls.push(own),
            }
        }
        tolls
    }

    /// The toll of another article that contradicts this one the most.
    fn opponent(&self, own: &ScenePlace, toll: &Toll, others: &[ScenePlace]) -> Option<Toll> {
        // Most scenes have nothing against them: what else the story was told by is asked when something has.
        let story = LazyCell::new(|| self.told_by(&own.document));
        let is_apart = |other: &DocPath| !story.contains(other) || self.are_editions(&own.document, other);
        let tolls = others.iter().flat_map(|other| self.tolls(other));
        let tolls = tolls.filter(|other| other.is_of(toll) && toll.contradicts(other));
        let tolls = tolls.filter(|other| !self.is_part(other) && !self.is_part(toll));
        let against = tolls.filter(|other| self.is_dispute(toll, other) && is_apart(&other.scene.document));
        // Of equals the first by path.
        against.max_by(|one, two| {
            let (near, far) = (toll.distance(one), toll.distance(two));
            near.cmp(&far).then_with(|| two.place.cmp(&one.place))
        })
    }

    /// Whether two articles are editions of one story, of one day, that differ in more than one slip: which of them is the
    /// later one, nobody knows.
    pub fn are_editions(&self, one: &str, two: &str) -> bool {
        let day = |path: &str| self.documents.get(path).and_then(|entry| entry.facts.date.date);
        day(one).is_some()
            && day(one) == day(two)
            && self.told_by(one).contains(two)
            && self.slips(one).iter().all(|(_, other)| *other.document != *two)
    }

    /// Whether two tolls that contradict each other are a dispute: not where one article reports the other's number too,
    /// and not where the higher one is later or a new toll.
    fn is_dispute(&self, one: &Toll, two: &Toll) -> bool {
        let (Some((a, x)), Some((b, y))) = (self.scene(&one.scene), self.scene(&two.scene)) else {
            return false;
        };
        let (Some(first), Some(second)) = (a.facts.date.date, b.facts.date.date) else { return false };
        let (lower, higher, is_raised) = if one.stated() < two.stated() {
            (first, second, y.is_update)
        } else {
            (second, first, x.is_update)
        };
        let is_revised =
            higher < lower && if one.stated() < two.stated() { x.is_update } else { y.is_update };
        higher <= lower && !is_raised && !is_revised && !one.is_told_by(b, y) && !two.is_told_by(a, x)
    }

    /// Whether the article gives more than this toll elsewhere, of what may be the same event: then it may be a part only.
    fn is_part(&self, toll: &Toll) -> bool {
        let Some((entry, scene)) = self.scene(&toll.scene) else { return true };
        let is_more = |figure: &Figure| {
            let is_event = matches!(figure.scope, Scope::Event(_));
            is_event && figure.measure == toll.measure && figure.quantity.stated > toll.stated()
        };
        let figures = (0..).zip(&entry.facts.figures);
        figures.filter(|(_, figure)| is_more(figure)).any(|(number, figure)| {
            let theirs = entry.facts.scenes.iter().find(|other| other.figures().contains(&number));
            theirs.map_or_else(
                || !is_apart_from(entry, toll, scene, figure),
                |theirs| may_be_one(scene, theirs),
            )
        })
    }

    /// The figures of an event, one a story, by value and place: those of the tolls, and what other scenes give.
    fn witnesses<'a>(
        &self,
        tolls: &[&Toll],
        others: impl IntoIterator<Item = &'a ScenePlace>,
    ) -> Vec<FigurePlace> {
        let Some(first) = tolls.first() else { return Vec::new() };
        let mut stories: BTreeSet<DocPath> =
            tolls.iter().map(|toll| self.story_of(&toll.scene.document)).collect();
        let mut found: Vec<Toll> = tolls.iter().copied().cloned().collect();
        for other in others {
            let theirs = self.tolls(other).into_iter().find(|theirs| theirs.is_of(first));
            if let Some(theirs) = theirs
                && !self.is_part(&theirs)
                && stories.insert(self.story_of(&other.document))
            {
                found.push(theirs);
            }
        }
        found.sort_by(|a, b| (a.stated(), &a.place).cmp(&(b.stated(), &b.place)));
        found.into_iter().map(|toll| toll.place).collect()
    }
}

/// Whether two scenes are of one event.
fn is_one_event(one: &Scene, two: &Scene) -> bool {
    if one.day != two.day || !one.is_of_possible_kind(two) || !one.is_at_place_of(two) {
        return false;
    }
    let likeness = one.likeness(two);
    let least = if one.is_said && two.is_said { ALIKE } else { ALIKE_UNSAID };
    likeness.words > 0 && likeness.sum() >= least
}

/// Whether two scenes of one text may be of one event, or one of them of a part of the other.
fn may_be_one(one: &Scene, two: &Scene) -> bool {
    one == two
        || one.day == two.day
            && one.is_of_possible_kind(two)
            && one.places.iter().any(|place| two.places.contains(place))
}

/// Whether a figure without a scene is told of another day or place than a toll, or of raids all over a country of which the
/// toll is that of one town: then the tolls of that town may be compared.
fn is_apart_from(entry: &Entry, toll: &Toll, scene: &Scene, figure: &Figure) -> bool {
    const MANIFOLD: &[&str] = &["raid", "strike", "shelling", "battle", "fighting", "offensive"];
    let Scope::Event(event) = &figure.scope else { return true };
    let is_other_day = event.date.is_some_and(|period| !(period.from <= scene.day && scene.day <= period.to));
    let Some(own) = entry.facts.figures.get(toll.place.figure as usize) else { return false };
    let is_lead =
        figure.sentence < own.sentence && event.what.is_some_and(|what| MANIFOLD.contains(&what.name()));
    let mut near = entry.facts.mentions.iter().filter(|mention| mention.sentence == own.sentence);
    let names_town = near.any(|mention| scene.places.contains(&mention.reference));
    is_other_day
        || match &event.place {
            Some(place) => !scene.places.contains(place),
            None => is_lead && names_town,
        }
}

/// Whether another scene of the same text could as well be the one that is meant.
fn has_rival(entry: &Entry, scene: &Scene, other: &Scene) -> bool {
    // A scene whose day or place is only inferred is weighed by its words: it may be the better one, or none at all.
    let is_as_near = |rival: &Scene| {
        !scene.is_inherited && !rival.is_inherited
            || rival.likeness(other).sum() >= scene.likeness(other).sum()
    };
    let could_be = |rival: &Scene| {
        rival != scene
            && rival.day == other.day
            && rival.is_of_possible_kind(other)
            && rival.places.iter().any(|place| other.places.contains(place))
            && is_as_near(rival)
    };
    entry.facts.scenes.iter().any(could_be)
}
