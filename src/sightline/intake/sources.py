"""From paths to files: folders and zips are opened, and what each file is, is told by its bytes."""

import hashlib
import io
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from pathlib import Path, PurePosixPath

from sightline.intake.limits import MEGABYTE, Limits
from sightline.intake.refusal import IntakeRefused

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_CUT_OFF = "“{}” is damaged or was cut off: send it again, and check that the upload finishes."


class Format(Enum):
    """What a file is, whatever its name says."""

    WORKBOOK = auto()
    XML = auto()
    CSV = auto()
    ZIP = auto()


@dataclass(frozen=True)
class SourceFile:
    """One file somebody sent: its name as they know it, its bytes, the folder or zip it came in."""

    name: str
    content: bytes
    format: Format
    within: str = ""

    @property
    def stem(self) -> str:
        return PurePosixPath(self.name).stem


def source_files(paths: Iterable[Path], limits: Limits) -> tuple[SourceFile, ...]:
    """Every file of the paths given; folders and zips stand for the files in them.

    Raises IntakeRefused for what is no workbook, CSV or XML, or is too large to be one.
    """
    found: list[SourceFile] = []
    for path, folder in _each_path(paths):
        content = _read(path, limits)
        kind = _format(path.name, content, limits)
        if kind is Format.ZIP:
            found += _unpacked(path.name, content, limits)
        else:
            found.append(SourceFile(path.name, content, kind, within=folder))
    if not found:
        raise IntakeRefused("There is no file to load: the folder or zip is empty.")
    if len(found) > limits.files:
        raise IntakeRefused(f"That is more than {limits.files} files; load fewer at a time.")
    return _told_apart(found)


def _told_apart(files: Sequence[SourceFile]) -> tuple[SourceFile, ...]:
    """Files of one name, from several folders, get a number."""
    seen: Counter[str] = Counter()
    found = []
    for file in files:
        seen[file.name] += 1
        number = seen[file.name]
        path = PurePosixPath(file.name)
        name = file.name if number == 1 else f"{path.stem} ({number}){path.suffix}"
        found.append(replace(file, name=name))
    return tuple(found)


def source_contents(
    contents: Iterable[tuple[str, bytes]], limits: Limits
) -> tuple[SourceFile, ...]:
    """Files whose bytes are at hand already, such as the originals of a load."""
    return tuple(
        SourceFile(name, content, _format(name, content, limits)) for name, content in contents
    )


def sha256_of(files: Sequence[SourceFile]) -> str:
    """One hash for the upload: the file's own, or of all files whatever their order and names."""
    each = sorted(hashlib.sha256(file.content).hexdigest() for file in files)
    return each[0] if len(each) == 1 else hashlib.sha256("\n".join(each).encode()).hexdigest()


def _each_path(paths: Iterable[Path]) -> Iterator[tuple[Path, str]]:
    """Each file, and the folder that was given in its stead, if one was."""
    for path in paths:
        if path.is_dir():
            for inside in sorted(path.iterdir()):
                if inside.is_file() and _is_wanted(inside.name):
                    yield inside, path.name
        elif path.is_file():
            yield path, ""
        else:
            raise IntakeRefused(f"There is no file “{path}”.")


def _is_wanted(name: str) -> bool:
    """Not the hidden files and lock files that office programs leave in folders and zips."""
    parts = PurePosixPath(name).parts
    return not any(part.startswith((".", "~$", "__MACOSX")) for part in parts)


def _read(path: Path, limits: Limits) -> bytes:
    try:
        if path.stat().st_size > limits.upload:
            raise IntakeRefused(
                f"“{path.name}” is larger than {limits.upload // MEGABYTE:,} MB, "
                "more than any return: check that it is the right file."
            )
        return path.read_bytes()
    except OSError as error:
        raise IntakeRefused(f"“{path.name}” can't be opened: {error.strerror}.") from error


def _format(name: str, content: bytes, limits: Limits) -> Format:
    if not content.strip(b"\x00 \t\r\n"):
        raise IntakeRefused(f"“{name}” is empty.")
    if content.startswith(_OLE):
        if _ENCRYPTED in content:
            raise IntakeRefused(_password(name))
        return Format.WORKBOOK
    if content.startswith(b"PK"):
        return _zip_format(name, content, limits)
    if _text_start(content).startswith("<"):
        return Format.XML
    if b"\x00" in content[:4096] and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise IntakeRefused(f"“{name}” is no workbook, CSV or XML file.")
    return Format.CSV


def _password(name: str) -> str:
    return f"“{name}” is protected by a password: save it without one and load it again."


def _text_start(content: bytes) -> str:
    encoding = "utf-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    return content[:400].decode(encoding, errors="replace").lstrip("\ufeff \t\r\n\x00")


def _zip_format(name: str, content: bytes, limits: Limits) -> Format:
    with _opened(name, content) as parts:
        _check_sizes(name, parts, limits)
        inside = set(parts.namelist())
    is_workbook = "[Content_Types].xml" in inside or "mimetype" in inside
    if is_workbook and not any(n.startswith(("xl/", "content.xml")) for n in inside):
        raise IntakeRefused(f"“{name}” is a document of another kind, no workbook.")
    return Format.WORKBOOK if is_workbook else Format.ZIP


def _opened(name: str, content: bytes) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, OSError, ValueError, EOFError) as error:
        raise IntakeRefused(_CUT_OFF.format(name)) from error


def _check_sizes(name: str, parts: zipfile.ZipFile, limits: Limits) -> None:
    """The sizes the zip admits to; the process that unpacks it has a memory limit of its own."""
    entries = parts.infolist()
    bombs = [
        entry
        for entry in entries
        if entry.file_size > 20 * MEGABYTE
        and entry.file_size > limits.ratio * max(entry.compress_size, 1)
    ]
    if bombs or sum(entry.file_size for entry in entries) > limits.unpacked:
        raise IntakeRefused(
            f"“{name}” unpacks to far more than a return can hold, as files made to do harm do. "
            "If it is yours, delete empty rows and unused sheets and save it again."
        )
    if any(entry.flag_bits & 1 for entry in entries):
        raise IntakeRefused(_password(name))


def _unpacked(name: str, content: bytes, limits: Limits) -> list[SourceFile]:
    found = []
    with _opened(name, content) as parts:
        entries = parts.infolist()
        if len(entries) > limits.files:
            raise IntakeRefused(f"“{name}” holds more than {limits.files} files; load fewer.")
        for entry in entries:
            inside = _safe_name(name, entry.filename)
            if entry.is_dir() or not _is_wanted(entry.filename):
                continue
            body = _unpack(name, parts, entry, limits)
            kind = _format(inside, body, limits)
            if kind is Format.ZIP:
                raise IntakeRefused(f"“{name}” holds another zip, “{inside}”: unpack it first.")
            found.append(SourceFile(inside, body, kind, within=name))
    return found


def _safe_name(name: str, inside: str) -> str:
    path = PurePosixPath(inside.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or ":" in inside:
        raise IntakeRefused(f"“{name}” holds a file whose name leads out of the zip: “{inside}”.")
    return path.name


def _unpack(name: str, parts: zipfile.ZipFile, entry: zipfile.ZipInfo, limits: Limits) -> bytes:
    try:
        with parts.open(entry) as body:
            content = body.read(limits.unpacked + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as error:
        raise IntakeRefused(_CUT_OFF.format(name)) from error
    return content
