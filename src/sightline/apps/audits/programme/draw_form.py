"""How a sample is asked for."""

import secrets
from datetime import date
from typing import Any

from django import forms

from sightline.apps.audits.models import PlannedAudit
from sightline.apps.audits.programme import queries, tools, typed
from sightline.apps.audits.programme.frames import From, Wanted
from sightline.apps.audits.programme.months import in_words
from sightline.apps.audits.programme.rules import PlannedState
from sightline.apps.audits.programme.sampling import BY, Ask
from sightline.apps.events.forms import day_field
from sightline.apps.figures import queries as figures
from sightline.apps.worklists import queries as worklists
from sightline.vocabulary.audit_tools import Subject
from sightline.vocabulary.not_allowed import NotAllowed

_ONLY = [("", "All rows in view"), ("counted", "Counted"), ("not_counted", "Not counted")]
_PARTS = (
    (
        "From what",
        ("of", "condition", "table", "over", "worklist", "indicator", "only", "each_row"),
    ),
    ("How many", ("number", "share", "each", "by", "then_by", "seed")),
    ("What is left out", ("months", "leave_out")),
    ("For what", ("tool", "subject", "planned", "due_on")),
)
_NOT_KEPT = frozenset({"leave_out", "planned", "due_on"})


class DrawForm(forms.Form):
    of = forms.ChoiceField(label="Draw from", choices=[(e.value, e.in_words) for e in From])
    condition = forms.CharField(
        label="Condition", required=False, max_length=typed.LONGEST,
        widget=forms.Textarea(attrs={"rows": 2, "spellcheck": "false"}),
        help_text="Of open cases or of records, in the language of indicators: "
        "age(child.born_on, as_at) < 5",
    )  # fmt: skip
    table = forms.ChoiceField(label="Records that meet it", required=False)
    over = forms.ChoiceField(label="Which of them", choices=list(typed.OVER.items()))
    worklist = forms.ChoiceField(label="Worklist", required=False)
    indicator = forms.ChoiceField(label="Indicator", required=False)
    only = forms.ChoiceField(label="Rows of the indicator", choices=_ONLY, required=False)
    each_row = forms.BooleanField(
        label="Look at each piece of work, not at each child once", required=False
    )
    number = forms.IntegerField(label="How many", min_value=1, max_value=200, required=False)
    share = forms.FloatField(label="or what share, in percent", min_value=0.1, max_value=100,
                             required=False)  # fmt: skip
    each = forms.IntegerField(label="or how many from each", min_value=1, max_value=50,
                              required=False)  # fmt: skip
    by = forms.ChoiceField(
        label="Divided by", required=False, choices=[("", "Not divided"), *BY.items()]
    )
    then_by = forms.ChoiceField(
        label="and then by", required=False, choices=[("", "–"), *BY.items()]
    )
    months = forms.IntegerField(
        label="Not audited for so many months", min_value=0, max_value=120, required=False
    )
    leave_out = forms.CharField(
        label="Leave out, by request", required=False, max_length=5_000,
        widget=forms.Textarea(attrs={"rows": 2, "autocomplete": "off"}),
        help_text="Case ids, one a line. They are not kept.",
    )  # fmt: skip
    tool = forms.ChoiceField(label="Tool")
    subject = forms.ChoiceField(label="What is looked at", choices=tools.SUBJECTS)
    planned = forms.ModelChoiceField(
        label="For", required=False, queryset=PlannedAudit.objects.none(),
        empty_label="No line of the programme",
    )  # fmt: skip
    due_on = day_field("Due on", "Empty: in the tool’s own time.", required=False)
    seed = forms.IntegerField(
        label="Seed", min_value=0, max_value=2**53,
        help_text="The same seed and the same records give the same sample.",
    )  # fmt: skip

    def __init__(self, *args: Any, **more: Any) -> None:
        more["initial"] = {
            "seed": secrets.randbelow(10**6),
            "number": 10,
            **more.get("initial", {}),
        }
        super().__init__(*args, **more)
        source = figures.source()
        kept = worklists.current()
        lists = (
            [(one.worklist.id, one.worklist.title) for one in kept.lists.values()] if kept else []
        )
        every = figures.catalogue(source).indicators.values() if source else ()
        counted = sorted((one.title, one.id) for one in every if not one.collected)
        self._choose("table", typed.tables().items())
        self._choose("worklist", [("", "–"), *lists])
        self._choose("indicator", [("", "–"), *((id, title) for title, id in counted)])
        self._choose("tool", tools.choices())
        planned = self.fields["planned"]
        assert isinstance(planned, forms.ModelChoiceField)
        planned.queryset = queries.lines().filter(state=PlannedState.PLANNED)
        planned.label_from_instance = lambda one: f"{in_words(one.month)}: {one.title}"  # type: ignore[method-assign]

    def _choose(self, name: str, choices: Any) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = list(choices)

    @property
    def parts(self) -> list[tuple[str, list[forms.BoundField]]]:
        """The fields as the page groups them."""
        return [(title, [self[name] for name in names]) for title, names in _PARTS]

    def clean_seed(self) -> int:
        return int(self.cleaned_data["seed"])

    @property
    def wanted(self) -> Wanted:
        told = self.cleaned_data
        of = From(told["of"])
        which = told["worklist"] if of is From.WORKLIST else told["indicator"]
        return Wanted(
            of, which, told["only"], told["table"] or "open_cases", told["condition"],
            told["over"], told["each_row"],
        )  # fmt: skip

    @property
    def ask(self) -> Ask:
        told = self.cleaned_data
        by = tuple(dict.fromkeys(one for one in (told["by"], told["then_by"]) if one))
        return Ask(told["seed"], told["number"] or 0, told["share"] or 0, told["each"] or 0, by)

    @property
    def left_out(self) -> frozenset[str]:
        return frozenset(self.cleaned_data["leave_out"].split())

    @property
    def asked(self) -> dict[str, Any]:
        """How it was asked for, to be kept: nobody's identifier is in it."""
        told = {k: v for k, v in self.cleaned_data.items() if v and k not in _NOT_KEPT}
        return told | ({"left_out_by_request": len(self.left_out)} if self.left_out else {})

    @property
    def version(self) -> Any:
        return tools.version_of(self.cleaned_data["tool"])

    @property
    def looked_at(self) -> Subject:
        return Subject(self.cleaned_data["subject"])


class ReflectiveForm(forms.Form):
    worker = forms.ChoiceField(label="Whose files")
    number = forms.IntegerField(label="How many", min_value=1, max_value=20, initial=3)
    seed = forms.IntegerField(label="Seed", min_value=0, max_value=2**53)

    def __init__(self, *args: Any, workers: list[str], today: date, **more: Any) -> None:
        super().__init__(*args, **more)
        field = self.fields["worker"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "Choose"), *((one, one) for one in workers)]


def words_of(asked: dict[str, Any]) -> list[tuple[str, str]]:
    """What was asked for, for the page of a kept sample."""
    labels = {name: str(field.label) for name, field in DrawForm.base_fields.items()}
    labels["left_out_by_request"] = "Left out by request"
    told = {**asked}
    if told.get("of") in set(From):
        told["of"] = From(told["of"]).in_words
    for unused in _unused(asked.get("of", "")):
        told.pop(unused, None)
    return [(labels.get(name, name), _said(value)) for name, value in told.items()]


def _unused(of: str) -> tuple[str, ...]:
    return {
        "open": ("table", "over", "worklist", "indicator", "only"),
        "typed": ("worklist", "indicator", "only"),
        "worklist": ("table", "over", "condition", "indicator", "only"),
        "indicator": ("table", "over", "condition", "worklist"),
        "practitioners": ("table", "over", "condition", "worklist", "indicator", "only"),
    }.get(of, ())


def _said(value: object) -> str:
    return "Yes" if value is True else str(value)


def check_kept(form: DrawForm) -> None:
    if form.cleaned_data["each_row"] and form.looked_at is Subject.FILE:
        raise NotAllowed(
            "A file is looked at once a child: choose what piece of work is looked at."
        )
