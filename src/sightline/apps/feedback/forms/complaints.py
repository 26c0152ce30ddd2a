"""Receiving a complaint, moving it on, closing it; and the filter of the list."""

from typing import Any

from django import forms

from sightline.apps.events.forms import day_field
from sightline.apps.feedback.models import Complaint
from sightline.apps.feedback.own import policy
from sightline.apps.feedback.queries.complaints import people_who_answer
from sightline.apps.feedback.rules import From, Outcome
from sightline.apps.feedback.states import State
from sightline.apps.figures import queries as figures
from sightline.apps.figures.units import all_units, read_unit
from sightline.apps.people.models import User
from sightline.vocabulary.words import Level

NOBODY = ("", "Nobody named")


def places() -> list[tuple[str, Any]]:
    source = figures.source()
    if source is None:
        return [("", "The whole authority")]
    return all_units(source).choices(figures.authority_name(source))


def text(label: str, help_text: str = "", *, rows: int = 4, **more: Any) -> forms.CharField:
    area = forms.Textarea(attrs={"rows": rows})
    more.setdefault("max_length", 8000)
    return forms.CharField(label=label, help_text=help_text, widget=area, **more)


def choice(label: str, offered: Any, help_text: str = "", **more: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=offered, help_text=help_text, **more)


def made_by(label: str) -> forms.ChoiceField:
    return choice(label, [(each.value, each.in_words) for each in From])


def theme(**more: Any) -> forms.ChoiceField:
    first = [("", "None")] if not more.get("required", True) else []
    """Read whenever a form is shown: the themes may be the authority's own."""
    return choice("What is it about?", lambda: [*first, *policy().themes.items()], **more)


class PlacedForm(forms.Form):
    """A form that asks whose matter it is."""

    whose = forms.ChoiceField(label="Which unit?", required=False)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["whose"].choices = places()  # type: ignore[attr-defined]

    @property
    def placed(self) -> tuple[Level, str]:
        return read_unit(self.cleaned_data["whose"])


def _people(label: str, help_text: str = "") -> forms.ModelChoiceField:  # type: ignore[type-arg]
    return forms.ModelChoiceField(
        label=label, help_text=help_text, required=False, empty_label="Nobody named",
        queryset=User.objects.filter(is_active=True).order_by("name"),
    )  # fmt: skip


class ReceiveForm(PlacedForm):
    made_by = made_by("Who complains?")
    received_on = day_field("Received on")
    summary = text("What is it about?", "No names: “a parent says the worker changed twice”.")
    wanted = text("What would put it right?", rows=2, required=False)
    about = _people("Which worker is it about?", "They do not see it unless you give it to them.")
    reference = forms.CharField(
        label="Reference of the complaints team", max_length=40, required=False,
        help_text="Name and address of who complains stay there.",
    )  # fmt: skip
    is_child_protection = forms.BooleanField(
        label="It is about a child protection conference or enquiry", required=False,
        help_text="Then it goes the corporate route.",
    )  # fmt: skip
    field_order = ("made_by", "received_on", "whose", "summary", "wanted", "about")


class ReadForm(forms.Form):
    """A form that knows which version of the complaint somebody had before them."""

    read = forms.IntegerField(widget=forms.HiddenInput, required=False, max_value=2_000_000_000)


class MoveForm(ReadForm):
    """`asks_outcome` of an answer, `asks_who` of a stage that begins."""

    on = day_field("On which day?")
    answered_by = _people("Who answers it?")
    outcome = choice("Outcome", [("", "Choose"), *((o.value, o.in_words) for o in Outcome)],
                     required=False)  # fmt: skip
    said = text("What is to be said of it?", "In short; the letter itself may be attached.",
                required=False)  # fmt: skip

    def __init__(self, *args: Any, asks_outcome: bool, asks_who: bool, **more: Any) -> None:
        super().__init__(*args, **more)
        for name, is_asked in (("outcome", asks_outcome), ("answered_by", asks_who)):
            if not is_asked:
                del self.fields[name]


class CloseForm(ReadForm):
    on = day_field("Closed on")
    learning = text("What was learnt?", "For the forum and the report: no names, no child.")
    themes = forms.MultipleChoiceField(
        label="What was it about?", widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one theme"},
    )  # fmt: skip

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["themes"].choices = list(policy().themes.items())  # type: ignore[attr-defined]


class ExtendForm(ReadForm):
    to = forms.IntegerField(label="To how many working days in all?", min_value=1, max_value=200)
    reason = text("Why does it take longer?", "Whoever complains is told.", rows=2)


class AdvocateForm(ReadForm):
    on = day_field("Advocate offered on", required=False)
    taken = choice("Taken up?", [("", "Not answered yet"), ("yes", "Yes"), ("no", "No")],
                   required=False)  # fmt: skip
    reason = forms.CharField(label="If not, why?", max_length=300, required=False)


class GiveForm(ReadForm):
    person = forms.ModelChoiceField(label="Give it to", queryset=User.objects.none())
    reason = text("Why are they to read it?", rows=2, max_length=None)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        ids = [each.pk for each in people_who_answer()]
        self.fields["person"].queryset = User.objects.filter(pk__in=ids).order_by("name")  # type: ignore[attr-defined]


class FilterForm(forms.Form):
    """Sent by GET: an address holds what was chosen."""

    state = choice("State", [("", "Open and closed"), ("open", "Open"), ("late", "Late"),
                             ("closed", "Closed")], required=False)  # fmt: skip
    about = choice("About", lambda: [("", "Anything"), *policy().themes.items()], required=False)
    made_by = choice("From", [("", "Anybody"), *((f.value, f.in_words) for f in From)],
                     required=False)  # fmt: skip

    def holds(self, complaint: Complaint, *, is_late: bool) -> bool:
        told = self.cleaned_data
        states = {"": True, "open": complaint.now.is_open, "late": is_late,
                  "closed": complaint.now in {State.CLOSED, State.WITHDRAWN}}  # fmt: skip
        themes = {each.theme for each in complaint.themes.all()}
        return (
            states[told["state"]]
            and (not told["about"] or told["about"] in themes)
            and told["made_by"] in {"", complaint.made_by}
        )
