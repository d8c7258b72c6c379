//! Captions: the words under a picture, told by their credit.

/// Words of a credit that stand in brackets at a caption's end.
const CREDITS: &[&str] = &[
    "photo",
    "photos",
    "image",
    "images",
    "picture",
    "getty",
    "afp",
    "reuters",
    "ap",
    "epa",
    "file",
    "archive",
    "courtesy",
    "screengrab",
    "screenshot",
    "handout",
    "twitter",
    "facebook",
    "youtube",
    "anadolu",
    "tass",
    "sputnik",
    "xinhua",
    "ria",
    "sana",
    "dpa",
    "shutterstock",
    "alamy",
    "wikimedia",
    "reproduction",
    "credit",
    "supplied",
];

/// What a line begins with when it credits or describes a picture.
const OPENINGS: &[&str] = &[
    "photo:",
    "photos:",
    "image:",
    "picture:",
    "file photo",
    "photo by",
    "photo credit",
    "image credit",
    "photo courtesy",
    "in this file photo",
    "a file photo",
    "in this file picture",
    "file -",
    "file:",
    "caption:",
    "photograph:",
    "(photo",
    "[photo",
    "image by",
    "image source",
    "photo source",
    "picture credit",
    "archive photo",
];

/// Whether a line is a caption.
pub(super) fn is_caption(text: &str) -> bool {
    if text.len() > 700 {
        return false;
    }
    ends_with_credit(text) || holds_agency_photo(text) || begins_as_caption(text)
}

/// `... in Geneva [Getty]`, `... on Monday (AFP photo)`, `... (Ana Ríos/Reuters)`.
fn ends_with_credit(text: &str) -> bool {
    let text = text.trim_end_matches('.');
    let (opening, inner) = match text.chars().next_back() {
        Some(')') => ('(', text.strip_suffix(')')),
        Some(']') => ('[', text.strip_suffix(']')),
        _ => return false,
    };
    let Some((before, credit)) = inner.and_then(|inner| inner.rsplit_once(opening)) else { return false };
    let words: Vec<String> = credit
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    let credited = words.iter().filter(|word| CREDITS.contains(&word.as_str())).count();
    if credited == 0 || words.len() > 8 {
        return false;
    }
    // "... on Monday. (Reuters)" signs a text; a picture's credit follows its words directly.
    let names_picture = credit.to_lowercase().contains("photo") || credit.contains(['/', '©']);
    let is_signature = before.trim_end().ends_with(['.', '!', '?', '”', '"']) && !names_picture;
    let count = before.split_whitespace().count();
    !is_signature && count <= 70
}

/// `... / AFP PHOTO / NAME`, `... AP Photo/Name`.
fn holds_agency_photo(text: &str) -> bool {
    if !(text.contains("PHOTO")
        || text.contains("Photo/")
        || text.contains("Images)")
        || text.contains("via Getty"))
    {
        return false;
    }
    let upper = text.to_uppercase();
    ["AFP PHOTO", "AP PHOTO", "PHOTO/", "PHOTO /", "VIA GETTY IMAGES", "GETTY IMAGES)"]
        .iter()
        .any(|credit| upper.contains(credit))
}

fn begins_as_caption(text: &str) -> bool {
    let head: String = text.chars().take(24).collect::<String>().to_lowercase();
    OPENINGS.iter().any(|opening| {
        head.strip_prefix(opening)
            .is_some_and(|rest| opening.ends_with([':', '-']) || !rest.starts_with(char::is_alphanumeric))
    }) && !head.starts_with("file photos")
}
