//! What must hold for any text and any order of changes.

use std::{collections::BTreeMap, sync::Arc};

use proptest::{collection::vec, prelude::*, sample::select};
use rapporteur::{
    corpus::{Change, Entry},
    import, query,
    rule::{self, Meeting, Pinned},
    text::{Document, Format},
};

use super::told::{corpus, entry, holds_for, read, told};

/// Pieces that scanners look for, and pieces that have broken scanners.
const PIECES: &[&str] = &[
    "---\n",
    "---\ndate: 2017-02-30\n---\n",
    "kind: person\n",
    "rapporteur: {ignore: [x]}\n",
    "date: ",
    "aliases: [",
    "# ",
    "## 4 July 2017\n",
    "- ",
    "| a | b |\n| --- | --- |\n",
    "> ",
    "```\n",
    "\n\n",
    "\n",
    "\r\n",
    "\r",
    "\t",
    " ",
    "more than ",
    "between ",
    " and ",
    "nearly ",
    "470,000 ",
    "2.5 million ",
    "1-1.5 million ",
    "320 000 ",
    "99999999999999999999999999 ",
    "0.0000000000000000001",
    "-1",
    "1,2,3,4",
    "half a million ",
    "twenty-two ",
    "seventy-",
    "dozens of ",
    "hundreds of thousands ",
    "2-1/2",
    "12.2m ",
    "50% ",
    "$3bn ",
    "killed ",
    "people ",
    "dead ",
    "wounded ",
    "refugees ",
    "displaced ",
    "six-year ",
    "war ",
    "in its seventh year ",
    "fifth round ",
    "fell from ",
    "to ",
    "according to ",
    "the Observatory ",
    "said ",
    "told AFP ",
    "Syria ",
    "Astana ",
    "Kerry ",
    "Russian Foreign Minister Sergei Lavrov ",
    "Moscow",
    "’s ",
    "'s",
    "ASTANA, Kazakhstan — ",
    "By AFP - Jul 04,2017",
    "Thursday, 25th April 2024",
    "05/25/2017, 16.19",
    "on Friday ",
    "last year ",
    "31 February 2017 ",
    "2017-13-45 ",
    "[page](../a/b.md#c)",
    "[[",
    "]]",
    "[[a|b]]",
    "[@key]",
    "[^1]",
    "[^1]: x",
    "](",
    "%C3%28",
    "“",
    "”",
    "\"",
    "«",
    "»",
    "<!-- rapporteur-ignore figure-falls: why -->",
    "<!--",
    "-->",
    "<!-- rapporteur-ignore-file",
    "<b>",
    "&amp;",
    "…",
    ". ",
    "? ",
    "Mr. ",
    "U.S. ",
    "\u{0}",
    "\u{feff}",
    "\u{200d}",
    "\u{2028}",
    "\u{85}",
    "\u{a0}",
    "é",
    "e\u{301}",
    "ß",
    "İ",
    "ﬁ",
    "Ⅷ",
    "٣٤٠",
    "四",
    "حلب",
    "Сирия",
    "👩‍👩‍👧",
    "\u{202e}",
    "\u{1d7d8}",
    "½",
    "−",
    "–",
    "—",
    "\u{10ffff}",
];

fn soup() -> impl Strategy<Value = String> {
    let pieces = vec(select(PIECES), 0..60).prop_map(|pieces| pieces.concat());
    prop_oneof![3 => pieces, 1 => any::<String>(), 1 => "[\\PC\\n]{0,200}"]
}

fn format() -> impl Strategy<Value = Format> {
    select(vec![Format::Markdown, Format::Plain])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_can_be_read(text in soup(), format in format()) {
        holds_for(&text, format);
    }
}

/// Pieces that pages and paper are made of.
const SOURCES: &[&str] = &[
    "<html>",
    "<head>",
    "<title>",
    "</title>",
    "<body>",
    "<h1>",
    "</h1>",
    "<p>",
    "</p>",
    "<div>",
    "</div>",
    "<a href=x>",
    "</a>",
    "<table>",
    "<td>",
    "<br>",
    "<!--",
    "-->",
    "<script type=\"application/ld+json\">",
    "</script>",
    "{\"@type\":\"NewsArticle\",\"datePublished\":",
    "\"2017-07-04\"",
    "}",
    "<meta property=\"og:title\" content=\"",
    "\">",
    "<meta name=date content=",
    "<time datetime=2017-13-45>",
    "&amp;",
    "<b>",
    "<i>",
    "<svg>",
    "<noscript>",
    "<img src=x>",
    "<font>",
    "<li>",
    "\u{c}",
    "-\n",
    "\n\n",
    "\n",
    "Page 1 of 2",
    "7",
    "10:15",
    "Harbour Post",
    "By Ana Ríos",
    "4 July 2017",
    "The two ministers left the capital on Tuesday after two days of talks that produced no document, they said.",
    "The war has killed more than 320,000 people, and residents of the harbour said that flour was short in all of the north.",
    "---\n",
    "title: x\n",
    "\u{0}",
    "\u{202e}",
    "“",
    " ",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever was saved or copied is refused in words, or becomes an article that reads as it says.
    #[test]
    fn any_source_is_an_article_or_refused(pieces in vec(select(SOURCES), 0..60), is_page in any::<bool>()) {
        let text: String = pieces.concat();
        let name = is_page.then_some("x.html");
        if let Ok(draft) = import::draft(&import::Source { text: &text, name }) {
            let document = Document::read(Arc::from(draft.text.as_str()), Format::Plain);
            let front = document.front_matter.as_ref().expect("front matter");
            prop_assert_eq!(&front.problem, &None, "{}", draft.text);
            let facts = read(&document);
            if let Some(title) = &draft.title {
                prop_assert_eq!(facts.title.as_deref(), Some(title.as_str()), "{}", draft.text);
            }
            if let Some(outlet) = &draft.outlet {
                prop_assert!(facts.outlet.is_some(), "{outlet} in {}", draft.text);
            }
            if let Some(date) = &draft.date {
                prop_assert!(draft.text.contains(&format!("\ndate: {}\n", date.value)), "{}", draft.text);
                prop_assert_eq!(facts.date.date, Some(date.value), "{}", draft.text);
            }
            prop_assert!(!draft.stem.is_empty() && draft.stem.chars().all(|c| c.is_alphanumeric() || c == '-'), "{}", draft.stem);
        }
    }
}

const SENTENCES: &[&str] = &[
    "The war in Syria has killed more than 470,000 people. ",
    "The war in Syria has killed more than 280,000 people. ",
    "The war in Syria has killed more than 320,000 people, the Syrian Observatory for Human Rights says. ",
    "The war in Syria has killed 250,000 people, according to the United Nations. ",
    "The Syrian Centre for Policy Research estimates that the war in Syria has killed 470,000 people, including indirect deaths. ",
    "The Syrian Observatory for Human Rights has documented 270,000 deaths in the war in Syria. ",
    "The war in Syria has killed 900,000 people, Anna Keller said. ",
    "The war in Syria has killed 90,000 people, Keller said. ",
    "The war in Syria has killed 200,000 people, the Syrian Observatory for Human Rights says. ",
    "The six-year conflict goes on. ",
    "Russian Foreign Minister Sergei Lavrov met Anna Keller, a spokeswoman of the lake district. ",
    "Keller said that talks were near. ",
    "Peter Keller, a delegate, left Geneva. ",
    "The fifth round of the Astana talks ended. ",
    "The toll of the Syrian war fell from 470,000 to 280,000. ",
    "Some 4.8 million refugees have left Syria because of the war. ",
    "More than 280,000 people have been killed in the war in Syria [@k2]. ",
    "See [page](../articles/a1.md) and [[a2]]. ",
    "\n\n## Part\n\n",
    "\n\n## Other part\n\n",
    "See [there](../notes/n1.md#part), [[n2#other-part]] and [[a1#part]]. ",
    "A bomb under a bus with pilgrims in Damascus killed seven people on 15 March 2016, a monitoring group said. ",
    "Six people were killed when a bomb tore through a bus in Damascus on 15 March 2016. ",
    "The blast killed eight people. ",
    "On 15 March 2016 a bomb on a bus with pilgrims in Damascus killed nine people. ",
    "The commander Mohammed Zarroush left Geneva. ",
    "The commander Mohammad Zaroush left Geneva. ",
    "The engineer Tariq Mansoura drew a map of Deir al-Zor. ",
    "The engineer Tareq Mansoura drew a map of Deir ez-Zor. ",
    "The mayors of both banks left the old customs house by separate doors, wrote to their capitals before the end of \
     the month, and asked a mediator from the coast to open the lower road to lorries with flour, lamp oil and goats. ",
];
const DATES: &[&str] =
    &["2015-08-18", "2016-03-24", "2016-03-31", "2016-07-16", "2017-07-04", "2017-12-22", ""];
const PATHS: &[&str] = &[
    "articles/a1.md",
    "articles/a2.md",
    "articles/a3.md",
    "articles/b/a1.md",
    "notes/n1.md",
    "notes/n2.md",
    "notes/n3.md",
];

/// A document under one of a few names, or none any more.
fn change() -> impl Strategy<Value = (&'static str, Option<String>)> {
    let body = (select(DATES), vec(select(SENTENCES), 0..5), 0..4_u8);
    let text = body.prop_map(|(date, sentences, key)| {
        let date = if date.is_empty() { String::new() } else { format!("date: {date}\n") };
        format!("---\ntitle: T\nkey: k{key}\noutlet: O{key}\n{date}---\n{}\n", sentences.concat())
    });
    (select(PATHS), prop_oneof![4 => text.prop_map(Some), 1 => Just(None)])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn edits_in_any_order_equal_a_rebuild(changes in vec(change(), 1..16), batch in 1..4_usize, reverse in any::<bool>()) {
        let mut edited = corpus();
        let mut last: BTreeMap<&str, Option<&String>> = BTreeMap::new();
        for batch in changes.chunks(batch) {
            // Whoever asks for names before an edit must find the right ones behind it.
            query::symbols(&edited.snapshot(), "");
            edited.apply(batch.iter().map(|(path, text)| match text {
                Some(text) => Change::Put(entry(path, text)),
                None => Change::Remove((*path).into()),
            }));
            last.extend(batch.iter().map(|(path, text)| (*path, text.as_ref())));
        }
        let mut rebuilt = corpus();
        let mut left: Vec<Entry> = last.iter().filter_map(|(path, text)| Some(entry(path, (*text)?))).collect();
        if reverse {
            left.reverse();
        }
        rebuilt.apply(left.into_iter().map(Change::Put));
        prop_assert_eq!(told(&edited.snapshot()), told(&rebuilt.snapshot()));
    }

    /// What the findings of a document rest on is written down: a document that a change did not touch keeps its findings.
    #[test]
    fn untouched_documents_keep_their_findings(changes in vec(change(), 2..12)) {
        let mut corpus = corpus();
        let mut reports: BTreeMap<String, rule::Report> = BTreeMap::new();
        for (path, text) in &changes {
            let touched = corpus.apply([match text {
                Some(text) => Change::Put(entry(path, text)),
                None => Change::Remove((*path).into()),
            }]);
            let (snapshot, meeting) = (corpus.snapshot(), Meeting::of(&touched));
            for one in snapshot.entries() {
                let fresh = rule::check(&snapshot, one, &Pinned::default(), &|rule| rule.level);
                let kept = reports.insert(one.path.to_string(), fresh.clone());
                let stale = kept.filter(|kept| !touched.documents.contains(&one.path) && !meeting.meets(&kept.reads));
                if let Some(kept) = stale {
                    prop_assert_eq!(kept.diagnostics, fresh.diagnostics, "{} after {} changed", one.path, path);
                }
            }
        }
    }
}
