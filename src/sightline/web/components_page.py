"""The page of components: each as it looks, with how a template asks for it."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from sightline.apps.people.access import open_to_everyone
from sightline.documents.on_page import Cell, Heading, PageTable, part_of
from sightline.documents.small_chart import small_chart
from sightline.documents.sparkline import sparkline

_VALUES = (71.0, 74.0, 72.5, 78.0, 80.0, 79.0, 83.0, 81.0, 85.0, 84.0, 88.0, 86.8)


class _Filter(forms.Form):
    of = forms.ChoiceField(label="Whose", choices=[("", "Wrenshire"), ("a", "Assessment Team 3")])
    show = forms.ChoiceField(label="Show", choices=[("", "Late"), ("soon", "Due soon")])


class _Example(forms.Form):
    reason = forms.CharField(
        label="Reason",
        help_text="A few words are enough.",
        error_messages={"required": "Enter a reason"},
    )


@open_to_everyone
def components(request: HttpRequest) -> HttpResponse:
    months = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
    twin = PageTable(
        "Assessments in time, by month",
        (Heading("Month"), Heading("Value", is_number=True)),
        tuple(
            (Cell(month), Cell(f"{value:.1f}%", is_number=True))
            for month, value in zip(months, _VALUES, strict=True)
        ),
    )
    context = {
        "table_shown": _table(),
        "filter": _Filter(auto_id="shown-%s"),
        "faulty": _Example({}, auto_id="faulty-%s"),
        "part": part_of(range(230), "2"),
        "picture": small_chart(_VALUES),
        "sparkline": sparkline(_VALUES),
        "twin": twin,
        "colours": ("grey", "blue", "green", "yellow", "red"),
    }
    return render(request, "components.html", context)


def _table() -> PageTable:
    headings = (
        Heading("Team", sort="?sort=-team#table", sorted="ascending"),
        Heading("State"),
        Heading("Children", is_number=True, sort="?sort=children#table"),
    )
    rows = (
        (Cell("Assessment Team 1", "#table"), Cell("Late", tag="red"), Cell("12", is_number=True)),
        (
            Cell("Assessment Team 3", "#table", under="since March"),
            Cell("In time", tag="green"),
            Cell("30", is_number=True),
        ),
    )
    total = (Cell("All"), Cell(""), Cell("42", is_number=True))
    return PageTable("Children by team", headings, rows, total)
