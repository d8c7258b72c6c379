#!/usr/bin/env python3
"""How large the facts of an archive are without its articles: bytes a document, as Parquet, for benches/archive.md.

    sizes.py BINARY DOCUMENTS.jsonl...

Runs in a Python that has DuckDB (tests/run duckdb installs one into target/tools). Nothing here passes or fails.
"""
import pathlib
import subprocess
import sys
import tempfile
import time

import duckdb

HERE = pathlib.Path(__file__).resolve().parent
SEEDS = HERE.parent.parent / "seeds"
DOCUMENTS = "SELECT path, kind, bytes, fingerprint, title, outlet, date, certainty FROM documents"
FIGURES = """SELECT path, start_byte, end_byte, stated, low, low_is_open, high, high_is_open, qualifier, measure,
  measure_kind, unit, subgroup, cumulative, first_day, last_day, scope, series, is_witness, event, estimator,
  estimator_name, tier, planned, corrected, change, sentence_start_byte, sentence_end_byte FROM figures"""
SHIPPED = {
    "documents": f"{DOCUMENTS} ORDER BY date, path",
    "figures": f"{FIGURES} ORDER BY series, measure, last_day, path",
    "figures' sentences": "SELECT path, start_byte, sentence_text FROM figures ORDER BY path, start_byte",
    "mentions": 'SELECT path, start_byte, end_byte, kind, "key", introduces FROM (SELECT path, '
                'unnest(mentions, max_depth := 2) FROM documents) ORDER BY "key", path, start_byte',
    "introductions": 'SELECT "key", name, role, date, path, start_byte, end_byte FROM (SELECT path, date, '
                     'unnest(mentions, max_depth := 2) FROM documents) WHERE introduces ORDER BY "key", date, path',
}


def main():
    binary, files = sys.argv[1], sys.argv[2:]
    with tempfile.TemporaryDirectory() as scratch:
        scratch = pathlib.Path(scratch)
        given = "".join(pathlib.Path(file).read_text("utf-8").rstrip("\n") + "\n" for file in files)
        command = [binary, "extract", "-", "--format", "facts", "--profiles", SEEDS / "profiles", "--config",
                   SEEDS / "rapporteur.toml"]
        rows = subprocess.run(command, input=given, check=True, capture_output=True, text=True).stdout
        (scratch / "facts.jsonl").write_text(rows, "utf-8")
        base = duckdb.connect()
        base.execute(f"SET VARIABLE facts = '{scratch}/facts.jsonl'")
        base.execute((HERE / "facts.sql").read_text("utf-8"))
        [(count, text)] = base.sql("SELECT count(*), sum(bytes) FROM documents WHERE error IS NULL").fetchall()
        print(f"{count} documents, {text / count:,.0f} bytes of text each; rows as JSON {len(rows.encode()) / count:,.0f}")
        for name, query in SHIPPED.items():
            file = scratch / f"{name}.parquet"
            base.execute(f"COPY ({query}) TO '{str(file).replace(chr(39), chr(39) * 2)}' (FORMAT parquet, COMPRESSION zstd)")
            [(of,)] = base.sql(f"SELECT count(*) FROM ({query})").fetchall()
            size = file.stat().st_size
            print(f"{name:20} {of / count:7.2f} a document {size / count:8.1f} bytes a document")
        laptop = duckdb.connect()
        for what, query in {
            "one series by date": f"SELECT last_day, low, high, estimator, path FROM '{scratch}/figures.parquet' WHERE "
                                  "is_witness AND series = 'known:syrian-war' AND measure = 'deaths' ORDER BY ALL",
            "who introduces a name": f"SELECT date, path, role FROM '{scratch}/introductions.parquet' WHERE "
                                     "\"key\" = 'known:sergei-lavrov' ORDER BY ALL LIMIT 1",
        }.items():
            start = time.monotonic()
            found = len(laptop.sql(query).fetchall())
            print(f"{what}: {found} rows in {(time.monotonic() - start) * 1e3:.1f} ms")


if __name__ == "__main__":
    main()
