//! Data in JSON-LD, by the vocabulary of schema.org: the article's node among those of the page.

use serde_json::Value;

/// What a page's node says of itself.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Node {
    pub headline: Option<String>,
    pub published: Option<String>,
    pub outlet: Option<String>,
    pub author: Option<String>,
    pub url: Option<String>,
    /// Whether it is an article's, and not the page's around it.
    pub is_article: bool,
}

/// Types that are articles.
const ARTICLES: &[&str] = &[
    "Article",
    "NewsArticle",
    "ReportageNewsArticle",
    "AnalysisNewsArticle",
    "OpinionNewsArticle",
    "BackgroundNewsArticle",
    "ReviewNewsArticle",
    "BlogPosting",
    "LiveBlogPosting",
    "Report",
    "ScholarlyArticle",
    "TechArticle",
    "SocialMediaPosting",
];

/// Types that may carry an article's data.
const PAGES: &[&str] = &["WebPage", "ItemPage"];

/// Values within each other that are searched.
const DEEPEST: usize = 6;

/// The nodes of a script's text; articles before pages.
pub(super) fn nodes(script: &str) -> Vec<Node> {
    let text = script
        .trim()
        .trim_start_matches("<!--")
        .trim_start_matches("//<![CDATA[")
        .trim_start_matches("<![CDATA[");
    let text = text.trim_end().trim_end_matches("-->").trim_end_matches("]]>").trim_end_matches("//").trim();
    // Sites write line breaks into strings, which JSON forbids.
    let value =
        serde_json::from_str(text).or_else(|_| serde_json::from_str(&text.replace(['\n', '\r', '\t'], " ")));
    let mut found = Vec::new();
    if let Ok(value) = value {
        search(&value, 0, &mut found);
    }
    found.sort_by_key(|node| !node.is_article);
    found
}

/// Lists and graphs are searched, and what a page says that it is about; what it links to is not.
fn search(value: &Value, depth: usize, found: &mut Vec<Node>) {
    if depth > DEEPEST {
        return;
    }
    match value {
        Value::Array(items) => {
            for item in items {
                search(item, depth + 1, found);
            }
        }
        Value::Object(map) => {
            let is_of = |types: &[&str]| kinds(value).any(|kind| types.contains(&kind));
            if is_of(ARTICLES) || is_of(PAGES) {
                found.push(node(value, is_of(ARTICLES)));
            }
            for inner in ["@graph", "mainEntity", "mainEntityOfPage"].iter().filter_map(|key| map.get(*key)) {
                search(inner, depth + 1, found);
            }
        }
        _ => {}
    }
}

fn kinds(value: &Value) -> impl Iterator<Item = &str> {
    let kind = value.get("@type");
    let one = kind.and_then(Value::as_str);
    let many = kind.and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
    one.into_iter().chain(many).map(|kind| kind.rsplit(['/', ':']).next().unwrap_or(kind))
}

fn node(value: &Value, is_article: bool) -> Node {
    let words = |key: &str| value.get(key).and_then(Value::as_str).map(str::to_owned);
    let id = |key: &str| {
        value.get(key).and_then(|inner| inner.get("@id")).and_then(Value::as_str).map(str::to_owned)
    };
    Node {
        headline: words("headline").or_else(|| words("name")),
        published: words("datePublished"),
        outlet: value.get("publisher").and_then(names),
        author: value.get("author").and_then(names),
        url: words("url").or_else(|| words("mainEntityOfPage")).or_else(|| id("mainEntityOfPage")),
        is_article,
    }
}

/// The names of a person, an organisation, or a list of them.
fn names(value: &Value) -> Option<String> {
    match value {
        Value::String(name) => Some(name.clone()).filter(|name| !name.contains("://")),
        Value::Array(items) => {
            let all: Vec<String> = items.iter().filter_map(names).collect();
            (!all.is_empty()).then(|| all.join(", "))
        }
        Value::Object(map) => map.get("name").filter(|name| !name.is_object()).and_then(names),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_articles_node_is_found_in_every_shape() {
        let article = r#"{"@type":"NewsArticle","headline":"Talks","datePublished":"2016-07-16","author":[{"name":"Ana"},{"name":"Ben"}],"publisher":{"name":"Post"}}"#;
        for script in [
            article.to_owned(),
            format!("[{{\"@type\":\"WebSite\",\"name\":\"x\"}},{article}]"),
            format!("{{\"@graph\":[{{\"@type\":\"WebPage\",\"datePublished\":\"2020-01-01\"}},{article}]}}"),
            format!("{{\"@type\":[\"WebPage\"],\"mainEntity\":{article}}}"),
            format!("<!-- {article} -->"),
            article.replace("Talks", "Ta\nlks"),
        ] {
            let found = nodes(&script);
            let first = found
                .first()
                .map(|node| (node.published.as_deref(), node.author.as_deref(), node.outlet.as_deref()));
            assert_eq!(first, Some((Some("2016-07-16"), Some("Ana, Ben"), Some("Post"))), "{script}");
        }
    }

    #[test]
    fn lists_of_other_articles_are_no_data_of_this_one() {
        let script = r#"{"@type":"ItemList","itemListElement":[{"item":{"@type":"NewsArticle","datePublished":"2019-01-01"}}]}"#;
        assert_eq!(nodes(script), []);
        for broken in ["", "{", "null", "[[[[[[[[[[[]]]]]]]]]]]", "\"x\""] {
            assert_eq!(nodes(broken), []);
        }
    }
}
