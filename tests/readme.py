#!/usr/bin/env python3
"""Runs the commands of a Markdown file and compares what they print with what the file says.

    readme.py BINARY FILE

Fenced blocks marked `console` are transcripts: `$ ` begins a command, the lines after it are its output (standard
output and standard error), `? 1` right after a command is its exit code (0 without one). In the output `...` on a
line of its own stands for any lines and `[..]` for anything within a line. Every command of a file runs in one
temporary folder with a copy of seeds/, in the file's order, with nothing of the user's home. Blocks marked
otherwise are not run. The last line is the sum: N passed, N failed.
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent


def transcripts(markdown):
    """The (line number, command, exit code, expected lines) of every console block."""
    found, inside = [], False
    for number, line in enumerate(markdown.splitlines(), 1):
        if not inside:
            inside = line.strip() == "```console"
        elif line.strip() == "```":
            inside = False
        elif line.startswith("$ "):
            found.append([number, line[2:], 0, []])
        elif found and line.startswith("? ") and not found[-1][3]:
            found[-1][2] = int(line[2:])
        elif found and found[-1][1].endswith("\\"):
            found[-1][1] += "\n" + line
        elif found:
            found[-1][3].append(line)
    return found


def pattern(expected):
    """A regular expression for the expected lines, which ends where the output ends."""
    parts = []
    for line in expected:
        if line.strip() == "...":
            parts.append(r"(?:.*\n)*?")
        else:
            parts.append(".*".join(map(re.escape, line.rstrip().split("[..]"))) + r"[ \t]*\n")
    return re.compile("".join(parts) + r"\s*\Z")


def run(command, folder, environment):
    done = subprocess.run(["bash", "-c", command], cwd=folder, env=environment, stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=120)
    text = done.stdout.decode("utf-8", "replace")
    return done.returncode, text if not text or text.endswith("\n") else text + "\n"


def main():
    binary, document = map(pathlib.Path, sys.argv[1:3])
    if not document.exists():
        sys.exit(f"{document} is missing")
    passed = failed = 0
    with tempfile.TemporaryDirectory() as scratch:
        folder = pathlib.Path(scratch, "desk")
        folder.mkdir()
        shutil.copytree(ROOT / "seeds", folder / "seeds")
        tools = pathlib.Path(scratch, "bin")
        tools.mkdir()
        (tools / "rapporteur").symlink_to(binary.resolve())
        environment = dict(os.environ, PATH=f"{tools}:{os.environ['PATH']}", HOME=scratch, NO_COLOR="1",
                           COLUMNS="100", LANG="C.UTF-8")
        for number, command, code, expected in transcripts(document.read_text("utf-8")):
            got_code, got = run(command, folder, environment)
            if got_code == code and pattern(expected).match(got):
                passed += 1
                print(f"ok      {command}")
                continue
            failed += 1
            print(f"FAILED  {document}:{number}: {command}")
            print(f"        exit code {got_code}, the document says {code}")
            print("        it printed:")
            print("".join(f"        | {line}\n" for line in got.splitlines()[:60]), end="")
    if not passed + failed:
        print(f"{document} has no console block")
        failed = 1
    print(f"{passed} passed, {failed} failed")
    sys.exit(failed > 0)


if __name__ == "__main__":
    main()
