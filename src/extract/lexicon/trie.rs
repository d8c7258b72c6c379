//! The automaton: names as sequences of words, matched leftmost and longest, with particles and hyphens passed over.

use super::{class::Class, words::Word};
use crate::text::{Case, ShortMap, Token, TokenKind};

/// Names longer than this are cut: nobody writes them out.
const LONGEST: usize = 16;
/// Particles of a name that a text has and its surface has not, at most: each may be taken or passed over.
const PARTICLES: usize = 4;

/// How a surface leads to its entity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Meaning {
    /// A name or alias.
    Name,
    /// An adjective or noun of a country's people.
    Demonym,
    /// The last word of a person's name that no other known person has.
    Surname,
}

/// One surface of one entity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sense {
    /// The entity's place in the lexicon.
    pub entity: u32,
    /// How the surface leads to it.
    pub meaning: Meaning,
    /// Its words' numbers, exact; particles left out where the entity's kind allows.
    pub exact: Box<[u32]>,
    /// Which of its words begin upper case (a bit each).
    pub upper: u16,
    /// Whether it is an acronym that must be written in capitals.
    pub is_acronym: bool,
    /// Whether other spellings than the given ones are nobody else.
    pub has_variants: bool,
    /// Whether it counts behind "the" only ("the West").
    pub needs_article: bool,
    /// Senses of one surface are tried in this order.
    pub rank: (u8, u32),
}

/// A name found in a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// The entity's place in the lexicon.
    pub entity: u32,
    /// How the surface leads to it.
    pub meaning: Meaning,
    /// First token.
    pub start: usize,
    /// One past the last token.
    pub end: usize,
    /// Whether the words are spelled as the lexicon has them.
    pub is_exact: bool,
}

/// Nodes and edges.
#[derive(Debug, Default)]
pub(super) struct Trie {
    /// Beginnings of names by spelling.
    roots: Vec<Root>,
    edges: ShortMap<(u32, u32), u32>,
    nodes: Vec<Vec<Sense>>,
}

/// Names that begin with one word.
#[derive(Debug, Clone, Copy, Default)]
struct Root {
    /// Their node; 0 where there are none.
    node: u32,
    /// Whether one of them is written small there.
    is_small: bool,
}

/// The tokens in which names are looked for, with their words.
#[derive(Debug, Clone, Copy)]
pub struct Line<'a> {
    /// The text.
    pub text: &'a str,
    /// Its tokens.
    pub tokens: &'a [Token],
    /// A word for each token.
    pub words: &'a [Word],
    /// Where the sentence ends, as a token.
    pub end: usize,
    /// The possessive ending as a word.
    pub possessive: Word,
    /// Whether all is written in capitals, so that `IS` and `WHO` may be plain words.
    pub is_upper: bool,
}

impl Line<'_> {
    fn word(&self, at: usize) -> Word {
        self.words.get(at).copied().unwrap_or_default()
    }

    fn mark(&self, at: usize) -> Option<&str> {
        let token = self.tokens.get(at).filter(|token| token.kind == TokenKind::Mark && at < self.end)?;
        Some(token.text(self.text))
    }

    /// The next token that a name may go on with, behind hyphens and the dot of an initial.
    fn pass_joints(&self, mut at: usize) -> usize {
        while at < self.end {
            let Some(token) = self.tokens.get(at) else { break };
            let is_joint = match token.kind {
                TokenKind::Mark => {
                    !token.spaced
                        && (matches!(token.text(self.text), "-" | "\u{2010}" | "\u{2011}" | "–")
                            && self.tokens.get(at + 1).is_some_and(|next| !next.spaced)
                            || token.text(self.text) == "." && self.is_initial(at))
                }
                _ => false,
            };
            if !is_joint {
                break;
            }
            at += 1;
        }
        at
    }

    fn is_initial(&self, dot: usize) -> bool {
        let before = dot.checked_sub(1).and_then(|at| self.tokens.get(at));
        before.is_some_and(|token| token.kind == TokenKind::Word && token.span.len() == 1)
    }

    /// Whether the token is a particle here and no English word: "as-Sisi", but not "as Sisi".
    pub fn is_particle(&self, at: usize) -> bool {
        let (Some(token), word) = (self.tokens.get(at), self.word(at)) else { return false };
        if at >= self.end || !word.class.has(Class::PARTICLE) || token.case == Case::Upper {
            return false;
        }
        if word.class.has(Class::FUNCTION)
            || token.span.len() == 2 && token.case == Case::Capital && !is_article(token.text(self.text))
        {
            return self.mark(at + 1) == Some("-");
        }
        true
    }
}

fn is_article(text: &str) -> bool {
    matches!(text, "Al" | "El" | "De" | "Di" | "Da" | "La" | "Le")
}

impl Trie {
    /// Builds the automaton; `surfaces` gives each sense with its words' spellings.
    pub fn new(spelling_count: usize, surfaces: Vec<(Vec<u32>, Sense)>) -> Self {
        let roots = vec![Root::default(); spelling_count + 1];
        let mut trie = Self { roots, edges: ShortMap::default(), nodes: vec![Vec::new()] };
        for (spellings, sense) in surfaces {
            let node = trie.node(&spellings);
            if let Some(root) = spellings.first().and_then(|first| trie.roots.get_mut(*first as usize)) {
                root.is_small |= sense.upper & 1 == 0;
            }
            if let Some(senses) = trie.nodes.get_mut(node as usize) {
                senses.push(sense);
            }
        }
        for senses in &mut trie.nodes {
            senses.sort_by(|a, b| (a.rank, &a.exact).cmp(&(b.rank, &b.exact)));
            senses.dedup();
        }
        trie
    }

    fn node(&mut self, spellings: &[u32]) -> u32 {
        let mut node = 0;
        for spelling in spellings.iter().take(LONGEST) {
            let next = self.nodes.len() as u32;
            let found = match self.roots.get_mut(*spelling as usize) {
                Some(root) if node == 0 => {
                    if root.node == 0 {
                        root.node = next;
                    }
                    root.node
                }
                _ => *self.edges.entry((node, *spelling)).or_insert(next),
            };
            if found == next {
                self.nodes.push(Vec::new());
            }
            node = found;
        }
        node
    }

    fn step(&self, node: u32, spelling: u32) -> Option<u32> {
        if spelling == 0 {
            return None;
        }
        let next = match node {
            0 => self.roots.get(spelling as usize).map_or(0, |root| root.node),
            _ => self.edges.get(&(node, spelling)).copied().unwrap_or_default(),
        };
        (next != 0).then_some(next)
    }

    /// Whether a name may begin with a word of that spelling and case.
    #[inline]
    pub fn may_begin(&self, spelling: u32, case: Case) -> bool {
        let root = self.roots.get(spelling as usize).copied().unwrap_or_default();
        root.node != 0 && (root.is_small || case.begins_upper())
    }

    /// The longest name that begins at a token.
    pub fn longest(&self, line: &Line<'_>, start: usize) -> Option<Hit> {
        if !self.may_begin(line.word(start).spelling, line.tokens.get(start)?.case) {
            return None;
        }
        let mut walk =
            Walk { trie: self, line, start, taken: [0; LONGEST], length: 0, passed: 0, best: None };
        walk.go_on(0, start);
        walk.best
    }
}

struct Walk<'a> {
    trie: &'a Trie,
    line: &'a Line<'a>,
    start: usize,
    taken: [usize; LONGEST],
    length: usize,
    /// Particles that were passed over.
    passed: usize,
    best: Option<Hit>,
}

impl Walk<'_> {
    /// Takes the token at `at` from `node`, or passes over it as a particle.
    fn go_on(&mut self, node: u32, at: usize) {
        if at >= self.line.end || self.length >= LONGEST {
            return;
        }
        let (word, length) = (self.line.word(at), self.length);
        if let Some(next) = self.trie.step(node, word.spelling) {
            if let Some(slot) = self.taken.get_mut(self.length) {
                *slot = at;
            }
            self.length += 1;
            self.accept(next, at + 1);
            let next = if word.lost_apostrophe { self.possess(next, at) } else { Some(next) };
            if let Some(next) = next {
                let behind = self.line.pass_joints(at + 1);
                self.go_on(next, behind);
            }
            self.length = length;
        }
        if node != 0 && self.passed < PARTICLES && self.line.is_particle(at) {
            let behind = self.line.pass_joints(at + 1);
            self.passed += 1;
            self.go_on(node, behind);
            self.passed -= 1;
        }
    }

    /// Takes the possessive ending whose apostrophe was lost in the token at `at`.
    fn possess(&mut self, node: u32, at: usize) -> Option<u32> {
        let next = self.trie.step(node, self.line.possessive.spelling)?;
        *self.taken.get_mut(self.length)? = at;
        self.length += 1;
        Some(next)
    }

    fn accept(&mut self, node: u32, end: usize) {
        if self.best.is_some_and(|best| best.end >= end) {
            return;
        }
        let Some(senses) = self.trie.nodes.get(node as usize) else { return };
        let taken = self.taken.get(..self.length).unwrap_or_default();
        for is_exact in [true, false] {
            if let Some(sense) = senses.iter().find(|sense| self.fits(sense, taken, is_exact)) {
                let (entity, meaning) = (sense.entity, sense.meaning);
                self.best = Some(Hit { entity, meaning, start: self.start, end, is_exact });
                return;
            }
        }
    }

    fn fits(&self, sense: &Sense, taken: &[usize], exactly: bool) -> bool {
        let is_same =
            |at: usize, exact: u32| self.line.word(at).exact == exact || exact == self.line.possessive.exact;
        let same = taken.iter().zip(&sense.exact).all(|(at, exact)| is_same(*at, *exact));
        // One word alone in another spelling is somebody else when that spelling is a known word too.
        let is_variant = || {
            sense.has_variants && (taken.len() > 1 || taken.iter().all(|at| self.line.word(*at).exact == 0))
        };
        if same != exactly || !same && !is_variant() {
            return false;
        }
        if sense.needs_article && !self.has_article(taken) {
            return false;
        }
        taken.iter().enumerate().all(|(number, at)| self.case_fits(sense, taken.len(), number, *at))
    }

    fn has_article(&self, taken: &[usize]) -> bool {
        let before = taken.first().and_then(|at| at.checked_sub(1)).and_then(|at| self.line.tokens.get(at));
        before.is_some_and(|token| token.text(self.line.text).eq_ignore_ascii_case("the"))
    }

    fn case_fits(&self, sense: &Sense, count: usize, number: usize, at: usize) -> bool {
        let (Some(token), word) = (self.line.tokens.get(at), self.line.word(at)) else { return false };
        if sense.is_acronym {
            let is_upper = token.case == Case::Upper || token.case == Case::Mixed && word.lost_apostrophe;
            return is_upper && !(self.line.is_upper && word.class.has(Class::FUNCTION));
        }
        if sense.upper & (1 << number.min(15)) == 0 || token.case.begins_upper() {
            return true;
        }
        // "the Free Syrian army", "the Nusra front": the noun behind the name may be lower case.
        number > 0 && number + 1 == count && word.class.has(Class::ORGANISATION)
    }
}
