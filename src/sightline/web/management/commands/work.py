"""`python -m sightline.web work`: do what is due and what is queued, once or until stopped."""

from argparse import SUPPRESS
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser

from sightline.apps.work.loop import WorkLoop
from sightline.web.beside import tell_when_the_server_ends


class Command(BaseCommand):
    help = "Do the background work: what is due and what is queued, until stopped."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--once", action="store_true", help="do what is due now, then end: for a timer"
        )
        # `serve` starts its own worker so: silent, and gone when the server is.
        parser.add_argument("--beside-server", action="store_true", help=SUPPRESS)

    def handle(self, *args: Any, **options: Any) -> None:
        call_command("migrate", interactive=False, verbosity=0)
        loop = WorkLoop()
        if options["once"]:
            done = loop.once()
            self.stdout.write(f"{done} {'piece' if done == 1 else 'pieces'} of due work done.")
            return
        if options["beside_server"]:
            tell_when_the_server_ends(loop.stop)
            loop.until_stopped()
            return
        self.stdout.write("Background work runs (Ctrl+C stops it after the piece in hand).")
        self.stdout.flush()
        loop.until_stopped()
        self.stdout.write("Background work has stopped.")
