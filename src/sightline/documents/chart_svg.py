"""Finishing a drawn chart: one picture with a name and a description, safe inside any page.

The drawing engine leaves a role on each of its parts, no name for the whole, inline styles (which
our pages forbid) and the same ids in every chart. All that is put right here.
"""

import hashlib
from typing import Final

from lxml import etree

_SVG: Final = "http://www.w3.org/2000/svg"
_SAFE = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)


def finish(svg: str, *, title: str, description: str) -> str:
    """One role, a `<title>` (the sentence a listener hears), a `<desc>`, ids that are its own."""
    root = etree.fromstring(svg.encode("utf-8"), _SAFE)
    prefix = "chart-" + hashlib.sha256((title + description + svg).encode()).hexdigest()[:10]
    for element in root.iter(tag=etree.Element):
        _quieten(element)
        _rename_ids(element, prefix)
    _describe(root, prefix, title, description)
    etree.cleanup_namespaces(root)
    return str(etree.tostring(root, encoding="unicode"))


def _quieten(element: etree._Element) -> None:
    for name in list(element.attrib):
        if str(name).startswith("aria-") or name in {"role", "class"}:
            del element.attrib[name]
    style = element.attrib.pop("style", "")
    for rule in filter(None, (part.strip() for part in str(style).split(";"))):
        name, _, value = rule.partition(":")
        if name.strip() in {"fill", "stroke", "opacity", "font-weight", "font-size"}:
            element.set(name.strip(), value.strip())


def _rename_ids(element: etree._Element, prefix: str) -> None:
    if "id" in element.attrib:
        element.set("id", f"{prefix}-{element.get('id')}")
    for name, value in element.attrib.items():
        text = str(value)
        if "url(#" in text:
            element.set(name, text.replace("url(#", f"url(#{prefix}-"))
        elif str(name).endswith("href") and text.startswith("#"):
            element.set(name, f"#{prefix}-{text[1:]}")


def _describe(root: etree._Element, prefix: str, title: str, description: str) -> None:
    root.set("role", "img")
    root.set("focusable", "false")
    names = [(f"{prefix}-title", "title", title), (f"{prefix}-desc", "desc", description)]
    root.set("aria-labelledby", " ".join(name for name, _, text in names if text))
    for place, (name, tag, text) in enumerate(pair for pair in names if pair[2]):
        part = etree.Element(f"{{{_SVG}}}{tag}", id=name)
        part.text = text
        root.insert(place, part)
