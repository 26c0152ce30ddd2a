"""Addresses of what is odd about a plan, what was promised in it, what it measures and moves."""

from django.urls import path

from sightline.apps.plan.odd import people, views

urlpatterns = [
    path("plan/<int:plan>/oddities/", views.oddities, name="oddities"),
    path("plan/<int:plan>/people/", people.people, name="people"),
]
