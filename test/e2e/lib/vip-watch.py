"""vip-watch.py SECONDS ADDRESS [member]: when the virtual address was where, by the clock that all hosts share, as JSON.

On a member: when its Patroni first said that it leads, and when it first had the address after that. Elsewhere: when
each question to the address was begun whose answer was that Patroni there leads.
"""

import http.client
import json
import socket
import sys
import time

EVERY = 0.05


def leads(host):
    connection = http.client.HTTPConnection(host, 8008, timeout=0.5)
    try:
        connection.request("GET", "/primary")
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def has(address):
    with socket.socket() as one:
        try:
            one.bind((address, 0))
        except OSError:
            return False
        return True


def list_times(question, end):
    while time.time() < end:
        begun = time.time()
        if question():
            yield begun
        time.sleep(EVERY)


def main():
    seconds, address = float(sys.argv[1]), sys.argv[2]
    end = time.time() + seconds
    if sys.argv[3:] != ["member"]:
        return {"answered": list(list_times(lambda: leads(address), end))}
    led = next(list_times(lambda: leads("127.0.0.1"), end), None)
    had = None if led is None else next(list_times(lambda: has(address), end), None)
    return {"led": led, "had": had}


print(json.dumps(main()))
