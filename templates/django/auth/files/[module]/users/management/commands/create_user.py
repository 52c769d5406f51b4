import getpass
import sys
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

from ...models import User
from ...services import Refused, refuse_weak


class Command(BaseCommand):
    help = "Makes a user, whose password it reads from standard input."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")
        parser.add_argument("--admin", action="store_true", help="who may do everything")

    def handle(self, *args: Any, email: str, admin: bool, **options: Any) -> None:
        user = User(email=email)
        user.role = "admin" if admin else "user"
        try:
            user.full_clean(exclude=["password"])
            password = read_password()
            refuse_weak(password, user)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        except Refused as error:
            raise CommandError(" ".join(each["message"] for each in error.errors)) from error
        user.set_password(password)
        user.save()
        self.stdout.write(f"Made the {user.role} {user.email}.")


def read_password() -> str:
    if sys.stdin.isatty():
        return getpass.getpass()
    return sys.stdin.readline().rstrip("\r\n")
