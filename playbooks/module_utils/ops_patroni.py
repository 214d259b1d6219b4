"""Members of a Patroni cluster by their REST interface."""

import base64
import http.client
import json
import urllib.error
import urllib.request

# A leader is called by several words, by Patroni's version and by the endpoint.
LEADER_ROLES = ("leader", "master", "primary")


class Patroni:
    """REST interface of the members."""

    def __init__(self, config):
        self.url = f"http://{config['restapi']['connect_address']}"
        login = config["restapi"].get("authentication") or {}
        token = base64.b64encode(f"{login.get('username', '')}:{login.get('password', '')}".encode()).decode()
        self.headers = {"Authorization": f"Basic {token}"} if login else {}

    def ask(self, path, url=None):
        """The answer as JSON; None where nobody answers."""
        try:
            with urllib.request.urlopen(f"{url or self.url}{path}", timeout=5) as answer:
                return json.load(answer)
        except (OSError, ValueError, http.client.HTTPException):  # the last: of one that ended half-way
            return None

    def restart(self, timeout, pending):
        """(status, words) of a restart; only where one is pending, if that is asked for."""
        body = json.dumps({"restart_pending": True} if pending else {}).encode()
        request = urllib.request.Request(
            f"{self.url}/restart", body, {**self.headers, "Content-Type": "application/json"}, method="POST",
        )
        try:
            with urllib.request.urlopen(request, timeout=timeout) as answer:
                return answer.status, answer.read().decode(errors="replace").strip()
        except urllib.error.HTTPError as error:
            return error.code, read_words(error)
        except (OSError, http.client.HTTPException) as error:
            return 0, str(error)


def read_words(answer):
    """What an answer says, as far as it came."""
    try:
        return answer.read().decode(errors="replace").strip()
    except http.client.IncompleteRead as error:
        return error.partial.decode(errors="replace").strip()
    except OSError:
        return ""


def judge(name, leader, status, leading):
    """Why a member is not in order by what it and its leader say, None where it is."""
    if status is None:
        return "does not answer"
    if status.get("state") != "running":
        return f"is {status.get('state')}"
    if name == leader:
        return None if status.get("role") in LEADER_ROLES else f"leads by the DCS's word, and is {status.get('role')} by its own"
    senders = (leading or {}).get("replication", [])
    if not any(sender.get("application_name") == name and sender.get("state") == "streaming" for sender in senders):
        return f"does not stream from {leader}"
    # A member that cannot ask its own PostgreSQL tells no timeline; that it streams is known from its leader.
    if status.get("timeline") is not None and status.get("timeline") != leading.get("timeline"):
        return f"is on timeline {status.get('timeline')}, and {leader} on {leading.get('timeline')}"
    return None
