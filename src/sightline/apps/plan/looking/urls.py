"""Addresses of looking at a plan, of changing many milestones at once, and of the leads' page."""

from django.urls import path

from sightline.apps.plan.leading.views import mine
from sightline.apps.plan.looking import bulk_views, views

urlpatterns = [
    path("plan/mine/", mine, name="mine"),
    path("plan/<int:id>/", views.plan, name="plan"),
    path("plan/<int:id>/bulk/", bulk_views.bulk, name="bulk"),
    path("plan/<int:id>/bulk/undo/", bulk_views.undo, name="undo_bulk"),
]
