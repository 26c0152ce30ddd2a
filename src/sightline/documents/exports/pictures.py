"""Charts as pixels, for files that hold no drawings."""

import vl_convert

_SVG = "http://www.w3.org/2000/svg"
FINENESS = 2.0
"""So many pixels for each of a screen's: a picture is enlarged on paper."""


def as_png(svg: str) -> bytes:
    """Of a chart made for a page as well: there the name of the language is left out."""
    named = svg if "xmlns=" in svg else svg.replace("<svg ", f'<svg xmlns="{_SVG}" ', 1)
    made: bytes = vl_convert.svg_to_png(named, scale=FINENESS)
    return made
