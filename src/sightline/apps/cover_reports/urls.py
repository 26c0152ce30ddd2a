from django.urls import path

from sightline.apps.cover_reports import views
from sightline.apps.cover_reports.checking.urls import urlpatterns as of_the_check

app_name = "cover_reports"
urlpatterns = [
    *of_the_check,
    path("cover-reports/", views.home, name="home"),
    path("cover-reports/new/", views.new, name="new"),
    path("cover-reports/<int:id>/", views.report, name="report"),
    path("cover-reports/<int:id>/cover/", views.block, name="block"),
    path("cover-reports/<int:id>/read/", views.preview, name="preview"),
    path("cover-reports/<int:id>/implications/", views.implications, name="implications"),
    path("cover-reports/<int:id>/lists/", views.samples, name="samples"),
    path("cover-reports/<int:id>/lists/<slug:slug>/suggest/", views.suggest, name="suggest"),
    path("cover-reports/<int:id>/lists/<slug:slug>/add/", views.add, name="add"),
    path("cover-reports/<int:id>/route/", views.route, name="route"),
    path("cover-reports/<int:id>/appendices/", views.appendices, name="appendices"),
    path("cover-reports/<int:id>/attach/", views.attach, name="attach"),
    path("cover-reports/<int:id>/move/", views.move, name="move"),
    path("cover-reports/<int:id>/release/", views.release, name="release"),
    path("cover-reports/<int:id>/withdraw/", views.withdraw, name="withdraw"),
    path("cover-reports/<int:id>/file.<slug:format>", views.file, name="file"),
    path("cover-reports/sections/<int:id>/", views.part, name="part"),
    path("cover-reports/sections/<int:id>/sign-off/", views.sign_off, name="sign_off"),
    path("cover-reports/items/<int:id>/", views.item, name="item"),
    path("cover-reports/items/<int:id>/move/", views.move_item, name="move_item"),
    path("cover-reports/items/<int:id>/remove/", views.remove_item, name="remove_item"),
    path("cover-reports/stops/<int:id>/remove/", views.remove_stop, name="remove_stop"),
    path(
        "cover-reports/appendices/<int:id>/remove/", views.remove_appendix, name="remove_appendix"
    ),
]
