//! Accounts of numbers: which frame, hedge and scope made a figure, what else would have fitted, and why a number is none.

use super::{
    frame::{Context, Fit},
    group,
    number::{self, Number},
    passage::Passage,
    qualifier,
    reader::{Room, prepare, setting},
    scope::Cues,
    sentence::{Sentence, counts_people},
    unreal, war,
};
use crate::{
    extract::{
        Marked,
        account::{Account, Ground, Reading, Side},
        facts::{Facts, Scope},
        lexicon::Lexicon,
    },
    text::Span,
};

/// The accounts of the numbers within a span.
pub(super) fn accounts(
    document: &Marked<'_>,
    lexicon: &Lexicon,
    facts: &Facts,
    within: Span,
) -> Vec<Account> {
    let mut accounts = Vec::new();
    let mut room = Room::default();
    for (at, place) in document.sentences.iter().enumerate().filter(|(_, place)| place.span.overlaps(within))
    {
        for (span, why) in Passage::of(document, place).pieces().flat_map(unreal) {
            accounts.push(Account::new(span, Reading::Number, vec![Ground::contra(why)]));
        }
        let setting = setting(document, lexicon, facts);
        prepare(document, setting, at, &mut room, |sentence| {
            accounts.extend(sentence.room.numbers.iter().map(|number| sentence.account(number, facts)));
        });
    }
    accounts.retain(|account| within.covers(account.span));
    accounts
}

/// The numbers of a passage that count nothing, with what they are.
fn unreal(passage: Passage<'_>) -> Vec<(Span, &'static str)> {
    let mut numbers = Vec::new();
    number::all(passage, &mut numbers);
    let found = numbers.into_iter().filter_map(|number| {
        let why = unreal::why_unreal(passage, &number)?;
        Some((passage.span(number.tokens), why))
    });
    found.collect()
}

impl Sentence<'_> {
    fn account(&self, number: &Number, facts: &Facts) -> Account {
        let span = self.passage.span(number.tokens.clone());
        let figure = facts.figures.iter().position(|figure| figure.number_span().overlaps(span));
        let measure = figure.and_then(|at| facts.figures.get(at)).map(|one| &*one.measure);
        let (fit, mut grounds) = self.fits(number, measure);
        let Some((at, figure)) = figure.and_then(|at| Some((at, facts.figures.get(at)?))) else {
            if grounds.is_empty() {
                grounds.push(Ground::contra("no frame: the words around it do not say what it counts"));
            }
            return Account::new(span, Reading::Number, grounds);
        };
        let words = |span: Span| span.of(self.passage.text).to_owned();
        if let Some(hedge) = figure.qualifier_span {
            grounds.push(Ground::pro(format!("\"{}\" makes it {}", words(hedge), figure.qualifier.name())));
        }
        if let Some(cue) = figure.cue {
            let group = figure.group.zip(figure.group_cue());
            let group = group.map_or(String::new(), |(group, why)| format!(" · {group}: {why}"));
            grounds.push(Ground::pro(format!("scope: {cue}{group}")));
        }
        if let Some(people) =
            group::people(self.passage, number.tokens.end).filter(|_| counts_people(&figure.measure))
        {
            let head = self.passage.word(people.head);
            let of = figure.group.map_or_else(|| "people at large".to_owned(), ToString::to_string);
            grounds.push(Ground::pro(format!("\"{head}\" says who is counted: {of}")));
        }
        if let Some(source) = &figure.source {
            grounds.push(Ground::pro(format!("\"{}\" is credited with it", words(source.span))));
        }
        if let Some(fit) = fit.filter(|fit| counts_people(&fit.measure)) {
            self.weigh_scope(&fit, &figure.scope, figure.cumulative, &mut grounds);
        }
        Account::new(figure.span, Reading::Figure(at), grounds)
    }

    /// The frame by which a number came to its measure, and all that fit it, those that were refused among them.
    fn fits(&self, number: &Number, measure: Option<&str>) -> (Option<Fit>, Vec<Ground>) {
        let context = Context { passage: self.passage, offer: &self.room.offer, own_noun: None };
        let hedge = qualifier::read(self.passage, number);
        let frames = self.setting.lexicon.measures().frames();
        let mut chosen = None;
        let mut grounds: Vec<Ground> = Vec::new();
        for (fit, refusal) in frames.fits(context, number, &hedge) {
            let around = self.passage.span(fit.start..fit.end).of(self.passage.text);
            let frame = format!("\"{around}\" fits the frame `{}` of {}", fit.pattern, fit.measure);
            let ground = match refusal.or_else(|| self.why_not(number, &fit)) {
                Some(why) => Ground::contra(format!("{frame}, but: {why}")),
                None if measure == Some(&*fit.measure) && chosen.is_none() => {
                    chosen = Some(fit);
                    Ground::pro(frame)
                }
                None if measure == Some(&*fit.measure) => continue,
                None if measure.is_none() => {
                    Ground::contra(format!("{frame}, but not of something that is tracked"))
                }
                None => Ground::contra(format!("{frame}, too")),
            };
            if !grounds.contains(&ground) {
                grounds.push(ground);
            }
        }
        if let (Some(measure), None) = (measure, &chosen) {
            grounds.push(Ground::pro(format!("it goes on with a list or a change of {measure}")));
        }
        (chosen, grounds)
    }

    /// What tells a war's toll from an event's, on the side on which it speaks.
    fn weigh_scope(&self, fit: &Fit, scope: &Scope, is_cumulative: bool, grounds: &mut Vec<Ground>) {
        let cues = Cues::of(self.passage, self.setting, fit);
        let word = |at: usize| self.passage.word(at);
        let is_event = matches!(scope, Scope::Event(_));
        let mut tell = |of_war: bool, words: String| {
            let side = if of_war == is_event { Side::Against } else { Side::For };
            grounds.push(Ground { side, ..Ground::pro(words) });
        };
        if let Some((at, _)) = cues.war {
            tell(true, format!("the clause names a war (\"{}\")", word(at)));
        }
        if cues.since == war::Since::Start {
            tell(true, "it counts since a start".to_owned());
        }
        if let Some((at, period)) = cues.dated {
            tell(false, format!("the clause gives a day or month (\"{}\": {period})", word(at)));
        }
        if let Some((at, what)) = cues.kind {
            tell(false, format!("the clause names an event (\"{}\": {})", word(at), what.name()));
        }
        if cues.is_perfect {
            let side = if is_cumulative { Side::For } else { Side::Against };
            grounds.push(Ground { side, ..Ground::pro("the verb is in the perfect") });
        }
    }
}
