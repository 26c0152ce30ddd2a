from django.urls import path

from sightline.apps.audits.programme.views import beside, files, lines, samples, sharing, year

_AT = "audits/programme/"
urlpatterns = [
    path(_AT, year.programme, name="programme"),
    path(f"{_AT}<int:id>/", year.planned, name="planned"),
    path(f"{_AT}<int:id>/move/", year.planned_move, name="planned_move"),
    path(f"{_AT}<int:id>/change/", lines.planned_change, name="planned_change"),
    path(f"{_AT}new/", lines.planned_new, name="planned_new"),
    path(f"{_AT}year/<int:year>/copy/", year.copy, name="programme_copy"),
    path(f"{_AT}year/<int:year>/as/<slug:format>/", year.programme_file, name="programme_file"),
    path(f"{_AT}upload/", files.upload, name="programme_upload"),
    path(f"{_AT}upload/<int:id>/", files.decide, name="programme_decide"),
    path(f"{_AT}events/new/", beside.event_new, name="event_new"),
    path(f"{_AT}events/<int:id>/", beside.joint_event, name="joint_event"),
    path("audits/auditors/", beside.auditors, name="auditors"),
    path("audits/auditors/exemptions/<int:id>/end/", beside.exemption_end, name="exemption_end"),
    path("audits/auditors/invite/", beside.invite, name="invite_auditor"),
    path("audits/samples/", samples.samples, name="samples"),
    path("audits/samples/draw/", samples.draw, name="draw"),
    path("audits/samples/<int:id>/", samples.sample, name="sample"),
    path("audits/samples/<int:id>/undo/", samples.undo, name="sample_undo"),
    path("audits/reflective/", samples.reflective, name="reflective"),
    path("audits/share-out/", sharing.share_out, name="share_out"),
    path("audits/<int:id>/give/", sharing.give, name="give"),
    path("audits/<int:id>/take-back/", sharing.take_back, name="take_back_audit"),
    path("audits/<int:id>/conflict/", sharing.conflict, name="conflict"),
]
