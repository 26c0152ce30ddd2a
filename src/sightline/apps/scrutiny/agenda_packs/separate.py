"""Each item's papers as files of their own with an index, for the council's committee system."""

import io
import re
import zipfile
from collections.abc import Iterable
from datetime import datetime

from sightline.apps.papers.actions import kept_content, write_file
from sightline.apps.papers.models import Frozen, PaperVersion, PublicVersion
from sightline.apps.scrutiny.models import AgendaPack
from sightline.documents.exports.safe_text import safe

_HEAD = "Item,Title,File,SHA-256"


def zipped(pack: AgendaPack, *, is_full: bool, at: datetime) -> bytes:
    """The pack itself, every paper by itself, and an index of them with their hashes."""
    rows, content = [], io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as made:
        for item, title, name, frozen in _files(pack, is_full):
            file = write_file(frozen, "pdf", at=at)
            if file.stored_as:
                made.writestr(name, kept_content(frozen, file, at=at))
                rows.append(_row(item, title, name, file.sha256))
        made.writestr("index.csv", "\ufeff" + "\r\n".join([_HEAD, *rows]) + "\r\n")
    return content.getvalue()


def _files(pack: AgendaPack, is_full: bool) -> Iterable[tuple[str, str, str, Frozen]]:
    whole = pack.full if is_full else pack.public
    if whole is not None:
        yield "", whole.title, "00-agenda-pack.pdf", whole
    for number, held in enumerate(pack.holds, start=1):
        frozen = _frozen(held, is_full)
        if frozen is not None:
            name = f"{number:02d}-item-{held['item']}-{_slug(held['title'])}.pdf"
            yield str(held["item"]), held["title"], name, frozen


def _frozen(held: dict[str, int | None], is_full: bool) -> Frozen | None:
    """What is for everybody as the public reads it; the rest for members alone."""
    if held["public_id"]:
        return PublicVersion.objects.filter(pk=held["public_id"], withdrawal=None).first()
    return PaperVersion.objects.filter(pk=held["version_id"]).first() if is_full else None


def _slug(title: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")[:60] or "paper"


def _row(*cells: str) -> str:
    quoted = (safe(cell).replace('"', '""') for cell in cells)
    return ",".join(f'"{cell}"' for cell in quoted)
