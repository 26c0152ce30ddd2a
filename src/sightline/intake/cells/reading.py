"""What every cell reader shares."""

from collections.abc import Callable

from sightline.intake.grids import RawCell

Reader = Callable[[RawCell], object]


class Unreadable(Exception):
    """The cell holds something, and it is not what the column wants. The message is the reason."""


class UnknownCode(Exception):
    """The cell holds a code no list knows; `instead` is what is kept.

    `part`: which of several codes in the cell is not known.
    """

    def __init__(self, instead: object, part: str = "") -> None:
        super().__init__(str(instead))
        self.instead, self.part = instead, part
