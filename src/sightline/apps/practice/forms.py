"""What is asked about supervision, observation and the days they pause."""

from collections.abc import Iterable
from typing import Any

from django import forms

from sightline.apps.children.queries import may_see
from sightline.apps.events.fields import choices
from sightline.apps.events.forms import DayInput, day_field
from sightline.apps.events.versions import VersionedForm
from sightline.apps.people.reach import Access
from sightline.apps.people.rules import roles
from sightline.apps.practice.agenda import AgendaItem
from sightline.apps.practice.models import Observation, Supervision
from sightline.apps.practice.policy import Policy
from sightline.apps.practice.rules import PauseKind

_LONG = 20_000


def _area(rows: int = 4) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, "maxlength": _LONG})


def _offer(field: forms.Field, offered: Iterable[tuple[str, str]]) -> None:
    assert isinstance(field, forms.ChoiceField)
    field.choices = list(offered)


class SessionForm(VersionedForm):
    talked_over = forms.MultipleChoiceField(
        label="Which of the agenda did you talk over?", required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip

    class Meta:
        model = Supervision
        fields = ["held_on", "talked_over", "wellbeing", "learning", "agreed"]
        widgets = {
            "held_on": DayInput(), "wellbeing": _area(), "learning": _area(), "agreed": _area(),
        }  # fmt: skip
        help_texts = {
            "wellbeing": "For the two of you and the line above. No child’s name or number here.",
            "learning": "What goes well, what to learn, what would help.",
            "agreed": "Apart from decisions about children: those come next, one by one.",
        }

    def __init__(self, *args: Any, items: Iterable[AgendaItem] = (), **more: Any) -> None:
        super().__init__(*args, **more)
        said = list(dict.fromkeys([*(self.instance.talked_over or []), *(i.key for i in items)]))
        _offer(self.fields["talked_over"], [(key, key) for key in said])
        if not said:
            del self.fields["talked_over"]

    def told(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "read"}


class DirectionForm(forms.Form):
    child = forms.CharField(
        label="Case id of the child", max_length=100, help_text="As the case system writes it.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )  # fmt: skip
    said = forms.CharField(label="What was decided?", widget=_area(3), max_length=_LONG)
    by_when = day_field("By when?", required=False)

    def __init__(self, *args: Any, access: Access, **more: Any) -> None:
        super().__init__(*args, **more)
        self.access = access

    def clean_child(self) -> str:
        typed = str(self.cleaned_data["child"]).strip()
        if not may_see(self.access, typed):
            raise forms.ValidationError("There is no such child within your reach.")
        return typed

    def told(self) -> dict[str, Any]:
        said = self.cleaned_data
        return {"child_id": said["child"], "said": said["said"], "by_when": said["by_when"]}


class DoneForm(forms.Form):
    done_on = day_field("When was it done?")
    said = forms.CharField(label="What was done?", widget=_area(3), max_length=_LONG)


class AddForm(forms.Form):
    said = forms.CharField(
        label="What is to be added?", widget=_area(3), max_length=_LONG,
        help_text="It stands below the record with your name and the day.",
    )  # fmt: skip


class PauseForm(forms.Form):
    kind = forms.ChoiceField(label="Why?", choices=choices(PauseKind), widget=forms.RadioSelect)
    reason = forms.CharField(
        label="In words, if it is another reason", max_length=300, required=False,
        help_text="Nothing about anybody’s health.",
    )  # fmt: skip
    from_on = day_field("First day")
    to_on = day_field(
        "Last day", "Leave it empty while nobody knows; give it later for the same first day.",
        required=False,
    )  # fmt: skip

    def told(self) -> dict[str, Any]:
        return self.cleaned_data | {"kind": PauseKind(self.cleaned_data["kind"])}


class AppraisalForm(forms.Form):
    held_on = day_field("When was it held?", "Nothing of what was said is kept here.")

    def told(self) -> dict[str, Any]:
        return self.cleaned_data


class AssessedYearForm(forms.Form):
    from_on = day_field("First day of the assessed and supported year")

    def told(self) -> dict[str, Any]:
        return self.cleaned_data


class ObservationForm(forms.Form):
    kind = forms.ChoiceField(label="What did you observe?", widget=forms.RadioSelect)
    as_role = forms.ChoiceField(label="In which role?", required=False)
    observed_on = day_field("When?")
    seen = forms.CharField(
        label="What did you see?", widget=_area(6), max_length=_LONG,
        help_text="No child’s or family’s name: this is about practice.",
    )  # fmt: skip
    good = forms.CharField(label="Good practice", widget=_area(3), required=False, max_length=_LONG)
    improve = forms.CharField(label="To improve", widget=_area(3), required=False, max_length=_LONG)

    def __init__(
        self, *args: Any, policy: Policy, access: Access, of_worker: bool, **more: Any
    ) -> None:
        super().__init__(*args, **more)
        kinds = policy.kinds.values()
        _offer(
            self.fields["kind"], [(e.key, e.title) for e in kinds if e.of_worker or not of_worker]
        )
        known = roles()
        held = [(key, known[key].title) for key in access.roles if key in known]
        _offer(self.fields["as_role"], held)

    def told(self) -> dict[str, Any]:
        return self.cleaned_data


class ReviewForm(VersionedForm):
    class Meta:
        model = Observation
        fields = ["reviewed_on", "good", "improve", "agreed"]
        widgets = {
            "reviewed_on": DayInput(), "good": _area(), "improve": _area(), "agreed": _area(),
        }  # fmt: skip
