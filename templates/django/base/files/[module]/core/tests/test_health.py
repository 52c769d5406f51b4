from threading import Event
from unittest.mock import Mock, patch

from django.db import OperationalError
from django.test import SimpleTestCase, TestCase

from .. import health


class LivezTests(SimpleTestCase):
    def test_answers_without_the_database(self):
        response = self.client.get("/livez")
        self.assertEqual(response.json(), {"status": "ok"})

    def test_answers_under_any_host(self):
        self.assertEqual(self.client.get("/livez", headers={"Host": "probe:81"}).status_code, 200)

    def test_answers_head_without_a_body(self):
        response = self.client.head("/livez")
        self.assertEqual((response.status_code, response.content), (200, b""))
        self.assertEqual(response["Content-Length"], self.client.get("/livez")["Content-Length"])

    def test_has_no_other_methods(self):
        for method in (self.client.post, self.client.put, self.client.patch, self.client.delete):
            response = method("/livez")
            self.assertEqual(response.status_code, 405)
            self.assertEqual(response.json(), {"status": "method not allowed"})
            self.assertEqual(response["Allow"], "GET, HEAD, OPTIONS")

    def test_answers_options(self):
        response = self.client.options("/livez")
        self.assertEqual((response.status_code, response["Allow"]), (204, "GET, HEAD, OPTIONS"))


class ReadyzTests(TestCase):
    databases = "__all__"

    def test_is_ready_while_the_database_answers(self):
        response = self.client.get("/readyz")
        self.assertEqual((response.status_code, response.json()), (200, {"status": "ok"}))

    def test_is_not_ready_while_it_does_not(self):
        with patch.object(health, "connections") as connections:
            connections.all.return_value = [Mock(cursor=Mock(side_effect=OperationalError))]
            response = self.client.get("/readyz")
        self.assertEqual((response.status_code, response.json()), (503, {"status": "unavailable"}))
        connections.close_all.assert_called_once_with()

    def test_waits_for_no_answer_that_never_comes(self):
        answer = Event()
        # Whatever comes of the test: Python ends when its threads have.
        self.addCleanup(answer.set)
        with patch.object(health, "ask", side_effect=answer.wait) as ask:
            self.assertFalse(health.database_answers(within=0.01))
            question = health.question
            self.assertFalse(health.database_answers(within=0.01))
            answer.set()
            self.assertTrue(question and question.result(timeout=10))
            ask.assert_called_once_with()
            self.assertTrue(health.database_answers())
