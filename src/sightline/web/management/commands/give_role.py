"""`python -m sightline.web give_role EMAIL ROLE`: a role for somebody who has an account."""

import sys
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from sightline.apps.people import rules
from sightline.apps.people.models import User
from sightline.web.management.roles import give


class Command(BaseCommand):
    help = "Give a role to somebody who has an account."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")
        parser.add_argument("role")
        parser.add_argument("--unit", default="", help="for which unit, as team:Assessment Team 3")

    def handle(self, *args: Any, **options: Any) -> None:
        call_command("migrate", interactive=False, verbosity=0)
        person = User.objects.filter(email=rules.login_name(options["email"])).first()
        if person is None:
            sys.exit(f"Nobody signs in as {options['email']}: sightline add-user makes an account.")
        try:
            given = give(person, options["role"], options["unit"], timezone.now())
        except rules.NotAllowed as problem:
            sys.exit(str(problem))
        where = given.unit.name if given.unit else "the whole authority"
        title = rules.check_role(given.role).title.lower()
        self.stdout.write(f"{person.name} is {title} for {where}.")
