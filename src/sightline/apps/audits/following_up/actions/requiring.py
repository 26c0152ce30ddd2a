"""What the auditor requires; on handing in each becomes an agreed action."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from sightline.apps.agreed_actions import actions as agreed_actions
from sightline.apps.agreed_actions.models import AgreedAction
from sightline.apps.audits.following_up import rules
from sightline.apps.audits.following_up.people import holding, policy
from sightline.apps.audits.following_up.steps import Standing
from sightline.apps.audits.models import Audit, RequiredAction
from sightline.apps.audits.rules import check_may_write
from sightline.apps.events.actions import record_event
from sightline.apps.events.versions import save_version
from sightline.apps.notices.telling import people_with
from sightline.apps.people.access import branch_of
from sightline.apps.people.models import Unit, User
from sightline.apps.people.queries import roles_of
from sightline.apps.people.reach import Access
from sightline.apps.people.rules import Right
from sightline.vocabulary.not_allowed import NotAllowed
from sightline.vocabulary.words import Level


def require(
    *, audit: Audit, said: str, due_on: date, by: User, access: Access, at: datetime
) -> RequiredAction:
    """One more of them; there may be any number."""
    check_may_write(access, audit.about)
    rules.check_required(said, due_on, timezone.localdate(at))
    with transaction.atomic():
        Audit.objects.select_for_update().get(pk=audit.pk)
        last = audit.required.aggregate(last=Max("number"))["last"] or 0
        made = RequiredAction.objects.create(
            audit=audit, number=last + 1, child_id=audit.child_id, said=said.strip(),
            due_on=due_on, by=by, at=at,
        )  # fmt: skip
        record_event(by=by, did="audit.action_required", to=audit, at=at, number=made.number)
    return made


def change(
    *, required: RequiredAction, read: int, by: User, access: Access, at: datetime
) -> RequiredAction:
    """As the form has put it on the action. Raises EditedMeanwhile."""
    _check_open(required, access)
    rules.check_required(required.said, required.due_on, timezone.localdate(at))
    with transaction.atomic():
        save_version(required, read=read, fields=["said", "due_on"])
        record_event(
            by=by, did="audit.action_changed", to=required.audit, at=at, number=required.number
        )
    return required


def drop(*, required: RequiredAction, by: User, access: Access, at: datetime) -> None:
    """Off the list, while the audit is still written."""
    _check_open(required, access)
    with transaction.atomic():
        record_event(
            by=by, did="audit.action_dropped", to=required.audit, at=at, number=required.number
        )
        required.delete()


def _check_open(required: RequiredAction, access: Access) -> None:
    check_may_write(access, required.audit.about)
    if required.action_id is not None:
        raise NotAllowed("This was agreed when the audit was handed in before: change it there.")


def agree_required(*, audit: Audit, by: User, at: datetime) -> None:
    """Called when the audit is handed in. A day that has passed meanwhile becomes the day itself:
    the action is then late at once, and nothing is lost."""
    today = timezone.localdate(at)
    if audit.second_of_id is not None:
        return
    for each in audit.required.filter(action__isnull=True):
        each.action = agree_of(
            audit, str(each), max(each.due_on, today), by=by, at=at,
            why="What must be done stands on the audit’s page, for those who may read it.",
        )  # fmt: skip
        each.evidence_by = rules.evidence_by(today, policy().evidence_months)
        each.save(update_fields=["action", "evidence_by"])


def agree_of(
    audit: Audit, title: str, due_on: date, *, by: User, at: datetime, why: str, worker: str = ""
) -> AgreedAction:
    """The one agreed action, of the worker's unit, without a word about the child."""
    level, unit = unit_of(audit, timezone.localdate(at), worker)
    return agreed_actions.agree(
        by=by, title=title, owner=owner_of(audit, by, at, worker), due_on=due_on, at=at,
        source=audit, level=level, unit=unit, why=why,
    )  # fmt: skip


def unit_of(audit: Audit, day: date, worker: str = "") -> tuple[Level, str]:
    """The worker, where the tree has them below the team: those above must reach the action."""
    name = worker or audit.worker
    team = Unit.objects.filter(level=Level.TEAM.value, name=audit.team).first()
    if name and team is not None and name in branch_of(team, day)["workers"]:
        return Level.WORKER, name
    if audit.team:
        return Level.TEAM, audit.team
    return (Level.SERVICE, audit.service) if audit.service else (Level.AUTHORITY, "")


def owner_of(audit: Audit, by: User, at: datetime, worker: str = "") -> User:
    """The worker; where they have no account the nearest manager above them who has one."""
    today = timezone.localdate(at)
    about = rules.whom(audit.about)
    if worker:
        about = rules.Whom(about.service, about.team, worker)
    line = (Standing.WORKER, Standing.ASSISTANTS, Standing.MANAGERS, Standing.GROUPS)
    for standing in line:
        for person in holding(standing, about, today):
            if _may_own(person, today):
                return person
    return by if _may_own(by, today) else people_with(Right.RUN_AUDITS, today)[0]


def _may_own(person: User, today: date) -> bool:
    rights = {right for each in roles_of(person, today) for right in each.role.profile.rights}
    return Right.SEE_FIGURES in rights
