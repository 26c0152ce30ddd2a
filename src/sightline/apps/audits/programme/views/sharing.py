"""Audits given to auditors: one, or many by a proposal that is looked at first."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from sightline.apps.audits.programme import allocating, proposing, showing
from sightline.apps.audits.programme.forms import GiveForm, ReasonForm
from sightline.apps.audits.programme.views.shared import audit_or_404, done, one_form, tried
from sightline.apps.people.access import needs
from sightline.apps.people.rules import Right


@needs(Right.RUN_AUDITS)
def share_out(request: HttpRequest) -> HttpResponse:
    """What waits, with a proposal for each; any can be changed before it is confirmed."""
    now = timezone.now()
    told = request.POST if request.method == "POST" else request.GET
    asked = proposing.asked_of(told)
    audits = proposing.waiting(request.access, asked)
    if request.method == "POST":
        given, refused = proposing.confirm(audits, told, by=request.user, at=now)
        for sentence in refused:
            messages.error(request, sentence)
        if given:
            messages.success(request, f"{given} audits are allocated.")
        return redirect(f"{reverse('audits:share_out')}?{proposing.query(asked)}")
    context = proposing.page(audits, asked, timezone.localdate(now))
    return render(request, "audits/programme/share_out.html", context)


@needs(Right.RUN_AUDITS)
def give(request: HttpRequest, id: int) -> HttpResponse:
    audit = audit_or_404(request, id)
    form = GiveForm(request.POST or None, people=showing.auditors(timezone.localdate()))
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        deed = lambda: allocating.allocate(  # noqa: E731
            audit=audit, by=request.user, at=timezone.now(), auditor=told["auditor"],
            reason=told["reason"], face_to_face=told["face_to_face"],
        )  # fmt: skip
        if tried(form, deed):
            messages.success(request, "Allocated.")
            return redirect(audit.address)
    return one_form(request, form, title="Allocate this audit", button="Allocate",
                    back=(audit.address, str(audit)),
                    intro=f"The work of {showing.whose(audit)}.")  # fmt: skip


@needs(Right.RUN_AUDITS)
@require_POST
def take_back(request: HttpRequest, id: int) -> HttpResponse:
    audit = audit_or_404(request, id)
    reason = request.POST.get("reason", "")
    done(
        request,
        lambda: allocating.take_back(
            audit=audit, reason=reason, by=request.user, at=timezone.now()
        ),
        "It waits for an auditor again.",
    )
    return redirect(audit.address)


@needs(Right.SEE_PUBLISHED)
def conflict(request: HttpRequest, id: int) -> HttpResponse:
    """“I know this family”: the auditor gives it back, and why is read by those who run audits."""
    audit = audit_or_404(request, id)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        deed = lambda: allocating.declare_conflict(  # noqa: E731
            audit=audit, by=request.user, at=timezone.now(), **form.cleaned_data
        )
        if tried(form, deed):
            messages.success(request, "Thank you. The audit goes to somebody else.")
            return redirect("audits:mine")
    intro = "It then goes to somebody else. Only those who run audits read why."
    return one_form(request, form, title="I must not do this audit", button="Give it back",
                    back=(audit.address, str(audit)), intro=intro)  # fmt: skip
