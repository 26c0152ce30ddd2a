from django.urls import path

from sightline.apps.scrutiny import asked_urls
from sightline.apps.scrutiny.views import aims, briefings, parenting, reports, requests
from sightline.apps.scrutiny.views.meetings import (
    agenda,
    committees,
    in_meeting,
    meeting,
    minutes,
)

app_name = "scrutiny"
urlpatterns = [
    *asked_urls.urlpatterns,
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
    path("scrutiny/committees/", committees.committees, name="committees"),
    path("scrutiny/committees/new/", committees.start, name="start_committee"),
    path("scrutiny/committees/<int:id>/", committees.committee, name="committee"),
    path("scrutiny/committees/<int:id>/change/", committees.change, name="change_committee"),
    path("scrutiny/committees/<int:id>/members/", committees.members, name="members"),
    path("scrutiny/committees/<int:id>/plan/", committees.plan, name="plan_meeting"),
    path("scrutiny/meetings/<int:id>/", meeting.meeting, name="meeting"),
    path("scrutiny/meetings/<int:id>/change/", meeting.change, name="change_meeting"),
    path("scrutiny/meetings/<int:id>/step/", meeting.step, name="step"),
    path("scrutiny/meetings/<int:id>/items/", agenda.items, name="items"),
    path("scrutiny/meetings/<int:id>/supplement/", agenda.supplement, name="supplement"),
    path("scrutiny/meetings/<int:id>/agenda/", agenda.agenda, name="agenda"),
    path("scrutiny/meetings/<int:id>/agenda.<str:format>", agenda.agenda_file, name="agenda_file"),
    path("scrutiny/meetings/<int:id>/in-meeting/", in_meeting.in_meeting, name="in_meeting"),
    path("scrutiny/meetings/<int:id>/minutes/", minutes.minutes, name="minutes"),
    path(
        "scrutiny/meetings/<int:id>/minutes.<str:format>",
        minutes.minutes_file,
        name="minutes_file",
    ),
    path("scrutiny/items/<int:id>/", agenda.item, name="item"),
    path("scrutiny/items/<int:id>/move/", agenda.move, name="move_item"),
    path("scrutiny/items/<int:id>/papers/", agenda.papers, name="item_papers"),
]
