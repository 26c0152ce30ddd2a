"""The GOV.UK components our templates use. Each is one tag, so that a page never copies markup."""

from dataclasses import replace
from typing import Any

from django import forms, template
from django.utils.safestring import SafeString, mark_safe

from sightline.apps.people.access import may_open
from sightline.documents.on_page import PageTable, Part

register = template.Library()


@register.simple_tag
def govuk_widget(field: forms.BoundField) -> SafeString:
    """The field's input with GOV.UK's class, pointing to its hint and its error."""
    kinds = {
        forms.Textarea: "textarea", forms.Select: "select", forms.FileInput: "file-upload",
        forms.CheckboxInput: "checkboxes__input",
    }  # fmt: skip
    widget = field.field.widget
    kind = next((name for type_, name in kinds.items() if isinstance(widget, type_)), "input")
    names = [f"govuk-{kind}"]
    if field.errors and not isinstance(widget, forms.CheckboxInput):
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


@register.inclusion_tag("components/table.html", takes_context=True)
def table(context: template.Context, table: PageTable, classes: str = "") -> dict[str, Any]:
    """A `PageTable`: headings that may sort, cells that may lead somewhere, a total below. What
    would lead to a refusal leads nowhere."""
    access = getattr(context.get("request"), "access", None)
    return {"table": _for(access, table) if access else table, "class": classes}


def _for(access: Any, table: PageTable) -> PageTable:
    if all(may_open(access, cell.address) for row in table.rows for cell in row if cell.address):
        return table
    rows = tuple(
        tuple(
            cell
            if not cell.address or may_open(access, cell.address)
            else replace(cell, address="")
            for cell in row
        )
        for row in table.rows
    )
    return replace(table, rows=rows)


@register.filter
def opens(address: str, request: Any) -> bool:
    """`{% if address|opens:request %}`: whether the page behind it is for this person."""
    access = getattr(request, "access", None)
    return bool(address) and (access is None or may_open(access, address))


@register.inclusion_tag("components/filter.html")
def filter_form(
    form: forms.BaseForm,
    action: str = "",
    label: str = "Choose what is shown",
    button: str = "Show",
) -> dict[str, Any]:
    """A form sent by GET, so that the address holds the choice."""
    return {"form": form, "action": action, "label": label, "button": button}


@register.inclusion_tag("components/tile.html")
def tile(
    name: str, value: object, note: str = "", address: str = "", picture: str = "", mood: str = ""
) -> dict[str, Any]:
    """One number with its name. Tiles stand in `<dl class="sightline-tiles">`."""
    drawn = mark_safe(picture)  # made by us, from numbers alone
    return {
        "name": name, "value": value, "note": note, "address": address, "picture": drawn,
        "mood": mood,
    }  # fmt: skip


@register.inclusion_tag("components/chart_frame.html")
def chart_frame(
    name: str, picture: str, caption: str, twin: PageTable | None = None, title: str = ""
) -> dict[str, Any]:
    """A drawing with the sentence it says and the same as a table."""
    return {
        "name": name, "picture": mark_safe(picture), "caption": caption, "twin": twin,
        "title": title,
    }  # fmt: skip


@register.inclusion_tag("components/empty_state.html")
def empty_state(title: str, text: str = "", address: str = "", action: str = "") -> dict[str, Any]:
    """Nothing to show: what that means and what to do next."""
    return {"title": title, "text": text, "address": address, "action": action}


@register.inclusion_tag("components/pagination.html")
def pagination(part: Part[Any], label: str = "Pages", anchor: str = "") -> dict[str, Any]:
    """To the rows before and after; how many there are where they fit on one page."""
    return {"part": part, "label": label, "anchor": anchor}


@register.inclusion_tag("components/notification.html")
def notification(
    text: str, title: str = "Important", success: bool = False, id: str = "notification"
) -> dict[str, Any]:
    """Something to know before anything else on the page; `success` for what was just done."""
    return {"text": text, "title": title, "success": success, "id": id}


@register.inclusion_tag("components/tag.html")
def tag(text: str, colour: str = "blue") -> dict[str, Any]:
    """A state in a word: grey, green, turquoise, blue, red, purple, pink, orange or yellow."""
    return {"text": text, "colour": colour}
