"""What audits and supervision bring to the Board's pack by themselves."""

from datetime import timedelta

import pytest
from django.utils import timezone
from tests.integration.audits.making_audits import handed_in, people

from sightline.apps.pack import of_quality
from sightline.apps.people.authority import authority_code
from sightline.documents.model import Paragraph, Table
from sightline.vocabulary.months import end_of_month

pytestmark = pytest.mark.django_db


def test_the_month_s_audits_are_counted_and_say_in_how_many_a_family_was_reached() -> None:
    who, at = people(), timezone.now() - timedelta(days=1)
    month = end_of_month(timezone.localdate(at))
    assert of_quality.of_audits(authority_code(), month) is None
    handed_in(who["quality_officer"], 2, at)
    handed_in(who["quality_officer"], 4, at, child="CHILD-2")
    fed = of_quality.of_audits(authority_code(), month)
    assert fed is not None and "CHILD" not in str(fed.blocks)
    (table,) = [each for each in fed.blocks if isinstance(each, Table)]
    assert [str(cell) for cell in table.rows[0][1:]] == ["2", "0", "1", "0", "1"]
    (said,) = [each.text for each in fed.blocks if isinstance(each, Paragraph)]
    assert said.startswith("In 0 of 2 audits")
    assert of_quality.of_audits(authority_code(), end_of_month(month + timedelta(days=40))) is None
    assert not fed.is_whole


def test_where_nothing_is_kept_nothing_is_brought() -> None:
    month = end_of_month(timezone.localdate())
    assert of_quality.of_reviews(authority_code(), month) is None
    assert of_quality.of_supervision(authority_code(), month) is None
