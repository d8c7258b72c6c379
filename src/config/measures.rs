//! `[[measures]]` of `rapporteur.toml`: what a team counts besides the built-in measures, and how its texts say it.

use std::sync::Arc;

use super::{
    NamedId, keys,
    raw::{Item, Pair, Raw},
    reader::{Reader, listed},
};
use crate::extract::{
    EntityId,
    figure::measure::{MeasureKind, UserMeasure, pattern},
};

impl Reader<'_> {
    pub(super) fn measures(&mut self, item: &Item) {
        for (pairs, span) in self.tables(item, "measures") {
            let before = self.problems.len();
            let mut measure = UserMeasure {
                name: Arc::from(""),
                kind: MeasureKind::Loose,
                words: Vec::new(),
                frames: Vec::new(),
                unit: None,
                scope: None,
            };
            for pair in pairs {
                self.of_measure(pair, &mut measure);
            }
            let is_said = !measure.words.is_empty() || !measure.frames.is_empty();
            if is_said && !measure.name.is_empty() {
                self.settings.measures.push(measure);
            } else if self.problems.len() == before {
                // What is missing is not said on top of what is wrong.
                self.problem(span, "a measure needs `name`, and `words` or `frames`".to_owned());
            }
        }
    }

    fn of_measure(&mut self, pair: &Pair, measure: &mut UserMeasure) {
        let item = &pair.value;
        match (pair.key.as_str(), &item.raw) {
            ("name", Raw::Text(text)) if !text.trim().is_empty() => measure.name = Arc::from(text.trim()),
            ("unit", Raw::Text(text)) if !text.trim().is_empty() => measure.unit = Some(text.trim().into()),
            ("scope", Raw::Text(text)) if !text.trim().is_empty() => {
                let id: EntityId = Arc::from(text.trim());
                let what = "conflict, process or place";
                self.settings.ids.push(NamedId { id: Arc::clone(&id), what, span: item.span });
                measure.scope = Some(id);
            }
            ("name" | "unit" | "scope", _) => self.wants(item, &pair.key, "a string that is not empty"),
            ("kind", raw) => {
                if let Some(kind) = measure_kind(raw) {
                    measure.kind = kind;
                } else {
                    let known: Vec<&str> = keys::KINDS.iter().map(|(word, _)| *word).collect();
                    self.wants(item, "kind", &listed(&known));
                }
            }
            ("words", _) => {
                let words = self.texts(item, "words", "a list of strings").unwrap_or_default().0;
                let words = words.iter().map(|word| word.trim()).filter(|word| !word.is_empty());
                measure.words = words.map(Box::from).collect();
            }
            ("frames", _) => self.frames(item, measure),
            _ => self.unknown("key", pair, keys::keys_of("measures").map(|key| key.name)),
        }
    }

    fn frames(&mut self, item: &Item, measure: &mut UserMeasure) {
        let (frames, spans) = self.texts(item, "frames", "a list of strings").unwrap_or_default();
        for (frame, span) in frames.iter().zip(spans) {
            match pattern(frame) {
                Some(pattern) => measure.frames.push(pattern.into()),
                None => self.problem(
                    span,
                    "a frame has words and one number, `N`, `Nth` or `N%`, as in \"N checkpoints were closed\"; at most 24 \
                     parts, of which two `...` and four that may be missing"
                        .to_owned(),
                ),
            }
        }
    }
}

fn measure_kind(raw: &Raw) -> Option<MeasureKind> {
    let Raw::Text(text) = raw else { return None };
    keys::KINDS.iter().find(|(word, _)| word == text).map(|(_, kind)| *kind)
}
