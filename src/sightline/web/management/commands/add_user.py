"""`python -m sightline.web add_user`: an account for somebody; a password typed in, or made."""

import getpass
import secrets
import sys
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser
from django.db import transaction
from django.utils import timezone

from sightline.apps.people import actions, rules
from sightline.apps.people.models import User
from sightline.web.management.roles import give


class Command(BaseCommand):
    help = "Make an account. Leave the password empty and one is made and shown once."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")
        parser.add_argument("--name", default="", help="the name shown on pages")
        parser.add_argument("--role", default="", help="a role to give at once")
        parser.add_argument("--unit", default="", help="for which unit, as team:Assessment Team 3")

    def handle(self, *args: Any, **options: Any) -> None:
        call_command("migrate", interactive=False, verbosity=0)
        email = options["email"]
        typed = getpass.getpass("Password (empty: one is made): ") if _asks() else _line()
        password = typed or secrets.token_urlsafe(12)
        try:
            user = _add(email, password, options)
        except rules.NotAllowed as problem:
            sys.exit(str(problem))
        self.stdout.write(f"{user.name} can sign in as {user.email}.")
        if not typed:
            self.stdout.write(f"The password is {password} and is shown this once only.")


def _add(email: str, password: str, options: dict[str, Any]) -> User:
    """With the role or not at all."""
    name, now = options["name"] or email.partition("@")[0], timezone.now()
    with transaction.atomic():
        user = actions.add_user(email=email, name=name, password=password, at=now)
        if options["role"]:
            give(user, options["role"], options["unit"], now)
    return user


def _asks() -> bool:
    return sys.stdin.isatty()


def _line() -> str:
    return sys.stdin.readline().rstrip("\n")
