"""Late figures are chased: whoever types them in is told, the day after and then each week."""

from datetime import timedelta

from tests.integration.collected.conftest import AT, collect

from sightline.apps.collected import telling
from sightline.apps.collected.due_work import chase
from sightline.apps.collected.models import Entry
from sightline.apps.notices.models import Notice
from sightline.apps.people.models import User


def test_the_owner_hears_once_of_all_that_is_late(asked: list[Entry], hr_contributor: User) -> None:
    assert chase(AT) == "1 people were told of late figures."
    notice = Notice.objects.get(person=hr_contributor)
    assert notice.said == "2 collected figures are late. The oldest was due on 14 July 2026."
    assert notice.address == "/collected/"


def test_what_was_chased_is_chased_again_after_a_week_and_not_before(
    june: Entry, hr_contributor: User
) -> None:
    chase(AT)
    telling.chase_late(at=AT + timedelta(days=6))  # September's are late by then as well
    june.refresh_from_db()
    assert june.chased_on == AT.date()
    telling.chase_late(at=AT + timedelta(days=7))
    june.refresh_from_db()
    assert june.chased_on == AT.date() + timedelta(days=7)
    oldest = [each.said.rpartition(" on ")[2] for each in Notice.objects.order_by("at")]
    assert oldest == ["14 July 2026.", "14 October 2026.", "14 July 2026."]


def test_where_nobody_holds_the_role_the_analyst_hears(analyst: User) -> None:
    found = collect(analyst, "vacancies")
    assert telling.people_for(found, AT.date()) == [analyst]
