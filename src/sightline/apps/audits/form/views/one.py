from pathlib import Path

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from sightline.apps.audits.form import actions, concerns, document, looking, pages, tables
from sightline.apps.audits.form.library import library as references
from sightline.apps.audits.panels import panels_of
from sightline.apps.audits.rules import FINISHED, MOVES, may_run, may_write
from sightline.apps.audits.tools.queries import tool_of
from sightline.apps.figures.downloads import download
from sightline.apps.people.access import needs
from sightline.apps.people.rules import Right
from sightline.documents.exports import FORMATS
from sightline.vocabulary.not_allowed import NotAllowed

FILES = ("pdf", "docx", "xlsx")
_DEEDS = {
    "return": ("Give it back to its auditor", actions.take_return),
    "withdraw": ("Withdraw the audit", actions.withdraw),
    "bring-back": ("Bring the audit back", actions.bring_back),
}


@needs(Right.SEE_PUBLISHED)
def one(request: HttpRequest, id: int) -> HttpResponse:
    """What an audit says, and what the parts above have to say and do about it."""
    audit = looking.looked_at(request, id)
    tool, today, access = tool_of(audit.tool), timezone.localdate(), request.access
    kept = {each.dimension: each for each in audit.judgements.all()}
    context = {
        "audit": audit,
        "tool": tool,
        "child_key": looking.link_to_child(request, audit),
        "may_write": may_write(access, audit.about),
        "judged": [
            (title, tool.scale[each.grade].title if each and each.grade else "–",
             each.reasons if each else "")
            for key, title in tool.dimensions for each in [kept.get(key)]
        ],
        "written": [_read(audit, section) for section in tool.sections],
        "is_finished": audit.now in FINISHED,
        "overall": tool.scale[audit.grade].title if audit.grade else "",
        "late": tables.late_words(audit, today),
        "colour": tables.COLOURS[audit.now],
        "concerns": concerns.concerns_of(audit),
        "panels": panels_of(audit, access, today),
        "deeds": _deeds(audit) if may_run(access) else [],
        "formats": [(ending, FORMATS[ending].title) for ending in FILES],
    }  # fmt: skip
    return render(request, "audits/form/one.html", context)


def _read(audit, section):  # type: ignore[no-untyped-def]
    kept = {each.question: each for each in audit.answers.all()}
    rows = [
        (each, document.said(each, kept[each.key].value), kept[each.key].evidence)
        for each in section.questions
        if each.key in kept
    ]
    words = [(pages.BOXES[each.box], each.text)
             for each in audit.words.filter(section=section.key).exclude(text="")]  # fmt: skip
    return {"section": section, "rows": rows, "words": words}


def _deeds(audit):  # type: ignore[no-untyped-def]
    return [
        (words, name) for name, (words, _) in _DEEDS.items()
        if MOVES.can(audit.now, name.replace("-", " "))
    ]  # fmt: skip


@require_POST
@needs(Right.RUN_AUDITS)
def move(request: HttpRequest, id: int, move: str) -> HttpResponse:
    """Back to its auditor, withdrawn, or brought back; each says why where it must."""
    audit = looking.found(request, id)
    if move not in _DEEDS:
        raise Http404("There is no such step.")
    about = {"audit": audit, "by": request.user, "access": request.access, "at": timezone.now()}
    if move != "bring-back":
        about["reason"] = request.POST.get("reason", "")[:1000]
    try:
        _DEEDS[move][1](**about)
        messages.success(request, f"It is now: {audit.now.in_words.lower()}.")
    except NotAllowed as refused:
        messages.error(request, str(refused))
    return redirect(audit.address)


@needs(Right.SEE_PUBLISHED)
def audit_file(request: HttpRequest, id: int, ending: str) -> HttpResponse:
    """The finished audit as a paper, marked confidential; the look is logged."""
    if ending not in FILES:
        raise Http404("There is no such kind of file.")
    return download(request, document.document_of(looking.looked_at(request, id)), ending)


@needs(Right.SEE_PUBLISHED)
def library(request: HttpRequest) -> HttpResponse:
    found = references(Path(settings.SIGHTLINE_DATA))
    return render(request, "audits/form/library.html", {"found": found})
