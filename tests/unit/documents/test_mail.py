"""A mail says the same in text and in HTML, fetches nothing, and leads on by one link."""

from dataclasses import replace
from datetime import date
from email.message import EmailMessage

import pytest
from lxml import html

from sightline.documents.mail import Link, Message
from sightline.documents.model import Chart, Facts, Heading, Note, PageBreak, Paragraph

from .test_paper import SVG, VISITS

DIGEST = Message(
    subject="What changed this week: Wrenshire",
    blocks=(
        Paragraph("Two of 75 indicators really changed.", is_lead=True),
        Heading("Visits"),
        Chart("Visits", "Visits rose to 12.", SVG, VISITS),
        Facts((("Looked at", "75 indicators"),)),
        Note("Fewer than ten: read with care."),
        PageBreak(),
    ),
    link=Link("https://sightline.wrenshire.example/scorecard/", "Open the scorecard"),
    closing="You get this each Monday as a team manager. To stop it, open Your notices.",
    data_as_at=date(2026, 5, 31),
)


def test_the_text_says_everything_in_lines_no_longer_than_a_mail_has() -> None:
    text = DIGEST.text
    parts = ("Two of 75", "Visits\n======", "Visits rose to 12.", "- May 2026: Visits: 12")
    for said in (*parts, "Looked at: 75", "Data as at 31 May 2026.", DIGEST.link.address):
        assert said in text, said
    assert max(map(len, text.splitlines())) <= 76
    assert text.index("Open the scorecard") < text.index("You get this")


def test_the_html_fetches_nothing_and_has_no_style_sheet_or_script() -> None:
    root = html.fromstring(DIGEST.html)
    assert not root.xpath("//img|//script|//link|//style|//svg|//*[local-name()='svg']|//*[@src]")
    assert [a.get("href") for a in root.xpath("//a")] == [DIGEST.link.address]
    assert root.get("lang") == "en-GB" and root.xpath("//title")[0].text == DIGEST.subject


def test_the_html_says_what_the_text_says() -> None:
    words = " ".join(html.fromstring(DIGEST.html).text_content().split())
    for said in ("Two of 75", "Visits rose to 12.", "May 2026", "75 indicators", "You get this"):
        assert said in words and said in " ".join(DIGEST.text.split())
    assert html.fromstring(DIGEST.html).xpath("//table/caption")[0].text == "Visits by month"


def test_markup_in_a_message_is_text() -> None:
    assert "<script>" not in replace(DIGEST, blocks=(Paragraph("<script>x</script>"),)).html


def test_a_subject_can_carry_no_second_header() -> None:
    with pytest.raises(ValueError, match="one line"):
        replace(DIGEST, subject="Hello\nBcc: someone@elsewhere.example")


@pytest.mark.parametrize("address", ["/scorecard/", "javascript:alert(1)", ""])
def test_a_link_without_its_whole_address_is_refused(address: str) -> None:
    with pytest.raises(ValueError, match="whole address"):
        Link(address, "Open")


def test_a_table_without_rows_says_none() -> None:
    assert "- none" in replace(DIGEST, blocks=(replace(VISITS, rows=()),)).text


def test_both_bodies_fit_one_mail() -> None:
    mail = EmailMessage()
    mail["Subject"] = DIGEST.subject
    mail.set_content(DIGEST.text)
    mail.add_alternative(DIGEST.html, subtype="html")
    parts = [part.get_content_type() for part in mail.walk()]
    assert parts == ["multipart/alternative", "text/plain", "text/html"]
