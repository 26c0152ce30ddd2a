"""What is set for which indicator, by page and by file; its history; who may know of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sightline.apps.people.authority import authority_code
from sightline.apps.targets.file import judged_by, set_on_pages
from sightline.apps.targets.models import IndicatorBands, SetTarget
from sightline.apps.targets.rules import OPEN, Step
from sightline.documents.set_targets import SetOnPages, point_read
from sightline.documents.source import Source, catalogue, targets, targets_in_files
from sightline.documents.target_words import profile_words
from sightline.judgement.targets import Target, TargetKind, speaking_order
from sightline.measures.model.indicator import Indicator
from sightline.vocabulary.words import Unit

__all__ = ["judged_by", "set_on_pages"]


@dataclass(frozen=True)
class Version:
    """What stood there since when, by whom, and why it was changed so."""

    at: datetime
    by: str
    what: str
    values: str
    step: str
    why: str


def set_targets(authority: str, indicator: str) -> list[SetTarget]:
    """Those of pages, whatever became of them; what speaks first stands first."""
    found = SetTarget.objects.filter(authority=authority, indicator=indicator)
    order = {step: place for place, step in enumerate((Step.ADOPTED, *Step))}
    kinds = list(TargetKind)
    return sorted(
        found.select_related("replaces"),
        key=lambda one: (order[one.now], kinds.index(TargetKind(one.kind)), -one.pk),
    )


def open_target(authority: str, indicator: str, kind: str, step: Step) -> SetTarget | None:
    found = SetTarget.objects.filter(authority=authority, indicator=indicator, kind=kind, step=step)
    return found.first()


def in_file(source: Source, indicator: str) -> list[Target]:
    """Targets of the authority's file, or of what is typed in, that no page has taken over."""
    silent = SetTarget.objects.filter(
        authority=source.authority, indicator=indicator, taken_over=True
    ).values_list("kind", flat=True)
    found = targets_in_files(source).targets.get(indicator, ())
    return sorted((one for one in found if one.kind not in set(silent)), key=speaking_order)


def bands(authority: str, indicator: str) -> IndicatorBands | None:
    return IndicatorBands.objects.filter(authority=authority, indicator=indicator).first()


def history_of(indicator: str, authority: str = "", unit: Unit = Unit.COUNT) -> list[Version]:
    """Every change of an indicator's targets and tolerances, the newest first, with its reason."""
    of = {"authority": authority or authority_code(), "indicator": indicator}
    found = [*_of_targets(of, unit), *_of_bands(of)]
    return sorted(found, key=lambda one: one.at, reverse=True)


def _of_bands(of: dict[str, str]) -> list[Version]:
    rows = IndicatorBands.history.filter(**of).select_related("history_user")
    return [
        Version(
            row.set_at,
            row.history_user.name if row.history_user else "Sightline",
            "Tolerances",
            f"Met within {_width(row, 'tolerance')}, close within {_width(row, 'amber')}, "
            f"level within {_width(row, 'level')}",
            "Set",
            row.why,
        )
        for row in rows.order_by("-history_id")
    ]


def _width(row: IndicatorBands, name: str) -> str:
    return f"{getattr(row, name):g}{'%' if getattr(row, f'{name}_in_percent') else ''}"


def _of_targets(of: dict[str, str], unit: Unit) -> list[Version]:
    mine = SetTarget.history.filter(**of)
    return [
        Version(
            row.set_at,
            row.history_user.name if row.history_user else "Sightline",
            TargetKind(row.kind).in_words.capitalize(),
            profile_words(map(point_read, row.points), unit),
            "Given back to the file" if row.history_type == "-" else Step(row.step).in_words,
            row.why,
        )
        for row in mine.select_related("history_user").order_by("-history_id")
    ]


def title_of(id: str) -> str | None:
    found = SetTarget.objects.filter(pk=id).first()
    return str(found).capitalize() if found else None


@dataclass(frozen=True)
class Aim:
    """An indicator with all its targets, as the list of targets has it."""

    indicator: Indicator
    targets: tuple[Target, ...]

    @property
    def speaks(self) -> Target | None:
        return min(self.targets, key=speaking_order, default=None)

    def coming(self, day: date) -> date | None:
        """The next day from which another value is due."""
        days = (point.due for one in self.targets for point in one.profile if point.due > day)
        return min(days, default=None)


def aims(source: Source, area: str = "", which: str = "", words: str = "") -> list[Aim]:
    """`which`: "set" for those with a target, "none" for those without, else all of the core."""
    every = targets(source).targets
    found = []
    for one in catalogue(source):
        its = tuple(sorted(every.get(one.id, ()), key=speaking_order))
        wanted = one.tier == "core" or its
        in_area = not area or source.collected.is_in(one, area)
        fits = {"set": bool(its), "none": not its}.get(which, True)
        if wanted and in_area and fits and words.casefold() in f"{one.title} {one.id}".casefold():
            found.append(Aim(one, its))
    return found


def no_longer_known(source: Source) -> list[str]:
    """Indicators with a target of a page that the catalogue no longer holds."""
    known = catalogue(source).indicators
    kept = SetTarget.objects.filter(authority=source.authority, step__in=OPEN)
    return sorted({name for name in kept.values_list("indicator", flat=True) if name not in known})


def would_be(authority: str, indicator: str, looked_at: Iterable[SetTarget]) -> SetOnPages:
    """What pages would say if these, not saved yet, stood in the place of those with their id."""
    instead = {one.pk: one for one in looked_at if one.pk}
    kept = SetTarget.objects.filter(authority=authority, indicator=indicator).order_by("pk")
    every = [instead.get(one.pk, one) for one in kept.select_related("replaces")]
    every += [one for one in looked_at if not one.pk]
    now = set_on_pages(authority)
    return SetOnPages(
        {**now.targets, indicator: tuple(judged_by(every))}, now.bands, now.taken_over
    )
