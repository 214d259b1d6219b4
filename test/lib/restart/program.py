"""Stands in for a program: asks the fake of a test what it prints and how it ends."""

import json
import os
import sys
import urllib.request

name = os.path.basename(sys.argv[0])
body = json.dumps({"name": name, "arguments": sys.argv[1:], "locale": os.environ.get("LC_ALL")}).encode()
with urllib.request.urlopen(urllib.request.Request(os.environ["FAKE_PROGRAMS"], body), timeout=30) as answer:
    reply = json.load(answer)
sys.stdout.write(reply["output"])
sys.exit(reply["code"])
