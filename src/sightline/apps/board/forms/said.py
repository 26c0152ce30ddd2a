"""What is recorded during a meeting: under the headings, challenges, explorations, findings."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django import forms

from sightline.apps.board import queries
from sightline.apps.board.actions.challenges import Inequality
from sightline.apps.board.forms.shared import (
    BoardForm,
    DeedForm,
    choose,
    day_field,
    indicator_field,
    indicators,
    owners,
    seat_choices,
    service_choices,
    text_field,
)
from sightline.apps.board.models import BoardChallenge, Exploration, Seat
from sightline.apps.board.states import ExplorationKind, Under
from sightline.apps.people.queries import person_by_id
from sightline.vocabulary.reporting_services import ReportingService

Services = Mapping[str, ReportingService]


class BringForm(DeedForm):
    refused_at = "how"
    service = forms.ChoiceField(label="Service")
    under = forms.ChoiceField(
        label="Heading", choices=[(each.value, each.in_words) for each in Under]
    )
    text = text_field("What")
    how = text_field("How it was achieved, or what is being done", required=False)
    indicator = indicator_field()

    def __init__(self, *args: Any, services: Services, **more: Any) -> None:
        super().__init__(*args, auto_id="bring-%s", **more)
        choose(self, "service", service_choices(services)[1:])
        choose(self, "indicator", indicators())

    def told(self) -> dict[str, Any]:
        return {**self.cleaned_data, "under": Under(self.cleaned_data["under"])}


class ChallengeForm(DeedForm):
    """Challenge, answer and one action, on one form; more actions are agreed on its own page."""

    refused_at = "text"
    challenged_by = forms.ChoiceField(label="Challenged by")
    service = forms.ChoiceField(label="To which service", required=False)
    text = text_field("Challenge")
    indicator = indicator_field("About which indicator")
    figure_code = forms.CharField(
        label="Code of the figure", required=False, max_length=20,
        help_text="As printed beside it: R-2610-7F3.",
    )  # fmt: skip
    answer = text_field("Answer", "Leave it empty if it is to be answered later.", required=False)
    answered_by = forms.CharField(label="Answered by", required=False, max_length=120)
    action = forms.CharField(
        label="Action", required=False, max_length=200, help_text="What is to be done, if anything."
    )
    owner = forms.ChoiceField(label="Owner", required=False)
    due_on = day_field("Due on")
    breakdown = forms.CharField(
        label="Of what", required=False, max_length=60, help_text="Ethnicity, disability, sex, age."
    )
    group = forms.CharField(label="Which group", required=False, max_length=120)
    compared = forms.CharField(
        label="How it compares", required=False, max_length=300,
        help_text="“1.6 times the rate of all children”.",
    )  # fmt: skip

    def __init__(
        self, *args: Any, seats: Iterable[Seat], services: Services, day: date, **more: Any
    ) -> None:
        super().__init__(*args, auto_id="challenge-%s", **more)
        choose(self, "challenged_by", seat_choices(seats))
        choose(self, "service", service_choices(services))
        choose(self, "indicator", indicators())
        choose(self, "owner", [("", "Choose somebody"), *owners(day)])
        self.fields["due_on"].required = False
        if not self.is_bound and self.initial.get("challenged_by"):
            # Somebody records one after the other: the next one is typed at once.
            self.fields["text"].widget.attrs["autofocus"] = True

    @property
    def is_about_inequality(self) -> bool:
        """As it stands in the form, sent or not, so that what was typed is shown again."""
        return any(self[name].value() for name in ("breakdown", "group", "compared"))

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or self.cleaned_data
        named = [bool(told.get(name)) for name in ("action", "owner", "due_on")]
        if any(named) and not all(named):
            self.add_error("action", "An action has an owner and a day: fill in all three.")
        return told

    def told(self) -> dict[str, Any]:
        """As `challenge` takes it."""
        said = dict(self.cleaned_data)
        for name in ("action", "owner", "due_on"):
            said.pop(name)
        unequal = [said.pop(name).strip() for name in ("breakdown", "group", "compared")]
        said["inequality"] = Inequality(*unequal) if any(unequal) else None
        said["challenged_by"] = queries.seats().get(pk=said["challenged_by"])
        return said

    def agreed(self) -> dict[str, Any] | None:
        """The action as `agree` takes it, where there is one."""
        said = self.cleaned_data
        if not said["action"]:
            return None
        owner = person_by_id(said["owner"])
        return {"title": said["action"], "owner": owner, "due_on": said["due_on"]}


class AnswerForm(BoardForm):
    refused_at = "answer"

    class Meta:
        model = BoardChallenge
        fields = ["answer", "answered_by"]
        widgets = {"answer": forms.Textarea(attrs={"rows": 4})}


class OutcomeForm(BoardForm):
    refused_at = "outcome"

    class Meta:
        model = BoardChallenge
        fields = ["outcome"]
        widgets = {"outcome": forms.Textarea(attrs={"rows": 3})}
        help_texts = {"outcome": "What came of it. For a challenge about inequality always."}


class ExploreForm(DeedForm):
    refused_at = "question"
    kind = forms.ChoiceField(
        label="What is asked for",
        choices=[(each.value, each.value.capitalize()) for each in ExplorationKind],
    )
    question = text_field("What is to be found out")
    service = forms.ChoiceField(label="About which service", required=False)
    indicator = indicator_field()
    asked_of = forms.CharField(
        label="Asked of", max_length=120, help_text="A role: “Head of safeguarding”."
    )
    due_on = day_field("To report back by")
    source = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, services: Services, **more: Any) -> None:
        super().__init__(*args, auto_id="explore-%s", **more)
        choose(self, "service", service_choices(services))
        choose(self, "indicator", indicators())

    @property
    def is_begun(self) -> bool:
        return bool(self.errors or self.initial.get("question"))

    def told(self) -> dict[str, Any]:
        said = {**self.cleaned_data, "kind": ExplorationKind(self.cleaned_data["kind"])}
        said["source"] = tuple(said["source"].split(":", 1)) if ":" in said["source"] else None
        return said


class ReportForm(BoardForm):
    refused_at = "result"

    class Meta:
        model = Exploration
        fields = ["result"]
        widgets = {"result": forms.Textarea(attrs={"rows": 8})}
        help_texts = {"result": "What was found, in a few paragraphs. No names of children."}


class AskAgainForm(DeedForm):
    refused_at = "why"
    why = text_field("What is still to be found out")
    due_on = day_field("To report back by")


class WhyForm(DeedForm):
    refused_at = "why"
    why = text_field("Why it is no longer wanted")


class FindingForm(DeedForm):
    refused_at = "text"
    theme = forms.CharField(label="Theme", max_length=120, help_text="“Quality of plans”.")
    text = text_field("What the Board found")

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, auto_id="finding-%s", **more)
