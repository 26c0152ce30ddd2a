"""Which parts of an upright document need a page across, so that nothing is under 12 point.

A chart is drawn with text of 12 point at its natural size; on upright paper a wide one would be
made smaller and its text with it. A table of many columns would have its words broken. Each has a
page across, with the heading that leads to it; a table too wide even for that comes in parts.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from sightline.documents.exports.fitting import least_width, parted
from sightline.documents.model import Block, Chart, Document, Heading, Table

UPRIGHT_ROOM = 510.0
ACROSS_ROOM = 756.0
_POINT_IN_PIXELS = 0.75


def natural_size(svg: str) -> tuple[float, float]:
    """Width and height in points, as the drawing itself says; (0, 0) where it does not."""
    opening = svg[svg.find("<svg") : svg.find(">", svg.find("<svg"))]
    sizes = [re.search(rf'\s{name}="([\d.]+)(?:px)?"', opening) for name in ("width", "height")]
    width, height = (float(each[1]) * _POINT_IN_PIXELS if each else 0.0 for each in sizes)
    return width, height


def runs_of(blocks: Sequence[Block], is_landscape: bool) -> list[tuple[bool, list[Block]]]:
    """The blocks in stretches that stand on pages across (True) or as the document does."""
    runs: list[tuple[bool, list[Block]]] = []
    for block in _twins_apart(blocks) if not is_landscape else blocks:
        is_wide = not is_landscape and _is_wide(block)
        leading = _headings_before(runs) if is_wide else []
        if not runs or runs[-1][0] != is_wide:
            runs.append((is_wide, []))
        runs[-1][1].extend([*leading, block])
    return runs


def _twins_apart(blocks: Iterable[Block]) -> Iterable[Block]:
    """The numbers of a wide chart need no page across only since their picture does."""
    for block in blocks:
        if isinstance(block, Chart) and block.twin and _is_wide(block):
            yield replace(block, twin=None)
            yield block.twin
        else:
            yield block


def parts_of(table: Table, document: Document) -> list[Table]:
    """As the page it gets has room for."""
    is_across = document.is_landscape or _is_wide(table)
    return parted(table, ACROSS_ROOM if is_across else UPRIGHT_ROOM)


def _is_wide(block: Block) -> bool:
    if isinstance(block, Table):
        return least_width(block) > UPRIGHT_ROOM
    return isinstance(block, Chart) and natural_size(block.svg)[0] > UPRIGHT_ROOM


def _headings_before(runs: list[tuple[bool, list[Block]]]) -> list[Block]:
    """Takes the headings at the end of what stands so far: they go with what they lead to."""
    taken: list[Block] = []
    while runs and not runs[-1][0] and runs[-1][1] and isinstance(runs[-1][1][-1], Heading):
        taken.insert(0, runs[-1][1].pop())
        if not runs[-1][1]:
            runs.pop()
    return taken
