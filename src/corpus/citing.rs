//! How a note cites: in the way in which it cites most already.

use super::{Entry, Snapshot, stem};
use crate::extract::CitationKind;

impl Snapshot {
    /// A citation of the document at `path` as the note at hand would write it: `[@key]`, `[[name]]` or `([Outlet](path))`.
    pub fn citation_words(&self, note: &Entry, path: &str) -> String {
        let count = |kind: CitationKind| note.facts.citations.iter().filter(|one| one.kind == kind).count();
        let key = self.entry(path).and_then(|entry| entry.facts.keys.first());
        let (links, keys, wikis) =
            (count(CitationKind::Link), count(CitationKind::Key), count(CitationKind::Wiki));
        match key {
            Some(key) if keys > links.max(wikis) => format!("[@{key}]"),
            _ if wikis > links => format!("[[{}]]", stem(path)),
            _ => format!("({})", self.link_words(note, path)),
        }
    }

    /// A link to the document at `path` from a note, under the name of its outlet: `[Outlet](../articles/a.md)`.
    pub fn link_words(&self, note: &Entry, path: &str) -> String {
        let outlet = self.entry(path).map(|entry| self.outlet(entry));
        let label = plain(&outlet.unwrap_or_else(|| stem(path).to_owned()));
        format!("[{label}]({})", link_to(&note.path, path))
    }
}

/// Words of a document without what would be a mark in a note.
pub fn plain(words: &str) -> String {
    let kept = words.chars().map(|c| if c.is_control() { ' ' } else { c });
    kept.filter(|c| !"[]|<>`*".contains(*c)).collect()
}

/// The path from a document's folder to another document, as links are written.
pub fn link_to(from: &str, to: &str) -> String {
    let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
    encoded(&relative(folder, to))
}

/// A path as it is written in a link: what would end or change it there is percent-encoded.
pub fn encoded(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for c in path.chars() {
        match c {
            ' ' | '(' | ')' | '%' | '#' | '?' | '<' | '>' | '"' | '\\' => {
                out.push_str(&format!("%{:02X}", u32::from(c)));
            }
            c => out.push(c),
        }
    }
    out
}

/// The path from a folder of the corpus to a document.
pub fn relative(folder: &str, path: &str) -> String {
    let (base, parts): (Vec<&str>, Vec<&str>) =
        (folder.split('/').filter(|part| !part.is_empty()).collect(), path.split('/').collect());
    let common = base.iter().zip(&parts).take_while(|(a, b)| a == b).count();
    let up = std::iter::repeat_n("..", base.len() - common);
    up.chain(parts.into_iter().skip(common)).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_go_up_and_down() {
        assert_eq!(link_to("notes/x.md", "articles/2016/a b.md"), "../articles/2016/a%20b.md");
        assert_eq!(link_to("notes/2017/x.md", "notes/a.md"), "../a.md");
        assert_eq!(link_to("x.md", "articles/a.md"), "articles/a.md");
        assert_eq!(link_to("x.md", "a (50%) #1.md"), "a%20%2850%25%29%20%231.md");
    }
}
