"""Django's own backend, but for a server that takes a statement and never answers."""

from collections.abc import Generator
from time import monotonic
from types import SimpleNamespace
from typing import Any

import psycopg
from django.db.backends.postgresql import base


class Connection(psycopg.Connection[Any]):
    """Is closed when the server says nothing for `read_timeout` seconds; libpq has no limit for that."""

    read_timeout = 10.0

    @classmethod
    def connect(cls, conninfo: str = "", **kwargs: Any) -> "Connection":
        read_timeout = kwargs.pop("read_timeout", cls.read_timeout)
        connection = super().connect(conninfo, **kwargs)
        connection.read_timeout = read_timeout
        return connection

    def wait(self, gen: Generator[Any, Any, Any], *args: Any, **kwargs: Any) -> Any:
        return super().wait(self.limited(gen), *args, **kwargs)

    def limited(self, steps: Generator[Any, Any, Any]) -> Generator[Any, Any, Any]:
        """The same steps. Between two of them psycopg says ten times a second whether there is news."""
        try:
            wanted = next(steps)
            heard = monotonic()
            while True:
                news = yield wanted
                if news:
                    heard = monotonic()
                elif monotonic() - heard >= self.read_timeout:
                    self.close()
                    raise psycopg.OperationalError("The server does not answer.")
                wanted = steps.send(news)
        except StopIteration as end:
            return end.value


class DatabaseWrapper(base.DatabaseWrapper):
    # The driver, but for the class of its connections.
    Database = SimpleNamespace(**vars(psycopg) | {"connect": Connection.connect})  # type: ignore[assignment]
