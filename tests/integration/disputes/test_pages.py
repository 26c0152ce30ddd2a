"""The pages of disputes: who finds what, what is logged, what a mistake says."""

from collections.abc import Callable

from django.test import Client
from django.utils import timezone
from tests import personas
from tests.integration.disputes.conftest import Case
from tests.integration.disputes.test_disputes import CONCERN, raised, rated

from sightline.apps.disputes.models import Dispute
from sightline.apps.people.actions import restrict_child
from sightline.apps.people.models import Look, User

Visit = Callable[[User], Client]


def test_an_officer_raises_one_and_it_shows_both_clocks_and_the_next_review(
    case: Case, visit: Visit
) -> None:
    officer = visit(case.iro)
    said = {"child": case.child, "kind": "looked_after", "themes": ["drift"], "concern": CONCERN,
            "level": "3", "severity": ""}  # fmt: skip
    refused = officer.post("/disputes/new/", said)
    assert refused.status_code == 400
    assert "too grave" in refused.content.decode() and CONCERN in refused.content.decode()
    answer = officer.post("/disputes/new/", said | {"level": "1"}, follow=True)
    page = answer.content.decode()
    assert "This stage" in page and "In total" in page and "next review" in page
    assert "5 working days left" in page and "20 working days left" in page
    assert Look.objects.filter(person=case.iro, child_id=case.child, page="dispute").exists()
    stranger = officer.post("/disputes/new/", said | {"child": "NOBODY\0", "level": "1"})
    assert stranger.status_code == 400


def test_the_line_sees_it_others_do_not_and_a_restricted_child_stays_closed(
    case: Case, visit: Visit
) -> None:
    address = raised(case).address
    for who in (case.manager, case.senior, case.head, case.director, case.assistant_director):
        assert visit(who).get(address).status_code == 200, who
    for name in ("team_manager", "group_manager", "chair", "social_worker"):
        other = visit(personas.person(name))
        assert other.get(address).status_code == 404, name
        assert case.child not in other.get("/disputes/").content.decode()
    assert visit(personas.person("commissioner")).get(address).status_code == 403
    restrict_child(
        by=case.head, authority="999", child_id=case.child, reason="Kept to named people alone.",
        at=timezone.now(),
    )  # fmt: skip
    assert visit(case.head).get(address).status_code == 404
    assert case.child not in visit(case.head).get("/disputes/?show=all").content.decode()


def test_a_manager_replies_and_is_offered_nothing_else(case: Case, visit: Visit) -> None:
    found = raised(case)
    manager = visit(case.manager)
    assert "wait" in manager.get("/").content.decode()
    page = manager.get(found.address).content.decode()
    assert "Reply to the dispute" in page and "Withdraw it" not in page
    assert manager.get(f"{found.address}withdraw/").status_code == 302
    answer = manager.post(f"{found.address}reply/", {"said": "short"})
    assert answer.status_code == 400 and "by whom and by when" in answer.content.decode()
    manager.post(f"{found.address}reply/", {"said": "The plan is rewritten by Friday, by me."})
    found.refresh_from_db()
    assert found.state == "replied"


ODD = {
    "?show=nonsense&team=%2500&page=9999999999999999": 200, "?team=%00": 400,
    "months/2026-13/": 404, "months/2026-11x/": 404, "year/?year=99999": 200,
    "99999999999999999999/": 404, "1/no-such-move/": 404, "new/?child=%C3%A9": 200,
    "ratings/?page=-1": 200, "year/file/exe/": 404, "ratings/99999999999999999999/": 404,
}  # fmt: skip


def test_odd_addresses_get_a_sentence(case: Case, visit: Visit) -> None:
    head = visit(case.head)
    assert {asked: head.get(f"/disputes/{asked}").status_code for asked in ODD} == ODD


def test_the_year_s_report_writes_itself_and_rates_no_volume(case: Case, visit: Visit) -> None:
    raised(case)
    rated(case)
    year = Dispute.objects.get().raised_at.year
    head = visit(case.head)
    page = head.get(f"/disputes/year/?year={year}").content.decode()
    assert "challenge is neither good nor bad" in page and "How each level answered" in page
    for ending, begins in (("docx", b"PK"), ("html", b"<!")):
        assert head.get(f"/disputes/year/file/{ending}/").content.startswith(begins)
    assert visit(case.manager).get("/disputes/year/").status_code == 404
    month = head.get("/disputes/months/2026-11/").content.decode()
    assert "Differences in response" in month and "1 (100%)" in month
