//! Explain: how words were understood, with the evidence for and against, the corpus's share included: who a name is,
//! which war "the war" means, as of when a figure counts.

use crate::{
    corpus::{Entry, Snapshot, describe},
    extract::{
        DocumentKind, EvidenceKind, Figure, Ground, Lexicon, Mention, MentionKind, Quantity, Reference,
        Scope,
        account::{self, Account, Reading},
    },
    text::{Document, Span},
};

/// How many names are told that a short form could mean.
const MOST_NAMES: usize = 4;

/// What an explanation is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Topic {
    /// The document's date.
    Date,
    /// A mention.
    Mention,
    /// A figure.
    Figure,
    /// A number that is no figure.
    Number,
    /// Capitalised words that are no mention.
    Name,
}

impl Topic {
    /// The word of the output formats.
    pub fn name(self) -> &'static str {
        match self {
            Self::Date => "date",
            Self::Mention => "mention",
            Self::Figure => "figure",
            Self::Number => "number",
            Self::Name => "name",
        }
    }
}

/// How some words were understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// The words.
    pub span: Span,
    /// What they were taken for.
    pub topic: Topic,
    /// The reading, in words.
    pub reading: String,
    /// The evidence: for the reading first.
    pub grounds: Vec<Ground>,
}

/// Explains the document's date, and then by place what stands within a span. The document is the text that the entry
/// was read from, and the lexicon the one that it was read with.
pub fn explain(
    snapshot: &Snapshot,
    entry: &Entry,
    document: &Document,
    lexicon: &Lexicon,
    within: Span,
) -> Vec<Explanation> {
    let explained = Explained { snapshot, entry, document };
    let accounts = account::accounts(document, lexicon, &entry.facts, within);
    std::iter::once(explained.date()).chain(accounts.into_iter().map(|one| explained.account(one))).collect()
}

struct Explained<'a> {
    snapshot: &'a Snapshot,
    entry: &'a Entry,
    document: &'a Document,
}

impl Explained<'_> {
    fn words(&self, span: Span) -> &str {
        span.of(&self.document.text)
    }

    fn date(&self) -> Explanation {
        let reading = &self.entry.facts.date;
        let grounds = reading.evidence.iter().map(|evidence| {
            let elsewhere = match evidence.kind {
                EvidenceKind::FileName => Some("its file's name"),
                EvidenceKind::Team => Some("rapporteur.toml"),
                _ => None,
            };
            let words =
                elsewhere.map_or_else(|| format!("\"{}\"", self.words(evidence.span)), ToOwned::to_owned);
            let words = format!("{words} says {}: {}", evidence.date, evidence.verdict);
            let ground =
                if reading.date == Some(evidence.date) { Ground::pro(words) } else { Ground::contra(words) };
            Ground { at: elsewhere.is_none().then_some(evidence.span), ..ground }
        });
        let mut grounds: Vec<Ground> = grounds.collect();
        grounds.sort_by_key(|ground| ground.side);
        let date = reading.date.map_or_else(|| "no date".to_owned(), |date| date.to_string());
        let certainty = format!("{:?}", reading.certainty).to_lowercase();
        Explanation {
            span: reading.evidence.first().map(|evidence| evidence.span).unwrap_or_default(),
            topic: Topic::Date,
            reading: reading.date.map_or(date.clone(), |_| format!("{date} ({certainty})")),
            grounds,
        }
    }

    fn account(&self, account: Account) -> Explanation {
        let Account { span, reading, mut grounds } = account;
        let facts = &self.entry.facts;
        let (topic, words) = match reading {
            Reading::Mention(number) => match facts.mentions.get(number) {
                Some(mention) if self.snapshot.is_mention(mention) => {
                    (Topic::Mention, self.mention(mention, &mut grounds))
                }
                _ => {
                    let why = "one unknown word, and the corpus does not know exactly one surname like it";
                    grounds = vec![Ground::contra(why)];
                    (Topic::Name, "no mention".to_owned())
                }
            },
            Reading::Figure(number) => {
                let figure = facts.figures.get(number);
                (Topic::Figure, figure.map_or_else(String::new, |figure| self.figure(figure, &mut grounds)))
            }
            Reading::Number => (Topic::Number, "no figure".to_owned()),
            Reading::Name => (Topic::Name, "no mention".to_owned()),
        };
        grounds.sort_by_key(|ground| ground.side);
        Explanation { span, topic, reading: words, grounds }
    }

    fn mention(&self, mention: &Mention, grounds: &mut Vec<Ground>) -> String {
        let id = self.snapshot.entity_id(&mention.reference);
        if let Reference::Short(_) = *mention.reference {
            grounds.push(self.short_form(&mention.reference));
        }
        if let Some(role) = self.entry.facts.role(mention.span) {
            grounds.push(Ground::pro(format!("\"{}\" tells the role", self.words(role))));
        }
        let elsewhere = self.snapshot.introduction(&mention.reference);
        let elsewhere = elsewhere.filter(|first| id.is_some() && first.document != self.entry.path);
        if let Some(first) = elsewhere {
            grounds.push(Ground::pro(format!("the corpus introduces it in {}", first.document)));
        }
        let kind = match mention.kind {
            MentionKind::Actor => "actor",
            MentionKind::Venue => "venue",
            MentionKind::Process => "process",
            MentionKind::Conflict => "conflict",
        };
        let introduces = if mention.introduces { ", introduced here" } else { "" };
        format!("{}, {kind}{introduces}", id.as_deref().unwrap_or("nobody for certain"))
    }

    /// What the corpus makes of a part of a name.
    fn short_form(&self, reference: &Reference) -> Ground {
        if let Some(Reference::Named(_)) = self.snapshot.canonical(reference) {
            return Ground::pro("the only full name of the corpus that ends in it");
        }
        let names = self.snapshot.full_names(reference);
        if names.is_empty() {
            return Ground::contra("no full name of the corpus ends in it");
        }
        let more = names.len().saturating_sub(MOST_NAMES);
        let mut words = names.iter().take(MOST_NAMES).map(|name| &**name).collect::<Vec<_>>().join(", ");
        if more > 0 {
            words.push_str(&format!(" and {more} more"));
        }
        Ground::contra(format!("several full names of the corpus end in it: {words}"))
    }

    fn figure(&self, figure: &Figure, grounds: &mut Vec<Ground>) -> String {
        let measure = describe::measure_words(&figure.measure);
        let mut words = format!("{measure}, {}, {}", figure.qualifier.name(), interval(&figure.quantity));
        if let Some(group) = &figure.group {
            words.push_str(&format!(", {group}"));
        }
        words.push_str(&format!("; scope: {}", self.scope(figure)));
        if figure.cumulative {
            words.push_str(", since a start");
        }
        let as_of = self.snapshot.as_of(self.entry, figure);
        words.push_str(&format!(
            "; as of {}",
            as_of.map_or_else(|| "unknown".to_owned(), |one| one.to_string())
        ));
        if as_of.is_some() {
            grounds.push(Ground::pro(format!("as of: {}", self.as_of_from(figure))));
        }
        words
    }

    fn as_of_from(&self, figure: &Figure) -> &'static str {
        if figure.as_of().is_some() {
            "the sentence says it"
        } else if self.entry.kind == DocumentKind::Article {
            "the article's date"
        } else if self.snapshot.cited_by(self.entry, figure.sentence).is_empty() {
            "the heading above"
        } else {
            "the article that is cited"
        }
    }

    fn scope(&self, figure: &Figure) -> String {
        let name = |reference: &Reference| {
            self.snapshot.entity_id(reference).map_or_else(|| "unknown".to_owned(), |id| id.to_string())
        };
        match &figure.scope {
            Scope::Entity(reference) => name(reference),
            Scope::TheConflict => match self.snapshot.conflict_of(self.entry) {
                Some(conflict) => format!("{} (\"the war\" of this document)", name(&conflict)),
                None => "the conflict, but which?".to_owned(),
            },
            Scope::Event(event) => {
                let what = event.what.map(|what| what.name().to_owned());
                let place = event.place.as_ref().map(|place| format!("at {}", name(place)));
                let date = event.date.map(|date| format!("on {date}"));
                let parts: Vec<String> = what.into_iter().chain(place).chain(date).collect();
                if parts.is_empty() {
                    "one event".to_owned()
                } else {
                    format!("one event: {}", parts.join(" "))
                }
            }
            Scope::Unknown => "unknown".to_owned(),
        }
    }
}

/// What values the words allow.
fn interval(quantity: &Quantity) -> String {
    match (quantity.low, quantity.high) {
        (Some(low), Some(high)) if low == high => low.grouped(),
        (Some(low), high) => {
            // An open lower bound is the stated number with the smallest step added.
            let stated = quantity.stated.filter(|stated| *stated < low);
            let low = stated.map_or_else(|| low.grouped(), |stated| format!("above {}", stated.grouped()));
            high.map_or_else(|| format!("{low} or more"), |high| format!("{low} to {}", high.grouped()))
        }
        (None, Some(high)) => format!("up to {}", high.grouped()),
        (None, None) => "any number".to_owned(),
    }
}
