from datetime import date

TEN = tuple(str(code) for code in range(402, 412))


def test_the_workbook_is_read_past_its_title_rows(published):
    published.neighbours()
    found = published.loaded().neighbours("401", date(2025, 6, 30))
    assert (found.model, found.codes) == (2025, TEN)
    assert found.neighbours[0].closeness == "Very close"


def test_the_model_changes_in_may_2025_and_both_can_be_asked_for(published):
    published.neighbours(2021, tuple(reversed(TEN)))
    published.neighbours(2025)
    comparators = published.loaded()
    assert comparators.neighbours("401", date(2025, 4, 30)).model == 2021
    assert comparators.neighbours("401", date(2025, 5, 1)).model == 2025
    assert comparators.neighbours("401", date(2026, 1, 1), model=2021).codes == TEN[::-1]
    assert list(comparators.neighbour_models()) == [2021, 2025]


def test_before_the_first_loaded_model_that_one_is_used_and_said(published):
    published.neighbours(2025)
    found = published.loaded().neighbours("401", date(2024, 3, 31))
    assert found.model == 2025
    assert found.note == "The model of 2024 is not loaded; that of 2025 is used."


def test_an_authority_with_dashes_has_no_neighbours_and_the_reason(published):
    published.neighbours(2021)
    load = published.load()
    assert load.files[0].account.notes == ("942 has no neighbours in this model",)
    found = published.loaded().neighbours("942", date(2024, 1, 1))
    assert (found.codes, found.note) == ((), "The 2021 model gives this authority no neighbours.")


def test_abolished_authorities_below_the_blank_row_keep_theirs(published):
    published.neighbours()
    assert published.loaded().neighbours("909", date(2025, 6, 1)).codes == TEN


def test_both_csv_shapes_give_what_the_workbook_gives(published):
    wide = ["old_la_code", "la_name", "region_ind", "region_name"]
    pairs = [cell for rank in range(1, 11) for cell in (f"SN_{rank}", f"SN_{rank}P")]
    people = [cell for code in TEN for cell in (code, "Close")]
    published.csv("sn_model_2025_wide.csv", [*wide, *pairs],
                  [("401", "Alder", "9", "West Midlands", *people)])  # fmt: skip
    long = ["LA num", "LA Name", "LA number", "GOInd", "GOReg"]
    pandas = [c for n in range(10) for c in (f"SN{n + 1}", f"SNP.{n}" if n else "SNP")]
    published.csv("Groupings_April_2021.csv", [*long, *pandas],
                  [("401", "Alder", "401", "9", "West Midlands", *people)])  # fmt: skip
    comparators = published.loaded()
    for model in (2021, 2025):
        found = comparators.neighbours("401", date(2025, 6, 1), model=model)
        assert found.codes == TEN
        assert {neighbour.closeness for neighbour in found.neighbours} == {"Close"}


def test_a_model_nobody_knew_yet_holds_from_the_month_in_its_name(published):
    published.neighbours(2025)
    (published.folder / "sn_may_2025.xlsx").rename(published.folder / "sn_june_2031.xlsx")
    assert published.loaded().neighbour_models() == {2031: date(2031, 6, 1)}


def test_a_file_that_names_no_year_is_refused(published):
    path = published.neighbours()
    path.rename(path.with_name("neighbours.xlsx"))
    assert "does not say of which year" in published.load().refused[0][1]


def test_a_neighbour_that_is_no_number_is_refused(published):
    published.neighbours(order=("402", "Leeds", *TEN[2:]))
    assert published.load().refused == (
        ("sn_may_2025.xlsx", "The number of neighbour 2 of 401 is “Leeds”; expected three digits."),
    )
