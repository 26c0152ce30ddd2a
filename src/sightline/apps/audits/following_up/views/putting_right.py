"""One audit's follow-up: what is required, evidence, exceptions, the MDR, other files."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from sightline.apps.audits.following_up import actions, files, forms, pages, papers, tables
from sightline.apps.audits.following_up.queries import required_actions
from sightline.apps.audits.following_up.rules import Looked
from sightline.apps.audits.following_up.views.shared import (
    ask,
    handed_in,
    page_of,
    press,
    who,
)
from sightline.apps.audits.form.looking import log
from sightline.apps.audits.models import Audit, DecisionRecord, RequiredAction
from sightline.apps.children.queries import log_look
from sightline.apps.figures.downloads import download
from sightline.apps.people.access import needs
from sightline.apps.people.rules import Right

LOGGED_AS = "files after an audit"


@needs(Right.SEE_PUBLISHED)
def putting_right(request: HttpRequest, id: int) -> HttpResponse:
    audit, today = handed_in(request, id), timezone.localdate()
    found = required_actions(audit)
    context = {
        "audit": audit,
        "found": found,
        "table": tables.required(found, today, with_words=True),
        "exceptions": pages.exceptions(found, audit, request.access),
        "ways": pages.ways(audit, found, request.access, today),
        "monitors": pages.who_monitors(audit, today),
        "may_receive": pages.may_receive(request.access),
        "checks": audit.file_checks.filter(escalation__isnull=True),
    }
    return render(request, "audits/following_up/putting_right.html", context)


@needs(Right.SEE_PUBLISHED)
def place_record(request: HttpRequest, id: int) -> HttpResponse:
    audit = handed_in(request, id)
    form = forms.RecordForm(request.POST or None)

    def do() -> object:
        return actions.place_record(audit=audit, said=form.cleaned_data["said"], **who(request))

    return ask(
        request, form, do, done="The record is placed on the file.", back=page_of(audit),
        heading="Place the management decision record (MDR)", button="Place it on the file",
        intro="It lists the issues and their timescales as they stand now, and appears on the "
        "child’s page for whoever may see the child.",
    )  # fmt: skip


@needs(Right.SEE_PUBLISHED)
def decision_record(request: HttpRequest, id: int) -> HttpResponse:
    there = _record(request, id)
    context = {"audit": there.audit, "record": there, "lines": pages.lines_of(there)}
    return render(request, "audits/following_up/decision_record.html", context)


@needs(Right.SEE_PUBLISHED)
def decision_paper(request: HttpRequest, id: int, ending: str) -> HttpResponse:
    there = _record(request, id)
    return download(request, papers.decision_record(there), papers.check_ending(ending))


def _record(request: HttpRequest, id: int) -> DecisionRecord:
    there = DecisionRecord.objects.filter(pk=id).select_related("audit__tool", "placed_by").first()
    if there is None:
        raise Http404("There is no such record within your reach.")
    handed_in(request, there.audit_id)
    log(request, there.audit)
    return there


@needs(Right.SEE_PUBLISHED)
def raise_exception(request: HttpRequest, id: int, number: int) -> HttpResponse:
    audit = handed_in(request, id)
    there = _required(audit, number)
    form = forms.ExceptionForm(request.POST or None)

    def do() -> object:
        return actions.raise_exception(required=there, **form.cleaned_data, **who(request))

    return ask(
        request, form, do, done="Raised with the team manager.", back=page_of(audit),
        heading=f"Raise an exception: action {there.number}", button="Raise it", intro=there.said,
    )  # fmt: skip


@needs(Right.SEE_PUBLISHED)
def answer_exception(request: HttpRequest, id: int, exception: int) -> HttpResponse:
    audit = handed_in(request, id)
    found = [each for one in required_actions(audit) for each in one.exceptions.all()]
    there = next((each for each in found if each.pk == exception), None)
    if there is None:
        raise Http404("There is no such exception.")
    form = forms.AnswerForm(request.POST or None)

    def do() -> object:
        said = form.cleaned_data["said"]
        return actions.answer_exception(exception=there, answer=said, **who(request))

    return ask(
        request, form, do, done="Answered.", back=page_of(audit), heading="Answer the exception",
        button="Answer", intro=there.why,
    )  # fmt: skip


@needs(Right.SEE_PUBLISHED)
def send_evidence(request: HttpRequest, id: int) -> HttpResponse:
    audit = handed_in(request, id)
    form = forms.EvidenceForm(request.POST or None)

    def do() -> object:
        return actions.send_evidence(audit=audit, **form.cleaned_data, **who(request))

    return ask(
        request, form, do, done="Sent to the head of safeguarding.", back=page_of(audit),
        heading="Send evidence", button="Send it",
        intro="To the head of safeguarding and quality assurance. Each action’s own evidence is "
        "entered on the action; what is late without evidence needs an exception first.",
    )  # fmt: skip


@require_POST
@needs(Right.SEE_PUBLISHED)
def receive_evidence(request: HttpRequest, id: int, sent: int) -> HttpResponse:
    audit = handed_in(request, id)
    there = get_object_or_404(audit.evidence_returns, pk=sent)
    return press(
        request, lambda: actions.receive_evidence(sent=there, **who(request)),
        done="Noted that it came.", back=page_of(audit),
    )  # fmt: skip


@needs(Right.SEE_PUBLISHED)
def other_files(request: HttpRequest, id: int) -> HttpResponse:
    """The worker's other files within reach, each looked at for the same issue."""
    audit = handed_in(request, id)
    pages.check_may_monitor(request.access, audit)
    found = files.of_worker(audit, request.access)
    title = "The same issue in the worker’s other files"
    return checking(request, audit, found, title, back=page_of(audit))


def checking(
    request: HttpRequest, audit: Audit, found: list[files.OtherFile], title: str, *, back: str,
    **more: Any,
) -> HttpResponse:  # fmt: skip
    """Also the review of a whole group's files, which gives the escalation as `more`."""
    form = forms.FileForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        there = files.chosen(form.cleaned_data.pop("child"), found)
        if there is None:
            raise Http404("There is no such file within your reach.")
        typed = {**form.cleaned_data, "looked": Looked(form.cleaned_data["looked"])}
        return press(
            request,
            lambda: actions.look_at_file(
                audit=audit, child_id=there.child_id, worker=there.worker, **typed, **more,
                **who(request),
            ),
            done="Recorded.", back=request.path,
        )  # fmt: skip
    shown = [each for each in found if each.check is None][:20] + [
        each for each in found if each.check is not None
    ]
    log_look(request, {each.child_id for each in shown}, LOGGED_AS)
    context = {
        "title": title, "audit": audit, "form": form, "files": shown, "back": back,
        "left": sum(each.check is None for each in found), "all": len(found),
    }  # fmt: skip
    status = 400 if form.errors else 200
    return render(request, "audits/following_up/files.html", context, status=status)


def _required(audit: Audit, number: int) -> RequiredAction:
    there = next((each for each in required_actions(audit) if each.number == number), None)
    if there is None:
        raise Http404("There is no such required action.")
    return there
