"""A document as a file to take away, for every page of figures."""

import hashlib

from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from sightline.documents import exports
from sightline.documents.exports import Document, PdfNotPossible
from sightline.documents.exports.plain import SeveralTables


def download(request: HttpRequest, document: Document, format: str) -> HttpResponse:
    """A document as a file of one kind; a page in words where a PDF can't be made here."""
    if format not in exports.FORMATS:
        raise Http404(f"There is no file of the kind “{format}”.")
    chosen = exports.FORMATS[format]
    try:
        content = _laid_out(document) if format == "pdf" else chosen.write(document)
    except SeveralTables as reason:
        raise Http404(str(reason)) from reason
    except PdfNotPossible as reason:
        return render(request, "figures/no_pdf.html", {"reason": str(reason)}, status=503)
    response = HttpResponse(content, content_type=chosen.media_type)
    response["Content-Disposition"] = f'attachment; filename="{document.name}.{format}"'
    return response


def _laid_out(document: Document) -> bytes:
    """A PDF takes seconds to lay out: what is the same word for word is laid out once an hour."""
    words = hashlib.sha256(exports.to_html(document).encode("utf-8")).hexdigest()
    made: bytes = cache.get_or_set(f"pdf-{words}", lambda: exports.to_pdf(document), timeout=3600)
    return made
