"""Addresses of what was promised, of agenda packs, and of the councillor's page."""

from django.urls import path

from sightline.apps.scrutiny.views import agenda_packs, asked, councillor, forward, keeping

urlpatterns = [
    path("scrutiny/councillor/", councillor.home, name="councillor"),
    path("scrutiny/asked/", asked.listed, name="asked"),
    path("scrutiny/asked/<int:id>/", asked.undertaking, name="undertaking"),
    path("scrutiny/asked/<int:id>/<slug:move>/", asked.change, name="change_undertaking"),
    path("scrutiny/items/<int:id>/asked/", asked.record, name="record_undertaking"),
    path("scrutiny/committees/<int:id>/since/", forward.since, name="since"),
    path("scrutiny/committees/<int:id>/forward/", forward.plan, name="forward"),
    path("scrutiny/committees/<int:id>/send/", forward.send, name="send_outside"),
    path("scrutiny/forward/<int:id>/", forward.forward_item, name="forward_item"),
    path("scrutiny/forward/<int:id>/move/", forward.move_forward, name="move_forward"),
    path("scrutiny/deliveries/<int:id>/", forward.delivery, name="delivery"),
    path("scrutiny/deliveries/<int:id>/receipt/", forward.receipt, name="receipt"),
    path("scrutiny/deliveries/<int:id>/nudge/", forward.nudge, name="nudge"),
    path("scrutiny/meetings/<int:id>/packs/", agenda_packs.packs, name="packs"),
    path("scrutiny/packs/<int:id>/", agenda_packs.pack, name="agenda_pack"),
    path("scrutiny/packs/<int:id>/move/", agenda_packs.move, name="move_pack"),
    path("scrutiny/packs/<int:id>/<slug:part>.pdf", agenda_packs.file, name="agenda_pack_file"),
    path(
        "scrutiny/packs/<int:id>/<slug:part>.zip", agenda_packs.separate,
        name="agenda_pack_papers",
    ),
    path("scrutiny/keeping/", keeping.listed, name="keeping"),
    path("scrutiny/keeping/<int:id>/", keeping.decide, name="decide_keeping"),
]  # fmt: skip
