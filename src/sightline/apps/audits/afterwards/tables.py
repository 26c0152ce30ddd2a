"""Lists and sentences of moderation, agreement and repeated audits."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from django.urls import reverse
from django.utils import timezone

from sightline.apps.audits.afterwards.agreeing import OfTool, OwnDrift
from sightline.apps.audits.afterwards.pages import grade, movement
from sightline.apps.audits.afterwards.queries import Repeat, Waiting
from sightline.apps.audits.models import Moderation, ToolVersion
from sightline.apps.audits.tools.queries import tool_of
from sightline.documents.on_page import Cell, Heading, PageTable
from sightline.judgement.agreement import Agreement, Drift, Leaning
from sightline.vocabulary.audit_tools import Scale

ENDS = ("Milder than the others", "Harsher than the others")
SPREAD_IS = "One dot for each auditor, without a name: own grade minus that of others, on average."
_HARSH = {Leaning.HIGHER: "harsher", Leaning.LOWER: "milder"}
"""1 is the best grade of every scale, so a higher number is a harsher grade."""


def waiting(found: Iterable[Waiting], today: date) -> PageTable:
    titles = ("Audit", "Auditor", "Auditor’s grade", "Handed in", "Why", "By")
    rows = tuple(_waiting(each, today) for each in found)
    return PageTable("Waiting for a moderator", tuple(map(Heading, titles)), rows)


def _waiting(each: Waiting, today: date) -> tuple[Cell, ...]:
    audit = each.audit
    due = _day(each.due_on) if each.due_on else "–"
    return (
        Cell(str(audit), reverse("audits:moderate", args=[audit.pk]), audit.team or audit.service),
        Cell(audit.auditor.name if audit.auditor else "–"),
        Cell(grade(tool_of(audit.tool).scale, audit.first_grade)),
        Cell(_local(audit.handed_in_at) if audit.handed_in_at else "–"),
        Cell(each.why),
        Cell(due, tag="red", under="Late") if each.is_late(today) else Cell(due),
    )


def moderated(found: Iterable[Moderation]) -> PageTable:
    titles = ("Audit", "Moderated", "Before", "After", "By", "Read by the auditor")
    rows = tuple(_moderated(each) for each in found)
    return PageTable("Moderated", tuple(map(Heading, titles)), rows)


def _moderated(each: Moderation) -> tuple[Cell, ...]:
    scale = tool_of(each.audit.tool).scale
    return (
        Cell(str(each.audit), each.address),
        Cell(_local(each.at)),
        Cell(grade(scale, each.before)),
        Cell(grade(scale, each.after), under="Changed" if each.is_changed else ""),
        Cell(each.by.name),
        Cell(_local(each.read_at) if each.read_at else "Not yet"),
    )


def themes(found: Iterable[Moderation], known: Mapping[str, str]) -> PageTable | None:
    """What moderators say again and again, the most frequent first."""
    counted = Counter(theme for each in found for theme in each.themes if theme in known)
    if not counted:
        return None
    rows = tuple(
        (Cell(known[theme]), Cell(str(count), is_number=True))
        for theme, count in counted.most_common()
    )
    heads = (Heading("What moderation was about"), Heading("Times", is_number=True))
    return PageTable("For consistency", heads, rows)


def agreements(found: Iterable[OfTool]) -> PageTable:
    rows = tuple(_agreement(each.title, each.whole) for each in found)
    return PageTable("Overall grades of files graded twice", _HEADS, rows)


def section_agreements(found: OfTool) -> PageTable:
    rows = tuple(_agreement(title, each) for title, each in found.sections)
    return PageTable(f"By section: {found.title}", _HEADS, rows)


_HEADS = (
    Heading("Of what"), Heading("Files", is_number=True), Heading("Same grade", is_number=True),
    Heading("Weighted kappa", is_number=True), Heading("In words"),
)  # fmt: skip


def _agreement(title: str, found: Agreement) -> tuple[Cell, ...]:
    kappa, interval = "–", ""
    if found.kappa is not None:
        kappa = _figure(found.kappa)
        interval = f"{_figure(found.low)} to {_figure(found.high)}"
    exact = "–" if found.exact is None else f"{found.exact:.0%}"
    words = found.in_words
    return (
        Cell(title), Cell(str(found.count), is_number=True), Cell(exact, is_number=True),
        Cell(kappa, under=interval, is_number=True), Cell(words[:1].upper() + words[1:]),
    )  # fmt: skip


def agreement_said(found: OfTool) -> str:
    whole = found.whole
    if not whole.count:
        return f"{found.title}: nothing was graded twice yet."
    files = "1 file was" if whole.count == 1 else f"{whole.count} files were"
    same = round((whole.exact or 0) * whole.count)
    said = f"{found.title}: {files} graded twice, {same} with the same grade."
    if whole.kappa is None:
        return f"{said} How far that is more than chance: {whole.in_words}."
    return (
        f"{said} Agreement beyond chance is {whole.in_words}: weighted kappa "
        f"{_figure(whole.kappa)}, between {_figure(whole.low)} and "
        f"{_figure(whole.high)} once chance is allowed for."
    )


def drifts(caption: str, found: Sequence[OwnDrift]) -> PageTable:
    heads = (Heading("Of what"), Heading("Compared", is_number=True),
             Heading("Your difference", is_number=True), Heading("In words"))  # fmt: skip
    rows = tuple(
        (
            Cell(each.title),
            Cell(str(each.drift.count), is_number=True),
            Cell(*_difference(each.drift), is_number=True),
            Cell(_leaning(each.drift)),
        )
        for each in found
    )
    return PageTable(caption, heads, rows)


def _difference(found: Drift) -> tuple[str, str, str]:
    if found.mean is None or found.low is None or found.high is None:
        return "–", "", ""
    return _signed(found.mean), "", f"{_signed(found.low)} to {_signed(found.high)}"


def _leaning(found: Drift) -> str:
    words = _HARSH.get(found.leaning, str(found.leaning))
    return words[:1].upper() + words[1:]


def drift_said(found: Drift) -> str:
    if found.mean is None:
        return f"{found.count} of your grades can be compared: too few to say."
    if found.leaning is Leaning.SAME:
        return (
            f"Over {found.count} grades no difference is to be seen between yours and those of "
            "others who read the same files."
        )
    return (
        f"Over {found.count} grades yours were {_HARSH[found.leaning]} than those of others who "
        f"read the same files, by {abs(found.mean):.2f} of a grade on average."
    )


def spread_said(found: Sequence[float]) -> str:
    """The chart's truth sentence."""
    if not found:
        return "Too few auditors can be compared to show a spread."
    low, high = found[0], found[-1]
    harsh, mild = sum(each > 0 for each in found), sum(each < 0 for each in found)
    return (
        f"{len(found)} auditors: their grades lie between {_signed(low)} and {_signed(high)} of a "
        f"grade from those of others who read the same files; {harsh} to the harsh side, {mild} "
        "to the mild."
    )


def repeats(found: Iterable[Repeat]) -> PageTable:
    titles = ("Last audit", "Grades in turn", "Movement")
    rows = tuple(_repeat(each) for each in found)
    return PageTable("Files looked at again", tuple(map(Heading, titles)), rows)


def _repeat(each: Repeat) -> tuple[Cell, ...]:
    scale = tool_of(each.last.tool).scale
    grades = ", then ".join(grade(scale, audit.grade) for audit in each.audits)
    moved = movement(each.audits[-2].grade, each.last.grade)
    return Cell(str(each.last), each.last.address, each.last.team), Cell(grades), Cell(moved)


def moved_said(found: Sequence[Repeat]) -> str:
    if not found:
        return ""
    pairs = [(each.audits[-2].grade or 0, each.last.grade or 0) for each in found]
    better = sum(now < before for before, now in pairs)
    worse = sum(now > before for before, now in pairs)
    same = len(pairs) - better - worse
    files = "1 file was" if len(pairs) == 1 else f"{len(pairs)} files were"
    return (
        f"{files} looked at again: {better} with a better grade than before, {same} with the same, "
        f"{worse} with a worse one."
    )


def samples(version: ToolVersion, found: Mapping[str, Sequence[int]]) -> PageTable:
    """Each half-year's sample by grade, and the share that is good or better."""
    scale = tool_of(version).scale
    heads = (Heading("Half-year"), Heading("Files", is_number=True),
             *(Heading(each.title, is_number=True) for each in scale.grades),
             Heading("Good or better", is_number=True))  # fmt: skip
    rows = tuple(_sample(half, grades, scale) for half, grades in found.items())
    return PageTable(f"Sample after sample: {version.title}", heads, rows)


def _sample(half: str, grades: Sequence[int], scale: Scale) -> tuple[Cell, ...]:
    counted = Counter(grades)
    good = sum(counted[each.value] for each in scale.grades if each.is_good)
    numbers = [str(len(grades)), *(str(counted[each.value]) for each in scale.grades)]
    share = f"{good / len(grades):.0%}" if grades else "–"
    return (Cell(half), *(Cell(each, is_number=True) for each in [*numbers, share]))


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _local(at: datetime) -> str:
    return _day(timezone.localdate(at))


def _figure(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}".replace("-", "−")


def _signed(value: float) -> str:
    return f"{value:+.2f}".replace("-", "−")
