"""Deep dives, consultation evidence, findings, the development log."""

from typing import Any

from django import forms

from sightline.apps.board import queries
from sightline.apps.board.forms.shared import (
    BoardForm,
    DeedForm,
    choose,
    day_field,
    indicators,
    service_choices,
    text_field,
)
from sightline.apps.board.models import Consultation, DeepDive, DevelopmentItem
from sightline.apps.board.states import Consulted, DevelopmentState
from sightline.apps.events.forms import DayInput

_DAY = DayInput()


class BeginDeepDiveForm(BoardForm):
    refused_at = "title"
    indicator = forms.ChoiceField(label="Indicator whose figure set it off")
    exploration = forms.ChoiceField(
        label="Asked for by the Board as", required=False,
        help_text="Where it answers something the Board asked to have explored.",
    )  # fmt: skip

    class Meta:
        model = DeepDive
        fields = ["title", "indicator", "figure_code", "set_off_by", "explored", "started_on"]
        widgets = {
            "set_off_by": forms.Textarea(attrs={"rows": 3}),
            "explored": forms.Textarea(attrs={"rows": 5}),
            "started_on": _DAY,
        }

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        choose(self, "indicator", [("", "Choose one"), *indicators()[1:]])
        asked = [(str(each.pk), str(each)) for each in queries.explorations()]
        choose(self, "exploration", [("", "Nothing"), *asked])

    def clean_exploration(self) -> Any:
        chosen = self.cleaned_data["exploration"]
        return queries.explorations().get(pk=chosen) if chosen else None


class DeepDiveForm(BoardForm):
    refused_at = "found"

    class Meta:
        model = DeepDive
        fields = ["set_off_by", "explored", "found"]
        widgets = {
            "set_off_by": forms.Textarea(attrs={"rows": 3}),
            "explored": forms.Textarea(attrs={"rows": 8}),
            "found": forms.Textarea(attrs={"rows": 8}),
        }


class PracticeForm(DeedForm):
    refused_at = "text"
    on = day_field("From")
    text = text_field("What changed in practice")


class FinishForm(DeedForm):
    refused_at = "finished_on"
    finished_on = day_field("Finished on")


class ConsultationForm(BoardForm):
    refused_at = "said"
    heard = forms.ChoiceField(
        label="Who was heard", choices=[(each.value, each.value.capitalize()) for each in Consulted]
    )
    service = forms.ChoiceField(label="About which service", required=False)

    class Meta:
        model = Consultation
        fields = ["heard", "held_on", "how", "how_many", "service", "said", "done"]
        widgets = {
            "held_on": _DAY,
            "said": forms.Textarea(attrs={"rows": 6}),
            "done": forms.Textarea(attrs={"rows": 4}),
        }
        help_texts = {
            "how": "A survey, a forum, visits, interviews after leaving care.",
            "said": "In their sense, without naming or describing anybody.",
            "done": "What was changed, or why it can’t be.",
        }

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        choose(self, "service", service_choices(queries.services(), "All services"))

    def values(self) -> dict[str, Any]:
        return {name: said for name, said in self.cleaned_data.items() if name != "read"}


class SettleForm(DeedForm):
    refused_at = "why"
    why = forms.CharField(label="Why it is left out", required=False, max_length=300)


class DevelopmentForm(BoardForm):
    refused_at = "what"
    state = forms.ChoiceField(
        label="State", choices=[(each.value, each.value.capitalize()) for each in DevelopmentState]
    )

    class Meta:
        model = DevelopmentItem
        fields = ["area", "what", "state", "since", "done_on", "note"]
        widgets = {"since": _DAY, "done_on": _DAY, "note": forms.Textarea(attrs={"rows": 3})}
        help_texts = {"done_on": "Only for what is done."}

    def values(self) -> dict[str, Any]:
        return {name: said for name, said in self.cleaned_data.items() if name != "read"}

    def logged(self) -> dict[str, Any]:
        said = self.values()
        return {**said, "state": DevelopmentState(said["state"])}
