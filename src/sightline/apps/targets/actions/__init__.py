"""Every write about targets and tolerances. Each leaves its reason in the history, and the file."""

from sightline.apps.targets.actions.setting import (
    adopt,
    change,
    propose,
    set_bands,
    take_over,
    withdraw,
)
from sightline.apps.targets.actions.undoing import put_back

__all__ = ["adopt", "change", "propose", "put_back", "set_bands", "take_over", "withdraw"]
