"""scorecard: the one page, on the terminal or as a file."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from sightline.cli import screen
from sightline.cli.options import (
    DEFAULT_DATA,
    Authority,
    Data,
    basis_of,
    level_of,
    one_authority,
    period_of,
)
from sightline.cli.usage import AskedWrongly
from sightline.documents.exports import FORMATS, PdfNotPossible
from sightline.documents.figures_file import FiguresFile
from sightline.documents.inputs import Kind
from sightline.documents.scorecard import Scorecard, ScorecardRow
from sightline.documents.scorecard_document import scorecard_document
from sightline.documents.source import (
    Asked,
    Choice,
    Source,
    catalogue,
    newest,
    scorecard_for,
    source_of,
)
from sightline.pipeline.folder import DataFolder
from sightline.vocabulary.problems import did_you_mean

_FORMATS = ("table", *FORMATS)
_IS_NO_TEXT = {"pdf", "xlsx"}


def scorecard(
    as_at: Annotated[
        str, typer.Option(help="The day, or a label such as “Mar 2026”; else the last month.")
    ] = "",
    service: Annotated[str, typer.Option(help="One service area, such as looked_after.")] = "",
    unit: Annotated[str, typer.Option(help="A service or team by name.")] = "",
    level: Annotated[str, typer.Option(help="authority, service or team.")] = "",
    basis: Annotated[str, typer.Option(help="A basis instead of each headline: month …")] = "",
    every: Annotated[
        bool, typer.Option("--all", help="Every indicator, not the main ones.")
    ] = False,
    form: Annotated[str, typer.Option("--format", help=f"One of {', '.join(_FORMATS)}.")] = "table",
    to: Annotated[Path | None, typer.Option("--output", "-o", help="The file to write.")] = None,
    authority: Authority = "",
    data: Data = DEFAULT_DATA,
) -> None:
    """Print the scorecard, or write it to a file.

    \b
    Examples:
      sightline scorecard
      sightline scorecard --as-at 'Mar 2026' --service looked_after
      sightline scorecard --unit 'Assessment Team 1' --basis month
      sightline scorecard --format xlsx --output scorecard.xlsx
    """
    if form not in _FORMATS:
        hint = did_you_mean(form, _FORMATS) or f" Choose one of {', '.join(_FORMATS)}."
        raise AskedWrongly(f"“{form}” is no format.{hint}")
    folder = DataFolder(data)
    code = one_authority(folder, authority)
    source = source_of(data, code)
    if source is None and folder.store.authority(code).published() is None:
        raise AskedWrongly("Nothing is published yet: sightline publish.")
    if source is None:
        raise AskedWrongly("No figures are counted yet: sightline compute.")
    services = catalogue(source).services
    if service and service not in services:
        raise AskedWrongly(
            f"There is no service area “{service}”.{did_you_mean(service, services)}"
        )
    asked = Asked(
        level=level_of(level, unit),
        unit=unit,
        as_at=period_of(as_at, newest(source)),
        basis=basis_of(basis),
        service=service,
        choice=Choice.ALL if every else Choice.MAIN,
    )
    card = scorecard_for(source, asked)
    if not card.rows:
        raise AskedWrongly(_empty(source, asked))
    if form == "table":
        _show(card)
    else:
        _write(_made(card, form), to, form)


def _made(card: Scorecard, form: str) -> str | bytes:
    try:
        return FORMATS[form].write(scorecard_document(card))
    except PdfNotPossible as reason:
        raise AskedWrongly(str(reason)) from None


def _empty(source: Source, asked: Asked) -> str:
    day = f"{asked.as_at.day} {asked.as_at:%B %Y}"
    if asked.unit:
        figures = FiguresFile.published(source.data, source.authority)
        hint = did_you_mean(asked.unit, figures.units(asked.level)) if figures else ""
        return f"There are no figures of “{asked.unit}” ({asked.level}) as at {day}.{hint}"
    return f"There are no figures as at {day}; figures stand at each month’s end."


def _write(content: str | bytes, to: Path | None, form: str) -> None:
    raw = content.encode("utf-8") if isinstance(content, str) else content
    if to is not None:
        to.write_bytes(raw)
        screen.say(f"Written to {to}.")
    elif form in _IS_NO_TEXT and sys.stdout.isatty():
        raise AskedWrongly("A PDF or a workbook is no text: name a file with --output.")
    else:
        sys.stdout.buffer.write(raw)


def _show(card: Scorecard) -> None:
    scope, made = card.scope, card.provenance
    day = f"{scope.as_at.day} {scope.as_at:%B %Y}"
    screen.say(f"{scope.name}: scorecard as at {day}")
    if made.data_as_at:
        screen.say(f"Data as at {made.data_as_at.day} {made.data_as_at:%B %Y}")
    columns = (
        "Indicator", "Value#", "Of", "Period", "England#", "Region#", "Neighbours#", "Target#",
        "Rating", "Direction",
    )  # fmt: skip
    for service in card.services:
        screen.say("")
        screen.table(service.title, columns, (_line(row) for row in service.rows))


def _line(row: ScorecardRow) -> tuple[str, ...]:
    mark = row.rag.mark
    direction = row.direction
    return (
        row.title,
        row.shown,
        row.parts,
        row.period.label,
        row.published(Kind.ENGLAND),
        row.published(Kind.REGION),
        row.published(Kind.NEIGHBOUR_MEAN),
        row.shown_target,
        f"{mark.shape} {mark.word}" if mark else "",
        f"{direction.arrow} {direction.key}".strip(),
    )
