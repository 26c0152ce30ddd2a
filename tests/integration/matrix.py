"""Walking every address as everybody: what is asked, and what `access_matrix.txt` expects.

A line of the table is a URL's name and a cell for each profile: `y` let in, `o` let in by right but
this very thing is not there or out of reach (404), `-` refused (403). The last cell is for nobody:
`in` is sent to the sign-in page, `open` gets an answer.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from tests import personas
from tests.personas import SERVICE, TEAM

from sightline.apps.children.queries import child_key, holdings
from sightline.apps.people.models import Place, Spelling, User
from sightline.vocabulary.words import Level

TABLE = Path(__file__).with_name("access_matrix.txt")
# One persona for each profile, in the order of the table's columns.
WHO = {
    "practitioner": "social_worker",
    "manager": "team_manager",
    "quality": "quality_officer",
    "director": "director",
    "analyst": "analyst",
    "contributor": "lead_member",
    "reader": "councillor",
    "guardian": "guardian",
    "administrator": "administrator",
}
NOBODY = "nobody"
PULSE = "/healthz/work"
NONE = 999_999  # an id that is nobody's: right first, then "not there"


@dataclass(frozen=True)
class Address:
    name: str
    view: Callable[..., Any]
    arguments: tuple[str, ...]


def addresses(
    patterns: list[URLPattern | URLResolver] | None = None, within: tuple[str, ...] = ()
) -> Iterator[Address]:
    """Every address the resolver knows, by its name."""
    for pattern in patterns if patterns is not None else get_resolver().url_patterns:
        if isinstance(pattern, URLResolver):
            inner = (*within, pattern.namespace) if pattern.namespace else within
            yield from addresses(pattern.url_patterns, inner)
        else:
            name = ":".join((*within, pattern.name or str(pattern.pattern)))
            yield Address(name, pattern.callback, tuple(pattern.pattern.converters))


def examples() -> dict[str, object]:
    """What stands in an address, by the argument's name or by URL name and argument."""
    held = holdings()
    assert held is not None
    child = sorted(held.by_team[TEAM] - held.restricted)[0]
    other = User.objects.create(email="somebody@example.org", name="Somebody")
    team = personas.unit_called(Level.TEAM, TEAM)
    return {
        "person_id": other.pk,
        "unit_id": team.pk,
        "place_id": Place.objects.get(unit=team).pk,
        "spelling_id": Spelling.objects.get(level="team", text=TEAM).pk,
        "grant_id": NONE, "theme": "none", "finding": NONE,
        "number": NONE,
        "reader_id": NONE, "id": NONE, "pk": NONE, "plan": NONE,
        "uidb64": "MQ", "token": "none", "period": "2026-07-3", "ending": "csv", "format": "csv",
        "key": child_key(child),
        "name": "cla_visits", "begun": "2026-10-01", "what": "note", "check_id": "none",
        "load_id": "none", "code": "R-0000-000", "slug": "none",
        "month": "2026-10", "service": "assessment_and_safeguarding", "part": "audits",
        "indicator": "assessments_45wd_pct", "move": "meet", "section": "1",
        "figures:indicator.id": "assessments_45wd_pct",
        "figures:indicator_file.id": "assessments_45wd_pct",
        "figures:chart_file.id": "assessments_45wd_pct",
        "figures:chart_file.format": "svg",
        "figures:explain.id": "assessments_45wd_pct",
        "figures:rows_file.id": "assessments_45wd_pct",
        "figures:add_note.id": "assessments_45wd_pct",
        "audits:talk.kind": "practitioner", "talk": NONE, "confirmation": NONE, "moderation": NONE,
        "deed": "close", "year": 2026,
        "exception": NONE, "sent": NONE, "record": NONE, "receipt": NONE,
        "targets:take_over.kind": "statutory",
        "calendar:activity.key": "walking_the_floor", "calendar:record.key": "walking_the_floor",
        "months": 6,
        "dashboards:service.slug": _slug(SERVICE),
        "dashboards:team.slug": _slug(TEAM),
    }  # fmt: skip


def _slug(name: str) -> str:
    return name.lower().replace(" ", "-")


def filled(address: Address, known: Mapping[str, object]) -> str:
    """The address with examples in it; a new argument says where to add one."""
    arguments = {}
    for argument in address.arguments:
        for key in (f"{address.name}.{argument}", argument):
            if key in known:
                arguments[argument] = known[key]
                break
        else:
            raise AssertionError(
                f"{address.name} takes “{argument}”: give an example of it in examples() of "
                "tests/integration/matrix.py."
            )
    return reverse(address.name, kwargs=arguments)


def expected() -> dict[str, dict[str, str]]:
    """The table: URL name → profile or nobody → cell."""
    columns = [*WHO, NOBODY]
    found = {}
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, *cells = line.split()
            assert len(cells) == len(columns), (
                f"A line with other than {len(columns)} cells: {line}"
            )
            assert name not in found, f"{name} stands in the table twice."
            found[name] = dict(zip(columns, cells, strict=True))
    return found


def line(name: str, cells: Mapping[str, str]) -> str:
    return f"{name:<34} " + "   ".join(cells.get(who, "?") for who in [*WHO, NOBODY])


def asked(client: Client, method: str, at: str) -> Any:
    """One request that leaves nothing behind: neither in the database nor in the browser."""
    before, kept = transaction.savepoint(), {k: v.value for k, v in client.cookies.items()}
    try:
        return client.generic(method, at, content_type="application/x-www-form-urlencoded")
    finally:
        transaction.savepoint_rollback(before)
        client.cookies.clear()
        client.cookies.load(kept)


def cell_of(client: Client, at: str) -> str:
    """What GET says; a fault of ours is never an answer."""
    answer = asked(client, "GET", at)
    status = answer.status_code
    if _is_sent_to_sign_in(answer):
        return "in"
    if at == PULSE:
        return "y"  # 503 is its answer where background work does not run, as in a test
    return {200: "y", 302: "y", 405: "y", 404: "o", 403: "-"}.get(status, str(status))


def cell_of_nobody(at: str) -> str:
    answer = asked(Client(), "GET", at)
    if _is_sent_to_sign_in(answer):
        return "in"
    return "open" if answer.status_code < 500 or at == PULSE else str(answer.status_code)


def _is_sent_to_sign_in(answer: Any) -> bool:
    return answer.status_code == 302 and answer["Location"].startswith("/sign-in/?next=")


def first_let_in(cells: Mapping[str, str]) -> str:
    """The profile that stands for all let in where only a fault of ours is looked for."""
    return next((who for who in WHO if cells.get(who) in {"y", "o"}), "")


def wrong_posts(client: Client, at: str, cell: str) -> str:
    """What is wrong about an empty POST; '' where nothing is."""
    status = asked(client, "POST", at).status_code
    if status >= 500 and at != PULSE:
        return f"an empty POST to {at} answers {status}"
    if cell == "-" and status not in {403, 404}:
        return f"an empty POST to {at} answers {status} to somebody without the right"
    return ""
