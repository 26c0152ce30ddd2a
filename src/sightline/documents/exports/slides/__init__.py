"""The document as slides (PPTX): a section to a slide or several, all words whole in the notes."""

from sightline.documents.model import Content


def to_pptx(content: Content) -> bytes:
    from sightline.documents.exports.slides.writing import write  # loaded when the first is made

    return write(content)


__all__ = ["to_pptx"]
