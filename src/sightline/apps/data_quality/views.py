from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from sightline.apps.children.queries import log_look, sort_out
from sightline.apps.data_quality import actions, effects_shown, forms, queries, rules, tables
from sightline.apps.data_quality.models import Fault, FaultFinding
from sightline.apps.people.access import needs
from sightline.apps.people.rules import Right
from sightline.documents.on_page import part_of
from sightline.quality.check import Check, Severity
from sightline.vocabulary.not_allowed import NotAllowed
from sightline.vocabulary.words import Level

_MAY_READ = (Right.WORK_LISTS, Right.MANAGE_DATA_QUALITY)


@needs(*_MAY_READ)
def home(request: HttpRequest) -> HttpResponse:
    known = queries.found()
    if known is None:
        return render(request, "data_quality/nothing_yet.html")
    level, unit = _unit(request)
    standing = queries.decided(known.authority)
    context = _context(request, known, level, unit)
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


@needs(*_MAY_READ)
def listed(request: HttpRequest) -> HttpResponse:
    """Every open finding of a unit, row by row: the worklist of a worker or a team."""
    known = _known()
    level, unit = _unit(request)
    standing = queries.decided(known.authority)
    found = queries.list_of(known, standing, request.access, known.of_unit(level, unit))
    context = _context(request, known, level, unit)
    context |= _part(request, found, context, with_check=True)
    return render(request, "data_quality/list.html", context)


@needs(*_MAY_READ)
def one_check(request: HttpRequest, check_id: str) -> HttpResponse:
    known = _known()
    if check_id not in known.checks:
        raise Http404("There is no such check.")
    check = known.checks[check_id]
    level, unit = _unit(request)
    standing = queries.decided(known.authority)
    mine = [each for each in known.of_unit(level, unit) if each.check == check_id]
    found = queries.list_of(known, standing, request.access, mine)
    units = queries.units_below(known, standing, request.access, level, unit, check_id)
    line = _line_of(check, queries.lines(known, standing, level, unit))
    effects = effects_shown.effects_of(known, check_id)
    context = _context(request, known, level, unit)
    context |= _part(request, found, context, with_check=False)
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
        "effects": effects,
        "moved": tables.figures_in_doubt(effects.moved),
    }
    return render(request, "data_quality/check.html", context)


@needs(*_MAY_READ)
def finding(request: HttpRequest, key: str) -> HttpResponse:
    """One finding: what stands there, and the two ways out other than correcting it."""
    known = _known()
    found = queries.finding_of(known, request.access, key)
    if found is None:
        raise Http404("This is no longer found, or it is out of your reach.")
    standing, at = queries.decided(known.authority), timezone.now()
    settled = queries.faults(known.authority)
    accept, fault = forms.AcceptForm(), forms.FaultForm(faults=settled)
    if request.method == "POST":
        about = {"by": request.user, "access": request.access, "at": at}
        deeds: dict[str, tuple[Form, Callable[[Form], object]]] = {
            "accept": (
                accept := forms.AcceptForm(request.POST),
                lambda form: actions.accept_as_right(
                    **about, authority=known.authority, finding=found, **form.cleaned_data
                ),
            ),
            "fault": (
                fault := forms.FaultForm(request.POST, faults=settled),
                lambda form: _mark(about, known.authority, found, form.cleaned_data),
            ),
            "take back": (Form({}), lambda form: _take_back(about, standing, found)),
        }
        form, deed = deeds.get(request.POST.get("do", ""), (None, None))
        if form is not None and deed is not None and _done(form, deed):
            return redirect("data_quality:check", check_id=found.check)
    if found.child_id:
        log_look(request, [found.child_id], page="data quality")
    context = _context(request, known, *_unit(request)) | {
        "finding": found,
        "check": known.checks[found.check],
        "child_address": _child_address(found.child_id),
        "facts": effects_shown.facts_of(known, found),
        "acceptance": standing.acceptance(found),
        "marked": standing.fault(found),
        "accept": accept,
        "fault": fault,
    }
    return render(request, "data_quality/finding.html", context)


def _mark(about: dict[str, Any], authority: str, finding: Any, said: dict[str, str]) -> None:
    """The finding comes of the fault that was chosen, or of the one named anew."""
    if said["fault"]:
        chosen = get_object_or_404(Fault, pk=said["fault"], authority=authority)
    else:
        chosen = actions.raise_fault(
            **about,
            authority=authority,
            check=finding.check,
            title=said["title"],
            said=said["said"],
        )
    actions.mark_as_fault(**about, authority=authority, finding=finding, fault=chosen)


def _take_back(about: dict[str, Any], standing: queries.Decided, finding: Any) -> None:
    if acceptance := standing.acceptance(finding):
        actions.take_back_acceptance(**about, acceptance=acceptance)
    if marked := standing.fault(finding):
        actions.unmark_fault(**about, marked=marked)


@needs(*_MAY_READ)
def accepted(request: HttpRequest) -> HttpResponse:
    """What was accepted as right and still stands, within reach."""
    known = _known()
    standing = queries.decided(known.authority)
    pairs = [(each, standing.acceptance(each)) for each in known.all if standing.acceptance(each)]
    reach = sort_out(request.access, {each.child_id for each, _ in pairs if each.child_id})
    rows = [
        (queries.listed_as(known, each), acceptance)
        for each, acceptance in pairs
        if queries.is_within(request.access, reach, each)
    ]
    log_look(request, {row.finding.child_id for row, _ in rows if row.child}, page="data quality")
    context = _context(request, known, *_unit(request)) | {
        "table_of": tables.accepted(rows),
        "reach": reach,
    }
    return render(request, "data_quality/accepted.html", context)


@needs(*_MAY_READ)
def faults(request: HttpRequest) -> HttpResponse:
    known = _known()
    context = _context(request, known, *_unit(request))
    context["table_of"] = tables.faults(queries.faults(known.authority))
    return render(request, "data_quality/faults.html", context)


@needs(*_MAY_READ)
def fault(request: HttpRequest, id: int) -> HttpResponse:
    known = _known()
    one = get_object_or_404(Fault.objects.select_related("by"), pk=id, authority=known.authority)
    form = forms.MoveForm(request.POST or None, fault=one)
    if request.method == "POST":
        _only_managers(request)
        done = _done(
            form,
            lambda form: actions.move_fault(
                by=request.user, access=request.access, fault=one, at=timezone.now(),
                **form.cleaned_data,
            ),
        )  # fmt: skip
        if done:
            return redirect("data_quality:fault", id=one.pk)
    context = _context(request, known, *_unit(request)) | {
        "fault": one,
        "check": known.checks.checks.get(one.check_id),
        "steps": one.steps.select_related("by"),
        "marked": FaultFinding.objects.filter(fault=one).count(),
        "form": form,
        "may_manage": rules.can_manage(request.access.rights),
    }
    return render(request, "data_quality/fault.html", context)


@needs(*_MAY_READ)
def strategy(request: HttpRequest) -> HttpResponse:
    """The strategy in force, its versions, who was briefed; those who manage it add to both."""
    known = _known()
    versions = queries.strategies(known.authority)
    writing, briefing = forms.StrategyForm(), forms.BriefingForm()
    at = timezone.now()
    about = {"by": request.user, "access": request.access, "at": at}
    if request.method == "POST":
        _only_managers(request)
        if request.POST.get("do") == "write":
            writing = forms.StrategyForm(request.POST)
            done = _done(
                writing,
                lambda form: actions.write_strategy(
                    **about, authority=known.authority, **form.cleaned_data
                ),
            )
        else:
            briefing = forms.BriefingForm(request.POST)
            done = bool(versions) and _done(
                briefing,
                lambda form: actions.record_briefing(
                    **about, strategy=versions[0], today=timezone.localdate(at), **form.cleaned_data
                ),
            )
        if done:
            return redirect("data_quality:strategy")
    elif versions:
        writing = forms.StrategyForm(initial={"title": versions[0].title, "text": versions[0].text})
    context = _context(request, known, *_unit(request)) | {
        "newest": versions[0] if versions else None,
        "earlier": versions[1:],
        "briefings": tables.briefings(versions),
        "writing": writing,
        "briefing": briefing,
        "may_manage": rules.can_manage(request.access.rights),
    }
    return render(request, "data_quality/strategy.html", context)


def _known() -> queries.Found:
    known = queries.found()
    if known is None:
        raise Http404("No records are published yet.")
    return known


def _unit(request: HttpRequest) -> tuple[Level, str]:
    """The unit asked for, if the person may see it; else where they begin."""
    asked = forms.unit_from(request.GET.get("of", ""))
    if asked is None:
        return queries.own_unit(request.access)
    if not queries.may_see(request.access, *asked):
        raise Http404("There is no such unit within your reach.")
    return asked


def _context(request: HttpRequest, known: queries.Found, level: Level, unit: str) -> dict[str, Any]:
    name = effects_shown.authority_name()
    units = queries.units_of(known, request.access)
    if (level, unit) not in units:
        units = [*units, (level, unit)]
    of = forms.unit_key(level, unit)
    return {
        "as_at": known.as_at,
        "level": level,
        "unit": unit,
        "unit_name": unit or name,
        "below": "worker" if level is Level.TEAM else "team",
        "of": of,
        "choose": forms.UnitForm({"of": of}, units=units, name=name),
    }


def _line_of(check: Check, lines: list[queries.Line]) -> queries.Line | None:
    return next((line for line in lines if line.check.id == check.id), None)


def _part(
    request: HttpRequest, found: queries.List, context: dict[str, Any], *, with_check: bool
) -> dict[str, Any]:
    """One page of the list; what it shows of children goes into the access log."""
    part = part_of(found.rows, request.GET.get("page", "1"), keep={"of": context["of"]})
    shown = {row.finding.child_id for row in part.rows if row.finding.child_id}
    log_look(request, shown, page="data quality")
    caption = f"To correct, {context['unit_name']}"
    rows = tables.findings(part.rows, caption, with_check=with_check)
    return {"list": found, "part": part, "rows": rows}


def _done(form: Form, deed: Callable[[Form], object]) -> bool:
    """Do it where the form holds; what a rule refuses is said as the form's own problem."""
    if not form.is_valid():
        return False
    try:
        deed(form)
    except NotAllowed as refused:
        form.add_error(None, str(refused))
        return False
    return True


def _only_managers(request: HttpRequest) -> None:
    try:
        rules.check_can_manage(request.access.rights)
    except NotAllowed as refused:
        raise PermissionDenied(str(refused)) from None


def _child_address(child_id: str | None) -> str:
    """The child's own page, where there is one."""
    if not child_id:
        return ""
    try:
        return reverse("children:child", args=[queries.child_key(child_id)])
    except NoReverseMatch:
        return ""
