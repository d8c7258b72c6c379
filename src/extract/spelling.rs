//! How a document's own prose writes the names that it mentions, and which writings are spellings of one form.

use std::{collections::BTreeMap, sync::Arc};

use super::{
    facts::{Facts, Mention, MentionKind, NameKey, Reference},
    lexicon::{is_particle, skeleton},
};
use crate::text::{
    BlockKind, Document, Format, LinkKind, Span, fold::fold, nearest::distance, token::is_apostrophe,
};

/// Shorter words that differ are names of two.
const SHORTEST: usize = 5;

/// A way in which a document writes an actor's or venue's name, with the mentions that are written so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spelling {
    /// The words: one space between them, apostrophes and hyphens of one kind.
    pub written: Arc<str>,
    /// Numbers of mentions in [`Facts::mentions`], at least one, in order; all of one reference.
    pub mentions: Box<[u32]>,
}

impl Spelling {
    /// The first mention that is written so.
    pub fn first<'a>(&self, facts: &'a Facts) -> Option<&'a Mention> {
        facts.mentions.get(*self.mentions.first()? as usize)
    }
}

/// Reads them into `facts`; mentions, citations and quotations are read before. What a quotation, a link or a title in
/// quotation marks says is another's writing, and left out; so is all of a document in another language than English.
pub fn read(document: &Document, facts: &mut Facts) {
    let mut found: BTreeMap<(&Reference, String), Vec<u32>> = BTreeMap::new();
    let others = words_of_others(document, facts);
    for (number, mention) in (0..).zip(&facts.mentions).filter(|_| facts.is_english) {
        let is_named = matches!(*mention.reference, Reference::Known(_) | Reference::Named(_))
            && matches!(mention.kind, MentionKind::Actor | MentionKind::Venue);
        if is_named && !is_others(document, &others, mention) {
            let written =
                clean(document.at(mention.span)).filter(|it| !is_set_by_place(document, mention, it));
            if let Some(written) = written {
                found.entry((&mention.reference, written)).or_default().push(number);
            }
        }
    }
    let spelling = |((_, written), mentions): ((_, String), Vec<u32>)| Spelling {
        written: written.into(),
        mentions: mentions.into(),
    };
    let mut spellings: Vec<Spelling> = found.into_iter().map(spelling).collect();
    spellings.sort_by(|a, b| a.mentions.cmp(&b.mentions));
    facts.spellings = spellings.into();
}

/// The quotations and links of a document, in order; where they overlap, as one.
fn words_of_others(document: &Document, facts: &Facts) -> Vec<Span> {
    let links = document.links.iter().filter(|link| link.kind != LinkKind::FootnoteDefinition);
    let mut spans: Vec<Span> =
        facts.quotes.iter().map(|quote| quote.span).chain(links.map(|link| link.span)).collect();
    spans.sort();
    spans.dedup_by(|next, last| {
        let meets = next.start <= last.end;
        if meets {
            *last = last.join(*next);
        }
        meets
    });
    spans
}

/// Whether a mention stands in words that the document takes over from somebody else.
fn is_others(document: &Document, others: &[Span], mention: &Mention) -> bool {
    let (span, text) = (mention.span, &document.text);
    let before = text.get(..span.start as usize).and_then(|text| text.chars().next_back());
    let behind = text.get(span.end as usize..).and_then(|text| text.chars().next());
    let marks = ['"', '“', '”', '„', '«', '»', '‘', '’', '\'', '/', '@', '`'];
    let is_marked = |c: Option<char>| c.is_some_and(|c| marks.contains(&c));
    let near = others.get(others.partition_point(|other| other.end < span.end));
    is_marked(before) && is_marked(behind)
        || near.is_some_and(|other| other.covers(span))
        || is_block_quoted(document, mention)
        || is_part_of_name(document, mention)
}

/// "the [Deir Ezzor] Military Council": a body spells its own name.
fn is_part_of_name(document: &Document, mention: &Mention) -> bool {
    let behind = document.text.get(mention.span.end as usize..).and_then(|text| text.strip_prefix(' '));
    mention.kind == MentionKind::Venue && behind.is_some_and(|text| text.starts_with(char::is_uppercase))
}

/// Whether a mention stands in a Markdown block quotation.
fn is_block_quoted(document: &Document, mention: &Mention) -> bool {
    let sentence = document.sentences.get(mention.sentence as usize);
    let block = sentence.and_then(|sentence| document.block_of(sentence));
    let start = block.map_or(mention.span.start, |block| block.span.start) as usize;
    let line =
        |text: &str| text.rsplit(['\n', '\r']).next().unwrap_or_default().trim_start().starts_with('>');
    document.format == Format::Markdown
        && (document.text.get(..start).is_some_and(line)
            || document.text.get(start..).is_some_and(|text| text.starts_with('>')))
}

/// The words of a name as they are compared; `None` for what is no plain name, and for what is written in capitals only.
fn clean(words: &str) -> Option<String> {
    let mut out = String::with_capacity(words.len());
    for word in words.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        for c in word.chars() {
            match c {
                c if is_apostrophe(c) => out.push('\''),
                '\u{2010}' | '\u{2011}' => out.push('-'),
                c if c.is_alphanumeric() || matches!(c, '-' | '.' | '\u{0300}'..='\u{036F}') => out.push(c),
                _ => return None,
            }
        }
    }
    (!out.is_empty() && !is_abbreviated(&out)).then_some(out)
}

/// Whether a capital letter may be the place's and not the name's: that of a particle that opens a sentence, or in a
/// heading.
fn is_set_by_place(document: &Document, mention: &Mention, written: &str) -> bool {
    let sentence = document.sentences.get(mention.sentence as usize);
    let is_title = sentence
        .and_then(|sentence| document.block_of(sentence))
        .is_some_and(|block| matches!(block.kind, BlockKind::Heading(_)));
    let opens = sentence.is_some_and(|sentence| sentence.span.start == mention.span.start);
    let is_capital_particle = |word: &str| word.starts_with(char::is_uppercase) && is_particle(&fold(word));
    let mut words = words(written);
    if is_title {
        words.any(is_capital_particle)
    } else {
        opens && words.next().is_some_and(is_capital_particle)
    }
}

/// Whether a name has a word in capitals, or one with a full stop in it: an acronym, an initial, a line in capitals.
fn is_abbreviated(written: &str) -> bool {
    let is_upper = |word: &str| {
        let mut letters = word.chars().filter(|c| c.is_alphabetic()).peekable();
        letters.peek().is_some() && letters.all(char::is_uppercase)
    };
    words(written).any(|word| is_upper(word) || word.contains('.'))
}

fn words(written: &str) -> impl Iterator<Item = &str> {
    written.split([' ', '-']).filter(|word| !word.is_empty())
}

/// Whether two writings of one entity's name are spellings of one form: word for word the same name. A name with a word
/// more or less is another form, one without the article at its beginning too ("Assad", "the Nusra Front"). Capitals of
/// other words than particles are style ("the Syrian Army", "the Syrian army").
pub fn is_alike(one: &str, two: &str) -> bool {
    if without_capitals(one) == without_capitals(two) {
        return false;
    }
    let (ours, theirs) = (folded(one), folded(two));
    let opens = |words: &[String]| words.first().is_some_and(is_particle);
    let (bare, bare_theirs) = (bare(&ours), bare(&theirs));
    if opens(&ours) != opens(&theirs) || bare.is_empty() {
        return false;
    }
    if bare.len() == bare_theirs.len() {
        return are_words_alike(&bare, &bare_theirs);
    }
    // "Abdel Rahman" and "Abdelrahman" part their words otherwise; "Jo Berg" and "Berg" do not.
    let (joined, joined_theirs) = (ours.concat(), theirs.concat());
    distance(&joined, &joined_theirs) <= slips(&joined, &joined_theirs)
        && !has_one_more(&bare, &bare_theirs)
        && !has_one_more(&bare_theirs, &bare)
}

/// A name with capitals in its particles only.
fn without_capitals(written: &str) -> String {
    let parts = written.split_inclusive([' ', '-']);
    parts
        .map(|part| {
            let is_kept = is_particle(&fold(part.trim_end_matches([' ', '-'])));
            if is_kept { part.to_owned() } else { part.to_lowercase() }
        })
        .collect()
}

/// The words that are no particles.
fn bare(words: &[String]) -> Vec<&str> {
    words.iter().map(String::as_str).filter(|word| !is_particle(word)).collect()
}

fn are_words_alike(ours: &[&str], theirs: &[&str]) -> bool {
    ours.iter().zip(theirs).all(|(a, b)| is_word_alike(a, b))
}

/// Whether one name is the other with one word more.
fn has_one_more(longer: &[&str], shorter: &[&str]) -> bool {
    longer.len() == shorter.len() + 1
        && (0..longer.len()).any(|left_out| {
            let mut rest = longer.to_vec();
            rest.remove(left_out);
            are_words_alike(&rest, shorter)
        })
}

fn folded(written: &str) -> Vec<String> {
    words(written).map(fold).collect()
}

/// Whether two words are spellings of one, where they are known to name the same.
fn is_word_alike(a: &str, b: &str) -> bool {
    if a == b {
        return true;
    }
    // "the Houthis", "Syria" and "Syrian" are forms of a word, no spellings of it.
    if stem(a) == stem(b) {
        return false;
    }
    let (ours, theirs) = (skeleton(a), skeleton(b));
    ours == theirs || sounds(&ours) == sounds(&theirs) || distance(a, b) <= slips(a, b)
}

/// A word without the endings of plurals and peoples: "Syria", "Syrian", "Syrians", "Syrias".
fn stem(word: &str) -> &str {
    let singular = word.strip_suffix('s').unwrap_or(word);
    singular.strip_suffix(['n', 'i']).unwrap_or(singular)
}

/// Letters that may differ between spellings of words of that length.
fn slips(a: &str, b: &str) -> usize {
    match a.chars().count().min(b.chars().count()) {
        0..5 => 0,
        5..8 => 1,
        _ => 2,
    }
}

/// What is left of a word without its vowels; all of it where that is too little to know a word by.
fn sounds(skeleton: &str) -> String {
    let is_consonant = |c: &char| !matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
    let sounds: String = skeleton.chars().filter(is_consonant).collect();
    if sounds.chars().count() > 1 { sounds } else { skeleton.to_owned() }
}

/// Consonants of a name's words: names that are nearly one share them.
pub fn sound(name: &str) -> Box<str> {
    name.split(' ').map(sounds).collect::<Vec<_>>().join(" ").into()
}

/// Whether two names of several words, by their keys, differ in one vowel within one long word: "Tariq" and "Tareq". A
/// vowel at the end makes another name ("Karim" and "Karima", "Mario" and "Maria").
pub fn are_near(one: &NameKey, two: &NameKey) -> bool {
    let (ours, theirs): (Vec<&str>, Vec<&str>) = (one.split(' ').collect(), two.split(' ').collect());
    let mut differing = ours.iter().zip(&theirs).filter(|(a, b)| a != b);
    let is_slip = |(a, b): (&&str, &&str)| {
        a.chars().count().min(b.chars().count()) >= SHORTEST
            && a.chars().next_back() == b.chars().next_back()
            && distance(a, b) == 1
            && sounds(a) == sounds(b)
    };
    ours.len() == theirs.len()
        && ours.len() > 1
        && differing.next().is_some_and(is_slip)
        && differing.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::lexicon::name_key;

    #[test]
    fn spellings_of_one_form() {
        for (a, b) in [
            ("Staffan de Mistura", "Stefan de Mistura"),
            ("Staffan de Mistura", "Staffan De Mistura"),
            ("Bashar al-Assad", "Bashar al-Asad"),
            ("Bashar al-Assad", "Bashar Assad"),
            ("Mohammed Alloush", "Mohammad Alloush"),
            ("Erdoğan", "Erdogan"),
            ("Deir al-Zor", "Deir ez-Zor"),
            ("Deir ez-Zor", "Deir Ezzor"),
            ("Saydnaya", "Sednaya"),
            ("Kyiv", "Kiev"),
            ("Sana'a", "Sanaa"),
            ("Ban Ki-moon", "Ban Ki Moon"),
            ("Rami Abdel Rahman", "Rami Abdelrahman"),
            ("al-Qaeda", "Al-Qaeda"),
            ("Jabhat al-Nusra", "Jabhat an-Nusra"),
        ] {
            assert!(is_alike(a, b) && is_alike(b, a), "{a} {b}");
        }
    }

    #[test]
    fn other_forms() {
        for (a, b) in [
            ("John Kerry", "Kerry"),
            ("Bashar al-Assad", "al-Assad"),
            ("Assad", "al-Assad"),
            ("George Bush", "George W Bush"),
            ("Islamic State", "Daesh"),
            ("Houthi", "Houthis"),
            ("Aleppo", "Halab"),
            ("Free Syria Army", "Free Syrian Army"),
            ("Mohammed Alloush", "Mohammed bin Salman Alloush"),
            ("Homs", "Hama"),
            ("Jo Jorgensen", "Jorgensen"),
            ("Syrian government", "Syrias government"),
            ("Syrian Army", "Syrian army"),
            ("Nusra Front", "al-Nusra Front"),
        ] {
            assert!(!is_alike(a, b) && !is_alike(b, a), "{a} {b}");
        }
    }

    #[test]
    fn names_that_are_nearly_one() {
        let are_near = |a: &str, b: &str| are_near(&name_key(a), &name_key(b));
        for (a, b) in [("Tariq Mansour", "Tareq Mansour"), ("Samir Foz", "Samer Foz")] {
            assert!(are_near(a, b) && are_near(b, a), "{a} {b}");
        }
        for (a, b) in [
            ("Mario Rossi", "Maria Rossi"),
            ("Karim Haddad", "Karima Haddad"),
            ("Oleg Ivanov", "Oleg Ivanova"),
            ("Mohammed Alloush", "Mahmoud Alloush"),
            ("Hassan Ali", "Hussein Ali"),
            ("Tariq Mansour", "Tareq Mansur Haddad"),
            ("Tariq", "Tareq"),
        ] {
            assert!(!are_near(a, b) && !are_near(b, a), "{a} {b}");
        }
    }

    #[test]
    fn what_is_no_plain_name_is_left_out() {
        for (written, cleaned) in [
            ("Staffan  de\nMistura", Some("Staffan de Mistura")),
            ("Sana’a", Some("Sana'a")),
            ("STAFFAN DE MISTURA", None),
            ("John F. Kerry", None),
            ("U.N.", None),
            ("Staffan **de** Mistura", None),
            ("حلب", Some("حلب")),
        ] {
            assert_eq!(clean(written).as_deref(), cleaned, "{written}");
        }
    }
}
