"""The leads' page: what somebody leads, updated in one sitting; reminders of it."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from sightline.apps.attachments.queries import files_beside
from sightline.apps.events.row_history import save_as
from sightline.apps.notices.models import Mail, Notice
from sightline.apps.plan import actions
from sightline.apps.plan.leading.reminding import remind
from sightline.apps.plan.leading.today import of_milestones
from sightline.apps.plan.models import LeadName, Reminded
from sightline.apps.plan.rules import PlanState
from sightline.documents.plan import Brag

pytestmark = pytest.mark.django_db
MINE = "/plan/mine/"
LEAD = "Heads of Service"


@pytest.fixture
def led(small, quality_officer):
    """The small plan, live; both milestones are led by whoever holds the role."""
    at = timezone.now() - timedelta(days=1)
    who = {"by": quality_officer, "at": at}
    for milestone in (small.review, small.audits):
        actions.set_leads(**who, milestone=milestone, leads=[LEAD])
    name = LeadName.objects.get(name=LEAD)
    actions.link_lead(**who, name=name, role="head_of_service", is_group=True)
    small.plan.state = PlanState.LIVE
    save_as(small.plan, by=quality_officer, at=at)
    return small


def sent(small, first=None, second=None, **more):
    """The form as a browser sends it: the first milestone's fields, the second's."""
    said = {f"m{small.review.pk}-stood": "unknown/", f"m{small.audits.pk}-stood": "unknown/"}
    said |= {f"m{small.review.pk}-{name}": value for name, value in (first or {}).items()}
    said |= {f"m{small.audits.pk}-{name}": value for name, value in (second or {}).items()}
    return said | more


def test_milestones_are_led_by_role_and_others_see_how_to_come_by_one(
    led, visit, head_of_service, team_manager
):
    shown = visit(head_of_service).get(MINE).content.decode()
    assert "EH 1.1" in shown and "EH 1.2" in shown
    assert "You lead no milestone" in visit(team_manager).get(MINE).content.decode()


def test_one_sitting_saves_every_row_that_says_something(led, visit, head_of_service):
    quarter = visit(head_of_service).get(MINE).context["sitting"].quarter.initial["quarter"]
    form = sent(
        led,
        {"brag": "amber", "why": "The form waits for the new system", "progress": "Drafted"},
        {"nothing": "The sample is taken in the spring"},
        quarter=quarter,
    )
    answer = visit(head_of_service).post(MINE, form, follow=True)
    assert "2 entries were saved." in answer.content.decode()
    led.review.refresh_from_db()
    assert led.review.brag == Brag.AMBER
    assert led.review.ratings.get().by == head_of_service
    assert [note.text for note in led.review.notes.all()] == ["Drafted"]
    note = led.audits.notes.get()
    assert (note.nothing_because, note.quarter.isoformat()) == (
        "The sample is taken in the spring", quarter,
    )  # fmt: skip
    assert not led.audits.ratings.exists()


def test_a_row_with_an_error_comes_back_filled_in_and_the_others_are_saved(
    led, visit, head_of_service
):
    form = sent(led, {"brag": "blue", "progress": "Done & told"}, {"progress": "Taken"})
    answer = visit(head_of_service).post(MINE, form)
    shown = answer.content.decode()
    assert answer.status_code == 400
    assert "1 entry was saved." in shown and "Blue needs something that shows it is done" in shown
    assert "Done &amp; told</textarea>" in shown
    assert led.audits.notes.get().text == "Taken"
    assert not led.review.ratings.exists() and not led.review.notes.exists()


def test_a_file_alone_shows_that_it_is_done_and_one_that_lies_about_itself_is_refused(
    led, visit, head_of_service
):
    page = f"m{led.review.pk}-file"
    programme = SimpleUploadedFile("minutes.pdf", b"MZ\x90\x00 no paper at all")
    answer = visit(head_of_service).post(MINE, sent(led, {"brag": "blue"}, **{page: programme}))
    assert answer.status_code == 400 and "isn&#x27;t taken" in answer.content.decode()
    assert not led.review.ratings.exists()
    paper = SimpleUploadedFile("minutes.pdf", b"%PDF-1.7 minutes")
    answer = visit(head_of_service).post(MINE, sent(led, {"brag": "blue"}, **{page: paper}))
    assert answer.status_code == 302
    assert led.review.ratings.get().evidence == "Beside it: minutes.pdf"
    assert [file.by for file in files_beside(led.review)] == [head_of_service]


def test_a_rating_that_somebody_else_gave_meanwhile_is_not_overwritten_unseen(
    led, visit, head_of_service, quality_officer
):
    at = timezone.now()
    actions.rate(by=quality_officer, milestone=led.review, brag=Brag.RED, why="Stuck", at=at)
    form = sent(led, {"brag": "green"})
    answer = visit(head_of_service).post(MINE, form)
    assert "Somebody else has rated it" in answer.content.decode()
    again = form | {f"m{led.review.pk}-stood": f"red/{timezone.localdate(at)}"}
    assert visit(head_of_service).post(MINE, again).status_code == 302
    led.review.refresh_from_db()
    assert led.review.brag == Brag.GREEN


def test_nobody_updates_a_milestone_that_is_not_theirs(led, visit, team_manager):
    answer = visit(team_manager).post(MINE, sent(led, {"progress": "Mine now"}))
    assert answer.status_code == 302
    assert not led.review.notes.exists()


def test_what_was_promised_and_what_recurs_is_ticked(led, visit, head_of_service, quality_officer):
    at, today = timezone.now(), timezone.localdate()
    who = {"by": quality_officer, "at": at}
    promise = actions.promise(**who, milestone=led.review, what="Bring it", due_on=today)
    time = led.audits.occurrences.order_by("due_on").first() or actions.plan_occurrences(
        **who, milestone=led.audits, days=[today]
    )[0]  # fmt: skip
    form = sent(led, **{f"p{promise.pk}-how": "done", f"o{time.pk}-how": "missed"})
    shown = visit(head_of_service).post(MINE, form).content.decode()
    assert "Say why it was missed" in shown
    promise.refresh_from_db()
    assert promise.done_on == today
    form = sent(led, **{f"o{time.pk}-how": "missed", f"o{time.pk}-words": "No auditor"})
    assert visit(head_of_service).post(MINE, form).status_code == 302
    time.refresh_from_db()
    assert time.missed_because == "No auditor"


def moment(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 7, 15, tzinfo=UTC)


def test_one_message_tells_of_everything_and_only_of_what_is_new(led, head_of_service):
    monday = date(2026, 10, 5)
    done = {"by": head_of_service, "brag": Brag.BLUE, "evidence": "Seen"}
    actions.rate(**done, milestone=led.audits, on=date(2026, 7, 1), at=moment(monday))
    assert remind(at=moment(date(2026, 10, 4))) == 0  # a Sunday
    assert remind(at=moment(monday)) == 1
    notice = Notice.objects.get(person=head_of_service)
    assert notice.said.startswith("Your milestones: overdue: ") and "EH 1.1" in notice.said
    assert Mail.objects.filter(person=head_of_service).count() == 1
    assert remind(at=moment(monday)) == 0
    assert remind(at=moment(date(2026, 10, 6))) == 0
    assert Notice.objects.filter(person=head_of_service).count() == 1


def test_what_stays_overdue_goes_to_the_plan_s_owner_and_silence_follows_its_end(
    led, head_of_service, quality_officer
):
    day = date(2026, 10, 15)
    remind(at=moment(day))
    notice = Notice.objects.get(person=quality_officer)
    assert "In the plan you keep: overdue for long: " in notice.said and "EH 1.1" in notice.said
    for milestone in (led.review, led.audits):
        actions.rate(
            by=head_of_service, milestone=milestone, brag=Brag.BLUE, evidence="Seen", on=day,
            at=moment(day),
        )  # fmt: skip
    told = Reminded.objects.count()
    assert remind(at=moment(date(2026, 12, 15))) == 0
    assert Reminded.objects.count() == told


def test_nobody_is_reminded_of_a_plan_that_is_no_longer_live(led, quality_officer):
    led.plan.state = PlanState.CLOSED
    save_as(led.plan, by=quality_officer, at=timezone.now())
    assert remind(at=moment(date(2026, 10, 15))) == 0


def test_home_says_in_one_line_what_is_overdue(led, visit, head_of_service):
    request = visit(head_of_service).get(reverse("plan:mine")).wsgi_request
    assert [(line.number, line.grave) for line in of_milestones(request)] == [(2, True)]
