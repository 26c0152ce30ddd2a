"""Escalation: lists, one with its timeline, its steps, letters, receipts, the group's files."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from sightline.apps.audits.following_up import (
    actions,
    files,
    forms,
    pages,
    papers,
    rules,
    steps,
    tables,
)
from sightline.apps.audits.following_up.actions.escalating import Written
from sightline.apps.audits.following_up.people import policy
from sightline.apps.audits.following_up.seeing import (
    escalations_within,
    find_escalation,
    may_do,
    parts_seen,
)
from sightline.apps.audits.following_up.steps import DEEDS, Part
from sightline.apps.audits.following_up.views.putting_right import checking
from sightline.apps.audits.following_up.views.shared import ask, page_of, press, who
from sightline.apps.audits.models import Audit, Escalation
from sightline.apps.figures.downloads import download
from sightline.apps.people.access import needs
from sightline.apps.people.rules import Right


@needs(Right.SEE_STEPS, Right.SEE_AUDITS)
def escalations(request: HttpRequest) -> HttpResponse:
    today = timezone.localdate()
    found = list(escalations_within(request.access))
    titles = {part.value: stage.title for part, stage in policy().stages.items()}
    is_open = [each for each in found if each.now.is_open]
    ended = [each for each in found if not each.now.is_open]
    context = {
        "open": tables.escalations(is_open, today, titles) if is_open else None,
        "ended": tables.escalations(ended, today, titles) if ended else None,
    }
    return render(request, "audits/following_up/escalations.html", context)


def found(request: HttpRequest, id: int) -> Escalation:
    """Within reach; each look at one is written down, whatever page of it is opened."""
    there = find_escalation(id, request.access)
    if there is None:
        raise Http404("There is no such escalation within your reach.")
    actions.log_look(escalation=there, by=request.user, at=timezone.now())
    return there


@needs(Right.SEE_STEPS, Right.SEE_AUDITS)
def escalation(request: HttpRequest, id: int) -> HttpResponse:
    there = found(request, id)
    context = pages.of_escalation(there, request.access, timezone.localdate())
    return render(request, "audits/following_up/escalation.html", context)


@needs(Right.SEE_STEPS)
def begin(request: HttpRequest, id: int, move: str) -> HttpResponse:
    name = pages.move_called(move)
    audit = pages.to_escalate(id, request.access)
    deed = DEEDS.get(name)
    if audit is None or deed is None or name not in pages.FIRST:
        raise Http404("There is no such step.")
    if not may_do(request.access, rules.whom(audit.about), name):
        raise Http404("There is no such step within your reach.")
    form = forms.WhyForm(request.POST or None)
    assert deed.begins is not None

    def do() -> object:
        said = form.cleaned_data["said"]
        return actions.begin(audit=audit, move=name, said=said, **who(request))

    return ask(
        request, form, do, done="Begun. The clock runs.", back=reverse("audits:escalations"),
        heading=policy().stages[deed.begins].title, guidance=policy().stages[deed.begins].guidance,
        button="Begin", is_employment=True,
    )  # fmt: skip


@needs(Right.SEE_STEPS)
def step(request: HttpRequest, id: int, move: str) -> HttpResponse:
    there, name = found(request, id), pages.move_called(move)
    deed = DEEDS.get(name)
    if deed is None or not may_do(request.access, there.whom, name, there.part):
        raise Http404("There is no such step within your reach.")
    part = deed.begins or deed.holds or deed.undoes
    form: forms.forms.Form
    if deed.holds:
        form = forms.MeetingForm(request.POST or None)
    elif deed.begins:
        form = forms.EarlyForm(request.POST or None)
    else:
        form = forms.WhyForm(request.POST or None)

    def do() -> object:
        typed = {"written": Written(**form.cleaned_data)} if deed.holds else form.cleaned_data
        return actions.move_on(escalation=there, move=name, **typed, **who(request))

    return ask(
        request, form, do, done="Saved.", back=there.address, heading=name.capitalize(),
        guidance=policy().stages[part].guidance if part and not deed.undoes else (),
        button="Save", is_employment=True,
    )  # fmt: skip


@needs(Right.SEE_STEPS, Right.SEE_AUDITS)
def record_paper(request: HttpRequest, id: int, record: int, ending: str) -> HttpResponse:
    there = found(request, id)
    written = get_object_or_404(there.records.select_related("by"), pk=record)
    if Part(written.part) not in parts_seen(request.access, there.whom, there.part):
        raise Http404("There is no such record within your reach.")
    return download(request, papers.stage_record(written), papers.check_ending(ending))


@require_POST
@needs(Right.SEE_STEPS, Right.SEE_AUDITS)
def receipt(request: HttpRequest, id: int, record: int, receipt: int) -> HttpResponse:
    there = found(request, id)
    written = get_object_or_404(there.records, pk=record)
    sent = get_object_or_404(written.receipts, pk=receipt)
    return press(
        request, lambda: actions.read_record(receipt=sent, **who(request)), done="Noted.",
        back=there.address,
    )  # fmt: skip


@needs(Right.SEE_STEPS)
def group_files(request: HttpRequest, id: int) -> HttpResponse:
    """Stage 1 covers the whole supervisory group, audited or not."""
    there = found(request, id)
    if steps.Standing.MANAGERS not in steps.standings(
        request.access, there.whom, policy().roles
    ) or Part.STAGE_1 not in parts_seen(request.access, there.whom, there.part):
        raise Http404("There is no such page within your reach.")
    checks = {each.child_id: each for each in there.file_checks.all()}
    others = files.of_group(there.audit, request.access, checks)
    title = "The same issue in other files of the group"
    return checking(request, there.audit, others, title, back=there.address, escalation=there)


@needs(Right.SEE_STEPS)
def judgement(request: HttpRequest, id: int) -> HttpResponse:
    audit = pages.to_escalate(id, request.access)
    if audit is None or not pages.may_judge(request.access, rules.whom(audit.about)):
        raise Http404("There is no such page within your reach.")
    others = pages.others_to_judge_with(request.access, audit)
    form = forms.JudgementForm(request.POST or None, others=others)

    def do() -> object:
        typed = {**form.cleaned_data}
        typed["with_whom"] = steps.Standing(typed["with_whom"])
        return actions.judge_practice(audit=audit, **typed, **who(request))

    return ask(
        request, form, do, done="Kept, for those who may read it.",
        back=_back(request, audit), heading="Learning needs and wider performance",
        intro="Two managers judge together: team manager and assistant manager, later team "
        "manager and group manager.", button="Keep the judgement", is_employment=True,
    )  # fmt: skip


def _back(request: HttpRequest, audit: Audit) -> str:
    from sightline.apps.audits.queries import find_audit

    is_there = find_audit(audit.pk, request.access) is not None
    return page_of(audit) if is_there else reverse("audits:escalations")
