"""Scorecard rows and the indicator's page: the same figures, judged and put into words."""

from dataclasses import replace
from datetime import date

import pytest
from tests.made_figures import EXTRACT_DAY, INDICATORS, LAST, SERVICES, Figure, figures

from sightline.documents.indicator_page import Calculation, IndicatorPage, indicator_page
from sightline.documents.inputs import Kind, Provenance, Published, PublishedSet, Scope
from sightline.documents.judged import Settings
from sightline.documents.scorecard import Scorecard, scorecard
from sightline.judgement.marks import Rating
from sightline.judgement.polarity import Change, Judgement
from sightline.judgement.targets import Target, TargetKind, TargetPoint, TargetState
from sightline.vocabulary.words import Basis, Level, Status

SCOPE = Scope("999", "Wrenshire", LAST)
PROVENANCE = Provenance("snapshot-1", EXTRACT_DAY, services=SERVICES)
ASSESSMENTS = next(i for i in INDICATORS if i.id == "assessments_within_45_days")
YEARS = tuple((date(year, 3, 31), 80.0 + year % 3) for year in range(2018, 2026))
PUBLISHED = PublishedSet(
    values=(
        Published(Kind.OWN, "Wrenshire", 81.0, "year to 31 March 2025", 2025, series=YEARS),
        Published(Kind.ENGLAND, "England", 84.2, "year to 31 March 2025", 2025, series=YEARS),
        Published(Kind.NEIGHBOUR_MEAN, "Statistical neighbours (mean)", 85.9,
                  "year to 31 March 2025", 2025, method="mean of 10 of 10", series=YEARS),
        Published(Kind.NEIGHBOUR, "Aldershire", 88.0, "year to 31 March 2025", 2025),
    ),
    period="year to 31 March 2025",
    rank="101 of 152 authorities (1 is best), quartile band C (A is best)",
)  # fmt: skip
TARGET = Target(TargetKind.LOCAL, TargetState.ADOPTED, (TargetPoint(date(2026, 3, 31), 85.0),))
SETTINGS = Settings({ASSESSMENTS.id: (TARGET,)}, {})


def card(**changes: object) -> Scorecard:
    given = {"scope": SCOPE, "provenance": PROVENANCE, "settings": SETTINGS}
    given["benchmarks"] = {ASSESSMENTS.id: PUBLISHED}
    return scorecard(INDICATORS, figures(), **(given | changes))  # type: ignore[arg-type]


def page(**changes: object) -> IndicatorPage:
    given = {"scope": SCOPE, "provenance": PROVENANCE, "benchmark": PUBLISHED}
    given |= {"settings": SETTINGS, "calculation": Calculation()}
    made = indicator_page(ASSESSMENTS, figures(), **(given | changes))  # type: ignore[arg-type]
    assert made is not None
    return made


def test_services_come_in_the_catalogues_order() -> None:
    assert [service.title for service in card().services] == list(SERVICES.values())


def test_a_row_shows_value_parts_period_target_rating_and_comparators() -> None:
    row = next(row for row in card().rows if row.indicator == ASSESSMENTS.id)
    assert row.shown == "69.0%"
    assert row.parts == "1,068 of 1,548"
    assert row.period.label == "1 Oct 2025 to 30 Sep 2026"
    assert (row.shown_target, row.target_name) == ("85.0%", "local target")
    assert row.rag.rating is Rating.RED and row.rag.mark.word == "Target missed"
    assert row.published(Kind.ENGLAND) == "84.2%" and row.published(Kind.REGION) == "–"


def test_the_direction_has_two_parts_and_looks_a_year_back() -> None:
    row = next(row for row in card().rows if row.indicator == ASSESSMENTS.id)
    assert row.direction.change is Change.DOWN
    assert row.direction.judgement is Judgement.WORSE
    assert row.direction.key == "Deteriorated (bigger is better)"


def test_a_status_that_is_no_number_is_shown_in_words_without_rating() -> None:
    row = next(row for row in card().rows if row.indicator == "peps_in_date")
    assert row.shown == "Not yet available" and row.parts == ""
    assert row.rag.rating is None and row.reason == "waiting for the autumn term"


def test_a_short_history_is_never_shown_as_a_smaller_whole() -> None:
    early = replace(SCOPE, as_at=date(2024, 3, 31))
    row = next(r for r in card(scope=early).rows if r.indicator == ASSESSMENTS.id)
    assert row.shown == Status.SHORT_HISTORY.in_words
    assert "6 of 12 months" in row.rag.reason
    assert set(row.recent) == {None}


def test_another_basis_is_used_where_an_indicator_has_it() -> None:
    bases = {row.indicator: row.period.basis for row in card(basis=Basis.MONTH).rows}
    assert bases[ASSESSMENTS.id] is Basis.MONTH and bases["cpp_rate_10k"] is Basis.AT_DATE


def test_an_indicator_without_a_figure_that_day_is_left_out() -> None:
    assert card(scope=replace(SCOPE, as_at=date(2020, 1, 31))).rows == []


def test_the_summary_counts_what_the_rows_say() -> None:
    summary = card().summary
    assert (summary.indicators, summary.with_value) == (4, 3)
    assert summary.ratings[Rating.RED] == 1 and summary.deteriorated == 1


def test_the_truth_sentence_names_method_and_period_of_each_comparator() -> None:
    truth = page().row.truth
    assert "1,068 of 1,548" in truth and "mean of all 10" in truth
    assert "year to 31 March 2025" in truth


def test_the_pages_chart_stands_on_months_though_it_shows_the_year() -> None:
    made = page()
    assert made.points_are is Basis.MONTH and made.row.period.basis is Basis.ROLLING_12_MONTHS
    assert made.chart is not None and made.chart.words.title == made.row.truth
    newest = made.periods[0]
    assert newest.period == "Sep 2026" and newest.headline == made.row.shown
    assert newest.is_signal and newest.signal.startswith("Concern (lower)")


def test_the_table_twin_holds_every_point_of_the_chart() -> None:
    made = page()
    assert made.judged.chart is not None
    assert len(made.periods) == len(made.judged.chart.points) == 36


def test_a_live_figure_is_no_point_of_a_chart() -> None:
    live = Figure(ASSESSMENTS.id, Basis.MONTH, EXTRACT_DAY, 10.0, 1, 10, live=True)
    made = indicator_page(
        ASSESSMENTS, [*figures(), live], scope=replace(SCOPE, as_at=EXTRACT_DAY),
        provenance=PROVENANCE, benchmark=PUBLISHED, settings=SETTINGS, calculation=Calculation(),
        basis=Basis.MONTH,
    )  # fmt: skip
    assert made is not None and made.judged.chart is not None
    assert made.row.live and made.row.shown == "10.0%"
    assert made.judged.chart.points[-1].day == LAST and len(made.periods) == 36


def test_an_indicator_of_overlapping_periods_alone_says_why_it_has_no_chart() -> None:
    rolling = replace(ASSESSMENTS, bases=(Basis.ROLLING_12_MONTHS,))
    made = indicator_page(
        rolling, figures(), scope=SCOPE, provenance=PROVENANCE, benchmark=PublishedSet(),
        settings=SETTINGS, calculation=Calculation(),
    )  # fmt: skip
    assert made is not None and made.chart is None
    assert "overlap" in made.why_no_chart
    assert len(made.periods) == 36  # the table is there all the same


def test_published_years_stand_newest_first_under_each_areas_name() -> None:
    made = page()
    assert made.year_headings == ("Wrenshire", "England", "Neighbours (mean)")
    assert made.years[0].year == "2025" and len(made.years) == 8
    assert made.trend is not None and "year to 31 March 2025" in made.trend.words.title


@pytest.mark.parametrize("level", [Level.AUTHORITY, Level.TEAM])
def test_a_scorecard_can_be_of_any_level(level: Level) -> None:
    scope = replace(SCOPE, level=level, unit="Assessment team 1")
    assert card(scope=scope).scope.name == "Assessment team 1"
