from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from sightline.apps.audits.afterwards import agreeing, queries, tables
from sightline.apps.audits.afterwards.conditions import policy
from sightline.apps.people.access import needs
from sightline.apps.people.rules import Right
from sightline.documents.spread import spread_chart


@needs(Right.DO_AUDITS, Right.SEE_AUDITS)
def mine(request: HttpRequest) -> HttpResponse:
    """How one's own grades compare, for the person alone."""
    own = agreeing.of_person(request.user.pk)
    context = {
        "said": tables.drift_said(own.whole),
        "whole": own.whole,
        "by_section": tables.drifts("By section", own.sections) if own.sections else None,
        "questions": tables.drifts("By question", own.questions) if own.questions else None,
        "fewest": policy().fewest.of_one,
    }
    return render(request, "audits/afterwards/my_agreement.html", context)


@needs(Right.RUN_AUDITS)
def everybody(request: HttpRequest) -> HttpResponse:
    """How alike files are graded; a spread without names."""
    tools, spread = agreeing.by_tool(), agreeing.spread_of()
    gold, wanted = queries.gold_this_year(), policy().gold_files
    said = tables.spread_said(spread)
    chart = spread_chart(spread, title=said, description=tables.SPREAD_IS, ends=tables.ENDS)
    context = {
        "tools": tables.agreements(tools) if tools else None,
        "by_section": [tables.section_agreements(each) for each in tools],
        "said": [tables.agreement_said(each) for each in tools],
        "spread_said": said,
        "chart": chart,
        "fewest": policy().fewest,
        "gold": gold,
        "wanted": wanted,
    }
    return render(request, "audits/afterwards/agreement.html", context)


@needs(Right.DO_AUDITS, Right.SEE_AUDITS)
def repeats(request: HttpRequest) -> HttpResponse:
    """Whether files and samples that were looked at again got better."""
    again = queries.repeats(request.access)
    context = {
        "again": tables.repeats(again) if again else None,
        "moved": tables.moved_said(again),
        "samples": [
            tables.samples(version, queries.samples(request.access, version.key))
            for version in queries.tools_used(request.access)
        ],
    }
    return render(request, "audits/afterwards/repeats.html", context)
