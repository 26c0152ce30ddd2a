"""The years of published files: “2025”, “2023/24”, “2014-16”, “2025 (prov)”, “202425”."""

import re

_YEAR = re.compile(r"(19|20)\d{2}")
_SPAN = re.compile(r"(\d{4})\s*[/\-]\s*(\d{2}|\d{4})")
_SPAN_OF_SPANS = re.compile(r"\d{4}/\d{2}\s*-\s*(\d{2})/(\d{2})")
_REMARK = re.compile(r"\s*\([^)]*\)\s*$")
_JOINED = re.compile(r"(\d{4})(\d{2})")


def last_year(label: str) -> int | None:
    """The year in which the label's period ends; None where no year can be read."""
    text = _REMARK.sub("", label.strip())
    if _YEAR.fullmatch(text):
        return int(text)
    if spans := _SPAN_OF_SPANS.fullmatch(text):
        return _later(text[:4], spans[2])
    if span := _SPAN.fullmatch(text):
        return int(span[2]) if len(span[2]) == 4 else _later(span[1], span[2])
    if (joined := _JOINED.fullmatch(text)) and (int(joined[1]) + 1) % 100 == int(joined[2]):
        return int(joined[1]) + 1
    return None


def shown(label: str) -> str:
    """“202425”, as EES writes an academic year, reads “2024/25”; every other label stays."""
    joined = _JOINED.fullmatch(label.strip())
    return f"{joined[1]}/{joined[2]}" if joined and last_year(label) else label.strip()


def _later(start: str, digits: str) -> int:
    year = int(start[:2] + digits)
    return year if year >= int(start) else year + 100
