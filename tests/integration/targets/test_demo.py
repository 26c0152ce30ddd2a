"""The demonstration has targets of every sort, set once."""

from datetime import date

from tests.integration.targets.conftest import AT

from sightline.apps.figures.queries import source
from sightline.apps.people.models import User
from sightline.apps.targets.models import SetTarget
from sightline.documents.source import targets
from sightline.web.demo.targets import ensure_targets


def test_it_has_potential_ones_one_replaced_and_one_said_in_percent(analyst: User) -> None:
    ensure_targets(AT)
    made = SetTarget.objects.count()
    ensure_targets(AT)
    assert SetTarget.objects.count() == made == 12
    found = source()
    assert found is not None
    every = targets(found).targets
    kinds = {one.in_words for one in every["adopted_pct"]}
    assert {"proposed mid-way target", "proposed ambitious target"} < kinds
    (matches,) = every["adopt_a2_days"]
    due = [matches.due_on(day) for day in (date(2026, 3, 31), date(2026, 4, 1))]
    assert [point.value for point in due if point] == [121.0, 105.0]
    (cases,) = every["unallocated_cases"]
    assert cases.profile[0].worked_out is not None
    assert cases.profile[0].worked_out.percent == -20
