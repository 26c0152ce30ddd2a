"""Every write of the self-assessment: begun, written section by section, challenged, signed."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from sightline.apps.events.actions import record_event
from sightline.apps.events.versions import save_version
from sightline.apps.learning import rules
from sightline.apps.learning.models import Assessment, AssessmentSection
from sightline.apps.learning.own import shape
from sightline.apps.learning.papers import document_of
from sightline.apps.learning.rules import ASSESSMENT_MOVES, AssessmentState
from sightline.apps.papers.actions import freeze
from sightline.apps.people.authority import authority_code
from sightline.apps.people.models import User
from sightline.apps.people.reach import Access
from sightline.vocabulary.not_allowed import NotAllowed


def begin(*, by: User, access: Access, year: int, at: datetime) -> Assessment:
    """One a year. Each section begins with what last year's says has to get better."""
    rules.check_can_run(access)
    if not 2000 <= year <= 2049:
        raise NotAllowed("Choose a year between 2000 and 2049.")
    of_year = Assessment.objects.filter(authority=authority_code())
    with transaction.atomic():
        if of_year.filter(year=year).exists():
            raise NotAllowed(f"The self-assessment of {year} is begun already.")
        made = Assessment.objects.create(authority=authority_code(), year=year, by=by, at=at)
        AssessmentSection.objects.bulk_create(
            AssessmentSection(assessment=made, key=each.key) for each in shape().sections
        )
        record_event(by=by, did="assessment.begun", to=made, at=at, year=year)
    return made


def write(*, by: User, access: Access, section: AssessmentSection, read: int, at: datetime) -> None:
    """As the form has put it on the section. Raises EditedMeanwhile."""
    rules.check_can_run(access)
    if section.assessment.now not in {AssessmentState.DRAFT, AssessmentState.CHALLENGED}:
        raise NotAllowed("It is no longer being written: choose “Write on” first.")
    fields = ["judgement", "said", "evidence", "finding"]
    with transaction.atomic():
        save_version(section, read=read, fields=fields)
        record_event(
            by=by, did="assessment.written", to=section.assessment, at=at, section=section.key
        )


def move(
    *, by: User, access: Access, assessment: Assessment, move: str, at: datetime, said: str = "",
    challenged_on: date | None = None,
) -> None:  # fmt: skip
    """`said`: what the region said, or what changed where a new edition is opened. Signing
    freezes the edition as a paper."""
    rules.check_can_run(access)
    with transaction.atomic():
        there = Assessment.objects.select_for_update().get(pk=assessment.pk)
        to = ASSESSMENT_MOVES.check(there.now, move)
        today = timezone.localdate(at)
        if move == "take the challenge back":
            rules.check_challenge(said)
            there.challenge, there.challenged_on = said.strip(), challenged_on or today
        if to is AssessmentState.READY:
            rules.check_sections(_unwritten(there))
        if move == "open a new version":
            rules.check_reason(said, "Say what changes in the new edition.")
            there.edition, there.changes = there.edition + 1, said.strip()
            there.signed_by = there.signed_on = None
        if to is AssessmentState.SIGNED:
            rules.check_can_sign(access.roles)
            there.signed_by, there.signed_on = by, today
        there.state, there.version = to.value, there.version + 1
        there.save()
        record_event(by=by, did="assessment.moved", to=there, at=at, state=there.state)
        if to is AssessmentState.SIGNED:
            freeze(by=by, about=there, document=document_of(there), at=at, changes=there.changes)
    assessment.refresh_from_db()


def _unwritten(assessment: Assessment) -> list[str]:
    titles = {each.key: each.title for each in shape().sections}
    return [
        titles.get(each.key, each.key)
        for each in assessment.sections.all()
        if not each.judgement or not each.said.strip()
    ]
