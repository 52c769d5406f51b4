from contextlib import contextmanager

from django.db import IntegrityError, transaction
from rest_framework.exceptions import ParseError
from rest_framework.response import Response
from rest_framework.viewsets import ModelViewSet

from ..problems import FieldError
from .exceptions import Conflict, Invalid
from .listing import PARAMETERS, Sorting


class RecordViewSet(ModelViewSet):
    """List, create, retrieve, change and delete the records of one model."""

    http_method_names = ["get", "post", "patch", "delete", "head", "options"]
    lookup_value_converter = "uuid"
    filter_backends = [Sorting]
    sort_fields = ["createdAt"]

    def initial(self, request, *args, **kwargs):
        super().initial(request, *args, **kwargs)
        if self.action in ("create", "partial_update"):
            refuse_unreadable(request)
        refuse_query(request, PARAMETERS if self.action == "list" else ())

    def get_queryset(self):
        queryset = super().get_queryset()
        # Two changes at once have to wait for each other.
        changing = self.action in ("partial_update", "destroy")
        return queryset.select_for_update() if changing else queryset

    def create(self, request, *args, **kwargs):
        serializer = self.get_serializer(data=request.data)
        serializer.is_valid(raise_exception=True)
        with explained(serializer), transaction.atomic():
            record = serializer.save()
        headers = {"Location": f"{request.path}/{record.pk}"}
        return Response(serializer.data, status=201, headers=headers)

    def partial_update(self, request, *args, **kwargs):
        serializer = self.get_serializer(data=request.data, partial=True)
        serializer.is_valid(raise_exception=True)
        with explained(serializer), transaction.atomic():
            serializer.instance = self.get_object()
            serializer.save()
        return Response(serializer.data)

    def destroy(self, request, *args, **kwargs):
        try:
            with transaction.atomic():
                self.get_object().delete()
        except IntegrityError as error:
            raise Conflict("Other records refer to it.") from error
        return Response(status=204)

    def options(self, request, *args, **kwargs):
        return Response(status=204)


def refuse_unreadable(request) -> None:
    if not int(request.META.get("CONTENT_LENGTH") or 0):
        raise ParseError("The body is empty.")
    # Reading it parses it.
    request.data  # noqa: B018


def refuse_query(request, known) -> None:
    errors: list[FieldError] = []
    for name, values in request.query_params.lists():
        if name not in known:
            errors.append({"field": name, "message": "There is no such parameter."})
        elif len(values) > 1:
            errors.append({"field": name, "message": "Must be there only once."})
    if errors:
        raise Invalid(errors, "The query is not valid.")


@contextmanager
def explained(serializer):
    """Tells what the database refuses by the fields at fault."""
    try:
        yield
    except IntegrityError as error:
        dangling = serializer.dangling()
        if dangling:
            raise Invalid(about(dangling, "There is no such record.")) from error
        taken = about(serializer.taken(), "Another record has this value.")
        raise Conflict("Another record has the same value.", taken) from error


def about(names: list[str], message: str) -> list[FieldError]:
    return [{"field": name, "message": message} for name in names]
