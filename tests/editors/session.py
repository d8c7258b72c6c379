#!/usr/bin/env python3
"""Makes a session for tests/data/sessions of what tee.py wrote down.

    session.py FILE.jsonl >tests/data/sessions/NAME.jsonl

{corpus} stands for the folder in which the editor had the sample corpus. A session that names other places of the
machine is not taken. Each line is what the client sent, or a word of the order that belongs to it:

    {"client": MESSAGE}                 a message, as it was sent
    {"answered": ID}                    the answer to this request came here, and what follows may rest on it
    {"asked": METHOD, "answer": ANSWER} the client answered a request of the server
"""
import json
import re
import sys
from urllib.parse import unquote, urlsplit

file = sys.argv[1]
lines = [json.loads(line) for line in open(file, encoding="utf-8")]
asked, corpus = {}, None
out = []
for line in lines:
    who, body = line["from"], line["body"]
    if who == "client" and "method" in body:
        if body["method"] == "initialize":
            folders = body["params"].get("workspaceFolders") or [{"uri": body["params"]["rootUri"]}]
            corpus = unquote(urlsplit(folders[0]["uri"]).path).rstrip("/")
            # That process is gone, and another may have its number.
            body["params"]["processId"] = None
        out.append({"client": body})
    elif who == "client":
        answer = {key: body[key] for key in ("result", "error") if key in body}
        out.append({"asked": asked[body["id"]], "answer": answer})
    elif who == "server" and "method" in body and "id" in body:
        asked[body["id"]] = body["method"]
    elif who == "server" and "id" in body:
        out.append({"answered": body["id"]})

text = "\n".join(json.dumps(line, ensure_ascii=False) for line in out) + "\n"
text = text.replace(corpus, "{corpus}")
left = set(re.findall(r'(?:file://|")/(?:tmp|home|root|work|var|usr|Users)[^"]*', text))
if left:
    sys.exit(f"{file}: places of this machine are left: {sorted(left)}")
sys.stdout.write(text)
