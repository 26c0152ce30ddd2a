"""What is odd, who leads, what was promised, measured and started: as people see and decide it."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from tests.integration.plan.making_plans import small_plan

from sightline.apps.board.models import Body
from sightline.apps.people.access import access_of
from sightline.apps.people.authority import authority_code
from sightline.apps.plan import actions
from sightline.apps.plan.models import LeadName, MilestoneTarget, PlanAction, ReportBack
from sightline.apps.plan.queries import plan_data
from sightline.apps.plan.said.today import of_promises
from sightline.apps.thread.queries import targets_of
from sightline.apps.thread.registry import kind_called, ways_from
from sightline.documents.plan import Brag
from sightline.vocabulary.not_allowed import NotAllowed

pytestmark = pytest.mark.django_db
AT = datetime(2026, 10, 5, 9, tzinfo=UTC)
QUARTER = date(2026, 9, 30)


def page(small, name):
    return reverse(f"plan:{name}", args=[small.plan.pk])


def report(small, text, milestone=None):
    return actions.report(
        by=small.plan.owner, milestone=milestone or small.review, quarter=QUARTER, text=text, at=AT
    )


@pytest.fixture
def board(db):
    return Body.objects.create(
        authority=authority_code(), kind="strategic_board", title="Joint Commissioning Board",
        started_on=date(2020, 1, 1),
    )  # fmt: skip


def test_something_odd_is_told_let_stand_and_told_again(small, visit, quality_officer):
    report(small, "Completed")
    client, address = visit(quality_officer), page(small, "oddities")
    shown = client.get(address)
    told = next(
        t for g in shown.context["groups"] for t in g.told if t.oddity.kind == "done_in_words"
    )
    assert ">EH 1.1</a> says “Completed”" in shown.content.decode()
    assert client.post(address, {"key": told.oddity.key, "reason": ""}).status_code == 400
    client.post(address, {"key": told.oddity.key, "reason": "Rated at the next meeting"})
    assert ">EH 1.1</a> says “Completed”" not in client.get(address).content.decode()
    assert "Rated at the next meeting" in client.get(f"{address}?what=accepted").content.decode()
    client.post(address, {"key": told.oddity.key, "do": "tell again"})
    assert ">EH 1.1</a> says “Completed”" in client.get(address).content.decode()


def test_what_was_let_stand_is_told_again_once_its_words_change(small, visit, quality_officer):
    report(small, "Completed")
    client, address = visit(quality_officer), page(small, "oddities")
    groups = client.get(address).context["groups"]
    told = next(t for g in groups for t in g.told if t.oddity.kind == "done_in_words")
    client.post(address, {"key": told.oddity.key, "reason": "Looked at"})
    report(small, "Action completed in October")
    assert "Action completed in October" in client.get(address).content.decode()


def test_who_only_reads_a_plan_lets_nothing_stand(small, visit, head_of_service):
    report(small, "Completed")
    client, address = visit(head_of_service), page(small, "oddities")
    told = client.get(address).context["groups"][0].told[0]
    client.post(address, {"key": told.oddity.key, "reason": "No"})
    assert not small.plan.accepted_oddities.exists()
    assert "Let it stand" not in client.get(address).content.decode()


def test_two_spellings_are_made_one_and_parted_again(small, visit, quality_officer):
    for milestone, name in ((small.review, "Ann Fieldhouse"), (small.audits, "Ann Feildhouse")):
        actions.set_leads(by=quality_officer, milestone=milestone, leads=[name], at=AT)
    client, address = visit(quality_officer), page(small, "people")
    assert "May these be one?" in client.get(address).content.decode()
    usual, other = (LeadName.objects.get(name=n) for n in ("Ann Fieldhouse", "Ann Feildhouse"))
    client.post(address, {"do": "merge", "name": other.pk, "other": usual.pk})
    names = {lead.name for *_, m in plan_data(small.plan).lines for lead in m.leads}
    assert names == {"Ann Fieldhouse"}
    client.post(address, {"do": "part", "name": other.pk})
    client.post(address, {"do": "two", "name": other.pk, "other": usual.pk})
    assert "May these be one?" not in client.get(address).content.decode()


def test_a_role_is_suggested_for_a_name_and_kept(small, visit, quality_officer):
    actions.set_leads(by=quality_officer, milestone=small.review, leads=["Head of Service"], at=AT)
    client, address = visit(quality_officer), page(small, "people")
    name = LeadName.objects.get(name="Head of Service")
    form = client.get(f"{address}?name={name.pk}").context["form"]
    assert form.initial["who"] == "role:head_of_service"
    client.post(address, {"do": "link", "name": name.pk, "who": "role:head_of_service",
                          "is_group": "on"})  # fmt: skip
    name.refresh_from_db()
    assert (name.role, name.is_group) == ("head_of_service", True)


def test_who_keeps_one_plan_says_of_no_name_that_leads_in_another(
    small, visit, quality_officer, head_of_service
):
    theirs = small_plan(head_of_service, title="Plan of one service")
    for milestone in (small.review, theirs.review):
        actions.set_leads(by=milestone.action.area.plan.owner, milestone=milestone,
                          leads=["Workforce lead"], at=AT)  # fmt: skip
    name = LeadName.objects.get(name="Workforce lead")
    told = {"do": "link", "name": name.pk, "who": f"person:{head_of_service.pk}"}
    answer = visit(head_of_service).post(page(theirs, "people"), told, follow=True)
    name.refresh_from_db()
    assert name.user_id is None and "ask its owner" in answer.content.decode()
    visit(quality_officer).post(page(small, "people"), told)
    name.refresh_from_db()
    assert name.user_id == head_of_service.pk


def test_a_number_of_thousands_of_digits_in_an_address_is_none(small, visit, quality_officer):
    client, long = visit(quality_officer), "9" * 5000
    for address in (f"{small.plan.address}?page={long}", f"{page(small, 'as_at')}?on=fixed-{long}",
                    f"{page(small, 'import_measures')}?kept={long}"):  # fmt: skip
        assert client.get(address).status_code == 200
    answer = client.post(page(small, "bulk"), {"do": "rated", "milestone": ["²", long]})
    assert answer.status_code == 400


def test_a_promise_in_a_note_is_confirmed_kept_and_not_suggested_twice(
    small, board, visit, quality_officer
):
    report(small, "A plan will be brought to the Joint Commissioning Board on 12 October 2026.")
    client, address = visit(quality_officer), page(small, "suggested")
    (one, forms) = client.get(address).context["shown"][0]
    day, form = forms[0]
    assert (day.promised.due_on, day.body) == (date(2026, 10, 12), board.pk)
    sent = {form.add_prefix(name): form.initial[name] for name in ("what", "due_on", "body")}
    client.post(address, {"note": one.note.pk, "do": "promise", "said": day.said, **sent})
    client.post(address, {"note": one.note.pk, "do": "cite", "said": board.title})
    made = ReportBack.objects.get()
    assert (made.due_on, made.body, made.as_written) == (
        date(2026, 10, 12),
        board,
        "12 October 2026",
    )
    kind = kind_called("report_back")
    assert kind.address(str(made.pk)).endswith(f"#promise-{made.pk}")
    assert kind.may_see(access_of(quality_officer, timezone.now()), str(made.pk))
    assert client.get(address).context["shown"] == []
    assert "EH 1.1: Review" in client.get(board.address).content.decode()
    listed = page(small, "report_backs")
    assert "A plan will be brought" in client.get(listed).content.decode()
    done = {"keep": made.pk, "done_on": timezone.localdate().isoformat(), "came_of": "Agreed"}
    client.post(listed, done)
    made.refresh_from_db()
    assert (made.came_of, made.held) == ("Agreed", "")


def test_a_late_promise_is_told_to_who_owns_the_plan_and_to_no_other(
    small, quality_officer, head_of_service
):
    now = timezone.now()
    actions.promise(
        by=quality_officer, milestone=small.review, what="Bring a paper",
        due_on=timezone.localdate() - timedelta(days=1), at=AT,
    )  # fmt: skip
    told, others = (
        of_promises(SimpleNamespace(access=access_of(who, now)))
        for who in (quality_officer, head_of_service)
    )
    assert [(line.number, line.words) for line in told] == [(1, "promise in the plan is late")]
    assert others == []


def test_a_completed_action_is_looked_at_again_after_six_and_twelve_months(small, quality_officer):
    for milestone in (small.review, small.audits):
        actions.rate(
            by=quality_officer, milestone=milestone, brag=Brag.BLUE, evidence="The form", at=AT
        )
    checks = list(small.action.later_checks.all())
    assert [each.due_on for each in checks] == [date(2027, 4, 5), date(2027, 10, 5)]
    done = {"by": quality_officer, "promise": checks[0], "done_on": date(2027, 4, 6)}
    later = datetime(2027, 4, 6, 9, tzinfo=UTC)
    with pytest.raises(NotAllowed, match="whether it held"):
        actions.keep_promise(came_of="Good", at=later, **done)
    actions.keep_promise(came_of="Still in use", held="held", at=later, **done)
    actions.rate(
        by=quality_officer, milestone=small.audits, brag=Brag.RED, why="It has stopped", at=later
    )
    assert [each.held for each in small.action.later_checks.all()] == ["held"]


def test_success_is_said_for_each_audience_and_taken_away_by_empty_words(
    small, visit, quality_officer
):
    client, address = visit(quality_officer), page(small, "success")
    asked = f"{address}?audience=Councillors"
    client.post(asked, {"text": "They know what to ask.", "read": "1"})
    assert plan_data(small.plan).success == (("Councillors", "They know what to ask."),)
    stale = client.post(asked, {"text": "Mine", "read": "7"})
    assert stale.status_code == 400
    assert "Mine" in stale.content.decode()
    client.post(asked, {"text": "", "read": "1"})
    assert plan_data(small.plan).success == ()


def test_a_measure_is_traced_to_an_indicator_or_says_why_it_is_not_reported(
    small, visit, quality_officer
):
    client, add = visit(quality_officer), reverse("plan:measure", args=[small.plan.pk, 0])
    told = {"section": "Early help", "title": "Number of assessments", "read": "1"}
    client.post(add, {**told, "indicator_0": "eh_assessments_started"})
    client.post(add, {**told, "title": "Case audits", "unreported_because": "No system yet"})
    client.post(add, {**told, "title": "Quality of plans"})
    shown = client.get(page(small, "measures"))
    standings = {each.row.title: each.standing.value for _, rows in shown.context["tables"]
                 for each in rows}  # fmt: skip
    assert standings == {
        "Number of assessments": "reported", "Case audits": "not reported",
        "Quality of plans": "not traced yet",
    }  # fmt: skip
    assert "No system yet" in shown.content.decode()
    assert client.post(add, told).status_code == 400
    client.post(add, {**told, "title": "Number of LAC"})
    measure = small.plan.measures.get(title="Number of LAC")
    for indicator in ("ehcp_count", "lac_count"):
        client.post(page(small, "measures"), {"measure": measure.pk, "indicator": indicator})
    measure.refresh_from_db()
    assert measure.indicators == ["lac_count"]


def test_measures_come_from_a_file_once_and_are_taken_back(
    small, visit, quality_officer, shared_data: Path
):
    content = (shared_data / "seeds" / "measures_wolverhampton.csv").read_bytes()
    client, address = visit(quality_officer), page(small, "import_measures")
    for again in (72, 0):
        looked = client.post(address, {"file": SimpleUploadedFile("measures.csv", content)})
        kept = looked.url.rpartition("=")[2]
        client.post(address, {"kept": kept, "do": "apply"})
        assert len(client.get(looked.url).context["kept"].changes) == again
    assert small.plan.measures.count() == 72
    assert len({each.section for each in small.plan.measures.all()}) == 12
    first = client.get(f"{address}?kept={int(kept) - 1}").context["kept"]
    client.post(address, {"kept": first.pk, "do": "undo"})
    assert small.plan.measures.count() == 0


def test_a_file_without_the_columns_is_refused_in_one_sentence(small, visit, quality_officer):
    client, file = visit(quality_officer), SimpleUploadedFile("x.csv", b"a,b\n1,2\n")
    found = client.post(page(small, "import_measures"), {"file": file})
    assert found.status_code == 400
    assert "must name the columns" in found.content.decode()


def test_an_action_started_from_a_thing_is_linked_to_it_and_new_this_month(
    small, visit, quality_officer
):
    client = visit(quality_officer)
    came_from = f"milestone:{small.review.pk}"
    address = f"{reverse('plan:start')}?from={came_from}&indicator=eh_assessments_started"
    assert client.get(address).context["form"]["indicator"].value() == "eh_assessments_started"
    client.post(address, {"area": small.area.pk, "title": "Train everybody",
                          "indicator": "eh_assessments_started"})  # fmt: skip
    made = PlanAction.objects.get(title="Train everybody")
    assert (made.number, made.indicators) == ("EH 2", ["eh_assessments_started"])
    assert made.new_in == timezone.localdate().replace(day=1)
    assert targets_of("milestone", small.review.pk, "plan_action") == [str(made.pk)]
    assert client.get(f"{reverse('plan:start')}?from=nothing:1").status_code == 404


def test_the_way_into_the_plan_stands_on_pages_that_may_start_an_action(rf, small, quality_officer):
    request = rf.get("/")
    request.access = access_of(quality_officer, timezone.now())
    assert [words for words, _ in ways_from(request, "board_challenge", "1")] == [
        "Start an action of the plan from it"
    ]
    assert ways_from(request, "meeting", "1") == []


def test_who_keeps_no_plan_starts_no_action(small, visit, head_of_service):
    client = visit(head_of_service)
    shown = client.get(reverse("plan:start")).content.decode()
    assert "no plan of yours" in shown
    client.post(reverse("plan:start"), {"area": small.area.pk, "title": "Mine"})
    assert not PlanAction.objects.filter(title="Mine").exists()


def test_a_target_without_figures_says_so_on_the_actions_page(small, visit, quality_officer):
    MilestoneTarget(
        milestone=small.review, what="Assessments in time", value=Decimal(80), unit="%",
        by_on=date(2027, 3, 31),
    ).save()  # fmt: skip
    shown = visit(quality_officer).get(small.action.address).content.decode()
    assert "Assessments in time: 80% by 31 March 2027; no indicator shows it yet." in shown
