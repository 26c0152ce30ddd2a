from datetime import date

import pytest

from sightline.comparators import Comparators

REFERRALS = ["category", "Referrals", "Re_referrals", "Re_referrals_percent"]


def test_symbols_stay_beside_an_empty_value(published):
    cells = {"c": "withheld", "z": "not applicable", "x": "not available", "k": "rounds to nought",
             "u": "unreliable", "low": "rounds to nought", ":": "not available"}  # fmt: skip
    rows = [(2010 + n, "401", "Referrals", s, s, s) for n, s in enumerate(cells)]
    published.ees("c1.csv", REFERRALS, rows)
    assert published.load().files[0].account.not_understood == ()
    values = Comparators.open(published.data).series("c1.Re_referrals", "401").values
    assert [(value.value, value.symbol) for value in values] == [(None, s) for s in cells]
    assert all(words in value.why for value, words in zip(values, cells.values(), strict=True))


def test_columns_are_found_by_name_in_any_order_behind_a_byte_order_mark(published):
    columns = ["la_name", "Referrals", "geographic_level", "time_period", "old_la_code", "category",
               "country_code", "country_name", "time_identifier", "Re_referrals"]  # fmt: skip
    row = "Alder,120,Local authority,2024,401,Referrals,E92000001,England,Reporting year,24"
    published.text("c1.csv", "\ufeff" + ",".join(columns) + "\r\n" + row + "\r\n")
    value = published.loaded().series("c1.Referrals", "401").values[0]
    assert (value.value, value.name, value.release) == (120, "Alder", "2024")


def test_inner_and_outer_london_are_regions_of_their_own(published):
    rows = [(2024, area, "Referrals", n, n, 1) for n, area in
            enumerate(("E12000007", "E13000001", "E13000002", "E12000005"))]  # fmt: skip
    published.ees("c1.csv", REFERRALS, rows)
    comparators = published.loaded()
    found = {a: comparators.series("c1.Referrals", a).values[0].value for a in
             ("986", "987", "988", "984")}  # fmt: skip
    assert found == {"986": 0, "987": 1, "988": 2, "984": 3}


def test_a_region_nobody_knows_is_listed_and_its_rows_counted(published):
    published.ees("c1.csv", REFERRALS, [(2024, "E19999999", "Referrals", 1, 1, 1),
                                        (2024, "970", "Referrals", 1, 1, 1)])  # fmt: skip
    account = published.load().files[0].account
    assert account.set_aside == (("the area has no known code", 1),)
    assert account.unknown_areas == ("England",)


def test_the_renamed_columns_of_2025_continue_the_series_of_2024(published):
    published.ees("c1_2024.csv", REFERRALS, [(2024, "401", "Referrals", 100, 20, 20)])
    published.ees("c1_2025.csv", ["category", "referral_count", "rereferral_count"],
                  [(2024, "401", "Referrals", 101, 20),
                   (2025, "401", "Referrals", 110, 33)])  # fmt: skip
    comparators = published.loaded()
    series = comparators.series("c1.Referrals", "401")
    assert [(v.year, v.value, v.release) for v in series.values] == [
        (2024, 101, "2025"), (2025, 110, "2025"),
    ]  # fmt: skip
    assert comparators.series("c1.referral_count", "401") == series
    percent = comparators.series("c1.Re_referrals_percent", "401").values
    assert [(v.value, v.derived) for v in percent] == [
        (pytest.approx(100 * 20 / 101), True), (pytest.approx(30), True),
    ]  # fmt: skip


def test_a_dropped_rate_is_worked_out_with_the_population_of_the_year_before(published):
    published.ees("b1.csv", ["category", "Anypoint_episodes", "At31_episodes"],
                  [(2025, "401", "CIN", 900, 330), (2025, "402", "CIN", "c", "c")])  # fmt: skip
    published.population({(2024, "401"): 10_000, (2025, "401"): 99_999, (2024, "402"): 5_000})
    comparators = published.loaded()
    rate = comparators.series("b1.At31_episodes_rate", "401")
    assert [(v.year, v.value, v.derived) for v in rate.values] == [(2025, 330.0, True)]
    assert rate.measure.basis(2025) == "at 31 March 2025"
    withheld = comparators.series("b1.At31_episodes_rate", "402").values[0]
    assert (withheld.value, withheld.symbol) == (None, "c")


def test_without_the_population_no_rate_appears_and_the_load_says_so(published):
    published.ees("b1.csv", ["category", "Anypoint_episodes", "At31_episodes"],
                  [(2025, "401", "CIN", 900, 330)])  # fmt: skip
    load = published.load()
    assert load.notes == (
        "2 rates of b1 (release 2025) can't be worked out for 2025: no population of mid-2024 is "
        "loaded.",
    )
    assert Comparators.open(published.data).series("b1.At31_episodes_rate", "401") is None


def test_a_published_rate_is_not_replaced_by_a_derived_one(published):
    published.ees("b1.csv", ["Anypoint_episodes", "At31_episodes", "At31_episodes_rate"],
                  [(2024, "401", 900, 330, 331.2), (2024, "402", 1, 5, "u")])  # fmt: skip
    published.population({(2023, "401"): 10_000, (2023, "402"): 10_000})
    comparators = published.loaded()
    assert comparators.series("b1.At31_episodes_rate", "401").values[0].value == 331.2
    assert comparators.series("b1.At31_episodes_rate", "402").values[0].symbol == "u"


def test_assessments_in_45_days_are_added_up_from_their_bands(published):
    bands = ["Same_day", "1-10_days", "11-20_days", "21-30_days", "31-40_days", "41-45_days"]
    published.ees("c2.csv", ["category", "Assessments_completed", *bands],
                  [(2024, "401", "x", 80, 1, 2, 3, 4, 5, 5),
                   (2024, "402", "x", 80, 1, "c", 3, 4, 5, 5),
                   (2024, "403", "x", 0, 0, 0, 0, 0, 0, 0)])  # fmt: skip
    comparators = published.loaded()
    found = {a: comparators.series("c2.within_45_days_percent", a).values[0] for a in
             ("401", "402", "403")}  # fmt: skip
    assert found["401"].value == 25
    assert (found["402"].value, found["402"].symbol) == (None, "c")
    assert (found["403"].value, found["403"].symbol) == (None, "z")


def test_filters_are_part_of_a_measures_key_and_totals_are_not(published):
    published.ees(
        "la_children_who_sing.csv", ["age", "song", "children_percent"],
        [(202425, "401", "10 to 15", "Total", 40), (202425, "401", "Total", "Total", 50),
         (202425, "401", "Total", "Carol", 60)],
    )  # fmt: skip
    comparators = published.loaded()
    found = {m.key: comparators.series(m.key, "401").values[0] for m in comparators.measures()}
    assert {key: value.value for key, value in found.items()} == {
        "la_children_who_sing.children_percent": 50,
        "la_children_who_sing.children_percent [age=10 to 15]": 40,
        "la_children_who_sing.children_percent [song=Carol]": 60,
    }
    assert comparators.measures()[0].basis(2025) == "academic year 2024/25"
    assert found["la_children_who_sing.children_percent"].year_label == "2024/25"


def test_the_workforce_census_speaks_of_the_end_of_september(published):
    published.ees("csww.csv", ["turnover_rate_fte_%", "caseload_fte"], [(2022, "401", 17.1, 16.6)])
    comparators = published.loaded()
    assert comparators.measure("csww.turnover_rate_fte").basis(2022) == "at 30 September 2022"
    late = comparators.benchmark("csww.caseload_fte", "401", as_at=date(2022, 9, 30))
    assert late.own.value == 16.6
    assert comparators.benchmark("csww.caseload_fte", "401", as_at=date(2022, 9, 29)) is None


def test_a_file_that_contradicts_itself_is_refused(published):
    published.ees("c1.csv", REFERRALS, [(2024, "401", "Referrals", 1, 1, 1),
                                        (2024, "401", "Referrals", 2, 1, 1)])  # fmt: skip
    assert published.load().refused == (
        ("c1.csv", "It gives different values for one measure, area and year, 1 times; the first "
         "is c1.Referrals, area 401, 2024."),
    )  # fmt: skip


def test_populations_are_kept_by_mid_year_and_newest_release(published):
    published.population({(2023, "401"): 60_000, (2023, "402"): "x"})
    comparators = published.loaded()
    assert comparators.population("401", 2023) == 60_000
    assert comparators.population("402", 2023) is None
    published.population({(2023, "401"): 61_000, (2024, "401"): 62_000})
    comparators = published.loaded()
    assert (comparators.population("401", 2023), comparators.population("401", 2024)) == (
        61_000, 62_000,
    )  # fmt: skip
    assert comparators.populations().column_names[:3] == ["area", "year", "aged_0_17"]


def test_a_published_rate_outlives_a_reissue_of_the_same_release_without_rates(published):
    columns = ["Anypoint_episodes", "At31_episodes", "At31_episodes_rate"]
    published.ees("b1.csv", columns, [(2024, "401", 900, 330, 331.2)])
    published.population({(2023, "401"): 10_000})
    published.load()
    published.ees("b1_again.csv", columns[:2], [(2024, "401", 901, 331)])
    comparators = published.loaded()
    assert comparators.series("b1.At31_episodes", "401").of(2024).value == 331
    assert comparators.series("b1.At31_episodes_rate", "401").of(2024).value == 331.2


def test_a_stray_word_among_numbers_does_not_make_a_column_a_filter(published):
    written = {2022: "120", 2023: "ten", 2024: "130"}
    rows = [(year, "401", "Referrals", cell, 1, 1) for year, cell in written.items()]
    published.ees("c1.csv", REFERRALS, rows)
    assert published.load().files[0].account.not_understood == ("ten",)
    values = Comparators.open(published.data).series("c1.Referrals", "401").values
    assert [value.value for value in values] == [120, None, 130]
