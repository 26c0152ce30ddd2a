from typing import Any

from django import forms

from sightline.apps.events.forms import DayInput, day_field
from sightline.apps.events.versions import VersionedForm
from sightline.apps.papers.models import PaperVersion
from sightline.apps.papers.queries import readable_versions
from sightline.apps.people.reach import Access
from sightline.apps.scrutiny import queries
from sightline.apps.scrutiny.models import ReportPart, ScrutinyReport
from sightline.apps.scrutiny.rules import Outcome

FRONT = (
    "committee", "meeting_on", "title", "wards", "portfolios", "holder_name", "holder_post",
    "contact_name", "contact_post", "contact_email", "contact_phone",
)  # fmt: skip


def _words(label: str, rows: int = 4, *, required: bool = True, help_text: str = "") -> Any:
    return forms.CharField(
        label=label, required=required, help_text=help_text,
        widget=forms.Textarea(attrs={"rows": rows}),
    )  # fmt: skip


def _paper(access: Access, *, required: bool = False) -> forms.ModelChoiceField:  # type: ignore[type-arg]
    """Of the frozen versions that this person may read."""
    readable = [each.pk for each in readable_versions(access)]
    return forms.ModelChoiceField(
        queryset=PaperVersion.objects.filter(pk__in=readable).order_by("-frozen_at"),
        required=required, label="Paper", empty_label=None if required else "None",
        help_text="Frozen versions, the newest first.",
    )  # fmt: skip


class FrontForm(VersionedForm):
    class Meta:
        model = ScrutinyReport
        fields = FRONT
        widgets = {"meeting_on": DayInput()}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        standing = [each.pk for each in queries.committees()]
        field = self.fields["committee"]
        field.queryset = field.queryset.filter(pk__in=standing)  # type: ignore[attr-defined]

    @property
    def front(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in FRONT}


class PartForm(VersionedForm):
    class Meta:
        model = ReportPart
        fields = ["text", "none_arising"]
        widgets = {"text": forms.Textarea(attrs={"rows": 12})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        from sightline.apps.scrutiny.rules import headings

        heading = headings()[self.instance.heading]
        self.fields["text"].help_text = heading.hint
        if not heading.may_be_none:
            del self.fields["none_arising"]


class SendForm(forms.Form):
    changes = _words(
        "What has changed since the version the committee has", 3, required=False,
        help_text="The first version needs no words.",
    )  # fmt: skip


class OutcomeForm(forms.Form):
    on = day_field("Day of the meeting")
    what = forms.ChoiceField(
        label="What the committee did", choices=[(each.value, each.value) for each in Outcome]
    )
    said = _words("What it said", required=False)

    def clean_what(self) -> Outcome:
        return Outcome(self.cleaned_data["what"])


class BackgroundForm(forms.Form):
    def __init__(self, *args: Any, access: Access, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["version"] = _paper(access, required=True)


class AskForm(forms.Form):
    asked = _words("What was asked for")
    asked_on = day_field("Asked on")
    due_on = day_field("Answer due on")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bodies = queries.committees()
        choices = [("", "A councillor"), *((str(each.pk), each.title) for each in bodies)]
        self.fields["asked_by"] = forms.TypedChoiceField(
            label="Asked by", choices=choices, required=False, empty_value=None,
            coerce=lambda pk: next(each for each in bodies if str(each.pk) == pk),
        )  # fmt: skip
        self.order_fields(["asked_by", "asked", "asked_on", "due_on"])


class AnswerForm(forms.Form):
    answer = _words("Answer", 8, required=False)
    on = day_field("Answered on")

    def __init__(self, *args: Any, access: Access, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["paper"] = _paper(access)


class WhyForm(forms.Form):
    why = _words("Why", 2)


class PlanForm(forms.Form):
    planned_on = day_field("Planned for")
    audience = forms.CharField(label="For whom", max_length=200)
    topics = _words("What about")

    def __init__(self, *args: Any, access: Access, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["paper"] = _paper(access)


class HeldForm(forms.Form):
    held_on = day_field("Held on")
    present = forms.IntegerField(label="How many came", min_value=0, max_value=200, required=False)
    asked = _words("What was asked", required=False)


class ParentingForm(forms.Form):
    title = forms.CharField(label="Title", max_length=200)
    as_at = forms.TypedChoiceField(label="Figures as at", coerce=str)
    priorities = forms.MultipleChoiceField(
        label="Priorities of the corporate parenting strategy",
        widget=forms.SelectMultiple(attrs={"size": 6}),
        help_text="Only indicators that serve one of these are reported. Indicators are marked on "
        "the page of key indicators.",
    )
    words = _words("Introduction", 6, required=False)
    read = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, days: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = queries.priorities()
        self.fields["priorities"].choices = [  # type: ignore[attr-defined]
            (word, f"{word} ({len(served)})") for word, served in known.items()
        ]
        self.fields["as_at"].choices = days  # type: ignore[attr-defined]


class EvidenceForm(forms.Form):
    text = forms.CharField(label="What shows it", max_length=500)
    where = forms.CharField(
        label="Where it is found", max_length=300, required=False,
        help_text="A paper, a page, a meeting.",
    )  # fmt: skip
