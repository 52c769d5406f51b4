from django.urls import path

from . import views

urlpatterns = [
    path("register", views.Register.as_view(), name="register"),
    path("register/confirm", views.ConfirmRegistration.as_view(), name="confirm-registration"),
    path("login", views.SignIn.as_view(), name="login"),
    path("logout", views.SignOut.as_view(), name="logout"),
    path("reset", views.Reset.as_view(), name="reset"),
    path("reset/confirm", views.ConfirmReset.as_view(), name="confirm-reset"),
    path("me", views.Me.as_view(), name="me"),
    path("password", views.ChangePassword.as_view(), name="password"),
]
