"""What the views of data quality share: the unit that is looked at, lists, forms that do a deed."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest

from sightline.apps.children.queries import log_look
from sightline.apps.data_quality import effects_shown, forms, queries, rules, tables
from sightline.apps.data_quality.forms import DeedForm
from sightline.apps.people.rules import Right
from sightline.documents.on_page import part_of
from sightline.vocabulary.not_allowed import NotAllowed
from sightline.vocabulary.words import Level

MAY_READ = (Right.WORK_LISTS, Right.MANAGE_DATA_QUALITY)
LOGGED_AS, LOGGED_AS_FILE = "data quality", "data quality file"


def known_or_404() -> queries.Found:
    known = queries.found()
    if known is None:
        raise Http404("No records are published yet.")
    return known


def unit_of(request: HttpRequest) -> tuple[Level, str]:
    """The unit asked for, if the person may see it; else where they begin."""
    asked = forms.unit_from(request.GET.get("of", ""))
    if asked is None:
        return queries.own_unit(request.access)
    if not queries.may_see(request.access, *asked):
        raise Http404("There is no such unit within your reach.")
    return asked


def context_of(
    request: HttpRequest, known: queries.Found, level: Level, unit: str
) -> dict[str, Any]:
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
        "may_export": request.access.may(Right.EXPORT_CHILDREN),
        "choose": forms.UnitForm({"of": of}, units=units, name=name),
    }


def part_of_list(
    request: HttpRequest, found: queries.List, context: dict[str, Any], *, with_check: bool
) -> dict[str, Any]:
    """One page of the list; what it shows of children goes into the access log."""
    part = part_of(found.rows, request.GET.get("page", "1"), keep={"of": context["of"]})
    shown = {row.finding.child_id for row in part.rows if row.finding.child_id}
    log_look(request, shown, page=LOGGED_AS)
    caption = f"To correct, {context['unit_name']}"
    rows = tables.findings(part.rows, caption, with_check=with_check)
    return {"list": found, "part": part, "rows": rows}


def done(form: DeedForm, deed: Callable[[Any], object]) -> bool:
    """Do it where the form holds; what a rule refuses is said at the field it is about."""
    if not form.is_valid():
        return False
    try:
        deed(form)
    except NotAllowed as refused:
        form.refuse(str(refused))
        return False
    return True


def only_managers(request: HttpRequest) -> None:
    try:
        rules.check_can_manage(request.access.rights)
    except NotAllowed as refused:
        raise PermissionDenied(str(refused)) from None
