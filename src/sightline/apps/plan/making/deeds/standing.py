"""How a milestone stands: reported on, rated, completed, replaced, withdrawn."""

from typing import Any

from django import forms

from sightline.apps.agreed_actions.forms import day_field, text_field
from sightline.apps.attachments.queries import files_beside
from sightline.apps.plan import actions
from sightline.apps.plan.making.deeds.shape import Deed, DeedForm, For, PlainForm
from sightline.apps.plan.models import Milestone
from sightline.apps.plan.queries import key_here
from sightline.documents.plan import Brag, Outcome
from sightline.documents.plan.standing import quarter_asked, quarter_before, quarter_words
from sightline.vocabulary.months import month_written

_BLUE_NEEDS = "Blue needs something that shows it: words here, or a file."


class ReportForm(DeedForm):
    quarter = forms.ChoiceField(label="For which quarter?")
    text = text_field("Progress", "What was done, and what it changed.", required=False)
    nothing_because = forms.CharField(
        label="Or: nothing to report, because", required=False, max_length=300
    )

    def prepare(self) -> None:
        ends = [quarter_asked(self.day)]
        while len(ends) < 5:
            ends.append(quarter_before(ends[-1]))
        self.offer("quarter", [(f"{end:%Y-%m}", quarter_words(end)) for end in ends])

    def told(self) -> dict[str, Any]:
        return super().told() | {"quarter": month_written(self.cleaned_data["quarter"])}


class _ShownForm(DeedForm):
    """With something that shows it: words, a file, or a file that is there already."""

    def shown(self) -> str:
        words: str = self.cleaned_data.get("evidence", "").strip()
        file = self.cleaned_data.get("file")
        return words or (f"Beside it: {file.name}" if file else "")

    def lacks_evidence(self) -> bool:
        return not self.shown() and not files_beside(self.thing).exists()


class RateForm(_ShownForm):
    brag = forms.ChoiceField(label="How does it stand?")
    on = day_field("On which day?")
    why = text_field("Why?", "Needed for amber and red.", required=False)
    evidence = text_field("What shows that it is done?", "Needed for blue.", required=False)
    file = forms.FileField(label="A file that shows it", required=False)

    def prepare(self) -> None:
        self.offer("brag", [(b.value, f"{c.shown}: {c.meaning}") for b, c in key_here().items()])
        self.suggest(brag=self.thing.brag, on=self.day.isoformat())

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or self.cleaned_data
        if told.get("brag") == Brag.BLUE and self.lacks_evidence():
            self.add_error("evidence", _BLUE_NEEDS)
        return told

    def told(self) -> dict[str, Any]:
        return super().told() | {"brag": Brag(self.cleaned_data["brag"]), "evidence": self.shown()}


def _outcomes(*, with_met: bool) -> list[tuple[str, str]]:
    found = [each for each in Outcome if with_met or each is not Outcome.MET]
    return [(each.value, each.value.capitalize()) for each in found]


class CompleteForm(_ShownForm):
    evidence = text_field(
        "What shows that it is done?", "What can be seen now that could not before.", required=False
    )
    file = forms.FileField(label="A file that shows it", required=False)
    on = day_field("Done on")
    outcome = forms.ChoiceField(label="How did its target come out?", required=False)
    came_out = forms.CharField(
        label="In words", required=False, max_length=300,
        help_text="With the number that was reached, such as 59% against 63%.",
    )  # fmt: skip

    def prepare(self) -> None:
        self.offer("outcome", [("", "It had no target"), *_outcomes(with_met=True)])
        self.suggest(on=self.day.isoformat())

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or self.cleaned_data
        if self.lacks_evidence():
            self.add_error("evidence", _BLUE_NEEDS)
        return told

    def told(self) -> dict[str, Any]:
        chosen = self.cleaned_data["outcome"]
        outcome = Outcome(chosen) if chosen else None
        return super().told() | {"outcome": outcome, "evidence": self.shown()}

    def refuse(self, sentence: str) -> None:
        self.add_error("came_out" if "target" in sentence else "evidence", sentence)


class ReplaceForm(DeedForm):
    outcome = forms.ChoiceField(label="How did its target come out?")
    came_out = forms.CharField(
        label="In words", max_length=300, help_text="Such as: 59% against the 63% aimed for.",
        error_messages={"required": "Say how the target came out"},
    )  # fmt: skip
    text = text_field("The new milestone")
    number = forms.CharField(label="Its number", required=False, max_length=60)
    timescale = forms.CharField(
        label="Its timescale", required=False, max_length=300,
        help_text="As it is to stand in the plan, such as 31st March 2027 or Quarterly.",
    )  # fmt: skip

    def prepare(self) -> None:
        self.offer("outcome", _outcomes(with_met=False))
        self.suggest(outcome=Outcome.MISSED.value)

    def told(self) -> dict[str, Any]:
        told = super().told()
        read = actions.read_for(self.thing.action.area.plan, told["timescale"])
        return told | {"outcome": Outcome(told["outcome"]), "due_on": read.due_on}


class WithdrawForm(DeedForm):
    because = text_field("Why is it withdrawn?")


class EvidenceForm(DeedForm):
    file = forms.FileField(
        label="A file that shows it", error_messages={"required": "Choose a file"}
    )


def _counts(milestone: Milestone) -> bool:
    return not milestone.withdrawn_because


def _is_open(milestone: Milestone) -> bool:
    return _counts(milestone) and milestone.brag != Brag.BLUE


def _may_be_replaced(milestone: Milestone) -> bool:
    return _is_open(milestone) and bool(milestone.text) and not milestone.replaced_by.exists()


def _nothing(**told: object) -> None:
    """The file is kept by the app of files."""


DEEDS = (
    Deed("report", "Report progress", "Save", "Thank you. Your progress is in the plan.",
         ReportForm, actions.report, whose=For.LEAD, when=_counts),
    Deed("rate", "Rate it", "Save", "Rated.", RateForm, actions.rate, whose=For.LEAD,
         when=_counts),
    Deed("complete", "It is done", "It is done", "Done: blue, with what shows it.", CompleteForm,
         actions.complete_in_place, whose=For.LEAD, when=_is_open),
    Deed("evidence", "Add a file", "Add it", "It stands beside the milestone.", EvidenceForm,
         _nothing, whose=For.LEAD),
    Deed("replace", "Replace a missed target", "Save", "The miss is kept, and a new one follows.",
         ReplaceForm, actions.replace_missed, when=_may_be_replaced),
    Deed("withdraw", "Withdraw it", "Withdraw it", "Withdrawn. Its page says why.", WithdrawForm,
         actions.withdraw, when=_counts),
    Deed("bring-back", "Bring it back", "Bring it back", "It counts again.", PlainForm,
         actions.bring_back, when=lambda milestone: not _counts(milestone)),
)  # fmt: skip
