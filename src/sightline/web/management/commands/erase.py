"""`python -m sightline.web erase CHILD --reason …`: take a child's records out of everything."""

import getpass
import sys
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from sightline.apps.people.rules import NotAllowed
from sightline.apps.retention import actions
from sightline.apps.retention.rules import State


class Command(BaseCommand):
    help = "Erase a child's records, for good."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("child")
        parser.add_argument("--reason", required=True)

    def handle(self, *args: Any, **options: Any) -> None:
        call_command("migrate", interactive=False, verbosity=0)
        try:
            done = actions.erase_here(
                by_name=getpass.getuser(),
                child_id=options["child"],
                reason=options["reason"],
                at=timezone.now(),
            )
        except NotAllowed as problem:
            sys.exit(str(problem))
        if done.state != State.DONE:
            sys.exit(done.said)
        self.stdout.write(done.said)
