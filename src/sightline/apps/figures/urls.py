from django.urls import path

from sightline.apps.figures import explain_views, mark_views, views, write_views

app_name = "figures"
urlpatterns = [
    path("scorecard/", views.scorecard, name="scorecard"),
    path("scorecard/file.<str:format>", views.scorecard_file, name="scorecard_file"),
    path("indicators/", views.indicators, name="indicators"),
    path("key-indicators/", mark_views.key_indicators, name="key_indicators"),
    path(
        "key-indicators/file.<str:format>",
        mark_views.key_indicators_file,
        name="key_indicators_file",
    ),
    path("key-indicators/mark/", mark_views.mark, name="mark"),
    path("key-indicators/<int:pk>/unmark/", mark_views.unmark, name="unmark"),
    path("indicators/<str:id>/", views.indicator, name="indicator"),
    path("indicators/<str:id>/file.<str:format>", views.indicator_file, name="indicator_file"),
    path("indicators/<str:id>/chart.<str:format>", views.chart_file, name="chart_file"),
    path("figures/<str:id>/", explain_views.explain, name="explain"),
    path("figures/<str:id>/rows.<str:format>", explain_views.rows_file, name="rows_file"),
    path("figures/<str:id>/notes/", write_views.add_note, name="add_note"),
    path("notes-on-figures/<int:pk>/remove/", write_views.remove_note, name="remove_note"),
    path("saved-views/", write_views.save_view, name="save_view"),
    path("saved-views/<int:pk>/delete/", write_views.delete_view, name="delete_view"),
    path("r/", explain_views.find_code, name="find_code"),
    path("r/<str:code>/", explain_views.by_code, name="by_code"),
]
