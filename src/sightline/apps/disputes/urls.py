from django.urls import path

from sightline.apps.disputes.views import begin, lists, one

app_name = "disputes"
urlpatterns = [
    path("disputes/", lists.home, name="home"),
    path("disputes/new/", begin.new, name="new"),
    path("disputes/talk/", begin.talk, name="talk"),
    path("disputes/no-plan/", begin.no_plan, name="no_plan"),
    path("disputes/<int:id>/", one.dispute, name="dispute"),
    path("disputes/<int:id>/<slug:move>/", one.move, name="move"),
]
