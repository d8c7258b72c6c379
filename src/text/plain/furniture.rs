//! Furniture: what a page prints around its text, told by the words that sites use. Share counts, menus, newsletter
//! boxes, cookie banners, copyright lines.

use super::{
    Words, ends_sentence,
    phrases::{COUNTED, LINES, OPENINGS, SECTIONS},
};

/// Whether a line is furniture.
pub(super) fn is_furniture(words: &Words<'_>) -> bool {
    let core = words.core();
    !core.contains(char::is_alphabetic)
        || LINES.contains(&core)
        || is_count(words)
        || is_opening(words)
        || is_newsletter(words)
        || is_legal(words)
        || is_trail(words)
        || is_menu(words)
}

/// `Views 1430`, `0 Comments`, `12 users have voted.`, `Share 15 Tweet 3`.
fn is_count(words: &Words<'_>) -> bool {
    if words.list.len() > 8 {
        return false;
    }
    let is_number = |word: &&&str| {
        word.trim_end_matches(['k', 'K', 'm', 'M', '+'])
            .bytes()
            .all(|b| b.is_ascii_digit() || matches!(b, b',' | b'.'))
    };
    let numbers = words.list.iter().filter(is_number).count();
    let counted = words.list.iter().filter(|word| COUNTED.contains(&word.to_lowercase().as_str())).count();
    let voted = words.lower.contains("have voted")
        || words.lower.contains("has voted")
        || words.lower.contains("average rating");
    numbers > 0 && (voted || counted > 0 && numbers + counted + 1 >= words.list.len())
}

/// A line that opens as furniture does. A sentence with its stop may only be a short one ("Click here to subscribe.").
fn is_opening(words: &Words<'_>) -> bool {
    let count = words.list.len();
    if !words.begins(OPENINGS) {
        return false;
    }
    let has_colon = words.text.split_once(':').is_some_and(|(head, _)| head.split_whitespace().count() <= 3);
    match () {
        () if words.lower.starts_with(['©', '(']) || words.lower.starts_with("copyright") => true,
        () if has_colon => count <= 20,
        () if ends_sentence(words.text) => {
            count <= 9 && !words.lower.starts_with("related") && !words.lower.starts_with("back to")
        }
        () => count <= 6,
    }
}

/// Boxes that ask for an address or for money: a verb of asking first, and the thing asked for.
fn is_newsletter(words: &Words<'_>) -> bool {
    const VERBS: &[&str] = &[
        "subscribe",
        "sign",
        "get",
        "join",
        "receive",
        "stay",
        "enter",
        "follow",
        "register",
        "support",
        "donate",
        "download",
        "never",
        "don't",
        "want",
        "like",
        "enjoying",
        "become",
        "click",
        "keep",
        "help",
        "please",
        "by",
        "thank",
        "be",
        "your",
    ];
    const THINGS: &[&str] = &[
        "newsletter",
        "inbox",
        "emailed to you",
        "your email",
        "your e-mail",
        "e-mail address",
        "email address",
        "subscribe to",
        "subscription",
        "mailing list",
        "sign up",
        "unsubscribe",
        "our app",
        "the app",
        "push notification",
        "breaking news alerts",
        "our journalism",
        "become a member",
        "our channel",
        "our telegram",
        "our whatsapp",
        "on facebook and twitter",
        "change your preferences",
    ];
    let opens = words
        .list
        .first()
        .is_some_and(|first| VERBS.contains(&first.to_lowercase().replace('’', "'").as_str()));
    words.list.len() <= 30 && opens && words.holds(THINGS)
}

/// Cookie banners and legal lines.
fn is_legal(words: &Words<'_>) -> bool {
    let cookies = words.holds(&["cookie"])
        && words.holds(&[
            "we use",
            "this site",
            "this website",
            "our site",
            "accept",
            "consent",
            "browsing",
            "policy",
            "preferences",
            "your experience",
        ]);
    let rights = words.holds(&[
        "all rights reserved",
        "may not be published, broadcast",
        "terms of service",
        "terms of use",
        "privacy policy",
        "without permission from",
        "without prior written permission",
        "javascript is disabled",
        "enable javascript",
        "ad blocker",
        "adblock",
    ]);
    cookies || rights
}

/// A trail of sections: `Home > News > World`, `News | Sport | Culture`.
fn is_trail(words: &Words<'_>) -> bool {
    const MARKS: [&str; 8] = [" > ", " » ", " › ", " | ", " / ", " · ", " • ", " :: "];
    let is_short = |part: &str| part.split_whitespace().nth(3).is_none();
    let is_trail =
        |mark: &&str| words.text.matches(*mark).nth(1).is_some() && words.text.split(*mark).all(is_short);
    !ends_sentence(words.text) && MARKS.iter().any(is_trail)
}

/// A menu that lost its marks when it was copied: `Home News Opinion Video`.
fn is_menu(words: &Words<'_>) -> bool {
    let is_section = |word: &&str| SECTIONS.contains(&word.to_lowercase().as_str());
    words.list.len() >= 3 && words.list.iter().all(is_section)
}
