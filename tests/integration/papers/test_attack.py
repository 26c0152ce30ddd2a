"""The attack finds nothing in any published paper; a seeded leak is found.

`leaks_in_published_papers` reads every public version there is off its own stored words, beside
the internal version it was made of: whoever made it, and whatever the kept tables say.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from tests.integration.papers.conftest import AT, KIND

from sightline.apps.figures import queries as figures
from sightline.apps.papers import queries
from sightline.apps.papers.actions import freeze, publish
from sightline.apps.papers.models import PublicVersion
from sightline.apps.people.models import User
from sightline.documents.model import Column, Document, FigureCell, Sum, Table
from sightline.documents.publication import Leak, PublishedTable, leaks, published_tables
from sightline.documents.publication.figures import with_cell
from sightline.documents.scorecard import ScorecardRow
from sightline.measures.figures.figures import Figure
from sightline.vocabulary.words import Level

Look = Callable[[Document, Document], Document]


def leaks_in_published_papers(look: Look = lambda internal, public: public) -> list[Leak]:
    """What can be worked out from all published papers together. `look` may alter what is read."""
    rules = queries.publication_rules()
    found: list[PublishedTable] = []
    for public in PublicVersion.objects.order_by("pk").select_related("version__paper"):
        internal = public.version.document
        used = replace(rules, step=public.rules["step"])
        scope = queries.scope_of(public.version)
        found += published_tables(internal, look(internal, public.document), used, scope)
    return leaks(found, rules)


def test_the_attack_finds_nothing_in_any_published_paper_but_a_leak_seeded_there(
    wrenshire: Path, analyst: User
) -> None:
    publish_wrenshire(analyst)
    assert leaks_in_published_papers() == []
    assert leaks(queries.all_published_tables(), queries.publication_rules()) == []
    assert leaks_in_published_papers(_with_a_number_printed) != []


def _with_a_number_printed(internal: Document, public: Document) -> Document:
    """One withheld figure printed after all."""
    blocks = list(public.blocks)
    for place, block in enumerate(blocks):
        if isinstance(block, Table) and (held := _first_withheld(block)):
            truth = next(each for each in internal.tables if each.title == block.title)
            blocks[place] = with_cell(block, {held: truth.rows[held[0]][held[1]]})
            return replace(public, blocks=tuple(blocks))
    return public


def _first_withheld(table: Table) -> tuple[int, int] | None:
    places = (
        (row, column)
        for row, values in enumerate(table.rows)
        for column, value in enumerate(values)
        if isinstance(value, FigureCell) and value.shown == "c"
    )
    return next(places, None)


def publish_wrenshire(analyst: User) -> None:
    """A paper of Wrenshire's scorecard and one of its breakdowns, published one after the other."""
    for about, document in (("card", _scorecard()), ("ages", _breakdowns())):
        version = freeze(by=analyst, about=(KIND, about), document=document, at=AT)
        publish(by=analyst, version=version, at=AT)


def _scorecard() -> Document:
    source = figures.source()
    assert source is not None
    asked = figures.Asked(Level.AUTHORITY, "", figures.newest(source))
    columns = (Column("title", "Indicator"), Column("value", "Value", is_number=True))
    card = figures.scorecard_for(source, asked)
    tables = [
        Table(section.title, columns, tuple(map(_row, section.rows)), heads_rows=True)
        for section in card.services
    ]
    return Document("Scorecard", ("Wrenshire",), tuple(tables), name="scorecard")


def _row(row: ScorecardRow) -> tuple[str, FigureCell]:
    shown = "–" if row.value is None else f"{row.value:.1f}"
    period = f"{row.period.basis.value}:{row.period.last}"
    return row.title, FigureCell(
        shown, row.value, row.numerator, row.denominator, indicator=row.indicator, period=period
    )


def _breakdowns() -> Document:
    """Some indicators by age: the parts add up to all."""
    source = figures.source()
    assert source is not None
    of, day = figures.figures_file(source), figures.newest(source)
    split = [each.id for each in figures.catalogue(source) if "age_band" in each.breakdowns][:4]
    tables = [
        _split(indicator, parts)
        for indicator in split
        if (parts := _by_age(of.parts(indicator, day, Level.AUTHORITY, "")))
    ]
    return Document("By age", ("Wrenshire",), tuple(tables), name="by-age")


def _by_age(parts: Iterable[Figure]) -> list[Figure]:
    """Of one basis, the first there is."""
    found = [p for p in parts if p.breakdown == "age_band" and p.numerator is not None]
    return [each for each in found if each.basis == found[0].basis]


def _split(indicator: str, parts: list[Figure]) -> Table:
    ages = [(each.breakdown_value, int(each.numerator or 0)) for each in parts]
    period = f"{parts[0].basis.value}:{parts[0].as_at}"
    counts = [*ages, ("", sum(count for _, count in ages))]
    rows = tuple(
        (of or "All", FigureCell(str(n), n, n, indicator=indicator, of=of, period=period))
        for of, n in counts
    )
    sums = (Sum((len(ages), 1), tuple((n, 1) for n in range(len(ages)))),)
    columns = (Column("age", "Age"), Column("n", "Children", is_number=True))
    return Table(indicator, columns, rows, heads_rows=True, sums=sums)
