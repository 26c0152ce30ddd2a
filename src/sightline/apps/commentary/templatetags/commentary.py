"""`{% comment_of row %}`: what was said of a row of a card, or that something has to be said.

The page gives `words` (`commentary.queries.words_for`); `{% comment_of %}` is of the whole card.
"""

from typing import Any

from django import template

from sightline.apps.commentary.pages import Line, address_of
from sightline.apps.commentary.queries import WHOLE, Words

register = template.Library()


@register.inclusion_tag("commentary/comment.html", takes_context=True)
def comment_of(context: template.Context, row: Any = None) -> dict[str, Any]:
    words: Words = context["words"]
    indicator = row.indicator if row else WHOLE
    title = row.title if row else "the scorecard as a whole"
    line = Line(indicator, title, row, words.comments.get(indicator))
    back = context["request"].get_full_path()
    address = address_of(words.service.key, words.month, indicator, back)
    return {"line": line, "address": address, "may_write": words.may_write}
