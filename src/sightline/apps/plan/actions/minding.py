"""What a keeper or lead says of what was found: let stand, two people, not meant."""

from datetime import datetime
from typing import Any

from django.db import transaction

from sightline.apps.board.models import Body
from sightline.apps.plan import rules
from sightline.apps.plan.actions.writing import tell_event
from sightline.apps.plan.models import (
    AcceptedOddity,
    CitedBody,
    LeadName,
    LeftSuggestion,
    Plan,
    ProgressNote,
    TwoPeople,
)
from sightline.apps.thread.actions import link
from sightline.apps.thread.rules import How
from sightline.documents.plan.oddities import Oddity


def accept_oddity(
    *, by: Any, plan: Plan, oddity: Oddity, reason: str, at: datetime
) -> AcceptedOddity:
    """It stays quiet until the words it rests on change. Said again, the later reason holds."""
    rules.check_text(reason, "Say why it may stand as it is.")
    with transaction.atomic():
        made, _ = AcceptedOddity.objects.update_or_create(
            plan=plan, key=oddity.key,
            defaults={
                "kind": oddity.kind.value, "sentence": oddity.sentence,
                "reason": reason.strip()[:300], "by": by, "at": at,
            },
        )  # fmt: skip
        words = "Something odd was let stand, with a reason."
        tell_event(plan, "oddity_accepted", words, by=by, at=at, kind=oddity.kind.value)
    return made


def take_back_acceptance(*, by: Any, accepted: AcceptedOddity, at: datetime) -> None:
    with transaction.atomic():
        words = "Something odd that was let stand is told again."
        tell_event(accepted.plan, "oddity_told_again", words, by=by, at=at, kind=accepted.kind)
        accepted.delete()


def say_two_people(*, by: Any, one: LeadName, other: LeadName, at: datetime) -> None:
    """They look alike and are two: not offered again."""
    first, second = sorted((one, other), key=lambda each: each.pk)
    rules.check_merge(first.pk, second.pk, None)
    with transaction.atomic():
        TwoPeople.objects.get_or_create(one=first, other=second, defaults={"by": by, "at": at})
        tell_event(first, "told_apart", "Two like names are two people.", by=by, at=at)


def leave_suggestion(*, by: Any, note: ProgressNote, said: str, at: datetime) -> None:
    """Looked at and not meant: what these words suggested is not suggested again."""
    with transaction.atomic():
        LeftSuggestion.objects.get_or_create(
            note=note, said=said[:200], defaults={"by": by, "at": at}
        )
        words = "A suggestion from its note was left."
        tell_event(note.milestone, "suggestion_left", words, by=by, at=at)


def cite_body(
    *, by: Any, note: ProgressNote, body: Body, as_written: str, at: datetime
) -> CitedBody:
    """The note names this body of the register. Said again, nothing changes."""
    with transaction.atomic():
        made, is_new = CitedBody.objects.get_or_create(
            note=note, body=body, defaults={"as_written": as_written[:160]}
        )
        if is_new:
            words = f"Its note names {body.title}."
            tell_event(note.milestone, "body_cited", words, by=by, at=at)
            # So the body's page leads back to the milestone.
            link(by=by, source=note.milestone, target=body, how=How.ABOUT, at=at)
    return made
