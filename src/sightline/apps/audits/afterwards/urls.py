from django.urls import path

from sightline.apps.audits.afterwards.views import agreeing, moderating, one

urlpatterns = [
    path("audits/moderation/", moderating.queue, name="moderation"),
    path("audits/agreement/", agreeing.everybody, name="agreement"),
    path("audits/agreement/mine/", agreeing.mine, name="my_agreement"),
    path("audits/repeats/", agreeing.repeats, name="repeats"),
    path("audits/<int:id>/after/", one.after, name="after"),
    path("audits/<int:id>/after/talk/<slug:kind>/", one.talk, name="talk"),
    path("audits/<int:id>/after/talks/<int:talk>/", one.take_back_talk, name="take_back_talk"),
    path("audits/<int:id>/after/confirmations/<int:confirmation>/", one.take_back_confirmation,
         name="take_back_confirmation"),
    path("audits/<int:id>/after/comments/", one.say, name="comments"),
    path("audits/<int:id>/after/moderate/", moderating.moderate, name="moderate"),
    path("audits/<int:id>/after/moderation/<int:moderation>/", moderating.read, name="feedback"),
    path("audits/<int:id>/after/do/<slug:deed>/", one.deed, name="deed"),
]  # fmt: skip
