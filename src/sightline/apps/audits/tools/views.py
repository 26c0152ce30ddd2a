"""Tools: which there are, one read whole, one added or changed, one printed."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from sightline.apps.audits.models import ToolVersion
from sightline.apps.audits.tools import actions, forms, queries, rules, tables
from sightline.apps.figures.downloads import download
from sightline.apps.people.access import needs
from sightline.apps.people.rules import Right
from sightline.documents.audit_form import audit_form
from sightline.vocabulary.not_allowed import NotAllowed

_FILES = ("docx", "pdf", "html")


@needs(Right.SEE_AUDITS)
def tools(request: HttpRequest) -> HttpResponse:
    found = queries.newest_versions()
    may_keep = rules.can_keep(request.access)
    context = {
        "rows": tables.of_tools(found), "may_keep": may_keep, "count": len(found),
        "problems": queries.problems() if may_keep else [],
    }  # fmt: skip
    return render(request, "audits/tools/tools.html", context)


@needs(Right.SEE_AUDITS)
def tool(request: HttpRequest, key: str) -> HttpResponse:
    """One version of it, the newest unless `?version=` asks for another; `POST`: use it again."""
    known = _versions(key)
    version = _asked(request, known)
    form = forms.AgainForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.use_again(
                version=version, why=form.cleaned_data["why"], by=request.user,
                access=request.access, at=timezone.now(),
            )  # fmt: skip
        except NotAllowed as refused:
            form.add_error("why", str(refused))
        else:
            messages.success(request, f"Version {version.number} is in use again.")
            return redirect("audits:tool", key=key)
    context = _context(version, known) | {
        "form": form, "may_keep": rules.can_keep(request.access),
    }  # fmt: skip
    return render(request, "audits/tools/tool.html", context, status=400 if form.errors else 200)


def _versions(key: str) -> list[ToolVersion]:
    queries.newest(key)  # on the first day the catalogue's tools are kept by asking
    known = queries.versions_of(key)
    if not known:
        raise Http404("There is no such tool.")
    return known


def _asked(request: HttpRequest, known: list[ToolVersion]) -> ToolVersion:
    number = request.GET.get("version", "")
    if not number:
        return known[0]
    found = next((each for each in known if str(each.number) == number), None)
    if found is None:
        raise Http404("There is no such version of the tool.")
    return found


def _context(version: ToolVersion, known: list[ToolVersion]) -> dict[str, Any]:
    shown = queries.tool_of(version)
    before = next((each for each in known if each.number == version.number - 1), None)
    changes = tables.changes_since(before, version) if before else []
    return {
        "version": version, "tool": shown, "is_newest": version == known[0],
        "asked": [(each, tables.of_section(each)) for each in shown.sections],
        "versions": tables.of_versions(known),
        "changes": tables.of_changes(changes, before) if before and changes else None,
        "formats": [("docx", "Word"), ("pdf", "PDF"), ("html", "a page")],
    }  # fmt: skip


@needs(Right.SEE_AUDITS)
def tool_file(request: HttpRequest, key: str, ending: str) -> HttpResponse:
    """The form to print."""
    if ending not in _FILES:
        raise Http404("There is no such kind of file.")
    version = _asked(request, _versions(key))
    document = audit_form(queries.tool_of(version), version=f"Version {version.number}")
    return download(request, document, ending)


@needs(Right.RUN_AUDITS, Right.RUN_QA)
def add_tool(request: HttpRequest) -> HttpResponse:
    """Looked at first, kept with a second button: nothing is written before."""
    if not rules.can_keep(request.access):
        raise Http404("Tools are kept by those who keep the programme, and by analysts.")
    form = forms.ToolForm(request.POST or None, request.FILES or None)
    shown = form.tool if request.method == "POST" and form.is_valid() else None
    if shown and "keep" in request.POST:
        try:
            made = actions.add_tool(
                tool=shown, why=form.cleaned_data["why"], by=request.user, access=request.access,
                at=timezone.now(),
            )  # fmt: skip
        except NotAllowed as refused:
            form.add_error("why", str(refused))
        else:
            messages.success(request, f"{made} is in use. Audits begun before keep theirs.")
            return redirect("audits:tool", key=made.key)
    context = {
        "form": form, "shown": shown,
        "asked": [(each, tables.of_section(each)) for each in shown.sections] if shown else [],
        "known": queries.newest(shown.key) if shown else None,
    }  # fmt: skip
    return render(request, "audits/tools/add.html", context, status=400 if form.errors else 200)
