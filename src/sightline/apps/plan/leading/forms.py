"""One row of the leads' page: how a milestone stands, what happened, what shows it."""

from typing import Any

from django import forms

from sightline.apps.plan import rules
from sightline.apps.plan.queries import key_here
from sightline.documents.plan import Brag
from sightline.vocabulary.not_allowed import NotAllowed


def _text(label: str, rows: int, hint: str = "", longest: int = 6000) -> forms.CharField:
    return forms.CharField(
        label=label, help_text=hint, required=False, max_length=longest,
        widget=forms.Textarea(attrs={"rows": rows}),
    )  # fmt: skip


class SayForm(forms.Form):
    """Empty fields leave everything as it is. `stood`: the rating that the page showed."""

    brag = forms.ChoiceField(label="How does it stand now?", required=False)
    why = _text("Why?", 2, "For amber and red: why, and what is being done about it.")
    evidence = _text("What shows that it is done?", 2, "For blue. Or choose a file.")
    file = forms.FileField(
        label="A file that shows it", required=False, help_text="Up to 20 MB. No names of children."
    )
    progress = _text("What happened?", 4)
    nothing = forms.CharField(
        label="Or: nothing to report, because", required=False, max_length=300
    )
    stood = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, name: str, stands: str, **more: Any) -> None:
        super().__init__(*args, **more)
        self.name, self.stands = name, stands
        self.initial["stood"] = stands
        known = key_here()
        self.fields["brag"].choices = [  # type: ignore[attr-defined]
            (brag.value, known[brag].shown) for brag in Brag if brag is not Brag.UNKNOWN
        ]

    @property
    def says_something(self) -> bool:
        """Whether anything was typed or chosen at all."""
        given = (self[name].data for name in self.fields if name != "stood")
        return any(str(each or "").strip() for each in given)

    @property
    def rating(self) -> Brag | None:
        chosen = self.cleaned_data.get("brag")
        return Brag(chosen) if chosen else None

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or self.cleaned_data
        if told.get("progress", "").strip() and told.get("nothing", "").strip():
            self.add_error("nothing", "Write what happened or why there is nothing: one of the two")
        if self.rating is None:
            self._check_words_without_rating(told)
        else:
            self._check_rating(self.rating, told)
        return told

    def _check_words_without_rating(self, told: dict[str, Any]) -> None:
        for name in ("why", "evidence"):
            if told.get(name, "").strip():
                self.add_error("brag", "Choose the rating that these words belong to")
                return

    def _check_rating(self, brag: Brag, told: dict[str, Any]) -> None:
        if told.get("stood") != self.stands:
            self.add_error(
                "brag", "Somebody else has rated it since you opened this page; save again to rate "
                "it yourself",
            )  # fmt: skip
            self.data = self.data.copy()
            self.data[self.add_prefix("stood")] = self.stands
        shown = told.get("evidence", "") or ("file" if told.get("file") else "")
        try:
            rules.check_rating(brag, told.get("why", ""), shown)
        except NotAllowed as refused:
            self.add_error("evidence" if brag is Brag.BLUE else "why", str(refused))


class TickForm(forms.Form):
    """Something that was due: done, or (of one time among many) missed, with a few words."""

    how = forms.ChoiceField(label="Was it done?", required=False)
    words = forms.CharField(label="What came of it", required=False, max_length=300)

    def __init__(self, *args: Any, can_be_missed: bool = False, **more: Any) -> None:
        super().__init__(*args, **more)
        missed = [("missed", "Missed")] if can_be_missed else []
        self.fields["how"].choices = [("", "Not yet"), ("done", "Done"), *missed]  # type: ignore[attr-defined]

    @property
    def says_something(self) -> bool:
        return bool(self["how"].data or str(self["words"].data or "").strip())

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or self.cleaned_data
        if told.get("how") == "missed" and not told.get("words", "").strip():
            self.add_error("words", "Say why it was missed")
        if not told.get("how") and told.get("words", "").strip():
            self.add_error("how", "Say whether it was done")
        return told


class QuarterForm(forms.Form):
    """For which quarter progress is told."""

    quarter = forms.ChoiceField(label="Progress for the quarter")

    def __init__(self, *args: Any, offered: list[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["quarter"].choices = offered  # type: ignore[attr-defined]
