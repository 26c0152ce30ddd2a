from collections.abc import Iterable
from typing import Any

from django import forms

from sightline.apps.data_quality.models import Fault
from sightline.apps.data_quality.rules import FAULT_MOVES, MOVES_IN_WORDS
from sightline.apps.events.forms import day_field
from sightline.vocabulary.words import Level

_NEW_FAULT = ""


class UnitForm(forms.Form):
    """Whose records are shown, as `level:unit` in the address."""

    of = forms.ChoiceField(label="Whose records", required=False)

    def __init__(
        self, *args: Any, units: Iterable[tuple[Level, str]], name: str, **more: Any
    ) -> None:
        super().__init__(*args, **more)
        field = self.fields["of"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(unit_key(level, unit), unit or name) for level, unit in units]


def unit_key(level: Level, unit: str) -> str:
    return f"{level.value}:{unit}" if unit else level.value


def unit_from(text: str) -> tuple[Level, str] | None:
    """The unit an address names; None where it names none."""
    level, _, unit = text.partition(":")
    if level not in set(Level) or bool(unit) == (level == Level.AUTHORITY):
        return None
    return Level(level), unit


class DeedForm(forms.Form):
    """A form that does something; what a rule refuses is said at the field `refused_at`."""

    refused_at: str | None = None

    def refuse(self, sentence: str) -> None:
        self.add_error(self.refused_at, sentence)


class AcceptForm(DeedForm):
    refused_at = "reason"
    reason = forms.CharField(
        label="Why is the record right as it stands?",
        help_text="For example: “The family declined to say; recorded in the note of 3 March.”",
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class FaultForm(DeedForm):
    """A fault that is known already, or a new one."""

    refused_at = "title"

    fault = forms.ChoiceField(label="Which fault?", required=False)
    title = forms.CharField(
        label="Or name a new fault", max_length=200, required=False,
        help_text="For example: “Visit form loses ‘child seen’ when saved offline”",
    )  # fmt: skip
    said = forms.CharField(
        label="What does the case system do, and what should it do?", required=False,
        help_text="Only for a new fault. No names or numbers of children.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip

    def __init__(self, *args: Any, faults: Iterable[Fault], **more: Any) -> None:
        super().__init__(*args, **more)
        field = self.fields["fault"]
        assert isinstance(field, forms.ChoiceField)
        known = [(str(fault.pk), fault.title) for fault in faults if not fault.now.is_settled]
        field.choices = [(_NEW_FAULT, "A new one, named below"), *known]


class MoveForm(DeedForm):
    """What happened to a fault: only what can happen next is offered."""

    move = forms.ChoiceField(label="What happened?")
    reference = forms.CharField(
        label="Supplier's reference", required=False, max_length=80,
        help_text="The number under which the supplier keeps it.",
    )  # fmt: skip
    said = forms.CharField(label="Notes", required=False, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, fault: Fault, **more: Any) -> None:
        super().__init__(*args, **more)
        field = self.fields["move"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(m, MOVES_IN_WORDS[m]) for m in FAULT_MOVES.possible(fault.now)]
        if fault.reference:
            self.fields["reference"].initial = fault.reference

    def refuse(self, sentence: str) -> None:
        """A report lacks its reference; everything else that is refused lacks its story."""
        is_report = self.cleaned_data.get("move") == "report"
        self.add_error("reference" if is_report else "said", sentence)


class StrategyForm(DeedForm):
    refused_at = "title"
    title = forms.CharField(label="Title", max_length=200)
    text = forms.CharField(
        label="Text", widget=forms.Textarea(attrs={"rows": 12}),
        help_text="What is to be recorded, by whom and how soon; who checks it; what is done.",
    )  # fmt: skip
    from_on = day_field("In force from")
    review_on = day_field("To be reviewed by", required=False)


class BriefingForm(DeedForm):
    refused_at = "briefed"
    held_on = day_field("Held on")
    briefed = forms.CharField(
        label="Who was briefed?", help_text="Teams or roles, such as “Assessment Team 3”."
    )
    people = forms.IntegerField(label="How many people?", required=False, min_value=1)
    said = forms.CharField(label="Notes", required=False, widget=forms.Textarea(attrs={"rows": 3}))
