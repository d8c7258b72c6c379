//! Sentences with the mentions that a reader would mark: as many that must be found as must not.

use std::sync::{Arc, LazyLock};

use crate::{
    extract::{
        Facts, Lexicon, MentionKind, Reference, extract,
        figure::measure::Measures,
        profile::{EntityKind, ProfileNames},
    },
    text::{Document, Format},
};

/// The gazetteer's, built once.
static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::default);

fn read(text: &str) -> (Document, Facts) {
    let document = Document::read(Arc::from(text), Format::Plain);
    let facts = extract(&document, &LEXICON);
    (document, facts)
}

/// Every mention as `kind:surface`, with `a` for actor, `v` venue, `p` process, `c` conflict.
fn found(text: &str) -> Vec<String> {
    let (document, facts) = read(text);
    let mark = |kind| match kind {
        MentionKind::Actor => 'a',
        MentionKind::Venue => 'v',
        MentionKind::Process => 'p',
        MentionKind::Conflict => 'c',
    };
    facts.mentions.iter().map(|m| format!("{}:{}", mark(m.kind), document.at(m.span))).collect()
}

fn check(cases: &[(&str, &[&str])]) {
    for (text, expected) in cases {
        assert_eq!(found(text), *expected, "{text}");
    }
}

fn known(text: &str) -> Vec<String> {
    let (_, facts) = read(text);
    let id = |reference: &Reference| match reference {
        Reference::Known(id) => id.to_string(),
        Reference::Named(key) => format!("named {key}"),
        Reference::Short(key) => format!("short {key}"),
    };
    facts.mentions.iter().map(|mention| id(&mention.reference)).collect()
}

#[test]
fn countries_and_capitals_that_act() {
    check(&[
        ("Norway rejected the draft.", &["a:Norway"]),
        ("The draft was rejected by Norway, Peru and Japan.", &["a:Norway", "a:Peru", "a:Japan"]),
        ("Tokyo has offered to host them.", &["a:Tokyo"]),
        ("Ministers said that Oslo would pay for the mission.", &["a:Oslo"]),
        ("They blamed Tokyo for the delay.", &["a:Tokyo"]),
        ("A proposal from Norway was read out.", &["a:Norway"]),
        ("Norway's proposal was read out.", &["a:Norway"]),
        ("Kenya and Uganda agree to a plan", &["a:Kenya", "a:Uganda"]),
        ("Both Oslo and the armed groups have broken the truce.", &["a:Oslo"]),
        ("Its old ally Kenya kept silent.", &["a:Kenya"]),
        ("All parties, including Kenya, were there.", &["a:Kenya"]),
        ("Norway-backed mediators came.", &["a:Norway"]),
        ("The mayor said Kenya repeatedly asked for help.", &["a:Kenya"]),
        ("They hold Tokyo responsible.", &["a:Tokyo"]),
    ]);
}

#[test]
fn countries_and_capitals_as_places() {
    check(&[
        ("He lives in Norway.", &["v:Norway"]),
        ("They flew from Oslo to Tokyo.", &["v:Oslo", "v:Tokyo"]),
        ("Norway's northern coast froze.", &["v:Norway"]),
        ("Kenya's three-year war", &["c:Kenya's three-year war", "v:Kenya"]),
        ("Delegates in Oslo have agreed.", &["v:Oslo"]),
        ("The envoy for Kenya spoke.", &["v:Kenya"]),
        ("Kenya has seen heavy floods.", &["v:Kenya"]),
        ("Kenya was hit by floods.", &["v:Kenya"]),
        ("OSLO, Norway — The meeting began.", &["v:OSLO", "v:Norway"]),
        ("It happened near the border with Kenya.", &["v:Kenya"]),
        ("A firm that is Oslo-based won.", &["v:Oslo"]),
        ("Areas like Mombasa and Nairobi were dry.", &["v:Mombasa", "v:Nairobi"]),
        ("After the fall of Mosul, Oslo has asked for more.", &["v:Mosul", "a:Oslo"]),
        ("The governor of Tyumen Oblast, Russia took part.", &["v:Tyumen", "v:Russia"]),
        ("It cost US$300.", &[]),
    ]);
}

#[test]
fn peoples_are_no_mentions() {
    check(&[
        ("Norwegian troops and the Kenyans met Kurdish fighters.", &[]),
        ("The opposition and the rebels left.", &[]),
        ("It is what they told us.", &[]),
        ("Saudi-backed groups left.", &[]),
    ]);
}

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
fn short_forms_mean_the_name_of_the_document() {
    for (text, expected) in [
        ("Envoy Joost van der Kaay spoke. Van der Kaay left. Kaay slept.", ["named just kaay"; 3]),
        ("Kaay slept. Later envoy Joost van der Kaay spoke to Kaays wife.", ["named just kaay"; 3]),
        (
            "Spokesman Alexei Dobrynets and Aleksey Dobrynets met. Dobrynets agreed.",
            ["named alaxai dbrnts"; 3],
        ),
    ] {
        assert_eq!(known(text), expected, "{text}");
    }
}

#[test]
fn short_forms_that_mean_nobody_for_certain() {
    assert_eq!(known("President Ouattarson spoke."), ["short uatarsun"]);
    assert_eq!(
        known("Minister Ada Brannigan met doctor Tom Brannigan. Brannigan smiled."),
        ["named ada brngn", "named tom brngn", "short brngn"],
        "two have the surname"
    );
    assert_eq!(known("The Ouattarson affair goes on."), [""; 0]);
}

#[test]
fn governments_talks_and_wars() {
    assert_eq!(known("Tokyo has offered help."), ["japan"]);
    assert_eq!(known("He flew to Tokyo."), ["tokyo"]);
    check(&[
        ("The Ankara talks failed.", &["p:Ankara talks", "v:Ankara"]),
        ("A third round of talks in Nairobi failed.", &["p:talks in Nairobi", "v:Nairobi"]),
        ("Kenya's brief war ended.", &["c:Kenya's brief war", "v:Kenya"]),
        ("The Kenyan civil war ended.", &["c:Kenyan civil war"]),
        ("Talks on Monday failed in Nairobi.", &["v:Nairobi"]),
    ]);
    let (_, facts) = read("Fighting went on in Kenya. Nobody in Kenya knew of any war.");
    assert_eq!(facts.war_told, Some(Reference::Known(Arc::from("kenyan-war"))));
    assert_eq!(facts.conflict, None);
    assert_eq!(read("Rain fell in Kenya.").1.war_told, None);
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
fn one_mention_introduces() {
    let text = "Envoy Joost van der Kaay left Oslo. Joost van der Kaay, the envoy, is 40. Oslo is far.";
    let (document, facts) = read(text);
    let introduced: Vec<&str> =
        facts.mentions.iter().filter(|m| m.introduces).map(|m| document.at(m.span)).collect();
    assert_eq!(introduced, ["Joost van der Kaay", "Oslo"]);
    let role = |number: usize| facts.mentions.get(number).and_then(|m| m.role).map(|span| document.at(span));
    assert_eq!(role(0), Some("Envoy"));
    assert_eq!(role(2), Some("the envoy"));
    assert_eq!(facts.names.iter().map(|(_, surface)| &**surface).collect::<Vec<_>>(), ["Joost van der Kaay"]);
}

#[test]
fn other_languages_give_known_names_only() {
    let text = "Il governo di Oslo non ha detto niente, ma il ministro Ingvild Tangen andrà domani nella città \
                di Velkomor per parlare con i capi della Norrland Post e con gli altri ministri.";
    assert_eq!(found(text), ["v:Oslo"]);
    assert_eq!(found("الرئيس في دمشق"), [""; 0]);
}

#[test]
fn profiles_win_over_the_gazetteer() {
    let names = ProfileNames {
        id: Arc::from("oslo-cabinet"),
        kind: EntityKind::Government,
        name: "Oslo cabinet".into(),
        aliases: Vec::new(),
        metonyms: vec!["Oslo".into()],
        capital: None,
        demonyms: Vec::new(),
    };
    let lexicon = Lexicon::new(&[names], Measures::default());
    let document = Document::read(Arc::from("Oslo has agreed. It rained in Oslo."), Format::Plain);
    let ids: Vec<_> =
        extract(&document, &lexicon).mentions.into_iter().map(|mention| mention.reference).collect();
    assert_eq!(ids, ["oslo-cabinet", "oslo"].map(|id| Reference::Known(Arc::from(id))));
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
