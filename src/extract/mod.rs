//! From one text to its facts. Pure and total: `extract` knows one document and the names of the lexicon, nothing else.
//!
//! Deliberately absent: other documents, identity across documents, files, clocks.

pub mod account;
pub mod byline;
pub mod citation;
pub mod correction;
pub mod date;
pub mod date_claim;
pub mod date_words;
pub mod decimal;
pub mod enumeration;
pub mod facts;
pub mod figure;
mod happening;
pub mod lexicon;
mod mark;
pub mod mention;
pub mod office;
pub mod profile;
pub mod quote;
pub mod round_date;
pub mod shingle;
pub mod spelling;
pub mod suppression;
mod table;

use crate::text::Document;
pub use account::{Account, Ground, Side, accounts};
pub use correction::Corrections;
pub use date::{Date, Period};
pub use decimal::Decimal;
pub use facts::{
    Certainty, Citation, CitationKind, Clause, DateEvidence, DateReading, Dated, DayRole, DocumentKind,
    EntityId, Event, EvidenceKind, Facts, Figure, Heading, Mention, MentionKind, NameKey, Placed, Qualifier,
    Quantity, Quote, Reference, Scope, Source, Stay, Suppression, Tier, Told, ToldWord,
};
pub use figure::{
    EventKind,
    scene::{Likeness, Scene},
};
pub use happening::read_words;
pub use lexicon::Lexicon;
pub use mark::Marked;
pub use shingle::Sketch;

/// Reads the facts of one document; how it spells names, which is asked of notes only, is left to [`spelling::read`], and the
/// words of what it tells, which are asked of notes and of what they cite, to [`read_words`].
pub fn extract(document: &Document, lexicon: &Lexicon) -> Facts {
    extract_corrected(document, lexicon, &Corrections::default())
}

/// Reads only where a document comes from: title, outlet and date.
pub fn origin(document: &Document, lexicon: &Lexicon) -> Facts {
    let mut facts = facts::Facts::skeleton(document);
    byline::read(&Marked::of(document), lexicon, &mut facts);
    facts
}

/// Reads the facts of one document, with the team's corrections that are about it: see [`Corrections::about`].
pub fn extract_corrected(document: &Document, lexicon: &Lexicon, corrections: &Corrections) -> Facts {
    let mut draft = Draft::of(document, corrections);
    for stage in STAGES {
        stage(&mut draft, lexicon);
    }
    draft.facts
}

/// Reads the facts of some documents as [`extract_corrected`] reads those of one. Each stage reads all of them before the
/// next one begins: its instructions are then in the processor's cache already.
pub fn extract_all(documents: &[(Document, Corrections)], lexicon: &Lexicon) -> Vec<Facts> {
    let mut drafts: Vec<Draft<'_>> =
        documents.iter().map(|(document, corrections)| Draft::of(document, corrections)).collect();
    for stage in STAGES {
        for draft in &mut drafts {
            stage(draft, lexicon);
        }
    }
    drafts.into_iter().map(|draft| draft.facts).collect()
}

/// A document that is being read.
struct Draft<'a> {
    document: Marked<'a>,
    corrections: &'a Corrections,
    facts: Facts,
}

impl<'a> Draft<'a> {
    fn of(document: &'a Document, corrections: &'a Corrections) -> Self {
        let document = Marked::of(document);
        let facts = Facts::skeleton(&document);
        Self { document, corrections, facts }
    }
}

/// What is read in one go.
type Stage = fn(&mut Draft<'_>, &Lexicon);

/// In their order: later ones ask for the facts of earlier ones.
const STAGES: &[Stage] = &[
    |one, _| one.facts.sketch = Sketch::of(&one.document),
    |one, lexicon| {
        byline::read(&one.document, lexicon, &mut one.facts);
        one.corrections.date(&mut one.facts.date);
    },
    |one, lexicon| {
        mention::read(&one.document, lexicon, &mut one.facts);
        one.corrections.names(&one.document, &mut one.facts);
    },
    |one, lexicon| {
        figure::read(&one.document, lexicon, &mut one.facts);
        one.corrections.figures(&one.document, lexicon, &mut one.facts);
    },
    |one, _| {
        citation::read(&one.document, &mut one.facts);
        quote::read(&one.document, &mut one.facts);
        date_claim::read(&one.document, &mut one.facts);
    },
    |one, lexicon| happening::read(&one.document, lexicon, &mut one.facts),
    |one, _| enumeration::read(&one.document, &mut one.facts),
    |one, _| {
        round_date::read(&one.document, &mut one.facts);
        table::read(&one.document, &mut one.facts);
        suppression::read(&one.document, &mut one.facts);
        profile::read(&one.document, &mut one.facts);
    },
];

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::text::Format;

    #[test]
    fn documents_that_are_read_together_say_what_each_says_alone() {
        let texts = [
            "# Talks\n\nOn 4 July 2017 Ada Brannigan met rebels in Astana. She said 40 people were killed.",
            "",
            "---\nkind: person\n---\n# Quirin Obando\n\nHe said that he would go to Geneva.",
        ];
        let not_names = [Box::from("Quirin Obando")].into();
        let corrected = Corrections { not_names, ..Corrections::default() };
        let corrections = [Corrections::default(), Corrections::default(), corrected];
        let read = |text: &str| Document::read(Arc::from(text), Format::Markdown);
        let documents: Vec<_> = texts.into_iter().map(read).zip(corrections).collect();
        let lexicon = Lexicon::default();
        let alone = documents.iter().map(|(one, corrections)| extract_corrected(one, &lexicon, corrections));
        let alone: Vec<Facts> = alone.collect();
        assert!(alone.iter().any(|facts| !facts.mentions.is_empty() && !facts.figures.is_empty()));
        assert_eq!(extract_all(&documents, &lexicon), alone);
    }
}
