//! Furniture: what a page prints around its text, told by the words that sites use. Share counts, menus, newsletter
//! boxes, cookie banners, copyright lines.

use super::{Words, ends_sentence};

/// Whole lines.
const LINES: &[&str] = &[
    "about",
    "about us",
    "accept",
    "accept all",
    "account",
    "ad",
    "add a comment",
    "add comment",
    "advert",
    "advertise",
    "advertisement",
    "advertising",
    "all rights reserved",
    "archive",
    "archives",
    "ask a question",
    "back to top",
    "bookmark",
    "breaking news",
    "browse",
    "business",
    "cancel",
    "careers",
    "categories",
    "category",
    "click here",
    "close",
    "close x",
    "x close",
    "comment",
    "comments",
    "comments are closed",
    "contact",
    "contact us",
    "continue reading",
    "cookie policy",
    "copy link",
    "copy",
    "culture",
    "disclaimer",
    "donate",
    "download",
    "down",
    "editor's pick",
    "editor's picks",
    "editors' picks",
    "email",
    "e-mail",
    "email this",
    "email this article",
    "embed",
    "english",
    "facebook",
    "fb",
    "featured",
    "feedback",
    "follow",
    "follow us",
    "font size",
    "get short url",
    "google+",
    "home",
    "homepage",
    "in this article",
    "in this story",
    "instagram",
    "join",
    "keywords",
    "languages",
    "latest",
    "latest news",
    "leave a comment",
    "leave a reply",
    "less",
    "like",
    "like this",
    "linkedin",
    "listen",
    "live",
    "load more",
    "log in",
    "login",
    "mail",
    "menu",
    "more",
    "more news",
    "more on this",
    "more on this story",
    "more from",
    "more stories",
    "more topics",
    "most popular",
    "most read",
    "most shared",
    "most viewed",
    "multimedia",
    "newsletter",
    "newsletters",
    "next",
    "next article",
    "next post",
    "next story",
    "next page",
    "no comments",
    "ok",
    "opinion",
    "opinions",
    "pdf",
    "photos",
    "pinterest",
    "play",
    "play video",
    "popular",
    "post comment",
    "prev",
    "previous",
    "previous article",
    "previous post",
    "previous story",
    "print",
    "print this",
    "print version",
    "printable version",
    "privacy",
    "privacy policy",
    "read later",
    "read more",
    "recommended",
    "recommended for you",
    "register",
    "related",
    "related articles",
    "related content",
    "related news",
    "related posts",
    "related stories",
    "related topics",
    "reply",
    "report",
    "report an error",
    "rss",
    "save",
    "save article",
    "search",
    "see also",
    "see more",
    "send",
    "send to a friend",
    "share",
    "share article",
    "share on facebook",
    "share on twitter",
    "share this",
    "share this article",
    "share this page",
    "share this story",
    "share with",
    "show comments",
    "show more",
    "sign in",
    "sign up",
    "skip",
    "skip to content",
    "skip to main content",
    "sitemap",
    "site map",
    "special reports",
    "sponsored",
    "sponsored content",
    "sport",
    "sports",
    "submit",
    "subscribe",
    "subscribe now",
    "subscribe today",
    "tag",
    "tags",
    "telegram",
    "terms",
    "terms of use",
    "terms & conditions",
    "terms and conditions",
    "text size",
    "toggle navigation",
    "top",
    "top news",
    "top stories",
    "topic",
    "topics",
    "trending",
    "trending now",
    "tweet",
    "twitter",
    "up",
    "video",
    "videos",
    "view all",
    "view comments",
    "view gallery",
    "viber",
    "vk",
    "watch",
    "watch live",
    "weather",
    "whatsapp",
    "world",
    "you are here",
    "you may also like",
    "you might also like",
    "you may like",
    "youtube",
    "your email",
    "your email address",
    "your name",
];

/// Beginnings of lines that hold nothing else of worth.
const OPENINGS: &[&str] = &[
    "advertisement",
    "also read",
    "also see",
    "click here",
    "click to",
    "copyright",
    "filed under",
    "follow us",
    "for more",
    "full story",
    "more on",
    "posted in",
    "read also",
    "read more",
    "read next",
    "related",
    "see also",
    "share on",
    "share this",
    "sign up",
    "subscribe",
    "tagged",
    "tags",
    "topics",
    "watch:",
    "you are here",
    "in pictures",
    "in depth",
    "keywords",
    "categories",
    "©",
    "(c)",
    "download our",
    "download the",
    "register for",
    "register now",
    "like us on",
    "find us on",
    "join us on",
    "enter your",
    "story continues below",
    "article continues below",
    "skip to",
    "print this",
    "email this",
    "back to",
    "comments (",
    "short url",
    "permalink",
    "join our",
    "get our",
    "stay informed",
    "stay up to date",
    "receive our",
    "support our",
    "support us",
];

/// Words that count something about a page.
const COUNTED: &[&str] = &[
    "views",
    "view",
    "shares",
    "share",
    "comments",
    "comment",
    "likes",
    "like",
    "tweets",
    "retweets",
    "followers",
    "votes",
    "reads",
    "reactions",
    "hits",
    "replies",
    "print",
    "points",
    "downloads",
    "subscribers",
    "plays",
    "users",
];

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
}

/// `Views 1430`, `0 Comments`, `12 users have voted.`, `Share 15 Tweet 3`.
fn is_count(words: &Words<'_>) -> bool {
    if words.words.len() > 8 {
        return false;
    }
    let is_number = |word: &&&str| {
        word.trim_end_matches(['k', 'K', 'm', 'M', '+'])
            .bytes()
            .all(|b| b.is_ascii_digit() || matches!(b, b',' | b'.'))
    };
    let numbers = words.words.iter().filter(is_number).count();
    let counted = words.words.iter().filter(|word| COUNTED.contains(&word.to_lowercase().as_str())).count();
    let voted = words.lower.contains("have voted")
        || words.lower.contains("has voted")
        || words.lower.contains("average rating");
    numbers > 0 && (voted || counted > 0 && numbers + counted + 1 >= words.words.len())
}

/// A line that opens as furniture does. A sentence with its stop may only be a short one ("Click here to subscribe.").
fn is_opening(words: &Words<'_>) -> bool {
    let count = words.words.len();
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
        .words
        .first()
        .is_some_and(|first| VERBS.contains(&first.to_lowercase().replace('’', "'").as_str()));
    words.words.len() <= 30 && opens && words.holds(THINGS)
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
    let parts =
        |mark: &str| words.text.split(mark).map(|part| part.split_whitespace().count()).collect::<Vec<_>>();
    [" > ", " » ", " › ", " | ", " / ", " · ", " • ", " :: "].iter().any(|mark| {
        let parts = parts(mark);
        parts.len() >= 3 && parts.iter().all(|count| *count <= 3) && !ends_sentence(words.text)
    })
}
