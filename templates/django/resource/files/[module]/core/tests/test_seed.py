from io import StringIO

from django.core.management import call_command
from django.test import TestCase

from ..management.commands.seed import MODELS, ROUNDS


class SeedTests(TestCase):
    def seed(self) -> list[int]:
        call_command("seed", stdout=StringIO())
        return [model._default_manager.count() for model in MODELS]

    def test_makes_records_of_every_kind(self):
        self.assertEqual(self.seed(), [ROUNDS] * len(MODELS))

    def test_makes_none_where_there_are_some(self):
        self.seed()
        self.assertEqual(self.seed(), [ROUNDS] * len(MODELS))
