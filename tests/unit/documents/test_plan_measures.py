import csv
from datetime import date
from pathlib import Path

import pytest

from sightline.documents.plan import TargetData
from sightline.documents.plan.measures import (
    Standing,
    audiences,
    guesses,
    looks_narrative,
    standing_of,
)
from sightline.documents.plan.reaching import reach_of
from sightline.documents.source import shipped_catalogue

TODAY = date(2026, 11, 22)
TITLES = {"a": "Early help assessments started", "b": "Children looked after", "c": "Reviews held"}


def test_seven_audiences_are_asked_about() -> None:
    assert len(audiences()) == 7
    assert all(each.asks.endswith("?") for each in audiences())


def test_an_authoritys_own_audiences_replace_ours(tmp_path: Path) -> None:
    own = '[all]\ntitle = "Everybody"\nasks = "What gets better?"\n'
    (tmp_path / "success_audiences.toml").write_text(own, encoding="utf-8")
    assert [each.title for each in audiences(tmp_path)] == ["Everybody"]


@pytest.mark.parametrize(
    ("indicators", "narrative", "because", "standing"),
    [
        (["a"], False, "", Standing.REPORTED),
        (["gone"], False, "", Standing.NOT_TRACED),
        ([], True, "", Standing.NARRATIVE),
        ([], False, "No system holds it", Standing.NOT_REPORTED),
        (["a"], True, "no", Standing.REPORTED),
    ],
)
def test_how_a_measure_stands(
    indicators: list[str], narrative: bool, because: str, standing: Standing
) -> None:
    found = standing_of(indicators, is_narrative=narrative, because=because, known=TITLES)
    assert found is standing


def test_an_indicator_is_guessed_by_the_words_that_matter() -> None:
    assert [each.indicator for each in guesses("Number of LAC", TITLES)] == ["b"]
    assert guesses("Staff sickness", TITLES) == ()


def test_real_measures_find_their_indicators_in_the_catalogue(shared_data: Path) -> None:
    titles = {each.id: each.title for each in shipped_catalogue()}
    with (shared_data / "seeds" / "measures_wolverhampton.csv").open(encoding="utf-8") as file:
        measures = [row["measure"] for row in csv.DictReader(file)]
    first = {each: found[0].indicator for each in measures if (found := guesses(each, titles))}
    assert len(measures) == 72
    assert len(first) > 36
    assert first["Number and rate of LAC"] == "lac_count"
    assert first["Proportion of LAC reviews on time"] == "lac_reviews_in_time_pct"
    assert first["Proportion of care leavers with a pathway plan"] == "cl_pathway_plan_pct"
    assert [each for each in measures if looks_narrative(each)] == [
        "Quality of pathway plans",
        "IRO/CP Conference Chairs role in improving social work practice",
    ]


def test_a_target_is_reached_in_the_way_that_is_better() -> None:
    higher = shipped_catalogue()["lac_reviews_in_time_pct"]
    target = TargetData("Reviews in time", 90.0, "%", date(2027, 3, 31), higher.id)
    assert reach_of(target, higher, 91.0, today=TODAY).is_reached
    short = reach_of(target, higher, 85.5, today=TODAY)
    assert short.is_reached is False
    assert short.sentence == (
        "Reviews in time: 90.0% by 31 March 2027; it is 85.5% now, so it is not there yet."
    )
    assert "its day has passed" in reach_of(target, higher, 1.0, today=date(2027, 4, 1)).sentence
    assert reach_of(target, higher, None, today=TODAY).is_reached is None
