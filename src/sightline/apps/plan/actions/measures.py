"""What success looks like for each audience, and what the plan says it will measure."""

from datetime import datetime
from typing import Any

from django.db import transaction

from sightline.apps.events.row_history import delete_as
from sightline.apps.plan import rules
from sightline.apps.plan.actions.writing import keep, keep_values, tell_event
from sightline.apps.plan.models import Plan, PlannedMeasure, SuccessStatement
from sightline.vocabulary.not_allowed import NotAllowed

_CHANGEABLE = ("section", "title", "is_narrative", "indicators", "unreported_because")


def say_success(
    *, by: Any, plan: Plan, audience: str, text: str, read: int, at: datetime
) -> SuccessStatement | None:
    """What success looks like for one audience; empty words take the statement away.

    Raises EditedMeanwhile.
    """
    rules.check_text(audience, "Say for whom.")
    with transaction.atomic():
        there = plan.success.select_for_update().filter(audience=audience.strip()).first()
        if there is None and not text.strip():
            return None
        if there is None:
            there = SuccessStatement(
                plan=plan, audience=audience.strip(), text=text.strip(),
                position=plan.success.count() + 1,
            )  # fmt: skip
            keep(there, by=by, at=at)
        else:
            values = {"text": text.strip()}
            there = keep_values(there, values, ("text",), read=read, by=by, at=at)
            if not text.strip():
                delete_as(there, by=by, at=at)
        words = f"What success looks like was written for: {audience.strip()}."
        tell_event(plan, "success_said", words, by=by, at=at)
    return there if text.strip() else None


def add_measure(
    *, by: Any, plan: Plan, section: str, title: str, at: datetime, is_narrative: bool = False,
    indicators: list[str] | None = None, unreported_because: str = "",
) -> PlannedMeasure:  # fmt: skip
    rules.check_text(section, "Say to which section it belongs, such as Early Help.")
    rules.check_text(title, "Say what will be measured.")
    _check_once(plan, section, title, None)
    with transaction.atomic():
        made = PlannedMeasure(
            plan=plan, section=section.strip(), title=title.strip(), is_narrative=is_narrative,
            indicators=indicators or [], unreported_because=unreported_because.strip(),
            position=plan.measures.count() + 1,
        )  # fmt: skip
        keep(made, by=by, at=at)
        tell_event(plan, "measure_added", "A measure was added to the plan.", by=by, at=at)
    return made


def change_measure(
    *, by: Any, measure: PlannedMeasure, values: dict[str, Any], read: int, at: datetime
) -> PlannedMeasure:
    """Raises EditedMeanwhile."""
    section, title = (values.get(n, getattr(measure, n)) for n in ("section", "title"))
    rules.check_text(title, "Say what will be measured.")
    _check_once(measure.plan, section, title, measure.pk)
    with transaction.atomic():
        there: PlannedMeasure = keep_values(measure, values, _CHANGEABLE, read=read, by=by, at=at)
        words = "A measure of the plan was traced or changed."
        tell_event(measure.plan, "measure_changed", words, by=by, at=at)
    return there


def remove_measure(*, by: Any, measure: PlannedMeasure, at: datetime) -> None:
    """It goes from the plan; its versions stay."""
    with transaction.atomic():
        words = "A measure was taken out of the plan."
        tell_event(measure.plan, "measure_removed", words, by=by, at=at)
        delete_as(measure, by=by, at=at)


def _check_once(plan: Plan, section: str, title: str, own: int | None) -> None:
    same = plan.measures.filter(section__iexact=section.strip(), title__iexact=title.strip())
    if same.exclude(pk=own).exists():
        raise NotAllowed(f"“{title.strip()}” is among the measures of {section.strip()} already.")
