"""The GOV.UK components our templates use. Each is one tag, so that a page never copies markup."""

from typing import Any

from django import forms, template
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag
def govuk_widget(field: forms.BoundField) -> SafeString:
    """The field's input with GOV.UK's class, pointing to its hint and its error."""
    kind = "select" if isinstance(field.field.widget, forms.Select) else "input"
    names = [f"govuk-{kind}"]
    if field.errors:
        names.append(f"govuk-{kind}--error")
    described = [f"{field.auto_id}-hint"] if field.help_text else []
    if field.errors:
        described.append(f"{field.auto_id}-error")
    attributes = {"class": " ".join(names), "aria-describedby": " ".join(described) or None}
    if field.errors:
        attributes["aria-invalid"] = "true"
    return field.as_widget(attrs={k: v for k, v in attributes.items() if v})


@register.inclusion_tag("components/error_summary.html")
def error_summary(form: forms.BaseForm) -> dict[str, Any]:
    """All of a form's errors at the top of the page, each a link to its field."""
    problems = [
        {"target": field.id_for_label, "sentence": sentence}
        for field in form
        for sentence in field.errors
    ]
    first = form[next(iter(form.fields))].id_for_label if form.fields else ""
    problems += [{"target": first, "sentence": text} for text in form.non_field_errors()]
    return {"problems": problems}
