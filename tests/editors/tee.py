#!/usr/bin/env python3
"""Stands between an editor and the server and writes down what passes, in the order in which it passed.

    tee.py PROGRAM FOLDER [ARGUMENT...]

Starts PROGRAM with the arguments. Where they begin with `lsp`, each message becomes a line of a file in FOLDER:
{"from": "client" | "server", "body": MESSAGE}. The last line tells how the server ended and what it said besides.
"""
import json
import os
import subprocess
import sys
import threading

program, folder, *arguments = sys.argv[1:]
if arguments[:1] != ["lsp"]:
    os.execv(program, [program, *arguments])

lock = threading.Lock()
written = open(os.path.join(folder, f"{os.getpid()}.jsonl"), "w", encoding="utf-8")


def note(line):
    with lock:
        written.write(json.dumps(line, ensure_ascii=False) + "\n")
        written.flush()


def bodies(stream):
    """The messages of a stream, each with its bytes as they came."""
    while True:
        raw, length = b"", 0
        while not raw.endswith(b"\r\n\r\n"):
            line = stream.readline()
            if not line:
                return
            raw += line
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        body = stream.read(length)
        yield raw + body, json.loads(body)


def passed(source, goal, who):
    for raw, body in bodies(source):
        # What is noted before it is passed on cannot be noted after its answer.
        note({"from": who, "body": body})
        try:
            goal.write(raw)
            goal.flush()
        except OSError:
            return
    if who == "client":
        goal.close()


def words(source):
    for line in source:
        note({"from": "log", "body": line.decode("utf-8", "replace").rstrip("\n")})


server = subprocess.Popen(
    [program, *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
)
threading.Thread(target=passed, args=(sys.stdin.buffer, server.stdin, "client"), daemon=True).start()
others = [
    threading.Thread(target=passed, args=(server.stdout, sys.stdout.buffer, "server")),
    threading.Thread(target=words, args=(server.stderr,)),
]
for other in others:
    other.start()
for other in others:
    other.join()
code = server.wait()
note({"from": "end", "body": code})
# The thread that reads the client may still wait for it.
written.close()
os._exit(code)
