from rest_framework.permissions import IsAuthenticated

from ...core.api.serializers import RecordSerializer
from ...core.api.views import RecordViewSet
from ...users.api.permissions import IsAdmin
from ..models import AuditEntry


class AuditEntrySerializer(RecordSerializer):
    class Meta:
        model = AuditEntry
        fields = [
            "id",
            "method",
            "path",
            "status",
            "user_id",
            "email",
            "address",
            "user_agent",
            "created_at",
        ]


class AuditEntryViewSet(RecordViewSet):
    schema = None
    permission_classes = [IsAuthenticated, IsAdmin]
    queryset = AuditEntry.objects.all()
    serializer_class = AuditEntrySerializer
    sort_fields = [
        "id",
        "method",
        "path",
        "status",
        "userId",
        "email",
        "address",
        "createdAt",
    ]
