"""Which layout, of which day."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django import forms

from sightline.apps.figures.forms import days
from sightline.apps.figures.queries import Source, newest
from sightline.documents.layouts import Layout


class LayoutForm(forms.Form):
    """Sent by GET. The financial year is that of the day; what came later is left empty."""

    layout = forms.ChoiceField(label="Layout", required=False)
    as_at = forms.ChoiceField(label="As it stood at", required=False)

    def __init__(self, data: Any, *, source: Source, layouts: Mapping[str, Layout]) -> None:
        if data.get("as_at") == newest(source).isoformat():
            data = {
                **data.dict(),
                "as_at": "",
            }  # files name the newest day, the choice leaves it out
        super().__init__(data, auto_id="filter-%s")
        order = sorted(
            layouts, key=lambda key: (not layouts[key].is_own, len(layouts[key].sections))
        )
        self.source, self.layouts = source, {key: layouts[key] for key in order}
        choices = [(key, each.title) for key, each in self.layouts.items()]
        self.fields["layout"].choices = choices  # type: ignore[attr-defined]
        self.fields["as_at"].choices = days(source)  # type: ignore[attr-defined]

    def chosen(self) -> tuple[Layout, date]:
        told = self.cleaned_data
        key = told["layout"] or next(iter(self.layouts))
        day = date.fromisoformat(told["as_at"]) if told["as_at"] else newest(self.source)
        return self.layouts[key], day

    def query(self) -> str:
        layout, day = self.chosen()
        return "?" + urlencode({"layout": layout.key, "as_at": day.isoformat()})
