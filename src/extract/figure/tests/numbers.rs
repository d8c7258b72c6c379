//! How numbers are written.
use super::{check, check_silence};

#[test]
fn digits_words_and_both() {
    check(&[
        ("The floods killed 470,000 people.", &["470,000 exact deaths .. stated=470000"]),
        ("The floods killed 320 000 people.", &["320 000 exact deaths .. stated=320000"]),
        ("The floods killed 1 234 567 people.", &["1 234 567 exact deaths .. stated=1234567"]),
        ("The floods displaced 2.5 million people.", &["2.5 million exact displaced .. stated=2500000"]),
        ("The floods displaced 12.2m people.", &["12.2m exact displaced .. stated=12200000"]),
        ("The floods displaced 40k people.", &["40k exact displaced .. stated=40000"]),
        ("The floods killed 100000people.", &["100000 exact deaths .. stated=100000"]),
        ("The floods killed four people.", &["four exact deaths .. stated=4"]),
        ("The floods killed twenty-two people.", &["twenty-two exact deaths .. stated=22"]),
        ("The floods killed seventy six people.", &["seventy six exact deaths .. stated=76"]),
        (
            "The floods killed a hundred and twenty people.",
            &["a hundred and twenty exact deaths .. stated=120"],
        ),
        ("The floods killed two hundred people.", &["two hundred exact deaths .. stated=200"]),
        (
            "The floods displaced three million five hundred thousand people.",
            &["three million five hundred thousand exact displaced .. stated=3500000"],
        ),
        ("The floods displaced half a million people.", &["half a million exact displaced .. stated=500000"]),
        ("The floods displaced half-a-million people.", &["half-a-million exact displaced .. stated=500000"]),
        (
            "The floods displaced a quarter of a million people.",
            &["a quarter of a million exact displaced .. stated=250000"],
        ),
        (
            "The floods displaced three quarters of a million people.",
            &["three quarters of a million exact displaced .. stated=750000"],
        ),
        (
            "The floods displaced one and a half million people.",
            &["one and a half million exact displaced .. stated=1500000"],
        ),
        (
            "The floods displaced a million and a half people.",
            &["a million and a half exact displaced .. stated=1500000"],
        ),
        (
            "The floods displaced 3 hundred thousand people.",
            &["3 hundred thousand exact displaced .. stated=300000"],
        ),
        ("The floods killed a dozen people.", &["a dozen exact deaths .. stated=12"]),
        ("The floods killed two dozen people.", &["two dozen exact deaths .. stated=24"]),
        ("The floods killed half a dozen people.", &["half a dozen exact deaths .. stated=6"]),
        ("Twelve killed in floods", &["Twelve exact deaths .. stated=12"]),
        ("The floods killed 1 234 people.", &["1 234 exact deaths .. stated=1234"]),
        ("The floods displaced 12,34,567 people.", &["12,34,567 exact displaced .. stated=1234567"]),
        (
            "The floods displaced two lakh people.",
            &["two lakh exact displaced .. stated=200000 low=180000 high=220000"],
        ),
        (
            "The floods displaced two-and-a-half million people.",
            &["two-and-a-half million exact displaced .. stated=2500000"],
        ),
        (
            "The floods displaced two thirds of a million people.",
            &["two thirds of a million exact displaced .. stated=666666.6667"],
        ),
        ("The floods killed hundred and two people.", &["hundred and two exact deaths .. stated=102"]),
    ]);
}

#[test]
fn vague_numbers_have_a_lower_bound_only() {
    check(&[
        ("The floods killed dozens.", &["dozens vague deaths .. stated=- low=20 high=-"]),
        ("The floods killed scores of people.", &["scores vague deaths .. low=40 high=-"]),
        ("The floods killed hundreds of people.", &["hundreds vague deaths .. low=200 high=-"]),
        ("The floods killed several hundred people.", &["several hundred vague deaths .. low=200 high=-"]),
        ("The floods killed a few thousand people.", &["a few thousand vague deaths .. low=2000 high=-"]),
        (
            "The floods displaced tens of thousands of people.",
            &["tens of thousands vague displaced .. low=20000 high=-"],
        ),
        (
            "The floods displaced hundreds of thousands.",
            &["hundreds of thousands vague displaced .. low=200000 high=-"],
        ),
        ("The floods displaced millions more.", &["millions vague displaced .. low=2000000 high=-"]),
        (
            "Hundreds, if not thousands, of people were killed by floods.",
            &["Hundreds, if not thousands vague deaths .. low=200 high=-"],
        ),
        ("The floods killed 100s of people.", &["100s vague deaths .. low=200 high=-"]),
        ("The floods killed several dozen people.", &["several dozen vague deaths .. low=24 high=-"]),
        (
            "The floods killed hundreds and hundreds of people.",
            &["hundreds and hundreds vague deaths .. low=200 high=-"],
        ),
        ("The floods killed a handful of people.", &["a handful vague deaths .. low=2 high=-"]),
        ("The floods killed no more than a handful of people.", &["a handful vague deaths .. low=0 high=-"]),
        ("The floods killed a couple of hundred people.", &["a couple of hundred vague deaths .. low=200"]),
    ]);
}

#[test]
fn ranges() {
    check(&[
        (
            "The floods displaced 1-1.5 million people.",
            &["1-1.5 million between displaced .. low=1000000 high=1500000"],
        ),
        (
            "The floods displaced between 300,000 and 400,000 people.",
            &["300,000 and 400,000 between displaced .. low=300000 high=400000"],
        ),
        (
            "The floods displaced 280,000–300,000 people.",
            &["280,000–300,000 between displaced .. low=280000 high=300000"],
        ),
        ("The floods killed 8 to 10 people.", &["8 to 10 between deaths .. low=8 high=10"]),
        ("The floods killed two or three people.", &["two or three between deaths .. low=2 high=3"]),
        (
            "The floods killed between one and two million people.",
            &["one and two million between deaths .. low=1000000 high=2000000"],
        ),
        (
            "The floods killed some three or four dozen people.",
            &["three or four dozen between deaths .. low=36 high=48"],
        ),
        (
            "The floods killed two to three hundred people.",
            &["two to three hundred between deaths .. low=200 high=300"],
        ),
        ("The floods killed about 20 to 30 people.", &["20 to 30 between deaths .. low=20 high=30"]),
        (
            "The floods killed more than 200 but fewer than 300 people.",
            &["200 but fewer than 300 between deaths .. low=200.0001 high=299.9999"],
        ),
        (
            "The floods killed more than 200 people and wounded fewer than 300 people.",
            &["200 more-than deaths", "300 up-to wounded"],
        ),
    ]);
    // "and" joins a range behind "between" only; a falling pair is no range.
    check_silence(&[
        "The home side won 4-2 and went through.",
        "The 2016-2017 season was the worst for farmers.",
        "Lines 12 to 14 of the form were left empty.",
        "They voted 3 to 1 for the motion.",
    ]);
}

#[test]
fn percentages_money_and_halves() {
    check(&[
        ("About 45 % of the camp's people are children.", &["45 % about share .. unit=%"]),
        ("Some 45 percent of the voters stayed at home.", &["45 percent about share .. unit=%"]),
        ("Ten per cent of the aid arrived.", &["Ten per cent exact share .. stated=10 .. unit=%"]),
        ("Donors pledged US$3 billion.", &["$3 billion exact money .. stated=3000000000 .. unit=USD"]),
        (
            "Repairs cost between US$300 and 400 billion.",
            &["$300 and 400 billion between money .. low=300000000000 high=400000000000 .. unit=USD"],
        ),
        (
            "The fair raised nearly CDN$11,000 for pets.",
            &["$11,000 nearly money .. stated=11000 .. unit=CAD"],
        ),
        ("Donors pledged 3 billion dollars.", &["3 billion dollars exact money .. unit=USD"]),
        (
            "Donors pledged at least €1.5 million.",
            &["€1.5 million at-least money .. stated=1500000 .. unit=EUR"],
        ),
        ("It is a 2-1/2 year conflict.", &["2-1/2 year exact elapsed-years .. stated=2.5"]),
        ("It is a two-and-a-half-year war.", &["two-and-a-half-year exact elapsed-years .. stated=2.5"]),
        ("It is a 2½-year war.", &["2½-year exact elapsed-years .. stated=2.5"]),
        ("It was two and a half years of war.", &["two and a half years exact elapsed-years .. stated=2.5"]),
    ]);
}
