from django.core import mail, signing
from django.test import override_settings

from .. import tokens
from ..models import User
from .api import AccountApiTestCase
from .cases import NEW_PASSWORD, PASSWORD


class RegistrationTests(AccountApiTestCase):
    def token(self, email: str = "ada@example.com") -> str:
        response = self.post("register", email=email)
        self.assertEqual((response.status_code, response.json()), (202, {"status": "accepted"}))
        return self.mailed_token()

    def confirm(self, token: str, password: str = PASSWORD, **more: str):
        return self.post("register/confirm", token=token, password=password, **more)

    def test_proves_the_address_before_it_takes_a_password(self):
        token = self.token("Ada@Example.com")
        self.assertEqual(mail.outbox[0].to, ["ada@example.com"])
        self.assertFalse(User.objects.filter(email="ada@example.com").exists())
        response = self.confirm(token)
        self.assertEqual(response.status_code, 201, response.content)
        self.assertEqual(response["Cache-Control"], "no-store")
        session = response.json()
        self.assertEqual(session.keys(), {"token", "expiresAt", "user"})
        user = User.objects.get(email="ada@example.com")
        self.assertTrue(user.check_password(PASSWORD))
        expected = {"id": str(user.pk), "email": user.email, "name": None, "role": "user"}
        self.assertEqual(session["user"] | expected, session["user"])
        self.assertEqual(self.me(session["token"]).json(), session["user"])

    def test_tells_who_is_registered_by_mail_alone(self):
        user = self.make_user()
        response = self.post("register", email=user.email.upper())
        self.assertEqual((response.status_code, response.json()), (202, {"status": "accepted"}))
        self.assertEqual(mail.outbox[0].to, [user.email])
        self.assertNotIn("Token:", mail.outbox[0].body)

    def test_takes_a_token_once(self):
        first, second = self.token(), self.token()
        self.assertEqual(self.confirm(first).status_code, 201)
        for token in (first, second):
            self.assert_problem(self.confirm(token, NEW_PASSWORD), 422, "token")
        self.assertTrue(User.objects.get(email="ada@example.com").check_password(PASSWORD))

    def test_takes_no_token_that_is_forged_or_for_something_else(self):
        token = self.token()
        reset = tokens.make_reset_token(self.make_user())
        for wrong in (f"{token}x", token[1:], "x", "\0", reset, signing.dumps("eve@example.com")):
            with self.subTest(token=wrong):
                self.assert_problem(self.confirm(wrong), 422, "token")

    def test_takes_a_token_for_an_hour(self):
        token = self.token()
        with override_settings(PASSWORD_RESET_TIMEOUT=-1):
            self.assert_problem(self.confirm(token), 422, "token")
        self.assertEqual(self.confirm(token).status_code, 201)

    def test_a_password_that_is_refused_does_not_use_the_token_up(self):
        token = self.token()
        self.assert_problem(self.confirm(token, "short"), 422, "password")
        self.assertEqual(self.confirm(token).status_code, 201)

    def test_nobody_chooses_their_own_role(self):
        self.assert_problem(self.confirm(self.token(), role="admin"), 422, "role")

    def test_wants_an_email(self):
        for body in ({}, {"email": "ada"}, {"email": 5}, {"email": "a@example.com\nBcc: b@c.de"}):
            with self.subTest(body=body):
                self.assert_problem(self.post("register", **body), 422, "email")
        self.assertEqual(mail.outbox, [])
