"""What stands in the sections, and who signed it off."""

from datetime import datetime
from typing import Any

from django.db import transaction

from sightline.apps.cover_reports import queries, rules
from sightline.apps.cover_reports.models import CoverPart, SignOff
from sightline.apps.events.actions import record_event
from sightline.apps.events.versions import save_version
from sightline.apps.plan.rules import day_of
from sightline.vocabulary.not_allowed import NotAllowed


def write_part(
    *, by: Any, part: CoverPart, text: str, is_nothing: bool = False, read: int, at: datetime
) -> CoverPart:
    """The words of a section, blank lines between its paragraphs; or that there is nothing."""
    rules.check_is_draft(part.report.state)
    section = queries.sections_here()[part.section]
    rules.check_part(section, text, is_nothing=is_nothing)
    with transaction.atomic():
        part.text, part.is_nothing = text.strip(), is_nothing
        part.written_by, part.written_at = by, at
        part._history_user = by  # type: ignore[attr-defined]
        save_version(part, read=read, fields=["text", "is_nothing", "written_by", "written_at"])
        said = f"“{section.title}” was written."
        record_event(by=by, did="cover_report.written", to=part.report, at=at, said=said)
    return part


def sign_off(*, by: Any, part: CoverPart, code: str, who: str, at: datetime) -> SignOff:
    """These very words are signed off. `by` records it, `who` did it."""
    rules.check_is_draft(part.report.state)
    read = rules.code_of(code)
    section = queries.sections_here()[part.section]
    if not section.is_signed:
        raise NotAllowed(f"“{section.title}” needs no sign-off code.")
    if not who.strip():
        raise NotAllowed("Say who signed it off.")
    if not queries.words_of(part):
        raise NotAllowed(f"Write “{section.title}” first: a code stands for words.")
    if read.on > day_of(at):
        raise NotAllowed(f"The day in that code, {read.on:%d/%m/%Y}, is still to come.")
    with transaction.atomic():
        made = SignOff.objects.create(
            part=part, code=str(read), on=read.on, who=who.strip(),
            words_sha256=queries.words_hash(part), by=by, at=at,
        )  # fmt: skip
        said = f"“{section.title}” was signed off."
        record_event(by=by, did="cover_report.signed_off", to=part.report, at=at, said=said)
    return made
