"""What every resource of the API is tested for."""

from itertools import count
from typing import Any, ClassVar
from uuid import uuid4

from django.db import models

from .cases import ApiTestCase

NUMBERS = count(1)
BAD_QUERIES = ["page=0", "page=x", "pageSize=101", "sort=nope", "nope=1", "page=1&page=2", "=1"]


class ResourceApiTestCase(ApiTestCase):
    path: ClassVar[str]
    model: ClassVar[type[models.Model]]

    def body(self) -> dict[str, Any]:
        """A valid value for every field, unlike any before where it has to be."""
        raise NotImplementedError

    def create(self, **changes: Any) -> dict[str, Any]:
        response = self.send("POST", self.path, self.body() | changes)
        self.assertEqual(response.status_code, 201, response.content)
        return response.json()

    def change(self, record: dict[str, Any], **changes: Any) -> Any:
        return self.send("PATCH", f"{self.path}/{record['id']}", changes)

    def stored(self, record: dict[str, Any]) -> dict[str, Any]:
        return self.client.get(f"{self.path}/{record['id']}").json()

    def listed(self, query: str = "") -> Any:
        return self.client.get(f"{self.path}?{query}").json()

    def count(self) -> int:
        return self.model._default_manager.count()

    def assert_keeps(self, field: str, *values: Any) -> None:
        for value in values:
            with self.subTest(value=str(value)[:20]):
                record = self.create(**{field: value})
                self.assertEqual(record[field], value)
                self.assertEqual(self.stored(record), record)

    def assert_refuses(self, field: str, *values: Any) -> None:
        record = self.create()
        for value in values:
            with self.subTest(value=str(value)[:20]):
                body = self.body() | {field: value}
                self.assert_problem(self.send("POST", self.path, body), 422, field)
                self.assert_problem(self.change(record, **{field: value}), 422, field)
        self.assertEqual(self.stored(record), record)

    def assert_changes_alone(self, field: str) -> None:
        before = self.create()
        response = self.change(before, **{field: self.body()[field]})
        self.assertEqual(response.status_code, 200, response.content)
        changed = response.json()
        self.assertEqual(self.stored(before), changed)
        for other in before.keys() - {field, "updatedAt"}:
            self.assertEqual(changed[other], before[other])

    def assert_required(self, field: str) -> None:
        body = self.body()
        del body[field]
        self.assert_problem(self.send("POST", self.path, body), 422, field)
        self.assert_refuses(field, None)

    def assert_optional(self, field: str) -> None:
        body = self.body()
        del body[field]
        response = self.send("POST", self.path, body)
        self.assertEqual(response.status_code, 201, response.content)
        self.assertIsNone(response.json()[field])
        record = self.create()
        self.assertEqual(self.change(record, **{field: None}).status_code, 200)
        self.assertIsNone(self.stored(record)[field])

    def assert_unique(self, field: str) -> None:
        one, other = self.create(), self.create()
        body = self.body() | {field: one[field]}
        self.assert_problem(self.send("POST", self.path, body), 409, field)
        self.assert_problem(self.change(other, **{field: one[field]}), 409, field)
        self.assertEqual(self.change(one, **{field: one[field]}).status_code, 200)
        self.assertEqual(self.count(), 2)

    def assert_sorts(self, field: str, low: Any, high: Any) -> None:
        records = [self.create(**{field: value}) for value in (high, low)]
        ids = [record["id"] for record in records]
        self.assertEqual([item["id"] for item in self.listed(f"sort={field}")["items"]], ids[::-1])
        self.assertEqual([item["id"] for item in self.listed(f"sort=-{field}")["items"]], ids)


class ResourceApiTests(ResourceApiTestCase):
    """For a subclass that says which resource it is about."""

    def test_makes_a_record_with_every_field(self):
        body = self.body()
        response = self.send("POST", self.path, body)
        self.assertEqual(response.status_code, 201, response.content)
        record = response.json()
        owned = {"id", "createdAt", "updatedAt"}
        self.assertEqual({key: record[key] for key in record.keys() - owned}, body)
        self.assertEqual(response["Location"], f"{self.path}/{record['id']}")
        self.assertEqual(self.stored(record), record)

    def test_lists_in_order_of_creation(self):
        records = [self.create() for _ in range(3)]
        self.assertEqual(self.listed(), {"items": records, "page": 1, "pageSize": 20, "total": 3})
        self.assertEqual(self.listed("sort=-createdAt")["items"], records[::-1])

    def test_lists_by_the_latest_change(self):
        one, other = self.create(), self.create()
        self.change(one)
        ids = [item["id"] for item in self.listed("sort=updatedAt")["items"]]
        self.assertEqual(ids, [other["id"], one["id"]])

    def test_lists_page_by_page(self):
        records = [self.create() for _ in range(3)]
        page = self.listed("page=2&pageSize=2")
        self.assertEqual(page, {"items": records[2:], "page": 2, "pageSize": 2, "total": 3})
        self.assertEqual(self.listed("page=9")["items"], [])

    def test_asks_the_database_as_often_for_many_as_for_one(self):
        for _ in range(2):
            self.create()
            with self.assertNumQueries(2):
                self.listed()

    def test_refuses_queries_that_are_not_known(self):
        for query in BAD_QUERIES:
            with self.subTest(query=query):
                self.assert_problem(self.client.get(f"{self.path}?{query}"), 422)
        record = self.create()
        self.assert_problem(self.client.get(f"{self.path}/{record['id']}?page=1"), 422)

    def test_deletes_a_record(self):
        record = self.create()
        path = f"{self.path}/{record['id']}"
        self.assertEqual(self.client.delete(path).status_code, 204)
        self.assertEqual(self.count(), 0)
        self.assert_problem(self.client.get(path), 404)
        self.assert_problem(self.client.delete(path), 404)
        self.assert_problem(self.change(record, **self.body()), 404)

    def test_does_not_find_what_is_not_there(self):
        for identity in (uuid4(), "no-such-id", "0", f"{uuid4()}%0A", f"{uuid4()}x"):
            with self.subTest(identity=identity):
                self.assert_problem(self.client.get(f"{self.path}/{identity}"), 404)

    def test_paths_end_without_a_slash(self):
        self.assert_problem(self.client.get(f"{self.path}/"), 404)

    def test_has_the_methods_that_it_says_it_has(self):
        record = f"{self.path}/{self.create()['id']}"
        for path, allowed in ((self.path, "GET, POST"), (record, "GET, PATCH, DELETE")):
            with self.subTest(path=path):
                response = self.client.options(path)
                self.assertEqual(response.status_code, 204)
                self.assertEqual(response["Allow"], f"{allowed}, HEAD, OPTIONS")
                self.assert_problem(self.send("PUT", path, {}), 405)
                self.assertEqual(self.client.head(path).content, b"")

    def test_wants_json(self):
        for body, media_type, status in (
            ("{", "application/json", 400),
            ("", "application/json", 400),
            ("{}", "text/plain", 415),
        ):
            with self.subTest(body=body, media_type=media_type):
                response = self.client.generic("POST", self.path, body, content_type=media_type)
                self.assert_problem(response, status)

    def test_wants_an_object(self):
        bodies: list[Any] = [[], "text", 3, None]
        for body in bodies:
            with self.subTest(body=body):
                self.assert_problem(self.send("POST", self.path, body), 422)

    def test_has_no_other_fields(self):
        body = self.body() | {"nope": 1}
        self.assert_problem(self.send("POST", self.path, body), 422, "nope")

    def test_sets_what_it_owns_itself(self):
        record = self.create()
        for field in ("id", "createdAt", "updatedAt"):
            with self.subTest(field=field):
                body = self.body() | {field: record[field]}
                self.assert_problem(self.send("POST", self.path, body), 422, field)

    def test_tells_all_that_is_wrong_at_once(self):
        self.assert_problem(self.send("POST", self.path, {"nope": 1, "id": 1}), 422, "nope", "id")
        self.assertEqual(self.count(), 0)

    def test_a_change_moves_updated_at(self):
        record = self.create()
        changed = self.change(record).json()
        self.assertEqual(changed["createdAt"], record["createdAt"])
        self.assertGreater(changed["updatedAt"], record["updatedAt"])
