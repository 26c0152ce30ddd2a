from collections.abc import Iterable
from typing import Any

from django import forms

from sightline.apps.board.forms.shared import DeedForm, choose, day_field, text_field
from sightline.apps.board.models import Body, Consideration
from sightline.apps.board.states import CONSIDERATION_MOVES, ConsiderationState
from sightline.apps.papers.models import PaperVersion

_CAME_OF_IT = {
    "consider": "It was considered",
    "leave out": "It was not considered",
    "plan again": "It is planned again",
}


class ChoosePaperForm(DeedForm):
    """Which frozen version goes on its way."""

    refused_at = "version"
    version = forms.TypedChoiceField(label="Paper", coerce=int)

    def __init__(self, *args: Any, versions: Iterable[PaperVersion], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "version", ((each.pk, str(each)) for each in versions))


class StopForm(DeedForm):
    refused_at = "body"
    body = forms.TypedChoiceField(label="Which body", coerce=int)
    planned_on = day_field("Planned for")

    def __init__(self, *args: Any, bodies: Iterable[Body], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "body", ((each.pk, each.title) for each in bodies))


class RecordForm(DeedForm):
    """What came of one stop."""

    refused_at = "said"
    move = forms.ChoiceField(
        label="What came of it",
        error_messages={"invalid_choice": "Something else was recorded meanwhile: choose again."},
    )
    on = day_field("Day")
    said = text_field("What was said, or why not", required=False)

    def __init__(self, *args: Any, stop: Consideration, **kwargs: Any) -> None:
        super().__init__(
            *args, auto_id=f"stop-{stop.pk}-%s", initial={"on": stop.planned_on}, **kwargs
        )
        self.stop = stop
        possible = CONSIDERATION_MOVES.possible(ConsiderationState(stop.state))
        choose(self, "move", ((move, _CAME_OF_IT[move]) for move in possible))
        self.fields["on"].required = False  # one that is left out has none
