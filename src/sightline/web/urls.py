from django.urls import include, path

from sightline.apps.dashboards.views import home
from sightline.web import health, pages, work_page
from sightline.web.components_page import components
from sightline.web.kept_typing_page import kept_typing

urlpatterns = [
    path("", home, name="home"),
    path("", include("sightline.apps.people.urls")),
    path("", include("sightline.apps.thread.urls")),
    path("", include("sightline.apps.notices.urls")),
    path("", include("sightline.apps.attachments.urls")),
    path("", include("sightline.apps.glossary.urls")),
    path("", include("sightline.apps.children.urls")),
    path("", include("sightline.apps.retention.urls")),
    path("", include("sightline.apps.worklists.urls")),
    path("", include("sightline.apps.data_quality.urls")),
    path("", include("sightline.apps.collected.urls")),
    path("", include("sightline.apps.targets.urls")),
    path("", include("sightline.apps.loads.urls")),
    path("", include("sightline.apps.figures.urls")),
    path("", include("sightline.apps.dashboards.urls")),
    path("", include("sightline.apps.digests.urls")),
    path("", include("sightline.apps.agreed_actions.urls")),
    path("", include("sightline.apps.papers.urls")),
    path("", include("sightline.apps.good_practice.urls")),
    path("", include("sightline.apps.discrepancies.urls")),
    path("", include("sightline.apps.commentary.urls")),
    path("", include("sightline.apps.scorecards.urls")),
    path("", include("sightline.apps.audits.urls")),
    path("", include("sightline.apps.disputes.urls")),
    path("", include("sightline.apps.feedback.urls")),
    path("", include("sightline.apps.providers.urls")),
    path("", include("sightline.apps.practice.urls")),
    path("", include("sightline.apps.learning.urls")),
    path("", include("sightline.apps.performance_reports.urls")),
    path("", include("sightline.apps.board.urls")),
    path("", include("sightline.apps.calendar.urls")),
    path("", include("sightline.apps.plan.urls")),
    path("", include("sightline.apps.pack.urls")),
    path("", include("sightline.apps.cover_reports.urls")),
    path("", include("sightline.apps.scrutiny.urls")),
    path("healthz", health.health, name="health"),
    path("healthz/work", work_page.pulse, name="work_pulse"),
    path("work/", work_page.work, name="work"),
    path("kept/", kept_typing, name="kept_typing"),
    path("components/", components, name="components"),
    path("accessibility/", pages.accessibility, name="accessibility"),
    path("data-protection/", pages.data_protection, name="data_protection"),
    path("licences/", pages.licences, name="licences"),
]
handler403 = "sightline.web.pages.not_allowed"
handler404 = "sightline.web.pages.no_such_page"
handler500 = "sightline.web.pages.went_wrong"
