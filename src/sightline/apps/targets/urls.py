from django.urls import path

from sightline.apps.targets.views import entering, files, pages, steps

app_name = "targets"
urlpatterns = [
    path("targets/", pages.home, name="home"),
    path("targets/file.<str:format>", files.targets_file, name="file"),
    path("targets/upload/", files.upload, name="upload"),
    path("targets/uploads/<int:id>/", files.imported, name="imported"),
    path("targets/uploads/<int:id>/decide/", files.decide, name="decide"),
    path("targets/of/<str:indicator>/", pages.indicator, name="indicator"),
    path("targets/of/<str:indicator>/propose/", entering.propose, name="propose"),
    path("targets/of/<str:indicator>/tolerances/", entering.bands, name="bands"),
    path("targets/of/<str:indicator>/take-over/<str:kind>/", steps.take_over, name="take_over"),
    path("targets/<int:id>/", pages.by_id, name="by_id"),
    path("targets/<int:id>/change/", entering.change, name="change"),
    path("targets/<int:id>/adopt/", steps.adopt, name="adopt"),
    path("targets/<int:id>/withdraw/", steps.withdraw, name="withdraw"),
    path("targets/<int:id>/put-back/", steps.put_back, name="put_back"),
]
