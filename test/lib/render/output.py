"""What a run would lay down: OUT/<host>/<path of a file> and OUT/<host>/.tasks, one line of JSON for each piece of work."""

from __future__ import annotations

import json
import os

BLOCK = "{begin}\n{block}\n{end}\n"


class Output:
    """Of one request. A host is the one that a task is delegated to, else the one that it runs for."""

    def __init__(self, folder):
        self.folder = folder
        self.tasks = {}

    def write_file(self, host, path, content):
        target = self._place(host, path)
        with open(target, "wb") as file:
            file.write(content)

    def append_file(self, host, path, content):
        """For what manages a part of a file that somebody else owns."""
        with open(self._place(host, path), "ab") as file:
            file.write(content)

    def add_task(self, host, line):
        self.tasks.setdefault(host, []).append(json.dumps(line, default=str, sort_keys=True))

    def close(self):
        for host, lines in self.tasks.items():
            with open(self._place(host, ".tasks"), "w", encoding="utf-8", errors="surrogateescape") as file:
                file.write("".join(f"{line}\n" for line in lines))

    def _place(self, host, path):
        folder = os.path.join(self.folder, host)
        target = os.path.normpath(os.path.join(folder, path.lstrip("/")))
        if not target.startswith(folder + os.sep):
            raise ValueError(f"{path} leads out of {folder}")
        os.makedirs(os.path.dirname(target), exist_ok=True)
        return target


def manage_block(arguments):
    """The lines that blockinfile keeps, markers included."""
    marker = arguments.get("marker", "# {mark} ANSIBLE MANAGED BLOCK")
    begin, end = (marker.replace("{mark}", mark) for mark in ("BEGIN", "END"))
    block = arguments.get("block", "")
    return "".join(f"{line}\n" for line in [begin, *block.splitlines(), end]) if block else ""
