"""Writing: a page for each section, saved as it is typed or by its button."""

import secrets
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from sightline.apps.audits.form import actions, complete, looking, pages, sealing, typed
from sightline.apps.audits.form.forms import CallForm
from sightline.apps.audits.form.looking import link_to_child
from sightline.apps.audits.models import Audit
from sightline.apps.audits.rules import may_write
from sightline.apps.audits.tools.queries import tool_of
from sightline.apps.people.access import needs
from sightline.apps.people.rules import Right
from sightline.vocabulary.audit_tools.model import OVERALL
from sightline.vocabulary.not_allowed import NotAllowed


@needs(Right.SEE_PUBLISHED)
def write(request: HttpRequest, id: int) -> HttpResponse:
    """The header, the sections and how far each is; the history beside the window."""
    audit = _mine(request, id)
    problems = _save_all(request, audit) if request.method == "POST" else []
    if request.method == "POST" and not problems:
        messages.success(request, "Saved.")
        return redirect("audits:write", audit.pk)
    context = _context(request, audit) | {"problems": problems, "is_start": True}
    return render(request, "audits/form/write.html", context, status=400 if problems else 200)


@needs(Right.SEE_PUBLISHED)
def section(request: HttpRequest, id: int, section: str) -> HttpResponse:
    audit = _mine(request, id)
    tool = tool_of(audit.tool)
    titles = dict(tool.dimensions)
    if section not in titles:
        raise Http404("This tool has no such section.")
    problems = _save_all(request, audit) if request.method == "POST" else []
    if request.method == "POST" and not problems:
        messages.success(request, "Saved.")
        return redirect("audits:section", audit.pk, section)
    found = next((each for each in tool.sections if each.key == section), None)
    context = _context(request, audit, section) | {
        "section": found,
        "key": section,
        "title": titles[section],
        "asked": pages.asked_in(audit, found) if found else [],
        "boxes": pages.boxes_of(audit, found) if found else [],
        "judged": pages.judged(audit, tool, section) if tool.judges else None,
        "calls": pages.called(audit, tool, found),
        "call_form": CallForm(tool=tool),
        "problems": problems,
        "is_overall": section == OVERALL,
    }
    return render(request, "audits/form/section.html", context, status=400 if problems else 200)


@require_POST
@needs(Right.SEE_PUBLISHED)
def call(request: HttpRequest, id: int) -> HttpResponse:
    audit = _mine(request, id)
    form = CallForm(request.POST, tool=tool_of(audit.tool))
    try:
        if not form.is_valid():
            raise NotAllowed(" ".join(str(e) for errors in form.errors.values() for e in errors))
        actions.try_call(audit=audit, **form.called, **_about(request))
        messages.success(request, "The call is written down.")
    except NotAllowed as refused:
        messages.error(request, str(refused))
    return redirect(f"{_section_address(audit)}#calls")


@needs(Right.SEE_PUBLISHED)
def hand_in(request: HttpRequest, id: int) -> HttpResponse:
    """What is missing, with the way to each place; or one button."""
    audit = _mine(request, id)
    if request.method == "POST":
        try:
            actions.hand_in(audit=audit, **_about(request))
        except NotAllowed as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, "Handed in. Talk it over with the worker and the manager.")
            return redirect(audit.address)
    context = _context(request, audit, "-") | {"is_end": True}
    found = complete.missing(audit)
    by_section = [
        (stop.title, lacks)
        for stop in context["stops"]
        if (lacks := [each for each in found if each.section == stop.key])
    ]
    context |= {"missing": by_section, "count": len(found)}
    return render(request, "audits/form/hand_in.html", context)


def _mine(request: HttpRequest, id: int) -> Audit:
    audit = looking.looked_at(request, id)
    if not may_write(request.access, audit.about):
        raise Http404("This audit is not yours to write now.")
    return audit


def _about(request: HttpRequest) -> dict[str, Any]:
    return {"by": request.user, "access": request.access, "at": timezone.now()}


def _save_all(request: HttpRequest, audit: Audit) -> list[dict[str, Any]]:
    """Every block that was sent and is new; each refusal with what was typed, so that it stays."""
    problems = []
    for block in typed.blocks_in(request.POST):
        try:
            typing = typed.read_block(tool_of(audit.tool), block, request.POST)
            kept, version = typed.standing(audit, block) if typing.kind != "f" else ({}, 0)
            if typing.values != kept and not (typing.is_empty and not version):
                typed.save(audit, typing, **_about(request))
        except NotAllowed as refused:
            problems.append(typed.problem(audit, block, request.POST, refused))
    return problems


def _context(request: HttpRequest, audit: Audit, at: str = "") -> dict[str, Any]:
    """`at`: the key of the section, for the way to the next."""
    tool = tool_of(audit.tool)
    stops = pages.stops(audit, tool)
    places = ["", *(each.key for each in stops)]
    return {
        "audit": audit,
        "tool": tool,
        "stops": stops,
        "next": dict(zip(places, stops, strict=False)).get(at),
        "child_key": link_to_child(request, audit),
        "tab": secrets.token_hex(8),
        "seal": sealing.seal_of(request.user.pk),
        "concerns": audit.concerns.all(),
    }


def _section_address(audit: Audit) -> str:
    from sightline.apps.audits.form.calls import section_of

    found = section_of(tool_of(audit.tool))
    return str(pages.reverse("audits:section", args=[audit.pk, found.key if found else OVERALL]))
