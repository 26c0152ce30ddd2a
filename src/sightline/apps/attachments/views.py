from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import content_disposition_header

from sightline.apps.attachments import kept_files
from sightline.apps.attachments.queries import find_attachment
from sightline.apps.people.access import needs
from sightline.apps.people.rules import Right


# The thing that the file lies beside decides who may read it; to all others there is no such file.
# Whoever holds no role any more reads none, also not beside what they once wrote.
@needs(Right.SEE_PUBLISHED)
def download(request: HttpRequest, id: int) -> HttpResponse:
    attachment = find_attachment(id, request.access)  # type: ignore[attr-defined]
    if attachment is None:
        raise Http404
    content = kept_files.read(attachment.stored_as, attachment.sha256)
    # Never shown in the browser: a file from outside must not run as a page of ours.
    response = HttpResponse(content, content_type="application/octet-stream")
    header = content_disposition_header(as_attachment=True, filename=attachment.name)
    response["Content-Disposition"] = header or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response
