"""Worklists: the children for whom something is due or late on a day, as data like the indicators.

Here belong what a worklist is (`model`), reading the definitions from TOML (`reading`), and asking
a snapshot for their rows (`asking`). A definition speaks the indicators' expression language and
runs through the same compiler, so that the late rows of a list and the figure they stand behind
cannot disagree. Not here: who may see a row, and what people note on it.
"""

from sightline.measures.worklists.asking import Answered, answer_worklists
from sightline.measures.worklists.model import Urgency, Worklist, WorklistRow, Worklists
from sightline.measures.worklists.reading import load_worklists

__all__ = [
    "Answered",
    "Urgency",
    "Worklist",
    "WorklistRow",
    "Worklists",
    "answer_worklists",
    "load_worklists",
]
