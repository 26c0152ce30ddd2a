from django.urls import path

from sightline.apps.scrutiny.views import aims, briefings, parenting, reports, requests

app_name = "scrutiny"
urlpatterns = [
    path("scrutiny/", reports.home, name="home"),
    path("scrutiny/reports/new/", reports.begin, name="begin"),
    path("scrutiny/reports/<int:id>/", reports.report, name="report"),
    path("scrutiny/reports/<int:id>/front/", reports.front, name="front"),
    path("scrutiny/reports/<int:id>/move/", reports.move, name="move"),
    path("scrutiny/reports/<int:id>/send/", reports.send, name="send"),
    path("scrutiny/reports/<int:id>/outcome/", reports.outcome, name="outcome"),
    path("scrutiny/reports/<int:id>/background/", reports.background, name="background"),
    path("scrutiny/reports/<int:id>/report.<str:format>", reports.taken_away, name="file"),
    path("scrutiny/parts/<int:id>/", reports.part, name="part"),
    path("scrutiny/requests/", requests.listed, name="requests"),
    path("scrutiny/requests/new/", requests.ask, name="ask"),
    path("scrutiny/requests/<int:id>/", requests.request_page, name="request"),
    path("scrutiny/requests/<int:id>/move/", requests.move, name="move_request"),
    path("scrutiny/briefings/", briefings.listed, name="briefings"),
    path("scrutiny/briefings/<int:id>/", briefings.briefing, name="briefing"),
    path("scrutiny/corporate-parenting/", parenting.listed, name="parenting_list"),
    path("scrutiny/corporate-parenting/new/", parenting.write, name="write_parenting"),
    path("scrutiny/corporate-parenting/<int:id>/", parenting.report, name="parenting"),
    path("scrutiny/corporate-parenting/<int:id>/change/", parenting.write, name="change_parenting"),
    path(
        "scrutiny/corporate-parenting/<int:id>/freeze/", parenting.freeze, name="freeze_parenting"
    ),
    path(
        "scrutiny/corporate-parenting/<int:id>/report.<str:format>",
        parenting.taken_away,
        name="parenting_file",
    ),
    path("scrutiny/aims/", aims.listed, name="aims"),
    path("scrutiny/aims/<slug:slug>/", aims.show, name="show_aim"),
    path("scrutiny/evidence/<int:id>/remove/", aims.remove, name="remove_evidence"),
]
