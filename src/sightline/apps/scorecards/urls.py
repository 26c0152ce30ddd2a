from django.urls import path

from sightline.apps.scorecards.views import card, files, layouts, month, together

app_name = "scorecards"
_CARD = "cards/<str:month>/<slug:service>/"
urlpatterns = [
    path("layouts/", layouts.layouts, name="layouts"),
    path("layouts/filled.<str:format>", layouts.filled_file, name="filled_layout"),
    path("layouts/blank.<str:format>", layouts.blank_file, name="blank_layout"),
    path("cards/", month.month, name="home"),
    path("cards/open/", month.open_month, name="open"),
    path("cards/over-time/", together.over_time, name="over_time"),
    path("cards/over-time.<str:format>", together.over_time_file, name="over_time_file"),
    path("cards/<str:month>/directorate/", together.directorate, name="directorate"),
    path(
        "cards/<str:month>/directorate.<str:format>",
        together.directorate_file,
        name="directorate_file",
    ),
    path(_CARD, card.card, name="card"),
    path(f"{_CARD}move/", card.move, name="move"),
    path(f"{_CARD}version/", card.new_version, name="new_version"),
    path(f"{_CARD}changes/", files.compared, name="compared"),
    path(f"{_CARD}changes.<str:format>", files.compared_file, name="compared_file"),
    path(f"{_CARD}card.<str:format>", files.card_file, name="card_file"),
    path(f"{_CARD}figures/<slug:indicator>/", files.figure, name="figure"),
]
