"""The year’s programme: it comes in from a file, is looked at, chased, copied, taken back."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests import personas

from sightline.apps.audits.models import JointEvent, PlannedAudit
from sightline.apps.audits.programme import actions, chasing, order, queries, uploads
from sightline.apps.audits.programme.reading_file import read_schedule
from sightline.apps.audits.programme.rules import Kind, Unsettled
from sightline.apps.audits.programme.tables import year_table
from sightline.apps.events.imports import apply_import, keep_preview, undo_import
from sightline.apps.events.models import Import
from sightline.apps.events.versions import EditedMeanwhile
from sightline.apps.notices.models import Notice
from sightline.apps.people.models import User
from sightline.vocabulary.not_allowed import NotAllowed

pytestmark = pytest.mark.django_db
Visit = Callable[[User], Client]
AT = datetime(2026, 4, 20, 9, tzinfo=UTC)
SCHEDULE = """Month,Audit,Kind,Theme,Progress check,Leads,Associated events
April 26,Referrals dip sample,,,,Duty manager; Team managers,Early help together
May 26,Fostering health check,,,,Group manager,Early help together completed
May 26,Case file audit: neglect,themed,neglect,,Team managers,
June 26,Dip sample tbc,,,,Duty manager,
October 26,Review of Fostering health check,health_check,,true,Group manager,
December 26,Case file audit:,,,,,
Smarch 26,Something,,,,,
"""


@pytest.fixture
def lead(db: None) -> User:
    return personas.person("principal_social_worker")


def written(content: bytes, lead: User) -> tuple[Import, int]:
    read = read_schedule("schedule.csv", content)
    found = uploads.preview(read)
    kept = keep_preview(by=lead, kind=uploads.KIND, source="s", preview=found, at=AT)
    return apply_import(by=lead, id=kept.pk, at=AT), len(found.refused)


def test_a_schedule_comes_in_with_what_is_open_and_goes_again(lead: User) -> None:
    kept, refused = written(SCHEDULE.encode(), lead)
    lines = queries.of_year(2026)
    assert (len(lines), refused) == (6, 1)
    opened = {line.title: line.unsettled for line in queries.as_planned(lines)}
    assert opened["Dip sample tbc"] == (Unsettled.TOPIC,)
    assert opened["Case file audit:"] == (Unsettled.TOPIC, Unsettled.LEAD)
    assert opened["Referrals dip sample"] == ()
    event = JointEvent.objects.get()
    assert (event.from_month, event.until_month) == (date(2026, 4, 30), date(2026, 5, 31))
    assert event.completed_on == date(2026, 5, 31)
    check = PlannedAudit.objects.get(is_progress_check=True)
    assert check.progress_of is not None and check.progress_of.kind == Kind.HEALTH_CHECK
    shown = year_table(lines, [event], 2026, "Year")
    assert len(shown.rows) == 6 + 7  # seven months stand empty
    again = uploads.preview(read_schedule("schedule.csv", SCHEDULE.encode()))
    assert (again.same, again.to_write) == (7, ())
    undo_import(by=lead, id=kept.pk, at=AT)
    assert not PlannedAudit.objects.exists() and not JointEvent.objects.exists()


def test_every_row_of_a_real_year_is_there_and_the_open_ones_are_chased(
    lead: User, shared_data: Path
) -> None:
    path = shared_data / "seeds" / "audit_schedule_walsall.csv"
    if not path.is_file():
        pytest.skip(f"no schedule at {path}")
    read = read_schedule(path.name, path.read_bytes())
    _, refused = written(path.read_bytes(), lead)
    lines = {(line.month.isoformat(), line.title): line for line in queries.of_year(2016)}
    assert (len(read.lines), refused, len(lines)) == (52, 0, 52)
    for _, row in read.lines:
        line = lines[row["month"], row["title"]]
        assert (line.kind, line.theme, line.leads) == (row["kind"], row["theme"], row["leads"])
        assert line.is_progress_check == row["is_progress_check"]
    assert JointEvent.objects.filter(completed_on__isnull=False).count() == 4
    assert all(line.progress_of_id for line in lines.values()
               if line.is_progress_check and line.month > date(2016, 6, 1))  # fmt: skip
    open_ones = {line.title for line in queries.as_planned(lines.values()) if line.unsettled}
    assert len([one for one in queries.as_planned(lines.values()) if one.unsettled]) == 7
    assert {"Dip Sample tbc", "Case file audit:", "Early Help review of 1000 cases"} < open_ones


def test_what_is_open_is_chased_once_a_week_until_it_is_settled(lead: User) -> None:
    line = actions.plan_audit(
        by=lead, at=AT, month=date(2026, 5, 1), title="Themed audit", kind=Kind.THEMED, theme="tbc"
    )
    actions.plan_audit(by=lead, at=AT, month=date(2027, 3, 1), title="tbc", kind=Kind.DIP_SAMPLE)
    assert (chasing.chase(AT), chasing.chase(AT)) == (1, 0)
    (notice,) = Notice.objects.filter(person=lead)
    assert "theme and lead to be confirmed" in notice.said
    actions.change_planned(
        line=line, read=1, by=lead, at=AT, theme="Neglect", leads=["Team managers"]
    )
    assert [said for _, said in chasing.to_chase(date(2026, 4, 20))] == []
    assert "is not completed" in chasing.to_chase(date(2026, 6, 1))[0][1]
    with pytest.raises(EditedMeanwhile):
        actions.change_planned(line=line, read=1, by=lead, at=AT, theme="Other")


def test_a_year_is_copied_open_and_only_once_and_what_has_audits_is_dropped_not_lost(
    lead: User,
) -> None:
    written(SCHEDULE.encode(), lead)
    dropped = PlannedAudit.objects.get(title="Dip sample tbc")
    with pytest.raises(NotAllowed, match="why it is not done"):
        actions.move(line=dropped, way="drop", by=lead, at=AT)
    actions.move(line=dropped, way="drop", said="Nobody had time", by=lead, at=AT)
    made = actions.copy_year(from_year=2026, by=lead, at=AT)
    assert len(made) == 5 and actions.copy_year(from_year=2026, by=lead, at=AT) == []
    check = PlannedAudit.objects.get(is_progress_check=True, month__year=2027)
    assert check.progress_of is not None and check.progress_of.month == date(2027, 5, 31)


def test_what_is_out_of_order_in_a_year_is_said(lead: User) -> None:
    def line(month: int, title: str, kind: Kind, **more: object) -> PlannedAudit:
        return actions.plan_audit(
            by=lead, at=AT, month=date(2026, month, 1), title=title, kind=kind, leads=["Lead"],
            **more,
        )  # fmt: skip

    line(4, "Visits", Kind.DIP_SAMPLE, services=["Care"])
    line(5, "visits", Kind.DIP_SAMPLE)
    line(6, "Health check", Kind.HEALTH_CHECK, progress_by=date(2026, 10, 1))
    line(7, "Neglect", Kind.THEMED, theme="neglect")
    planned = queries.as_planned(queries.of_year(2026))
    said = " ".join(one.sentence for one in order.warnings(planned))
    for words in ("repeats April 2026", "no progress check, wanted by 1 October 2026",
                  "no standard case file audit", "does not say what led to it"):  # fmt: skip
        assert words in said
    covered = order.coverage(["Care", "Disability"], planned)
    assert [one.is_covered for one in covered] == [True, False]


def test_the_pages_plan_upload_change_and_take_away(lead: User, visit: Visit) -> None:
    page = visit(lead)
    file = SimpleUploadedFile("schedule.csv", SCHEDULE.encode())
    shown = page.post("/audits/programme/upload/", {"file": file}).content.decode()
    assert "Smarch" in shown and not PlannedAudit.objects.exists()
    kept = Import.objects.get(kind=uploads.KIND)
    page.post(f"/audits/programme/upload/{kept.pk}/", {"do": "write"})
    year = page.get("/audits/programme/", {"year": "2026"}).content.decode()
    assert "Topic and lead to be confirmed" in year and "Early help together (completed)" in year
    csv = page.get("/audits/programme/year/2026/as/csv/")
    assert csv.status_code == 200 and b"Case file audit: neglect" in csv.content
    line = PlannedAudit.objects.get(title="Case file audit:")
    address = f"/audits/programme/{line.pk}/change/"
    told = {"month": "2026-12", "title": "Case files", "kind": "standard_case_file", "number": "5",
            "leads": "Team managers\nThe board", "read": "1"}  # fmt: skip
    assert page.post(address, told).status_code == 302
    assert page.post(address, told | {"title": "Mine"}).status_code == 400
    line.refresh_from_db()
    assert (line.title, line.leads) == ("Case files", ["Team managers", "The board"])
    assert page.get("/audits/programme/", {"year": "99999"}).status_code == 200
    assert visit(personas.person("team_manager")).get(line.address).status_code == 200
    assert visit(personas.person("team_manager")).get(address).status_code == 403
