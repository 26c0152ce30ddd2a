"""What the views of cards share: the card somebody may read, and forms that do a deed."""

from collections.abc import Callable
from datetime import date

from django.http import Http404, HttpRequest

from sightline.apps.events.versions import EditedMeanwhile
from sightline.apps.scorecards import queries
from sightline.apps.scorecards.forms import DeedForm, MoveForm
from sightline.apps.scorecards.models import Card, CardVersion
from sightline.vocabulary.months import month_written
from sightline.vocabulary.not_allowed import NotAllowed


def month_or_404(text: str) -> date:
    try:
        return month_written(text)
    except ValueError:
        raise Http404("There is no such month.") from None


def card_or_404(request: HttpRequest, month: str, service: str) -> Card:
    card = queries.card_of(service, month_or_404(month))
    if card is None or not queries.may_read_card(request.access, card):
        raise Http404("There is no such scorecard.")
    return card


def version_or_404(request: HttpRequest, card: Card) -> CardVersion:
    """The version an address asks for, else the verified one, else the newest."""
    asked = request.GET.get("version", "")
    if asked:
        found = queries.version_of(card, int(asked)) if asked.isdecimal() else None
    else:
        found = queries.version_to_read(card)
    if found is None:
        raise Http404("The card has no such version.")
    return found


def done(form: DeedForm, deed: Callable[[DeedForm], object]) -> bool:
    """Do it where the form holds; what a rule refuses is said on the form."""
    if not form.is_valid():
        return False
    try:
        deed(form)
    except EditedMeanwhile as conflict:
        form.refuse(f"{conflict} Look where it is now, then decide again.")
        if isinstance(form, MoveForm):
            form.data = form.data.copy()
            form.data["read"] = str(conflict.theirs.version)
        return False
    except NotAllowed as refused:
        form.refuse(str(refused))
        return False
    return True
