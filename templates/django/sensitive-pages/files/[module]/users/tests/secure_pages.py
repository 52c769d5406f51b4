import time

from ..session_store import SIGN_IN
from .pages import AccountPageTestCase


class SecurePageTestCase(AccountPageTestCase):
    """Somebody is signed in, and has been for as long as a test says."""

    def setUp(self) -> None:
        super().setUp()
        self.ada = self.make_user()
        self.client.force_login(self.ada)

    def age(self, what: str, seconds: int) -> None:
        session = self.client.session
        session[SIGN_IN] |= {what: time.time() - seconds}
        session.save()
