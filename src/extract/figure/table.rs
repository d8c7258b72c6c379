//! Tables and lists: numbers that stand alone, and the head, row or lead that says what they count.

use std::sync::Arc;

use super::{
    fate,
    number::{self, Form, Number},
    passage::Passage,
    people, qualifier,
    scope::{Setting, mention_over},
};
use crate::{
    extract::{
        Marked, Period,
        facts::{Event, Facts, Figure, MentionKind, Particulars, Reference, Scope},
        figure::measure::UserMeasure,
    },
    text::{BlockKind, Sentence, Span, words},
};

/// Words of a head that say what is counted, besides those of [`fate`].
const HEADS: &[(&str, &[&str])] = &[
    ("deaths", &["deaths", "death", "fatalities", "fatality", "toll", "kills"]),
    ("wounded", &["injuries", "injury", "casualties-wounded"]),
    ("displaced", &["idps", "displacement", "displacements"]),
    ("refugees", &["refugees", "refugee"]),
    ("population", &["population", "inhabitants", "residents"]),
    ("detained", &["detainees", "prisoners", "arrests", "hostages"]),
];

/// The measures of [`fate`]'s classes.
const FATES: &[(&str, &str)] = &[
    ("deaths", "killing"),
    ("deaths", "dead"),
    ("deaths", "died"),
    ("wounded", "hurt"),
    ("wounded", "wounding"),
    ("missing", "missing"),
    ("detained", "detained"),
    ("displaced", "displaced"),
    ("besieged", "besieged"),
];

/// Further above nobody looks for what a list stands under.
const LONGEST_LIST: usize = 60;

/// What a head or a lead says of the numbers under it.
struct Label {
    measure: Arc<str>,
    group: Option<&'static str>,
    noun: Option<Box<str>>,
}

/// Reads the figures of cells and items that no frame has read.
pub(super) fn read(document: &Marked<'_>, setting: Setting<'_>, facts: &Facts) -> Vec<Figure> {
    let reader = Reader { document, setting, facts, user: setting.lexicon.measures().user() };
    let is_unread = |sentence: &usize| {
        let place = facts.figures.partition_point(|figure| figure.sentence < *sentence as u32);
        facts.figures.get(place).is_none_or(|figure| figure.sentence != *sentence as u32)
    };
    (0..document.sentences.len()).filter(is_unread).filter_map(|sentence| reader.figure(sentence)).collect()
}

struct Reader<'a> {
    document: &'a Marked<'a>,
    setting: Setting<'a>,
    facts: &'a Facts,
    user: &'a [UserMeasure],
}

impl Reader<'_> {
    fn figure(&self, number: usize) -> Option<Figure> {
        let sentence = self.document.sentences.get(number)?;
        match self.document.block_of(sentence)?.kind {
            BlockKind::Cell => self.of_cell(sentence, number),
            BlockKind::Item => self.of_item(sentence, number),
            _ => None,
        }
    }

    /// A cell with a number, under a head or behind a row's name that says what it counts.
    fn of_cell(&self, sentence: &Sentence, number: usize) -> Option<Figure> {
        let own = self.document.cell_of(sentence.block).filter(|cell| cell.row > 0)?;
        let words = Passage::of(self.document, sentence);
        let counted = alone(words)?;
        let (heads, row) = (self.document.row(own.table, 0), self.document.row(own.table, own.row));
        let head = heads.iter().find(|cell| cell.column == own.column);
        let name = row.first().filter(|name| name.column != own.column);
        let label = [head, name].into_iter().flatten().find_map(|cell| self.label(cell.block))?;
        let around: Vec<usize> = row.iter().chain(head).map(|cell| cell.block).collect();
        Some(self.build(words, &counted, label, &around, number))
    }

    /// "killed: 12"; or "12 civilians" under a lead that ends with a colon and says what became of them.
    fn of_item(&self, sentence: &Sentence, number: usize) -> Option<Figure> {
        let words = Passage::of(self.document, sentence);
        if let Some(colon) = (0..words.len().min(5)).find(|at| words.any(*at, words![":", "–", "—", "="]))
        {
            let behind = words.part(colon + 1..words.len());
            let label = self.label_of(words.part(0..colon))?;
            let counted = alone(behind)?;
            return Some(self.build(behind, &counted, label, &[], number));
        }
        let counted = alone(words)?;
        let above = |block: &usize| self.document.blocks.get(*block).map(|block| block.kind);
        let first = sentence.block.saturating_sub(LONGEST_LIST);
        let lead = (first..sentence.block).rev().find(|block| above(block) != Some(BlockKind::Item))?;
        let last =
            self.document.sentences_of(lead).last().and_then(|last| self.document.sentences.get(last))?;
        let is_lead = above(&lead) == Some(BlockKind::Paragraph);
        let ends = self.document.at(last.span).trim_end().ends_with(':');
        let label = self.label_of(Passage::of(self.document, last)).filter(|_| is_lead && ends)?;
        Some(self.build(words, &counted, label, &[lead], number))
    }

    /// What a block says of the numbers that it stands over.
    fn label(&self, block: usize) -> Option<Label> {
        let sentences = self.document.sentences_of(block);
        let only = self.document.sentences.get(sentences.start).filter(|_| sentences.len() == 1)?;
        self.label_of(Passage::of(self.document, only))
    }

    /// The one measure that words name; none where they name two.
    fn label_of(&self, words: Passage<'_>) -> Option<Label> {
        let mut found: Option<Arc<str>> = None;
        let (mut group, mut noun) = (None, None);
        for at in 0..words.len() {
            let word = words.word(at);
            if let Some(people) = people::noun(word).filter(|one| !one.is_one) {
                group = group.or(people.group);
                noun = noun.or(people.group.map(|_| word.to_lowercase().into()));
            }
            let Some(measure) = self.measure(word) else { continue };
            if found.as_ref().is_some_and(|found| *found != measure) {
                return None;
            }
            found = Some(measure);
        }
        Some(Label { measure: found?, group, noun })
    }

    fn measure(&self, word: &str) -> Option<Arc<str>> {
        let folded = word.to_lowercase();
        let of_user = self.user.iter().find(|row| row.words.iter().any(|one| **one == *folded));
        if let Some(row) = of_user {
            return Some(Arc::clone(&row.name));
        }
        let heads =
            HEADS.iter().find(|(_, words)| words.contains(&folded.as_str())).map(|(measure, _)| *measure);
        let fates =
            FATES.iter().find(|(_, class)| fate::class(class).split_whitespace().any(|one| one == folded));
        heads.or(fates.map(|(measure, _)| *measure)).map(Arc::from)
    }

    fn build(
        &self,
        words: Passage<'_>,
        number: &Number,
        label: Label,
        around: &[usize],
        sentence: usize,
    ) -> Figure {
        let hedge = qualifier::read(words, number);
        let (qualifier, quantity) = qualifier::quantity(number, hedge.hedge).unwrap_or((
            crate::extract::Qualifier::Vague,
            crate::extract::Quantity { stated: None, low: None, high: None, precision: number.precision },
        ));
        let own = (0..words.len()).find_map(|at| people::noun(words.key(at)).map(|noun| (at, noun)));
        let own =
            own.and_then(|(at, noun)| Some((noun.group?, words.word(at).to_lowercase().into_boxed_str())));
        let (group, noun) = own.map_or((label.group, label.noun), |(group, noun)| (Some(group), Some(noun)));
        let date = around.iter().find_map(|block| self.date(*block));
        let [war, place] = [MentionKind::Conflict, MentionKind::Venue]
            .map(|kind| around.iter().find_map(|block| self.named(*block, kind)));
        let cumulative = war.is_some();
        let scope = match (war, place) {
            (Some(war), _) => Scope::Entity(war),
            (None, Some(place)) => Scope::Event(Event { place: Some(place), date, what: None }),
            (None, None) => Scope::Unknown,
        };
        let as_of = date.filter(|_| !matches!(scope, Scope::Event(_)));
        let span = words.span(number.tokens.clone());
        Figure {
            qualifier_span: hedge.words.map(|hedge| words.span(hedge)),
            cumulative,
            particulars: Particulars { as_of, ..Particulars::default() }.kept(),
            scope,
            group,
            noun,
            ..Figure::bare(span, (qualifier, quantity), label.measure, sentence as u32)
        }
    }

    fn span(&self, block: usize) -> Span {
        self.document.blocks.get(block).map(|block| block.span).unwrap_or_default()
    }

    /// The war or place that a block names; the name of a source in a link is not what the row is about.
    fn named(&self, block: usize, kind: MentionKind) -> Option<crate::extract::Reference> {
        let found = mention_over(self.setting.mentions, self.span(block), kind)?;
        let is_linked = self.document.links.iter().any(|link| link.span.covers(found.span));
        (!is_linked).then(|| Reference::clone(&found.reference))
    }

    /// The day or period that a block says.
    fn date(&self, block: usize) -> Option<Period> {
        let mut sentences = self.document.sentences_of(block);
        sentences.find_map(|one| {
            let one = self.document.sentences.get(one)?;
            let found = self.document.dates(one.tokens.clone());
            found.iter().find_map(|date| date.period(self.facts.date.date))
        })
    }
}

/// The one number of a passage with nothing beside it but its hedge and whom it counts.
fn alone(words: Passage<'_>) -> Option<Number> {
    let mut numbers = Vec::new();
    number::read(words, &mut numbers);
    let [number] = numbers.as_slice() else { return None };
    if number.unit.is_some() || !matches!(number.form, Form::Cardinal | Form::Range(_)) {
        return None;
    }
    let hedge = qualifier::read(words, number);
    let behind = hedge.end.max(number.tokens.end);
    let is_aside = |at: usize| words.any(at, words!["(", "[", ".", ",", ";"]);
    let rest = (behind..words.len()).take_while(|at| !is_aside(*at)).count();
    let is_counted =
        rest == 0 || rest <= 3 && (behind..behind + rest).any(|at| people::noun(words.key(at)).is_some());
    (hedge.start == 0 && is_counted).then(|| number.clone())
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use crate::{
        extract::{Lexicon, extract, figure::measure::Measures},
        text::{Document, Format},
    };

    fn read(text: &str) -> Vec<String> {
        let document = Document::read(Arc::from(text), Format::Markdown);
        let facts = extract(&document, &Lexicon::new(&[], Measures::default()));
        let one = |figure: &crate::extract::Figure| {
            let group = figure.group.map_or(String::new(), |group| format!(" {group}"));
            format!("{} {}{group}", document.at(figure.span), figure.measure)
        };
        facts.figures.iter().map(one).collect()
    }

    #[test]
    fn heads_rows_and_leads_say_what_is_counted() {
        for (text, expected) in [
            (
                "| Place | Killed | Wounded |\n|---|---|---|\n| Homs | 12 | 30 |",
                vec!["12 deaths", "30 wounded"],
            ),
            (
                "| What | Number |\n|---|---|\n| killed | at least 12 |\n| displaced | 4,000 |",
                vec!["12 deaths", "4,000 displaced"],
            ),
            ("| Civilians killed | Source |\n|---|---|\n| 12 | x |", vec!["12 deaths civilians"]),
            ("| Killed and wounded |\n|---|\n| 12 |", vec![]),
            ("| No | Where |\n|---|---|\n| 1 | Homs |", vec![]),
            ("| Killed | Day |\n|---|---|\n| 12 | 4 July 2017 |", vec!["12 deaths"]),
            ("- killed: 12\n- wounded: about 30", vec!["12 deaths", "30 wounded"]),
            (
                "Killed in Homs:\n\n- 12 civilians\n- three soldiers",
                vec!["12 deaths civilians", "three deaths fighters"],
            ),
            ("They met in Homs:\n\n- 12 civilians", vec![]),
            ("Killed in Homs.\n\n- 12 civilians", vec![]),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }
}
