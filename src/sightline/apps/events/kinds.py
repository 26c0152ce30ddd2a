"""What things of any kind are called when only (kind, id) is kept: events, links, files."""

import re

from django.db.models import Model

Thing = Model | tuple[str, object]
_BEFORE_CAPITAL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


def kind_of(model: type[Model]) -> str:
    """The model's name in snake case (`AgreedAction` → `agreed_action`), or its own `KIND`."""
    own = getattr(model, "KIND", None)
    return own if isinstance(own, str) else _BEFORE_CAPITAL.sub("_", model.__name__).lower()


def kind_and_id(thing: Thing) -> tuple[str, str]:
    """`("load", "7")` of a saved object, or of a pair that already says so."""
    if isinstance(thing, tuple):
        kind, id = thing
        return kind, str(id)
    if thing.pk is None:
        raise ValueError(f"Save the {kind_of(type(thing))} first: it has no id yet.")
    return kind_of(type(thing)), str(thing.pk)
