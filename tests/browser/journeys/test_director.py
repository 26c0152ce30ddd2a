"""The director: from the scorecard to one child, each number opening to as many as it said."""

import re

import pytest
from tests.browser.journeys.walker import Walker, Walkers, number

SHARE, COUNT = (
    "Assessments completed within 45 working days",
    "Open assessments beyond 45 working days",
)


@pytest.mark.parametrize(
    ("scripts", "indicator"), [(True, SHARE), (False, COUNT)], ids=["scripts", "no scripts"]
)
def test_the_director_comes_from_the_scorecard_to_a_child(
    walkers: Walkers, scripts: bool, indicator: str
) -> None:
    director = walkers.one("director", scripts=scripts)
    director.sign_in("director")
    director.follow("Scorecard")
    director.picture("scorecard")
    row = director.main.get_by_role("row").filter(
        has=director.page.get_by_role("link", name=indicator)
    )
    clicked = row.get_by_role("cell").first.inner_text().split()
    director.follow(indicator, row)
    assert director.heading() == indicator
    director.picture("indicator")
    value = director.main.locator("a[href^='/figures/']").first
    assert value.inner_text().split()[0] == clicked[0]
    value.click()
    director.page.wait_for_load_state()
    director.picture("explain")
    assert explained(director).split() == clicked
    for level in ("Service", "Team", "Worker"):
        step_down(director, level)
    the_children_add_up(director)
    child = director.main.locator("a[href^='/children/']").first
    name = child.inner_text().strip()
    child.click()
    director.page.get_by_role("img", name="Timeline of").wait_for()
    assert name in director.heading()
    assert name not in director.page.url
    director.picture("child")


def explained(director: Walker) -> str:
    """The figure at the top of an Explain page, with what it is made of."""
    return director.main.locator(".explain__value").inner_text()


def counted(director: Walker) -> int:
    """How many the figure counts: of a share, what it is made of."""
    parts = re.search(r"([\d,]+) of [\d,]+", explained(director))
    return number(parts[0] if parts else explained(director))


def step_down(director: Walker, level: str) -> None:
    """Open the first unit below that counts anybody: it counts what its row said."""
    table = director.main.get_by_role("region", name="Where it comes from").get_by_role("table")
    assert table.get_by_role("columnheader").first.inner_text().startswith(level)
    rows = [row for row in table.get_by_role("row").all() if row.get_by_role("link").count()]
    said = {row: number(row.get_by_role("cell").first.inner_text()) for row in rows}
    total = number(table.get_by_role("row").last.get_by_role("cell").first.inner_text())
    assert sum(said.values()) == total == counted(director)
    row, clicked = max(said.items(), key=lambda each: each[1])
    row.get_by_role("link").first.click()
    director.page.wait_for_load_state()
    director.picture(level.lower())
    assert counted(director) == clicked


def the_children_add_up(director: Walker) -> None:
    """The rows say how many they are, and are as many, with those that may not be shown."""
    said = director.main.get_by_role("region", name="The rows").locator("p").first.inner_text()
    assert number(said) == counted(director)
    restricted = re.search(r"(\d+) restricted", said)
    shown = director.main.locator("a[href^='/children/']").count()
    assert shown + (int(restricted[1]) if restricted else 0) == min(counted(director), 50)
