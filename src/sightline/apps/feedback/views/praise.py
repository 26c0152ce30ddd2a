from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from sightline.apps.feedback.actions import praise as actions
from sightline.apps.feedback.forms import others as forms
from sightline.apps.feedback.models import Compliment, Survey
from sightline.apps.feedback.own import policy
from sightline.apps.feedback.queries import complaints as queries
from sightline.apps.feedback.rules import From
from sightline.apps.feedback.views.shared import form_page
from sightline.apps.people.access import needs
from sightline.apps.people.rules import Right

_CHANGES = require_http_methods(["GET", "HEAD", "POST"])


@_CHANGES
@needs(Right.KEEP_FEEDBACK)
def new_compliment(request: HttpRequest) -> HttpResponse:
    form = forms.ComplimentForm(request.POST or None, initial={"received_on": timezone.localdate()})

    def do(told: dict[str, Any]) -> Compliment:
        return actions.compliment(**_of(request, form, told, "made_by"))

    return _page(request, form, do, "Write down a compliment")


@_CHANGES
@needs(Right.KEEP_FEEDBACK)
def new_survey(request: HttpRequest) -> HttpResponse:
    form = forms.SurveyForm(request.POST or None)

    def do(told: dict[str, Any]) -> Survey:
        return actions.survey(**_of(request, form, told, "asked"))

    return _page(request, form, do, "Write down a survey")


def _of(request: HttpRequest, form: Any, told: dict[str, Any], who: str) -> dict[str, Any]:
    level, unit = form.placed
    kept = {name: value for name, value in told.items() if name not in {"whose", who}}
    about = {who: From(told[who]), "level": level, "unit": unit}
    return {"by": request.user, "access": request.access, "at": timezone.now(), **about, **kept}


def _page(request: HttpRequest, form: Any, do: Any, title: str) -> HttpResponse:
    back = ("Feedback", reverse("feedback:home"))
    to = "" if request.access.may(Right.SEE_FEEDBACK) else back[1]
    return form_page(request, form, do=do, title=title, back=back, done="Written down.", to=to)


@require_safe
@needs(Right.SEE_FEEDBACK)
def compliment(request: HttpRequest, id: int) -> HttpResponse:
    found = _compliment(request, id)
    context = {
        "found": found, "made_by": From(found.made_by).in_words,
        "theme": policy().theme(found.theme),
        "may_share": request.access.may(Right.WRITE_COMMENTARY, Right.AGREE_ACTIONS),
    }  # fmt: skip
    return render(request, "feedback/compliment.html", context)


@_CHANGES
@needs(Right.SEE_FEEDBACK)
def share(request: HttpRequest, id: int) -> HttpResponse:
    found = _compliment(request, id)
    form = forms.ShareForm(request.POST or None)
    return form_page(
        request, form, title="Share it as good practice", back=(str(found), found.address),
        do=lambda told: actions.share(
            by=request.user, access=request.access, compliment=found, at=timezone.now(), **told
        ),
        done="Put forward as good practice, without names.", to=found.address,
    )  # fmt: skip


@require_safe
@needs(Right.SEE_FEEDBACK)
def survey(request: HttpRequest, id: int) -> HttpResponse:
    found = queries.surveys_within(request.access).filter(pk=id).first()
    if found is None:
        raise Http404("There is no such survey within your reach.")
    context = {"found": found, "asked": From(found.asked).in_words}
    return render(request, "feedback/survey.html", context)


def _compliment(request: HttpRequest, id: int) -> Compliment:
    found = queries.compliments_within(request.access).filter(pk=id).first()
    if found is None:
        raise Http404("There is no such compliment within your reach.")
    return found
