from collections.abc import Iterable
from typing import Any

from django import forms

from sightline.apps.agreed_actions.forms import day_field
from sightline.apps.plan.rules import Held


class PromiseForm(forms.Form):
    """A suggestion as it is confirmed: its words, day and body may be put right first."""

    what = forms.CharField(
        label="What was promised", max_length=300, widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Say what was promised"},
    )  # fmt: skip
    due_on = day_field("Due")
    body = forms.ChoiceField(label="To which body", required=False)

    def __init__(self, *args: Any, register: Iterable[tuple[int, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        by_title = sorted(register, key=lambda each: each[1].casefold())
        offered = [("", "None of the register"), *((str(key), title) for key, title in by_title)]
        self.fields["body"].choices = offered  # type: ignore[attr-defined]


class KeepForm(forms.Form):
    """A promise kept; of a later check, also whether it held."""

    done_on = day_field("Done on")
    came_of = forms.CharField(
        label="What came of it", max_length=300, widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Say in a few words what came of it"},
    )  # fmt: skip

    def __init__(self, *args: Any, is_check: bool, **more: Any) -> None:
        super().__init__(*args, **more)
        if is_check:
            choices = [(Held.HELD, "Yes, it held"), (Held.PARTLY, "Partly"), (Held.NOT_HELD, "No")]
            self.fields["held"] = forms.ChoiceField(label="Did it hold?", choices=choices)


class FilterForm(forms.Form):
    """Sent by GET: the address holds what was chosen."""

    state = forms.ChoiceField(
        label="Show", required=False,
        choices=[("", "Not kept yet"), ("late", "Late"), ("kept", "Kept"), ("all", "All")],
    )  # fmt: skip
    kind = forms.ChoiceField(
        label="Kind", required=False,
        choices=[("", "Everything"), ("promise", "Promised in notes"), ("check", "Later checks")],
    )  # fmt: skip
    body = forms.ChoiceField(label="To which body", required=False)

    def __init__(self, data: Any, *, bodies: Iterable[tuple[str, str]]) -> None:
        super().__init__(data, auto_id="filter-%s")
        self.fields["body"].choices = [("", "Any"), *bodies]  # type: ignore[attr-defined]
