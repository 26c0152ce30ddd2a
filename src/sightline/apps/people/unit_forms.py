"""Forms about the tree of units."""

from typing import Any

from django import forms

from sightline.apps.events.forms import day_field
from sightline.apps.people.models import Unit
from sightline.apps.people.models.units import UNIT_LEVELS
from sightline.vocabulary.words import Level

_ABOVE = {
    Level.SERVICE: [],
    Level.TEAM: [Level.SERVICE.value],
    Level.WORKER: [Level.TEAM.value, Level.SERVICE.value],
}


class _UnitChoice(forms.ModelChoiceField):
    def label_from_instance(self, unit: Any) -> str:
        return f"{unit.name} ({unit.level})"


class DayForm(forms.Form):
    on = day_field("The tree on", required=False)


class AddUnitForm(forms.Form):
    level = forms.ChoiceField(label="What it is", choices=UNIT_LEVELS)
    name = forms.CharField(
        label="Name", max_length=200, error_messages={"required": "Give the unit a name"}
    )
    under = _UnitChoice(
        Unit.objects.filter(level__in=[Level.SERVICE.value, Level.TEAM.value]),
        label="Under",
        required=False,
        empty_label="The authority",
    )
    from_on = day_field("First day", "Empty: it was always there.", required=False)

    def clean_level(self) -> Level:
        return Level(self.cleaned_data["level"])


class _AboutUnit(forms.Form):
    def __init__(self, unit: Unit, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.unit = unit
        above = Unit.objects.filter(level__in=_ABOVE[Level(unit.level)]).exclude(pk=unit.pk)
        for name, found in {"under": above, "other": self._others()}.items():
            if name in self.fields:
                self.fields[name].queryset = found  # type: ignore[attr-defined]

    def _others(self) -> Any:
        return Unit.objects.filter(level=self.unit.level).exclude(pk=self.unit.pk)


class MoveForm(_AboutUnit):
    under = _UnitChoice(
        Unit.objects.none(), label="To", required=False, empty_label="The authority"
    )
    from_on = day_field("From")


class ActUpForm(_AboutUnit):
    under = _UnitChoice(Unit.objects.none(), label="In", empty_label="Choose")
    from_on = day_field("First day")
    to_on = day_field("Last day")


class LeaveForm(_AboutUnit):
    last_day = day_field("Last day")


class RenameForm(_AboutUnit):
    name = forms.CharField(
        label="New name", max_length=200, error_messages={"required": "Give the unit a name"}
    )


class MergeForm(_AboutUnit):
    other = _UnitChoice(
        Unit.objects.none(), label="Is the same as", empty_label="Choose",
        help_text="The other goes; its spellings, places and roles pass to this one.",
        error_messages={"required": "Choose the other unit"},
    )  # fmt: skip


class MatchForm(forms.Form):
    """A unit by its row (a suggestion) or by its name, typed in."""

    unit = forms.ModelChoiceField(Unit.objects.all(), required=False)
    name = forms.CharField(max_length=200, required=False)

    def __init__(self, level: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.level = level

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not cleaned.get("unit"):
            named = Unit.objects.filter(level=self.level, name__iexact=cleaned.get("name", ""))
            cleaned["unit"] = named.first()
        if cleaned["unit"] is None:
            raise forms.ValidationError(f"Choose a {self.level} of the tree by its name.")
        return cleaned
