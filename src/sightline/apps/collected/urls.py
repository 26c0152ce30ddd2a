from django.urls import path

from sightline.apps.collected.views import entries, files, indicators, scorecards, tasks

app_name = "collected"
urlpatterns = [
    path("collected/", tasks.home, name="home"),
    path("collected/all/", tasks.grid, name="grid"),
    path("collected/figures/<int:id>/", entries.entry, name="entry"),
    path("collected/figures/<int:id>/approve/", entries.approve, name="approve"),
    path("collected/figures/<int:id>/send-back/", entries.send_back, name="send_back"),
    path("collected/template.<str:format>", files.template, name="template"),
    path("collected/upload/", files.upload, name="upload"),
    path("collected/uploads/<int:id>/", files.imported, name="imported"),
    path("collected/uploads/<int:id>/decide/", files.decide, name="decide"),
    path("collected/scorecards/load/", scorecards.upload, name="scorecard_upload"),
    path("collected/scorecards/<int:id>/", scorecards.imported, name="scorecard_imported"),
    path("collected/scorecards/<int:id>/decide/", scorecards.decide, name="scorecard_decide"),
    path("collected/indicators/add/", indicators.add, name="add_indicator"),
    path("collected/indicators/shipped/", indicators.collect_shipped, name="collect_shipped"),
    path("collected/indicators/<int:id>/", indicators.indicator, name="indicator"),
]
