"""How large an upload may be, and how much one may cost to read."""

from dataclasses import dataclass

MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    """Caps on hostile or broken uploads; each may be raised in the settings.

    `unpacked` is what all parts of a zip may hold together; `ratio` how many times larger than
    packed a big part may be. `cells` bounds one sheet from its first to its farthest filled cell.
    Workbooks are read in a process of its own with `memory` and `seconds`.
    """

    upload: int = 500 * MEGABYTE
    unpacked: int = 1500 * MEGABYTE
    ratio: int = 300
    files: int = 200
    cells: int = 20_000_000
    memory: int = 3000 * MEGABYTE
    seconds: int = 120
