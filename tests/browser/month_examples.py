"""What stands in the addresses of the month's pages, once the demonstration has lived it."""

from sightline.apps.agreed_actions.models import AgreedAction
from sightline.apps.board.models import (
    BoardChallenge,
    Consideration,
    Consultation,
    DeepDive,
    DevelopmentItem,
    Exploration,
    Meeting,
)
from sightline.apps.discrepancies.models import Discrepancy
from sightline.apps.good_practice.models import GoodPractice
from sightline.apps.pack.models import ImprovementLine
from sightline.apps.papers.models import PaperVersion, PublicVersion
from sightline.apps.performance_reports.models import PerformanceReport, ReportSection
from sightline.apps.scrutiny.models import (
    MemberBriefing,
    ParentingReport,
    ReportPart,
    ScrutinyReport,
    ScrutinyRequest,
)
from sightline.apps.targets.models import SetTarget

APPS = (
    "targets", "agreed_actions", "papers", "good_practice", "discrepancies", "commentary",
    "scorecards", "performance_reports", "board", "pack", "scrutiny",
)  # fmt: skip
# The thing whose number stands in an address: of the whole app, or of one address.
_OF_APP = {
    "targets": SetTarget, "agreed_actions": AgreedAction, "good_practice": GoodPractice,
    "discrepancies": Discrepancy, "performance_reports": PerformanceReport,
    "scrutiny": ScrutinyReport,
}  # fmt: skip
_OF_ADDRESS = {
    "performance_reports:section": ReportSection, "scrutiny:part": ReportPart,
    "scrutiny:request": ScrutinyRequest, "scrutiny:briefing": MemberBriefing,
    "scrutiny:parenting": ParentingReport, "scrutiny:change_parenting": ParentingReport,
    "scrutiny:parenting_file": ParentingReport, "board:challenge": BoardChallenge,
    "board:exploration": Exploration, "board:deep_dive": DeepDive,
    "board:consultation": Consultation, "board:development_item": DevelopmentItem,
    "pack:line": ImprovementLine, "papers:public_version": PublicVersion,
    "papers:withdraw": PublicVersion, "papers:public_file": PublicVersion,
}  # fmt: skip
_BODIES = ("body", "edit_body", "end_body", "add_seat", "plan", "plan_one", "body_calendar")


def month_examples() -> dict[str, object]:
    """Of every kind the first there is; of meetings one that was held."""
    version = PaperVersion.objects.order_by("pk").first()
    route = Consideration.objects.order_by("pk").first()
    held = Meeting.objects.filter(state="held").order_by("-held_on").first()
    assert version and route and held
    known: dict[str, object] = {
        "service": "assessment_and_safeguarding", "month": "2026-09", "ending": "csv",
        "format": "csv", "indicator": "assessments_45wd_pct", "slug": "challenge",
        "number": version.number, "id": held.pk, "pk": 1, "part": "audits",
        "agreed_actions:deed.what": "rating", "discrepancies:move.move": "accept",
        "targets:take_over.kind": "local", "pack:gap.what": "supervision",
        "board:route.id": route.version_id,
    }  # fmt: skip
    known |= {f"{name}.id": _first(model) for name, model in _OF_ADDRESS.items()}
    known |= {f"board:{name}.id": held.body_id for name in _BODIES}
    return known


def of_app(app: str) -> dict[str, object]:
    if app == "papers":
        first = PaperVersion.objects.order_by("pk").first()
        return {"id": first.paper_id if first else 0}
    return {"id": _first(_OF_APP[app])} if app in _OF_APP else {}


def _first(model: type) -> object:
    return model.objects.order_by("pk").values_list("pk", flat=True).first()  # type: ignore[attr-defined]
