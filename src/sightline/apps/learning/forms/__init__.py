"""Forms of the forum, the learning log, training and the self-assessment."""

from typing import Any

from django import forms

from sightline.apps.events.forms import day_field
from sightline.apps.events.versions import VersionedForm
from sightline.apps.learning.gathering import SOURCES
from sightline.apps.learning.models import AssessmentSection, Forum
from sightline.apps.learning.own import shape
from sightline.apps.learning.rules import Came, ForumKind
from sightline.apps.people.models import User


def _text(label: str, help_text: str = "", *, rows: int = 4, **more: Any) -> forms.CharField:
    area = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, help_text=help_text, widget=area, max_length=8000, **more)


class PlanForm(forms.Form):
    on = day_field("On which day?")
    kind = forms.ChoiceField(label="Which?", choices=[(k.value, k.in_words) for k in ForumKind])


class ItemForm(forms.Form):
    title = forms.CharField(
        label="What is to be talked about?", max_length=200,
        help_text="A case study or a good case; no names of children.",
    )  # fmt: skip
    why = _text("Why?", rows=2, required=False)


class HoldForm(forms.Form):
    """Messages and minutes, and for each person who is required whether they came."""

    messages = _text("Messages for every team", "What each team manager passes on.")
    minutes = _text("Minutes", "Short: what was talked about and agreed.", required=False)

    def __init__(self, *args: Any, people: list[User], **more: Any) -> None:
        super().__init__(*args, **more)
        self.people = people
        for person in people:
            self.fields[f"came-{person.pk}"] = forms.ChoiceField(
                label=person.name, choices=[(c.value, c.in_words) for c in Came]
            )

    @property
    def came(self) -> dict[User, Came]:
        return {each: Came(self.cleaned_data[f"came-{each.pk}"]) for each in self.people}


class ConfirmForm(forms.Form):
    passed_on = day_field("When did the team hear the messages?")
    said = _text("What did the team make of it?", "The next forum opens with it.", rows=3,
                 required=False)  # fmt: skip


class LearntForm(forms.Form):
    kind = forms.ChoiceField(label="What kind?")
    on = day_field("On which day?")
    title = forms.CharField(label="Title", max_length=200, help_text="No names of children.")
    said = _text("What was learnt?")
    representatives = _text("Who took part for us?", "By role and team.", rows=2, required=False)
    view = forms.ChoiceField(label="Which view does it belong to?")

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["kind"].choices = list(shape().kinds.items())  # type: ignore[attr-defined]
        views = [(each.key, each.title) for each in shape().views]
        self.fields["view"].choices = views  # type: ignore[attr-defined]


class TrainingForm(forms.Form):
    kind = forms.ChoiceField(label="What kind?")
    title = forms.CharField(label="Title", max_length=200)
    because = _text("Which learning caused it?", "An audit theme, a review, an incident.", rows=2)
    aim = _text("What is it to change?", rows=2)
    first_on = day_field("First day")
    last_on = day_field("Last day", required=False)
    places = forms.IntegerField(label="Places", min_value=0, max_value=100_000, initial=0)
    came = forms.IntegerField(label="How many came", min_value=0, max_value=100_000, initial=0)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["kind"].choices = list(shape().training_kinds.items())  # type: ignore[attr-defined]


class EffectForm(forms.Form):
    effect = _text("What is different since, and how do you know?")
    came = forms.IntegerField(label="How many came in the end", min_value=0, max_value=100_000)


class YearForm(forms.Form):
    year = forms.IntegerField(label="For which year?", min_value=2000, max_value=2049)


class MoveForm(forms.Form):
    said = _text("What is to be said of it?", "What the region said, or what changes in a new "
                 "edition; else leave it empty.", required=False)  # fmt: skip


class SectionForm(VersionedForm):
    judgement = forms.ChoiceField(label="Our judgement", required=False)

    class Meta:
        model = AssessmentSection
        fields = ["judgement", "said", "evidence", "finding"]
        widgets = {name: forms.Textarea(attrs={"rows": 6}) for name in ("said", "evidence")} | {
            "finding": forms.Textarea(attrs={"rows": 3})
        }

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        known = [("", "Not judged yet"), *shape().judgements.items()]
        self.fields["judgement"].choices = known  # type: ignore[attr-defined]


def item_groups(forum: Forum) -> list[tuple[str, list[Any]]]:
    """Items by where they come from, in the order of the sources."""
    items = list(forum.items.all())
    found = [(title, [i for i in items if i.source == key]) for key, title in SOURCES.items()]
    return [(title, group) for title, group in found if group]
