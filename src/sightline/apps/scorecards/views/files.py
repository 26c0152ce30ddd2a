"""A card as a file; one of its figures; two of its versions beside each other."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from sightline.apps.discrepancies.queries import every
from sightline.apps.discrepancies.rules import State
from sightline.apps.figures.downloads import download
from sightline.apps.people.access import needs
from sightline.apps.people.rules import Right
from sightline.apps.scorecards import pages, papers_made, queries
from sightline.apps.scorecards.forms import VersionsForm
from sightline.apps.scorecards.models import Card, CardVersion
from sightline.apps.scorecards.views.card import FORMATS, shows_unit
from sightline.apps.scorecards.views.shared import card_or_404, version_or_404
from sightline.documents.card_changes import RowChange, changes, changes_document


@needs(Right.SEE_BOARD)
def card_file(request: HttpRequest, month: str, service: str, format: str) -> HttpResponse:
    card = card_or_404(request, month, service)
    version = version_or_404(request, card)
    with_unit = shows_unit(request, card)
    return download(request, papers_made.document_of(card, version, with_unit=with_unit), format)


@needs(Right.SEE_BOARD)
def figure(request: HttpRequest, month: str, service: str, indicator: str) -> HttpResponse:
    """Where a figure of the card comes from: its version, snapshot and hash, and its code."""
    card = card_or_404(request, month, service)
    version = version_or_404(request, card)
    row = version.data.by_indicator.get(indicator)
    if row is None:
        raise Http404("The card has no such figure.")
    context = {
        "card": card,
        "version": version,
        "row": row,
        "is_draft": not pages.is_standing(version),
        "versions": pages.figure_versions(card, indicator),
    }
    return render(request, "scorecards/figure.html", context)


@needs(Right.SEE_BOARD)
def compared(request: HttpRequest, month: str, service: str) -> HttpResponse:
    card = card_or_404(request, month, service)
    before, after, form = _pair(request, card)
    found = _changes(card, before, after)
    context = {
        "card": card,
        "before": before,
        "after": after,
        "choose": form,
        "found": found,
        "figures": pages.changes_table(each for each in found if not each.is_only_beside),
        "beside": pages.changes_table(each for each in found if each.is_only_beside),
        "formats": FORMATS,
        "query": f"?before={before.number}&after={after.number}",
    }
    return render(request, "scorecards/compared.html", context)


@needs(Right.SEE_BOARD)
def compared_file(request: HttpRequest, month: str, service: str, format: str) -> HttpResponse:
    card = card_or_404(request, month, service)
    before, after, _ = _pair(request, card)
    about = (
        f"{after.data.authority_name} ({card.authority}), whole authority.",
        f"From {papers_made.words_of(before)}, snapshot {before.snapshot}.",
        f"To {papers_made.words_of(after)}, snapshot {after.snapshot}.",
    )
    title = f"{card}: what changed from version {before.number} to {after.number}"
    document = changes_document(title, after.data, _changes(card, before, after), about)
    return download(request, document, format)


def _pair(request: HttpRequest, card: Card) -> tuple[CardVersion, CardVersion, VersionsForm]:
    """The two asked for; else from the draft to the version that stands."""
    every_one = sorted(card.versions.all(), key=lambda each: each.number)
    last = queries.verified_version(card) or every_one[-1]
    usual = {"before": every_one[0].number, "after": last.number}
    asked = {name: request.GET.get(name, str(number)) for name, number in usual.items()}
    named = [(each.number, papers_made.words_of(each)) for each in every_one]
    form = VersionsForm(asked, versions=named)
    if not form.is_valid():
        raise Http404("The card has no such version.")
    by_number = {each.number: each for each in every_one}
    chosen = form.cleaned_data
    return by_number[chosen["before"]], by_number[chosen["after"]], form


def _changes(card: Card, before: CardVersion, after: CardVersion) -> tuple[RowChange, ...]:
    """Discrepancies that were put right in the case system are named as the reason."""
    settled = every(card.authority).filter(
        service=card.service, month=card.month, state=State.CONFIRMED
    )
    said = {each.indicator: f"Discrepancy {each.pk} was put right." for each in settled}
    return changes(before.data, after.data, said)
