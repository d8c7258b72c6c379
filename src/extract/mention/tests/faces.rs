//! Countries and capitals: places or governments that act.

use super::check;

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
fn more_that_acts_and_that_does_not() {
    check(&[
        ("It is a reason for Kenya to sign the pact.", &["a:Kenya"]),
        ("Kenya and Peru follow.", &["a:Kenya", "a:Peru"]),
        ("He spoke for Kenya.", &["a:Kenya"]),
        ("She said from Oslo that it rained.", &["v:Oslo"]),
        ("He spoke as if Kenya were to leave the pact.", &["a:Kenya"]),
        ("Kenya Uganda and Peru have signed it.", &["a:Kenya", "a:Uganda", "a:Peru"]),
        ("Fires burned between Mombasa province and Nairobi.", &["v:Mombasa", "v:Nairobi"]),
        ("The storm nears the Kenya coast.", &["v:Kenya"]),
        ("They met in Kenyas Mombasa on Monday.", &["v:Kenya", "v:Mombasa"]),
    ]);
}

#[test]
fn names_that_begin_or_end_in_a_place() {
    check(&[
        ("Afterwards, the Kenya Constitution was read.", &[]),
        ("Afterwards, Kenya Skylift flew again.", &[]),
        ("Afterwards, a man named Sudok Mombasa came.", &["a:Sudok Mombasa"]),
        ("Afterwards, ships crossed the Java Sea.", &["v:Java Sea"]),
        ("Afterwards, the Oslo Cathedral was full.", &["v:Oslo Cathedral"]),
        ("Afterwards, President of Kenya Wanjirat Otienu spoke.", &["v:Kenya", "a:Wanjirat Otienu"]),
    ]);
}
