//! The words of a page as lines: a block a line, in order, without what a browser does not show and without menus.

use dom_query::{NodeData, NodeRef};

/// A block of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    /// Its words, with one space between two.
    pub text: String,
    /// How many bytes of them lead elsewhere.
    pub linked: usize,
    /// Whether it is a heading.
    pub is_heading: bool,
}

/// Elements whose words are no text of the page.
const UNREAD: &[&str] = &[
    "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed", "canvas", "audio",
    "video", "button", "select", "input", "textarea", "form", "dialog", "nav", "footer", "aside", "head",
];

/// Elements that stand on lines of their own.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "blockquote",
    "body",
    "br",
    "caption",
    "center",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "html",
    "li",
    "main",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "tfoot",
    "thead",
    "tr",
    "ul",
];

/// Roles of elements that are no text of the page.
const ROLES: &[&str] =
    &["navigation", "contentinfo", "dialog", "alertdialog", "search", "menu", "menubar", "complementary"];

/// A step of the walk; a stack of them, since pages may be nested deeply.
enum Step<'a> {
    Open(NodeRef<'a>),
    Close { is_block: bool, is_link: bool, is_heading: bool },
}

/// The lines below a node.
pub(super) fn read(root: &NodeRef<'_>) -> Vec<Line> {
    let mut page = Page::default();
    let mut steps = vec![Step::Open(*root)];
    while let Some(step) = steps.pop() {
        match step {
            Step::Open(node) => open(&node, &mut page, &mut steps),
            Step::Close { is_block, is_link, is_heading } => {
                page.links -= usize::from(is_link);
                if is_block {
                    page.end();
                }
                page.headings -= usize::from(is_heading);
            }
        }
    }
    page.end();
    page.lines
}

fn open<'a>(node: &NodeRef<'a>, page: &mut Page, steps: &mut Vec<Step<'a>>) {
    let words = node.query_or(None, |node| match &node.data {
        NodeData::Text { contents } => Some(contents.to_string()),
        _ => None,
    });
    if let Some(words) = words {
        page.words(&words);
        return;
    }
    let name = node.node_name().map(|name| name.to_string()).unwrap_or_default();
    if UNREAD.contains(&name.as_str()) || is_hidden(node) {
        return;
    }
    let is_block = BLOCKS.contains(&name.as_str());
    let is_heading = matches!(name.as_str(), "h1" | "h2" | "h3" | "h4" | "h5" | "h6");
    let is_link = name == "a" && node.has_attr("href");
    if is_block {
        page.end();
    }
    match name.as_str() {
        "li" => page.mark = "• ",
        "td" | "th" => page.cell(),
        "time" => page.is_apart = true,
        "span" | "a" => page.neighbour(),
        _ => {}
    }
    page.links += usize::from(is_link);
    page.headings += usize::from(is_heading);
    steps.push(Step::Close { is_block, is_link, is_heading });
    let first = steps.len();
    steps.extend(node.children_it(false).map(Step::Open));
    if let Some(children) = steps.get_mut(first..) {
        children.reverse();
    }
}

/// Whether a browser would not show an element, or it says that it is no text.
fn is_hidden(node: &NodeRef<'_>) -> bool {
    if !node.is_element() {
        return false;
    }
    let is = |name: &str, test: &dyn Fn(&str) -> bool| {
        node.attr(name).is_some_and(|value| test(&value.to_ascii_lowercase()))
    };
    let unspaced = |value: &str| value.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    node.has_attr("hidden")
        || is("aria-hidden", &|value| value == "true")
        || is("role", &|value| ROLES.contains(&value))
        || is("style", &|value| {
            let style = unspaced(value);
            style.contains("display:none") || style.contains("visibility:hidden")
        })
}

/// How many elements stand within each other at most.
pub(super) fn depth(root: &NodeRef<'_>) -> usize {
    let mut deepest = 0;
    let mut open = vec![(*root, 0)];
    while let Some((node, depth)) = open.pop() {
        deepest = deepest.max(depth);
        open.extend(node.children_it(false).map(|child| (child, depth + 1)));
    }
    deepest
}

/// The lines as far as they are read.
#[derive(Default)]
struct Page {
    lines: Vec<Line>,
    text: String,
    linked: usize,
    links: usize,
    headings: usize,
    /// What the next line begins with.
    mark: &'static str,
    /// Whether white space stands before the next word.
    is_apart: bool,
    /// Whether an element began behind the last letter.
    is_neighbour: bool,
}

impl Page {
    fn words(&mut self, words: &str) {
        let words = words.replace('\u{ad}', "");
        let is_glued = std::mem::take(&mut self.is_neighbour)
            && !self.is_apart
            && self.text.ends_with(|c: char| c.is_lowercase() || c.is_ascii_digit())
            && words.starts_with(char::is_uppercase);
        self.is_apart |= is_glued || words.starts_with(char::is_whitespace);
        for word in words.split_whitespace() {
            let before = self.text.len();
            if self.is_apart && !self.text.is_empty() && !self.text.ends_with('\t') {
                self.text.push(' ');
            }
            self.text.push_str(word);
            self.is_apart = true;
            if self.links > 0 {
                self.linked += self.text.len() - before;
            }
        }
        self.is_apart = if words.trim().is_empty() {
            self.is_apart || !words.is_empty()
        } else {
            words.ends_with(char::is_whitespace)
        };
    }

    /// A cell begins: cells of one row are parted by tabs, as browsers copy them.
    fn cell(&mut self) {
        if !self.text.is_empty() {
            self.text.push('\t');
        }
    }

    /// An element begins right behind the words of another; sites part them by style alone (`By AnaJuly 4`).
    fn neighbour(&mut self) {
        self.is_neighbour = true;
    }

    fn end(&mut self) {
        let text = std::mem::take(&mut self.text);
        let text: String = text.trim().chars().filter(|c| !c.is_control() || *c == '\t').collect();
        if !text.is_empty() {
            let is_heading = self.headings > 0;
            self.lines.push(Line { text: format!("{}{text}", self.mark), linked: self.linked, is_heading });
            self.mark = "";
        }
        (self.linked, self.is_apart, self.is_neighbour) = (0, false, false);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(html: &str) -> Vec<String> {
        read(&dom_query::Document::from(html).root()).into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn blocks_are_lines_and_what_is_not_shown_is_left_out() {
        let html = "<title>x</title><nav>Menu</nav><h1>A  <em>title</em></h1><p>One&nbsp;two<br>three</p><p hidden>no</p>\
            <div style='display: none'>no</div><script>no()</script><ul><li>a</li><li><p>b</p></li></ul>\
            <table><tr><th>day</th><td>4</td></tr></table><p>470,<b>000</b> dead</p><footer>no</footer>";
        assert_eq!(lines(html), ["A title", "One two", "three", "• a", "• b", "day\t4", "470,000 dead"]);
    }

    #[test]
    fn neighbours_that_only_style_parts_are_parted() {
        assert_eq!(
            lines("<div><span>By Ana</span><span>Ríos</span><time>4 July 2017</time></div>"),
            ["By Ana Ríos 4 July 2017"]
        );
        assert_eq!(lines("<p><span class=cap>A</span>leppo <b>4</b><i>7</i></p>"), ["Aleppo 47"]);
    }
}
