import uuid

from django.db import models


class AuditEntry(models.Model):
    """What somebody wanted changed, and how it ended; the server alone appends to them."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    method = models.CharField(max_length=10)
    path = models.CharField(max_length=255)
    status = models.PositiveSmallIntegerField()
    # No reference: what somebody did stays when they are gone.
    user_id = models.UUIDField(null=True)
    email = models.CharField(max_length=255, null=True)
    address = models.CharField(max_length=255)
    user_agent = models.CharField(max_length=255, null=True)
    created_at = models.DateTimeField(auto_now_add=True, db_index=True)

    class Meta:
        ordering = ["created_at", "id"]
        default_permissions = ["view"]
        verbose_name_plural = "audit entries"

    def __str__(self) -> str:
        return f"{self.method} {self.path}: {self.status}"
