"""What is typed about providers. Choices that are data come from the policy."""

from collections.abc import Iterable
from typing import Any

from django import forms

from sightline.apps.children.queries import child_of, may_see
from sightline.apps.events.forms import DayInput, day_field
from sightline.apps.events.versions import VersionedForm
from sightline.apps.people.reach import Access
from sightline.apps.providers import queries
from sightline.apps.providers.models import Home, Provider
from sightline.apps.providers.rules import (
    Decision,
    Grade,
    HomeKind,
    InspectionKind,
    Outcome,
    ReportKind,
    Severity,
)

_SHOW = [("", "All in use"), ("concern", "Of concern"), ("children", "With our children")]
_MONTH = "Any day of the month."


def _text(label: str, help_text: str = "", **more: Any) -> forms.CharField:
    area = forms.Textarea(attrs={"rows": more.pop("rows", 3)})
    return forms.CharField(label=label, help_text=help_text, widget=area, max_length=20_000, **more)


def _choice(label: str, states: Iterable[Any], **more: Any) -> forms.ChoiceField:
    offered = [(each.value, each.in_words) for each in states]
    return forms.ChoiceField(label=label, choices=offered, widget=forms.RadioSelect, **more)


class ProviderForm(VersionedForm):
    class Meta:
        model = Provider
        fields = ["name", "contact", "notes"]
        widgets = {"notes": forms.Textarea(attrs={"rows": 4})}
        error_messages = {"name": {"required": "Say what it is called"}}


class HomeForm(VersionedForm):
    class Meta:
        model = Home
        fields = ["name", "kind", "urn", "area", "is_registered", "closed_on"]
        widgets = {"closed_on": DayInput()}
        help_texts = {"urn": "Records say by it which children live there."}
        error_messages = {"name": {"required": "Say what it is called"}}


class ContractForm(forms.Form):
    title = forms.CharField(label="What is it for?", max_length=200)
    from_on = day_field("From")
    to_on = day_field("Until", "Empty where it has no end.", required=False)


class MonitoringForm(forms.Form):
    contract = forms.ChoiceField(label="Which contract?", required=False)
    on = day_field("When?")
    found = _text("What was found?")
    next_on = day_field("When again?", required=False)

    def __init__(self, *args: Any, provider: Provider, **more: Any) -> None:
        super().__init__(*args, **more)
        self.known = {str(each.pk): each for each in provider.contracts.all()}
        field = self.fields["contract"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "All"), *((key, each.title) for key, each in self.known.items())]

    def told(self) -> dict[str, Any]:
        said = self.cleaned_data
        return {**said, "contract": self.known.get(said["contract"])}


class ActivityForm(forms.Form):
    on = day_field("When?")
    did = _text("What was done?", "To have the provision that children need.")
    outcome = _text("What came of it?", required=False)


class ContributionForm(forms.Form):
    group = forms.ChoiceField(label="Whose view is it?")
    on = day_field("When?")
    said = _text("What do they say?", "No child’s name or number.")

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        field = self.fields["group"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = list(queries.policy().contributors.items())


class InspectionForm(forms.Form):
    on = day_field("Inspected on")
    kind = _choice("What kind of inspection?", InspectionKind)
    grade = _choice("Overall grade", Grade)
    said = _text("What did it find?", required=False)

    def told(self) -> dict[str, Any]:
        said = self.cleaned_data
        return {
            **said, "kind": InspectionKind(said["kind"]), "grade": Grade(said["grade"]),
        }  # fmt: skip


class ReportForm(forms.Form):
    kind = _choice("Which report?", ReportKind)
    month = day_field("Of which month?", _MONTH)
    received_on = day_field("Received on")
    said = _text("What does it say?", required=False)

    def told(self) -> dict[str, Any]:
        return {**self.cleaned_data, "kind": ReportKind(self.cleaned_data["kind"])}


class ReviewForm(forms.Form):
    """The month's look at one provider: a box for each source."""

    month = day_field("Of which month?", _MONTH)
    outcome = _choice("What follows?", Outcome)
    why = _text("What has to improve and by when, or why does use stop?", required=False)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.sources = queries.policy().sources
        for key, title in self.sources.items():
            self.fields[f"from_{key}"] = _text(title, required=False)
        self.order_fields(["month", *(f"from_{key}" for key in self.sources), "outcome", "why"])

    def told(self) -> dict[str, Any]:
        said = self.cleaned_data
        return {
            "month": said["month"], "outcome": Outcome(said["outcome"]), "why": said["why"],
            "sources": {key: said[f"from_{key}"] for key in self.sources},
        }  # fmt: skip


class UseAgainForm(forms.Form):
    reason = _text("Why is the provider used again?")


class BeginCheckForm(forms.Form):
    child = forms.CharField(
        label="Case id of the child", max_length=100, help_text="As the case system writes it.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )  # fmt: skip
    home = forms.ChoiceField(label="Where?")
    planned_on = day_field("Planned for")

    def __init__(self, *args: Any, access: Access, key: str = "", **more: Any) -> None:
        self.access = access
        child = child_of(key) if key.isascii() else None
        if child and may_see(access, child):
            more["initial"] = {"child": child, **more.get("initial", {})}
        super().__init__(*args, **more)
        self.known = {str(each.pk): each for each in queries.homes().filter(closed_on=None)}
        field = self.fields["home"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [
            ("", "Choose"),
            *((k, f"{h}, {h.provider}") for k, h in self.known.items()),
        ]

    def clean_child(self) -> str:
        typed = str(self.cleaned_data["child"]).strip()
        if not may_see(self.access, typed):
            raise forms.ValidationError("There is no such child within your reach.")
        return typed

    def told(self) -> dict[str, Any]:
        said = self.cleaned_data
        return {
            "child_id": said["child"], "home": self.known[said["home"]],
            "planned_on": said["planned_on"],
        }  # fmt: skip


class LookForm(forms.Form):
    """Each point before placing, and the visit."""

    visited_on = day_field("When did the social worker visit the home?", required=False)
    why_no_visit = _text(
        "If there was no visit: why was it impossible?", "No child’s name or number.",
        required=False, rows=2,
    )  # fmt: skip

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.points = queries.policy().before_placing
        offered = [("", "Not looked at yet"), ("yes", "Yes"), ("not applicable", "Not applicable")]
        for key, title in self.points.items():
            self.fields[f"p_{key}"] = forms.ChoiceField(
                label=title, choices=offered, required=False
            )
        self.order_fields([*(f"p_{key}" for key in self.points), "visited_on", "why_no_visit"])

    def told(self) -> dict[str, Any]:
        said = self.cleaned_data
        return {
            "checked": {key: said[f"p_{key}"] for key in self.points},
            "visited_on": said["visited_on"], "why_no_visit": said["why_no_visit"],
        }  # fmt: skip


class DecideForm(forms.Form):
    place = forms.ChoiceField(
        label="Is the child placed there?", widget=forms.RadioSelect,
        choices=[("yes", "Yes, placed"), ("no", "No, not placed there")],
    )  # fmt: skip
    reason = _text("Why?", "Wanted where there is a warning, or the child is not placed.",
                   required=False)  # fmt: skip

    def told(self) -> dict[str, Any]:
        return {"place": self.cleaned_data["place"] == "yes", "reason": self.cleaned_data["reason"]}


class ChildForm(forms.Form):
    """What was decided for one child in a home graded inadequate."""

    visited_on = day_field("When was the child seen?")
    concern = forms.ChoiceField(label="What is the concern?")
    severity = _choice("How grave is it?", Severity, required=False)
    decision = _choice("Does the child stay or move?", Decision)
    said = _text("Why?")

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        field = self.fields["concern"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "Choose"), *queries.policy().concerns.items()]

    def told(self) -> dict[str, Any]:
        return {**self.cleaned_data, "decision": Decision(self.cleaned_data["decision"])}


class FilterForm(forms.Form):
    show = forms.ChoiceField(label="Which?", required=False, choices=_SHOW)
    kind = forms.ChoiceField(
        label="Kind", required=False,
        choices=[("", "All"), *((each.value, each.in_words) for each in HomeKind)],
    )  # fmt: skip
    grade = forms.ChoiceField(
        label="Latest grade", required=False,
        choices=[("", "All"), *((each.value, each.in_words) for each in Grade)],
    )  # fmt: skip

    def holds(self, line: queries.HomeLine) -> bool:
        wanted = self.cleaned_data if self.is_valid() else {}
        shown = {"concern": line.is_of_concern, "children": line.children > 0}
        return (
            shown.get(wanted.get("show", ""), True)
            and wanted.get("kind", "") in {"", line.home.kind}
            and wanted.get("grade", "") in {"", line.standing.grade.value}
        )
