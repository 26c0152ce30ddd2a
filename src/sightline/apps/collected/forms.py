"""What an owner types in for a period, and how an indicator is collected."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms

from sightline.apps.collected import rules
from sightline.apps.collected.joined import value_of
from sightline.apps.collected.models import CollectedIndicator, Entry
from sightline.apps.collected.rules import Said
from sightline.apps.people.rules import Right, roles
from sightline.vocabulary.not_allowed import NotAllowed
from sightline.vocabulary.periods import read_period_label
from sightline.vocabulary.printed_values import CollectedValue, Label, Part, read_value
from sightline.vocabulary.printed_values.amounts import plain
from sightline.vocabulary.printed_values.directions import ShownDirection, Way, read_directions
from sightline.vocabulary.printed_values.periods import Frequency, PeriodKind
from sightline.vocabulary.words import Level, Polarity, Status, Unit

_WAYS = [("", "Not shown"), ("up", "↑ went up"), ("down", "↓ went down"), ("level", "→ stayed")]
_STATES = [(each.value, "Final" if each is Status.OK else each.in_words) for each in rules.STATUSES]
_PARTS_OF_TITLE = re.compile(r"\(?\b([a-h])\)\s*(.+?)(?=[\s,;(]*\b[a-h]\)|$)")
_SHARES = {Unit.PERCENT, Unit.RATE_PER_1000, Unit.RATE_PER_10000, Unit.RATE_PER_100000}
# Where the sentence of a broken rule belongs, by the state that was chosen.
_FIELD_OF = {
    Status.PROVISIONAL: "why_provisional",
    Status.NOT_YET_AVAILABLE: "reason",
    Status.QUALITATIVE: "narrative",
}


class SaidDay(forms.CharField):
    """A day as people write it: 2 December 2026, 02/12/2026."""

    def clean(self, value: Any) -> date | None:
        text = super().clean(value)
        if not text:
            return None
        try:
            return read_period_label(text).last
        except ValueError as error:
            raise forms.ValidationError(str(error)) from error


def _words(label: str, help_text: str = "", rows: int = 3) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=False,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


class EntryForm(forms.Form):
    """One field for each part, as people write it: 12, 48%, 94-90%, 112 (643)."""

    status = forms.ChoiceField(label="State", choices=_STATES)
    why_provisional = forms.CharField(
        label="Why provisional", required=False, help_text="Needed where the state is provisional."
    )
    in_year = forms.ChoiceField(
        label="Does it cover the whole period?",
        choices=[("", "Yes"), ("in_year", "No, in year: more will be added")],
        required=False,
    )
    coverage_note = forms.CharField(
        label="Coverage",
        required=False,
        help_text="What the value leaves out, such as “90% where recorded”.",
    )
    reason = _words("Reason", "Needed where the figure is not yet available.", 2)
    expected_on = SaidDay(label="Expected on", required=False, help_text="Such as 2 December 2026.")
    also = forms.MultipleChoiceField(label="The reason holds for these as well", required=False)
    explanation = _words("Why it moved", "What stands behind a rise or a fall.")
    narrative = _words("Narrative", "What a reader should know; for a qualitative indicator, all.")
    forecast = _words("What comes next", "Such as “will drop in quarter two, with the holidays”.")
    read = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, entry: Entry, others: Iterable[Entry] = ()) -> None:
        super().__init__(data, initial=_initial(entry))
        self.entry = entry
        known = value_of(entry)
        self.labels = [part.label for part in known.parts] if known else []
        self.labels = self.labels or list(entry.indicator.part_labels) or [""]
        self.known = known
        self.others = list(others)
        self._add_value_fields()
        self.fields["also"].choices = [  # type: ignore[attr-defined]
            (str(each.pk), str(each)) for each in self.others
        ]

    def _add_value_fields(self) -> None:
        for number, label in enumerate(self.labels):
            self._add_part(number, label)
        if len(self.labels) > 1:
            self.fields["whole"] = forms.CharField(
                label="Out of", required=False, help_text="If they are parts of one whole: 56."
            )
        elif self.entry.indicator.shown_as in _SHARES:
            self.fields["numerator"] = forms.DecimalField(label="Numerator", required=False)
            self.fields["denominator"] = forms.DecimalField(label="Denominator", required=False)
        self.fields["direction"] = forms.ChoiceField(
            label="Direction of the value", choices=_WAYS, required=False
        )

    def _add_part(self, number: int, label: str) -> None:
        hint = "" if label else "As you would write it: 15.2, 48%, 112 (643)."
        named = part_titles(self.entry.indicator.title).get(label, "")
        label = f"{label}) {named}" if named else label
        self.fields[f"value_{number}"] = forms.CharField(
            label=label or "Value", required=False, help_text=hint
        )
        if len(self.labels) > 1:
            self.fields[f"direction_{number}"] = forms.ChoiceField(
                label=f"Direction of {label}", choices=_WAYS, required=False
            )

    @property
    def part_fields(self) -> list[tuple[forms.BoundField, forms.BoundField | None]]:
        several = len(self.labels) > 1
        return [
            (self[f"value_{number}"], self[f"direction_{number}"] if several else None)
            for number in range(len(self.labels))
        ]

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        try:
            told["value"] = self._value(told)
        except ValueError as error:
            self.add_error("value_0", str(error))
            return told
        if not self.errors:
            try:
                rules.check_said(self.said())
            except NotAllowed as refused:
                status = Status(told["status"])
                has_value = told["value"] is not None
                field = _FIELD_OF.get(status) if has_value or status not in {
                    Status.OK, Status.PROVISIONAL
                } else "value_0"  # fmt: skip
                self.add_error(field or "status", str(refused))
        return told

    def _value(self, told: dict[str, Any]) -> CollectedValue | None:
        parts = [
            _part(told[f"value_{number}"], label, self.known)
            for number, label in enumerate(self.labels)
            if told.get(f"value_{number}")
        ]
        if not parts:
            return self._of_parts(told)
        if len(self.labels) == 1 and not self.labels[0]:
            return read_value(told["value_0"])
        whole = read_value(told["whole"]).main.value if told.get("whole") else None
        noun = self.known.whole_noun if self.known and whole is not None else ""
        return CollectedValue(tuple(parts), whole, noun)

    def _of_parts(self, told: dict[str, Any]) -> CollectedValue | None:
        above, below = told.get("numerator"), told.get("denominator")
        if above is None or below is None:
            return None
        return rules.value_of_parts(Unit(self.entry.indicator.shown_as), above, below)

    def said(self) -> Said:
        told = self.cleaned_data
        return Said(
            status=Status(told["status"]),
            value=told["value"],
            numerator=told.get("numerator"),
            denominator=told.get("denominator"),
            in_year=bool(told["in_year"]),
            why_provisional=told["why_provisional"],
            reason=told["reason"],
            expected_on=told["expected_on"],
            coverage_note=told["coverage_note"],
            directions=tuple(self._directions()),
            narrative=told["narrative"],
            explanation=told["explanation"],
            forecast=told["forecast"],
        )

    def _directions(self) -> Iterable[ShownDirection]:
        told = self.cleaned_data
        if told.get("direction"):
            yield ShownDirection(Way(told["direction"]))
        for number, label in enumerate(self.labels):
            if way := told.get(f"direction_{number}"):
                yield ShownDirection(Way(way), label)

    def also_for(self) -> list[Entry]:
        chosen = set(self.cleaned_data["also"])
        return [each for each in self.others if str(each.pk) in chosen]


def _part(text: str, label: str, known: CollectedValue | None) -> Part:
    """The text of one part, with its name where it stood before."""
    read = read_value(text)
    if len(read.parts) != 1:
        raise ValueError(f"“{text}” is more than one value: each part has a field of its own.")
    if not label:
        return read.parts[0]
    before = known.part(label) if known else None
    usual = Label.MARK if len(label) == 1 else Label.BEFORE
    return replace(read.parts[0], label=label, placed=before.placed if before else usual)


def _initial(entry: Entry) -> dict[str, Any]:
    value = value_of(entry)
    found: dict[str, Any] = {
        "status": entry.status or Status.OK.value,
        "in_year": "in_year" if entry.in_year else "",
        "numerator": _plain(entry.numerator),
        "denominator": _plain(entry.denominator),
        "reason": entry.reason.text if entry.reason else "",
        "expected_on": _day(entry.reason.expected_on) if entry.reason else "",
        "read": entry.version,
    }
    for name in ("why_provisional", "coverage_note", "narrative", "explanation", "forecast"):
        found[name] = getattr(entry, name)
    for number, part in enumerate(value.parts if value else ()):
        found[f"value_{number}"] = replace(part, label="", placed=Label.NONE).printed
        for shown in read_directions(entry.directions):
            if shown.part == part.label and part.label:
                found[f"direction_{number}"] = shown.way.value
    if value and value.whole is not None:
        found["whole"] = plain(value.whole)
    for shown in read_directions(entry.directions):
        if not shown.part:
            found["direction"] = shown.way.value
    return found


def _plain(number: Decimal | None) -> str:
    return "" if number is None else f"{number.normalize():f}"


def _day(day: date | None) -> str:
    return f"{day.day} {day:%B %Y}" if day else ""


def part_titles(title: str) -> dict[str, str]:
    """What a title says of its parts: "a) At risk b) Serious risk" → a: At risk …"""
    found = _PARTS_OF_TITLE.findall(title)
    return {mark: words.strip(" ,;()") for mark, words in found}


class UploadForm(forms.Form):
    file = forms.FileField(
        label="File", help_text="The template filled in: CSV or Excel workbook (.xlsx)."
    )


class ScorecardForm(forms.Form):
    file = forms.FileField(label="File", help_text="CSV or Excel workbook (.xlsx).")
    year = forms.IntegerField(
        label="Financial year",
        min_value=2000,
        max_value=2100,
        help_text="The year in which its first quarter begins, such as 2026.",
    )
    owner = forms.ChoiceField(label="Who types the figures in from now on")
    mapping = forms.FileField(
        label="Mapping",
        required=False,
        help_text="Where its headings are not the usual ones: a TOML file with [columns].",
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["owner"].choices = _owners()  # type: ignore[attr-defined]
        self.fields["owner"].initial = rules.FALLS_TO


def _owners() -> list[tuple[str, str]]:
    """The roles that may type in."""
    entering = [role for role in roles().values() if Right.ENTER_COLLECTED in role.profile.rights]
    return [(role.key, role.title) for role in entering]


class SendBackForm(forms.Form):
    why = _words("What should be looked at again?", rows=2)


class IndicatorForm(forms.Form):
    """How an indicator is collected. Of a shipped one the words are the catalogue's."""

    title = forms.CharField(label="Title")
    section = forms.ChoiceField(label="Service area")
    definition = _words("Definition", "What counts, and what is left out.")
    source = forms.CharField(label="Source", required=False)
    shown_as = forms.ChoiceField(label="Shown as", choices=[])
    better = forms.ChoiceField(
        label="Which way is better", choices=[(each.value, each.in_words) for each in Polarity]
    )
    part_labels = forms.CharField(
        label="Parts", required=False, help_text="Their names, with commas: a, b, c."
    )
    period_kind = forms.ChoiceField(
        label="Period", choices=[(each.value, each.in_words) for each in PeriodKind]
    )
    frequency = forms.ChoiceField(
        label="How often", choices=[(each.value, each.in_words) for each in Frequency]
    )
    owner_role = forms.ChoiceField(label="Who types it in")
    due_after = forms.IntegerField(
        label="Due after",
        min_value=0,
        max_value=250,
        help_text="Working days from the period’s end.",
    )
    needs_approval = forms.ChoiceField(
        label="Does a second person approve it?",
        choices=[("", "No"), ("yes", "Yes")],
        required=False,
    )
    asked_since = SaidDay(label="Asked since", help_text="Periods that end from this day on.")
    asked_until = SaidDay(label="Asked until", required=False, help_text="Leave empty to go on.")
    asked_of = forms.MultipleChoiceField(
        label="Whose value",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Each of these gives a value of its own. None ticked: the whole authority.",
    )
    read = forms.IntegerField(widget=forms.HiddenInput, required=False)

    WORDS = ("title", "section", "definition", "source", "shown_as", "better", "part_labels")

    def __init__(
        self,
        data: Any = None,
        *,
        services: dict[str, str],
        units: Iterable[tuple[Level, str]] = (),
        indicator: CollectedIndicator | None = None,
    ) -> None:
        super().__init__(data, initial=_of(indicator) if indicator else {"due_after": 10})
        owners = _owners()
        if indicator and indicator.owner_role not in dict(owners):
            title = rules.owner_in_words(indicator.owner_role).removeprefix("the ")
            owners.insert(0, (indicator.owner_role, f"{title} (no such role: the analyst)"))
        self.fields["owner_role"].choices = owners  # type: ignore[attr-defined]
        self._add_units(units, indicator.asked_of if indicator else ())
        self.fields["section"].choices = list(services.items())  # type: ignore[attr-defined]
        self.fields["shown_as"].choices = [  # type: ignore[attr-defined]
            (each.value, each.value.replace("_", " ").capitalize()) for each in Unit
        ]
        if indicator and indicator.in_catalogue:
            for name in self.WORDS:
                del self.fields[name]

    def _add_units(self, units: Iterable[tuple[Level, str]], asked: Iterable[str]) -> None:
        """Those of today's tree, and those that are asked and no longer stand in it."""
        keys = [rules.unit_key(*rules.AUTHORITY), *(rules.unit_key(*each) for each in units)]
        self.fields["asked_of"].choices = [  # type: ignore[attr-defined]
            (key, key.partition(":")[2] or "The whole authority")
            for key in dict.fromkeys([*keys, *asked])
        ]

    def values(self) -> dict[str, Any]:
        """As the model keeps them."""
        told = {key: value for key, value in self.cleaned_data.items() if key != "read"}
        told["needs_approval"] = bool(told["needs_approval"])
        if "part_labels" in told:
            labels = told["part_labels"].split(",")
            told["part_labels"] = [label.strip() for label in labels if label.strip()]
        return told


def _of(indicator: CollectedIndicator) -> dict[str, Any]:
    names = (
        "title", "section", "definition", "source", "shown_as", "better", "period_kind",
        "frequency", "owner_role", "due_after",
    )  # fmt: skip
    found: dict[str, Any] = {name: getattr(indicator, name) for name in names}
    found["part_labels"] = ", ".join(indicator.part_labels)
    found["asked_of"] = list(indicator.asked_of)
    found["needs_approval"] = "yes" if indicator.needs_approval else ""
    found["asked_since"] = _day(indicator.asked_since)
    found["asked_until"] = _day(indicator.asked_until)
    found["read"] = indicator.version
    return found
