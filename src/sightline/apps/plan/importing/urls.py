"""Addresses of a plan's files, in and out."""

from django.urls import path

from sightline.apps.plan.importing import views

urlpatterns = [
    path("plan/<int:id>/import/", views.upload, name="import"),
    path("plan/<int:id>/export.<str:ending>", views.export, name="export"),
    path("plan/files/<int:id>/columns/", views.mapping, name="mapping"),
    path("plan/files/<int:id>/preview/", views.preview, name="preview"),
    path("plan/files/<int:id>/written/", views.written, name="written"),
    path("plan/empty-table.<str:ending>", views.empty, name="empty"),
]
