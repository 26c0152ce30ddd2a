"""One sitting of a lead: every row is saved by itself, so that one with an error holds up no other.

What could not be saved comes back filled in; what was saved does not, and says so.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django import forms
from django.db import transaction
from django.http import HttpRequest

from sightline.apps.attachments.actions import attach
from sightline.apps.plan import actions
from sightline.apps.plan.leading.forms import QuarterForm, SayForm, TickForm
from sightline.apps.plan.leading.held import Led, occurrences_of, promises_of, rows_of
from sightline.apps.plan.models import Milestone, Occurrence, ReportBack
from sightline.apps.plan.rules import day_of
from sightline.documents.plan.standing import quarter_before, quarter_end, quarter_words
from sightline.vocabulary.not_allowed import NotAllowed


@dataclass
class Row:
    """A thing with its form. `save` writes what the form says."""

    thing: Any
    form: Any
    save: Callable[[], object]
    is_saved: bool = False


@dataclass
class Sitting:
    """Everything on the page. `rows`: milestones; `promised` and `times`: to be ticked."""

    quarter: QuarterForm
    rows: list[Row]
    promised: list[Row]
    times: list[Row]

    @property
    def every(self) -> list[Row]:
        return [*self.rows, *self.promised, *self.times]

    @property
    def problems(self) -> list[dict[str, str]]:
        """For the summary at the top: where and what, each naming its milestone."""
        return [
            {"target": _target(field), "sentence": f"{_named(row)}: {sentence}"}
            for row in self.every
            if row.form.is_bound and row.form.errors
            for field in row.form
            for sentence in field.errors
        ]

    @property
    def saved(self) -> int:
        return sum(row.is_saved for row in self.every)


def _target(field: forms.BoundField) -> str:
    """The first of radio buttons, or the field itself."""
    return f"{field.auto_id}_0" if field.name == "brag" else field.id_for_label


def _named(row: Row) -> str:
    thing = row.thing
    if isinstance(thing, Led):
        return thing.name
    return str(thing.what if isinstance(thing, ReportBack) else thing.milestone.number)


def quarters(today: date, asked: date) -> list[tuple[str, str]]:
    """This one and the one before; what is asked for stands first."""
    current = quarter_end(today)
    both = [current, quarter_before(current)]
    both.sort(key=lambda quarter: quarter != asked)
    return [(quarter.isoformat(), quarter_words(quarter)) for quarter in both]


def sitting_of(request: HttpRequest, led: Sequence[Led], asked: date, at: datetime) -> Sitting:
    """The page's forms; bound to what was sent where something was typed into them."""
    today = led[0].today if led else day_of(at)
    sent = request.POST if request.method == "POST" else None
    offered = quarters(today, asked)
    quarter = QuarterForm(sent if sent and "quarter" in sent else None, offered=offered,
                          initial={"quarter": offered[0][0]})  # fmt: skip
    for_quarter = asked
    if quarter.is_bound and quarter.is_valid():
        for_quarter = date.fromisoformat(quarter.cleaned_data["quarter"])
    made = _Maker(request, for_quarter, at, rows_of(led) if sent is not None else {})
    return Sitting(
        quarter,
        [made.say(each) for each in led],
        [made.promised(each) for each in promises_of(led, today)],
        [made.time(each) for each in occurrences_of(led, today)],
    )


@dataclass
class _Maker:
    """Makes the rows of one request: each form with what saves it."""

    request: HttpRequest
    quarter: date
    at: datetime
    milestones: dict[int, Milestone]

    @property
    def who(self) -> dict[str, Any]:
        return {"by": self.request.user, "at": self.at}

    def _bound(self, make: Callable[..., Any], prefix: str, **more: Any) -> Any:
        if self.request.method == "POST":
            form = make(self.request.POST, self.request.FILES, prefix=prefix, **more)
            if form.says_something:
                return form
        return make(prefix=prefix, **more)

    def say(self, led: Led) -> Row:
        line = led.shown.line
        stands = f"{line.brag}/{line.rated_on or ''}"
        form = self._bound(SayForm, f"m{led.id}", name=led.name, stands=stands)
        return Row(led, form, lambda: self._save(self.milestones[led.id], form))

    def promised(self, promise: ReportBack) -> Row:
        form = self._bound(TickForm, f"p{promise.pk}")
        return Row(promise, form, lambda: actions.keep_promise(
            **self.who, promise=promise, came_of=form.cleaned_data["words"]))  # fmt: skip

    def time(self, occurrence: Occurrence) -> Row:
        form = self._bound(TickForm, f"o{occurrence.pk}", can_be_missed=True)
        return Row(occurrence, form, lambda: self._tick(occurrence, form.cleaned_data))

    def _tick(self, occurrence: Occurrence, told: dict[str, str]) -> None:
        done = told["how"] == "done"
        actions.record_occurrence(
            **self.who, milestone=occurrence.milestone, due_on=occurrence.due_on,
            done_on=day_of(self.at) if done else None, note=told["words"] if done else "",
            missed_because="" if done else told["words"],
        )  # fmt: skip

    def _save(self, milestone: Milestone, form: SayForm) -> None:
        """The file first: it may be what shows that the milestone is done."""
        told = form.cleaned_data
        if file := told.get("file"):
            attach(**self.who, access=self.request.access, to=milestone,  # type: ignore[attr-defined]
                   name=file.name, content=file.read())  # fmt: skip
        if form.rating:
            actions.rate(**self.who, milestone=milestone, brag=form.rating, why=told["why"],
                         evidence=told["evidence"])  # fmt: skip
        if told["progress"].strip() or told["nothing"].strip():
            actions.report(
                **self.who, milestone=milestone, quarter=self.quarter, text=told["progress"],
                nothing_because=told["nothing"],
            )  # fmt: skip


def save(sitting: Sitting) -> None:
    """Each row that says something and has no error, in a transaction of its own."""
    for row in sitting.every:
        if row.form.is_bound and row.form.is_valid():
            try:
                with transaction.atomic():
                    row.save()
                row.is_saved = True
            except NotAllowed as refused:
                field = "file" if row.form.files else next(iter(row.form.fields))
                row.form.add_error(field, str(refused))
