"""What Ansible's loader makes of texts: one JSON string a line in, {"value": …} or {"failed": "why"} a line out.

Values are printed as ansible-inventory prints them. A bomb of aliases counts as a failure.
"""

import json
import os
import resource
import signal
import sys

MOST_SECONDS = 2
MOST_BYTES = 1 << 30


def load(text):
    from ansible import context
    from ansible.cli.inventory import InventoryCLI
    from ansible.parsing.utils.yaml import from_yaml

    context.CLIARGS = {"yaml": False, "toml": False}

    return json.loads(InventoryCLI.dump({"value": from_yaml(text, file_name="/text")}))["value"]


def stop(*_):
    raise TimeoutError("too long")


def main():
    for stream in (0, 1, 2):
        os.set_blocking(stream, True)
    resource.setrlimit(resource.RLIMIT_AS, (MOST_BYTES, MOST_BYTES))
    signal.signal(signal.SIGALRM, stop)
    answers = sys.stdout
    # Warnings are of no interest, and go to both streams.
    sys.stderr = sys.stdout = open(os.devnull, "w", encoding="utf-8")
    for line in sys.stdin:
        signal.alarm(MOST_SECONDS)
        try:
            answer = {"value": load(json.loads(line))}
        except Exception as error:
            answer = {"failed": " ".join(str(error).split())[:200]}
        signal.alarm(0)
        print(json.dumps(answer), file=answers, flush=True)


main()
