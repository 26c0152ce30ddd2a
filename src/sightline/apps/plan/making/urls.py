"""Addresses of one plan's making."""

from django.urls import path

from sightline.apps.plan.making.views import doing, parts, past, plans

patterns = [
    path("plan/", plans.home, name="home"),
    path("plan/new/", plans.new, name="new"),
    path("plan/<int:id>/keep/", plans.keep, name="keep"),
    path("plan/<int:id>/change/", plans.change, name="change"),
    path("plan/<int:id>/new-area/", plans.new_area, name="new_area"),
    path("plan/<int:id>/do/<slug:what>/", doing.of_plan, name="plan_deed"),
    path("plan/<int:id>/as-at/", past.as_at, name="as_at"),
    path("plan/<int:id>/as-at.<str:ending>", past.as_at_file, name="as_at_file"),
    path("plan/<int:id>/compare/", past.compare, name="compare"),
    path("plan/<int:id>/fixed/", past.quarters, name="quarters"),
    path("plan/<int:id>/fixed/<int:pk>/", past.fixed, name="fixed"),
    path("plan/areas/<int:id>/change/", plans.change_area, name="change_area"),
    path("plan/areas/<int:id>/new-action/", parts.new_action, name="new_action"),
    path("plan/actions/<int:id>/", parts.action, name="action"),
    path("plan/actions/<int:id>/change/", parts.change_action, name="change_action"),
    path("plan/actions/<int:id>/do/<slug:what>/", doing.of_action, name="action_deed"),
    path("plan/milestones/<int:id>/", parts.milestone, name="milestone"),
    path("plan/milestones/<int:id>/change/", parts.change_milestone, name="change_milestone"),
    path("plan/milestones/<int:id>/do/<slug:what>/", doing.of_milestone, name="milestone_deed"),
]
