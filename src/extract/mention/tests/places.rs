//! Places that the lexicon does not know, datelines, and what looks like a place.

use std::sync::Arc;

use super::{check, read};
use crate::extract::Reference;

#[test]
fn places_that_a_document_names() {
    check(&[
        ("Shells fell on the town of Velkomor on Monday.", &["v:Velkomor"]),
        ("Fighting went on in Velkomor, Tarsk and Old Brava.", &["v:Velkomor", "v:Tarsk", "v:Old Brava"]),
        ("Troops entered Velkomor province.", &["v:Velkomor"]),
        ("She was born near Eastern Velkomor. Velkomor is quiet.", &["v:Eastern Velkomor"]),
        ("He died at home in Velkomor. Velkomor mourned.", &["v:Velkomor", "v:Velkomor"]),
        ("The Tarsk militants moved on.", &[]),
        ("It appeared in English in Scientific Reports.", &[]),
        ("In Congress nobody spoke.", &["a:Congress"]),
    ]);
}

#[test]
fn datelines_are_read() {
    for (text, id) in [
        ("OSLO, Norway — The meeting began.", Some("oslo")),
        ("A title\n\nNairobi (AFP) – The meeting began.", Some("nairobi")),
        ("Nairobi is large — and loud.", None),
        ("The meeting in Nairobi began.", None),
    ] {
        assert_eq!(read(text).1.dateline, id.map(|id| Reference::Known(Arc::from(id))), "{text}");
    }
}

#[test]
fn places_by_what_stands_beside_them() {
    check(&[
        ("Shells hit a point to the west of al-Velkomor.", &["v:al-Velkomor"]),
        ("Shells hit the Tarsk and Velkomor villages.", &["v:Tarsk", "v:Velkomor"]),
        ("The army seized control of Velkomor.", &["v:Velkomor"]),
        ("It stands in Velkomor residential district.", &["v:Velkomor"]),
        ("They met at Velkomor Square.", &["v:Velkomor Square"]),
        ("Arms come through Velkomor, a small port town on the river.", &["v:Velkomor"]),
        (
            "Raids hit Tal Velkom Deir al-Tarsk and al-Brava villages.",
            &["v:Tal Velkom", "v:Deir al-Tarsk", "v:al-Brava"],
        ),
        ("They were heading towards Velkomor.", &["v:Velkomor"]),
    ]);
}

#[test]
fn things_are_no_places() {
    check(&[
        ("Hurricane Velkomor grows.", &[]),
        ("It was published in Velkomor.", &[]),
        ("We play Velkar. I made Velkar. She sells Velkar. He wrote Velkar. Once I died in Velkar.", &[]),
    ]);
}
