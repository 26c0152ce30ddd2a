"""What is kept and for how long, who is held, and everything that is held about one child."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.conf import settings

from sightline.apps.children.queries import authority_code, kept_records, snapshot
from sightline.apps.people.models import Look
from sightline.apps.retention.models import KeepingRequest
from sightline.documents.held import held_about
from sightline.documents.model import Column, Document, Table
from sightline.pipeline.folder import DataFolder
from sightline.store.keeping.holds import Hold, holds
from sightline.store.keeping.keep import out_of_date
from sightline.store.keeping.schedule import shipped_schedule
from sightline.vocabulary.declared import declared_records


@dataclass(frozen=True)
class Kept:
    """One record table in the schedule; `years` None: as long as any other row of the child."""

    title: str
    years: int | None
    is_own: bool
    why: str
    rows: int
    past: int


def own_years() -> dict[str, int]:
    """The authority's own years by record table, from settings.toml."""
    folder = DataFolder(Path(settings.SIGHTLINE_DATA))
    return dict(folder.settings().retention.get(authority_code(), {}))


def schedule(on: date) -> list[Kept]:
    found = snapshot()
    own = own_years()
    past = out_of_date(kept_records(), on, own) if found else {}
    rows = found.manifest.tables if found else {}
    records = declared_records()
    return [
        Kept(
            records[name].title,
            None if rule.goes_with_the_child else own.get(name, rule.years),
            name in own,
            rule.why,
            rows.get(name, 0),
            past.get(name, 0),
        )
        for name, rule in shipped_schedule().items()
    ]


def newest_requests() -> list[KeepingRequest]:
    return list(KeepingRequest.objects.all()[:50])


def standing_holds() -> tuple[Hold, ...]:
    return holds(kept_records().folder) if authority_code() else ()


def held(child_id: str) -> Document | None:
    """All that is held about the child, the log of looks included; None where nothing is."""
    found = snapshot()
    return held_about(found, kept_records(), child_id, _looks(child_id)) if found else None


def _looks(child_id: str) -> Table:
    columns = (
        Column("at", "When (UTC)"),
        Column("person", "Who"),
        Column("page", "Through which page"),
        Column("right", "With which right"),
    )
    looks = Look.objects.filter(authority=authority_code(), child_id=child_id).order_by("id")
    rows = tuple(
        (each.at.isoformat(timespec="seconds"), each.person_name, each.page, each.right)
        for each in looks
    )
    return Table("Who looked at the record", columns, rows, sheet="Looks", is_section=True)
