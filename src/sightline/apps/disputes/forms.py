from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django import forms

from sightline.apps.children.queries import child_of, may_see
from sightline.apps.disputes.models import Dispute
from sightline.apps.disputes.policy import Kind, Policy
from sightline.apps.disputes.rules import DisputeState, MissingPlan, Rated
from sightline.apps.events.forms import day_field
from sightline.apps.people.reach import Access
from sightline.judgement.marks import Rating

NO_CHILD = "There is no such child within your reach."
_RAG = [("red", "Red"), ("amber", "Amber"), ("green", "Green")]


def _text(label: str, help_text: str = "", **more: Any) -> forms.CharField:
    area = forms.Textarea(attrs={"rows": more.pop("rows", 4)})
    return forms.CharField(label=label, help_text=help_text, widget=area, max_length=20_000, **more)


def _choices(field: forms.Field, choices: Iterable[tuple[str, str]]) -> None:
    assert isinstance(field, forms.ChoiceField)
    field.choices = list(choices)


class OfAChild(forms.Form):
    """A child within reach, by the number the case system gives; `?child=` fills it in."""

    child = forms.CharField(
        label="Case id of the child", max_length=100, help_text="As the case system writes it.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )  # fmt: skip

    def __init__(self, *args: Any, access: Access, key: str = "", **more: Any) -> None:
        self.access = access
        child = child_of(key) if key.isascii() else None
        if child and may_see(access, child):
            more["initial"] = {"child": child, **more.get("initial", {})}
        super().__init__(*args, **more)

    def clean_child(self) -> str:
        typed = str(self.cleaned_data["child"]).strip()
        if not may_see(self.access, typed):
            raise forms.ValidationError(NO_CHILD)
        return typed


class ConcernForm(OfAChild):
    kind = forms.ChoiceField(label="What is it about?", widget=forms.RadioSelect)
    themes = forms.MultipleChoiceField(
        label="What is wrong?", widget=forms.CheckboxSelectMultiple, help_text="All that apply."
    )
    concern = _text("What concerns you about the plan for this child?", rows=6)

    def __init__(
        self, *args: Any, policies: Iterable[Policy], titles: Mapping[str, str], **more: Any
    ) -> None:
        super().__init__(*args, **more)
        offered = [(policy.kind.value, policy.kind.in_words) for policy in policies]
        _choices(self.fields["kind"], offered)
        _choices(self.fields["themes"], titles.items())
        if len(offered) == 1:
            self.fields["kind"].initial = offered[0][0]

    def told(self) -> dict[str, Any]:
        said = self.cleaned_data
        return {
            "child_id": said["child"], "kind": Kind(said["kind"]), "themes": said["themes"],
            "concern": said["concern"],
        }  # fmt: skip


class TalkForm(ConcernForm):
    with_whom = forms.CharField(label="With whom did you talk it over?", max_length=300)
    talked_on = day_field("When?")
    said = _text("What came of it?")

    def told(self) -> dict[str, Any]:
        said = self.cleaned_data
        more = {name: said[name] for name in ("with_whom", "talked_on", "said")}
        return super().told() | more


_SEVERITY = "If you begin above the first level: why is the concern too grave for the levels below?"


class RaiseForm(ConcernForm):
    level = forms.TypedChoiceField(
        label="At which level does it begin?", coerce=int, widget=forms.RadioSelect, initial=1,
        help_text="The lowest that can settle it.",
    )  # fmt: skip
    severity = _text(_SEVERITY, required=False)

    def __init__(self, *args: Any, policies: Iterable[Policy], **more: Any) -> None:
        known = list(policies)
        super().__init__(*args, policies=known, **more)
        _choices(self.fields["level"], level_choices(known))

    def told(self) -> dict[str, Any]:
        said = self.cleaned_data
        return super().told() | {"level": said["level"], "severity": said["severity"]}


def level_choices(policies: Iterable[Policy], above: int = 0) -> list[tuple[str, str]]:
    """Levels by their number with who answers there, and outside where there is such a way."""
    known = list(policies)
    titles: dict[str, list[str]] = {}
    for policy in known:
        for level in policy.levels[above:]:
            said = titles.setdefault(str(level.number), [])
            if level.title not in said:
                said.append(level.title)
    found = [(number, f"{number}. {' or '.join(said)}") for number, said in titles.items()]
    outside = {policy.outside for policy in known if policy.outside} if not above else set()
    return found + [("0", f"Straight to {name}") for name in sorted(outside)]


class NoPlanForm(OfAChild):
    missing = forms.ChoiceField(
        label="Which plan is there not?", widget=forms.RadioSelect,
        choices=[(each.value, each.in_words) for each in MissingPlan],
    )  # fmt: skip
    not_held_on = day_field("On which day should the review have been held?")
    concern = _text("What does it mean for the child?")

    def told(self) -> dict[str, Any]:
        said = self.cleaned_data
        return {
            "child_id": said["child"], "missing": MissingPlan(said["missing"]),
            "not_held_on": said["not_held_on"], "concern": said["concern"],
        }  # fmt: skip


class RateForm(OfAChild):
    plan = forms.ChoiceField(label="Which plan?", widget=forms.RadioSelect)
    reviewed_on = day_field("Day of the review or conference")
    rag = forms.ChoiceField(label="How do you rate it?", choices=_RAG, widget=forms.RadioSelect)
    is_smart = forms.BooleanField(label="It says who does what by when", required=False)
    has_drift = forms.BooleanField(label="There is drift or delay", required=False)
    reasons = _text("Why?", "The worker and the managers read this.")

    def __init__(self, *args: Any, kinds: Iterable[Kind], **more: Any) -> None:
        super().__init__(*args, **more)
        wanted = set(kinds)
        offered = [(each.value, each.in_words) for each in Rated if each.kind in wanted]
        _choices(self.fields["plan"], offered)

    def told(self) -> dict[str, Any]:
        said = dict(self.cleaned_data)
        said["child_id"] = said.pop("child")
        return said | {"plan": Rated(said["plan"]), "rag": Rating(said["rag"])}


class MoveForm(forms.Form):
    """What one step has to say; `named` is what the action calls it."""

    named = "reason"
    said = _text("Why?", rows=5)

    def __init__(self, *args: Any, dispute: Dispute, policy: Policy, **more: Any) -> None:
        super().__init__(*args, **more)
        self.dispute, self.policy = dispute, policy
        self.prepare()

    def prepare(self) -> None:
        """What depends on the dispute."""

    def told(self) -> dict[str, Any]:
        return {self.named: self.cleaned_data["said"]}

    def refuse(self, sentence: str) -> None:
        self.add_error("said", sentence)


class ReplyForm(MoveForm):
    named = "said"
    said = _text(
        "Your reply", "What is done about it, by whom, by when. It can’t be changed later.", rows=8
    )


class OutcomeForm(MoveForm):
    named = "outcome"
    said = _text("What was agreed?", rows=5)


class EscalateForm(MoveForm):
    level = forms.TypedChoiceField(label="To which level?", coerce=int, widget=forms.RadioSelect)
    said = _text("Why does it go on?", "If you leave a level out, why that is.", rows=5)

    def prepare(self) -> None:
        choices = level_choices([self.policy], above=self.dispute.level)
        _choices(self.fields["level"], choices)
        self.fields["level"].initial = self.dispute.level + 1

    def told(self) -> dict[str, Any]:
        return super().told() | {"level": self.cleaned_data["level"]}


class FormalForm(MoveForm):
    """From the informal stage to a level, or straight outside."""

    named = "concern"
    level = forms.TypedChoiceField(
        label="At which level does it begin?", coerce=int, widget=forms.RadioSelect, initial=1
    )
    said = _text("What still concerns you?", rows=5)
    severity = _text(_SEVERITY, required=False)

    def prepare(self) -> None:
        _choices(self.fields["level"], level_choices([self.policy]))

    def told(self) -> dict[str, Any]:
        more = {name: self.cleaned_data[name] for name in ("level", "severity")}
        return super().told() | more


class TalkAgainForm(MoveForm):
    named = "said"
    with_whom = forms.CharField(label="With whom?", max_length=300)
    talked_on = day_field("When?")
    said = _text("What came of it?")

    def told(self) -> dict[str, Any]:
        more = {name: self.cleaned_data[name] for name in ("with_whom", "talked_on")}
        return super().told() | more


MOVE_FORMS: dict[str, type[MoveForm]] = {
    "reply": ReplyForm, "accept": OutcomeForm, "settle": OutcomeForm, "escalate": EscalateForm,
    "raise": FormalForm, "talk again": TalkAgainForm,
}  # fmt: skip

SHOW = [
    ("open", "Open"), ("answer", "Waiting for my reply"), ("mine", "Raised by me"),
    ("late", "A time ran out"), ("closed", "Closed"), ("all", "All"),
]  # fmt: skip


class FilterForm(forms.Form):
    """Which disputes are listed; the address holds it. Words that are no choice are left out."""

    show = forms.ChoiceField(label="Show", choices=SHOW, required=False)
    kind = forms.ChoiceField(
        label="About", required=False,
        choices=[("", "All"), *((kind.value, kind.in_words) for kind in Kind)],
    )  # fmt: skip
    team = forms.ChoiceField(label="Team", required=False)

    def __init__(self, *args: Any, teams: Iterable[str], **more: Any) -> None:
        super().__init__(*args, **more)
        _choices(self.fields["team"], [("", "All"), *((team, team) for team in teams)])

    @property
    def chosen(self) -> dict[str, str]:
        self.is_valid()
        found = {name: self.cleaned_data.get(name) or "" for name in self.fields}
        return found | {"show": found["show"] or "open"}


class ReviewForm(forms.Form):
    differences = _text("How do replies differ between teams?")
    said = _text("How do disputes stand, what came out of them, and what follows?")


class ThemeForm(forms.Form):
    theme = forms.ChoiceField(label="Theme")
    example = forms.CharField(
        label="For example", max_length=300, help_text="One sentence without a child."
    )

    def __init__(self, *args: Any, titles: Mapping[str, str], **more: Any) -> None:
        super().__init__(*args, **more)
        _choices(self.fields["theme"], titles.items())


class YearForm(forms.Form):
    year = forms.ChoiceField(label="Year", required=False)

    def __init__(self, *args: Any, today: date, **more: Any) -> None:
        super().__init__(*args, **more)
        _choices(self.fields["year"], [(str(each), year_said(each)) for each in years(today)])


def years(today: date) -> list[int]:
    """Financial years by the calendar year they begin in, the newest first."""
    newest = today.year if today.month >= 4 else today.year - 1
    return list(range(newest, newest - 6, -1))


def year_said(begins: int) -> str:
    return f"{begins}–{(begins + 1) % 100:02d}"


CLOSED = {DisputeState.SETTLED, DisputeState.RESOLVED, DisputeState.WITHDRAWN}
