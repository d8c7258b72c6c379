"""Makes articles whose figures agree, grow, fall and contradict at random: the same ones for the same seed.

    made.py COUNT [SEED]     prints them as JSON lines, as `rapporteur extract -` reads them
"""
import datetime
import json
import random
import sys

OUTLETS = ["Northern Gazette", "Levant Courier", "Lakeside Monitor", "Harbour Times", None]
# Known by profiles, known by the gazetteer, known to the text only, and nobody.
SOURCES = ["the Syrian Observatory for Human Rights", "the United Nations", "the Syrian Centre for Policy Research",
           "the Harbour Institute for Peace", "the Ostrava Foundation", None, None, None]
WARS = ["in Syria", "in Yemen", "in Libya"]
HEDGES = ["more than {}", "at least {}", "about {}", "nearly {}", "{}", "{}", "an estimated {}", "up to {}"]
COUNTED = [
    ("The war {war} has killed {number} people", 90_000, 4_000),
    ("The war {war} has killed {number} civilians", 30_000, 1_500),
    ("The war {war} has displaced {number} people", 2_000_000, 60_000),
    ("The war {war} has left {number} people wounded", 150_000, 5_000),
    ("{number} refugees from the war {war} live abroad", 900_000, 40_000),
]
FILLER = [
    "Nobody had seen the maps that both sides spoke of.",
    "Aid convoys were still waiting for letters that nobody wanted to sign, a driver said at the crossing.",
    "“We will not leave the table before the others do,” Sergei Lavrov told reporters in Geneva.",
    "The hospital in Aleppo had run out of fuel for its generators by Friday.",
    "Foreign Minister Mevlut Cavusoglu met John Kerry in Vienna and neither would say what was agreed.",
    "The ceasefire had held for most of the day in spite of shelling after dark.",
    "At least 12 people were killed in a raid on Douma, a medical source told AFP.",
    "The fifth round of the Geneva talks ended without a date for the next one.",
]


def number(dice, value):
    digits = dice.choice([2, 2, 3])
    step = 10 ** max(len(str(int(value))) - digits, 0)
    return f"{max(int(value) // step, 1) * step:,}"


def statement(dice, day):
    frame, start, growth = dice.choice(COUNTED)
    months = (day - datetime.date(2012, 1, 1)).days / 30
    truth = start + growth * months
    value = truth * dice.choice([1, 1, 1, 1.02, 0.97, 0.9, 1.15, 1.6, 0.5])
    said = dice.choice(HEDGES).format(number(dice, value))
    if dice.random() < 0.1:
        said = f"between {number(dice, value)} and {number(dice, value * 1.2)}"
    words = frame.format(war=dice.choice(WARS), number=said)
    words = words[0].upper() + words[1:]
    source = dice.choice(SOURCES)
    return f"{words}, {source} said." if source else f"{words}."


def article(dice, number):
    day = datetime.date(2012, 1, 1) + datetime.timedelta(dice.randrange(2100))
    paragraphs = [" ".join(dice.sample(FILLER, 3)) for _ in range(dice.randrange(1, 9))]
    for _ in range(dice.randrange(1, 4)):
        paragraphs.insert(dice.randrange(len(paragraphs) + 1), statement(dice, day))
    made = {"path": f"articles/{number:06}.txt", "kind": "article", "title": f"Report {number}",
            "outlet": dice.choice(OUTLETS), "date": None if dice.random() < 0.03 else str(day),
            "text": "\n\n".join(paragraphs) + "\n"}
    return {key: value for key, value in made.items() if value is not None}


def articles(count, seed=1):
    dice = random.Random(seed)
    return [article(dice, number) for number in range(count)]


def as_file(document):
    """The text of the file that a document would be: what it declares, as front matter."""
    front = [f"{key}: {document[key]}\n" for key in ("kind", "title", "outlet", "date") if document.get(key)]
    return "---\n" + "".join(front) + "---\n" + document["text"]


if __name__ == "__main__":
    for one in articles(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1):
        print(json.dumps(one, ensure_ascii=False))
