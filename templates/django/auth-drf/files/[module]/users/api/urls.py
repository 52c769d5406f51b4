from django.urls import path

from . import views

urlpatterns = [
    path("auth/register", views.RegisterView.as_view()),
    path("auth/register/confirm", views.ConfirmRegistrationView.as_view()),
    path("auth/login", views.LoginView.as_view()),
    path("auth/logout", views.LogoutView.as_view()),
    path("auth/me", views.MeView.as_view()),
    path("auth/password", views.PasswordView.as_view()),
    path("auth/reset", views.ResetView.as_view()),
    path("auth/reset/confirm", views.ConfirmResetView.as_view()),
    path("users", views.UserViewSet.as_view({"get": "list"})),
    path("users/<str:pk>", views.UserViewSet.as_view({"patch": "partial_update"})),
]
