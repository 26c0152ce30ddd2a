"""Which milestones, and what is to be done with them."""

from collections.abc import Sequence
from typing import Any

from django import forms

from sightline.apps.plan.actions.many import ASKED_FOR, LED, RATED
from sightline.apps.plan.queries import key_here
from sightline.documents.plan import Brag

DEEDS = [
    (RATED, "Rate them"),
    (ASKED_FOR, "Ask their leads for progress"),
    (LED, "Give them to other leads"),
]


class BulkForm(forms.Form):
    """`offered`: the milestones on the page; no other can be ticked."""

    do = forms.ChoiceField(
        label="What is to be done with those ticked?", choices=[("", "Choose"), *DEEDS],
        error_messages={"required": "Choose what is to be done"},
    )  # fmt: skip
    brag = forms.ChoiceField(label="Rating", required=False)
    why = forms.CharField(
        label="Why, or for blue: what shows it", required=False, max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip
    lead = forms.CharField(
        label="Leads", required=False, max_length=400, help_text="Several: with semicolons between."
    )

    def __init__(self, *args: Any, offered: Sequence[int], **more: Any) -> None:
        super().__init__(*args, **more)
        self.offered = set(offered)
        shown = [(brag.value, colour.shown) for brag, colour in key_here().items()]
        self.fields["brag"].choices = [("", "Choose"), *shown]  # type: ignore[attr-defined]

    @property
    def ticked(self) -> set[int]:
        sent = self.data.getlist("milestone") if self.is_bound else []
        return {each for each in self.offered if str(each) in sent}

    @property
    def rating(self) -> Brag:
        return Brag(self.cleaned_data["brag"])

    @property
    def leads(self) -> list[str]:
        return [each.strip() for each in self.cleaned_data["lead"].split(";") if each.strip()]

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.ticked:
            self.add_error("do", "Tick at least one milestone below")
        if told.get("do") == RATED and not told.get("brag"):
            self.add_error("brag", "Choose the rating")
        if told.get("do") == RATED and not told.get("why", "").strip():
            self.add_error("why", "Say why")
        if told.get("do") == LED and not told.get("lead", "").strip():
            self.add_error("lead", "Say who leads them")
        return told
