"""Putting good practice forward, deciding on it, using it again, and the filter of the list."""

from typing import Any

from django import forms

from sightline.apps.agreed_actions.forms import indicators, text_field
from sightline.apps.events.forms import day_field
from sightline.apps.events.versions import VersionedForm
from sightline.apps.figures import queries as figures
from sightline.apps.figures.units import all_units, read_unit
from sightline.apps.good_practice.models import GoodPractice
from sightline.apps.good_practice.rules import MOVES, MOVES_IN_WORDS, PracticeState
from sightline.apps.people.rules import roles


def places() -> list[tuple[str, Any]]:
    """Everywhere: what works in one team is told of by name."""
    source = figures.source()
    if source is None:
        return [("", "The whole authority")]
    return all_units(source).choices(figures.authority_name(source))


class PracticeForm(VersionedForm):
    whose = forms.ChoiceField(label="Where is it done?", required=False)
    indicator = forms.ChoiceField(label="Which figure shows it?", required=False)
    ask_role = forms.ChoiceField(
        label="Who may be asked about it?", required=False,
        help_text="A role, so that the answer stays true when people change.",
    )  # fmt: skip
    since = day_field("Since when?", required=False)
    field_order = ("title", "what", "why", "whose", "since", "indicator", "ask_role")

    class Meta:
        model = GoodPractice
        fields = ["title", "what", "why", "since", "indicator", "ask_role"]
        help_texts = {"title": "In one sentence. No names of children."}
        error_messages = {
            "title": {"required": "Say what works well"},
            "why": {"required": "Say why it works"},
        }
        widgets = {
            "what": forms.Textarea(attrs={"rows": 4}), "why": forms.Textarea(attrs={"rows": 3}),
        }  # fmt: skip

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        of = self.initial.get("whose", "") or (self.instance.whose if self.instance.pk else "")
        self.initial["whose"] = of
        titles = sorted((role.title, key) for key, role in roles().items())
        choices = {
            "whose": places(),
            "indicator": indicators(),
            "ask_role": [("", "Nobody in particular"), *((key, title) for title, key in titles)],
        }
        for name, offered in choices.items():
            self.fields[name].choices = offered  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or self.cleaned_data
        level, unit = read_unit(told.get("whose", ""))
        self.instance.level, self.instance.unit = level.value, unit
        return told

    def told(self) -> dict[str, Any]:
        """As `put_forward` takes it."""
        level, unit = read_unit(self.cleaned_data["whose"])
        kept = {name: self.cleaned_data[name] for name in self.Meta.fields}
        return {**kept, "level": level, "unit": unit}


class DecideForm(forms.Form):
    move = forms.ChoiceField(label="What becomes of it?")
    said = text_field(
        "What is to be said of it", "Who put it forward reads this. Required where it is not "
        "taken up.", required=False,
    )  # fmt: skip

    def __init__(self, *args: Any, practice: GoodPractice, **more: Any) -> None:
        super().__init__(*args, auto_id="decide-%s", **more)
        moves = MOVES.possible(practice.now)
        self.fields["move"].choices = [(m, MOVES_IN_WORDS[m]) for m in moves]  # type: ignore[attr-defined]


class UseForm(forms.Form):
    where = forms.CharField(
        label="Where was it taken up?", max_length=200,
        help_text="A team or a service. No names of people.",
        error_messages={"required": "Say where it was taken up"},
    )  # fmt: skip
    since = day_field("Since")
    said = text_field("How does it go?", required=False)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, auto_id="use-%s", **more)


class FileForm(forms.Form):
    file = forms.FileField(
        label="A file that shows it", error_messages={"required": "Choose a file"}
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, auto_id="file-%s", **more)


class FilterForm(forms.Form):
    """Sent by GET: an address holds what was chosen."""

    words = forms.CharField(label="Words", required=False, max_length=100)
    state = forms.ChoiceField(
        label="State", required=False,
        choices=[("", "All"), *((each.value, each.in_words) for each in PracticeState)],
    )  # fmt: skip
    of = forms.ChoiceField(label="Where", required=False)
    indicator = forms.ChoiceField(label="Figure", required=False)

    def __init__(self, data: Any, *, found: list[GoodPractice], titles: dict[str, str]) -> None:
        super().__init__(data, auto_id="filter-%s")
        units = sorted({(each.whose, each.unit) for each in found if each.unit})
        self.fields["of"].choices = [("", "Everywhere"), *units]  # type: ignore[attr-defined]
        kept = sorted(titles.items(), key=lambda each: each[1])
        self.fields["indicator"].choices = [("", "Any figure"), *kept]  # type: ignore[attr-defined]

    def holds(self, practice: GoodPractice) -> bool:
        told = self.cleaned_data
        text = f"{practice.title} {practice.what} {practice.why} {practice.unit}".casefold()
        return (
            all(word in text for word in told["words"].casefold().split())
            and told["state"] in {"", practice.state}
            and told["of"] in {"", practice.whose}
            and told["indicator"] in {"", practice.indicator}
        )
