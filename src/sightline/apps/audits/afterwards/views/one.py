from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from sightline.apps.audits.afterwards import actions, pages, queries, rules
from sightline.apps.audits.afterwards.conditions import conditions_of
from sightline.apps.audits.afterwards.deeds import DEEDS, Who
from sightline.apps.audits.afterwards.forms import CommentsForm, ReadForm, TalkForm, WhyForm
from sightline.apps.audits.afterwards.rules import TalkKind
from sightline.apps.audits.form import looking
from sightline.apps.audits.models import Audit, Comment, Confirmation, Talk
from sightline.apps.audits.rules import FINISHED, may_run
from sightline.apps.audits.tools.queries import tool_of
from sightline.apps.events.versions import EditedMeanwhile
from sightline.apps.people.access import needs
from sightline.apps.people.rules import Right
from sightline.vocabulary.not_allowed import NotAllowed


def found(request: HttpRequest, id: int) -> Audit:
    """Handed in, within reach, with the look at the child's matter written down."""
    audit = looking.looked_at(request, id)
    if audit.now not in FINISHED and not may_run(request.access):
        raise Http404("This audit is not handed in.")
    return audit


def page_of(audit: Audit) -> str:
    return reverse("audits:after", args=[audit.pk])


def who(request: HttpRequest) -> Who:
    return Who(request.user, request.access, timezone.now())


@needs(Right.SEE_PUBLISHED)
def after(request: HttpRequest, id: int) -> HttpResponse:
    audit, access = found(request, id), request.access
    today, conditions = timezone.localdate(), conditions_of(audit)
    scale = tool_of(audit.tool).scale
    context = {
        "audit": audit,
        "first_grade": pages.grade(scale, audit.first_grade),
        "grade": pages.grade(scale, audit.grade),
        "next": pages.next_said(audit, conditions),
        "conditions": pages.table(conditions, audit, access, today),
        "is_drawn": pages.is_drawn_yet(audit),
        "ways": pages.ways(audit, access, conditions),
        "talks": audit.talks.select_related("by", "taken_back_by"),
        "comments": queries.by_section(audit),
        "may_comment": rules.may_comment(access, audit.about),
        "confirmations": audit.confirmations.select_related("by", "taken_back_by"),
        "readings": pages.readings(audit, access),
        "read_form": ReadForm(),
        "together": pages.graded_together(audit, access),
        "blind_said": pages.blind_said(audit, access),
        "over_time": pages.over_time(audit, access),
        "may_take_back": audit.now.value == "handed in",
        "runs": may_run(access),
    }
    return render(request, "audits/afterwards/after.html", context)


@needs(Right.SEE_PUBLISHED)
def deed(request: HttpRequest, id: int, deed: str) -> HttpResponse:
    """One thing to do, with the form for what it has to say."""
    if deed not in DEEDS:
        raise Http404("There is no such thing to do.")
    audit, it = found(request, id), DEEDS[deed]
    if not it.may(request.access, audit):
        messages.error(request, "That is not possible as it stands now, or not for you to do.")
        return redirect(page_of(audit))
    form = it.form(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            it.do(audit, form.cleaned_data, who(request))
        except NotAllowed as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, it.done)
            return redirect(page_of(audit))
    return _form(request, audit, form, it.words, it.intro, it.button)


@needs(Right.SEE_PUBLISHED)
def talk(request: HttpRequest, id: int, kind: str) -> HttpResponse:
    audit = found(request, id)
    if kind not in set(TalkKind):
        raise Http404("There is no such kind of discussion.")
    chosen = TalkKind(kind)
    if not rules.may_record_talk(request.access, audit.about, chosen):
        messages.error(request, "That is not possible as it stands now, or not for you to do.")
        return redirect(page_of(audit))
    form = TalkForm(request.POST or None, kind=chosen)
    if request.method == "POST" and form.is_valid():
        try:
            actions.record_talk(audit=audit, kind=chosen, **form.told, **who(request).as_said)
        except NotAllowed as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "Recorded.")
            return redirect(page_of(audit))
    return _form(request, audit, form, chosen.in_words, "No child’s name or number.", "Record it")


@needs(Right.SEE_PUBLISHED)
def say(request: HttpRequest, id: int) -> HttpResponse:
    """The worker's and the managers' own comments, each in their own boxes."""
    audit = found(request, id)
    if not rules.may_comment(request.access, audit.about):
        messages.error(request, "The case-holder and the managers above write comments.")
        return redirect(page_of(audit))
    mine = {each.section: each for each in Comment.objects.filter(audit=audit, by=request.user)}
    form = CommentsForm(
        request.POST or None, tool=tool_of(audit.tool), mine=mine, now=queries.grades_now(audit)
    )
    if request.method == "POST" and form.is_valid() and _said(request, audit, form):
        messages.success(request, "Saved.")
        return redirect(page_of(audit))
    context = {"audit": audit, "form": form, "comments": queries.by_section(audit)}
    status = 400 if form.errors else 200
    return render(request, "audits/afterwards/comments.html", context, status=status)


def _said(request: HttpRequest, audit: Audit, form: CommentsForm) -> bool:
    for section, text, read in form.said():
        try:
            actions.say(audit=audit, section=section, text=text, read=read, **who(request).as_said)
        except EditedMeanwhile as conflict:
            form.overwrite_next_time(section, conflict.theirs)  # type: ignore[arg-type]
        except NotAllowed as refused:
            form.add_error(f"text-{section}", str(refused))
    return not form.errors


@needs(Right.SEE_PUBLISHED)
def take_back_talk(request: HttpRequest, id: int, talk: int) -> HttpResponse:
    audit = found(request, id)
    return _take_back(request, audit, get_object_or_404(audit.talks, pk=talk))


@needs(Right.SEE_PUBLISHED)
def take_back_confirmation(request: HttpRequest, id: int, confirmation: int) -> HttpResponse:
    audit = found(request, id)
    return _take_back(request, audit, get_object_or_404(audit.confirmations, pk=confirmation))


def _take_back(request: HttpRequest, audit: Audit, record: Talk | Confirmation) -> HttpResponse:
    form = WhyForm(request.POST or None, label="What was wrong about it?")
    if request.method == "POST" and form.is_valid():
        try:
            actions.take_back(record=record, why=form.cleaned_data["said"], **who(request).as_said)
        except NotAllowed as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "Taken back. It stays readable, and counts no more.")
            return redirect(page_of(audit))
    intro = "It stays on the page, struck out of what counts."
    return _form(request, audit, form, "Take it back", intro, "Take it back")


def _form(
    request: HttpRequest, audit: Audit, form: Form, heading: str, intro: str, button: str
) -> HttpResponse:
    context: dict[str, Any] = {
        "audit": audit, "form": form, "heading": heading, "intro": intro, "button": button,
    }  # fmt: skip
    status = 400 if form.errors else 200
    return render(request, "audits/afterwards/form.html", context, status=status)
