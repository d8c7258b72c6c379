//! Quotations and who said them.

use super::{
    facts::{Facts, Mention, MentionKind, Quote, Reference},
    figure::saying,
};
use crate::text::{Block, Document, Span, Token, TokenKind};

/// Fewer words than these in quotation marks are a hedge ("safe zones"), not a quotation.
const WORDS: usize = 3;

/// Tokens between a verb of saying and the name of who speaks.
const REACH: usize = 12;

/// Reads them into `facts`; mentions are read before.
pub fn read(document: &Document, facts: &mut Facts) {
    let mut found = Vec::new();
    let mut sentences = document.sentences.iter().peekable();
    for (number, block) in document.blocks.iter().enumerate() {
        let mut range = 0..0;
        while let Some(sentence) = sentences.next_if(|sentence| sentence.block <= number) {
            range = if range.is_empty() { sentence.tokens.clone() } else { range.start..sentence.tokens.end };
        }
        if block.kind.is_prose() && has_marks(document, block) {
            let marks = Marks {
                document,
                first: range.start,
                tokens: document.tokens.get(range).unwrap_or_default(),
            };
            found.extend(marks.quotations());
        }
    }
    let quotes: Vec<Quote> = found
        .iter()
        .map(|tokens| {
            let span = span_of(document, tokens);
            let sentence = document.sentence_of(tokens.start) as u32;
            Quote { span, speaker: speaker(document, facts, tokens, &found), sentence }
        })
        .collect();
    facts.quotes = quotes;
}

fn has_marks(document: &Document, block: &Block) -> bool {
    const MARKS: [char; 6] = ['"', '“', '„', '«', '‘', '”'];
    let text = document.at(block.span);
    // The first bytes of all of them; most blocks have none.
    let mut perhaps = memchr::memchr3_iter(b'"', 0xE2, 0xC2, text.as_bytes());
    perhaps.any(|at| text.get(at..).is_some_and(|rest| rest.starts_with(MARKS)))
}

/// The words between the marks; `tokens` does not hold the marks.
fn span_of(document: &Document, tokens: &std::ops::Range<usize>) -> Span {
    let at = |at: usize| document.tokens.get(at).map(|token| token.span).unwrap_or_default();
    at(tokens.start).join(at(tokens.end.saturating_sub(1)))
}

/// The quotation marks of a block.
struct Marks<'a> {
    document: &'a Document,
    first: usize,
    tokens: &'a [Token],
}

impl Marks<'_> {
    fn text(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| token.text(&self.document.text))
    }

    /// Ranges of tokens between pairs of marks, as indices into the document's. Quotations within quotations are passed
    /// over. One that does not close goes on in the next paragraph: it ends with its own.
    fn quotations(&self) -> Vec<std::ops::Range<usize>> {
        let mut found = Vec::new();
        // Marks that close nothing any more: looking for them again from each that opens would take long.
        let mut spent: Vec<&str> = Vec::new();
        let mut at = 0;
        while at < self.tokens.len() {
            let Some(close) = self.opens(at) else {
                at += 1;
                continue;
            };
            let is_spent = spent.contains(&close);
            let rest = if is_spent { 0..0 } else { at + 1..self.tokens.len() };
            let end = rest.into_iter().find(|end| self.closes(*end, close));
            if end.is_none() && !is_spent {
                spent.push(close);
            }
            let runs_on = close == "”" && (at == 0 || self.text(at) == "“");
            let Some(end) = end.or_else(|| runs_on.then_some(self.tokens.len())) else {
                at += 1;
                continue;
            };
            if self.is_quotation(at + 1, end) {
                found.push(self.first + at + 1..self.first + end);
            }
            at = end + 1;
        }
        found
    }

    /// The mark that closes what opens at a token.
    fn opens(&self, at: usize) -> Option<&'static str> {
        let token = self.tokens.get(at).filter(|token| token.kind == TokenKind::Mark)?;
        let next_is_glued = self.tokens.get(at + 1).is_some_and(|next| !next.spaced);
        let opens_words = token.spaced || at == 0 || matches!(self.text(at - 1), "(" | "[" | "—" | "–" | "-");
        match token.text(&self.document.text) {
            "“" | "„" => Some("”"),
            "«" => Some("»"),
            "\"" if opens_words && next_is_glued => Some("\""),
            // Some pages open with the closing mark.
            "”" if opens_words && next_is_glued => Some("”"),
            "‘" if opens_words && next_is_glued => Some("’"),
            _ => None,
        }
    }

    fn closes(&self, at: usize, close: &str) -> bool {
        let Some(token) = self.tokens.get(at).filter(|token| token.kind == TokenKind::Mark && !token.spaced)
        else {
            return self.text(at) == "”" && close == "”";
        };
        let text = token.text(&self.document.text);
        let ends_word =
            self.tokens.get(at + 1).is_none_or(|next| next.spaced || next.kind == TokenKind::Mark);
        match close {
            "”" => matches!(text, "”" | "“") || text == "\"" && ends_word,
            "’" => text == "’" && ends_word,
            "\"" => text == "\"" && ends_word || text == "”",
            _ => text == close,
        }
    }

    /// Enough words, and not the title of something: titles have capitals throughout.
    fn is_quotation(&self, start: usize, end: usize) -> bool {
        let tokens = self.tokens.get(start..end).unwrap_or_default().iter();
        let words = tokens.filter(|token| token.kind == TokenKind::Word);
        let mut long = words.clone().filter(|token| token.span.len() > 3);
        let is_title = long.clone().nth(1).is_some() && long.all(|token| token.case.begins_upper());
        words.count() >= WORDS && !is_title
    }
}

/// Who says it: the actor before or behind the verb of saying that is nearest to the quotation, in the sentences in which
/// it begins and ends, outside of quotations.
fn speaker(
    document: &Document,
    facts: &Facts,
    quote: &std::ops::Range<usize>,
    quotes: &[std::ops::Range<usize>],
) -> Option<Reference> {
    let (first, last) =
        (document.sentence_of(quote.start), document.sentence_of(quote.end.saturating_sub(1)));
    let start = document.sentences.get(first)?.tokens.start;
    // The closing mark may end the sentence, and who said it stand behind.
    let tail = document.sentence_of(quote.end + 1);
    let same_block = document.sentences.get(tail).map(|one| one.block)
        == document.sentences.get(last).map(|one| one.block);
    let end = document.sentences.get(if same_block && tail <= last + 1 { tail } else { last })?.tokens.end;
    let is_quoted = |at: usize| {
        let behind = quotes.partition_point(|quote| quote.start <= at);
        behind.checked_sub(1).and_then(|before| quotes.get(before)).is_some_and(|quote| quote.contains(&at))
    };
    let verbs = (start..end).filter(|at| !is_quoted(*at) && is_saying(document, *at));
    let distance =
        |at: &usize| if *at < quote.start { quote.start - at } else { at.saturating_sub(quote.end) };
    let verb = verbs.min_by_key(distance)?;
    let here = document.tokens.get(start).map_or(0, |token| token.span.start);
    let actors: Vec<(&Mention, usize)> = facts
        .mentions
        .iter()
        .skip(facts.mentions.partition_point(|mention| mention.span.start < here))
        .take_while(|mention| token_at(document, mention.span.start) < end)
        .filter(|mention| mention.kind == MentionKind::Actor)
        .map(|mention| (mention, token_at(document, mention.span.start)))
        .filter(|(_, at)| (start..end).contains(at) && !is_quoted(*at) && at.abs_diff(verb) <= REACH)
        .collect();
    let name =
        |found: Option<&(&Mention, usize)>| found.map(|(mention, _)| Reference::clone(&mention.reference));
    // "told Al Jazeera" names who listens; "said Kerry" and "according to Kerry" who speaks.
    let tells = saying::tells(document.word(verb));
    let before = actors.iter().rfind(|(_, at)| *at < verb);
    let behind =
        actors.iter().find(|(_, at)| *at > verb).filter(|(_, at)| !tells && follows(document, verb, *at));
    name(behind).or_else(|| name(before))
}

fn is_saying(document: &Document, at: usize) -> bool {
    let token = document.tokens.get(at).filter(|token| token.kind == TokenKind::Word);
    token.is_some_and(|token| saying::quotes(token.key))
}

/// Whether a name follows its verb as its subject: nothing stands between them but a title ("said Foreign Minister ...").
fn follows(document: &Document, verb: usize, name: usize) -> bool {
    (verb + 1..name).all(|at| {
        let word = document.word(at);
        let is_name = word.chars().next().is_some_and(char::is_uppercase);
        is_name
            || matches!(
                word,
                "to" | "the"
                    | "a"
                    | "an"
                    | "of"
                    | "UN"
                    | "envoy"
                    | "spokesman"
                    | "spokeswoman"
                    | "minister"
                    | "president"
                    | "'s"
                    | "-"
                    | "special"
                    | "foreign"
                    | "chief"
                    | "official"
                    | "leader"
            )
    })
}

fn token_at(document: &Document, offset: u32) -> usize {
    document.tokens.partition_point(|token| token.span.end <= offset)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::text::Format;

    /// Quotations with the key of their speaker; names in the text are given as mentions.
    fn shown(text: &str, names: &[&str]) -> Vec<String> {
        let document = Document::read(Arc::from(text), Format::Markdown);
        let mut facts = Facts::skeleton(&document);
        for name in names {
            for (at, _) in text.match_indices(name) {
                facts.mentions.push(Mention {
                    span: Span::at(at, at + name.len()),
                    kind: MentionKind::Actor,
                    reference: Arc::new(Reference::Named(Arc::from(*name))),
                    introduces: false,
                    sentence: 0,
                    is_tentative: false,
                });
            }
        }
        facts.mentions.sort_by_key(|mention| mention.span);
        read(&document, &mut facts);
        let speaker = |quote: &Quote| match &quote.speaker {
            Some(Reference::Named(name)) => name.to_string(),
            _ => "?".into(),
        };
        facts.quotes.iter().map(|quote| format!("{}: {}", speaker(quote), document.at(quote.span))).collect()
    }

    #[test]
    fn marks_of_all_kinds() {
        for (text, expected) in [
            ("“We have two wells,” he said.", vec!["?: We have two wells,"]),
            (
                "\"We have two wells,\" he said, \"and no water in them.\"",
                vec!["?: We have two wells,", "?: and no water in them."],
            ),
            ("«We have two wells», he said.", vec!["?: We have two wells"]),
            ("‘We don’t have two wells,’ he said.", vec!["?: We don’t have two wells,"]),
            (
                "He said: \"They call it a ‘safe zone’ in Portside.\"",
                vec!["?: They call it a ‘safe zone’ in Portside."],
            ),
            ("“We have two wells. Nobody goes there.", vec!["?: We have two wells. Nobody goes there."]),
            ("He said the wells “are not\nsafe at all”.", vec!["?: are not\nsafe at all"]),
        ] {
            assert_eq!(shown(text, &[]), expected, "{text}");
        }
    }

    #[test]
    fn what_is_no_quotation() {
        for text in [
            "The “safe zones” hold.",
            "The ‘Cessation’ of the mayors' plan and the towns' wells.",
            "The \"Congress of National Dialogue\" met.",
            "The 5\" pipe and the 6\" pipe of the well",
            "Nobody’s well, and the mayors’ too.",
            "A single \" mark that never closes here",
            "`\"code is no quotation\"`",
        ] {
            assert_eq!(shown(text, &[]), [""; 0], "{text}");
        }
    }

    #[test]
    fn speakers_stand_beside_a_verb_of_saying() {
        for (text, expected) in [
            ("Rios said: “We have two wells.”", "Rios"),
            ("“We have two wells,” Rios said.", "Rios"),
            ("“We have two wells,” said Rios.", "Rios"),
            ("“We have two wells,” said Foreign Minister Rios.", "Rios"),
            ("“We have two wells,” Rios told Wire.", "Rios"),
            ("“We have two wells,” according to Rios.", "Rios"),
            ("Wire met Rios, who said “we have two wells”.", "Rios"),
            ("“We have two wells.” Rios said so.", "Rios"),
            ("“Rios and Wire have two wells,” he said.", "?"),
            ("“We have two wells.”", "?"),
            ("Rios built “the best two wells”.", "?"),
        ] {
            let found = shown(text, &["Rios", "Wire"]);
            assert_eq!(found.first().and_then(|one| one.split(": ").next()), Some(expected), "{text}");
        }
    }
}
