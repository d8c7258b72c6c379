//! `role-mismatch`: a role or country that an actor did not have at the date that the text speaks of.

use std::sync::Arc;

use super::{Check, Edit, Fix, Level, Related, Rule, Safety, telling};
use crate::{
    corpus::{Entry, Snapshot},
    extract::{
        DayRole, DocumentKind, EntityId, Period, Reference,
        date::days_between,
        lexicon::gazetteer,
        office::{self, Office, Post, Standing},
        profile::{EntityKind, Profile, Role},
    },
    text::Span,
};

pub(super) static RULE: Rule = Rule {
    name: "role-mismatch",
    summary: "a role or country that an actor did not have at the date",
    level: Level::Warning,
    in_articles: Level::Information,
    manual: include_str!("role_mismatch.md"),
    check,
};

/// Days around a change of office in which either may be called by it.
const SLACK: i32 = 14;
/// Affiliations that are followed from an office to its state.
const DEPTH: usize = 3;

fn check(check: &mut Check<'_>) {
    let entry = Arc::clone(check.entry);
    if !matches!(entry.kind, DocumentKind::Article | DocumentKind::Note) || entry.facts.offices.is_empty() {
        return;
    }
    check.report.reads.profiles = true;
    for office in &entry.facts.offices {
        let dates = dates(check, &entry, office);
        let Some(clash) =
            Held::of(check.snapshot, office).and_then(|held| held.clash(&entry, office, &dates))
        else {
            continue;
        };
        tell(check, office, &dates, &clash);
    }
}

/// The dates that a sentence speaks of: said, else those of the document; in an article, both.
fn dates(check: &mut Check<'_>, entry: &Entry, office: &Office) -> Vec<Period> {
    let own = entry.facts.dated.iter().filter(|one| one.sentence == office.sentence);
    let said = own.filter(|one| one.role != DayRole::Bound).filter_map(|one| one.period);
    let mut dates: Vec<Period> = said.collect();
    let is_article = entry.kind == DocumentKind::Article;
    if dates.is_empty() || is_article {
        telling::cited(check, office.sentence);
        dates.extend(check.snapshot.spoken_of(entry, office.sentence));
    }
    if dates.is_empty() && office.is_present {
        dates.extend(entry.facts.date.date.map(Period::day));
    }
    dates
}

/// A role of a profile, read.
#[derive(Clone, Copy)]
struct Known<'a> {
    role: &'a Role,
    post: Option<(Post, Standing)>,
    state: Option<&'a str>,
}

impl Known<'_> {
    fn covers(&self, dates: &[Period]) -> bool {
        dates.iter().any(|date| covers(self.role, *date))
    }

    fn is_office(&self, post: Post, state: &str) -> bool {
        self.post == Some((post, Standing::Holds)) && self.state == Some(state)
    }
}

fn covers(role: &Role, date: Period) -> bool {
    role.from.is_none_or(|from| days_between(date.to, from.from) <= SLACK)
        && role.to.is_none_or(|to| days_between(to.to, date.from) <= SLACK)
}

/// The roles of a profile, read.
fn known<'a>(snapshot: &'a Snapshot, profile: &'a Profile) -> Vec<Known<'a>> {
    let read = |role: &'a Role| Known {
        role,
        post: office::of_title(&role.title),
        state: role.of.as_deref().and_then(|of| state(snapshot, of)),
    };
    profile.roles.iter().map(read).collect()
}

/// The country that an office belongs to, or the United Nations.
fn state<'a>(snapshot: &'a Snapshot, id: &'a str) -> Option<&'a str> {
    let mut id = id;
    for _ in 0..DEPTH {
        if id == UNITED_NATIONS {
            return Some(id);
        }
        let profile = snapshot.profile(id).map(|(_, profile)| &**profile);
        let kind = profile
            .map(|profile| profile.names.kind)
            .or_else(|| gazetteer::name_and_kind(id).map(|(_, kind)| kind));
        if kind == Some(EntityKind::Country) {
            return Some(id);
        }
        let next = profile.and_then(|profile| profile.affiliation.as_deref().or(profile.place.as_deref()));
        id = next.or_else(|| gazetteer::place_of(id))?;
    }
    None
}

const UNITED_NATIONS: &str = "united-nations";

/// What the profile has of a person whom a text gives an office.
struct Held<'a> {
    snapshot: &'a Snapshot,
    id: EntityId,
    document: &'a Entry,
    roles: Vec<Known<'a>>,
}

/// Who has the office that was said, by another profile.
struct Holder {
    name: Box<str>,
    related: Related,
}

/// A role that was not held, with what the profiles have instead.
struct Clash {
    name: Box<str>,
    state: Option<EntityId>,
    /// The role that the profile has instead, with its title and whose it is.
    instead: (Box<str>, Option<EntityId>, Related),
    fits_date: bool,
    holder: Option<Holder>,
}

impl<'a> Held<'a> {
    fn of(snapshot: &'a Snapshot, office: &Office) -> Option<Self> {
        let Reference::Known(id) = &office.person else { return None };
        let (document, profile) = snapshot.profile(id)?;
        let roles = known(snapshot, profile);
        (!roles.is_empty()).then(|| Self { snapshot, id: Arc::clone(id), document, roles })
    }

    fn clash(&self, entry: &Entry, office: &Office, dates: &[Period]) -> Option<Clash> {
        let agrees = |known: &&Known<'_>| {
            let standing = office.standing == Standing::Otherwise
                || known.post.is_some_and(|(_, standing)| standing == office.standing);
            known.post.is_some_and(|(post, _)| post == office.post)
                && standing
                && office.of.as_deref().is_none_or(|of| known.state.is_none_or(|state| state == of))
        };
        let same: Vec<&Known<'_>> = self.roles.iter().filter(agrees).collect();
        if same.iter().any(|known| dates.is_empty() || known.covers(dates)) {
            return None;
        }
        if same.is_empty() {
            let differs = self.is_foreign(office, dates)
                || office.standing != Standing::Otherwise
                    && (self.is_taken(office, dates) || self.is_occupied(office, dates));
            return differs.then(|| self.instead(office, dates));
        }
        // An article may look back, and call somebody by what they were.
        let looks_back = entry.kind == DocumentKind::Article && same.iter().any(|known| ended(known, dates));
        let differs = office.standing == Standing::Holds && office.post.is_exclusive() && !looks_back;
        differs.then(|| self.instead(office, dates))
    }

    /// Whether all of the person's roles are of other states than the one that was said.
    fn is_foreign(&self, office: &Office, dates: &[Period]) -> bool {
        let Some(of) = office.of.as_deref() else { return false };
        let is_elsewhere = self.roles.iter().all(|known| known.state.is_some_and(|state| state != of));
        let is_current = dates.is_empty() || self.roles.iter().any(|known| known.covers(dates));
        if !is_elsewhere || !is_current {
            return false;
        }
        let works_for_all = self.roles.iter().any(|known| known.state == Some(UNITED_NATIONS));
        if of == UNITED_NATIONS {
            return matches!(office.post, Post::Envoy | Post::SecretaryGeneral);
        }
        // Those who serve the United Nations have a nationality besides, and are called by what they look after.
        let name = Reference::Known(Arc::from(of));
        let name = self.snapshot.name_of(&name).to_lowercase();
        let looks_after = self.roles.iter().any(|known| known.role.title.to_lowercase().contains(&name));
        let is_state_office = office.post.is_of_state() && !dates.is_empty();
        !works_for_all
            || office.standing == Standing::Holds
                && !looks_after
                && (is_state_office || self.holder(office, Some(of), dates).is_some())
    }

    /// The state that an office is of: the one that was said, else the one state of the person's roles.
    fn state_of<'b>(&'b self, office: &'b Office) -> Option<&'b str> {
        office.of.as_deref().or_else(|| {
            let mut states = self.roles.iter().filter_map(|known| known.state);
            let first = states.next()?;
            states.all(|state| state == first).then_some(first)
        })
    }

    /// Whether another profile has the office at that time.
    fn is_taken(&self, office: &Office, dates: &[Period]) -> bool {
        office.standing == Standing::Holds
            && office.post.is_exclusive()
            && self.holder(office, self.state_of(office), dates).is_some()
    }

    /// Whether the person has another office at that time, beside which nobody has the one that was said.
    fn is_occupied(&self, office: &Office, dates: &[Period]) -> bool {
        let is_beside = match office.standing {
            Standing::Holds => {
                office.post.is_of_state() || matches!(office.post, Post::Ambassador | Post::Spokesman)
            }
            Standing::Deputy => office.post.is_of_state(),
            Standing::Otherwise => false,
        };
        let holds = self.roles.iter().any(|known| {
            known.post.is_some_and(|(post, standing)| standing == Standing::Holds && post.is_of_state())
                && known.covers(dates)
                && self.state_of(office).is_some_and(|state| known.state == Some(state))
        });
        is_beside && holds
    }

    fn holder(&self, office: &Office, state: Option<&str>, dates: &[Period]) -> Option<Holder> {
        let state = state?;
        self.snapshot.profiles().filter(|(_, profile)| profile.names.id != self.id).find_map(
            |(entry, profile)| {
                let roles = known(self.snapshot, profile);
                let held = roles.iter().find(|known| {
                    known.is_office(office.post, state) && (dates.is_empty() || known.covers(dates))
                })?;
                let message = format!("{}: {}", profile.names.name, words(self.snapshot, held.role));
                let related = Related { document: Arc::clone(&entry.path), span: held.role.span, message };
                Some(Holder { name: profile.names.name.clone(), related })
            },
        )
    }

    fn instead(&self, office: &Office, dates: &[Period]) -> Clash {
        let current = self.roles.iter().find(|known| known.covers(dates));
        let role = current.or(self.roles.last()).map(|known| known.role);
        let name: Box<str> = self.snapshot.name_of(&office.person).into();
        let message = role.map(|role| words(self.snapshot, role)).unwrap_or_default();
        let span = role.map_or_else(Span::default, |role| role.span);
        let document = Arc::clone(&self.document.path);
        let related = Related { document, span, message: format!("{name}: {message}") };
        let holder = self.holder(office, self.state_of(office), dates);
        let holder = holder.filter(|_| office.standing == Standing::Holds && office.post.is_exclusive());
        Clash {
            name,
            state: office.of.clone(),
            instead: (
                role.map_or("", |role| &role.title).into(),
                role.and_then(|role| role.of.clone()),
                related,
            ),
            fits_date: current.is_some_and(|known| known.post.is_some()),
            holder,
        }
    }
}

fn ended(known: &Known<'_>, dates: &[Period]) -> bool {
    known.role.to.is_some_and(|to| dates.iter().any(|date| to.to < date.from))
}

/// "Secretary of State of United States (2013-02-01 to 2017-01-20)".
fn words(snapshot: &Snapshot, role: &Role) -> String {
    let of = role.of.as_ref().map(|of| snapshot.name_of(&Reference::Known(Arc::clone(of))));
    let of = of.map(|of| format!(" of {of}")).unwrap_or_default();
    let time = match (role.from, role.to) {
        (Some(from), Some(to)) => format!(" ({from} to {to})"),
        (Some(from), None) => format!(" (since {from})"),
        (None, Some(to)) => format!(" (until {to})"),
        (None, None) => String::new(),
    };
    format!("{}{of}{time}", role.title)
}

fn tell(check: &mut Check<'_>, office: &Office, dates: &[Period], clash: &Clash) {
    let snapshot = check.snapshot;
    let of = clash.state.as_ref().map(|of| snapshot.name_of(&Reference::Known(Arc::clone(of))));
    let of = of.map(|of| format!(" of {of}")).unwrap_or_default();
    let when = dates.first().map(|date| format!(", {date}")).unwrap_or_default();
    let standing = match office.standing {
        Standing::Holds => "",
        Standing::Deputy => "deputy ",
        Standing::Otherwise => "former ",
    };
    let (title, whose, related) = &clash.instead;
    let holder = clash.holder.as_ref().map(|holder| format!("; {}", holder.related.message));
    let message = format!(
        "here {} is {standing}{}{of}{when}; by the profiles {}{}",
        clash.name,
        office.post.name(),
        related.message,
        holder.unwrap_or_default()
    );
    let mut all = vec![related.clone()];
    all.extend(clash.holder.as_ref().map(|holder| holder.related.clone()));
    let mut fixes = Vec::new();
    if check.entry.kind == DocumentKind::Note {
        if office.is_before && clash.fits_date {
            let role = format!("{}{title}", adjective(snapshot, whose.as_deref()));
            fixes.push(write(check, office.words, role));
        }
        fixes.extend(clash.holder.as_ref().map(|holder| write(check, office.name, holder.name.to_string())));
    }
    check.find(office.words.join(office.name), message, all, fixes);
}

fn write(check: &Check<'_>, span: Span, new_text: String) -> Fix {
    let title = format!("Write {new_text}");
    let edit = Edit { document: Arc::clone(&check.entry.path), span, new_text };
    Fix { title, safety: Safety::Choice, edits: vec![edit] }
}

/// "Russian " before a title.
fn adjective(snapshot: &Snapshot, whose: Option<&str>) -> String {
    let Some(state) = whose.and_then(|whose| state(snapshot, whose)) else { return String::new() };
    let adjective = match state {
        UNITED_NATIONS => Some("UN".to_owned()),
        "united-states" => Some("US".to_owned()),
        _ => {
            let profile = snapshot.profile(state).and_then(|(_, profile)| profile.names.demonyms.first());
            let row = || gazetteer::rows().iter().find(|row| *row.id == *state);
            profile
                .map(ToString::to_string)
                .or_else(|| row().and_then(|row| row.demonyms.first()).map(ToString::to_string))
        }
    };
    adjective.map(|adjective| format!("{adjective} ")).unwrap_or_default()
}
