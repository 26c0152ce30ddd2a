"""Makes the visitors: accounts, roles, sessions, and the pages each opens. Prints them as JSON."""

import json
import os
import re
import sys
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from itertools import cycle
from typing import Any
from urllib.parse import urlencode

# What visitors are, of ten: the role, and the level of unit it is given for.
MIX = (
    ("director", ""),
    ("performance_analyst", ""),
    *(("head_of_service", "service"),) * 2,
    *(("team_manager", "team"),) * 3,
    *(("social_worker", "worker"),) * 3,
)
INDICATORS = ("assessments_45wd_pct", "cpp_visits_in_time_pct", "cpp_count", "lac_count")
_LINK = re.compile(r'href="([^"#]+)')
PER_KIND = 5


def make(count: int) -> list[dict[str, object]]:
    """`count` visitors of the served authority, each with a session that is signed in."""
    from sightline.apps.people import actions
    from sightline.apps.people.authority import published
    from sightline.pipeline.names import names_in

    snapshot = published()
    if snapshot is None:
        raise SystemExit("Nothing is published in this data folder.")
    now = datetime.now(UTC)
    actions.grow_tree(by=None, names=names_in(snapshot), at=now)
    places = {level: cycle(_units(level)) for level in ("service", "team", "worker")}
    pages: dict[str, dict[str, list[str]]] = {}
    people = []
    for number in range(count):
        role, level = MIX[number % len(MIX)]
        unit = next(places[level]) if level else None
        client = _signed_in(number, role, unit, now)
        # Visitors of one role and unit see the same; finding out once is enough.
        name = f"{role} {unit}"
        if name not in pages:
            pages[name] = _pages(client, level, unit)
        people.append({"cookie": _cookie(client), "pages": pages[name]})
    return people


def _units(level: str) -> list[Any]:
    from sightline.apps.people.models import Unit

    return list(Unit.objects.filter(level=level).order_by("name")[:20])


def _signed_in(number: int, role: str, unit: Any, now: datetime) -> Any:
    from django.test import Client

    from sightline.apps.people import actions
    from sightline.apps.people.models import User

    # The password is never used, and hashing fifty of them slowly on purpose would take a while.
    person = User.objects.create(email=f"v{number}@example.org", name=f"Visitor {number}")
    actions.give_role(by=None, person=person, role=role, unit=unit, at=now)
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


def _cookie(client: Any) -> str:
    return "; ".join(f"{name}={morsel.value}" for name, morsel in client.cookies.items())


def _pages(client: Any, level: str, unit: Any) -> Mapping[str, list[str]]:
    """What this visitor opens, found by following the links they would follow."""
    # As a browser would write it: a client refuses an address with a space in it.
    of = f"?{urlencode({'of': f'{level}:{unit.name}'})}" if unit else ""
    scorecard = f"/scorecard/{of}"
    opened = list(links(client, scorecard, "/figures/"))[:PER_KIND]
    lists = list(links(client, "/worklists/", "/worklists/"))[:PER_KIND]
    children = [child for page in (*opened, *lists) for child in links(client, page, "/children/")]
    found = {
        "an empty page": ["/accessibility/"],
        "home": ["/"],
        "dashboard": list(links(client, "/services/", ("/services/", "/teams/")))[:PER_KIND],
        "scorecard": [scorecard],
        "indicator": [f"/indicators/{name}/{of}" for name in INDICATORS],
        "figure opened": opened,
        "worklist": lists,
        "child": list(dict.fromkeys(children))[:PER_KIND],
    }
    return {page: addresses for page, addresses in found.items() if addresses}


def links(client: Any, page: str, to: str | tuple[str, ...]) -> Iterator[str]:
    answer = client.get(page)
    if answer.status_code != 200:
        return
    for link in dict.fromkeys(_LINK.findall(answer.content.decode())):
        address = link.replace("&amp;", "&")
        if address.startswith(to) and address not in {page, *([to] if isinstance(to, str) else to)}:
            yield address


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sightline.web.settings")
    from pathlib import Path

    from sightline.web.serve import prepare

    prepare(Path(os.environ["SIGHTLINE_DATA"]))
    from django.conf import settings

    settings.ALLOWED_HOSTS = ["testserver"]
    print(json.dumps(make(int(sys.argv[1]))))
