"""On the first of the month: the scorecard of a service to its head, that of the authority to the
executive board and the lead member. Aggregates only; the file is the scorecard's own PDF."""

from collections.abc import Iterable
from datetime import datetime
from urllib.parse import urlencode

from django.db import transaction
from django.urls import reverse

from sightline.apps.digests.actions import DIRECTORS, for_each, send
from sightline.apps.digests.models import Letter
from sightline.apps.digests.pages import file_of
from sightline.apps.digests.readers import Reader, Unit, readers
from sightline.apps.digests.topics import MONTHLY
from sightline.apps.figures.queries import (
    Asked,
    Source,
    authority_name,
    figures_file,
    newest,
    scorecard_for,
    source,
)
from sightline.apps.notices import addresses
from sightline.apps.notices.actions import wants
from sightline.documents.mail import Link
from sightline.documents.model import Block, Facts, Paragraph
from sightline.documents.scorecard import Scorecard
from sightline.documents.scorecard_document import scorecard_document
from sightline.judgement.marks import PERFORMANCE

BOARD = (*DIRECTORS, "lead_member")
SERVICES = ("head_of_service", "group_manager")


def write_monthly(*, at: datetime) -> int:
    """V-094, and each service's own. Silent where nothing was published since the last."""
    here = source()
    if here is None:
        return 0
    return for_each(readers(at, BOARD + SERVICES), lambda reader: _write(reader, here, at))


def _write(reader: Reader, here: Source, at: datetime) -> int:
    if not wants(reader.person, MONTHLY):
        return 0
    last = Letter.objects.filter(person=reader.person, topic=MONTHLY.key).first()
    if last and last.state == {"snapshot": here.snapshot}:
        return 0
    for unit in reader.units:
        _send_view(reader, here, unit, at)
    return len(reader.units)


def _send_view(reader: Reader, here: Source, unit: Unit, at: datetime) -> None:
    level, name = unit
    day = newest(here)
    card = scorecard_for(here, Asked(level, name, day))
    whose = name or authority_name(here)
    subject = f"{whose}: the month to {day.day} {day:%B %Y}"
    query = f"?{urlencode({'of': f'{level.value}:{name}'})}" if name else ""
    page = addresses.whole(reverse("figures:scorecard") + query)
    file = file_of(scorecard_document(card), "pdf")
    with transaction.atomic():
        letter = Letter.objects.create(
            person=reader.person,
            topic=MONTHLY.key,
            at=at,
            data_as_at=figures_file(here).data_as_at,
            subject=subject,
            state={"snapshot": here.snapshot},
        )
        link = Link(page, "Open the scorecard, signed in")
        send(reader, MONTHLY, subject, tuple(_blocks(card)), link, letter, at, (file,))


def _blocks(card: Scorecard) -> Iterable[Block]:
    summary = card.summary
    yield Paragraph(f"{summary.with_value} of {summary.indicators} indicators have a value.", True)
    pairs = [
        (mark.word, str(summary.ratings.get(rating, 0))) for rating, mark in PERFORMANCE.items()
    ]
    pairs.append(("Better than a year earlier", str(summary.improved)))
    pairs.append(("Worse than a year earlier", str(summary.deteriorated)))
    yield Facts(tuple(pairs))
    yield Paragraph("The whole scorecard is attached. Each number opens on the page.")
