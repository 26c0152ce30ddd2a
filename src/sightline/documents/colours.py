"""The colours of every chart; each passes 3 : 1 on white, text colours 4.5 : 1.

From the government Analysis Function's palette (blue, orange, dark pink, grey), which stays apart
for readers who do not see red and green. The stylesheet names the same, and those of
`judgement.marks`; a test compares them.
"""

from typing import Final

PAPER: Final = "#ffffff"
OWN: Final = "#12436d"
CONCERN: Final = "#f46a25"
CONCERN_EDGE: Final = "#7a2e00"
NEUTRAL: Final = "#801650"
COMMON: Final = "#3d3d3d"
TEXT: Final = "#0b0c0c"
QUIET_TEXT: Final = "#484949"
GRID: Final = "#e4e6e9"
BAND: Final = "#eef3f8"
BAND_TWO: Final = "#dfe8f1"

ON_WHITE = {
    "own": OWN,
    "concern": CONCERN,
    "concern edge": CONCERN_EDGE,
    "neutral": NEUTRAL,
    "common": COMMON,
}

# What a cell of a table may stand on; black text on each passes 7 : 1. `paper.css` has the same.
TONES: Final = {"blue": "C5D8EC", "green": "CCE5D6", "amber": "FFE8B3", "red": "F6CFC9"}
