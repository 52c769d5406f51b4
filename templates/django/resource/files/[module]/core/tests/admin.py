"""What every resource in the admin is tested for."""

from typing import Any, ClassVar

from django.contrib.auth import get_user_model
from django.db import connection, models
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from factory.django import DjangoModelFactory


class AdminTests(TestCase):
    """For a subclass that says which resource it is about."""

    model: ClassVar[type[models.Model]]
    factory: ClassVar[type[DjangoModelFactory]]
    columns: ClassVar[list[str]] = []
    filters: ClassVar[list[str]] = []
    blank: ClassVar[list[str]] = []
    wrong: ClassVar[dict[str, str]] = {}

    @classmethod
    def setUpTestData(cls):
        get_user_model().objects.create_superuser("boss")
        get_user_model().objects.create_user("clerk", is_staff=True)

    def setUp(self):
        self.enter("boss")

    def enter(self, name: str) -> None:
        self.client.force_login(get_user_model().objects.get(username=name))

    def form(self) -> dict[str, Any]:
        raise NotImplementedError

    def page(self, name: str, *args: Any) -> str:
        return reverse(f"admin:{self.model._meta.label_lower.replace('.', '_')}_{name}", args=args)

    def count(self) -> int:
        return self.model._default_manager.count()

    def test_lists_records(self):
        record = self.factory.create()
        response = self.client.get(self.page("changelist"))
        self.assertContains(response, str(record))
        self.assertContains(response, self.page("change", record.pk))

    def test_asks_the_database_as_often_for_many_as_for_one(self):
        self.factory.create()
        with CaptureQueriesContext(connection) as queries:
            self.client.get(self.page("changelist"))
        self.factory.create()
        with self.assertNumQueries(len(queries)):
            self.client.get(self.page("changelist"))

    def test_shows_its_columns_and_filters(self):
        changes = self.client.get(self.page("changelist")).context["cl"]
        self.assertEqual(changes.list_display[1:], self.columns)
        self.assertEqual(list(changes.list_filter), self.filters)

    def test_stores_nothing_for_what_is_left_empty(self):
        form = self.form() | dict.fromkeys(self.blank, "")
        self.assertRedirects(self.client.post(self.page("add"), form), self.page("changelist"))
        record = self.model._default_manager.get()
        for field in self.blank:
            self.assertIsNone(getattr(record, field))

    def test_searches_without_failing(self):
        self.factory.create()
        response = self.client.get(self.page("changelist"), {"q": "nothing like it"})
        self.assertContains(response, "0 results")

    def test_adds_a_record(self):
        response = self.client.post(self.page("add"), self.form())
        self.assertRedirects(response, self.page("changelist"))
        self.assertEqual(self.count(), 1)

    def test_tells_what_is_wrong_beside_the_field(self):
        for field, value in self.wrong.items():
            with self.subTest(field=field):
                response = self.client.post(self.page("add"), self.form() | {field: value})
                self.assertEqual(response.status_code, 200)
                self.assertIn(field, response.context["adminform"].form.errors)
        self.assertEqual(self.count(), 0)

    def test_changes_a_record(self):
        record = self.factory.create()
        page = self.page("change", record.pk)
        self.assertContains(self.client.get(page), record.pk)
        self.assertRedirects(self.client.post(page, self.form()), self.page("changelist"))
        self.assertEqual(self.count(), 1)

    def test_deletes_a_record(self):
        page = self.page("delete", self.factory.create().pk)
        self.assertContains(self.client.get(page), "Are you sure")
        self.assertRedirects(self.client.post(page, {"post": "yes"}), self.page("changelist"))
        self.assertEqual(self.count(), 0)

    def test_asks_strangers_to_log_in(self):
        self.client.logout()
        response = self.client.get(self.page("changelist"))
        self.assertRedirects(response, f"{reverse('admin:login')}?next={self.page('changelist')}")

    def test_lets_in_nobody_without_permission(self):
        self.enter("clerk")
        self.assertEqual(self.client.get(self.page("changelist")).status_code, 403)
        self.assertEqual(self.client.post(self.page("add"), self.form()).status_code, 403)
