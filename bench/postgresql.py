"""A throw-away PostgreSQL server, for what is measured on both databases."""

import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_FOLDERS = ("/usr/lib/postgresql", "/opt/homebrew/opt", "/usr/local/opt")


@contextmanager
def postgresql(folder: Path) -> Iterator[str]:
    """The address of an empty server that stops afterwards; '' where none is installed."""
    programs = _programs()
    if programs is None:
        yield ""
        return
    folder.mkdir(parents=True)
    if os.geteuid() == 0:  # PostgreSQL refuses to run as root
        for each in (folder, folder.parent):
            shutil.chown(each, "postgres")
            each.chmod(0o711)
        folder.parent.parent.chmod(0o711)
    port = free_port()
    data = str(folder / "data")
    _do(programs / "initdb", "-D", data, "-U", "sightline", "--auth=trust", "--no-sync")
    options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1"
    log = str(folder / "log")
    _do(programs / "pg_ctl", "-D", data, "-l", log, "-w", "-o", options, "start")
    try:
        yield f"postgresql://sightline@127.0.0.1:{port}/postgres"
    finally:
        _do(programs / "pg_ctl", "-D", data, "-m", "immediate", "stop")


def _programs() -> Path | None:
    if found := shutil.which("initdb"):
        return Path(found).parent
    found_all = [path for each in _FOLDERS for path in sorted(Path(each).glob("*/bin/initdb"))]
    return found_all[-1].parent if found_all else None


def _do(program: Path, *arguments: str) -> None:
    as_whom = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    command = [*as_whom, str(program), *arguments]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def free_port() -> int:
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        return int(tried.getsockname()[1])
