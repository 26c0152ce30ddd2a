from typing import Any

from django import forms

from sightline.apps.audits.afterwards.rules import OVERALL, How, Regraded, TalkKind
from sightline.apps.audits.models import Comment
from sightline.apps.events.fields import choices
from sightline.apps.events.forms import day_field
from sightline.vocabulary.audit_tools import Scale, Tool


def _words(label: str, help_text: str = "", rows: int = 5, **more: Any) -> forms.CharField:
    area = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, help_text=help_text, widget=area, max_length=20000, **more)


class TalkForm(forms.Form):
    """A discussion of the outcome; of the team's meeting good practice and issues apart."""

    held_on = day_field("When was it?")
    how = forms.ChoiceField(label="How?", choices=choices(How), widget=forms.RadioSelect)
    with_whom = forms.CharField(
        label="Who was there?", max_length=200,
        help_text="By role: “social worker and team manager”.",
    )  # fmt: skip
    said = _words("What was said?", "The grade, what was agreed, where you did not agree.")
    issues = _words("What are the issues?", "Or that there are none.")

    def __init__(self, *args: Any, kind: TalkKind, **more: Any) -> None:
        super().__init__(*args, **more)
        if kind is TalkKind.MEETING:
            said = self.fields["said"]
            said.label, said.help_text = "What good practice was found?", ""
        else:
            del self.fields["issues"]

    @property
    def told(self) -> dict[str, Any]:
        return {"issues": "", **self.cleaned_data, "how": How(self.cleaned_data["how"])}


class WhyForm(forms.Form):
    """One reason or one account; the page says of what."""

    said = _words("Why?")

    def __init__(self, *args: Any, label: str, help_text: str = "", **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["said"].label, self.fields["said"].help_text = label, help_text


class AgainForm(forms.Form):
    due_on = day_field("By when should it be looked at again?", "Within three years.")


class NothingForm(forms.Form):
    """A deed that needs only a yes."""


class ReadForm(forms.Form):
    reply = _words("Your answer", "If you want to.", rows=3, required=False)


class CommentsForm(forms.Form):
    """One's own text on each section and on the whole, with the version that was read of each."""

    def __init__(
        self, *args: Any, tool: Tool, mine: dict[str, Comment], now: dict[str, int | None],
        **more: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **more)
        for key, title in tool.dimensions:
            own, grade = mine.get(key), now.get(key)
            graded = f"Graded {tool.scale[grade].title}" if grade else ""
            field = _words(title, graded, rows=3, required=False)
            field.initial = own.text if own else ""
            self.fields[f"text-{key}"] = field
            read = forms.IntegerField(widget=forms.HiddenInput, required=False)
            read.initial = own.version if own else 0
            self.fields[f"read-{key}"] = read

    def said(self) -> list[tuple[str, str, int]]:
        keys = [name.removeprefix("text-") for name in self.fields if name.startswith("text-")]
        of = self.cleaned_data
        return [(key, of[f"text-{key}"], of[f"read-{key}"] or 0) for key in keys]

    def overwrite_next_time(self, key: str, theirs: Comment) -> None:
        """Typed in another window meanwhile: both are shown, and saving again keeps this one."""
        self.add_error(
            f"text-{key}",
            f"You saved other words here meanwhile: “{theirs.text}”. Save again to keep these.",
        )
        self.data = self.data.copy()
        self.data[f"read-{key}"] = str(theirs.version)


class ModerationForm(forms.Form):
    """The whole's grade, and where wanted those of sections; reasons where one changes."""

    def __init__(
        self, *args: Any, tool: Tool, now: dict[str, int | None], themes: dict[str, str],
        **more: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **more)
        self.tool, self.now, self.themes = tool, now, themes
        if tool.judges or now.get(OVERALL) is not None:
            self._offer(OVERALL, "Overall grade after your reading", tool.scale, first="")
            self.fields[f"reasons-{OVERALL}"] = _words(
                "Reasons", "Needed where the grade changes.", required=False
            )
        self.fields["feedback"] = _words(
            "To the auditor", "What was done well, and what to look at next time."
        )
        for key, title in themes.items():
            self.fields[f"theme-{key}"] = forms.BooleanField(label=title, required=False)
        for section in tool.sections:
            self._offer(section.key, section.title, tool.scale, first="Not graded again")
            self.fields[f"reasons-{section.key}"] = _words(
                f"Reasons: {section.title}", rows=2, required=False
            )

    def _offer(self, key: str, title: str, scale: Scale, *, first: str) -> None:
        grades = [(str(each.value), each.title) for each in scale.grades]
        field = forms.ChoiceField(label=title, required=not first)
        if first:
            field.choices = [("", first), *grades]
            if self.now.get(key) is not None:
                field.help_text = f"It is: {scale[self.now[key] or 1].title}"
        else:
            field.choices, field.widget.choices = grades, grades
            field.widget = forms.RadioSelect(choices=grades)
            field.initial = str(self.now.get(key) or "")
        self.fields[f"grade-{key}"] = field

    def _bound(self, start: str, keys: list[str]) -> list[Any]:
        return [self[f"{start}-{key}"] for key in keys if f"{start}-{key}" in self.fields]

    @property
    def whole(self) -> list[Any]:
        return [*self._bound("grade", [OVERALL]), *self._bound("reasons", [OVERALL])]

    @property
    def theme_boxes(self) -> list[Any]:
        return self._bound("theme", list(self.themes))

    @property
    def section_fields(self) -> list[Any]:
        keys = [section.key for section in self.tool.sections]
        pairs = zip(self._bound("grade", keys), self._bound("reasons", keys), strict=True)
        return [each for pair in pairs for each in pair]

    @property
    def is_of_sections(self) -> bool:
        """Whether the part of sections is to be shown open."""
        return any(each.errors or each.value() for each in self.section_fields)

    def grades(self) -> list[Regraded]:
        found = []
        for key, _ in self.tool.dimensions:
            chosen = self.cleaned_data.get(f"grade-{key}")
            if chosen:
                reasons = self.cleaned_data.get(f"reasons-{key}", "")
                found.append(Regraded(key, self.now.get(key), int(chosen), reasons))
        return found

    def chosen_themes(self) -> list[str]:
        return [key for key in self.themes if self.cleaned_data.get(f"theme-{key}")]
