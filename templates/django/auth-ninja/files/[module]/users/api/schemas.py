from typing import Annotated

from ninja import Field, Schema
from pydantic import AfterValidator, ConfigDict

from ...core.api.fields import Email, OneOf, String, without_nul
from ...core.api.schemas import Input, Record, Stamp, Update
from ..models import ROLES

# A password is tried as it is, whatever new ones have to be like.
Secret = Annotated[str, Field(strict=True, min_length=1), AfterValidator(without_nul)]


class Address(Input):
    email: Email


class Credentials(Input):
    email: Email
    password: Secret


class Proof(Input):
    token: Secret
    password: Secret


class PasswordChange(Input):
    current: Secret
    password: Secret


class MeUpdate(Update, Input):
    name: String | None


class UserUpdate(Update, Input):
    role: Annotated[str, OneOf(ROLES)]


class UserRecord(Input, Record):
    email: str
    name: str | None
    role: str
    created_at: Stamp
    updated_at: Stamp


class Accepted(Schema):
    status: str = "accepted"


class Session(Input):
    """What a sign-in answers; the token is told this once."""

    model_config = ConfigDict(validate_by_name=True)

    token: str
    expires_at: Stamp
    user: UserRecord
