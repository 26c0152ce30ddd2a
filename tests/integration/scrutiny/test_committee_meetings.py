"""A committee's meeting from its agenda to signed minutes, and what may not be done on the way."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta

import pytest
from tests.integration.scrutiny.conftest import EVENING, FIRST, PUBLISHED

from sightline.apps.board.states import Presence
from sightline.apps.events.models import Event
from sightline.apps.events.versions import EditedMeanwhile
from sightline.apps.people.access import access_of
from sightline.apps.people.models import User
from sightline.apps.scrutiny import access, actions
from sightline.apps.scrutiny.meetings import papers, queries
from sightline.apps.scrutiny.meetings.attendance import AttendanceGroup, Interest
from sightline.apps.scrutiny.models import Committee, CommitteeMeeting
from sightline.documents.exports.html import to_html
from sightline.documents.model import Document
from sightline.vocabulary.not_allowed import NotAllowed

LATER = date(2027, 3, 10)
Came = Callable[..., None]


def item(meeting: CommitteeMeeting, title: str):  # type: ignore[no-untyped-def]
    return meeting.items.get(title=title)


def text(document: Document) -> str:
    return to_html(document)


def test_private_items_stand_last_after_the_resolution_that_opens_the_way(
    meeting: CommitteeMeeting,
) -> None:
    order = [(each.number, each.title, each.part) for each in queries.items_of(meeting)]
    assert [title for _, title, _ in order[4:]] == [
        "Improvement plan, quarter one", "Exclusion of press and public", "Fostering contract",
    ]  # fmt: skip
    assert [number for number, _, _ in order] == [1, 2, 3, 4, 5, 6, 7]
    assert order[-1][2] == 2


def test_an_agenda_that_is_a_day_late_needs_its_reason(
    meeting: CommitteeMeeting, clerk: User
) -> None:
    late = PUBLISHED + timedelta(days=1)
    with pytest.raises(NotAllowed, match="4 clear days"):
        actions.publish_agenda(by=clerk, meeting=meeting, at=late)
    meeting.refresh_from_db()
    assert meeting.state == "planned"
    why = "The bids close before"
    actions.publish_agenda(by=clerk, meeting=meeting, at=late, short_because=why)
    assert why in text(papers.agenda_document(meeting, is_full=False))


def test_the_public_agenda_names_the_private_item_and_not_its_papers(
    meeting: CommitteeMeeting, clerk: User
) -> None:
    paper = {"called": "Bids compared", "status": "final"}
    private = item(meeting, "Fostering contract")
    actions.add_paper(by=clerk, item=private, values=paper, at=FIRST)
    actions.publish_agenda(by=clerk, meeting=meeting, at=PUBLISHED)
    public = queries.public_form(meeting, queries.AGENDA)
    full = queries.full_form(meeting, queries.AGENDA)
    assert public is not None and full is not None
    assert "Bids compared" in text(full.document)
    assert "Bids compared" not in text(public.document)
    assert "Schedule 12A paragraph 3" in text(public.document)
    assert "5 clear days" in text(public.document)


def test_an_agenda_that_is_out_is_changed_by_supplement_or_taken_back(
    summoned: CommitteeMeeting, clerk: User
) -> None:
    with pytest.raises(NotAllowed, match="supplement"):
        actions.add_item(by=clerk, meeting=summoned, values={"title": "New"}, at=PUBLISHED)
    values = {"title": "Storm damage at a school", "heading": "discussion"}
    late = actions.add_late_item(
        by=clerk, meeting=summoned, values=values, because="Pupils return on Monday",
        agreed_by="Councillor A (chair)", at=PUBLISHED,
    )  # fmt: skip
    assert (late.number, str(late.supplement)) == (8, "Supplement 1")
    public = queries.public_form(summoned, queries.AGENDA)
    assert public is not None and "Pupils return on Monday" in text(public.document)
    actions.take_agenda_back(by=clerk, meeting=summoned, why="Wrong room named", at=PUBLISHED)
    assert queries.public_form(summoned, queries.AGENDA) is None
    assert summoned.state == "planned"


def test_nothing_is_resolved_without_a_quorum(
    summoned: CommitteeMeeting, clerk: User, all_came: Came
) -> None:
    plan = item(summoned, "Improvement plan, quarter one")
    said = {"by": clerk, "item": plan, "kind": "noted", "text": "Noted.", "at": EVENING}
    with pytest.raises(NotAllowed, match="who is here first"):
        actions.resolve(**said)
    all_came(summoned, absent=4)
    with pytest.raises(NotAllowed, match="not quorate"):
        actions.resolve(**said)
    all_came(summoned)
    assert actions.resolve(**said).number == 1
    assert actions.resolve(**said).number == 2


def test_a_parent_governors_vote_counts_on_education_alone(
    summoned: CommitteeMeeting, clerk: User, all_came: Came
) -> None:
    all_came(summoned)
    plan = item(summoned, "Improvement plan, quarter one")
    said = {"by": clerk, "kind": "agreed", "text": "Agreed.", "votes": (4, 1, 0), "at": EVENING}
    with pytest.raises(NotAllowed, match="5 votes are more than the 4"):
        actions.resolve(item=plan, **said)
    plan.is_education = True
    assert actions.resolve(item=plan, **said).votes == "4 for, 1 against, 0 abstained"


def test_an_exempt_item_is_minuted_only_after_the_public_was_excluded(
    summoned: CommitteeMeeting, clerk: User, all_came: Came
) -> None:
    all_came(summoned)
    private = item(summoned, "Fostering contract")
    said = {"by": clerk, "item": private, "discussion": "The second bid is lower.", "at": EVENING}
    with pytest.raises(NotAllowed, match="exclude the press and public"):
        actions.write_item(read=private.version, **said)
    made = actions.exclude_public(
        by=clerk, meeting=summoned, items=[private], text="That the public leave.", at=EVENING
    )
    private.refresh_from_db()
    actions.write_item(read=private.version, **said)
    assert made.item.standing == "exclusion"
    with pytest.raises(NotAllowed, match="taken in private"):
        actions.take_back_resolution(by=clerk, resolution=made, at=EVENING)


def test_two_who_minute_one_item_are_told(summoned: CommitteeMeeting, clerk: User) -> None:
    plan = item(summoned, "Improvement plan, quarter one")
    other = item(summoned, "Improvement plan, quarter one")
    actions.write_item(by=clerk, item=plan, discussion="One.", read=plan.version, at=EVENING)
    with pytest.raises(EditedMeanwhile):
        actions.write_item(by=clerk, item=other, discussion="Two.", read=other.version, at=EVENING)


def test_a_meeting_closes_with_its_interests_said(
    summoned: CommitteeMeeting, clerk: User, all_came: Came
) -> None:
    all_came(summoned)
    closing = {"by": clerk, "meeting": summoned, "closed_at": time(19, 27), "at": EVENING}
    with pytest.raises(NotAllowed, match="nobody declared one"):
        actions.close_meeting(read=summoned.version, **closing)
    actions.say_no_interests(by=clerk, meeting=summoned, said_none=True, at=EVENING)
    actions.declare(
        by=clerk, meeting=summoned, who="Councillor B", interest=Interest.OTHER,
        what="Governor of a school named in the report", at=EVENING,
    )  # fmt: skip
    assert not summoned.no_interests
    with pytest.raises(NotAllowed, match="take them back"):
        actions.say_no_interests(by=clerk, meeting=summoned, said_none=True, at=EVENING)
    actions.close_meeting(read=summoned.version, **closing)
    assert summoned.state == "held"


def held(meeting: CommitteeMeeting, clerk: User, came: Came) -> CommitteeMeeting:
    """With apologies of somebody without a seat, a private minute and a resolution."""
    came(meeting, absent=1)
    to = {"by": clerk, "meeting": meeting, "at": EVENING}
    actions.record_other(
        group=AttendanceGroup.IN_ATTENDANCE, called="Health visitor lead", post="Health trust",
        presence=Presence.APOLOGIES, **to,
    )  # fmt: skip
    actions.record_other(
        group=AttendanceGroup.EMPLOYEES, called="Service director", post="Children’s services",
        presence=Presence.PRESENT, **to,
    )  # fmt: skip
    actions.say_no_interests(said_none=True, **to)
    private = item(meeting, "Fostering contract")
    actions.exclude_public(items=[private], text="That the public leave for item 7.", **to)
    private.refresh_from_db()
    actions.write_item(
        by=clerk, item=private, discussion="The second bid is lower.", read=private.version,
        public_summary="The panel considered bids.", at=EVENING,
    )  # fmt: skip
    plan = item(meeting, "Improvement plan, quarter one")
    actions.resolve(by=clerk, item=plan, kind="noted", text="The panel noted it.", at=EVENING)
    meeting.refresh_from_db()
    return actions.close_meeting(closed_at=time(19, 27), read=meeting.version, **to)


def test_minutes_are_signed_at_a_later_meeting_and_private_ones_stay_private(
    summoned: CommitteeMeeting, clerk: User, panel: Committee, all_came: Came
) -> None:
    actions.draft_minutes(by=clerk, meeting=held(summoned, clerk, all_came), at=EVENING)
    following = actions.plan_committee_meeting(
        by=clerk, committee=panel, held_on=LATER, starts_at=time(18), at=EVENING
    )
    march = datetime(2027, 3, 1, 9, tzinfo=UTC)
    actions.publish_agenda(by=clerk, meeting=following, at=march)
    signing = {
        "by": clerk, "meeting": summoned, "at_meeting": following,
        "signed_by": "Councillor A, chair",
        "signed_on": LATER, "corrections": "Item 5: “June” for “July”.",
    }  # fmt: skip
    with pytest.raises(NotAllowed, match="wait for it"):
        actions.sign_minutes(at=march, **signing)
    actions.sign_minutes(at=datetime(2027, 3, 10, 20, tzinfo=UTC), **signing)
    public = queries.public_form(summoned, queries.MINUTES)
    assert public is not None
    words = text(public.document)
    for said in (
        "Apologies were received from Youth council member and Health visitor lead, Health trust.",
        "There were no declarations of interest.", "The panel noted it.", "19:27",
        "The panel considered bids.", "Councillor A, chair", "Service director",
    ):  # fmt: skip
        assert said in words, said
    assert "The second bid is lower" not in words
    full = queries.full_form(summoned, queries.MINUTES)
    assert full is not None and "The second bid is lower" in text(full.document)
    minuted = text(papers.minutes_document(following, is_full=False))
    assert "9 December 2026 were approved as a correct record" in minuted
    with pytest.raises(NotAllowed, match="stay as they are"):
        actions.say_no_interests(by=clerk, meeting=summoned, said_none=False, at=EVENING)


def test_private_business_is_summarised_before_the_minutes_are_drafted(
    summoned: CommitteeMeeting, clerk: User, all_came: Came
) -> None:
    meeting = held(summoned, clerk, all_came)
    private = item(meeting, "Fostering contract")
    actions.write_item(by=clerk, item=private, discussion="Bids.", read=private.version, at=EVENING)
    with pytest.raises(NotAllowed, match="what the public minutes say"):
        actions.draft_minutes(by=clerk, meeting=meeting, at=EVENING)


def test_matters_arising_are_of_earlier_meetings(
    summoned: CommitteeMeeting, clerk: User, all_came: Came
) -> None:
    plan = item(summoned, "Improvement plan, quarter one")
    with pytest.raises(NotAllowed, match="earlier meeting"):
        actions.raise_matter(by=clerk, meeting=summoned, earlier=plan, text="Words", at=EVENING)


def test_a_clerk_runs_their_committee_and_a_member_reads_all_of_it(
    summoned: CommitteeMeeting, panel: Committee, clerk: User, councillor: User, lead_member: User
) -> None:
    of = {each.pk: access_of(each, EVENING) for each in (clerk, councillor, lead_member)}
    day = EVENING.date()
    assert access.may_run(of[clerk.pk], panel, day)
    assert not access.may_run(of[councillor.pk], panel, day)
    assert access.is_member(of[councillor.pk], panel, day)
    assert not access.is_member(of[lead_member.pk], panel, day)
    actions.end_clerk(by=clerk, clerk=panel.clerks.get(), to_on=day - timedelta(days=1), at=EVENING)
    assert not access.may_run(of[clerk.pk], panel, day)


def test_every_deed_leaves_an_event(summoned: CommitteeMeeting) -> None:
    did = set(Event.objects.filter(kind="committee_meeting").values_list("did", flat=True))
    assert {
        "committee_meeting.planned", "committee_meeting.item_added", "committee_meeting.moved"
    } <= did  # fmt: skip
