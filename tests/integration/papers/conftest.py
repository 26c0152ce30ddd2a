"""Papers of the tests' own: a kind that only those who see unpublished figures may read."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest

from sightline.apps.papers import registry
from sightline.apps.papers.actions import freeze
from sightline.apps.papers.models import PaperVersion
from sightline.apps.people.models import User
from sightline.apps.people.rules import Right
from sightline.documents.model import (
    Block,
    Column,
    Document,
    FigureCell,
    FreeText,
    Heading,
    Paragraph,
    Sum,
    Table,
)

AT = datetime(2026, 11, 6, 10, tzinfo=UTC)
KIND = "test_report"


@pytest.fixture(autouse=True)
def kind_of_the_tests(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with monkeypatch.context() as patch:
        patch.setattr(registry, "_kinds", dict(registry._kinds))
        registry.register(
            KIND,
            noun="Test report",
            title=lambda id: f"Report {id}",
            address=lambda id: "/",
            may_read=lambda access, id: access.may(Right.SEE_UNIT_FIGURES),
        )
        yield


def plans(*counts: int, title: str = "Plans by age", **which: Any) -> Table:
    """Ages that add up to all."""
    columns = (Column("age", "Age"), Column("n", "Children", is_number=True))
    rows: list[tuple[str, FigureCell]] = [
        (f"Age {n}", FigureCell(str(count), count, count, of=f"age {n}", **which))
        for n, count in enumerate(counts)
    ]
    whole = sum(counts)
    rows.append(("All", FigureCell(str(whole), whole, whole, of="", **which)))
    sums = (Sum((len(counts), 1), tuple((n, 1) for n in range(len(counts)))),)
    return Table(title, columns, tuple(rows), heads_rows=True, sums=sums)


def report(*blocks: Block) -> Document:
    usual = (Heading("Plans"), Paragraph("How many have a plan."), plans(3, 20, 12, indicator="p"))
    return Document(
        "Report on plans",
        ("Wrenshire", "As at 31 October 2026"),
        blocks or usual,
        name="report-on-plans",
        data_as_at=date(2026, 10, 31),
    )


Frozen = Callable[..., PaperVersion]


@pytest.fixture
def frozen(analyst: User) -> Frozen:
    """Freeze a document as the analyst; of these blocks, or the usual ones."""

    def make(*blocks: Block, about: str = "1", changes: str = "Corrected.") -> PaperVersion:
        document = report(*blocks)
        return freeze(by=analyst, about=(KIND, about), document=document, at=AT, changes=changes)

    return make


def text(words: str) -> FreeText:
    return FreeText(words, "A head of service")
