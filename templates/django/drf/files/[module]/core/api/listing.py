"""`?page=1&pageSize=20&sort=-createdAt`."""

import re

from django.db.models import F
from rest_framework.filters import BaseFilterBackend
from rest_framework.pagination import BasePagination
from rest_framework.response import Response

from .exceptions import Invalid

PARAMETERS = ("page", "pageSize", "sort")
MAX_PAGE = 1_000_000_000
MAX_PAGE_SIZE = 100
DEFAULT_PAGE_SIZE = 20
NUMBER = re.compile(r"[1-9][0-9]{0,9}")


def whole_number(request, name: str, default: int, highest: int) -> int:
    text = request.query_params.get(name, str(default))
    if not NUMBER.fullmatch(text) or int(text) > highest:
        message = f"Must be a whole number from 1 to {highest}."
        raise Invalid([{"field": name, "message": message}], "The query is not valid.")
    return int(text)


class Pagination(BasePagination):
    def paginate_queryset(self, queryset, request, view=None):
        self.page = whole_number(request, "page", 1, MAX_PAGE)
        self.size = whole_number(request, "pageSize", DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE)
        self.total = queryset.count()
        start = (self.page - 1) * self.size
        return list(queryset[start : start + self.size])

    def get_paginated_response(self, data):
        return Response(
            {"items": data, "page": self.page, "pageSize": self.size, "total": self.total}
        )


class Sorting(BaseFilterBackend):
    """Sorts by the view's `sort_fields`; ties by id."""

    def filter_queryset(self, request, queryset, view):
        sort = request.query_params.get("sort", "createdAt")
        name = sort.removeprefix("-")
        if name not in view.sort_fields:
            message = f"Must be one of {', '.join(view.sort_fields)}, or one with - before it."
            raise Invalid([{"field": "sort", "message": message}], "The query is not valid.")
        source = view.get_serializer().fields[name].source
        # The field of a reference would sort by the order of what it refers to.
        column = F(queryset.model._meta.get_field(source).attname)
        order = column.desc() if sort.startswith("-") else column.asc()
        return queryset.order_by(order, "id")
