"""A kept connection is asked `SELECT 1` before each request (CONN_HEALTH_CHECKS), so that a restarted server costs no
reader an error. A server that ends a connection says so, and what it said lies in the socket: as long as nothing does,
the question need not be asked. It took 5 % of an answer (docs/decisions/0028-one-answer.md).
"""

import select

from django.db.backends.postgresql import base


class DatabaseWrapper(base.DatabaseWrapper):
    def is_usable(self) -> bool:
        quiet = self.connection is not None and not self.connection.closed and nothing_said(self.connection)
        return quiet or super().is_usable()


def nothing_said(connection: base.Database.Connection) -> bool:
    """Whether the server has sent nothing that nobody has read yet, its leaving among it."""
    waiting = select.poll()
    waiting.register(connection.fileno(), select.POLLIN | select.POLLERR | select.POLLHUP)
    return not waiting.poll(0)
