"""One card: its figures as recorded, where it is on its way, and what this person may do."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from sightline.apps.commentary.queries import words_for
from sightline.apps.discrepancies.models import Discrepancy
from sightline.apps.discrepancies.queries import of_card
from sightline.apps.papers.queries import versions as papers_of
from sightline.apps.people.access import needs
from sightline.apps.people.rules import Right
from sightline.apps.scorecards import actions, checks, pages, papers_made, queries, rules
from sightline.apps.scorecards.forms import MoveForm, VersionForm
from sightline.apps.scorecards.models import Card, CardVersion
from sightline.apps.scorecards.views.shared import card_or_404, done, version_or_404
from sightline.documents import exports
from sightline.vocabulary.words import Level

FORMATS = [(each.ending, each.title) for each in exports.FORMATS.values()]


@needs(Right.SEE_BOARD)
def card(request: HttpRequest, month: str, service: str) -> HttpResponse:
    return _page(request, card_or_404(request, month, service))


@needs(Right.SEE_BOARD)
@require_POST
def move(request: HttpRequest, month: str, service: str) -> HttpResponse:
    """One step onward, or back with a reason."""
    found = card_or_404(request, month, service)
    form = MoveForm(request.POST)

    def deed(form: Any) -> None:
        actions.move_card(
            by=request.user, access=request.access, card=found, at=timezone.now(),
            **form.cleaned_data,
        )  # fmt: skip

    if not done(form, deed):
        return _page(request, card_or_404(request, month, service), move_form=form)
    messages.success(request, f"The card is now at “{queries.step_of(found).title}”.")
    return redirect(found.address)


@needs(Right.SEE_BOARD)
@require_POST
def new_version(request: HttpRequest, month: str, service: str) -> HttpResponse:
    found = card_or_404(request, month, service)
    form = VersionForm(request.POST)

    def deed(form: Any) -> None:
        made = actions.make_version(
            by=request.user, access=request.access, card=found, at=timezone.now(),
            **form.cleaned_data,
        )  # fmt: skip
        messages.success(request, f"{made} is made.")

    if not done(form, deed):
        return _page(request, card_or_404(request, month, service), version_form=form)
    return redirect(found.address)


def _page(request: HttpRequest, found: Card, **forms: Any) -> HttpResponse:
    version = version_or_404(request, found)
    service = queries.services().get(found.service)
    if service is None:
        raise Http404("This reporting service is no longer kept.")
    context = {
        "card": found,
        "version": version,
        "data": version.data,
        "is_draft": not pages.is_standing(version),
        "note_on_version": papers_made.state_of(found, version),
        "shows_unit": shows_unit(request, found),
        "words": words_for(request.access, found.authority, service, found.month),
        "doubts": _doubts(request, found, version),
        "formats": FORMATS,
        "papers": papers_of(found),
        **_way(request, found, version),
        **_buttons(request, found, **forms),
    }
    return render(request, "scorecards/card.html", context)


def _doubts(
    request: HttpRequest, found: Card, version: CardVersion
) -> list[tuple[Discrepancy, str]]:
    """Each discrepancy of the card with the title of its figure."""
    rows = version.data.by_indicator
    every = of_card(found.authority, found.service, found.month, request.access)
    return [
        (each, rows[each.indicator].title if each.indicator in rows else each.indicator)
        for each in every
    ]


def shows_unit(request: HttpRequest, found: Card) -> bool:
    return bool(found.unit) and request.access.may_see_unit(Level.SERVICE, found.unit)


def _way(request: HttpRequest, found: Card, version: CardVersion) -> dict[str, Any]:
    moves = queries.moves_of(found)
    return {
        "step": queries.step_of(found),
        "steps": pages.steps_of(found, moves, timezone.localdate()),
        "moves": [(each, queries.the_cycle().step(each.to_state).title) for each in moves],
        "versions": pages.versions_table(found, version),
        "has_several": found.versions.count() > 1,
    }


def _buttons(
    request: HttpRequest, found: Card, move_form: Any = None, version_form: Any = None
) -> dict[str, Any]:
    """What this person may do now, and what still stands against going on."""
    step = queries.step_of(found)
    may_move = bool(step.onward or step.back) and rules.can_move(request.access, found.unit, step)
    return {
        "may_move": may_move,
        "against": checks.against(found, step.needs) if may_move else [],
        "move_form": move_form or MoveForm(initial={"read": found.version}),
        "may_make_version": rules.can_make_version(request.access, found.unit, step),
        "version_form": version_form or VersionForm(),
        "error_form": move_form or version_form,
    }
