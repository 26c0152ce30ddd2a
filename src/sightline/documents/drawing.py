"""A chart ready to be drawn, and its SVG kept on disk by the hash of its content."""

import hashlib
import json
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import vl_convert

from sightline.documents.chart_svg import finish

_DRAWING = 1  # raise when the look changes in what a spec does not say
_FINENESS = 2


@dataclass(frozen=True)
class Words:
    """What is written on a chart, and what a listener hears."""

    title: str
    description: str
    axis: str


@dataclass(frozen=True)
class Drawing:
    """A chart ready to be drawn; its hash names its content."""

    spec: dict[str, Any]
    words: Words

    @property
    def content_hash(self) -> str:
        content = json.dumps([_DRAWING, self.spec, self.words.__dict__], sort_keys=True)
        return hashlib.sha256(content.encode("utf-8")).hexdigest()[:24]

    def svg(self) -> str:
        drawn = vl_convert.vegalite_to_svg(self.spec)
        return finish(drawn, title=self.words.title, description=self.words.description)

    def png(self) -> bytes:
        """Twice as fine as the screen's, so that it stays sharp on a slide."""
        made: bytes = vl_convert.svg_to_png(self.svg(), scale=_FINENESS)
        return made

    def kept_in(self, folder: Path) -> str:
        """The SVG, drawn once per content; a folder that can’t be written only costs time."""
        file = folder / f"{self.content_hash}.svg"
        try:
            return file.read_text(encoding="utf-8")
        except FileNotFoundError:
            svg = self.svg()
        try:
            _write_whole(file, svg)
        except OSError:
            return svg
        return svg


def _write_whole(file: Path, text: str) -> None:
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=file.parent, prefix=".")
    with os.fdopen(handle, "w", encoding="utf-8") as opened:
        opened.write(text)
    os.replace(temporary, file)
