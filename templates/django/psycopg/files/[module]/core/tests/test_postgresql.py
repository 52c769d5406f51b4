from collections.abc import Generator
from typing import Any
from unittest.mock import Mock

from django.test import SimpleTestCase
from psycopg import OperationalError

from config.postgresql.base import Connection

NOTHING, NEWS = 0, 1


def statement() -> Generator[str, int, str]:
    while (yield "reading") == NOTHING:
        pass
    return "rows"


class SilenceTests(SimpleTestCase):
    def ask(self, read_timeout: float) -> tuple[Mock, Generator[Any, Any, Any]]:
        connection = Mock(read_timeout=read_timeout)
        steps = Connection.limited(connection, statement())
        self.assertEqual(next(steps), "reading")
        return connection, steps

    def test_waits_for_a_slow_answer(self):
        connection, steps = self.ask(read_timeout=60)
        self.assertEqual(steps.send(NOTHING), "reading")
        with self.assertRaises(StopIteration) as ended:
            steps.send(NEWS)
        self.assertEqual(ended.exception.value, "rows")
        connection.close.assert_not_called()

    def test_gives_up_a_server_that_says_nothing(self):
        connection, steps = self.ask(read_timeout=0)
        with self.assertRaisesMessage(OperationalError, "does not answer"):
            steps.send(NOTHING)
        connection.close.assert_called_once_with()
