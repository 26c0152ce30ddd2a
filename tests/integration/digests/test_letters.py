"""Letters on Wrenshire: to whom, about what, silent where nothing changed, never with a child."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from sightline.apps.digests import actions, counting, looking, words
from sightline.apps.digests.actions import NotAllWritten
from sightline.apps.digests.models import Letter
from sightline.apps.digests.monthly import write_monthly
from sightline.apps.digests.morning import tell_teams
from sightline.apps.digests.readers import readers
from sightline.apps.digests.rules import Counted
from sightline.apps.digests.topics import DAILY, MONTHLY, UNALLOCATED, WEEKLY
from sightline.apps.figures.queries import source
from sightline.apps.notices import addresses
from sightline.apps.notices.actions import stop_topic
from sightline.apps.notices.known import known_children
from sightline.apps.notices.models import Mail, Notice
from sightline.apps.notices.rules import MailState, Topic
from sightline.apps.people.models import User
from sightline.documents.model import Paragraph, Table
from sightline.vocabulary.words import Level

NOW = datetime(2026, 11, 23, 6, 30, tzinfo=UTC)
WEEK = timedelta(days=7)
pytestmark = pytest.mark.usefixtures("wrenshire", "db")


def mail_to(person: User, topic: Topic) -> Mail:
    return Mail.objects.get(person=person, topic=topic.key)


def test_the_director_hears_what_really_changed_what_is_late_and_how_much_was_looked_at(
    director: User,
) -> None:
    assert actions.write_weekly(at=NOW) == 1
    mail = mail_to(director, WEEKLY)
    assert mail.state == MailState.WAITING and mail.subject.startswith("Your week: ")
    assert "We looked at" in mail.text and "of too few children to judge" in mail.text
    assert "Higher is better" in mail.text and "Late:" in mail.text
    letter = Letter.objects.get(person=director)
    assert letter.is_sent and letter.content["changes"]
    assert {"truth", "which_way", "what_to_do"} <= letter.content["changes"][0].keys()


def test_a_week_in_which_nothing_changed_is_silent(director: User) -> None:
    actions.write_weekly(at=NOW)
    assert actions.write_weekly(at=NOW + WEEK) == 0
    assert Mail.objects.count() == 1
    silent = Letter.objects.get(at=NOW + WEEK)
    assert silent.content == {} and not silent.is_sent and silent.state["units"]


def test_only_what_changed_since_the_last_letter_is_told(director: User) -> None:
    actions.write_weekly(at=NOW)
    letter = Letter.objects.get()
    [unit] = letter.state["units"].values()
    indicator = next(name for name, (change, _) in unit.items() if change != "level")
    unit[indicator] = ["level", unit[indicator][1]]
    letter.save()
    actions.write_weekly(at=NOW + WEEK)
    [told] = Letter.objects.get(at=NOW + WEEK).content["changes"]
    assert told["news"] == "is now outside what is usual" and indicator in told["address"]


def test_a_team_manager_hears_of_the_team_and_a_social_worker_of_no_figures(
    team_manager: User, social_worker: User
) -> None:
    found = {reader.person: reader for reader in readers(NOW)}
    [(level, unit)] = found[team_manager].units
    assert level is Level.TEAM and found[social_worker].units == ()
    actions.write_weekly(at=NOW)
    assert unit in mail_to(team_manager, WEEKLY).text


def test_who_sees_no_unpublished_figure_gets_no_letter(
    councillor: User, guardian: User, administrator: User
) -> None:
    assert actions.write_weekly(at=NOW) == 0 and not Mail.objects.exists()


def test_the_lead_member_hears_of_figures_and_of_no_worklist(lead_member: User) -> None:
    actions.write_weekly(at=NOW)
    content = Letter.objects.get(person=lead_member).content
    assert content["changes"] and not content["lists"] and not content["data_quality"]


def test_a_jagged_series_is_never_told_of(director: User) -> None:
    here = source()
    assert here is not None
    looked = looking.look_at(here, Level.AUTHORITY, "")
    assert looked.too_small and "cpp_two_years_or_longer_pct" not in {
        seen.indicator for seen in looked.seen
    }


def test_no_letter_holds_the_id_or_name_of_any_child(
    director: User, team_manager: User, social_worker: User, head_of_service: User
) -> None:
    assert len(known_children().ids) > 1000 and known_children().names
    actions.write_weekly(at=NOW)
    actions.write_daily(at=NOW)
    actions.write_unallocated(at=NOW)
    write_monthly(at=NOW)
    assert Mail.objects.count() >= 6
    assert set(Mail.objects.values_list("state", flat=True)) == {MailState.WAITING}
    for mail in Mail.objects.all():
        # A link's signed token may hold any two letters; an identifier is WR and six digits.
        assert not re.search(r"WR\d{6}", mail.text)


def test_the_daily_summary_goes_to_directors_and_only_when_something_changed(
    director: User, team_manager: User
) -> None:
    assert actions.write_daily(at=NOW) == 1
    assert actions.write_daily(at=NOW + timedelta(days=1)) == 0
    assert mail_to(director, DAILY).subject.startswith("Today: ")
    headlines = Letter.objects.filter(person=director, topic=DAILY.key).last().content["headlines"]
    assert len(headlines) == 6 and all(title and value for title, value in headlines)
    assert "Headline figures" in mail_to(director, DAILY).text


def test_each_morning_an_assistant_team_manager_is_told_what_is_late_in_the_team(
    assistant_team_manager: User, social_worker: User
) -> None:
    assert tell_teams(at=NOW) == 1 and tell_teams(at=NOW) == 0
    notice = Notice.objects.get(person=assistant_team_manager)
    assert re.match(r"Assessment Team 3: \d+ late\. ", notice.said) and "WR" not in notice.said
    assert not Mail.objects.exists() and not Notice.objects.filter(person=social_worker).exists()


def test_the_report_on_children_without_a_worker_counts_by_team_and_days(
    director: User, head_of_service: User, team_manager: User
) -> None:
    assert actions.write_unallocated(at=NOW) == 2
    mail = mail_to(director, UNALLOCATED)
    assert mail.subject.endswith("for a worker") and "longer than 20 days" in mail.text
    whole = counting.unallocated(next(r.access for r in readers(NOW) if r.person == director))
    own = counting.unallocated(next(r.access for r in readers(NOW) if r.person == head_of_service))
    assert whole and own and whole.total > own.total > 0
    assert whole.total == sum(sum(groups.values()) for _, groups in whole.by_team)
    assert actions.write_unallocated(at=NOW + WEEK) == 0


def test_the_report_says_who_holds_children_until_a_worker_is_named() -> None:
    waiting = counting.Waiting((("Team 1", {Counted.LONGER: 2}),), (("Team 1", 3),), 2, 40)
    lead, by_team, held = words.waiting_blocks(waiting)
    assert lead == Paragraph("2 children wait for a named worker, the longest for 40 days.", True)
    assert isinstance(by_team, Table) and by_team.rows == (("Team 1", 0, 0, 0, 2),)
    assert isinstance(held, Table) and held.rows == (("Team 1", 3),)


def test_the_link_that_stops_a_letter_is_whole_in_the_text(director: User) -> None:
    actions.write_unallocated(at=NOW)
    text = mail_to(director, UNALLOCATED).text
    assert addresses.to_stop(director.pk, UNALLOCATED.key).rsplit(":", 2)[0] in text
    [line] = [line for line in text.splitlines() if "/notices/stop/" in line]
    assert line.rstrip().endswith("/")


def test_the_board_gets_the_authoritys_scorecard_and_a_head_of_service_their_own(
    lead_member: User, head_of_service: User, team_manager: User
) -> None:
    assert write_monthly(at=NOW) == 2
    board, own = mail_to(lead_member, MONTHLY), mail_to(head_of_service, MONTHLY)
    assert board.subject == "Wrenshire: the month to 31 October 2026"
    assert own.subject == "Assessment and Safeguarding: the month to 31 October 2026"
    [file] = board.files.all()
    assert file.name.endswith((".pdf", ".csv")) and len(bytes(file.content)) > 5000
    assert write_monthly(at=NOW + timedelta(days=30)) == 0


def test_who_stopped_a_letter_gets_none(director: User) -> None:
    stop_topic(person=director, topic=WEEKLY, at=NOW)
    assert actions.write_weekly(at=NOW) == 0 and not Letter.objects.exists()


def test_what_fails_for_one_reader_does_not_leave_out_the_next(
    director: User, lead_member: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    count = actions.late_lists

    def failing(access):  # type: ignore[no-untyped-def]
        if access.person == director.pk:
            raise RuntimeError("made up")
        return count(access)

    monkeypatch.setattr(actions, "late_lists", failing)
    with pytest.raises(NotAllWritten, match="1 letters could not be written, 1 could"):
        actions.write_weekly(at=NOW)
    assert Letter.objects.get().person == lead_member


def test_a_letter_is_read_by_its_reader_alone(
    director: User, lead_member: User, visit: object
) -> None:
    actions.write_weekly(at=NOW)
    letter = Letter.objects.get(person=director)
    mine: Client = visit(director)  # type: ignore[operator]
    assert letter.subject in mine.get("/letters/").content.decode()
    page = mine.get(f"/letters/{letter.pk}/").content.decode()
    assert "What to do:" in page and "Open the worklists" in page
    assert visit(lead_member).get(f"/letters/{letter.pk}/").status_code == 404  # type: ignore[operator]
