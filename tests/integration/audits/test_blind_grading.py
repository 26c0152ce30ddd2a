"""Two auditors grade one file, and neither sees the other's until both are in."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from tests.integration.audits.making_audits import audit_of, hand_in, people, section

from sightline.apps.audits.afterwards import (
    actions,
    agreeing,
    blind,
    drawing,
    keeping,
    queries,
)
from sightline.apps.audits.models import Audit, BlindGrade, Draw
from sightline.apps.audits.programme.allocating import allocate
from sightline.apps.audits.queries import audits_within, find_audit
from sightline.apps.audits.rules import AuditState
from sightline.apps.people.access import access_of
from sightline.apps.people.models import User
from sightline.apps.thread.registry import kind_called
from sightline.judgement.agreement import Leaning
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
    """The first by the quality officer; the second by the principal social worker, whose role
    opens every other audit."""
    first = audit_of(who["quality_officer"], at)
    return first, audit_of(who["principal_social_worker"], at, second_of=first)


def test_neither_sees_the_others_by_any_way_until_both_are_in(
    who: dict[str, User], at: datetime, visit: Visit
) -> None:
    first, second = pair(who, at)
    hand_in(first, 4, at)
    psw, officer = who["principal_social_worker"], who["quality_officer"]
    for person, others in ((psw, first), (officer, second)):
        access, browser = access_of(person, at), visit(person)
        assert others not in audits_within(access)
        assert find_audit(others.pk, access) is None
        assert not kind_called("audit").may_see(access, str(others.pk))
        for page in ("", "after/", "after/moderate/", "write/"):
            assert browser.get(f"/audits/{others.pk}/{page}").status_code == 404
        for page in ("/audits/", "/audits/mine/", "/audits/moderation/", "/audits/repeats/", "/"):
            assert f"/audits/{others.pk}/" not in browser.get(page).content.decode()
    assert queries.earlier(second) is None
    assert queries.last_time(second) == {}
    head = access_of(who["head_of_safeguarding"], at)
    assert {first, second} <= set(audits_within(head))
    assert second not in audits_within(access_of(who["team_manager"], at))
    hand_in(second, 3, at)
    for person, others in ((psw, first), (officer, second)):
        assert find_audit(others.pk, access_of(person, at)) is not None
    shown = visit(officer).get(f"/audits/{first.pk}/after/").content.decode()
    assert "without seeing the others" in shown
    assert second not in audits_within(access_of(who["team_manager"], at))


def test_what_both_gave_is_kept_once_and_a_later_change_does_not_reach_it(
    who: dict[str, User], at: datetime
) -> None:
    first, second = pair(who, at)
    hand_in(first, 4, at)
    assert keeping.keep_blind_grades(at) == 0
    hand_in(second, 3, at, answer="no")
    assert keeping.keep_blind_grades(at) == 1
    assert keeping.keep_blind_grades(at) == 0
    second.judgements.update(grade=4)
    whole = BlindGrade.objects.get(dimension="overall")
    assert (whole.first_grade, whole.second_grade) == (4, 3)
    found = agreeing.differences_of(who["quality_officer"].pk)
    assert found.whole == [1]
    assert set(map(tuple, found.by_question.values())) == {(-1,)}
    assert agreeing.differences_of(who["principal_social_worker"].pk).whole == [-1]
    (tool,) = agreeing.by_tool()
    assert (tool.whole.count, tool.whole.kappa) == (1, None)


def test_drift_is_for_the_auditor_alone_and_the_spread_has_no_names(
    who: dict[str, User], at: datetime, visit: Visit
) -> None:
    officer, psw = who["quality_officer"], who["principal_social_worker"]
    files = [audit_of(officer, at, child=f"CHILD-{n}") for n in range(6)]

    def both(one: User, other: User, grades: tuple[int, int]) -> None:
        for first, second in zip(files, reversed(files), strict=True):
            BlindGrade.objects.create(
                first=first, second=second, dimension="overall", first_grade=grades[0],
                second_grade=grades[1], first_auditor=one, second_auditor=other, at=at,
            )  # fmt: skip

    both(officer, psw, (3, 2))
    BlindGrade.objects.create(
        first=files[0], second=files[1], dimension=section(), first_grade=1, second_grade=2,
        first_auditor=officer, second_auditor=psw, at=at,
    )  # fmt: skip
    assert agreeing.spread_of() == ()
    assert agreeing.of_person(officer.pk).whole.leaning is Leaning.HIGHER
    assert agreeing.of_person(psw.pk).whole.leaning is Leaning.LOWER
    own = visit(officer).get("/audits/agreement/mine/").content.decode()
    assert "yours were harsher" in own
    assert "By section" in own
    assert "yours were milder" in visit(psw).get("/audits/agreement/mine/").content.decode()
    page = visit(psw).get("/audits/agreement/").content.decode()
    assert "Too few auditors" in page
    assert officer.name not in page
    for each in files:
        other = audit_of(officer, at, child=each.child_id)
        BlindGrade.objects.create(
            first=other, second=each, dimension="overall", first_grade=2, second_grade=2,
            first_auditor=who["team_manager"], second_auditor=psw, at=at,
        )  # fmt: skip
    assert agreeing.spread_of() == (-0.5, 0.0, 1.0)
    page = visit(psw).get("/audits/agreement/").content.decode()
    assert "3 auditors: their grades lie between \u22120.50 and +1.00" in page
    assert 'role="img"' in page
    assert officer.name not in page


def test_one_in_five_is_drawn_and_drawing_again_changes_nothing(
    who: dict[str, User], at: datetime
) -> None:
    firsts = [audit_of(who["quality_officer"], at, child=f"CHILD-{n}") for n in range(10)]
    assert drawing.draw_all(at) == (0, 2)
    assert drawing.draw_all(at) == (0, 0)
    seconds = list(Audit.objects.filter(second_of__in=firsts))
    assert len(seconds) == 2
    assert all(each.now is AuditState.WAITING for each in seconds)
    assert all(each.before == each.second_of.before for each in seconds if each.second_of)
    assert Draw.objects.filter(purpose="second", is_chosen=True).count() == 2
    assert sorted(Draw.objects.values_list("number", flat=True)) == list(range(10))


def test_a_gold_file_is_graded_by_several_and_by_nobody_twice(
    who: dict[str, User], at: datetime
) -> None:
    first = audit_of(who["quality_officer"], at)
    head = who["head_of_safeguarding"]
    actions.make_gold(audit=first, by=head, access=access_of(head, at), at=at)
    seconds = list(first.seconds.all())
    assert len(seconds) == 2
    assert len(blind.together(first)) == 3
    with pytest.raises(NotAllowed, match="somebody else"):
        blind.check_other_auditor(seconds[0], who["quality_officer"].pk)
    with pytest.raises(NotAllowed):
        allocate(audit=seconds[0], auditor=who["quality_officer"], by=None, at=at)
    assert queries.gold_this_year() == 1
