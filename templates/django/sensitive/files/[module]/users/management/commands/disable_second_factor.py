from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from ... import second_factor
from ...models import User


class Command(BaseCommand):
    help = "Disables the second factor of who has lost authenticator and recovery codes."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")

    def handle(self, *args: Any, email: str, **options: Any) -> None:
        try:
            user = User.objects.get_by_natural_key(email)
        except User.DoesNotExist as error:
            raise CommandError(f"There is no user {email}.") from error
        second_factor.disable(user)
        self.stdout.write(f"{user.email} signs in without a second factor.")
