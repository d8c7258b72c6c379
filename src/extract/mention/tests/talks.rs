//! Talks and wars.

use std::sync::Arc;

use super::{check, known, read};
use crate::extract::Reference;

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
    // where talks about a war are held is not where it is fought
    let held = "GENEVA - Talks on Syria ended in Geneva, Switzerland. The war has killed many.";
    assert_eq!(read(held).1.war_told, Some(Reference::Known(Arc::from("syrian-war"))));
}

#[test]
fn talks_and_their_venues() {
    check(&[
        ("The Astana process goes on.", &["p:Astana process", "v:Astana"]),
        ("The Geneva talks failed.", &["p:Geneva talks", "v:Geneva"]),
        ("Talks in Geneva failed.", &["v:Geneva"]),
        ("They met for negotiations in Astana.", &["v:Astana"]),
        ("The fourth round of peace talks in Geneva failed.", &["p:talks in Geneva", "v:Geneva"]),
    ]);
    assert_eq!(known("The fourth round of talks in Geneva failed."), ["geneva-talks", "geneva"]);
}
