//! Articles: who said what where, what happened and how many, and what the war has cost by then.

use std::fmt::Write as _;

use rapporteur::extract::Decimal;

use super::{Size, calendar::Day, dice::Dice, names, words};

/// Words of a paragraph, about.
const PARAGRAPH: usize = 100;
/// Words of an article in tenths of the articles: most are short, some are long.
const LENGTHS: [usize; 10] = [190, 290, 390, 490, 590, 680, 800, 970, 1_290, 2_100];
/// Of a hundred articles, those that are reports of fighting; the others are of talks and have few numbers.
const REPORTS: usize = 60;
/// Of a hundred paragraphs of a report, those that count dead and wounded.
const EVENTS: usize = 65;
/// Of a hundred articles with an event, those that tell of one that an article before told of.
const SHARED: usize = 10;
/// Of a hundred that do, those that count otherwise.
const DISAGREE: usize = 33;
/// Of a hundred persons with a profile, those to whom an article gives a role of somebody else.
const WRONG_ROLES: usize = 2;
/// One article of so many is a copy of another with a new head and without its end.
const COPIES: usize = 40;
/// One article of so many states a total of the war: the long series.
pub const TOTALS: usize = 5;

/// What an article counts at one place and day.
#[derive(Debug, Clone)]
struct Event {
    town: String,
    day: Day,
    what: &'static str,
    killed: usize,
    wounded: usize,
}

/// Writes articles one after another, as they come in.
pub struct Press {
    size: Size,
    dice: Dice,
    /// How many events there were: the next one is in the next town, so that no two meet by accident.
    events: usize,
    recent: Vec<Event>,
    bodies: Vec<String>,
}

/// Who and what an article is about: few, and named again and again.
struct Cast {
    persons: Vec<Person>,
    towns: [String; 2],
    cities: [&'static str; 3],
    groups: [String; 2],
}

/// A person of an article.
struct Person {
    name: String,
    surname: String,
    role: &'static str,
}

impl Press {
    pub fn new(size: Size) -> Self {
        Self { size, dice: Dice::new(1), events: 0, recent: Vec::new(), bodies: Vec::new() }
    }

    /// The next article.
    pub fn article(&mut self, number: usize) -> String {
        let day = Day::of(number, self.size.articles);
        let body = match self.bodies.first().filter(|_| number % COPIES == 7) {
            Some(body) => without_end(body),
            None => self.body(number, day),
        };
        self.bodies.push(body.clone());
        if self.bodies.len() > 4 {
            self.bodies.remove(0);
        }
        self.head(number, day) + &body
    }

    fn head(&mut self, number: usize, day: Day) -> String {
        let dice = &mut self.dice;
        let outlet = dice.pick(words::OUTLETS);
        let (noun, adjective) = (dice.pick(words::NOUNS), dice.pick(words::ADJECTIVES));
        let title = format!("The {adjective} {noun} of {}, day {number}", dice.pick(words::CITIES));
        // A few pages do not say of when they are.
        let is_dated = !dice.happens(3);
        match (number.is_multiple_of(2), is_dated) {
            (true, true) => format!("{title}\n\n{outlet} - {}\n\n", day.iso()),
            (true, false) => format!("{title}\n\n{outlet}\n\n"),
            (false, true) => {
                format!("---\ntitle: {title}\noutlet: {outlet}\ndate: {}\nkey: a{number}\n---\n\n", day.iso())
            }
            (false, false) => format!("---\ntitle: {title}\noutlet: {outlet}\nkey: a{number}\n---\n\n"),
        }
    }

    fn body(&mut self, number: usize, day: Day) -> String {
        let wanted = LENGTHS[self.dice.below(LENGTHS.len())];
        let is_report = self.dice.happens(REPORTS);
        let cast = self.cast();
        let mut text = format!("{} — ", cast.cities[0].to_uppercase());
        for person in &cast.persons {
            self.introduce(&mut text, person, &cast, day);
        }
        let paragraphs = (wanted / PARAGRAPH).max(2) - 1;
        for paragraph in 0..paragraphs {
            text.push_str("\n\n");
            for _ in 0..self.dice.between(4, 5) {
                self.sentence(&mut text, &cast, day);
            }
            if is_report && self.dice.happens(EVENTS) {
                self.event(&mut text, day);
            }
            if paragraph == 0 {
                self.background(&mut text, number, day);
            }
        }
        text.push('\n');
        text
    }

    fn cast(&mut self) -> Cast {
        let persons = (0..self.dice.between(2, 5)).map(|_| self.person()).collect();
        let (size, dice) = (self.size, &mut self.dice);
        Cast {
            persons,
            towns: [(); 2].map(|()| names::town(dice.seldom_large(names::towns(size)))),
            cities: [(); 3].map(|()| dice.pick(words::CITIES)),
            groups: [(); 2].map(|()| names::group(dice.seldom_large(names::groups(size)))),
        }
    }

    /// Somebody with a profile, in the role that it gives, or, nearly as often, somebody without one.
    fn person(&mut self) -> Person {
        let known = names::persons(self.size);
        let (number, role) = if self.dice.happens(60) {
            let number = self.dice.seldom_large(known);
            (number, names::role(if self.dice.happens(WRONG_ROLES) { number + 1 } else { number }))
        } else {
            (known + self.dice.seldom_large(self.size.articles), self.dice.pick(words::ROLES))
        };
        let (name, surname) = names::person(number);
        Person { name, surname, role }
    }

    fn introduce(&mut self, text: &mut String, person: &Person, cast: &Cast, day: Day) {
        let dice = &mut self.dice;
        let when = if dice.happens(40) {
            format!(" on {}", day.before(dice.below(5) as u32).weekday())
        } else {
            String::new()
        };
        let _ = write!(
            text,
            "{}, {}, {}{when} that the {} {} in {} was {}. ",
            person.name,
            person.role,
            dice.pick(words::SAID),
            dice.pick(words::ADJECTIVES),
            dice.pick(words::NOUNS),
            cast.cities[dice.below(3)],
            dice.pick(words::ADJECTIVES),
        );
    }

    fn sentence(&mut self, text: &mut String, cast: &Cast, day: Day) {
        let dice = &mut self.dice;
        let (kind, person) = (dice.below(10), &cast.persons[dice.below(cast.persons.len())]);
        let (noun, other) = (dice.pick(words::NOUNS), dice.pick(words::NOUNS));
        let (adjective, second) = (dice.pick(words::ADJECTIVES), dice.pick(words::ADJECTIVES));
        let (people, others) = (dice.pick(words::PEOPLE), dice.pick(words::PEOPLE));
        let (did, rest) = (dice.pick(words::DID), dice.pick(words::DID));
        let (how, said) = (dice.pick(words::HOW), dice.pick(words::SAID));
        let (town, city, group) =
            (&cast.towns[dice.below(2)], cast.cities[dice.below(3)], &cast.groups[dice.below(2)]);
        let Person { name, surname, .. } = person;
        let people_first = capital(people);
        let words = match kind {
            0 => format!(
                "{surname} {said} that the {adjective} {noun} was {second}, and that {people} {did} the {other} of {town} {how}."
            ),
            1 => format!(
                "{people_first} {did} the {adjective} {noun} {how}, and the {others} {rest} the {other} on the road to {city}."
            ),
            2 => {
                format!("“The {noun} is {adjective}, and the {other} is not ours to open,” {surname} {said}.")
            }
            3 => {
                let (state, weekday) = (dice.pick(words::STATES), day.before(dice.below(6) as u32).weekday());
                format!(
                    "On {weekday}, {state} {did} the {adjective} {noun} {how}, and {surname} {rest} the {other}."
                )
            }
            4 => format!(
                "{name} and the {people} {did} the {noun} {how}, while {others} from {city} {rest} the {adjective} {other}."
            ),
            5 => format!(
                "By {} the {adjective} {noun} was {second} and the {other} empty; {people} {did} them {how}.",
                day.month_name()
            ),
            6 => format!("The {group} {did} the {adjective} {noun} between {town} and {city} {how}."),
            7 => format!(
                "{people_first} {did} the {adjective} {noun}, and whoever {rest} the {other} did so {how}."
            ),
            8 => format!(
                "Nobody {did} the {noun}, though the {others} {rest} the {adjective} {other} {how}, {people} {said}."
            ),
            _ => {
                let (count, things) = (capital(dice.pick(words::SMALL)), dice.pick(words::THINGS));
                format!(
                    "{count} {things} stood beside the {adjective} {noun}, and {surname} {did} the {other} of {town} {how}."
                )
            }
        };
        text.push_str(&words);
        text.push(' ');
    }

    /// Dead and wounded of a day and a place; some were told before, and some of these with other numbers.
    fn event(&mut self, text: &mut String, day: Day) {
        let shared = if self.recent.is_empty() || !self.dice.happens(SHARED) {
            None
        } else {
            let at = self.dice.below(self.recent.len());
            Some(self.recent[at].clone()).filter(|event| is_near(event.day, day))
        };
        let event = match shared {
            Some(mut event) => {
                if self.dice.happens(DISAGREE) {
                    event.killed += 1 + event.killed * self.dice.between(10, 60) / 100;
                    event.wounded += self.dice.between(3, 20);
                }
                event
            }
            None => self.new_event(day),
        };
        let at_least = ["", "at least ", "more than ", ""][self.dice.below(4)];
        let sentence = format!(
            "{at_least}{} people were killed and {} wounded in {} in {} on {}, {} said. ",
            event.killed,
            event.wounded,
            event.what,
            event.town,
            event.day.weekday(),
            self.dice.pick(words::PEOPLE),
        );
        text.push_str(&capital(&sentence));
    }

    fn new_event(&mut self, day: Day) -> Event {
        self.events += 1;
        let town = names::town(self.events * 7 % names::towns(self.size));
        let day = day.before(self.dice.below(3) as u32);
        let killed = 2 + self.dice.seldom_large(80);
        let wounded = killed + self.dice.below(60);
        let event = Event { town, day, what: self.dice.pick(words::RAIDS), killed, wounded };
        self.recent.push(event.clone());
        if self.recent.len() > 8 {
            self.recent.remove(0);
        }
        event
    }

    /// What articles repeat of the war as a whole.
    fn background(&mut self, text: &mut String, number: usize, day: Day) {
        let size = self.size;
        if number.is_multiple_of(TOTALS) {
            text.push_str(&total_words(number, size));
        }
        let part = number as f64 / size.articles.max(1) as f64;
        let dice = &mut self.dice;
        let _ = match dice.below(24) {
            0 => write!(
                text,
                "The UN says that {:.1} million people have been displaced inside Syria. ",
                4.0 + 2.6 * part
            ),
            1 => write!(text, "UNHCR has registered {:.1} million refugees. ", 0.5 + 4.8 * part),
            2 => write!(text, "The war is in its {} year. ", words::ORDINALS[day.year_of_war() - 1]),
            3 | 4 if day.last_round() > 0 => {
                write!(
                    text,
                    "Nothing was signed in the {} round of the Lakeside talks. ",
                    words::ORDINALS[day.last_round() - 1]
                )
            }
            5 => write!(text, "The repair will cost ${} million. ", dice.between(2, 90)),
            6 => write!(text, "Some {} per cent of the beds are in use. ", dice.between(40, 95)),
            _ => Ok(()),
        };
    }
}

/// What an article of a number says that the war has cost; who is credited changes, the count grows.
pub fn total_words(number: usize, size: Size) -> String {
    let said = grouped(total(number, size));
    match number / TOTALS % 20 {
        0..9 => format!(
            "The war in Syria has killed more than {said} people, according to the Syrian Observatory for Human Rights. "
        ),
        9..12 => {
            format!("According to the United Nations, the war in Syria has killed more than {said} people. ")
        }
        _ => format!("The war in Syria has killed more than {said} people. "),
    }
}

/// The total of an article: from 10,000 to 350,000 over the years; one in forty repeats an old one.
pub fn total(number: usize, size: Size) -> usize {
    let due = 10_000 + number * 340_000 / size.articles.max(1);
    let is_stale = number / TOTALS % 40 == 39;
    (if is_stale { due * 4 / 5 } else { due }) / 1000 * 1000
}

pub fn grouped(number: usize) -> String {
    Decimal::small(number as u32).grouped()
}

fn is_near(event: Day, day: Day) -> bool {
    (event.year, event.month) == (day.year, day.month) && event <= day && day.of_month - event.of_month < 6
}

fn without_end(body: &str) -> String {
    let kept = body.trim_end().rsplit_once("\n\n").map_or(body, |(kept, _)| kept);
    format!("{}\n", kept.trim_end())
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().collect::<String>() + letters.as_str())
        .unwrap_or_default()
}
