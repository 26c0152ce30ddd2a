"""A plan while it is read: areas, actions and milestones that later rows may still add to."""

from dataclasses import dataclass, field

from sightline.intake.words import letters_and_digits


def same_number(number: str) -> str:
    """However it is spaced; a sign keeps "1.11" and "11.1" apart."""
    return letters_and_digits(number.replace(".", " dot ").replace("/", " slash "))


@dataclass
class MilestoneBuilt:
    place: str
    said: dict[str, str]

    def more(self, key: str, text: str, mark: str = " ") -> None:
        """The rest of a cell that was cut by a page's end."""
        if text:
            self.said[key] = f"{self.said.get(key, '')}{mark}{text}".strip()


@dataclass
class ActionBuilt:
    place: str
    number: str
    title: str
    said: dict[str, str] = field(default_factory=dict)
    milestones: list[MilestoneBuilt] = field(default_factory=list)

    def is_titled(self, text: str) -> bool:
        return letters_and_digits(text) == letters_and_digits(self.title)

    def numbered(self, number: str) -> MilestoneBuilt | None:
        wanted = same_number(number)
        found = (m for m in self.milestones if same_number(m.said["number"]) == wanted)
        return next(found, None) if wanted else None


@dataclass
class AreaBuilt:
    """`said`: whether it answers an inspection, or holds completed actions."""

    code: str
    name: str
    is_completed: bool = False
    is_inspection: bool = False
    actions: list[ActionBuilt] = field(default_factory=list)

    def numbered(self, number: str) -> ActionBuilt | None:
        wanted = same_number(number)
        found = (each for each in self.actions if same_number(each.number) == wanted)
        return next(found, None) if wanted else None
