"""Every write about providers."""

from sightline.apps.providers.actions.placing import (
    begin_check,
    decide_check,
    decide_child,
    forget_child,
    look_at,
    take_back_check,
)
from sightline.apps.providers.actions.register import (
    add_contract,
    add_home,
    add_provider,
    change_home,
    change_provider,
    use_again,
)
from sightline.apps.providers.actions.seen import (
    add_activity,
    add_contribution,
    add_inspection,
    add_monitoring,
    add_newly_placed,
    add_report,
    review_month,
)

__all__ = [
    "add_activity",
    "add_contract",
    "add_contribution",
    "add_home",
    "add_inspection",
    "add_monitoring",
    "add_newly_placed",
    "add_provider",
    "add_report",
    "begin_check",
    "change_home",
    "change_provider",
    "decide_check",
    "decide_child",
    "forget_child",
    "look_at",
    "review_month",
    "take_back_check",
    "use_again",
]
