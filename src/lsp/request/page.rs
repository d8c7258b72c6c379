//! The manual pages of rules: texts of the server's that have no file, `workspace/textDocumentContent` of LSP 3.18. Rules
//! and queries do not know each other, so the name of a rule in a document is looked up here.

use serde::Deserialize;
use serde_json::{Value, json};
use tower_lsp::{jsonrpc::Result, lsp_types as lsp};

use super::refused;
use crate::{
    corpus::Entry,
    lsp::{convert, session::View},
    query::{self, Subject},
    rule::{self, RULES, Rule},
    text::Span,
};

/// The address of the page that is asked for.
#[derive(Debug, Clone, Deserialize)]
pub struct PageParams {
    uri: lsp::Url,
}

/// The name under which all rules are listed.
const INDEX: &str = "index";

/// `{text}`: the manual page of a rule, or the list of all at `rapporteur://rule/index.md`, in Markdown. An address that
/// leads to neither is refused with a word.
pub fn content(params: &PageParams) -> Result<Value> {
    let text = match convert::rule_of(&params.uri) {
        Some(INDEX) => index(),
        name => match name.and_then(rule::rule) {
            Some(rule) => rule.manual.to_owned(),
            None => return Err(refused(&format!("no rule has its page at {}", params.uri))),
        },
    };
    Ok(json!({ "text": text }))
}

fn index() -> String {
    let rows =
        RULES.iter().map(|rule| format!("- [{name}]({name}.md): {}\n", rule.summary, name = rule.name));
    format!("# Rules\n\n{}", rows.collect::<String>())
}

/// The rule that a suppression names at an offset, and where it does.
pub fn rule_at(view: &View, entry: &Entry, offset: u32) -> Option<(Span, &'static Rule)> {
    let Subject::Suppression(number) = query::subject_at(&view.snapshot, &entry.path, offset)? else {
        return None;
    };
    let suppression = entry.facts.suppressions.get(number)?;
    Some((suppression.rule_span, rule::rule(&suppression.rule)?))
}
