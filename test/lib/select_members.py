"""Which members the library of json_query selects: a JSON list of [selector, members] in, one of lists of positions out."""

import json
import sys

import jmespath


def select(selector, members):
    found = jmespath.search(selector, members)
    return [place for place, member in enumerate(members) if any(one is member for one in found)]


if __name__ == "__main__":
    json.dump([select(*query) for query in json.load(sys.stdin)], sys.stdout)
