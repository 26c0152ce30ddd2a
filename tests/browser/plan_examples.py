"""What stands in the addresses of the plan, its papers and the committee, once the demonstration
has lived through a quarter."""

from sightline.apps.cover_reports.models import CoverPart, CoverReport, SampleItem
from sightline.apps.plan.models import FixedPlan, Milestone, Plan, PlanAction, PlanArea
from sightline.apps.scrutiny.models import (
    AgendaPack,
    Committee,
    CommitteeItem,
    CommitteeMeeting,
    Delivery,
    ForwardItem,
    Undertaking,
)

_PLAN = {PlanArea: ("change_area",), PlanAction: ("action", "change_action", "action_deed"),
         Milestone: ("milestone", "change_milestone", "milestone_deed")}  # fmt: skip
_COVER = {CoverPart: ("part", "sign_off"), SampleItem: ("item",)}
_PANEL = {
    Committee: ("committee", "change_committee", "members", "plan_meeting", "since", "forward"),
    CommitteeMeeting: ("meeting", "change_meeting", "items", "supplement", "agenda", "in_meeting",
                       "minutes", "packs", "send_outside"),
    CommitteeItem: ("item", "item_papers", "record_undertaking"),
    Undertaking: ("undertaking", "change_undertaking"), ForwardItem: ("forward_item",),
    Delivery: ("delivery",), AgendaPack: ("agenda_pack", "agenda_pack_papers"),
}  # fmt: skip
_OF_APP = {"plan": _PLAN, "cover_reports": _COVER, "scrutiny": _PANEL}
DEEDS = {
    "plan:plan_deed.what": "fix", "plan:action_deed.what": "decide",
    "plan:milestone_deed.what": "rate", "scrutiny:change_undertaking.move": "fulfil",
    "scrutiny:agenda_pack_papers.part": "public",
}  # fmt: skip


def plan_examples() -> dict[str, object]:
    """Of every kind the first there is; the plan's own addresses take its number."""
    plan, fixed = Plan.objects.get(), FixedPlan.objects.order_by("pk").first()
    assert fixed is not None
    known: dict[str, object] = {
        "plan": plan.pk, "pk": fixed.pk, "ending": "csv", "format": "pdf", **DEEDS
    }  # fmt: skip
    for app, models in _OF_APP.items():
        for model, names in models.items():
            known |= {f"{app}:{name}.id": _first(model) for name in names}
    return known


def of_app(app: str) -> dict[str, object]:
    return {"id": _first({"plan": Plan, "cover_reports": CoverReport}.get(app, CommitteeMeeting))}


def names_walked(app: str) -> set[str] | None:
    """Of scrutiny only the committee's addresses: the others are walked with the month."""
    if app != "scrutiny":
        return None
    own = {f"scrutiny:{name}" for names in _PANEL.values() for name in names}
    return own | {
        "scrutiny:committees",
        "scrutiny:councillor",
        "scrutiny:asked",
        "scrutiny:keeping",
    }


def _first(model: type) -> object:
    return model.objects.order_by("pk").values_list("pk", flat=True).first()  # type: ignore[attr-defined]
