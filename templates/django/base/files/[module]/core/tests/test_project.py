"""Whether the parts of the project fit together."""

import json
import logging
import os
import subprocess
import sys

from django.conf import settings
from django.core.management import call_command
from django.core.management.utils import get_random_secret_key
from django.test import SimpleTestCase, TestCase

from ..logs import JsonFormatter, request_id


class MigrationTests(TestCase):
    def test_migrations_are_in_step_with_the_models(self):
        call_command("makemigrations", check=True, dry_run=True, verbosity=0)


class ProductionTests(SimpleTestCase):
    def test_the_settings_pass_the_checks_for_deployment(self):
        command = "manage.py check --deploy --fail-level WARNING"
        production = {
            "DJANGO_SETTINGS_MODULE": "config.settings.production",
            "DJANGO_SECRET_KEY": get_random_secret_key(),
            "DJANGO_ALLOWED_HOSTS": "example.com",
            "DJANGO_HTTPS": "true",
        }
        check = subprocess.run(
            [sys.executable, *command.split()],
            cwd=settings.BASE_DIR,
            env={**os.environ, **production},
            capture_output=True,
            text=True,
            check=False,
        )
        self.assertEqual(check.returncode, 0, check.stderr)


class LogTests(SimpleTestCase):
    def line(self, error: bool = False) -> dict:
        try:
            raise ValueError("broken")
        except ValueError:
            exc_info = sys.exc_info() if error else None
        record = logging.LogRecord("test", logging.INFO, "", 0, "%s!", ("hello",), exc_info)
        record.fields = {"status": 200}
        return json.loads(JsonFormatter().format(record))

    def test_a_line_is_json(self):
        line = self.line()
        self.assertEqual((line["level"], line["message"], line["status"]), ("info", "hello!", 200))
        self.assertNotIn("requestId", line)

    def test_a_line_has_the_id_of_the_request(self):
        token = request_id.set("trace-1")
        self.addCleanup(request_id.reset, token)
        self.assertEqual(self.line()["requestId"], "trace-1")

    def test_a_line_has_the_exception(self):
        self.assertIn("ValueError: broken", self.line(error=True)["exception"])
