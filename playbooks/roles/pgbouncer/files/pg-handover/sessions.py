"""Sessions with the servers of this host over their sockets, as the superuser by the operating system's word (peer)."""

import contextlib
import os
import pwd
import threading

import psycopg2

CONNECT_SECONDS = 3
# The effective user is one of the whole process.
connecting = threading.Lock()


@contextlib.contextmanager
def acting_as(user):
    """The other end of a socket is told who connects at that moment."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(pwd.getpwnam(user).pw_uid)
    try:
        yield
    finally:
        os.seteuid(0)


def connect(settings, port, database, socket=None):
    with connecting, acting_as(settings.user):
        connection = psycopg2.connect(
            host=socket or settings.socket, port=port, user=settings.user, dbname=database,
            connect_timeout=CONNECT_SECONDS, application_name="pg-handover",
        )
    connection.autocommit = True
    return connection


def ask(connection, statement, values=None):
    """Rows as dictionaries."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        if cursor.description is None:
            return []
        names = [column.name for column in cursor.description]
        return [dict(zip(names, row)) for row in cursor.fetchall()]
