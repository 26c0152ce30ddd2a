"""The children in need census: every part of a child as a row of its own, in one walk."""

from lxml import etree

from sightline.intake.sources import SourceFile
from sightline.intake.xml_files import Parts, Row, elements, local_name

_ID = "LAchildID"
# The elements that are rows of their own; all else are values of the row around them.
_PARTS = frozenset(
    {
        "CINdetails",
        "Assessments",
        "CINPlanDates",
        "Section47",
        "ChildProtectionPlans",
        "PreProceedingsandFGDM",
    }
)
_REVIEW = "CPPreviewDate"
# Elements that only hold others, and may stand there empty.
_HOLDERS = frozenset(
    {
        "ChildIdentifiers",
        "ChildCharacteristics",
        "Disabilities",
        "Reviews",
        "FactorsIdentifiedAtAssessment",
    }
)
_SEVERAL = frozenset({"Disability", "AssessmentFactors"})


def read_parts(file: SourceFile) -> Parts:
    """Children, their episodes of need, and what lies within."""
    walk = _Walk()
    for element in elements(file, "Child"):
        walk.child(element)
    return walk.parts


class _Walk:
    """Goes through one child after the other; remembers the rows of the child it is in."""

    def __init__(self) -> None:
        self.parts = Parts()
        self._names: dict[object, str] = {}
        self._rows: list[Row] = []

    def child(self, element: etree._Element) -> None:
        child: Row = {}
        self._rows = [child]
        self.parts.add("Child", child, element.sourceline or 0)
        self._within(element, child)
        # The identifier may stand after the parts it belongs to.
        identifier = child.get(_ID, "")
        for row in self._rows:
            row[_ID] = identifier

    def _within(self, element: etree._Element, row: Row) -> None:
        for inner in element:
            name = self._names.get(inner.tag)
            if name is None:
                name = self._names.setdefault(inner.tag, local_name(inner.tag))
            if name in _PARTS:
                self._within(inner, self._row(name, {}, inner))
            elif len(inner):
                self._within(inner, row)
            else:
                self._value(name, (inner.text or "").strip(), inner, row)

    def _row(self, part: str, row: Row, element: etree._Element) -> Row:
        self._rows.append(row)
        self.parts.add(part, row, element.sourceline or 0)
        return row

    def _value(self, name: str, text: str, element: etree._Element, row: Row) -> None:
        if name == _REVIEW:
            self._row(name, {name: text}, element)
        elif name in _SEVERAL and row.get(name):
            row[name] += f",{text}"
        elif name and name not in _HOLDERS and not row.get(name):
            row[name] = text
