//! Voices: the kinds of witnesses that are credited by a common noun, "police", "the army", "activists".

use std::{ops::Range, sync::LazyLock};

use super::passage::Passage;
use crate::text::{WordTable, words};

/// A kind of witness.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Voice {
    /// An army, or the ministry above it.
    Army,
    /// The police.
    Police,
    /// Those who fight against a state.
    Rebels,
    /// Prosecutors and courts.
    Court,
    /// Doctors, hospitals.
    Medics,
    /// Activists.
    Activists,
    /// Those who monitor: activists, or an organisation.
    Monitors,
    /// Who saw it, or lives there.
    Witnesses,
    /// The media of a state, which tell its side.
    StateMedia,
    /// An organisation: the United Nations, a charity, an agency for refugees.
    Organisation,
    /// Officials, a government, authorities: any of a state's own.
    Officials,
}

/// The words of each.
const WORDS: &[(Voice, &str)] = &[
    (Voice::Army, "army armies military soldiers troops defence defense pentagon"),
    (Voice::Police, "police policeman policemen sheriff"),
    (Voice::Rebels, "rebel rebels militant militants insurgents insurgent fighters jihadists guerrillas"),
    (Voice::Court, "prosecutor prosecutors court courts judge judges"),
    (Voice::Medics, "doctor doctors medics medic hospital hospitals medical nurses paramedics coroner"),
    (Voice::Activists, "activist activists campaigners"),
    (Voice::Monitors, "monitor monitors watchdog observatory"),
    (
        Voice::Witnesses,
        "witness witnesses eyewitness eyewitnesses resident residents villagers villager locals survivors",
    ),
    (
        Voice::Organisation,
        "nations un organisation organization council amnesty watch crescent cross network federation fund ngo \
     charity charities commission agency unicef unhcr programme children",
    ),
    (
        Voice::Officials,
        "official officials authority authorities government governor mayor minister ministry president spokesman \
     spokeswoman administration municipality",
    ),
];

impl Voice {
    /// The kind of witness that some words name; none where they name several, or a paper or station that is
    /// not known as the state's.
    pub(super) fn of(passage: Passage<'_>, words: Range<usize>) -> Option<Self> {
        static VOICES: LazyLock<WordTable<Voice>> = LazyLock::new(|| {
            let of_row = |(voice, words): &(Voice, &'static str)| {
                words.split_whitespace().zip(std::iter::repeat(*voice))
            };
            WordTable::of(WORDS.iter().flat_map(of_row))
        });
        let outlets = words!["news", "media", "television", "tv", "radio", "newspaper", "daily", "channel"];
        // "activists in a rebel town" are no rebels.
        let inner = |at: &usize| !passage.any(*at, words!["in", "at", "near", "from", "who", "which", ","]);
        let words = words.take_while(inner);
        if words.clone().any(|at| passage.any(at, outlets)) {
            let is_state = words.clone().any(|at| passage.any(at, words!["state", "government", "official"]));
            return is_state.then_some(Self::StateMedia);
        }
        let mut voices: Vec<Self> = words.filter_map(|at| VOICES.get(passage.key(at))).collect();
        voices.sort_unstable();
        voices.dedup();
        match voices.as_slice() {
            // "police officials", "the refugee council's spokesman": the office tells less than the body.
            [one] | [one, Self::Officials | Self::Organisation] => Some(*one),
            _ => None,
        }
    }

    /// The words for it where a reader meets it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Army => "the army",
            Self::Police => "the police",
            Self::Rebels => "rebels",
            Self::Court => "prosecutors",
            Self::Medics => "medics",
            Self::Activists => "activists",
            Self::Monitors => "monitors",
            Self::Witnesses => "residents",
            Self::StateMedia => "state media",
            Self::Organisation => "an organisation",
            Self::Officials => "officials",
        }
    }

    /// Whether one is never the other under another name.
    pub fn excludes(self, other: Self) -> bool {
        use Voice::{
            Activists, Army, Court, Monitors, Officials, Organisation, Police, Rebels, StateMedia, Witnesses,
        };
        match (self.min(other), self.max(other)) {
            (a, b) if a == b => false,
            // What a state's own people say, its media may have told first.
            (Rebels | Activists | Monitors, StateMedia)
            | (Rebels | Witnesses | Activists | Monitors, Officials)
            | (Army | Police | Rebels | Court | Activists | Witnesses, Organisation) => true,
            (StateMedia, _) | (_, StateMedia | Officials | Organisation) => false,
            (a, _) => matches!(a, Army | Police | Rebels | Court),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::{
        extract::Marked,
        text::{Document, Format},
    };

    fn of(text: &str) -> Option<Voice> {
        let document = Document::read(Arc::from(text), Format::Plain);
        let document = Marked::of(&document);
        let passage = Passage::of(&document, document.sentences.first()?);
        Voice::of(passage, 0..passage.len())
    }

    #[test]
    fn who_speaks() {
        assert_eq!(of("the Jordanian army"), Some(Voice::Army));
        assert_eq!(of("police officials"), Some(Voice::Police));
        assert_eq!(of("activists in the rebel town"), Some(Voice::Activists));
        assert_eq!(of("the UN refugee agency"), Some(Voice::Organisation));
        assert_eq!(of("the army's news agency"), None);
        assert_eq!(of("Syrian state television"), Some(Voice::StateMedia));
        assert_eq!(of("army and rebels"), None);
        assert_eq!(of("Rana Farouk"), None);
    }

    #[test]
    fn who_is_never_whom() {
        for (a, b) in [
            (Voice::Police, Voice::Army),
            (Voice::Activists, Voice::Army),
            (Voice::Organisation, Voice::Police),
            (Voice::Officials, Voice::Rebels),
            (Voice::StateMedia, Voice::Monitors),
        ] {
            assert!(a.excludes(b) && b.excludes(a), "{a:?} {b:?}");
        }
        for (a, b) in [
            (Voice::Officials, Voice::Police),
            (Voice::Organisation, Voice::Monitors),
            (Voice::Activists, Voice::Monitors),
            (Voice::Witnesses, Voice::Activists),
            (Voice::Army, Voice::Army),
        ] {
            assert!(!a.excludes(b) && !b.excludes(a), "{a:?} {b:?}");
        }
    }
}
