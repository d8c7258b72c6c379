//! All that can be learnt of a document and of a corpus, for tests that hold two ways of reading against each other:
//! the properties beside this file, and the fuzzing of `tests/fuzz`.

use std::{
    collections::BTreeMap,
    sync::{Arc, LazyLock},
};

use rapporteur::{
    corpus::{
        Appearance, Change, Corpus, Entry, Fit, Known, Policy, SeriesKey, Snapshot, series::Series, stem,
    },
    extract::{
        Date, DocumentKind, Facts, Lexicon, Reference, extract, figure::measure::Measures, profile,
        read_words,
    },
    query,
    rule::{self, Pinned},
    text::{Document, Format, Span},
};

const WAR: &str =
    "---\nkind: conflict\nname: Syrian war\naliases: [war in Syria]\nstart: 2011-03-15\n---\nA war.\n";

/// The names of one profile beside the built-in ones.
static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let document = Document::read(Arc::from(WAR), Format::Markdown);
    let names = profile::names(&document, "syrian-war");
    Lexicon::new(&names.into_iter().collect::<Vec<_>>(), Measures::default())
});

/// Every place that facts name.
fn spans(facts: &Facts) -> Vec<Span> {
    let mut spans: Vec<Span> = facts.sentences.iter().map(|one| one.span).collect();
    for mention in &facts.mentions {
        spans.push(mention.span);
        spans.extend(facts.role(mention.span));
    }
    for figure in &facts.figures {
        spans.push(figure.span);
        spans.extend(figure.qualifier_span);
        spans.extend(figure.source.as_ref().map(|source| source.span));
    }
    spans.extend(facts.date.evidence.iter().map(|one| one.span));
    spans.extend(facts.citations.iter().flat_map(|one| [one.span, one.target_span]));
    spans.extend(facts.quotes.iter().map(|one| one.span));
    spans.extend(facts.headings.iter().map(|one| one.span));
    spans.extend(
        facts.suppressions.iter().flat_map(|one| [Some(one.span), Some(one.rule_span), one.covers]).flatten(),
    );
    spans.extend(facts.problems.iter().map(|one| one.span));
    spans
}

/// Every number of a sentence that facts name.
fn numbers(facts: &Facts) -> Vec<u32> {
    let figures = facts.figures.iter().map(|one| one.sentence);
    let mentions = facts.mentions.iter().map(|one| one.sentence);
    figures.chain(mentions).chain(facts.citations.iter().filter_map(|one| one.sentence)).collect()
}

/// The facts of a document.
pub fn read(document: &Document) -> Facts {
    extract(document, &LEXICON)
}

/// What must hold for the facts of any text.
pub fn holds_for(text: &str, format: Format) {
    let document = Document::read(Arc::from(text), format);
    let facts = extract(&document, &LEXICON);
    for span in spans(&facts) {
        assert!(text.get(span.range()).is_some(), "{span:?} in {text:?}");
    }
    for number in numbers(&facts) {
        assert!((number as usize) < facts.sentences.len().max(1), "sentence {number} in {text:?}");
    }
    assert!(facts.figures.is_sorted_by_key(|one| one.span.start), "figures in order");
    assert!(facts.mentions.is_sorted_by_key(|one| one.span.start), "mentions in order");
    for figure in &facts.figures {
        if let (Some(low), Some(high)) = (figure.quantity.low, figure.quantity.high) {
            assert!(low <= high, "{low} to {high} in {text:?}");
        }
    }
    assert_eq!(facts, extract(&document, &LEXICON), "twice the same");
}

/// A document as the corpus takes it; its folder tells its kind.
pub fn entry(path: &str, text: &str) -> Entry {
    let document = Document::read(Arc::from(text), Format::of_path(path));
    let mut facts = extract(&document, &LEXICON);
    read_words(&document, &LEXICON, &mut facts);
    if let Some(profile) = &mut facts.profile {
        Arc::make_mut(profile).names.id = Arc::from(stem(path));
    }
    let kind = match path.split_once('/') {
        Some(("articles", _)) => DocumentKind::Article,
        Some(("profiles", _)) => DocumentKind::Profile,
        _ => DocumentKind::Note,
    };
    Entry::new(path.into(), kind, facts, document.lines)
}

/// A corpus that knows one war.
pub fn corpus() -> Corpus {
    let mut corpus = Corpus::new(Policy { conflict: Some(Arc::from("syrian-war")), ..Policy::default() });
    corpus.apply([Change::Put(entry("profiles/syrian-war.md", WAR))]);
    corpus
}

/// All that a reader can learn of a snapshot.
pub fn told(snapshot: &Snapshot) -> String {
    let mut out = String::new();
    for (key, series) in snapshot.all_series() {
        out += &format!("{key:?}: {:?} {:?}\n", snapshot.statements(key), series.lineages);
        hold_for_series(snapshot, key, series);
        let days = snapshot.statements(key).into_iter().filter_map(|one| one.date);
        out += &format!("{:?}\n", days.map(|day| snapshot.spread(key, day)).collect::<Vec<_>>());
    }
    for one in snapshot.entries() {
        out += &format!("{}\n", one.path);
        for mention in &one.facts.mentions {
            let (entity, place) =
                (snapshot.entity(&mention.reference), snapshot.introduction(&mention.reference));
            let all: Vec<_> = snapshot.occurrences(&mention.reference).collect();
            assert_eq!(snapshot.first_occurrence(&mention.reference).as_ref(), all.first());
            hold_for_name(snapshot, &mention.reference);
            let others: Vec<_> = snapshot.introductions(&mention.reference).collect();
            out += &format!("  {:?} {entity:?} {place:?} {all:?} {others:?}\n", mention.reference);
        }
        for figure in &one.facts.figures {
            out += &format!("  {:?}\n", query::hover(snapshot, &one.path, figure.span.start));
        }
        for citation in &one.facts.citations {
            out += &format!("  {:?}\n", snapshot.resolve_citation(&one.path, citation));
        }
        out += &format!("  {:?}\n", rule::check(snapshot, one, &Pinned::default(), &|rule| rule.level));
    }
    for known in snapshot.directory() {
        out += &format!("{known:?}\n");
    }
    for letters in ["", "ke", "maz", "de", "ar an", "al-", "ksd"] {
        hold_for_letters(snapshot, letters);
        out += &format!("{letters}: {:?}\n", query::symbols(snapshot, letters));
    }
    out
}

/// What is kept of a series beside its statements is what they give.
fn hold_for_series(snapshot: &Snapshot, key: &SeriesKey, series: &Series) {
    let all = snapshot.statements(key);
    assert_eq!(series.figure_count(), all.len());
    assert_eq!(snapshot.newest_statements(key, 2), all[all.len().saturating_sub(2)..]);
    let stated = all.iter().filter(|one| one.date.is_some()).filter_map(|one| one.stated);
    assert_eq!(series.peaks().max(), stated.max());
    for one in &all {
        let same = all.iter().filter(|other| other.stated == one.stated).map(|other| &other.place);
        assert!(
            series.stating(one.stated).eq(same.clone()) && series.stating(one.stated).rev().eq(same.rev())
        );
    }
}

/// What is kept of how often somebody is named is what a count gives.
fn hold_for_name(snapshot: &Snapshot, name: &Reference) {
    let all: Vec<_> = snapshot.appearances(name).map(|one| (one.date(), one.document())).collect();
    assert_eq!(snapshot.appearance_count(name), all.len());
    let backwards = snapshot.appearances_backwards(name).map(|one| (one.date(), one.document()));
    assert!(backwards.eq(all.iter().rev().copied()));
    let dates: Vec<Date> = all.iter().filter_map(|(date, _)| *date).collect();
    assert!(
        snapshot.newest_appearances(name, None).filter_map(Appearance::date).eq(dates.iter().rev().copied())
    );
    for day in &dates {
        let newest = snapshot.newest_appearances(name, Some(*day)).filter_map(Appearance::date);
        assert!(newest.eq(dates.iter().rev().filter(|date| *date <= day).copied()));
    }
    let mut months: BTreeMap<(i16, i8), usize> = BTreeMap::new();
    for date in &dates {
        *months.entry((date.year(), date.month())).or_default() += 1;
    }
    assert_eq!(snapshot.appearances_by_month(name), months);
}

/// A search of the directory finds whom a look at every name finds.
fn hold_for_letters(snapshot: &Snapshot, letters: &str) {
    let fitting = |wanted: &dyn Fn(Fit) -> bool| -> Vec<(Fit, &Known)> {
        let all = snapshot.directory().filter_map(|known| Some((known.fit(letters)?, known)));
        all.filter(|(fit, _)| wanted(*fit)).collect()
    };
    assert_eq!(snapshot.known_with(letters).collect::<Vec<_>>(), fitting(&|fit| fit < Fit::Scattered));
    let loosely = fitting(&|fit| fit == Fit::Scattered).into_iter().map(|(_, known)| known);
    assert_eq!(snapshot.known_loosely(letters).collect::<Vec<_>>(), loosely.collect::<Vec<_>>());
    let begun: Vec<_> = snapshot.known_by(letters).collect();
    assert!(
        fitting(&|fit| fit <= Fit::Word && !letters.contains(' '))
            .iter()
            .all(|(_, known)| begun.contains(known))
    );
}
