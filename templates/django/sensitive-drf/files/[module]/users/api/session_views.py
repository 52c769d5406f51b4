from rest_framework import serializers
from rest_framework.exceptions import NotFound
from rest_framework.response import Response

from .. import sessions, verification
from .serializers import CredentialsSerializer
from .views import AccountView

MOST_SESSIONS = 100


class OpenSessionSerializer(serializers.Serializer):
    id = serializers.CharField()
    createdAt = serializers.DateTimeField(source="created_at")
    lastUsedAt = serializers.DateTimeField(source="last_used_at")
    expiresAt = serializers.DateTimeField(source="expires_at")
    address = serializers.CharField()
    userAgent = serializers.CharField(source="user_agent")
    current = serializers.SerializerMethodField()

    def get_current(self, session) -> bool:
        return session == self.context["request"].auth


class ProofOfIdentitySerializer(CredentialsSerializer):
    class Meta(CredentialsSerializer.Meta):
        fields = ["password", "code"]


class SessionsView(AccountView):
    def get(self, request):
        opened = sessions.sessions_of(request.user)[:MOST_SESSIONS]
        items = OpenSessionSerializer(opened, many=True, context={"request": request}).data
        return Response({"items": items})

    def delete(self, request):
        sessions.end_others(request.auth)
        return Response(status=204)


class SessionView(AccountView):
    def delete(self, request, pk):
        ended, _ = sessions.sessions_of(request.user).filter(pk=pk).delete()
        if not ended:
            raise NotFound("There is no such session.")
        return Response(status=204)


class VerifyView(AccountView):
    def post(self, request):
        proof = self.body(ProofOfIdentitySerializer)
        verification.verify(request, request.auth, **proof)
        return Response(status=204)
