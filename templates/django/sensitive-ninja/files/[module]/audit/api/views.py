from uuid import UUID

from django.db.models import QuerySet
from ninja import Router
from ninja.pagination import paginate

from ...core.api.listing import Pagination
from ...core.api.schemas import Input, Record, Stamp
from ...users.api.requests import SignedIn
from ...users.api.views import admins_only
from ..models import AuditEntry

router = Router(by_alias=True)


class AuditRecord(Input, Record):
    method: str
    path: str
    status: int
    user_id: UUID | None
    email: str | None
    address: str
    user_agent: str | None
    created_at: Stamp


@router.get("/audit", response={200: list[AuditRecord]}, auth=admins_only, include_in_schema=False)
@paginate(
    Pagination.by("id", "method", "path", "status", "user_id", "email", "address", "created_at")
)
def list_audit_entries(request: SignedIn) -> QuerySet[AuditEntry]:
    return AuditEntry.objects.all()
