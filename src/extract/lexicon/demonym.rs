//! Countries by their adjectives: "Syrian" is of Syria, Syria's war is the Syrian war.

use super::Lexicon;

/// A country's id, the adjective in lower case, and the folded words that name the country or its people.
const COUNTRIES: &[(&str, &str, &[&str])] = &[
    ("afghanistan", "afghan", &["afghanistan", "afghans"]),
    ("algeria", "algerian", &["algeria", "algerians"]),
    ("armenia", "armenian", &["armenia", "armenians"]),
    ("azerbaijan", "azerbaijani", &["azerbaijan", "azerbaijanis"]),
    ("bahrain", "bahraini", &["bahrain", "bahrainis"]),
    ("bosnia-and-herzegovina", "bosnian", &["bosnia", "bosnians"]),
    ("burundi", "burundian", &["burundi", "burundians"]),
    ("cambodia", "cambodian", &["cambodia", "cambodians"]),
    ("chad", "chadian", &["chad", "chadians"]),
    ("china", "chinese", &["china"]),
    ("colombia", "colombian", &["colombia", "colombians"]),
    ("croatia", "croatian", &["croatia", "croatians"]),
    ("cyprus", "cypriot", &["cyprus", "cypriots"]),
    ("egypt", "egyptian", &["egypt", "egyptians"]),
    ("eritrea", "eritrean", &["eritrea", "eritreans"]),
    ("ethiopia", "ethiopian", &["ethiopia", "ethiopians"]),
    ("france", "french", &["france"]),
    ("georgia", "georgian", &["georgia", "georgians"]),
    ("germany", "german", &["germany", "germans"]),
    ("india", "indian", &["india", "indians"]),
    ("iran", "iranian", &["iran", "iranians"]),
    ("iraq", "iraqi", &["iraq", "iraqis"]),
    ("israel", "israeli", &["israel", "israelis"]),
    ("jordan", "jordanian", &["jordan", "jordanians"]),
    ("kazakhstan", "kazakh", &["kazakhstan", "kazakhs"]),
    ("kenya", "kenyan", &["kenya", "kenyans"]),
    ("kosovo", "kosovar", &["kosovo", "kosovars"]),
    ("kuwait", "kuwaiti", &["kuwait", "kuwaitis"]),
    ("lebanon", "lebanese", &["lebanon"]),
    ("libya", "libyan", &["libya", "libyans"]),
    ("mali", "malian", &["mali", "malians"]),
    ("morocco", "moroccan", &["morocco", "moroccans"]),
    ("mozambique", "mozambican", &["mozambique", "mozambicans"]),
    ("myanmar", "burmese", &["myanmar", "burma"]),
    ("nepal", "nepali", &["nepal", "nepalis"]),
    ("nigeria", "nigerian", &["nigeria", "nigerians"]),
    ("pakistan", "pakistani", &["pakistan", "pakistanis"]),
    ("palestine", "palestinian", &["palestine", "palestinians"]),
    ("philippines", "philippine", &["philippines", "filipinos", "filipino"]),
    ("qatar", "qatari", &["qatar", "qataris"]),
    ("russia", "russian", &["russia", "russians"]),
    ("rwanda", "rwandan", &["rwanda", "rwandans"]),
    ("saudi-arabia", "saudi", &["saudis"]),
    ("somalia", "somali", &["somalia", "somalis"]),
    ("south-sudan", "south-sudanese", &[]),
    ("spain", "spanish", &["spain"]),
    ("sri-lanka", "sri-lankan", &[]),
    ("sudan", "sudanese", &["sudan"]),
    ("syria", "syrian", &["syria", "syrians"]),
    ("tajikistan", "tajik", &["tajikistan", "tajiks"]),
    ("tunisia", "tunisian", &["tunisia", "tunisians"]),
    ("turkey", "turkish", &["turkey", "turks"]),
    ("ukraine", "ukrainian", &["ukraine", "ukrainians"]),
    ("united-kingdom", "british", &["britain", "britons"]),
    ("united-states", "american", &["america", "americans"]),
    ("vietnam", "vietnamese", &["vietnam"]),
    ("yemen", "yemeni", &["yemen", "yemenis"]),
];

impl Lexicon {
    /// The adjective of a country, in lower case, by the country's id.
    pub fn demonym_of(&self, country: &str) -> Option<&str> {
        COUNTRIES.iter().find(|(id, _, _)| *id == country).map(|(_, demonym, _)| *demonym)
    }

    /// The country that a single word names, or whose adjective or people it is; capitals are needed, the possessive
    /// "s" of texts that lost their apostrophes is passed over.
    pub fn country_of(&self, word: &str) -> Option<&str> {
        if !word.starts_with(|c: char| c.is_ascii_uppercase()) || word.len() > 24 {
            return None;
        }
        let is = |name: &str| {
            name.eq_ignore_ascii_case(word)
                || word.len() == name.len() + 1
                    && word.ends_with(['s', 'S'])
                    && word.get(..name.len()).is_some_and(|stem| stem.eq_ignore_ascii_case(name))
        };
        COUNTRIES
            .iter()
            .find(|(_, demonym, words)| is(demonym) || words.iter().any(|word| is(word)))
            .map(|(id, _, _)| *id)
    }
}
