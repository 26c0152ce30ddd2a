"""Compliments, surveys, and what is written down of one child."""

from typing import Any

from django import forms

from sightline.apps.events.forms import day_field
from sightline.apps.feedback.forms.complaints import PlacedForm, choice, made_by, text, theme
from sightline.apps.feedback.own import voice_tools
from sightline.apps.feedback.voice_rules import Followed, Help, Scale, Taken, Whose


class ComplimentForm(PlacedForm):
    made_by = made_by("Who from?")
    received_on = day_field("Received on")
    words = text("What was said?", "In their own words; no child’s name.")
    worker = forms.CharField(
        label="For whom?", max_length=200, required=False,
        help_text="Stays here: what is shared is the practice, without names.",
    )  # fmt: skip
    theme = theme()
    field_order = ("made_by", "received_on", "words", "whose", "worker", "theme")


class ShareForm(forms.Form):
    title = forms.CharField(label="What works well, in a sentence", max_length=200)
    why = text("Why does it work?", "No name of a worker, none of a child.")


class SurveyForm(PlacedForm):
    title = forms.CharField(label="Which survey?", max_length=200)
    asked = made_by("Who was asked?")
    first_on = day_field("First day")
    last_on = day_field("Last day")
    invited = forms.IntegerField(label="How many were asked?", min_value=0, max_value=1_000_000)
    answered = forms.IntegerField(label="How many answered?", min_value=0, max_value=1_000_000)
    results = text(
        "Questions and answers", "One a line: question | answered well | of how many. For "
        "example: I was listened to | 31 | 40", required=False,
    )  # fmt: skip
    said = text("What did it show, and what becomes of it?")
    theme = theme(required=False)

    def clean_results(self) -> list[tuple[str, int, int]]:
        lines = enumerate(self.cleaned_data["results"].splitlines(), 1)
        return [_line(number, line) for number, line in lines if line.strip()]


def _line(number: int, line: str) -> tuple[str, int, int]:
    parts = [part.strip() for part in line.split("|")]
    are_numbers = all(p.isascii() and p.isdigit() and len(p) < 8 for p in parts[1:])
    if len(parts) != 3 or not are_numbers or not 0 < len(parts[0]) <= 300:
        raise forms.ValidationError(
            f"Line {number}: write question | answered well | of how many, as in the example."
        )
    return parts[0], int(parts[1]), int(parts[2])


class DecideForm(forms.Form):
    followed = choice("What became of it?", [(f.value, f.in_words) for f in Followed])
    explanation = text(
        "The explanation given", "Fit for their age and understanding. Required where it was not "
        "followed, or only in part.", rows=3, required=False,
    )  # fmt: skip
    explained_on = day_field("Answered on", required=False)


class HeardForm(DecideForm):
    whose = choice("Whose words?", [(w.value, w.in_words) for w in Whose])
    on = day_field("Heard on")
    words = text("What was said?", "In their own words where you can.")
    tool = choice("How were they heard?", [], "From the toolkit.", required=False)
    field_order = ("whose", "on", "words", "tool", "followed", "explanation", "explained_on")

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        known = [(t.key, f"{t.title} ({t.ages[0]} to {t.ages[1]})") for t in voice_tools().values()]
        self.fields["tool"].choices = [("", "None of them"), *known]  # type: ignore[attr-defined]


class OfferForm(forms.Form):
    help = choice("What was offered or considered?", [(h.value, h.in_words) for h in Help])
    on = day_field("On which day?")
    taken = choice("Was it taken up?", [(t.value, t.in_words) for t in Taken])
    reason = forms.CharField(label="If not, why?", max_length=300, required=False)


class ReadingForm(forms.Form):
    on = day_field("Day of the reading")

    def __init__(self, *args: Any, scale: Scale, **more: Any) -> None:
        super().__init__(*args, **more)
        self.areas = tuple(scale.areas)
        for key, title in scale.areas.items():
            self.fields[key] = forms.IntegerField(
                label=title, min_value=scale.lowest, max_value=scale.highest, required=False,
                help_text=f"{scale.lowest} to {scale.highest}",
            )  # fmt: skip

    @property
    def scores(self) -> dict[str, int]:
        given = {key: self.cleaned_data[key] for key in self.areas}
        return {key: score for key, score in given.items() if score is not None}
