//! What may be put into a note: each sentence is one that an analyst would keep, is read back as the figure that it was
//! made of, and nothing is found in it.

use crate::world::Desk;

/// Profiles of what the figures are about.
const PROFILES: &[(&str, &str)] = &[
    (
        "profiles/astana-talks.md",
        "---\nkind: process\nname: Astana talks\nvenue: astana\nstart: 2017-01-23\n---\n# Astana talks\n",
    ),
    ("profiles/arab-league.md", "---\nkind: organisation\nname: Arab League\n---\n# Arab League\n"),
];

/// An article's sentence, the word of a note at which it is asked for, and the sentence that is offered.
const TABLE: &[(&str, &str, &str)] = &[
    (
        "The war in Syria has killed 320,000 people.",
        "Syrian war",
        "Harbour Post put the number of deaths in the Syrian war at 320,000 on 4 July 2017",
    ),
    (
        "The war in Syria has killed about 320,000 people, the Syrian Observatory for Human Rights said.",
        "Syrian war",
        "The Syrian Observatory for Human Rights put the number of deaths in the Syrian war at about 320,000 on 4 July 2017",
    ),
    (
        "The war in Syria has killed more than 320,000 people.",
        "Syrian war",
        "Harbour Post put the number of deaths in the Syrian war at more than 320,000 on 4 July 2017",
    ),
    (
        "The war in Syria has killed at least 320,000 people.",
        "Syrian war",
        "Harbour Post put the number of deaths in the Syrian war at no fewer than 320,000 on 4 July 2017",
    ),
    (
        "The war in Syria has killed up to 320,000 people.",
        "Syrian war",
        "Harbour Post put the number of deaths in the Syrian war at up to 320,000 on 4 July 2017",
    ),
    (
        "The war in Syria has killed nearly 320,000 people.",
        "Syrian war",
        "Harbour Post put the number of deaths in the Syrian war at nearly 320,000 on 4 July 2017",
    ),
    (
        "The war in Syria has killed fewer than 320,000 people.",
        "Syrian war",
        "Harbour Post put the number of deaths in the Syrian war at fewer than 320,000 on 4 July 2017",
    ),
    (
        "The war in Syria has killed between 300,000 and 400,000 people.",
        "Syrian war",
        "Harbour Post put the number of deaths in the Syrian war at between 300,000 and 400,000 on 4 July 2017",
    ),
    (
        "By May 2016 the war in Syria had killed 270,000 people.",
        "Syrian war",
        "Harbour Post put the number of deaths in the Syrian war at 270,000 in May 2016",
    ),
    (
        "The war in Syria has killed 96,000 civilians.",
        "Syrian war",
        "Harbour Post said on 4 July 2017 that 96,000 civilians had been killed in the Syrian war",
    ),
    // "Hundreds of thousands" cannot be said in another way.
    ("The war in Syria has killed hundreds of thousands of people.", "Syrian war", ""),
    (
        "The war in Syria has wounded more than 1.5 million people.",
        "Syrian war",
        "Harbour Post said on 4 July 2017 that more than 1.5 million people had been wounded in the Syrian war",
    ),
    (
        "The war in Syria has displaced 6.5 million people.",
        "Syrian war",
        "Harbour Post put the number of people displaced by the Syrian war at 6.5 million on 4 July 2017",
    ),
    (
        "About 5 million people have fled the war in Syria, the United Nations says.",
        "Syria",
        "The United Nations said on 4 July 2017 that about 5 million people had fled the war in Syria",
    ),
    // Those whom a country hosts did not flee from there.
    ("Turkey hosts about 2.9 million refugees.", "Turkey", ""),
    (
        "Idlib has a population of 165,000.",
        "Idlib",
        "Harbour Post said on 4 July 2017 that Idlib had a population of 165,000",
    ),
    (
        "The three guarantors of the Astana talks met.",
        "Astana talks",
        "Harbour Post spoke on 4 July 2017 of three guarantors of the Astana talks",
    ),
    (
        "The 22-nation Arab League met.",
        "Arab League",
        "Harbour Post spoke on 4 July 2017 of the 22-member Arab League",
    ),
    (
        "The fifth round of the Astana talks opened on 4 July 2017.",
        "Astana talks",
        "Harbour Post reported on the 5th round of the Astana talks on 4 July 2017",
    ),
];

/// What is offered as a sentence at a word of a note, in a corpus with one article; and the note with it.
fn offered(said: &str, at: &str) -> Option<(String, String, Vec<String>)> {
    let article = format!(
        "---\ndate: 2017-07-04\noutlet: Harbour Post\n---\n# News\n\nBEIRUT — It was a long day. {said}\n"
    );
    let note = format!("# Toll\n\nThe {at} is what this is about.\n");
    let documents = [("articles/a.md", article.as_str()), ("rapporteur.toml", "")];
    let mut desk = Desk::of(documents.into_iter().chain(PROFILES.iter().copied()));
    let world = desk.with([("notes/n.md", note.as_str())].into_iter());
    let entry = world.snapshot.entry("notes/n.md").unwrap();
    let offset = note.find(at).unwrap() as u32;
    let all = world.view.insertions(entry, offset);
    let one = all.iter().find(|one| one.title.starts_with("Add what"))?;
    let words = one.words(&world.snapshot, entry).unwrap();
    let mut made = note.clone();
    made.insert_str(one.at as usize, &words);
    let found = desk.check("notes/n.md", &made);
    Some((
        one.title.clone(),
        words,
        found.iter().map(|one| format!("{}: {}", one.rule, one.message)).collect(),
    ))
}

#[test]
fn sentences_are_kept_and_give_no_finding() {
    let mut wrong = String::new();
    for (said, at, expected) in TABLE {
        let shown = match offered(said, at) {
            Some((title, words, found)) => {
                let words = words.trim().replace(" ([Harbour Post](../articles/a.md)).", "");
                if words == *expected && found.is_empty() {
                    continue;
                }
                format!("{words}\n   {title}\n   {found:?}")
            }
            None if expected.is_empty() => continue,
            None => "nothing".to_owned(),
        };
        wrong.push_str(&format!("\n{said}\n  wants {expected}\n  found {shown}"));
    }
    assert!(wrong.is_empty(), "{wrong}");
}
