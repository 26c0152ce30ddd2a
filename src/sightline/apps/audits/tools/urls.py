from django.urls import path

from sightline.apps.audits.tools import views

urlpatterns = [
    path("audits/tools/", views.tools, name="tools"),
    path("audits/tools/add/", views.add_tool, name="add_tool"),
    path("audits/tools/<slug:key>/", views.tool, name="tool"),
    path("audits/tools/<slug:key>/form.<str:ending>", views.tool_file, name="tool_file"),
]
