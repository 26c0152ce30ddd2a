"""Every address, as nobody and as every profile: `access_matrix.txt` says who is let in.

Where this fails after a new page: look whether the line the message shows is what you meant, then
add it to the table.
"""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client, RequestFactory
from django.urls import clear_url_caches, path
from tests import personas
from tests.integration import matrix
from tests.integration.matrix import NOBODY, WHO
from tests.personas import OTHER_TEAM, TEAM

from sightline.apps.children.queries import child_key, holdings
from sightline.apps.people import actions
from sightline.apps.people.access import AccessControl, access_of
from sightline.apps.people.models import User
from sightline.apps.people.rules import profiles, roles
from sightline.vocabulary.words import Level
from sightline.web import urls

Visit = Callable[[User], Client]


def test_every_profile_has_a_column() -> None:
    assert list(WHO) == list(profiles())


def test_the_table_has_a_line_for_every_address_and_for_no_other() -> None:
    named = {address.name for address in matrix.addresses()}
    written = set(matrix.expected())
    assert not written - named, f"No such address any more; remove: {sorted(written - named)}"
    missing = [matrix.line(name, _declared(name)) for name in sorted(named - written)]
    assert not missing, "Add to tests/integration/access_matrix.txt, if so meant:\n" + "\n".join(
        missing
    )


def _declared(name: str) -> dict[str, str]:
    """The line a new address would get by what its view declares."""
    view = next(each.view for each in matrix.addresses() if each.name == name)
    if not getattr(view, "login_required", True):
        return {**dict.fromkeys(WHO, "y"), NOBODY: "open"}
    needs = getattr(view, "needs", None)
    cells = {
        key: "y" if needs == () or (needs and set(needs) & profile.rights) else "-"
        for key, profile in profiles().items()
    }
    return {**cells, NOBODY: "in"}


def differences(profile: str, client: Client) -> list[str]:
    """Lines of the table that do not hold for somebody of that profile."""
    known, found = matrix.examples(), []
    table = matrix.expected()
    for address in matrix.addresses():
        at = matrix.filled(address, known)
        cell = table.get(address.name, {}).get(profile, "?")
        got = matrix.cell_of_nobody(at) if profile == NOBODY else matrix.cell_of(client, at)
        if got != cell:
            found.append(f"{address.name}: {profile} gets “{got}”, the table says “{cell}” ({at})")
        # An empty POST must be refused to each who is refused. Of those let in one is enough: what
        # it draws again is what GET drew.
        asks = cell == "-" or profile == matrix.first_let_in(table.get(address.name, {}))
        if profile != NOBODY and asks and (wrong := matrix.wrong_posts(client, at, cell)):
            found.append(f"{address.name}: {profile}: {wrong}")
    return found


# Those who see children are asked in a file of their own, so that two processes share the walk.
FARTHEST = ("practitioner", "manager", "quality", "director")


@pytest.mark.parametrize("profile", [each for each in WHO if each not in FARTHEST])
@pytest.mark.timeout(600)
def test_every_address_answers_each_profile_as_the_table_says(
    db: None, wrenshire: Path, visit: Visit, profile: str
) -> None:
    client = visit(personas.person(WHO[profile]))
    client.raise_request_exception = False
    found = differences(profile, client)
    assert not found, "\n".join(found)


def test_nobody_is_sent_to_the_sign_in_page(db: None, wrenshire: Path) -> None:
    found = differences(NOBODY, Client())
    assert not found, "\n".join(found)


@pytest.mark.parametrize("title", roles())
def test_each_role_opens_what_its_profile_opens(db: None, title: str) -> None:
    role = roles()[title]
    person = actions.add_user(
        email="one@example.org", name="One", password=personas.PASSWORD, at=personas.AT
    )
    names = {Level.SERVICE: personas.SERVICE, Level.TEAM: TEAM, Level.WORKER: "Worker 1"}
    unit = personas.unit_called(role.reach, names[role.reach]) if role.reach in names else None
    actions.give_role(by=None, person=person, role=title, unit=unit, at=personas.AT)
    request = RequestFactory().get("/")
    request.user, request.session = person, {}  # type: ignore[assignment]
    request.access = access_of(person, personas.AT)  # type: ignore[attr-defined]
    table = matrix.expected()
    opened = {each.name for each in matrix.addresses() if _is_let_in(request, each.view)}
    meant = {name for name, cells in table.items() if cells[role.profile.key] != "-"}
    assert opened == meant


def _is_let_in(request: object, view: object) -> bool:
    try:
        AccessControl(lambda _: None).process_view(request, view, (), {})  # type: ignore[arg-type]
    except PermissionDenied:
        return False
    return True


@pytest.mark.parametrize("leak", [(), None], ids=["too wide", "taken away"])
def test_a_declaration_that_is_too_wide_or_gone_is_found(
    db: None, wrenshire: Path, visit: Visit, monkeypatch: pytest.MonkeyPatch, leak: object
) -> None:
    (view,) = [each.view for each in matrix.addresses() if each.name == "people:access_log"]
    monkeypatch.setattr(view, "needs", leak)
    who = "reader" if leak == () else "guardian"
    table = {"people:access_log": matrix.expected()["people:access_log"]}
    monkeypatch.setattr(matrix, "expected", lambda: table)
    only = [each for each in matrix.addresses() if each.name in table]
    monkeypatch.setattr(matrix, "addresses", lambda: iter(only))
    found = differences(who, visit(personas.person(WHO[who])))
    assert len([each for each in found if each.startswith("people:access_log")]) >= 1


def test_a_new_address_without_a_line_is_found_with_the_line_to_add(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    leaking = path("leak/", lambda request: None, name="leak")
    monkeypatch.setattr(urls, "urlpatterns", [*urls.urlpatterns, leaking])
    clear_url_caches()
    try:
        with pytest.raises(AssertionError, match=r"leak +- +- +- +- +- +- +- +- +- +in"):
            test_the_table_has_a_line_for_every_address_and_for_no_other()
    finally:
        monkeypatch.undo()
        clear_url_caches()


@pytest.mark.parametrize("who", ["team_manager", "social_worker", "lead_member", "guardian"])
def test_another_teams_child_is_not_there_rather_than_forbidden(
    db: None, wrenshire: Path, visit: Visit, who: str
) -> None:
    held = holdings()
    assert held is not None
    theirs = sorted(held.by_team[OTHER_TEAM] - held.by_team[TEAM] - held.restricted)[0]
    status = visit(personas.person(who)).get(f"/children/{child_key(theirs)}/").status_code
    # Who sees no child at all is told so; who sees some must not learn which there are.
    assert status == (404 if who in {"team_manager", "social_worker"} else 403)
