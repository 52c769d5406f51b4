from io import StringIO

from django.core.management import CommandError, call_command

from .. import second_factor
from .authenticators import enrol
from .cases import AccountTestCase


class DisableSecondFactorTests(AccountTestCase):
    def disable(self, email: str) -> None:
        call_command("disable_second_factor", email, stdout=StringIO())

    def test_disables_that_of_one_user(self):
        ada, eve = self.make_user(email="ada@example.com"), self.make_user()
        for user in (ada, eve):
            enrol(user)
        self.disable("Ada@Example.com")
        self.assertEqual([second_factor.is_enabled(user) for user in (ada, eve)], [False, True])
        self.assertEqual([user.recovery_codes.count() for user in (ada, eve)], [0, 10])
        self.disable("ada@example.com")

    def test_says_that_there_is_nobody(self):
        with self.assertRaisesMessage(CommandError, "no user nobody@example.com"):
            self.disable("nobody@example.com")
