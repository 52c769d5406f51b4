from typing import Any

from rest_framework import serializers

from ...core.api import fields
from ...core.api.serializers import RecordSerializer
from .. import sessions
from ..models import ROLES, User


class UserSerializer(RecordSerializer):
    role = fields.ChoiceField(choices=ROLES)

    class Meta:
        model = User
        fields = ["id", "email", "name", "role", "created_at", "updated_at"]
        read_only_fields = ["email", "name"]


class MeSerializer(UserSerializer):
    role = fields.ChoiceField(choices=ROLES, read_only=True)

    class Meta(UserSerializer.Meta):
        read_only_fields = ["email"]


class SessionSerializer(serializers.Serializer):
    """What a sign-in answers; the token is told this once."""

    token = serializers.CharField()
    expiresAt = serializers.DateTimeField()
    user = MeSerializer()


class AddressSerializer(RecordSerializer):
    class Meta:
        model = User
        fields = ["email"]


class CredentialsSerializer(RecordSerializer):
    password = fields.StringField()

    class Meta:
        model = User
        fields = ["email", "password"]


class ProofSerializer(RecordSerializer):
    token = fields.StringField()
    password = fields.StringField()

    class Meta:
        model = User
        fields = ["token", "password"]


class PasswordSerializer(RecordSerializer):
    current = fields.StringField()
    password = fields.StringField()

    class Meta:
        model = User
        fields = ["current", "password"]


def session_of(user: User) -> dict[str, Any]:
    token, session = sessions.start_session(user)
    return dict(
        SessionSerializer({"token": token, "expiresAt": session.expires_at, "user": user}).data
    )
