from datetime import date, datetime

from django.db import transaction

from sightline.apps.children.queries import authority_code
from sightline.apps.disputes import rules
from sightline.apps.disputes.models import MonthReview, MonthTheme
from sightline.apps.disputes.queries import policies
from sightline.apps.events.actions import record_event
from sightline.apps.people.models import User
from sightline.apps.people.reach import Access
from sightline.vocabulary.months import end_of_month


def review_month(
    *, by: User, access: Access, month: date, differences: str, said: str, at: datetime
) -> MonthReview:
    """Record what the monthly look at all disputes concluded."""
    rules.check_may_review(access)
    rules.check_reason(differences, "Say how replies differ between teams, or that they do not.")
    rules.check_reason(said, "Say how disputes stand, what came out of them and what follows.")
    with transaction.atomic():
        made = MonthReview.objects.create(
            authority=authority_code(), month=end_of_month(month),
            differences=differences.strip(), said=said.strip(), by=by, at=at,
        )  # fmt: skip
        record_event(by=by, did="dispute.reviewed", to=made, at=at, month=made.month.isoformat())
    return made


def confirm_theme(
    *, by: User, access: Access, month: date, theme: str, example: str, at: datetime
) -> MonthTheme:
    """A theme of the month, with an example for the Practice Improvement Forum."""
    rules.check_may_review(access)
    rules.check_themes([theme], policies().themes)
    rules.check_reason(example, "Give an example in a sentence, without a child.")
    with transaction.atomic():
        made, _ = MonthTheme.objects.update_or_create(
            authority=authority_code(), month=end_of_month(month), theme=theme,
            defaults={"example": example.strip()[:300], "by": by, "at": at},
        )  # fmt: skip
        record_event(by=by, did="dispute.theme_confirmed", to=made, at=at, theme=theme)
    return made


def take_back_theme(
    *, by: User, access: Access, month: date, theme: str, at: datetime
) -> None:  # fmt: skip
    """It is no theme of the month after all."""
    rules.check_may_review(access)
    found = MonthTheme.objects.filter(
        authority=authority_code(), month=end_of_month(month), theme=theme
    ).first()
    if found is not None:
        with transaction.atomic():
            record_event(by=by, did="dispute.theme_taken_back", to=found, at=at, theme=theme)
            found.delete()
