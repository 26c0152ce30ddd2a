"""XML returns: any order, stray text, several blocks, and files made to do harm."""

from datetime import date

import pytest
from tests.unit.intake.made_files import column, nothing_is_lost, read

from sightline.intake import IntakeRefused

HEADER = """<Header><CollectionDetails><Collection>CIN</Collection><Year>2023</Year>
<ReferenceDate>2024-03-31</ReferenceDate></CollectionDetails>
<Source><LEA>201</LEA></Source></Header>"""
CHILD = """<Child>
  <CINdetails>
    <CINreferralDate>2023-10-06</CINreferralDate><ReferralSource>1A</ReferralSource>
    <DateOfInitialCPC>2023-12-06</DateOfInitialCPC>
    <Assessments>
      <AssessmentAuthorisationDate>2023-11-20</AssessmentAuthorisationDate>stray
      <FactorsIdentifiedAtAssessment><AssessmentFactors>1C</AssessmentFactors>
        <AssessmentFactors>6B</AssessmentFactors></FactorsIdentifiedAtAssessment>
      <AssessmentActualStartDate>2023-10-09</AssessmentActualStartDate>
    </Assessments>
    <Section47><S47ActualStartDate>2023-11-27</S47ActualStartDate>
      <DateOfInitialCPC>2023-12-06</DateOfInitialCPC><ICPCnotRequired>false</ICPCnotRequired>
    </Section47>
    <ReferralNFA>0</ReferralNFA>
    <ChildProtectionPlans><CPPstartDate>2023-12-06</CPPstartDate>
      <InitialCategoryOfAbuse>PHY</InitialCategoryOfAbuse>
      <LatestCategoryOfAbuse>NEG</LatestCategoryOfAbuse><NumberOfPreviousCPP>1</NumberOfPreviousCPP>
      <Reviews><CPPreviewDate>2024-02-15</CPPreviewDate></Reviews>
      <Reviews><CPPreviewDate>2024-03-15</CPPreviewDate><CPPreviewDate>2024-03-20</CPPreviewDate></Reviews>
    </ChildProtectionPlans>
    <PreProceedingsandFGDM><PPStartDate>2024-01-08</PPStartDate>
      <FGDMMeetingOffer>2024-01-10</FGDMMeetingOffer></PreProceedingsandFGDM>
  </CINdetails>
  <ChildCharacteristics><Disabilities><Disability>HAND</Disability><Disability>HEAR</Disability>
    </Disabilities><Ethnicity>WBRI</Ethnicity></ChildCharacteristics>PersonBirthDate
  <ChildIdentifiers><GenderCurrent>1</GenderCurrent>
    <ExpectedPersonBirthDate>2024-06-01</ExpectedPersonBirthDate><LAchildID>A1</LAchildID>
  </ChildIdentifiers>
</Child>"""


def written(folder, *children, header=HEADER, before=""):
    path = folder / "cin.xml"
    path.write_text(
        f"{before}<Message>{header}<Children>{''.join(children)}</Children></Message>",
        encoding="utf-8",
    )
    return path


def read_cin(path):
    return read(path, authority=None, extract_on=None)


@pytest.fixture
def load(tmp_path):
    return read_cin(written(tmp_path, CHILD))


def test_the_header_tells_the_authority_and_the_day(load):
    assert (load.kind, load.authority, load.extract_on) == ("cin_census", "201", date(2024, 3, 31))
    assert {(c.first, c.last) for c in load.covered} == {(date(2023, 4, 1), date(2024, 3, 31))}


def test_every_part_knows_its_child_though_the_identifier_comes_last(load):
    parts = ["children", "cin_episodes", "referrals", "assessments", "section_47s", "cp_plans"]
    assert [column(load, table, "child_id") for table in parts] == [["A1"]] * 6
    assert nothing_is_lost(load)


def test_the_child_is_read_by_tag_and_not_by_place(load):
    (child,) = load.tables["children"].drop_columns(["_sheet", "_row"]).to_pylist()
    assert child | {"upn": None, "died_on": None} == {
        "child_id": "A1",
        "born_on": date(2024, 6, 1),
        "unborn": True,
        "died_on": None,
        "sex": "M",
        "ethnicity": "WBRI",
        "disability": "yes",
        "disabilities": ["HAND", "HEAR"],
        "upn": None,
    }


def test_factors_and_reviews_are_all_collected(load):
    assert column(load, "assessments", "factors") == [["1C", "6B"]]
    assert column(load, "cp_reviews", "held_on") == [
        date(2024, 2, 15), date(2024, 3, 15), date(2024, 3, 20),
    ]  # fmt: skip


def test_a_conference_told_twice_is_one_and_keeps_its_enquiry(load):
    (icpc,) = load.tables["icpcs"].drop_columns(["_sheet", "_row"]).to_pylist()
    assert icpc == {
        "child_id": "A1",
        "held_on": date(2023, 12, 6),
        "section_47_started_on": date(2023, 11, 27),
        "transfer_in": False,
    }


def test_pre_proceedings_and_family_meetings_are_read(load):
    assert column(load, "pre_proceedings", "started_on") == [date(2024, 1, 8)]
    assert column(load, "family_meetings", "offered_on") == [date(2024, 1, 10)]


def test_row_numbers_are_lines_of_the_file(load):
    assert column(load, "section_47s", "_row") == [13]


def test_another_authority_s_census_is_refused(tmp_path):
    with pytest.raises(IntakeRefused, match="authority 201's, and it is being loaded for 336"):
        read(written(tmp_path, CHILD), authority="336")


def test_an_unusual_reference_date_is_said(tmp_path):
    header = HEADER.replace("2024-03-31", "2024-05-01")
    load = read_cin(written(tmp_path, CHILD, header=header))
    assert "The reference date is 01/05/2024, not the census day." in load.warnings


def test_a_namespace_makes_no_difference(tmp_path):
    path = written(tmp_path, CHILD)
    path.write_text(path.read_text().replace("<Message>", '<Message xmlns="urn:x">'))
    assert column(read_cin(path), "children", "child_id") == ["A1"]


def refusal(path):
    with pytest.raises(IntakeRefused) as refused:
        read_cin(path)
    return str(refused.value)


def test_a_truncated_file_is_refused_with_the_line(tmp_path):
    path = written(tmp_path, CHILD, CHILD)
    path.write_text(path.read_text()[:-900], encoding="utf-8")
    assert refusal(path).startswith("“cin.xml” is damaged or was cut off at line ")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused(tmp_path, encoding):
    bomb = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
    path = written(tmp_path, CHILD, before=bomb)
    path.write_text(path.read_text(), encoding=encoding)
    assert refusal(path) == (
        "“cin.xml” declares a document type or entities, which no return does and files "
        "made to do harm do: export it again from the case system."
    )


def test_a_document_type_behind_a_long_comment_is_refused(tmp_path):
    before = f"<!--{'x' * 400_000}--><!DOCTYPE x SYSTEM 'file:///etc/passwd'>"
    assert refusal(written(tmp_path, CHILD, before=before)) == (
        "“cin.xml” is no return: there is no record near its beginning."
    )


def test_another_xml_is_refused(tmp_path):
    path = tmp_path / "feed.xml"
    path.write_text("<rss><channel/></rss>")
    assert refusal(path) == (
        "“feed.xml” is an XML file, but no children in need census, SSDA903 or workforce census "
        "(it begins with <rss>)."
    )


def test_a_census_without_children_is_refused(tmp_path):
    assert refusal(written(tmp_path)) == "“cin.xml” holds no records."


def test_an_agency_worker_without_a_start_was_there_on_the_census_day(tmp_path):
    header = HEADER.replace("CIN", "CSWW").replace("2024-03-31", "2023-09-30")
    path = tmp_path / "csww.xml"
    worker = "<CSWWWorker><AgencyWorker>{}</AgencyWorker><SWENo>{}</SWENo></CSWWWorker>"
    vacancies = "<LALevelVacancies><NumberOfVacancies>7.5</NumberOfVacancies></LALevelVacancies>"
    both = worker.format(1, "SW1") + worker.format(0, "SW2")
    path.write_text(f"<Message>{header}{vacancies}{both}</Message>")
    load = read_cin(path)
    assert column(load, "social_workers", "worker_id") == ["SW1"]
    assert column(load, "social_workers", "started_on") == [date(2023, 9, 30)]
    assert column(load, "workforce_posts", "vacant_fte") == [7.5]
    assert column(load, "workforce_posts", "counted_on") == [date(2023, 9, 30)]
    assert load.quarantined["raw"].to_pylist() == [""]
    assert {(c.first, c.last) for c in load.covered} == {
        (date(2022, 10, 1), date(2023, 9, 30)), (date(2023, 9, 30), date(2023, 9, 30)),
    }  # fmt: skip
