"""The register: providers, their homes, what is agreed with them and what is known of them."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from sightline.apps.figures.downloads import download
from sightline.apps.people.access import needs
from sightline.apps.people.rules import Right
from sightline.apps.providers import actions, forms, queries, tables
from sightline.apps.providers.listing import list_of
from sightline.apps.providers.models import Home, Provider
from sightline.apps.providers.records import placed_now
from sightline.apps.providers.views.shared import about, asked, keeps, must_keep, or_404
from sightline.documents.exports import FORMATS
from sightline.documents.on_page import part_of

_FILES = ("pdf", "docx", "xlsx", "csv")


@needs(Right.SEE_PROVIDERS)
def home(request: HttpRequest) -> HttpResponse:
    today = timezone.localdate()
    every = queries.lines(today)
    form = forms.FilterForm(request.GET or {})
    rows = [each for each in every if form.holds(each)]
    keep = {name: value for name, value in request.GET.items() if name != "page" and value}
    part = part_of(rows, request.GET.get("page", "1"), keep=keep)
    context = {
        "form": form, "any": bool(every), "part": part, "rows": tables.of_homes(part.rows),
        "tiles": _tiles(every), "keeps": keeps(request), "query": request.GET.urlencode(),
        "formats": [(ending, FORMATS[ending].title) for ending in _FILES],
        "unmatched": queries.unmatched(queries.homes()), "providers": queries.providers(),
    }  # fmt: skip
    return render(request, "providers/home.html", context)


def _tiles(every: list[queries.HomeLine]) -> list[tuple[str, int, str, str]]:
    concern = [each for each in every if each.is_of_concern and each.children]
    return [
        ("Homes and services", len(every), "?", ""),
        ("With our children", sum(each.children > 0 for each in every), "?show=children", ""),
        ("Of concern, with our children", len(concern), "?show=concern",
         "concern" if concern else ""),
        ("Inadequate, followed", queries.responses().count(), reverse("providers:responses"), ""),
    ]  # fmt: skip


@needs(Right.SEE_PROVIDERS)
def list_file(request: HttpRequest, ending: str) -> HttpResponse:
    if ending not in _FILES:
        raise Http404("There is no such kind of file.")
    today = timezone.localdate()
    form = forms.FilterForm(request.GET or {})
    return download(request, list_of(filter(form.holds, queries.lines(today)), today), ending)


@needs(Right.SEE_PROVIDERS)
def provider(request: HttpRequest, id: int) -> HttpResponse:
    found: Provider = or_404(queries.find_provider(id))
    today, placed = timezone.localdate(), placed_now()
    lines = [queries.line_of(each, today, placed) for each in found.homes.all()]
    context = {
        "found": found, "keeps": keeps(request), "homes": tables.of_homes(lines),
        "contracts": tables.of_contracts(found, today), "events": tables.of_events(found),
        "reviews": tables.of_reviews(found), "any_homes": bool(lines),
    }  # fmt: skip
    return render(request, "providers/provider.html", context)


@needs(Right.SEE_PROVIDERS)
def one_home(request: HttpRequest, id: int) -> HttpResponse:
    found: Home = or_404(queries.find_home(id))
    today = timezone.localdate()
    context = {
        "found": found, "keeps": keeps(request),
        "line": queries.line_of(found, today, placed_now()),
        "inspections": tables.of_inspections(found.inspections.select_related("by")),
        "reports": list(found.reports.select_related("by")),
        "colour": tables.COLOURS[queries.standing(found).grade],
    }  # fmt: skip
    return render(request, "providers/one_home.html", context)


@needs(Right.KEEP_PROVIDERS)
def new(request: HttpRequest) -> HttpResponse:
    must_keep(request)
    form = forms.ProviderForm(request.POST or None)
    return asked(
        request, form, lambda form: actions.add_provider(provider=form.instance, **about(request)),
        "It is in the register. Add its homes next.", "", title="Add a provider",
        back=reverse("providers:home"),
    )  # fmt: skip


@needs(Right.KEEP_PROVIDERS)
def change(request: HttpRequest, id: int) -> HttpResponse:
    must_keep(request)
    found: Provider = or_404(queries.find_provider(id))
    form = forms.ProviderForm(request.POST or None, instance=found)

    def deed(form: Any) -> Provider:
        return actions.change_provider(
            provider=form.instance, read=form.version_read, **about(request)
        )

    return asked(request, form, deed, "Saved.", found.address, title=f"Change {found}")


@needs(Right.KEEP_PROVIDERS)
def new_home(request: HttpRequest, id: int) -> HttpResponse:
    must_keep(request)
    of: Provider = or_404(queries.find_provider(id))
    form = forms.HomeForm(request.POST or None, instance=Home(provider=of))
    return asked(
        request, form, lambda form: actions.add_home(home=form.instance, **about(request)),
        "It is in the register.", of.address, title=f"Add a home or service of {of}",
    )  # fmt: skip


@needs(Right.KEEP_PROVIDERS)
def change_home(request: HttpRequest, id: int) -> HttpResponse:
    must_keep(request)
    found: Home = or_404(queries.find_home(id))
    form = forms.HomeForm(request.POST or None, instance=found)

    def deed(form: Any) -> Home:
        return actions.change_home(home=form.instance, read=form.version_read, **about(request))

    return asked(request, form, deed, "Saved.", found.address, title=f"Change {found}")


@needs(Right.SEE_PROVIDERS)
def activity(request: HttpRequest) -> HttpResponse:
    """Market development with no provider in particular, and all there was."""
    form = forms.ActivityForm(request.POST or None) if keeps(request) else None
    if request.method == "POST":
        must_keep(request)

    def deed(form: Any) -> object:
        return actions.add_activity(provider=None, **form.cleaned_data, **about(request))

    here = reverse("providers:activity")
    if form is None:
        context = {"rows": tables.of_activity(queries.activity()), "title": "The market"}
        return render(request, "providers/form.html", context | {"back": reverse("providers:home")})
    return asked(
        request, form, deed, "Saved.", here, title="Developing the market",
        back=reverse("providers:home"), rows=tables.of_activity(queries.activity()),
    )  # fmt: skip


@needs(Right.SEE_PROVIDERS)
def add(request: HttpRequest, id: int, what: str) -> HttpResponse:
    """A contract, a look at how it is kept, a view, market activity, the month's review, use
    again."""
    of: Provider = or_404(queries.find_provider(id))
    made = _TO_PROVIDER.get(what) or _no_such()
    title, make, deed, is_open = made
    if not is_open:
        must_keep(request)
    form = make(request.POST or None, of)

    def do(form: Any) -> object:
        told = form.told() if hasattr(form, "told") else form.cleaned_data
        return deed(provider=of, **told, **about(request))

    return asked(request, form, do, "Saved.", of.address, title=f"{title}: {of}")


@needs(Right.KEEP_PROVIDERS)
def add_to_home(request: HttpRequest, id: int, what: str) -> HttpResponse:
    """An inspection, or a report that came."""
    must_keep(request)
    of: Home = or_404(queries.find_home(id))
    title, make, deed = _TO_HOME.get(what) or _no_such()
    form = make(request.POST or None)
    return asked(
        request, form, lambda form: deed(home=of, **form.told(), **about(request)), "Saved.",
        of.address, title=f"{title}: {of}",
    )  # fmt: skip


def _no_such() -> Any:
    raise Http404("There is no such thing to add.")


def _plain(form: type[Any]) -> Callable[..., Any]:
    return lambda data, of: form(data)


_TO_PROVIDER: dict[str, tuple[str, Callable[..., Any], Callable[..., object], bool]] = {
    "contract": ("Add a contract", _plain(forms.ContractForm), actions.add_contract, False),
    "monitoring": (
        "How the contract is kept", lambda data, of: forms.MonitoringForm(data, provider=of),
        actions.add_monitoring, False,
    ),
    "view": ("Add a view", _plain(forms.ContributionForm), actions.add_contribution, True),
    "activity": ("Add an activity", _plain(forms.ActivityForm), actions.add_activity, False),
    "review": ("Monthly review", _plain(forms.ReviewForm), actions.review_month, False),
    "use-again": ("Use again", _plain(forms.UseAgainForm), actions.use_again, False),
}  # fmt: skip
_TO_HOME: dict[str, tuple[str, type[Any], Callable[..., object]]] = {
    "inspection": ("Add an inspection", forms.InspectionForm, actions.add_inspection),
    "report": ("A report came", forms.ReportForm, actions.add_report),
}
