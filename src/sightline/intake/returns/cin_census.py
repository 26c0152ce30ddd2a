"""The children in need census: every part of a child as a row of its own, in one walk."""

from lxml import etree

from sightline.intake.sources import SourceFile
from sightline.intake.xml_files import Part, Parts, elements, local_name

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
_SEVERAL = frozenset({"Disability", "AssessmentFactors"})


def read_parts(file: SourceFile) -> Parts:
    """Children, their episodes of need, and what lies within."""
    walk = _Walk()
    for element in elements(file, "Child"):
        walk.child(element)
    return walk.parts


class _Walk:
    """Goes through one child after the other; every value goes straight into its column."""

    def __init__(self) -> None:
        self.parts = Parts("Child", (_ID,))
        self._names: dict[object, str] = {}
        self._child = 0

    def child(self, element: etree._Element) -> None:
        children = self.parts.of["Child"]
        self._child = children.add(element.sourceline or 0, len(children.lines))
        self._within(element, children, self._child)

    def _within(self, element: etree._Element, part: Part, row: int) -> None:
        several: dict[str, str] = {}
        names, put = self._names, part.put
        for inner in element:
            name = names.get(inner.tag)
            if name is None:
                name = names.setdefault(inner.tag, local_name(inner.tag))
            if len(inner) or name in _PARTS:
                self._deeper(inner, name, part, row)
            elif text := (inner.text or "").strip():
                if name in _SEVERAL:
                    several[name] = f"{several[name]},{text}" if name in several else text
                elif name == _REVIEW:
                    review = self._row(name, inner)
                    review.put(len(review.lines) - 1, name, text)
                elif name:
                    put(row, name, text)
        for name, text in several.items():
            put(row, name, text)

    def _deeper(self, element: etree._Element, name: str, part: Part, row: int) -> None:
        if name in _PARTS:
            part = self._row(name, element)
            row = len(part.lines) - 1
        self._within(element, part, row)

    def _row(self, name: str, element: etree._Element) -> Part:
        part = self.parts.of[name]
        part.add(element.sourceline or 0, self._child)
        return part
