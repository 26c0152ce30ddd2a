"""What was taken back, withdrawn or overtaken is read no more, and what comes late is whole."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from tests.integration.scrutiny.conftest import PUBLISHED

from sightline.apps.people.models import User
from sightline.apps.scrutiny import actions
from sightline.apps.scrutiny.actions import agenda_packs as packs
from sightline.apps.scrutiny.actions.publishing import withdraw_all
from sightline.apps.scrutiny.meetings.queries import AGENDA
from sightline.apps.scrutiny.models import AgendaPack, CommitteeMeeting
from sightline.vocabulary.not_allowed import NotAllowed

LATER = PUBLISHED + timedelta(hours=1)
Visit = Callable[[User], Client]


@pytest.fixture(autouse=True)
def _files_are_written_when_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packs, "write_file", lambda *_, **__: None)


def made(meeting: CommitteeMeeting, clerk: User, changes: str = "") -> AgendaPack:
    asked = packs.ask_for_pack(by=clerk, meeting=meeting, at=PUBLISHED, changes=changes)
    packs.make_pack(id=asked.pk, at=PUBLISHED)
    asked.refresh_from_db()
    return asked


def test_an_agenda_that_is_taken_back_takes_all_its_packs_along(
    summoned: CommitteeMeeting, clerk: User, lead_member: User, visit: Visit
) -> None:
    first, second = made(summoned, clerk), made(summoned, clerk, "A page more")
    for each in (first, second):
        packs.publish_pack(by=clerk, pack=each, at=LATER)
    third = packs.ask_for_pack(by=clerk, meeting=summoned, at=LATER, changes="Again")
    actions.take_agenda_back(by=clerk, meeting=summoned, why="A name stood in it", at=LATER)
    for each, state in ((first, "withdrawn"), (second, "withdrawn"), (third, "failed")):
        each.refresh_from_db()
        assert each.state == state
        for part in ("public.pdf", "public.zip"):
            address = f"/scrutiny/packs/{each.pk}/{part}"
            assert visit(lead_member).get(address).status_code == 404


def test_a_pack_that_something_newer_overtook_is_not_published(
    meeting: CommitteeMeeting, clerk: User
) -> None:
    draft = made(meeting, clerk)
    actions.publish_agenda(by=clerk, meeting=meeting, at=PUBLISHED)
    draft.refresh_from_db()
    assert draft.state == "withdrawn"
    old, new = made(meeting, clerk, "Published"), made(meeting, clerk, "A page more")
    packs.publish_pack(by=clerk, pack=new, at=LATER)
    with pytest.raises(NotAllowed, match="A newer pack"):
        packs.publish_pack(by=clerk, pack=old, at=LATER)
    last = made(meeting, clerk, "Last")
    actions.publish_supplement(by=clerk, meeting=meeting, adds="A table", at=LATER)
    with pytest.raises(NotAllowed, match="have it made again"):
        packs.publish_pack(by=clerk, pack=last, at=LATER)


def test_a_withdrawn_agenda_is_not_made_anew_for_its_readers(
    summoned: CommitteeMeeting, clerk: User, councillor: User, lead_member: User, visit: Visit
) -> None:
    address = reverse("scrutiny:agenda", args=[summoned.pk])
    assert visit(lead_member).get(address).status_code == 200
    withdraw_all(by=clerk, about=(AGENDA, summoned.pk), reason="A name stood in it", at=LATER)
    assert visit(lead_member).get(address).status_code == 404
    file = reverse("scrutiny:agenda_file", args=[summoned.pk, "html"])
    assert visit(lead_member).get(file).status_code == 404
    assert visit(councillor).get(address).status_code == 200


def test_a_late_exempt_item_brings_the_item_that_excludes_the_public(
    meeting: CommitteeMeeting, clerk: User
) -> None:
    for title in ("Fostering contract", "Exclusion of press and public"):
        actions.remove_item(by=clerk, item=meeting.items.get(title=title), at=PUBLISHED)
    actions.publish_agenda(by=clerk, meeting=meeting, at=PUBLISHED)
    values = {
        "title": "Urgent bid", "heading": "discussion", "openness": "exempt", "paragraph": 3,
        "public_interest": "Bids are open", "proper_officer": "Chief solicitor",
    }  # fmt: skip
    late = actions.add_late_item(
        by=clerk, meeting=meeting, values=values, because="The bid closes on Monday",
        agreed_by="Councillor A (chair)", at=LATER,
    )  # fmt: skip
    exclusion = meeting.items.get(standing="exclusion")
    assert (exclusion.number + 1, exclusion.supplement) == (late.number, late.supplement)
