"""Makes the visitors: accounts, roles, sessions, and the pages each opens. Prints them as JSON."""

import json
import sys
from datetime import UTC, datetime

from sightline.web.serve import prepare

# What visitors are, and how many of ten.
MIX = {"director": 1, "analyst": 1, "head_of_service": 2, "team_manager": 3, "social_worker": 3}
INDICATORS = ("assessments_45wd_pct", "cpp_visits_in_time_pct", "cpp_count", "lac_count")


def make(count: int) -> list[dict[str, object]]:
    from django.conf import settings

    prepare(settings.SIGHTLINE_DATA)
    from sightline.apps.children.queries import snapshot
    from sightline.apps.people import actions
    from sightline.pipeline.names import names_in

    published = snapshot()
    if published is None:
        raise SystemExit("Nothing is published in this data folder.")
    now = datetime.now(UTC)
    actions.grow_tree(by=None, names=names_in(published), at=now)
    mix = [role for role, times in MIX.items() for _ in range(times)]
    return [_visitor(number, mix[number % len(mix)], now) for number in range(count)]


def _visitor(number: int, role: str, now: datetime) -> dict[str, object]:
    raise NotImplementedError


if __name__ == "__main__":
    import os

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sightline.web.settings")
    print(json.dumps(make(int(sys.argv[1]))))
