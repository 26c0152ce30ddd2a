from typing import Any

from django import forms

from sightline.apps.agreed_actions.forms import indicators as indicator_choices
from sightline.apps.events.versions import VersionedForm
from sightline.apps.plan.models import PlannedMeasure, SuccessStatement
from sightline.documents.plan.measures import Standing

_SEVERAL = 4


class SuccessForm(VersionedForm):
    class Meta:
        model = SuccessStatement
        fields = ("text",)

    text = forms.CharField(
        label="What success looks like", required=False, widget=forms.Textarea(attrs={"rows": 6}),
        help_text="Empty words take the statement away; what stood there is kept in its history.",
    )  # fmt: skip

    def refuse(self, sentence: str) -> None:
        self.add_error("text", sentence)


class MeasureForm(VersionedForm):
    """A measure with up to four indicators that show it, or why none does."""

    class Meta:
        model = PlannedMeasure
        fields = ("section", "title", "is_narrative", "unreported_because")

    def __init__(self, *args: Any, guessed: tuple[str, ...] = (), **more: Any) -> None:
        super().__init__(*args, **more)
        now = [*self.instance.indicators] or list(guessed)
        choices = indicator_choices()
        for place in range(max(_SEVERAL, len(now))):
            self.fields[f"indicator_{place}"] = forms.ChoiceField(
                label="Indicator that shows it" if place == 0 else f"And another ({place + 1})",
                choices=choices, required=False, initial=now[place] if place < len(now) else "",
            )  # fmt: skip
        self.fields["unreported_because"].label = "If no indicator shows it: why"

    def validate_unique(self) -> None:
        """The action says it in words."""

    def values(self) -> dict[str, Any]:
        data = self.cleaned_data
        chosen = [data[name] for name in self.fields if name.startswith("indicator_")]
        return {
            **{name: data[name] for name in self.Meta.fields},
            "indicators": list(dict.fromkeys(each for each in chosen if each)),
        }

    def refuse(self, sentence: str) -> None:
        self.add_error("title", sentence)


class FilterForm(forms.Form):
    """Sent by GET: the address holds what was chosen."""

    show = forms.ChoiceField(
        label="Show", required=False,
        choices=[
            ("", "All measures"), *((each.value, each.value.capitalize()) for each in Standing),
        ],
    )  # fmt: skip

    def __init__(self, data: Any) -> None:
        super().__init__(data, auto_id="filter-%s")

    def chosen(self) -> str:
        return str(self.cleaned_data["show"]) if self.is_valid() else ""
