from typing import Any

from rest_framework.exceptions import AuthenticationFailed, NotFound, PermissionDenied, Throttled
from rest_framework.permissions import AllowAny, IsAuthenticated
from rest_framework.response import Response
from rest_framework.views import APIView

from ...core.api.exceptions import Invalid
from ...core.api.views import RecordViewSet, refuse_query, refuse_unreadable
from .. import services
from ..attempts import TooManyAttempts
from ..models import User
from . import serializers
from .permissions import IsAdmin


class AccountView(APIView):
    schema = None

    def initial(self, request, *args, **kwargs):
        super().initial(request, *args, **kwargs)
        refuse_query(request, ())

    def body(self, serializer_class: type[Any]) -> dict[str, Any]:
        refuse_unreadable(self.request)
        serializer = serializer_class(data=self.request.data)
        serializer.is_valid(raise_exception=True)
        return serializer.validated_data

    def handle_exception(self, exc):
        if isinstance(exc, services.Refused):
            exc = Invalid(exc.errors)
        if isinstance(exc, TooManyAttempts):
            exc = Throttled(exc.wait, str(exc))
        return super().handle_exception(exc)

    def finalize_response(self, request, response, *args, **kwargs):
        response = super().finalize_response(request, response, *args, **kwargs)
        response["Cache-Control"] = "no-store"
        return response

    def options(self, request, *args, **kwargs):
        return Response(status=204)


class OpenView(AccountView):
    """For those who have not signed in yet."""

    authentication_classes = []
    permission_classes = [AllowAny]

    def get_authenticate_header(self, request) -> str:
        return "Bearer"


class RegisterView(OpenView):
    def post(self, request):
        services.register(**self.body(serializers.AddressSerializer))
        return accepted()


class ConfirmRegistrationView(OpenView):
    def post(self, request):
        user = services.confirm_registration(**self.body(serializers.ProofSerializer))
        return Response(serializers.session_of(user), status=201)


class LoginView(OpenView):
    def post(self, request):
        user = services.sign_in(request, **self.body(serializers.CredentialsSerializer))
        if user is None:
            raise AuthenticationFailed("The email or the password is wrong.")
        return Response(serializers.session_of(user))


class ResetView(OpenView):
    def post(self, request):
        services.request_reset(**self.body(serializers.AddressSerializer))
        return accepted()


class ConfirmResetView(OpenView):
    def post(self, request):
        services.confirm_reset(**self.body(serializers.ProofSerializer))
        return Response(status=204)


class LogoutView(AccountView):
    def post(self, request):
        request.auth.delete()
        return Response(status=204)


class MeView(AccountView):
    def get(self, request):
        return Response(serializers.MeSerializer(request.user).data)

    def patch(self, request):
        refuse_unreadable(request)
        serializer = serializers.MeSerializer(request.user, data=request.data, partial=True)
        serializer.is_valid(raise_exception=True)
        serializer.save()
        return Response(serializer.data)


class PasswordView(AccountView):
    def post(self, request):
        services.change_password(request, request.user, **self.body(serializers.PasswordSerializer))
        return Response(serializers.session_of(request.user))


class UserViewSet(RecordViewSet):
    schema = None
    permission_classes = [IsAuthenticated, IsAdmin]
    queryset = User.objects.all()
    serializer_class = serializers.UserSerializer
    sort_fields = ["id", "email", "name", "createdAt", "updatedAt"]

    def get_object(self):
        user = super().get_object()
        if user == self.request.user:
            raise PermissionDenied("Nobody changes their own role.")
        return user


class UnknownView(APIView):
    """Where there is nothing; who has not signed in does not even learn that."""

    schema = None

    def initial(self, request, *args, **kwargs):
        super().initial(request, *args, **kwargs)
        raise NotFound("There is nothing here.")


def accepted() -> Response:
    return Response({"status": "accepted"}, status=202)
