from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from ninja import Field, Schema
from pydantic import ConfigDict, PlainSerializer, WithJsonSchema, model_validator

from .fields import in_utc
from .naming import camelize

# When a record was made or changed, which nobody sets.
Stamp = Annotated[
    datetime,
    PlainSerializer(in_utc),
    WithJsonSchema({"type": "string", "format": "date-time", "readOnly": True}),
]


class Input(Schema):
    """What clients send: names in camelCase, and no field that is not known."""

    model_config = ConfigDict(alias_generator=camelize, extra="forbid")


class Update(Schema):
    """Makes an input of which any field may be left out, and stays as it is."""

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: Any) -> None:
        super().__pydantic_init_subclass__(**kwargs)
        for field in cls.model_fields.values():
            field.default = None
        cls.model_rebuild(force=True)


class Record(Schema):
    """What is answered: a record as the database has it, which is not validated once more."""

    model_config = ConfigDict(extra="ignore", json_schema_serialization_defaults_required=True)

    id: Annotated[UUID, Field(json_schema_extra={"readOnly": True})]

    @model_validator(mode="wrap")
    @classmethod
    def as_stored(cls, record: Any, _handler: Any) -> Any:
        return cls.model_construct(**{name: getattr(record, name) for name in cls.model_fields})


class Problem(Schema):
    """A problem document (RFC 9457), as `core.problems` makes it."""

    type: str
    title: str
    status: int
    detail: str
    request_id: str = Field(alias="requestId")
    errors: list[dict[str, str]] = []
