"""Agreeing and changing an action, and the filter of the list."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django import forms

from sightline.apps.agreed_actions.models import AgreedAction
from sightline.apps.agreed_actions.rules import ActionState
from sightline.apps.events.forms import day_field
from sightline.apps.events.versions import VersionedForm
from sightline.apps.figures import queries as figures
from sightline.apps.figures.units import Units, all_units, read_unit
from sightline.apps.notices.telling import people_with
from sightline.apps.people.models import User
from sightline.apps.people.queries import lines_of, person_by_id
from sightline.apps.people.reach import Access
from sightline.apps.people.rules import Right
from sightline.judgement.marks import DELIVERY, Rating

_NONE = ("", "None of our figures")


def text_field(label: str, help_text: str = "", *, required: bool = True) -> forms.CharField:
    return forms.CharField(
        label=label, help_text=help_text, required=required,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Write a few words"},
    )  # fmt: skip


def owners(day: date) -> list[tuple[str, str]]:
    """Everybody with an open account who sees figures, by name, with their first role."""
    lines = lines_of(people_with(Right.SEE_FIGURES, day), day)
    named = [(str(line.person.pk), _with_role(line.person, line.held)) for line in lines]
    return sorted(named, key=lambda each: each[1].casefold())


def _with_role(person: User, held: tuple[Any, ...]) -> str:
    return f"{person.name} ({held[0].line})" if held else person.name


def indicators() -> list[tuple[str, Any]]:
    source = figures.source()
    known = figures.catalogue(source) if source else figures.shipped_catalogue()
    return [
        _NONE,
        *(
            (title, [(each.id, each.title) for each in known if each.service == key])
            for key, title in known.services.items()
        ),
    ]


def units(access: Access, also: str = "") -> list[tuple[str, Any]]:
    """The whole authority, and the services and teams for which the person may agree actions."""
    source = figures.source()
    name = figures.authority_name(source) if source else "The whole authority"
    every, branch = all_units(source) if source else Units(), access.units(Right.AGREE_ACTIONS)
    reached = Units(
        tuple(each for each in every.services if branch.everything or each in branch.services),
        tuple(each for each in every.teams if branch.everything or each in branch.teams),
    )
    choices = reached.choices(name)
    known = {key for _, group in choices[1:] for key, _ in group}  # type: ignore[attr-defined]
    return choices + ([(also, also.partition(":")[2])] if also and also not in known else [])


class WhatForm(VersionedForm):
    """What was agreed, and the figure it is meant to move."""

    indicator = forms.ChoiceField(
        label="Which figure is it meant to move?", required=False,
        help_text="After the action is closed, its page says whether the figure moved.",
    )  # fmt: skip
    whose = forms.ChoiceField(
        label="Which unit is it about?", required=False,
        help_text="Its figure is meant to move, and those who answer for it see the action.",
    )  # fmt: skip

    class Meta:
        model = AgreedAction
        fields = ["title", "why", "indicator"]
        help_texts = {"title": "One thing that can be seen to be done. No names of children."}
        error_messages = {"title": {"required": "Say what is to be done"}}
        widgets = {"why": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args: Any, access: Access, **more: Any) -> None:
        super().__init__(*args, **more)
        of = self.initial.get("whose", "") or (self.instance.whose if self.instance.pk else "")
        self.initial["whose"] = of
        self.fields["indicator"].choices = indicators()  # type: ignore[attr-defined]
        self.fields["whose"].choices = units(access, of)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or self.cleaned_data
        level, unit = read_unit(told.get("whose", ""))
        self.instance.level, self.instance.unit = level.value, unit
        return told


class AgreeForm(WhatForm):
    """A new action: who does it, by when."""

    owner = forms.ChoiceField(label="Owner", error_messages={"required": "Choose who does it"})
    due_on = day_field("Due on")
    field_order = ("title", "why", "owner", "due_on", "indicator", "whose")

    def __init__(self, *args: Any, day: date, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["owner"].choices = [("", "Choose somebody"), *owners(day)]  # type: ignore[attr-defined]

    def told(self) -> dict[str, Any]:
        """As `agree` takes it."""
        data = self.cleaned_data
        level, unit = read_unit(data["whose"])
        return {
            "title": data["title"], "why": data["why"], "due_on": data["due_on"],
            "owner": person_by_id(data["owner"]), "indicator": data["indicator"],
            "level": level, "unit": unit,
        }  # fmt: skip


class FilterForm(forms.Form):
    """Sent by GET: an address holds what was chosen."""

    owner = forms.ChoiceField(label="Owner", required=False)
    state = forms.ChoiceField(
        label="State", required=False,
        choices=[
            ("", "Open"), ("all", "All"), *((each.value, each.in_words) for each in ActionState),
        ],
    )  # fmt: skip
    rating = forms.ChoiceField(
        label="Rating", required=False,
        choices=[
            ("", "Any"),
            *((each.value, f"{DELIVERY[each].shape} {DELIVERY[each].word}") for each in Rating),
        ],
    )  # fmt: skip
    due = forms.ChoiceField(
        label="Due", required=False,
        choices=[("", "Any day"), ("late", "Late"), ("soon", "Within a week")],
    )  # fmt: skip
    indicator = forms.ChoiceField(label="To move", required=False)
    source = forms.ChoiceField(label="Comes from", required=False)

    def __init__(
        self, data: Any, *, owners: Iterable[tuple[str, str]],
        indicators: Iterable[tuple[str, str]], sources: Mapping[str, str],
    ) -> None:  # fmt: skip
        super().__init__(data, auto_id="filter-%s")
        choices = {
            "owner": [("", "Everybody"), ("mine", "Me"), *owners],
            "indicator": [("", "Any figure"), *indicators],
            "source": [("", "Anything"), *sources.items()],
        }
        for name, offered in choices.items():
            self.fields[name].choices = offered  # type: ignore[attr-defined]

    def in_words(self) -> str:
        """'State: All; Due: Late': what a file says it was made with."""
        said = []
        for field in self:
            value = str(self.cleaned_data.get(field.name, ""))
            if value or field.name == "state":
                shown = dict(field.field.choices).get(value, value)  # type: ignore[attr-defined]
                said.append(f"{field.label}: {shown}")
        return "; ".join(said)


__all__ = ["AgreeForm", "FilterForm", "WhatForm", "owners", "text_field"]
