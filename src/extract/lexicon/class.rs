//! What words can be: one bit for each list of the vocabulary.

/// What a word can be; a word may be several things.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Class(u64);

impl Class {
    /// No class.
    pub const NONE: Self = Self(0);
    /// Words of grammar and openers of sentences; never a name.
    pub const FUNCTION: Self = Self(1);
    /// Prepositions before places only.
    pub const IN: Self = Self(1 << 1);
    /// Prepositions before places and others.
    pub const AT: Self = Self(1 << 2);
    /// Verbs of saying.
    pub const SAYING: Self = Self(1 << 3);
    /// Auxiliary verbs.
    pub const AUXILIARY: Self = Self(1 << 4);
    /// Verbs of acting, in forms that do not end in -ed.
    pub const VERB: Self = Self(1 << 5);
    /// Titles and roles of persons.
    pub const TITLE: Self = Self(1 << 6);
    /// Adjectives and nouns inside titles.
    pub const TITLE_PART: Self = Self(1 << 7);
    /// Titles that stand for a first name.
    pub const ROYAL: Self = Self(1 << 8);
    /// Nouns of organisations, the last or first word of their names.
    pub const ORGANISATION: Self = Self(1 << 9);
    /// Nouns of groups, behind a group's name.
    pub const GROUP: Self = Self(1 << 10);
    /// Nouns of places.
    pub const PLACE: Self = Self(1 << 11);
    /// Nouns of wars.
    pub const CONFLICT: Self = Self(1 << 12);
    /// Nouns of talks.
    pub const PROCESS: Self = Self(1 << 13);
    /// Months and days of the week.
    pub const CALENDAR: Self = Self(1 << 14);
    /// Directions and other adjectives of places.
    pub const DIRECTION: Self = Self(1 << 15);
    /// Nouns that an acting country stands beside in apposition: "rebel supporter Ankara".
    pub const ALLY: Self = Self(1 << 16);
    /// Nouns of those who deal with each other: parties, powers, sides.
    pub const PARTY: Self = Self(1 << 17);
    /// Usual given names.
    pub const GIVEN: Self = Self(1 << 18);
    /// Particles of names: al, de, bin.
    pub const PARTICLE: Self = Self(1 << 19);
    /// Peoples and faiths: adjectives, no names.
    pub const PEOPLE: Self = Self(1 << 20);
    /// Verbs whose object is somebody: told, urged, accused.
    pub const ADDRESS: Self = Self(1 << 21);
    /// Nouns of acts, before "of", "from", "on" or "with" somebody: support, proposal, pressure.
    pub const ACT: Self = Self(1 << 22);
    /// What a place has, and no government: a capital, a war, a north.
    pub const LANDSCAPE: Self = Self(1 << 23);
    /// Participles of what is done to places: hit, devastated.
    pub const STRICKEN: Self = Self(1 << 24);
    /// What places do: lie, see fighting, fall.
    pub const HAPPENING: Self = Self(1 << 25);
    /// Conjunctions that begin a clause.
    pub const CLAUSE: Self = Self(1 << 26);
    /// Capitalised words that are no names by themselves.
    pub const COMMON: Self = Self(1 << 27);
    /// Nouns of weapons, raids, visits, behind which "on" and "to" lead to a place.
    pub const RAID: Self = Self(1 << 28);
    /// Last words of names of landmarks and waters, which belong to the name: "Java Sea", "Umayyad Square".
    pub const LANDMARK: Self = Self(1 << 29);
    /// First or last words of names of things: storms, ships, operations, laws, works.
    pub const THING: Self = Self(1 << 30);
    /// First words of armed groups' names, carried over from Arabic: "Liwa", "Jaish".
    pub const BANNER: Self = Self(1 << 31);
    /// What a ruler has and is named after: "the Assad regime".
    pub const RULE: Self = Self(1 << 32);
    /// Nouns that, beside a name, make it a group's, a company's or an outlet's.
    pub const KIND: Self = Self(1 << 33);
    /// Further nouns of organisations, in appositions: "the weather service".
    pub const BODY: Self = Self(1 << 34);
    /// Words between a name and the noun of its kind: "the X rebel group".
    pub const KIND_PART: Self = Self(1 << 35);
    /// Nouns of outlets and firms, behind which no "of" goes on with the name.
    pub const MEDIA: Self = Self(1 << 36);
    /// Nouns in the possessive inside names: "Workers' Party".
    pub const OWNER: Self = Self(1 << 37);
    /// What stands behind "in" and is no place.
    pub const NO_PLACE: Self = Self(1 << 38);
    /// What is done with places, before "of": control, siege.
    pub const HELD: Self = Self(1 << 39);
    /// First words of places' names: "Tal", "Deir", "Mount".
    pub const TOPONYM: Self = Self(1 << 42);
    /// Nouns of those who act for a country: its government, troops, diplomats.
    pub const STATE: Self = Self(1 << 43);
    /// Adjectives between a place and its noun: "X residential neighbourhood".
    pub const LAND_USE: Self = Self(1 << 41);
    /// Verbs whose object is mostly a place: retook, shelled.
    pub const SEIZED: Self = Self(1 << 40);

    /// Whether the two share a class.
    pub const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Both.
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}
