from sightline.apps.audits.form.views.concerns import concern, concerns
from sightline.apps.audits.form.views.lists import home, mine
from sightline.apps.audits.form.views.one import one
from sightline.apps.audits.form.views.writing import section, write

__all__ = ["concern", "concerns", "home", "mine", "one", "section", "write"]
