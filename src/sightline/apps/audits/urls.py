"""Each part of audits has its own addresses; all are named `audits:…`."""

from sightline.apps.audits.afterwards.urls import urlpatterns as afterwards
from sightline.apps.audits.findings.urls import urlpatterns as findings
from sightline.apps.audits.following_up.urls import urlpatterns as following_up
from sightline.apps.audits.form.urls import urlpatterns as form
from sightline.apps.audits.programme.urls import urlpatterns as programme
from sightline.apps.audits.tools.urls import urlpatterns as tools

app_name = "audits"
urlpatterns = [*form, *programme, *tools, *afterwards, *following_up, *findings]
