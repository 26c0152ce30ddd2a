from collections.abc import Iterable
from typing import Any

from django import forms

from sightline.apps.board.forms.shared import BoardForm, DeedForm
from sightline.apps.cover_reports.models import SampleItem
from sightline.documents.plan.data import Brag
from sightline.documents.plan.key import Colour
from sightline.documents.plan.samples import Quotable


class ItemForm(BoardForm):
    class Meta:
        model = SampleItem
        fields = ["reference", "title", "words"]
        widgets = {
            "title": forms.Textarea(attrs={"rows": 2}),
            "words": forms.Textarea(attrs={"rows": 8}),
        }


class AddItemForm(DeedForm):
    """Any action or milestone of the plan, area by area."""

    refused_at = "thing"
    thing = forms.ChoiceField(
        label="Add an action or a milestone", error_messages={"required": "Choose one"}
    )

    def __init__(
        self, *args: Any, quotable: Iterable[Quotable], key: dict[Brag, Colour], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        by_area: dict[str, list[tuple[str, str]]] = {}
        for each in quotable:
            words = f"{key[each.brag].shown} – {each.number} {each.title}"
            short = words if len(words) <= 110 else f"{words[:109].rsplit(' ', 1)[0]}…"
            by_area.setdefault(each.area.name, []).append((each.thing, short))
        field: Any = self.fields["thing"]
        field.choices = [("", "Choose one"), *by_area.items()]
