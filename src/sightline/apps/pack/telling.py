"""The one mail of the third working day, and chasing what is late."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.urls import reverse
from django.utils import timezone

from sightline.apps.notices.actions import tell, write_mail
from sightline.apps.notices.addresses import whole
from sightline.apps.notices.rules import Topic
from sightline.apps.notices.topics import register_topic
from sightline.apps.pack import queries
from sightline.apps.pack.cards import card_there
from sightline.apps.pack.models import PackPiece, PerformanceSummary, ServiceReport
from sightline.apps.pack.rules import HandedIn, PartState
from sightline.apps.people.access import holds_of
from sightline.apps.people.authority import authority_code
from sightline.apps.people.models import Grant, User
from sightline.documents.mail import Link, Message
from sightline.documents.model import Block, Heading, Listing, Paragraph
from sightline.documents.performance_summary import WORDS, Suggestion, month_words, suggest
from sightline.vocabulary.reporting_services import ReportingService
from sightline.vocabulary.words import Level

AGAIN_AFTER = timedelta(days=7)
ASKED = register_topic(
    Topic(
        "pack_asked",
        "Your summary and report for the Performance Board",
        "To whoever answers for a service: once a month, with what its figures suggest.",
    )
)
LATE = register_topic(
    Topic(
        "pack_late",
        "Something for the Performance Board is late",
        "To whoever brings it: the day after it was due, and every week until it is there.",
    )
)


def people_of(service: ReportingService, day: date) -> list[User]:
    """Those who hold the role that answers, for the unit where there is one."""
    grants = Grant.objects.on(day).filter(role=service.answers, person__is_active=True)
    holders = {grant.person for grant in grants.select_related("person")}
    return sorted((p for p in holders if _reaches(p, service, day)), key=lambda p: p.pk)


def _reaches(person: User, service: ReportingService, day: date) -> bool:
    holds = [hold for hold in holds_of(person, day) if hold.role == service.answers]
    if not service.unit:
        return any(hold.everything for hold in holds)
    return any(hold.reaches(Level.SERVICE, service.unit) for hold in holds)


def people_with_role(role: str, day: date) -> list[User]:
    grants = Grant.objects.on(day).filter(role=role, person__is_active=True)
    return sorted({g.person for g in grants.select_related("person")}, key=lambda p: p.pk)


def tell_asked(summary: PerformanceSummary, *, at: datetime) -> int:
    """One notice and one mail to each who answers; nobody is told the same twice."""
    service = queries.services()[summary.service]
    key = f"pack-{summary.month:%Y-%m}-{service.key}"
    said = f"{service.title}: the summary and report for {month_words(summary.month)} are due."
    people = people_of(service, timezone.localdate(at))
    message = mail_of(summary, service)
    for person in people:
        tell(to=[person], topic=ASKED, said=said, address=summary.address, at=at, key=key)
        write_mail(to=person, topic=ASKED, message=message, at=at, key=key)
    return len(people)


def mail_of(summary: PerformanceSummary, service: ReportingService) -> Message:
    """Their three improved, their three to improve, last month's promise, where to write."""
    card, before = card_there(service, summary.month), queries.promise_before(summary)
    found = suggest(card.data.rows if card else ())
    titles = queries.titles_on(service.key, summary.month)
    blocks: list[Block] = []
    if before and before.priorities:
        blocks.append(Heading("What you said a month ago needed to improve"))
        blocks.append(Listing(tuple(titles.get(key, key) for key, _ in before.priorities)))
    blocks += _listed("Your three improved", found.improved)
    blocks += _listed("Your three to improve", found.priorities)
    blocks += [Paragraph(each) for each in found.said]
    due = f"{summary.due_on.day} {summary.due_on:%B}"
    blocks.append(Paragraph(f"{WORDS} words for each are enough. It is due on {due}."))
    subject = f"{service.title}, {month_words(summary.month)}: three and three for the Board"
    link = Link(whole(summary.address), "Write it, signed in")
    return Message(subject[:190], tuple(blocks), link, _closing())


def _listed(title: str, found: Iterable[Suggestion]) -> list[Block]:
    items = tuple(f"{each.sentence} {each.why}" for each in found)
    return [Heading(title), Listing(items)] if items else []


def _closing() -> str:
    stop = whole("/notices/choices/")
    return f"You get this from Sightline. {ASKED.meaning} To stop these mails: {stop}"


def chase(*, at: datetime) -> int:
    """One message to each person about all that is late; again after a week. Returns how many."""
    today = timezone.localdate(at)
    late_of: dict[User, list[str]] = {}
    for one, title, people in _late(today):
        for person in people:
            late_of.setdefault(person, []).append(title)
        one.chased_on = today
        one.save(update_fields=["chased_on"])
    for person, titles in late_of.items():
        more = f" and {len(titles) - 1} more" if len(titles) > 1 else ""
        said = f"Late for the Performance Board: {titles[0]}{more}."
        tell(
            to=[person], topic=LATE, said=said, address=reverse("pack:home"), at=at,
            key=f"pack-late-{today}", by_mail=True,
        )  # fmt: skip
    return len(late_of)


def _late(
    today: date,
) -> Iterable[tuple[PackPiece | PerformanceSummary | ServiceReport, str, list[User]]]:
    services, parts = queries.services(), queries.make_up().parts
    again = today - AGAIN_AFTER
    for what, model in (("summary", PerformanceSummary), ("report", ServiceReport)):
        for one in model.objects.filter(
            authority=authority_code(), state=HandedIn.DRAFT.value, due_on__lt=today
        ):
            if one.service in services and (one.chased_on is None or one.chased_on <= again):
                service = services[one.service]
                yield one, f"{what}, {service.title}", people_of(service, today)
    for piece in PackPiece.objects.filter(
        authority=authority_code(), state=PartState.WAITING.value, due_on__lt=today
    ):
        if piece.part in parts and (piece.chased_on is None or piece.chased_on <= again):
            part = parts[piece.part]
            yield piece, part.title, people_with_role(part.brings, today)
