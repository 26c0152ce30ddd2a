"""The picture of a child's records: one lane for each kind, spans as bars, days as dots.

Drawn by hand as SVG, since it is small and one of a kind. Every mark carries its words, and the
table of records below it on the page says the same.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from html import escape

from sightline.documents import colours
from sightline.documents.child_page import ChildPage, Item
from sightline.measures.worklists.model import Urgency, WorklistRow

_WIDTH, _LABELS, _LANE, _TOP, _BOTTOM = 960, 190, 26, 8, 26
_DUE = "Due"


def timeline_svg(page: ChildPage) -> str:
    """The SVG; '' for a child without a dated record."""
    items = [item for item in page.items if not item.note]
    if not items:
        return ""
    return _Picture(page, items).svg()


def timeline_sentence(page: ChildPage) -> str:
    """What the picture shows, in a sentence: its title, and its alternative text."""
    counted = [item for item in page.items if not item.note]
    if not counted:
        return "No dated records."
    first = min(item.on for item in counted)
    noun = "record" if len(counted) == 1 else "records"
    return (
        f"{len(counted)} {noun} from {_day(first)} to {_day(page.as_at)}, "
        f"{_open_now(counted, page.as_at)}"
    )


def _open_now(items: Iterable[Item], as_at: date) -> str:
    lasting = list(dict.fromkeys(i.says for i in items if i.is_span and _lasts(i, as_at)))
    return f"open now: {', '.join(lasting)}." if lasting else "nothing open now."


def _lasts(item: Item, as_at: date) -> bool:
    return item.on <= as_at and (item.until is None or item.until > as_at)


class _Picture:
    def __init__(self, page: ChildPage, items: list[Item]) -> None:
        self.page, self.items = page, items
        used = {item.lane for item in items}
        self.lanes = [lane for lane in page.lanes if lane in used]
        self.lanes += [_DUE] if self._due() else []
        self.first = min(item.on for item in items)
        latest = max([page.as_at, *(due_on for _, due_on in self._due())])
        # Far-off due days would squeeze the past; half a year ahead is what one plans for.
        self.last = min(latest, page.as_at + timedelta(days=183)) + timedelta(days=14)
        self.height = _TOP + _LANE * len(self.lanes) + _BOTTOM

    def _due(self) -> list[tuple[WorklistRow, date]]:
        return [(row, row.due_on) for row in self.page.duties if row.due_on is not None]

    def x(self, day: date) -> float:
        whole: int = max((self.last - self.first).days, 1)
        share: float = min(max((day - self.first).days / whole, 0.0), 1.0)
        return _LABELS + share * (_WIDTH - _LABELS - 10)

    def y(self, lane: str) -> float:
        return _TOP + _LANE * self.lanes.index(lane) + _LANE / 2

    def svg(self) -> str:
        title = f"Timeline of {escape(self.page.name)}"
        parts = [
            f'<svg class="sightline-timeline__picture" viewBox="0 0 {_WIDTH} {self.height:.0f}" '
            f'width="{_WIDTH}" height="{self.height:.0f}" role="img" '
            'aria-labelledby="timeline-title timeline-words" font-family="Arial, sans-serif">',
            f'<title id="timeline-title">{title}</title>',
            f'<desc id="timeline-words">{escape(timeline_sentence(self.page))}</desc>',
            *self._frame(),
            *(self._bar(item) for item in self.items if item.is_span),
            *(self._dot(item) for item in self.items if not item.is_span),
            *self._duties(),
            "</svg>",
        ]
        return "".join(parts)

    def _frame(self) -> Iterable[str]:
        bottom = self.height - _BOTTOM
        for n, lane in enumerate(self.lanes):
            if n % 2 == 0:
                top = _TOP + _LANE * n
                yield f'<rect x="0" y="{top}" width="{_WIDTH}" height="{_LANE}" fill="#f6f8fa"/>'
            yield (
                f'<text x="4" y="{self.y(lane) + 5:.1f}" font-size="14" fill="{colours.TEXT}">'
                f"{escape(lane)}</text>"
            )
        for year, day in self._years():
            x = self.x(day)
            yield f'<path d="M{x:.1f} {_TOP}V{bottom}" stroke="{colours.GRID}"/>'
            yield (
                f'<text x="{x:.1f}" y="{bottom + 18}" font-size="14" text-anchor="middle" '
                f'fill="{colours.QUIET_TEXT}">{year}</text>'
            )
        x = self.x(self.page.as_at)
        yield (
            f'<path d="M{x:.1f} {_TOP}V{bottom}" stroke="{colours.TEXT}" stroke-width="1.5" '
            f'stroke-dasharray="4 3"><title>Records as at {_day(self.page.as_at)}</title></path>'
        )

    def _years(self) -> list[tuple[int, date]]:
        years = range(self.first.year + 1, self.last.year + 1)
        step = max(1, len(years) // 10)
        return [(year, date(year, 1, 1)) for year in years if year % step == 0]

    def _bar(self, item: Item) -> str:
        left, right = self.x(item.on), self.x(item.until or self.page.as_at)
        wide = max(right - left, 3.0)
        fill = colours.OWN if _lasts(item, self.page.as_at) else "#7d93aa"
        return (
            f'<rect x="{left:.1f}" y="{self.y(item.lane) - 7:.1f}" width="{wide:.1f}" height="14" '
            f'rx="2" fill="{fill}" stroke="{colours.PAPER}"><title>{escape(words_of(item))}'
            "</title></rect>"
        )

    def _dot(self, item: Item) -> str:
        return (
            f'<circle cx="{self.x(item.on):.1f}" cy="{self.y(item.lane):.1f}" r="4.5" '
            f'fill="{colours.NEUTRAL}" stroke="{colours.PAPER}"><title>{escape(words_of(item))}'
            "</title></circle>"
        )

    def _duties(self) -> Iterable[str]:
        for row, due_on in self._due():
            x, y = self.x(due_on), self.y(_DUE)
            late = row.urgency is Urgency.LATE
            fill = colours.CONCERN if late else colours.PAPER
            edge = colours.CONCERN_EDGE if late else colours.OWN
            said = f"{row.list.replace('_', ' ')}: due {_day(due_on)}{', late' if late else ''}"
            yield (
                f'<path d="M{x:.1f} {y - 7:.1f}l7 7l-7 7l-7 -7z" fill="{fill}" stroke="{edge}" '
                f'stroke-width="1.5"><title>{escape(said)}</title></path>'
            )


def words_of(item: Item) -> str:
    """What a mark says when pointed at."""
    if not item.is_span:
        return f"{item.says}, {_day(item.on)}"
    end = f"to {_day(item.until)}" if item.until else "still open"
    return f"{item.says}, {_day(item.on)} {end}"


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
