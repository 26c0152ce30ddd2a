"""`python -m sightline.web load_scorecard`: a scorecard file becomes collected indicators."""

import sys
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from sightline.apps.collected import actions
from sightline.intake.collected import ReadScorecard, ScorecardMapping, read_mapping, read_scorecard
from sightline.intake.refusal import IntakeRefused
from sightline.store.store import Store
from sightline.vocabulary.not_allowed import NotAllowed
from sightline.vocabulary.problems import ProblemsFound


class Command(BaseCommand):
    help = "Load a scorecard of collected indicators; what contradicts itself is listed."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--year", type=int, required=True, help="the year in which Q1 begins, such as 2026"
        )
        parser.add_argument("--mapping", type=Path, help="a TOML that says which column is which")
        parser.add_argument("--authority", default="", help="its code, where there are several")
        parser.add_argument("--owner", default="performance_analyst", help="the role that answers")
        parser.add_argument("--look", action="store_true", help="only look; write nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            mapping = read_mapping(options["mapping"]) if options["mapping"] else ScorecardMapping()
            file: Path = options["file"]
            card = read_scorecard(
                file.name, file.read_bytes(), year=options["year"], mapping=mapping
            )
            self._say(card)
            if options["look"]:
                return
            loaded = actions.load_scorecard(
                by=None,
                authority=options["authority"] or _authority(),
                card=card,
                owner=options["owner"],
                at=timezone.now(),
            )
        except (IntakeRefused, NotAllowed, ProblemsFound, OSError) as problem:
            sys.exit(str(problem))
        self.stdout.write(f"{loaded.indicators} indicators and {loaded.values} values are kept.")

    def _say(self, card: ReadScorecard) -> None:
        self.stdout.write(f"{card.rows} rows, {len(card.indicators)} indicators.")
        for title, lines in (
            ("Could not be read", [str(each) for each in card.problems]),
            ("Contradicts itself, and is kept as it stands", [str(each) for each in card.doubts]),
            ("Columns not read", list(card.not_read)),
        ):
            if lines:
                self.stdout.write(f"{title}:")
                for line in lines:
                    self.stdout.write(f"  {line}")


def _authority() -> str:
    known = list(Store(Path(settings.SIGHTLINE_DATA)).authorities())
    if settings.SIGHTLINE_AUTHORITY:
        return str(settings.SIGHTLINE_AUTHORITY)
    if len(known) == 1:
        return known[0]
    raise NotAllowed("Say which authority with --authority, such as --authority 999.")
