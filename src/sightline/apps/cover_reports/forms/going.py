from typing import Any

from django import forms

from sightline.apps.board.forms.shared import DeedForm
from sightline.apps.board.models import Body
from sightline.apps.events.forms import day_field
from sightline.apps.papers.queries import readable_versions
from sightline.apps.people.reach import Access


class StopForm(DeedForm):
    refused_at = "goes_to"
    goes_to = forms.ModelChoiceField(
        Body.objects.none(), label="Body", error_messages={"required": "Choose a body"}
    )
    on = day_field("Considered on")

    def __init__(self, *args: Any, bodies: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["goes_to"].queryset = bodies  # type: ignore[attr-defined]


class AppendixForm(DeedForm):
    refused_at = "paper"
    paper = forms.TypedChoiceField(
        label="Paper", coerce=int, help_text="Frozen versions, the newest first.",
        error_messages={"required": "Choose a paper"},
    )  # fmt: skip

    def __init__(self, *args: Any, access: Access, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.versions = {each.pk: each for each in readable_versions(access)}
        chosen = [("", "Choose a paper"), *((pk, str(v)) for pk, v in self.versions.items())]
        self.fields["paper"].choices = chosen  # type: ignore[attr-defined]

    @property
    def version(self) -> Any:
        return self.versions[self.cleaned_data["paper"]]
