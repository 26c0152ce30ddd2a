"""`python -m sightline.web serve`: prepare the database and serve the pages until interrupted."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from sightline.web import serve


class Command(BaseCommand):
    help = "Prepare the database, then serve the pages until interrupted."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default="127.0.0.1", help="address to listen on")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--open", action="store_true", help="open a browser at the first page")
        parser.add_argument("--demo", action="store_true", help="make accounts to look around with")
        parser.add_argument(
            "--no-work", action="store_true", help="the background work runs elsewhere"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        data = settings.SIGHTLINE_DATA
        serve.check_free(options["host"], options["port"])
        if options["demo"]:
            self.stdout.write(serve.ensure_demo_people(data))
        elif not serve.has_accounts(data):
            self.stdout.write("Nobody can sign in yet: sightline add-user EMAIL makes an account.")
        self.stdout.write(
            f"Sightline is at http://{options['host']}:{options['port']}/ (Ctrl+C stops it)"
        )
        self.stdout.flush()
        serve.serve(options["host"], options["port"], data, options["open"], not options["no_work"])
