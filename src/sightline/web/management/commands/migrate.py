"""`python -m sightline.web migrate`: Django’s own, but that a new database is made in one step."""

from typing import Any

from django.core.management.commands import migrate
from django.db import connections

from sightline.web import new_database


class Command(migrate.Command):
    def handle(self, *args: Any, **options: Any) -> None:
        # Whoever names an app or a migration wants to go to that place by the migrations.
        if options["app_label"] is None and not options["plan"] and not options["check_unapplied"]:
            alias = options["database"]
            if new_database.is_empty(connections[alias]):
                new_database.make(alias)
        super().handle(*args, **options)
