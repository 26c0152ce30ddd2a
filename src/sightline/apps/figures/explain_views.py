"""Opening one figure: by its key, by the code printed beside it, and its rows as a file."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from sightline.apps.children.queries import log_look
from sightline.apps.events.actions import record_event
from sightline.apps.figures import explain_page, queries, rules
from sightline.apps.figures.explaining import Opened, key_of, key_of_code, opened
from sightline.apps.figures.from_others import marks_on, ways_on, with_row_links
from sightline.apps.figures.models import FigureCode
from sightline.apps.figures.notes import marks_of, notes_on
from sightline.apps.figures.queries import Source
from sightline.apps.figures.rows_behind import (
    Behind,
    behind,
    fact_title,
    fact_words,
    may_see_rows,
    may_take_away,
    one_part,
    ordered,
    table_of,
)
from sightline.apps.figures.typed import typed_page
from sightline.apps.figures.units import check_unit
from sightline.apps.figures.write_forms import NoteForm
from sightline.apps.people.access import needs
from sightline.apps.people.rules import Right
from sightline.documents import exports
from sightline.documents.model import Column, Table
from sightline.measures.model.indicator import Indicator

TAKES_AWAY = ("csv", "xlsx")
MAY_NOTE = (Right.WORK_LISTS, Right.APPROVE_COLLECTED, Right.LOAD_FILES)


@needs(Right.SEE_FIGURES)
def explain(request: HttpRequest, id: str) -> HttpResponse:
    """The figure an address asks for."""
    source = _source()
    indicator = _indicator(source, id)
    if indicator.collected:
        key = key_of(source, indicator, request.GET.dict())
        check_unit(source, request.access, key.level, key.unit)
        if entry := queries.entry_behind(source.authority, key):
            return typed_page(request, indicator, entry, ways_on(request, key))
    found = _found(request, source, id)
    return _shown(request, source, found, None)


@needs(Right.SEE_FIGURES)
def by_code(request: HttpRequest, code: str) -> HttpResponse:
    """The figure a printed code stands for, from its own snapshot, with the value as printed."""
    source = _source()
    kept = FigureCode.objects.filter(code=rules.tidy_code(code), authority=source.authority).first()
    if kept is None:
        raise Http404("There is no figure with that code.")
    key = key_of_code(kept)
    if not request.access.may_see_unit(key.level, key.unit):
        raise Http404("There is no figure with that code.")
    return _shown(request, source, opened(source, key, kept.snapshot), kept)


@needs(Right.SEE_FIGURES)
def find_code(request: HttpRequest) -> HttpResponse:
    """A code typed from paper leads to its figure."""
    written = request.GET.get("code", "").strip()
    if written:
        code = rules.tidy_code(written)
        if FigureCode.objects.filter(code=code).exists():
            return redirect("figures:by_code", code=code)
    return render(request, "figures/find_code.html", {"written": written})


@needs(Right.EXPORT_CHILDREN)
def rows_file(request: HttpRequest, id: str, format: str) -> HttpResponse:
    """The rows within reach as a file; who took it away is written down, child by child."""
    source = _source()
    found = _found(request, source, id)
    if format not in TAKES_AWAY or not may_take_away(request.access, found):
        raise Http404("There is no such file.")
    outcome = explain_page.first_outcome(found, request.GET.get("rows", ""))
    shown = behind(request.access, found, outcome)
    taken = {row.child_id for row in shown.rows if row.child_id}
    log_look(request, taken, "rows behind a figure, as a file")
    record_event(
        by=request.user, did="figure.rows_taken", to=("indicator", id), at=timezone.now(),
        said=f"Took away {len(shown.rows)} rows behind a figure.", format=format,
    )  # fmt: skip
    document = _document(source, found, shown)
    chosen = exports.FORMATS[format]
    response = HttpResponse(chosen.write(document), content_type=chosen.media_type)
    response["Content-Disposition"] = f'attachment; filename="{id}-rows.{format}"'
    return response


def _source() -> Source:
    source = queries.source()
    if source is None:
        raise Http404("No data is loaded yet.")
    return source


def _found(request: HttpRequest, source: Source, id: str) -> Opened:
    indicator = _indicator(source, id)
    key = key_of(source, indicator, request.GET.dict())
    check_unit(source, request.access, key.level, key.unit)
    return opened(source, key)


def _indicator(source: Source, id: str) -> Indicator:
    catalogue = queries.catalogue(source)
    if id not in catalogue:
        raise Http404(f"There is no indicator “{id}”.")
    return catalogue[id]


def _shown(
    request: HttpRequest, source: Source, found: Opened, code: FigureCode | None
) -> HttpResponse:
    may_see = may_see_rows(request.access, found)
    own = f"?{found.key.query}"
    is_key, priorities = marks_of(found.indicator.id)
    context: dict[str, Any] = {
        "found": found,
        "indicator": found.indicator,
        "name": explain_page.whose(source, found.key),
        "period": explain_page.period(found),
        "group": explain_page.group_words(found),
        "headline": explain_page.headline(found, code),
        "code": code or explain_page.code_shown(found),
        "opened_by_code": code,
        "revised": _revised(source, found, code),
        "crumbs": explain_page.crumbs(source, found),
        "steps": explain_page.steps_table(found, request.access),
        "counts": explain_page.counts_table(found, own, may_see=may_see),
        "parts": [(part, explain_page.headline(part, None), explain_page.address_of(part.key))
                  for part in found.parts],
        "notes": notes_on(source.authority, found.indicator.id, found.key.level, found.key.unit),
        "note_form": NoteForm(initial={"on": found.key.as_at}) if _may_note(request) else None,
        "is_key": is_key,
        "priorities": priorities,
        "may_see_rows": may_see,
        "own": own,
        "marks": marks_on(request, found.key),
        **ways_on(request, found.key),
        **explain_page.provenance(source, found),
    }  # fmt: skip
    if may_see and found.rows:
        context |= _rows(request, found)
    return render(request, "figures/explain.html", context)


def _may_note(request: HttpRequest) -> bool:
    return bool(request.access.may(*MAY_NOTE))


def _revised(source: Source, found: Opened, code: FigureCode | None) -> dict[str, str] | None:
    """How the same figure stands today, where a code's snapshot is no longer the newest."""
    if code is None or code.snapshot == source.snapshot:
        return None
    now = opened(source, found.key)
    address = explain_page.address_of(found.key)
    return explain_page.headline(now, None) | {"address": address}


def _rows(request: HttpRequest, found: Opened) -> dict[str, Any]:
    outcome = explain_page.first_outcome(found, request.GET.get("rows", ""))
    shown = behind(request.access, found, outcome)
    rows, sort = ordered(shown.rows, request.GET.get("sort", ""))
    keep = dict(item for item in request.GET.items() if item[0] not in {"page", "sort"})
    part = one_part(request, rows, {**keep, "sort": sort})
    log_look(request, {row.child_id for row in part.rows if row.child_id}, "figure opened")
    table = table_of(found, shown, part, sort, keep)
    return {
        "shown": shown,
        "part": part,
        "rows_table": with_row_links(request, found, part, table),
        "may_take_away": may_take_away(request.access, found),
        "file_query": f"?{found.key.query}&rows={outcome.value}",
        "takes_away": TAKES_AWAY,
    }


def _document(source: Source, found: Opened, shown: Behind) -> Table:
    table = found.indicator.ways[found.explanation.chosen.way or 0].table  # type: ignore[union-attr]
    columns = (
        Column("child_id", "Child"),
        *(Column(name, fact_title(name)) for name in shown.facts),
        Column("team", "Team"),
        Column("worker", "Worker"),
        Column("why", "Why"),
    )
    rows = tuple(
        (
            row.child_id,
            *(fact_words(table, name, row.facts.get(name)) for name in shown.facts),
            row.team, row.worker, row.reason,
        )
        for row in shown.rows
    )  # fmt: skip
    about = (
        f"{explain_page.whose(source, found.key)}, {explain_page.period(found)}",
        f"{shown.outcome.in_words}: {shown.said}",
        f"Records as at {queries.figures_file(source).data_as_at:%d %B %Y}",
    )
    name = f"{found.indicator.id}-rows"
    return Table(found.indicator.title, columns, rows, about=about, name=name, sheet="Rows")
