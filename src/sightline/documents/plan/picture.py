"""A bar of a plan's colours, as long as there are milestones. Decoration: numbers stand beside."""

from collections.abc import Sequence

from sightline.documents.plan.data import Brag

FILLS = {
    Brag.BLUE: "#12436d", Brag.GREEN: "#0f7a52", Brag.AMBER: "#a25b00", Brag.RED: "#ca3535",
    Brag.UNKNOWN: "#b1b4b6",
}  # fmt: skip


def stacked(counts: Sequence[int], longest: int) -> str:
    """The SVG: one part for each colour in its order, a thin gap between; `longest` fills it."""
    scale = 200 / longest if longest else 0.0
    drawn, at = [], 0.0
    for brag, count in zip(Brag, counts, strict=True):
        width = count * scale
        if count:
            drawn.append(
                f'<rect x="{at:.1f}" width="{max(width - 1, 0.5):.1f}" height="14" '
                f'fill="{FILLS[brag]}"/>'
            )
        at += width
    return (
        '<svg class="plan-bar" viewBox="0 0 200 14" preserveAspectRatio="none" aria-hidden="true" '
        f'focusable="false">{"".join(drawn)}</svg>'
    )
