from django.urls import path

from sightline.apps.audits.following_up.views import (
    escalating,
    progress,
    putting_right,
    requiring,
)

_RIGHT = "audits/<int:id>/putting-right/"
_STEPS = "audits/escalations/<int:id>/"

urlpatterns = [
    path("audits/progress/", progress.progress, name="progress"),
    path("audits/<int:id>/required/", requiring.required, name="required"),
    path("audits/<int:id>/required/<int:number>/", requiring.required_one, name="required_one"),
    path("audits/<int:id>/required/<int:number>/remove/", requiring.drop_required,
         name="drop_required"),
    path(_RIGHT, putting_right.putting_right, name="putting_right"),
    path(f"{_RIGHT}mdr/", putting_right.place_record, name="place_record"),
    path(f"{_RIGHT}exception/<int:number>/", putting_right.raise_exception,
         name="raise_exception"),
    path(f"{_RIGHT}exceptions/<int:exception>/", putting_right.answer_exception,
         name="answer_exception"),
    path(f"{_RIGHT}evidence/", putting_right.send_evidence, name="send_evidence"),
    path(f"{_RIGHT}evidence/<int:sent>/", putting_right.receive_evidence,
         name="receive_evidence"),
    path(f"{_RIGHT}files/", putting_right.other_files, name="other_files"),
    path(f"{_RIGHT}judgement/", escalating.judgement, name="judgement"),
    path(f"{_RIGHT}begin/<slug:move>/", escalating.begin, name="begin_escalation"),
    path("audits/decision-records/<int:id>/", putting_right.decision_record,
         name="decision_record"),
    path("audits/decision-records/<int:id>/<slug:ending>/", putting_right.decision_paper,
         name="decision_paper"),
    path("audits/escalations/", escalating.escalations, name="escalations"),
    path(_STEPS, escalating.escalation, name="escalation"),
    path(f"{_STEPS}do/<slug:move>/", escalating.step, name="escalation_step"),
    path(f"{_STEPS}files/", escalating.group_files, name="group_files"),
    path(f"{_STEPS}records/<int:record>/<slug:ending>/", escalating.record_paper,
         name="record_paper"),
    path(f"{_STEPS}records/<int:record>/receipts/<int:receipt>/", escalating.receipt,
         name="record_receipt"),
]  # fmt: skip
