from django.contrib.auth.models import AbstractUser


class User(AbstractUser):
    """The project's own from the start, because it can't be replaced later."""
