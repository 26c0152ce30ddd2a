"""A definition as its author wrote it: the lines of the catalogue's file, for anyone to read."""

import re
from collections.abc import Iterable
from pathlib import Path

from sightline.measures.model.indicator import Indicator

_NEXT = re.compile(r"^\s*\[\[indicator\]\]", re.MULTILINE)
_EXAMPLE = re.compile(r"^\s*\[\[indicator\.example\]\]", re.MULTILINE)


def definition_text(indicator: Indicator, folders: Iterable[Path]) -> str:
    """From its `[[indicator]]` up to its examples; '' if its file is gone."""
    for folder in folders:
        file = folder / indicator.file
        if file.is_file():
            text = file.read_text(encoding="utf-8")
            for block in _NEXT.split(text)[1:]:
                if re.search(rf'^\s*id\s*=\s*"{re.escape(indicator.id)}"', block, re.MULTILINE):
                    return "[[indicator]]" + _EXAMPLE.split(block)[0].rstrip()
    return ""
