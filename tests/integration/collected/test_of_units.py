"""Values asked for service by service or team by team: whose they are, who sees them."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.integration.collected.conftest import AT, collect
from tests.personas import OTHER_TEAM, TEAM

from sightline.apps.collected import actions, queries, telling
from sightline.apps.collected.models import CollectedIndicator, Entry
from sightline.apps.collected.rules import Said
from sightline.apps.people.models import User
from sightline.vocabulary.not_allowed import NotAllowed
from sightline.vocabulary.printed_values import read_value
from sightline.vocabulary.words import Level, Status


@pytest.fixture
def caseloads(analyst: User) -> CollectedIndicator:
    """Typed in by each team's manager, for the team."""
    keys = (f"team:{TEAM}", f"team:{OTHER_TEAM}")
    return collect(analyst, "caseloads", owner_role="team_manager", asked_of=keys)


def of_team(indicator: CollectedIndicator, team: str) -> Entry:
    return indicator.entries.get(unit=team, last=date(2026, 6, 30))


def test_each_unit_that_is_asked_has_an_entry_of_its_own(caseloads: CollectedIndicator) -> None:
    asked = actions.ask_for_values(at=AT)
    assert {each.of for each in asked} == {(Level.TEAM, TEAM), (Level.TEAM, OTHER_TEAM)}
    assert len(asked) == 4 and actions.ask_for_values(at=AT) == []


def test_a_teams_figure_is_its_own_managers_to_type_in(
    caseloads: CollectedIndicator, team_manager: User, analyst: User
) -> None:
    actions.ask_for_values(at=AT)
    mine, theirs = of_team(caseloads, TEAM), of_team(caseloads, OTHER_TEAM)
    said = Said(Status.OK, read_value("18.2%"))
    actions.enter_value(by=team_manager, entry=mine, said=said, read=mine.version, at=AT)
    with pytest.raises(NotAllowed, match="typed in by the team manager"):
        actions.enter_value(by=team_manager, entry=theirs, said=said, read=theirs.version, at=AT)
    actions.enter_value(by=analyst, entry=theirs, said=said, read=theirs.version, at=AT)
    figures = queries.collected_in("999").of(Level.TEAM, TEAM)
    assert [each.value for each in figures if each.value is not None] == [18.2]
    assert not queries.collected_in("999").of(Level.AUTHORITY, "")


def test_another_teams_entry_is_not_there_and_not_in_the_grid(
    caseloads: CollectedIndicator, team_manager: User, visit, settings: object
) -> None:
    settings.SIGHTLINE_AUTHORITY = "999"  # type: ignore[attr-defined]
    actions.ask_for_values(at=AT)
    client = visit(team_manager)
    page = client.get(f"/collected/figures/{of_team(caseloads, TEAM).pk}/").content.decode()
    assert f"{TEAM}, Q1 2026/27" in page and "Save" in page
    other = of_team(caseloads, OTHER_TEAM)
    assert client.get(f"/collected/figures/{other.pk}/").status_code == 404
    for address in ("/collected/", "/collected/all/"):
        page = client.get(address).content.decode()
        assert f"Caseloads, {TEAM}" in page and OTHER_TEAM not in page


def test_a_late_team_figure_is_told_to_that_teams_manager(
    caseloads: CollectedIndicator, team_manager: User, analyst: User
) -> None:
    day = AT.date()
    assert telling.people_for(caseloads, day, Level.TEAM, TEAM) == [team_manager]
    assert telling.people_for(caseloads, day, Level.TEAM, OTHER_TEAM) == [analyst]


def test_the_template_holds_a_row_for_each_unit_and_comes_back(
    caseloads: CollectedIndicator, team_manager: User, visit, settings: object
) -> None:
    settings.SIGHTLINE_AUTHORITY = "999"  # type: ignore[attr-defined]
    actions.ask_for_values(at=AT)
    client = visit(team_manager)
    assert f"team:{TEAM}" in client.get("/collected/template.csv").content.decode("utf-8-sig")
    rows = f"Indicator id,Unit,Period ends,Value\ncaseloads,team:{TEAM},30/06/2026,17%\n"
    rows += "caseloads,,30/06/2026,16%\n"
    file = SimpleUploadedFile("a.csv", rows.encode())
    page = client.post("/collected/upload/", {"file": file}).content.decode()
    assert "1 new, 0 changed, 0 the same, 1 refused" in page


def test_whose_value_it_is_is_chosen_on_a_page(
    analyst: User, team_manager: User, turnover: CollectedIndicator, visit, settings: object
) -> None:
    settings.SIGHTLINE_AUTHORITY = "999"  # type: ignore[attr-defined]
    client, address = visit(analyst), f"/collected/indicators/{turnover.pk}/"
    page = client.get(address)
    assert "The whole authority" in page.content.decode() and TEAM in page.content.decode()
    form = page.context["form"]
    told = {name: form[name].value() or "" for name in form.fields}
    client.post(address, told | {"asked_of": ["authority", f"team:{TEAM}"]})
    turnover.refresh_from_db()
    assert turnover.asked_of == ["authority", f"team:{TEAM}"]
    asked = actions.ask_for_values(at=AT)
    assert {each.of for each in asked} == {(Level.AUTHORITY, ""), (Level.TEAM, TEAM)}
