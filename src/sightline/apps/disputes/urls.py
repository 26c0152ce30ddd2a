from django.urls import path

from sightline.apps.disputes.views import begin, lists, months, one, ratings

app_name = "disputes"
urlpatterns = [
    path("disputes/", lists.home, name="home"),
    path("disputes/new/", begin.new, name="new"),
    path("disputes/talk/", begin.talk, name="talk"),
    path("disputes/no-plan/", begin.no_plan, name="no_plan"),
    path("disputes/ratings/", ratings.ratings, name="ratings"),
    path("disputes/ratings/new/", ratings.rate, name="rate"),
    path("disputes/ratings/<int:id>/", ratings.rating, name="rating"),
    path("disputes/months/<str:month>/", months.month, name="month"),
    path("disputes/months/<str:month>/themes/", months.theme, name="theme"),
    path("disputes/year/", months.year, name="report"),
    path("disputes/year/file/<slug:ending>/", months.year_file, name="report_file"),
    path("disputes/<int:id>/", one.dispute, name="dispute"),
    path("disputes/<int:id>/<slug:move>/", one.move, name="move"),
]
