"""Pages of worklists: all of them, one of them, one row of one."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from sightline.apps.children.names import names
from sightline.apps.children.queries import held_by_right, log_look
from sightline.apps.people.access import needs
from sightline.apps.people.rules import NotAllowed, Right
from sightline.apps.worklists import actions, queries
from sightline.apps.worklists.exports import FORMATS, worklist_table
from sightline.apps.worklists.forms import FilterForm, ReviewForm, WholeForm
from sightline.apps.worklists.queries import Noted, Reached, ReasonCount, Unit
from sightline.apps.worklists.tables import lists_table, reasons_table, rows_table
from sightline.documents.on_page import PageTable, part_of
from sightline.measures.language.catalogue import declared_services
from sightline.measures.worklists import Urgency, Worklist
from sightline.pipeline.worklists import KeptList, KeptWorklists
from sightline.vocabulary.words import Level

ON_A_PAGE = 50


@dataclass(frozen=True)
class Asked:
    """One list as it was asked for: its rows after the filter, in order."""

    kept: KeptWorklists
    one: KeptList
    form: FilterForm
    unit: Unit | None
    reached: Reached
    rows: tuple[Noted, ...]
    reasons: tuple[ReasonCount, ...]

    @property
    def worklist(self) -> Worklist:
        return self.one.worklist

    @property
    def whose(self) -> str:
        return self.unit[1] if self.unit else "all I answer for"

    @property
    def filters(self) -> str:
        """The filter in words, for people and for files."""
        fields = self.form.cleaned_data
        said = [f"whose: {self.whose}"]
        for name in ("show", "reason", "sort"):
            chosen = dict(self.form.fields[name].choices)[fields[name]]  # type: ignore[attr-defined]
            said.append(f"{str(self.form.fields[name].label).lower()}: {str(chosen).lower()}")
        return "; ".join(said)

    @property
    def given(self) -> dict[str, str]:
        return {name: value for name, value in self.form.cleaned_data.items() if value}

    @property
    def query(self) -> str:
        return f"?{urlencode(self.given)}" if self.given else ""


@require_safe
@needs(Right.WORK_LISTS)
def home(request: HttpRequest) -> HttpResponse:
    """Every list with its counts, for whoever one answers for."""
    kept = queries.current()
    if kept is None:
        return render(request, "worklists/no_data.html")
    units = queries.units_reached(request.access, kept)
    form = WholeForm(request.GET, units=units)
    if not form.is_valid():
        raise Http404("There is no such unit here.")
    unit = _unit(form.cleaned_data["of"])
    found = [queries.reached(request.access, one, unit) for one in kept.lists.values()]
    context = {
        "kept": kept, "form": form, "unit": unit, "tables": _tables(found, _of(unit)),
        "late": sum(one.late for one in found), "soon": sum(one.due_soon for one in found),
        "could_not_run": [one.kept for one in found if not one.kept.could_run],
        "empty": [one.kept for one in found if one.kept.could_run and not one.rows],
    }  # fmt: skip
    return render(request, "worklists/home.html", context)


def _tables(found: Iterable[Reached], query: str) -> list[PageTable]:
    """Lists with rows by service area, in the order of the scorecard."""
    titles = declared_services()
    order = list(titles)
    some = [one for one in found if one.rows or one.hidden]
    some.sort(key=lambda one: order.index(one.kept.worklist.service))
    grouped = groupby(some, key=lambda one: one.kept.worklist.service)
    return [lists_table(titles[service], lists, query) for service, lists in grouped]


@require_safe
@needs(Right.WORK_LISTS)
def worklist(request: HttpRequest, name: str) -> HttpResponse:
    return _page(request, _asked(request, name), ReviewForm())


def _page(
    request: HttpRequest, asked: Asked, review: ReviewForm, status: int = 200
) -> HttpResponse:
    part = part_of(asked.rows, request.GET.get("page", "1"), size=ON_A_PAGE, keep=asked.given)
    if part.rows:
        shown = {each.row.child_id for each in part.rows}
        log_look(request, shown, page=f"worklist {asked.worklist.id}")
    authority, worklist = asked.kept.authority, asked.worklist
    context = {
        "asked": asked, "list": worklist, "part": part, "form": asked.form, "review": review,
        "table": rows_table(worklist, part.rows, names(), f"{worklist.title}: {asked.whose}"),
        "formats": FORMATS.values(),
        "why": reasons_table(asked.reasons, asked.reached.late, _of(asked.unit)),
        "reviews": queries.reviews_of(authority, worklist, request.access, asked.unit)[:10],
        "settled": _settled(authority, worklist, asked),
        "serves": queries.indicators_served(worklist),
        "may_export": request.access.may(Right.EXPORT_CHILDREN),
        "may_review": request.access.may(Right.ASSIGN_WORK),
    }  # fmt: skip
    return render(request, "worklists/worklist.html", context, status=status)


def _settled(authority: str, worklist: Worklist, asked: Asked) -> dict[str, int]:
    """How many notes the latest extract settled, and how: of children this person may see."""
    seen = {row.child_id for row in asked.reached.rows}
    notes = queries.settled_lately(authority, worklist, asked.kept.as_at)
    found = Counter(note.standing for note in notes if queries.may_tell(note, asked.unit, seen))
    return {"agreed": found["agreed"], "contradicted": found["contradicted"]}


def _asked(request: HttpRequest, name: str) -> Asked:
    kept = queries.current()
    if kept is None or name not in kept.lists:
        raise Http404("There is no such list here.")
    one = kept.lists[name]
    form = FilterForm(request.GET, units=queries.units_reached(request.access, kept))
    if not form.is_valid():
        raise Http404("There is no such unit, filter or order here.")
    unit = _unit(form.cleaned_data["of"])
    reached = queries.reached(request.access, one, unit)
    rows = list(queries.noted(kept.authority, one.worklist, reached.rows))
    filtered = tuple(_filtered(rows, one.worklist, form))
    return Asked(kept, one, form, unit, reached, filtered, queries.reasons_among(rows))


_SHOWN = {
    "": {Urgency.LATE, Urgency.DUE_SOON},
    "late": {Urgency.LATE},
    "soon": {Urgency.DUE_SOON},
    "all": set(Urgency),
}


def _filtered(rows: Iterable[Noted], one: Worklist, form: FilterForm) -> list[Noted]:
    fields = form.cleaned_data
    shown, reason = _SHOWN[fields["show"]], fields["reason"]
    kept = [
        each
        for each in rows
        if each.row.urgency in shown
        and (not reason or reason == (each.reason.code if each.reason else "none"))
    ]
    order = fields["sort"] or one.order
    if order == "worker":
        return sorted(kept, key=lambda each: (each.row.team, each.row.worker, -each.row.days_late))
    if order == "due":
        return sorted(kept, key=lambda each: (each.row.due_on or date.max, -each.row.days_unseen))
    return sorted(kept, key=lambda each: (-each.row.days_unseen, each.row.due_on or date.max))


def _unit(written: str) -> Unit | None:
    level, _, name = written.partition(":")
    return (Level(level), name) if name else None


def _of(unit: Unit | None) -> str:
    return f"?{urlencode({'of': f'{unit[0]}:{unit[1]}'})}" if unit else ""


@require_safe
@needs(Right.EXPORT_CHILDREN)
def export(request: HttpRequest, name: str, ending: str) -> HttpResponse:
    """The list as it is filtered, as a file: permissioned, logged, with its filter and day."""
    if ending not in FORMATS:
        raise Http404("There is no such kind of file.")
    asked = _asked(request, name)
    rows = _to_take_away(request, asked.rows)
    log_look(request, {each.row.child_id for each in rows}, page=f"worklist file {name}")
    at = timezone.now()
    actions.record_export(
        by=request.user, worklist=asked.worklist, ending=ending, rows=len(rows),
        filters=asked.filters, at=at,
    )  # fmt: skip
    table = worklist_table(asked.one, rows, names(), asked.filters, request.user.name, at)
    form = FORMATS[ending]
    response = HttpResponse(form.write(table), content_type=form.media_type)
    response["Content-Disposition"] = f'attachment; filename="{table.name}.{ending}"'
    return response


def _to_take_away(request: HttpRequest, rows: tuple[Noted, ...]) -> tuple[Noted, ...]:
    """What the role that may take lists away reaches: no child lent or opened by break-glass."""
    seen = {each.row.child_id for each in rows}
    own = held_by_right(request.access, Right.EXPORT_CHILDREN, seen)
    return tuple(each for each in rows if each.row.child_id in own)


@require_POST
@needs(Right.ASSIGN_WORK)
def reviewed(request: HttpRequest, name: str) -> HttpResponse:
    """A manager records that the list was gone through."""
    asked = _asked(request, name)
    form = ReviewForm(request.POST)
    if form.is_valid():
        try:
            level, unit = queries.unit_reviewed(request.access, asked.unit)
            actions.record_review(
                by=request.user, authority=asked.kept.authority, worklist=asked.worklist,
                level=level, unit=unit, reviewed_on=form.cleaned_data["reviewed_on"],
                note=form.cleaned_data["note"], late=asked.reached.late, at=timezone.now(),
            )  # fmt: skip
        except NotAllowed as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "Recorded that the list was gone through.")
            address = reverse("worklists:worklist", args=[name])
            return redirect(f"{address}{asked.query}#reviews")
    return _page(request, asked, form, status=400)
