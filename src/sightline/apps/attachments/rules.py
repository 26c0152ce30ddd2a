"""Which files are taken: known by what is in them, whatever their name says."""

import io
import zipfile

from sightline.vocabulary.not_allowed import NotAllowed

LARGEST_BYTES = 20 * 1024 * 1024
_OFFICE = {
    "word/document.xml": (
        "docx",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
    "xl/workbook.xml": (
        "xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
    "ppt/presentation.xml": (
        "pptx",
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ),
}
_BEGINNINGS = [
    (b"%PDF-", ("pdf", "application/pdf")),
    (b"\x89PNG\r\n\x1a\n", ("png", "image/png")),
    (b"\xff\xd8\xff", ("jpg", "image/jpeg")),
]
_TAKEN = "PDF, PNG and JPEG pictures, Word, Excel and PowerPoint files without macros, plain text"
_TEXT_CONTROLS = set(range(32)) - {9, 10, 12, 13}


def media_type_of(content: bytes, name: str) -> str:
    """The media type by content; NotAllowed for what isn't taken, too large, or misnamed."""
    if not content:
        raise NotAllowed(f"“{name}” is empty. Choose the file again.")
    if len(content) > LARGEST_BYTES:
        size = len(content) / 1024 / 1024
        raise NotAllowed(f"“{name}” has {size:.0f} MB; at most 20 MB can be attached.")
    ending, media_type = _kind_of(content, name)
    if not _is_named_so(name, ending):
        raise NotAllowed(
            f"“{name}” is a {ending.upper()} file by its content. Rename it and retry."
        )
    return media_type


def safe_name(name: str) -> str:
    """The last part of a path, without control characters and not too long; never a folder."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    kept = "".join(letter for letter in last if letter.isprintable() and letter not in '"<>:|?*')
    stem, dot, ending = kept.strip(" .").rpartition(".")
    return f"{stem[:110]}{dot}{ending[:10]}" if dot else kept.strip(" .")[:120] or "file"


def _kind_of(content: bytes, name: str) -> tuple[str, str]:
    for beginning, kind in _BEGINNINGS:
        if content.startswith(beginning):
            return kind
    if content.startswith(b"PK\x03\x04"):
        return _office_file(content, name)
    if _is_text(content):
        return "csv" if name.lower().endswith(".csv") else "txt", "text/plain"
    raise NotAllowed(f"“{name}” is of a kind that isn't taken. Taken are: {_TAKEN}.")


def _office_file(content: bytes, name: str) -> tuple[str, str]:
    try:
        members = set(zipfile.ZipFile(io.BytesIO(content)).namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        raise NotAllowed(f"“{name}” is damaged. Save it again and retry.") from None
    if any(member.endswith("vbaProject.bin") for member in members):
        raise NotAllowed(f"“{name}” holds macros. Save it without them and retry.")
    for member, kind in _OFFICE.items():
        if member in members:
            return kind
    raise NotAllowed(f"“{name}” is an archive, which isn't taken. Attach its files one by one.")


def _is_text(content: bytes) -> bool:
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    is_markup = (
        text.lstrip("\ufeff \r\n\t").lower().startswith(("<!doctype", "<html", "<svg", "<?xml"))
    )
    return not is_markup and not _TEXT_CONTROLS & set(content)


def _is_named_so(name: str, ending: str) -> bool:
    said = name.rpartition(".")[2].lower()
    return said in {
        ending,
        *({"jpeg"} if ending == "jpg" else ()),
        *({"md"} if ending == "txt" else ()),
    }
