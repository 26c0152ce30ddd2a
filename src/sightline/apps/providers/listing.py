"""The register to take away."""

from collections.abc import Iterable
from datetime import date

from sightline.apps.providers.queries import HomeLine, policy
from sightline.documents.model import Column, Document, Table

_COLUMNS = (
    Column("home", "Home or service", wide=True),
    Column("provider", "Provider", wide=True),
    Column("kind", "Kind"),
    Column("urn", "Inspectorate’s number"),
    Column("grade", "Latest grade"),
    Column("inspected", "Latest full inspection"),
    Column("expected", "Expected in a year"),
    Column("children", "Our children"),
    Column("notes", "Bear in mind", wide=True),
)


def list_of(lines: Iterable[HomeLine], today: date) -> Document:
    about = (f"As it stood on {today.day} {today:%B %Y}",)
    title, name = "Register of providers", "providers"
    rows = tuple(_row(each) for each in lines)
    table = Table(title, _COLUMNS, rows, about=about, name=name, sheet="Providers", heads_rows=True)
    return Document(
        title, about, (table.without_empty_columns,), name=name, data_as_at=today,
        is_landscape=True, data=(table,),
    )  # fmt: skip


def _row(line: HomeLine) -> tuple[str | int | date | None, ...]:
    stands = line.standing
    lacks = ("Fewer inspections than expected.",) if line.lacks else ()
    return (
        line.home.name, line.home.provider.name, stands.kind.in_words, line.home.urn,
        stands.grade.in_words, stands.full[0] if stands.full else None,
        stands.wanted_in_year(policy()), line.children, " ".join((*line.warnings, *lacks)),
    )  # fmt: skip
