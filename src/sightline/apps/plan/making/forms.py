"""The words of a plan, an area, an action and a milestone: edited with both versions at hand."""

from typing import Any

from django import forms
from django.utils import timezone

from sightline.apps.agreed_actions.forms import indicators
from sightline.apps.events.versions import VersionedForm
from sightline.apps.notices.telling import people_with
from sightline.apps.people.rules import Right
from sightline.apps.plan.making.deeds.shape import month_field, month_from
from sightline.apps.plan.models import Milestone, Plan, PlanAction, PlanArea

_DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
_LEAST = 3


class KeptForm(VersionedForm):
    """`values` as the actions take them."""

    def values(self) -> dict[str, Any]:
        own = type(self)._meta.fields  # type: ignore[attr-defined]
        return {name: self.cleaned_data[name] for name in own if name in self.cleaned_data}


class PlanForm(KeptForm):
    class Meta:
        model = Plan
        fields = [
            "title", "years", "from_on", "to_on", "owner", "purpose", "caveat", "stale_after",
        ]  # fmt: skip
        labels = {"stale_after": "After how many days is a rating old?"}
        help_texts = {
            "title": "Such as: Children’s Services Improvement Plan.",
            "years": "As it stands in the title, such as 2026-27.",
            "owner": "Decides on timescales, is told what is late and unanswered.",
            "caveat": "Printed with the plan, such as what is still being worked on.",
            "stale_after": "Then the plan asks whether amber is heading for green or for red.",
        }
        widgets = {
            "from_on": _DAY, "to_on": _DAY, "purpose": forms.Textarea(attrs={"rows": 3}),
            "caveat": forms.Textarea(attrs={"rows": 3}),
        }  # fmt: skip
        error_messages = {"title": {"required": "Give the plan a title"}}

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        people = sorted(
            people_with(Right.SEE_PLAN, timezone.localdate()), key=lambda each: each.name.casefold()
        )
        named = [(each.pk, each.name) for each in people]
        self.fields["owner"].choices = [("", "Choose somebody"), *named]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Said here in our words; the database would say it in its own."""
        told: dict[str, Any] = super().clean() or self.cleaned_data
        first, last = told.get("from_on"), told.get("to_on")
        if first and last and last < first:
            self.add_error("to_on", "The plan’s last day is before its first.")
        return told


class AreaForm(KeptForm):
    is_inspection = forms.TypedChoiceField(
        label="Does it answer an inspection’s recommendations?", coerce=lambda said: said == "True",
        choices=[("False", "No"), ("True", "Yes: it is reported on apart")],
    )  # fmt: skip

    class Meta:
        model = PlanArea
        fields = ["code", "name", "is_inspection"]
        help_texts = {"code": "As actions are numbered, such as CiN/CP."}


class ActionForm(KeptForm):
    """`indicators`: as many choices as it has, and at least three."""

    new_in = month_field("New in", "Marked in the plan as a new action of that month.")

    class Meta:
        model = PlanAction
        fields = ["number", "title", "new_in"]
        help_texts = {"number": "As it stands in the plan, such as CiN/CP 3."}
        widgets = {"title": forms.Textarea(attrs={"rows": 3})}
        error_messages = {"title": {"required": "Say what is to be done"}}

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        month = self.instance.new_in
        self.initial["new_in"] = f"{month:%Y-%m}" if month else ""
        there, offered = self.instance.indicators or [], indicators()
        for place in range(max(_LEAST, len(there))):
            kept = there[place] if place < len(there) else ""
            self.fields[f"indicator_{place}"] = forms.ChoiceField(
                label="Which figure should it move?" if place == 0 else "And which else?",
                required=False, choices=offered, initial=kept,
            )  # fmt: skip

    def clean_new_in(self) -> Any:
        return month_from(self.cleaned_data["new_in"])

    def values(self) -> dict[str, Any]:
        chosen = [self.cleaned_data[n] for n in self.fields if n.startswith("indicator_")]
        return super().values() | {"indicators": list(dict.fromkeys(filter(None, chosen)))}


class MilestoneForm(KeptForm):
    """Its timescale is changed elsewhere, with a reason."""

    new_in = month_field("New in", "Marked in the plan as a new milestone of that month.")

    class Meta:
        model = Milestone
        fields = ["number", "text", "new_in"]
        help_texts = {"text": "Leave it empty only for an action without milestones."}
        widgets = {"text": forms.Textarea(attrs={"rows": 4})}

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        month = self.instance.new_in
        self.initial["new_in"] = f"{month:%Y-%m}" if month else ""

    def clean_new_in(self) -> Any:
        return month_from(self.cleaned_data["new_in"])


class DayForm(forms.Form):
    """As the plan stood on which day."""

    on = forms.DateField(
        label="On which day?", required=False, widget=forms.DateInput(attrs={"type": "date"})
    )


class CompareForm(forms.Form):
    """Two of: now, a fixed quarter, a day. Sent by GET; a day that is typed comes first."""

    left = forms.ChoiceField(label="From", required=False)
    left_on = forms.DateField(
        label="or from a day", required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    right = forms.ChoiceField(label="To", required=False)
    right_on = forms.DateField(
        label="or to a day", required=False, widget=forms.DateInput(attrs={"type": "date"})
    )

    def __init__(self, offered: list[tuple[str, str]], sides: dict[str, Any]) -> None:
        super().__init__(initial={name: each.name for name, each in sides.items()})
        for name, each in sides.items():
            known = each.name in {key for key, _ in offered}
            more = [] if known else [(each.name, each.title)]
            self.fields[name].choices = [*offered, *more]  # type: ignore[attr-defined]
