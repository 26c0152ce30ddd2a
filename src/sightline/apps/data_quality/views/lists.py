from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from sightline.apps.children.queries import log_look
from sightline.apps.data_quality import actions, effects_shown, queries, tables
from sightline.apps.data_quality.exports import FORMATS, findings_table
from sightline.apps.data_quality.views.shared import (
    LOGGED_AS_FILE,
    MAY_READ,
    context_of,
    known_or_404,
    part_of_list,
    unit_of,
)
from sightline.apps.people.access import needs
from sightline.apps.people.rules import Right
from sightline.quality.check import Check, Severity


@needs(*MAY_READ)
def home(request: HttpRequest) -> HttpResponse:
    known = queries.found()
    if known is None:
        return render(request, "data_quality/nothing_yet.html")
    level, unit = unit_of(request)
    standing = queries.decided(known.authority)
    context = context_of(request, known, level, unit)
    lines = queries.lines(known, standing, level, unit)
    units = queries.units_below(known, standing, request.access, level, unit)
    context |= {
        "lines": lines,
        "open": sum(line.open for line in lines),
        "grave": sum(line.open for line in lines if line.check.severity is Severity.CHILD),
        "tables": tables.checks_by_severity(lines, context["of"], has_earlier=bool(known.earlier)),
        "quiet": tables.without_fault(lines, context["of"]),
        "not_run": tables.not_run(queries.could_not_run(known)),
        "new_checks": queries.not_run_yet(known),
        "units": tables.units(units, context["below"], has_earlier=bool(known.earlier)),
    }
    return render(request, "data_quality/home.html", context)


@needs(*MAY_READ)
def listed(request: HttpRequest) -> HttpResponse:
    """Every open finding of a unit, row by row: the worklist of a worker or a team."""
    known = known_or_404()
    level, unit = unit_of(request)
    standing = queries.decided(known.authority)
    found = queries.list_of(known, standing, request.access, known.of_unit(level, unit))
    context = context_of(request, known, level, unit)
    context |= part_of_list(request, found, context, with_check=True)
    return render(request, "data_quality/list.html", context)


@require_safe
@needs(Right.EXPORT_CHILDREN)
def export(request: HttpRequest, ending: str) -> HttpResponse:
    """The list, of one check or of all, as a file: permissioned, logged, with filter and day."""
    if ending not in FORMATS:
        raise Http404("There is no such kind of file.")
    known = known_or_404()
    level, unit = unit_of(request)
    check = request.GET.get("check", "")
    if check and check not in known.checks:
        raise Http404("There is no such check.")
    mine = [each for each in known.of_unit(level, unit) if check in {"", each.check}]
    found = queries.list_of(known, queries.decided(known.authority), request.access, mine)
    rows = queries.to_take_away(request.access, found)
    log_look(request, {r.finding.child_id for r in rows if r.finding.child_id}, page=LOGGED_AS_FILE)
    filters = ", ".join(
        (
            unit or effects_shown.authority_name(),
            known.checks[check].title if check else "all checks",
        )
    )
    at = timezone.now()
    actions.record_export(by=request.user, ending=ending, rows=len(rows), filters=filters, at=at)
    table = findings_table(known, rows, filters, request.user.name, at)
    form = FORMATS[ending]
    response = HttpResponse(form.write(table), content_type=form.media_type)
    response["Content-Disposition"] = f'attachment; filename="{table.name}.{ending}"'
    return response


@needs(*MAY_READ)
def one_check(request: HttpRequest, check_id: str) -> HttpResponse:
    known = known_or_404()
    if check_id not in known.checks:
        raise Http404("There is no such check.")
    check = known.checks[check_id]
    level, unit = unit_of(request)
    standing = queries.decided(known.authority)
    mine = [each for each in known.of_unit(level, unit) if each.check == check_id]
    found = queries.list_of(known, standing, request.access, mine)
    units = queries.units_below(known, standing, request.access, level, unit, check_id)
    line = _line_of(check, queries.lines(known, standing, level, unit))
    effects = effects_shown.effects_of(known, check_id)
    context = context_of(request, known, level, unit)
    context |= part_of_list(request, found, context, with_check=False)
    context |= {
        "check": check,
        "result": known.results().get(check_id),
        "line": line,
        "right": tables.percent(line.right_percent if line else None),
        "units": tables.units(
            [each for each in units if each.open],
            context["below"],
            check_id,
            has_earlier=bool(known.earlier),
        ),
        "months": tables.months(known.history(check_id, level, unit)),
        "effects": effects,
        "moved": tables.figures_in_doubt(effects.moved),
    }
    return render(request, "data_quality/check.html", context)


def _line_of(check: Check, lines: list[queries.Line]) -> queries.Line | None:
    return next((line for line in lines if line.check.id == check.id), None)
