"""What may be done to a plan, an action or a milestone: whom it is for, when, its form, its do."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from django import forms
from django.db import transaction
from django.http import HttpRequest

from sightline.apps.attachments.actions import attach
from sightline.apps.board.models import Body
from sightline.apps.board.queries import bodies, find_body
from sightline.apps.people.reach import Access
from sightline.apps.plan import access as who
from sightline.apps.plan.models import Milestone, Plan, PlanAction
from sightline.apps.plan.rules import PlanState, month_of
from sightline.vocabulary.months import month_written

Thing = Plan | PlanAction | Milestone
OPEN_AGAIN = "open-plan"


class For(StrEnum):
    """Who keeps the plan; or also whoever leads the milestone; or a lead who does not keep it."""

    KEEPER = "keeper"
    LEAD = "lead"
    ONLY_LEAD = "only lead"


def plan_of(thing: Thing) -> Plan:
    if isinstance(thing, Plan):
        return thing
    return (thing if isinstance(thing, PlanAction) else thing.action).area.plan


class DeedForm(forms.Form):
    """What a rule refuses is said at the first field. `about`: shown above the form."""

    about = ""

    def __init__(self, *args: Any, thing: Any, day: date, **more: Any) -> None:
        super().__init__(*args, **more)
        self.thing, self.day = thing, day
        self.prepare()

    def prepare(self) -> None:
        """Fill in what depends on the thing."""

    def refuse(self, sentence: str) -> None:
        self.add_error(next(iter(self.fields), None), sentence)

    def told(self) -> dict[str, Any]:
        """As the action takes it."""
        return {name: kept for name, kept in self.cleaned_data.items() if name != "file"}

    def offer(self, field: str, choices: list[tuple[str, Any]]) -> None:
        self.fields[field].choices = choices  # type: ignore[attr-defined]

    def suggest(self, **values: Any) -> None:
        for name, value in values.items():
            self.initial.setdefault(name, value)


class PlainForm(DeedForm):
    """Nothing to say: only to be done."""

    def refuse(self, sentence: str) -> None:
        self.add_error(None, sentence)


@dataclass(frozen=True)
class Deed:
    """`noun`: the name under which the action takes the thing; '' where its form says of what."""

    key: str
    title: str
    button: str
    done: str
    form: type[DeedForm]
    do: Callable[..., object]
    noun: str = "milestone"
    whose: For = For.KEEPER
    when: Callable[[Any], bool] = lambda thing: True

    @property
    def is_plain(self) -> bool:
        return issubclass(self.form, PlainForm)

    def is_for(self, access: Access, thing: Thing) -> bool:
        return self._may(access, thing) and self._is_time(thing)

    def _is_time(self, thing: Thing) -> bool:
        """A closed plan stays as it is until it is opened again."""
        is_closed = plan_of(thing).state == PlanState.CLOSED
        return (self.key == OPEN_AGAIN or not is_closed) and self.when(thing)

    def _may(self, access: Access, thing: Thing) -> bool:
        runs = who.may_run(access, plan_of(thing))
        if self.whose is For.KEEPER or not isinstance(thing, Milestone):
            return runs
        if self.whose is For.ONLY_LEAD and runs:
            return False
        return runs or who.may_update(access, thing)


def do(deed: Deed, form: DeedForm, request: HttpRequest, thing: Thing, at: datetime) -> None:
    """All of it or nothing: a file that is refused leaves the thing as it was."""
    of = {deed.noun: thing} if deed.noun else {}
    with transaction.atomic():
        deed.do(by=request.user, at=at, **of, **form.told())
        if file := form.cleaned_data.get("file"):
            attach(
                by=request.user, access=request.access, to=thing, name=file.name,  # type: ignore[attr-defined]
                content=file.read(), at=at,
            )  # fmt: skip


def body_choices(nobody: str) -> list[tuple[str, Any]]:
    standing = bodies().filter(ended_on=None)
    return [("", nobody), *((str(each.pk), each.title) for each in standing)]


def body_of(chosen: str) -> Body | None:
    return find_body(chosen) if chosen else None


def month_field(label: str, help_text: str = "", *, required: bool = False) -> forms.CharField:
    return forms.CharField(
        label=label, help_text=help_text, required=required,
        widget=forms.TextInput(attrs={"type": "month"}), validators=[_is_month],
    )  # fmt: skip


def month_from(text: str) -> date | None:
    return month_of(month_written(text)) if text else None


def _is_month(text: str) -> None:
    try:
        month_written(text)
    except ValueError as error:
        raise forms.ValidationError("Write the month as in 2026-10") from error
