"""What was challenged and what was asked to be explored, until it is followed up."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from sightline.apps.board import actions, queries, rules, tables
from sightline.apps.board.forms.said import (
    AnswerForm,
    AskAgainForm,
    OutcomeForm,
    ReportForm,
    WhyForm,
)
from sightline.apps.board.models import BoardChallenge, Exploration
from sightline.apps.board.moved import title_of
from sightline.apps.board.states import COMES_BACK, ChallengeState
from sightline.apps.board.views.shared import did, done, one_or_404, shown
from sightline.apps.people.access import needs
from sightline.apps.people.rules import Right

_SHOW = {"": "Not followed up yet", "inequality": "About inequality", "all": "All"}


@needs(Right.SEE_BOARD)
def challenges(request: HttpRequest) -> HttpResponse:
    show = request.GET.get("show", "")
    found = queries.challenges()
    if show == "inequality":
        found = found.filter(about_inequality=True)
    elif show != "all":
        show, found = "", found.exclude(state=ChallengeState.FOLLOWED_UP)
    return shown(
        request, "challenges", [], table_of=tables.challenges(found), show=show, ways=_SHOW.items()
    )


@needs(Right.SEE_BOARD)
def challenge(request: HttpRequest, id: int) -> HttpResponse:
    """One challenge: its answer, its actions, and what came of it."""
    one: BoardChallenge = one_or_404(queries.challenges(), id)
    forms = _challenge_forms(request, one)
    if request.method == "POST" and _challenge_done(request, one, forms):
        return redirect(one.address)
    fresh = one_or_404(queries.challenges(), id)
    may_run = request.access.may(Right.RUN_BOARD)
    return shown(
        request, "challenge", list(forms.values()), challenge=fresh, forms=forms, may_run=may_run,
        may_answer=rules.can_answer(request.access.rights),
        service=queries.services().get(fresh.service), indicator=title_of(fresh.indicator),
    )  # fmt: skip


def _challenge_forms(request: HttpRequest, one: BoardChallenge) -> dict[str, Any]:
    do = request.POST.get("do", "")
    answer = request.POST if do == "answer" else None
    outcome = request.POST if do == "follow up" else None
    return {
        "answer": AnswerForm(answer, instance=one, auto_id="answer-%s"),
        "outcome": OutcomeForm(outcome, instance=one, auto_id="outcome-%s"),
    }


def _challenge_done(request: HttpRequest, one: BoardChallenge, forms: dict[str, Any]) -> bool:
    at, do = timezone.now(), request.POST.get("do")
    if do == "answer":
        return _said(request, done(forms["answer"], partial(_answer, request)), "Answered.")
    if request.access.may(Right.RUN_BOARD) and do == "follow up":
        return _said(request, done(forms["outcome"], partial(_follow, request)), "Followed up.")
    if request.access.may(Right.RUN_BOARD) and do == "open again":
        again = {"by": request.user, "challenge": one, "read": one.version, "at": at}
        did(request, lambda: actions.open_challenge_again(**again), "Open again.")
    return True


def _said(request: HttpRequest, is_done: bool, words: str) -> bool:
    if is_done:
        messages.success(request, words)
    return is_done


def _answer(request: HttpRequest, form: Any) -> None:
    said = form.cleaned_data
    actions.answer_challenge(
        by=request.user, access=request.access, challenge=form.instance, answer=said["answer"],
        answered_by=said["answered_by"], read=form.version_read, at=timezone.now(),
    )  # fmt: skip


def _follow(request: HttpRequest, form: Any) -> None:
    actions.follow_up_challenge(
        by=request.user, challenge=form.instance, outcome=form.cleaned_data["outcome"],
        read=form.version_read, at=timezone.now(),
    )  # fmt: skip


@needs(Right.SEE_BOARD)
def explorations(request: HttpRequest) -> HttpResponse:
    """What the Board waits for, and below what it has looked at."""
    today = timezone.localdate()
    waiting = queries.explorations().filter(state__in=COMES_BACK)
    settled = queries.explorations().exclude(state__in=COMES_BACK).order_by("-due_on")
    return shown(
        request, "explorations", [],
        waiting=tables.explorations(waiting, today, "What the Board waits for"),
        settled=tables.explorations(settled, today, "What is settled"),
    )  # fmt: skip


@needs(Right.SEE_BOARD)
def exploration(request: HttpRequest, id: int) -> HttpResponse:
    one: Exploration = one_or_404(queries.explorations(), id)
    forms = _exploration_forms(request, one)
    if request.method == "POST" and _exploration_done(request, one, forms):
        return redirect(one.address)
    fresh = one_or_404(queries.explorations(), id)
    return shown(
        request, "exploration", list(forms.values()), exploration=fresh, forms=forms,
        may_run=request.access.may(Right.RUN_BOARD), service=queries.services().get(fresh.service),
        may_answer=rules.can_answer(request.access.rights), indicator=title_of(fresh.indicator),
        is_late=fresh.is_late(timezone.localdate()),
    )  # fmt: skip


def _exploration_forms(request: HttpRequest, one: Exploration) -> dict[str, Any]:
    do = request.POST.get("do", "")

    def sent(name: str) -> Any:
        return request.POST if do == name else None

    return {
        "report": ReportForm(sent("report back"), instance=one, auto_id="report-%s"),
        "again": AskAgainForm(sent("ask again"), auto_id="again-%s"),
        "withdraw": WhyForm(sent("withdraw"), auto_id="withdraw-%s"),
    }


def _exploration_done(request: HttpRequest, one: Exploration, forms: dict[str, Any]) -> bool:
    do, may_run = request.POST.get("do"), request.access.may(Right.RUN_BOARD)
    of = {"by": request.user, "exploration": one, "read": one.version, "at": timezone.now()}
    if do == "begin":
        begin = partial(actions.begin_exploration, access=request.access, **of)
        did(request, begin, "Under way.")
    elif do == "report back":
        return _said(request, done(forms["report"], partial(_report, request)), "Reported back.")
    elif do == "ask again" and may_run:
        deed = lambda form: actions.ask_again(**of, **form.cleaned_data)  # noqa: E731
        return _said(request, done(forms["again"], deed), "Asked again.")
    elif do == "withdraw" and may_run:
        deed = lambda form: actions.withdraw_exploration(**of, **form.cleaned_data)  # noqa: E731
        return _said(request, done(forms["withdraw"], deed), "Withdrawn.")
    return True


def _report(request: HttpRequest, form: Any) -> None:
    at = timezone.now()
    actions.report_back(
        by=request.user, access=request.access, exploration=form.instance, at=at,
        result=form.cleaned_data["result"], on=timezone.localdate(at), read=form.version_read,
    )  # fmt: skip
