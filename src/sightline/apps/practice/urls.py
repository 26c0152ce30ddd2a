from django.urls import path

from sightline.apps.practice.views import lists, observations, sessions, workers

app_name = "practice"
urlpatterns = [
    path("practice/", lists.home, name="home"),
    path("practice/compliance/", lists.compliance, name="compliance"),
    path("practice/workers/<int:id>/", workers.worker, name="worker"),
    path("practice/workers/<int:id>/session/", sessions.new, name="new_session"),
    path("practice/workers/<int:id>/observation/", observations.of_worker, name="observe"),
    path("practice/workers/<int:id>/keep/<slug:deed>/", workers.keep, name="keep"),
    path("practice/sessions/<int:id>/", sessions.session, name="session"),
    path("practice/sessions/<int:id>/change/", sessions.change, name="change_session"),
    path("practice/sessions/<int:id>/agree/", sessions.agree, name="agree_session"),
    path("practice/sessions/<int:id>/decide/", sessions.decide, name="decide"),
    path("practice/sessions/<int:id>/add/", sessions.add, name="add"),
    path("practice/decisions/<int:id>/done/", sessions.done, name="done"),
    path("practice/observations/new/", observations.new, name="new_observation"),
    path("practice/observations/<int:id>/", observations.observation, name="observation"),
    path("practice/observations/<int:id>/review/", observations.review, name="review"),
]
