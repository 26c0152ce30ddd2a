"""`python -m sightline.web add_user`: an account for somebody; a password typed in, or made."""

import getpass
import secrets
import sys
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from sightline.apps.people import actions, rules


class Command(BaseCommand):
    help = "Make an account. Leave the password empty and one is made and shown once."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")
        parser.add_argument("--name", default="", help="the name shown on pages")

    def handle(self, *args: Any, **options: Any) -> None:
        call_command("migrate", interactive=False, verbosity=0)
        email = options["email"]
        typed = getpass.getpass("Password (empty: one is made): ") if _asks() else _line()
        password = typed or secrets.token_urlsafe(12)
        try:
            user = actions.add_user(
                email=email,
                name=options["name"] or email.partition("@")[0],
                password=password,
                at=timezone.now(),
            )
        except rules.NotAllowed as problem:
            sys.exit(str(problem))
        self.stdout.write(f"{user.name} can sign in as {user.email}.")
        if not typed:
            self.stdout.write(f"The password is {password} and is shown this once only.")


def _asks() -> bool:
    return sys.stdin.isatty()


def _line() -> str:
    return sys.stdin.readline().rstrip("\n")
