#!/usr/bin/env python3
"""Facts by Spark: the program as a map stage over partitions, with the same rows as one run of its own.

    on_spark.py BINARY [COUNT]

COUNT made articles (20,000 unless it is given), some of whose lines are broken, are read by one process with one thread
and with all, and by Spark on two cores (`RDD.pipe`, one process a partition). The rows must be the same but for their
order; then they are a table with the columns of the page. What is printed besides are figures to look at: on a busy machine
trust ratios. The last line is the sum: N passed, N failed.
"""
import json
import os
import pathlib
import shlex
import subprocess
import sys
import tempfile
import time

from pyspark.sql import SparkSession

import made
import page

SEEDS = pathlib.Path(__file__).resolve().parent.parent.parent / "seeds"
BROKEN = ["{bad", '{"path": "no-text.txt"}', '["no object"]', '{"id": 7, "text": 5}']
SPARK_TYPES = {"VARCHAR": "STRING", "INTEGER": "INT", "VARCHAR[]": "ARRAY<STRING>"}
PARTITIONS = 8


def write(file, count):
    documents = [json.dumps(one, ensure_ascii=False) for one in made.articles(count, seed=7)]
    for number, line in enumerate(BROKEN):
        documents.insert(len(documents) * number // len(BROKEN), line)
    file.write_text("\n".join(documents) + "\n", "utf-8")
    return len(documents)


def timed(what, megabytes, work):
    start = time.monotonic()
    result = work()
    seconds = time.monotonic() - start
    print(f"        {what}: {seconds:.2f} s, {megabytes / seconds:.1f} MB/s", flush=True)
    return result


def alone(command, file, threads):
    environment = {**os.environ, **threads}
    with file.open("rb") as documents:
        done = subprocess.run(command, stdin=documents, env=environment, check=True, capture_output=True, text=True)
    return done.stdout.splitlines()


def piped(spark, command, file, folder):
    lines = spark.sparkContext.textFile(str(file), PARTITIONS)
    rows = lines.pipe(shlex.join(command), env={"RAYON_NUM_THREADS": "1"}, checkCode=True)
    rows.saveAsTextFile(str(folder))
    return [line for part in sorted(folder.glob("part-*")) for line in part.read_text("utf-8").splitlines()]


def table(spark, binary, folder):
    columns = page.types(page.columns(binary), lambda kind: SPARK_TYPES.get(kind, kind), struct="STRUCT<{}>",
                         field="`{}`: {}", list_of="ARRAY<{}>")
    schema = ", ".join(f"`{name}` {kind}" for name, kind in columns)
    return spark.read.schema(schema).json(str(folder), mode="FAILFAST")


def main():
    binary = str(pathlib.Path(sys.argv[1]).resolve())
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 20_000
    command = [binary, "extract", "-", "--format", "facts", "--profiles", str(SEEDS / "profiles"), "--config",
               str(SEEDS / "rapporteur.toml")]
    outcomes = {}
    with tempfile.TemporaryDirectory() as scratch:
        scratch = pathlib.Path(scratch)
        file = scratch / "documents.jsonl"
        lines = write(file, count)
        megabytes = file.stat().st_size / 1e6
        print(f"        {lines} lines, {megabytes:.1f} MB", flush=True)
        one = timed("one process, one thread", megabytes, lambda: alone(command, file, {"RAYON_NUM_THREADS": "1"}))
        every = timed("one process, all threads", megabytes, lambda: alone(command, file, {}))
        os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
        spark = (SparkSession.builder.master("local[2]").appName("rapporteur").config("spark.ui.enabled", "false")
                 .config("spark.ui.showConsoleProgress", "false").getOrCreate())
        spark.sparkContext.setLogLevel("ERROR")
        piped(spark, command, file, scratch / "first")
        rows = timed(f"Spark, local[2], {PARTITIONS} partitions", megabytes,
                     lambda: piped(spark, command, file, scratch / "facts"))
        outcomes["each line has its row"] = len(one) == lines
        outcomes["rows do not depend on the number of threads"] = one == every
        outcomes["Spark's rows are those of one process"] = sorted(rows) == sorted(one)
        read = [json.loads(line) for line in one]
        facts = table(spark, binary, scratch / "facts")
        figures = sum(len(row.get("figures", [])) for row in read)
        wanted = (lines, len(BROKEN), figures)
        found = facts.selectExpr("count(*)", "count(error)", "sum(size(figures)) FILTER (WHERE error IS NULL)").first()
        outcomes[f"the table has {lines} rows and {figures} figures"] = tuple(found) == wanted and figures > count
        witnesses = sum(figure["is_witness"] for row in read for figure in row.get("figures", []))
        nested = facts.selectExpr("inline(figures)").where("is_witness AND last_day IS NOT NULL AND low IS NOT NULL")
        outcomes["figures can be asked for"] = 0 < nested.count() <= witnesses
        spark.stop()
    for what, is_so in outcomes.items():
        print(f"{'ok     ' if is_so else 'FAILED '} {what}")
    failed = list(outcomes.values()).count(False)
    print(f"{len(outcomes) - failed} passed, {failed} failed")
    sys.exit(failed > 0)


if __name__ == "__main__":
    main()
