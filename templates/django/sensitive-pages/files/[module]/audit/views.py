from django.contrib.auth.mixins import UserPassesTestMixin

from ..core.views import RecordList
from ..users.middleware import SignedInRequest
from .models import AuditEntry


class AuditLog(UserPassesTestMixin, RecordList):
    request: SignedInRequest
    model = AuditEntry
    ordering = ["-created_at", "-id"]

    def test_func(self) -> bool:
        return self.request.user.role == "admin"
