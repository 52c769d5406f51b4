from rest_framework.exceptions import APIException
from rest_framework.permissions import SAFE_METHODS, BasePermission

from .. import verification


class StaleSignIn(APIException):
    status_code = 401
    default_detail = verification.STALE

    def __init__(self) -> None:
        super().__init__()
        self.auth_header = verification.challenge()


class IsFresh(BasePermission):
    """Changes are for those who have proven who they are not long ago."""

    def has_permission(self, request, view) -> bool:
        if request.method in SAFE_METHODS or verification.is_fresh(request.auth):
            return True
        raise StaleSignIn
