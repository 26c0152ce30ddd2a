"""What an audit must not open: to an auditor whose time is over, whose eyes are to stay blind, or
past the door of a restricted child."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from tests.integration.audits.making_audits import audit_of, hand_in, people
from tests.personas import AT, PASSWORD

from sightline.apps.attachments.actions import attach
from sightline.apps.audits.afterwards import queries
from sightline.apps.audits.form.actions import raise_concern
from sightline.apps.audits.form.concerns import find_concern, waiting_for
from sightline.apps.audits.models import Audit
from sightline.apps.audits.programme.allocating import allocate
from sightline.apps.audits.programme.frames import last_audits
from sightline.apps.audits.queries import audits_within, find_audit
from sightline.apps.people.access import access_of
from sightline.apps.people.actions import add_user, give_role, restrict_child
from sightline.apps.people.models import Grant, User
from sightline.vocabulary.not_allowed import NotAllowed

pytestmark = pytest.mark.django_db
Visit = Callable[[User], Client]


@pytest.fixture
def at() -> datetime:
    return timezone.now() - timedelta(days=2)


@pytest.fixture
def who(db: None) -> dict[str, User]:
    return people()


def pair(who: dict[str, User], at: datetime) -> tuple[Audit, Audit]:
    """The first by the quality officer and handed in; the second, still blind, by the principal
    social worker."""
    first = audit_of(who["quality_officer"], at)
    second = audit_of(who["principal_social_worker"], at, second_of=first)
    return hand_in(first, 4, at), second


def test_an_auditor_whose_time_is_over_opens_nothing_nor_a_file_beside_it(
    at: datetime, visit: Visit
) -> None:
    outside = add_user(email="out@other.example", name="Outside", password=PASSWORD, at=AT)
    give_role(by=None, person=outside, role="outside_auditor", at=AT)
    audit = audit_of(outside, at)
    file = attach(
        by=outside, access=access_of(outside, at), to=audit, name="Chronology.pdf",
        content=b"%PDF-1.7 made up", at=at,
    )  # fmt: skip
    pages = [f"/audits/{audit.pk}/", f"/audits/{audit.pk}/write/", f"/attachments/{file.pk}/"]
    assert [visit(outside).get(page).status_code for page in pages] == [200, 200, 200]
    yesterday = timezone.localdate() - timedelta(days=1)
    Grant.objects.filter(person=outside).update(to_on=yesterday)
    assert {visit(outside).get(page).status_code for page in pages} <= {403, 404}
    keep = visit(outside).post(f"/audits/{audit.pk}/keep/", {"block": "h", "h:text": "More"})
    assert keep.status_code in {403, 404}


def test_a_sample_tells_no_grade_of_a_file_that_is_still_graded_by_others(
    who: dict[str, User], at: datetime
) -> None:
    first, second = pair(who, at)
    day = timezone.localdate(at)
    assert last_audits([first.child_id]) == {first.child_id: (day, None)}
    hand_in(second, 1, at)
    assert last_audits([first.child_id]) == {first.child_id: (day, 4)}, "the first one's counts"


def test_another_audit_of_the_child_shows_a_second_auditor_nothing_of_the_first(
    who: dict[str, User], at: datetime
) -> None:
    first, second = pair(who, at)
    psw, officer = who["principal_social_worker"], who["quality_officer"]
    later = audit_of(psw, at + timedelta(days=1))
    assert queries.last_time(later) == {}
    assert queries.last_time(audit_of(officer, at + timedelta(days=1)))
    hand_in(second, 1, at)
    assert queries.last_time(later)
    assert first in audits_within(access_of(psw, at))


def test_a_concern_of_one_look_is_not_told_to_who_looks_at_the_file_as_well(
    who: dict[str, User], at: datetime
) -> None:
    first, second = pair(who, at)
    psw, officer = who["principal_social_worker"], who["quality_officer"]
    head = access_of(who["head_of_safeguarding"], at)
    concern = raise_concern(
        audit=first, said="Nobody saw the child", by=officer, access=access_of(officer, at), at=at
    )
    access = access_of(psw, at)
    assert concern.told != psw
    assert waiting_for(access) == [] and find_concern(concern.pk, access) is None
    assert waiting_for(head) == [concern]
    hand_in(second, 1, at)
    assert find_concern(concern.pk, access) == concern


def test_a_restricted_child_is_closed_to_an_auditor_who_is_not_named(
    who: dict[str, User], at: datetime, visit: Visit
) -> None:
    officer = who["quality_officer"]
    audit = audit_of(officer, at)
    restrict_child(
        by=who["guardian"], authority=audit.authority, child_id=audit.child_id,
        reason="Kept to named people alone.", at=at,
    )  # fmt: skip
    access = access_of(officer, timezone.now())
    assert audit not in audits_within(access) and find_audit(audit.pk, access) is None
    for page in ("", "write/", "audit.pdf"):
        assert visit(officer).get(f"/audits/{audit.pk}/{page}").status_code == 404
    with pytest.raises(NotAllowed, match="named for it"):
        allocate(
            audit=audit, auditor=who["head_of_safeguarding"], by=who["principal_social_worker"],
            at=at, reason="Somebody else has to",
        )  # fmt: skip
