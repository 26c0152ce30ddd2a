"""Each part of the plan has its own addresses; all are named `plan:…`."""

from sightline.apps.plan.importing.urls import urlpatterns as importing
from sightline.apps.plan.looking.urls import urlpatterns as looking
from sightline.apps.plan.making import urls as making
from sightline.apps.plan.minding_urls import urlpatterns as minding

app_name = "plan"
urlpatterns = [*making.patterns, *importing, *looking, *minding]
