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
pub use figure::scene::{Likeness, Scene};
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
    let document = &Marked::of(document);
    let mut facts = facts::Facts::skeleton(document);
    facts.sketch = Sketch::of(document);
    byline::read(document, lexicon, &mut facts);
    corrections.date(&mut facts.date);
    mention::read(document, lexicon, &mut facts);
    corrections.names(document, &mut facts);
    figure::read(document, lexicon, &mut facts);
    corrections.figures(document, lexicon, &mut facts);
    citation::read(document, &mut facts);
    quote::read(document, &mut facts);
    date_claim::read(document, &mut facts);
    happening::read(document, lexicon, &mut facts);
    enumeration::read(document, &mut facts);
    round_date::read(document, &mut facts);
    table::read(document, &mut facts);
    suppression::read(document, &mut facts);
    profile::read(document, &mut facts);
    facts
}
