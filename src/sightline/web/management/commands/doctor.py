"""`python -m sightline.web doctor`: the checks of the application, one JSON object."""

import json
from typing import Any

from django.core.management.base import BaseCommand

from sightline.web.checks import all_checks


class Command(BaseCommand):
    help = "Look whether the application is sound; `sightline doctor` shows it with the rest."
    requires_system_checks = []

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(json.dumps([vars(check) for check in all_checks()]))
