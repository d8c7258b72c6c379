//! The fingerprint that copies of one story share: an outlet that prints an agency's story changes its title, cuts its
//! end, sets its own dateline, and leaves the beginning as it is.

use std::sync::LazyLock;

use crate::text::{BlockKind, Document, TokenKind, WordTable, fold};

/// Sentences that are taken, and the least words of one.
const SENTENCES: usize = 4;
const WORDS: usize = 8;

/// Words that change from outlet to outlet.
static AGENCIES: LazyLock<WordTable<()>> = LazyLock::new(|| {
    WordTable::of_texts(&["afp reuters ap xinhua dpa efe anadolu tass interfax sputnik sana"])
});

/// The fingerprint of the first long sentences of running text, without numbers, marks and agencies' names; 0 where
/// there are too few to tell a copy.
pub(super) fn fingerprint(document: &Document) -> u64 {
    let is_text =
        |number: usize| document.blocks.get(number).is_some_and(|block| block.kind == BlockKind::Paragraph);
    let mut taken: Vec<String> = Vec::new();
    for sentence in document.sentences.iter().filter(|sentence| is_text(sentence.block)) {
        let tokens = document.tokens_of(sentence);
        // A dateline ends in a dash near the beginning.
        let dash = tokens
            .iter()
            .take(16)
            .position(|token| matches!(token.text(&document.text), "—" | "–" | "-") && token.spaced);
        let behind = tokens.iter().skip(dash.map_or(0, |at| at + 1));
        let words = behind
            .filter(|token| token.kind == TokenKind::Word)
            .map(|token| token.text(&document.text))
            .filter(|word| !AGENCIES.has(word));
        let (mut line, mut count) = (String::with_capacity(sentence.span.len() as usize), 0);
        for word in words {
            if count > 0 {
                line.push(' ');
            }
            fold::fold_into(word, &mut line);
            count += 1;
        }
        if count >= WORDS && !taken.contains(&line) {
            taken.push(line);
        }
        if taken.len() == SENTENCES {
            break;
        }
    }
    if taken.len() < 2 { 0 } else { fold::fingerprint(taken.join("\n").as_bytes()) }
}
