from datetime import date

import pytest

from sightline.comparators.known import OFSTED_TEMPLATE

HEADING = ["authority", "date", "judgement_area", "grade"]


@pytest.fixture
def graded(published):
    """Alder's ten neighbours have 1 … 10; six of them are good, 402 is outstanding since 2025."""
    published.lait({"401": "99", **{str(code): str(code - 401) for code in range(402, 412)}})
    published.neighbours()
    good = [(code, "2022-05-16", "overall", "Good") for code in range(402, 408)]
    later = [
        ("402", "03/02/2025", "overall", "outstanding"),
        ("401", "2022-01-01", "overall", "good"),
        ("408", "2023-01-01", "help and protection", "Requires improvement to be good"),
    ]
    published.csv("judgements.csv", HEADING, [*good, *later])
    return published.loaded()


def groups(benchmark):
    return {(g.judgement_area, g.grade, g.among): g for g in benchmark.groups}


def test_authorities_are_grouped_by_their_latest_grade_on_the_day(graded):
    after = groups(graded.benchmark("CPP_rate", "401", as_at=date(2026, 1, 1)))
    good = after["overall", "good", "neighbours"]
    assert [member.area for member in good.members] == ["403", "404", "405", "406", "407"]
    assert (good.mean.value, good.median.value, good.mean.n) == (4, 4, 5)
    better = after["overall", "good_or_outstanding", "all authorities"]
    assert (better.mean.value, better.mean.n) == (3.5, 6)
    assert after["help_and_protection", "requires_improvement", "neighbours"].members[0].value == 7


def test_an_average_of_too_few_is_none_and_says_so(graded):
    found = groups(graded.benchmark("CPP_rate", "401", as_at=date(2026, 1, 1)))
    one = found["overall", "outstanding", "neighbours"]
    assert (one.mean.value, one.mean.n, one.mean.of) == (None, 1, 1)
    assert one.mean.why == "only 1 of 1 have a published value; an average needs 5"


def test_a_judgement_counts_from_its_date(published, graded):
    published.lait({"402": "1"}, year="2022")
    comparators = published.loaded()
    before = groups(comparators.benchmark("CPP_rate", "401", as_at=date(2025, 2, 2)))
    assert ("overall", "outstanding", "neighbours") not in before


def test_the_template_can_be_loaded(published):
    published.text("judgements.csv", OFSTED_TEMPLATE.read_text("utf-8"))
    load = published.load()
    assert load.refused == ()
    assert load.files[0].account.kept == 5


def test_every_wrong_row_is_named_in_one_sentence(published):
    published.csv("judgements.csv", HEADING, [
        ("401", "2025-02-31", "overall", "good"), ("Alder", "2025-02-03", "overall", "good"),
        ("401", "2025-02-03", "overall", "excellent"), ("401", "2025-02-03", "leader", "good"),
        ("401", "2025-02-03", "care", "good"),
    ])  # fmt: skip
    assert published.load().refused[0][1] == (
        "row 2: “2025-02-31” is no date; write 2025-02-03 or 03/02/2025; "
        "row 3: “Alder” is no authority's three-digit number; "
        "row 4: “excellent” is no grade.; "
        "row 5: “leader” is no judgement area. Did you mean “leaders”?"
    )
