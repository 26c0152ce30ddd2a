"""What these forms share: choices of services, indicators and seats, and how a refusal is shown."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from sightline.apps.agreed_actions.forms import indicators, owners, text_field
from sightline.apps.board.models import Seat
from sightline.apps.events.forms import day_field
from sightline.apps.events.versions import VersionedForm
from sightline.vocabulary.reporting_services import ReportingService

__all__ = [
    "BoardForm",
    "DeedForm",
    "choose",
    "day_field",
    "indicator_field",
    "indicators",
    "owners",
    "seat_choices",
    "service_choices",
    "text_field",
    "yes_no",
]


class DeedForm(forms.Form):
    """A form that does something; what a rule refuses is said at the field `refused_at`."""

    refused_at: str | None = None

    def refuse(self, sentence: str) -> None:
        self.add_error(self.refused_at, sentence)


class BoardForm(VersionedForm):
    """A form of a model of the board's. What the database would refuse, a rule says in words."""

    refused_at: str | None = None

    def _get_validation_exclusions(self) -> set[str]:
        """Constraints are left to the action: its rules have sentences, and the database holds
        them anyway. Django skips those of excluded fields; the form’s fields check the rest."""
        return {field.name for field in self._meta.model._meta.fields}

    def refuse(self, sentence: str) -> None:
        self.add_error(self.refused_at, sentence)


def choose(form: forms.BaseForm, field: str, choices: Iterable[Any]) -> None:
    form.fields[field].choices = list(choices)  # type: ignore[attr-defined]


def yes_no(label: str, help_text: str = "", *, initial: bool = False) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=label, help_text=help_text, choices=[("yes", "Yes"), ("no", "No")],
        coerce=lambda said: said in {"yes", True, "True"}, initial="yes" if initial else "no",
    )  # fmt: skip


def indicator_field(label: str = "Indicator", help_text: str = "") -> forms.ChoiceField:
    return forms.ChoiceField(label=label, help_text=help_text, required=False)


def service_choices(
    services: Mapping[str, ReportingService], empty: str = "No one service"
) -> list[tuple[str, str]]:
    return [("", empty), *((key, each.title) for key, each in services.items())]


def seat_choices(seats: Iterable[Seat]) -> list[tuple[str, str]]:
    return [(str(seat.pk), seat.title) for seat in seats]
