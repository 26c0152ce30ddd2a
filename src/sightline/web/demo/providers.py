"""A little life of providers: five homes that records know, one graded inadequate, one review."""

from datetime import date, datetime, timedelta
from typing import Any

from dateutil.relativedelta import relativedelta
from django.utils import timezone

from sightline.apps.people.access import access_of
from sightline.apps.people.models import User
from sightline.apps.providers import actions
from sightline.apps.providers.models import Home, Provider
from sightline.apps.providers.records import placed_now
from sightline.apps.providers.rules import Grade, InspectionKind, Outcome, ReportKind

# Of each home: its provider, the grades it got and how many months ago.
_HOMES: tuple[tuple[str, str, str, tuple[tuple[Grade, int], ...]], ...] = (
    ("Alder House", "Alder Care", "childrens_home", ((Grade.GOOD, 14), (Grade.GOOD, 4))),
    ("Beech Lodge", "Alder Care", "childrens_home", ((Grade.OUTSTANDING, 7),)),
    ("Cedar View", "Cedar Homes", "childrens_home", ((Grade.REQUIRES_IMPROVEMENT, 5),)),
    ("Dogwood Rise", "Cedar Homes", "childrens_home", ((Grade.GOOD, 16), (Grade.INADEQUATE, 0))),
    ("Elm Rooms", "Elm Supported Living", "supported_accommodation", ()),
)
_CONTRACT = "Places for children in care, framework of the region"


def ensure_providers(at: datetime) -> None:
    """Once, on first use."""
    keeper = User.objects.filter(email="commissioner@wrenshire.example").first()
    if keeper is None or Provider.objects.exists():
        return
    usual: dict[str, Any] = {"by": keeper, "access": access_of(keeper, at), "at": at}
    today = timezone.localdate(at)
    urns = list(dict.fromkeys(each.urn for each in placed_now()))[: len(_HOMES)]
    made: dict[str, Provider] = {}
    for (name, of, kind, grades), urn in zip(_HOMES, urns, strict=False):
        if of not in made:
            provider = Provider(name=of, contact="The registered manager")
            made[of] = actions.add_provider(provider=provider, **usual)
            actions.add_contract(
                provider=made[of], title=_CONTRACT, from_on=date(today.year - 1, 4, 1), to_on=None,
                **usual,
            )  # fmt: skip
        home = Home(provider=made[of], name=name, kind=kind, urn=urn, area="Wrenshire")
        _seen(actions.add_home(home=home, **usual), grades, today, usual)
    _known(made, today, usual)


def _seen(
    home: Home, grades: tuple[tuple[Grade, int], ...], today: date, usual: dict[str, Any]
) -> None:
    for grade, months in grades:
        actions.add_inspection(
            home=home, on=today - relativedelta(months=months, days=3), kind=InspectionKind.FULL,
            grade=grade, said="Safe staffing, warm care." if grade is Grade.GOOD else "", **usual,
        )  # fmt: skip
    if home.kind == "childrens_home" and home.name < "C":
        for kind in ReportKind:
            actions.add_report(
                home=home, kind=kind, month=today - relativedelta(months=1),
                received_on=today - timedelta(days=5), said="", **usual,
            )  # fmt: skip


def _known(made: dict[str, Provider], today: date, usual: dict[str, Any]) -> None:
    cedar = made.get("Cedar Homes")
    if cedar is None:
        return
    actions.add_contribution(
        provider=cedar, group="social_workers", on=today - timedelta(days=12), **usual,
        said="Children say that they like their key workers; two waited for a school place.",
    )  # fmt: skip
    actions.review_month(
        provider=cedar, month=today - relativedelta(months=1), outcome=Outcome.IMPROVES, **usual,
        why="A plan for night staffing within a month, looked at on the next visit.",
        sources={"monitoring": "Night staffing was short twice.", "visits": "Rooms are homely."},
    )  # fmt: skip
    actions.add_activity(
        provider=None, on=today - timedelta(days=30), **usual,
        did="Met the region’s providers about homes for brothers and sisters.",
        outcome="Two will plan for three places each.",
    )  # fmt: skip
