"""Plan honesty as the page shows it: in all, by area, and by lead for those who keep the plan."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.urls import reverse

from sightline.apps.plan.looking.stories import stories_of
from sightline.documents.on_page import Cell, Heading, PageTable
from sightline.documents.plan import PlanData
from sightline.documents.plan.honesty import Honesty, by_area, by_lead, honesty

_MISSED = 20


def shown(plan: PlanData, today: date, *, with_leads: bool) -> dict[str, Any]:
    told = stories_of(plan)
    whole = honesty("All areas", told, today)
    return {
        "whole": whole,
        "by_area": _table("By area", [*by_area(told, today)], "Area"),
        "by_lead": _table("By lead", by_lead(told, today), "Lead") if with_leads else None,
        "missed": _missed(whole),
    }


def _table(caption: str, found: Iterable[Honesty], head: str) -> PageTable:
    titles = ("Greens whose day has come", "Missed", "Share missed", "Moved", "Days, in the middle",
              "Most days")  # fmt: skip
    headings = (Heading(head), *(Heading(title, is_number=True) for title in titles))
    rows = tuple(_row(each) for each in found if each.due or each.moved_days)
    return PageTable(caption, headings, rows, caption_is_hidden=True)


def _row(of: Honesty) -> tuple[Cell, ...]:
    share = f"{of.missed_share:.0%}" if of.missed_share is not None else "too few"
    most = max(of.moved_days, key=abs) if of.moved_days else None
    return (
        Cell(of.name), _number(of.due), _number(len(of.missed)),
        Cell(share if of.due else "–", is_number=True), _number(len(of.moved_days)),
        _number(of.median_days), _number(most),
    )  # fmt: skip


def _number(value: int | None) -> Cell:
    return Cell("–" if value is None else f"{value}", is_number=True)


def _missed(whole: Honesty) -> PageTable:
    """The latest that were Green and then missed."""
    headings = (Heading("Milestone"), Heading("First called Green"), Heading("For the day"))
    rows = tuple(
        (
            Cell(each.number or "Without a number",
                 reverse("plan:milestone", args=[each.milestone])),
            Cell(_day(each.said_on)), Cell(_day(each.for_day)),
        )
        for each in whole.missed[:_MISSED]
    )  # fmt: skip
    return PageTable("Green, then missed", headings, rows, caption_is_hidden=True)


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
