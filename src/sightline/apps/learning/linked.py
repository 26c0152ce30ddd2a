"""What learning is called where others link to it, who may see it, its papers, ways to training."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from sightline.apps.attachments.registry import register as register_attachments
from sightline.apps.dashboards.providers import Line
from sightline.apps.learning import rules
from sightline.apps.learning.models import Assessment, AssessmentSection, Forum, Learnt, Training
from sightline.apps.learning.queries import forum as queries
from sightline.apps.papers.registry import register as register_papers
from sightline.apps.people.rules import Right
from sightline.apps.thread.registry import offer_ways, register

_KINDS: dict[str, tuple[str, Any]] = {
    "forum": ("Practice Improvement Forum", Forum),
    "learnt": ("Learning", Learnt),
    "training": ("Training", Training),
    "assessment": ("Self-assessment", Assessment),
}
# Learning that training may come of.
_CAUSES = {
    "audit",
    "complaint",
    "survey",
    "learnt",
    "assessment",
    "self_assessment_finding",
    "dispute",
    "observation",
}


def register_kinds() -> None:
    for kind, (noun, model) in _KINDS.items():
        register(kind, noun=noun, title=_titles(model), address=_addresses(model), may_see=_sees)
        register_attachments(kind, may_read=_sees, may_attach=_runs)
    register_papers("assessment", noun="Self-assessment", title=_titles(Assessment),
                    address=_addresses(Assessment), may_read=_sees)  # fmt: skip
    register("self_assessment_finding", noun="Finding of the self-assessment", title=_finding,
             address=_finding_address, may_see=_sees)  # fmt: skip
    offer_ways(training_from)


def _titles(model: Any) -> Any:
    def title(id: str) -> str | None:
        found = model.objects.filter(pk=id).first()
        return str(found) if found else None

    return title


def _addresses(model: Any) -> Any:
    return lambda id: str(model(pk=int(id)).address)


def _finding(id: str) -> str | None:
    """What has to get better, in short; None once the section says nothing of it any more."""
    found = AssessmentSection.objects.filter(pk=id).first()
    said = " ".join(found.finding.split()) if found else ""
    return (said if len(said) <= 120 else f"{said[:119].rstrip()}…") or None


def _finding_address(id: str) -> str:
    found = AssessmentSection.objects.filter(pk=id).select_related("assessment").first()
    return f"{found.assessment.address}#{found.key}" if found else reverse("learning:home")


def _sees(access: Any, id: str) -> bool:
    return bool(access.may(Right.SEE_LEARNING))


def _runs(access: Any, id: str) -> bool:
    return bool(rules.can_run(access))


def training_from(request: Any, kind: str, id: str) -> list[tuple[str, str]]:
    if kind not in _CAUSES or not rules.can_run(request.access):
        return []
    query = urlencode({"from": f"{kind}:{id}"})
    return [("Plan training because of this", f"{reverse('learning:train')}?{query}")]


def today(request: HttpRequest) -> list[Line]:
    """A manager's own teams that have not confirmed; to those who run it, all of them."""
    if not request.access.may(Right.SEE_LEARNING):
        return []
    late = queries.not_heard(timezone.localdate())
    mine = [e for e in late if rules.can_run(request.access)
            or rules.can_confirm(request.access, e.team)]  # fmt: skip
    words = "team has not confirmed the forum’s messages"
    words = words if len(mine) == 1 else "teams have not confirmed the forum’s messages"
    return [Line(len(mine), words, reverse("learning:home"))] if mine else []
