"""What a manager writes about a month, what others bring, the lines of the two columns."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from sightline.apps.events.versions import VersionedForm
from sightline.apps.pack.models import ImprovementLine, PackPiece, PerformanceSummary, ServiceReport
from sightline.apps.pack.models.reports import FIELDS as REPORT_FIELDS
from sightline.apps.pack.models.summaries import FIELDS as SUMMARY_FIELDS
from sightline.apps.pack.models.summaries import NUMBERS
from sightline.documents.card import CardData
from sightline.documents.pack_inputs import PackPart
from sightline.documents.performance_summary import WORDS

Choices = list[tuple[str, Any]]
_GUIDE = f"About {WORDS} words."
_PUBLISHED = "Written to be published: short, and naming nobody."
_NTH = {1: "first", 2: "second", 3: "third"}


def indicators_on(cards: Iterable[CardData], empty: str = "Choose an indicator") -> Choices:
    """The rows of the cards by their areas, as a list to choose from."""
    found: Choices = [("", empty)]
    for card in cards:
        for _, title, rows in card.sections:
            found.append((title, [(row.indicator, f"{row.title}: {row.shown}") for row in rows]))
    return found


def _area(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class SummaryForm(VersionedForm):
    """Three and three, each an indicator of the card with its words."""

    class Meta:
        model = PerformanceSummary
        fields = SUMMARY_FIELDS

    def __init__(self, *args: Any, choices: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for kind, how in (("improved", "How it was achieved"), ("priority", "What is being done")):
            for number in NUMBERS:
                self._choice(f"{kind}_{number}", choices)
                words = self.fields[f"{kind}_{number}_how"]
                words.label, words.help_text = how, _GUIDE
                words.widget = _area(3)
        for name in ("fewer_improved", "fewer_priorities"):
            self.fields[name].widget = _area(2)
            self.fields[name].help_text = "Only if there are fewer than three."
        self.fields["work"].widget = _area(4)

    def _choice(self, name: str, choices: Choices) -> None:
        held = getattr(self.instance, name)
        known = {key for _, group in choices if isinstance(group, list) for key, _ in group}
        own = [(held, f"{held}: not on this card")] if held and held not in known else []
        field = forms.ChoiceField(choices=[*choices, *own], required=False, label="Indicator")
        self.fields[name] = field

    @property
    def groups(self) -> list[dict[str, Any]]:
        """For the page: the two lists with their fields, row by row."""
        return [
            {
                "key": kind,
                "title": title,
                "rows": [
                    (number, _NTH[number], self[f"{kind}_{number}"], self[f"{kind}_{number}_how"])
                    for number in NUMBERS
                ],
                "fewer": self[fewer],
            }
            for kind, title, fewer in (
                ("improved", "Top 3 areas of improved performance", "fewer_improved"),
                ("priority", "Top 3 priorities for improved performance", "fewer_priorities"),
            )
        ]

    def told(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in SUMMARY_FIELDS}


class ReportForm(VersionedForm):
    class Meta:
        model = ServiceReport
        fields = REPORT_FIELDS

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            if name != "read":
                field.widget = _area(4)
        same = "Left empty, the three of your performance summary stand here."
        self.fields["improved_how"].help_text = same
        self.fields["improving"].help_text = same
        self.fields[
            "to_explore"
        ].help_text = "One on each line. The Board makes an audit, a deep dive or data work of it."

    def told(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in REPORT_FIELDS}


class PieceForm(VersionedForm):
    """One field for each heading of the part."""

    class Meta:
        model = PackPiece
        fields = ()

    def __init__(self, *args: Any, part: PackPart, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known: Mapping[str, str] = self.instance.texts
        more = [each for each in known if each not in part.headings]
        self.headings = {f"text_{n}": each for n, each in enumerate([*part.headings, *more], 1)}
        for name, heading in self.headings.items():
            self.fields[name] = forms.CharField(
                label=heading, required=False, widget=_area(4), initial=known.get(heading, "")
            )

    def told(self) -> dict[str, str]:
        return {heading: self.cleaned_data[name] for name, heading in self.headings.items()}

    def _differences(self, theirs: Any) -> list[Any]:
        for name, heading in self.headings.items():
            setattr(theirs, name, theirs.texts.get(heading, ""))
        return super()._differences(theirs)


class FileForm(forms.Form):
    file = forms.FileField(label="Attach a file", help_text="PDF, Word, Excel, CSV or a picture.")


class WhyNotForm(forms.Form):
    why = forms.CharField(label="Why it is not brought this month", widget=_area(2))


class GapForm(forms.Form):
    why = forms.CharField(
        label="Why it is not in the pack", widget=_area(3),
        help_text="Printed where it would stand. Name no child.",
    )  # fmt: skip


class LineForm(VersionedForm):
    class Meta:
        model = ImprovementLine
        fields = ("words", "indicator")

    def __init__(self, *args: Any, choices: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].help_text = _PUBLISHED
        self.fields["indicator"] = forms.ChoiceField(
            label="The indicator it rests on", choices=choices
        )


class FreezeForm(forms.Form):
    """`changes` is asked for from the second version on."""

    changes = forms.CharField(
        label="What changed since the version before", widget=_area(2), required=False
    )
