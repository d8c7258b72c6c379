//! Offices that no profile has: what the cited article calls somebody, against what a note calls them.
//!
//! Deliberately absent: a second office that goes with the first. An article tells one of somebody's offices, and a note may
//! know another: only offices that nobody has at once contradict each other.

use std::sync::Arc;

use super::{
    super::{Check, Related, telling},
    Circle, circle, is_same_post,
};
use crate::{
    corpus::Entry,
    extract::{
        DocumentKind, Reference,
        office::{Held, Office, Post},
    },
};

/// An office that an article gives to somebody.
struct Theirs {
    article: Arc<Entry>,
    office: Office,
    owners: Vec<Circle>,
    who: Reference,
}

/// Compares an office with those that the cited articles give the same person.
pub fn check(check: &mut Check<'_>, entry: &Entry, office: &Office) {
    if entry.kind != DocumentKind::Note || office.title.held == Held::Once {
        return;
    }
    let Some(who) = holder(entry, office) else { return };
    let Some(owners) = circles(check, office) else { return };
    let all = offices(check, office.sentence);
    let (own, others): (Vec<&Theirs>, Vec<&Theirs>) = all.iter().partition(|one| one.who == who);
    let agrees =
        |one: &&&Theirs| is_same_post(one.office.title, office.title) && (may_meet(&one.owners, &owners));
    let is_past = own.iter().any(|one| one.office.title.held == Held::Once);
    if own.is_empty() || is_past || own.iter().any(|one| agrees(&one)) {
        return;
    }
    if let Some(one) = own.iter().find(|one| clashes(one, office, &owners)) {
        tell(check, office, &who, one, None);
        return;
    }
    // Somebody else's: the article gives this very office to another, and to this one an office of others, or one of the
    // same state, which has one holder of each.
    let is_apart = own.iter().all(|one| is_known_apart(&one.owners, &owners));
    let is_exclusive = own.iter().all(|one| has_one_holder_each(one, office));
    let other = others.iter().find(|one| {
        let is_theirs =
            meet(&one.owners, &owners) || is_exclusive && one.owners.is_empty() && owners.is_empty();
        one.office.title.held == Held::Now
            && is_same_post(one.office.title, office.title)
            && is_theirs
            && !is_one_name(check, &one.who, &who)
    });
    if let (Some(other), Some(first), true) = (other, own.first(), is_apart || is_exclusive) {
        tell(check, office, &who, first, Some(other));
    }
}

/// The offices that the cited articles give.
fn offices(check: &mut Check<'_>, sentence: u32) -> Vec<Theirs> {
    let mut all = Vec::new();
    for article in telling::cited(check, sentence) {
        for office in &article.facts.offices {
            let Some(who) = holder(article, office) else { continue };
            // Whose owner nobody knows, that office may be anybody's.
            let owners = circles(check, office).unwrap_or_default();
            all.push(Theirs { article: Arc::clone(article), office: office.clone(), owners, who });
        }
    }
    all
}

fn holder(entry: &Entry, office: &Office) -> Option<Reference> {
    let mention = entry.facts.mentions.iter().find(|mention| mention.span == office.name)?;
    Some(Reference::clone(&mention.reference))
}

/// Whose an office is; `None` where one of them is not known.
fn circles(check: &Check<'_>, office: &Office) -> Option<Vec<Circle>> {
    office.owners.iter().map(|owner| circle::of(check, owner)).collect()
}

fn meet(one: &[Circle], other: &[Circle]) -> bool {
    one.iter().any(|one| other.iter().any(|other| one.meets(other)))
}

fn may_meet(one: &[Circle], other: &[Circle]) -> bool {
    one.is_empty() || other.is_empty() || meet(one, other)
}

fn is_known_apart(one: &[Circle], other: &[Circle]) -> bool {
    !may_meet(one, other)
}

/// Whether nobody has both offices at once.
fn clashes(theirs: &Theirs, office: &Office, owners: &[Circle]) -> bool {
    let (ours, said) = (office.title, theirs.office.title);
    let (a, b) = (ours.post.plainly(), said.post.plainly());
    if a == b {
        let is_rank = ours.is_deputy != said.is_deputy
            && ours.held == said.held
            && (a.is_of_state() || matches!(a, Post::Governor | Post::SecretaryGeneral))
            && may_meet(&theirs.owners, owners);
        return is_rank || ours.is_deputy == said.is_deputy && is_of_others(a, &theirs.owners, owners);
    }
    // Who stands in for somebody has another office too.
    if [ours, said].iter().any(|title| title.held == Held::Acting) {
        return false;
    }
    let is_one_job = |post: Post| post.is_of_state() || matches!(post, Post::Ambassador | Post::Spokesman);
    let is_plain = |post: Post, plain: bool| plain || !post.is_of_state();
    is_one_job(a)
        && is_one_job(b)
        && is_plain(a, ours.is_plain)
        && is_plain(b, said.is_plain)
        && !a.combines_with(b)
        && may_meet(&theirs.owners, owners)
}

/// Whether the two are different plain posts of a state, each of which one person has at a time.
fn has_one_holder_each(theirs: &Theirs, office: &Office) -> bool {
    let is_plain = |one: &Office| {
        let title = one.title;
        title.post.is_of_state() && title.is_plain && !title.is_deputy && title.held == Held::Now
    };
    is_plain(&theirs.office) && is_plain(office) && !is_same_post(theirs.office.title, office.title)
}

/// Whether one post of two owners is two posts. What somebody is the head of has many names, and a nationality stands where
/// an owner does; an envoy may be of two organisations.
fn is_of_others(post: Post, theirs: &[Circle], ours: &[Circle]) -> bool {
    let of_country = |all: &[Circle]| all.iter().any(|one| one.country.is_some());
    let of_countries = of_country(theirs) && of_country(ours);
    is_known_apart(theirs, ours)
        && match post {
            Post::Head | Post::Adviser => false,
            Post::Commander | Post::Governor | Post::Legislator => of_countries,
            Post::Spokesman => true,
            _ => of_country(theirs) || of_country(ours),
        }
}

/// Whether two references may be one person: they share their last name.
fn is_one_name(check: &Check<'_>, one: &Reference, other: &Reference) -> bool {
    let last = |who: &Reference| {
        let name = check.snapshot.name_of(who).to_lowercase();
        name.rsplit(' ').next().map(str::to_owned)
    };
    last(one) == last(other)
}

fn tell(check: &mut Check<'_>, office: &Office, who: &Reference, theirs: &Theirs, other: Option<&Theirs>) {
    let mention = check.entry.facts.mentions.iter().find(|mention| mention.span == office.name);
    let name = check.snapshot.name_of(mention.map_or(who, |mention| &mention.reference));
    let credit = telling::credit(check, &theirs.article);
    let theirs_words = in_words(check, &theirs.office);
    let mut message = format!(
        "{name} is called {} here, the cited article ({credit}) says {theirs_words}",
        in_words(check, office)
    );
    let mut related = vec![Related {
        document: Arc::clone(&theirs.article.path),
        span: theirs.office.span.join(theirs.office.name),
        message: format!("{name}: {theirs_words}"),
    }];
    if let Some(other) = other {
        let holder = check.snapshot.name_of(&other.who);
        message.push_str(&format!("; it gives that office to {holder}"));
        related.push(Related {
            document: Arc::clone(&other.article.path),
            span: other.office.span.join(other.office.name),
            message: format!("{holder} in {credit}"),
        });
    }
    let is_before = office.span.end <= office.name.start;
    let span = if is_before { office.span.join(office.name) } else { office.span };
    check.find(span, message, related, Vec::new());
}

/// "deputy foreign minister of Kazakhstan".
fn in_words(check: &Check<'_>, office: &Office) -> String {
    let deputy = if office.title.is_deputy { "deputy " } else { "" };
    let owners: Vec<String> = office.owners.iter().map(|owner| check.snapshot.name_of(owner)).collect();
    let of = if owners.is_empty() { String::new() } else { format!(" of {}", owners.join(" and ")) };
    let acting = if office.title.held == Held::Acting { "acting " } else { "" };
    format!("{acting}{deputy}{}{of}", office.title.post.name())
}
