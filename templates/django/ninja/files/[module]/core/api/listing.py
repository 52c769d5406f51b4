"""`?page=1&pageSize=20&sort=-createdAt`."""

import re
from typing import Annotated, Any

from django.db.models import F, QuerySet
from django.http import HttpRequest
from ninja import Field, Schema
from ninja.pagination import PaginationBase
from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from .fields import OneOf
from .naming import camelize

MAX_PAGE = 1_000_000_000
MAX_PAGE_SIZE = 100
DEFAULT_PAGE_SIZE = 20
NUMBER = re.compile(r"[1-9][0-9]{0,9}")


def whole_number(text: Any) -> Any:
    if not NUMBER.fullmatch(str(text)):
        raise PydanticCustomError("invalid", "Must be a whole number from 1.")
    return text


Count = Annotated[int, BeforeValidator(whole_number)]


class Pagination(PaginationBase):
    """One page of a list, sorted by one of its fields; ties by id."""

    columns: dict[str, str]

    class Input(Schema):
        page: Count = Field(1, ge=1, le=MAX_PAGE)
        page_size: Count = Field(DEFAULT_PAGE_SIZE, alias="pageSize", ge=1, le=MAX_PAGE_SIZE)
        sort: str = "createdAt"

    class Output(Schema):
        items: list[Any]
        page: int = Field(ge=1)
        page_size: int = Field(serialization_alias="pageSize", ge=1)
        total: int = Field(ge=0)

    @classmethod
    def by(cls, *fields: str) -> type["Pagination"]:
        """Pages of a list that can be sorted by these fields of its model."""
        sortable = {camelize(field): field for field in fields}
        sorts = [sort for name in sortable for sort in (name, f"-{name}")]

        class Sorted(cls):  # type: ignore[valid-type,misc]
            columns = sortable

            class Input(cls.Input):  # type: ignore[name-defined]
                sort: Annotated[str, OneOf(sorts)] = "createdAt"

        return Sorted

    def paginate_queryset(
        self, queryset: QuerySet, pagination: Any, request: HttpRequest, **params: Any
    ) -> dict[str, Any]:
        column = F(self.columns[pagination.sort.removeprefix("-")])
        order = column.desc() if pagination.sort.startswith("-") else column.asc()
        start = (pagination.page - 1) * pagination.page_size
        return {
            "items": queryset.order_by(order, "id")[start : start + pagination.page_size],
            "page": pagination.page,
            "page_size": pagination.page_size,
            "total": queryset.count(),
        }
