//! Whole texts: other languages, order.

use super::{found, read};

#[test]
fn other_languages_give_known_names_only() {
    let text = "Il governo di Oslo non ha detto niente, ma il ministro Ingvild Tangen andrà domani nella città \
                di Velkomor per parlare con i capi della Norrland Post e con gli altri ministri.";
    assert_eq!(found(text), ["v:Oslo"]);
    assert_eq!(found("الرئيس في دمشق"), [""; 0]);
}

#[test]
fn mentions_are_in_order_and_no_two_alike() {
    let text = "The Ankara talks and Kenya's war: Envoy Joost van der Kaay told AFP in Oslo, Norway.";
    let (_, facts) = read(text);
    let places: Vec<_> =
        facts.mentions.iter().map(|m| (m.span.start, std::cmp::Reverse(m.span.end))).collect();
    let mut sorted = places.clone();
    sorted.sort();
    sorted.dedup();
    assert_eq!(places, sorted);
}
