from sightline.documents.record_source import source_of_row
from sightline.vocabulary.column_words import column_title


def test_a_records_source_is_said_as_people_know_it() -> None:
    row = {
        "load_id": "2026-10-31-annex-a-df49906eeddd", "source_sheet": "List 4", "source_row": 2084,
    }  # fmt: skip
    assert source_of_row(row) == "Annex A of 31 Oct 2026, List 4, row 2084"
    again = {"load_id": "2026-03-31-cin-census-41ab4688f6d9-2"}
    assert source_of_row(again) == "Children in need census of 31 Mar 2026"
    assert source_of_row({"load_id": "something else"}) == "something else"
    assert source_of_row({}) == "worked out from other records"


def test_a_columns_name_is_read_aloud() -> None:
    assert column_title("nfa") == "No further action"
    assert column_title("previous_12m") == "Previous in 12 months"
    assert column_title("cla_review") == "CLA review"
