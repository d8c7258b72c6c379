//! Lists behind the clause of their count: "Four suburbs of the capital were hit, Amber Hill, Salt Gate and Old Wharf".

use super::{
    Page,
    count::{self, Counted},
    names::{self, List},
    noun,
};
use crate::extract::figure::passage::Passage;
use crate::text::words;

/// Tokens of the longest clause.
const LONGEST: usize = 12;

/// The list of names that ends a sentence whose only count is its subject.
pub(super) fn list(page: Page<'_>, counted: &Counted) -> Option<List> {
    let passage = page.passage;
    let comma = (counted.end..counted.end + LONGEST).find(|at| passage.is(*at, ","))?;
    let opens = counted.start == 0 || counted.start == 1 && passage.any(0, words!["the", "all", "these"]);
    if !opens || !noun::names(passage.word(counted.head)) || !is_clause(page, counted.end, comma) {
        return None;
    }
    names::list(page, comma + 1).filter(|list| {
        let ends = list.end >= passage.len() || passage.any(list.end, words![".", "(", "[", "!"]);
        list.is_joined && ends && names::is_closed(passage, list.end)
    })
}

/// Whether some words are a clause of the counted alone, and name nobody else of whom the names behind it could be.
fn is_clause(page: Page<'_>, first: usize, comma: usize) -> bool {
    let passage = page.passage;
    let is_plain = (first..comma).all(|at| {
        passage.is_kind(at, crate::text::TokenKind::Word)
            && count::number(passage, at).is_none()
            && !is_rival(passage, at)
    });
    let last = comma.saturating_sub(1);
    is_plain && first < last && !passage.is_capital(last) && !passage.is_function(last)
}

/// "by the leaders", "near the capital": what has names of its own.
fn is_rival(passage: Passage<'_>, at: usize) -> bool {
    let word = passage.word(at).to_lowercase();
    let plural = word.strip_suffix('y').map_or_else(|| format!("{word}s"), |stem| format!("{stem}ies"));
    // "of the capital" tells where the counted are; only the clause's last word may lead to names.
    let leads_on = passage.is(at + 1, ",") && (noun::names(&plural) || noun::is_role(&word));
    noun::names(&word)
        || leads_on
        || matches!(word.as_str(), "that" | "who" | "which" | "and" | "said" | "as")
}
