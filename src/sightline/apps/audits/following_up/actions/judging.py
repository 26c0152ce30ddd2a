"""What managers make of it together: kept as employment data."""

from datetime import datetime

from django.db import transaction

from sightline.apps.audits.following_up import rules
from sightline.apps.audits.following_up.people import policy
from sightline.apps.audits.following_up.steps import Standing, check_words, standings
from sightline.apps.audits.models import Audit, PracticeJudgement
from sightline.apps.events.actions import record_event
from sightline.apps.people.models import User
from sightline.apps.people.reach import Access
from sightline.vocabulary.not_allowed import NotAllowed


def judge_practice(
    *, audit: Audit, with_whom: Standing, has_need: bool, need: str, is_wider: bool, wider: str,
    by: User, access: Access, at: datetime,
) -> PracticeJudgement:  # fmt: skip
    """Two judge: team manager and assistant manager, later team manager and group manager. That
    there is neither a need nor anything wider is a judgement too."""
    about, terms = rules.whom(audit.about), policy()
    own = standings(access, about, terms.roles)
    if not own & terms.kept_by:
        raise NotAllowed("The managers of this worker judge this together.")
    if with_whom not in terms.kept_by or with_whom in own:
        raise NotAllowed("Say with which other manager you judged it.")
    if has_need:
        check_words(need, "Say which learning need it is and what is done about it.")
    check_words(wider, "Say why it is, or is not, a sign of wider poor performance.")
    with transaction.atomic():
        made = PracticeJudgement.objects.create(
            audit=audit, authority=audit.authority, service=about.service, team=about.team,
            worker=about.worker, with_whom=with_whom.value, has_need=has_need, need=need.strip(),
            is_wider=is_wider, wider=wider.strip(), by=by, at=at,
        )  # fmt: skip
        record_event(by=by, did="audit_steps.judged", to=made, at=at)
    return made
