"""Charts as pixels."""

import pytest

from sightline.documents.exports.pictures import as_png

_BODY = 'width="20" height="10"><rect width="20" height="10"/></svg>'


@pytest.mark.parametrize("start", ["<svg ", '<svg xmlns="http://www.w3.org/2000/svg" '])
def test_a_chart_made_for_a_page_becomes_a_picture_too(start):
    assert as_png(start + _BODY).startswith(b"\x89PNG")
