from .cases import ApiTestCase


class ApiTests(ApiTestCase):
    def test_has_nothing_at_its_root(self):
        for path in ("/api", "/api/"):
            with self.subTest(path=path):
                self.assert_problem(self.client.get(path), 404)
