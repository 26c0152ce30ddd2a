"""What a card's rows need of the words beside them."""

from django import template

from sightline.apps.commentary.queries import Words
from sightline.apps.commentary.rules import needs_words
from sightline.documents.card import CardRow

register = template.Library()


@register.filter
def says(words: Words, row: CardRow) -> bool:
    """Whether something was said of the row, or has to be: then it gets a line of its own."""
    return row.indicator in words.comments or bool(needs_words(row))
