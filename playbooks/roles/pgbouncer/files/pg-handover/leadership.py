"""Who leads, by the word of Patroni on any member."""

import http.client
import json
import urllib.error
import urllib.request

LEADING = ("leader", "master", "primary")
SECONDS = 2
# The last: an answer that ended half-way.
NO_ANSWER = (OSError, ValueError, http.client.HTTPException)
opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def find_leader(urls):
    """
    Name of the member that holds the leader's key, None where nobody does. Where no member can read the DCS, of the one
    that leads all the same (failsafe mode).
    """
    for url in urls.values():
        try:
            with opener.open(f"{url}/cluster", timeout=SECONDS) as answer:
                members = json.load(answer).get("members", [])
        except NO_ANSWER:
            continue
        return next((member["name"] for member in members if member.get("role") in LEADING), None)
    return next((name for name, url in urls.items() if is_primary(url)), None)


def is_primary(url):
    try:
        with opener.open(f"{url}/primary", timeout=SECONDS):
            return True
    except NO_ANSWER:
        return False
