"""Writes of compliments, surveys and the report on feedback."""

import re
from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from sightline.apps.events.actions import record_event
from sightline.apps.feedback import rules
from sightline.apps.feedback.models import Compliment, FeedbackReport, Survey, SurveyResult
from sightline.apps.feedback.own import policy
from sightline.apps.feedback.rules import From
from sightline.apps.good_practice.actions import put_forward
from sightline.apps.good_practice.models import GoodPractice
from sightline.apps.papers.actions import freeze
from sightline.apps.papers.models import PaperVersion
from sightline.apps.people.authority import authority_code
from sightline.apps.people.models import User
from sightline.apps.people.reach import Access
from sightline.apps.people.rules import Right, check_reason
from sightline.documents.model import Document
from sightline.vocabulary.not_allowed import NotAllowed
from sightline.vocabulary.words import Level


def compliment(
    *, by: User, access: Access, made_by: From, received_on: date, words: str, theme: str,
    at: datetime, level: Level = Level.AUTHORITY, unit: str = "", worker: str = "",
) -> Compliment:  # fmt: skip
    _check_can_keep(access)
    check_reason(words, "Write what was said.")
    _check_theme(theme)
    rules.check_not_ahead(received_on, timezone.localdate(at), "That day lies ahead.")
    with transaction.atomic():
        made = Compliment.objects.create(
            authority=authority_code(), received_on=received_on, made_by=made_by.value,
            level=level.value, unit=unit, worker=worker.strip(), words=words.strip(), theme=theme,
            by=by, at=at,
        )  # fmt: skip
        record_event(by=by, did="compliment.received", to=made, at=at)
    return made


def share(
    *, by: User, access: Access, compliment: Compliment, title: str, why: str, at: datetime
) -> GoodPractice:
    """Put it forward as good practice in fresh words: no name of a worker, none of a child."""
    names = {name for name in re.findall(r"\w+", compliment.worker.casefold()) if len(name) > 2}
    if names & set(re.findall(r"\w+", f"{title} {why}".casefold())):
        raise NotAllowed("Say it without the worker’s name: praise is shared as practice.")
    return put_forward(
        by=by, access=access, title=title, why=why, at=at, level=Level(compliment.level),
        unit=compliment.unit, source=compliment,
    )  # fmt: skip


def survey(
    *, by: User, access: Access, title: str, asked: From, first_on: date, last_on: date,
    invited: int, answered: int, said: str, results: Sequence[tuple[str, int, int]],
    at: datetime, theme: str = "", level: Level = Level.AUTHORITY, unit: str = "",
) -> Survey:  # fmt: skip
    """`results`: question, how many answered it well, how many answered it."""
    _check_can_keep(access)
    _check_survey(title, first_on, last_on, invited, answered, results, timezone.localdate(at))
    with transaction.atomic():
        made = Survey.objects.create(
            authority=authority_code(), title=title.strip(), asked=asked.value, level=level.value,
            unit=unit, first_on=first_on, last_on=last_on, invited=invited, answered=answered,
            said=said.strip(), theme=theme, by=by, at=at,
        )  # fmt: skip
        SurveyResult.objects.bulk_create(
            SurveyResult(survey=made, question=question, good=good, of=of)
            for question, good, of in results
        )
        record_event(by=by, did="survey.recorded", to=made, at=at)
    return made


def freeze_report(
    *, by: User, access: Access, document: Document, first_on: date, last_on: date, at: datetime,
    changes: str = "",
) -> PaperVersion:  # fmt: skip
    """The report of these months as a paper, once for each content."""
    if not access.may_everywhere(Right.SEE_FEEDBACK):
        raise NotAllowed("The report is frozen by those who see feedback of the whole authority.")
    with transaction.atomic():
        report, _ = FeedbackReport.objects.get_or_create(
            authority=authority_code(), first_on=first_on, last_on=last_on,
            defaults={"by": by, "at": at},
        )  # fmt: skip
        record_event(by=by, did="feedback.report_frozen", to=report, at=at)
        return freeze(by=by, about=report, document=document, at=at, changes=changes)


def _check_can_keep(access: Access) -> None:
    if not access.may(Right.KEEP_FEEDBACK):
        raise NotAllowed("Your roles do not let you write feedback down.")


def _check_theme(theme: str) -> None:
    if theme not in policy().themes:
        raise NotAllowed("Choose what it is about.")


def _check_survey(
    title: str, first_on: date, last_on: date, invited: int, answered: int,
    results: Sequence[tuple[str, int, int]], today: date,
) -> None:  # fmt: skip
    if not title.strip():
        raise NotAllowed("Give the survey a title.")
    if not first_on <= last_on <= today:
        raise NotAllowed("Choose its first and last day, up to today.")
    if answered > invited:
        raise NotAllowed("More answered than were asked: check the numbers.")
    for question, good, of in results:
        if good > of or of > answered:
            raise NotAllowed(f"“{question}” counts more answers than there are.")
