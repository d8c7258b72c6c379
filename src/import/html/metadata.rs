//! What a page says about itself in its data: JSON-LD, `OpenGraph`, Dublin Core and the names that sites use beside these.

use dom_query::{Document as Dom, NodeRef};

use super::json_ld::{self, Node};
use crate::import::{date::Claim, front};

/// What was found.
#[derive(Debug, Default)]
pub(super) struct Found {
    titles: Vec<String>,
    outlet: Option<String>,
    pub author: Option<String>,
    pub url: Option<String>,
    /// Days of publication, the surest first.
    pub claims: Vec<Claim>,
}

/// What stands between a title and the outlet's name.
const MARKS: [&str; 7] = [" | ", " - ", " – ", " — ", " :: ", " » ", " · "];

impl Found {
    /// The titles that the page's data give, the surest first; an outlet's name may stand around them.
    pub fn titles(&self) -> &[String] {
        &self.titles
    }

    /// The surest title, without the outlet's name behind it.
    pub fn title(&self) -> Option<String> {
        self.titles.first().map(|title| without_outlet(title, self.outlet.as_deref()))
    }

    /// The outlet: where nothing names it, what the page's title says besides the article's.
    pub fn outlet(&self, title: Option<&str>) -> Option<String> {
        let beside = || {
            let rest = self.titles.iter().find_map(|whole| whole.strip_prefix(title?))?;
            let rest = MARKS.iter().find_map(|mark| rest.strip_prefix(mark))?;
            (rest.split_whitespace().count() <= 5).then(|| rest.to_owned())
        };
        let host = || self.url.as_deref().and_then(host).map(str::to_owned);
        self.outlet.clone().or_else(beside).or_else(host)
    }
}

/// Names of `meta` elements that give the day of publication, the surest first.
const DATES: &[(&str, &str)] = &[
    ("article:published_time", "article:published_time"),
    ("og:article:published_time", "og:article:published_time"),
    ("datepublished", "datePublished"),
    ("citation_publication_date", "citation_publication_date"),
    ("parsely-pub-date", "parsely-pub-date"),
    ("sailthru.date", "sailthru.date"),
    ("article.published", "article.published"),
    ("cxenseparse:recs:publishtime", "cXenseParse:recs:publishtime"),
    ("dc.date.issued", "DC.date.issued"),
    ("dcterms.issued", "dcterms.issued"),
    ("dcterms.created", "dcterms.created"),
    ("publishdate", "publishdate"),
    ("publish-date", "publish-date"),
    ("publish_date", "publish_date"),
    ("pubdate", "pubdate"),
    ("dc.date", "DC.date"),
    ("dcterms.date", "dcterms.date"),
    ("date", "meta date"),
];

/// Names of `meta` elements that give the writer.
const AUTHORS: &[&str] = &[
    "author",
    "byl",
    "dc.creator",
    "dcterms.creator",
    "parsely-author",
    "sailthru.author",
    "article:author",
];

/// Names of `meta` elements that give the outlet.
const OUTLETS: &[&str] =
    &["og:site_name", "publisher", "dc.publisher", "citation_journal_title", "application-name"];

/// Reads a page.
pub(super) fn read(dom: &Dom, html: &str) -> Found {
    let metas = Metas::of(dom);
    let node = article(dom);
    let url = node.url.clone().filter(|url| url.contains("://")).or_else(|| address(dom, &metas, html));
    let outlet = node.outlet.clone().or_else(|| metas.get(OUTLETS));
    let author = node.author.clone().or_else(|| metas.get(AUTHORS)).filter(|name| !name.contains("://"));
    let author = author.or_else(|| writer(dom));
    let mut claims: Vec<Claim> =
        node.published.iter().filter_map(|words| Claim::of("JSON-LD datePublished", words)).collect();
    claims.extend(DATES.iter().filter_map(|(name, shown)| Claim::of(shown, metas.one(name)?)));
    claims.extend(marked(dom, "[itemprop=datePublished]", "itemprop datePublished"));
    if claims.is_empty() {
        claims = times(dom);
    }
    Found {
        titles: titles(dom, &node, &metas),
        author: author.and_then(|name| front::value(without_by(&name))),
        outlet: outlet.and_then(|outlet| front::value(&outlet)),
        url: url.and_then(|url| front::value(&url)),
        claims,
    }
}

/// The `meta` elements by their names in lower case, the first of each.
struct Metas(Vec<(String, String)>);

impl Metas {
    fn of(dom: &Dom) -> Self {
        let of = |node: &NodeRef<'_>| {
            let name =
                node.attr("property").or_else(|| node.attr("name")).or_else(|| node.attr("itemprop"))?;
            let content = node.attr("content")?;
            (!content.trim().is_empty()).then(|| (name.trim().to_lowercase(), content.trim().to_owned()))
        };
        Self(dom.select("meta").nodes().iter().filter_map(of).collect())
    }

    fn one(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, content)| content.as_str())
    }

    fn get(&self, names: &[&str]) -> Option<String> {
        names.iter().find_map(|name| self.one(name)).map(str::to_owned)
    }
}

/// The article's node with what it lacks from the page's.
fn article(dom: &Dom) -> Node {
    let scripts = dom.select("script[type]");
    let is_data = |node: &&NodeRef<'_>| {
        node.attr("type").is_some_and(|kind| kind.to_ascii_lowercase().contains("ld+json"))
    };
    let mut nodes: Vec<Node> =
        scripts.nodes().iter().filter(is_data).flat_map(|node| json_ld::nodes(&node.text())).collect();
    nodes.sort_by_key(|node| !node.is_article);
    let first = nodes.first().cloned().unwrap_or_default();
    let page = nodes.into_iter().find(|node| !node.is_article).unwrap_or_default();
    Node {
        headline: first.headline.filter(|_| first.is_article),
        published: first.published.or(page.published),
        outlet: first.outlet.or(page.outlet),
        author: first.author.or(page.author),
        url: first.url.or(page.url),
        is_article: first.is_article,
    }
}

/// The address: the canonical one, or the one that a browser wrote into the page when it saved it.
fn address(dom: &Dom, metas: &Metas, html: &str) -> Option<String> {
    let link = dom.select("link[rel=canonical]").attr("href").map(|url| url.to_string());
    let head: String = html.chars().take(2000).collect();
    let saved =
        head.split_once("saved from url=").and_then(|(_, rest)| rest.split_once(')')).map(|(_, rest)| rest);
    let single = head
        .split_once("Page saved with SingleFile")
        .and_then(|(_, rest)| rest.split_once("url:"))
        .map(|(_, rest)| rest);
    let first_word = |words: &str| words.split_whitespace().next().map(str::to_owned);
    [link, metas.get(&["og:url"]), saved.and_then(first_word), single.and_then(first_word)]
        .into_iter()
        .flatten()
        .find(|url| url.starts_with("https://") || url.starts_with("http://"))
}

/// The host of an address, without `www.`.
fn host(url: &str) -> Option<&str> {
    let host = url.split_once("://")?.1.split(['/', '?', '#', ':']).next()?;
    Some(host.strip_prefix("www.").unwrap_or(host)).filter(|host| host.contains('.'))
}

/// The titles of a page's data, the surest first.
fn titles(dom: &Dom, node: &Node, metas: &Metas) -> Vec<String> {
    let own = ["og:title", "twitter:title", "dc.title", "citation_title"].map(|name| metas.get(&[name]));
    let page = Some(dom.select("head > title").text().to_string());
    let all = [node.headline.clone()].into_iter().chain(own).chain([page]).flatten();
    let mut titles: Vec<String> = all.filter_map(|title| front::value(&title)).collect();
    titles.dedup();
    titles
}

fn without_outlet(title: &str, outlet: Option<&str>) -> String {
    for mark in MARKS {
        let Some((rest, last)) = title.rsplit_once(mark) else { continue };
        let is_outlet = outlet.is_some_and(|outlet| {
            let (last, outlet) = (last.to_lowercase(), outlet.to_lowercase());
            last.contains(&outlet) || outlet.contains(&last) || outlet.starts_with(&last.replace(' ', ""))
        });
        if is_outlet {
            return without_outlet(rest, outlet);
        }
    }
    title.trim().to_owned()
}

/// The writer whom an element names.
fn writer(dom: &Dom) -> Option<String> {
    const PLACES: &[&str] = &[
        "[rel=author]",
        "[itemprop=author] [itemprop=name]",
        "[itemprop=author]",
        ".byline .author",
        ".author-name",
        ".p-author",
    ];
    PLACES.iter().find_map(|place| {
        let found = dom.select(place);
        let name = front::value(&found.nodes().first()?.text())?;
        (name.chars().count() <= 80 && !name.contains(|c: char| c.is_ascii_digit())).then_some(name)
    })
}

fn without_by(name: &str) -> &str {
    let name = name.trim();
    name.get(..3)
        .filter(|by| by.eq_ignore_ascii_case("by "))
        .and_then(|_| name.get(3..))
        .unwrap_or(name)
        .trim()
}

/// The days that elements of one sort carry.
fn marked(dom: &Dom, selector: &str, place: &'static str) -> Vec<Claim> {
    let found = dom.select(selector);
    let words = |node: &NodeRef<'_>| {
        node.attr("content").or_else(|| node.attr("datetime")).unwrap_or_else(|| node.text())
    };
    found.nodes().iter().filter_map(|node| Claim::of(place, &words(node))).take(1).collect()
}

/// The day of `time` elements: one that says that it is the publication's, else the only one of the article.
fn times(dom: &Dom) -> Vec<Claim> {
    for place in [
        "time[pubdate]",
        "time.published",
        "time.entry-date.published",
        "time.entry-date",
        "time.dt-published",
        ".dt-published",
    ] {
        let found = marked(dom, place, "time element");
        if !found.is_empty() {
            return found;
        }
    }
    for place in ["article time[datetime]", "main time[datetime]", "time[datetime]"] {
        let found = dom.select(place);
        let is_related = |node: &&NodeRef<'_>| {
            node.ancestors_it(None)
                .any(|above| ["nav", "aside", "footer", "li"].iter().any(|name| above.has_name(name)))
        };
        let claims = found.nodes().iter().filter(|node| !is_related(node));
        let claims: Vec<Claim> =
            claims.filter_map(|node| Claim::of("time element", &node.attr("datetime")?)).collect();
        // Several are several articles' or comments': the page's words decide then.
        match claims.as_slice() {
            [] => {}
            [first, rest @ ..] => {
                return if rest.iter().all(|one| one.is_near(first)) {
                    vec![first.clone()]
                } else {
                    Vec::new()
                };
            }
        }
    }
    Vec::new()
}
