"""Samples out of records: conditions by the compiler of figures, what is left out, the page."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone
from tests import personas

from sightline.apps.audits.models import Audit, AuditSample
from sightline.apps.audits.programme.drawing import ASKED, OPEN_ALREADY, RESTRICTED, draw
from sightline.apps.audits.programme.frames import From, Wanted, frame
from sightline.apps.audits.programme.places import item_of
from sightline.apps.audits.programme.sampling import Ask
from sightline.apps.children.queries import holdings
from sightline.apps.people.access import access_of
from sightline.apps.people.models import User
from sightline.apps.worklists import queries as worklists
from sightline.vocabulary.not_allowed import NotAllowed

pytestmark = pytest.mark.django_db
Visit = Callable[[User], Client]
ASKED_FOR = {
    "of": "open", "condition": "kind = 'child_protection'", "table": "open_cases", "over": "now",
    "number": "4", "by": "team", "tool": "", "subject": "file", "seed": "11",
}  # fmt: skip


@pytest.fixture
def records(wrenshire_kept: Path, settings: object) -> Path:
    settings.SIGHTLINE_DATA = str(wrenshire_kept)  # type: ignore[attr-defined]
    settings.SIGHTLINE_AUTHORITY = ""  # type: ignore[attr-defined]
    return wrenshire_kept


def test_every_kind_of_frame_comes_from_the_records(records: Path) -> None:
    today = timezone.localdate()
    every, snapshot = frame(Wanted(), today)
    protected, _ = frame(Wanted(condition="kind = 'child_protection'"), today)
    assert snapshot and 0 < len(protected) < len(every)
    assert {one.plan for one in protected} >= {"Child protection"}
    wanted = Wanted(From.TYPED, table="section_47s", over="quarter", each_row=True)
    enquiries, _ = frame(wanted, today)
    assert enquiries and all("Section 47" in one.said for one in enquiries)
    visits, _ = frame(Wanted(From.WORKLIST, "cp_visits"), today)
    kept = worklists.current()
    assert kept and {one.child_id for one in visits} == {
        row.child_id for row in kept.lists["cp_visits"].rows
    }
    late, _ = frame(Wanted(From.INDICATOR, "cpp_visits_overdue", "counted"), today)
    assert {one.child_id for one in late} <= {one.child_id for one in visits}
    for wrong, says in (
        (Wanted(condition="kindd = 'x'"), "has no column or setting “kindd”"),
        (Wanted(condition="read_csv('/etc/passwd')"), "can’t be used"),
        (Wanted(condition="started_on\x00"), "plain text"),
        (Wanted(From.TYPED, table="nothing"), "Choose which records"),
        (Wanted(From.WORKLIST, "nothing"), "Choose a worklist"),
        (Wanted(From.INDICATOR, "nothing"), "Choose an indicator"),
    ):
        with pytest.raises(NotAllowed, match=says):
            frame(wrong, today)


def test_what_is_left_out_says_why_and_the_page_keeps_what_it_showed(
    records: Path, visit: Visit
) -> None:
    lead = personas.person("principal_social_worker")
    page = visit(lead)
    form = page.get("/audits/samples/draw/").context["form"]
    told = ASKED_FOR | {"tool": form.fields["tool"].choices[0][0]}
    shown = page.post("/audits/samples/draw/", told | {"do": "look"})
    sample = shown.context["sample"]
    assert len(sample.drawn) == 4 and not Audit.objects.exists()
    assert page.post("/audits/samples/draw/", told | {"do": "keep"}).status_code == 302
    drawn = {one.child_id for one, _ in sample.drawn}
    assert set(Audit.objects.values_list("child_id", flat=True)) == drawn
    known = Audit.objects.filter(worker__startswith="Worker")
    assert known and all(one.worker in item_of(one).held_workers for one in known)
    kept = AuditSample.objects.get()
    assert kept.frame_hash == sample.frame_hash and not drawn & set(str(kept.asked).split("'"))
    assert page.get(kept.address).status_code == 200
    now = timezone.now()
    every, _ = frame(Wanted(), timezone.localdate(now))
    spared = next(one.child_id for one in every if one.child_id not in drawn)
    again = draw(
        Wanted(), Ask(seed=11, number=5), access_of(lead, now), timezone.localdate(now),
        leave_out=[spared],
    )  # fmt: skip
    why = {one.child_id: said for one, said in again.sample.left_out}
    assert all(why[child] == OPEN_ALREADY for child in drawn) and why[spared] == ASKED
    held = holdings()
    assert (
        held
        and {child for child, said in why.items() if said == RESTRICTED}
        == {one.child_id for one in every} & held.restricted
    )
    wrong = page.post("/audits/samples/draw/", told | {"condition": "kindd = 1", "do": "look"})
    assert wrong.status_code == 400 and "kindd" in wrong.content.decode()


def test_a_manager_finds_files_to_reflect_on_of_those_they_supervise(
    records: Path, visit: Visit
) -> None:
    manager = personas.person("team_manager")
    personas.person("social_worker")
    page = visit(manager)
    shown = page.get("/audits/reflective/")
    names = [value for value, _ in shown.context["form"].fields["worker"].choices if value]
    assert names
    found = page.get("/audits/reflective/", {"worker": names[0], "number": "2", "seed": "5"})
    assert found.status_code == 200 and len(found.context["found"].drawn) <= 2
    assert not Audit.objects.exists()
    assert page.get("/audits/reflective/", {"worker": "Nobody", "seed": "x"}).status_code == 200
