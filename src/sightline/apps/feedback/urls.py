from django.urls import path

from sightline.apps.feedback.views import children, complaints, home, praise

app_name = "feedback"
urlpatterns = [
    path("feedback/", home.home, name="home"),
    path("feedback/report/", home.report, name="report"),
    path("feedback/report/freeze/", home.freeze, name="freeze"),
    path("feedback/report.<str:ending>", home.report_file, name="report_file"),
    path("feedback/complaints/new/", complaints.receive, name="receive"),
    path("feedback/complaints/<int:id>/", complaints.one, name="complaint"),
    path("feedback/complaints/<int:id>/move/<slug:move>/", complaints.move, name="move"),
    path("feedback/complaints/<int:id>/change/<slug:what>/", complaints.change, name="change"),
    path("feedback/compliments/new/", praise.new_compliment, name="new_compliment"),
    path("feedback/compliments/<int:id>/", praise.compliment, name="compliment"),
    path("feedback/compliments/<int:id>/share/", praise.share, name="share"),
    path("feedback/surveys/new/", praise.new_survey, name="new_survey"),
    path("feedback/surveys/<int:id>/", praise.survey, name="survey"),
    path("feedback/children/<str:key>/", children.child, name="child"),
    path("feedback/children/<str:key>/heard/", children.hear, name="hear"),
    path("feedback/children/<str:key>/heard/<int:id>/", children.decide, name="decide"),
    path("feedback/children/<str:key>/offered/", children.offer, name="offer"),
    path("feedback/children/<str:key>/scale/<slug:name>/", children.read_scale, name="read"),
]
