"""The two columns: where there have been improvements, and where there is further to go."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from sightline.apps.pack import actions, queries
from sightline.apps.pack.cards import card_there
from sightline.apps.pack.forms import Choices, LineForm, indicators_on
from sightline.apps.pack.models import ImprovementLine, Pack
from sightline.apps.pack.rules import Side
from sightline.apps.pack.views.shared import keeps, runs_board, the_pack
from sightline.apps.people.access import needs
from sightline.apps.people.rules import Right
from sightline.documents.improvements import FURTHER, IMPROVED

_TITLES = {Side.IMPROVED: IMPROVED, Side.FURTHER: FURTHER}


def _choices(pack: Pack) -> Choices:
    cards = (card_there(each, pack.month) for each in queries.services().values())
    return indicators_on([card.data for card in cards if card])


@needs(Right.SEE_BOARD)
def both(request: HttpRequest, month: str) -> HttpResponse:
    found, runs = the_pack(month), runs_board(request)
    choices = _choices(found)
    form = LineForm(request.POST or None, choices=choices)
    side = _side(request.POST.get("side", "")) if runs else Side.IMPROVED
    if request.method == "POST" and runs and form.is_valid():
        told = {name: form.cleaned_data[name] for name in ("words", "indicator")}
        actions.add_line(by=request.user, month=found.month, side=side, at=timezone.now(), **told)
        return redirect("pack:lines", month=month)
    titles = queries.titles_of_month(found.month)
    columns = [
        (each, title, [(line, titles.get(line.indicator, line.indicator))
                       for line in queries.lines(found.month, each)])
        for each, title in _TITLES.items()
    ]  # fmt: skip
    context = {"pack": found, "columns": columns, "form": form, "runs": runs, "side": side}
    return render(request, "pack/lines.html", context, status=400 if form.errors else 200)


def _side(written: str) -> Side:
    return Side(written) if written in list(Side) else Side.IMPROVED


def _line(month: str, id: int) -> ImprovementLine:
    found = queries.line_of(the_pack(month).month, id)
    if found is None:
        raise Http404("There is no such line in this pack.")
    return found


@needs(Right.RUN_BOARD)
def line(request: HttpRequest, month: str, id: int) -> HttpResponse:
    found, pack = _line(month, id), the_pack(month)
    form = LineForm(request.POST or None, instance=found, choices=_choices(pack))
    if request.method == "POST" and form.is_valid():
        told = {name: form.cleaned_data[name] for name in ("words", "indicator")}
        if keeps(form, lambda: actions.change_line(
            by=request.user, line=found, read=form.version_read, at=timezone.now(), **told
        )):  # fmt: skip
            return redirect("pack:lines", month=month)
    context = {"pack": pack, "line": found, "form": form}
    return render(request, "pack/line.html", context, status=400 if form.errors else 200)


@needs(Right.RUN_BOARD)
@require_POST
def remove(request: HttpRequest, month: str, id: int) -> HttpResponse:
    actions.remove_line(by=request.user, line=_line(month, id), at=timezone.now())
    return redirect("pack:lines", month=month)


@needs(Right.RUN_BOARD)
@require_POST
def suggest(request: HttpRequest, month: str) -> HttpResponse:
    pack = the_pack(month)
    made = actions.suggest_lines(by=request.user, month=pack.month, at=timezone.now())
    said = f"{len(made)} lines added from the cards." if made else "The cards name nothing new."
    messages.success(request, said)
    return redirect("pack:lines", month=month)
