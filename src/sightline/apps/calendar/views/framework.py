"""The framework of quality assurance, with its appendices."""

from collections.abc import Iterable
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from sightline.apps.audits.following_up.policy import follow_up_policy
from sightline.apps.audits.following_up.steps import Standing
from sightline.apps.calendar import pages, queries
from sightline.apps.calendar.rhythm import year_of
from sightline.apps.figures.queries import shipped_catalogue
from sightline.apps.people.access import needs
from sightline.apps.people.rules import Right

_HEARD = (
    "cpp_visits_in_time_pct", "lac_visits_in_time_pct", "cpp_seen_alone_pct",
    "lac_review_participation_pct",
)  # fmt: skip


@needs(Right.SEE_FIGURES)
def framework(request: HttpRequest) -> HttpResponse:
    found, today = queries.the_framework(), timezone.localdate()
    year = queries.the_year(year_of(today)[0].year, today)
    counts = {row.activity.key: len(row.evidence) for row in year.rows} | year.programme
    programme = [
        (part.title, pages.ways([(part.title, part.page)]), counts.get(part.activity, 0))
        for part in found.programme
    ]
    known = shipped_catalogue()
    context = {
        "parts": pages.sections(found), "principles": found.principles,
        "messages_of_review": found.messages, "programme": programme, "year": year,
        "appendices": [(e.letter, e.title, pages.ways([(e.title, e.page)]))
                       for e in found.appendices],
        "heard": [known[key] for key in _HEARD if key in known],
    }  # fmt: skip
    return render(request, "calendar/framework.html", context)


@needs(Right.SEE_FIGURES)
def escalation(request: HttpRequest) -> HttpResponse:
    """Appendix D: what happens after an audit, stage by stage, from the policy that is in use."""
    policy = follow_up_policy(Path(settings.SIGHTLINE_DATA))
    stages = [
        (stage.title, stage.working_days, _said(stage.held_by), _said(stage.circulated_to),
         stage.guidance)
        for stage in policy.stages.values()
    ]  # fmt: skip
    return render(request, "calendar/escalation.html", {"stages": stages, "policy": policy})


def _said(standings: Iterable[Standing]) -> str:
    return ", ".join(sorted(each.in_words.lower() for each in standings))
