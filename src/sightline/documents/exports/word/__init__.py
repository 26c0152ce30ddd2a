"""The document as an editable Word file (DOCX): headings, lists and tables are Word's own."""

from sightline.documents.model import Content


def to_docx(content: Content) -> bytes:
    from sightline.documents.exports.word.writing import write  # loaded when the first is made

    return write(content)


__all__ = ["to_docx"]
