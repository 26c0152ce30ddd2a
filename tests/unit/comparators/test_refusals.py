import io
import zipfile

import pytest

from sightline.comparators import Comparators, load_comparators

GOOD = {"401": "1", "402": "2"}


def far_cell() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as parts:
        parts.writestr("xl/worksheets/sheet1.xml", '<c r="XFD1048576" t="n"><v>1</v></c>')
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("empty.csv", b" \n", "It is empty."),
        ("letter.csv", b"Dear,Sir\n1,2\n", "Its columns are those of no published file"),
        ("cut.csv", b"Short Desc,Years,LA and Regions,Values,LA Number\nX,2025,Ald",
         "not one whole"),
        ("binary.csv", b"\x81\x8d\x90\xff", "It is no text"),
        ("twice.csv", b"Years,years\n1,2\n", "two columns headed “years”"),
        ("values.parquet", b"PAR1 but no more", "no Parquet file that can be read"),
        ("sn_2025.xlsx", b"PK\x03\x04 broken", "It is no workbook"),
        ("sn_2025.xlsx", far_cell(), "a stray cell far outside"),
        ("polarity.csv", b"Measure_short,Measure,Topic,Polarity,Year_Type\nX,Y,Z,Up,Annual\n",
         "Its measure 1 has the polarity “Up”"),
        ("people.csv", b"time_period,time_identifier,geographic_level,country_code,country_name,"
         b"age_group,population_estimate\n2024,Reporting year,National,E92000001,England,"
         b"Adults,5\n",
         "no estimate of children aged 0 to 17"),
        ("people.csv", b"time_period,time_identifier,geographic_level,country_code,country_name,"
         b"age_group,population_estimate\n2024,Reporting year,National,E92000001,England,"
         b"Children aged 0 to 17 years,-5\n", "no number of people"),
    ],
)  # fmt: skip
def test_a_bad_file_gets_its_sentence_and_changes_nothing(published, name, content, sentence):
    published.lait(GOOD)
    edition = published.loaded().edition
    bad = published.folder / name
    bad.write_bytes(content)
    load = published.load(bad)
    assert [refused for refused, _ in load.refused] == [name]
    assert sentence in load.refused[0][1]
    assert "\n" not in load.refused[0][1]
    assert (load.edition, load.files) == (edition, ())
    assert Comparators.open(published.data).series("CPP_rate", "402").values[0].value == 2


def test_the_other_files_of_a_folder_count_all_the_same(published):
    published.lait(GOOD)
    published.text("letter.csv", "Dear,Sir\n1,2\n")
    load = published.load()
    assert [name for name, _ in load.refused] == ["letter.csv"]
    assert [file.name for file in load.files] == ["bds_CPP_rate_2025.csv"]


def test_a_folder_without_published_files_says_what_was_expected(published):
    published.text("readme.txt", "hello")
    load = published.load()
    assert load.refused[0][1].startswith("There is no published file here: expected .csv")
    assert load.edition == 0


def test_a_missing_file_is_said_to_be_missing(published):
    load = load_comparators(published.folder / "gone.csv", published.data)
    assert load.refused == (("gone.csv", "It can't be opened (No such file or directory)."),)


def test_text_as_windows_saves_it_is_read(published):
    text = "Short Desc,Years,LA and Regions,Values,LA Number\nX,2025,Ynys Môn,3,401\n"
    published.text("bds.csv", text, encoding="cp1252")
    assert published.loaded().places["401"].name == "Ynys Môn"
