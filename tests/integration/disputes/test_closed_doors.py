"""Of a restricted child's dispute and rating nobody is told who is not named for the child."""

from django.utils import timezone
from tests import personas
from tests.integration.disputes.conftest import BEGUN, Case

from sightline.apps.children.queries import authority_code
from sightline.apps.disputes import actions, telling
from sightline.apps.disputes.policy import Kind
from sightline.apps.disputes.queries import policies
from sightline.apps.disputes.rules import Rated
from sightline.apps.notices.models import Notice
from sightline.apps.people.actions import name_reader, restrict_child
from sightline.judgement.marks import Rating


def test_managers_hear_nothing_of_a_restricted_child_that_is_closed_to_them(case: Case) -> None:
    guardian = personas.person("guardian")
    restrict_child(
        by=guardian, authority=authority_code(), child_id=case.child, at=BEGUN,
        reason="Kept to named people alone.",
    )  # fmt: skip
    name_reader(
        by=guardian, authority=authority_code(), child_id=case.child, person=case.iro, at=BEGUN
    )
    theme = next(iter(policies().themes))
    dispute = actions.raise_dispute(
        **case.does("iro"), child_id=case.child, kind=Kind.LOOKED_AFTER, themes=[theme], level=1,
        concern="The plan says nothing of who sees the child.", severity="",
    )  # fmt: skip
    rating = actions.rate_plan(
        **case.does("iro"), child_id=case.child, plan=Rated.CARE_PLAN, reviewed_on=BEGUN.date(),
        rag=Rating.RED, is_smart=False, has_drift=True, reasons="Nobody is named for any step.",
    )  # fmt: skip
    telling.of_total_passed(dispute, at=timezone.now())
    assert not Notice.objects.exclude(person=case.iro).exists()
    assert rating.shared_with == ""
