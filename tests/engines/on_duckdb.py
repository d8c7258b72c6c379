#!/usr/bin/env python3
"""Facts in DuckDB: they make the tables that their page describes, and a query over them finds what `check` finds.

    on_duckdb.py BINARY [SHARED]

The query of disputed.sql and the rule `figure-disputed` are compared pair by pair, in both directions: every pair of
figures that the rule tells of a series is one that the query found, and the two counts (series and lineages) of its
rows are those that the rule tells of, each once. SHARED may hold articles/ and data/, real texts that are read in
place. The last line is the sum: N passed, N failed.
"""
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

import duckdb

import made
import page

HERE = pathlib.Path(__file__).resolve().parent
SEEDS = HERE.parent.parent / "seeds"
OF_SERIES = ": two counts that contradict each other"
DEFAULTS = {"window_days": 31, "tolls": 10, "growth": 25, "monthly_growth": 10}


class Corpus:
    """Files, what `check` tells of them, and their facts."""

    def __init__(self, binary, folder, facts=None):
        self.binary, self.folder = binary, folder
        self.facts = facts if facts is not None else self.run("extract", ".", "--format", "facts")

    def run(self, *arguments, given=None):
        done = subprocess.run([self.binary, *arguments], cwd=self.folder, input=given, capture_output=True, text=True)
        if done.returncode or done.stderr:
            raise AssertionError(f"{arguments}: exit code {done.returncode}: {done.stderr}")
        return done.stdout

    def told(self):
        """The pairs of places that the rule tells of series: both sides of a pair tell of it."""
        findings = json.loads(self.run("check", "--select", "figure-disputed", "--severity", "hint", "--fail-on", "off",
                                       "--silenced", "--format", "json"))
        pairs = {}
        for one in findings:
            if OF_SERIES in one["message"]:
                pair = frozenset(map(self.place, [one, *one["related"]]))
                pairs[pair] = pairs.get(pair, 0) + 1
        # Two figures of one document may stand at one end of several pairs, but each pair is told from both ends.
        assert all(count == 2 for count in pairs.values()), pairs
        return set(pairs)

    @staticmethod
    def place(told):
        return told["path"], told["range"]["start"]["line"], told["range"]["start"]["column"]

    def queried(self, settings=None, facts=None):
        """The query's counts, and all contradicting pairs of places with the counts that they are of."""
        with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as file:
            file.write(self.facts if facts is None else facts)
            file.flush()
            base = duckdb.connect()
            for name, value in {"facts": file.name, **DEFAULTS, **(settings or {})}.items():
                base.execute(f"SET VARIABLE {name} = {value!r}")
            for name in ("facts.sql", "disputed.sql"):
                base.execute((HERE / name).read_text("utf-8"))
        counts = set(base.sql("SELECT measure, series, subgroup, one, other FROM disputed").fetchall())
        pairs = {}
        for *count, path, start, other_path, other_start in base.sql(
                "SELECT measure, series, subgroup, one, other, earlier.path, earlier.start_byte, later.path, "
                "later.start_byte FROM contradictions").fetchall():
            pair = frozenset([self.at(path, start), self.at(other_path, other_start)])
            pairs.setdefault(pair, set()).add(tuple(count))
        return base, counts, pairs

    def at(self, path, start):
        before = self.folder.joinpath(path).read_bytes()[:start].decode()
        return path, before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1

    def differences(self, **options):
        """What only one of the two has, and how many counts both have."""
        told = self.told()
        _, counts, pairs = self.queried(**options)
        only_told = [sorted(pair) for pair in told if pair not in pairs]
        of_told = [pairs[pair] & counts for pair in told if pair in pairs]
        only_told += [f"told twice, or acknowledged: {of}" for of in of_told if len(of) != 1]
        found = [next(iter(of)) for of in of_told if of]
        twice = len(found) - len(set(found))
        only_queried = sorted(map(str, counts - set(found)))
        return [*only_told, *only_queried, *(["counts are told of twice"] if twice else [])], len(counts)


def written(folder, documents, settings=""):
    """A corpus of files with the profiles of the sample corpus; its facts come by standard input."""
    for document in documents:
        file = folder / document["path"]
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(made.as_file(document), "utf-8")
    (folder / "rapporteur.toml").write_text('[corpus]\nconflict = "syrian-war"\n' + settings, "utf-8")
    if not (folder / "profiles").exists():
        shutil.copytree(SEEDS / "profiles", folder / "profiles")
    return folder


def streamed(binary, folder, documents):
    """Facts by standard input, as an engine asks for them: with whole texts, so that places are the files' own."""
    lines = [json.dumps({"path": one["path"], "text": made.as_file(one)}) for one in documents]
    done = subprocess.run([binary, "extract", "-", "--format", "facts", "--profiles", SEEDS / "profiles", "--config",
                           folder / "rapporteur.toml"], input="\n".join(lines), check=True, capture_output=True, text=True)
    return done.stdout


class Suite:
    def __init__(self, binary, shared):
        self.binary, self.shared = binary, shared
        self.passed = self.failed = 0

    def case(self, what, work):
        with tempfile.TemporaryDirectory() as scratch:
            try:
                say = work(pathlib.Path(scratch).resolve())
                self.passed += 1
                print(f"ok      {what}{f': {say}' if say else ''}", flush=True)
            except (AssertionError, subprocess.CalledProcessError, duckdb.Error) as error:
                self.failed += 1
                print(f"FAILED  {what}: {type(error).__name__}: {str(error)[:2000]}", flush=True)

    def tables(self, _):
        base, *_ = Corpus(self.binary, SEEDS).queried()
        listed = page.types(page.columns(self.binary), leaf=str, field='{} {}')
        described = [(name, kind) for name, kind, *_ in base.sql("DESCRIBE documents").fetchall()]
        same = duckdb.connect()
        same.execute(f"CREATE TABLE page ({', '.join(f'{quoted(name)} {kind}' for name, kind in quoted_types(listed))})")
        expected = [(name, kind) for name, kind, *_ in same.sql("DESCRIBE page").fetchall()]
        assert described == expected, f"{described}\n{expected}"
        counted = base.sql("SELECT count(*), sum(len(figures)) FROM documents WHERE error IS NULL").fetchall()
        [(rows, figures)] = counted
        assert rows == len(list(SEEDS.rglob("*.md"))) + len(list(SEEDS.rglob("*.txt"))) - 1 and figures > 100
        return f"{len(described)} columns, {rows} documents, {figures} figures"

    def sample(self, _):
        differences, counts = Corpus(self.binary, SEEDS).differences()
        assert not differences and counts == 2, f"{counts} counts: {differences}"
        return f"{counts} disputes"

    def planted(self, scratch):
        def article(number, day, source, said, war="in Yemen"):
            text = f"The war {war} has killed {said} people, {source} said.\n"
            return {"path": f"articles/{number}.txt", "kind": "article", "date": day, "outlet": "Post", "text": text}
        observatory, nations = "the Syrian Observatory for Human Rights", "the United Nations"
        documents = [
            article("high", "2016-03-01", nations, "more than 100,000"),
            article("low", "2016-03-09", observatory, "about 60,000"),
            article("agree-1", "2016-03-01", nations, "more than 300,000", "in Libya"),
            article("agree-2", "2016-03-09", observatory, "about 310,000", "in Libya"),
            article("growth-1", "2014-03-01", nations, "about 200,000", "in Mali"),
            article("growth-2", "2016-03-09", observatory, "about 320,000", "in Mali"),
            article("settled-1", "2016-03-01", nations, "more than 470,000", "in Syria"),
            article("settled-2", "2016-03-09", observatory, "about 280,000", "in Syria"),
            article("settled-3", "2016-03-12", "the Harbour Institute for Peace", "about 190,000", "in Syria"),
        ]
        folder = written(scratch, documents)
        corpus = Corpus(self.binary, folder)
        sides = sorted(path for pair in corpus.told() for path, *_ in pair)
        assert sides == [f"articles/{name}.txt" for name in ("high", "low", "settled-1",
                                                                   "settled-1", "settled-2", "settled-2", "settled-3",
                                                                   "settled-3")], sides
        differences, counts = corpus.differences()
        assert not differences and counts == 4, differences
        # The comparison sees what only one side has: a row less, and a window too narrow or too wide for the rule.
        without = "".join(line + "\n" for line in corpus.facts.splitlines() if "articles/low.txt" not in line)
        assert corpus.differences(facts=without)[0], "a dispute without its row went unnoticed"
        assert corpus.differences(settings={"window_days": 7, "tolls": 90})[0], "other settings went unnoticed"
        assert corpus.differences(settings={"window_days": 4000})[0], "a dispute too many went unnoticed"
        # What the team acknowledges is told by neither.
        profile = folder / "profiles" / "syrian-war.md"
        page = profile.read_text("utf-8")
        for source in ("Syrian Observatory for Human Rights", "Harbour Institute for Peace"):
            settled = f"{{reason: they differ, author: A, date: 2016-04-01, lineages: [united-nations, {source}]}}"
            profile.write_text(page.replace("---\n#", f"acknowledge:\n  - {settled}\n---\n#", 1), "utf-8")
            differences, counts = Corpus(self.binary, folder).differences()
            assert not differences and counts == 3, f"{source}: {counts}: {differences}"
        return "disputes in both, agreement and growth in neither, one acknowledged"

    def made(self, count, seed, settings):
        def work(scratch):
            keys = {"window_days": "[series]\nwindow", "tolls": "[tolerance]\ntolls", "growth": "growth",
                    "monthly_growth": "monthly-growth"}
            documents = made.articles(count, seed)
            toml = "".join(f"{keys[key]} = {value}\n" for key, value in settings.items())
            folder = written(scratch, documents, toml)
            facts = streamed(self.binary, folder, documents)
            articles = Corpus(self.binary, folder).run("extract", "articles", "--format", "facts")
            assert facts == articles, "a stream's rows are not those of the folder"
            differences, counts = Corpus(self.binary, folder, facts).differences(settings=settings)
            assert not differences, f"{len(differences)} of {counts}: {differences[:5]}"
            assert counts >= 20, f"only {counts} disputes"
            return f"{counts} disputes"
        return work

    def real(self, scratch):
        for name in ("articles", "data/syria-news", "data/wikinews"):
            shutil.copytree(self.shared / name, scratch / "articles" / pathlib.Path(name).name)
        files = [file for file in scratch.rglob("*") if file.is_file()]
        written(scratch, [])
        corpus = Corpus(self.binary, scratch)
        differences, counts = corpus.differences()
        assert not differences, differences
        assert counts > 0, "nothing is in dispute"
        return f"{len(files)} articles, {counts} disputes"

    def lines(self, scratch):
        given = ['{"path": "a.txt", "text": "The war in Syria has killed 5,000 people."}', "{bad", '{"id": 2}',
                 '{"path": "b.txt", "text": 5}', "", '["c"]', '{"path": "d.txt", "text": "\\ud800 D"}',
                 '{"path": "e.txt", "text": "E"}']
        done = subprocess.run([self.binary, "extract", "-", "--format", "facts"], cwd=scratch, check=True,
                              input="\n".join(given) + "\n", capture_output=True, text=True)
        assert "of 7 lines could not be read" in done.stderr, done.stderr
        (scratch / "facts.jsonl").write_text(done.stdout, "utf-8")
        base = duckdb.connect()
        base.execute(f"SET VARIABLE facts = '{scratch}/facts.jsonl'")
        base.execute((HERE / "facts.sql").read_text("utf-8"))
        rows = base.sql("SELECT path, error IS NULL, len(figures) FROM documents").fetchall()
        expected = [("a.txt", True, 1), (None, False, None), ("2", False, None), ("b.txt", False, None),
                    (None, False, None), ("d.txt", False, None), ("e.txt", True, 0)]
        assert rows == expected, rows
        return "7 lines, 7 rows"

    def run(self):
        self.case("the tables have the columns of the page", self.tables)
        self.case("each line has its row, whatever is in it", self.lines)
        self.case("the sample corpus", self.sample)
        self.case("planted disputes and agreements", self.planted)
        for count, seed, settings in [(300, 1, {}), (500, 2, {}),
                                      (300, 3, {"window_days": 10, "tolls": 0, "growth": 5, "monthly_growth": 2})]:
            what = ", ".join(f"{key} {value}" for key, value in settings.items()) or "the default settings"
            self.case(f"{count} made articles, seed {seed}, {what}", self.made(count, seed, settings))
        if (self.shared / "articles").is_dir():
            self.case("real articles", self.real)
        print(f"{self.passed} passed, {self.failed} failed")
        return self.failed == 0


def quoted(name):
    return f'"{name}"'


def quoted_types(listed):
    return [(name, kind.replace("key ", '"key" ')) for name, kind in listed]


if __name__ == "__main__":
    program = str(pathlib.Path(sys.argv[1]).resolve())
    shared = pathlib.Path(sys.argv[2]).resolve() if len(sys.argv) > 2 else pathlib.Path("/nowhere")
    sys.exit(not Suite(program, shared).run())
