//! Pages, paper and copied words of many shapes become articles that our own reader reads as they say.
#![allow(clippy::unwrap_used, reason = "a missing part fails the test")]

use super::*;
use crate::extract::{Certainty, Facts};

const TEXT: &str = "<p>PORTHAVEN — The two ministers left the capital on Tuesday after two days of talks that produced no \
    document, and the envoy told reporters that the plan of January was not dead.</p>\n<p>The war has killed more than 320,000 \
    people, the Observatory said on Tuesday. Residents of the harbour said that flour was short.</p>";

fn page(head: &str, top: &str) -> String {
    format!(
        "<!DOCTYPE html><html><head>{head}</head><body><nav><a href=/>Home</a> <a href=/w>World</a></nav><main><article>{top}{TEXT}\
         </article><aside><h3>Related</h3><ul><li><a href=/a>Flour is short in the north</a></li></ul></aside></main>\
         <footer>All rights reserved.</footer></body></html>"
    )
}

fn of(text: &str) -> Result<Draft, Refusal> {
    draft(&Source { text, name: None })
}

/// Title, outlet and day, as the draft says them and as our reader reads the article.
fn known(text: &str) -> (Option<String>, Option<String>, Option<String>) {
    let draft = of(text).unwrap();
    let read: Facts = date::facts(&draft.text);
    let day = draft.date.as_ref().map(|date| date.value.to_string());
    if let Some(title) = &draft.title {
        assert_eq!(read.title.as_deref(), Some(title.as_str()), "{}", draft.text);
    }
    assert_eq!(read.outlet.as_deref().is_some(), draft.outlet.is_some(), "{}", draft.text);
    if let Some(date) = &draft.date {
        assert_eq!(
            (read.date.date, read.date.certainty),
            (Some(date.value), Certainty::Stated),
            "{}",
            draft.text
        );
        assert_eq!(read.date.contradiction, None, "{}", draft.text);
    }
    (draft.title, draft.outlet, day)
}

fn some(title: &str, outlet: &str, day: &str) -> (Option<String>, Option<String>, Option<String>) {
    let word = |word: &str| (!word.is_empty()).then(|| word.to_owned());
    (word(title), word(outlet), word(day))
}

#[test]
fn a_page_says_what_it_is_in_many_ways() {
    let heading = "<h1>Ministers leave Porthaven</h1>";
    let ld = r#"<title>Ministers leave Porthaven | Harbour Post</title><script type="application/ld+json">{"@type":"NewsArticle","headline":"Ministers leave Porthaven","datePublished":"2017-07-04T21:30:00+02:00","publisher":{"name":"Harbour Post"}}</script>"#;
    let og = r#"<meta property="og:title" content="Ministers leave Porthaven - Harbour Post"><meta property="og:site_name" content="Harbour Post"><meta property="article:published_time" content="2017-07-04">"#;
    let plain = "<title>Ministers leave Porthaven | Harbour Post</title>";
    let byline =
        "<h1>Ministers leave Porthaven</h1><div><span>By Ana Ríos</span> <span>July 4, 2017</span></div>";
    let time = "<h1>Ministers leave Porthaven</h1><time datetime='2017-07-04T10:00'>Tuesday</time>";
    let banner =
        "<div>Thursday, 25th April 2024</div><h1>Ministers leave Porthaven</h1><div>4 July 2017</div>";
    let saved = "<!-- saved from url=(0042)https://www.post.example/2017/ministers --><title>Ministers leave Porthaven</title>";
    let whole = some("Ministers leave Porthaven", "Harbour Post", "2017-07-04");
    for (head, top, expected) in [
        (ld, heading, whole.clone()),
        (ld, "", whole.clone()),
        (og, heading, whole.clone()),
        (og, "", whole.clone()),
        (plain, byline, whole.clone()),
        (plain, time, whole.clone()),
        (plain, banner, whole.clone()),
        (plain, heading, some("Ministers leave Porthaven", "Harbour Post", "")),
        (saved, byline, some("Ministers leave Porthaven", "post.example", "2017-07-04")),
        ("", heading, some("Ministers leave Porthaven", "", "")),
    ] {
        assert_eq!(known(&page(head, top)), expected, "{head}{top}");
    }
}

#[test]
fn what_sites_print_around_a_text_is_left_out() {
    let top = "<div role=dialog><p>We use cookies on this site.</p></div><h1>Ministers leave Porthaven</h1>\
        <p>By Ana Ríos | 4 July 2017</p><p>3 min read</p><div><a href=#>Share on Facebook 38</a></div>\
        <div><p>Sign up for our newsletter and never miss a story.</p></div>";
    let draft = of(&page("<title>Ministers leave Porthaven</title>", top)).unwrap();
    let body = draft.text.split("---\n\n").nth(1).unwrap();
    let lines: Vec<&str> = body.trim().split("\n\n").collect();
    assert_eq!(lines.len(), 3, "{body}");
    assert_eq!(lines.first(), Some(&"By Ana Ríos | 4 July 2017"));
    assert!(draft.text.contains("author: Ana Ríos\n"), "{}", draft.text);
}

#[test]
fn days_that_do_not_agree_are_told_and_none_is_taken() {
    let head = |day: &str| {
        format!("<title>Ministers leave</title><meta property=article:published_time content='{day}'>")
    };
    let printed = |day: &str| format!("<h1>Ministers leave</h1><p>By Ana Ríos, {day}</p>");
    for (data, words, expected) in [
        ("2017-07-04T10:00:00Z", "July 4, 2017", Some("2017-07-04")),
        // The page's own clocks were a day behind or before UTC.
        ("2017-07-05T02:00:00Z", "July 4, 2017", Some("2017-07-04")),
        ("2017-07-03T22:00:00+00:00", "July 4, 2017", Some("2017-07-04")),
        // An offset is somebody's clock: their day counts.
        ("2017-07-05T02:00:00+02:00", "July 4, 2017", Some("2017-07-05")),
        ("Tue, 04 Jul 2017 10:00:00 GMT", "July 4, 2017", Some("2017-07-04")),
        ("20170704T100000", "July 4, 2017", Some("2017-07-04")),
        ("2024-04-25", "July 4, 2017", None),
        ("2017-01-04", "July 4, 2017", None),
    ] {
        let draft = of(&page(&head(data), &printed(words))).unwrap();
        assert_eq!(
            draft.date.as_ref().map(|date| date.value.to_string()).as_deref(),
            expected,
            "{data} {words}"
        );
        let told = draft.doubts.iter().any(|doubt| doubt.contains(data) && doubt.contains("2017-07-04"));
        assert_eq!(told, expected.is_none(), "{:?}", draft.doubts);
        assert_eq!(draft.stem.starts_with("undated-"), expected.is_none(), "{}", draft.stem);
    }
}

#[test]
fn two_data_of_a_page_are_decided_by_its_words() {
    let head = "<meta property=article:published_time content=2024-04-25><meta name=date content=2017-07-04>";
    let draft = of(&page(head, "<h1>Ministers leave</h1><p>Published: July 4, 2017</p>")).unwrap();
    assert_eq!(draft.date.unwrap().value.to_string(), "2017-07-04");
    assert!(draft.doubts.iter().any(|doubt| doubt.contains("2024-04-25")), "{:?}", draft.doubts);
    let draft = of(&page(head, "<h1>Ministers leave</h1>")).unwrap();
    assert_eq!((draft.date, draft.doubts.len()), (None, 1));
}

#[test]
fn copied_words_stay_as_they_are() {
    let text = "Ministers leave Porthaven\nBy Ana Ríos - 4 July 2017\nShare 15\n\nThe two ministers left on Tuesday.\n\nFlour is short, \
        they said.\nhttps://www.post.example/ministers\n";
    let draft = of(text).unwrap();
    assert!(draft.text.ends_with(&format!("---\n\n{text}")), "{}", draft.text);
    for line in [
        "title: Ministers leave Porthaven\n",
        "author: Ana Ríos\n",
        "date: 2017-07-04\n",
        "url: \"https://www.post.example/ministers\"\n",
    ] {
        assert!(draft.text.contains(line), "{line} in {}", draft.text);
    }
    assert_eq!(draft.stem, "2017-07-04-ministers-leave-porthaven");
}

#[test]
fn a_caption_or_an_unclear_day_is_named_and_not_written() {
    for (line, candidates) in [
        ("The harbour of Porthaven, on July 4, 2017. / AFP PHOTO / M. DELAUNAY", vec!["2017-07-04 (caption"]),
        ("04/07/2017", vec!["2017-04-07", "2017-07-04"]),
    ] {
        let text = format!(
            "Ministers leave Porthaven without a word\n\n{line}\n\nThe two ministers left the capital after talks.\n"
        );
        let draft = of(&text).unwrap();
        assert_eq!(draft.date, None, "{}", draft.text);
        for candidate in candidates {
            assert!(
                draft.doubts.iter().any(|doubt| doubt.contains(candidate)),
                "{candidate} in {:?}",
                draft.doubts
            );
        }
    }
}

#[test]
fn front_matter_holds_whatever_a_title_says() {
    for title in [
        "He said: \"no\" # not 'yes' \\ ---",
        "--- \u{202e}evil\u{202c} \u{7}bell [x](y) {z}",
        "- yes",
        "null",
        "2017-07-04",
        "@key: !tag &a *b",
        "حلب: 470,000",
        "   a\n---\nb: c   ",
        "“Quoted”",
        "%x",
        "`x`",
        "a: b",
    ] {
        let escaped = title.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;");
        let draft = of(&page(&format!("<meta property='og:title' content=\"{escaped}\">"), "")).unwrap();
        let written = draft.title.clone().unwrap();
        let read = date::facts(&draft.text);
        assert_eq!(read.title.as_deref(), Some(written.as_str()), "{}", draft.text);
        assert!(!written.contains(|c: char| c.is_control() || c == '\u{202e}'), "{written:?}");
        let front = crate::text::front_matter::FrontMatter::read(&draft.text).unwrap();
        assert_eq!(front.problem, None, "{}", draft.text);
        let keys: Vec<&str> = front.entries.iter().map(|entry| &*entry.key).collect();
        assert!(matches!(keys.as_slice(), ["title"] | ["title", "date"]), "{}", draft.text);
        assert!(draft.stem.chars().all(|c| c.is_alphanumeric() || c == '-'), "{}", draft.stem);
    }
}

#[test]
fn what_is_no_article_is_refused() {
    let links =
        "<li><a href=/1>Ministers leave Porthaven without a word after two days of talks</a></li>".repeat(8);
    let deep = "<div>".repeat(600) + TEXT;
    let deeper = "<div>".repeat(100_000);
    for (text, expected) in [
        (String::new(), Refusal::Empty),
        (" \n\u{c}\n".into(), Refusal::Empty),
        (format!("<html><body><ul>{links}</ul></body></html>"), Refusal::NoArticle),
        (
            "<html><body><form><p>Name <input></p></form><script>render()</script></body></html>".into(),
            Refusal::NoArticle,
        ),
        (format!("<html><body>{deep}</body></html>"), Refusal::TooDeep),
        (format!("<html><body>{deeper}</body></html>"), Refusal::TooDeep),
        ("x".repeat(MAX_BYTES + 1), Refusal::TooLarge),
    ] {
        assert_eq!(
            of(&text).map(|draft| draft.text),
            Err(expected),
            "{}",
            text.chars().take(80).collect::<String>()
        );
    }
    for start in ["%PDF-1.7", "{\\rtf1", "MIME-Version: 1.0\nContent-Type: multipart/related"] {
        assert!(matches!(of(start), Err(Refusal::Kind(_))), "{start}");
    }
}

#[test]
fn paper_names_its_title_and_its_day() {
    let body = "The two ministers left the capital on Tuesday after two days of talks that pro-\nduced no document, and the envoy, who \
        had waited in the next room, told re-\nporters that the plan of January was not dead. It would be taken up again\nin the autumn, he \
        said.\n";
    let text = format!(
        "Harbour Post\n4 July 2017\n\nMinisters leave Porthaven without a word\n\n{body}\n1\n\u{c}{body}\n2\n\u{c}"
    );
    let draft = of(&text).unwrap();
    assert_eq!(draft.title.as_deref(), Some("Ministers leave Porthaven without a word"));
    assert_eq!(draft.date.unwrap().value.to_string(), "2017-07-04");
    assert!(draft.text.contains("talks that produced no document"), "{}", draft.text);
}
