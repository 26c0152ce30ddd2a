"""What the columns of a plan can hold, and by which headings each is known."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sightline.intake.words import letters_and_digits

LEFT_OUT = ""


@dataclass(frozen=True)
class Field:
    """`headings`: the first is how our own files head it. `is_paper`: one of the plan's columns
    on paper; the others come with files that Sightline has written."""

    key: str
    headings: tuple[str, ...]
    is_paper: bool = False

    @property
    def title(self) -> str:
        return self.headings[0]


_FIELDS = (
    Field("area_code", ("Area code", "Area ref", "Theme ref"), True),
    Field("area_name", ("Area", "Area name", "Plan area", "Theme", "Priority", "Workstream"), True),
    Field("action_number", ("Action number", "Action no", "Action ref", "Ref", "Reference", "No",
                            "Number", "Recommendation number"), True),
    Field("action", ("Action", "Actions", "Recommendation", "Objective"), True),
    Field("milestone_number", ("Milestone number", "Milestone no", "Milestone ref"), True),
    Field("milestone", ("Milestones", "Milestone", "Steps", "Step", "Tasks", "Task"), True),
    Field("timescale", ("Timescale", "Timescales", "Timescale text", "By when", "Due date", "Due",
                        "Deadline", "Target date", "Date", "When"), True),
    Field("leads", ("Lead officers", "Lead officer", "Leads", "Lead", "Responsible officer",
                    "Responsible", "Owner", "Who", "By whom"), True),
    Field("progress", ("Progress", "Progress update", "Update", "Latest update", "Commentary",
                       "Comments"), True),
    Field("brag", ("Rating", "BRAG", "RAG", "BRAG rating", "RAG rating", "Status"), True),
    Field("is_completed", ("Among the completed actions", "Is completed action table"), True),
    Field("rated_on", ("Rated on",)),
    Field("progress_quarter", ("Progress for the quarter to",)),
    Field("completed_number", ("Number among the completed",)),
    Field("completed_in", ("Completed in the month of",)),
    Field("action_new_in", ("Action new in the month of",)),
    Field("new_in", ("Milestone new in the month of",)),
    Field("indicators", ("Indicators it should move",)),
    Field("is_inspection", ("Answers an inspection",)),
    Field("outcome", ("How its target came out",)),
    Field("came_out", ("That in words",)),
    Field("replaces", ("In place of milestone",)),
    Field("targets", ("Targets",)),
    Field("withdrawn", ("Withdrawn because",)),
    Field("more", ("More",)),
)  # fmt: skip
FIELDS: Mapping[str, Field] = {each.key: each for each in _FIELDS}
_BY_WORDS = {
    letters_and_digits(heading): each.key
    for each in _FIELDS
    for heading in (each.key, *each.headings)
}


def field_of(heading: str) -> str:
    return _BY_WORDS.get(letters_and_digits(heading), LEFT_OUT)


def field_titled(title: str) -> str:
    """By the very title, as it stands in a cell of further details."""
    return next((each.key for each in _FIELDS if each.title == title), LEFT_OUT)


def guess(headings: Sequence[str]) -> dict[str, str]:
    """Which field each heading stands for. Of two for one field, the first is taken."""
    found: dict[str, str] = {}
    for heading in headings:
        key = field_of(heading)
        found[heading] = LEFT_OUT if key in found.values() else key
    return found


def are_headings(cells: Iterable[str]) -> bool:
    """A row of headings: an action or a milestone column, and one more that a plan has."""
    found = {field_of(cell) for cell in cells if len(cell) < 80} - {LEFT_OUT}
    return len(found) >= 3 and bool(found & {"action", "milestone"})
