"""Adopting, withdrawing, tolerances, the filter of the list, a file with targets."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms

from sightline.apps.events.forms import day_field
from sightline.apps.events.versions import Difference, VersionedForm
from sightline.apps.targets.forms import AgreedForm, why_field
from sightline.apps.targets.models import IndicatorBands, SetTarget
from sightline.documents.set_targets import Bands
from sightline.judgement.direction import Tolerance

_UNITS = {"unit": "the figure’s own unit", "percent": "percent"}


class AdoptForm(AgreedForm):
    """Adopting: who agreed, and from which day where another is adopted."""

    from_on = day_field("It takes the place of the adopted one from", required=False)
    why = why_field()

    def __init__(self, *args: Any, replaces: bool, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["agreed_by"].required = self.fields["agreed_on"].required = True
        if replaces:
            self.fields["from_on"].required = True
        else:
            del self.fields["from_on"]
        self.order_fields(["from_on", "agreed_by", "agreed_where", "agreed_on", "why", "read"])

    @property
    def from_day(self) -> date | None:
        return self.cleaned_data.get("from_on")


class EndForm(VersionedForm):
    """Withdrawing, or taking back the latest change."""

    from_on = day_field("From which day?", required=False)
    why = why_field()

    class Meta:
        model = SetTarget
        fields = ()

    def __init__(self, *args: Any, asks_day: bool = False, **more: Any) -> None:
        super().__init__(*args, **more)
        if not asks_day:
            del self.fields["from_on"]

    @property
    def from_day(self) -> date | None:
        return self.cleaned_data.get("from_on")

    def _differences(self, theirs: Any) -> list[Difference]:
        return [Difference("State", theirs.now.in_words, self.instance.now.in_words)]


class BandsForm(VersionedForm):
    """Three widths, each in the figure's unit or in percent."""

    why = why_field()

    class Meta:
        model = IndicatorBands
        fields = (
            "tolerance", "tolerance_in_percent", "amber", "amber_in_percent", "level",
            "level_in_percent",
        )  # fmt: skip

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.initial["read"] = self.instance.version if self.instance.pk else 0
        for name in ("tolerance", "amber", "level"):
            self.fields[name] = forms.FloatField(
                label=self.fields[name].label, min_value=0,
                widget=forms.TextInput(attrs={"inputmode": "decimal"}),
            )  # fmt: skip
            self.fields[f"{name}_in_percent"] = forms.TypedChoiceField(
                label="Counted in", choices=[("", _UNITS["unit"]), ("on", _UNITS["percent"])],
                coerce=bool, empty_value=False, required=False,
            )  # fmt: skip
            self.initial[f"{name}_in_percent"] = (
                "on" if getattr(self.instance, f"{name}_in_percent") else ""
            )

    @property
    def bands(self) -> Bands:
        told = self.cleaned_data
        return Bands(
            *(
                Tolerance(told[name], bool(told[f"{name}_in_percent"]))
                for name in ("tolerance", "amber", "level")
            )
        )

    def _differences(self, theirs: Any) -> list[Difference]:
        return _bands_differ(theirs, self)


def _bands_differ(theirs: IndicatorBands, form: BandsForm) -> list[Difference]:
    said = []
    for name in ("tolerance", "amber", "level"):
        left, right = (
            f"{size:g}{'%' if in_percent else ''}"
            for size, in_percent in (
                (getattr(theirs, name), getattr(theirs, f"{name}_in_percent")),
                (form.cleaned_data[name], form.cleaned_data[f"{name}_in_percent"]),
            )
        )
        if left != right:
            said.append(Difference(str(form.fields[name].label), left, right))
    return said


class FilterForm(forms.Form):
    """Which indicators are listed; sent by GET."""

    area = forms.ChoiceField(label="Service area", required=False)
    which = forms.ChoiceField(
        label="Targets", required=False,
        choices=[("", "All indicators"), ("set", "Has a target"), ("none", "Has none")],
    )  # fmt: skip
    q = forms.CharField(label="Words in its title", required=False)

    def __init__(self, data: Any, *, areas: Mapping[str, str]) -> None:
        super().__init__(data, auto_id="filter-%s")
        every = [("", "All service areas"), *areas.items()]
        self.fields["area"].choices = every  # type: ignore[attr-defined]

    def chosen(self) -> dict[str, str]:
        """Of an address that names something unknown: everything."""
        told = self.cleaned_data if self.is_valid() else {}
        return {name: told.get(name, "") for name in ("area", "which", "q")}


class UploadForm(forms.Form):
    file = forms.FileField(label="File with targets (CSV or Excel workbook)")


class ReasonForm(forms.Form):
    """Why a target of the file is taken over to the page."""

    why = why_field()
