from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from sightline.apps.commentary import actions, cards, forms, pages, queries, rules
from sightline.apps.events.versions import EditedMeanwhile
from sightline.apps.people.access import needs
from sightline.apps.people.authority import authority_code
from sightline.apps.people.rules import Right
from sightline.documents.card import CardData
from sightline.vocabulary.months import month_written
from sightline.vocabulary.not_allowed import NotAllowed
from sightline.vocabulary.reporting_services import ReportingService

MAY_READ = (Right.WRITE_COMMENTARY, Right.VERIFY_CARDS)
_SHOWN_MONTHS = 3


@dataclass(frozen=True)
class Place:
    """One card as an address names it, with its words, for the person who looks."""

    service: ReportingService
    month: date
    card: CardData
    words: queries.Words

    @property
    def lines(self) -> list[pages.Line]:
        return pages.lines(self.card, self.words)

    def line_of(self, written: str) -> pages.Line:
        indicator = "" if written == pages.WHOLE_IN_ADDRESS else written
        found = next((each for each in self.lines if each.indicator == indicator), None)
        if found is None:
            raise Http404("That figure is not on this scorecard.")
        return found


@needs(*MAY_READ)
def home(request: HttpRequest) -> HttpResponse:
    """Every card within reach of the last months, with what is still to be said of it."""
    months = cards.months()[:_SHOWN_MONTHS]
    found = []
    for month in months:
        for service in queries.services().values():
            card = rules.can_read(request.access, service) and cards.card_data(service, month)
            if card and card.rows:
                words = queries.words_for(request.access, authority_code(), service, month)
                found.append((words, pages.standing(pages.lines(card, words))))
    context = {"table_of": pages.chasing_table(found), "months": months}
    return render(request, "commentary/home.html", context)


@needs(*MAY_READ)
def card(request: HttpRequest, service: str, month: str) -> HttpResponse:
    """The figures of one card, each with what was said of it; the way through those that wait."""
    place = _place(request, service, month)
    context = {
        "place": place,
        "standing": pages.standing(place.lines),
        "table_of": pages.table_of(place.lines, place.words, request.path),
        "quiet": pages.quiet_table(place.lines, place.words, request.path),
        "first": _address(place, pages.next_missing(place.lines, ""), request.path),
    }
    return render(request, "commentary/card.html", context)


@needs(*MAY_READ)
def words(request: HttpRequest, service: str, month: str, indicator: str) -> HttpResponse:
    """What is said of one figure: last month's words above, this month's to write or sign off."""
    place = _place(request, service, month)
    line = place.line_of(indicator)
    form = forms.WordsForm(request.POST or None, instance=queries.copy_of(line.comment))
    if request.method == "POST" and form.is_valid() and _is_written(request, place, line, form):
        return redirect(_where_next(request, place, line))
    comment, whole = line.comment, not line.indicator
    context = {
        "place": place,
        "line": line,
        "form": form,
        "comment": comment,
        "length": rules.length_of(comment.text) if comment else None,
        "before": queries.said_last_month(
            authority_code(), place.service.key, place.month, line.indicator
        ),
        "reasons": pages.reasons_said(place.service, indicator),
        "earlier": queries.earlier_versions(comment) if comment else [],
        "may_sign": bool(comment and not place.words.closed)
        and rules.can_sign_off(request.access, place.service, comment.written_by_id),
        "back": _back(request) or _card_page(place),
        "next_line": pages.next_missing(place.lines, line.indicator),
        "good_practice": queries.good_practice_address(comment) if comment and not whole else "",
    }
    status = 400 if form.errors else 200
    return render(request, "commentary/words.html", context, status=status)


@needs(Right.VERIFY_CARDS)
@require_POST
def sign_off(request: HttpRequest, service: str, month: str, indicator: str) -> HttpResponse:
    """Sign the words off as they were read, or take that back."""
    place = _place(request, service, month)
    comment = place.line_of(indicator).comment
    if comment is None:
        raise Http404("Nothing has been written here yet.")
    about = {"by": request.user, "access": request.access, "service": place.service}
    about |= {"comment": comment, "at": timezone.now()}
    try:
        if request.POST.get("do") == "take back":
            actions.take_back_sign_off(**about)
            messages.success(request, "The sign-off is taken back.")
        else:
            read = request.POST.get("read", "")
            actions.sign_off(**about, read=int(read) if read.isdecimal() else 0)
            messages.success(request, "Signed off.")
    except NotAllowed as refused:
        messages.error(request, str(refused))
    return redirect(_own(request, place, comment.indicator))


def _place(request: HttpRequest, service: str, month: str) -> Place:
    """404 alike for a card that is out of reach and one that is not there."""
    known = queries.services().get(service)
    if known is None or not rules.can_read(request.access, known):
        raise Http404("There is no such scorecard within your reach.")
    try:
        day = month_written(month)
    except ValueError:
        raise Http404("There is no such month.") from None
    found = cards.card_data(known, day)
    if found is None:
        raise Http404("There are no figures of that month.")
    own = queries.words_for(request.access, authority_code(), known, day)
    return Place(known, day, found, own)


def _is_written(
    request: HttpRequest, place: Place, line: pages.Line, form: forms.WordsForm
) -> bool:
    try:
        comment = actions.write(
            by=request.user, access=request.access, authority=authority_code(),
            service=place.service, month=place.month, indicator=line.indicator,
            text=form.cleaned_data["text"], read=form.version_read, at=timezone.now(),
        )  # fmt: skip
    except EditedMeanwhile as conflict:
        form.show_conflict(conflict)
        return False
    except NotAllowed as refused:
        form.add_error("text", str(refused))
        return False
    messages.success(request, f"Saved: {rules.length_of(comment.text).said}")
    return True


def _where_next(request: HttpRequest, place: Place, line: pages.Line) -> str:
    if request.POST.get("then") == "next":
        following = pages.next_missing(place.lines, line.indicator)
        return _address(place, following, _back(request)) or _card_page(place)
    return _back(request) or _card_page(place)


def _address(place: Place, line: pages.Line | None, back: str = "") -> str:
    if line is None:
        return ""
    return pages.address_of(place.service.key, place.month, line.indicator, back)


def _own(request: HttpRequest, place: Place, indicator: str) -> str:
    return pages.address_of(place.service.key, place.month, indicator, _back(request))


def _card_page(place: Place) -> str:
    return pages.card_address(place.words)


def _back(request: HttpRequest) -> str:
    """Where one came from, if that is a page of ours."""
    to = request.GET.get("back", "")
    is_ours = to.startswith("/") and url_has_allowed_host_and_scheme(to, allowed_hosts=None)
    return to if is_ours else ""
