from rest_framework.routers import SimpleRouter


class ExactRouter(SimpleRouter):
    """Paths match to the letter: no slash at the end, and ids that are nothing but ids."""

    def __init__(self) -> None:
        super().__init__(trailing_slash=False, use_regex_path=False)
