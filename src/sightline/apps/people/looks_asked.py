"""What the access log is asked: by child, person, days, right and page; and whether seals hold."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from sightline.apps.people.actions.looks import fingerprint_of
from sightline.apps.people.models import BreakGlass, Look, Seal
from sightline.apps.people.reach import Why
from sightline.documents.model import Column, Table

MOST = 100_000


@dataclass(frozen=True)
class Asked:
    """`child` is the case id; empty fields ask for everything."""

    child: str = ""
    person: str = ""
    from_on: date | None = None
    to_on: date | None = None
    right: str = ""
    page: str = ""

    @property
    def in_words(self) -> tuple[str, ...]:
        said = [
            ("Child", self.child), ("Person", self.person), ("From", self.from_on),
            ("To", self.to_on), ("Right", self.right), ("Page", self.page),
        ]  # fmt: skip
        return tuple(f"{name}: {value}" for name, value in said if value) or ("All looks",)


def looks(asked: Asked, authority: str) -> QuerySet[Look]:
    found = Look.objects.filter(authority=authority)
    if asked.child:
        found = found.filter(child_id=asked.child)
    if asked.person:
        by_name = Q(person_name__icontains=asked.person)
        found = found.filter(by_name | Q(person__email__iexact=asked.person))
    if asked.from_on:
        found = found.filter(at__date__gte=asked.from_on)
    if asked.to_on:
        found = found.filter(at__date__lte=asked.to_on)
    if asked.right:
        found = found.filter(right__startswith=asked.right)
    if asked.page:
        found = found.filter(page=asked.page)
    return found


def pages_seen() -> list[str]:
    return sorted(Look.objects.order_by("page").values_list("page", flat=True).distinct())


def looks_table(asked: Asked, authority: str) -> Table:
    """The lines to take away, oldest first."""
    columns = (
        Column("at", "When (UTC)", "The moment the page was made"),
        Column("person", "Who", "The person's name at that moment"),
        Column("child_id", "Child", "The case system's id"),
        Column("page", "Page", "Which page showed the child"),
        Column("right", "With which right", "role, assignment, named or break-glass", wide=True),
    )
    found = looks(asked, authority).order_by("id")[:MOST]
    rows = tuple(
        (f"{look.at:%Y-%m-%d %H:%M:%S}", look.person_name, look.child_id, look.page, look.right)
        for look in found.iterator()
    )
    return Table(
        "Who looked at which child", columns, rows, about=asked.in_words, name="access-log",
        sheet="Access log",
    )  # fmt: skip


@dataclass(frozen=True)
class GlassUse:
    use: BreakGlass
    looks: int


def glass_uses(authority: str) -> list[GlassUse]:
    """Each use, newest first, with how often the child was looked at by it."""
    uses = list(BreakGlass.objects.filter(authority=authority).select_related("person")[:500])
    counted = (
        Look.objects.filter(authority=authority, right=Why.BREAK_GLASS.value)
        .values("person", "child_id", "at__date")
        .annotate(number=Count("id"))
        .order_by()
    )
    found = {(row["person"], row["child_id"], row["at__date"]): row["number"] for row in counted}
    return [
        GlassUse(use, found.get((use.person_id, use.child_id, use.at.date()), 0)) for use in uses
    ]


@dataclass(frozen=True)
class Sealed:
    """`until`: the last day under a seal; `broken`: the first day whose seal does not hold."""

    until: date | None
    days: int
    looks: int
    broken: date | None


def check_seals() -> Sealed:
    """Make every fingerprint again from the log as it is now."""
    before: Seal | None = None
    number = 0
    broken: date | None = None
    seals = list(Seal.objects.order_by("day"))
    for seal in seals:
        made = fingerprint_of(seal.day, before)
        if made != (seal.looks, seal.last_id, seal.fingerprint) and broken is None:
            broken = seal.day
        before, number = seal, number + seal.looks
    return Sealed(seals[-1].day if seals else None, len(seals), number, broken)
