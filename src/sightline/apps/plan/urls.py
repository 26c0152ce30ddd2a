"""Each part of the plan has its own addresses; all are named `plan:…`."""

from sightline.apps.plan.making import urls as making

app_name = "plan"
urlpatterns = [
    *making.patterns,
]
