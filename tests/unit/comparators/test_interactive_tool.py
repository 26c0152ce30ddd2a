from sightline.comparators import Comparators
from sightline.vocabulary.words import Polarity


def test_a_cell_without_a_number_keeps_its_symbol_and_says_why(published):
    published.lait({"401": "-", "402": "c", "970": "41.5"})
    comparators = published.loaded()
    withheld = comparators.series("CPP_rate", "402").values[0]
    assert (withheld.value, withheld.symbol) == (None, "c")
    assert "nobody can be identified" in withheld.why
    assert comparators.series("CPP_rate", "401").values[0].symbol == "-"
    assert comparators.series("CPP_rate", "970").values[0].value == 41.5


def test_the_csv_and_the_parquet_form_say_the_same(published, tmp_path):
    wide = published.lait({"401": "1e+05", "402": "-", "970": "40.6"})
    published.parquet(wide, "bds.parquet")
    from_csv, from_parquet = (
        _loaded_alone(published, tmp_path / name, published.folder / name)
        for name in (wide.name, "bds.parquet")
    )
    for area in ("401", "402", "970"):
        assert from_csv.series("CPP_rate", area) == from_parquet.series("CPP_rate", area)
    assert from_csv.series("CPP_rate", "401").values[0].value == 100_000


def _loaded_alone(published, data, path):
    published.data = data
    assert published.load(path).refused == ()
    return Comparators.open(data)


def test_an_unreadable_year_is_set_aside_and_counted(published):
    published.lait({"401": "3", "402": "-"}, year="0")
    account = published.load().files[0].account
    assert (account.rows, account.kept) == (2, 0)
    assert account.set_aside == (("no year can be read from “0”", 2),)


def test_an_area_without_a_code_is_listed_by_name(published):
    published.csv(
        "bds.csv",
        ["Short Desc", "Years", "LA and Regions", "Values", "LA Number", "Region"],
        [("X", "2025", "Atlantis", "3", "", "NA"), ("X", "2025", "England", "4", "NaN", "NA")],
    )
    load = published.load()
    assert load.files[0].account.unknown_areas == ("Atlantis",)
    assert load.files[0].account.set_aside == (("no area is named", 1),)
    assert Comparators.open(published.data).series("X", "970").values[0].value == 4


def test_an_authority_that_the_official_list_lacks_is_reported_and_kept(published):
    published.lait({"401": "1", "402": "2"})
    published.csv("codes.csv", ["LA Number", "LA Name", "Region", "Type"],
                  [("401", "Alder Borough", "West Midlands", "MD")])  # fmt: skip
    load = published.load()
    values = next(file for file in load.files if file.dataset == "lait")
    assert values.account.unknown_areas == ("402",)
    comparators = Comparators.open(published.data)
    assert comparators.series("CPP_rate", "402").values[0].value == 2
    assert comparators.places["401"].name == "Alder Borough"
    assert comparators.places["401"].region == "984"


def test_symbols_that_nobody_explains_are_counted_and_quoted(published):
    published.lait({"401": "ten", "402": "3"})
    account = published.load().files[0].account
    assert account.missing == (("ten", 1),)
    assert account.not_understood == ("ten",)
    value = Comparators.open(published.data).series("CPP_rate", "401").values[0]
    assert value.value is None
    assert "“ten”" in value.why


def test_the_dictionary_gives_polarity_decimals_years_and_bands(published):
    published.lait({"401": "1"})
    published.dictionary(polarity="High", no_quartile="N", dps="NA", year_type="Financial Year")
    measure = published.loaded().measure("CPP_rate")
    assert (measure.polarity, measure.decimals, measure.banded) == (Polarity.HIGHER, None, False)
    assert measure.basis(2025) == "year to 31 March 2025"
    assert str(measure.updated_on) == "2025-10-01"


def test_a_measure_under_two_topics_is_one_measure_in_both(published):
    published.lait({"401": "1"})
    published.csv(
        "dictionary.csv",
        ["Measure_short", "Measure", "Topic", "Polarity", "Year_Type", "dps"],
        [
            ("CPP_rate", "Plans", "Child Protection", "Low", "Annual", "NA"),
            ("CPP_rate", "Plans again", "Absence", "Low", "Academic Year", "2"),
        ],
    )
    comparators = published.loaded()
    measure = comparators.measure("CPP_rate")
    assert measure.topics == ("Child Protection", "Absence")
    assert (measure.title, measure.year_type, measure.decimals) == ("Plans", "Annual", 2)
    assert comparators.measures("absence") == comparators.measures("child protection") == (measure,)


def test_a_measure_in_no_dictionary_is_shown_under_its_key(published):
    published.lait({"401": "1"}, measure="New_one")
    measure = published.loaded().measure("New_one")
    assert (measure.title, measure.polarity) == ("New_one", Polarity.NEITHER)
