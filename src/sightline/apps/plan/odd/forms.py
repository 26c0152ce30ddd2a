from collections.abc import Iterable
from typing import Any

from django import forms

from sightline.apps.plan.odd.finding import Told, words


class FilterForm(forms.Form):
    """Sent by GET: the address holds what was chosen."""

    what = forms.ChoiceField(
        label="Show", required=False,
        choices=[
            ("", "All that is told"), ("mend", "To be mended"), ("know", "Good to know"),
            ("accepted", "Let stand"),
        ],
    )  # fmt: skip
    kind = forms.ChoiceField(label="Kind", required=False)
    area = forms.ChoiceField(label="Area", required=False)

    def __init__(self, data: Any, *, told: Iterable[Told]) -> None:
        super().__init__(data, auto_id="filter-%s")
        every = list(told)
        kinds = dict.fromkeys(each.oddity.kind for each in every)
        areas = sorted({each.area for each in every if each.area})
        offered = {
            "kind": [("", "Every kind"), *((kind.value, words()[kind].title) for kind in kinds)],
            "area": [("", "All areas"), *((area, area) for area in areas)],
        }
        for name, choices in offered.items():
            self.fields[name].choices = choices  # type: ignore[attr-defined]

    def chosen(self, told: Iterable[Told]) -> list[Told]:
        """What is no choice any more chooses nothing."""
        self.is_valid()
        data = getattr(self, "cleaned_data", {})
        return [each for each in told if _holds(each, data)]


def _holds(each: Told, data: dict[str, str]) -> bool:
    what, needs = data.get("what", ""), words()[each.oddity.kind].needs_mending
    if (what == "accepted") != (each.accepted is not None):
        return False
    if what in {"mend", "know"} and needs != (what == "mend"):
        return False
    return data.get("kind", "") in {"", each.oddity.kind.value} and data.get("area", "") in {
        "", each.area,
    }  # fmt: skip


class AcceptForm(forms.Form):
    """`key`: which oddity; it is looked for among those that there are."""

    key = forms.CharField(widget=forms.HiddenInput)
    reason = forms.CharField(
        label="Why it may stand", max_length=300,
        help_text="It stays quiet until the words it is about change.",
        error_messages={"required": "Say why it may stand as it is"},
    )  # fmt: skip


class LinkForm(forms.Form):
    """Which account or role a name stands for; `is_group`: all who hold the role."""

    who = forms.ChoiceField(label="Account or role", required=False)
    is_group = forms.BooleanField(label="Several people: all who hold the role", required=False)

    def __init__(self, *args: Any, offered: Iterable[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        people = [each for each in offered if each[0].startswith("person")]
        roles = [each for each in offered if each[0].startswith("role")]
        self.fields["who"].choices = [  # type: ignore[attr-defined]
            ("", "Nobody with an account"), ("People", people), ("Roles", roles),
        ]  # fmt: skip
