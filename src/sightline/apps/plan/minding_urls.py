"""Addresses of what is odd about a plan, what was promised in it, what it measures and moves."""

from django.urls import path

from sightline.apps.plan.golden import views as golden
from sightline.apps.plan.measured import import_views
from sightline.apps.plan.measured import views as measured
from sightline.apps.plan.odd import people, views
from sightline.apps.plan.said import views as said

urlpatterns = [
    path("plan/<int:plan>/oddities/", views.oddities, name="oddities"),
    path("plan/<int:plan>/people/", people.people, name="people"),
    path("plan/<int:plan>/suggested/", said.suggestions, name="suggested"),
    path("plan/<int:plan>/report-backs/", said.report_backs, name="report_backs"),
    path("plan/<int:plan>/success/", measured.success, name="success"),
    path("plan/<int:plan>/measures/", measured.measures, name="measures"),
    path("plan/<int:plan>/measures/file/", import_views.import_measures, name="import_measures"),
    path("plan/<int:plan>/measures/<int:id>/", measured.measure, name="measure"),
    path("plan/start/", golden.start, name="start"),
]
