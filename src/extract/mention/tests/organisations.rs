//! Organisations, groups and outlets, and what looks like one.

use super::check;

#[test]
fn organisations_by_noun_acronym_and_group() {
    check(&[
        ("The Harbour Relief Committee (HRC) met.", &["a:Harbour Relief Committee", "a:HRC"]),
        ("He works for the Norrland Post.", &["a:Norrland Post"]),
        ("The Ministry of Inland Fisheries closed.", &["a:Ministry of Inland Fisheries"]),
        ("A fighter of the Dawn Hawks rebel group fell.", &["a:Dawn Hawks"]),
        ("Groups such as Tahrir Wadi agreed.", &["a:Tahrir Wadi"]),
        (
            "The Norrland Observatory for Coastal Rights wrote it.",
            &["a:Norrland Observatory for Coastal Rights"],
        ),
        ("Observers from the Oslo Press Club came.", &["a:Oslo Press Club"]),
        (
            "The Norrland Observatory counted ten. The Observatory said more died.",
            &["a:Norrland Observatory", "a:Observatory"],
        ),
    ]);
}

#[test]
fn nouns_that_are_no_organisations() {
    check(&[
        ("The council met the committee.", &[]),
        ("Two Parties left.", &[]),
        ("The Council was late.", &[]),
        ("The Automatic Berthing System (ABS) failed.", &[]),
    ]);
}

#[test]
fn names_over_and() {
    check(&[
        ("The National Search and Rescue Agency closed.", &["a:National Search and Rescue Agency"]),
        ("He runs the Fishing and Tides Committee.", &["a:Fishing and Tides Committee"]),
        (
            "The Ministry of Harbours and Inland Waters Logistics wrote.",
            &["a:Ministry of Harbours and Inland Waters Logistics"],
        ),
        (
            "Some scholars of the University of Nairobi and Tarsk Weather Centre published it together.",
            &["a:University of Nairobi", "a:Tarsk Weather Centre"],
        ),
        ("The Harbour Workers' Party won.", &["a:Harbour Workers' Party"]),
        ("Later, the Kenyan Red Crescent Society came.", &["a:Kenyan Red Crescent Society"]),
    ]);
}

#[test]
fn groups_by_the_nouns_beside_them() {
    check(&[
        ("Fighters of Jaish al-Tarsk left.", &["a:Jaish al-Tarsk"]),
        ("The commander of Liwa Tarsk fell.", &["a:Liwa Tarsk"]),
        ("A unit of the Tarsk al-Brava Brigade left.", &["a:Tarsk al-Brava Brigade"]),
        ("The law firm Tarsk Obandet won.", &["a:Tarsk Obandet"]),
        ("Men of the 72nd Rifle Brigade left.", &["a:72nd Rifle Brigade"]),
        ("Men of the Three Tides Alliance left.", &["a:Three Tides Alliance"]),
        ("Later, Met Tidal, the weather service of the coast, warned them.", &["a:Met Tidal"]),
        ("Men of the al-Tarsk tribe came.", &["a:al-Tarsk"]),
        (
            "Tarsk Army was founded last year. Nobody joined the Tarsk Army.",
            &["a:Tarsk Army", "a:Tarsk Army"],
        ),
    ]);
}

#[test]
fn acronyms_of_things_are_nobody() {
    check(&[
        ("Vessels carry the Automatic Hull Beacon (AHB). The AHB is switched off.", &[]),
        ("News of the flood spread.", &[]),
        ("They talk on an XRC channel.", &[]),
        ("The Tidal Relief Beacon (TRB) met. The TRB said no.", &["a:Tidal Relief Beacon", "a:TRB", "a:TRB"]),
    ]);
}
