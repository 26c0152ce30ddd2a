from collections.abc import Iterable, Sequence
from typing import Any

from django import forms

from sightline.apps.discrepancies.models import Discrepancy
from sightline.apps.discrepancies.queries import Titles
from sightline.apps.discrepancies.rules import Claim
from sightline.apps.events.forms import day_field

_STATES = [("", "Open and settled"), ("open", "Open"), ("settled", "Settled")]


def _text(label: str, help_text: str = "", **more: Any) -> forms.CharField:
    area = forms.Textarea(attrs={"rows": 4})
    return forms.CharField(label=label, help_text=help_text, widget=area, **more)


class RaiseForm(forms.Form):
    """What is wrong, and what it should be; of a whole figure or of one child in it."""

    claim = forms.ChoiceField(label="What should change?")
    wrong = _text("What is wrong?", "What you know that the figure does not show.")
    should_be = _text("What should it be?", "If you know: “41 of 52”, “held on 3 October”.",
                      required=False)  # fmt: skip

    def __init__(self, *args: Any, of_child: bool, **more: Any) -> None:
        super().__init__(*args, **more)
        field = self.fields["claim"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(c.value, c.in_words) for c in Claim if c.is_of_child is of_child]
        if not of_child:
            self.fields["wrong"].help_text += " No child’s name or number."

    @property
    def claimed(self) -> Claim:
        return Claim(self.cleaned_data["claim"])


class MeetingForm(forms.Form):
    met_on = day_field("When did you meet?")
    with_whom = forms.CharField(
        label="With whom?", max_length=300, help_text="For example: the performance team."
    )
    said = _text("What came out of it?")


class AgreeForm(forms.Form):
    corrected_by = forms.CharField(label="Who corrects it in the case system?", max_length=200)
    due_on = day_field("By when?", "The first extract after that day shows whether it arrived.")
    said = _text("What is to be corrected?", required=False)


class ReasonForm(forms.Form):
    said = _text("What happened, and why?")


FORMS: dict[str, type[forms.Form]] = {"meet": MeetingForm, "agree": AgreeForm}


def form_of(move: str) -> type[forms.Form]:
    return FORMS.get(move, ReasonForm)


class FilterForm(forms.Form):
    """Which are listed: chosen by the address."""

    month = forms.ChoiceField(label="Month", required=False)
    service = forms.ChoiceField(label="Service", required=False)
    state = forms.ChoiceField(label="State", required=False, choices=_STATES)

    def __init__(
        self, *args: Any, found: Iterable[Discrepancy], titles: Titles, **more: Any
    ) -> None:
        super().__init__(*args, **more)
        listed = list(found)
        months = sorted({each.month for each in listed}, reverse=True)
        services = dict.fromkeys(each.service for each in listed)
        self._offer("month", [("", "All")], [(f"{m:%Y-%m}", f"{m:%B %Y}") for m in months])
        named = [(each, titles.service(each)) for each in services if each]
        self._offer("service", [("", "All")], named)

    def _offer(
        self, name: str, first: Sequence[tuple[str, str]], others: Sequence[tuple[str, str]]
    ) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [*first, *others]

    def holds(self, found: Discrepancy) -> bool:
        wanted = self.cleaned_data
        return (
            wanted["month"] in {"", f"{found.month:%Y-%m}"}
            and wanted["service"] in {"", found.service}
            and wanted["state"] in {"", "open" if found.now.is_open else "settled"}
        )
