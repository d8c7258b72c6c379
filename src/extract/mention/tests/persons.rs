//! Persons whom a text introduces, and what looks like one.

use super::check;

#[test]
fn persons_that_a_document_introduces() {
    check(&[
        ("Norwegian Foreign Minister Ingvild Tangen left.", &["a:Ingvild Tangen"]),
        ("Lt Gen Wendell P. Ostrander commands it.", &["a:Wendell P. Ostrander"]),
        ("The talks pleased Quirina Obando, the top diplomat for the region.", &["a:Quirina Obando"]),
        ("The group's chief negotiator, Thaer al-Mezzawi, told journalists so.", &["a:Thaer al-Mezzawi"]),
        ("Head of the delegation Yerlan Tokhtarov agreed.", &["a:Yerlan Tokhtarov"]),
        ("\"We wait,\" said Brannoc Tulley.", &["a:Brannoc Tulley"]),
        ("Envoy Joost van der Kaay spoke.", &["a:Joost van der Kaay"]),
        ("King Harald spoke.", &["a:King Harald"]),
        ("It was Wilhelmina Aurbach who resigned.", &["a:Wilhelmina Aurbach"]),
        ("The court heard Orsolya Fenyves, 43, again.", &["a:Orsolya Fenyves"]),
        ("Jan Tormund, who heads it, agreed.", &["a:Jan Tormund"]),
        ("We asked President Ouattarson.", &["a:Ouattarson"]),
    ]);
}

#[test]
fn words_that_are_no_persons() {
    check(&[
        ("Yesterday Morning Glory was sold out.", &[]),
        ("Residents said the road was closed.", &[]),
        ("Toppling governments takes time.", &[]),
        ("Resolution 2254 was read on Monday in January.", &[]),
        ("Ministers Meet To Discuss Peace Roadmap Today", &[]),
        ("The Wednesdays were quiet.", &[]),
        ("ALL SIDES MEET AGAIN", &[]),
    ]);
}

#[test]
fn persons_by_what_stands_beside_them() {
    check(&[
        ("A 19-year-old Thord Vannig was found.", &["a:Thord Vannig"]),
        ("Thord Vannig, a 19-year-old from here, was found.", &["a:Thord Vannig"]),
        ("A man nicknamed \"Abu Tharid al-Wadi\" fell.", &["a:Abu Tharid al-Wadi"]),
        ("It fell on the village of Abu Tharid.", &["v:Abu Tharid"]),
        ("((Thord Vannig)) I began early.", &["a:Thord Vannig"]),
        ("Minister of Information Thord Vannig left.", &["a:Thord Vannig"]),
        ("They praised Sarah Brannigan and Quirvel Obandet.", &["a:Sarah Brannigan", "a:Quirvel Obandet"]),
        ("A unit led by Thord Vannig withdrew.", &["a:Thord Vannig"]),
        ("Queen Margrit II spoke.", &["a:Margrit II"]),
        ("She thanked Theresa May for it.", &["a:Theresa May"]),
    ]);
}

#[test]
fn rulers_are_known_by_their_regimes() {
    check(&[
        ("Nobody trusts the Vorkan regime. Then Vorkan fell.", &["a:Vorkan", "a:Vorkan"]),
        ("They fled Vorkans regime.", &["a:Vorkan"]),
        ("Huge administration costs grew.", &[]),
        ("The Vorkan affair goes on.", &[]),
    ]);
}

#[test]
fn a_headline_takes_its_names_from_the_body() {
    check(&[(
        "Vorkan Regime Denies Every Charge Again Today\n\nThe Vorkan regime has denied it again in a letter.",
        &["a:Vorkan", "a:Vorkan"],
    )]);
}

#[test]
fn persons_of_organisations_and_with_hyphens() {
    check(&[
        ("\"No,\" wrote Tharn Vellik of the Norrland Post.", &["a:Tharn Vellik", "a:Norrland Post"]),
        ("It ended, and Tharn Vellik of UNICEF left.", &["a:Tharn Vellik", "a:UNICEF"]),
        ("Min-dor Parrel said no.", &["a:Min-dor Parrel"]),
        ("It was loyal to Abd-Rubbel Manzir Haddik.", &["a:Abd-Rubbel Manzir Haddik"]),
        ("Anti-war Velkarists marched.", &[]),
    ]);
}
