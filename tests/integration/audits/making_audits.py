"""Audits as tests need them: of a child of one team, handed in with a grade for everything."""

from datetime import datetime, timedelta

from tests import personas
from tests.personas import SERVICE, TEAM

from sightline.apps.audits.form.actions import create_audit, moved
from sightline.apps.audits.models import Answer, Audit, Judgement, ToolVersion
from sightline.apps.audits.tools.queries import newest, tool_of
from sightline.apps.people.models import User
from sightline.vocabulary.audit_tools import AnswerType, Subject

CHILD, WORKER = "CHILD-1", "Worker 1"


def case_file() -> ToolVersion:
    """The tool for whole files."""
    found = newest("case_file")
    assert found is not None
    return found


def section() -> str:
    """The key of the tool's first section."""
    return tool_of(case_file()).sections[0].key


def audit_of(
    auditor: User, at: datetime, *, child: str = CHILD, second_of: Audit | None = None
) -> Audit:
    """Allocated, waiting to be written."""
    audit = create_audit(
        tool=case_file(), subject=Subject.FILE, child_id=child, service=SERVICE, team=TEAM,
        worker=WORKER, second_of=second_of, by=None, at=at,
    )  # fmt: skip
    return moved(audit, "allocate", by=None, at=at, auditor=auditor)


def hand_in(audit: Audit, grade: int, at: datetime, *, answer: str = "yes") -> Audit:
    """Every section and the whole with one grade, every yes-or-no question with one answer."""
    tool = tool_of(audit.tool)
    for key, _ in tool.dimensions:
        Judgement.objects.update_or_create(
            audit=audit, dimension=key, defaults={"grade": grade, "reasons": "Seen", "at": at}
        )
    for question in tool.questions:
        if question.type is AnswerType.YES_NO:
            Answer.objects.update_or_create(
                audit=audit, question=question.key,
                defaults={"value": answer, "evidence": "Case note of May", "at": at},
            )  # fmt: skip
    moved(audit, "start", by=audit.auditor, at=at)
    given = {"first_grade": grade, "grade": grade, "handed_in_at": at}
    return moved(audit, "hand in", by=audit.auditor, at=at, **given)


def handed_in(auditor: User, grade: int, at: datetime, *, child: str = CHILD) -> Audit:
    set_at = at - timedelta(days=5)
    return hand_in(audit_of(auditor, set_at, child=child), grade, at)


class People(dict[str, User]):
    """The accounts of a test, each made when it is first named: an account takes a while."""

    def __missing__(self, who: str) -> User:
        self[who] = personas.person(who, WORKER if who == "social_worker" else "")
        return self[who]


def people() -> People:
    return People()
