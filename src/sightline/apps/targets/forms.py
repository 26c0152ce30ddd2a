"""What is typed in of a target: its dated values, who agreed it, and why."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from sightline.apps.events.forms import DayInput, day_field
from sightline.apps.events.versions import Difference, VersionedForm
from sightline.apps.targets import rules
from sightline.apps.targets.models import SetTarget
from sightline.apps.targets.rules import Agreed
from sightline.documents.target_words import profile_words
from sightline.judgement.targets import TargetKind, TargetPoint, WorkedOut
from sightline.vocabulary.not_allowed import NotAllowed
from sightline.vocabulary.words import Unit

_SPARE_ROWS = 3


def why_field(label: str = "Why?") -> forms.CharField:
    return forms.CharField(
        label=label, help_text="Kept in the history.", widget=forms.Textarea(attrs={"rows": 2})
    )


class AgreedForm(VersionedForm):
    """Who agreed, where and on which day, and why the change is made."""

    class Meta:
        model = SetTarget
        fields = ("agreed_by", "agreed_where", "agreed_on")
        widgets = {"agreed_on": DayInput()}
        help_texts = {
            "agreed_by": "A body or a role, such as “Performance Board”.",
            "agreed_where": "The meeting or paper, such as “Board of May, item 4”.",
        }

    @property
    def agreed(self) -> Agreed:
        told = self.cleaned_data
        return Agreed(told["agreed_by"], told["agreed_where"], told["agreed_on"])


class TargetForm(AgreedForm):
    """Dated values in rows; each a value, or a change in percent of what stands under them."""

    kind = forms.ChoiceField(
        label="Kind of target", choices=[(k.value, k.in_words.capitalize()) for k in TargetKind]
    )
    of = forms.FloatField(
        label="Percentages are of", required=False,
        help_text="Only if a row above says a change in percent.",
    )  # fmt: skip
    base = forms.CharField(
        label="Which figure is that?", required=False, max_length=200,
        help_text="Such as “190 in the year to 31 March 2026”.",
    )  # fmt: skip
    why = why_field()
    field_order = ["kind", "of", "base", "agreed_by", "agreed_where", "agreed_on", "why", "read"]

    def __init__(
        self, *args: Any, unit: Unit, base: tuple[float, str] | None = None, **more: Any
    ) -> None:
        super().__init__(*args, **more)
        self.unit = unit
        profile = self.instance.profile
        if self.instance.pk:
            del self.fields["kind"]
        self._initial_base(profile, base)
        sent = self.data.get("rows", "") if self.is_bound else ""
        known = int(sent) if str(sent).isascii() and str(sent).isdigit() else 0
        self.rows = min(max(len(profile) + _SPARE_ROWS, known), rules.MOST_POINTS)
        for number in range(self.rows):
            self._add_row(number, profile[number] if number < len(profile) else None)

    def _initial_base(self, profile: Iterable[TargetPoint], base: tuple[float, str] | None) -> None:
        worked = next((point.worked_out for point in profile if point.worked_out), None)
        if worked:
            self.initial |= {"of": worked.of, "base": worked.base}
        elif base:
            self.initial |= {"of": round(base[0], 4), "base": base[1]}

    def _add_row(self, number: int, point: TargetPoint | None) -> None:
        worked = point.worked_out if point else None
        n = number + 1
        for name, field, initial in (
            ("due", day_field(f"Due from, {n}", required=False), point.due if point else None),
            ("value", forms.FloatField(label=f"Value, {n}", required=False),
             point.value if point and not worked else None),
            ("percent", forms.FloatField(label=f"Change in percent, {n}", required=False),
             worked.percent if worked else None),
            ("note", forms.CharField(label=f"Note, {n}", required=False, max_length=80),
             point.note if point else ""),
        ):  # fmt: skip
            if isinstance(field, forms.FloatField):
                field.widget = forms.TextInput(attrs={"inputmode": "decimal"})
            self.fields[f"{name}_{number}"] = field
            self.initial[f"{name}_{number}"] = initial

    @property
    def point_rows(self) -> list[list[forms.BoundField]]:
        names = ("due", "value", "percent", "note")
        return [[self[f"{name}_{number}"] for name in names] for number in range(self.rows)]

    @property
    def plain_fields(self) -> list[forms.BoundField]:
        """All but the rows and what is hidden."""
        rows = {field.name for row in self.point_rows for field in row}
        return [field for field in self.visible_fields() if field.name not in rows]

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if self.errors:
            return told
        told["points"] = [
            point for number in range(self.rows) if (point := self._point(number, told))
        ]
        try:
            if not self.errors:
                rules.check_points(told["points"], self.unit)
        except NotAllowed as refused:
            self.add_error("due_0", str(refused))
        return told

    def _point(self, number: int, told: Mapping[str, Any]) -> TargetPoint | None:
        due, value = told.get(f"due_{number}"), told.get(f"value_{number}")
        percent, note = told.get(f"percent_{number}"), told.get(f"note_{number}", "")
        if due is None and value is None and percent is None:
            return None
        if due is None:
            self.add_error(f"due_{number}", "Say from which day it is due.")
        elif (value is None) == (percent is None):
            self.add_error(f"value_{number}", "Give a value or a change in percent: one of them.")
        elif percent is None:
            return TargetPoint(due, float(value), None, note)
        elif told.get("of") is None:
            self.add_error("of", "Say what the percentages are of.")
        else:
            worked = WorkedOut(float(percent), float(told["of"]), told.get("base", ""))
            return TargetPoint(due, worked.value, worked, note)
        return None

    @property
    def points(self) -> list[TargetPoint]:
        return list(self.cleaned_data["points"])

    def _differences(self, theirs: Any) -> list[Difference]:
        """The rows as one line each way, since they are one thing to whoever reads them."""
        mine, other = (profile_words(points, self.unit) for points in (self.points, theirs.profile))
        said = [Difference("Values", other, mine)] if mine != other else []
        agreed = self.agreed
        for name in ("by", "where", "on"):
            left, right = getattr(theirs.agreed, name), getattr(agreed, name)
            if left != right:
                label = str(self.fields[f"agreed_{name}"].label)
                said.append(Difference(label, str(left or "–"), str(right or "–")))
        return said
