from rest_framework.generics import get_object_or_404
from rest_framework.permissions import IsAuthenticated
from rest_framework.response import Response

from ...core.api.exceptions import Conflict
from ...core.api.serializers import RecordSerializer
from .. import second_factor, verification
from ..models import User
from .freshness import IsFresh
from .permissions import IsAdmin
from .serializers import CodeField
from .views import AccountView


class CodeSerializer(RecordSerializer):
    code = CodeField()

    class Meta:
        model = User
        fields = ["code"]


class SecondFactorView(AccountView):
    permission_classes = [IsAuthenticated, IsFresh]

    def get(self, request):
        enabled = second_factor.is_enabled(request.user)
        left = request.user.recovery_codes.count()
        return Response({"enabled": enabled, "recoveryCodesLeft": left})

    def post(self, request):
        secret = second_factor.begin(request.user)
        if secret is None:
            raise Conflict("There is a second factor already: disable that one first.")
        uri = second_factor.uri_of(request.user, secret)
        return Response({"secret": secret, "uri": uri}, status=201)

    def delete(self, request):
        second_factor.disable(request.user)
        return Response(status=204)


class ConfirmSecondFactorView(AccountView):
    permission_classes = [IsAuthenticated, IsFresh]

    def post(self, request):
        code = self.body(CodeSerializer)["code"]
        if not second_factor.is_begun(request.user):
            raise Conflict("There is nothing to confirm.")
        codes = verification.confirm_second_factor(request, request.auth, code)
        return Response({"recoveryCodes": codes})


class SecondFactorOfUserView(AccountView):
    permission_classes = [IsAuthenticated, IsFresh, IsAdmin]

    def delete(self, request, pk):
        second_factor.disable(get_object_or_404(User, pk=pk))
        return Response(status=204)
