from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from sightline.apps.learning import pages, rules
from sightline.apps.learning.evidence import checklist, happened
from sightline.apps.learning.own import shape
from sightline.apps.learning.queries import forum as queries
from sightline.apps.learning.shape import activities, aims
from sightline.apps.people.access import needs
from sightline.apps.people.rules import Right
from sightline.vocabulary.months import months_after


@require_safe
@needs(Right.SEE_LEARNING)
def home(request: HttpRequest) -> HttpResponse:
    today = timezone.localdate()
    forums = list(queries.forums()[:24])
    late = queries.not_heard(today)
    context = {
        "forums": pages.forums_table(forums) if forums else None,
        "late": [(each, rules.can_confirm(request.access, each.team)) for each in late],
        "learnt": pages.learnt_table(list(queries.learnt()[:50])),
        "training": pages.training_table(list(queries.trainings()[:50]), today),
        "assessments": list(queries.assessments()),
        "may_run": rules.can_run(request.access), "problem": shape().problem,
    }  # fmt: skip
    return render(request, "learning/home.html", context)


@require_safe
@needs(Right.SEE_LEARNING)
def views(request: HttpRequest) -> HttpResponse:
    """The four views with what happened in each over a year, and the aims with their evidence."""
    today = timezone.localdate()
    first = months_after(today, -12)
    found = happened(first, today)
    context = {
        "covered": queries.coverage(found, first, today), "first": first, "today": today,
        "aims": checklist(aims(), found, activities()), "happened": found[:120],
        "learnt": list(queries.learnt().filter(on__gte=first)),
    }  # fmt: skip
    return render(request, "learning/views.html", context)
