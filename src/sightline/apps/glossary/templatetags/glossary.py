"""The authority's wording, and short forms explained where they stand."""

import re

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from sightline.apps.glossary import queries, rules

register = template.Library()
_CAPITALS = re.compile(r"\b[A-Z]{2,}\b")


@register.filter
def worded(text: object) -> str:
    """'Looked-after children' as the authority says it."""
    return rules.worded(str(text), queries.wording())


@register.filter
def explained(text: object) -> SafeString:
    """Short forms of the glossary as <abbr>, each at its first mention."""
    known, seen = queries.short_forms(), set[str]()

    def marked(found: re.Match[str]) -> str:
        word = found[0]
        if word not in known or word in seen:
            return word
        seen.add(word)
        return f'<abbr title="{escape(known[word])}">{word}</abbr>'

    return mark_safe(_CAPITALS.sub(marked, escape(rules.worded(str(text), queries.wording()))))
