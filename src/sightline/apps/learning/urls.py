from django.urls import path

from sightline.apps.learning.views import assessment, forum, home, log

app_name = "learning"
urlpatterns = [
    path("learning/", home.home, name="home"),
    path("learning/views/", home.views, name="views"),
    path("learning/forums/new/", forum.plan, name="plan"),
    path("learning/forums/<int:id>/", forum.one, name="forum"),
    path("learning/forums/<int:id>/gather/", forum.gather, name="gather"),
    path("learning/forums/<int:id>/choose/", forum.choose, name="choose"),
    path("learning/forums/<int:id>/item/", forum.add_item, name="add_item"),
    path("learning/forums/<int:id>/hold/", forum.hold, name="hold"),
    path("learning/forums/<int:id>/move/<slug:move>/", forum.move, name="move"),
    path("learning/cascades/<int:id>/", forum.confirm, name="confirm"),
    path("learning/cascades/<int:id>/take-back/", forum.take_back, name="take_back"),
    path("learning/log/new/", log.learn, name="learn"),
    path("learning/log/<int:id>/", log.learnt, name="learnt"),
    path("learning/training/new/", log.train, name="train"),
    path("learning/training/<int:id>/", log.training, name="training"),
    path("learning/training/<int:id>/effect/", log.effect, name="effect"),
    path("learning/self-assessments/new/", assessment.begin, name="begin"),
    path("learning/self-assessments/<int:id>/", assessment.one, name="assessment"),
    path("learning/self-assessments/<int:id>/file.<str:ending>", assessment.file, name="file"),
    path("learning/self-assessments/<int:id>/write/<slug:name>/", assessment.write, name="write"),
    path("learning/self-assessments/<int:id>/move/<slug:move>/", assessment.move, name="step"),
]
