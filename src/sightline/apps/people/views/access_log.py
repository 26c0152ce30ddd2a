"""Who looked at which child, break-glass apart, and whether the log is whole."""

from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from sightline.apps.events.forms import day_field
from sightline.apps.people import actions
from sightline.apps.people.access import needs
from sightline.apps.people.authority import authority_code
from sightline.apps.people.child_keys import child_key, child_of
from sightline.apps.people.looks_asked import (
    Asked,
    check_seals,
    glass_uses,
    looks,
    looks_table,
    pages_seen,
)
from sightline.apps.people.models import Seal
from sightline.apps.people.reach import Why
from sightline.apps.people.rules import Right
from sightline.documents.exports.formats import FORMATS

_PAGE = 100
_ENDINGS = ("csv", "xlsx")


class LogFilter(forms.Form):
    person = forms.CharField(label="Person", required=False, max_length=120)
    from_on = day_field("From", required=False)
    to_on = day_field("To", required=False)
    right = forms.ChoiceField(label="With which right", required=False)
    page_name = forms.ChoiceField(label="Page", required=False)
    child = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rights = [("", "Any"), *((why.value, why.value) for why in Why)]
        self.fields["right"].choices = rights  # type: ignore[attr-defined]
        pages = [("", "Any"), *((name, name) for name in pages_seen())]
        self.fields["page_name"].choices = pages  # type: ignore[attr-defined]


class ChildForm(forms.Form):
    child_id = forms.CharField(
        label="Case id of a child",
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": "Enter the case id"},
    )


@require_GET
@needs(Right.READ_ACCESS_LOG)
def access_log(request: HttpRequest) -> HttpResponse:
    form, asked = _asked(request)
    page = Paginator(looks(asked, authority_code()), _PAGE).get_page(request.GET.get("page"))
    words = request.GET.copy()
    words.pop("page", None)
    seen = {
        "form": form,
        "child_form": ChildForm(),
        "asked": words.urlencode(),
        "child": asked.child,
        "page": page,
        "sealed": Seal.objects.order_by("-day").first(),
        "endings": _ENDINGS,
    }
    return render(request, "people/access_log.html", seen)


@require_POST
@needs(Right.READ_ACCESS_LOG)
def find_child_in_log(request: HttpRequest) -> HttpResponse:
    """From a case id, typed in, to an address that holds its key alone."""
    form = ChildForm(request.POST)
    at = reverse("people:access_log")
    if not form.is_valid():
        return redirect(at)
    return redirect(f"{at}?child={child_key(form.cleaned_data['child_id'].strip())}")


@require_GET
@needs(Right.READ_ACCESS_LOG)
def access_log_file(request: HttpRequest, ending: str) -> HttpResponse:
    if ending not in _ENDINGS:
        raise Http404("The log is taken away as CSV or as an Excel workbook.")
    _, asked = _asked(request)
    table = looks_table(asked, authority_code())
    actions.note_log_export(
        by=request.user, lines=len(table.rows), ending=ending, at=timezone.now()
    )
    kind = FORMATS[ending]
    answer = HttpResponse(kind.write(table), content_type=kind.media_type)
    answer["Content-Disposition"] = f'attachment; filename="access-log.{ending}"'
    return answer


@require_GET
@needs(Right.READ_BREAK_GLASS, Right.READ_ACCESS_LOG)
def break_glass_uses(request: HttpRequest) -> HttpResponse:
    return render(request, "people/break_glass.html", {"uses": glass_uses(authority_code())})


@require_GET
@needs(Right.READ_ACCESS_LOG)
def seals(request: HttpRequest) -> HttpResponse:
    """Made again on each visit: what is shown is never an old answer."""
    return render(request, "people/seals.html", {"sealed": check_seals()})


def _asked(request: HttpRequest) -> tuple[LogFilter, Asked]:
    form = LogFilter(request.GET)
    told = form.cleaned_data if form.is_valid() else {}
    key = told.get("child", "")
    child = child_of(key) if key else ""
    if child is None:
        raise Http404("There is no such child here.")
    return form, Asked(
        child, told.get("person", "").strip(), told.get("from_on"), told.get("to_on"),
        told.get("right", ""), told.get("page_name", ""),
    )  # fmt: skip
