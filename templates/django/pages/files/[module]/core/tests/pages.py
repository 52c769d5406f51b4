"""What the pages of every resource are tested for."""

from typing import Any, ClassVar
from unittest.mock import patch
from uuid import uuid4

from django.db import connection, models
from django.forms import BaseModelForm, ModelForm
from django.test import Client, TestCase
from django.test.utils import CaptureQueriesContext
from factory.django import DjangoModelFactory


class ResourcePageTests(TestCase):
    """For a subclass that says which resource it is about."""

    path: ClassVar[str]
    model: ClassVar[type[models.Model]]
    factory: ClassVar[type[DjangoModelFactory]]
    form_class: ClassVar[type[ModelForm]]
    fields: ClassVar[list[str]]
    columns: ClassVar[list[str]]
    required: ClassVar[list[str]] = []
    wrong: ClassVar[dict[str, str]] = {}
    shown: ClassVar[list[str]] = []

    def form(self) -> dict[str, Any]:
        """What is typed into the form: a valid value for every field."""
        raise NotImplementedError

    def page(self, record: models.Model, name: str = "") -> str:
        return f"{self.path}/{record.pk}{name}"

    def only(self) -> models.Model:
        return self.model._default_manager.get()

    def count(self) -> int:
        return self.model._default_manager.count()

    def assert_errors(self, response: Any, *fields: str) -> None:
        self.assertEqual(response.status_code, 422)
        form = response.context["form"]
        self.assertEqual(set(form.errors), set(fields))
        for field in fields:
            self.assertContains(response, form.errors[field], html=True, status_code=422)

    def assert_stored(self, record: models.Model, typed: dict[str, Any]) -> None:
        """Typed once more, it would change nothing."""
        form = self.form_class(typed, instance=record)
        self.assertTrue(form.is_valid(), form.errors)
        self.assertEqual(form.changed_data, [])

    def assert_unique(self, *fields: str) -> None:
        typed = self.form()
        self.client.post(f"{self.path}/new", typed)
        self.assert_errors(self.client.post(f"{self.path}/new", typed), *fields)
        # In a race, the form sees nothing wrong at first.
        check = BaseModelForm.validate_unique
        checks = [lambda form: None, check]
        with patch.object(BaseModelForm, "validate_unique", lambda form: checks.pop(0)(form)):
            self.assert_errors(self.client.post(f"{self.path}/new", typed), *fields)
        self.assertEqual(self.count(), 1)

    def test_lists_records(self):
        record = self.factory.create()
        response = self.client.get(self.path)
        self.assertContains(response, str(record))
        self.assertContains(response, self.page(record))
        self.assertContains(response, f"{self.path}/new")
        for column in self.columns:
            self.assertContains(response, f'<th scope="col">{column}</th>', html=True)

    def test_says_when_there_are_none(self):
        self.assertContains(self.client.get(self.path), "There are no")

    def test_lists_page_by_page(self):
        records = self.factory.create_batch(21)
        first, second = self.client.get(self.path), self.client.get(f"{self.path}?page=2")
        self.assertEqual(list(first.context["object_list"]), records[:20])
        self.assertEqual(list(second.context["object_list"]), records[20:])
        self.assertContains(first, 'href="?page=2"')
        self.assertContains(second, 'href="?page=1"')
        for page in ("0", "3", "x"):
            self.assertEqual(self.client.get(f"{self.path}?page={page}").status_code, 404)

    def test_asks_the_database_as_often_for_many_as_for_one(self):
        self.factory.create()
        with CaptureQueriesContext(connection) as queries:
            self.client.get(self.path)
        self.factory.create()
        with self.assertNumQueries(len(queries)):
            self.client.get(self.path)

    def test_shows_a_record(self):
        self.client.post(f"{self.path}/new", self.form())
        record = self.only()
        response = self.client.get(self.page(record))
        self.assertContains(response, f"<h1>{record}</h1>", html=True)
        for value in self.shown:
            self.assertContains(response, value)
        for name in ("/edit", "/delete"):
            self.assertContains(response, self.page(record, name))

    def test_shows_a_record_in_one_query(self):
        record = self.factory.create()
        with self.assertNumQueries(1):
            self.client.get(self.page(record))

    def test_asks_for_every_field(self):
        response = self.client.get(f"{self.path}/new")
        self.assertEqual(list(response.context["form"].fields), self.fields)

    def test_creates_a_record(self):
        typed = self.form()
        response = self.client.post(f"{self.path}/new", typed, follow=True)
        record = self.only()
        self.assertRedirects(response, self.page(record))
        self.assertContains(response, f"{record} was created.")
        self.assert_stored(record, typed)

    def test_wants_what_is_required(self):
        response = self.client.post(f"{self.path}/new", {})
        if self.required:
            self.assert_errors(response, *self.required)
        self.assertEqual(self.count(), 0 if self.required else 1)

    def test_does_without_the_rest(self):
        typed = {key: value for key, value in self.form().items() if key in self.required}
        self.client.post(f"{self.path}/new", typed)
        record = self.only()
        for field in set(self.fields) - set(self.required):
            self.assertIn(getattr(record, field), (None, False))

    def test_tells_what_is_wrong_beside_the_field(self):
        for field, value in self.wrong.items():
            with self.subTest(field=field):
                response = self.client.post(f"{self.path}/new", self.form() | {field: value})
                self.assert_errors(response, field)
                self.assertEqual(response.context["form"][field].value(), value)
        self.assertEqual(self.count(), 0)

    def test_changes_a_record(self):
        record, typed = self.factory.create(), self.form()
        page = self.client.get(self.page(record, "/edit"))
        self.assertEqual(page.context["form"].instance, record)
        response = self.client.post(self.page(record, "/edit"), typed, follow=True)
        self.assertRedirects(response, self.page(record))
        self.assert_stored(self.only(), typed)
        self.assertContains(response, f"{self.only()} was changed.")

    def test_a_refused_change_changes_nothing(self):
        record = self.factory.create()
        for field, value in self.wrong.items():
            response = self.client.post(self.page(record, "/edit"), self.form() | {field: value})
            self.assert_errors(response, field)
            before = getattr(record, field)
            self.assertEqual(getattr(self.only(), field), before)

    def test_deletes_a_record_once_that_is_confirmed(self):
        record = self.factory.create()
        self.assertContains(self.client.get(self.page(record, "/delete")), f"Delete {record}?")
        self.assertEqual(self.count(), 1)
        response = self.client.post(self.page(record, "/delete"), follow=True)
        self.assertRedirects(response, self.path)
        self.assertContains(response, f"{record} was deleted.")
        self.assertEqual(self.count(), 0)

    def test_does_not_find_what_is_not_there(self):
        for identity in (uuid4(), "no-such-id"):
            for name in ("", "/edit", "/delete"):
                with self.subTest(identity=identity, name=name):
                    response = self.client.get(f"{self.path}/{identity}{name}")
                    self.assertContains(response, "<h1>Not Found</h1>", status_code=404)

    def test_takes_no_form_from_elsewhere(self):
        record = self.factory.create()
        strict = Client(enforce_csrf_checks=True)
        for path in (f"{self.path}/new", self.page(record, "/edit"), self.page(record, "/delete")):
            with self.subTest(path=path):
                response = strict.post(path, self.form())
                self.assertContains(response, "<h1>Forbidden</h1>", status_code=403)
        self.assertEqual(self.only().pk, record.pk)

    def test_has_the_methods_that_it_says_it_has(self):
        for path, allowed in (
            (self.path, "GET, HEAD, OPTIONS"),
            (f"{self.path}/new", "GET, POST, HEAD, OPTIONS"),
        ):
            with self.subTest(path=path):
                response = self.client.delete(path)
                self.assertContains(response, "<h1>Method Not Allowed</h1>", status_code=405)
                self.assertEqual(response["Allow"], allowed)
