from collections.abc import Iterable
from typing import Any

from django import forms

from sightline.apps.agreed_actions.forms import indicators
from sightline.apps.plan.golden.finding import next_number
from sightline.apps.plan.models import PlanArea


class StartForm(forms.Form):
    """`number` may stay empty: the area's next is taken."""

    area = forms.ChoiceField(label="In which area of which plan")
    title = forms.CharField(
        label="What is to be done", widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say what is to be done"},
    )  # fmt: skip
    number = forms.CharField(
        label="Number", max_length=60, required=False,
        help_text="Leave it empty for the next number of the area, such as CiN/CP 4.",
    )  # fmt: skip
    indicator = forms.ChoiceField(label="Indicator it should move", required=False)
    also = forms.ChoiceField(label="And another", required=False)

    def __init__(self, *args: Any, areas: Iterable[PlanArea], **more: Any) -> None:
        super().__init__(*args, **more)
        self.areas = {str(each.pk): each for each in areas}
        by_plan: dict[str, list[tuple[str, str]]] = {}
        for key, area in self.areas.items():
            by_plan.setdefault(str(area.plan), []).append((key, str(area)))
        self.fields["area"].choices = list(by_plan.items())  # type: ignore[attr-defined]
        for name in ("indicator", "also"):
            self.fields[name].choices = indicators()  # type: ignore[attr-defined]

    def told(self) -> dict[str, Any]:
        """As `start_action` takes it."""
        data = self.cleaned_data
        area = self.areas[data["area"]]
        named = [data["indicator"], data["also"]]
        return {
            "area": area, "title": data["title"], "number": data["number"] or next_number(area),
            "indicators": list(dict.fromkeys(each for each in named if each)),
        }  # fmt: skip
