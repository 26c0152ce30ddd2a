"""The packs of a meeting: asked for, watched, published; read by everybody or by members."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_POST, require_safe

from sightline.apps.board.views.shared import did, done
from sightline.apps.papers.models import PaperVersion
from sightline.apps.papers.views.shared import SECONDS_BETWEEN, file_response
from sightline.apps.people.access import needs
from sightline.apps.people.rules import Right
from sightline.apps.scrutiny.access import may_read_full_pack, may_run
from sightline.apps.scrutiny.actions import agenda_packs as actions
from sightline.apps.scrutiny.agenda_packs import queries
from sightline.apps.scrutiny.agenda_packs.forms import PackForm, WithdrawForm
from sightline.apps.scrutiny.agenda_packs.rules import AGENDA_PACK_MOVES, AgendaPackState
from sightline.apps.scrutiny.agenda_packs.separate import zipped
from sightline.apps.scrutiny.agenda_packs.tables import of_packs
from sightline.apps.scrutiny.models import AgendaPack, CommitteeMeeting
from sightline.apps.scrutiny.views.meetings.shared import meeting_or_404
from sightline.apps.scrutiny.views.shared import or_404, page
from sightline.apps.work.queries import what_is_late

_FORMS = {"public": False, "members": True}


def _access(request: HttpRequest) -> Any:
    return request.access  # type: ignore[attr-defined]


@needs(Right.SEE_PUBLISHED)
def packs(request: HttpRequest, id: int) -> HttpResponse:
    """All packs of a meeting with their history; those who run it have one made here."""
    meeting = meeting_or_404(request, id)
    runs, form = may_run(_access(request), meeting.committee), None
    if runs:
        form = PackForm(request.POST or None, meeting=meeting)
        if request.method == "POST" and done(form, lambda form: _ask(request, meeting, form)):
            messages.success(request, "The pack is being made. Its page shows how far it is.")
            return redirect("scrutiny:packs", id=id)
    found = queries.packs_of(meeting)
    seen = [each for each in found if runs or each.published_at]
    context = {
        "meeting": meeting, "form": form, "runs": runs, "table": of_packs(seen), "found": seen,
    }  # fmt: skip
    return page(request, "agenda_packs/list.html", context)


def _ask(request: HttpRequest, meeting: CommitteeMeeting, form: Any) -> None:
    actions.ask_for_pack(by=request.user, meeting=meeting, at=timezone.now(), **form.told())


def _pack(request: HttpRequest, id: int) -> AgendaPack:
    return or_404(queries.find_pack(id, _access(request)))


@needs(Right.SEE_PUBLISHED)
@require_safe
def pack(request: HttpRequest, id: int) -> HttpResponse:
    found = _pack(request, id)
    access, runs = _access(request), may_run(_access(request), found.meeting.committee)
    is_making = found.now is AgendaPackState.MAKING
    moves = AGENDA_PACK_MOVES.possible(found.now)
    context = {
        "of": found, "runs": runs, "is_making": is_making,
        "progress": queries.progress_of(found) if is_making else None,
        "late": what_is_late(timezone.now()) if is_making else None,
        "reads_full": may_read_full_pack(access, found.meeting),
        "public": queries.form_of(found, access, is_full=False),
        "full": queries.form_of(found, access, is_full=True),
        "gone": queries.withdrawn_papers(found), "withdraw": WithdrawForm(),
        "moves": moves if runs else (), "is_published": found.now is AgendaPackState.PUBLISHED,
        "by_itself": is_making and "by_itself" in request.GET,
    }  # fmt: skip
    answer = page(request, "agenda_packs/pack.html", context)
    if context["by_itself"]:
        answer["Refresh"] = str(SECONDS_BETWEEN)
    return answer


@needs(Right.SEE_PUBLISHED)
@require_safe
def file(request: HttpRequest, id: int, part: str) -> HttpResponse:
    """The pack as one PDF: `public`, or `members` for those who may."""
    found, frozen = _frozen(request, id, part)
    if gone := _withdrawn(found):
        return render(request, "scrutiny/agenda_packs/gone.html", gone, status=410)
    return file_response(request, frozen, "pdf", frozen.document.name)


@needs(Right.SEE_PUBLISHED)
@require_safe
def separate(request: HttpRequest, id: int, part: str) -> HttpResponse:
    """Each paper as a file of its own, with an index."""
    found, frozen = _frozen(request, id, part)
    if not queries.papers_are_offered(found, _access(request)):
        raise Http404("These papers are past their years, and no longer offered.")
    if gone := _withdrawn(found):
        return render(request, "scrutiny/agenda_packs/gone.html", gone, status=410)
    content = zipped(found, is_full=_FORMS[part], at=timezone.now())
    answer = HttpResponse(content, content_type="application/zip")
    name = f"{frozen.document.name}-papers.zip"
    header = content_disposition_header(as_attachment=True, filename=name)
    answer["Content-Disposition"] = header or "attachment"
    return answer


def _frozen(request: HttpRequest, id: int, part: str) -> tuple[AgendaPack, PaperVersion]:
    if part not in _FORMS:
        raise Http404("There is no such form of a pack.")
    found = _pack(request, id)
    return found, or_404(queries.form_of(found, _access(request), is_full=_FORMS[part]))


def _withdrawn(found: AgendaPack) -> dict[str, Any]:
    """A paper that nobody may read any more stands in no pack either."""
    gone = queries.withdrawn_papers(found)
    return {"of": found, "gone": gone} if gone else {}


@needs(Right.SEE_PUBLISHED)
@require_POST
def move(request: HttpRequest, id: int) -> HttpResponse:
    """Publish it, withdraw it, try again."""
    found, do = _pack(request, id), request.POST.get("do", "")
    if not may_run(_access(request), found.meeting.committee):
        raise Http404("Only those who run the meeting do that.")
    by: dict[str, Any] = {"by": request.user, "pack": found, "at": timezone.now()}
    if do == "publish":
        did(request, lambda: actions.publish_pack(**by), "Published.")
    elif do == "withdraw":
        why = request.POST.get("why", "")
        did(request, lambda: actions.withdraw_pack(why=why, **by), "Withdrawn. Its page says why.")
    elif do == "try again":
        did(request, lambda: actions.try_pack_again(**by), "It is being made again.")
    return redirect(found.address)
