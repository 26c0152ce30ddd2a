from django import forms

from sightline.vocabulary.audit_tools import Tool
from sightline.vocabulary.audit_tools.reading import read_tool
from sightline.vocabulary.problems import ProblemsFound

_MOST = 200_000


class ToolForm(forms.Form):
    """A tool as TOML: a file, or the text itself. `tool` once it is valid."""

    file = forms.FileField(
        label="File", required=False, help_text="A TOML file such as those of the catalogue."
    )
    text = forms.CharField(
        label="The tool as text", required=False, max_length=_MOST, strip=False,
        widget=forms.Textarea(attrs={"rows": 20, "spellcheck": "false", "class": "quality-code"}),
    )  # fmt: skip
    why = forms.CharField(
        label="Why does it change?", required=False, max_length=300,
        help_text="Wanted where the tool is in use already.",
    )  # fmt: skip
    tool: Tool | None = None
    lines: tuple[str, ...] = ()

    def clean(self) -> dict[str, object]:
        said = super().clean() or {}
        text = self._text(said)
        if not text.strip():
            self.add_error("text", "Choose a file, or paste the tool.")
            return said
        try:
            self.tool = read_tool(text)
        except ProblemsFound as found:
            self.lines = tuple(f"Line {each.line}: {each.sentence}" for each in found.problems)
            self.add_error("text", "This is no tool yet: what is wrong stands below.")
        # A file chosen comes back as text, so that it can be put right on the page.
        self.data = self.data.copy()
        self.data["text"] = text
        return said

    def _text(self, said: dict[str, object]) -> str:
        given = said.get("file")
        if not given:
            return str(said.get("text", ""))
        if given.size > _MOST:  # type: ignore[attr-defined]
            self.add_error("file", "A tool is a small text file; this one is too large.")
            return ""
        try:
            return str(given.read().decode("utf-8"))  # type: ignore[attr-defined]
        except UnicodeDecodeError:
            self.add_error("file", "This file is no text in UTF-8.")
            return ""


class AgainForm(forms.Form):
    why = forms.CharField(label="Why is this version used again?", max_length=300)
