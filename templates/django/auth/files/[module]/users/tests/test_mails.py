from concurrent.futures import Future
from threading import Event
from unittest.mock import patch

from django.core import mail
from django.core.mail import EmailMessage
from django.test import SimpleTestCase

from .. import mails


class MailTests(SimpleTestCase):
    def test_nobody_waits_for_one(self):
        sent = Event()
        with patch.object(EmailMessage, "send", side_effect=lambda: sent.wait(10)):
            answer: Future = mails.background.submit(mails.send, "ada@example.com", "Hello", "…")
            self.assertFalse(answer.done())
            sent.set()
            answer.result(timeout=10)

    def test_one_that_can_not_be_sent_is_logged_without_its_text(self):
        with (
            patch.object(EmailMessage, "send", side_effect=OSError("no route")),
            self.assertLogs(mails.logger, "ERROR") as logs,
        ):
            mails.send("ada@example.com", "Hello", "Token: secret")
        self.assertIn("no route", logs.output[0])
        self.assertNotIn("secret", logs.output[0])

    def test_is_plain_text_with_the_token_on_a_line_of_its_own(self):
        mails.send_registration(f"{'ada' * 20}@{'example' * 5}.com", None)
        (message,) = mail.outbox
        self.assertEqual(message.message().get_content_type(), "text/plain")
        self.assertRegex(message.message().as_string(), r"(?m)^Token: \S+$")
