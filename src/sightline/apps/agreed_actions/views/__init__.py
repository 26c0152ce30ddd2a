from sightline.apps.agreed_actions.views.lists import home, log_file, mine
from sightline.apps.agreed_actions.views.one import action, deed, edit, new

__all__ = ["action", "deed", "edit", "home", "log_file", "mine", "new"]
